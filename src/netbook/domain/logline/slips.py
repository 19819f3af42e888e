"""Slips of the finger in the words that the grammar lives on: ``cofee``, ``yesterdya``, ``wiht``."""

from collections.abc import Container, Iterable
from dataclasses import replace

from netbook.domain.logline.kinds import is_kind_word
from netbook.domain.spelling import slips_between
from netbook.domain.tokens import Token
from netbook.domain.wordlists import COMMON_PEOPLE, FUNCTION_WORDS, WORDY_NAMES

_SHORT = {
    **dict.fromkeys(("wiht", "wtih", "iwth", "wth", "wih", "withh", "whit"), "with"),
    **dict.fromkeys(("adn", "nad", "annd"), "and"),
    **dict.fromkeys(("abuot", "aobut", "baout", "abouut"), "about"),
    **dict.fromkeys(("teh", "hte"), "the"),
    **dict.fromkeys(("folow", "follwo", "folllow", "fololw"), "follow"),
}
_WORDS = (
    "yesterday tomorrow monday tuesday wednesday thursday friday saturday sunday january february september october "
    "november december coffee lunch breakfast dinner drinks meeting called phoned texted emailed email messaged "
    "message conference whatsapp minutes remind introduced referred weeks month months"
).split()
# Words of their own that are one letter away from one of the above.
_REAL = frozenset(
    """
    bunch hunch punch munch launch lurch lynch diner diners winner sinner thinner toffee coffer offer greeting seating
    mating melting sundae sundry monthly mouth mouths moths moth week wees wreaks caller galled palled walled phone
    phones text texter retexted tested rested vested nested messages messenger massage massaged passage email's minute
    minuet reminds remand rewind remind remained introduce introduces reintroduced refer refers deferred preferred
    drink drinkers brinks emails mailed emailer honed bonfire dinners lunches lunched punched coffees inner
    """.split()
)


def mend(tokens: Iterable[Token], names: Container[str]) -> list[Token]:
    """``tokens`` with the reading of slipped words put right; what was typed stays in ``text``.

    ``names`` are words that somebody in the book bears: those are never slips.
    """
    mended = []
    for number, token in enumerate(tokens):
        said = _meant(token, number == 0) if token.kind == "word" and token.base not in names else None
        mended.append(replace(token, low=said) if said else token)
    return mended


def _meant(token: Token, first: bool) -> str | None:
    word = token.low
    if word in _SHORT:
        return _SHORT[word]
    if (
        len(word) < 4
        or word in _WORDS
        or word in _REAL
        or is_kind_word(word)
        or word in FUNCTION_WORDS
        or word in COMMON_PEOPLE
        or word in WORDY_NAMES
    ):
        return None
    for target in _WORDS:
        if word == target or word == target + "s":
            return None
        if len(target) < 5 or abs(len(target) - len(word)) > 2 or word[0] not in target[:2]:
            continue
        if token.capital and not first and target[-3:] != "day":
            continue
        if _near(word, target):
            return target
    return None


def _near(word: str, target: str) -> bool:
    """Whether ``word`` is ``target`` with one slip, or two where the word is long."""
    distance = slips_between(word, target)
    if len(target) >= 8:
        return distance <= 2
    if distance != 1:
        return False
    swapped_letter = len(word) == len(target) and sorted(word) != sorted(target)
    return not swapped_letter or len(target) >= 7
