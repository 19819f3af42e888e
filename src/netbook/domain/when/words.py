"""The words of dates, and the small readers that all the others share."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from netbook.domain.tokens import Token, low

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
MONTHS = {
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
MONTH_NAMES = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_TENS = {"twenty": 20, "thirty": 30, "forty": 40, "fourty": 40, "fifty": 50, "sixty": 60, "ninety": 90}
NUMBERS = {
    word: number
    for number, words in enumerate(
        "a|an|one two|couple three|few four five six seven eight nine ten eleven twelve thirteen fourteen "
        "fifteen sixteen seventeen eighteen nineteen".split(),
        start=1,
    )
    for word in words.split("|")
}
NUMBERS |= {
    f"{ten}-{one}": count + NUMBERS[one] for ten, count in _TENS.items() for one in "one two three four five".split()
} | _TENS
SPOKEN_NUMBERS = frozenset(NUMBERS)
UNITS = {
    **dict.fromkeys(["d", "day", "days"], ("d", 1)),
    **dict.fromkeys(["w", "wk", "wks", "week", "weeks"], ("w", 1)),
    **dict.fromkeys(["fortnight", "fortnights"], ("w", 2)),
    **dict.fromkeys(["mo", "mos", "mth", "mths", "month", "months"], ("mo", 1)),
    **dict.fromkeys(["quarter", "quarters"], ("mo", 3)),
    **dict.fromkeys(["y", "yr", "yrs", "year", "years"], ("y", 1)),
}


PARTS_OF_DAY = {"morning", "afternoon", "evening", "night", "lunchtime", "am", "pm"}


HOURS = {"h", "hr", "hrs", "hour", "hours"}


MINUTES = {"m", "min", "mins", "minute", "minutes"}


@dataclass(frozen=True, slots=True)
class Calendar:
    """What a date is read against: the day of writing, and how ``5/11`` is meant."""

    today: date
    order: str | None = None  # dmy, mdy, or none: such a date is refused


def is_month(word: str) -> bool:
    """Whether a folded word names a month."""
    return word in MONTHS


def number_at(tokens: Tokens, i: int) -> tuple[int, int] | None:
    """Read ``3``, ``three`` or ``a couple of``."""
    i += low(tokens, i) in ("about", "around", "roughly") and low(tokens, i + 1) != "a"
    word = low(tokens, i)
    if word.isascii() and word.isdigit() and len(word) <= 4:
        return i + 1, int(word)
    if word == "a" and low(tokens, i + 1) in ("couple", "few"):
        i, word = i + 1, low(tokens, i + 1)
    if word in NUMBERS:
        return i + 1 + (word in ("couple", "few") and low(tokens, i + 1) == "of"), NUMBERS[word]
    return None


def weekday_number(tokens: Tokens, i: int, *, vouched: bool) -> int | None:
    """The weekday at ``i``, Monday being 0; ``vouched``: the words around it leave no doubt."""
    word = low(tokens, i)
    number = _WEEKDAYS.get(word)
    if number is None:
        return None
    return number if vouched or word not in _DOUBTFUL_WEEKDAYS or _is_weekday(tokens, i) else None


def _is_weekday(tokens: Tokens, i: int) -> bool:
    """Whether ``Sat``, ``sun`` and the like are days: by a date behind them, a mark, or a capital."""
    following = low(tokens, i + 1)
    if following[:1].isdigit() or following in MONTHS or following in PARTS_OF_DAY:
        return True
    alone = i + 1 >= len(tokens) or tokens[i + 1].kind != "word"
    if i == 0:
        return alone
    return (alone or tokens[i].capital) and low(tokens, i - 1) not in ("the", "a", "in", "of", "we", "i")


def past_part(tokens: Tokens, i: int) -> int:
    """The position after a part of the day: ``Friday`` **night**."""
    return i + (low(tokens, i) in PARTS_OF_DAY)


def past_dot(tokens: Tokens, i: int) -> int:
    """The position after the month at ``i`` and the dot of its abbreviation (``Nov. 5``)."""
    return i + 1 + (low(tokens, i + 1) == "." and len(low(tokens, i)) <= 4)
