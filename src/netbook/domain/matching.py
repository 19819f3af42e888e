"""Whether a person in a file is somebody in the book: how surely, and why.

The evidence, strongest first: the entry was brought before; the uid; a way to reach them with a name that agrees; the
name alone. What is less than sure is for the user to decide.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from netbook.domain.methods import Method
from netbook.domain.names import name_parts, words_of
from netbook.domain.occasions import BIRTHDAY, YearlyDay
from netbook.domain.records import ContactRecord

Words = tuple[str, ...]
Identity = tuple[str, str]

SURE = 0.8  # a score from which on two are taken for one
_BY_WAY = 0.98  # a score from which on it is more than a name that joins them


@dataclass(frozen=True, slots=True)
class Candidate:
    """Somebody who may be meant, as far as it matters: ``taken`` says that the file names them already.

    ``fresh`` is who came from the same file: two entries of one book are two people unless more than a name joins them.
    ``apart`` are those of whom the user said that they are somebody else, whom a name alone then does not tell apart.
    """

    number: int
    names: tuple[str, ...]
    uid: str | None = None
    ways: frozenset[Identity] = frozenset()
    birthday: YearlyDay | None = None
    organisation: str | None = None
    city: str | None = None
    taken: bool = False
    fresh: bool = False
    apart: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Match:
    """Who is meant: the score is 1 where there is no doubt, and below ``SURE`` a person has to decide."""

    number: int
    score: float
    reason: str
    others: tuple[int, ...] = field(default=())  # who may be meant as well

    @property
    def sure(self) -> bool:
        """Whether it holds without asking."""
        return self.score >= SURE


def way(method: Method) -> Identity | None:
    """What of a way to reach somebody can be met again elsewhere: a profile is one, by its address or its handle."""
    if method.kind == "address" or not method.normalised:
        return None
    return method.platform or ("web" if method.kind == "url" else method.kind), method.normalised


def ways(methods: Iterable[Method]) -> frozenset[Identity]:
    """All that of these."""
    return frozenset(found for method in methods if (found := way(method)))


def name_key(name: str) -> Words:
    """The words of a name in an order of their own, so that ``Reyes, Ana`` is Ana Reyes."""
    return tuple(sorted(words_of(" ".join(name_parts(name)))))


def short_key(name: str) -> Words:
    """The first and the last word of a name, which is less than its key where it has middle names; nothing of one."""
    parts = name_parts(name)
    words = words_of(" ".join(parts))
    return (words[0], words[-1]) if len(parts) > 1 and len(words) > 1 else ()


def name_keys(name: str) -> set[Words]:
    """What a name is looked for by: both its keys."""
    words = words_of(" ".join(name_parts(name)))
    return {tuple(sorted(words)), (words[0], words[-1])} if len(words) > 1 else {words} - {()}


def match(record: ContactRecord, candidates: Sequence[Candidate]) -> Match | None:
    """Who of the candidates is meant, the likeliest first; none where nobody is."""
    scored = [found for each in candidates if (found := _score(record, each))]
    if not scored:
        return None
    scored.sort(key=lambda found: (-found.score, found.number))
    best, *rest = scored
    apart = next(each.apart for each in candidates if each.number == best.number) if best.score < _BY_WAY else ()
    rivals = tuple(found.number for found in rest if found.score > best.score - 0.1 or found.number in apart)
    if rivals and best.score < 1:
        return Match(best.number, min(best.score, SURE - 0.2), f"{best.reason}, and so do others", rivals)
    return best


def _score(record: ContactRecord, candidate: Candidate) -> Match | None:
    if record.uid and record.uid == candidate.uid:
        return Match(candidate.number, 1.0, "has the same uid")
    alike = max((_likeness(record.name, name) for name in candidate.names), default=0.0)
    mine = ways(record.methods)
    shared = sorted(mine & candidate.ways)
    if shared:
        return _by_way(record, candidate, shared, alike)
    if alike < 0.5 or candidate.fresh:
        return None
    return _by_name(record, candidate, mine, alike)


def _by_way(record: ContactRecord, candidate: Candidate, shared: list[Identity], alike: float) -> Match | None:
    what = _spoken(record, shared[0])
    nameless = record.name.casefold() in {value for _, value in shared} or not name_key(record.name)
    if alike >= 0.5 or nameless:
        return Match(candidate.number, _BY_WAY, f"has {what} too")
    if candidate.fresh:
        return None  # a household shares a telephone
    if len(shared) > 1:
        return Match(candidate.number, 0.7, f"has {what} and more in common, but is called {candidate.names[0]}")
    return Match(candidate.number, 0.5, f"has {what} too, but is called {candidate.names[0]}")


def _by_name(record: ContactRecord, candidate: Candidate, mine: frozenset[Identity], alike: float) -> Match:
    odds = _contradiction(record, candidate, mine)
    if odds:
        return Match(candidate.number, 0.4 * alike, f"bears the name, but {odds}")
    if alike < 1:
        return Match(candidate.number, 0.6 * alike, f"is called {candidate.names[0]}")
    if candidate.taken:
        return Match(candidate.number, 0.5, "bears the same name, as somebody else in the file does")
    if len(name_key(record.name)) < 2:
        return Match(candidate.number, 0.5, "bears the same single name")
    if record.organisation and record.organisation == candidate.organisation:
        return Match(candidate.number, 0.95, "bears the same name, in the same organisation")
    return Match(candidate.number, 0.85, "bears the same name")


def _contradiction(record: ContactRecord, candidate: Candidate, mine: frozenset[Identity]) -> str | None:
    """What speaks against two of one name being one: another profile at the same place, or another birthday."""
    theirs = {kind: value for kind, value in candidate.ways if kind not in _SEVERAL}
    for kind, value in sorted(mine):
        if theirs.get(kind, value) != value:
            return f"has another {kind} profile"
    born = dict(record.occasions).get(BIRTHDAY)
    if born and candidate.birthday:
        day = (candidate.birthday.month, candidate.birthday.day)
        years = {born.year, candidate.birthday.year} - {None}
        if (born.month, born.day) != day or len(years) > 1:
            return "has another birthday"
    return None


_SEVERAL = frozenset(("email", "phone", "web"))  # of which a person has several


def _likeness(one: str, other: str) -> float:
    """How alike two names are: 1 the same words in any order, 0.9 but for middle names, 0.7 an initial, 0.5 a part."""
    mine, theirs = name_key(one), name_key(other)
    if not mine or not theirs:
        return 0.0
    if mine == theirs:
        return 1.0
    first, second = short_key(one), short_key(other)
    if first and first == second:
        return 0.9
    if (
        first
        and second
        and first[1] == second[1]
        and first[0][0] == second[0][0]
        and 1 in map(len, (first[0], second[0]))
    ):
        return 0.7
    return 0.5 if set(mine) <= set(theirs) or set(theirs) <= set(mine) else 0.0


def _spoken(record: ContactRecord, shared: Identity) -> str:
    for method in record.methods:
        if way(method) == shared:
            return method.value
    return shared[1]
