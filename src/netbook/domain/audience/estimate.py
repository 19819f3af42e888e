"""How many of an audience may be no people who are there: a range, and how it was come by.

Audits of followers disagree with one another and measure different things: one number would claim too much.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from netbook.domain.audience.signals import Sign, counted, stands_out


class Decision(StrEnum):
    """What the user decided about a follower by hand; it goes before every sign."""

    REAL = "real"
    NO_PERSON = "not a person"


@dataclass(frozen=True, slots=True)
class Standing:
    """A follower as the estimate sees them: their signs, what was decided, and whether anything can be told."""

    signs: tuple[Sign, ...] = ()
    decision: Decision | None = None
    judged: bool = True


@dataclass(frozen=True, slots=True)
class Tally:
    """An audience counted, each follower once: ``of`` are all.

    Of those nothing was decided about, ``one`` have a strong sign or more than one, ``several`` of these more than
    one, and ``unknown`` could not be judged. ``right`` of those decided to be no person had such signs, ``wrong`` of
    the real ones.
    """

    of: int = 0
    one: int = 0
    several: int = 0
    unknown: int = 0
    real: int = 0
    no_person: int = 0
    right: int = 0
    wrong: int = 0


@dataclass(frozen=True, slots=True)
class Estimate:
    """From ``low`` to ``high`` of ``of`` followers, and the method in words; none where nothing can be told."""

    low: int | None
    high: int | None
    of: int
    method: str


def tally(followers: Iterable[Standing]) -> Tally:
    """Count an audience."""
    counts = Counter[str]()
    for each in followers:
        counts["of"] += 1
        odd = stands_out(each.signs)
        if each.decision:
            real = each.decision is Decision.REAL
            counts["real" if real else "no_person"] += 1
            counts["wrong" if real else "right"] += odd
        elif not each.judged:
            counts["unknown"] += 1
        else:
            counts["one"] += odd
            counts["several"] += counted(each.signs) >= 2
    return Tally(**counts)


def estimate(audience: Tally) -> Estimate:
    """The range for an audience: what the user decided counts as decided, the rest by their signs."""
    of, told = audience.of, audience.of - audience.unknown
    if not told:
        why = f"none of {of:,} could be judged" if of else "there are no followers"
        return Estimate(None, None, of, f"not known: {why}")
    low = audience.no_person + audience.several
    high = audience.no_person + audience.one
    return Estimate(low, high, of, "; ".join(_method(audience, low, high)))


def _method(audience: Tally, low: int, high: int) -> Iterable[str]:
    of = audience.of
    if high == low:
        yield f"{low:,} of {of:,} ({_share(low, of)})"
    else:
        yield f"{low:,} of {of:,} ({_share(low, of)}) to {high:,} ({_share(high, of)})"
    if high:
        yield (
            "low counts those with two signs and those you decided are no person, high also those with one strong sign"
        )
    else:
        yield "nobody has a strong sign or two signs"
    if audience.real:
        yield f"{audience.real:,} you decided are real count in neither"
    # Said and not reckoned with: the oddest are decided about first, so their share says little of the rest.
    if shown := audience.right + audience.wrong:
        yield f"of {shown:,} with such signs you decided about, {audience.right:,} were no person"
    if audience.unknown:
        yield f"{audience.unknown:,} could not be judged"


def _share(part: int, of: int) -> str:
    share = 100 * part / of
    return "under 0.1 %" if 0 < share < 0.1 else f"{share:.1f} %" if share else "0 %"
