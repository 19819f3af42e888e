"""When an event recurs (RFC 5545, 3.3.10), within some days, and never for longer than a calendar can mean.

A rule that fits no day would be followed to the year 9999, and one that recurs every second for ever: both are refused
before they are followed.
"""

from collections.abc import Iterator
from datetime import date, datetime, time, tzinfo
from itertools import chain, takewhile
from typing import Any

from dateutil.rrule import rrule, rrulestr

LONGEST = 60  # years behind the days that are asked about, in which something that recurs daily or weekly may begin
_MOST_STEPS = 1000  # of an INTERVAL
_DAYS = {2: 29, 4: 30, 6: 30, 9: 30, 11: 30}  # of months that have not 31
_PARTS = {
    "DAILY": {"BYDAY", "BYMONTH"},
    "WEEKLY": {"BYDAY", "BYMONTH"},
    "MONTHLY": {"BYDAY", "BYMONTH", "BYMONTHDAY", "BYSETPOS"},
    "YEARLY": {"BYDAY", "BYMONTH", "BYMONTHDAY", "BYSETPOS", "BYWEEKNO", "BYYEARDAY"},
}
_ALWAYS = {"FREQ", "INTERVAL", "COUNT", "UNTIL", "WKST"}


class Unfollowed(ValueError):
    """A rule that is not followed; its text says why."""


def occurrences(rule: Any, start: datetime, first: datetime, last: datetime) -> Iterator[datetime]:
    """When an event that begins at ``start`` begins by its rule between two moments, all by the clock of its place.

    ``rule`` is an RRULE as icalendar gives it.

    Raises:
        Unfollowed: it says nothing that a calendar can mean, or recurs within a day.
    """
    told = {str(key).upper(): value if isinstance(value, list) else [value] for key, value in rule.items()}
    _check(told, start, first)
    until = [_end(each, start) for each in told.pop("UNTIL", [])]
    text = type(rule)({key: value for key, value in rule.items() if str(key).upper() != "UNTIL"}).to_ical().decode()
    try:
        found = rrulestr(text, dtstart=start.replace(tzinfo=None))
    except (ValueError, TypeError) as problem:
        raise Unfollowed(f"recurs by a rule that cannot be read ({problem})") from None
    assert isinstance(found, rrule), "a rule alone makes no set"
    last = min([last.replace(tzinfo=None), *until])
    begun = chain([start.replace(tzinfo=None)], found)  # the first is one whatever the rule says
    return (each for each in takewhile(lambda each: each <= last, begun) if each >= first.replace(tzinfo=None))


def _check(told: dict[str, list[Any]], start: datetime, first: datetime) -> None:
    often = str(told.get("FREQ", [""])[0]).upper()
    if often in ("SECONDLY", "MINUTELY", "HOURLY"):
        raise Unfollowed("recurs more often than once a day")
    if often not in _PARTS:
        raise Unfollowed("recurs by a rule that cannot be read")
    steps = int(told.get("INTERVAL", [1])[0])
    if told.keys() - _ALWAYS - _PARTS[often] or not 0 < steps <= _MOST_STEPS or not _fits(told, often, steps, start):
        raise Unfollowed("recurs by a rule that no calendar makes")
    if often in ("DAILY", "WEEKLY") and first.year - start.year > LONGEST:
        raise Unfollowed(f"recurs since more than {LONGEST} years")


def _fits(told: dict[str, list[Any]], often: str, steps: int, start: datetime) -> bool:
    """Whether some day fits, as far as that has to be known beforehand."""
    days = [str(each).upper() for each in told.get("BYDAY", ())]
    months = [int(each) for each in told.get("BYMONTH", ())] or range(1, 13)
    dates = [abs(int(each)) for each in told.get("BYMONTHDAY", ())]
    places = [abs(int(each)) for each in told.get("BYSETPOS", ())]
    counted = [int(day[:-2]) for day in days if day[:-2]]
    most = 5 if often == "MONTHLY" or "BYMONTH" in told else 53
    if not all(1 <= month <= 12 for month in months) or any(not 0 < abs(each) <= most for each in counted):
        return False
    if counted and (often in ("DAILY", "WEEKLY") or dates):
        return False
    if dates and not any(0 < each <= _DAYS.get(month, 31) for each in dates for month in months):
        return False
    if places and (not days or not all(0 < each <= 4 * len(days) for each in places)):
        return False
    if {"BYWEEKNO", "BYYEARDAY"} & told.keys() and (dates or places or "BYMONTH" in told):
        return False
    weekday = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")[start.weekday()]
    return not (often == "DAILY" and days and steps % 7 == 0 and weekday not in days)


def _end(until: Any, start: datetime) -> datetime:
    """The last moment of a rule by the clock of its event; a day ends at midnight."""
    return by_clock(until, start.tzinfo, time.max)


def by_clock(when: date | datetime, zone: tzinfo | None, at: time = time.min) -> datetime:
    """A moment by the clock of a zone, without the zone; what has none is by that clock already."""
    if not isinstance(when, datetime):
        return datetime.combine(when, at)
    if when.tzinfo is None or zone is None:
        return when.replace(tzinfo=None)
    return _kept(when, zone)


def _kept(when: datetime, zone: tzinfo) -> datetime:
    try:
        return when.astimezone(zone).replace(tzinfo=None)
    except (OverflowError, ValueError):  # at the end of time
        return when.replace(tzinfo=None)
