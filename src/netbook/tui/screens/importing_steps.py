"""The later steps of an import: the columns of a table, the preview, and what was done."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical

from netbook.domain.imports import UNSURE
from netbook.drawing import importing
from netbook.drawing.importing import Row
from netbook.drawing.lines import BOLD, FAINT, Line, Piece, said
from netbook.drawing.measure import cut, pad
from netbook.tui.widgets.listing import Listing
from netbook.tui.widgets.page import Page

if TYPE_CHECKING:
    from netbook.domain.imports import Entry, Report
    from netbook.formats.anytable import Columns

_FIELD = 14  # columns
GO_ON = ""  # the field of the row that goes on


@dataclass(frozen=True, slots=True)
class Field:
    """A field, the columns that hold it, and how the first of them begins."""

    name: str
    columns: tuple[str, ...]
    such_as: str = ""


class ColumnsStep(Vertical):
    """Which column holds what."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.columns: Columns | None = None

    def compose(self) -> ComposeResult:
        """The fields, and what is kept as it is."""
        yield Listing(self._drawn, id="fields")
        yield Page(self._others, id="others")

    def on_mount(self) -> None:
        """What is kept as it is is only read."""
        self.query_one("#others", Page).can_focus = False

    @property
    def listing(self) -> "Listing[Field]":
        """The fields."""
        return self.query_one("#fields", Listing)

    def show(self, columns: "Columns", fields: Sequence[str]) -> None:
        """Show the fields that have a column, and then the others."""
        place = self.listing.cursor if self.columns else 0
        self.columns = columns
        taken = [Field(name, names, _such_as(columns, names)) for name, names in columns.guess.items()]
        rest = [Field(name, ()) for name in fields if name not in columns.guess]
        rows = [Field(GO_ON, ()), *taken, *rest]
        self.listing.show(len(rows), rows, cursor=place)
        self.query_one("#others", Page).show(self._others)

    def _drawn(self, row: Field, width: int) -> Line:
        if row.name == GO_ON:
            return (Piece("» The columns are right: go on", BOLD),)
        name = Piece(pad(row.name, _FIELD), "" if row.columns else FAINT)
        if not row.columns:
            return (name, Piece("in no column", FAINT))
        told = said(", ".join(row.columns)).text
        such = cut(f"  such as {said(row.such_as).text}", max(width - _FIELD - len(told), 0)) if row.such_as else ""
        return (name, Piece(cut(told, max(width - _FIELD, 1)), BOLD), Piece(such, FAINT))

    def _others(self, width: int) -> list[Line]:
        if self.columns is None:
            return []
        taken = {name for names in self.columns.guess.values() for name in names}
        others = ", ".join(name for name in self.columns.heading if name not in taken)
        return [(Piece(cut(said(f"kept as it is: {others}").text, width), FAINT),)] if others else []


def _such_as(columns: "Columns", names: Sequence[str]) -> str:
    """The first cell of these columns."""
    places = [columns.heading.index(name) for name in names if name in columns.heading]
    cells = [row[place] for row in columns.sample for place in places if place < len(row) and row[place].strip()]
    return " ".join(cells[0].split())[:40] if cells else ""


class MatchStep(Vertical):
    """What it would do; ``wishes`` says what is wanted for those who are new."""

    def __init__(self, wishes: Callable[[], str], *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._wishes = wishes
        self._report: Report | None = None
        self._first = ""
        self.marks: dict[str, str] = {}  # what was decided about unsure entries, by their keys
        self._asked: dict[str, Entry] = {}  # all of them that were shown

    def compose(self) -> ComposeResult:
        """What is wished, the entries, and the whole of the one the mark is on."""
        yield Page(self._wished, id="wishes")
        yield Listing(lambda row, width: row.line(width), id="entries", skips=lambda row: row.is_heading)
        yield Page(id="entry")

    def on_mount(self) -> None:
        """Both are only read."""
        for name in ("#wishes", "#entry"):
            self.query_one(name, Page).can_focus = False

    @property
    def listing(self) -> "Listing[Row]":
        """The entries."""
        return self.query_one("#entries", Listing)

    @property
    def entry(self) -> "Entry | None":
        """The unsure entry that the mark is on."""
        return self.listing.current.entry if self.listing.current else None

    def forget(self) -> None:
        """Forget what was decided."""
        self.marks.clear()
        self._asked.clear()

    def show(self, first: str, report: "Report", *, keep: bool = False) -> bool:
        """Show a preview, with what is done with it in its ``first`` row; whether it asks what was not asked before."""
        self._first, self._report = first, report
        unsure = {entry.key: entry for entry in report.of(UNSURE)}
        asks = not unsure.keys() <= self._asked.keys()
        self._asked |= unsure
        settled = [entry for key, entry in self._asked.items() if key not in unsure and key in self.marks]
        rows = [Row(first, "»", BOLD), *importing.preview(report, self.marks, settled)]
        self.listing.show(len(rows), rows, cursor=self.listing.cursor if keep else 0)
        self.query_one("#wishes", Page).show(self._wished)
        return asks

    def decide(self, mark: str) -> None:
        """Note what was decided about the entry the mark is on, and go to the next one."""
        if self.entry is not None and self._report is not None:
            self.marks[self.entry.key] = mark
            self.show(self._first, self._report, keep=True)
            at = self.listing.cursor
            if at + 1 < self.listing.count and (row := self.listing.row(at + 1)) is not None and row.entry:
                self.listing.move(1)

    def _wished(self, width: int) -> list[Line]:
        return [(Piece(cut(said(self._wishes()).text, width), FAINT),)]

    @on(Listing.Moved, "#entries")
    def moved(self, event: Listing.Moved) -> None:
        """Show the whole of it."""
        event.stop()
        row = self.listing.current
        self.query_one("#entry", Page).show(lambda width: row.whole(width) if row else ())
        self.screen.refresh_bindings()
