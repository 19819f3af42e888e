"""Who reaches out: on the whole, and where one side alone does."""

from dataclasses import dataclass
from datetime import date

PERIODS = (90, 365)  # days that are looked back
ENOUGH = 3  # times one side must have reached out before it is called one-sided
UNEVEN = 3  # times as often as the other side
ASKED = 2  # attempts without an answer that are told


@dataclass(frozen=True, slots=True)
class Began:
    """Who began what happened in so many days; ``missed`` are attempts that reached nobody, in no other figure."""

    days: int
    you: int
    they: int
    both: int
    unknown: int
    missed: int

    @property
    def known(self) -> int:
        """Of how many it is known who began."""
        return self.you + self.they + self.both


@dataclass(frozen=True, slots=True)
class OneSided:
    """Somebody with whom one side alone reaches out, or nearly; what both began counts for each."""

    number: int
    name: str
    you: int
    they: int


@dataclass(frozen=True, slots=True)
class NotAnswering:
    """Somebody whom one asked several times, ``first`` on that day, without anything coming back."""

    number: int
    name: str
    attempts: int
    first: date


@dataclass(frozen=True, slots=True)
class Reaching:
    """Who reaches out: in all, and with whom it is you alone, they alone, or nobody who answers."""

    began: tuple[Began, ...]
    you: tuple[OneSided, ...]
    they: tuple[OneSided, ...]
    silent: tuple[NotAnswering, ...]
