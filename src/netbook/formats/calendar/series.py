"""The events of one UID: a single one, or one that recurs, with what was moved or called off of it."""

import hashlib
import warnings
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING, Any

from netbook.domain.text import clean_line
from netbook.formats.calendar.blocks import Block
from netbook.formats.calendar.rules import Unfollowed, by_clock, occurrences

if TYPE_CHECKING:
    from icalendar import Component

_LONGEST_KEY = 200  # letters


@dataclass(frozen=True, slots=True)
class Instance:
    """One time that an event is: its key, what is said of it, and when it begins, a day alone where it is all of it."""

    key: str
    event: "Component"
    start: date | datetime


def parsed(block: Block) -> "Component":
    """An event as icalendar reads it, in the zones that its calendar brings.

    Raises:
        Unfollowed: it cannot be read at all.
    """
    from icalendar import Calendar

    names = {part for line in block.lines for part in line.partition(":")[0].split(";")}
    zones = [text for name, text in block.head.zones.items() if {f"TZID={name}", f'TZID="{name}"'} & names]
    text = "\r\n".join(["BEGIN:VCALENDAR", *zones, "BEGIN:VEVENT", *block.lines, "END:VEVENT", "END:VCALENDAR", ""])
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of a zone whose name it guesses
            event = _sound(Calendar.from_ical(text).walk("VEVENT")[0])
    except (ValueError, IndexError, KeyError, TypeError, OverflowError, AttributeError) as problem:
        raise Unfollowed(f"cannot be read ({clean_line(str(problem))[:60]})") from None
    if block.has("RRULE") and not event.get("RRULE"):
        raise Unfollowed("recurs by a rule that cannot be read")
    return event


def _sound(event: "Component") -> "Component":
    """The event without those properties that could not be read, which fail at every touch."""
    from icalendar.prop.broken import vBroken

    for name, value in list(event.items()):
        if isinstance(value, vBroken):
            del event[name]
        elif isinstance(value, list):
            event[name] = [each for each in value if not isinstance(each, vBroken)]
    return event


def instances(written: Sequence[Block], first: date, last: date) -> Iterator[Instance]:
    """When the event of one UID is between two days, a day more at both ends, as zones shift them.

    Raises:
        Unfollowed: it has no beginning, or recurs in a way that is not followed.
    """
    whole, changed = _newest([parsed(block) for block in written])
    key = key_of(written[0])
    if whole is not None:
        for begins, single in _begins(whole, first, last):
            day = begins.strftime("%Y-%m-%d")
            if single:
                yield Instance(key, whole, _start(whole))
            elif day not in changed:
                yield Instance(f"{key}#{day}", whole, _placed(begins, _start(whole)))
    for day, event in changed.items():
        yield Instance(f"{key}#{day}", event, _start(event))


def key_of(block: Block) -> str:
    """What an event is known by: its UID, or where it has none, or no short one, what it says."""
    uid = clean_line(block.said("UID"))
    if 0 < len(uid) <= _LONGEST_KEY:
        return uid
    told = uid or "\n".join((block.said("DTSTART"), block.said("SUMMARY")))
    return hashlib.sha256(told.encode("utf-8", "replace")).hexdigest()


def _newest(events: Sequence["Component"]) -> tuple["Component | None", dict[str, "Component"]]:
    """What is said last of the whole event, and of each day that was changed, by the day it was on before."""
    whole: Component | None = None
    changed: dict[str, Component] = {}
    ordered = sorted(events, key=_age)  # those of one age stay in the order of the file
    for event in ordered:
        if "RECURRENCE-ID" not in event:
            whole = event
    zone = getattr(_start(whole), "tzinfo", None) if whole is not None else None
    for event in ordered:
        if "RECURRENCE-ID" in event:
            before = moment(event, "RECURRENCE-ID")
            if before is None:
                raise Unfollowed("changes a day that cannot be read")
            changed[by_clock(before, zone).strftime("%Y-%m-%d")] = event
    return whole, changed


def _age(event: "Component") -> tuple[int, str]:
    sequence = str(event.get("SEQUENCE", "0"))
    stamp = moment(event, "LAST-MODIFIED") or moment(event, "DTSTAMP")
    return int(sequence) if sequence.isascii() and sequence.isdigit() else 0, str(stamp or "")


def moment(event: "Component", name: str) -> date | datetime | None:
    """The day or the moment of a property; none where it has none that can be read."""
    found = event.get(name)
    found = found[0] if isinstance(found, list) and found else found
    when = getattr(found, "dt", None)
    return when if isinstance(when, date) and 1 < when.year < 9999 else None


def _start(event: "Component") -> date | datetime:
    found = moment(event, "DTSTART")
    if found is None:
        raise Unfollowed("has no beginning that can be read")
    return found


def _begins(event: "Component", first: date, last: date) -> Iterator[tuple[datetime, bool]]:
    """When it begins, by the clock of its zone, and whether it is a single one, which may begin at any time."""
    start = _start(event)
    zone = start.tzinfo if isinstance(start, datetime) else None
    begins = by_clock(start, zone)
    rules, added = _listed(event, "RRULE"), _moments(event, "RDATE")
    if not rules and not added:
        yield begins, True
        return
    until = datetime.combine(last, datetime.max.time()) + timedelta(days=1)
    since = datetime.combine(first, datetime.min.time()) - timedelta(days=1)
    found = {by_clock(each, zone) for each in added} | (set() if rules else {begins})
    for rule in rules:
        if not hasattr(rule, "items"):
            raise Unfollowed("recurs by a rule that cannot be read")
        found.update(occurrences(rule, begins.replace(tzinfo=zone), since, until))
    left_out = _moments(event, "EXDATE")
    gone = {by_clock(each, zone) for each in left_out}
    days = {each for each in left_out if not isinstance(each, datetime)}
    for each in sorted(found - gone):
        if since <= each <= until and each.date() not in days:
            yield each, False


def _listed(event: "Component", name: str) -> list[Any]:
    found = event.get(name)
    return found if isinstance(found, list) else [] if found is None else [found]


def _moments(event: "Component", name: str) -> list[date | datetime]:
    """All days and moments of a property; of a period its beginning."""
    told = [each.dt for found in _listed(event, name) for each in getattr(found, "dts", ())]
    begun = (each[0] if isinstance(each, tuple) else each for each in told)
    return [each for each in begun if isinstance(each, date) and 1 < each.year < 9999]


def _placed(begins: datetime, start: date | datetime) -> date | datetime:
    """A beginning by the clock of a zone, in the form of the first."""
    return begins.replace(tzinfo=start.tzinfo) if isinstance(start, datetime) else begins.date()


def minutes_of(event: "Component") -> int | None:
    """How long it takes, in minutes; none where that is not said, or it is of whole days."""
    start, end = moment(event, "DTSTART"), moment(event, "DTEND")
    if not isinstance(start, datetime):
        return None
    length = getattr(event.get("DURATION"), "dt", None)
    if isinstance(end, datetime):
        if (start.tzinfo is None) != (end.tzinfo is None):
            start, end = start.replace(tzinfo=None), end.replace(tzinfo=None)
        elif start.tzinfo is not None:
            start, end = start.astimezone(UTC), end.astimezone(UTC)
        length = end - start
    return int(length.total_seconds()) // 60 if isinstance(length, timedelta) else None
