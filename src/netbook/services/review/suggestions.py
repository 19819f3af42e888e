"""Whom to pick for next week: picked before and missed, due, soon due, cooling, and at times a dormant tie."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import ColumnElement, or_, select
from sqlmodel import Session, col

from netbook.domain.review import OFFERED, WAKE
from netbook.domain.spoken import ago, day, how_long
from netbook.models import Circle, Contact, Derived, Review, ReviewItem, key_of
from netbook.services import conditions, ids
from netbook.services.dormant import worth_waking
from netbook.services.review import progress
from netbook.services.review.queue import FROM_INSIDE

_DUE, _SOON, _COOLING, _ASLEEP = 2, 3, 2, 2  # how many of each are suggested
_FRESH = 2  # days after a contact for which somebody is not suggested
_RESTED = 365  # days after which a dormant tie is offered again


@dataclass(frozen=True, slots=True)
class Suggestion:
    """Somebody to see next week, and why; ``asleep`` is a tie that is dormant."""

    id: str
    name: str
    why: str
    asleep: bool = False


def suggestions(session: Session, kind: str, today: date) -> list[Suggestion]:
    """Each once, the strongest reason first; nobody one was just in touch with.

    Dormant ties rest for a year once they were offered.
    """
    found: dict[str, Suggestion] = {}
    for each in (*_missed(session, kind, today), *_awake(session, today), *_asleep(session, today)):
        found.setdefault(each.id, each)
    return list(found.values())


def _missed(session: Session, kind: str, today: date) -> Iterator[Suggestion]:
    """Whom one picked last time and did not see."""
    before = progress.newest(session, kind)
    if before:
        seen = progress.seen_since(session, before.on, today)
        missed = [one for one in progress.picks(session, before) if one.id not in seen]
        numbers = [ids.number(one.id, ids.PERSON) for one in missed]
        there = select(col(Contact.id)).where(col(Contact.id).in_(numbers), conditions.there(today))
        here = {ids.show(ids.PERSON, number) for number in session.execute(there).scalars()}
        yield from (Suggestion(one.id, one.name, "picked last time") for one in missed if one.id in here)


def _awake(session: Session, today: date) -> Iterator[Suggestion]:
    soon, dormant = today + timedelta(days=7), col(Derived.turns_dormant)
    due = col(Derived.due)
    for where, most in (
        ((due.is_not(None), due <= today), _DUE),
        ((due > today, due <= soon), _SOON),
        ((col(Derived.turns_late) <= today, or_(dormant.is_(None), dormant > today)), _COOLING),
    ):
        yield from (_suggested(row, today) for row in _people(session, today, where, most))


Row = tuple[int, str, date | None, date | None]


def _people(session: Session, today: date, where: Sequence[ColumnElement[bool]], most: int) -> list[Row]:
    last = col(Derived.last)
    query = (
        select(col(Contact.id), col(Contact.name), col(Derived.due), last)
        .join(Derived, col(Derived.contact_id) == col(Contact.id))
        .outerjoin(Circle, col(Circle.key) == col(Contact.circle))
        .where(*where, conditions.there(today))
        .where(or_(last.is_(None), last <= today - timedelta(days=_FRESH)))
        .order_by(FROM_INSIDE, col(Derived.due), col(Contact.id))
        .limit(most)
    )
    return [(number, name, due, last) for number, name, due, last in session.execute(query)]


def _suggested(row: Row, today: date) -> Suggestion:
    number, name, due, last = row
    if due and due > today:
        why = f"due {day(due, today)}"
    elif due and due < today:
        why = f"{how_long((today - due).days)} late"
    else:
        why = "due today" if due else "cooling"
    return Suggestion(
        ids.show(ids.PERSON, number), name, f"{why}, {f'last {ago(last, today)}' if last else 'not met yet'}"
    )


def _asleep(session: Session, today: date) -> Iterator[Suggestion]:
    offered = select(col(ReviewItem.subject)).where(
        col(ReviewItem.step) == WAKE, col(ReviewItem.decided_on) > today - timedelta(days=_RESTED)
    )
    rested = {ids.number(subject, ids.PERSON) for subject in session.execute(offered).scalars() if subject}
    for tie in worth_waking(session, today, _ASLEEP, rested):
        why = "; ".join(("asleep", f"last {ago(tie.last, today)}", *tie.reasons[:1]))
        yield Suggestion(tie.id, tie.name, why, asleep=True)


def note_offered(session: Session, review: Review, shown: Sequence[Suggestion], today: date) -> None:
    """Note which dormant ties were offered, so that they rest for a year."""
    for each in shown:
        if each.asleep:
            item = ReviewItem(review_id=key_of(review), position=0, step=WAKE, subject=each.id)
            progress.decide(session, item, OFFERED, today)
