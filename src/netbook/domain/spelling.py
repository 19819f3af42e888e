"""Did you mean: the known words that are spelled like one that is not known."""

from collections.abc import Iterable
from difflib import get_close_matches

from netbook.domain.text import fold


def like(said: str, known: Iterable[str], most: int = 2) -> list[str]:
    """The known words nearest to ``said``, best first, whatever their case and accents."""
    folded: dict[str, str] = {}
    for word in known:
        folded.setdefault(fold(word), word)
    return [folded[word] for word in get_close_matches(fold(said), folded, most, 0.6)]


def did_you_mean(said: str, known: Iterable[str], otherwise: str | None = None, *, mark: str = "") -> str | None:
    """The hint for a word that is not known; ``mark`` stands before those it offers, ``otherwise`` in their place."""
    near = like(said, known)
    return f"did you mean {' or '.join(mark + each for each in near)}?" if near else otherwise
