"""The day that a clause named ahead, read as of the day it was said."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from netbook.domain.tokens import Token, low
from netbook.domain.when import Calendar, Period, coming_at, forward_at, is_month
from netbook.domain.when.words import UNITS, weekday_number
from netbook.errors import Unreadable

# What stands before a day makes it one that is over, or one of many.
_BACK = frozenset("last since past previous every each ago during of".split())
# Words of what is over, and those that point ahead all the same.
_PAST = frozenset(
    "was were had did went came got made met said told took gave found lost left sold bought began ran saw felt "
    "wrote spoke held won broke fell sent paid".split()
)
_REGULAR = re.compile(r"[a-z]{2,}ed$")
_NO_PAST = frozenset("need feed indeed speed seed bed red wed".split())
_AHEAD = frozenset(
    "is are isn't will won't to by until till before due starts begins opens ends moves leaves comes launches ships "
    "planned scheduled booked expected supposed invited postponed delayed engaged going he's she's they're it's "
    "wants hopes plans expects needs next runs flies travels goes returns closes retires turns".split()
)
_TIMES = frozenset("tomorrow tmrw tmr tmw 2moro 2morrow tomo weekend eow eom eoy christmas xmas".split())
_CHRISTMAS = frozenset(("christmas", "xmas"))


@dataclass(frozen=True, slots=True)
class Coming:
    """The days that were meant, the same twice where one was; ``at`` is the token where they stand."""

    at: int
    first: date
    last: date

    def distance(self, today: date) -> int:
        """Days from ``today``: ahead as a positive number, back as a negative one, 0 within."""
        return max((self.first - today).days, 0) + min((self.last - today).days, 0)


def coming(tokens: Sequence[Token], calendar: Calendar, *, topic: bool = False) -> Coming | None:
    """The first day in a part that lay ahead on the day of the calendar.

    In what a talk was about (``topic``) a bare Friday is the day of the talk, so only what is sure to lie ahead counts.
    """
    if not any(_of_time(tokens, i) for i in range(len(tokens))):
        return None
    for i in range(len(tokens)):
        if (i and low(tokens, i - 1) in _BACK) or low(tokens, i) in _BACK:
            continue
        sure = _read(tokens, i, calendar, sure=True)
        found = sure or (None if topic or _is_over(tokens[:i]) else _read(tokens, i, calendar, sure=False))
        if found and found.last > calendar.today:
            return found
    return None


def _of_time(tokens: Sequence[Token], i: int) -> bool:
    """Whether a word may belong to a day; few do, and reading days is slow."""
    token = tokens[i]
    return (
        token.low[:1].isdigit()
        or token.base in UNITS
        or token.low in _TIMES
        or is_month(token.low)
        or weekday_number(tokens, i, vouched=True) is not None
    )


def _read(tokens: Sequence[Token], i: int, calendar: Calendar, *, sure: bool) -> Coming | None:
    try:
        found = coming_at(tokens, i, calendar) if sure else forward_at(tokens, i, calendar, loose=False)
        if found is None:
            return None if sure else _christmas(tokens, i, calendar)
        if low(tokens, found[0]) in ("ago", "last") or (i and low(tokens, i - 1) in ("once", "twice")):
            return None
        return Coming(i, found[1], _end(tokens[i : found[0]], found[1]))
    except (Unreadable, OverflowError, ValueError):
        return None  # no date, or one beyond the calendar's end


def _end(said: Sequence[Token], first: date) -> date:
    """The last of the days that words mean: a month for ``in November``, a week for ``next week``."""
    words = [token.low for token in said]
    if words == ["next", "week"]:
        return first + timedelta(days=6)
    named = "in" in words and any(is_month(word) for word in words) and not any(word[0].isdigit() and len(word) < 4
            for word in words)  # fmt: skip
    if words == ["next", "month"] or (named and first.day == 1):
        return Period(1, "mo").after(first) - timedelta(days=1)
    if words == ["next", "year"]:
        return Period(1, "y").after(first) - timedelta(days=1)
    return first


def _christmas(tokens: Sequence[Token], i: int, calendar: Calendar) -> Coming | None:
    if low(tokens, i) not in _CHRISTMAS:
        return None
    day = date(calendar.today.year, 12, 25)
    day = day if day >= calendar.today else day.replace(year=day.year + 1)
    return Coming(i, day, day)


def _is_over(before: Sequence[Token]) -> bool:
    """Whether the words before a day speak of what is over: "the board met on Friday"."""
    words = [token.low for token in before]
    if any(word in _AHEAD or word.endswith("ing") for word in words):
        return False
    return any(word in _PAST or (_REGULAR.match(word) and word not in _NO_PAST) for word in words)
