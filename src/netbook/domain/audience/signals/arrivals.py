"""How many came in each hour or on each day, and what is usual around one of them."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from math import sqrt

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Scale:
    """How finely the times are known, and from how many on something is worth a look.

    ``floor`` is what one step needs, ``least`` the whole burst; ``share`` is the part of everybody above which one step
    is a date that the platform put on them.
    """

    a_day: int
    floor: int
    least: int
    share: float

    @property
    def days_only(self) -> bool:
        """Whether only the days are known."""
        return self.a_day == 1

    def step(self, when: datetime) -> int:
        """The number of the hour or day that holds a moment."""
        return (when - _EPOCH) // timedelta(days=1) if self.days_only else (when - _EPOCH) // timedelta(hours=1)

    def moment(self, step: int) -> datetime:
        """When a step begins."""
        return _EPOCH + step * timedelta(hours=24 // self.a_day)


# A talk, a fair, a code on a slide bring some tens in an hour; people add each other by the hundred in a week.
BY_HOUR = Scale(24, floor=20, least=100, share=0.5)
BY_DAY = Scale(1, floor=300, least=300, share=0.4)

_WEEKS = 4  # looked at before and after
_LEAST_DAYS = 14  # with fewer there is nothing usual yet


@dataclass(frozen=True, slots=True)
class Usual:
    """What is usual around a step: ``a_day`` on an ordinary day, ``good_day`` on a good one, ``busy`` in a busy step.

    ``days`` is on how many days that rests. None of them moves for a burst that lies among these days.
    """

    days: int
    a_day: float
    good_day: float
    busy: float

    @property
    def known(self) -> bool:
        """Whether there are days enough to call anything usual."""
        return self.days >= _LEAST_DAYS

    def hot(self, floor: int) -> float:
        """From how many on a step is far above the usual: some six standard deviations over three busy ones."""
        return max(floor, 3 * self.busy + 6 * sqrt(self.busy))


class Arrivals:
    """How many came in each step; years of them, most of them empty."""

    def __init__(self, scale: Scale, came: Mapping[datetime, int], until: datetime | None = None) -> None:
        self.scale = scale
        self._counts: dict[int, int] = {}
        for when, count in came.items():
            step = scale.step(when)
            self._counts[step] = self._counts.get(step, 0) + count
        self.steps = sorted(self._counts)
        self.total = sum(self._counts.values())
        self.first = self._begin()
        self.until = max(self.steps[-1] + 1, scale.step(until) if until else 0)
        self._usual: dict[int, Usual] = {}

    def at(self, step: int) -> int:
        """How many came in a step."""
        return self._counts.get(step, 0)

    def span(self, begin: int, end: int) -> list[int]:
        """How many came in each step from ``begin`` until before ``end``."""
        return [self._counts.get(step, 0) for step in range(begin, end)]

    def before(self, step: int) -> int:
        """How many came before a step."""
        return sum(self._counts[each] for each in self.steps if each < step)

    def around(self, step: int) -> Usual:
        """What is usual in the weeks around a step."""
        week = step // (7 * self.scale.a_day)
        if week not in self._usual:
            self._usual[week] = self._look_around(week)
        return self._usual[week]

    def _begin(self) -> int:
        """When the account began to grow; a stray date long before does not count."""
        seen = 0
        for step in self.steps:
            seen += self._counts[step]
            if seen >= max(2, self.total / 200):
                return step
        return self.steps[-1]

    def _look_around(self, week: int) -> Usual:
        per_day = self.scale.a_day
        first = max(7 * (week - _WEEKS), self.first // per_day)
        end = min(7 * (week + 1 + _WEEKS), -(-self.until // per_day))
        if end <= first:
            return Usual(0, 0, 0, 0)
        steps = self.span(first * per_day, end * per_day)
        days = sorted(sum(steps[at : at + per_day]) for at in range(0, len(steps), per_day))
        middle = days[len(days) // 2]
        # The middle one is not moved by a post that was passed on for a fortnight; where few come it says too little.
        plain = days[: max(1, len(days) * 8 // 10)]
        a_day = middle if middle > 2 else sum(plain) / len(plain)
        return Usual(len(days), a_day, 1.6 * a_day, sorted(steps)[len(steps) * 9 // 10])
