"""Where two people may meet: under the keys of their names, a way to reach them, a day of birth."""

from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from itertools import combinations, permutations

from netbook.domain.audience.recognition import SHARED_MAILBOXES
from netbook.domain.audience.variants import SAME_NAME, SINGLE_NAME, name_variants
from netbook.domain.duplicates.people import MAIL, NO_CLUE, TELEPHONE, WEB, Clue, Entry, name_key_of, words_of
from netbook.domain.duplicates.slips import are_two_names, is_another_letter, near
from netbook.domain.text import fold

_CROWD = 30  # people of one name, from which on something else has to join two of them
_SHARED = 8  # people with one address or number, from which on it is that of an office
_HANDLE = 6  # letters of a handle that is met on several platforms
_SLIP, _OTHER_LETTER, _OTHER_NAME = 70, 56, 42
_COMMON = 4  # bearers of a word, from which on it is a name of its own and no slip
_LAST_INITIAL = 55
_SHORT_FORM, _BEGINNING = 55, 3  # and the letters of a given name that are as good as the whole
_ONE_OF_NAMES = 30
_SAME_BIRTH = 20
_GIVEN_THERE = 46
_ONE_ALONE = "one has but one of the names"

Both = tuple[int, int]


class Blocks:
    """All entries by what they may be met under; ``words`` counts in how many entries each word of a name stands."""

    def __init__(self, entries: Sequence[Entry]) -> None:
        self.entries = {entry.number: entry for entry in entries}
        self.words: Counter[str] = Counter()
        self._by_key: dict[str, list[int]] = defaultdict(list)
        for entry in entries:
            self.words.update({word for name in entry.names for word in words_of(name)})
            for key in {name_key_of(name) for name in entry.names} - {""}:
                self._by_key[key].append(entry.number)
        self._found: dict[Both, Clue] = {}

    def pairs(self) -> Mapping[Both, Clue]:
        """The pairs that have something in common, each with what their names say."""
        for key, bearers in self._by_key.items():
            clue = Clue(SAME_NAME, "the same name") if " " in key else Clue(SINGLE_NAME, "the same single name")
            self._note(self._joined(bearers), clue)
        for number, entry in self.entries.items():
            for name in entry.names:
                self._note_variants(number, name)
        self._note_last_initials()
        self._note_slips()
        self._note_short_forms()
        self._note_single_names()
        self._note_ways()
        self._note_births()
        return self._found

    def _note(self, pairs: Iterable[Both], clue: Clue) -> None:
        for one, other in pairs:
            both = (one, other) if one < other else (other, one)
            if one != other and self._found.get(both, _NEVER).score < clue.score:
                self._found[both] = clue

    def _joined(self, bearers: Sequence[int]) -> Iterable[Both]:
        """The pairs among those of one name; in a crowd those who have something else in common."""
        if len(bearers) <= _CROWD:
            return combinations(bearers, 2)
        return self._within(bearers, lambda entry: (_place(entry.organisation), _place(entry.city), entry.birthday))

    def _within(self, bearers: Sequence[int], keys: Callable[[Entry], tuple[Hashable, ...]]) -> Iterator[Both]:
        groups: dict[Hashable, list[int]] = defaultdict(list)
        for number in bearers:
            for place, key in enumerate(keys(self.entries[number])):
                if key:
                    groups[place, key].append(number)
        for group in groups.values():
            if len(group) <= _CROWD:
                yield from combinations(group, 2)

    def _note_variants(self, number: int, name: str) -> None:
        for key, score, reason in name_variants(name):
            bearers = self._by_key.get(key)
            if bearers and score > SINGLE_NAME and len(bearers) <= _CROWD and not (score == SAME_NAME and " " in key):
                said = reason.replace("the name has the initial", "one has but the initial")
                self._note(((number, other) for other in bearers), Clue(score, said))

    def _note_last_initials(self) -> None:
        """``Ana R.``, who is somebody where one alone may be meant; else something more has to join them."""
        fitting: dict[str, list[int]] = defaultdict(list)
        for number, words in self._whole_names():
            if (key := " ".join(sorted((*words[:-1], words[-1][0])))) in self._by_key:
                fitting[key].append(number)
        for key, numbers in fitting.items():
            score = _LAST_INITIAL if len(set(numbers)) == 1 else _OTHER_NAME
            clue = Clue(score, "one has but the initial of the family name")
            if len(numbers) <= _CROWD:
                self._note(((one, other) for one in self._by_key[key] for other in numbers), clue)

    def _note_short_forms(self) -> None:
        """A given name that is how another one begins, before the same family name: ``Carmencita``."""
        begin: dict[str, list[tuple[int, str]]] = defaultdict(list)
        for number, words in self._whole_names():
            if len(words[0]) >= _BEGINNING:
                begin[f"{words[0][:_BEGINNING]} {' '.join(words[1:])}"].append((number, words[0]))
        for group in begin.values():
            if len(group) > _CROWD:
                continue
            for (one, short), (other, long) in permutations(group, 2):
                if long.startswith(short) and long != short:
                    two = are_two_names(short, long)
                    said = f"{short.capitalize()} is how {long.capitalize()} begins"
                    self._note([(one, other)], Clue(_OTHER_NAME if two else _SHORT_FORM, said))

    def _whole_names(self) -> Iterator[tuple[int, list[str]]]:
        """The words of all names of more than one."""
        for number, entry in self.entries.items():
            for name in entry.names:
                if len(words := words_of(name)) > 1 and len(words[-1]) > 1:
                    yield number, words

    def _note_slips(self) -> None:
        slips = near(self.words)
        for key, bearers in self._by_key.items():
            words = key.split()
            if len(words) < 2:
                continue
            for at, word in enumerate(words):
                for other in slips.get(word, ()):
                    if other < word:
                        continue  # which is found from there
                    others = self._by_key.get(" ".join(sorted((*words[:at], other, *words[at + 1 :]))), ())
                    if others and len(others) * len(bearers) <= _CROWD * _CROWD:
                        self._note(((one, two) for one in bearers for two in others), self._slip(word, other))

    def _slip(self, word: str, other: str) -> Clue:
        common = self.words[word] >= _COMMON and self.words[other] >= _COMMON
        if common or are_two_names(word, other):
            return Clue(_OTHER_NAME, f"almost the same name ({word}, {other})")
        score = _OTHER_LETTER if is_another_letter(word, other) else _SLIP
        return Clue(score, f"the same name but for a letter ({word}, {other})")

    def _note_single_names(self) -> None:
        """Whoever is written down by one name alone, and others of it who work at the same place."""
        alone: dict[tuple[str, str], list[int]] = defaultdict(list)
        for key, bearers in self._by_key.items():
            if " " not in key:
                for number in bearers:
                    if place := _place(self.entries[number].organisation):
                        alone[key, place].append(number)
        for number, entry in self.entries.items() if alone else ():
            place = _place(entry.organisation)
            for word in {word for name in entry.names for word in words_of(name)} if place else ():
                others = alone.get((word, place), ())
                self._note(((number, other) for other in others), Clue(_GIVEN_THERE, _ONE_ALONE))

    def _note_ways(self) -> None:
        met: dict[Hashable, list[int]] = defaultdict(list)
        handles: dict[str, list[int]] = defaultdict(list)
        for number, entry in self.entries.items():
            for kind, value in set(entry.ways):
                if not is_shared_by_nature(kind, value):
                    met[kind, value].append(number)
                    if kind not in (MAIL, TELEPHONE, WEB) and len(value) >= _HANDLE:
                        handles[value].append(number)
        for bearers in (*met.values(), *handles.values()):
            if 1 < len(bearers) <= _SHARED:
                for one, other in combinations(bearers, 2):
                    self._note([(one, other)], self._one_of_names(one, other))

    def _one_of_names(self, one: int, other: int) -> Clue:
        """That somebody is written down by the given name alone, if it is so."""
        mine, theirs = ({word for name in self.entries[each].names for word in words_of(name)} for each in (one, other))
        return Clue(_ONE_OF_NAMES, _ONE_ALONE) if mine < theirs or theirs < mine else NO_CLUE

    def _note_births(self) -> None:
        born: dict[Hashable, list[int]] = defaultdict(list)
        for number, entry in self.entries.items():
            if entry.birthday and entry.birthday.year:
                for word in {words[0] for name in entry.names if (words := words_of(name))}:
                    born[entry.birthday, word].append(number)
        for bearers in born.values():
            if 1 < len(bearers) <= _CROWD:
                self._note(combinations(bearers, 2), Clue(_SAME_BIRTH, "the same given name"))


_NEVER = Clue(-1, "")


def is_shared_by_nature(kind: str, value: str) -> bool:
    """Whether a way to reach somebody is that of an office by its very name."""
    return kind == MAIL and value.partition("@")[0] in SHARED_MAILBOXES


def _place(text: str | None) -> str:
    return fold(text) if text else ""
