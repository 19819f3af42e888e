"""How much speaks for two people being one: what their names say, and everything else that is known of both.

The weights are judgement: their order matters, the distances little. Each thing in common takes away its share of the
doubt that is left; what contradicts takes its share of the score.
"""

from collections import Counter
from collections.abc import Iterable, Iterator

from netbook.domain.duplicates.blocks import Blocks, Both, is_shared_by_nature
from netbook.domain.duplicates.people import MAIL, NO_CLUE, TELEPHONE, WEB, Clue, Entry, Pair, words_of
from netbook.domain.duplicates.slips import has_another_ending
from netbook.domain.occasions import YearlyDay
from netbook.domain.spelling import slips_between
from netbook.domain.text import fold

WORTHWHILE = 50
_AGREE = 50  # of a name, from which on two are called alike
# What is left of the doubt where two have this in common, and what it says of two who are called otherwise.
_DOUBT = {MAIL: 0.1, TELEPHONE: 0.25, WEB: 0.6}
_ALONE = {MAIL: 60, TELEPHONE: 35, WEB: 0}
_PROFILE_DOUBT, _PROFILE_ALONE = 0.05, 88
_HANDLE_DOUBT, _HANDLE_ALONE = 0.4, 58
_BIRTH_DOUBT, _DAY_DOUBT, _PLACE_DOUBT, _CITY_DOUBT = 0.2, 0.4, 0.5, 0.75
_HOUSEHOLD = 0.5  # of the score of two of one family name who share a telephone or an address
_GENERATIONS = {"jr", "sr", "ii", "iii", "iv"}
_OTHER_GENERATION = 0.3
_OTHER_BIRTH, _OTHER_PROFILE, _OTHER_PLACE, _OTHER_CITY, _OTHER_WAY = 0.45, 0.5, 0.88, 0.92, 0.93
_ALIKE = 90  # of 100, from which on two places are one
_CROWD = 4  # others who may be meant as well, at which a score that rests on a name is halved


