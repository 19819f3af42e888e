"""Drawn lines in the colours of the theme."""

from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip
from textual.widget import Widget

from netbook.drawing.lines import BOLD, FAINT, GREEN, YELLOW, Line

CLASSES = {"paint--bold", "paint--faint", "paint--good", "paint--odd"}
_CLASS_OF = {BOLD: "paint--bold", FAINT: "paint--faint", GREEN: "paint--good", YELLOW: "paint--odd"}


def strip(widget: Widget, line: Line, width: int, under: Style | None = None) -> Strip:
    """A line as a widget shows it, filled up to ``width`` columns; ``under`` is put under the style of each piece."""
    base = widget.rich_style + under if under else widget.rich_style
    segments = [Segment(piece.text, _style(widget, piece.style, base, under)) for piece in line if piece.text]
    return Strip(segments).adjust_cell_length(width, base)


def _style(widget: Widget, name: str, base: Style, under: Style | None) -> Style:
    if name not in _CLASS_OF:
        return base
    own = widget.get_component_rich_style(_CLASS_OF[name], partial=True)
    return base + own + Style(bgcolor=under.bgcolor) if under else base + own
