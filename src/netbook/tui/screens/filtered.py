"""What screens have in common that list what a filter keeps: its line with the count, what is wrong, and the list."""

import asyncio
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, ClassVar, Generic, TypeVar

from textual import on, work
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.types import CSSPathType
from textual.widget import Widget
from textual.widgets import Input, Static

from netbook.drawing.lines import Line
from netbook.errors import NetbookError
from netbook.tui import advice, keys
from netbook.tui.screens.mode import Mode
from netbook.tui.widgets.filter_line import FilterLine
from netbook.tui.widgets.listing import PAGE
from netbook.tui.widgets.paged import Paged
from netbook.tui.widgets.text import plain

if TYPE_CHECKING:
    from sqlmodel import Session

T = TypeVar("T")
_PAUSE = 0.4  # seconds after the last letter


@dataclass(frozen=True, slots=True)
class Found(Generic[T]):
    """The rows that a filter keeps, and the first of their lines."""

    numbers: Sequence[int]
    rows: Sequence[T]
    empty: bool  # whether there is nothing at all in the book
    hint: str = ""


class Filtered(Mode, Generic[T]):
    """A filter, the list of what it keeps, and something beside it."""

    CSS_PATH: ClassVar[CSSPathType | None] = "filtered.tcss"
    BINDINGS = keys.bindings(keys.EVERYWHERE, only=("find", "back"))
    PLACEHOLDER: ClassVar[str]
    EMPTY: ClassVar[str]  # what is said where there is nothing at all
    NOUN: ClassVar[tuple[str, str]]  # of one, of several
    AUTO_FOCUS = "#rows"  # else a key that is quicker than the list is a letter of the filter
    AT_ONCE: ClassVar = False  # whether all rows come at once, where the first do not come any sooner

    def __init__(self) -> None:
        super().__init__()
        self._keeps = False  # whether the mark stays on what it is on when other rows come
        self.whole = True  # whether all rows are listed, not the first alone

    # --- what each of them says for itself ------------------------------------------------------------------------

    def found(self, session: "Session", text: str, limit: int | None) -> Found[T]:
        """What a filter keeps, so many of it at most; it is called in a thread."""
        raise NotImplementedError

    def rows(self, session: "Session", numbers: Sequence[int]) -> Sequence[T]:
        """The rows of some numbers; it is called in a thread."""
        raise NotImplementedError

    def drawn(self, row: T, width: int) -> Line:
        """A row as a line."""
        raise NotImplementedError

    def over(self) -> ComposeResult:
        """What stands above the list and what is beside it."""
        yield from ()

    def above(self) -> ComposeResult:
        """What stands above the list."""
        yield from ()

    def beside(self) -> ComposeResult:
        """What stands beside the list."""
        yield from ()

    def kept(self) -> int | None:
        """What the mark is to be on, when other rows come."""
        return self.listing.number

    def shown(self, found: Found[T]) -> None:
        """What a look found is about to be shown."""

    def listed(self) -> None:
        """Other rows are listed."""
        self.count()

    # --- what they have in common ---------------------------------------------------------------------------------

    def body(self) -> ComposeResult:
        """The filter, the list, and what is beside it."""
        yield FilterLine(self.typed, placeholder=self.PLACEHOLDER, id="filter")
        yield Static(id="problem")
        yield from self.over()
        with Horizontal(id="found"):
            with Vertical(id="left"):
                yield from self.above()
                yield Paged(self.drawn, self.rows, id="rows")
                yield Static(plain(self.EMPTY), id="nobody", classes="empty")
            yield from self.beside()

    def on_mount(self) -> None:
        """The keys go to the list."""
        self.query_one("#nobody").display = False
        self.query_one("#problem").display = False
        self.go_home()

    def home(self) -> Widget:
        """The list."""
        return self.listing

    @property
    def listing(self) -> Paged[T]:
        """The list."""
        return self.query_one("#rows", Paged)

    @property
    def line(self) -> Input:
        """The filter."""
        return self.query_one("#filter", Input)

    def reload(self) -> None:
        """The rows as they are now, the mark kept on what it is on."""
        self._keeps = True
        self._look(self.line.value)

    def typed(self, text: str) -> None:
        """Filter as one types."""
        self._keeps = not text  # where the filter goes, the mark stays on what it is on
        self._look(text, typed=True)

    def look_anew(self) -> None:
        """Show the rows from the first on."""
        self._keeps = False
        self._look(self.line.value)

    @work(exclusive=True, group="look")
    async def _look(self, text: str, *, typed: bool = False) -> None:
        """Show the first rows at once, and all of them when their numbers are known, however many they are."""
        self._seen = self.app.stamp
        try:
            limit = None if self.AT_ONCE else PAGE + 1
            found = await self.app.desk.read(partial(self.found, text=text, limit=limit))
            whole = self.AT_ONCE or len(found.numbers) <= PAGE
            if whole or not self._keeps or self.listing.number in found.numbers:
                await self._show(found, keep=self._keeps, whole=whole)
            if not whole:
                if typed:
                    await asyncio.sleep(_PAUSE)  # the next letter makes another list of it
                found = await self.app.desk.read(partial(self.found, text=text, limit=None))
                await self._show(found, keep=True, whole=True)
        except NetbookError as problem:
            self._say(advice.in_keys(problem))

    async def _show(self, found: Found[T], *, keep: bool, whole: bool) -> None:
        async with self._one_frame():
            self.shown(found)
            self._say(advice.in_keys(found.hint))
            self.query_one("#nobody").display = found.empty
            self.listing.display = not found.empty
            self.go_home_if_lost()
            self.listing.hold(found.numbers, found.rows, self.kept() if keep else None, whole=whole)
            self.whole = whole
            self.listed()

    @asynccontextmanager
    async def _one_frame(self) -> AsyncIterator[None]:
        """Have all that changes painted together, not the list first and the rest after it."""
        try:
            with self.app.batch_update():
                yield
                await asyncio.sleep(0)  # in which all that changed says so
        finally:
            for screen in self.app.screen_stack:
                screen.check_idle()  # whose time to paint may have come meanwhile

    def count(self, before: str = "") -> None:
        """Tell how many there are."""
        count = len(self.listing.numbers)
        told = f"{count:,}" if self.whole else f"more than {count - 1}"
        self.line.border_subtitle = f"{before}{told} {self.NOUN[count != 1]}"

    def _say(self, text: str) -> None:
        problem = self.query_one("#problem", Static)
        if text != str(problem.content):  # which would lay out the whole screen anew
            problem.display = bool(text)
            problem.update(plain(text))

    def show_only(self, text: str) -> None:
        """Show what a filter keeps."""
        self.line.value = text
        self.go_home()

    def action_find(self) -> None:
        """To the filter."""
        self.line.focus()

    async def action_back(self) -> None:
        """From the filter to the list; there the filter goes, and then one goes back to where one was."""
        if self.line.has_focus:
            self.go_home()
        elif self.line.value:
            self.line.value = ""
        else:
            await self.app.action_back()

    @on(Input.Submitted, "#filter")
    def submitted(self) -> None:
        """From the filter to what it found."""
        self.go_home()
