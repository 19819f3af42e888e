"""Dormant ties worth waking: how strong a tie was, what passed, and the reasons in words.

Ties silent for years gave advice as useful as current ones (Levin, Walter and Murnighan 2011). The bonuses below are
judgement.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from netbook.domain.curation import CURATED
from netbook.domain.doors import KindSum
from netbook.domain.exchanges import in_words
from netbook.domain.metrics import History, Touch
from netbook.domain.metrics.tie_strength import strength
from netbook.domain.spoken import ago

BONUSES = {"curated": 15.0, "inner": 15.0, "close": 10.0, "trusted": 5.0, "introduced": 4.0, "received": 2.0}
_MOST_PASSED = 12.0  # points for what passed, however much
_YEAR = timedelta(days=365)


@dataclass(frozen=True, slots=True)
class Sleeper:
    """Somebody whose tie sleeps: what happened, who came through them, what passed."""

    number: int
    name: str
    history: History
    circle: str | None = None
    vetted: str = "open"
    introduced: tuple[str, ...] = ()  # the people they introduced to the user, by name
    through: str | None = None  # who introduced them
    passed: tuple[KindSum, ...] = ()


@dataclass(frozen=True, slots=True)
class Worth:
    """A sleeper with the strength of the tie at its last talk and at its best, and why to wake it."""

    sleeper: Sleeper
    last: date
    strength: int
    best: int
    score: float
    reasons: tuple[str, ...]


def ranked(sleepers: Iterable[Sleeper]) -> list[Worth]:
    """The ties most worth waking first; those in which there never was a talk are left out."""
    found = [_worth(each) for each in sleepers if each.history.talks]
    return sorted(found, key=lambda each: (-each.score, -each.last.toordinal(), each.sleeper.number))


def _worth(sleeper: Sleeper) -> Worth:
    history = sleeper.history
    last = history.talks[-1].on
    high, count = _busiest(history.talks)
    then = strength(as_it_was(history, last))
    best = max(then, strength(as_it_was(history, high)))
    received = sum(each.received for each in sleeper.passed)
    passed = BONUSES["introduced"] * len(sleeper.introduced) + BONUSES["received"] * received
    score = best / 2 + then / 2 + min(_MOST_PASSED, passed) + BONUSES.get(sleeper.circle or "", 0.0)
    score += BONUSES["curated"] * (sleeper.vetted == CURATED)
    return Worth(sleeper, last, round(then), round(best), round(score, 3), tuple(_reasons(sleeper, high, count)))


def as_it_was(history: History, day: date) -> History:
    """What had happened up to a day."""
    talks = [talk for talk in history.talks if talk.on <= day]
    passed = [each for each in history.exchanges if each.on <= day]
    return History(day, replace(history.standing, last=talks[-1].on if talks else None), talks, passed)


def _busiest(talks: Sequence[Touch]) -> tuple[date, int]:
    """The end of the twelve months with most talks, the newest of several, and how many there were."""
    first, best = 0, (talks[-1].on, 0)
    for number, talk in enumerate(talks):
        while talks[first].on <= talk.on - _YEAR:
            first += 1
        if number - first + 1 >= best[1]:
            best = (talk.on, number - first + 1)
    return best


def _reasons(sleeper: Sleeper, high: date, count: int) -> Iterable[str]:
    today = sleeper.history.today
    if count >= 3:
        yield f"{ago(high, today)} you talked {often(count)}"
    else:
        talks = len(sleeper.history.talks)
        yield f"you talked {'once' if talks == 1 else 'twice' if talks == 2 else f'{talks} times in all'}"
    if sleeper.introduced:
        yield f"introduced you to {_names(sleeper.introduced)}"
    others = tuple(each for each in sleeper.passed if not (sleeper.introduced and each.kind == "introduction"))
    if told := in_words(others):
        yield f"you {told}"
    if sleeper.through:
        yield f"{sleeper.through} introduced you"
    if sleeper.vetted == CURATED:
        yield "curated"
    if sleeper.circle:
        yield sleeper.circle


def often(count: int) -> str:
    """How often so many talks in a year are: ``every month``."""
    for least, said in ((40, "every week"), (20, "every two weeks"), (10, "every month"), (5, "every two months")):
        if count >= least:
            return said
    return f"{count} times a year"


def _names(names: Sequence[str]) -> str:
    if len(names) <= 2:
        return " and ".join(names)
    return f"{names[0]}, {names[1]} and {len(names) - 2} more"
