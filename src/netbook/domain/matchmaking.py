"""Who should meet: pairs of people who share something, and have never met as far as is known.

What few people share says more than what many do. A wish of one that the other could grant says most, a city alone
little. The weights are judgement.
"""

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial
from heapq import heapify, heappop, heappush
from itertools import chain, combinations, islice
from math import fsum, log

from netbook.domain import profiles
from netbook.domain.profiles import Known, Profile, taken_apart
from netbook.domain.text import fold

Pair = tuple[int, int]  # the lower number first
Reason = tuple[float, Callable[[], str]]  # its weight, and how it is said

WEIGHTS = {"promise": 12.0, "wish": 8.0, "tag": 3.0, "topic": 3.0, "talk": 2.0, "mention": 1.2, "city": 1.0}
_SHARED = frozenset(("tag", "topic", "talk", "city"))
_BUCKET = 60  # of more people who share one thing, so many are paired: those of whom most is known
_FEW = 12  # people who could grant one wish, that are looked at
_PAIRS = 60_000  # pairs looked at, the rarest things shared first
_AT_ONCE = 200  # pairs of whom is asked together whether they know each other
_ASKED = 60  # times that is asked
_OFTEN = 3  # suggestions in which one person may stand
_SAID = 4  # reasons given
_ANEW = 0.75  # what a pair counts for each time that one of the two was suggested before
_ENOUGH = 12  # of them, about one person
_POOL = 150  # strangers among whom is chosen


@dataclass(frozen=True, slots=True)
class Suggestion:
    """Two people who should meet, and why."""

    one: Profile
    other: Profile
    score: float
    reasons: tuple[str, ...]


def suggestions(
    people: Iterable[Profile],
    known: Callable[[Sequence[Pair]], Collection[Pair]],
    limit: int,
    only: int | None = None,
) -> list[Suggestion]:
    """The pairs who should meet, the best first and the same each time; with ``only``, those of one person.

    ``known`` tells of some pairs which of them have met; it is asked of the best first. Nobody stands in more than
    three pairs, but for the one who was asked for.
    """
    crowd = _Crowd([taken_apart(each) for each in sorted(people, key=lambda each: each.number)])
    ranked = sorted(crowd.scored(only), key=lambda each: (-each[0], each[1]))
    strangers = _strangers(ranked, known, max(_POOL, 3 * limit), only)
    return [crowd.suggestion(pair, score, only) for score, pair in islice(_varied(strangers, only), limit)]


def _varied(ranked: Iterable[tuple[float, Pair]], only: int | None) -> Iterator[tuple[float, Pair]]:
    """Pairs, the best first, where each counts less the more often its people came before."""
    often: Counter[int] = Counter()
    waiting = [(-score, pair, score) for score, pair in ranked]
    heapify(waiting)
    while waiting:
        value, pair, score = heappop(waiting)
        if any(often[number] >= _OFTEN for number in pair):
            continue
        worth = -score * _ANEW ** (often[pair[0]] + often[pair[1]])
        if worth > value:  # one of them came since it was put there
            heappush(waiting, (worth, pair, score))
            continue
        yield score, pair
        often.update(number for number in pair if number != only)


def _strangers(
    ranked: Sequence[tuple[float, Pair]],
    known: Callable[[Sequence[Pair]], Collection[Pair]],
    most: int,
    only: int | None,
) -> list[tuple[float, Pair]]:
    """The best of some pairs who have not met, not too many of them about one person."""
    found: list[tuple[float, Pair]] = []
    often: Counter[int] = Counter()
    for start in range(0, min(len(ranked), _AT_ONCE * _ASKED), _AT_ONCE):
        part = [each for each in ranked[start : start + _AT_ONCE] if all(often[n] < _ENOUGH for n in each[1])]
        met = set(known([pair for _, pair in part])) if part else ()
        for score, pair in part:
            if pair not in met and all(often[number] < _ENOUGH for number in pair):
                found.append((score, pair))
                often.update(number for number in pair if number != only)
        if len(found) >= most:
            break
    return found


