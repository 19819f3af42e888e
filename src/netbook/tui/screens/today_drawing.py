"""How the review looks: its rows, its cards, and the steps that are one question."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from netbook.domain import review as steps
from netbook.domain.review import STEPS, step_of
from netbook.domain.review_views import ReviewItemView
from netbook.domain.spoken import day, late
from netbook.domain.when import Calendar
from netbook.drawing import card, review
from netbook.drawing.lines import BOLD, FAINT, GREEN, YELLOW, Line, Piece, said
from netbook.drawing.measure import broken, cells, cut, pad
from netbook.drawing.person import said_wide

if TYPE_CHECKING:
    from sqlmodel import Session

    from netbook.services.review.board import Board, BoardRow

_MARKS = {
    steps.INBOX: "?",
    steps.SUGGESTED: "?",
    steps.WEEK: "»",
    steps.PROMISES: "o",
    steps.PEOPLE: "!",
    steps.OCCASIONS: "*",
    steps.NEWCOMERS: "+",
    steps.INTENTIONS: "»",
    steps.NUMBERS: "#",
    steps.QUIET: "~",
    steps.CHOOSE: "?",
}
_DECIDED = {steps.SNOOZED: "z", steps.DROPPED: "x", steps.SKIPPED: "-", steps.SETTLED: "=", steps.LET_GO: "x"}
_DONE = "✓"


@dataclass(frozen=True, slots=True)
class Heading:
    """The heading of a step, how many of it are open, and how many more wait than fit the time."""

    title: str
    open: int
    more: int


def heading(board: "Board", today: date, width: int) -> list[Line]:
    """Which review it is, how far it is, and what there is to do."""
    whole = [row for row in board.rows if row.subject]
    decided = sum(row.outcome is not None for row in whole)
    counts = [
        f"{step.title} {left}"
        for step in STEPS[board.kind]
        if (left := sum(row.step == step.key and row.outcome is None for row in whole))
    ]
    told = f"{board.kind.capitalize()} review"
    far = f"{decided} of {len(whole)} {review.progress(decided, len(whole))}" if whole else "nothing waits"
    begun = f" · begun {day(board.on, today)}" if board.review and board.on != today else ""
    first: Line = (Piece(f" {told}", BOLD), Piece(f"  {far}{begun}", FAINT))
    return [first, (Piece(cut(f" {' · '.join(counts)}", width), FAINT),)]


def row_line(row: "Heading | BoardRow", today: date, width: int) -> Line:
    """One row of the list."""
    if isinstance(row, Heading):
        more = f"  {row.more} more than fit the time" if row.more else ""
        return (Piece(row.title, BOLD), Piece(f" {row.open}{more}", FAINT))
    mark = _MARKS[row.step] if row.outcome is None else _DECIDED.get(row.outcome, _DONE)
    right = row.outcome or _when(row, today)
    name = _called(row)
    room = max(width - cells(right) - 3, 8)
    style = FAINT if row.outcome else ""
    marked = YELLOW if row.outcome is None and _is_late(row) else GREEN if row.outcome and mark == _DONE else style
    pressing = YELLOW if row.outcome is None and _is_late(row) else FAINT
    return (Piece(f"{mark} ", marked), Piece(pad(said(name).text, room), style), Piece(f" {right}", pressing))


def _called(row: "BoardRow") -> str:
    if row.subject is None:
        return _QUESTIONS[row.step]
    what = row.asked.what if row.asked else None
    if row.name and what and row.step in (steps.PROMISES, steps.OCCASIONS):
        return f"{what} ({row.name})" if row.step == steps.PROMISES else f"{row.name}: {what}"
    return row.name or what or "a waiting line"


_QUESTIONS = {
    steps.WEEK: "What is not written down yet?",
    steps.INTENTIONS: "Whom do you want to see next?",
    steps.NUMBERS: "The numbers, and the end",
}


def _is_late(row: "BoardRow") -> bool:
    return bool(row.asked and row.asked.late and row.asked.late > 0)


def _when(row: "BoardRow", today: date) -> str:
    if row.asked is None or row.asked.due is None:
        return ""
    if row.step in (steps.INBOX, steps.SUGGESTED):
        return day(row.asked.due, today)
    return late(row.asked.late or 0)


def decided_lines(row: "BoardRow", newest: str | None, width: int) -> list[Line]:
    """What was decided; ``newest`` is what would be taken back, which may be of another row."""
    back = broken(f"u takes back: {newest}", width) if newest else ()
    decided: Line = (Piece(row.outcome or "", FAINT),)
    return [(said(_called(row), BOLD),), decided, (), *((said_wide(line, FAINT),) for line in back)]


def card_lines(shown: ReviewItemView, today: date, width: int) -> list[Line]:
    """The card of what is asked about."""
    first, *more = card.lines(shown, today, 10_000)
    lines: list[Line] = [(said_wide(line, BOLD),) for line in broken(first, width)]
    for line in more:
        lines += [(said_wide(part),) for part in broken(line, width)]
    reach = shown.person.reach if shown.person else ()
    if reach:
        lines.append(())
        lines += [(said_wide(part, FAINT),) for part in broken(f"  {card.ways(reach)}", width)]
    return lines


def question_lines(session: "Session", kind: str, step: str, calendar: Calendar) -> Sequence[Line]:
    """What a step tells that is one question."""
    told = {steps.WEEK: _week, steps.INTENTIONS: _intentions, steps.NUMBERS: _numbers}[step]
    title: Line = (Piece(step_of(kind, step).title, BOLD),)
    return [title, (), *((said_wide(line),) for line in told(session, kind, calendar))]


def _week(session: "Session", kind: str, calendar: Calendar) -> Iterator[str]:
    from netbook.services.review import progress, telling

    since = progress.since(kind, calendar.today)
    yield from review.week(telling.happened(session, since, calendar), since, calendar.today)
    yield from ("", "  What else happened? l writes it down, space goes on.")


def _intentions(session: "Session", kind: str, calendar: Calendar) -> Iterator[str]:
    from netbook.services.review import telling

    found = telling.intentions(session, kind, calendar.today)
    if found.picked:
        yield f"  {review.kept_intentions(found.picked, found.seen)}"
    for number, each in enumerate(found.offered, start=1):
        yield f"  {number}  {each.name} ({each.id}): {each.why}"
    yield from ("", f"  p picks {steps.PICKS[0]} to {steps.PICKS[1]} people to see before the next review.")


def _numbers(session: "Session", kind: str, calendar: Calendar) -> Iterator[str]:
    from netbook.services.review import telling

    yield from review.numbers(*telling.numbers_beside(session, kind, calendar.today))
    yield from review.followers(telling.followers(session, kind, calendar.today))
    yield from ("", "  space ends the review.")
