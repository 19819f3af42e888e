"""A line of the list of ties."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class TieRow:
    """Somebody's tie: its strength today and on the same day of the twelve months behind, oldest first."""

    number: int
    name: str
    circle: str | None
    health: str | None
    last: date | None
    tie: int | None
    months: tuple[int | None, ...]