class Scale:
    """Weighs pairs against all the people there are."""

    def __init__(self, blocks: Blocks) -> None:
        self._entries, self._words = blocks.entries, blocks.words
        self._by_name: set[Both] = set()  # pairs whose names alone speak for them

    def weighed(self, one: int, other: int, clue: Clue) -> Pair | None:
        """Two people as a pair, if that is worth a look."""
        pair = self.told(one, other, clue)
        return pair if pair.score >= WORTHWHILE else None

    def told(self, one: int, other: int, clue: Clue | None) -> Pair:
        """Two people with all that speaks for their being one, and against it."""
        left, right = self._entries[one], self._entries[other]
        clue = clue or NO_CLUE
        shared = sorted(way for way in set(left.ways) & set(right.ways) if not is_shared_by_nature(*way))
        agree = clue.score >= _AGREE
        score = float(clue.score)
        if not shared and agree:
            score /= 1 + self._by_chance(left, right)
        reasons = [clue.reason] if clue.reason else []
        for doubt, alone, said in _in_common(left, right, shared, called=bool(clue.reason)):
            score = 100 - (100 - score) * doubt if score else alone
            score = max(score, alone)
            reasons.append(said)
        if shared and not agree and _one_family(left, right) and not any(_is_own(kind) for kind, _ in shared):
            score *= _HOUSEHOLD
        against = []
        for share, said in _contradictions(left, right, shared):
            score *= share
            against += [said] if said else []
        if not clue.reason:
            against.insert(0, "called otherwise")
        if not shared:
            self._by_name.add((one, other))
        return Pair(one, other, min(99, round(score)), tuple(reasons), tuple(against))

    def ranked(self, pairs: Iterable[Pair]) -> list[Pair]:
        """The pairs, the best first; those that rest on a name lower, the more others may be meant as well."""
        found = list(pairs)
        rivals = Counter(number for pair in found if self._is_by_name(pair) for number in (pair.one, pair.other))
        ranked = []
        for pair in found:
            if self._is_by_name(pair):
                others = max(rivals[pair.one], rivals[pair.other]) - 1
                score = max(pair.score * _CROWD // (_CROWD + max(0, others - 1)), 1)
                pair = Pair(pair.one, pair.other, score, pair.reasons, pair.against)
            if pair.score >= WORTHWHILE:
                ranked.append(pair)
        return sorted(ranked, key=lambda pair: (-pair.score, pair.one, pair.other))

    def _is_by_name(self, pair: Pair) -> bool:
        return (pair.one, pair.other) in self._by_name

    def _by_chance(self, left: Entry, right: Entry) -> float:
        """How many others could bear the name by chance, going by how often its words are borne."""
        everybody = max(len(self._entries), 1)
        expected = []
        for entry in (left, right):
            words = words_of(entry.names[0])
            likely = float(everybody)
            for word in {words[0], words[-1]} if words else ():
                likely *= max(self._words[word] - 2, 0) / everybody
            expected.append(likely)
        return max(expected)


def _is_own(kind: str) -> bool:
    return kind not in (MAIL, TELEPHONE, WEB)


def _in_common(
    left: Entry, right: Entry, shared: list[tuple[str, str]], *, called: bool
) -> Iterator[tuple[float, float, str]]:
    """What two have in common: the doubt it leaves, what it says alone, and the words.

    Where they work and live says nothing of two who are called otherwise: colleagues have it in common.
    """
    for kind, value in shared:
        if _is_own(kind):
            yield _PROFILE_DOUBT, _PROFILE_ALONE, f"the same {kind} profile"
        else:
            yield _DOUBT[kind], _ALONE[kind], f"the same {_SPOKEN.get(kind, kind)} {value}"
    elsewhere = {value for kind, value in left.ways if _is_own(kind)} & {v for k, v in right.ways if _is_own(k)}
    for value in sorted(elsewhere - {value for _, value in shared}):
        yield _HANDLE_DOUBT, _HANDLE_ALONE, f"the same handle {value} on two platforms"
    if left.birthday and right.birthday and _is_one_day(left.birthday, right.birthday):
        whole = left.birthday.year and right.birthday.year
        yield _BIRTH_DOUBT if whole else _DAY_DOUBT, 0, f"the same birthday, {left.birthday}"
    if not called:
        return
    if left.organisation and right.organisation and _is_one_place(left.organisation, right.organisation):
        yield _PLACE_DOUBT, 0, f"both at {left.organisation}"
    if left.city and right.city and _is_one_city(left.city, right.city):
        yield _CITY_DOUBT, 0, f"both in {left.city}"


_SPOKEN = {MAIL: "e-mail", TELEPHONE: "telephone", WEB: "page"}


def _contradictions(left: Entry, right: Entry, shared: list[tuple[str, str]]) -> Iterator[tuple[float, str]]:
    one, other = _generations(left), _generations(right)
    if one and other and not one & other:
        yield _OTHER_GENERATION, "another generation"
    if left.birthday and right.birthday and not _is_one_day(left.birthday, right.birthday):
        yield _OTHER_BIRTH, "another birthday"
    profiles = {kind: value for kind, value in right.ways if _is_own(kind)}
    for kind in sorted({kind for kind, value in left.ways if profiles.get(kind, value) != value}):
        if not any(kind == each for each, _ in shared):
            yield _OTHER_PROFILE, f"another {kind} profile"
    for kind in (MAIL, TELEPHONE):
        mine, theirs = ({value for each, value in entry.ways if each == kind} for entry in (left, right))
        if mine and theirs and not mine & theirs:
            yield _OTHER_WAY, ""  # everybody has several
    if left.organisation and right.organisation and not _is_one_place(left.organisation, right.organisation):
        yield _OTHER_PLACE, "another organisation"
    if left.city and right.city and not _is_one_city(left.city, right.city):
        yield _OTHER_CITY, "another city"


def _is_one_day(one: YearlyDay, other: YearlyDay) -> bool:
    return (one.month, one.day) == (other.month, other.day) and len({one.year, other.year} - {None}) < 2


def _one_family(left: Entry, right: Entry) -> bool:
    """Whether two bear one family name, and given names of their own: father and son, or a couple."""
    mine, theirs = words_of(left.names[0]), words_of(right.names[0])
    if min(len(mine), len(theirs)) < 2 or mine[-1] != theirs[-1] or mine[0] == theirs[0]:
        return False
    return slips_between(mine[0], theirs[0]) > 1 or has_another_ending(mine[0], theirs[0])


def _is_one_place(one: str, other: str) -> bool:
    """Whether two organisations are one: Northwind, Northwind Ltd."""
    from rapidfuzz import fuzz  # the rest of the domain needs none

    return fuzz.token_set_ratio(fold(one), fold(other)) >= _ALIKE


def _is_one_city(one: str, other: str) -> bool:
    from rapidfuzz import fuzz

    return fuzz.token_sort_ratio(fold(one), fold(other)) >= _ALIKE


def _generations(entry: Entry) -> set[str]:
    return {words[-1] for name in entry.names if len(words := words_of(name)) > 2} & _GENERATIONS
