"""The cells of the contrast, each with who is behind it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from netbook.domain.contrast.facts import Facts, Reach
from netbook.domain.contrast.funnel import FOLLOWERS, RECOGNISED, STEPS, are_listed, followers_of, known_of, step_of

WHOLE_BOOK = "the book"  # which no platform is called


@dataclass(frozen=True, slots=True)
class Cell:
    """A count, none where it is not known, and the people behind it; of followers, a filter that finds them.

    ``group`` is a platform, none for all of them together, or ``WHOLE_BOOK``. A cell is the same whatever it counts.
    """

    group: str | None
    key: str
    count: int | None = field(compare=False)
    people: frozenset[int] = field(default=frozenset(), compare=False)

    @property
    def followers(self) -> str | None:
        """The filter of an audience that finds who is counted; none where people are, whether they follow or not."""
        if self.group == WHOLE_BOOK or self.key not in (FOLLOWERS, RECOGNISED):
            return None
        known = " is:known" if self.key == RECOGNISED else ""
        return f"is:following{known}{f' platform:{self.group}' if self.group else ''}"


@dataclass(frozen=True, slots=True)
class Group:
    """Cells that belong together: those of a platform, that of its followers first, or of the whole book."""

    key: str | None
    cells: tuple[Cell, ...]


def groups(facts: Facts) -> list[Group]:
    """All platforms together, the whole book, and each platform where there are several."""
    several = facts.reaches if len(facts.reaches) > 1 else ()
    return [
        _group(facts, None, facts.reaches),
        Group(WHOLE_BOOK, tuple(_book(facts))),
        *(_group(facts, each.platform, (each,)) for each in several),
    ]


def _group(facts: Facts, key: str | None, reaches: Sequence[Reach]) -> Group:
    listed = are_listed(reaches)
    known = known_of(reaches)
    steps = (_cell(key, step, step_of(facts, known, step), known=listed) for step in STEPS)
    return Group(key, (Cell(key, FOLLOWERS, followers_of(reaches)), *steps))


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
        yield _cell(WHOLE_BOOK, key, people, known=known)


def _cell(group: str | None, key: str, people: frozenset[int], *, known: bool) -> Cell:
    return Cell(group, key, len(people) if known else None, people)
