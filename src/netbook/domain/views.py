"""What the verbs return to the faces: frozen, complete, without a tie to the book.

The field names are the keys of every ``--json`` output (a trailing underscore is dropped).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from netbook.domain.metrics import Reading, Value


@dataclass(frozen=True, slots=True)
class Named:
    """A person, by id and name."""

    id: str
    name: str


@dataclass(frozen=True, slots=True)
class PersonRow:
    """A line of a list of people."""

    id: str
    name: str
    organisation: str | None
    title: str | None
    city: str | None
    circle: str | None
    tags: tuple[str, ...]
    cadence: str | None  # the one that holds: own, else a tag's, else the circle's
    last: date | None
    due: date | None
    vetted: str  # yes, no or open
    emails: tuple[str, ...]
    phones: tuple[str, ...]
    archived: bool
    metrics: Mapping[str, Value]  # those asked for


@dataclass(frozen=True, slots=True)
class MethodView:
    """A way to reach a person."""

    kind: str
    value: str
    normalised: str
    platform: str | None
    label: str | None


@dataclass(frozen=True, slots=True)
class OccasionView:
    """A day that comes back every year."""

    id: str
    kind: str
    month: int
    day: int
    year: int | None
    next: date


@dataclass(frozen=True, slots=True)
class RelationView:
    """What somebody else is to a person."""

    kind: str
    id: str
    name: str


@dataclass(frozen=True, slots=True)
class FactView:
    """Something known about a person."""

    on: date
    key: str
    value: str


@dataclass(frozen=True, slots=True)
class NoteView:
    """A dated note on a person."""

    on: date
    text: str


@dataclass(frozen=True, slots=True)
class ExchangeView:
    """Something of value that passed."""

    kind: str
    direction: str
    with_: str
    on: date
    note: str | None = None


@dataclass(frozen=True, slots=True)
class InteractionView:
    """Something that happened."""

    id: str
    on: date
    at_time: str | None
    kind: str
    people: tuple[Named, ...]
    mentioned: tuple[Named, ...]
    place: str | None
    minutes: int | None
    initiator: str | None
    tags: tuple[str, ...]
    exchanges: tuple[ExchangeView, ...]
    text: str
    notes: str | None


@dataclass(frozen=True, slots=True)
class FollowUpView:
    """A promise with a day."""

    id: str
    due: date
    what: str | None
    with_: Named | None
    side: str
    repeat: str | None
    state: str
    interaction: str | None


@dataclass(frozen=True, slots=True)
class TieOn:
    """How strong a tie was on a day; none before the first contact."""

    on: date
    tie: int | None


@dataclass(frozen=True, slots=True)
class PersonView:
    """Everything about one person."""

    id: str
    uid: str
    name: str
    aliases: tuple[str, ...]
    organisation: str | None
    title: str | None
    city: str | None
    met: str | None
    met_on: date | None
    introduced_by: Named | None
    circle: str | None
    cadence: str | None
    cadence_from: str | None  # own, tag or circle
    tags: tuple[str, ...]
    methods: tuple[MethodView, ...]
    occasions: tuple[OccasionView, ...]
    relations: tuple[RelationView, ...]
    facts: tuple[FactView, ...]
    notes: tuple[NoteView, ...]
    about: str | None
    last: date | None
    due: date | None
    vetted: str
    metrics: Mapping[str, Reading]
    tie_by_month: tuple[TieOn, ...]  # of the twelve months behind, oldest first
    snoozed_until: date | None
    paused_until: date | None
    archived: bool
    follow_ups: tuple[FollowUpView, ...]
    exchanges: tuple[ExchangeView, ...]
    interactions: tuple[InteractionView, ...]


@dataclass(frozen=True, slots=True)
class PersonCard:
    """Somebody in a few lines: what one looks at before deciding something about them."""

    id: str
    name: str
    title: str | None
    organisation: str | None
    city: str | None
    circle: str | None
    cadence: str | None
    tags: tuple[str, ...]
    vetted: str
    due: date | None
    metrics: Mapping[str, Value]
    you_owe: tuple[FollowUpView, ...]
    they_owe: tuple[FollowUpView, ...]
    recent: tuple[InteractionView, ...]  # the newest three
    note: NoteView | None  # the newest
    reach: tuple[MethodView, ...]


@dataclass(frozen=True, slots=True)
class DueItem:
    """Something or somebody due: a follow-up, a person, or an occasion."""

    type: str  # follow_up, person or occasion
    id: str
    due: date
    late: int  # days past due; negative where it lies ahead
    name: str | None = None
    person: str | None = None  # the person's id
    what: str | None = None
    side: str | None = None
    repeat: str | None = None
    circle: str | None = None
    cadence: str | None = None
    last: date | None = None


@dataclass(frozen=True, slots=True)
class FoundView:
    """A person or an interaction that was found; ``hits`` are the (start, end) in ``text`` of what was looked for."""

    type: str  # person or interaction
    id: str
    name: str | None
    on: date | None
    kind: str | None
    field: str | None  # where it was found; none for a name
    text: str
    hits: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class InboxView:
    """A line that waits for a decision."""

    id: str
    on: date
    text: str
    reason: str


@dataclass(frozen=True, slots=True)
class OperationView:
    """One thing a person did; ``touched`` names rows as (table, id) and is empty unless asked for."""

    id: int
    label: str
    at: datetime
    source: str
    undone: bool
    touched: tuple[tuple[str, int], ...] = ()


@dataclass(frozen=True, slots=True)
class SettingView:
    """A setting as it holds; ``from_`` is a flag, a variable of the environment, the settings file or ``default``."""

    key: str
    value: str | float | None
    from_: str


@dataclass(frozen=True, slots=True)
class FindingView:
    """Something that the doctor found: what is wrong, and what to do about it."""

    check: str
    wrong: str
    do: str
    repairable: bool
    repaired: bool


@dataclass(frozen=True, slots=True)
class Exported:
    """What was written for other programs, of how many people, and where."""

    format: str
    people: int
    file: Path
