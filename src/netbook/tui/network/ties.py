"""The ties, the strongest first: measured a part at a time, and shown a page at a time."""

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from textual import on
from textual.app import ComposeResult
from textual.widget import Widget

from netbook.drawing import ties as drawing
from netbook.drawing.lines import FAINT, Line, Piece
from netbook.tui.network.view import View, waiting
from netbook.tui.widgets.listing import PAGE, Listing
from netbook.tui.widgets.page import Page

if TYPE_CHECKING:
    from sqlmodel import Session

    from netbook.domain.ties import TieRow

_NOBODY = "No ties to measure yet: l writes down what happened, and whoever was there has one."


class Ties(View[Sequence[int]]):
    """Everybody one was ever in touch with, by the strength of the tie; enter opens them."""

    NAME = "Ties"

    def __init__(self) -> None:
        super().__init__()
        self._stamp: object = None  # of the book that is being measured
        self._to_do: Sequence[int] = ()
        self._done = 0
        self._measured: list[tuple[int, int]] = []
        self._version = 0  # of what is listed: rows that were asked for before are not taken

    def compose(self) -> ComposeResult:
        """The heading, and the list."""
        yield Page(id="heading")
        yield Listing(self._drawn)

    def on_mount(self) -> None:
        """The heading is read, not walked through."""
        self.query_one(Page).can_focus = False

    def target(self) -> Widget:
        """The list."""
        return self.list

    @property
    def list(self) -> "Listing[TieRow]":
        """The list."""
        return self.query_one(Listing)

    def waits(self) -> None:
        """Say so."""
        self.query_one(Page).show(waiting("Counting the ties …"))

    # --- measuring -------------------------------------------------------------------------------------------------

    def forget(self) -> None:
        """What was measured holds no more."""
        super().forget()
        self._to_do, self._stamp = (), None

    def read(self, session: "Session") -> Sequence[int]:
        """All whose ties are to be measured."""
        from netbook.services import ties

        return ties.met(session)

    async def looked(self) -> None:
        """Measure everybody, a part after the other; who left and comes back goes on where it stopped."""
        from netbook.services import ties

        stamp = self.app.stamp
        if self._stamp is None or self._stamp != stamp or not self._to_do:
            with self.patience():
                found = await self.host.read(self._of_somebody)
            if found is None:
                return
            self.host.say_nobody(empty=not found)
            self._to_do = found[0] if found else ()
            self._stamp, self._done, self._measured = stamp, 0, []
        while self._done < len(self._to_do):
            if len(self._to_do) > ties.PART:
                self._say_how_far()
            if not await self._measure():
                return
        measured = self._measured
        await self._list(await self.app.desk.run(lambda: _strongest_first(measured)))
        self._seen = stamp
        self._to_do, self._stamp, self._measured = (), None, []

    async def _measure(self) -> bool:
        from netbook.services import ties

        today = self.app.desk.today
        part = self._to_do[self._done : self._done + ties.PART]
        found = await self.host.read(lambda session: ties.strengths(session, part, today))
        if found is None:
            return False
        self._measured += found
        self._done += len(part)
        return True

    async def _list(self, ordered: Sequence[int]) -> None:
        before = self.list.current
        first = await self.host.read(partial(self._rows, numbers=ordered[:PAGE]))
        self._version += 1
        self.found, self.anew = ordered, False
        here = before is not None and before.number in ordered
        at = ordered.index(before.number) if before and here else self.list.cursor  # whoever comes next stands there
        self.list.show(len(ordered), first or (), cursor=at)
        self._head()

    def _rows(self, session: "Session", numbers: Sequence[int]) -> "Sequence[TieRow]":
        from netbook.services import ties

        return ties.rows(session, numbers, self.app.desk.today)

    @on(Listing.Wanted)
    def wanted(self, event: "Listing.Wanted") -> None:
        """Read the rows that are to be shown."""
        self.run_worker(self._fill(event.first, event.beyond, self._version), group="rows")

    async def _fill(self, first: int, beyond: int, version: int) -> None:
        rows = await self.host.read(partial(self._rows, numbers=(self.found or ())[first:beyond]))
        if rows is not None and version == self._version:
            self.list.fill(first, rows)

    # --- drawing ---------------------------------------------------------------------------------------------------

    def _head(self) -> None:
        """What stands above the list: its columns, or that nobody was met."""
        page = self.query_one(Page)
        page.styles.height = 1
        anybody = bool(self.found)
        page.show(lambda width: [_indented(drawing.heading(width - 2)) if anybody else (Piece(_NOBODY, FAINT),)])

    def _say_how_far(self) -> None:
        page = self.query_one(Page)
        page.styles.height = 4
        page.show(lambda width: drawing.counting(self._done, len(self._to_do), width))

    def _drawn(self, row: "TieRow", width: int) -> Line:
        return drawing.row(row, self.app.desk.today, width)

    @on(Listing.Opened)
    def opened(self) -> None:
        """Open the person."""
        if self.list.current:
            self.host.open_person(self.list.current.number)


def _strongest_first(measured: list[tuple[int, int]]) -> Sequence[int]:
    return [number for number, _ in sorted(measured, key=lambda each: -each[1])]


def _indented(line: Line) -> Line:
    return (Piece("  "), *line)
