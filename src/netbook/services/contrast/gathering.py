"""What the contrast looks at, read from the tables in one pass each."""

from collections import Counter, defaultdict
from collections.abc import Iterator
from datetime import date
from itertools import groupby
from operator import itemgetter
from typing import NamedTuple

from sqlalchemy import and_, case, select
from sqlmodel import Session, col, func

from netbook.domain.audience.identity import DAY
from netbook.domain.contrast.facts import Facts, Reach, Talk
from netbook.domain.metrics.history import History, Touch
from netbook.models import (
    Account,
    Appraisal,
    AudienceSnapshot,
    Contact,
    Derived,
    Exchange,
    Follower,
    Interaction,
    Participation,
    key_of,
)
from netbook.services.audience import accounts

_CLOSE = ("inner", "close")


class _Present(NamedTuple):
    """One who was there: the person, the interaction, and what one needs to know of it."""

    contact: int
    interaction: int
    touch: Touch


Held = list[tuple[Account, list[AudienceSnapshot]]]  # accounts with their counts


def facts(session: Session, first: date, until: date, platform: str | None = None) -> Facts:
    """What is known of a stretch; of the audience, of one platform alone if one is named."""
    there, curated, close = _people(session)
    happened = _happened(session, first, until, curated)
    received = _received(session, first, until)
    held = accounts.with_counts(session, platform)
    return Facts(
        first,
        until,
        people=there,
        decided=session.scalars(select(func.count()).select_from(Appraisal)).one() > 0,
        curated=curated,
        close=close,
        talked=happened.talked,
        two_way=happened.two_way,
        worked=frozenset(received),
        talks=happened.talks,
        received=received,
        met=happened.met,
        reaches=reaches(session, first, until, held),
        counts=tuple(_told(counts) for _, counts in held),
    )


def _people(session: Session) -> tuple[int, frozenset[int], frozenset[int]]:
    """How many people there are, who of them belongs, and who is close; those who are archived are not there."""
    query = select(col(Contact.id), col(Contact.circle), col(Derived.vetted)).join(
        Derived, col(Derived.contact_id) == col(Contact.id)
    )
    rows = session.execute(query.where(col(Contact.archived_at).is_(None))).all()
    curated = frozenset(number for number, _, vetted in rows if number and vetted == "yes")
    return len(rows), curated, frozenset(number for number, circle, _ in rows if number and circle in _CLOSE)


class _Happened(NamedTuple):
    """Whom one talked with, with whom both sides began, every conversation, and the days with those who belong."""

    talked: frozenset[int]
    two_way: frozenset[int]
    talks: tuple[Talk, ...]
    met: dict[int, list[date]]


def _happened(session: Session, first: date, until: date, curated: frozenset[int]) -> _Happened:
    """What happened in the stretch, in one look at all that ever did."""
    talked: set[int] = set()
    both: set[int] = set()
    met: dict[int, list[date]] = {}
    there: dict[int, set[int]] = defaultdict(set)
    minutes: dict[int, int | None] = {}
    for contact, group in groupby(_present(session, until), key=itemgetter(0)):
        began: set[str] = set()
        answered = _answered(list(group), until)
        if contact in curated:
            met[contact] = [each.touch.on for each in answered]
        for each in answered:
            if each.touch.on < first:
                continue
            talked.add(contact)
            there[each.interaction].add(contact)
            minutes[each.interaction] = each.touch.minutes
            began |= {"me", "them"} if each.touch.initiator == "both" else {each.touch.initiator or ""}
        if {"me", "them"} <= began:
            both.add(contact)
    talks = tuple(Talk(frozenset(people), minutes[number]) for number, people in there.items())
    return _Happened(frozenset(talked), frozenset(both), talks, met)


def _answered(group: list[_Present], until: date) -> list[_Present]:
    """What happened with one person, without the attempts at its end that stand without an answer."""
    unanswered = History(until, touches=[each.touch for each in group]).unanswered
    return group[: len(group) - unanswered]


def _present(session: Session, until: date) -> Iterator[_Present]:
    """Everybody who was there at anything up to a day, by person, the oldest first."""
    query = (
        select(
            col(Participation.contact_id),
            col(Interaction.id),
            *(col(getattr(Interaction, name)) for name in Touch._fields),
        )
        .join(Interaction, col(Interaction.id) == col(Participation.interaction_id))
        .where(col(Participation.role) == "present", col(Interaction.on) <= until)
        .order_by(col(Participation.contact_id), col(Interaction.on), col(Interaction.id))
    )
    for contact, interaction, *touch in session.execute(query, execution_options={"yield_per": 10_000}):
        yield _Present(contact, interaction, Touch(*touch))


def _received(session: Session, first: date, until: date) -> Counter[int]:
    query = select(col(Exchange.contact_id), func.count()).where(
        col(Exchange.direction) == "received", col(Exchange.on).between(first, until)
    )
    found = session.execute(query.group_by(col(Exchange.contact_id))).all()
    return Counter({number: count for number, count in found if number})


def _told(counts: list[AudienceSnapshot]) -> tuple[tuple[date, int], ...]:
    return tuple((each.on, each.followers) for each in counts if each.followers is not None)


def reaches(session: Session, first: date, until: date, held: Held) -> tuple[Reach, ...]:
    """The audience of each platform at the end of the stretch, all accounts there taken together."""
    grouped = groupby(held, key=lambda each: each[0].platform)
    return tuple(_reach(session, key, list(group), first, until) for key, group in grouped)


def _reach(session: Session, platform: str, held: Held, first: date, until: date) -> Reach:
    past = [[each for each in counts if each.on <= until] for _, counts in held]
    told = [newest.followers for each in past if (newest := accounts.newest(each)) and newest.followers is not None]
    here = [
        col(Follower.account_id).in_([key_of(each) for each, _ in held]),
        col(Follower.follows_me).is_(True),
        col(Follower.first_seen) <= until,
        (col(Follower.left_on).is_(None)) | (col(Follower.left_on) > until),
    ]
    since = func.substr(col(Follower.since), 1, DAY)
    new = [since >= first.isoformat(), since <= until.isoformat()]
    counts = select(func.count(), func.count(col(Follower.since)), func.count(case((and_(*new), 1))))
    listed, dated, gained = session.execute(counts.where(*here)).one()
    known = select(col(Follower.contact_id)).where(*here, col(Follower.contact_id).is_not(None))
    was_listed = listed > 0 or any(
        each.source == accounts.LISTED and each.followers is not None for counts in past for each in counts
    )
    return Reach(
        platform,
        sum(told) if told else listed or None,
        listed if was_listed else None,
        frozenset(number for number in session.scalars(known) if number),
        gained if dated else None,
        frozenset(number for number in session.scalars(known.where(*new)) if number),
    )
