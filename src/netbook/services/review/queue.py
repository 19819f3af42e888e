"""What a review asks about: the rows that wait, the most pressing first."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence, Set
from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import Select, exists, func, not_, or_, select
from sqlmodel import Session, col

from netbook.domain import curation
from netbook.domain.cadence import next_occasion
from netbook.domain.filters.terms import Days
from netbook.domain.review import (
    ASKED_FOR,
    CHOOSE,
    DAYS_AHEAD,
    INBOX,
    KEPT,
    KEPT_FOR,
    LATELY,
    NEWCOMERS,
    OCCASIONS,
    PEOPLE,
    PROMISES,
    QUIET,
    SKIPPED,
    STEPS,
    SUGGESTED,
    fit,
)
from netbook.domain.vocabulary import OPEN
from netbook.models import (
    Circle,
    Contact,
    Derived,
    FollowUp,
    InboxLine,
    Interaction,
    Occasion,
    Participation,
    ReviewItem,
)
from netbook.services import conditions, ids, suggested
from netbook.services.curation import candidates, undecided

_UNCIRCLED = 2.5  # a cadence of one's own, without a circle, stands between trusted and network
_MOST = 200  # items of one step: more than the longest review holds


@dataclass(frozen=True, slots=True)
class Waiting:
    """What waits at one step: the first of it, and how much it is in all."""

    subjects: Sequence[str]
    total: int


@dataclass(frozen=True, slots=True)
class Queued:
    """One thing to ask about; without a subject, the step itself."""

    step: str
    subject: str | None


def queue(session: Session, kind: str, today: date, minutes: int) -> tuple[list[Queued], Mapping[str, int]]:
    """What a new review would ask about within the time, and how much more waits, by step."""
    found = _waiting(session, kind, today)
    fitting = fit(kind, {step: len(waiting.subjects) for step, waiting in found.items()}, minutes)
    asked = []
    for step in STEPS[kind]:
        subjects = found[step.key].subjects[: fitting[step.key]] if step.key in found else [None]
        asked += [Queued(step.key, subject) for subject in subjects]
    return asked, {step: more for step, waiting in found.items() if (more := waiting.total - fitting[step])}


def besides(session: Session, kind: str, today: date, minutes: int, asked: Set[Queued]) -> list[Queued]:
    """What waits besides what a review asks about already, as far as it fits the time together with that."""
    have = Counter(each.step for each in asked if each.subject)
    new = {
        step: [each for subject in waiting.subjects if (each := Queued(step, subject)) not in asked]
        for step, waiting in _waiting(session, kind, today).items()
    }
    fitting = fit(kind, {step: have[step] + len(found) for step, found in new.items()}, minutes)
    return [each for step, found in new.items() for each in found[: max(fitting[step] - have[step], 0)]]


def _waiting(session: Session, kind: str, today: date) -> dict[str, Waiting]:
    return {step.key: _WAITING[step.key](session, today) for step in STEPS[kind] if step.minutes is not None}


def _inbox(session: Session, _today: date) -> Waiting:
    return _ids(session, ids.INBOX, select(col(InboxLine.id)).order_by(col(InboxLine.id)))


def _suggested(session: Session, today: date) -> Waiting:
    """What may have happened in the last weeks, the oldest first; not what was left open when it was asked about."""
    asked = select(col(ReviewItem.subject)).where(col(ReviewItem.step) == SUGGESTED, col(ReviewItem.outcome) == SKIPPED)
    left = set(session.execute(asked).scalars())
    rows = suggested.open_ones(session, today - timedelta(days=ASKED_FOR))
    found = (ids.show(ids.SUGGESTION, row.id) for row in rows if row.on <= today)
    return _listed([subject for subject in found if subject not in left])


def _promises(session: Session, today: date) -> Waiting:
    query = (
        select(col(FollowUp.id))
        .outerjoin(Contact, col(Contact.id) == col(FollowUp.contact_id))
        .where(col(FollowUp.state) == OPEN, col(FollowUp.due) <= today)
        .where(col(Contact.archived_at).is_(None), not_(conditions.after(Contact.paused_until, today)))
        .order_by(col(FollowUp.due), col(FollowUp.id))
    )
    return _ids(session, ids.FOLLOW_UP, query)


def _people(session: Session, today: date) -> Waiting:
    """Those due, the inner circles first, then the longest due."""
    query = (
        _somebody()
        .where(conditions.due_by(Days(last=today), today), col(Contact.archived_at).is_(None))
        .order_by(FROM_INSIDE, col(Derived.due), col(Contact.id))
    )
    return _ids(session, ids.PERSON, query)


def _occasions(session: Session, today: date) -> Waiting:
    """What comes up in the next days, the soonest first."""
    last = today + timedelta(days=DAYS_AHEAD)
    days = [today + timedelta(days=count) for count in range(DAYS_AHEAD + 2)]  # one more: 29 February kept on the 28th
    falls = [(col(Occasion.month) == day.month) & (col(Occasion.day) == day.day) for day in days]
    leap = (col(Occasion.month) == 2) & (col(Occasion.day) == 29)
    query = (
        select(col(Occasion.id), col(Occasion.month), col(Occasion.day))
        .join(Contact, col(Contact.id) == col(Occasion.contact_id))
        .where(or_(*falls, leap), col(Contact.archived_at).is_(None))
        .where(not_(conditions.after(Contact.paused_until, today)))
    )
    coming = ((next_occasion(month, day, today), number) for number, month, day in session.execute(query))
    return _listed([ids.show(ids.OCCASION, number) for day, number in sorted(coming) if day <= last])


def _newcomers(session: Session, today: date) -> Waiting:
    """Whom one first talked with lately, and who are in no circle or not decided about."""
    since = today - timedelta(days=LATELY)
    before = exists().where(
        col(Participation.contact_id) == col(Contact.id),
        col(Participation.role) == "present",
        col(Interaction.id) == col(Participation.interaction_id),
        col(Interaction.on) < since,
    )
    query = (
        _somebody()
        .where(col(Derived.last) >= since, conditions.there(today), not_(before))
        .where(or_(col(Contact.circle).is_(None), col(Derived.vetted) == curation.OPEN))
        .order_by(col(Derived.last).desc(), col(Contact.id).desc())
    )
    return _ids(session, ids.PERSON, query)


def _quiet(session: Session, today: date) -> Waiting:
    """Those silent for twice their cadence, the inner circles first; not those lately kept as they are."""
    kept = (
        select(col(ReviewItem.subject))
        .where(col(ReviewItem.step) == QUIET, col(ReviewItem.outcome) == KEPT)
        .where(col(ReviewItem.decided_on) > today - timedelta(days=KEPT_FOR))
    )
    spared = set(session.execute(kept).scalars())
    query = (
        _somebody()
        .add_columns(col(Derived.last), col(Derived.turns_due))
        .where(col(Derived.turns_due) <= today, conditions.there(today))
        .order_by(FROM_INSIDE, col(Derived.last), col(Contact.id))
    )
    found = [ids.show(ids.PERSON, number) for number, last, due in session.execute(query) if is_quiet(last, due, today)]
    return _listed([subject for subject in found if subject not in spared])


def is_quiet(last: date | None, turns_due: date | None, today: date) -> bool:
    """Whether there was silence for twice the cadence."""
    return bool(last and turns_due and today - last >= 2 * (turns_due - last))


def _choose(session: Session, today: date) -> Waiting:
    found = [candidate.id for candidate in candidates(session, today, _MOST)]
    return Waiting(found, len(found) if len(found) < _MOST else undecided(session, today))


FROM_INSIDE = func.coalesce(col(Circle.position), _UNCIRCLED)


def _somebody() -> Select[int | None]:
    return (
        select(col(Contact.id))
        .join(Derived, col(Derived.contact_id) == col(Contact.id))
        .outerjoin(Circle, col(Circle.key) == col(Contact.circle))
    )


def _ids(session: Session, letter: str, query: Select[int | None]) -> Waiting:
    first = [ids.show(letter, number) for number in session.execute(query.limit(_MOST)).scalars()]
    if len(first) < _MOST:
        return Waiting(first, len(first))
    whole = select(func.count()).select_from(query.order_by(None).subquery())
    return Waiting(first, session.execute(whole).scalar_one())


def _listed(subjects: Sequence[str]) -> Waiting:
    return Waiting(subjects[:_MOST], len(subjects))


_WAITING: dict[str, Callable[[Session, date], Waiting]] = {
    INBOX: _inbox,
    SUGGESTED: _suggested,
    PROMISES: _promises,
    PEOPLE: _people,
    OCCASIONS: _occasions,
    NEWCOMERS: _newcomers,
    QUIET: _quiet,
    CHOOSE: _choose,
}
