"""Signals: what in an export looks odd about a follower, each with its reason in words; none calls anybody fake."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from netbook.domain.audience.signals.bursts import Burst, bursts
from netbook.domain.audience.signals.habits import follows_everybody, in_a_burst, left_at_once, nameless, silent
from netbook.domain.audience.signals.handles import made_up
from netbook.domain.audience.signals.sign import STRONG, WEAK, Follower, Listed, Sign

__all__ = [
    "SIGNALS",
    "STRONG",
    "WEAK",
    "Burst",
    "Follower",
    "Listed",
    "Sign",
    "Signal",
    "bursts",
    "counted",
    "judged",
    "signs",
    "stands_out",
]


@dataclass(frozen=True, slots=True)
class Signal:
    """A signal: its key, what it means, and the function that gives its sign for a follower, or none."""

    key: str
    what: str
    find: Callable[[Follower, Listed], Sign | None]


# A new signal is one function and one row; the signs of a follower come in this order.
SIGNALS: tuple[Signal, ...] = (
    Signal("burst", "arrived among many at once, far above the account's own rate", in_a_burst),
    Signal("handle", "a handle shaped like a generated one", made_up),
    Signal("left", "left within a week of following", left_at_once),
    Signal("mass", "follows thousands, and ten times as many as follow them", follows_everybody),
    Signal("nameless", "neither a name nor a letter in the handle", nameless),
    Signal("silent", "never exchanged a message; only beside other signs", silent),
)


def signs(follower: Follower, listed: Listed) -> tuple[Sign, ...]:
    """What looks odd about a follower; what only supports others is left out where it would stand alone."""
    found = tuple(sign for signal in SIGNALS if (sign := signal.find(follower, listed)))
    return found if counted(found) else ()


def counted(found: Iterable[Sign]) -> int:
    """How many signs there are, without those that only support others."""
    return sum(not sign.supports for sign in found)


def stands_out(found: Iterable[Sign]) -> bool:
    """Whether there is a strong sign among them, or two of any kind."""
    found = tuple(found)
    return counted(found) >= 2 or any(sign.strength == STRONG for sign in found)


def judged(follower: Follower, listed: Listed) -> bool:
    """Whether an export tells anything of a follower that a signal could go by."""
    return (
        follower.since is not None
        or bool(follower.handle)
        or None not in (follower.followers, follower.following)
        or (listed.names and bool(follower.name))
    )
