"""What is not sure to have happened becomes a suggestion for a person to decide about, each thing once."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from sqlmodel import Session, col, select

from netbook.domain.imports import Report
from netbook.domain.logline import Context, Given, LogLine, read
from netbook.domain.names import NameIndex
from netbook.domain.records import Encounter, Named
from netbook.domain.suggestions import OPEN, is_told
from netbook.domain.text import clean, clean_line
from netbook.domain.when import Calendar
from netbook.errors import Unreadable
from netbook.models import Interaction, SuggestedPerson, Suggestion, key_of
from netbook.services import directory, suggested
from netbook.storage.journal import add_rows
from netbook.storage.rows import chunks

NOBODY = "with nobody of your book"
BEFORE = "suggested before"
WRITTEN = "written down already"
_WITH = ("with ", "w/")
_PLAIN = "conversation"  # what a line is where no word says

_There = tuple[int, ...]


class Suggesting:
    """Takes what may have happened one by one, and writes what is new of it when all is known."""

    def __init__(self, session: Session, source: str, report: Report) -> None:
        self.session = session
        self.source = source
        self.report = report
        self._taken: list[tuple[Encounter, _There]] = []

    def take(self, encounter: Encounter, among: Callable[[Iterable[Named]], list[int]]) -> None:
        """Take one; ``among`` finds the rows of people.

        Who is named is known by a way to reach them, else by the whole name: whoever decides sees whom it means.
        """
        found: list[int] = []
        for each in encounter.people:
            found += among([each]) or (among([Named(each.name)]) if each.name else [])
        self._taken.append((encounter, tuple(dict.fromkeys(found))))

    def finish(self) -> None:
        """Write what is new, and what is said otherwise now of what nobody decided about."""
        if not self._taken:
            return
        found = self._read()
        before, written = self._before(found), self._written(found)
        days = {encounter.on for encounter, _ in found.values()}
        known, also = suggested.told_on(self.session, days), self._suggested_on(days)
        new: list[tuple[Encounter, _There]] = []
        for key, (encounter, there) in sorted(found.items(), key=lambda each: _order(each[1][0])):
            copy = encounter.on, encounter.at_time, frozenset(there)
            if key in before:
                self._say_anew(before[key], encounter, there)
            elif key in written or is_told(known[encounter.on], encounter.at_time, set(there)):
                self.report.overlooked[WRITTEN] += 1
            elif copy in also:
                self.report.overlooked[BEFORE] += 1
            else:
                also.add(copy)
                new.append((encounter, there))
        self._add(new)
        self.report.suggested += len(new)
        self._taken.clear()

    def _read(self) -> dict[str, tuple[Encounter, _There]]:
        """Those with people of the book, by their keys, each as what its name says it was."""
        names = directory.index(self.session, max(encounter.on for encounter, _ in self._taken))
        found: dict[str, tuple[Encounter, _There]] = {}
        for encounter, there in self._taken:
            reading = _reading(encounter, names)
            if not there and reading and _tells(encounter, reading):
                there = tuple(dict.fromkeys(who.person.id for who in reading.people if who.person))
            if not there:
                self.report.overlooked[NOBODY] += 1
                continue
            kind = reading.kind if reading and reading.kind != _PLAIN else None
            kind = encounter.kind if encounter.kind == "video" or not kind else kind
            found[encounter.key] = replace(encounter, kind=kind), there
        return found

    def _before(self, keys: Iterable[str]) -> Mapping[str, Suggestion]:
        found: dict[str, Suggestion] = {}
        for part in chunks(keys):
            query = select(Suggestion).where(Suggestion.source == self.source, col(Suggestion.source_key).in_(part))
            found.update((row.source_key, row) for row in self.session.exec(query))
        return found

    def _written(self, keys: Iterable[str]) -> set[str]:
        """The keys of what was brought as something that happened."""
        found: set[str] = set()
        for part in chunks(keys):
            query = select(Interaction.source_key).where(
                Interaction.source == self.source, col(Interaction.source_key).in_(part)
            )
            found.update(key for key in self.session.exec(query) if key)
        return found

    def _suggested_on(self, days: set[date]) -> set[tuple[date, str | None, frozenset[int]]]:
        """What was suggested of these days, whatever became of it: two calendars may hold one event."""
        rows = [
            row
            for part in chunks(days)
            for row in self.session.exec(select(Suggestion).where(col(Suggestion.on).in_(part)))
        ]
        there = suggested.people_of(self.session, rows)
        return {(row.on, row.at_time, frozenset(there[key_of(row)])) for row in rows}

    def _say_anew(self, row: Suggestion, encounter: Encounter, there: _There) -> None:
        """An event that was moved since is asked about as it is now, unless somebody decided about it."""
        before = suggested.people_of(self.session, [row])[key_of(row)]
        now = _columns(encounter, "")
        same = all(getattr(row, name) == value for name, value in now.items() if name != "text" or value)
        if row.state != OPEN or (same and set(before) == set(there)):
            self.report.overlooked[BEFORE] += 1
            return
        for name, value in now.items():
            setattr(row, name, value or getattr(row, name) if name == "text" else value)
        self.session.add(row)
        gone = SuggestedPerson.suggestion_id == key_of(row), col(SuggestedPerson.contact_id).not_in(there)
        for person in self.session.exec(select(SuggestedPerson).where(*gone)):
            self.session.delete(person)
        for number in there:
            if number not in before:
                self.session.add(SuggestedPerson(suggestion_id=key_of(row), contact_id=number))
        self.session.flush()
        self.report.suggested_anew += 1

    def _add(self, new: list[tuple[Encounter, _There]]) -> None:
        names = directory.names_of(self.session, {number for _, there in new for number in there})
        rows = [
            {
                "source": self.source,
                "source_key": encounter.key,
                **_columns(encounter, f"{encounter.kind} with {' and '.join(names[number] for number in there)}"),
            }
            for encounter, there in new
        ]
        numbers = add_rows(self.session, Suggestion, rows)
        people = [
            {"suggestion_id": number, "contact_id": person}
            for number, (_, there) in zip(numbers, new, strict=True)
            for person in there
        ]
        add_rows(self.session, SuggestedPerson, people)


def _reading(encounter: Encounter, names: NameIndex) -> LogLine | None:
    """What it is called, read as a line would be."""
    try:
        return read(encounter.text, Context(names, Calendar(encounter.on), given=Given(on=encounter.on)))
    except Unreadable:
        return None


def _tells(encounter: Encounter, reading: LogLine) -> bool:
    """Whether its name alone says that people met: a day may as well be about somebody, and a promise is no meeting."""
    if encounter.people or reading.follow_ups:
        return bool(encounter.people)
    folded = encounter.text.casefold()
    return encounter.at_time is not None or reading.kind != _PLAIN or any(word in folded for word in _WITH)


def _order(encounter: Encounter) -> tuple[date, str, str]:
    return encounter.on, encounter.at_time or "", encounter.key


def _columns(encounter: Encounter, otherwise: str) -> dict[str, Any]:
    """The columns of what may have happened; it is called ``otherwise`` where it has no name."""
    return {
        "on": encounter.on,
        "at_time": encounter.at_time,
        "kind": encounter.kind,
        "place": clean_line(encounter.place) if encounter.place else None,
        "minutes": encounter.minutes,
        "text": clean(encounter.text).strip() or otherwise.capitalize(),
    }
