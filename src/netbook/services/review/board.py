"""A review seen whole: all it asks about, with what was decided of each."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date

from sqlmodel import Session, col, select

from netbook.domain.review import INTENTIONS, SETTLED, STEPS, SUGGESTED, WAKE
from netbook.domain.review_views import ReviewItemView, StepCount
from netbook.models import Contact, Derived, ReviewItem, Suggestion, key_of
from netbook.services import ids
from netbook.services.review import progress
from netbook.services.review.acting import person_of
from netbook.services.review.cards import asked
from netbook.services.review.queue import Queued, queue
from netbook.storage.rows import chunks


@dataclass(frozen=True, slots=True)
class BoardRow:
    """One thing that is asked about: what is asked while it is open, its outcome once it is decided.

    ``item`` is the row of the item, none before the review is begun or has taken it in; ``name`` is who it is about, as
    far as one knows, ``person`` their row. Whoever shows their card reads it with ``cards.card``.
    """

    item: int | None
    step: str
    subject: str | None
    asked: ReviewItemView | None
    outcome: str | None
    name: str | None
    person: int | None


@dataclass(frozen=True, slots=True)
class Board:
    """A review that is going on, or the one that would be begun now (``review`` is none)."""

    kind: str
    on: date
    review: int | None
    rows: tuple[BoardRow, ...]
    waiting: tuple[StepCount, ...]  # beyond what fits the time


def board(session: Session, kind: str, today: date, minutes: int) -> Board:
    """The review as it stands."""
    review = progress.current(session, kind, today)
    if review is None:
        queued, more = queue(session, kind, today, minutes)
        waiting = tuple(StepCount(step, count) for step, count in more.items())
        return Board(kind, today, None, tuple(_new(session, queued, today)), waiting)
    items = [item for item in progress.items(session, review) if not _was_picked(item)]
    with _held(session, [item.subject for item in items]):
        rows = [_row(session, item, today) for item in items]
    rows += _new(session, progress.joining(session, review, today, minutes), today)
    order = [step.key for step in STEPS[kind]]
    return Board(kind, review.on, key_of(review), tuple(sorted(rows, key=lambda row: order.index(row.step))), ())


@contextmanager
def _held(session: Session, subjects: Iterable[str | None]) -> Iterator[None]:
    """Hold the people of some subjects, read together: then none of them is looked up alone."""
    parts = [ids.split(subject or "") for subject in subjects]
    numbers = [part[1] for part in parts if part and part[0] == ids.PERSON]
    query = select(Contact, Derived).join(Derived, col(Derived.contact_id) == col(Contact.id))
    held = [session.exec(query.where(col(Contact.id).in_(some))).all() for some in chunks(numbers)]
    yield
    held.clear()


def _new(session: Session, queued: Sequence[Queued], today: date) -> list[BoardRow]:
    """What no review has asked about yet."""
    with _held(session, [each.subject for each in queued]):
        rows = [_open(session, None, each.step, each.subject, today) for each in queued]
    return [row for row in rows if row]


def _was_picked(item: ReviewItem) -> bool:
    return item.step == WAKE or (item.step == INTENTIONS and item.subject is not None)


def _row(session: Session, item: ReviewItem, today: date) -> BoardRow:
    row = _open(session, key_of(item), item.step, item.subject, today) if item.outcome is None else None
    return row or _decided(session, item)


def _open(session: Session, item: int | None, step: str, subject: str | None, today: date) -> BoardRow | None:
    found = asked(session, step, subject, today)
    if found is None:
        return None
    view, about = found
    return BoardRow(item, step, subject, view, None, about.name if about else None, about.id if about else None)


def _decided(session: Session, item: ReviewItem) -> BoardRow:
    about = person_of(session, item)
    name = about.name if about else _suggested(session, item)
    person = about.id if about else None
    return BoardRow(key_of(item), item.step, item.subject, None, item.outcome or SETTLED, name, person)


def _suggested(session: Session, item: ReviewItem) -> str | None:
    """What was decided about, where it was no person but what a calendar suggested."""
    if item.step != SUGGESTED or not item.subject:
        return None
    row = session.get(Suggestion, ids.number(item.subject, ids.SUGGESTION))
    return row.text if row else None


def item_of(session: Session, kind: str, row: BoardRow, today: date) -> ReviewItem | None:
    """The item of a row in the review that is going on; none where that asks about something else by now."""
    review = progress.current(session, kind, today)
    items = progress.items(session, review) if review else ()
    return next((item for item in items if (item.step, item.subject) == (row.step, row.subject)), None)
