"""Drawn lines in the colours of the theme."""

from rich.segment import Segment
from rich.style import Style
from textual.geometry import Region
from textual.strip import Strip
from textual.widget import Widget

from netbook.drawing.lines import BOLD, FAINT, GREEN, YELLOW, Line

_CLASS_OF = {BOLD: "paint--bold", FAINT: "paint--faint", GREEN: "paint--good", YELLOW: "paint--odd"}


class Painted(Widget):
    """A widget whose lines are drawn; of several bases Textual asks the first alone for its classes and styles."""

    COMPONENT_CLASSES = set(_CLASS_OF.values())

    def render_lines(self, crop: Region) -> list[Strip]:
        """The lines of a part; the styles they share are worked out once for all of them."""
        self._base = self.rich_style
        return super().render_lines(crop)

    def paint(self, line: Line, width: int, under: Style | None = None) -> Strip:
        """A line in exactly ``width`` columns, a longer one cut with an ellipsis.

        ``under`` is put under the style of each piece.
        """
        base = self._base + under if under else self._base
        segments = [Segment(piece.text, self._style(piece.style, base, under)) for piece in line if piece.text]
        strip = Strip(segments)
        if strip.cell_length > width and strip.crop(width).text.strip():
            strip = Strip([*strip.crop(0, width - 1), Segment("…", base)])
        return strip.adjust_cell_length(width, base)

    def _style(self, name: str, base: Style, under: Style | None) -> Style:
        if name not in _CLASS_OF:
            return base
        own = self.get_component_rich_style(_CLASS_OF[name], partial=True)
        return base + own + Style(bgcolor=under.bgcolor) if under else base + own
