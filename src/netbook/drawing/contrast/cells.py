"""The cells of the contrast as a list that can be walked through, a bar beside each count."""

from collections.abc import Iterator, Sequence

from netbook.domain.contrast.cells import WHOLE_BOOK, Cell, Group
from netbook.domain.contrast.figures import FIGURES
from netbook.domain.contrast.funnel import FOLLOWERS, RECOGNISED
from netbook.drawing.bars import Bar, bars
from netbook.drawing.contrast import words
from netbook.drawing.lines import BOLD, Line, Piece, line
from netbook.drawing.measure import broken

_STEPS = {step.key: step for step in words.STEPS}
_OF_THE_BOOK = {kind.key: (kind.title, kind.definition) for kind in FIGURES}
_OF_THE_BOOK |= {
    "curated": ("belong", "People who belong by your rules."),
    "talked": ("talked with", "Present in the stretch at something that was no attempt without an answer."),
    "two_way": ("both began", "You began at least once in the stretch, and they at least once."),
    "worked": ("gave you something", "Who gave you something of value in the stretch."),
    "nowhere": ("matter, follow nowhere", _OF_THE_BOOK["nowhere"][1]),
}


def _told(cell: Cell) -> tuple[str, str]:
    """What a cell is called, and what it means."""
    step = _STEPS[cell.key] if cell.group != WHOLE_BOOK else None
    return (step.name, step.definition) if step else _OF_THE_BOOK[cell.key]


def title(cell: Cell) -> str:
    """What is opened with a cell: ``Followers on LinkedIn: talked with``."""
    where, (name, _) = _where(cell.group), _told(cell)
    if cell.key == FOLLOWERS:
        return f"{where}, as far as lists name them"
    return f"{where}: {name}{f' {words.number(cell.count)} people' if cell.key == RECOGNISED else ''}"


def unknown(cell: Cell) -> str:
    """What would make the count of a cell known."""
    if cell.key == FOLLOWERS:
        return words.TO_COUNT
    return words.TO_DECIDE if cell.group == WHOLE_BOOK and cell.key != "nowhere" else words.TO_LIST


def rows(groups: Sequence[Group], width: int) -> Iterator[Line]:
    """The groups, a heading and the cells of each; the count of followers is the heading of theirs."""
    for group in groups:
        followers = [cell for cell in group.cells if cell.key == FOLLOWERS]
        counted = "".join(f": {words.number(cell.count)}" for cell in followers)
        alone = ", whether they follow you or not" if group.key == WHOLE_BOOK else ""
        yield line(Piece(f"{_where(group.key)}{alone}{counted}", BOLD))
        drawn = (
            Bar(_told(cell)[0], cell.count or 0, words.number(cell.count))
            for cell in group.cells
            if cell not in followers
        )
        yield from bars(list(drawn), width)


def told(cell: Cell, sentences: Sequence[str], hint: str, width: int) -> list[Line]:
    """What a cell means, what would make it known where it is not, and below it what is most telling of all."""
    name, definition = _told(cell)
    lines = [line(Piece(f"{name}: {words.number(cell.count)}", BOLD))]
    lines += [line(each) for each in broken(definition, width)]
    lines += [line(each) for each in broken(hint, width) if cell.count is None]
    lines += [line()] if sentences else []
    lines += [line(each) for sentence in sentences for each in broken(sentence, width)]
    return lines


def _where(group: str | None) -> str:
    if group == WHOLE_BOOK:
        return "The whole book"
    return "All followers" if group is None else f"Followers on {words.platform(group)}"
