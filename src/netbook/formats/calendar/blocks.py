"""A calendar as text: each event by itself, with the little of it that is needed, so that none hurts another."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from netbook.domain.text import clean_line

MOST_LINES = 2000  # of what is kept of one event: more is no meeting
_LONGEST = 10_000  # letters of a line that is kept
_NAME = re.compile(r"([A-Za-z0-9-]+)[;:]")
_KEPT = frozenset(
    "UID DTSTART DTEND DURATION RRULE RDATE EXDATE RECURRENCE-ID SUMMARY LOCATION STATUS TRANSP ORGANIZER ATTENDEE "
    "SEQUENCE DTSTAMP LAST-MODIFIED X-GOOGLE-CONFERENCE X-MICROSOFT-SKYPETEAMSMEETINGURL "
    "X-MICROSOFT-ONLINEMEETINGCONFLINK X-ZOOM-MEETING-URL CONFERENCE".split()
)
_HEAD = {"X-WR-CALNAME": "name", "NAME": "name", "X-WR-TIMEZONE": "zone", "PRODID": "made_by"}


@dataclass
class Head:
    """What stands above the events of a calendar: its name, its zone, the program that wrote it, and its own zones."""

    name: str = ""
    zone: str = ""
    made_by: str = ""
    zones: dict[str, str] = field(default_factory=dict)  # VTIMEZONE by TZID


@dataclass(frozen=True, slots=True)
class Block:
    """One event as it is written, where it begins, and whether it ends."""

    head: Head
    line: int
    lines: tuple[str, ...]
    ends: bool = True

    def said(self, name: str) -> str:
        """The value of a property, where it has one."""
        line = next((each for each in self.lines if _is(each, name)), "")
        return line.partition(":")[2].strip()

    def has(self, *names: str) -> bool:
        """Whether it has one of these properties."""
        return any(_is(line, name) for line in self.lines for name in names)


def _is(line: str, name: str) -> bool:
    return line.startswith(name) and line[len(name) : len(name) + 1] in (":", ";")


def blocks(lines: Iterable[str]) -> Iterator[Block]:
    """The events of a file, which may hold several calendars, or end in the middle of one."""
    head, inside, begun = Head(), [""], 0
    kept: list[str] = []
    for number, name, line in _unfolded(lines):
        if name == "BEGIN":
            what = line.partition(":")[2].strip().upper()
            if what == "VEVENT":  # some forget to end the one before
                if "VEVENT" in inside:
                    yield Block(head, begun, tuple(kept), ends=False)
                inside, kept, begun = ["", what], [], number
            elif what == "VCALENDAR":
                head, inside = Head(), [""]
            else:
                inside.append(what)
                kept = [] if what == "VTIMEZONE" else kept
            if "VTIMEZONE" in inside and len(kept) < MOST_LINES:
                kept.append(line)
        elif name == "END":
            what = line.partition(":")[2].strip().upper()
            if "VTIMEZONE" in inside:
                kept.append(line)
            if what == "VEVENT" and "VEVENT" in inside:
                yield Block(head, begun, tuple(kept))
                inside, kept = [""], []
            elif what == "VTIMEZONE":
                _keep_zone(head, kept)
                inside, kept = [""], []
            elif inside[-1] == what:
                inside.pop()
        elif inside[-1] == "VEVENT":
            if name in _KEPT and len(kept) <= MOST_LINES:
                kept.append(name + line[len(name) : _LONGEST])
        elif "VTIMEZONE" in inside:
            if len(kept) < MOST_LINES:
                kept.append(line)
        elif inside == [""] and name in _HEAD:
            setattr(head, _HEAD[name], clean_line(line.partition(":")[2])[:200])
    if "VEVENT" in inside:
        yield Block(head, begun, tuple(kept), ends=False)


def _keep_zone(head: Head, lines: list[str]) -> None:
    name = next((line.partition(":")[2].strip() for line in lines if _is(line.upper(), "TZID")), "")
    if name and len(head.zones) < MOST_LINES:
        head.zones[name] = "\r\n".join(lines)


def _unfolded(lines: Iterable[str]) -> Iterator[tuple[int, str, str]]:
    """The lines put together again, with where each begins and its name; what is no property is left out."""
    held, begun, size = [""], 1, 0
    for number, raw in enumerate(lines, start=1):
        line = raw.rstrip("\r\n")
        if line[:1] in (" ", "\t"):
            size += len(line)
            if size < _LONGEST:
                held.append(line[1:])
            continue
        yield from _property(begun, "".join(held))
        held, begun, size = [line.lstrip("\ufeff")], number, len(line)
    yield from _property(begun, "".join(held))


def _property(number: int, line: str) -> Iterator[tuple[int, str, str]]:
    if found := _NAME.match(line):
        yield number, found[1].upper(), line
