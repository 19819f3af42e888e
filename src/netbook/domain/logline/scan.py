"""A stretch of a line with what each of its tokens was taken for."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date

from netbook.domain.logline.reading import Context, Who
from netbook.domain.tokens import Token, low
from netbook.errors import Unreadable

PERSON, DATE, AHEAD, TIME, LENGTH, REPEAT, PLACE, TAG, TEXT = (
    "person date ahead time length repeat place tag text".split()
)


@dataclass(frozen=True, slots=True)
class Sighting:
    """Tokens from ``start`` to ``end`` that name somebody."""

    start: int
    end: int
    who: Who
    possessive: bool = False


@dataclass
class Scan:
    """Tokens, the role of each, and what was read from them."""

    tokens: Sequence[Token]
    context: Context
    roles: list[str | None] = field(default_factory=list)
    sightings: list[Sighting] = field(default_factory=list)
    dates: list[date] = field(default_factory=list)
    coming: list[tuple[date, str]] = field(default_factory=list)
    times: list[str] = field(default_factory=list)
    lengths: list[int | None] = field(default_factory=list)
    places: list[str] = field(default_factory=list)
    place_tokens: list[Sequence[Token]] = field(default_factory=list)
    trouble: list[tuple[int, Unreadable]] = field(default_factory=list)
    company: bool = False

    def __post_init__(self) -> None:
        self.roles = [None] * len(self.tokens)

    def free(self, start: int, end: int | None = None) -> bool:
        """Whether the tokens from ``start`` to before ``end`` (or the one at ``start``) have no role yet."""
        end = start + 1 if end is None else end
        return start >= 0 and end <= len(self.tokens) and not any(self.roles[start:end])

    def claim(self, start: int, end: int, role: str) -> None:
        """Give the tokens from ``start`` to before ``end`` a role."""
        self.roles[start:end] = [role] * (end - start)

    def see(self, start: int, end: int, who: Who) -> None:
        """Note that the tokens from ``start`` to before ``end`` name somebody."""
        self.claim(start, end, PERSON)
        self.sightings.append(Sighting(start, end, who, self.tokens[end - 1].possessive))
        self.sightings.sort(key=lambda sighting: sighting.start)

    def low(self, i: int) -> str:
        """The folded word at ``i``."""
        return low(self.tokens, i)

    def said(self, start: int, end: int) -> str:
        """The tokens from ``start`` to before ``end`` as typed, blanks made one."""
        return said(self.tokens[start:end])


def said(tokens: Iterable[Token]) -> str:
    """``tokens`` as typed, with one blank where there was one or more."""
    text, after = "", None
    for token in tokens:
        text += (" " if after is not None and token.start > after else "") + token.text
        after = token.end
    return text
