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

    ``columns`` says which column of a table holds a field: ``{"name": "Full name"}``.
    """

    calendar: Calendar
    region: str | None = None
    encoding: str | None = None
    columns: Mapping[str, str] = field(default_factory=dict)


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
    """A row or card of which nobody can be made, and why; ``said`` is how it begins."""

    reason: str
    said: str = ""
    file: str = ""
    line: int | None = None


Record = ContactRecord | Rejected
