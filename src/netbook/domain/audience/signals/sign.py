"""What is known of a follower, and what a signal says of them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from netbook.domain.audience.signals.bursts import Burst

WEAK, STRONG = "weak", "strong"


@dataclass(frozen=True, slots=True)
class Sign:
    """What was seen of a follower: the key of its signal, how much it tells, and the reason in words.

    One that only supports others, such as silence, is never alone and does not count as one more.
    """

    key: str
    strength: str
    reason: str
    supports: bool = False


@dataclass(frozen=True, slots=True)
class Follower:
    """A follower as far as an export tells; ``left`` is when they were gone at the latest.

    ``followers`` and ``following`` are their own counts; ``talked`` is whether a message was ever exchanged, none where
    that is not known.
    """

    handle: str | None = None
    name: str | None = None
    since: datetime | None = None
    left: date | None = None
    followers: int | None = None
    following: int | None = None
    talked: bool | None = None


@dataclass(frozen=True, slots=True)
class Listed:
    """The list a follower is in: its platform, whether it ever holds names, and the bursts of the whole account."""

    platform: str = ""
    names: bool = False
    bursts: Sequence[Burst] = ()
