"""Which kind of interaction the words of a head name."""

from collections.abc import Sequence

from netbook.domain.tokens import Token, low, tokenize
from netbook.domain.vocabulary import KINDS

_LOOKED_AT = 300  # letters of a text

STRONG = {word: kind.key for kind in KINDS for word in kind.words.split()}
WEAK = {word: kind.key for kind in KINDS for word in kind.weak.split()}

# What two words mean together where the first alone would say something else.
_CALLS = ("call", "calls", "called")
_PAIRS = {
    **{(word, call): "video" for word, kind in STRONG.items() if kind == "video" for call in _CALLS},
    **{(word, call): "call" for word, kind in STRONG.items() if kind == "message" for call in _CALLS},
    ("meet", "call"): "video",
    ("conference", "call"): "call",
    ("wrote", "to"): "email",
    ("stayed", "with"): "visit",
    ("google", "meet"): "video",
    ("on", "meet"): "video",
    ("via", "meet"): "video",
    ("over", "meet"): "video",
    ("one", "on"): "",
    ("video", "message"): "message",
    ("met", "up"): "",
    ("meet", "up"): "",
}
_ELSE_WHERE = {
    ("ran", "into"),
    ("run", "into"),
    ("running", "into"),
    ("running", "late"),
    ("business", "card"),
}


def is_kind_word(word: str) -> bool:
    """Whether ``word`` names a kind of interaction, weakly or not."""
    return word in STRONG or word in WEAK


def kind_at(tokens: Sequence[Token], i: int) -> str | None:
    """The kind that the word at ``i`` names beyond doubt."""
    word = low(tokens, i)
    pair = (word, low(tokens, i + 1))
    if _PAIRS.get(pair):
        return _PAIRS[pair]
    if pair in _ELSE_WHERE or (low(tokens, i - 1), word) in _ELSE_WHERE:
        return None
    if STRONG.get(word) == "message" and STRONG.get(pair[1]) == "video":
        return None
    if word == "teams" and not _is_teams(tokens, i):
        return None
    return STRONG.get(word)


def weak_kind_at(tokens: Sequence[Token], i: int) -> str | None:
    """The kind that the word at ``i`` names if no other word names one."""
    pair = (low(tokens, i), low(tokens, i + 1))
    return None if pair in _ELSE_WHERE else WEAK.get(low(tokens, i))


def kind_in(text: str) -> str | None:
    """The kind of interaction that the words of a text from elsewhere name, if any does."""
    tokens = tokenize(text[:_LOOKED_AT])
    for reading in (kind_at, weak_kind_at):
        for number in range(len(tokens)):
            if found := reading(tokens, number):
                return found
    return None


def event_in(tokens: Sequence[Token]) -> bool:
    """Whether a place phrase speaks of an event: ``the Rust meetup``."""
    return any(STRONG.get(token.low) == "event" for token in tokens)


def _is_teams(tokens: Sequence[Token], i: int) -> bool:
    """The program, not several teams: capitalised, or standing as a call does."""
    return (
        tokens[i].capital
        or i == 0
        or low(tokens, i - 1) in ("on", "via", "over", "by", "ms", "microsoft")
        or low(tokens, i + 1) in ("call", "called", "meeting", "chat")
    )
