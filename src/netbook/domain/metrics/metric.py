"""What a metric is, and what it says."""

from collections.abc import Callable
from dataclasses import dataclass

from netbook.domain.metrics.history import History

Value = int | str | None


@dataclass(frozen=True, slots=True)
class Part:
    """One part of a reading: what it adds, out of how much at most, and why."""

    name: str
    points: float
    most: int
    why: str


@dataclass(frozen=True, slots=True)
class Reading:
    """A metric of one person: its value (none = not known), in words, from which parts, and how sure that is.

    ``confidence`` is the share, in per cent, of what it rests on that is known; none where there is no doubt.
    """

    value: Value
    why: str
    parts: tuple[Part, ...] = ()
    confidence: int | None = None


@dataclass(frozen=True, slots=True)
class Metric:
    """A metric: how it is named, defined and measured.

    ``measure`` gives the value alone, for long lists; ``explain`` the same value with its reasons. ``words`` are the
    values it may take where it is no number, in their order; ``parts`` the names of what it adds up, if it does.
    """

    key: str
    help: str
    definition: str
    example: str
    measure: Callable[[History], Value]
    explain: Callable[[History], Reading]
    words: tuple[str, ...] = ()
    parts: tuple[str, ...] = ()
