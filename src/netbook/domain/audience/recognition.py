"""Who of the followers is a contact: what each is looked up by, and which of the pairs found are beyond doubt.

A follower is stored with two keys, of the name shown and of the handle. Everything that a contact may be called becomes
a clue, a key to look up; so a million followers are compared with a book without comparing every one with everybody.
"""

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from netbook.domain.audience.display_names import key_of, person_words
from netbook.domain.audience.handles import squeezed
from netbook.domain.audience.variants import SAME_NAME, SINGLE_NAME, Variant, handle_variants, name_variants

CERTAIN = 100
_ELSEWHERE = 76  # the handle that the contact has on another platform
_LIKE_ELSEWHERE = 45  # its letters alone
_TELLING = 8  # letters from which on they say something without the figures behind them
_MAILBOX = 62
_AGREEING = 5  # what a second clue adds
_NONE = (0, "")
_RARE = 3  # followers with one single name, up to which it says something
# Contacts whose name is borne by several followers, from which on a name alone proves little: this many, and more than
# one beside so many whose name is borne by one. With 2,000 contacts that is between 3,000 and 10,000 followers, where
# one in ten and one in three of those linked by name would be strangers.
_SEVERAL = 5
_SHARE = 20
_CROWD = 4  # others who may be meant as well, at which a score is halved
SHARED_MAILBOXES = set("admin contact enquiries events hello info marketing office press sales service support".split())


@dataclass(frozen=True, slots=True)
class Keys:
    """What a follower is looked up by: the words of the name, sorted, and the letters of the handle; "" if none say."""

    name: str
    handle: str


@dataclass(frozen=True, slots=True)
class Acquaintance:
    """A contact as far as it matters; handles are (platform, bare handle in lower case), also of profile pages."""

    number: int
    names: tuple[str, ...]
    handles: frozenset[tuple[str, str]] = frozenset()
    emails: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Clue:
    """A key under which a contact may be found: in ``column`` ("handle", "name", "handle_key") of the followers.

    A clue with a ``platform`` counts on that platform only, one without on all; a ``score`` of 100 is certain.
    """

    column: str
    key: str
    platform: str | None
    score: int
    reason: str


@dataclass(frozen=True, slots=True)
class Pair:
    """A follower who may be a contact, and why."""

    follower: int
    contact: int
    score: int
    reason: str


def keys(name: str | None, handle: str | None) -> Keys:
    """What to store with a follower of this display name and handle."""
    return Keys(key_of(person_words(name)) if name else "", squeezed(handle) if handle else "")


def clues(known: Acquaintance) -> Iterator[Clue]:
    """Every key under which a contact may be found, each once with the best reason, the certain ones first."""
    for platform, handle in sorted(known.handles):
        yield Clue("handle", handle, platform, CERTAIN, "the same handle")
    for address in sorted({address.casefold() for address in known.emails}):
        yield Clue("handle", address, None, CERTAIN, "the same e-mail address")
    found: dict[tuple[str, str], tuple[int, str]] = {}
    for column, (key, score, reason) in _weaker(known):
        if key and found.get((column, key), _NONE)[0] < score:
            found[column, key] = score, reason
    for (column, key), (score, reason) in sorted(found.items(), key=_by_score, reverse=True):
        yield Clue(column, key, None, score, reason)


def judged(pairs: Iterable[Pair]) -> tuple[list[Pair], list[Pair]]:
    """The pairs of one account that are certain enough to link by themselves, and the others to offer, the best first.

    Each follower with each contact comes once, whatever the number of clues. A name links only where nothing else
    points to another contact or to another follower, in an audience small enough for names to tell people apart. What a
    link speaks against is offered at half its score, and the more others may be meant as well, the lower; a single name
    that many followers bear is left out.
    """
    merged = [same[0] if len(same) == 1 else _merged(same) for same in _by_both(pairs)]
    linked = _linked(merged)
    followers, contacts = {pair.follower for pair in linked}, {pair.contact for pair in linked}
    taken = set(linked)
    rest = [pair for pair in merged if pair not in taken]
    single = Counter(pair.contact for pair in rest if pair.score <= SINGLE_NAME)
    rivals = _Rivals(merged)
    offered = []
    for pair in rest:
        if pair.score > SINGLE_NAME or single[pair.contact] <= _RARE:
            settled = pair.follower in followers or pair.contact in contacts
            score = pair.score // 2 if settled else max(1, pair.score * _CROWD // (_CROWD + rivals.beside(pair)))
            offered.append(Pair(pair.follower, pair.contact, score, pair.reason))
    return linked, sorted(offered, key=_best_first)


