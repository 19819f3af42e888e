"""The circles of a book: how many people they hold, and the user's own settings of them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import accumulate

from sqlalchemy import and_, case, func, select
from sqlmodel import Session, col
from sqlmodel import select as rows_of

from netbook.domain.cadence import NEVER, cadence_text, is_shorter
from netbook.domain.circling import CircleNow, CircleView, LateOne
from netbook.domain.text import clean_line, fold
from netbook.errors import Conflict, Unreadable
from netbook.models import Circle, Contact, Derived
from netbook.services import contacts, upkeep
from netbook.services.conditions import Condition, there
from netbook.services.upkeep import Spread

_LONGEST = 40  # letters of a name
_MOST = 1_000_000  # people
_LATEST = 12  # people who are named of a circle


@dataclass(frozen=True, slots=True)
class Wanted:
    """New settings of a circle, as they were typed; none leaves one as it is."""

    name: str | None = None
    capacity: str | None = None
    every: str | None = None
    late: str | None = None

    def __bool__(self) -> bool:
        return any(each is not None for each in (self.name, self.capacity, self.every, self.late))


def listing(session: Session) -> list[CircleView]:
    """Every circle from the inside, with the people in it who are not archived."""
    count = select(col(Contact.circle), func.count()).where(col(Contact.archived_at).is_(None))
    found = dict(session.execute(count.group_by(col(Contact.circle))).all())
    circles = _circles(session)
    people = [found.get(circle.key, 0) for circle in circles]
    return [
        CircleView(
            key=circle.key,
            name=circle.name,
            people=inside,
            within=within,
            capacity=circle.capacity,
            cadence=circle.cadence,
            late_after=circle.late_after,
            over=max(0, within - circle.capacity) if circle.capacity is not None else 0,
        )
        for circle, inside, within in zip(circles, people, accumulate(people), strict=True)
    ]


def now(session: Session, today: date) -> list[CircleNow]:
    """Every circle from the inside with how many of it are due and late today, at the end those in no circle.

    Late is who is cooling or dormant by a cadence; the silent are neither due nor late.
    """
    late = _late(today)
    due = and_(col(Derived.due).is_not(None), col(Derived.due) <= today, there(today))
    times = [func.sum(case((each, 1), else_=0)) for each in (due, late)]
    query = select(col(Contact.circle), func.count(), *times).join(Derived, col(Derived.contact_id) == col(Contact.id))
    query = query.where(col(Contact.archived_at).is_(None)).group_by(col(Contact.circle))
    counts = {key: (people, due, late) for key, people, due, late in session.execute(query)}
    known: list[CircleView | None] = [*listing(session), *([None] if None in counts else [])]
    found = []
    for circle in known:
        key = circle.key if circle else None
        people, due_now, late_now = counts.get(key, (0, 0, 0))
        latest = _latest(session, key, late, today) if late_now else ()
        found.append(CircleNow(circle, people, due_now, late_now, latest))
    return found


def _late(today: date) -> Condition:
    return and_(col(Derived.turns_late).is_not(None), col(Derived.turns_late) <= today, there(today))


def _latest(session: Session, key: str | None, late: Condition, today: date) -> tuple[LateOne, ...]:
    since = func.coalesce(case((col(Derived.due) <= today, col(Derived.due))), col(Derived.turns_due))
    query = select(col(Contact.id), col(Contact.name), since).join(Derived, col(Derived.contact_id) == col(Contact.id))
    query = query.where(col(Contact.circle).is_not_distinct_from(key), late)
    rows = session.execute(query.order_by(since, col(Derived.sorted_as)).limit(_LATEST))
    return tuple(LateOne(*row) for row in rows)


def change(session: Session, text: str, wanted: Wanted, today: date) -> tuple[Circle, Spread]:
    """Change the settings of a circle, named by its key or name; how its people come due where it had no cadence.

    Raises:
        NotFound: there is no such circle.
        Unreadable: a setting is none, or late would be before due.
        Conflict: another circle bears the name.
    """
    circle = session.exec(rows_of(Circle).where(Circle.key == contacts.circle_key(session, text, settable=True))).one()
    others = [each for each in _circles(session) if each.id != circle.id]
    people = session.exec(rows_of(Contact).where(Contact.circle == circle.key).order_by(col(Contact.id))).all()
    before = upkeep.asked(session, people)
    if wanted.name is not None:
        circle.name = _name(wanted.name, others)
    if wanted.capacity is not None:
        circle.capacity = _capacity(wanted.capacity)
        _check_capacity(circle, others)
    if wanted.every is not None:
        circle.cadence = cadence_text(wanted.every)
        if circle.cadence == NEVER and wanted.late is None:
            circle.late_after = NEVER  # who is never due is never late
    if wanted.late is not None:
        circle.late_after = cadence_text(wanted.late)
    if wanted.every is not None or wanted.late is not None:
        _check_late(circle)
    session.add(circle)
    session.flush()
    return circle, upkeep.begin(session, people, before, today)


def _circles(session: Session) -> list[Circle]:
    return list(session.exec(rows_of(Circle).order_by(col(Circle.position), col(Circle.id))))


def _name(text: str, others: Iterable[Circle]) -> str:
    name = clean_line(text)
    if not name or len(name) > _LONGEST:
        raise Unreadable(f"{name[:_LONGEST]!r} is no name of a circle", f"take 1 to {_LONGEST} letters")
    if fold(name) in upkeep.NONE:
        raise Unreadable(f"{name!r} means no circle", "take another name")
    for other in others:
        if fold(name) in (fold(other.key), fold(other.name)):
            raise Conflict(f"the circle {other.key} is called so", "take another name")
    return name


def _capacity(text: str) -> int | None:
    said = clean_line(text).casefold()
    if said in upkeep.NONE:
        return None
    if not (said.isascii() and said.isdigit() and 1 <= int(said[:9]) <= _MOST):
        raise Unreadable(f"{said[:40]!r} is no capacity", f"give a number of people from 1 to {_MOST:,}, or none")
    return int(said)


def _check_capacity(circle: Circle, others: Iterable[Circle]) -> None:
    """See that a capacity, which is cumulative, lies between those of the circles inside and outside."""
    if circle.capacity is None:
        return
    for other in others:
        if other.capacity is None:
            continue
        if other.position < circle.position and other.capacity > circle.capacity:
            held = f"{circle.key} holds {other.key} too, which has room for {other.capacity}"
            raise Unreadable(f"{circle.capacity} is too few: {held}", "capacities count the circles inside as well")
        if other.position > circle.position and other.capacity < circle.capacity:
            held = f"{other.key} holds {circle.key} too, and has room for {other.capacity}"
            raise Unreadable(f"{circle.capacity} is too many: {held}", "capacities count the circles inside as well")


def _check_late(circle: Circle) -> None:
    if circle.late_after and circle.cadence and is_shorter(circle.late_after, circle.cadence):
        due = "is never due" if circle.cadence == NEVER else f"is due every {circle.cadence}"
        raise Unreadable(
            f"{circle.key} {due}, so it cannot be late after {circle.late_after}",
            "give --late a longer period than --every, or never",
        )
