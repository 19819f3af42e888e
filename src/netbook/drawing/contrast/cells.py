"""The cells of the contrast as a list that can be walked through, a bar beside each count."""

from collections.abc import Iterator, Sequence

from netbook.domain.contrast.cells import WHOLE_BOOK, Cell, Group
from netbook.domain.contrast.figures import FIGURES
from netbook.drawing.bars import Bar, bars
from netbook.drawing.contrast import words
from netbook.drawing.lines import BOLD, Line, Piece, line
from netbook.drawing.measure import broken

_STEPS = {step.key: step for step in words.STEPS}
_FIGURES = {kind.key: kind for kind in FIGURES}
_OF_THE_BOOK = {
    "curated": ("belong", "People who belong by your rules."),
    "talked": ("talked with", "Present in the stretch at something that was no attempt without an answer."),
    "two_way": ("both began", "You began at least once in the stretch, and they at least once."),
    "worked": ("gave you something", "Who gave you something of value in the stretch."),
}


def name(cell: Cell) -> str:
    """What a cell is called."""
    if cell.group == WHOLE_BOOK:
        return _OF_THE_BOOK[cell.key][0] if cell.key in _OF_THE_BOOK else _FIGURES[cell.key].title
    return _STEPS[cell.key].name


def definition(cell: Cell) -> str:
    """What a cell means."""
    if cell.group == WHOLE_BOOK:
        return _OF_THE_BOOK[cell.key][1] if cell.key in _OF_THE_BOOK else _FIGURES[cell.key].definition
    return _STEPS[cell.key].definition


def rows(groups: Sequence[Group], width: int) -> Iterator[Line]:
    """The groups, a heading and the cells of each."""
    for group in groups:
        yield line(Piece(_heading(group), BOLD))
        drawn = (Bar(name(cell), len(cell.people) if cell.known else 0, _count(cell)) for cell in group.cells)
        yield from bars(list(drawn), width)


def told(cell: Cell, sentences: Sequence[str], width: int) -> list[Line]:
    """What a cell means, and below it what is most telling of all."""
    lines = [line(Piece(f"{name(cell)}: {_count(cell)}", BOLD))]
    lines += [line(each) for each in broken(definition(cell), width)]
    for sentence in sentences:
        lines += [line(), *(line(each) for each in broken(sentence, width))]
    return lines


def _count(cell: Cell) -> str:
    return words.number(len(cell.people)) if cell.known else words.UNKNOWN


def _heading(group: Group) -> str:
    if group.key == WHOLE_BOOK:
        return "The whole book, whether they follow you or not"
    where = "All followers" if group.key is None else f"Followers on {words.platform(group.key)}"
    return f"{where}: {words.number(group.followers)}"
