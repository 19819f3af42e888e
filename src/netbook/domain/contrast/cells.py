"""The cells of the contrast, each with the people behind it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from netbook.domain.contrast.facts import Facts, Reach
from netbook.domain.contrast.funnel import STEPS, are_listed, followers_of, known_of, step_of

WHOLE_BOOK = "book"


@dataclass(frozen=True, slots=True)
class Cell:
    """A count and who is behind it; ``group`` is a platform, none for all of them together, or ``WHOLE_BOOK``.

    ``known`` says whether the count is known at all.
    """

    group: str | None
    key: str
    people: frozenset[int]
    known: bool = True


@dataclass(frozen=True, slots=True)
class Group:
    """Cells that belong together: those of a platform with its raw count, or of the whole book."""

    key: str | None
    followers: int | None
    cells: tuple[Cell, ...]


def groups(facts: Facts) -> list[Group]:
    """All platforms together, the whole book, and each platform where there are several."""
    several = facts.reaches if len(facts.reaches) > 1 else ()
    return [
        _group(facts, None, facts.reaches),
        Group(WHOLE_BOOK, None, tuple(_book(facts))),
        *(_group(facts, each.platform, (each,)) for each in several),
    ]


def _group(facts: Facts, key: str | None, reaches: Sequence[Reach]) -> Group:
    listed = are_listed(reaches)
    known = known_of(reaches)
    steps = tuple(Cell(key, step, step_of(facts, known, step), listed) for step in STEPS)
    return Group(key, followers_of(reaches), steps)


def _book(facts: Facts) -> Iterator[Cell]:
    listed = are_listed(facts.reaches)
    for key, people, known in (
        ("curated", facts.curated, facts.decided),
        ("talked", facts.talked, True),
        ("two_way", facts.two_way, True),
        ("worked", facts.worked, True),
        ("matter", facts.matter, True),
        ("nowhere", facts.matter - known_of(facts.reaches), listed),
        ("active", facts.active, facts.decided),
    ):
        yield Cell(WHOLE_BOOK, key, people, known)
