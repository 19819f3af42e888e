"""Values of properties: escapes, lists and structures, days."""

import re

from netbook.domain.occasions import YearlyDay
from netbook.domain.text import clean_line

_ESCAPE = re.compile(r"\\(.)", re.DOTALL)
_FULL = re.compile(r"(\d{4})-?(\d\d)-?(\d\d)(?:[T ].*)?$")
_YEARLESS = re.compile(r"--(\d\d)-?(\d\d)(?:[T ].*)?$")
_LENGTHS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


def unescaped(value: str) -> str:
    """The text that an escaped value stands for."""
    if "\\" not in value:
        return value
    return _ESCAPE.sub(lambda found: "\n" if found[1] in "nN" else found[1], value)


def escaped(text: str) -> str:
    """A text as it stands in a card."""
    told = text.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")
    return told.replace("\r\n", "\n").replace("\r", "\n").replace("\n", "\\n")


def split(value: str, at: str) -> list[str]:
    """The parts of a value between separators that are not escaped, their escapes kept."""
    if "\\" not in value:
        return value.split(at)
    found, begun = [], 0
    for each in re.finditer(rf"\\.|{at}", value, re.DOTALL):
        if each[0] == at:
            found.append(value[begun : each.start()])
            begun = each.end()
    return [*found, value[begun:]]


def parts(value: str, at: str = ";") -> list[str]:
    """The parts as text, trimmed."""
    return [unescaped(part).strip() for part in split(value, at)]


def address_of(value: str) -> tuple[str, str | None]:
    """A postal address in one line, nothing where it is no more than a place; and its city."""
    found = [clean_line(part.replace("\n", ", ")) for part in parts(value)] + [""] * 7
    box, extended, street, city, region, code, country = found[:7]
    told = (street, extended, box, f"{code} {city}", region, country)
    whole = ", ".join(bare for part in told if (bare := part.strip(" ,")))
    return (whole if street or extended or box or code else ""), city or None


def day_of(value: str, *, without_year: str | None = None) -> YearlyDay | None:
    """The day a date value names; ``without_year`` is the year that stands for none, as Apple writes it."""
    value = value.strip()
    if found := _YEARLESS.match(value):
        return _day(int(found[1]), int(found[2]), None)
    if found := _FULL.match(value):
        year = None if found[1] in (without_year, "0000") else int(found[1])
        return _day(int(found[2]), int(found[3]), year)
    return None


def _day(month: int, day: int, year: int | None) -> YearlyDay | None:
    if not 1 <= month <= 12 or not 1 <= day <= _LENGTHS[month - 1]:
        return None
    leap = year is None or (year % 4 == 0 and (year % 100 != 0 or year % 400 == 0))
    return None if (month, day) == (2, 29) and not leap else YearlyDay(month, day, year)


def written_day(day: YearlyDay) -> str:
    """A day as a date value; one without a year as Google and 4.0 write it."""
    return f"{day.year:04}-{day.month:02}-{day.day:02}" if day.year else f"--{day.month:02}{day.day:02}"