def _by_score(clue: tuple[tuple[str, str], tuple[int, str]]) -> int:
    return clue[1][0]


def _weaker(known: Acquaintance) -> Iterator[tuple[str, Variant]]:
    for name in known.names:
        for variant in name_variants(name):
            yield "name", variant
        for variant in handle_variants(name):
            yield "handle_key", variant
    alone = {word for name in known.names for word in person_words(name)} | SHARED_MAILBOXES
    for platform, handle in sorted(known.handles):
        yield "handle", (handle, _ELSEWHERE, f"the handle is the one on {platform}")
        letters = squeezed(handle)
        if len(letters) >= _TELLING and letters not in alone:
            yield "handle_key", (letters, _LIKE_ELSEWHERE, f"the handle is like the one on {platform}")
    for address in sorted(known.emails):
        letters = squeezed(address)
        if letters not in alone:
            yield "handle_key", (letters, _MAILBOX, "the handle is like the e-mail address")


def _best_first(pair: Pair) -> tuple[int, int, int]:
    return -pair.score, pair.contact, pair.follower


def _by_both(pairs: Iterable[Pair]) -> Iterable[list[Pair]]:
    found: dict[tuple[int, int], list[Pair]] = {}
    for pair in pairs:
        found.setdefault((pair.follower, pair.contact), []).append(pair)
    return found.values()


def _merged(same: list[Pair]) -> Pair:
    """One pair of all that speaks for it: a second reason strengthens the first, but makes no name of a nickname."""
    best, *others = sorted(set(same), key=lambda pair: (-pair.score, pair.reason))
    second = next((pair for pair in others if pair.reason != best.reason), None)
    if best.score >= CERTAIN or second is None:
        return best
    most = CERTAIN - 1 if best.score >= SAME_NAME else SAME_NAME - 1
    return replace(best, score=min(best.score + _AGREEING, most), reason=f"{best.reason}, and {second.reason}")


def _linked(merged: list[Pair]) -> list[Pair]:
    """Who is linked: by what is certain of one contact; then by name, where it is the only pair of both."""
    linked: list[Pair] = []
    contacts: set[int] = set()
    certain = [pair for pair in merged if pair.score >= CERTAIN]
    claimed = Counter(pair.follower for pair in certain)
    for pair in sorted(certain, key=_best_first):
        if claimed[pair.follower] == 1 and pair.contact not in contacts:  # a household may share an address
            linked.append(pair)
            contacts.add(pair.contact)
    if _names_prove_little(merged):
        return linked
    of_follower = Counter(pair.follower for pair in merged)
    of_contact = Counter(pair.contact for pair in merged)
    linked += (
        pair
        for pair in sorted(merged, key=_best_first)
        if SAME_NAME <= pair.score < CERTAIN and of_follower[pair.follower] == of_contact[pair.contact] == 1
    )
    return linked


def _names_prove_little(merged: list[Pair]) -> bool:
    """Whether an audience is so large that strangers bear the names of contacts.

    Where many contacts have several followers of their very name, most of those with only one have a stranger too.
    """
    bearers = Counter(pair.contact for pair in merged if SAME_NAME <= pair.score < CERTAIN)
    several = sum(count > 1 for count in bearers.values())
    return several >= _SEVERAL and several * _SHARE > len(bearers) - several


class _Rivals:
    """How many others are as likely."""

    def __init__(self, merged: list[Pair]) -> None:
        self._of_contact: dict[int, list[int]] = defaultdict(list)
        self._of_follower: dict[int, list[int]] = defaultdict(list)
        for pair in merged:
            self._of_contact[pair.contact].append(-pair.score)
            self._of_follower[pair.follower].append(-pair.score)
        for scores in (*self._of_contact.values(), *self._of_follower.values()):
            scores.sort()

    def beside(self, pair: Pair) -> int:
        """How many pairs of its contact and of its follower score no less than a pair, itself not counted."""
        return (
            bisect_right(self._of_contact[pair.contact], -pair.score)
            + bisect_right(self._of_follower[pair.follower], -pair.score)
            - 2
        )
