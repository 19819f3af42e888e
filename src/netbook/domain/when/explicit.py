"""Dates that name a day: ``5 Nov``, ``2026-11-05``, ``the 5th``."""

import re
from datetime import date

from netbook.domain.tokens import low
from netbook.domain.when.periods import Period
from netbook.domain.when.words import HOURS, MINUTES, MONTH_NAMES, MONTHS, Calendar, Found, Tokens, past_dot
from netbook.errors import Unreadable

_ORDINAL = re.compile(r"(\d{1,2})(?:st|nd|rd|th)?$")


_NO_DAY_BEFORE = HOURS | MINUTES | set("people of times others guests days weeks months years".split())


def explicit_at(tokens: Tokens, i: int, calendar: Calendar, *, forward: bool, ordinal: bool = False) -> Found | None:
    """Read ``5 Nov``, ``Nov 5, 2025``, ``2026-11-05``, ``5/11``, ``the 5th``, ``in May``.

    Raises:
        Unreadable: a date that does not exist, or one that can be read two ways.
    """
    today = calendar.today
    token = tokens[i] if i < len(tokens) else None
    if token is None:
        return None
    if token.kind == "iso":
        named_year, month, day = (int(part) for part in re.split("[-/]", token.text))
        return i + 1, resolve(day, month, named_year, today, forward=forward)
    if token.kind == "slash":
        return _slash_at(tokens, i, calendar, forward=forward)
    parts = _day_month_at(tokens, i) or _month_day_at(tokens, i) or _month_at(tokens, i)
    if parts:
        end, day, month, year = parts
        return end, resolve(day, month, year, today, forward=forward)
    start = i + (token.low == "the")
    found = _ORDINAL.match(low(tokens, start))
    suffixed = found and not low(tokens, start).isdigit()
    if found and suffixed and (start > i or ordinal):
        return start + 1, _day_of_month(int(found[1]), today, forward=forward)
    return None


def _day_month_at(tokens: Tokens, i: int) -> "tuple[int, int, int, int | None] | None":
    i += low(tokens, i) == "the"
    found = _ORDINAL.match(low(tokens, i))
    month = i + 1 + (low(tokens, i + 1) == "of")
    if not found or low(tokens, month) not in MONTHS:
        return None
    _check_day(int(found[1]), low(tokens, month))
    end, year = _year_at(tokens, past_dot(tokens, month))
    return end, int(found[1]), MONTHS[low(tokens, month)], year


def _month_day_at(tokens: Tokens, i: int) -> "tuple[int, int, int, int | None] | None":
    if low(tokens, i) not in MONTHS:
        return None
    day = past_dot(tokens, i)
    day += low(tokens, day) == "the"
    found = _ORDINAL.match(low(tokens, day))
    if not found or low(tokens, day + 1) in _NO_DAY_BEFORE or low(tokens, day + 1) in MONTHS:
        return None  # in "April 3 Nov" the day is the other month's
    _check_day(int(found[1]), low(tokens, i))
    end, year = _year_at(tokens, day + 1)
    return end, int(found[1]), MONTHS[low(tokens, i)], year


def _check_day(day: int, month: str) -> None:
    """Refuse a day that no month has."""
    if not 1 <= day <= 31:
        raise Unreadable(f"{day} {month.capitalize()} is no date", "give a day that exists")


def _month_at(tokens: Tokens, i: int) -> "tuple[int, int, int, int | None] | None":
    """``in May`` and ``May 2025``: the first of the month."""
    inside = low(tokens, i) == "in"
    month = i + inside
    month += inside and low(tokens, month) in ("early", "mid", "late")
    if low(tokens, month) not in MONTHS:
        return None
    end, year = _year_at(tokens, month + 1)
    if year is None and (not inside or (tokens[month].possessive or _is_word(tokens, end))):
        return None
    return end, 1, MONTHS[low(tokens, month)], year


def _is_word(tokens: Tokens, i: int) -> bool:
    """Whether a capitalised word follows, so that ``in April Cottage`` is no month."""
    return i < len(tokens) and tokens[i].kind == "word" and tokens[i].capital


def _year_at(tokens: Tokens, i: int) -> tuple[int, int | None]:
    start = i + (low(tokens, i) == ",")
    if re.fullmatch(r"(?:19|20)\d\d", low(tokens, start)):
        return start + 1, int(low(tokens, start))
    return i, None


def _slash_at(tokens: Tokens, i: int, calendar: Calendar, *, forward: bool) -> Found | None:
    text = tokens[i].text
    if text == "24/7":
        return None
    first, second, *rest = (int(part) for part in re.split("[/.]", text))
    order = calendar.order
    if order is None:
        if first <= 12 and second <= 12 and first != second:
            raise Unreadable(
                f"{text} can be read two ways",
                f"write {first} {MONTH_NAMES[second - 1]} or {second} {MONTH_NAMES[first - 1]}, "
                "or set NETBOOK_DATE_ORDER to dmy or mdy",
            )
        order = "mdy" if second > 12 else "dmy"
    day, month = (first, second) if order == "dmy" else (second, first)
    if not rest and (month > 12 or day > 31):
        return None
    year = None if not rest else rest[0] + (2000 if rest[0] < 100 else 0)
    return i + 1, resolve(day, month, year, calendar.today, forward=forward)


def resolve(day: int, month: int, year: int | None, today: date, *, forward: bool) -> date:
    """The day meant; without a year the nearest one in the direction of reading, today included."""
    years = [year] if year else range(today.year, today.year + (9 if forward else -9), 1 if forward else -1)
    for candidate in years:
        try:
            found = date(candidate, month, day)
        except ValueError:
            continue
        if year or (found >= today if forward else found <= today):
            return found
    name = f"{day} {MONTH_NAMES[month - 1]}" if 1 <= month <= 12 else f"day {day} of month {month}"
    raise Unreadable(f"{name}{f' {year}' if year else ''} is no date", "give a day that exists")


def _day_of_month(day: int, today: date, *, forward: bool) -> date:
    month = today.replace(day=1)
    for _ in range(4 if 1 <= day <= 31 else 0):
        try:
            found = month.replace(day=day)
            if found >= today if forward else found <= today:
                return found
        except ValueError:
            pass  # this month has no such day
        month = Period(1, "mo").after(month) if forward else Period(1, "mo").before(month)
    raise Unreadable(f"day {day} is no date", "give a day that exists")
