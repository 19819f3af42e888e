"""Dates to come, read forward: Friday is the first Friday after today."""

from datetime import date, timedelta

from netbook.domain.tokens import low
from netbook.domain.when.back import near_day_at
from netbook.domain.when.explicit import explicit_at, resolve
from netbook.domain.when.periods import Period, amount_at
from netbook.domain.when.words import MONTHS, Calendar, Found, Tokens, past_part, weekday_number

_TOMORROW = {"tomorrow", "tmrw", "tmr", "tmw", "2moro", "2morrow", "tomo"}


def forward_at(tokens: Tokens, i: int, calendar: Calendar, *, loose: bool = True) -> Found | None:
    """Read a date to come; ``loose`` takes a bare ``2 weeks`` too. One that names its year may be over.

    Raises:
        Unreadable: a date that does not exist, or one that can be read two ways.
    """
    today = calendar.today
    if low(tokens, i) in ("on", "by", "before", "around", "until", "till"):
        found = forward_at(tokens, i + 1, calendar, loose=False)
        if found or low(tokens, i) != "on":
            return found
        return _named_day_ahead(tokens, i + 1, calendar, vouched=True)
    if low(tokens, i) == "later":
        return forward_at(tokens, i + 1, calendar, loose=False) if low(tokens, i + 1) in _NEAR_AHEAD else None
    near = near_day_at(tokens, i, today)
    if near:  # today may be meant; a day that is over is refused by whoever asked
        return near
    if low(tokens, i) in ("last", "next") and low(tokens, i + 1) == "weekend":
        monday = today + timedelta(days=7 - today.weekday())
        return i + 2, monday + timedelta(days=5)
    return (
        coming_at(tokens, i, calendar)
        or _bare_amount_at(tokens, i, today, loose=loose)
        or _end_of_at(tokens, i, today)
        or _weekend_ahead(tokens, i, today)
        or _named_day_ahead(tokens, i, calendar)
        or explicit_at(tokens, i, calendar, forward=True)
    )


_NEAR_AHEAD = {"today", "this"}


def coming_at(tokens: Tokens, i: int, calendar: Calendar) -> Found | None:
    """Read the words that can only mean a day to come: ``tomorrow``, ``in 3 weeks``, ``next Friday``."""
    today = calendar.today
    word = low(tokens, i)
    if word in _TOMORROW:
        return past_part(tokens, i + 1), today + timedelta(days=1)
    start = i + (word == "the")
    if [low(tokens, start + k) for k in range(3)] == ["day", "after", "tomorrow"]:
        return start + 3, today + timedelta(days=2)
    if word == "in" and [low(tokens, i + k) for k in (1, 2, 3)] == ["the", "new", "year"]:
        return i + 4, date(today.year + 1, 1, 1)
    if word == "in":
        amount = amount_at(tokens, i + 1)
        if amount:
            return amount[0] + (low(tokens, amount[0]) in ("time", "or")), amount[1].after(today)
    if word == "next":
        return _next_at(tokens, i + 1, today)
    return None


def _next_at(tokens: Tokens, i: int, today: date) -> Found | None:
    monday = today + timedelta(days=7 - today.weekday())
    number = weekday_number(tokens, i, vouched=True)
    if number is not None:
        return past_part(tokens, i + 1), monday + timedelta(days=number)
    word = low(tokens, i)
    if word == "week":
        day = i + 1 + (low(tokens, i + 1) in ("on", ","))
        number = weekday_number(tokens, day, vouched=True)
        return (day + 1, monday + timedelta(days=number)) if number is not None else (i + 1, monday)
    if word == "month":
        return i + 1, Period(1, "mo").after(today.replace(day=1))
    if word == "year":
        return i + 1, date(today.year + 1, 1, 1)
    if word == "quarter":
        return i + 1, Period(3, "mo").after(date(today.year, (today.month - 1) // 3 * 3 + 1, 1))
    return None


def _bare_amount_at(tokens: Tokens, i: int, today: date, *, loose: bool) -> Found | None:
    """``3w`` alone, ``2 weeks from now``, and where one is sure to be a date, ``2 weeks``."""
    if low(tokens, i) == "a" and low(tokens, i + 1) == "week" and low(tokens, i + 2) == "on":
        number = weekday_number(tokens, i + 3, vouched=True)
        if number is not None:
            return i + 4, today + timedelta(days=(number - today.weekday() - 1) % 7 + 8)
    amount = amount_at(tokens, i)
    if amount is None:
        return None
    end, length = amount
    if low(tokens, end) == "from" and low(tokens, end + 1) in ("now", "today"):
        return end + 2, length.after(today)
    if low(tokens, end) in ("hence", "later"):
        return end + 1, length.after(today)
    return (end, length.after(today)) if loose or end == i + 1 else None


def _end_of_at(tokens: Tokens, i: int, today: date) -> Found | None:
    short = {"eow": "week", "eom": "month", "eoy": "year"}.get(low(tokens, i))
    if short:
        return i + 1, _end_of(short, today)
    start = i + (low(tokens, i) in ("the", "at"))
    start += low(tokens, start) == "the"
    if low(tokens, start) != "end" or low(tokens, start + 1) != "of":
        return None
    unit = start + 2 + (low(tokens, start + 2) in ("the", "this"))
    if low(tokens, unit) == "next" and low(tokens, unit + 1) in ("month", "year"):
        following = _next_at(tokens, unit + 1, today)
        return following and (following[0], _end_of(low(tokens, unit + 1), following[1]))
    if low(tokens, unit) in ("week", "month", "year"):
        return unit + 1, _end_of(low(tokens, unit), today)
    if low(tokens, unit) in MONTHS:
        first = resolve(1, MONTHS[low(tokens, unit)], None, today, forward=True)
        return unit + 1, _end_of("month", first)
    return None


def _end_of(unit: str, day: date) -> date:
    if unit == "week":  # the working week's
        return day + timedelta(days=(4 - day.weekday()) % 7)
    if unit == "year":
        return date(day.year, 12, 31)
    return Period(1, "mo").after(day.replace(day=1)) - timedelta(days=1)


def _weekend_ahead(tokens: Tokens, i: int, today: date) -> Found | None:
    start = i + (low(tokens, i) in ("at", "over"))
    if low(tokens, start) not in ("the", "this") or low(tokens, start + 1) != "weekend":
        return None
    return start + 2, today + timedelta(days=(5 - today.weekday()) % 7)


def _named_day_ahead(tokens: Tokens, i: int, calendar: Calendar, *, vouched: bool = False) -> Found | None:
    """``Friday``, ``this Friday``, ``Friday week``, ``Friday next week``, ``Friday 4 December``."""
    today = calendar.today
    this = low(tokens, i) in ("this", "coming")
    start = i + this
    number = weekday_number(tokens, start, vouched=vouched or this)
    if number is None:
        return None
    end = past_part(tokens, start + 1)
    exact = explicit_at(tokens, end + (low(tokens, end) in (",", "the")), calendar, forward=True, ordinal=True)
    if exact:
        return exact
    first = today + timedelta(days=(number - today.weekday() - 1) % 7 + 1)
    if low(tokens, end) == "week":
        return end + 1, first + timedelta(days=7)
    if low(tokens, end) == "next" and low(tokens, end + 1) == "week":
        return end + 2, today + timedelta(days=7 - today.weekday() + number)
    return end, first
