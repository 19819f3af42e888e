"""An import of an audience as it is shown."""

from collections import Counter
from dataclasses import dataclass, field
from datetime import date

JOINED, LEFT, BACK, RENAMED, FOLLOWED, GONE, CHANGED, SAME, REJECTED = (
    "joined",
    "left",
    "back",
    "renamed",
    "followed",
    "gone",
    "changed",
    "same",
    "rejected",
)
OUTCOMES = (JOINED, LEFT, BACK, RENAMED, FOLLOWED, GONE, CHANGED, SAME, REJECTED)
_MOST = 20  # of each outcome, that are held to be named


@dataclass(frozen=True, slots=True)
class Outcomes:
    """Of how many an export told what: they joined, left, ..."""

    joined: int
    left: int
    back: int
    renamed: int
    followed: int
    gone: int
    changed: int
    same: int
    rejected: int


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why rows were left out, and how many."""

    reason: str
    count: int


@dataclass(frozen=True, slots=True)
class ExportView:
    """What one export made of the audience of an account, for programs."""

    platform: str
    account: str
    on: date
    older: bool
    followers: int | None
    following: int | None
    counted: int | None
    outcomes: Outcomes
    missing: int
    question: str | None
    linked: int
    offered: int
    refused: tuple[Refusal, ...]


@dataclass
class ExportReport:
    """What one export of one account makes of its audience.

    ``followers`` and ``following`` are how many it lists, none where it has no such list; ``older`` says that a newer
    one was read before; ``first`` that none was. ``gone`` are those whom it does not list any more, who are asked about
    before they count as having left, as ``question`` says.
    """

    platform: str
    handle: str
    on: date
    first: bool = False
    older: bool = False
    followers: int | None = None
    following: int | None = None
    counted: int | None = None
    gone: int = 0
    question: str | None = None
    linked: int = 0
    offered: int = 0
    snapshots: int = 0  # that are new
    counts: Counter[str] = field(default_factory=Counter)
    reasons: Counter[str] = field(default_factory=Counter)
    named: dict[str, list[str]] = field(default_factory=dict)

    def note(self, outcome: str, name: str, reason: str = "") -> None:
        """Count one of them, and hold who it is while there is room."""
        self.counts[outcome] += 1
        if reason:
            self.reasons[reason] += 1
        held = self.named.setdefault(outcome, [])
        if len(held) < _MOST:
            held.append(name)

    @property
    def writes(self) -> bool:
        """Whether anything is new in the book."""
        return bool(self.snapshots) or any(self.counts[each] for each in OUTCOMES if each not in (SAME, REJECTED))

    def view(self) -> ExportView:
        """It, for programs."""
        return ExportView(
            platform=self.platform,
            account=self.handle,
            on=self.on,
            older=self.older,
            followers=self.followers,
            following=self.following,
            counted=self.counted,
            outcomes=Outcomes(**{outcome: self.counts[outcome] for outcome in OUTCOMES}),
            missing=self.gone,
            question=self.question,
            linked=self.linked,
            offered=self.offered,
            refused=tuple(Refusal(*each) for each in self.reasons.most_common()),
        )
