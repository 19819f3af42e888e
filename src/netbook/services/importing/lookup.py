"""Who in the book the people of a file may be: what is read of it for that, some people at a time."""

import hashlib
import json
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from sqlalchemy import select
from sqlmodel import Session, col

from netbook.domain.matching import Candidate, Identity, name_keys, ways
from netbook.domain.methods import Method
from netbook.domain.occasions import BIRTHDAY, YearlyDay
from netbook.domain.reconciling import Said
from netbook.domain.records import ContactRecord
from netbook.models import Alias, Contact, ContactMethod, Distinction, Occasion, Origin
from netbook.services.methods import methods
from netbook.storage.rows import chunks

Name = tuple[str, str]

KEYLESS = "#"  # begins the key of an entry that its source gives none


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of a file: the record, what it says, of which day, what its source knows it by, the file's number."""

    record: ContactRecord
    said: Said
    source: str
    key: str
    ways: frozenset[Identity]
    names: frozenset[tuple[str, ...]]
    on: date
    file: int

    @property
    def name(self) -> Name:
        """What it is known by, among the entries of all sources."""
        return self.source, self.key


@dataclass(frozen=True, slots=True)
class Known:
    """An entry that was brought before: its row, whose it is if that is known, what it said, what else, and when."""

    id: int
    key: str
    contact_id: int | None
    said: Said
    rest: Said | None
    on: date


_ORIGINS = select(
    col(Origin.id), col(Origin.key), col(Origin.contact_id), col(Origin.said), col(Origin.rest), col(Origin.on)
)


def entry_of(record: ContactRecord, said: Said, source: str, on: date, file: int) -> Entry:
    """An entry; one that its source gives no key is known by what it says."""
    key = record.key or record.uid
    if key is None:
        text = json.dumps([said, dict(record.rest)], ensure_ascii=False, sort_keys=True)
        key = f"{KEYLESS}{hashlib.sha256(text.encode(errors='replace')).hexdigest()[:24]}"
    return Entry(record, said, source, key, ways(record.methods), frozenset(name_keys(record.name)), on, file)


