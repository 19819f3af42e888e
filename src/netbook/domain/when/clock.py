"""Times of day, and how long something took."""

import re

from netbook.domain.tokens import low
from netbook.domain.when.periods import amount_at
from netbook.domain.when.words import HOURS, MINUTES, NUMBERS, Tokens, number_at
from netbook.errors import Unreadable

_AFTER_HOUR = set(", ; . : - — – with w/ on in for to about re and & but today yesterday then at sharp ish".split())


_CLOCK = re.compile(r"(\d{1,2})(?:[:.](\d{2}))? ?(a|p)?\.?(?:m\.?)?$")


_FIXED_TIMES = {"noon": "12:00", "midday": "12:00", "midnight": "00:00"}


def time_at(tokens: Tokens, i: int, half: str = "") -> "tuple[int, str] | None":
    """Read a time of day as ``15:30``; ``half`` (``am`` or ``pm``) settles an hour that does not say which.

    Raises:
        Unreadable: a time that does not exist (25:00).
    """
    clearly = low(tokens, i) in ("at", "@")  # "about 3" may be people
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
    if at and re.fullmatch(r"\d{1,2}\.[0-5]\d", token.low):  # British: at 12.30
        return i + 1, _time_of(token.low, half)
    hour = token.low.removesuffix("ish")
    spoken = NUMBERS.get(hour) if hour not in ("a", "an", "couple", "few") else None
    if token.low in ("half", "quarter") and low(tokens, i + 1) in ("past", "to"):
        return _past_hour(tokens, i, half)
    if at and token.low == "half" and low(tokens, i + 1) in NUMBERS:  # British: half seven is 7:30
        return i + 2, _time_of(f"{NUMBERS[low(tokens, i + 1)]}:30", half)
    if not spoken and not (hour.isascii() and hour.isdigit() and int(hour) <= 23):
        return None
    number = spoken or int(hour)
    end = _past_oclock(tokens, i + 1)
    sure = end > i + 1 or (clearly and (end >= len(tokens) or low(tokens, end) in _AFTER_HOUR))
    return (end, _time_of(str(number), half)) if sure else None


def _past_hour(tokens: Tokens, i: int, half: str) -> tuple[int, str] | None:
    word = low(tokens, i + 2)
    hour = NUMBERS.get(word) or (int(word) if word.isascii() and word.isdigit() else 0)
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


_NEARLY = set("about around roughly nearly almost over just like approx ~ maybe good".split())


_LONG = set("weekend day afternoon evening morning week night while bit month year".split())


_HOURS_TEXT = re.compile(r"(\d+(?:\.\d+)?)(?:h|hr|hrs|hour|hours)(?:(\d{1,2})(?:m|min|mins)?)?$")


_MINUTES_TEXT = re.compile(r"(\d{1,4})(?:m|min|mins|minute|minutes)$")


_NO_LENGTH_BEFORE = {"ago", "late", "early", "away", "drive", "before", "after", "from"}


def duration_at(tokens: Tokens, i: int, *, whole: bool = False) -> "tuple[int, int | None] | None":
    """Read a duration in minutes, none for days and longer; ``whole`` reads the bare amount only."""
    start = i + (not whole and low(tokens, i) in ("for", "lasting", "took", "lasted"))
    begun = start > i
    while low(tokens, start) in _NEARLY and not whole:
        start += 1
    if begun and low(tokens, start) == "a" and low(tokens, start + 1) in ("good", "solid", "full", "quick"):
        start += 2
        found = _length_at(tokens, start) or ((start + 1, 60) if low(tokens, start) == "hour" else None)
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
    amount = amount_at(tokens, i)
    if amount:
        return amount[0], None
    number = number_at(tokens, i)
    if number and low(tokens, number[0]) in {"night", "nights"} | HOURS | MINUTES:
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
        return (after + 1, 30) if low(tokens, after) in HOURS else None
    if first == "hour" and low(tokens, i + 1) == "long":
        return i + 2, 60
    if first in ("hour-long", "half-hour", "hourlong"):
        return i + 1, 30 if first == "half-hour" else 60
    hyphened = first.split("-")
    if len(hyphened) >= 2 and hyphened[0] in NUMBERS and hyphened[1] in HOURS:
        return i + 1, NUMBERS[hyphened[0]] * 60
    if re.fullmatch(r"\d+\.\d+", first) and second in HOURS:
        return i + 2, round(float(first) * 60)
    if first in ("3/4", "1/4") and low(tokens, i + 1) in HOURS | {"of"}:
        length = 45 if first == "3/4" else 15
        return (i + 2, length) if low(tokens, i + 1) in HOURS else (i + 4, length)
    mixed = _and_a_half_at(tokens, i)
    if mixed:
        return mixed
    if first in ("quarter", "quarters") and low(tokens, i + 1) == "of" and low(tokens, i + 2) == "an":
        return (i + 4, 15) if low(tokens, i + 3) == "hour" else None
    number = number_at(tokens, i)
    if not number or number[0] >= len(tokens):
        return None
    unit = tokens[number[0]].base
    if unit in ("quarter", "quarters") and low(tokens, number[0] + 1) == "of":
        return (number[0] + 4, number[1] * 15) if low(tokens, number[0] + 3) == "hour" else None
    if "few" in (first, low(tokens, i + 1)):
        return None
    if unit in MINUTES and (unit != "m" or first.isdigit()):
        return number[0] + 1, number[1]
    if unit not in HOURS:
        return None
    return _and_minutes(tokens, (number[0] + 1, number[1] * 60))


def _and_a_half_at(tokens: Tokens, i: int) -> tuple[int, int] | None:
    """``two and a half hours``, ``2 1/2 hours``."""
    number = number_at(tokens, i)
    if not number:
        return None
    end = number[0]
    if [low(tokens, end + k) for k in range(3)] == ["and", "a", "half"]:
        end += 3
    elif low(tokens, end) in ("1/2", "½"):
        end += 1
    else:
        return None
    return (end + 1, number[1] * 60 + 30) if low(tokens, end) in HOURS else None


def _and_minutes(tokens: Tokens, found: tuple[int, int]) -> tuple[int, int]:
    """``an hour`` **and a half**, ``1h`` **20 min**."""
    end, length = found
    start = end + (low(tokens, end) == "and")
    if [low(tokens, start), low(tokens, start + 1)] == ["a", "half"] and start > end:
        after = start + 2
        return after + (low(tokens, after) in HOURS), length + 30
    compact = _MINUTES_TEXT.match(low(tokens, start))
    if compact:
        return start + 1, length + int(compact[1])
    number = number_at(tokens, start)
    if number and low(tokens, number[0]) in MINUTES:
        return number[0] + 1, length + number[1]
    return found
