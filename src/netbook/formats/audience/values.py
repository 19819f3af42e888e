"""Values of any export as a record may hold them: cleaned, of bounded length, times in UTC."""

import re
from collections.abc import Iterable
from datetime import UTC, datetime, time, timedelta

from netbook.domain.names import LONGEST_NAME
from netbook.domain.records import Rejected
from netbook.domain.text import clean_line
from netbook.domain.when import Calendar
from netbook.errors import Unreadable
from netbook.formats.package import Member
from netbook.formats.tables import dates

LONGEST_URL = 1000
_SAID = 80
_DIGITS = re.compile(r"[0-9]{1,25}")
_MOMENT = re.compile(
    r"([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})(?:[T ]\s*([0-9]{1,2}):([0-9]{2})(?::([0-9]{2})(?:[.,][0-9]+)?)?)?"
    r"\s*(?:(Z|UTC|GMT)|([+-])([0-9]{2}):?([0-9]{2}))?",
    re.IGNORECASE,
)


def line(value: object, most: int = LONGEST_NAME) -> str | None:
    """A text on one line, cut where it is too long; none where there is nothing, or no text."""
    return clean_line(value[: most * 4])[:most].strip() or None if isinstance(value, str) else None


def handle(value: object) -> str | None:
    """A handle without its ``@``; none where there is none, or where it is too long to be one."""
    found = line(value, LONGEST_NAME + 2)
    bare = found.removeprefix("@").strip() if found else ""
    return bare if 0 < len(bare) <= LONGEST_NAME and any(c.isalnum() or c == "_" for c in bare) else None


def url(value: object) -> str | None:
    """A web address; none where there is none, or where it is too long."""
    found = line(value, LONGEST_URL + 1)
    return (
        found if found and len(found) <= LONGEST_URL and found.casefold().startswith(("http://", "https://")) else None
    )


def number(value: object) -> str | None:
    """An id made of digits, as text, whether it was written as text or as a number."""
    text = str(value) if isinstance(value, int) and not isinstance(value, bool) and 0 <= value < 10**25 else value
    return text.strip() if isinstance(text, str) and _DIGITS.fullmatch(text.strip()) else None


def count(value: object) -> int | None:
    """How many; none where that is no number of people."""
    found = number(value)
    return int(found) if found and len(found) <= 12 else None


def moment(value: object, calendar: Calendar) -> datetime | None:
    """A time in UTC, which a time without a zone is in too; a day alone at midnight; none where it is none or ahead."""
    text = line(value, 60)
    if text is None:
        return None
    found = _MOMENT.fullmatch(text)
    try:
        if not found:
            return datetime.combine(dates.read_day(text, calendar), time(), UTC)
        parts = [int(part or 0) for part in found.groups()[:6]]
        east = timedelta(hours=int(found[9] or 0), minutes=int(found[10] or 0))
        when = datetime(parts[0], parts[1], parts[2], parts[3], parts[4], parts[5], tzinfo=UTC)
        when -= -east if found[8] == "-" else east
    except (ValueError, OverflowError, Unreadable):
        return None
    return when if when.date() <= calendar.today + timedelta(days=1) else None


def rejected(reason: str, said: object, member: Member, at: int | None = None) -> Rejected:
    """An entry of which nothing can be made, with how it begins."""
    text = said if isinstance(said, str) else str(said)[: _SAID * 4] if isinstance(said, int | float | bool) else ""
    return Rejected(reason, line(text, _SAID) or "", member.name, at)


def shown(names: Iterable[object]) -> str:
    """The first few names of what was found, to be told."""
    found = [text for name in names if (text := line(name, 40))]
    return ", ".join(f'"{name}"' for name in found[:5]) + (" and more" if len(found) > 5 else "")
