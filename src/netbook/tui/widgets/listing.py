"""A list of any length, of which only the rows near the screen are ever held."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from rich.style import Style
from textual import events
from textual.geometry import Region, Size
from textual.message import Message
from textual.reactive import Reactive, reactive
from textual.scroll_view import ScrollView
from textual.strip import Strip

from netbook.drawing.lines import BOLD, FAINT, Line, Piece
from netbook.tui.keys import LISTS, bindings
from netbook.tui.widgets.painting import Painted

T = TypeVar("T")
PAGE = 50  # rows that are asked for at a time
FIRST = 30  # rows that come at once: about a screen of them
_HELD = 80  # pages that are kept
MARK = 2  # columns before each row
_MARK, _NO_MARK = "› ", "  "


class Listing(ScrollView, Painted, Generic[T], can_focus=True, inherit_bindings=False):
    """Rows drawn by ``draw``, which gets a row and the columns there are; ``skips`` tells rows the mark passes over."""

    COMPONENT_CLASSES = {*Painted.COMPONENT_CLASSES, "listing--cursor"}
    BINDINGS = bindings(LISTS)

    count = reactive(0)
    virtual_size = Reactive(Size(0, 0))  # lays out nothing: only the bar at the right does, where it comes or goes
    cursor = reactive(0)

    @dataclass
    class Wanted(Message):
        """Rows are to be shown that are not here."""

        listing: "Listing[Any]"
        first: int
        beyond: int

        @property
        def control(self) -> "Listing[Any]":
            """The list, by which handlers tell several apart."""
            return self.listing

    @dataclass
    class Moved(Message):
        """The mark is on another row."""

        listing: "Listing[Any]"
        index: int

        @property
        def control(self) -> "Listing[Any]":
            """The list, by which handlers tell several apart."""
            return self.listing

    @dataclass
    class Opened(Message):
        """A row is to be opened."""

        listing: "Listing[Any]"
        index: int

        @property
        def control(self) -> "Listing[Any]":
            """The list, by which handlers tell several apart."""
            return self.listing

    def __init__(
        self,
        draw: Callable[[T, int], Line],
        *,
        id: str | None = None,
        skips: Callable[[T], bool] = lambda _row: False,
    ) -> None:
        super().__init__(id=id)
        self.draw = draw
        self.skips = skips
        self._rows: dict[int, T] = {}
        self._asked: set[int] = set()

    # --- what it holds -------------------------------------------------------------------------------------------

    def show(self, count: int, rows: Sequence[T] = (), *, cursor: int = 0, whole: bool = True) -> None:
        """Hold ``count`` rows, the first of them given, with the mark on one of them.

        Unless they are the ``whole`` list, the bar at the right waits for it: it would jump twice.
        """
        self._rows = dict(enumerate(rows))
        self._asked = set()
        self.count = count
        if whole or count > self.virtual_size.height:
            self.virtual_size = Size(self.size.width, count)
        wanted = min(max(cursor, 0), max(count - 1, 0))
        if wanted == self.cursor:
            self._settle(1)
            self.post_message(self.Moved(self, self.cursor))
        else:
            self.cursor = wanted
        self.scroll_to_cursor()
        self.refresh()

    def fill(self, start: int, rows: Sequence[T]) -> None:
        """Take rows that were wanted."""
        self._rows.update(enumerate(rows, start))
        if len(self._rows) > _HELD * PAGE:
            near = range(self.cursor - _HELD * PAGE // 2, self.cursor + _HELD * PAGE // 2)
            self._rows = {index: row for index, row in self._rows.items() if index in near}
            self._asked = {page for page in self._asked if page * PAGE in near}
        self.refresh()
        if self.cursor in range(start, start + len(rows)):
            self.post_message(self.Moved(self, self.cursor))

    def row(self, index: int) -> T | None:
        """A row, if it is held."""
        return self._rows.get(index)

    @property
    def current(self) -> T | None:
        """The row that the mark is on."""
        return self._rows.get(self.cursor)

    @property
    def room(self) -> int:
        """The columns of a row: without its mark, and without the bar at the right."""
        return max(self.scrollable_content_region.width - MARK, 0)

    # --- drawing -------------------------------------------------------------------------------------------------

    def render_lines(self, crop: Region) -> list[Strip]:
        """The lines of a part; where it stands is asked once for all of them."""
        self._first, self._width, self._room = self.scroll_offset.y, self.size.width, self.room
        return super().render_lines(crop)

    def render_line(self, y: int) -> Strip:
        """A line of the screen."""
        index, width, room = self._first + y, self._width, self._room
        if index >= self.count:
            return Strip.blank(width, self._base)
        marked = index == self.cursor
        under = self._cursor_style() if marked else None
        row = self._rows.get(index)
        if row is None:
            self._want(index)
            drawn: Line = (Piece("…", FAINT),)
        else:
            drawn = self.draw(row, room)
        line = self.paint((Piece(_MARK if marked else _NO_MARK, BOLD), *drawn), room + MARK, under)
        return line.extend_cell_length(width, self._base)

    def _cursor_style(self) -> Style:
        style = self.get_component_rich_style("listing--cursor", partial=True)
        return Style(bgcolor=style.bgcolor, bold=self.has_focus) if style.bgcolor else Style(bold=True)

    def _want(self, index: int) -> None:
        page = index // PAGE
        if page not in self._asked:
            self._asked.add(page)
            self.post_message(self.Wanted(self, page * PAGE, min((page + 1) * PAGE, self.count)))

    def watch_virtual_size(self, size: Size) -> None:
        """The bar at the right is as long as the list asks for."""
        self._scroll_update(size)

    def watch_cursor(self, before: int, now: int) -> None:
        """Draw both lines anew."""
        for index in (before, now):
            self.refresh_line(index)
        self.scroll_to_cursor()
        self.post_message(self.Moved(self, now))

    def on_resize(self) -> None:
        """Keep the mark on the screen."""
        self.virtual_size = Size(self.size.width, self.count)
        self.scroll_to_cursor()

    def scroll_to_cursor(self) -> None:
        """Have the line of the mark on the screen."""
        self.scroll_to_region(Region(0, self.cursor, 1, 1), animate=False, force=True)

    def on_focus(self) -> None:
        """The mark shows where the keys go."""
        self.refresh_line(self.cursor)

    def on_blur(self) -> None:
        """The mark shows where the keys go."""
        self.refresh_line(self.cursor)

    # --- keys and mouse --------------------------------------------------------------------------------------------

    def move(self, by: int) -> None:
        """Move the mark, past rows that it cannot be on."""
        if not self.count:
            return
        self.cursor = min(max(self.cursor + by, 0), self.count - 1)
        self._settle(1 if by > 0 else -1)

    def _settle(self, way: int) -> None:
        """Off a row that the mark passes over, first on the way it goes, else back."""
        for step in (way, -way):
            index = self.cursor
            while 0 <= index < self.count and (row := self._rows.get(index)) is not None and self.skips(row):
                index += step
            if 0 <= index < self.count:
                self.cursor = index
                return

    def action_down(self) -> None:
        """One down."""
        self.move(1)

    def action_up(self) -> None:
        """One up."""
        self.move(-1)

    def action_page_down(self) -> None:
        """A screen down."""
        self.move(max(self.size.height - 1, 1))

    def action_page_up(self) -> None:
        """A screen up."""
        self.move(-max(self.size.height - 1, 1))

    def action_first(self) -> None:
        """To the first."""
        self.move(-self.count)

    def action_last(self) -> None:
        """To the last."""
        self.move(self.count)

    def action_open(self) -> None:
        """Open what the mark is on."""
        if self.current is not None:
            self.post_message(self.Opened(self, self.cursor))

    def on_click(self, event: events.Click) -> None:
        """The first click marks a row, another opens it."""
        index = self.scroll_offset.y + event.y
        if index < self.count:
            if index == self.cursor:
                self.action_open()
            else:
                self.cursor = index
                self._settle(1)
