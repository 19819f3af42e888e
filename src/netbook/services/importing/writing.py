"""What an import writes: people who are new, in great number at once; and what changed of others."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from sqlmodel import Session, col, select

from netbook.domain.methods import Method
from netbook.domain.names import split_name
from netbook.domain.occasions import YearlyDay
from netbook.domain.reconciling import METHODS, ONE, PARTS, Outcome
from netbook.models import (
    Alias,
    Contact,
    ContactMethod,
    ContactTag,
    Fact,
    Note,
    Occasion,
    Origin,
    key_of,
)
from netbook.models.columns import new_uid, utc_now
from netbook.services import contacts, occasions, tagging
from netbook.services.importing.lookup import Entry, Known
from netbook.storage.journal import add_rows
from netbook.storage.rows import chunks

_COLUMNS = tuple(name for name in (*ONE, *PARTS) if name not in ("met_on", "circle", "cadence"))


class Writer:
    """Writes for one import; ``tags`` are put on everybody, ``circle`` and ``cadence`` given to who is new."""

    def __init__(
        self,
        session: Session,
        today: date,
        tags: Sequence[str] = (),
        circle: str | None = None,
        cadence: str | None = None,
    ) -> None:
        self.session = session
        self.today = today
        self.tags = tuple(tags)
        self.circle = circle
        self.cadence = cadence
        self._borne: set[str] = set()  # uids that nobody else may get
        self._tag_ids: dict[str, int] = {}

    def add(self, entries: Sequence[Entry]) -> list[int]:
        """Add people who are new; their rows' ids, in order."""
        moment, self._borne = utc_now(), self._uids_in_use(entries)
        people = add_rows(self.session, Contact, [self._contact(entry, moment) for entry in entries])
        rows: dict[type[Any], list[dict[str, Any]]] = defaultdict(list)
        for number, entry in zip(people, entries, strict=True):
            for model, values in _parts(entry.said, self.today):
                rows[model].append({"contact_id": number, **values})
            for tag in dict.fromkeys((*entry.record.tags, *self.tags)):
                rows[ContactTag].append({"contact_id": number, "tag_id": self._tag(tag)})
            rows[Origin].append({"contact_id": number, **self._origin(entry)})
        for model, hanging in rows.items():
            add_rows(self.session, model, hanging)
        return people

    def _contact(self, entry: Entry, moment: object) -> dict[str, Any]:
        said, record = entry.said, entry.record
        values = {name: said.get(name) for name in _COLUMNS}
        if not record.given and not record.family:
            values["given"], values["family"] = split_name(record.name)
        circle, cadence = said.get("circle") or self.circle, said.get("cadence") or self.cadence
        begun = self.today if circle or cadence or record.tags or self.tags else None
        values |= {"met_on": record.met_on, "circle": circle, "cadence": cadence, "cadence_since": begun}
        return {**values, "uid": self._uid(record.uid), "created_at": moment, "updated_at": moment}

    def _uids_in_use(self, entries: Sequence[Entry]) -> set[str]:
        wanted = [entry.record.uid for entry in entries if entry.record.uid]
        found = (
            self.session.exec(select(Contact.uid).where(col(Contact.uid).in_(part))).all() for part in chunks(wanted)
        )
        return {uid for part in found for uid in part}

    def _uid(self, wanted: str | None) -> str:
        """The uid that was brought, unless somebody bears it."""
        if not wanted or wanted in self._borne:
            return new_uid()
        self._borne.add(wanted)
        return wanted

    def _tag(self, name: str) -> int:
        if name not in self._tag_ids:
            self._tag_ids[name] = key_of(tagging.get_or_make(self.session, name))
        return self._tag_ids[name]

    def _origin(self, entry: Entry) -> dict[str, Any]:
        rest = dict(entry.record.rest) or None
        return {"source": entry.source, "key": entry.key, "on": entry.on, "said": entry.said, "rest": rest}

    def drop(self, origins: Sequence[int]) -> None:
        """Take away entries that were left open, before they come back as somebody's."""
        for part in chunks(origins):
            for row in self.session.exec(select(Origin).where(col(Origin.id).in_(part))):
                self.session.delete(row)

    def keep(self, entry: Entry, number: int | None, known: Known | None) -> None:
        """Keep what an entry says now beside the person it is, if that is known, in the row of what it said before."""
        rest = dict(entry.record.rest) or None
        if known and (known.contact_id, known.key, known.said, known.rest) == (number, entry.key, entry.said, rest):
            return
        row = self.session.get(Origin, known.id) if known else None
        if row is None:
            row = Origin(source=entry.source, key=entry.key, on=entry.on)
        row.contact_id = number
        row.key, row.said, row.rest, row.on = entry.key, entry.said, rest, entry.on
        self.session.add(row)

    def tag(self, numbers: Iterable[int]) -> set[int]:
        """Put the tags of this import on people of the book; who got one."""
        if not self.tags:
            return set()
        return {number for number in numbers if tagging.tag_person(self.session, self._person(number), self.tags)}

    def _person(self, number: int) -> Contact:
        contact = self.session.get(Contact, number)
        assert contact is not None, "a person was matched in this transaction"
        return contact

    def change(self, entry: Entry, number: int, outcome: Outcome, moved: str | None) -> None:
        """Take over what changed of a person."""
        contact, changes = self._person(number), outcome.changes
        for name in (*ONE, *PARTS):
            if name in changes:
                value = changes[name]
                setattr(contact, name, date.fromisoformat(value) if name == "met_on" else value)
        if "name" in changes and not entry.record.given and not entry.record.family:
            contact.given, contact.family = split_name(contact.name)
        for kind, platform, normalised, *_ in outcome.gone:
            self._remove_method(number, kind, platform, normalised)
        for kind, day in changes.get("occasions", {}).items():
            occasions.put(self.session, contact, kind, YearlyDay(*day))
        for key, value in changes.get("facts", {}).items():
            contacts.set_fact(self.session, contact, key, value, self.today)
        for alias in changes.get("aliases", ()):
            self.session.add(Alias(contact_id=number, name=alias))
        for kind, platform, normalised, value, label in changes.get(METHODS, ()):
            contacts.add_method(self.session, contact, Method(kind, value, normalised, platform, label))
        for day, text in changes.get("notes", ()):
            self.session.add(Note(contact_id=number, on=date.fromisoformat(day), text=text))
        if moved:
            self.session.add(Note(contact_id=number, on=self.today, text=moved))
        tagging.tag_person(self.session, contact, changes.get("tags", ()))
        contacts.touch(self.session, contact)

    def _remove_method(self, number: int, kind: str, platform: str | None, normalised: str) -> None:
        query = select(ContactMethod).where(
            ContactMethod.contact_id == number, ContactMethod.kind == kind, ContactMethod.normalised == normalised
        )
        for row in self.session.exec(query.where(col(ContactMethod.platform).is_not_distinct_from(platform))):
            self.session.delete(row)


def _parts(said: Mapping[str, Any], today: date) -> Iterable[tuple[type[Any], dict[str, Any]]]:
    """The rows that hang on a person."""
    for alias in said.get("aliases", ()):
        yield Alias, {"name": alias}
    for kind, platform, normalised, value, label in said.get(METHODS, ()):
        yield (
            ContactMethod,
            {"kind": kind, "platform": platform, "label": label, "value": value, "normalised": normalised},
        )
    for kind, (month, day, year) in said.get("occasions", {}).items():
        yield Occasion, {"kind": kind, "month": month, "day": day, "year": year}
    for key, value in said.get("facts", {}).items():
        yield Fact, {"on": today, "key": key, "value": value}
    for on, text in said.get("notes", ()):
        yield Note, {"on": date.fromisoformat(on), "text": text}
