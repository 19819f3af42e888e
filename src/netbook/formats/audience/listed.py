"""Lists of accounts in JSON, an entry at a time, so that memory does not grow with the file."""

import io
import json
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass, field
from itertools import chain
from typing import Any

from netbook.domain.audience.records import FollowerRecord
from netbook.domain.records import Rejected
from netbook.domain.text import clean_line
from netbook.errors import Unreadable
from netbook.formats.audience import streams
from netbook.formats.audience.streams import BROKEN, Event, TooDeep, built, inner, one
from netbook.formats.package import Member, Stream

LARGEST_ENTRY = 4 << 20  # bytes; also of what lies between two entries
AGAIN = "unpack the export again, or download it again"
_SHOWN = 40  # letters of a key that is told
_NAMED = 3  # keys that are told
_SAID = 80  # letters of an entry that is told
_MARK = b"\xef\xbb\xbf"
# What an entry has, that stands at the root where a list is a single object; and of that what no other object has.
_ENTRY = frozenset(("string_list_data", "title", "name", "timestamp"))
_ALONE = frozenset(("string_list_data", "name"))
_KINDS = {"start_map": "an object", "start_array": "a list", "null": "nothing", "string": "a text"}

Events = Iterator[Event]


@dataclass(frozen=True, slots=True)
class Shape:
    """What the beginning of a file shows: ``root``, how it begins, and of each key there what its value is.

    Of a list at the root the key is ""; of each value its first event, and the first entry where it is a list or an
    object, as far as it is whole.
    """

    root: str | None = None
    values: dict[str, tuple[str, Any]] = field(default_factory=dict)


def shape(head: bytes) -> Shape:
    """What the beginning of a file shows, also of one that is no JSON or goes on."""
    root: str | None = None
    values: dict[str, tuple[str, Any]] = {}
    events: Events = streams.events(io.BytesIO(head.removeprefix(_MARK)))
    try:
        root = next(events)[0]
        if root == "start_array":
            _look(values, "", root, events)
        elif root == "start_map":
            for event, key in events:
                if event == "end_map":
                    break
                _look(values, key, next(events)[0], events)
    except (*BROKEN, StopIteration):
        pass  # as far as it goes; what is broken is told where the entries are read
    return Shape(root, values)


def _look(values: dict[str, tuple[str, Any]], key: str, kind: str, events: Events) -> None:
    """Note what stands under a key, and go past it."""
    values[key] = (kind, None)
    if kind not in ("start_array", "start_map"):
        return
    event, value = next(events)
    if event in ("end_array", "end_map"):
        return
    if kind == "start_map":
        values[key] = (kind, (value, one(events, next(events))))
    else:
        values[key] = (kind, one(events, (event, value)))
    for _ in inner(events):
        pass


def entries(
    member: Member, lists: Collection[str], expected: str, pairs: Collection[str] = ()
) -> Iterator[tuple[str, Any]]:
    """The entries of a file, each with the key at the root under which it stands; "" where the root itself is the list.

    ``lists`` are the keys of lists, ``pairs`` those of objects whose names and values are yielded, ``expected`` says in
    words what should be there. A list may be a single object, as Instagram writes one that has one entry.

    Raises:
        Unreadable: it is cut short, damaged, or holds no such list.
    """
    with member.open() as stream:
        bounded = _Bounded(member.name, stream)
        try:
            events = streams.events(bounded)
            for found in _entries(member.name, events, lists, pairs, expected):
                bounded.begin_entry()
                yield found
            for _ in events:  # what follows the list is no JSON
                pass
        except TooDeep:
            raise Unreadable(f"{member.name} holds lists in lists deeper than any export does", AGAIN) from None
        except BROKEN:
            if bounded.ended:
                said = "ends in the middle" if bounded.some else "is empty"
                raise Unreadable(f"{member.name} {said}, where {expected} should be", AGAIN) from None
            raise Unreadable(f"{member.name} is damaged, and no JSON from some place on", AGAIN) from None


