"""Names: how people are called in a line, and who is meant.

Full names and aliases beat a first name with an initial, which beats a first or a last name alone.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import product

from netbook.domain.spelling import slips_between
from netbook.domain.text import clean_line, fold
from netbook.errors import Unreadable

FULL, PARTIAL, SINGLE = 0, 1, 2
LONGEST_NAME = 300

TITLES = {"dr", "mr", "mrs", "ms", "miss", "mx", "prof", "professor", "sir", "dame", "rev", "fr"}
_SUFFIXES = {"jr", "sr", "phd", "md", "ii", "iii", "iv", "esq"}
_PARTICLES = {
    "van",
    "von",
    "de",
    "da",
    "di",
    "du",
    "del",
    "der",
    "den",
    "la",
    "le",
    "bin",
    "al",
    "el",
    "ten",
    "ter",
}
_WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)*")
_POSSESSIVE = re.compile(r"'s(?!\w)|(?<=s)'(?!\w)")


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody in the book, with what decides between people of one name."""

    id: int
    name: str
    aliases: tuple[str, ...] = ()
    recent: int = 0  # interactions in the last 365 days
    last: date | None = None
    archived: bool = False

    @property
    def ref(self) -> str:
        """The id as people see it."""
        return f"p{self.id}"


@dataclass(frozen=True, slots=True)
class Match:
    """Words of a line that name somebody: how many words, how surely, and who fits."""

    length: int
    tier: int
    people: tuple[Person, ...]

    @property
    def person(self) -> Person | None:
        """The one who is meant, if one is: alone, or seen at least three times and twice as often as the next."""
        return likeliest(self.people)


def likeliest(people: Sequence[Person]) -> Person | None:
    """The one person meant among several who fit, if the last 365 days decide it."""
    if len(people) == 1:
        return people[0]
    ranked = sorted(people, key=lambda person: -person.recent)
    if len(ranked) > 1 and ranked[0].recent >= 3 and ranked[0].recent >= 2 * ranked[1].recent:
        return ranked[0]
    return None


def words_of(text: str) -> tuple[str, ...]:
    """The words of a name for comparing: folded, apostrophes dropped, hyphens apart."""
    return tuple(word.replace("'", "") for word in _WORD.findall(fold(text)))


def name_words(text: str) -> set[str]:
    """Every word of ``text`` that could be a word of somebody's name: ``Ana's`` may be Ana, or someone called Anas."""
    folded = fold(text)
    return {
        *words_of(folded),
        *words_of(_POSSESSIVE.sub("", folded)),
        *words_of(folded.replace("'", " ")),
    }


def split_name(name: str) -> tuple[str | None, str | None]:
    """Given and family part of a name of two words or more; nothing where one cannot tell."""
    parts = name_parts(name)
    if len(parts) < 2:
        return None, None
    family = _family_start(parts)
    return " ".join(parts[:family]), " ".join(parts[family:])


def checked_name(name: str) -> str:
    """A name as it may be stored.

    Raises:
        Unreadable: it is empty, too long, or holds no letter.
    """
    found = clean_line(name)
    if not any(character.isalnum() for character in found):
        raise Unreadable("there is no name", 'give the name first, such as "Ana Reyes, Northwind"')
    if len(found) > LONGEST_NAME:
        raise Unreadable(f"the name has {len(found):,} characters", f"keep it to {LONGEST_NAME}")
    return found


class NameIndex:
    """Everybody in the book, by every way their name may be typed."""

    def __init__(self, people: Iterable[Person]) -> None:
        self.people = tuple(people)
        self._keys: dict[tuple[str, ...], dict[int, set[int]]] = {}
        self._by_id = {person.id: person for person in self.people}
        self._longest = 1
        self.words: set[str] = set()
        for person in self.people:
            for key, tier in _spellings(person):
                self._keys.setdefault(key, {}).setdefault(tier, set()).add(person.id)
                self._longest = max(self._longest, len(key))
                self.words.update(key)

    def match(self, words: Sequence[str], start: int = 0) -> Match | None:
        """The longest name that begins at ``start``."""
        for length in range(min(self._longest, len(words) - start), 0, -1):
            found = self._exactly(tuple(words[start : start + length]))
            if found:
                return found
        return None

    def named(self, text: str) -> Match | None:
        """Whoever the whole of ``text`` names."""
        words = words_of(text)
        words = words[1:] if len(words) > 1 and words[0] in TITLES else words
        return self._exactly(words) if words else None

    def close(self, said: str, most: int = 3) -> list[str]:
        """Names in the book spelled like ``said``, best first."""
        return spelled_like(
            said, ((name, each.name) for each in self.people for name in (each.name, *each.aliases)), most
        )

    def _exactly(self, words: tuple[str, ...]) -> Match | None:
        """Who is called that; whoever bears just these words comes before those who bear a middle name too."""
        tiers = self._keys.get(words)
        if not tiers:
            return None
        tier = min(tiers)
        people = [self._by_id[each] for each in sorted(tiers[tier])]
        current = [person for person in people if not person.archived] or people
        called = [person for person in current if words in map(words_of, (person.name, *person.aliases))]
        return Match(len(words), tier, tuple(called or current))


