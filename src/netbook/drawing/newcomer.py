"""A line that adds somebody, as it was read, part by part."""

from collections.abc import Iterator

from netbook.domain.newcomer import Newcomer, every_in_words, way_in_words
from netbook.drawing.lines import BOLD, FAINT, Line, Piece, said

_LABEL = 10  # columns


def lines(newcomer: Newcomer) -> Iterator[Line]:
    """What is told of them, a line each; what is not told has none."""
    names = [newcomer.name, *(f"aka {name}" for name in newcomer.aliases)]
    met = " ".join(filter(None, (newcomer.met, newcomer.met_on.isoformat() if newcomer.met_on else None)))
    told = {
        "org": newcomer.organisation,
        "title": newcomer.title,
        "city": newcomer.city,
        "ways": ", ".join(way_in_words(method) for method in newcomer.methods),
        "met": met,
        "via": newcomer.via,
        "tags": " ".join(f"@{tag}" for tag in newcomer.tags),
        "circle": newcomer.circle,
        "every": newcomer.cadence and every_in_words(newcomer.cadence).removeprefix("every "),
        "birthday": newcomer.birthday and str(newcomer.birthday),
    }
    yield (_label("name"), said(", ".join(names), BOLD))
    for label, value in told.items():
        if value:
            yield (_label(label), said(value))


def _label(word: str) -> Piece:
    return Piece(word.ljust(_LABEL), FAINT)