class Lookup:
    """The names of everybody, read once; what else decides is read for the few it decides about."""

    def __init__(self, session: Session) -> None:
        self.session = session
        self.names: dict[int, list[str]] = defaultdict(list)
        self._by_name: dict[tuple[str, ...], set[int]] = defaultdict(set)
        self._fresh_ways: dict[Identity, set[int]] = defaultdict(set)
        self._fresh: dict[int, Candidate] = {}
        self.taken: set[int] = set()  # whom an entry of the file was found to be
        self.written: dict[int, int] = {}  # the rows of people of this file that are in the book now, and their numbers
        self._apart: dict[int, set[int]] = defaultdict(set)  # those of whom the user said that they are not the same
        for one, other in session.execute(select(col(Distinction.one_id), col(Distinction.other_id))):
            self._apart[one].add(other)
            self._apart[other].add(one)
        for number, name in session.execute(select(col(Contact.id), col(Contact.name))):
            self._name(number, name)
        for number, name in session.execute(select(col(Alias.contact_id), col(Alias.name))):
            self._name(number, name)

    def _name(self, number: int, name: str) -> None:
        self.names[number].append(name)
        for key in name_keys(name):
            self._by_name[key].add(number)

    def name_of(self, number: int | None) -> str | None:
        """The name of somebody who was in the book before."""
        names = self.names.get(number) if number is not None else None
        return names[0] if names else None

    def remember(self, entry: Entry, number: int) -> None:
        """That an entry is somebody who is new with this file."""
        record = entry.record
        born = dict(record.occasions).get(BIRTHDAY)
        self._fresh[number] = Candidate(
            number,
            (record.name, *record.aliases),
            record.uid,
            entry.ways,
            born,
            record.organisation,
            record.city,
            fresh=True,
        )
        for each in entry.ways:
            self._fresh_ways[each].add(number)

    def turn(self) -> None:
        """Go on to another file: whoever was new with the last one is somebody of the book now."""
        for number, provisional in self.written.items():
            for name in self._fresh[provisional].names:
                self._name(number, name)
        self.written.clear()
        self._fresh.clear()
        self._fresh_ways.clear()
        self.taken.clear()

    def origins(self, entries: Sequence[Entry]) -> dict[tuple[str, str], Known]:
        """The entries that were brought before."""
        found: dict[tuple[str, str], Known] = {}
        for source in {entry.source for entry in entries}:
            for part in chunks({entry.key for entry in entries if entry.source == source}):
                query = _ORIGINS.where(col(Origin.source) == source, col(Origin.key).in_(part))
                found |= {(source, row[1]): Known(*row) for row in self.session.execute(query)}
        return found

    def said_before(self, numbers: Iterable[int], source: str) -> dict[int, Known]:
        """What a source said last of these people, whatever it knew them by."""
        found: dict[int, Known] = {}
        for part in chunks(numbers):
            query = _ORIGINS.where(col(Origin.source) == source, col(Origin.contact_id).in_(part)).order_by(
                col(Origin.on), col(Origin.id)
            )
            found |= {row[2]: Known(*row) for row in self.session.execute(query)}
        return found

    def among(self, entries: Sequence[Entry]) -> Callable[[Entry], list[Candidate]]:
        """Read what is needed about these entries; who each may be is asked one by one, as others become people."""
        by_uid, by_way = self._by_uid(entries), self._by_way(entries)
        numbers = {id(entry): self._numbers(entry, by_uid, by_way) for entry in entries}
        held = self._held({number for found in numbers.values() for number in found})

        def candidates(entry: Entry) -> list[Candidate]:
            known = [held[number] for number in sorted(numbers[id(entry)])]
            fresh = {number for each in entry.ways for number in self._fresh_ways.get(each, ())}
            taken = [replace(each, taken=True) if each.number in self.taken else each for each in known]
            return [*taken, *(self._fresh[number] for number in sorted(fresh))]

        return candidates

    def _numbers(self, entry: Entry, by_uid: dict[str, int], by_way: dict[Identity, set[int]]) -> set[int]:
        """The rows of people who were in the book before this import and may be meant."""
        uid = entry.record.uid
        found = {by_uid[uid]} if uid in by_uid else set()
        for each in entry.ways:
            found |= by_way.get(each, set())
        found = {number for number in found if number not in self.written}
        for key in entry.names:
            found |= self._by_name.get(key, set())
        return found

    def _by_uid(self, entries: Sequence[Entry]) -> dict[str, int]:
        found: dict[str, int] = {}
        for part in chunks(entry.record.uid for entry in entries if entry.record.uid):
            query = select(col(Contact.uid), col(Contact.id)).where(col(Contact.uid).in_(part))
            found |= dict(self.session.execute(query).all())
        return found

    def _by_way(self, entries: Sequence[Entry]) -> dict[Identity, set[int]]:
        wanted = {each for entry in entries for each in entry.ways}
        found: dict[Identity, set[int]] = defaultdict(set)
        for part in chunks({value for _, value in wanted}):
            for number, method in methods(self.session, col(ContactMethod.normalised).in_(part)):
                for each in ways([method]) & wanted:
                    found[each].add(number)
        return found

    def _held(self, numbers: set[int]) -> dict[int, Candidate]:
        """What decides about people of the book."""
        known: dict[int, Candidate] = {}
        for part in chunks(sorted(numbers)):
            reached: dict[int, list[Method]] = defaultdict(list)
            for number, method in methods(self.session, col(ContactMethod.contact_id).in_(part)):
                reached[number].append(method)
            born = select(col(Occasion.contact_id), col(Occasion.month), col(Occasion.day), col(Occasion.year))
            born = born.where(col(Occasion.kind) == BIRTHDAY, col(Occasion.contact_id).in_(part))
            days = {number: YearlyDay(*day) for number, *day in self.session.execute(born)}
            people = select(col(Contact.id), col(Contact.uid), col(Contact.organisation), col(Contact.city))
            for number, uid, organisation, city in self.session.execute(people.where(col(Contact.id).in_(part))):
                known[number] = Candidate(
                    number,
                    tuple(self.names[number]),
                    uid,
                    ways(reached[number]),
                    days.get(number),
                    organisation,
                    city,
                    apart=frozenset(self._apart.get(number, ())),
                )
        return known
