"""Tables as text: the heading, found by its words, and the rows after it, whatever the delimiter.

Source: RFC 4180, and what spreadsheets and address books really write: ``;``, tab and ``|``, a first line ``sep=;``.
"""

import io
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from netbook.domain.records import ReadingOptions, Record, Rejected
from netbook.domain.text import clean_line, fold
from netbook.errors import Unreadable
from netbook.formats import text
from netbook.formats.package import Member
from netbook.formats.tables.rows import Row, cut, said

DELIMITERS = (",", ";", "\t", "|")
MOST_ROWS = 1_000_000  # of one table: more are no address book, and would be read for many minutes
_BEFORE = 30  # rows in which the heading is looked for
_SEPARATOR = re.compile(r'"?sep=([,;|\t])"?[\r\n]*$', re.IGNORECASE)
_MARKS = (b"{", b"[", b"<", b"BEGIN:", b"%PDF", b"PK\x03\x04", b"\xff\xd8\xff", b"\x89PNG")
_CONTROLS = bytes(code for code in range(32) if code not in b"\t\n\r\x1b")


Worth = Callable[[tuple[str, ...]], int]  # how surely cells are a heading; 0 where they are none


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


def people(
    member: Member,
    options: ReadingOptions,
    what: str,
    worth: Worth,
    person: Callable[[Row, Heading, Member, ReadingOptions], Record],
) -> Iterator[Record]:
    """The people of a table whose heading is known, row by row.

    Raises:
        Unreadable: it is damaged, or not ``what`` it was taken for.
    """
    heading = heading_of(member, options, worth)
    if heading is None:
        raise Unreadable(f"{member.name} is not {what}", "let it be recognised, or name another format")
    for row in body(member, options, heading):
        yield row if isinstance(row, Rejected) else person(row, heading, member, options)


def heading_of(member: Member, options: ReadingOptions, worth: Worth, most: int = _BEFORE) -> Heading | None:
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
        Unreadable: the file is damaged, not in the encoding that was named, or longer than any address book.
    """
    with member.open() as stream:
        lines = islice(enumerate(text.lines(stream, options.encoding), start=1), heading.last, None)
        for number, row in enumerate(cut(lines, heading.delimiter, len(heading.names), member.name), start=1):
            if number > MOST_ROWS:
                raise Unreadable(
                    f"{member.name} has more than {MOST_ROWS:,} rows, as no address book does", "give a part of it"
                )
            if isinstance(row, Rejected):
                yield row
            elif any(row.cells[len(heading.names) :]):
                reason = f"it has {len(row.cells):,} cells, the heading {len(heading.names):,}"
                yield Rejected(reason, said(" ".join(row.cells)), member.name, row.line)
            elif other := _other_delimiter(row, heading):
                reason = f"it is parted by {other!r}, the heading by {heading.delimiter!r}"
                yield Rejected(reason, said(row.cells[0]), member.name, row.line)
            elif any(row.cells):
                missing = len(heading.names) - len(row.cells)
                yield Row(row.line, row.last, row.cells[: len(heading.names)] + ("",) * missing)


def _other_delimiter(row: Row, heading: Heading) -> str | None:
    """What parts a row that is one cell, if it has as many parts as the heading by that."""
    width = len(heading.names)
    if width < 2 or not row.cells or any(row.cells[1:]):
        return None
    return next((each for each in DELIMITERS if row.cells[0].count(each) + 1 == width), None)


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
