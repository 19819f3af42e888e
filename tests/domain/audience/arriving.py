"""Arrivals to judge: an account that grows, a post that is passed on, a block that was bought."""

import math
from collections import Counter
from datetime import UTC, datetime, timedelta
from functools import cache
from random import Random

BEGIN = datetime(2024, 1, 1, tzinfo=UTC)
HOUR = timedelta(hours=1)
Arrived = Counter[datetime]


def moment(chance: Random, first: int = 100, last: int = 600) -> datetime:
    """An hour of a day some way into the account's life."""
    return BEGIN + timedelta(days=chance.randint(first, last), hours=chance.randrange(24))


def growth(chance: Random, a_day: float) -> Arrived:
    """Steady growth over two years that doubles, more in the evening than at night, with good and bad days."""
    return _grown(a_day, chance.randrange(8)).copy()


@cache
def _grown(a_day: float, seed: int, days: int = 730) -> Arrived:
    chance = Random(seed)
    came: Arrived = Counter()
    for day in range(days):
        level = a_day * (1 + day / days) * chance.lognormvariate(0, 0.3)
        for _ in range(int(level + chance.random())):
            hour = min(23, max(0, int(chance.gauss(15, 5))))
            came[BEGIN + timedelta(days=day, hours=hour)] += 1
    return came


def awake(hour: int, peak: int, night: float) -> float:
    return night + (1 - night) * (0.5 + 0.5 * math.cos((hour - peak) / 12 * math.pi))


def post(chance: Random, came: Arrived, many: int, lasting: float, rising: float = 0) -> None:
    """A post that is passed on: it thins out by e over ``lasting`` hours, and sleeps at night."""
    start, peak, night = moment(chance), chance.choice((3, 12, 16, 19, 22)), chance.choice((0.02, 0.05, 0.15, 0.4))
    hours = [start + at * HOUR for at in range(int(8 * lasting) + 24)]
    weights = [
        math.exp(-at / lasting) * (1 - math.exp(-(at + 0.5) / rising) if rising else 1) * awake(hour.hour, peak, night)
        for at, hour in enumerate(hours)
    ]
    came.update(chance.choices(hours, weights, k=many))


def bought(chance: Random, came: Arrived, many: int, minutes: int) -> tuple[datetime, datetime]:
    """A block that arrives at a flat rate from some minute on; when it began and ended."""
    start = moment(chance) + timedelta(minutes=chance.randrange(60))
    for each in range(many):
        when = start + timedelta(minutes=minutes * each / many)
        came[when.replace(minute=0, second=0, microsecond=0)] += 1
    return start, start + timedelta(minutes=minutes)


def by_day(came: Arrived) -> Arrived:
    """The same where only the days are known."""
    days: Arrived = Counter()
    for hour, count in came.items():
        days[hour.replace(hour=0)] += count
    return days
