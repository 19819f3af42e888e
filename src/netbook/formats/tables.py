"""Tables as text: rows with the line where each begins, whatever the delimiter, the quotes and the damage.

Source: RFC 4180, and what spreadsheets and address books really write: ``;``, tab and ``|``, a first line ``sep=;``,
cells of several lines, quotes that are never closed.
"""

import csv
import io
import re
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from netbook.domain.records import ReadingOptions, Rejected
from netbook.domain.text import clean, clean_line, fold
from netbook.errors import Unreadable
from netbook.formats import text
from netbook.formats.package import Member

MOST_CELL = 1 << 20  # characters of a cell
MOST_ROW = 4 << 20  # characters of a row
MOST_CELLS = 4096  # of a row
MOST_LINES = 1 << 16  # of a row
DELIMITERS = (",", ";", "\t", "|")
_BEFORE = 30  # rows in which the heading is looked for
_SAID = 80  # characters of a row that was refused
_SEPARATOR = re.compile(r'"?sep=([,;|\t])"?[\r\n]*$', re.IGNORECASE)
_MARKS = (b"{", b"[", b"<", b"BEGIN:", b"%PDF", b"PK\x03\x04", b"\xff\xd8\xff", b"\x89PNG")
_CONTROLS = bytes(code for code in range(32) if code not in b"\t\n\r\x1b")
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


@dataclass(frozen=True, slots=True)
class Heading:
    """The row that names the columns: the names, each once, and their keys for comparing."""

    names: tuple[str, ...]
    keys: tuple[str, ...]
    last: int
    delimiter: str


def key_of(heading: str) -> str:
    """A heading for comparing: folded, without blanks and punctuation."""
    return "".join(c for c in fold(clean_line(heading)) if c.isalnum())


def strange(member: Member, what: str) -> Unreadable:
    """What is said of a file that is not what it was taken for."""
    return Unreadable(f"{member.name} is not {what}", "let it be recognised, or name another format")


def guarded(cell: str) -> str:
    """A cell that no spreadsheet runs: an apostrophe stands before what would begin a formula."""
    return f"'{cell}" if _FORMULA.match(cell) else cell


def unguarded(cell: str) -> str:
    """A cell without the apostrophe that guards it."""
    return cell[1:] if cell.startswith("'") and _FORMULA.match(cell) else cell


def heading_of(
    member: Member, options: ReadingOptions, worth: Callable[[tuple[str, ...]], int], most: int = _BEFORE
) -> Heading | None:
    """The row, among the first ``most``, whose cells are worth something as a heading, by the best of all delimiters.

    Raises:
        Unreadable: there is no encoding of the name that was given.
    """
    if options.encoding:
        text.checked(options.encoding)
    start = _start(member, options)
    best: tuple[int, Heading | None] = (0, None)
    for delimiter in _delimiters(start):
        for row in _first_rows(start, delimiter, most):
            value = worth(row.cells)
            if value > best[0]:
                best = value, _heading(row, delimiter)
            if value:
                break
    return best[1]


def widest(member: Member, options: ReadingOptions) -> Heading | None:
    """The first of the widest rows, which is the heading if any row is."""
    best: Heading | None = None
    start = _start(member, options)
    for delimiter in _delimiters(start):
        for row in _first_rows(start, delimiter):
            if len(row.cells) > len(best.names if best else ()) and any(row.cells):
                best = _heading(row, delimiter)
    return best


def sample(member: Member, options: ReadingOptions, heading: Heading, most: int) -> list[tuple[str, ...]]:
    """The first rows after the heading, as far as the beginning of the file holds them."""
    lines = islice(enumerate(_start(member, options), start=1), heading.last, None)
    width = len(heading.names)
    rows = (row for row in cut(lines, heading.delimiter, width, "") if isinstance(row, Row) and any(row.cells))
    return [(row.cells + ("",) * width)[:width] for row in islice(rows, most)]


def body(member: Member, options: ReadingOptions, heading: Heading) -> Iterator[Row | Rejected]:
    """The rows after the heading, cleaned, each as wide as it; those that cannot be read are rejected.

    Raises:
        Unreadable: the file is damaged, or not in the encoding that was named.
    """
    with member.open() as stream:
        lines = islice(enumerate(text.lines(stream, options.encoding), start=1), heading.last, None)
        for row in cut(lines, heading.delimiter, len(heading.names), member.name):
            if isinstance(row, Rejected):
                yield row
            elif any(row.cells[len(heading.names) :]):
                reason = f"it has {len(row.cells):,} cells, the heading {len(heading.names):,}"
                yield Rejected(reason, _said(" ".join(row.cells)), member.name, row.line)
            elif any(row.cells):
                missing = len(heading.names) - len(row.cells)
                yield Row(row.line, row.last, row.cells[: len(heading.names)] + ("",) * missing)


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
                yield Rejected(problem, _said(first[1]), file, first[0])
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
        return Rejected("it has NUL characters", _said(start), file, number)
    if sum(len(line) for _, line in held) > MOST_ROW:
        return Rejected(_ENDLESS, _said(start), file, number)
    cells = _cells(held, delimiter)
    if cells is None:
        return Rejected(f"a cell has more than {MOST_CELL:,} characters", _said(start), file, number)
    if len(cells) > MOST_CELLS:
        return Rejected(f"it has {len(cells):,} cells", _said(start), file, number)
    return Row(number, held[-1][0], tuple(clean(unguarded(cell)).strip() if cell else "" for cell in cells))


def _said(line: str) -> str:
    return clean_line(line[: _SAID * 4])[:_SAID]


def _start(member: Member, options: ReadingOptions) -> list[str]:
    """The first lines, as far as they can be read; none of what is no table beyond doubt."""
    found: list[str] = []
    if not _may_be_table(member.head, options):
        return found
    try:
        for line in text.lines(io.BytesIO(member.head), options.encoding):
            found.append(line)
    except Unreadable:
        pass  # the head may end within a letter; reading the whole file says what is wrong
    return found


def _may_be_table(head: bytes, options: ReadingOptions) -> bool:
    """Whether a file does not begin as other things do, and is text: few of its first bytes are control characters."""
    if head.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(_MARKS):
        return False
    first = head[:1024]
    controls = len(first) - len(first.translate(None, _CONTROLS))
    return controls * 20 <= len(first) or bool(text.encoding_of(head) or options.encoding)


def _delimiters(start: Sequence[str]) -> Sequence[str]:
    named = _SEPARATOR.match(start[0]) if start else None
    return (named[1],) if named else DELIMITERS


def _first_rows(start: Sequence[str], delimiter: str, most: int = _BEFORE) -> list[Row]:
    lines = enumerate(start, start=1)
    if start and _SEPARATOR.match(start[0]):
        next(lines)
    rows = (row for row in cut(lines, delimiter, 0, "") if not isinstance(row, Row) or any(row.cells))
    return [row for row in islice(rows, most) if isinstance(row, Row)]


def _heading(row: Row, delimiter: str) -> Heading:
    cells = list(row.cells)
    while len(cells) > 1 and not cells[-1]:
        cells.pop()
    names: list[str] = []
    for number, cell in enumerate(cells, start=1):
        name = plain = clean_line(cell) or f"column {number}"
        again = 1
        while name in names:
            again += 1
            name = f"{plain} ({again})"
        names.append(name)
    return Heading(tuple(names), tuple(key_of(cell) for cell in cells), row.last, delimiter)
