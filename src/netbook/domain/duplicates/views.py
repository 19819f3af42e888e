"""What is shown of people who are in the book twice, and of those who became one."""

from dataclasses import dataclass

from netbook.domain.imports import Changed
from netbook.domain.views import Named


@dataclass(frozen=True, slots=True)
class PairView:
    """Two who may be one: who would stay, who would go into them, and what speaks for it and against it."""

    stays: Named
    goes: Named
    score: int
    reasons: tuple[str, ...]
    against: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Compared:
    """One thing that is known of two people, as each of them has it."""

    label: str
    stays: str
    goes: str


@dataclass(frozen=True, slots=True)
class PairCard:
    """Two people side by side."""

    pair: PairView
    rows: tuple[Compared, ...]


@dataclass(frozen=True, slots=True)
class Moved:
    """How many things of a kind go over from one to the other."""

    what: str
    count: int


@dataclass(frozen=True, slots=True)
class MergeView:
    """Two people who became one: what changed of the one who stays, what went over, what is kept as a note."""

    stays: Named
    goes: Named
    changes: tuple[Changed, ...]
    moved: tuple[Moved, ...]
    noted: tuple[str, ...]
    dropped: tuple[str, ...]
