"""Birthdays, other occasions and promises as an iCalendar file (RFC 5545), for every calendar.

All are events of a whole day, since every calendar shows those. Promises can be had as to-dos instead, which is what
they are, but what many calendars leave out of an import. Nothing makes anybody busy, and all is private.
"""

import re
from collections.abc import Iterable, Iterator
from contextlib import suppress
from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING, TypeVar

from netbook.domain.occasions import YearlyDay
from netbook.domain.reminders import ComesDue, Promised, Reminder, Yearly
from netbook.domain.when.periods import anchored, period_of_rule

if TYPE_CHECKING:
    from icalendar import Event, Todo

_C = TypeVar("_C", "Event", "Todo")

FIRST_YEAR = 1900  # in which an older anniversary begins: not every calendar goes further back
_PRODUCT = "-//netbook//netbook export//EN"
_RULE = re.compile(r"FREQ=[A-Z0-9=;,+-]{1,200}")
_LAST_OF_FEBRUARY = "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=-1"


def write(reminders: Iterable[Reminder], today: date, *, todo: bool = False) -> Iterator[str]:
    """A calendar of these reminders, part by part; ``todo`` has promises as to-dos, not as events.

    What has no year begins in that of ``today``.
    """
    from icalendar import Calendar

    calendar = Calendar({"prodid": _PRODUCT, "version": "2.0", "x-wr-calname": "netbook"})
    head, _, tail = calendar.to_ical().decode().rpartition("END:VCALENDAR")
    yield head
    stamp = datetime.combine(today, time(), UTC)
    for each in reminders:
        yield _component(each, stamp, todo=todo).to_ical().decode()
    yield f"END:VCALENDAR{tail}"


def _component(each: Reminder, stamp: datetime, *, todo: bool) -> "Event | Todo":
    match each:
        case Yearly():
            since = f" ({each.day.year})" if each.day.year else ""
            start = _first(each.day, stamp.year)
            leap = (each.day.month, each.day.day) == (2, 29)
            yearly = _LAST_OF_FEBRUARY if leap else "FREQ=YEARLY"
            return _event(each.uid, f"{each.name}: {each.kind}{since}", start, stamp, yearly)
        case Promised():
            who = f"waiting for {each.name or 'somebody'}" if each.side == "them" else each.name
            summary = ": ".join(part for part in (who, each.what or "follow up") if part)
            rule = _rule(each.repeat, each.due)
            return (_todo if todo else _event)(each.uid, summary, each.due, stamp, rule)
        case ComesDue():
            return _event(each.uid, f"{each.name}: be in touch", each.due, stamp, None)


def _first(day: YearlyDay, this_year: int) -> date:
    """The first day of an occasion; 29 February falls on the last of that month."""
    year = max(day.year, FIRST_YEAR) if day.year else this_year
    if (day.month, day.day) == (2, 29):
        return date(year, 3, 1) - timedelta(days=1)
    return date(year, day.month, day.day)


def _rule(repeat: str | None, due: date) -> str | None:
    """The RRULE of a promise: a month or a year on, where that has no such day, it falls on the last one before."""
    plain = period_of_rule(repeat) if repeat else None
    if repeat and plain and plain.unit == "y" and (due.month, due.day) == (2, 29):
        return f"{repeat};BYMONTH=2;BYMONTHDAY=-1"
    return anchored(repeat, due) if repeat else None


def _event(uid: str, summary: str, start: date, stamp: datetime, rule: str | None) -> "Event":
    from icalendar import CLASS, TRANSP, Event

    event = Event.new(
        uid=uid,
        summary=summary,
        start=start,
        end=start + timedelta(days=1) if start < date.max else None,
        stamp=stamp,
        classification=CLASS.PRIVATE,
        transparency=TRANSP.TRANSPARENT,
    )
    return _repeating(event, rule)


def _todo(uid: str, summary: str, due: date, stamp: datetime, rule: str | None) -> "Todo":
    from icalendar import CLASS, STATUS, Todo

    todo = Todo.new(uid=uid, summary=summary, stamp=stamp, classification=CLASS.PRIVATE, status=STATUS.NEEDS_ACTION)
    # One that repeats counts from its start, and must not be due on the same day (RFC 5545, 3.8.2.3).
    todo.add("dtstart" if rule else "due", due)
    return _repeating(todo, rule)


def _repeating(component: _C, rule: str | None) -> _C:
    """A component with its rule; one that another program made unreadable is left out."""
    from dateutil.rrule import rrulestr
    from icalendar import vRecur

    if rule and _RULE.fullmatch(rule):
        with suppress(ValueError):
            rrulestr(rule)
            component.add("rrule", vRecur.from_ical(rule))
    return component
