"""Drawn lines in the colours of the theme."""

from itertools import groupby
from operator import attrgetter

from rich.cells import cell_len
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
        self._styles: dict[tuple[str, Style | None], Style] = {}
        return super().render_lines(crop)

    def paint(self, line: Line, width: int, under: Style | None = None) -> Strip:
        """A line in exactly ``width`` columns, a longer one cut with an ellipsis.

        ``under`` is put under the style of each piece.
        """
        base = self._style("", under)
        segments, used = [], 0
        for name, run in groupby((piece for piece in line if piece.text), attrgetter("style")):
            text = "".join(piece.text for piece in run)
            segments.append(Segment(text, self._style(name, under)))
            used += cell_len(text)
        if used < width:
            segments.append(Segment(" " * (width - used), base))
        strip = Strip(segments, max(used, width))
        if used <= width:
            return strip
        if not strip.crop(width).text.strip():
            return strip.crop(0, width)
        return Strip([*strip.crop(0, width - 1), Segment("…", base)]).adjust_cell_length(width, base)

    def _style(self, name: str, under: Style | None) -> Style:
        style = self._styles.get((name, under))
        if style is None:
            style = self._base + under if under else self._base
            if name in _CLASS_OF:
                style += self.get_component_rich_style(_CLASS_OF[name], partial=True)
                style += Style(bgcolor=under.bgcolor) if under else Style()
            self._styles[name, under] = style
        return style
