"""Exchanges added up and said in words: what passed, which way, and how both sides stand."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from netbook.domain.doors import KindSum, YearExchanges
from netbook.domain.vocabulary import EXCHANGES

GIVEN, RECEIVED = DIRECTIONS = ("given", "received")
# What is not counted in English: advice twice, but two introductions.
_MASSES = frozenset(("advice", "help", "business"))


def sums(counts: Iterable[tuple[str, str, int]]) -> tuple[KindSum, ...]:
    """Counts as (kind, direction, how many) by kind, in the order of the vocabulary."""
    found: dict[str, dict[str, int]] = {}
    for kind, direction, count in counts:
        of_kind = found.setdefault(kind, dict.fromkeys(DIRECTIONS, 0))
        of_kind[direction] = of_kind.get(direction, 0) + count
    known = [kind for kind in EXCHANGES if kind in found]
    others = sorted(kind for kind in found if kind not in known)  # what another program wrote
    return tuple(KindSum(kind, found[kind][GIVEN], found[kind][RECEIVED]) for kind in (*known, *others))


def in_words(kinds: Sequence[KindSum]) -> str:
    """``got 2 introductions; gave advice twice``."""
    told = (
        ("got", listed((each.kind, each.received) for each in kinds)),
        ("gave", listed((e.kind, e.given) for e in kinds)),
    )
    return "; ".join(f"{verb} {some}" for verb, some in told if some)


def year_in_words(year: YearExchanges) -> str:
    """``2026: gave 3 (2 introductions, advice), got nothing``."""
    gave = listed((each.kind, each.given) for each in year.kinds)
    got = listed((each.kind, each.received) for each in year.kinds)
    told = (("gave", year.given, gave), ("got", year.received, got))
    return f"{year.year}: " + ", ".join(f"{verb} {n} ({some})" if n else f"{verb} nothing" for verb, n, some in told)


def in_short(kinds: Sequence[KindSum]) -> str:
    """``2 introductions, advice``, whichever way, the most frequent first."""
    return listed((each.kind, each.given + each.received) for each in kinds)


def listed(counts: Iterable[tuple[str, int]]) -> str:
    """Kinds with how often, the most frequent first; those of none left out."""
    return ", ".join(counted(kind, count) for kind, count in sorted(counts, key=lambda each: -each[1]) if count)


def counted(kind: str, count: int) -> str:
    """``introduction``, ``2 introductions``, ``advice twice``."""
    if count == 1:
        return kind
    if kind in _MASSES:
        return f"{kind} {'twice' if count == 2 else f'{count} times'}"
    return f"{count} {kind}s"


def balance_in_words(balance: int) -> str:
    """Received less given, as both sides can say it: ``+3 for you`` where they gave more, ``+2 for them``, ``even``."""
    if balance == 0:
        return "even"
    return f"+{abs(balance)} for {'you' if balance > 0 else 'them'}"


@dataclass(frozen=True, slots=True)
class Asked:
    """Somebody who matters, with what was given to them and received from them."""

    name: str
    given: int
    received: int
    layer: int  # the position of their circle; inner is first


def never_asked(people: Iterable[Asked], most: int) -> list[str]:
    """Those of whom nothing was ever received: first whom most was given to, then the closest."""
    found = [each for each in people if not each.received]
    return [each.name for each in sorted(found, key=lambda each: (-each.given, each.layer, each.name))[:most]]
