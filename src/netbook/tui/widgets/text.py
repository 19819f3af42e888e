"""Text for widgets: what a person wrote is shown literally, never read as markup."""

from textual.content import Content, Span

from netbook.domain.text import clean
from netbook.drawing.lines import BOLD, FAINT, GREEN, YELLOW, Line

_STYLES = {BOLD: "bold", FAINT: "$faint", GREEN: "$success", YELLOW: "$warning"}


def plain(text: str) -> Content:
    """A text as it is."""
    return Content(clean(text))


def drawn(*lines: Line) -> Content:
    """Drawn lines, one below the other, in the colours of the theme."""
    text, spans = "", []
    for number, line in enumerate(lines):
        text += "\n" if number else ""
        for piece in line:
            words = clean(piece.text)
            if piece.style in _STYLES:
                spans.append(Span(len(text), len(text) + len(words), _STYLES[piece.style]))
            text += words
    return Content(text, spans=spans)
