"""Did you mean: the known words that are spelled like one that is not known, and how far one is from another."""

from collections.abc import Iterable
from difflib import SequenceMatcher, get_close_matches

from netbook.domain.text import fold

_APART = 2  # letters by which one is longer
_ALIKE = 0.88


def like(said: str, known: Iterable[str], most: int = 2) -> list[str]:
    """The known words nearest to ``said``, best first, whatever their case and accents."""
    folded: dict[str, str] = {}
    for word in known:
        folded.setdefault(fold(word), word)
    return [folded[word] for word in get_close_matches(fold(said), folded, most, 0.6)]


def is_nearly(said: str, name: str) -> bool:
    """Whether a name is written almost like another, such as one letter doubled."""
    one, other = fold(said), fold(name)
    return abs(len(one) - len(other)) <= _APART and SequenceMatcher(None, one, other).ratio() >= _ALIKE


def did_you_mean(said: str, known: Iterable[str], otherwise: str | None = None, *, mark: str = "") -> str | None:
    """The hint for a word that is not known; ``mark`` stands before those it offers, ``otherwise`` in their place."""
    near = like(said, known)
    return f"did you mean {' or '.join(mark + each for each in near)}?" if near else otherwise


def slips_between(one: str, other: str) -> int:
    """Insertions, deletions, substitutions and swaps of neighbours from ``one`` to ``other``."""
    from rapidfuzz.distance import OSA  # most commands need none

    return OSA.distance(one, other)
