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
        return _value(line)

    def has(self, *names: str) -> bool:
        """Whether it has one of these properties."""
        return any(_is(line, name) for line in self.lines for name in names)


def _is(line: str, name: str) -> bool:
    return line.startswith(name) and line[len(name) : len(name) + 1] in (":", ";")


def blocks(lines: Iterable[str]) -> Iterator[Block]:
    """The events of a file, which may hold several calendars, or end in the middle of one."""
    reading = _Reading()
    for number, name, line in _unfolded(lines):
        if name == "BEGIN":
            yield from reading.begin(number, line)
        elif name == "END":
            yield from reading.end(line)
        else:
            reading.keep(name, line)
    yield from reading.cut_off()


class _Reading:
    """What is open while the lines of a file go by."""

    def __init__(self) -> None:
        self.head = Head()
        self.inside: list[str] = []  # the parts that are begun and not ended, below the calendar itself
        self.kept: list[str] = []  # the lines of the event or the zone
        self.line = 0  # where the event begins

    def begin(self, number: int, line: str) -> Iterator[Block]:
        """A part begins; some forget to end the event before."""
        what = _value(line).upper()
        if what in ("VEVENT", "VCALENDAR"):
            yield from self.cut_off()
            self.head = Head() if what == "VCALENDAR" else self.head
        if what in ("VEVENT", "VTIMEZONE"):
            self.inside, self.kept, self.line = [], [], number
        if what != "VCALENDAR":
            self.inside.append(what)
        self._keep_of_zone(line)

    def end(self, line: str) -> Iterator[Block]:
        """A part ends, and with it an event may be whole."""
        what = _value(line).upper()
        self._keep_of_zone(line)
        if what == "VEVENT" and "VEVENT" in self.inside:
            yield Block(self.head, self.line, tuple(self.kept))
            self.inside = []
        elif what == "VTIMEZONE" and "VTIMEZONE" in self.inside:
            _keep_zone(self.head, self.kept)
            self.inside = []
        elif self.inside and self.inside[-1] == what:
            self.inside.pop()

    def keep(self, name: str, line: str) -> None:
        """A property, which is kept where it is of use."""
        if not self.inside:
            if name in _HEAD:
                setattr(self.head, _HEAD[name], clean_line(_value(line))[:200])
        elif self.inside[-1] == "VEVENT":
            if name in _KEPT and len(self.kept) <= MOST_LINES:
                self.kept.append(name + line[len(name) : _LONGEST])
        else:
            self._keep_of_zone(line)

    def _keep_of_zone(self, line: str) -> None:
        if "VTIMEZONE" in self.inside and len(self.kept) < MOST_LINES:
            self.kept.append(line)

    def cut_off(self) -> Iterator[Block]:
        """The event that has no end."""
        if "VEVENT" in self.inside:
            yield Block(self.head, self.line, tuple(self.kept), ends=False)
        self.inside = []


def _value(line: str) -> str:
    return line.partition(":")[2].strip()


def _keep_zone(head: Head, lines: list[str]) -> None:
    name = next((_value(line) for line in lines if _is(line.upper(), "TZID")), "")
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
