"""What happened with one person up to a day: all that a metric looks at."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from typing import NamedTuple

from netbook.domain.cadence import Standing
from netbook.domain.vocabulary import KINDS

_ONE_WAY = frozenset(kind.key for kind in KINDS if kind.one_way)


class Touch(NamedTuple):
    """One interaction in which the person was present."""

    on: date
    kind: str
    minutes: int | None = None
    initiator: str | None = None  # me, them, both; none = unknown
    missed: bool = False

    @property
    def is_attempt(self) -> bool:
        """Whether it is the user's own and stays without an answer unless something comes from the other side."""
        if self.initiator in ("them", "both"):
            return False
        return self.missed or (self.initiator == "me" and self.kind in _ONE_WAY)


class Passed(NamedTuple):
    """Something of value that passed; ``direction`` is given or received."""

    on: date
    kind: str
    direction: str


@dataclass(frozen=True)
class History:
    """One person's touches and exchanges, oldest first, none of them after ``today``."""

    today: date
    standing: Standing = field(default_factory=Standing)
    touches: Sequence[Touch] = ()
    exchanges: Sequence[Passed] = ()

    @cached_property
    def unanswered(self) -> int:
        """How many attempts stand at the end, with nothing from the other side since."""
        count = 0
        for touch in reversed(self.touches):
            if not touch.is_attempt:
                break
            count += 1
        return count

    @property
    def talks(self) -> Sequence[Touch]:
        """The touches that are no unanswered attempts."""
        return self.touches[: len(self.touches) - self.unanswered]

    def on(self, day: date) -> "History":
        """The history as it was on an earlier day; the cadence stays that of now."""
        touches = [touch for touch in self.touches if touch.on <= day]
        standing = replace(self.standing, last=touches[-1].on if touches else None)
        return History(day, standing, touches, [each for each in self.exchanges if each.on <= day])

    def age(self, day: date) -> int:
        """How many days ago a day was."""
        return max(0, (self.today - day).days)


def decayed(age: int, half_life: int) -> float:
    """What is left of 1 after ``age`` days."""
    return float(2.0 ** (-age / half_life))
