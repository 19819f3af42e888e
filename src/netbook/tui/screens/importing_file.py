"""The first step of an import: a path that is typed, or a file of a folder."""

import os
from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual import on, work
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.message import Message
from textual.widgets import Input, Static

from netbook.domain.spoken import day
from netbook.drawing.lines import BOLD, FAINT, Line, Piece, said
from netbook.drawing.measure import pad
from netbook.tui import files
from netbook.tui.widgets.listing import Listing
from netbook.tui.widgets.text import plain

if TYPE_CHECKING:
    from netbook.tui.app import NetbookApp

_MARKS = {files.UP: "↑ ", files.FOLDER: "/ ", files.FILE: "  ", files.ALL: "» "}
_NONE = "No file here looks as if people were in it; a path that is typed is tried all the same."


class FileStep(Vertical):
    """Where the people come from."""

    app: "NetbookApp"

    @dataclass
    class Chosen(Message):
        """A file was chosen, by its path as it was said."""

        said: str

    class Typed(Message):
        """Another path is typed: what was said of an earlier one holds no more."""

    def compose(self) -> ComposeResult:
        """The path, and what lies below it."""
        yield Input(files.beginning(), id="path")
        yield Listing(self._drawn, id="files")
        yield Static(plain(_NONE), id="no-files", classes="empty")
        hint = "vCard, LinkedIn, Google, Outlook, Monica, any table; a zip as it came"
        yield Static(plain(hint), classes="faint")

    def on_mount(self) -> None:
        """The keys go to the path, at its end."""
        self.query_one("#no-files").display = False
        self.path.cursor_position = len(self.path.value)
        self.path.focus()

    @property
    def path(self) -> Input:
        """The path that is typed."""
        return self.query_one("#path", Input)

    @property
    def listing(self) -> "Listing[files.Found]":
        """What lies below it."""
        return self.query_one("#files", Listing)

    @on(Input.Changed, "#path")
    def typed(self, event: Input.Changed) -> None:
        """List what begins like it."""
        self.post_message(self.Typed())
        self._look(event.value)

    @work(exclusive=True, group="files")
    async def _look(self, text: str) -> None:
        found = await self.app.desk.run(lambda: files.below(text))
        self.listing.show(len(found), found)
        self.query_one("#no-files").display = not any(each.kind == files.FILE for each in found)

    def _drawn(self, row: files.Found, width: int) -> Line:
        told = f"{_size(row.size):>9}  {day(row.on, self.app.desk.today)}" if row.on else ""
        name = pad(f"{_MARKS[row.kind]}{said(row.name).text}", max(min(width - 26, 60), 20))
        return (Piece(name, BOLD if row.kind == files.FILE else ""), Piece(told, FAINT))

    @on(Input.Submitted, "#path")
    def submitted(self) -> None:
        """Into a folder, or take the file."""
        text = self.path.value.strip()
        if not text:
            return
        if files.is_folder(text):
            if text.endswith("/"):
                self.listing.focus()
            else:
                self._go(f"{text}/")
        elif (row := self._only(text)) is not None:
            self._take(row)
        else:
            self.post_message(self.Chosen(text))

    def _only(self, text: str) -> "files.Found | None":
        """The one row there is for the beginning of a name, where no file is called like this."""
        rows = [row for row in files.below(text) if row.kind in (files.FILE, files.FOLDER)]
        return rows[0] if len(rows) == 1 and not os.path.lexists(files.meant(text)) else None

    def _take(self, row: files.Found) -> None:
        if row.kind in (files.FILE, files.ALL):
            self.post_message(self.Chosen(row.said))
        else:
            self._go(row.said)

    @on(Listing.Opened, "#files")
    def opened(self, event: Listing.Opened) -> None:
        """Into a folder, or take the file."""
        event.stop()
        if (row := self.listing.current) is not None:
            self._take(row)

    def complete(self) -> None:
        """The name as far as it is clear."""
        if self.path.has_focus:
            found = [row for at in range(self.listing.count) if (row := self.listing.row(at)) is not None]
            self._go(files.completed(self.path.value, found))
        else:
            self.path.focus()

    def _go(self, text: str) -> None:
        self.path.value = text
        self.path.cursor_position = len(text)
        self.path.focus()


def _size(size: int) -> str:
    for unit in ("B", "KB", "MB"):
        if size < 1000:
            return f"{size} {unit}"
        size = round(size / 1024)
    return f"{size} GB"
