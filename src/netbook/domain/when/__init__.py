"""The words people use for dates, times, durations and repeats.

The same words are read backward in a log ("Friday" is the newest Friday before today) and forward in a
follow-up ("Friday" is the first after today). Every ``..._at`` reader takes tokens and a position and returns the
position after what it read, with the value, or none.
"""

from collections.abc import Callable
from datetime import date

from netbook.domain.tokens import tokenize
from netbook.domain.when.ahead import coming_at, forward_at
from netbook.domain.when.back import backward_at
from netbook.domain.when.clock import duration_at, time_at
from netbook.domain.when.explicit import explicit_at
from netbook.domain.when.periods import (
    Period,
    amount_at,
    anchored,
    every_at,
    is_repeat,
    period_of_rule,
    repeat_at,
    spoken_repeat,
)
from netbook.domain.when.words import SPOKEN_NUMBERS, UNITS, Calendar, Found, Tokens, is_month
from netbook.errors import Unreadable

LONGEST = 7 * 24 * 60  # minutes: what takes longer is told in days

__all__ = [
    "LONGEST",
    "SPOKEN_NUMBERS",
    "Calendar",
    "Period",
    "ahead",
    "anchored",
    "backward_at",
    "clock",
    "coming_at",
    "duration_at",
    "explicit_at",
    "forward_at",
    "is_month",
    "is_repeat",
    "minutes",
    "past",
    "period",
    "period_of_rule",
    "repeat_at",
    "spoken_repeat",
    "time_at",
]


def past(text: str, calendar: Calendar) -> date:
    """Read a whole text as a day on which something happened.

    Raises:
        Unreadable: it is no date, or a date ahead.
    """
    found = _whole(text, lambda tokens: backward_at(tokens, 0, calendar))
    if found is None:
        raise Unreadable(f"{text!r} is no date", "write it like yesterday, Friday, 5 Nov or 2026-11-05")
    if found > calendar.today:
        raise Unreadable(f"{text!r} lies ahead ({found})", "a log is about what happened")
    return found


def ahead(text: str, calendar: Calendar) -> date:
    """Read a whole text as a day to come, today included.

    Raises:
        Unreadable: it is no date, or one that is over.
    """
    found = _whole(text, lambda tokens: forward_at(tokens, 0, calendar))
    if found is None:
        raise Unreadable(f"{text!r} is no date", "write it like tomorrow, in 3 weeks, Friday or 2026-12-05")
    if found < calendar.today:
        raise Unreadable(f"{text!r} is over ({found})", "give a date from today on")
    return found


def period(text: str) -> Period:
    """Read a whole text such as ``6w``, ``2 weeks``, ``monthly`` or ``every month`` as a period.

    Raises:
        Unreadable: it is none.
    """
    tokens = tokenize(text)
    for reader in (every_at, amount_at):
        found = reader(tokens, 0)
        if found and found[0] == len(tokens):
            return found[1]
    if len(tokens) == 1 and tokens[0].low in UNITS:
        unit, factor = UNITS[tokens[0].low]
        return Period(factor, unit)
    raise Unreadable(f"{text!r} is no period", "write it like 6w, 2 weeks, 1mo or 1y")


def minutes(text: str) -> int:
    """Read a whole text such as ``45``, ``45 min``, ``1h30`` or ``two hours`` as minutes.

    Raises:
        Unreadable: it is none.
    """
    tokens = tokenize(text)
    bare = text.strip()
    found = (len(tokens), int(bare)) if bare.isascii() and bare.isdigit() else duration_at(tokens, 0)
    if found is None or found[0] != len(tokens) or found[1] is None or not 0 < found[1] <= LONGEST:
        raise Unreadable(f"{text!r} is no duration", "write it like 45, 1h30 or two hours")
    return found[1]


def clock(text: str) -> str:
    """Read a whole text such as ``3pm``, ``15:30`` or ``noon`` as a time of day, ``15:30``.

    Raises:
        Unreadable: it is none.
    """
    tokens = tokenize(text)
    found = time_at(tokens, 0)
    if found is None or found[0] != len(tokens):
        raise Unreadable(f"{text!r} is no time of day", "write it like 3pm or 15:30")
    return found[1]


def _whole(text: str, reader: Callable[[Tokens], Found | None]) -> date | None:
    tokens = tokenize(text)
    found = reader(tokens)
    return found[1] if found and found[0] == len(tokens) else None
