"""A page of drawn lines that can be scrolled."""

from collections.abc import Callable, Sequence

from textual.geometry import Size
from textual.scroll_view import ScrollView
from textual.strip import Strip

from netbook.drawing.lines import Line
from netbook.tui.keys import LISTS, bindings
from netbook.tui.widgets.painting import Painted

Draw = Callable[[int], Sequence[Line]]


class Page(ScrollView, Painted, can_focus=True, inherit_bindings=False):
    """Lines drawn anew for the columns there are."""

    COMPONENT_CLASSES = Painted.COMPONENT_CLASSES
    BINDINGS = bindings(LISTS, only=("down", "up", "page_down", "page_up", "first", "last"))

    def __init__(self, draw: Draw = lambda _width: (), *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._draw = draw
        self._lines: Sequence[Line] = ()
        self._drawn_for = 0

    def show(self, draw: Draw, *, keep: bool = False) -> None:
        """Show other lines, from the first on, unless one is to ``keep`` the place."""
        self._draw = draw
        self._drawn_for = 0
        before = self._lines
        self._redraw()
        if not keep:
            self.scroll_to(0, 0, animate=False)
        if self._lines != before:
            self.refresh()

    def on_resize(self) -> None:
        """Draw for the columns there are now."""
        self._redraw()

    def _redraw(self) -> None:
        width = self.scrollable_content_region.width
        if width and width != self._drawn_for:
            self._drawn_for = width
            self._lines = self._draw(width)
            self.virtual_size = Size(width, len(self._lines))

    def render_line(self, y: int) -> Strip:
        """A line of the screen."""
        index = self.scroll_offset.y + y
        line: Line = self._lines[index] if index < len(self._lines) else ()
        # What is cut ends before the bar at the right, which would cover its ellipsis.
        return self.paint(line, self._drawn_for).extend_cell_length(self.size.width, self._base)

    def action_down(self) -> None:
        """One line down."""
        self.scroll_relative(y=1, animate=False)

    def action_up(self) -> None:
        """One line up."""
        self.scroll_relative(y=-1, animate=False)

    def action_page_down(self) -> None:
        """A screen down."""
        self.scroll_page_down(animate=False)

    def action_page_up(self) -> None:
        """A screen up."""
        self.scroll_page_up(animate=False)

    def action_first(self) -> None:
        """To the first line."""
        self.scroll_home(animate=False)

    def action_last(self) -> None:
        """To the last line."""
        self.scroll_end(animate=False)
