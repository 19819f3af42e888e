"""The journal of ``friends`` as records: friends with their notes, then what happened."""

import hashlib
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

from netbook.domain.logline.kinds import kind_in
from netbook.domain.names import checked_name
from netbook.domain.records import ContactRecord, Happening, InteractionRecord, ReadingOptions, Record, Rejected
from netbook.domain.text import clean_line
from netbook.errors import Unreadable
from netbook.formats import text
from netbook.formats.friends import marks
from netbook.formats.package import Member

SOURCE = "friends"
NOTE = "note"  # the tag of a note that is on nobody
BETWEEN = "; "  # several places of one event
MOST_BYTES = 64 << 20
ACTIVITIES, NOTES, FRIENDS, LOCATIONS = HEADINGS = (
    "### Activities:", "### Notes:", "### Friends:", "### Locations:",
)  # fmt: skip
_EVENT = re.compile(r"(?:- )?([0-9]{4}-[0-9]{2}-[0-9]{2})(?::\s?(.*))?", re.DOTALL)
_FRIEND = re.compile(
    r"(?:- )?(?P<name>[^(\[@]*[^(\[@\s])(?:\s+\(a\.k\.a\. (?P<aliases>.+)\))?(?:\s+\[(?P<city>[^\]]+)\])?"
    rf"(?:\s+(?P<tags>(?:{marks.TAG}\s*)+))?(?P<rest>.*)",
    re.DOTALL,
)
_LOCATION = re.compile(r"(?:- )?(?P<name>[^(]*[^(\s])(?:\s+\(a\.k\.a\. (?P<aliases>.+)\))?", re.DOTALL)
_ALIASES = " a.k.a. "
_SAID = 80


class _Line(NamedTuple):
    number: int
    text: str


class _Event(NamedTuple):
    """An activity or a note: where it stands, when it was, and what it says."""

    line: _Line
    on: date
    told: marks.Marked
    uid: str


@dataclass
class _Journal:
    """The lines of a file by the headings they stand under, read into events, and what could not be read."""

    file: str
    today: date
    lines: dict[str, list[_Line]] = field(default_factory=lambda: {each: [] for each in HEADINGS})
    refused: list[Rejected] = field(default_factory=list)

    def refuse(self, reason: str, line: _Line) -> None:
        self.refused.append(Rejected(reason, line.text[:_SAID], self.file, line.number))

    def events(self, heading: str) -> Iterator[_Event]:
        """The events under a heading that have a day; two that say the same are told apart by their order."""
        seen: Counter[str] = Counter()
        for line in self.lines[heading]:
            found = _EVENT.fullmatch(line.text)
            on = _day(found[1]) if found else None
            if found is None or on is None:
                self.refuse("the line does not begin with a day such as 2026-03-02", line)
            elif on > self.today:
                self.refuse(f"the day {on} lies ahead", line)
            else:
                said = clean_line(found[2] or "")
                seen[key := f"{on} {said}"] += 1
                told = hashlib.sha256(f"{heading} {key}".encode(errors="replace")).hexdigest()[:24]
                yield _Event(line, on, marks.unmarked(said), f"{SOURCE}:{told}:{seen[key]}")


def read(member: Member, options: ReadingOptions) -> Iterator[Record | Happening]:
    """The friends of a journal, and what happened with them.

    Raises:
        Unreadable: it is larger than what people write, or in another encoding than was named.
    """
    journal = _Journal(member.name, options.calendar.today)
    _read_lines(member, options, journal)
    activities, notes = list(journal.events(ACTIVITIES)), list(journal.events(NOTES))
    cities: set[str] = set()
    yield from _people(journal, activities, notes, cities)
    _read_locations(journal, cities.union(*(each.told.places for each in (*activities, *notes))))
    yield from sorted(journal.refused, key=lambda each: each.line or 0)
    for event in activities:
        yield _happened(event, ())
    for event in notes:
        if not event.told.names:
            yield _happened(event, (NOTE,))


