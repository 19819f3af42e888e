"""Who is in the book twice: found, shown side by side, and said to be two."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Sequence
from datetime import date
from itertools import chain

from sqlalchemy import func, select
from sqlmodel import Session, col

from netbook.domain.duplicates import finding
from netbook.domain.duplicates.comparing import compared
from netbook.domain.duplicates.people import Entry, Pair
from netbook.domain.duplicates.views import PairCard, PairView
from netbook.domain.matching import Identity, way
from netbook.domain.occasions import BIRTHDAY, YearlyDay
from netbook.domain.views import Named
from netbook.errors import Conflict, Unreadable
from netbook.models import Alias, Contact, ContactMethod, Distinction, Occasion, Participation, Relation, key_of
from netbook.services import directory, ids, people
from netbook.services.methods import methods
from netbook.storage.rows import chunks, pointing_at

Both = tuple[int, int]


def find(session: Session, among: Collection[int] | None = None) -> list[Pair]:
    """The pairs that may be one person each, the best first; with ``among`` those of which one is among these rows.

    Two who are related or were at one table are two people, and so are those who were said to be.
    """
    found = finding.pairs(entries(session), distinct(session))
    if among is not None:
        found = finding.among(found, among)
    apart = _known_apart(session, found)
    return [pair for pair in found if (pair.one, pair.other) not in apart]


def how_many(session: Session) -> int:
    """How many people are looked through."""
    return session.scalars(select(func.count()).select_from(Contact)).one()


def pair_of(session: Session, one: Contact, other: Contact) -> Pair:
    """Two people as a pair, whatever speaks for it.

    Raises:
        Unreadable: both are the same entry.
    """
    _must_be_two(one, other)
    first, second = entries(session, [key_of(one), key_of(other)])
    return finding.between(first, second)


def _must_be_two(one: Contact, other: Contact) -> None:
    if one.id == other.id:
        raise Unreadable(f"{one.name} is one entry already", "name two of them")


def entries(session: Session, among: Sequence[int] | None = None) -> list[Entry]:
    """Everybody, or some, as far as it matters for finding them twice."""
    people_ = select(col(Contact.id), col(Contact.name), col(Contact.organisation), col(Contact.city))
    aliases = select(col(Alias.contact_id), col(Alias.name))
    born = select(col(Occasion.contact_id), col(Occasion.month), col(Occasion.day), col(Occasion.year))
    born = born.where(col(Occasion.kind) == BIRTHDAY)
    if among is not None:
        people_, aliases = people_.where(col(Contact.id).in_(among)), aliases.where(col(Alias.contact_id).in_(among))
        born = born.where(col(Occasion.contact_id).in_(among))
    called: dict[int, list[str]] = defaultdict(list)
    for owner, name in session.execute(aliases):
        called[owner].append(name)
    ways: dict[int, list[Identity]] = defaultdict(list)
    theirs = () if among is None else (col(ContactMethod.contact_id).in_(among),)
    for owner, method in methods(session, *theirs):
        if found := way(method):
            ways[owner].append(found)
    days = {owner: YearlyDay(*day) for owner, *day in session.execute(born)}
    return [
        Entry(number, (name, *called.get(number, ())), tuple(ways.get(number, ())), days.get(number), work, city)
        for number, name, work, city in session.execute(people_.order_by(col(Contact.id)))
    ]


def distinct(session: Session) -> set[Both]:
    """The pairs that were said to be two people, the lower row first."""
    pairs = select(col(Distinction.one_id), col(Distinction.other_id))
    return {(one, other) for one, other in session.execute(pairs)}


def say_distinct(session: Session, one: Contact, other: Contact, today: date) -> str:
    """Note that two people are not the same; in words.

    Raises:
        Conflict: that was said already.
        Unreadable: both are the same entry.
    """
    _must_be_two(one, other)
    first, second = sorted((key_of(one), key_of(other)))
    said = f"{one.name} ({ids.show(ids.PERSON, one.id)}) and {other.name} ({ids.show(ids.PERSON, other.id)})"
    if (first, second) in distinct(session):
        raise Conflict(f"{said} are not the same already")
    session.add(Distinction(one_id=first, other_id=second, on=today))
    session.flush()
    return f"{said} are not the same"


def is_open(session: Session, pair: Pair) -> bool:
    """Whether one may still ask about a pair: both are there, and nobody said that they are two."""
    there = people.still_there(session, (pair.one, pair.other))
    return len(there) == 2 and (pair.one, pair.other) not in distinct(session)


def views(session: Session, pairs: Sequence[Pair]) -> list[PairView]:
    """Pairs with who would stay: the one of whom more is known, of two alike the one who came first."""
    numbers = set(chain.from_iterable((pair.one, pair.other) for pair in pairs))
    filled = _filled(session, numbers)
    names: dict[int, str] = {}
    for part in chunks(sorted(numbers)):
        names |= directory.names_of(session, part)
    found = []
    for pair in pairs:
        stays, goes = sorted((pair.one, pair.other), key=lambda number: (-filled[number], number))
        one, other = (Named(ids.show(ids.PERSON, number), names[number]) for number in (stays, goes))
        found.append(PairView(one, other, pair.score, pair.reasons, pair.against))
    return found


def card(session: Session, pair: Pair, today: date, *, swapped: bool = False) -> PairCard:
    """Two people side by side, who would stay first; ``swapped`` turns that round."""
    (view,) = views(session, [pair])
    if swapped:
        view = PairView(view.goes, view.stays, view.score, view.reasons, view.against)
    stays, goes = (
        people.view(session, directory.by_number(session, ids.number(each.id, ids.PERSON)), today)
        for each in (view.stays, view.goes)
    )
    return PairCard(view, compared(stays, goes, today))


def _filled(session: Session, numbers: Iterable[int]) -> Counter[int]:
    """How much is known of each of some people: their fields, and what hangs on them; little of who is archived."""
    found: Counter[int] = Counter()
    for part in chunks(sorted(numbers)):
        for contact in session.scalars(select(Contact).where(col(Contact.id).in_(part))):
            known = sum(value is not None for value in contact.model_dump().values())
            found[key_of(contact)] += known if contact.archived_at is None else known - _ARCHIVED
        for column in pointing_at(Contact):
            counted = session.execute(select(column, func.count()).where(column.in_(part)).group_by(column))
            found.update(dict(iter(counted)))
    return found


_ARCHIVED = 1_000_000


def _known_apart(session: Session, pairs: Sequence[Pair]) -> set[Both]:
    """The pairs that are two people beyond doubt."""
    apart = {
        (min(one, other), max(one, other))
        for one, other in session.execute(select(col(Relation.contact_id), col(Relation.other_id)))
    }
    numbers = sorted(set(chain.from_iterable((pair.one, pair.other) for pair in pairs)))
    there: dict[int, set[int]] = defaultdict(set)
    for part in chunks(numbers):
        query = select(col(Participation.contact_id), col(Participation.interaction_id))
        query = query.where(col(Participation.contact_id).in_(part), col(Participation.role) == "present")
        for who, what in session.execute(query):
            there[who].add(what)
    nobody: set[int] = set()
    apart.update(
        (pair.one, pair.other) for pair in pairs if there.get(pair.one, nobody) & there.get(pair.other, nobody)
    )
    return apart
