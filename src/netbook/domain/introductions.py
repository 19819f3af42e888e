"""Who introduced whom, as a forest in which everybody stands once, even where they go round in a circle."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Forest:
    """Trees of introductions; every step of it is a loop, so that a chain may be as long as it likes.

    ``by`` says who introduced somebody, ``introduced`` whom somebody introduced, ``in_all`` how many people hang on
    somebody. Whoever is in ``circular`` stands at the head of a tree that leads back to them.
    """

    heads: tuple[int, ...]
    by: Mapping[int, int]
    introduced: Mapping[int, tuple[int, ...]]
    in_all: Mapping[int, int]
    circular: frozenset[int]

    def below(self, heads: Iterable[int], depth: int = 0) -> Iterator[tuple[int, int]]:
        """These people and all who hang on them, each before those they introduced, with their depth."""
        waiting = [(head, depth) for head in reversed(tuple(heads))]
        while waiting:
            number, at = waiting.pop()
            yield number, at
            waiting.extend((each, at + 1) for each in reversed(self.introduced.get(number, ())))

    def above(self, number: int) -> list[int]:
        """The chain of introductions that leads to somebody, from the head on."""
        chain: list[int] = []
        while number in self.by and number not in self.circular:
            number = self.by[number]
            chain.append(number)
        return chain[::-1]


def forest(by: Mapping[int, int], names: Mapping[int, str]) -> Forest:
    """The forest of the introductions ``by`` (who: by whom); those on whom most hang come first, then by name.

    A circle is cut before the one of it who has been in the book longest.
    """
    children: dict[int, list[int]] = {}
    for number, introducer in by.items():
        children.setdefault(introducer, []).append(number)
    roots = [number for number in children if number not in by]
    seen = set(_spread(roots, children))
    circular: set[int] = set()
    for number in by:
        if number in seen:
            continue
        head = min(_circle(number, by))
        circular.add(head)
        children[by[head]].remove(head)
        seen.update(_spread([head], children))
    heads = [*roots, *circular]
    in_all: dict[int, int] = {}
    for number in reversed(list(_spread(heads, children))):
        in_all[number] = sum(in_all[each] + 1 for each in children.get(number, ()))

    def ordered(people: Iterable[int]) -> tuple[int, ...]:
        return tuple(sorted(people, key=lambda each: (-in_all[each], names.get(each, ""), each)))

    introduced = {number: ordered(found) for number, found in children.items() if found}
    return Forest(ordered(heads), by, introduced, in_all, frozenset(circular))


def _spread(heads: Iterable[int], children: Mapping[int, Iterable[int]]) -> Iterator[int]:
    """Everybody who hangs on these, each after the one who introduced them."""
    waiting = list(heads)
    while waiting:
        number = waiting.pop()
        yield number
        waiting.extend(children.get(number, ()))


def _circle(number: int, by: Mapping[int, int]) -> list[int]:
    """The circle to which the introductions of somebody lead."""
    way: dict[int, int] = {}
    while number not in way:
        way[number] = len(way)
        number = by[number]
    return list(way)[way[number] :]


@dataclass(frozen=True, slots=True)
class MapRow:
    """Somebody in the forest; ``depth`` steps lead there from the head of the tree, and ``in_all`` people hang on them.

    One who is ``circular`` is a head although somebody introduced them, as the introductions lead back to them.
    """

    id: str
    name: str
    organisation: str | None
    city: str | None
    circle: str | None
    archived: bool
    introduced_by: str | None
    depth: int
    introduced: int
    in_all: int
    circular: bool


@dataclass(frozen=True, slots=True)
class Introductions:
    """The rows of a forest, or of the part of it around ``asked``; ``apart`` counts those without introductions."""

    rows: tuple[MapRow, ...]
    apart: int
    asked: str | None = None

    @property
    def openers(self) -> list[MapRow]:
        """Those who introduced somebody, most introductions first."""
        found = [row for row in self.rows if row.introduced]
        return sorted(found, key=lambda row: (-row.introduced, -row.in_all))
