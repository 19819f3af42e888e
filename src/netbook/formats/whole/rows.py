"""The rows of a whole book, one at a time, from a stream of JSON."""

import math
from collections.abc import Iterator
from typing import Any

import ijson
from ijson.common import JSONError

from netbook.domain.text import clean_line
from netbook.errors import Unreadable
from netbook.formats.package import Member, Stream

VERSION = 1
HEAD = "netbook"  # the key under which the file tells what it is
LARGEST_ROW = 64 << 20  # bytes; also of what lies between two rows
_DEEPEST = 64  # lists and objects inside one another; a book has few
_MARK = b"\xef\xbb\xbf"
_AGAIN = "export the book again"

_PLAIN = frozenset(("string", "null", "boolean"))

Row = dict[str, Any]


def tables(member: Member) -> Iterator[tuple[str, Row]]:
    """The head, then the rows of every table in the order of the file, each with the name of its table.

    Raises:
        Unreadable: it is cut short, is no JSON, is a newer book's, or holds something else than rows.
    """
    with member.open() as stream:
        bounded = _Bounded(member.name, stream)
        try:
            yield from _rows(member.name, bounded)
        except (JSONError, ValueError, OverflowError):
            raise Unreadable(f"{member.name} is cut short or damaged", _AGAIN) from None


def _rows(name: str, stream: "_Bounded") -> Iterator[tuple[str, Row]]:
    # Without use_float, a number of 5,000 digits is a SystemError; with it, one of 20 is refused: a book has none.
    events = iter(ijson.basic_parse(stream, use_float=True))
    if next(events, ("", None))[0] != "start_map":
        raise _no_book(name)
    begun = False
    for event, key in events:
        if event == "end_map":
            break
        if not begun:
            if key != HEAD:
                raise _no_book(name)
            begun = True
            yield HEAD, _head(name, next(events), events)
        else:
            yield from _table(name, key, events, stream)
    if not begun:
        raise _no_book(name)
    for _ in events:  # what follows the book is no JSON
        pass


def _head(name: str, first: tuple[str, Any], events: Iterator[tuple[str, Any]]) -> Row:
    """What the file tells of itself."""
    found = _value(name, *first, events)
    version = found.get("version") if isinstance(found, dict) else None
    if not isinstance(version, int) or isinstance(version, bool) or version < 1:
        raise _no_book(name)
    if version > VERSION:
        raise Unreadable(f"{name} was written by a newer netbook", "upgrade netbook: pip install --upgrade netbook-crm")
    assert isinstance(found, dict)
    return found


def _table(name: str, table: str, events: Iterator[tuple[str, Any]], stream: "_Bounded") -> Iterator[tuple[str, Row]]:
    shown = repr(clean_line(table)[:40])
    if next(events)[0] != "start_array":
        raise Unreadable(f"{shown} in {name} is no list of rows", _AGAIN)
    for number, (event, value) in enumerate(events, start=1):
        if event == "end_array":
            return
        if event != "start_map":
            raise Unreadable(f"entry {number} of {shown} in {name} is no row", _AGAIN)
        row = _value(name, event, value, events)
        stream.begin_row()
        yield table, row


def _value(name: str, event: str, value: Any, events: Iterator[tuple[str, Any]], depth: int = 0) -> Any:
    """The value that begins with an event, and goes on with those that follow."""
    if depth > _DEEPEST:
        raise Unreadable(f"{name} has lists in lists that no book has", _AGAIN)
    if event == "start_map":
        found: Row = {}
        for event, key in events:
            if event == "end_map":
                break
            event, value = next(events)
            found[key] = value if event in _PLAIN else _value(name, event, value, events, depth + 1)
        return found
    if event == "start_array":
        listed = []
        for event, each in events:
            if event == "end_array":
                break
            listed.append(_value(name, event, each, events, depth + 1))
        return listed
    if isinstance(value, float) and not math.isfinite(value):
        raise ValueError(value)
    return value


def _no_book(name: str) -> Unreadable:
    return Unreadable(f"{name} is no whole book of netbook", "give what netbook export json wrote")


class _Bounded:
    """The bytes without a byte-order mark, as long as no row has too many of them."""

    def __init__(self, name: str, stream: Stream) -> None:
        self._name = name
        self._stream = stream
        self._begun = False
        self._since = 0

    def begin_row(self) -> None:
        """Count anew."""
        self._since = 0

    def read(self, size: int = -1, /) -> bytes:
        """The next bytes."""
        found = self._stream.read(size)
        self._since += len(found)
        if self._since > LARGEST_ROW:
            raise Unreadable(f"{self._name} has a row of more than {LARGEST_ROW:,} bytes, which no book has", _AGAIN)
        if not self._begun and found:
            self._begun = True
            return found.removeprefix(_MARK) or self._stream.read(size)
        return found
