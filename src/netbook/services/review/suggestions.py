"""Whom to pick for next week: soon due, cooling, and at times a dormant tie worth waking."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import not_, or_, select
from sqlmodel import Session, col

from netbook.domain.review import OFFERED, WAKE
from netbook.domain.spoken import day
from netbook.models import Circle, Contact, Derived, Review, ReviewItem, key_of
from netbook.services import conditions, ids
from netbook.services.dormant import worth_waking
from netbook.services.review.progress import decide
from netbook.services.review.queue import FROM_INSIDE

_SOON, _COOLING, _ASLEEP = 4, 3, 2  # how many of each are suggested
_RESTED = 365  # days after which a dormant tie is offered again


@dataclass(frozen=True, slots=True)
class Suggestion:
    """Somebody to see next week, and why; ``asleep`` is a tie that is dormant."""

    id: str
    name: str
    why: str
    asleep: bool = False


def suggestions(session: Session, today: date) -> list[Suggestion]:
    """Those due in the week to come, those cooling, and ties worth waking that were not offered for a year."""
    soon, found = today + timedelta(days=7), list[Suggestion]()
    awake = (
        select(col(Contact.id), col(Contact.name), col(Derived.due), col(Derived.last))
        .join(Derived, col(Derived.contact_id) == col(Contact.id))
        .outerjoin(Circle, col(Circle.key) == col(Contact.circle))
        .where(col(Contact.archived_at).is_(None))
        .where(*(not_(conditions.after(until, soon)) for until in (Contact.paused_until, Contact.snoozed_until)))
        .order_by(FROM_INSIDE, col(Derived.due), col(Contact.id))
    )
    coming = awake.where(col(Derived.due) > today, col(Derived.due) <= soon).limit(_SOON)
    for number, name, due, _ in session.execute(coming):
        found.append(Suggestion(ids.show(ids.PERSON, number), name, f"due {day(due, today)}"))
    dormant = col(Derived.turns_dormant)
    cooling = awake.where(col(Derived.turns_late) <= today, or_(dormant.is_(None), dormant > today))
    for number, name, _, last in session.execute(cooling.limit(_COOLING)):
        found.append(Suggestion(ids.show(ids.PERSON, number), name, f"cooling, last {day(last, today)}"))
    offered = select(col(ReviewItem.subject)).where(
        col(ReviewItem.step) == WAKE, col(ReviewItem.decided_on) > today - timedelta(days=_RESTED)
    )
    rested = {ids.number(subject, ids.PERSON) for subject in session.execute(offered).scalars() if subject}
    for tie in worth_waking(session, today, _ASLEEP, rested):
        found.append(Suggestion(tie.id, tie.name, "; ".join(tie.reasons), asleep=True))
    return list({each.id: each for each in found}.values())


def note_offered(session: Session, review: Review, shown: Sequence[Suggestion], today: date) -> None:
    """Note which dormant ties were offered, so that they rest for a year."""
    for each in shown:
        if each.asleep:
            item = ReviewItem(review_id=key_of(review), position=0, step=WAKE, subject=each.id)
            decide(session, item, OFFERED, today)
