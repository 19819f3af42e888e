"""What is shown of circles: who fits in, and who is in."""

from dataclasses import dataclass


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
