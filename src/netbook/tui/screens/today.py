"""The review: what and who is due, one after the other, with a card beside the list."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from textual import on, work
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.widgets import Static

from netbook.domain.review import MONTHLY, STEPS, WEEKLY, Action, Step, step_of
from netbook.drawing.lines import Line
from netbook.errors import NetbookError
from netbook.tui import keys
from netbook.tui.screens.mode import Mode
from netbook.tui.screens.today_acts import Acts
from netbook.tui.screens.today_drawing import Heading, card_lines, decided_lines, heading, question_lines, row_line
from netbook.tui.widgets.bars import Shown
from netbook.tui.widgets.listing import Listing
from netbook.tui.widgets.page import Page
from netbook.tui.widgets.text import plain

if TYPE_CHECKING:
    from sqlmodel import Session

    from netbook.domain.review_views import ReviewItemView
    from netbook.services.review.board import Board, BoardRow

NOBODY = (
    "Nobody here yet.\n\n"
    "a  adds a person: Ana Reyes, Northwind, ana@example.com\n"
    "l  writes down what happened, and adds whom it names: coffee with **Ana Reyes** yesterday\n"
    "i  brings people from your address book or LinkedIn\n\n"
    "netbook demo opens a sample network to look round in."
)


@dataclass(frozen=True, slots=True)
class Seen:
    """The review as it was read, whether anybody is in the book, and what would be taken back."""

    board: "Board"
    empty: bool
    newest: str | None


class Today(Mode):
    """The weekly or the monthly review."""

    CSS_PATH = "today.tcss"
    BINDINGS = [*keys.review_bindings(), *keys.bindings(keys.TODAY)]

    def __init__(self) -> None:
        super().__init__()
        self.kind = WEEKLY  # of the review whose rows are shown
        self._wanted = WEEKLY  # of the one that is to be shown
        self.board: Board | None = None
        self._newest: str | None = None  # what would be taken back
        self._empty = False  # nobody is in the book, and nothing waits
        self._rows: list[Heading | BoardRow] = []

    def body(self) -> ComposeResult:
        """How far it is, the list, and the card."""
        yield Page(self._heading, id="heading")
        with Horizontal():
            yield Listing(self._drawn, id="queue", skips=lambda row: isinstance(row, Heading))
            yield Page(id="card")
        yield Static(plain(NOBODY), id="nobody", classes="empty")

    def on_mount(self) -> None:
        """The keys go to the list."""
        self.query_one("#heading", Page).can_focus = False
        self.query_one("#nobody").display = False
        self.go_home()

    def on_the_bar(self) -> Shown:
        """In the monthly review the way back."""
        return ((), ()) if self.kind == WEEKLY else (("monthly",), ())

    def home(self) -> "Listing[Heading | BoardRow]":
        """The list."""
        return self.listing

    @property
    def listing(self) -> "Listing[Heading | BoardRow]":
        """What it asks about."""
        return self.query_one("#queue", Listing)

    @property
    def row(self) -> "BoardRow | None":
        """What the mark is on."""
        current = self.listing.current
        return None if current is None or isinstance(current, Heading) else current

    @property
    def step(self) -> Step | None:
        """The step of what the mark is on."""
        return step_of(self.kind, self.row.step) if self.row else None

    # --- reading ---------------------------------------------------------------------------------------------------

    def reload(self) -> None:
        """The review as it is now; the mark stays, or goes on where its item was decided."""
        self._look()

    @work(exclusive=True, group="look")
    async def _look(self) -> None:
        found = await self.read(self._read)
        if found is None:
            return
        row = self.row  # where the mark is by now: one may have moved on while it was read
        if self._is_over(found.board):
            row = None  # what is asked next begins with the first
        wanted = self._reopened(found.board) or ((row.step, row.subject) if row else None)
        self.board, self._newest = found.board, found.newest
        self.kind = found.board.kind
        self._rows = _headed(self.kind, found.board)
        self._empty = found.empty and not any(row.subject for row in found.board.rows)
        self.query_one("#nobody").display = self._empty
        self.query_one(Horizontal).display = not self._empty
        self.go_home_if_lost()
        self.query_one("#heading", Page).show(self._heading)
        self.listing.show(len(self._rows), self._rows, cursor=self._place(wanted))
        self.refresh_bindings()

    def _read(self, session: "Session") -> Seen:
        from netbook.services import directory
        from netbook.services.review.board import board

        desk = self.app.desk
        found = board(session, self._wanted, desk.today, desk.settings.review_minutes)
        newest = self.app.newest_step(session)  # never by another connection: a writer between the two waits for both
        return Seen(found, directory.is_empty(session), newest.label if newest else None)

    def _is_over(self, now: "Board") -> bool:
        """Whether the review that was shown is going on no more."""
        before = self.board
        return before is not None and (before.kind, now.review) == (now.kind, None) and before.review is not None

    def _reopened(self, now: "Board") -> tuple[str, str | None] | None:
        """What was decided before and is not any more: there one goes back to."""
        if self.board is None or self.board.review != now.review:
            return None
        open_now = {(row.step, row.subject) for row in now.rows if row.outcome is None}
        was = ((row.step, row.subject) for row in self.board.rows if row.outcome is not None)
        return next((each for each in was if each in open_now), None)

    def _place(self, wanted: tuple[str, str | None] | None) -> int:
        """The row that was wanted, or the first open one behind it."""
        rows = [(index, row) for index, row in enumerate(self._rows) if not isinstance(row, Heading)]
        at = next((place for place, (_, row) in enumerate(rows) if (row.step, row.subject) == wanted), 0)
        behind = [*rows[at:], *rows[:at]]
        return next((index for index, row in behind if row.outcome is None), rows[at][0] if rows else 0)

    @on(Listing.Moved, "#queue")
    def moved(self) -> None:
        """Show the card."""
        self.refresh_bindings()
        self._show_card()

    @work(exclusive=True, group="card")
    async def _show_card(self) -> None:
        row = self.row
        page = self.query_one("#card", Page)
        if row is None:
            page.show(lambda _width: ())
        elif row.outcome is not None:
            page.show(partial(decided_lines, row, self._newest))
        elif row.subject is not None:
            shown = await self.read(partial(self._card, row=row))
            if shown is not None:
                page.show(partial(card_lines, shown, self.app.desk.today))
        else:
            told = await self.read(partial(self._told, row=row))
            if told is not None:
                page.show(lambda _width: told)

    def _card(self, session: "Session", row: "BoardRow") -> "ReviewItemView | None":
        from netbook.services.review.cards import card

        return card(session, row.step, row.subject, self.app.desk.today)

    def _told(self, session: "Session", row: "BoardRow") -> Sequence[Line]:
        return question_lines(session, self.kind, row.step, self.app.desk.calendar)

    # --- drawing ---------------------------------------------------------------------------------------------------

    def _heading(self, width: int) -> list[Line]:
        return heading(self.board, self.app.desk.today, width) if self.board else []

    def _drawn(self, row: "Heading | BoardRow", width: int) -> Line:
        return row_line(row, self.app.desk.today, width)

    # --- keys ------------------------------------------------------------------------------------------------------

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Only what the step of the row offers, and only while it is open."""
        if action != "review":
            return True
        row = self.row if self.is_mounted and not self._empty else None
        return bool(row and row.outcome is None and self._action(str(parameters[0])))

    def _action(self, name: str) -> Action | None:
        return next((each for each in (self.step.actions if self.step else ()) if each.name == name), None)

    def action_monthly(self) -> None:
        """The other review."""
        self._wanted = MONTHLY if self._wanted == WEEKLY else WEEKLY
        self._look()

    @work(exclusive=True, group="review")
    async def action_review(self, name: str) -> None:
        """Do what a key says with what the mark is on."""
        row, action = self.row, self._action(name)
        if row is None or action is None:
            return
        try:
            await Acts(self, row, action).run()
        except NetbookError as problem:
            self.app.refuse(problem)
            self.reload()

    @on(Listing.Opened, "#queue")
    def opened(self) -> None:
        """Open the person."""
        from netbook.tui.screens.person import Person

        if self.row and self.row.person is not None:
            self.app.push_screen(Person(self.row.person))


def _headed(kind: str, board: "Board") -> "list[Heading | BoardRow]":
    """The rows under the headings of their steps; a step that is one question is its own heading."""
    found: list[Heading | BoardRow] = []
    for step in STEPS[kind]:
        rows = [row for row in board.rows if row.step == step.key]
        more = sum(each.count for each in board.waiting if each.step == step.key)
        if any(row.subject for row in rows):
            found.append(Heading(step.title, sum(row.outcome is None for row in rows), more))
        found += rows
    return found
