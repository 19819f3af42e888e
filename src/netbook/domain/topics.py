"""What a person is about, and whom they look for: the words of facts, notes and lines that mean something."""

import re
from collections.abc import Iterable, Iterator

from netbook.domain.text import fold
from netbook.domain.wordlists import DETERMINERS, FUNCTION_WORDS, NAME_PARTICLES

# Facts that tell what somebody is interested in; a shared allergy is no reason to meet.
INTERESTS = {
    "likes": "like", "loves": "love", "plays": "play", "reads": "read", "collects": "collect", "studies": "study",
    "speaks": "speak", "teaches": "teach", "builds": "build", "makes": "make", "works-on": "work on",
    "interests": "are interested in", "hobby": "do", "hobbies": "do", "languages": "speak", "sport": "do",
    "topics": "are interested in", "expertise": "know about", "knows-about": "know about", "writes": "write",
    "writes-about": "write about", "working-on": "work on", "interested-in": "are interested in",
}  # fmt: skip
_WISHES = frozenset(("looking-for", "looks-for", "needs", "wants", "seeks", "wants-to-meet", "wishes"))

# Words that every second fact or title holds.
_EMPTY = frozenset(
    """
    head lead director manager senior junior chief officer vp principal partner associate assistant vice president
    good bad old big small long short slow fast year month week day time way new nothing everything something anything
    anybody somebody badly alas never always january february march april june july august september october november
    december life world work job lot use whole hard soft people person thing best better friend family child children
    boy girl kid guy folk team client everybody everyone nobody others question answer idea story name number list
    room money app call piece end house project company man woman
    """.split()
)
_IDLE = FUNCTION_WORDS | DETERMINERS | NAME_PARTICLES | _EMPTY
_WORD = re.compile(r"[^\W\d_][\w'+#-]*")

_WISH = re.compile(
    r"\b(wants? to (?:meet|talk to|speak to|speak with|be introduced to)"
    r"|(?:would like|hopes?|hoping) to (?:meet|talk to)|wants? (?:an )?(?:introductions?|intros?) to"
    r"|look(?:s|ing)? for|search(?:es|ing)? for|in search of|seek(?:s|ing)?|hiring|needs?)\s+"
    r"(?!(?:to|and|or|but|again|now|it|them)\b)([^.;:!?\n,]+)",
    re.I,
)
_END = re.compile(r"\s(?:to|before|until|because|but|so that)\s.*$", re.I)
_LONGEST = 8  # words of a wish


def words(text: str) -> dict[str, str]:
    """The words of a text that mean something, each as it stands there; by them folded and in the singular."""
    found: dict[str, str] = {}
    for word in _WORD.findall(text):
        low = fold(word)
        key = singular(low)
        if low not in _IDLE and key not in _IDLE and len(key) > 2:
            found.setdefault(key, word.lower())
    return found


_PARTS = re.compile(r"[,;/]|\band\b")


def item(value: str, written: str) -> str:
    """The part of a list such as ``climbing, maps`` in which a word stands."""
    parts = (part.strip() for part in _PARTS.split(value))
    return next((part for part in parts if written in part.lower()), value)


def singular(word: str) -> str:
    """A word without its plural ending, near enough for comparing."""
    if word.endswith("ies") and len(word) > 4:
        return f"{word[:-3]}y"
    if word.endswith("s") and not word.endswith(("ss", "us", "is")) and len(word) > 3:
        return word[:-1]
    return word


def wishes(text: str) -> Iterator[str]:
    """Whom or what somebody looks for, in the words of a text: ``looking for a lawyer``, ``wants to meet founders``."""
    for found in _WISH.finditer(text.replace("*", "")):
        what = " ".join(_END.sub("", found[2]).split()[:_LONGEST])
        yield f"{found[1].lower()} {what}"


def wish_of_fact(key: str, value: str) -> str | None:
    """What a fact says that somebody looks for, if it does."""
    return f"{key.replace('-', ' ')} {value}" if key in _WISHES else None


_WISHING = frozenset(("introduction", "meet", "looking", "look", "seek", "need", "want", "hiring"))


def sought(wish: str) -> tuple[str, ...]:
    """The words of a wish by which somebody who could grant it is found."""
    return tuple(word for word in words(_WISH.sub(r"\2", wish)) if word not in _WISHING)


def key_words(texts: Iterable[str]) -> dict[str, str]:
    """The words of several texts that mean something, as ``words`` has them."""
    found: dict[str, str] = {}
    for text in texts:
        for key, word in words(text).items():
            found.setdefault(key, word)
    return found
