"""The days of a year: which they are, how they stand in a calendar, and how dark each is."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

WEEKS = 53  # of the year up to today, its own week among them


@dataclass(frozen=True, slots=True)
class Stretch:
    """The days from ``first`` to ``last`` that are shown, and counted as far as ``until``, which is never after today.

    What lies between today and ``horizon`` is told of as still to come.
    """

    first: date
    last: date
    until: date
    horizon: date


def up_to(today: date) -> Stretch:
    """The 53 weeks from Monday on of which this is the last."""
    monday = today.toordinal() - today.weekday()
    return Stretch(date.fromordinal(max(monday - 7 * (WEEKS - 1), 1)), today, today, date.max)


def calendar_year(year: int, today: date) -> Stretch:
    """A year from January to December."""
    last = date(year, 12, 31)
    return Stretch(date(year, 1, 1), last, min(last, today), last)


def grid(first: date, last: date) -> list[list[date | None]]:
    """The weeks of a stretch, each its seven days from Monday on; none stands for a day outside."""
    begin = first.toordinal() - first.weekday()
    return [
        [date.fromordinal(day) if first.toordinal() <= day <= last.toordinal() else None for day in range(at, at + 7)]
        for at in range(begin, last.toordinal() + 1, 7)
    ]


def months(first: date, last: date) -> Iterator[str]:
    """The months of a stretch as ``2026-11``."""
    for number in range(first.year * 12 + first.month - 1, last.year * 12 + last.month):
        yield f"{number // 12:04}-{number % 12 + 1:02}"


@dataclass(frozen=True, slots=True)
class Shades:
    """Four shades of a day, each ``step`` interactions wide; the darkest has no end."""

    step: int

    @classmethod
    def of(cls, counts: Iterable[int]) -> "Shades":
        """Those that tell days apart: one day in twenty may be off the scale."""
        ordered = sorted(counts)
        usual = ordered[max(-(-len(ordered) * 19 // 20) - 1, 0)] if ordered else 1
        return cls(max(-(-usual // 4), 1))

    def shade(self, count: int) -> int:
        """0 for nothing, else 1 to 4."""
        return min(-(-count // self.step), 4)

    @property
    def told(self) -> tuple[str, ...]:
        """How many interactions each of the four stands for."""
        ends = [(n * self.step + 1, (n + 1) * self.step) for n in range(3)]
        return (*(str(a) if a == b else f"{a}–{b}" for a, b in ends), f"{3 * self.step + 1}+")
