"""Who is in the book twice: the pairs that may be one person each, with what speaks for it and against it.

What two people may have in common is looked up, never compared pair by pair: the keys of their names and of all that a
name may be instead, slips of the finger, the ways to reach them, the day of birth. What is found is weighed: see
``weighing``.
"""

from collections.abc import Collection, Iterable, Sequence

from netbook.domain.duplicates.blocks import Blocks
from netbook.domain.duplicates.people import Entry, Pair
from netbook.domain.duplicates.weighing import Scale


def pairs(entries: Sequence[Entry], distinct: Collection[tuple[int, int]] = ()) -> list[Pair]:
    """The pairs that are worth a look, the best first; ``distinct`` are those who were said to be two, lower id first.

    A name says the less, the more people could bear it by chance, and the more others it may be instead.
    """
    blocks = Blocks(entries)
    scale = Scale(blocks)
    found = (
        scale.weighed(one, other, clue) for (one, other), clue in blocks.pairs().items() if (one, other) not in distinct
    )
    return scale.ranked(pair for pair in found if pair)


def between(one: Entry, other: Entry) -> Pair:
    """What speaks for two people being one and against it, whatever it weighs."""
    first, second = sorted((one, other), key=lambda entry: entry.number)
    blocks = Blocks((first, second))
    return Scale(blocks).told(first.number, second.number, blocks.pairs().get((first.number, second.number)))


def among(found: Iterable[Pair], people: Collection[int]) -> list[Pair]:
    """The pairs of which one is among some people."""
    return [pair for pair in found if pair.one in people or pair.other in people]
