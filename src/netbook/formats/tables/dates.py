"""Dates as tables write them: ISO, with the names of months in eleven languages, or in digits either way round.

Source: ISO 8601 in its calendar forms (week dates are no dates here), and what address books and spreadsheets export.
"""

import re
from datetime import date
from typing import NamedTuple

from netbook.domain.occasions import YearlyDay
from netbook.domain.text import clean_line, fold
from netbook.domain.when import Calendar
from netbook.errors import Unreadable

_LONGEST = 60  # characters of a date
_NO_YEAR = 1604  # what Apple writes where the year is not known
# A line a language: English, German, Austrian, French, Spanish, Italian, Dutch, Portuguese, Danish, Norwegian, Swedish,
# Polish in two cases; a month's spellings are parted by |.
_MONTHS = """
january|jan february|feb march|mar april|apr may june|jun july|jul august|aug september|sept|sep october|oct november|nov december|dec
januar februar märz|mär|mrz april mai juni juli august september oktober|okt november dezember|dez
jänner|jän feber|feb märz april mai juni juli august september oktober november dezember
janvier|janv février|févr|fév mars avril|avr mai juin juillet|juil août|aou septembre octobre novembre décembre|déc
enero|ene febrero marzo abril|abr mayo junio julio agosto|ago septiembre|setiembre|set octubre noviembre diciembre|dic
gennaio|gen febbraio|febbr marzo aprile maggio|mag giugno|giu luglio|lug agosto settembre|sett ottobre|ott novembre dicembre
januari februari maart|mrt april mei juni juli augustus september oktober november december
janeiro fevereiro|fev março abril maio junho julho agosto setembro outubro|out novembro dezembro
januar februar marts april maj juni juli august september oktober november december
januar februar mars april mai juni juli august september oktober november desember|des
januari februari mars april maj juni juli augusti september oktober november december
styczeń|sty luty|lut marzec kwiecień|kwi maj czerwiec|cze lipiec|lip sierpień|sie wrzesień|wrz październik|paź listopad|lis grudzień|gru
stycznia lutego marca kwietnia maja czerwca lipca sierpnia września października listopada grudnia
"""  # noqa: E501 - a table, a line a language
MONTHS = {
    fold(spelling): number
    for language in _MONTHS.strip().splitlines()
    for number, month in enumerate(language.split(), start=1)
    for spelling in month.split("|")
}
_TIME = r"(?:,?[t\s]\s*\d{1,2}[:.]\d{2}(?:[:.]\d{2}(?:\.\d+)?)?\s*(?:[ap]\.?m\.?)?\s*(?:z|utc|gmt|[+-]\d{2}:?\d{2})?)?"
_YEAR_FIRST = re.compile(rf"(\d{{4}})([-/.])(\d{{1,2}})\2(\d{{1,2}})\.?{_TIME}")
_DIGITS = re.compile(r"(\d{4})(\d{2})(\d{2})(?:t\d{4,6}z?)?")
_YEARLESS = re.compile(r"--\s?(\d{2})-?(\d{2})")
_NUMBERS = re.compile(rf"(\d{{1,2}})\s?([-/.])\s?(\d{{1,2}})\s?\2\s?(\d{{4}}|\d{{2}}){_TIME}")
_SHORT = re.compile(r"(\d{1,2})\.\s?(\d{1,2})\.?")
_DAY = r"([0-9]{1,2})(?:st|nd|rd|th|er|e|º|o|\.)?"
_MONTH = r"([^\W\d_]+)\.?"
_DAY_MONTH = re.compile(
    rf"{_DAY}[\s\-/.]*(?:de\s|of\s)?{_MONTH}(?:[\s\-/,.]*(?:de\s|del\s)?([0-9]{{4}}|'?[0-9]{{2}}))?{_TIME}"
)
_MONTH_DAY = re.compile(rf"{_MONTH}[\s\-/.]*{_DAY}(?:(?:\s*,\s*|\s+|-)([0-9]{{4}}))?{_TIME}")
_EMPTY = {"0/0/00", "00/00/00", "0/0/0000", "00/00/0000", "0000-00-00", "00.00.00", "00.00.0000", "0.0.00", "00-00-00"}
_EMPTY |= {"1/1/4501", "01/01/4501", "01.01.4501", "4501-01-01"}  # Outlook's "none" beyond its own program


