"""What a review shows: its queue, the card of one item, and its summary."""

from dataclasses import dataclass
from datetime import date

from netbook.domain.views import Named, PersonCard


@dataclass(frozen=True, slots=True)
class ReviewItemView:
    """One thing that a review asks about; ``id`` is what commands take, none where the step is the question."""

    step: str
    id: str | None
    what: str | None  # the waiting line, the promise, the occasion, or why somebody is asked about
    reason: str | None  # why a line waits
    due: date | None
    late: int | None  # days past due; negative where it lies ahead
    person: PersonCard | None = None


@dataclass(frozen=True, slots=True)
class Numbers:
    """What happened between two days, both included."""

    since: date
    until: date
    talks: int  # interactions of any kind
    people: int  # who took part
    new_people: int  # whose first interaction it was, unless they were met before
    minutes: int  # as far as they were written down
    by_you: int
    by_them: int
    by_both: int
    kept: int  # promises of yours that were ticked off
    open: int  # promises of yours that are open now


@dataclass(frozen=True, slots=True)
class FollowersNow:
    """How many follow at the end of some days, and before them; how many came, and who of these one knows.

    ``before`` and ``gained`` are none where they are not known; ``offered`` may be contacts, where that was counted.
    """

    count: int
    before: int | None
    gained: int | None
    gained_known: int
    offered: int = 0


@dataclass(frozen=True, slots=True)
class StepCount:
    """How many of a step."""

    step: str
    count: int


@dataclass(frozen=True, slots=True)
class OutcomeCount:
    """How many were decided so."""

    outcome: str
    count: int


@dataclass(frozen=True, slots=True)
class QueueView:
    """A review as it stands: what was decided, what is still asked, and how much more waits than fits."""

    kind: str
    on: date
    going_on: bool  # whether it was begun before
    decided: int
    items: tuple[ReviewItemView, ...]
    waiting: tuple[StepCount, ...]  # beyond what fits


@dataclass(frozen=True, slots=True)
class SummaryView:
    """A review that is over."""

    id: int
    kind: str
    on: date
    finished_on: date | None
    outcomes: tuple[OutcomeCount, ...]
    undecided: int
    numbers: Numbers | None
    picks: tuple[Named, ...]  # whom to see until the next one