def _entries(
    name: str, events: Events, lists: Collection[str], pairs: Collection[str], expected: str
) -> Iterator[tuple[str, Any]]:
    event, value = next(events)
    if event == "start_array":
        yield from (("", entry) for entry in built(chain([(event, value)], events)))
    elif event == "start_map":
        yield from _of_object(name, events, lists, pairs, expected)
    else:
        raise _not_expected(name, _KINDS.get(event, "a single value"), expected)


def _of_object(
    name: str, events: Events, lists: Collection[str], pairs: Collection[str], expected: str
) -> Iterator[tuple[str, Any]]:
    others: dict[str, Any] = {}
    found = False
    for event, key in events:
        if event == "end_map":
            break
        event, value = next(events)
        if key in lists or key in pairs:
            found = True
            yield from _under(name, key, (event, value), events, in_pairs=key in pairs, expected=expected)
        elif key in _ENTRY:
            others[key] = one(events, (event, value))
        else:
            others.setdefault(key, None)
            if event in ("start_map", "start_array"):
                for _ in inner(events):
                    pass
            while len(others) > _NAMED + len(_ENTRY):
                others.popitem()
    if not found:
        if not _ALONE & others.keys():
            raise _not_expected(name, _keys(others), expected)
        yield "", others


def _under(
    name: str, key: str, first: tuple[str, Any], events: Events, *, in_pairs: bool, expected: str
) -> Iterator[tuple[str, Any]]:
    kind, value = first
    if kind == "start_map" and in_pairs:
        for event, each in events:
            if event == "end_map":
                return
            yield key, (each, one(events, next(events)))
    if kind == "start_map" and not in_pairs:
        yield key, one(events, (kind, value))
    elif kind == "start_array" and not in_pairs:
        yield from ((key, entry) for entry in built(inner(events)))
    else:
        shown = repr(clean_line(key)[:_SHOWN])
        raise _not_expected(name, f"{_KINDS.get(kind, 'a single value')} under {shown}", expected)


def _keys(keys: Collection[str]) -> str:
    shown = [repr(clean_line(key)[:_SHOWN]) for key in list(keys)[:_NAMED]]
    return f"an object with {', '.join(shown)}" if shown else "an empty object"


def _not_expected(name: str, found: str, expected: str) -> Unreadable:
    return Unreadable(f"{name} holds {found}, not {expected}", "give the file as it was exported")


def made(
    member: Member,
    found: Iterator[tuple[str, Any]],
    read: Callable[[str, Any], FollowerRecord | str],
    expected: str,
) -> Iterator[FollowerRecord | Rejected]:
    """What is made of entries by ``read``, which gives a record, or says why there is none.

    Raises:
        Unreadable: there are entries, and of none of them anything could be made.
    """
    seen, understood = 0, False
    for key, entry in found:
        seen += 1
        record = read(key, entry)
        if isinstance(record, FollowerRecord):
            understood = True
            yield record
        else:
            yield Rejected(record, clean_line(json.dumps(entry, ensure_ascii=False)[:_SAID]), member.name)
    if seen and not understood:
        what = f"the {seen:,} entries" if seen > 1 else "the one entry"
        raise Unreadable(f"nothing could be made of {what} of {member.name}, not {expected}", AGAIN)


class _Bounded:
    """The bytes without a byte-order mark, as long as no entry has too many of them."""

    def __init__(self, name: str, stream: Stream) -> None:
        self._name = name
        self._stream = stream
        self._since = 0
        self.some = False
        self.ended = False

    def begin_entry(self) -> None:
        """Count anew."""
        self._since = 0

    def read(self, size: int = -1, /) -> bytes:
        """The next bytes."""
        found = self._stream.read(size)
        self._since += len(found)
        if self._since > LARGEST_ENTRY:
            raise Unreadable(f"{self._name} has an entry of more than {LARGEST_ENTRY:,} bytes", AGAIN)
        if not self.some and found:
            self.some = True
            found = found.removeprefix(_MARK) or self._stream.read(size)
        self.ended = not found
        return found
