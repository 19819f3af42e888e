"""Going through those who are not decided about: who may be a contact first, then what looks odd, then the newest."""

from array import array
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from sqlalchemy import ColumnElement, and_, func, not_, select
from sqlmodel import Session, col

from netbook.domain.audience.recognition import Pair
from netbook.domain.audience.signals import SIGNALS
from netbook.domain.audience.views import Offer, TriageCard
from netbook.domain.filters import And, Node, Term
from netbook.domain.filters.terms import Key
from netbook.domain.views import Named
from netbook.domain.vocabulary import PLATFORM_NAMES
from netbook.models import Account, Contact, Follower
from netbook.services import ids
from netbook.services.audience import bursting, deciding, listing, recognising, signing
from netbook.services.audience.bursting import Bursts
from netbook.services.audience.standing import HERE, OPEN

EVERYBODY = And(())
_WORDS = {signal.key: signal.what for signal in SIGNALS}
_OPEN = Term("is", "open", meaning=Key("open"))


@dataclass(frozen=True, slots=True)
class Queue:
    """The rows of all that wait, in the order in which they are asked about, and whom some of them may be."""

    numbers: Sequence[int]
    offered: Mapping[int, tuple[Pair, ...]]
    odd: int  # how many of them look odd, and are not offered
    blocks: Bursts = field(default_factory=Bursts)  # as they are for this sitting


def queue(session: Session, node: Node = EVERYBODY) -> Queue:
    """All who are open, of those whom a filter keeps."""
    kept = And((_OPEN, node))
    waiting = listing.followers(session, kept)
    among = set(waiting)
    offered: dict[int, tuple[Pair, ...]] = {}
    for pair in recognising.offers(session):
        if pair.follower in among:
            offered[pair.follower] = (*offered.get(pair.follower, ()), pair)
    strange = set(listing.followers(session, And((_OPEN, node, Term("is", "odd", meaning=Key("odd"))))))
    odd = array("q", (number for number in waiting if number in strange and number not in offered))
    rest = array("q", (number for number in waiting if number not in strange and number not in offered))
    return Queue(array("q", offered) + odd + rest, offered, len(odd))


def left(session: Session, before: Queue, node: Node = EVERYBODY) -> Queue | None:
    """Who of a queue waits still, of those whom a filter keeps, in the order they stood; none where others wait too.

    That takes far less time than to work the queue out anew.
    """
    places = select(col(Follower.id), col(Follower.account_id)).join(
        Account, col(Account.id) == col(Follower.account_id)
    )
    open_ = places.where(listing.condition(session, And((_OPEN, node))))
    waiting = {row.id: row.account_id for row in session.execute(open_)}
    numbers = array("q", (number for number in before.numbers if number in waiting))
    if len(numbers) < len(waiting):
        return None
    known = select(col(Follower.account_id), col(Follower.contact_id)).where(col(Follower.contact_id).is_not(None))
    taken = {(place, contact) for place, contact in session.execute(known)}
    there = set(session.scalars(select(col(Contact.id))))
    offered = {}
    for number, pairs in before.offered.items():
        if number in waiting:
            free = (each for each in pairs if each.contact in there and (waiting[number], each.contact) not in taken)
            if still := tuple(free):
                offered[number] = still
    begin = len(before.offered)
    odd = sum(number in waiting for number in before.numbers[begin : begin + before.odd])
    return Queue(numbers, offered, odd, before.blocks)


def decided(session: Session) -> int:
    """How many followers were decided about by the user."""
    return session.scalars(select(func.count()).where(col(Follower.decided_on).is_not(None))).one()


def card(session: Session, waiting: Queue, number: int) -> TriageCard | None:
    """What to show of one who waits; none where they are gone."""
    shown = listing.views(session, [number], waiting.blocks)
    if not shown:
        return None
    pairs = waiting.offered.get(number, ())
    names = dict(_names(session, [pair.contact for pair in pairs]))
    offers = tuple(
        Offer(Named(ids.show(ids.PERSON, pair.contact), names[pair.contact]), pair.score, pair.reason)
        for pair in pairs
        if pair.contact in names
    )
    alike, words = like(session, waiting, number)
    return TriageCard(shown[0], offers, len(alike), words)


def _names(session: Session, numbers: Sequence[int]) -> list[tuple[int, str]]:
    found = session.execute(select(col(Contact.id), col(Contact.name)).where(col(Contact.id).in_(numbers)))
    return [(number, name) for number, name in found if number]


def like(session: Session, waiting: Queue, number: int) -> tuple[list[int], str]:
    """All who wait for the same reason, this one among them, and what they have in common, in words."""
    if number in waiting.offered:
        reason = waiting.offered[number][0].reason
        found = [each for each, pairs in waiting.offered.items() if pairs[0].reason == reason]
        return found, f"who may be contacts: {reason}"
    row = session.get_one(Follower, number)
    account = session.get_one(Account, row.account_id)
    where = PLATFORM_NAMES.get(account.platform, account.platform)
    same, words = _alike(session, row, where, waiting.blocks)
    among = set(waiting.numbers)
    query = select(col(Follower.id)).where(col(Follower.account_id) == row.account_id, same, HERE, OPEN)
    return [each for each in session.scalars(query) if each in among and each not in waiting.offered], words


def _alike(session: Session, row: Follower, where: str, blocks: Bursts) -> tuple[ColumnElement[bool], str]:
    burst = blocks.holding(session, row.account_id, row.since)
    if burst:
        return bursting.within(row.account_id, burst), f"who came on {where} in one burst: {burst.words}"
    apart = not_(bursting.inside(session, blocks))
    same = and_(signing.alike(row.signs), apart)
    words = "; ".join(_WORDS[sign.key] for sign in signing.read(row.signs))
    return same, f"on {where}: {words}" if words else f"on {where} in whom nothing looks odd"


def accept(session: Session, waiting: Queue, numbers: Sequence[int], today: date) -> int:
    """Say of followers that they are the contacts offered first; how many were, each contact once an account."""
    done = 0
    taken: set[tuple[int, int]] = set()
    for number in numbers:
        pair = waiting.offered[number][0]
        place = (session.get_one(Follower, number).account_id, pair.contact)
        if place not in taken:
            taken.add(place)
            deciding.same_as(session, number, pair.contact, today, pair.reason)
            done += 1
    return done
