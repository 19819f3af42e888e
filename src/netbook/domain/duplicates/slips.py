"""Words that may be each other with a slip of the finger: ``Lindqvist`` and ``Lindqist``.

Two words one slip apart have a word in common once a letter is left out of each; so no word is compared with all.
"""

from collections import defaultdict
from collections.abc import Collection, Iterator

from netbook.domain.audience.nicknames import nicknames
from netbook.domain.spelling import slips_between

_SHORTEST = 3  # letters
_SHORT = 4  # letters up to which another letter is another word
_LONG = 9  # letters of a word in which two slips are still one word
_ENDINGS = set("aeio")


def near(words: Collection[str]) -> dict[str, list[str]]:
    """For each of some words, those that are it but for a slip."""
    without: dict[str, list[str]] = defaultdict(list)
    for word in words:
        if len(word) >= _SHORTEST:
            for shorter in _shorter(word):
                without[shorter].append(word)
    found: dict[str, set[str]] = defaultdict(set)
    for alike in without.values():
        for at, one in enumerate(alike):
            for other in alike[:at]:
                if one != other and slips_between(one, other) <= _most(one, other):
                    found[one].add(other)
                    found[other].add(one)
    return {word: sorted(others) for word, others in found.items()}


def _shorter(word: str) -> Iterator[str]:
    yield word
    yield from {word[:at] + word[at + 1 :] for at in range(len(word))}


def _most(one: str, other: str) -> int:
    return 2 if min(len(one), len(other)) >= _LONG else 1


def are_two_names(one: str, other: str) -> bool:
    """Whether two words a slip apart are rather two names: Martin and Martina, Kane and Lane, Jon and Jan."""
    if one[0] != other[0] or (nicknames(one) and nicknames(other)):
        return True
    if min(len(one), len(other)) <= _SHORT and len(one) == len(other) and sorted(one) != sorted(other):
        return True
    return has_another_ending(one, other)


def has_another_ending(one: str, other: str) -> bool:
    """Whether two words differ in a vowel at their end, as the names of a woman and a man do: Martin and Martina."""
    shorter, longer = sorted((one, other), key=len)
    bare = shorter[:-1] if len(shorter) == len(longer) else shorter
    return longer[:-1] == bare and longer[-1] in _ENDINGS and (shorter == bare or shorter[-1] in _ENDINGS)


def is_another_letter(one: str, other: str) -> bool:
    """Whether a letter stands for another one, which may be another name; none is missing, doubled or swapped."""
    return len(one) == len(other) and sorted(one) != sorted(other)
