"""A review seen whole: all it asks about, with what was decided of each."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from sqlmodel import Session

from netbook.domain.review import INTENTIONS, SETTLED, STEPS, SUGGESTED, WAKE
from netbook.domain.review_views import ReviewItemView, StepCount
from netbook.models import ReviewItem, Suggestion, key_of
from netbook.services import ids
from netbook.services.review import progress
from netbook.services.review.acting import person_of
from netbook.services.review.cards import card
from netbook.services.review.queue import Queued, queue


@dataclass(frozen=True, slots=True)
class BoardRow:
    """One thing that is asked about: its card while it is open, its outcome once it is decided.

    ``item`` is the row of the item, none before the review is begun or has taken it in; ``name`` is who it is about, as
    far as one knows.
    """

    item: int | None
    step: str
    subject: str | None
    card: ReviewItemView | None
    outcome: str | None
    name: str | None


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
        asked, more = queue(session, kind, today, minutes)
        waiting = tuple(StepCount(step, count) for step, count in more.items())
        return Board(kind, today, None, tuple(_new(session, asked, today)), waiting)
    rows = [_row(session, item, today) for item in progress.items(session, review) if not _was_picked(item)]
    rows += _new(session, progress.joining(session, review, today, minutes), today)
    order = [step.key for step in STEPS[kind]]
    return Board(kind, review.on, key_of(review), tuple(sorted(rows, key=lambda row: order.index(row.step))), ())


def _new(session: Session, asked: Sequence[Queued], today: date) -> Iterator[BoardRow]:
    """What no review has asked about yet."""
    rows = (_asked(session, None, each.step, each.subject, today) for each in asked)
    return (row for row in rows if row.card)


def _was_picked(item: ReviewItem) -> bool:
    return item.step == WAKE or (item.step == INTENTIONS and item.subject is not None)


def _row(session: Session, item: ReviewItem, today: date) -> BoardRow:
    if item.outcome is None:
        found = _asked(session, key_of(item), item.step, item.subject, today)
        if found.card:
            return found
    return BoardRow(key_of(item), item.step, item.subject, None, item.outcome or SETTLED, _name(session, item))


def _name(session: Session, item: ReviewItem) -> str | None:
    """What was decided is of a person, or of what was suggested."""
    if item.step == SUGGESTED and item.subject:
        row = session.get(Suggestion, ids.number(item.subject, ids.SUGGESTION))
        return row.text if row else None
    about = person_of(session, item)
    return about.name if about else None


def _asked(session: Session, item: int | None, step: str, subject: str | None, today: date) -> BoardRow:
    found = card(session, step, subject, today)
    name = found.person.name if found and found.person else None
    return BoardRow(item, step, subject, found, None, name)


def item_of(session: Session, kind: str, row: BoardRow, today: date) -> ReviewItem | None:
    """The item of a row in the review that is going on; none where that asks about something else by now."""
    review = progress.current(session, kind, today)
    items = progress.items(session, review) if review else ()
    return next((item for item in items if (item.step, item.subject) == (row.step, row.subject)), None)