def _read_lines(member: Member, options: ReadingOptions, journal: _Journal) -> None:
    if member.size > MOST_BYTES:
        raise Unreadable(f"{member.name} has {member.size:,} bytes, and no journal of friends has", "give a part of it")
    heading = None
    with member.open() as stream:
        for number, raw in enumerate(text.lines(stream, options.encoding), start=1):
            line = _Line(number, clean_line(raw))
            if line.text.startswith("###"):
                heading = line.text
                if heading not in journal.lines:
                    journal.refuse("the heading is none that friends knows", line)
            elif line.text and heading in journal.lines:
                journal.lines[heading].append(line)
            elif line.text:
                journal.refuse("the line stands under no heading that friends knows", line)


def _people(
    journal: _Journal, activities: list[_Event], notes: list[_Event], cities: set[str]
) -> Iterator[ContactRecord]:
    """The friends of the list, then those who are named in events alone, as the gem adds them too."""
    noted: dict[str, list[tuple[date, str]]] = {}
    for event in notes:
        for name in event.told.names:
            noted.setdefault(name, []).append((event.on, event.told.plain))
    listed: set[str] = set()
    for line in journal.lines[FRIENDS]:
        found = _FRIEND.fullmatch(line.text)
        if not found:
            journal.refuse("the line names nobody", line)
        elif who := _name(found["name"], line, journal):
            cities.update([found["city"]] if found["city"] else [])
            yield _friend(who, found, noted.get(who, []) if who not in listed else [], line, journal)
            listed.add(who)
    for event in (*activities, *notes):
        for name in event.told.names:
            if name not in listed and _name(name, event.line, journal):
                yield ContactRecord(
                    name, notes=tuple(noted.get(name, ())), key=name, file=journal.file, line=event.line.number
                )
            listed.add(name)


def _friend(
    name: str, found: re.Match[str], notes: list[tuple[date, str]], line: _Line, journal: _Journal
) -> ContactRecord:
    aliases = (clean_line(each) for each in (found["aliases"] or "").split(_ALIASES))
    rest = clean_line(found["rest"])
    return ContactRecord(
        name,
        aliases=tuple(dict.fromkeys(each for each in aliases if any(map(str.isalnum, each)))),
        city=clean_line(found["city"] or "") or None,
        tags=tuple(marks.tags(found["tags"] or "")),
        notes=tuple(dict.fromkeys(notes)),
        key=name,
        rest={"columns": {"friends": rest}} if rest else {},
        remarks=(f"{rest[:_SAID]!r} is none of what friends writes",) if rest else (),
        file=journal.file,
        line=line.number,
    )


def _name(said: str, line: _Line, journal: _Journal) -> str | None:
    try:
        return checked_name(said)
    except Unreadable as problem:
        journal.refuse(problem.message, line)
        return None


def _read_locations(journal: _Journal, used: set[str]) -> None:
    """See what of the list of places is lost: those where nothing is, and their other names."""
    for line in journal.lines[LOCATIONS]:
        found = _LOCATION.match(line.text)
        if found and found["name"] not in used:
            journal.refuse("nobody lives at this place, and nothing happened there", line)
        elif found and found["aliases"]:
            journal.refuse("other names of a place have no place in the book", line)


def _happened(event: _Event, tags: tuple[str, ...]) -> InteractionRecord:
    told = event.told
    return InteractionRecord(
        event.uid,
        event.on,
        kind_in(told.plain) or "conversation",
        told.plain,
        place=BETWEEN.join(told.places) or None,
        source=SOURCE,
        source_key=event.uid.removeprefix(f"{SOURCE}:"),
        tags=tuple(dict.fromkeys((*marks.tags(told.plain), *tags))),
        present=told.names,
    )


def _day(said: str) -> date | None:
    try:
        return date.fromisoformat(said)
    except ValueError:
        return None