@dataclass
class _Crowd:
    """Some people, and an index of who bears what."""

    people: list[Known]
    bearers: dict[tuple[str, str], list[int]] = field(default_factory=dict)
    by_number: dict[int, Known] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for each in self.people:
            number = each.profile.number
            self.by_number[number] = each
            words_of = (("offer", each.offers), ("mention", each.mentions))
            for feature in (*each.features, *((kind, word) for kind, some in words_of for word in some)):
                self.bearers.setdefault(feature, []).append(number)

    def scored(self, only: int | None) -> list[tuple[float, Pair]]:
        """Pairs that share something, with their scores."""
        pairs: dict[Pair, None] = {}
        for pair in self._pairs(only):
            pairs[pair] = None
            if len(pairs) >= _PAIRS:
                break
        told = ((fsum(weight for weight, _ in self._reasons(pair)), pair) for pair in pairs)
        return [(round(score, 3), pair) for score, pair in told if score > 0]

    def suggestion(self, pair: Pair, score: float, only: int | None) -> Suggestion:
        """A pair with its reasons, the strongest first; the one who was asked for, or who has the wish, leads."""
        reasons = sorted(
            ((weight, tell()) for weight, tell in self._reasons(pair)), key=lambda each: (-each[0], each[1])
        )
        one, other = (self.by_number[number] for number in pair)
        wishing = any(self._wishes(other, one)) and not any(self._wishes(one, other))
        if other.profile.number == only or (only is None and wishing):
            one, other = other, one
        return Suggestion(
            one.profile, other.profile, round(score, 1), tuple(dict.fromkeys(said for _, said in reasons))[:_SAID]
        )

    def _pairs(self, only: int | None) -> Iterator[Pair]:
        """Pairs worth a look: promises and wishes first, then those who share something, the rarest first."""
        numbers = [only] if only is not None else list(self.by_number)
        wished = chain.from_iterable(self._wished(number, _BUCKET if only else _FEW) for number in numbers)
        yield from islice(wished, _PAIRS // 2)  # so that something is left for the rest
        if only is not None:
            yield from self._granted(only)
        shared = [feature for feature, some in self.bearers.items() if feature[0] in _SHARED and len(some) > 1]
        for kind, word in sorted(shared, key=lambda each: (len(self.bearers[each]), each)):
            yield from self._paired((kind, word), only)
        for word in sorted({word for kind, word in self.bearers if kind == "mention"}):
            yield from self._mentioned(word, only)

    def _wished(self, number: int, most: int) -> Iterator[Pair]:
        wisher = self.by_number[number]
        for other, _ in wisher.profile.promised:
            yield from self._pair(number, other)
        for _, wanted in wisher.wishes:
            for word in wanted:
                for other in self.bearers.get(("offer", word), ())[:most]:
                    yield from self._pair(number, other)

    def _granted(self, number: int) -> Iterator[Pair]:
        """Those who look for what one person is, and those to whom they were promised."""
        offers = self.by_number[number].offers
        for other, each in self.by_number.items():
            if any(not offers.isdisjoint(wanted) for _, wanted in each.wishes) or any(
                whom == number for whom, _ in each.profile.promised
            ):
                yield from self._pair(other, number)

    def _paired(self, feature: tuple[str, str], only: int | None) -> Iterator[Pair]:
        bearers = self.bearers[feature]
        if only is not None:
            if feature in self.by_number[only].features:
                for other in bearers:
                    yield from self._pair(only, other)
            return
        if len(bearers) > _BUCKET:
            bearers = sorted(bearers, key=lambda each: (-len(self.by_number[each].features), each))[:_BUCKET]
        for one, other in combinations(bearers, 2):
            yield from self._pair(one, other)

    def _mentioned(self, word: str, only: int | None) -> Iterator[Pair]:
        """Those in whose notes or tags a word stands, with those whose facts are about it."""
        for one in self.bearers.get(("topic", word), ())[:_BUCKET]:
            for other in self.bearers["mention", word][:_BUCKET]:
                if only in (None, one, other):
                    yield from self._pair(one, other)

    def _pair(self, one: int, other: int) -> Iterator[Pair]:
        if one != other and other in self.by_number and not self._are_colleagues(one, other):
            yield (min(one, other), max(one, other))

    def _are_colleagues(self, one: int, other: int) -> bool:
        """Whether they work at the same place, and so know each other."""
        first, second = (self.by_number[number].profile.organisation for number in (one, other))
        return bool(first and second and fold(first) == fold(second))

    def _rarity(self, feature: tuple[str, str]) -> float:
        """Near 1 for what few bear, near 0 for what everybody does."""
        count = len(self.bearers.get(feature, ())) or 1
        return log((len(self.people) + 1) / count) / log(len(self.people) + 1)

    def _reasons(self, pair: Pair) -> Iterator[Reason]:
        """What speaks for a pair."""
        one, other = (self.by_number[number] for number in pair)
        yield from self._wishes(one, other)
        yield from self._wishes(other, one)
        common = one.features & other.features
        for kind, word in common:
            weight = WEIGHTS[kind] * self._rarity((kind, word))
            if kind == "topic":
                yield weight, partial(profiles.topic, one, other, word)
            elif kind != "talk" or ("tag", word) not in common:
                yield weight, partial(profiles.shared, kind, word, one.profile)
        yield from self._mentions(one, other)
        yield from self._mentions(other, one)

    def _wishes(self, wisher: Known, giver: Known) -> Iterator[Reason]:
        for whom, told in wisher.profile.promised:
            if whom == giver.profile.number:
                yield WEIGHTS["promise"], partial("you promised {}: {}".format, wisher.profile.called, told)
        for wish, wanted in wisher.wishes:
            granted = [word for word in wanted if word in giver.offers]
            if granted:
                best = max(self._rarity(("offer", word)) for word in granted)
                yield WEIGHTS["wish"] * (1 + best), partial(profiles.wish, wisher, giver, wish, granted[0])

    def _mentions(self, one: Known, other: Known) -> Iterator[Reason]:
        for word in one.topics.keys() & other.mentions.keys():
            if word not in other.topics:
                yield WEIGHTS["mention"] * self._rarity(("topic", word)), partial(profiles.mention, one, other, word)
