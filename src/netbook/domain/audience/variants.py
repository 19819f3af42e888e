"""The keys under which one name may be met on a platform: of the name as shown, and of handles made of it."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from netbook.domain.audience.display_names import is_cjk, key_of, person_words
from netbook.domain.audience.handles import squeezed
from netbook.domain.audience.nicknames import nicknames
from netbook.domain.audience.spellings import in_cyrillic, in_latin, spelled_out, spelled_short
from netbook.domain.wordlists import NAME_PARTICLES

# How much each clue says, of 100. What is no fact but judgement: the order matters, the distances little.
SAME_NAME = 90
OTHER_SPELLING = 80
LESS_MIDDLE = 78
NICKNAME = 72
MORE_MIDDLE = 70
OTHER_SCRIPT = 66
WHOLE_HANDLE = 64
GENERATION = 60
INITIAL = 55
NICKNAME_HANDLE = 50
INITIAL_HANDLE = 35
SINGLE_NAME = 20

_GENERATIONS = ("jr", "sr", "ii", "iii", "iv")
_MIDDLE_INITIALS = "abcdefghjklmnprstvw"
_MIDDLE_NAMES = "maria marie ann anne lee lynn jane elizabeth james john michael paul jose luis carlos".split()
_FAMILY_FIRST = set("nguyen tran pham hoang huynh dang bui duong phan".split())
_DISTINCT = 7  # letters from which on a handle made of a whole name is hardly another word

Variant = tuple[str, int, str]  # the key, its score, the reason


@dataclass(slots=True)
class Name:
    """The words of a name by what they are."""

    given: str
    family: tuple[str, ...]
    middle: tuple[str, ...] = ()
    generation: str = ""
    words: list[str] = field(default_factory=list)


def name_variants(text: str) -> Iterator[Variant]:
    """The keys of display names that may be this name."""
    words = person_words(text)
    key = key_of(words)
    if not key:
        return
    if is_cjk(key):
        yield from _cjk_variants(words, key)
        return
    if len(words) < 2:
        yield key, SINGLE_NAME, "the same single name"
        return
    yield key, SAME_NAME, "the same name"
    yield key_of(person_words(spelled_out(text))), SAME_NAME, "the same name"
    for other in _spelled_otherwise(text, words):
        yield key_of(other.split()), OTHER_SPELLING, "the same name, spelled otherwise"
    plain = text if text.replace(" ", "").isalpha() else " ".join(words)
    for other in [*in_latin(" ".join(words)), *(in_cyrillic(plain) if key.isascii() else [])]:
        yield key_of(person_words(other)), OTHER_SCRIPT, "the same name in other letters"
    name = _parts(text, words)
    if name:
        yield from _of_parts(name)


def handle_variants(text: str) -> Iterator[Variant]:
    """The keys of handles that may be made of this name."""
    words = person_words(text)
    if not words or is_cjk(words[0]):
        return
    for way in dict.fromkeys((" ".join(words), " ".join(person_words(spelled_out(text))), *in_latin(" ".join(words)))):
        if len(words) == 1:
            yield squeezed(way), SINGLE_NAME, "the handle is made of the single name"
        elif name := _parts(text, way.split()):
            yield from _handles(name)


def _handles(name: Name) -> Iterator[Variant]:
    family, said = "".join(name.family), "the handle is made of the name"
    for letters in (
        name.given + family,
        family + name.given,
        "".join([name.given, *name.middle, family]),
        "".join([name.given, *(word[0] for word in name.middle), family]),
    ):
        key = squeezed(letters)
        yield key, WHOLE_HANDLE if len(key) >= _DISTINCT else INITIAL_HANDLE, said
    for other, why in nicknames(name.given).items():
        yield squeezed(other + family), NICKNAME_HANDLE, f"the handle is made of the name: {why}"
    for letters in (name.given[0] + family, family + name.given[0]):
        yield squeezed(letters), INITIAL_HANDLE, "the handle is made of the initial and the family name"


def _of_parts(name: Name) -> Iterator[Variant]:
    """Nicknames, initials, middle names more and less, particles apart and together."""
    family, after = list(name.family), [name.generation] if name.generation else []
    whole = [name.given, *name.middle, *family]
    if len(family) > 1:
        yield key_of([name.given, *name.middle, "".join(family), *after]), OTHER_SPELLING, "the same name in one word"
        bare = [word for word in family if word not in NAME_PARTICLES]
        yield (
            key_of([name.given, *name.middle, *(bare or family), *after]),
            LESS_MIDDLE,
            "the same name but for its particle",
        )
    if name.middle:
        joined = "".join([name.given, *name.middle])
        yield key_of([joined, *family, *after]), OTHER_SPELLING, "the same name in one word"
        yield from _without_middle(name, after)
    else:
        for middle in (*_MIDDLE_INITIALS, *_MIDDLE_NAMES):
            yield key_of([name.given, middle, *family, *after]), MORE_MIDDLE, "the same name with a middle name more"
    others = [each for each in _GENERATIONS if each != name.generation] if after else _GENERATIONS[:2]
    for generation in ("", *others) if after else others:
        yield key_of([*whole, generation] if generation else whole), GENERATION, "the same name but for Jr or Sr"
    for other, why in nicknames(name.given).items():
        yield key_of([other, *family, *after]), NICKNAME, why
        if name.middle:
            yield key_of([other, *name.middle, *family, *after]), NICKNAME, why
    if len(name.given) > 1:
        yield key_of([name.given[0], *family, *after]), INITIAL, "the name has the initial of the given name"
        if name.middle:
            initials = [word[0] for word in (name.given, *name.middle)]
            yield key_of([*initials, *family, *after]), INITIAL, "the name has the initials of the given names"


def _without_middle(name: Name, after: list[str]) -> Iterator[Variant]:
    family = list(name.family)
    yield key_of([name.given, *family, *after]), LESS_MIDDLE, "the same name but for a middle name"
    initials = [word[0] for word in name.middle]
    yield key_of([name.given, *initials, *family, *after]), OTHER_SPELLING, "the middle name has its initial"
    if len(name.middle) > 1:
        for one in name.middle:
            yield key_of([name.given, one, *family, *after]), LESS_MIDDLE, "the same name but for a middle name"
    for one in name.middle:  # the second family name of a Spaniard is the one left out
        yield key_of([name.given, one, *after]), INITIAL, "the same name but for its last word"
        yield key_of([one, *family, *after]), INITIAL, "the same name but for its first word"


def _spelled_otherwise(text: str, words: list[str]) -> Iterator[str]:
    yield spelled_short(" ".join(words))
    apart = " ".join(person_words(text.replace("'", " ").replace("’", " ")))
    if len(apart.split()) > len(words):
        yield apart


def _parts(text: str, words: list[str]) -> Name | None:
    """The given name, what stands between, and the family name with its particles; none of a single name."""
    generation = words[-1] if words[-1] in _GENERATIONS else ""
    rest = words[:-1] if generation else words
    if len(rest) < 2:
        return None
    if rest[0] in _FAMILY_FIRST and rest[-1] not in _FAMILY_FIRST:
        return Name(rest[-1], (rest[0],), tuple(rest[1:-1]), generation, words)
    before = len(person_words(text.partition(",")[0])) if "," in text else 0
    if 0 < before < len(rest):  # "Kovac, Ana"
        rest = [*rest[before:], *rest[:before]]
    start = next((at for at in range(1, len(rest) - 1) if rest[at] in NAME_PARTICLES), len(rest) - 1)
    return Name(rest[0], tuple(rest[start:]), tuple(rest[1:start]), generation, words)


def _cjk_variants(words: list[str], key: str) -> Iterator[Variant]:
    native = [word for word in words if is_cjk(word)]
    whole = len(native) > 1 or (len(key) > 2 and not all("\u3040" <= letter <= "\u30ff" for letter in key))
    if not whole:  # two letters may be a whole Chinese name, or a Japanese family name
        yield key, INITIAL if len(key) > 1 and len(native) == 1 else SINGLE_NAME, "the same name, or a part of it"
        return
    yield key, SAME_NAME, "the same name"
    if len(native) == 2:
        yield native[1] + native[0], SAME_NAME, "the same name"
