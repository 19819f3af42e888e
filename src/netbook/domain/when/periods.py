"""Amounts of time in calendar units, and repeats."""

import re
from dataclasses import dataclass
from datetime import date, timedelta

from netbook.domain.tokens import low
from netbook.domain.when.words import UNITS, Tokens, number_at, weekday_number
from netbook.errors import Unreadable

_ADVERBS = {
    "daily": ("d", 1),
    "weekly": ("w", 1),
    "fortnightly": ("w", 2),
    "biweekly": ("w", 2),
    "monthly": ("mo", 1),
    "quarterly": ("mo", 3),
    "yearly": ("y", 1),
    "annually": ("y", 1),
}


_COMPACT = re.compile(r"(\d{1,4})([a-z]+)$")


_FREQUENCY = {"d": "DAILY", "w": "WEEKLY", "mo": "MONTHLY", "y": "YEARLY"}


_DAY_CODES = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")


@dataclass(frozen=True, slots=True)
class Period:
    """A number of calendar units: days ``d``, weeks ``w``, months ``mo`` or years ``y``."""

    count: int
    unit: str

    def __str__(self) -> str:
        return f"{self.count}{self.unit}"

    def after(self, day: date, times: int = 1) -> date:
        """The day this long after ``day``; the last of the month where the month is too short.

        Raises:
            Unreadable: the calendar ends before.
        """
        count = self.count * times
        try:
            if self.unit in ("d", "w"):
                return day + timedelta(days=count * (7 if self.unit == "w" else 1))
            from dateutil.relativedelta import relativedelta

            return day + (relativedelta(months=count) if self.unit == "mo" else relativedelta(years=count))
        except (OverflowError, ValueError):
            raise Unreadable(f"{self} from {day} is beyond the calendar", "give a nearer date") from None

    def before(self, day: date) -> date:
        """The day this long before ``day``."""
        return self.after(day, -1)

    def rule(self) -> str:
        """The period as an RRULE (RFC 5545)."""
        interval = f";INTERVAL={self.count}" if self.count > 1 else ""
        return f"FREQ={_FREQUENCY[self.unit]}{interval}"

    def spoken(self) -> str:
        """``2 weeks``, ``month``: what stands after "every"."""
        name = {"d": "day", "w": "week", "mo": "month", "y": "year"}[self.unit]
        return name if self.count == 1 else f"{self.count} {name}s"


def period_of_rule(rule: str) -> Period | None:
    """The period of an RRULE that says nothing but how often; none where it says more."""
    found = re.fullmatch(r"FREQ=(DAILY|WEEKLY|MONTHLY|YEARLY)(?:;INTERVAL=([1-9]\d{0,3}))?", rule)
    if not found:
        return None
    unit = next(unit for unit, name in _FREQUENCY.items() if name == found[1])
    return Period(int(found[2] or 1), unit)


def is_repeat(rule: str) -> bool:
    """Whether a text is a repeat that can be followed: an RRULE."""
    from dateutil.rrule import rrulestr

    try:
        return bool(period_of_rule(rule) or rrulestr(rule))
    except Exception:  # the parser raises whatever its parts do
        return False


def anchored(rule: str, day: date) -> str:
    """A monthly repeat that began late in a month, with the day it strives for: the 31st, or the last there is."""
    plain = period_of_rule(rule)
    if plain is None or plain.unit != "mo" or day.day <= 28:
        return rule
    return f"{rule};BYMONTHDAY={','.join(str(number) for number in range(28, day.day + 1))};BYSETPOS=-1"


def spoken_repeat(rule: str) -> str:
    """An RRULE as one says it: ``every 2 weeks``, ``every Monday``."""
    plain = period_of_rule(rule.partition(";BYMONTHDAY=")[0])
    if plain:
        return f"every {plain.spoken()}"
    found = re.fullmatch(r"FREQ=WEEKLY;BYDAY=([A-Z]{2})", rule)
    names = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
    return f"every {names[_DAY_CODES.index(found[1])]}" if found else rule


def amount_at(tokens: Tokens, i: int) -> tuple[int, Period] | None:
    """Read ``3 weeks``, ``a couple of months``, ``3w``."""
    compact = _COMPACT.match(low(tokens, i))
    if compact and compact[2] in UNITS:
        unit, factor = UNITS[compact[2]]
        return (i + 1, Period(int(compact[1]) * factor, unit)) if int(compact[1]) else None
    number = number_at(tokens, i)
    if number is None:
        return None
    word = tokens[number[0]].base if number[0] < len(tokens) else ""
    if word not in UNITS or not number[1]:
        return None
    unit, factor = UNITS[word]
    return number[0] + 1, Period(number[1] * factor, unit)


def repeat_at(tokens: Tokens, i: int, today: date) -> "tuple[int, str, date] | None":
    """Read a repeat; the value is its RRULE and the first day it falls on, one period from ``today``."""
    if low(tokens, i) in ("every", "each"):
        number = weekday_number(tokens, i + 1, vouched=True)
        if number is not None:
            first = today + timedelta(days=(number - today.weekday() - 1) % 7 + 1)
            return i + 2, f"FREQ=WEEKLY;BYDAY={_DAY_CODES[number]}", first
    found = every_at(tokens, i)
    return (found[0], found[1].rule(), found[1].after(today)) if found else None


def every_at(tokens: Tokens, i: int) -> tuple[int, Period] | None:
    """Read ``every 2 weeks``, ``monthly``, ``once a year``."""
    word = low(tokens, i)
    if word in _ADVERBS:
        unit, factor = _ADVERBS[word]
        return i + 1, Period(factor, unit)
    if word == "once":
        start, other = i + 1, False
        if low(tokens, start) not in ("a", "every", "per"):
            return None
    elif word in ("every", "each"):
        start = i
        other = low(tokens, i + 1) == "other"
    else:
        return None
    start += 1 + other
    if low(tokens, start) in UNITS:
        unit, factor = UNITS[low(tokens, start)]
        return start + 1, Period(factor * (2 if other else 1), unit)
    return amount_at(tokens, start)
