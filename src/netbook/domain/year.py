"""A year of somebody's network in figures, worked out from plain rows."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from netbook.domain.calendar import Stretch, months
from netbook.domain.circling import CircleView
from netbook.domain.text import fold
from netbook.domain.vocabulary import INITIATORS


class Happened(NamedTuple):
    """Interactions alike in all that is named here; ``missed`` are attempts that reached nobody.

    ``timed`` is of how many the minutes are known, ``minutes`` the minutes of these.
    """

    on: date
    kind: str
    initiator: str | None = None
    missed: bool = False
    times: int = 1
    minutes: int = 0
    timed: int = 0


@dataclass(frozen=True, slots=True)
class Day:
    """A day with contact."""

    on: date
    interactions: int


@dataclass(frozen=True, slots=True)
class Busiest:
    """The most that happened on one day, the newest such day, and how many such days there were."""

    on: date
    interactions: int
    days: int


@dataclass(frozen=True, slots=True)
class Run:
    """Weeks with contact, none of them missing, from the Monday of the first to the Sunday of the last."""

    weeks: int
    first: date
    last: date


@dataclass(frozen=True, slots=True)
class Count:
    """How often there was one kind of thing; ``key`` is none where that is not known."""

    key: str | None
    interactions: int
    percent: int


@dataclass(frozen=True, slots=True)
class Tally:
    """What the interactions of a stretch come to."""

    interactions: int
    missed: int
    minutes: int
    timed: int
    days: tuple[Day, ...]
    busiest: Busiest | None
    longest_run: Run | None
    kinds: tuple[Count, ...]
    places: tuple[Count, ...]
    began: tuple[Count, ...]


def tally(rows: Iterable[Happened], places: Mapping[str, int]) -> Tally:
    """Count interactions; attempts that reached nobody are counted by themselves alone."""
    missed = minutes = timed = 0
    days: Counter[date] = Counter()
    kinds: Counter[str] = Counter()
    began: Counter[str | None] = Counter()
    for row in rows:
        if row.missed:
            missed += row.times
            continue
        days[row.on] += row.times
        kinds[row.kind] += row.times
        began[row.initiator if row.initiator in INITIATORS else None] += row.times
        minutes += row.minutes
        timed += row.timed
    return Tally(
        interactions=days.total(),
        missed=missed,
        minutes=minutes,
        timed=timed,
        days=tuple(Day(on, days[on]) for on in sorted(days)),
        busiest=_busiest(days),
        longest_run=_longest_run(days),
        kinds=_counts(kinds, days.total()),
        places=_counts(_one_spelling(places), days.total()),
        began=_shares({who: began[who] for who in (*INITIATORS, None)}),
    )


def _busiest(days: Mapping[date, int]) -> Busiest | None:
    if not days:
        return None
    most = max(days.values())
    such = [on for on, count in days.items() if count == most]
    return Busiest(max(such), most, len(such))


def _longest_run(days: Iterable[date]) -> Run | None:
    """The longest run of weeks; the newest, where several are as long."""
    longest: Run | None = None
    begun = before = 0
    for week in sorted({(on.toordinal() - 1) // 7 for on in days}):  # day 1 of the calendar was a Monday
        begun = week if week != before + 1 or not longest else begun
        before = week
        if longest is None or week - begun + 1 >= longest.weeks:
            sunday = min(week * 7 + 7, date.max.toordinal())
            longest = Run(week - begun + 1, date.fromordinal(begun * 7 + 1), date.fromordinal(sunday))
    return longest


def _one_spelling(places: Mapping[str, int]) -> dict[str, int]:
    """Places whose names differ in case or accents alone made one, in the spelling used most."""
    spelled: dict[str, list[str]] = {}
    for name in places:
        spelled.setdefault(fold(name), []).append(name)
    return {
        min(names, key=lambda name: (-places[name], name)): sum(places[name] for name in names)
        for names in spelled.values()
    }


def _counts(counted: Mapping[str, int], whole: int) -> tuple[Count, ...]:
    most = sorted(counted.items(), key=lambda pair: (-pair[1], pair[0]))
    return tuple(Count(key, count, round(100 * count / whole)) for key, count in most)


def _shares(counted: Mapping[str | None, int]) -> tuple[Count, ...]:
    parts = percents(list(counted.values()))
    return tuple(Count(key, count, part) for (key, count), part in zip(counted.items(), parts, strict=True))


def percents(counts: Sequence[int]) -> list[int]:
    """The per cent of each part of a whole, so rounded that they add up to 100."""
    whole = sum(counts)
    if not whole:
        return [0] * len(counts)
    parts = [100 * count // whole for count in counts]
    short = sorted(range(len(counts)), key=lambda i: (-(100 * counts[i] % whole), i))[: 100 - sum(parts)]
    return [part + (i in short) for i, part in enumerate(parts)]


@dataclass(frozen=True, slots=True)
class Month:
    """A month (``2026-11``): its interactions, and the people whose first one ever it holds."""

    month: str
    interactions: int
    new: int


def by_month(stretch: Stretch, days: Iterable[Day], newcomers: Iterable[date]) -> tuple[Month, ...]:
    """The months of a stretch; ``newcomers`` are the days on which somebody was first met."""
    happened: Counter[str] = Counter()
    for day in days:
        happened[day.on.isoformat()[:7]] += day.interactions
    new = Counter(on.isoformat()[:7] for on in newcomers)
    return tuple(Month(month, happened[month], new[month]) for month in months(stretch.first, stretch.last))


@dataclass(frozen=True, slots=True)
class Seen:
    """Somebody who was seen, how often, and for how long as far as that is known."""

    id: str
    name: str
    interactions: int
    minutes: int


@dataclass(frozen=True, slots=True)
class YearView:
    """A year of the network."""

    first: date
    last: date
    until: date  # the last day that is counted
    interactions: int
    missed: int
    ahead: int  # later than today, and in no other figure
    people_seen: int
    minutes: int
    timed: int  # interactions of which the minutes are known
    days_with_contact: int
    busiest: Busiest | None
    longest_run: Run | None
    days: tuple[Day, ...]
    kinds: tuple[Count, ...]
    places: tuple[Count, ...]
    people: tuple[Seen, ...]
    as_often: int  # who are not named among ``people`` though they were seen as often as the last of them
    began: tuple[Count, ...]
    months: tuple[Month, ...]
    circles: tuple[CircleView, ...]
    no_circle: int
    given: int  # of value
    received: int
    reviews: int  # weekly ones that were finished
    review_streak: int  # weeks in a row with one, up to today; 0 where the stretch is over
