"""What the commands about doors return: exchanges, people who should meet, ties worth waking."""

from dataclasses import dataclass
from datetime import date

from netbook.domain.views import Named


@dataclass(frozen=True, slots=True)
class KindSum:
    """How often one kind of thing passed."""

    kind: str
    given: int
    received: int


@dataclass(frozen=True, slots=True)
class PersonExchanges:
    """What passed with one person; ``balance`` is what was received less what was given."""

    id: str
    name: str
    given: int
    received: int
    balance: int
    last: date
    kinds: tuple[KindSum, ...]


@dataclass(frozen=True, slots=True)
class YearExchanges:
    """What passed in one year."""

    year: int
    given: int
    received: int
    kinds: tuple[KindSum, ...]


@dataclass(frozen=True, slots=True)
class KindExchanges:
    """What passed of one kind, and with how many people."""

    kind: str
    given: int
    received: int
    people: int
    last: date


@dataclass(frozen=True, slots=True)
class MeetingView:
    """Two people who should meet, and why; ``log`` is the line that records that they were introduced."""

    one: Named
    other: Named
    reasons: tuple[str, ...]
    score: float
    log: str


@dataclass(frozen=True, slots=True)
class DormantTie:
    """A tie that sleeps and is worth waking; ``said`` is what was written down of the last talk."""

    id: str
    name: str
    organisation: str | None
    city: str | None
    circle: str | None
    curated: bool
    last: date  # the last talk
    strength: int  # as of that day
    best: int  # at its strongest
    reasons: tuple[str, ...]
    interaction: str
    kind: str
    said: str
