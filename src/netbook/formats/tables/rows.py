"""Lines cut into the rows of a table, with quoted cells of several lines, and a limit on everything.

Source: RFC 4180. Python's csv cuts the cells of a row; where a row ends is decided here, so that one quote too many
costs a row and not the file.
"""

import csv
import re
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from netbook.domain.records import Rejected
from netbook.domain.text import clean, clean_line

MOST_CELL = 1 << 20  # characters of a cell
MOST_ROW = 4 << 20  # characters of a row
MOST_CELLS = 4096  # of a row
MOST_LINES = 1 << 16  # of a row
_SAID = 80  # characters of a row that was refused
_RUN = re.compile('"+')
_FORMULA = re.compile(r"'*[=+\-@\t\r]")
_QUOTE = "a quote is never closed"
_ENDLESS = f"it has more than {MOST_ROW:,} characters, or {MOST_LINES:,} lines"

csv.field_size_limit(MOST_CELL)

Numbered = tuple[int, str]


@dataclass(frozen=True, slots=True)
class Row:
    """The cells of a row, and the lines it takes."""

    line: int
    last: int
    cells: tuple[str, ...]


def guarded(cell: str) -> str:
    """A cell that no spreadsheet runs: an apostrophe stands before what would begin a formula."""
    return f"'{cell}" if _FORMULA.match(cell) else cell


def unguarded(cell: str) -> str:
    """A cell without the apostrophe that guards it."""
    return cell[1:] if cell.startswith("'") and _FORMULA.match(cell) else cell


def cut(lines: Iterable[Numbered], delimiter: str, width: int, file: str) -> Iterator[Row | Rejected]:
    """Rows of lines; ``width`` is how many cells the heading has, or 0.

    A quote that is not closed costs its own line: those after it are read again as rows.
    """
    source = _Lines(lines)
    for first in source:
        held = [first]
        if '"' in first[1]:
            problem = _gather(held, source, delimiter, width)
            if problem:
                yield Rejected(problem, said(first[1]), file, first[0])
                continue
        yield _row(held, delimiter, file)


class _Lines:
    """Lines, some of which are given back to be read again."""

    def __init__(self, lines: Iterable[Numbered]) -> None:
        self._lines = iter(lines)
        self._again: deque[Numbered] = deque()

    def __iter__(self) -> Iterator[Numbered]:
        while (line := self.next()) is not None:
            yield line

    def next(self) -> Numbered | None:
        """The next line, or none after the last."""
        return self._again.popleft() if self._again else next(self._lines, None)

    def back(self, lines: Iterable[Numbered]) -> None:
        """Lines to be read once more, before the others."""
        self._again.extendleft(reversed(list(lines)))


def _gather(held: list[Numbered], source: _Lines, delimiter: str, width: int) -> str | None:
    """Add to the first line of a row those that its quoted cells go on in; why it is no row, if so."""
    inside, stray = _scan(held[0][1], False, delimiter)
    size = len(held[0][1])
    while inside and size <= MOST_ROW and len(held) <= MOST_LINES:
        line = source.next()
        if line is None:
            break
        held.append(line)
        size += len(line[1])
        inside, stray = _scan(line[1], True, delimiter)
    if len(held) == 1 and not inside:
        return None  # a stray quote within one line does no harm
    if inside or stray:
        if _like_rows(held, delimiter, width) or len(held) == 1 or stray:
            source.back(held[1:])
            return _QUOTE
        if size > MOST_ROW or len(held) > MOST_LINES:
            _skip(source, delimiter)
            return _ENDLESS
        return f"{_QUOTE}: the file ends within it"
    if width > 1 and _width(held, delimiter) != width and _like_rows(held, delimiter, width):
        source.back(held[1:])
        return _QUOTE
    return None


def _skip(source: _Lines, delimiter: str) -> None:
    """Pass over the rest of a cell that is too long."""
    for _, line in source:
        if not _scan(line, True, delimiter)[0]:
            return


def _scan(line: str, inside: bool, delimiter: str) -> tuple[bool, bool]:
    """Whether a quoted cell is open after a line, and whether the first quote that closed one stood within a text."""
    at, stray = 0, False
    while True:
        if not inside and line.startswith('"', at):
            inside, at = True, at + 1
        if inside:
            closing = next((run for run in _RUN.finditer(line, at) if len(run[0]) % 2), None)
            if closing is None:
                return True, stray
            inside, at = False, closing.end()
            stray = stray or line[at : at + 1] not in ("", delimiter, "\r", "\n")
        at = line.find(delimiter, at) + 1
        if not at:
            return False, stray


def _like_rows(held: Sequence[Numbered], delimiter: str, width: int) -> bool:
    """Whether most lines after the first are as wide as a row, so that a quote ran over them."""
    width = width or held[0][1].count(delimiter) + 1
    lines = [line for _, line in held[1:100] if line.strip()]
    return width > 1 and sum(line.count(delimiter) + 1 >= width for line in lines) * 2 > len(lines)


def _width(held: Sequence[Numbered], delimiter: str) -> int:
    cells = _cells(held, delimiter)
    return len(cells) if cells else 0


def _cells(held: Sequence[Numbered], delimiter: str) -> list[str] | None:
    """The cells of a row, or none where one is too long."""
    try:
        return next(csv.reader([line for _, line in held], delimiter=delimiter), [])
    except csv.Error:
        return None


def _row(held: Sequence[Numbered], delimiter: str, file: str) -> Row | Rejected:
    number, start = held[0]
    if any("\0" in line for _, line in held):
        return Rejected("it has NUL characters", said(start), file, number)
    if sum(len(line) for _, line in held) > MOST_ROW:
        return Rejected(_ENDLESS, said(start), file, number)
    cells = _cells(held, delimiter)
    if cells is None:
        return Rejected(f"a cell has more than {MOST_CELL:,} characters", said(start), file, number)
    if len(cells) > MOST_CELLS:
        return Rejected(f"it has {len(cells):,} cells", said(start), file, number)
    return Row(number, held[-1][0], tuple(clean(unguarded(cell)).strip() if cell else "" for cell in cells))


def said(line: str) -> str:
    """How a row begins."""
    return clean_line(line[: _SAID * 4])[:_SAID]