_ALIKE = 0.72  # difflib's ratio, from which on a name may be meant


def spelled_like(said: str, names: Iterable[tuple[str, str]], most: int = 3) -> list[str]:
    """Whose names are spelled like ``said``, best first; each with what its bearer is called, and none of them kept."""
    from difflib import SequenceMatcher
    from heapq import nlargest

    wanted = words_of(said)
    sought = []
    for way in dict.fromkeys((" ".join(wanted), " ".join(sorted(wanted)))):
        matcher = SequenceMatcher()
        matcher.set_seq2(way)
        found: dict[str, tuple[float, str]] = {}
        sought.append((len(way), matcher, found))
    for name, bearer in names:
        words = words_of(name)
        for spelled in {" ".join(words), " ".join(sorted(words)), *words}:
            size = len(spelled)
            for length, matcher, found in sought:
                if 2 * min(size, length) < _ALIKE * (size + length) or spelled in found:
                    continue  # too long or too short, whatever its letters are
                matcher.set_seq1(spelled)
                if matcher.quick_ratio() >= _ALIKE and (ratio := matcher.ratio()) >= _ALIKE:
                    found[spelled] = ratio, bearer
    best = [
        found[way][1] for *_, found in sought for way in nlargest(most * 2, found, key=lambda way: (found[way][0], way))
    ]
    return list(dict.fromkeys(best))[:most]


def is_slip(said: str, person: Person) -> bool:
    """Whether ``said`` is likely a name of ``person`` with a slip of the finger, and not somebody else's.

    A lone word with another letter in it is mostly another name: Marta is not Maria.
    """
    wanted = words_of(said)
    for words in map(words_of, (person.name, *person.aliases)):
        if len(wanted) == 1:
            if len(said) >= _LONG_WORD and any(_slipped(wanted[0], word) for word in words):
                return True
        elif slips_between(" ".join(sorted(wanted)), " ".join(sorted(words))) <= (2 if len(said) >= _LONG_NAME else 1):
            return True
    return False


_LONG_WORD, _LONG_NAME = 5, 10  # letters from which one slip leaves a word what it was, and two a name


def _slipped(word: str, meant: str) -> bool:
    """A letter left out, added, or changed with its neighbour."""
    return slips_between(word, meant) == 1 and (len(word) != len(meant) or sorted(word) == sorted(meant))


def name_parts(name: str) -> list[str]:
    """The blank-separated parts of a name, without titles and suffixes."""
    parts = name.replace(",", " ").split()
    while len(parts) > 1 and fold(parts[0]).rstrip(".") in TITLES:
        parts = parts[1:]
    while len(parts) > 1 and fold(parts[-1]).rstrip(".") in _SUFFIXES:
        parts = parts[:-1]
    return parts


def _family_start(parts: Sequence[str]) -> int:
    """Where the family name begins: at its particles (van Beethoven), else at the last part."""
    for index in range(1, len(parts) - 1):
        if fold(parts[index]).rstrip(".") in _PARTICLES:
            return index
    return len(parts) - 1


def _spellings(person: Person) -> Iterator[tuple[tuple[str, ...], int]]:
    """Every way ``person`` may be typed, with its tier."""
    for name in (person.name, *person.aliases):
        whole = words_of(name)
        if whole:
            yield whole, FULL
        if len(whole) > 1 and whole[0] == "the":
            yield whole[1:], FULL
    parts = name_parts(person.name)
    if not parts:
        return
    if words_of(" ".join(parts)):
        yield words_of(" ".join(parts)), FULL
    if len(parts) < 2:
        return
    family = _family_start(parts)
    first, last = words_of(parts[0]), words_of(" ".join(parts[family:]))
    middles = [words_of(part) for part in parts[1:family]]
    if not first or not last:
        return
    for chosen in product(*(((), middle, (middle[0][:1],)) for middle in middles[:3] if middle)):
        yield (*first, *(word for middle in chosen for word in middle), *last), FULL
    for count in range(2, family + 1):
        yield words_of(" ".join(parts[:count])), PARTIAL
    for initial in {last[0][0], words_of(parts[-1])[0][0] if words_of(parts[-1]) else last[0][0]}:
        yield (*first, initial), PARTIAL
    yield (first[0][0], *last), PARTIAL
    yield first, SINGLE
    yield last, SINGLE
    if words_of(parts[-1]):
        yield words_of(parts[-1]), SINGLE
