"""What formats read and write: people as a file tells of them, free of any table."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from netbook.domain.methods import Method
from netbook.domain.occasions import YearlyDay
from netbook.domain.when import Calendar


@dataclass(frozen=True, slots=True)
class ReadingOptions:
    """How a file is read: ``region`` for phone numbers, ``calendar`` for dates, ``encoding`` where it is known.

    ``columns`` says which column of a table holds a field: ``{"name": "Full name"}``. ``me`` are the user's own e-mail
    addresses, folded.
    """

    calendar: Calendar
    region: str | None = None
    encoding: str | None = None
    columns: Mapping[str, str] = field(default_factory=dict)
    me: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class ContactRecord:
    """A person as one file tells of them.

    ``key`` is what that source knows them by from one export to the next; ``rest`` what has no place in the book and is
    kept for the way out as JSON: ``vcard``, the properties of a card, and ``columns``, the cells of a table by heading;
    ``remarks`` what of them could not be read; ``line`` where they begin in ``file``.
    """

    name: str
    given: str | None = None
    family: str | None = None
    aliases: tuple[str, ...] = ()
    organisation: str | None = None
    title: str | None = None
    city: str | None = None
    met: str | None = None
    met_on: date | None = None
    about: str | None = None
    methods: tuple[Method, ...] = ()
    occasions: tuple[tuple[str, YearlyDay], ...] = ()
    facts: tuple[tuple[str, str], ...] = ()
    tags: tuple[str, ...] = ()
    notes: tuple[tuple[date, str], ...] = ()
    circle: str | None = None
    cadence: str | None = None
    uid: str | None = None
    key: str | None = None
    rest: Mapping[str, Any] = field(default_factory=dict)
    remarks: tuple[str, ...] = ()
    file: str = ""
    line: int | None = None


@dataclass(frozen=True, slots=True)
class Rejected:
    """A row or card of which nobody can be made, and why; ``said`` is how it begins, ``count`` how many are alike."""

    reason: str
    said: str = ""
    file: str = ""
    line: int | None = None
    count: int = 1


@dataclass(frozen=True, slots=True)
class ExchangeRecord:
    """Something of value that passed between the user and a person, whom ``key`` names."""

    key: str
    kind: str
    direction: str
    on: date
    note: str | None = None


@dataclass(frozen=True, slots=True)
class InteractionRecord:
    """Something that happened, as one file tells of it; people are named by the ``key`` of their records.

    ``source`` and ``source_key`` say where it was first brought from, if it was not typed.
    """

    uid: str
    on: date
    kind: str
    text: str
    at_time: str | None = None
    place: str | None = None
    minutes: int | None = None
    notes: str | None = None
    initiator: str | None = None
    missed: bool = False
    source: str = "typed"
    source_key: str | None = None
    tags: tuple[str, ...] = ()
    present: tuple[str, ...] = ()
    mentioned: tuple[str, ...] = ()
    exchanges: tuple[ExchangeRecord, ...] = ()


@dataclass(frozen=True, slots=True)
class FollowUpRecord:
    """A promise as one file tells of it: ``key`` names the person, ``interaction`` the uid of what it arose from."""

    uid: str
    due: date
    key: str | None = None
    what: str | None = None
    side: str = "me"
    repeat: str | None = None
    state: str = "open"
    closed_on: date | None = None
    interaction: str | None = None


@dataclass(frozen=True, slots=True)
class Named:
    """Somebody as a message or an event names them: what it calls them, and how it reaches them."""

    name: str | None = None
    methods: tuple[Method, ...] = ()


@dataclass(frozen=True, slots=True)
class Encounter:
    """Something with people whom a mailbox or a calendar names: those in the book took part, nobody is added for it.

    ``people`` are all but the user. Encounters of one ``key`` are one, begun by whoever came first: the messages of one
    conversation on one day. ``moment`` is when, in seconds since 1970, to tell who came first. What is not ``sure`` to
    have happened is suggested, and for a person to decide.
    """

    key: str
    on: date
    kind: str
    text: str
    people: tuple[Named, ...]
    at_time: str | None = None
    place: str | None = None
    minutes: int | None = None
    initiator: str | None = None
    sure: bool = True
    moment: float | None = None


@dataclass(frozen=True, slots=True)
class IntroductionRecord:
    """That the person whom ``by`` names introduced the one whom ``key`` names."""

    key: str
    by: str


@dataclass(frozen=True, slots=True)
class RelationRecord:
    """That the person whom ``other`` names is the partner, parent, colleague ... of the one whom ``key`` names."""

    key: str
    other: str
    kind: str


@dataclass(frozen=True, slots=True)
class Overlooked:
    """So many events of a file that are passed over, and why: ``cancelled``."""

    reason: str
    count: int


Record = ContactRecord | Rejected
# What comes after the records of the people it names.
Happening = InteractionRecord | FollowUpRecord | ExchangeRecord | IntroductionRecord | RelationRecord
Brought = Record | Happening | Encounter | Overlooked  # whatever a file tells
