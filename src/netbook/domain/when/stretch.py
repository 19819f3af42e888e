"""Stretches of days as people name them when they look back: ``2026-10``, ``october``, ``last week``, ``2026``."""

import re
from calendar import monthrange
from datetime import date, timedelta

from netbook.domain.when.words import MONTHS, Calendar

Stretch = tuple[date, date]  # first and last day

_YEAR = re.compile(r"\d{4}")
_MONTH = re.compile(r"(\d{4})-(\d{1,2})")
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_NAMED = re.compile(r"([a-z]+)(?: (\d{4}))?")
_MOVED = re.compile(r"(this|last) (week|month|year)")


def stretch(text: str, calendar: Calendar) -> Stretch | None:
    """The first and last day of a stretch of time, or none where ``text`` names none; a bare month is its newest."""
    said = " ".join(text.casefold().replace("-", " ").split())
    bare = text.strip()
    if _DAY.fullmatch(bare):
        return _one_day(bare)
    if found := _MONTH.fullmatch(bare):
        return _month(int(found[1]), int(found[2]))
    if _YEAR.fullmatch(bare):
        return _year(int(bare))
    if found := _MOVED.fullmatch(said):
        return _moved(found[2], found[1] == "last", calendar.today)
    if (found := _NAMED.fullmatch(said)) and found[1] in MONTHS:
        return _named(MONTHS[found[1]], found[2], calendar.today)
    return None


def _one_day(text: str) -> Stretch | None:
    try:
        day = date.fromisoformat(text)
    except ValueError:
        return None
    return day, day


def _month(year: int, month: int) -> Stretch | None:
    if not (1 <= year <= 9999 and 1 <= month <= 12):
        return None
    return date(year, month, 1), date(year, month, monthrange(year, month)[1])


def _year(year: int) -> Stretch | None:
    return (date(year, 1, 1), date(year, 12, 31)) if year else None


def _named(month: int, year: str | None, today: date) -> Stretch | None:
    return _month(int(year) if year else today.year - (month > today.month), month)


def _moved(unit: str, last: bool, today: date) -> Stretch | None:
    if unit == "week":
        monday = today - timedelta(days=today.weekday() + 7 * last)
        return monday, monday + timedelta(days=6)
    if unit == "year":
        return _year(today.year - last)
    months = today.year * 12 + today.month - 1 - last
    return _month(months // 12, months % 12 + 1)
