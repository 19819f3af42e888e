"""Tables: rows under their headings, cut to the width there is, printed as they come."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import chain, islice
from typing import TYPE_CHECKING, Any

from netbook.cli import output
from netbook.domain.spelling import did_you_mean
from netbook.domain.text import clean_line
from netbook.drawing.measure import cells, pad
from netbook.errors import Unreadable

if TYPE_CHECKING:
    from netbook.domain.search import Excerpt

_MEASURED = 1000  # rows that decide how wide the columns are; those after them are cut to that
SPARE = 3


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its heading, the cell of a view, and how readily it gives way where room is short; 0 is last.

    It does so down to ``least`` columns; one of ``SPARE`` goes altogether where that leaves too little for the others.
    ``key`` is the view's field it shows, by which ``--columns`` names it.
    """

    heading: str
    cell: "Callable[[Any], str | Excerpt | None]"
    shrinks: int = 0
    key: str = ""
    least: int = 8

    @property
    def name(self) -> str:
        """What ``--columns`` calls it."""
        return self.key or self.heading


def chosen(columns: Sequence[Column], shown: Sequence[str], asked: str | None) -> list[Column]:
    """The columns that ``--columns`` asks for, or those usually shown.

    Raises:
        Unreadable: there is no such column.
    """
    known = {column.name: column for column in columns}
    wanted = [part.strip().casefold() for part in asked.split(",")] if asked is not None else list(shown)
    for name in wanted:
        if name not in known:
            hint = did_you_mean(name, known, f"columns are {', '.join(known)}")
            raise Unreadable(f"there is no column {name!r}", hint)
    return [known[name] for name in wanted]


def put_table(columns: Sequence[Column], views: Iterable[object], *, keep_empty: bool = False) -> None:
    """Views as rows; a column that is empty in all of them is left out unless ``keep_empty``."""
    rows = (tuple(_cleaned(column.cell(view)) for column in columns) for view in views)
    first = list(islice(rows, _MEASURED))
    used = [i for i in range(len(columns)) if keep_empty or any(_text(row[i]) for row in first)]
    widest = {i: max(cells(columns[i].heading), *(cells(_text(row[i])) for row in first)) for i in used}
    sizes = _fitted({i: (columns[i], size) for i, size in widest.items()}, output.width(), spare=not keep_empty)
    coloured = output.colourful()
    heading = _line((columns[i].heading for i in sizes), sizes.values(), coloured)
    output.put_raw(f"\x1b[1m{heading}\x1b[0m" if coloured else heading)
    for row in chain(first, rows):
        output.put_raw(_line((row[i] for i in sizes), sizes.values(), coloured))


def _cleaned(cell: "str | Excerpt | None") -> "str | Excerpt":
    return clean_line(cell) if isinstance(cell, str) else cell or ""


def _text(cell: "str | Excerpt") -> str:
    return cell if isinstance(cell, str) else cell.text


def _line(cells: "Iterable[str | Excerpt]", sizes: Iterable[int], coloured: bool) -> str:
    return "  ".join(_shown(cell, size, coloured) for cell, size in zip(cells, sizes, strict=True)).rstrip()


def _shown(cell: "str | Excerpt", size: int, coloured: bool) -> str:
    padded = pad(_text(cell), size)
    if isinstance(cell, str) or not coloured:
        return padded
    from dataclasses import replace

    end = len(padded.rstrip(" …"))
    hits = tuple((start, min(stop, end)) for start, stop in cell.hits if start < end)
    return replace(cell, text=padded, hits=hits).marked("\x1b[1m", "\x1b[0m")


def _fitted(columns: dict[int, tuple[Column, int]], room: int, *, spare: bool) -> dict[int, int]:
    """The columns that are shown and how wide: narrowed, the readiest first and the widest of them, until all fit."""
    sizes = {i: size for i, (_, size) in columns.items()}
    for level in sorted({column.shrinks for column, _ in columns.values()}, reverse=True):
        able = [i for i, (column, _) in columns.items() if column.shrinks == level]
        while sum(sizes.values()) + 2 * (len(sizes) - 1) > room:
            able = [i for i in able if sizes[i] > columns[i][0].least]
            if not able:
                break
            sizes[max(able, key=lambda i: sizes[i])] -= 1
    readiest = max(columns, key=lambda i: columns[i][0].shrinks)
    cramped = any(sizes[i] < size for i, (column, size) in columns.items() if column.shrinks <= 1)
    if spare and cramped and columns[readiest][0].shrinks == SPARE:
        return _fitted({i: pair for i, pair in columns.items() if i != readiest}, room, spare=spare)
    return sizes
