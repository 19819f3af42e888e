"""Lines of a terminal: pieces of text, each in a style that may be left away."""

from collections.abc import Iterator, Sequence
from itertools import zip_longest
from typing import NamedTuple

from netbook.domain.text import clean_line
from netbook.drawing.measure import cells

PLAIN, BOLD, FAINT, GREEN, YELLOW = "", "1", "2", "32", "33"


class Piece(NamedTuple):
    """Some text in a style, which is the number of an ANSI colour or weight."""

    text: str
    style: str = PLAIN


Line = tuple[Piece, ...]


def line(*pieces: Piece | str) -> Line:
    """A line of pieces and plain texts."""
    return tuple(Piece(each) if isinstance(each, str) else each for each in pieces)


def said(text: str, style: str = PLAIN) -> Piece:
    """What a person wrote, made harmless for a terminal."""
    return Piece(clean_line(text), style)


def wide(drawn: Line) -> int:
    """The columns a line takes."""
    return sum(cells(piece.text) for piece in drawn)


def beside(left: Sequence[Line], right: Sequence[Line], at: int) -> Iterator[Line]:
    """Two blocks side by side, the right one from column ``at`` on."""
    for one, other in zip_longest(left, right, fillvalue=()):
        yield (*one, Piece(" " * (at - wide(one))), *other) if other else one


def shown(drawn: Line, *, coloured: bool, unicode: bool = True) -> str:
    """A line as it is printed; a terminal that does not speak Unicode gets signs that it knows."""
    end = len(drawn)
    while end and not drawn[end - 1].text.strip():
        end -= 1
    text = "".join(
        f"\x1b[{piece.style}m{piece.text}\x1b[0m" if coloured and piece.style else piece.text for piece in drawn[:end]
    )
    text = text if unicode else text.translate(_PLAINER)
    return text if coloured else text.rstrip()


_PLAINER = str.maketrans(
    "·░▒▓█▉▊▋▌▍▎▏▁▂▃▄▅▆▇├└│─◂–…",
    ".-+*#####   ...::::|`|-<-.",
)
