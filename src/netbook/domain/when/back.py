"""Dates of what happened, read backward: Friday is the newest Friday before today."""

from datetime import date, timedelta

from netbook.domain.tokens import low
from netbook.domain.when.clock import duration_at
from netbook.domain.when.explicit import explicit_at
from netbook.domain.when.periods import Period, amount_at
from netbook.domain.when.words import PARTS_OF_DAY, UNITS, Calendar, Found, Tokens, past_part, weekday_number

_TODAY = {"today", "2day", "tonight", "tonite"}


_YESTERDAY = {"yesterday", "yday", "ystd", "y'day", "yest"}


def backward_at(tokens: Tokens, i: int, calendar: Calendar) -> Found | None:
    """Read a date of something that happened; one that names its year may lie ahead.

    Raises:
        Unreadable: a date that does not exist (31 Feb), or one that can be read two ways (5/11).
    """
    word = low(tokens, i)
    if word == "earlier":
        return backward_at(tokens, i + 1, calendar)
    if word in ("on", "back"):
        return _named_day_back(tokens, i + 1, calendar, vouched=True) or explicit_at(
            tokens, i + 1, calendar, forward=False
        )
    return (
        near_day_at(tokens, i, calendar.today)
        or _ago_at(tokens, i, calendar.today)
        or _weekend_back(tokens, i, calendar.today)
        or _last_at(tokens, i, calendar)
        or _named_day_back(tokens, i, calendar)
        or explicit_at(tokens, i, calendar, forward=False)
    )


def near_day_at(tokens: Tokens, i: int, today: date) -> Found | None:
    """Read ``today``, ``last night``, ``yesterday`` and the like."""
    word, following = low(tokens, i), low(tokens, i + 1)
    if word in _TODAY:
        return past_part(tokens, i + 1), today
    if word == "this" and following in PARTS_OF_DAY:
        return i + 2, today
    if word in _YESTERDAY:
        return past_part(tokens, i + 1), today - timedelta(days=1)
    if word == "last" and following in ("night", "evening"):
        return i + 2, today - timedelta(days=1)
    start = i + (word == "the")
    if [low(tokens, start + k) for k in range(3)] == ["day", "before", "yesterday"]:
        return past_part(tokens, start + 3), today - timedelta(days=2)
    return None


def _ago_at(tokens: Tokens, i: int, today: date) -> Found | None:
    amount = amount_at(tokens, i)
    if amount and low(tokens, amount[0]) in ("ago", "back"):
        return amount[0] + 1, amount[1].before(today)
    length = duration_at(tokens, i, whole=True)
    if length and low(tokens, length[0]) == "ago":
        return length[0] + 1, today
    return None


def _weekend_back(tokens: Tokens, i: int, today: date) -> Found | None:
    start = i + (low(tokens, i) in ("over", "at", "on", "during"))
    which = low(tokens, start)
    if which not in ("the", "this", "last", "past") or low(tokens, start + 1) != "weekend":
        return None
    if which == "the" and start == i:
        return None
    newest = today - timedelta(days=(today.weekday() - 5) % 7)
    in_weekend = today.weekday() >= 5
    return start + 2, newest - timedelta(days=7 if which == "last" and in_weekend else 0)


def _last_at(tokens: Tokens, i: int, calendar: Calendar) -> Found | None:
    """``last week``, ``last month``, ``last week on Friday``, ``the week before last``."""
    today = calendar.today
    start = i + (low(tokens, i) == "the")
    words = [low(tokens, start + k) for k in range(3)]
    if words[1:] == ["before", "last"] and words[0] in ("week", "month", "year", "weekend"):
        if words[0] == "weekend":
            return start + 3, today - timedelta(days=(today.weekday() - 5) % 7 + 7)
        return start + 3, Period(2, UNITS[words[0]][0]).before(today)
    if words[0] != "last" or words[1] not in ("week", "month", "year"):
        return None
    unit = UNITS[words[1]][0]
    if unit == "w":
        day = start + 2 + (low(tokens, start + 2) in ("on", ","))
        number = weekday_number(tokens, day, vouched=True)
        if number is not None:
            monday = today - timedelta(days=today.weekday() + 7)
            return past_part(tokens, day + 1), monday + timedelta(days=number)
    return start + 2, Period(1, unit).before(today)


def _named_day_back(tokens: Tokens, i: int, calendar: Calendar, *, vouched: bool = False) -> Found | None:
    """``Friday``, ``last Friday``, ``this Friday``, ``Friday 20 Nov``, ``Friday last week``."""
    today = calendar.today
    which = low(tokens, i) if low(tokens, i) in ("last", "this", "past") else ""
    start = i + bool(which)
    number = weekday_number(tokens, start, vouched=vouched or bool(which))
    if number is None:
        return None
    end = past_part(tokens, start + 1)
    exact = explicit_at(tokens, end + (low(tokens, end) in (",", "the")), calendar, forward=False, ordinal=True)
    if exact:
        return exact
    monday = today - timedelta(days=today.weekday())
    if low(tokens, end) in ("last", "of") and low(tokens, end + 1) in ("week", "last"):
        end += 2 + (low(tokens, end + 1) == "last")
        return end, monday + timedelta(days=number - 7)
    if which == "this":
        return end, monday + timedelta(days=number)
    return end, today - timedelta(days=(today.weekday() - number - 1) % 7 + 1)
