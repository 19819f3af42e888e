"""The entries of an account, one at a time, from a stream of JSON."""

from collections.abc import Iterator
from typing import Any

from netbook.domain.text import clean_line
from netbook.errors import Unreadable
from netbook.formats.audience import streams
from netbook.formats.audience.streams import Event
from netbook.formats.package import Member

USER, CONTACT, RELATIONSHIP, ACTIVITY, DIARY, EXPORTED_BY = (
    "user", "contact", "relationship", "activity", "journal_entry", "exported_by",
)  # fmt: skip
FILES = ("photo", "document")  # which are pictures and papers, as text in base64
TYPES = ("activity_types", "contact_field_types", "genders", "life_event_types")
_KNOWN = "1."  # versions begin with it
_AGAIN = "in Monica choose Settings, Export data, and Export to JSON"

Entry = dict[str, Any]


def entries(member: Member) -> Iterator[tuple[str, Any]]:
    """Every entry with the collection it is of, in the order of the file.

    Raises:
        Unreadable: it is cut short, is no JSON, is of an unknown version, or holds something else than entries.
    """
    count = 0
    with member.open() as stream:
        rest, first = streams.beginning(member, stream, "contacts")
        if first != b"{":
            raise streams.unexpected(member, first, "an account of Monica")
        try:
            for each in _root(member, streams.events(rest)):
                yield each
                count += 1
        except (*streams.BROKEN, StopIteration, RuntimeError):
            raise streams.broken(member, f"{count:,} entries") from None


def _root(member: Member, events: Iterator[Event]) -> Iterator[tuple[str, Any]]:
    next(events)
    version = None
    for key in _keys(events):
        if key == "account":
            if version is None:
                raise _unknown(member, "")
            yield from _account(member, events)
            continue
        value = streams.one(events, next(events))
        if key == "version":
            version = value
            if not isinstance(value, str) or not value.startswith(_KNOWN):
                raise _unknown(member, value)
        elif key == EXPORTED_BY:
            yield EXPORTED_BY, value
    for _ in events:  # what follows the account is no JSON
        pass


def _account(member: Member, events: Iterator[Event]) -> Iterator[tuple[str, Any]]:
    _begin(member, events, "start_map", "account")
    for key in _keys(events):
        if key == "data":
            yield from _collections(member, events)
        elif key == "properties":
            yield from _lists(events, {"journal_entries": DIARY})
        elif key == "instance":
            yield from _lists(events, {name: name for name in TYPES})
        else:
            streams.one(events, next(events))


def _collections(member: Member, events: Iterator[Event]) -> Iterator[tuple[str, Any]]:
    """The entries of ``[{count, type, values}, ...]``; entries of a type that is told only after them are refused."""
    first = next(events)
    if first[0] != "start_array":
        streams.one(events, first)
        return
    for event, value in events:
        if event == "end_array":
            return
        if event != "start_map":
            streams.one(events, (event, value))
            continue
        name = None
        for key in _keys(events):
            first = next(events)
            if key == "values" and first[0] == "start_array":
                if name is None:
                    raise Unreadable(f"{member.name} does not say of what its entries are", _AGAIN)
                for entry in streams.built(streams.inner(events)):
                    yield name, entry
            else:
                told = streams.one(events, first)
                name = told if key == "type" and isinstance(told, str) else name


def _lists(events: Iterator[Event], wanted: dict[str, str]) -> Iterator[tuple[str, Any]]:
    """The entries of some of the lists in an object, each with what it is called."""
    first = next(events)
    if first[0] != "start_map":
        streams.one(events, first)
        return
    for key in _keys(events):
        first = next(events)
        if key in wanted and first[0] == "start_array":
            for entry in streams.built(streams.inner(events)):
                yield wanted[key], entry
        else:
            streams.one(events, first)


def _keys(events: Iterator[Event]) -> Iterator[str]:
    """The keys of an object that has begun; whoever asks for the next has read the value of the last."""
    for event, key in events:
        if event == "end_map":
            return
        yield key


def _begin(member: Member, events: Iterator[Event], wanted: str, what: str) -> None:
    if next(events)[0] != wanted:
        raise Unreadable(f"the {what} in {member.name} is none", _AGAIN)


def _unknown(member: Member, version: object) -> Unreadable:
    said = f"of version {clean_line(version)[:40]!r}" if isinstance(version, str) and version else "without a version"
    return Unreadable(f"{member.name} is an export of Monica {said}, and 1.0-preview.1 is read", _AGAIN)
