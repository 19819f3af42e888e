"""What is shown of an audience."""

from dataclasses import dataclass
from datetime import date

from netbook.domain.views import Named


@dataclass(frozen=True, slots=True)
class Offer:
    """A contact whom a follower may be: how surely (0 to 100), and why."""

    person: Named
    score: int
    reason: str


@dataclass(frozen=True, slots=True)
class FollowerView:
    """A follower; ``since`` is a moment in UTC, or a day; ``signs`` are what looks odd, in words."""

    id: str
    platform: str
    account: str
    handle: str | None
    name: str | None
    url: str | None
    since: str | None
    follows_me: bool
    i_follow: bool
    first_seen: date
    left_on: date | None
    followers: int | None
    following: int | None
    contact: Named | None
    linked_by: str | None
    verdict: str | None
    decided_on: date | None
    signs: tuple[str, ...]

    @property
    def called(self) -> str:
        """The name, the handle, or the platform's id."""
        shown = f"@{self.handle}" if self.handle and "@" not in self.handle else self.handle
        return " ".join(filter(None, (self.name, shown))) or self.id


@dataclass(frozen=True, slots=True)
class TriageCard:
    """A follower to decide about: whom they may be, the best first, and how many are like them, in words."""

    follower: FollowerView
    offers: tuple[Offer, ...]
    alike: int
    alike_words: str


@dataclass(frozen=True, slots=True)
class Counted:
    """How many followed an account on a day, and where that is known from: typed, counted or listed."""

    on: date
    followers: int | None
    following: int | None
    source: str


@dataclass(frozen=True, slots=True)
class EstimateView:
    """How many of those listed may be no people who are there, as a range, none where nothing can be told; and how."""

    low: int | None
    high: int | None
    of: int
    method: str

    @property
    def told(self) -> str:
        """The range in figures; empty where nothing can be told."""
        if self.low is None or self.high is None:
            return ""
        return f"{self.low:,}" if self.low == self.high else f"{self.low:,} to {self.high:,}"


@dataclass(frozen=True, slots=True)
class AccountView:
    """An account of the user's own, and its audience as far as it is known.

    ``followers`` is the newest count; ``listed`` are those of them who are known one by one, ``linked`` those who are
    contacts, ``left`` those who left, of them ``fleeting`` soon after they came.
    """

    platform: str
    handle: str
    followers: int | None
    following: int | None
    on: date | None
    source: str | None
    listed: int
    followed: int
    linked: int
    decided: int
    left: int
    fleeting: int
    estimate: EstimateView | None
    bursts: tuple[str, ...]
    snapshots: tuple[Counted, ...]
