"""The words people use for dates, times, durations and repeats.

The same words are read backward in a log ("Friday" is the newest Friday before today) and forward in a follow-up
("Friday" is the first after today). Every ``..._at`` reader takes tokens and a position and returns the position after
what it read, with the value, or none.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from netbook.domain.tokens import Token, low, tokenize
from netbook.errors import Unreadable

Tokens = Sequence[Token]
Found = tuple[int, date]

_WEEKDAYS = {
    name: number
    for number, names in enumerate(
        (
            "monday mon",
            "tuesday tue tues",
            "wednesday wed weds",
            "thursday thu thur thurs",
            "friday fri",
            "saturday sat",
            "sunday sun",
        )
    )
    for name in names.split()
}
_DOUBTFUL_WEEKDAYS = {"mon", "wed", "sat", "sun"}  # words of their own unless something vouches for them
_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan",
            "february feb",
            "march mar",
            "april apr",
            "may",
            "june jun",
            "july jul",
            "august aug",
            "september sep sept",
            "october oct",
            "november nov",
            "december dec",
        ),
        start=1,
    )
    for name in names.split()
}
_NUMBERS = {
    word: number
    for number, words in enumerate(
        "a|an|one two|couple three|few four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
        "sixteen seventeen eighteen nineteen twenty".split(),
        start=1,
    )
    for word in words.split("|")
}
_TENS = {"twenty": 20, "thirty": 30, "forty": 40, "fourty": 40, "fifty": 50, "sixty": 60, "ninety": 90}
_NUMBERS |= _TENS
_NUMBERS |= {f"{ten}-{one}": _TENS[ten] + _NUMBERS[one] for ten in _TENS for one in "one two three four five".split()}
SPOKEN_NUMBERS = frozenset(_NUMBERS)
_UNITS = {
    **dict.fromkeys("d day days".split(), ("d", 1)),
    **dict.fromkeys("w wk wks week weeks".split(), ("w", 1)),
    **dict.fromkeys("fortnight fortnights".split(), ("w", 2)),
    **dict.fromkeys("mo mos mth mths month months".split(), ("mo", 1)),
    **dict.fromkeys("quarter quarters".split(), ("mo", 3)),
    **dict.fromkeys("y yr yrs year years".split(), ("y", 1)),
}
_ADVERBS = {
    "daily": ("d", 1),
    "weekly": ("w", 1),
    "fortnightly": ("w", 2),
    "biweekly": ("w", 2),
    "monthly": ("mo", 1),
    "quarterly": ("mo", 3),
    "yearly": ("y", 1),
    "annually": ("y", 1),
}
_PARTS_OF_DAY = {"morning", "afternoon", "evening", "night", "lunchtime", "am", "pm"}
_TODAY = {"today", "2day", "tonight"}
_YESTERDAY = {"yesterday", "yday", "ystd", "y'day", "yest"}
_TOMORROW = {"tomorrow", "tmrw", "tmr", "tmw", "2moro", "2morrow", "tomo"}
_HOURS = {"h", "hr", "hrs", "hour", "hours"}
_MINUTES = {"m", "min", "mins", "minute", "minutes"}
_NO_DAY_BEFORE = _HOURS | _MINUTES | {"people", "of", "times", "others", "guests", "days", "weeks", "months", "years"}
_ORDINAL = re.compile(r"(\d{1,2})(?:st|nd|rd|th)?$")
_COMPACT = re.compile(r"(\d{1,4})([a-z]+)$")
_FREQUENCY = {"d": "DAILY", "w": "WEEKLY", "mo": "MONTHLY", "y": "YEARLY"}
_DAY_CODES = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")


@dataclass(frozen=True, slots=True)
class Period:
    """A number of calendar units: days ``d``, weeks ``w``, months ``mo`` or years ``y``."""

    count: int
    unit: str

    def __str__(self) -> str:
        return f"{self.count}{self.unit}"

    def after(self, day: date, times: int = 1) -> date:
        """The day this long after ``day``; the last of the month where the month is too short.

        Raises:
            Unreadable: the calendar ends before.
        """
        count = self.count * times
        try:
            if self.unit in ("d", "w"):
                return day + timedelta(days=count * (7 if self.unit == "w" else 1))
            from dateutil.relativedelta import relativedelta

            return day + (relativedelta(months=count) if self.unit == "mo" else relativedelta(years=count))
        except (OverflowError, ValueError):
            raise Unreadable(f"{self} from {day} is beyond the calendar", "give a nearer date") from None

    def before(self, day: date) -> date:
        """The day this long before ``day``."""
        return self.after(day, -1)

    def rule(self) -> str:
        """The period as an RRULE (RFC 5545)."""
        interval = f";INTERVAL={self.count}" if self.count > 1 else ""
        return f"FREQ={_FREQUENCY[self.unit]}{interval}"

    def spoken(self) -> str:
        """``2 weeks``, ``month``: what stands after "every"."""
        name = {"d": "day", "w": "week", "mo": "month", "y": "year"}[self.unit]
        return name if self.count == 1 else f"{self.count} {name}s"


@dataclass(frozen=True, slots=True)
class Calendar:
    """What a date is read against: the day of writing, and how ``5/11`` is meant (``dmy``, ``mdy`` or neither)."""

    today: date
    order: str | None = None


def is_month(word: str) -> bool:
    """Whether a folded word names a month."""
    return word in _MONTHS


# --- whole texts -----------------------------------------------------------------------------------------------


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
    for reader in (_every_at, _amount_at):
        found = reader(tokens, 0)
        if found and found[0] == len(tokens):
            return found[1]
    if len(tokens) == 1 and tokens[0].low in _UNITS:
        unit, factor = _UNITS[tokens[0].low]
        return Period(factor, unit)
    raise Unreadable(f"{text!r} is no period", "write it like 6w, 2 weeks, 1mo or 1y")


def period_of_rule(rule: str) -> Period | None:
    """The period of an RRULE that says nothing but how often; none where it says more."""
    found = re.fullmatch(r"FREQ=(DAILY|WEEKLY|MONTHLY|YEARLY)(?:;INTERVAL=([1-9]\d{0,3}))?", rule)
    if not found:
        return None
    unit = next(unit for unit, name in _FREQUENCY.items() if name == found[1])
    return Period(int(found[2] or 1), unit)


def minutes(text: str) -> int:
    """Read a whole text such as ``45``, ``45 min``, ``1h30`` or ``two hours`` as minutes.

    Raises:
        Unreadable: it is none.
    """
    if text.strip().isascii() and text.strip().isdigit():
        return int(text)
    tokens = tokenize(text)
    found = duration_at(tokens, 0)
    if found is None or found[0] != len(tokens) or found[1] is None:
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


# --- dates -----------------------------------------------------------------------------------------------------


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
        _near_day_back(tokens, i, calendar.today)
        or _ago_at(tokens, i, calendar.today)
        or _weekend_back(tokens, i, calendar.today)
        or _last_at(tokens, i, calendar)
        or _named_day_back(tokens, i, calendar)
        or explicit_at(tokens, i, calendar, forward=False)
    )


def _near_day_back(tokens: Tokens, i: int, today: date) -> Found | None:
    word, following = low(tokens, i), low(tokens, i + 1)
    if word in _TODAY:
        return _past_part(tokens, i + 1), today
    if word == "this" and following in _PARTS_OF_DAY:
        return i + 2, today
    if word in _YESTERDAY:
        return _past_part(tokens, i + 1), today - timedelta(days=1)
    if word == "last" and following in ("night", "evening"):
        return i + 2, today - timedelta(days=1)
    start = i + (word == "the")
    if [low(tokens, start + k) for k in range(3)] == ["day", "before", "yesterday"]:
        return _past_part(tokens, start + 3), today - timedelta(days=2)
    return None


def _ago_at(tokens: Tokens, i: int, today: date) -> Found | None:
    amount = _amount_at(tokens, i)
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
        return start + 3, Period(2, _UNITS[words[0]][0]).before(today)
    if words[0] != "last" or words[1] not in ("week", "month", "year"):
        return None
    unit = _UNITS[words[1]][0]
    if unit == "w":
        day = start + 2 + (low(tokens, start + 2) in ("on", ","))
        number = _weekday_number(tokens, day, vouched=True)
        if number is not None:
            monday = today - timedelta(days=today.weekday() + 7)
            return _past_part(tokens, day + 1), monday + timedelta(days=number)
    return start + 2, Period(1, unit).before(today)


def _named_day_back(tokens: Tokens, i: int, calendar: Calendar, *, vouched: bool = False) -> Found | None:
    """``Friday``, ``last Friday``, ``this Friday``, ``Friday 20 Nov``, ``Friday last week``."""
    today = calendar.today
    which = low(tokens, i) if low(tokens, i) in ("last", "this", "past") else ""
    start = i + bool(which)
    number = _weekday_number(tokens, start, vouched=vouched or bool(which))
    if number is None:
        return None
    end = _past_part(tokens, start + 1)
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
    near = _near_day_back(tokens, i, today)
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
        return _past_part(tokens, i + 1), today + timedelta(days=1)
    start = i + (word == "the")
    if [low(tokens, start + k) for k in range(3)] == ["day", "after", "tomorrow"]:
        return start + 3, today + timedelta(days=2)
    if word == "in" and [low(tokens, i + k) for k in (1, 2, 3)] == ["the", "new", "year"]:
        return i + 4, date(today.year + 1, 1, 1)
    if word == "in":
        amount = _amount_at(tokens, i + 1)
        if amount:
            return amount[0] + (low(tokens, amount[0]) in ("time", "or")), amount[1].after(today)
    if word == "next":
        return _next_at(tokens, i + 1, today)
    return None


def _next_at(tokens: Tokens, i: int, today: date) -> Found | None:
    monday = today + timedelta(days=7 - today.weekday())
    number = _weekday_number(tokens, i, vouched=True)
    if number is not None:
        return _past_part(tokens, i + 1), monday + timedelta(days=number)
    word = low(tokens, i)
    if word == "week":
        day = i + 1 + (low(tokens, i + 1) in ("on", ","))
        number = _weekday_number(tokens, day, vouched=True)
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
        number = _weekday_number(tokens, i + 3, vouched=True)
        if number is not None:
            return i + 4, today + timedelta(days=(number - today.weekday() - 1) % 7 + 8)
    amount = _amount_at(tokens, i)
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
    if low(tokens, unit) in _MONTHS:
        first = _resolve(1, _MONTHS[low(tokens, unit)], None, today, forward=True)
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


def _named_day_ahead(
    tokens: Tokens, i: int, calendar: Calendar, *, vouched: bool = False
) -> Found | None:
    """``Friday``, ``this Friday``, ``Friday week``, ``Friday next week``, ``Friday 4 December``."""
    today = calendar.today
    this = low(tokens, i) in ("this", "coming")
    start = i + this
    number = _weekday_number(tokens, start, vouched=vouched or this)
    if number is None:
        return None
    end = _past_part(tokens, start + 1)
    exact = explicit_at(tokens, end + (low(tokens, end) in (",", "the")), calendar, forward=True, ordinal=True)
    if exact:
        return exact
    first = today + timedelta(days=(number - today.weekday() - 1) % 7 + 1)
    if low(tokens, end) == "week":
        return end + 1, first + timedelta(days=7)
    if low(tokens, end) == "next" and low(tokens, end + 1) == "week":
        return end + 2, today + timedelta(days=7 - today.weekday() + number)
    return end, first


def explicit_at(
    tokens: Tokens, i: int, calendar: Calendar, *, forward: bool, ordinal: bool = False
) -> Found | None:
    """Read ``5 Nov``, ``Nov 5, 2025``, ``2026-11-05``, ``5/11``, ``the 5th``, ``in May``.

    Raises:
        Unreadable: a date that does not exist, or one that can be read two ways.
    """
    today = calendar.today
    token = tokens[i] if i < len(tokens) else None
    if token is None:
        return None
    if token.kind == "iso":
        year, month, day = (int(part) for part in re.split("[-/]", token.text))
        return i + 1, _resolve(day, month, year, today, forward=forward)
    if token.kind == "slash":
        return _slash_at(tokens, i, calendar, forward=forward)
    parts = _day_month_at(tokens, i) or _month_day_at(tokens, i) or _month_at(tokens, i)
    if parts:
        end, day, month, year = parts
        return end, _resolve(day, month, year, today, forward=forward)
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
    if not found or low(tokens, month) not in _MONTHS:
        return None
    _check_day(int(found[1]), low(tokens, month))
    end, year = _year_at(tokens, _past_dot(tokens, month))
    return end, int(found[1]), _MONTHS[low(tokens, month)], year


def _month_day_at(tokens: Tokens, i: int) -> "tuple[int, int, int, int | None] | None":
    if low(tokens, i) not in _MONTHS:
        return None
    day = _past_dot(tokens, i)
    day += low(tokens, day) == "the"
    found = _ORDINAL.match(low(tokens, day))
    if not found or low(tokens, day + 1) in _NO_DAY_BEFORE:
        return None
    _check_day(int(found[1]), low(tokens, i))
    end, year = _year_at(tokens, day + 1)
    return end, int(found[1]), _MONTHS[low(tokens, i)], year


def _check_day(day: int, month: str) -> None:
    """Refuse a day that no month has."""
    if not 1 <= day <= 31:
        raise Unreadable(f"{day} {month.capitalize()} is no date", "give a day that exists")


def _month_at(tokens: Tokens, i: int) -> "tuple[int, int, int, int | None] | None":
    """``in May`` and ``May 2025``: the first of the month."""
    inside = low(tokens, i) == "in"
    month = i + inside
    month += inside and low(tokens, month) in ("early", "mid", "late")
    if low(tokens, month) not in _MONTHS:
        return None
    end, year = _year_at(tokens, month + 1)
    if year is None and (not inside or (tokens[month].possessive or _is_word(tokens, end))):
        return None
    return end, 1, _MONTHS[low(tokens, month)], year


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
                "write 5 Nov or 2026-11-05, or set NETBOOK_DATE_ORDER to dmy or mdy",
            )
        order = "mdy" if second > 12 else "dmy"
    day, month = (first, second) if order == "dmy" else (second, first)
    if not rest and (month > 12 or day > 31):
        return None
    year = None if not rest else rest[0] + (2000 if rest[0] < 100 else 0)
    return i + 1, _resolve(day, month, year, calendar.today, forward=forward)


def _resolve(day: int, month: int, year: int | None, today: date, *, forward: bool) -> date:
    """The day meant; without a year the nearest one in the direction of reading, today included."""
    years = [year] if year else range(today.year, today.year + (9 if forward else -9), 1 if forward else -1)
    for candidate in years:
        try:
            found = date(candidate, month, day)
        except ValueError:
            continue
        if year or (found >= today if forward else found <= today):
            return found
    name = f"{day} {_MONTH_NAMES[month - 1]}" if 1 <= month <= 12 else f"day {day} of month {month}"
    raise Unreadable(f"{name}{f' {year}' if year else ''} is no date", "give a day that exists")


_MONTH_NAMES = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


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


def _weekday_number(tokens: Tokens, i: int, *, vouched: bool) -> int | None:
    word = low(tokens, i)
    number = _WEEKDAYS.get(word)
    if number is None:
        return None
    return number if vouched or word not in _DOUBTFUL_WEEKDAYS or _is_weekday(tokens, i) else None


def _is_weekday(tokens: Tokens, i: int) -> bool:
    """Whether ``Sat``, ``sun`` and the like at ``i`` are days: by a date behind them, a mark, or a capital."""
    following = low(tokens, i + 1)
    if following[:1].isdigit() or following in _MONTHS or following in _PARTS_OF_DAY:
        return True
    alone = i + 1 >= len(tokens) or tokens[i + 1].kind != "word"
    if i == 0:
        return alone
    return (alone or tokens[i].capital) and low(tokens, i - 1) not in ("the", "a", "in", "of", "we", "i")


def _past_part(tokens: Tokens, i: int) -> int:
    """The position after a part of the day: ``Friday`` **night**."""
    return i + (low(tokens, i) in _PARTS_OF_DAY)


def _past_dot(tokens: Tokens, i: int) -> int:
    """The position after the month at ``i`` and the dot of its abbreviation (``Nov. 5``)."""
    return i + 1 + (low(tokens, i + 1) == "." and len(low(tokens, i)) <= 4)


# --- amounts, repeats ------------------------------------------------------------------------------------------


def _amount_at(tokens: Tokens, i: int) -> tuple[int, Period] | None:
    """``3 weeks``, ``a couple of months``, ``3w``."""
    compact = _COMPACT.match(low(tokens, i))
    if compact and compact[2] in _UNITS:
        unit, factor = _UNITS[compact[2]]
        return (i + 1, Period(int(compact[1]) * factor, unit)) if int(compact[1]) else None
    number = _number_at(tokens, i)
    if number is None:
        return None
    word = tokens[number[0]].base if number[0] < len(tokens) else ""
    if word not in _UNITS or not number[1]:
        return None
    unit, factor = _UNITS[word]
    return number[0] + 1, Period(number[1] * factor, unit)


def _number_at(tokens: Tokens, i: int) -> tuple[int, int] | None:
    i += low(tokens, i) in ("about", "around", "roughly") and low(tokens, i + 1) != "a"
    word = low(tokens, i)
    if word.isascii() and word.isdigit() and len(word) <= 4:
        return i + 1, int(word)
    if word == "a" and low(tokens, i + 1) in ("couple", "few"):
        i, word = i + 1, low(tokens, i + 1)
    if word in _NUMBERS:
        return i + 1 + (word in ("couple", "few") and low(tokens, i + 1) == "of"), _NUMBERS[word]
    return None


def repeat_at(tokens: Tokens, i: int, today: date) -> "tuple[int, str, date] | None":
    """Read a repeat; the value is its RRULE and the first day it falls on, one period from ``today``."""
    if low(tokens, i) in ("every", "each"):
        number = _weekday_number(tokens, i + 1, vouched=True)
        if number is not None:
            first = today + timedelta(days=(number - today.weekday() - 1) % 7 + 1)
            return i + 2, f"FREQ=WEEKLY;BYDAY={_DAY_CODES[number]}", first
    found = _every_at(tokens, i)
    return (found[0], found[1].rule(), found[1].after(today)) if found else None


def _every_at(tokens: Tokens, i: int) -> tuple[int, Period] | None:
    word = low(tokens, i)
    if word in _ADVERBS:
        unit, factor = _ADVERBS[word]
        return i + 1, Period(factor, unit)
    if word == "once":
        start, other = i + 1, False
        if low(tokens, start) not in ("a", "every", "per"):
            return None
    elif word in ("every", "each"):
        start = i
        other = low(tokens, i + 1) == "other"
    else:
        return None
    start += 1 + other
    if low(tokens, start) in _UNITS:
        unit, factor = _UNITS[low(tokens, start)]
        return start + 1, Period(factor * (2 if other else 1), unit)
    return _amount_at(tokens, start)


# --- times and durations ---------------------------------------------------------------------------------------

_AFTER_HOUR = set(", ; . : - — – with w/ on in for to about re and & but today yesterday then at sharp ish".split())
_CLOCK = re.compile(r"(\d{1,2})(?:[:.](\d{2}))? ?(a|p)?\.?(?:m\.?)?$")
_FIXED_TIMES = {"noon": "12:00", "midday": "12:00", "midnight": "00:00"}


def time_at(tokens: Tokens, i: int, half: str = "") -> "tuple[int, str] | None":
    """Read a time of day as ``15:30``; ``half`` (``am`` or ``pm``) settles an hour that does not say which.

    Raises:
        Unreadable: a time that does not exist (25:00).
    """
    at = low(tokens, i) in ("at", "@", "around", "about", "~", "from", "by")
    i += at
    i += at and low(tokens, i) in ("about", "around")
    token = tokens[i] if i < len(tokens) else None
    if token is None:
        return None
    if token.low in _FIXED_TIMES:
        return i + 1, _FIXED_TIMES[token.low]
    if token.kind == "clock":
        return _past_oclock(tokens, i + 1), _time_of(token.low, half)
    hour = token.low.removesuffix("ish")
    spoken = _NUMBERS.get(hour) if hour not in ("a", "an", "couple", "few") else None
    if token.low in ("half", "quarter") and low(tokens, i + 1) in ("past", "to"):
        return _past_hour(tokens, i, half)
    if at and token.low == "half" and low(tokens, i + 1) in _NUMBERS:  # British: half seven is 7:30
        return i + 2, _time_of(f"{_NUMBERS[low(tokens, i + 1)]}:30", half)
    if not spoken and not (hour.isascii() and hour.isdigit() and int(hour) <= 23):
        return None
    number = spoken or int(hour)
    end = _past_oclock(tokens, i + 1)
    sure = end > i + 1 or (at and (end >= len(tokens) or low(tokens, end) in _AFTER_HOUR))
    return (end, _time_of(str(number), half)) if sure else None


def _past_hour(tokens: Tokens, i: int, half: str) -> tuple[int, str] | None:
    word = low(tokens, i + 2)
    hour = _NUMBERS.get(word) or (int(word) if word.isascii() and word.isdigit() else 0)
    if not 1 <= hour <= 12:
        return None
    past = low(tokens, i + 1) == "past"
    part = 30 if low(tokens, i) == "half" else 15
    whole = int(_time_of(str(hour), half)[:2]) * 60 + (part if past else -part)
    return i + 3, f"{whole // 60:02}:{whole % 60:02}"


def _past_oclock(tokens: Tokens, i: int) -> int:
    return i + (low(tokens, i) in ("o'clock", "oclock", "sharp", "ish"))


def _time_of(text: str, half: str) -> str:
    found = _CLOCK.match(text)
    if not found:
        raise Unreadable(f"{text!r} is no time of day", "write it like 3pm or 15:30")
    hour, minute = int(found[1]), int(found[2] or 0)
    said = found[3] or ""
    if hour > 23 or minute > 59:
        raise Unreadable(f"{text!r} is no time of day", "write it like 3pm or 15:30")
    if said:
        hour = hour % 12 + (12 if said == "p" else 0) if hour <= 12 else hour
    elif 1 <= hour <= 11 and not text.startswith("0"):
        afternoon = half == "pm" or (half != "am" and hour < 7)
        hour += 12 if afternoon else 0
    return f"{hour:02}:{minute:02}"


_NEARLY = {"about", "around", "roughly", "nearly", "almost", "over", "just", "like", "approx", "~", "maybe", "good"}
_LONG = {"weekend", "day", "afternoon", "evening", "morning", "week", "night", "while", "bit", "month", "year"}
_HOURS_TEXT = re.compile(r"(\d+(?:\.\d+)?)(?:h|hr|hrs|hour|hours)(?:(\d{1,2})(?:m|min|mins)?)?$")
_MINUTES_TEXT = re.compile(r"(\d{1,4})(?:m|min|mins|minute|minutes)$")
_NO_LENGTH_BEFORE = {"ago", "late", "early", "away", "drive", "before", "after", "from"}


def duration_at(tokens: Tokens, i: int, *, whole: bool = False) -> "tuple[int, int | None] | None":
    """Read a duration in minutes; the value is none for days and longer. ``whole`` reads the bare amount only."""
    start = i + (not whole and low(tokens, i) in ("for", "lasting", "took", "lasted"))
    begun = start > i
    while low(tokens, start) in _NEARLY and not whole:
        start += 1
    if begun and low(tokens, start) == "a" and low(tokens, start + 1) in ("good", "solid", "full", "quick"):
        start += 2
        found = _length_at(tokens, start) or (
            (start + 1, 60) if low(tokens, start) == "hour" else None
        )
    else:
        found = _length_at(tokens, start)
    if found:
        if not whole and not begun and low(tokens, found[0]) in _NO_LENGTH_BEFORE:
            return None
        if not whole and low(tokens, found[0]) == "ago":
            return None
        return found
    return _days_long_at(tokens, start) if begun else None


def _days_long_at(tokens: Tokens, i: int) -> "tuple[int, int | None] | None":
    amount = _amount_at(tokens, i)
    if amount:
        return amount[0], None
    number = _number_at(tokens, i)
    if number and low(tokens, number[0]) in {"night", "nights"} | _HOURS | _MINUTES:
        return number[0] + 1, None
    start = i + (low(tokens, i) in ("the", "a"))
    start += low(tokens, start) in ("whole", "long")
    return (start + 1, None) if start > i and low(tokens, start) in _LONG else None


def _length_at(tokens: Tokens, i: int) -> tuple[int, int] | None:
    word = low(tokens, i).replace("-", "")
    compact = _HOURS_TEXT.match(word)
    if compact:
        found = i + 1, round(float(compact[1]) * 60) + int(compact[2] or 0)
        return _and_minutes(tokens, found) if not compact[2] else found
    compact = _MINUTES_TEXT.match(word)
    if compact:
        return i + 1, int(compact[1])
    return _spoken_length_at(tokens, i)


def _spoken_length_at(tokens: Tokens, i: int) -> tuple[int, int] | None:
    first = low(tokens, i)
    second = tokens[i + 1].base if i + 1 < len(tokens) else ""
    if first in ("half", "1/2", "½"):
        after = i + 1 + (low(tokens, i + 1) in ("an", "a"))
        return (after + 1, 30) if low(tokens, after) in _HOURS else None
    if first == "hour" and low(tokens, i + 1) == "long":
        return i + 2, 60
    if first in ("hour-long", "half-hour", "hourlong"):
        return i + 1, 30 if first == "half-hour" else 60
    hyphened = first.split("-")
    if len(hyphened) >= 2 and hyphened[0] in _NUMBERS and hyphened[1] in _HOURS:
        return i + 1, _NUMBERS[hyphened[0]] * 60
    if re.fullmatch(r"\d+\.\d+", first) and second in _HOURS:
        return i + 2, round(float(first) * 60)
    mixed = _and_a_half_at(tokens, i)
    if mixed:
        return mixed
    if first in ("quarter", "quarters") and low(tokens, i + 1) == "of" and low(tokens, i + 2) == "an":
        return (i + 4, 15) if low(tokens, i + 3) == "hour" else None
    number = _number_at(tokens, i)
    if not number or number[0] >= len(tokens):
        return None
    unit = tokens[number[0]].base
    if unit in ("quarter", "quarters") and low(tokens, number[0] + 1) == "of":
        return (number[0] + 4, number[1] * 15) if low(tokens, number[0] + 3) == "hour" else None
    if "few" in (first, low(tokens, i + 1)):
        return None
    if unit in _MINUTES and (unit != "m" or first.isdigit()):
        return number[0] + 1, number[1]
    if unit not in _HOURS:
        return None
    return _and_minutes(tokens, (number[0] + 1, number[1] * 60))


def _and_a_half_at(tokens: Tokens, i: int) -> tuple[int, int] | None:
    """``two and a half hours``, ``2 1/2 hours``."""
    number = _number_at(tokens, i)
    if not number:
        return None
    end = number[0]
    if [low(tokens, end + k) for k in range(3)] == ["and", "a", "half"]:
        end += 3
    elif low(tokens, end) in ("1/2", "½"):
        end += 1
    else:
        return None
    return (end + 1, number[1] * 60 + 30) if low(tokens, end) in _HOURS else None


def _and_minutes(tokens: Tokens, found: tuple[int, int]) -> tuple[int, int]:
    """``an hour`` **and a half**, ``1h`` **20 min**."""
    end, length = found
    start = end + (low(tokens, end) == "and")
    if [low(tokens, start), low(tokens, start + 1)] == ["a", "half"] and start > end:
        after = start + 2
        return after + (low(tokens, after) in _HOURS), length + 30
    compact = _MINUTES_TEXT.match(low(tokens, start))
    if compact:
        return start + 1, length + int(compact[1])
    number = _number_at(tokens, start)
    if number and low(tokens, number[0]) in _MINUTES:
        return number[0] + 1, length + number[1]
    return found