class Parts(NamedTuple):
    """What a date says, the year perhaps not."""

    year: int | None
    month: int
    day: int


def is_empty(text: str) -> bool:
    """Whether a cell of a date says that there is none, as Outlook's ``0/0/00`` does."""
    value = clean_line(text)
    return not value or value.split(" ")[0] in _EMPTY


def read_day(text: str, calendar: Calendar, what: str = "date") -> date:
    """Read a day that has been.

    Raises:
        Unreadable: it is none, has no year, lies ahead, or can be read two ways without ``calendar.order``.
    """
    parts = _parts(text, calendar, what)
    if parts.year is None:
        raise Unreadable(f"the {what} {clean_line(text)!r} has no year")
    found = date(parts.year, parts.month, parts.day)
    if found > calendar.today:
        raise Unreadable(f"the {what} {clean_line(text)!r} lies ahead")
    return found


def read_yearly(text: str, calendar: Calendar, what: str = "birthday") -> YearlyDay:
    """Read a day that comes back every year, its year perhaps unknown.

    Raises:
        Unreadable: it is none, lies ahead, or can be read two ways without ``calendar.order``.
    """
    parts = _parts(text, calendar, what)
    if parts.year in (None, _NO_YEAR):
        return YearlyDay(parts.month, parts.day)
    if date(parts.year or 1, parts.month, parts.day) > calendar.today:
        raise Unreadable(f"the {what} {clean_line(text)!r} lies ahead")
    return YearlyDay(parts.month, parts.day, parts.year)


def _parts(text: str, calendar: Calendar, what: str) -> Parts:
    said = clean_line(text)
    value = fold(said[: _LONGEST + 1])
    found = _in_digits(value, calendar, what) or _in_words(value, calendar) if len(said) <= _LONGEST else None
    if found is None or not _exists(found):
        raise Unreadable(f"{said[:_LONGEST]!r} is no {what}", "write it like 1985-03-14")
    return found


def _in_digits(value: str, calendar: Calendar, what: str) -> Parts | None:
    if not value.isascii():
        return None
    if found := _YEAR_FIRST.fullmatch(value):
        return Parts(int(found[1]), int(found[3]), int(found[4]))
    if found := _DIGITS.fullmatch(value):
        return Parts(int(found[1]), int(found[2]), int(found[3]))
    if found := _YEARLESS.fullmatch(value):
        return Parts(None, int(found[1]), int(found[2]))
    if found := _NUMBERS.fullmatch(value):
        year = _year(found[4], calendar)
        first, second = int(found[1]), int(found[3])
        if _order(first, second, found[2], calendar, value, what) == "mdy":
            return Parts(year, first, second)
        return Parts(year, second, first)
    if found := _SHORT.fullmatch(value):
        return Parts(None, int(found[2]), int(found[1]))
    return None


def _order(first: int, second: int, mark: str, calendar: Calendar, value: str, what: str) -> str:
    """Which of two numbers is the day: dots put it first, else what no month can be, else the calendar."""
    if mark == "." or first > 12 or first == second:
        return "dmy"
    if second > 12:
        return "mdy"
    if calendar.order is None:
        raise Unreadable(f"the {what} {value} can be read two ways", "set NETBOOK_DATE_ORDER to dmy or mdy")
    return calendar.order


def _in_words(value: str, calendar: Calendar) -> Parts | None:
    if (found := _DAY_MONTH.fullmatch(value)) and found[2] in MONTHS:
        return Parts(_year(found[3], calendar), MONTHS[found[2]], int(found[1]))
    if (found := _MONTH_DAY.fullmatch(value)) and found[1] in MONTHS:
        return Parts(_year(found[3], calendar), MONTHS[found[1]], int(found[2]))
    return None


def _year(text: str | None, calendar: Calendar) -> int | None:
    """A year; of two digits, the last one that has been."""
    if not text:
        return None
    number = int(text.lstrip("'"))
    if len(text.lstrip("'")) > 2:
        return number
    century = calendar.today.year // 100 * 100
    return number + century if number + century <= calendar.today.year else number + century - 100


def _exists(parts: Parts) -> bool:
    try:
        date(parts.year if parts.year is not None else 2000, parts.month, parts.day)
    except ValueError:
        return False
    return parts.year is None or parts.year >= 1000
