"""A person in the making: what a row says is put in its place, and what has none or cannot be read is kept."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any, NamedTuple

from netbook.domain import methods
from netbook.domain.methods import Method
from netbook.domain.names import LONGEST_NAME, checked_name
from netbook.domain.occasions import BIRTHDAY, YearlyDay, read_kind
from netbook.domain.records import ContactRecord, ReadingOptions, Record, Rejected
from netbook.domain.tags import tag_of_label
from netbook.domain.text import clean_line
from netbook.errors import Unreadable
from netbook.formats.tables import dates

MOST_LINE = 1000  # characters of whatever is said on one line
MOST_METHODS = 200  # ways to reach one person
MOST_TAGS = 100  # of one person
MOST_REMARKS = 20  # on one person
NOBODY = "there is no name, address or number"
# What labels of other programs are called in the book; others stay as they are.
_LABELS = {"business": "work", "cell": "mobile", "private": "home", "personal": "home"}
_KNOWN = {"work", "home", "mobile", "other", "main", "pager", "work fax", "home fax", "other fax", "fax", "school"}


def label_of(text: str) -> str | None:
    """A label as the book has it: ``* Work`` is work; one it does not know stays as it is."""
    label = clean_line(text).lstrip("* ")[:LONGEST_NAME]
    low = _LABELS.get(label.casefold(), label.casefold())
    return (low if low in _KNOWN else label) or None


class Postal(NamedTuple):
    """The parts of a postal address; ``more`` stands after the street."""

    street: str = ""
    city: str = ""
    region: str = ""
    postcode: str = ""
    country: str = ""
    more: tuple[str, ...] = ()

    def __str__(self) -> str:
        place = f"{self.postcode} {self.city}".strip()
        if self.region:
            place = ", ".join(filter(None, (self.city, f"{self.region} {self.postcode}".strip())))
        lines = (*self.street.splitlines(), *self.more, place, self.country)
        return ", ".join(line for part in lines if (line := part.strip(" ,")))


@dataclass
class Draft:
    """What was read of a person so far; a heading says where a cell stood, so that it can be kept under it."""

    options: ReadingOptions
    file: str
    line: int | None
    name: str = ""
    given: str | None = None
    family: str | None = None
    organisation: str | None = None
    title: str | None = None
    city: str | None = None
    met: str | None = None
    met_on: date | None = None
    about: str | None = None
    circle: str | None = None
    cadence: str | None = None
    uid: str | None = None
    key: str | None = None
    aliases: list[str] = field(default_factory=list)
    methods: list[Method] = field(default_factory=list)
    occasions: list[tuple[str, YearlyDay]] = field(default_factory=list)
    facts: list[tuple[str, str]] = field(default_factory=list)
    tags: list[str] = field(default_factory=list)
    notes: list[tuple[date, str]] = field(default_factory=list)
    columns: dict[str, list[str]] = field(default_factory=dict)
    remarks: list[str] = field(default_factory=list)
    unnamed: str = NOBODY

    def keep(self, heading: str, cell: str) -> None:
        """Keep a cell that has no place in the book."""
        if cell:
            self.columns.setdefault(heading, []).append(cell)

    def refuse(self, heading: str, cell: str, why: str) -> None:
        """Keep a cell that could not be read, and say so."""
        self.keep(heading, cell)
        if len(self.remarks) < MOST_REMARKS:
            self.remarks.append(why)

    def words(self, heading: str, cell: str, most: int = MOST_LINE) -> str | None:
        """A cell as one line, if it is no longer than that."""
        found = clean_line(cell)
        if len(found) > most:
            self.refuse(heading, cell, f"{heading} has {len(found):,} characters")
            return None
        return found or None

    def put(self, field: str, heading: str, cell: str) -> None:
        """What there is one of; what another column said of it before stays."""
        found = cell if field == "about" else self.words(heading, cell)
        if found and getattr(self, field):
            self.keep(heading, cell)
        elif found:
            setattr(self, field, found)

    def alias(self, heading: str, cell: str) -> None:
        """Another name."""
        found = self.words(heading, cell, LONGEST_NAME)
        if found and any(c.isalnum() for c in found) and found not in self.aliases:
            self.aliases.append(found)
        elif found and found not in self.aliases:
            self.keep(heading, cell)

    def email(self, heading: str, cell: str, label: str | None = None) -> None:
        """An e-mail address, perhaps in brackets behind a name."""
        value = clean_line(cell)
        if value.endswith(">") and "<" in value:
            value = value[value.rindex("<") + 1 : -1]
        self._reach(methods.email, heading, cell, value.removeprefix("mailto:"), label)

    def phone(self, heading: str, cell: str, label: str | None = None) -> None:
        """A phone number."""
        self._reach(lambda value: methods.phone(value, self.options.region), heading, cell, cell, label)

    def address(self, heading: str, cell: str, label: str | None = None) -> None:
        """A postal address."""
        self._reach(methods.address, heading, cell, cell, label)

    def lives(self, heading: str, postal: Postal, label: str | None) -> None:
        """A postal address of its parts, and its city; nothing but a city is no address."""
        self.city = self.city or self.words(heading, postal.city)
        if str(postal) != self.city:
            self.address(heading, str(postal), label)

    def url(self, heading: str, cell: str, label: str | None = None) -> None:
        """A web address."""
        self._reach(methods.url, heading, cell, cell, label)

    def handle(self, heading: str, cell: str, platform: str | None = None, label: str | None = None) -> None:
        """A handle on a platform, or the address of the profile there."""
        value = clean_line(cell)
        if "://" in value or "/" in value:
            self.url(heading, cell, label)
        elif platform:
            self._reach(methods.handle, heading, cell, f"{platform}:{value}", label)
        else:
            self._reach(methods.handle, heading, cell, value, label)

    def _reach(self, read: Callable[[str], Method], heading: str, cell: str, value: str, label: str | None) -> None:
        if not value.strip():
            return
        try:
            if len(value) > MOST_LINE:
                raise Unreadable(f"{heading} has {len(value):,} characters")
            found = read(value)
        except Unreadable as problem:
            self.refuse(heading, cell, problem.message)
            return
        if len(self.methods) >= MOST_METHODS:
            self.refuse(heading, cell, f"there are more than {MOST_METHODS} ways to reach them")
        elif found.identity not in {each.identity for each in self.methods}:
            self.methods.append(Method(found.kind, found.value, found.normalised, found.platform, label))

    def day(self, heading: str, cell: str, kind: str = BIRTHDAY) -> None:
        """A day that comes back every year."""
        if dates.is_empty(cell):
            return
        try:
            kind = read_kind(kind)
            self.occasions.append((kind, dates.read_yearly(cell, self.options.calendar, kind)))
        except Unreadable as problem:
            self.refuse(heading, cell, problem.message)

    def met_day(self, heading: str, cell: str, order: str | None = None) -> None:
        """The day they were met; ``order`` is how that source writes dates, whatever the user's order."""
        if dates.is_empty(cell):
            return
        calendar = self.options.calendar
        try:
            self.met_on = dates.read_day(cell, replace(calendar, order=order or calendar.order))
        except Unreadable as problem:
            self.refuse(heading, cell, problem.message)

    def fact(self, heading: str, cell: str, key: str) -> None:
        """Something about them."""
        key = clean_line(key)
        if cell and key and len(key) <= MOST_LINE:
            self.facts.append((key, cell))
        else:
            self.keep(heading, cell)

    def tag(self, label: str) -> None:
        """A tag, of what another program calls a group."""
        found = tag_of_label(label[:MOST_LINE])
        if found and found not in self.tags and len(self.tags) < MOST_TAGS:
            self.tags.append(found)

    def messenger(self, heading: str, cell: str, service: str) -> bool:
        """An account at a service; it is kept, and False said, where that is no platform the book knows."""
        try:
            methods.handle(f"{service}:{cell}"[:MOST_LINE])
        except Unreadable:
            self.keep(heading, cell)
            return False
        self.handle(heading, cell, service)
        return True

    def part(self, cell: str) -> str | None:
        """A part of the name, where it can be one."""
        found = clean_line(cell)
        return found if found and len(found) <= LONGEST_NAME else None

    def called(self, heading: str, cell: str) -> None:
        """Their name, where it can be one."""
        try:
            self.name = checked_name(cell)
        except Unreadable as problem:
            if cell:
                self.unnamed = problem.message
                self.refuse(heading, cell, problem.message)

    def record(self) -> Record:
        """The person; without a name they are called after what they work for, or can be reached by."""
        name = self.name or self._stand_in()
        if not name:
            return Rejected(self.unnamed, self._said(), self.file, self.line)
        kept = {heading: "\n".join(cells) for heading, cells in self.columns.items()}
        rest: dict[str, Any] = {"columns": kept} if kept else {}
        return ContactRecord(
            name=name,
            given=self.given if self.name else None,
            family=self.family if self.name else None,
            aliases=tuple(each for each in self.aliases if each != name),
            organisation=self.organisation,
            title=self.title,
            city=self.city,
            met=self.met,
            met_on=self.met_on,
            about=self.about or None,
            methods=tuple(self.methods),
            occasions=tuple(dict.fromkeys(self.occasions)),
            facts=tuple(dict.fromkeys(self.facts)),
            tags=tuple(self.tags),
            notes=tuple(self.notes),
            circle=self.circle,
            cadence=self.cadence,
            uid=self.uid,
            key=self.key,
            rest=rest,
            remarks=tuple(self.remarks),
            file=self.file,
            line=self.line,
        )

    def _stand_in(self) -> str | None:
        by_kind = {method.kind: method.value for method in reversed(self.methods)}
        for found in (*self.aliases[:1], self.organisation, by_kind.get("email"), by_kind.get("phone")):
            if found and len(found) <= LONGEST_NAME and any(c.isalnum() for c in found):
                return found
        return None

    def _said(self) -> str:
        cells = (*(cells[0] for cells in self.columns.values()), self.about or "", self.city or "", self.title or "")
        return clean_line(next(filter(None, cells), "")[:MOST_LINE])[:80]
