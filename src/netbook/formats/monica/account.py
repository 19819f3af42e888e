"""The records of a whole account: people first, then who they are to each other, what happened, what is to be done."""

from collections.abc import Iterator
from typing import Any

from netbook.domain.records import (
    Happening,
    IntroductionRecord,
    ReadingOptions,
    Record,
    Rejected,
    RelationRecord,
)
from netbook.formats.monica import entries, history, people, promises, values
from netbook.formats.monica.known import Known
from netbook.formats.monica.values import Entry
from netbook.formats.package import Member
from netbook.formats.whole.sorting import Sorter, sorter

_FILE = "file"
_YOU = "this is you yourself, and the book is of the others"
_NO_PLACE = {
    "photo": "pictures have no place in the book",
    "document": "papers have no place in the book",
}
_KEPT = frozenset((entries.CONTACT, entries.ACTIVITY, entries.DIARY))


def records(member: Member, options: ReadingOptions) -> Iterator[Record | Happening]:
    """The records of an account."""
    known = Known()
    with sorter() as kept:
        kept.fill(_sorted(member, known))
        for entry in _of(kept, entries.CONTACT):
            yield _person(entry, known, member.name, options)
        for entry in _of(kept, _FILE):
            yield Rejected(_NO_PLACE[entry["kind"]], values.line(entry["name"])[:80], member.name)
        yield from _links(kept, known)
        for entry in _of(kept, entries.CONTACT):
            yield from _history(entry, known, member.name, options)
        for entry in _of(kept, entries.ACTIVITY):
            yield from history.activity(entry, known, member.name, options)
        for entry in _of(kept, entries.DIARY):
            yield history.page(entry, member.name)


def _sorted(member: Member, known: Known) -> Iterator[tuple[str, int, str, int, Entry]]:
    """The entries that become records; what they need to know of each other is noted, as it may come after them."""
    for number, (kind, entry) in enumerate(entries.entries(member)):
        known.note(kind, entry)
        if kind in _KEPT and isinstance(entry, dict):
            yield kind, number, kind, 0, entry
        elif kind in entries.FILES:
            yield _FILE, number, kind, 0, {"kind": kind, "name": values.told(entry).get("original_filename")}


def _of(kept: Sorter, kind: str) -> Iterator[Any]:
    for parts in kept.of(kind):
        for rows in parts.values():
            yield from rows


def _person(entry: Entry, known: Known, file: str, options: ReadingOptions) -> Record:
    if known.me and values.uuid_of(entry) == known.me:
        return Rejected(_YOU, known.names[known.me][:80], file)
    return people.person(entry, known, file, options)


def _links(kept: Sorter, known: Known) -> Iterator[Happening]:
    for entry in _of(kept, entries.CONTACT):
        number, by = values.uuid_of(entry), values.uuid(values.told(entry).get("first_met_through"))
        if number and by and known.me not in (number, by):
            yield IntroductionRecord(number, by)
    for number, ties in known.ties.items():
        for tie in ties:
            if tie.kind and known.me not in (number, tie.other):
                yield RelationRecord(number, tie.other, tie.kind)


def _history(entry: Entry, known: Known, file: str, options: ReadingOptions) -> Iterator[Happening | Rejected]:
    """What hangs on a contact; of the user themselves only what they have to do."""
    key = values.key_of(entry)
    if key == known.me:
        yield from promises.promised(entry, None, file, options)
        return
    yield from history.happened(entry, key, known, file)
    yield from promises.debts(entry, key, file, options)
    yield from promises.promised(entry, key, file, options)
