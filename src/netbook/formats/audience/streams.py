"""JSON of any size as it is read, an entry after the other, also behind ``window.YTD.follower.part0 =``."""

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import chain
from typing import Any

import ijson
from ijson.common import JSONError

from netbook.errors import Unreadable
from netbook.formats.package import Member, Progress, Stream

MOST_SMALL = 8 << 20  # bytes of a file that is read whole
AGAIN = "download or export it again"
# What the parser raises: a number of thousands of digits is a ValueError, one without bounds an ArithmeticError.
BROKEN = (JSONError, ValueError, ArithmeticError, RecursionError)
DEEPEST = 100  # lists and objects within each other
_LONGEST = 1_000_000  # values in one entry
_START = 1 << 12  # bytes within which the value has to begin
_ASSIGNED = re.compile(rb"\s*[\w.$]{1,200}\s*=\s*")
Event = tuple[str, Any]
_KINDS = {b"{": "an object", b"[": "a list", b'"': "a text", b"n": "null", b"t": "true", b"f": "false"}


class TooDeep(ValueError):
    """Lists and objects lie within each other as in no export."""


def entries(member: Member, what: str, *, assigned: bool = False, several: bool = False) -> Iterator[Any]:
    """The entries of a list, each whole; ``what`` they are, to be told.

    ``assigned`` says that a name and ``=`` stand before the list, ``several`` that lists may follow each other.

    Raises:
        Unreadable: it is no list, is damaged, or breaks off.
    """
    with member.open() as stream:
        rest, first = beginning(member, stream, what, assigned=assigned)
        if first != b"[":
            raise unexpected(member, first, f"a list of {what}")
        yielded = 0
        try:
            for entry in built(events(rest, several=several)):
                yield entry
                yielded += 1
        except BROKEN:
            raise broken(member, f"{yielded:,} {what}") from None


def events(stream: Stream, *, several: bool = False) -> Iterator[Event]:
    """What a parser meets in JSON; it raises one of ``BROKEN``.

    With ``use_float``, as otherwise a number of thousands of digits ends the whole program.
    """
    found: Iterator[Event] = ijson.basic_parse(stream, use_float=True, multiple_values=several)
    return found


def built(events: Iterator[Event]) -> Iterator[Any]:
    """The entries of a list, of its events.

    Not by the parser's own ``items``, which writes the whole path at each event: brackets in brackets fill memory.
    """
    stack: list[tuple[Any, str]] = []  # what is being filled, and the key it fills
    holder: Any = None
    key, seen = "", 0
    for event, value in events:
        seen += 1
        if len(stack) > DEEPEST:
            raise TooDeep
        if seen > _LONGEST:
            raise ValueError("an entry without end")
        if event == "map_key":
            key = value
            continue
        if event in ("start_map", "start_array"):
            stack.append((holder, key))
            holder = {} if event == "start_map" else []
            continue
        if event in ("end_map", "end_array"):
            value = holder
            holder, key = stack.pop()
            if not stack:
                continue
        if len(stack) == 1:
            seen = 0
            yield value
        elif isinstance(holder, dict):
            holder[key] = value
        else:
            holder.append(value)


def one(events: Iterator[Event], first: Event) -> Any:
    """The value that begins with an event, and goes on with those that follow."""
    if not first[0].startswith("start_"):
        return first[1]
    return next(built(chain([("start_array", None), first], events)))


def inner(events: Iterator[Event]) -> Iterator[Event]:
    """The events of a list that has just begun, up to its end."""
    depth = 1
    yield "start_array", None
    while depth:
        event = next(events)
        depth += event[0].startswith("start_") - event[0].startswith("end_")
        yield event


def beginning(member: Member, stream: Stream, what: str, *, assigned: bool = False) -> tuple[Stream, bytes]:
    """The stream from where its value begins, and the first byte of that.

    Raises:
        Unreadable: there is none.
    """
    start = b""
    while len(start) < _START and (part := stream.read(_START - len(start))):
        start += part
    start = start.removeprefix(b"\xef\xbb\xbf")
    if assigned:
        found = _ASSIGNED.match(start)
        if not found:
            raise Unreadable(f"{member.name} holds no {what}: nothing like window.YTD. = stands at its start", AGAIN)
        start = start[found.end() :]
    start = start.lstrip()
    if not start:
        raise Unreadable(f"{member.name} holds no {what}: it is empty or breaks off at its start", AGAIN)
    return _Rest(start, stream), start[:1]


def broken(member: Member, after: str) -> Unreadable:
    """What to say of JSON that cannot be read on."""
    return Unreadable(f"{member.name} is damaged or cut short after {after}", AGAIN)


def unexpected(member: Member, first: bytes, expected: str) -> Unreadable:
    """What to say of JSON that is something else than was expected."""
    kind = _KINDS.get(first, "something else")
    return Unreadable(f"{member.name} holds {kind} where {expected} is expected", AGAIN)


def aside(member: Member) -> Member:
    """The same file, of which what is read does not count as progress."""
    return replace(member, progress=Progress())


def head(member: Member) -> bytes:
    """The first bytes of a file of a package, which are not kept; none where they cannot be read."""
    try:
        return member.head
    except Unreadable:
        return b""
    finally:
        member.let_go()


def small(member: Member) -> Any:
    """What a small file holds, with or without a name and ``=`` before it; none where that cannot be read."""
    if member.size > MOST_SMALL:
        return None
    try:
        with aside(member).open() as stream:
            content = stream.read(MOST_SMALL + 1).removeprefix(b"\xef\xbb\xbf")
        if len(content) > MOST_SMALL:
            return None
        found = _ASSIGNED.match(content)
        return json.loads(content[found.end() if found else 0 :])
    except (ValueError, RecursionError, Unreadable):
        return None


def page(member: Member, pages: Sequence[int]) -> str | None:
    """What may be missing after a file that holds exactly as many accounts as a page of an API; none otherwise."""
    try:
        held = sum(1 for _ in entries(aside(member), "accounts", several=True))
    except Unreadable:
        return None
    if held not in pages:
        return None
    return f"{member.name} holds exactly {held} accounts, which is one full page: the next pages may be missing"


def within(value: Any, *keys: str | int) -> Any:
    """What lies inside, key by key; none where one of them is not there."""
    for key in keys:
        if isinstance(key, str):
            value = value.get(key) if isinstance(value, dict) else None
        else:
            value = value[key] if isinstance(value, list) and len(value) > key else None
    return value


class _Rest:
    """A stream whose first bytes were read already."""

    def __init__(self, start: bytes, stream: Stream) -> None:
        self._start = start
        self._stream = stream

    def read(self, size: int = -1, /) -> bytes:
        """The next bytes, at most ``size`` of them, all that are left where it is negative."""
        if not self._start:
            return self._stream.read(size)
        found = self._start if size < 0 else self._start[:size]
        self._start = self._start[len(found) :]
        return found + self._stream.read(-1) if size < 0 else found
