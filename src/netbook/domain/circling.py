"""What is shown of circles: who fits in, and who is in."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class CircleView:
    """A circle with the people in it; ``within`` counts those of the circles inside it too, as its capacity does."""

    key: str
    name: str
    people: int
    within: int
    capacity: int | None
    cadence: str | None
    late_after: str | None
    over: int  # people beyond the capacity


@dataclass(frozen=True, slots=True)
class LateOne:
    """Somebody who is late, and since when they are due."""

    number: int
    name: str
    since: date


@dataclass(frozen=True, slots=True)
class CircleNow:
    """A circle as it stands today, or those in no circle; ``latest`` are the first few of the late, longest first."""

    circle: CircleView | None
    people: int
    due: int
    late: int
    latest: tuple[LateOne, ...] = ()

    @property
    def key(self) -> str:
        """As a filter has it: ``circle:`` and this."""
        return self.circle.key if self.circle else "none"

    @property
    def name(self) -> str:
        """What it is called."""
        return self.circle.name if self.circle else "In none"
