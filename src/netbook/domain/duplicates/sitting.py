"""One sitting over pairs: where one is, what was decided, and the way back."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from netbook.domain.duplicates.people import Pair


@dataclass(frozen=True, slots=True)
class _Place:
    """The pairs as they were, where one was among them, and the pair that was decided about."""

    pairs: tuple[Pair, ...]
    at: int
    pair: Pair


class Sitting:
    """Goes through pairs, the best first; whom a merge took in is the other one from then on."""

    def __init__(self, pairs: Sequence[Pair]) -> None:
        self.pairs = tuple(pairs)
        self.at = 0
        self._back: list[_Place] = []

    @property
    def pair(self) -> Pair | None:
        """The pair that is asked about, if there is one left."""
        return self.pairs[self.at] if self.at < len(self.pairs) else None

    @property
    def decided(self) -> int:
        """How many pairs were decided about."""
        return len(self._back)

    @property
    def newest(self) -> Pair | None:
        """The pair that was decided about last."""
        return self._back[-1].pair if self._back else None

    def later(self) -> None:
        """Leave the pair for another time."""
        self.at = min(self.at + 1, len(self.pairs))

    def before(self) -> None:
        """The pair before this one again."""
        self.at = max(self.at - 1, 0)

    def told_apart(self) -> None:
        """The pair was said to be two people."""
        self._decided(self.pairs)

    def merged(self, stays: int, goes: int) -> None:
        """The one went into the other: pairs of theirs are those of who stays, each once."""
        rest = dict.fromkeys((pair.one, pair.other) for pair in self.pairs[: self.at + 1])
        followed = list(self.pairs[: self.at + 1])
        for pair in self.pairs[self.at + 1 :]:
            one, other = sorted(stays if each == goes else each for each in (pair.one, pair.other))
            if one != other and (one, other) not in rest:
                rest[one, other] = None
                followed.append(replace(pair, one=one, other=other))
        self._decided(tuple(followed))

    def taken_back(self) -> None:
        """The newest decision was taken back: the pair is asked about again."""
        place = self._back.pop()
        self.pairs, self.at = place.pairs, place.at

    def _decided(self, pairs: tuple[Pair, ...]) -> None:
        assert self.pair is not None, "a pair was asked about"
        self._back.append(_Place(self.pairs, self.at, self.pair))
        self.pairs = pairs
        self.at += 1
