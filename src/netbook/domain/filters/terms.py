"""The terms of the filter language, a row each: what they keep, and how their values are read."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from netbook.domain import when
from netbook.domain.curation import VERDICTS
from netbook.domain.metrics import METRICS, Metric, Value
from netbook.domain.search import search_words
from netbook.domain.spelling import did_you_mean
from netbook.domain.vocabulary import INITIATORS, KIND_KEYS, METHODS, PLATFORMS
from netbook.domain.when import Calendar
from netbook.domain.when.stretch import stretch
from netbook.errors import Unreadable


@dataclass(frozen=True, slots=True)
class Words:
    """Folded words, each of which has to begin a word of the text."""

    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Key:
    """One of a set of keys."""

    key: str


@dataclass(frozen=True, slots=True)
class Somebody:
    """A person, by name or id."""

    said: str


@dataclass(frozen=True, slots=True)
class Days:
    """A stretch of days, both ends included; ``never`` keeps those without a day too."""

    first: date = date.min
    last: date = date.max
    never: bool = False

    def holds(self, day: date | None) -> bool:
        """Whether a day lies in the stretch."""
        return self.never if day is None else self.first <= day <= self.last


@dataclass(frozen=True, slots=True)
class Amount:
    """A stretch of whole numbers, both ends included; without ends, what is not known."""

    least: int | None = None
    most: int | None = None

    def holds(self, value: Value) -> bool:
        """Whether a value lies in it."""
        if self.least is None or self.most is None:
            return value is None
        return isinstance(value, int) and self.least <= value <= self.most


Meaning = Words | Key | Somebody | Days | Amount
NEVER = Days(date.max, date.min, True)
NOBODY = Days(date.max, date.min)

PERSON, INTERACTION = "person", "interaction"
SIDES = ("me", "them")
IS = ("archived", "due", "paused", "snoozed")
HAS = (*METHODS, "birthday", "note", "fact", "alias", "about", "circle", "cadence", "follow-up", "city", "org")


@dataclass(frozen=True, slots=True)
class TermKind:
    """A term: what it keeps, an example, and whether it speaks of people or of single interactions."""

    key: str
    about: str
    help: str
    example: str
    read: Callable[[str, Calendar], Meaning]
    values: tuple[str, ...] = ()

    @property
    def blanks(self) -> bool:
        """Whether its value may be several words."""
        return not isinstance(self.read(self.example.partition(":")[2] or self.example, _SOME_DAY), Key)


def _words(value: str, _calendar: Calendar) -> Words:
    found = search_words(value)
    if not found:
        raise Unreadable(f"there is no letter and no digit in {value!r}", "give a word")
    return Words(found)


def _somebody(value: str, _calendar: Calendar) -> Somebody:
    return Somebody(value)


def _tag(value: str, _calendar: Calendar) -> Key:
    name = value.lstrip("@#").lower()
    if not name:
        raise Unreadable("the tag has no name", "write it like @fintech")
    return Key(name)


def _source(value: str, _calendar: Calendar) -> Key:
    return Key(value.casefold())


def _one_of(known: tuple[str, ...], what: str) -> Callable[[str, Calendar], Key]:
    def read(value: str, _calendar: Calendar) -> Key:
        key = value.casefold().replace("_", "-")
        if key not in known:
            hint = did_you_mean(key, known, f"it may be {', '.join(known)}")
            raise Unreadable(f"{what} {value!r} is not known", hint)
        return Key(key)

    return read


def _circle(value: str, _calendar: Calendar) -> Key:
    return Key(value.casefold())


_SOME_DAY = Calendar(date(2026, 11, 22))
_NUMERIC = re.compile(r"[\d/.-]+")
_COMPARED = re.compile(r"([<>]=?)(.+)")


def _last(value: str, calendar: Calendar) -> Days:
    """``>90d`` is longer ago than that, or never; ``<90d`` or ``90d`` more lately; a stretch, or compared with one."""
    if value.casefold() in ("never", "none"):
        return NEVER
    if compared := _COMPARED.fullmatch(value):
        sign, text = compared.groups()
        if (ago := _ago(text, calendar)) is not None:
            if sign[0] == ">":
                last = ago if sign == ">=" else _beyond(ago, -1)
                return Days(last=last, never=True) if last > date.min else NEVER
            return Days(first=ago + timedelta(days=sign == "<"), last=calendar.today)
        return _beside(sign, _stretch(text, calendar))
    if (ago := _ago(value, calendar)) is not None:
        return Days(first=ago, last=calendar.today)
    return Days(*_stretch(value, calendar))


def _due(value: str, calendar: Calendar) -> Days:
    """Due by the end of what is named (``week`` is the next seven days), or compared with it."""
    low = value.casefold()
    if low in ("never", "none"):
        return NEVER
    if low == "overdue":
        return Days(last=calendar.today - timedelta(days=1))
    if compared := _COMPARED.fullmatch(value):
        sign, text = compared.groups()
        return _beside(sign, _ahead(text, calendar))
    return Days(last=_ahead(value, calendar)[1])


def _since(value: str, calendar: Calendar) -> Days:
    ago = _ago(value, calendar)
    return Days(first=ago if ago is not None else _stretch(value, calendar)[0])


def _until(value: str, calendar: Calendar) -> Days:
    ago = _ago(value, calendar)
    return Days(last=ago if ago is not None else _stretch(value, calendar)[1])


def _in(value: str, calendar: Calendar) -> Days:
    ago = _ago(value, calendar)
    return Days(ago, calendar.today) if ago is not None else Days(*_stretch(value, calendar))


def _beside(sign: str, named: tuple[date, date]) -> Days:
    """What lies before or after a stretch; with ``=``, the stretch itself too."""
    first, last = named
    if sign == ">":
        return Days(first=_beyond(last, 1)) if last < date.max else NOBODY
    if sign == "<":
        return Days(last=_beyond(first, -1)) if first > date.min else NOBODY
    return Days(first=first) if sign == ">=" else Days(last=last)


def _beyond(day: date, days: int) -> date:
    """A day so many days from another, or the last that there is on that way."""
    try:
        return day + timedelta(days=days)
    except OverflowError:
        return date.max if days > 0 else date.min


def _ago(text: str, calendar: Calendar) -> date | None:
    """The day a length of time ago (``90d``, ``3 months``), or none where it is no length."""
    try:
        found = when.period(text.replace("-", " "))
    except Unreadable:
        return None
    return found.before(calendar.today)


def _stretch(text: str, calendar: Calendar) -> tuple[date, date]:
    found = stretch(text, calendar)
    if found:
        return found
    try:
        day = when.past(_spoken(text), calendar)
    except Unreadable as problem:
        if not problem.message.endswith("is no date"):  # it is one, but ahead, or one of two
            raise
        hint = "write it like 2026-10, october, last-week, friday, 2026-10-05, or a length such as 90d"
        raise Unreadable(f"{text!r} is no time that was", hint) from None
    return day, day


def _ahead(text: str, calendar: Calendar) -> tuple[date, date]:
    low, today = _spoken(text.casefold()), calendar.today
    if low in ("week", "month", "year", "next week", "next month"):
        low = f"1 {low.split()[-1]}"
    try:
        day = when.period(low).after(today)
        return day, day
    except Unreadable:
        pass  # no length of time: it may be a stretch of it
    if found := stretch(text, calendar):
        # A month without a year is the one to come.
        coming = found[1] < today and low.isalpha() and stretch(f"{low} {found[0].year + 1}", calendar)
        return coming or found
    try:
        day = when.ahead(low, calendar)
    except Unreadable as problem:
        if not problem.message.endswith("is no date"):
            raise
        hint = "write it like today, week, friday, 2026-12-05, overdue, none, or a length such as 14d"
        raise Unreadable(f"{text!r} is no time to come", hint) from None
    return day, day


def _spoken(text: str) -> str:
    """``3-weeks-ago`` with blanks; the hyphens of 2026-10-05 are its own."""
    return text if _NUMERIC.fullmatch(text) else text.replace("-", " ")


_AMOUNT = re.compile(r"([<>]=?|)(\d{1,6})|(\d{1,6})\.\.(\d{1,6})")
_MOST = 999_999
NONE = "none"


def _amount(example: str) -> Callable[[str, Calendar], Amount]:
    """Reads ``>50``, ``<=20``, ``50``, ``20..60`` and ``none``."""

    def read(value: str, _calendar: Calendar) -> Amount:
        if value.casefold() == NONE:
            return Amount()
        found = _AMOUNT.fullmatch(value)
        if not found:
            raise Unreadable(f"{value!r} is no amount", f"write it like {example}, 20..60 or none")
        if found[3]:
            return Amount(int(found[3]), int(found[4]))
        number = int(found[2])
        match found[1]:
            case ">":
                return Amount(number + 1, _MOST)
            case ">=":
                return Amount(number, _MOST)
            case "<":
                return Amount(0, number - 1)
            case "<=":
                return Amount(0, number)
        return Amount(number, number)

    return read


def _of_metric(metric: Metric) -> TermKind:
    """The term of a metric."""
    words = (*metric.words, NONE) if metric.words else ()
    example = f"{metric.key}:{metric.example}"
    read = _one_of(words, f"the {metric.key}") if words else _amount(metric.example)
    return TermKind(metric.key, PERSON, metric.help, example, read, words)


_ROWS = (
    TermKind("word", PERSON, "a word of the name, an alias, the organisation or the city", "reyes", _words),
    TermKind("name", PERSON, "a word of the name or an alias", "name:reyes", _words),
    TermKind("tag", PERSON, "people who bear the tag; @fintech is the same", "@fintech", _tag),
    TermKind("circle", PERSON, "the circle they are in; circle:none for nobody's", "circle:close", _circle),
    TermKind("city", PERSON, "where they live", "city:lisbon", _words),
    TermKind("org", PERSON, "where they work", "org:northwind", _words),
    TermKind("title", PERSON, "what they do there", "title:designer", _words),
    TermKind("met", PERSON, "how or where you met", "met:pycon", _words),
    TermKind(
        "source", PERSON, "where you brought them from; source:none for whom you typed", "source:linkedin", _source
    ),
    TermKind("introduced-by", PERSON, "who introduced them to you", "introduced-by:bo", _somebody),
    TermKind("related-to", PERSON, "whose partner, friend, colleague ... they are", "related-to:ana", _somebody),
    TermKind(
        "on",
        PERSON,
        "platforms they have a profile on",
        "on:linkedin",
        _one_of(tuple(p.key for p in PLATFORMS), "the platform"),
        tuple(p.key for p in PLATFORMS),
    ),
    TermKind("has", PERSON, "what the book knows of them", "has:email", _one_of(HAS, "what people have,"), HAS),
    TermKind(
        "promised",
        PERSON,
        "something is open: promised by me, or by them",
        "promised:them",
        _one_of(SIDES, "who promised,"),
        SIDES,
    ),
    TermKind("is", PERSON, "how it stands with them", "is:archived", _one_of(IS, "the state"), IS),
    TermKind(
        "last",
        PERSON,
        "the last contact: a time, or longer ago than (>) or within (<) a length; never",
        "last:>90d",
        _last,
        ("never", ">30d", ">90d", ">6mo", ">1y", "<30d"),
    ),
    TermKind(
        "due",
        PERSON,
        "to be touched by then; none for nobody due",
        "due:week",
        _due,
        ("today", "week", "month", "overdue", "none"),
    ),
    TermKind(
        "vetted",
        PERSON,
        "whether they belong, by your rules",
        "vetted:yes",
        _one_of(VERDICTS, "the verdict"),
        VERDICTS,
    ),
    *(_of_metric(metric) for metric in METRICS.values()),
    TermKind(
        "kind", INTERACTION, "interactions of this kind", "kind:coffee", _one_of(KIND_KEYS, "the kind"), KIND_KEYS
    ),
    TermKind("since", INTERACTION, "interactions from then on", "since:2026-01", _since),
    TermKind("until", INTERACTION, "interactions up to then", "until:2026-03", _until),
    TermKind(
        "in",
        INTERACTION,
        "interactions in that time",
        "in:october",
        _in,
        ("today", "this-week", "last-week", "this-month", "last-month", "this-year", "last-year"),
    ),
    TermKind("with", INTERACTION, "interactions in which they took part", "with:ana", _somebody),
    TermKind("place", INTERACTION, "interactions there", "place:monmouth", _words),
    TermKind("by", INTERACTION, "who began", "by:them", _one_of(INITIATORS, "who began,"), INITIATORS),
)
TERMS: dict[str, TermKind] = {row.key: row for row in _ROWS}

_OTHER_NAMES = {
    "organisation": "org",
    "organization": "org",
    "company": "org",
    "tags": "tag",
    "alias": "name",
    "via": "introduced-by",
    "intro": "introduced-by",
    "introduced": "introduced-by",
    "related": "related-to",
    "after": "since",
    "from": "since",
    "before": "until",
    "to": "until",
    "during": "in",
    "at": "place",
    "role": "title",
    "type": "kind",
    "initiator": "by",
    "strength": "tie",
    "curated": "vetted",
}


def canonical(key: str) -> str:
    """The key of a term by any of its names."""
    return _OTHER_NAMES.get(key, key)
