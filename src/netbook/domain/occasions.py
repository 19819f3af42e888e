"""Days that come back every year: reading one, and what is said when it does."""

import re
from dataclasses import dataclass
from datetime import date

from netbook.domain import when
from netbook.domain.text import clean_line
from netbook.domain.tokens import tokenize
from netbook.domain.when import Calendar
from netbook.domain.when.words import MONTH_NAMES
from netbook.errors import Unreadable

BIRTHDAY = "birthday"
_NAMES = {"bday": BIRTHDAY, "b-day": BIRTHDAY, "birth day": BIRTHDAY, "born": BIRTHDAY, "nameday": "name day"}
_LONGEST = 40  # letters of a kind


@dataclass(frozen=True, slots=True)
class YearlyDay:
    """A day of every year; the year it began in may be unknown."""

    month: int
    day: int
    year: int | None = None

    def __str__(self) -> str:
        return " ".join(map(str, (self.day, MONTH_NAMES[self.month - 1], *([self.year] if self.year else []))))


@dataclass(frozen=True, slots=True)
class OccasionAhead:
    """An occasion that comes: on which day, in how many days, whose, and what, in words too."""

    id: str
    on: date
    days: int
    name: str
    person: str
    kind: str
    what: str
    years: int | None  # since the year it began in: of a birthday the age
    month: int
    day: int
    year: int | None
    circle: str | None


def read_yearly(text: str, calendar: Calendar, kind: str = BIRTHDAY) -> YearlyDay:
    """Read ``14 March``, ``14 March 1985``, ``1985-03-14`` or ``03-14``.

    Raises:
        Unreadable: it is no day of a year, or lies ahead.
    """
    value = clean_line(text)
    short = re.fullmatch(r"(?:--)?(\d{1,2})-(\d{1,2})", value)
    if short:
        return YearlyDay(*_month_and_day(int(short[1]), int(short[2]), value, kind))
    tokens = tokenize(value)
    found = when.explicit_at(tokens, 0, calendar, forward=False) if tokens else None
    if not found or found[0] != len(tokens) or not re.search(r"\d", value):
        raise _no_day(value, kind)
    year = re.search(r"\b(\d{4})\b", value)
    if year and found[1] > calendar.today:
        raise Unreadable(f"the {kind} {value!r} lies ahead", "check the year")
    return YearlyDay(found[1].month, found[1].day, found[1].year if year else None)


def is_day(month: int, day: int) -> bool:
    """Whether some year has such a day."""
    try:
        date(2000, month, day)
    except ValueError:
        return False
    return True


def _month_and_day(month: int, day: int, said: str, kind: str) -> tuple[int, int]:
    if not is_day(month, day):
        raise _no_day(said, kind)
    return month, day


def _no_day(said: str, kind: str) -> Unreadable:
    return Unreadable(f"{said!r} is no {kind}", "write it like 14 March or 1985-03-14")


def read_kind(text: str) -> str:
    """What an occasion is called: ``birthday``, ``anniversary``, ``name day``.

    Raises:
        Unreadable: it is empty, too long, or a day.
    """
    kind = clean_line(text).casefold()
    kind = _NAMES.get(kind, kind)
    if not kind or len(kind) > _LONGEST or re.search(r"\d", kind):
        raise Unreadable(f"{kind[:_LONGEST]!r} is no occasion", "write it like birthday, anniversary or 'name day'")
    return kind


def years_on(on: date, year: int | None) -> int | None:
    """How many years an occasion of ``year`` has lasted on a day; none where that is unknown or not yet one."""
    return on.year - year if year is not None and on.year > year else None


def in_words(kind: str, years: int | None) -> str:
    """``birthday, turns 40``, ``anniversary, 10 years``."""
    if years is None:
        return kind
    return f"{kind}, turns {years}" if kind == BIRTHDAY else f"{kind}, {years} year{'s' * (years > 1)}"
