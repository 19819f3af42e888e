"""People as they leave the book: records of some of them, read a few hundred at a time."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from sqlalchemy import Select, select
from sqlmodel import Session, col

from netbook.domain.methods import Method
from netbook.domain.occasions import YearlyDay
from netbook.domain.records import ContactRecord
from netbook.models import (
    Alias,
    Contact,
    ContactMethod,
    ContactTag,
    Fact,
    Note,
    Occasion,
    Origin,
    Tag,
)
from netbook.storage.rows import CHUNK, chunks

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Records:
    """The records of some people in the order of their rows; each time they are gone through they are read again."""

    session: Session
    ids: Sequence[int]

    def __len__(self) -> int:
        return len(self.ids)

    def __iter__(self) -> Iterator[ContactRecord]:
        return records(self.session, self.ids)


def records(session: Session, ids: Sequence[int], at_once: int = CHUNK) -> Iterator[ContactRecord]:
    """All that a file can tell of these people, in their order; whoever is gone by now is left out."""
    for part in chunks(ids, at_once):
        found = _records(session, part)
        yield from (found[number] for number in part if number in found)


_PERSON = (
    col(Contact.id),
    col(Contact.name),
    col(Contact.given),
    col(Contact.family),
    col(Contact.organisation),
    col(Contact.title),
    col(Contact.city),
    col(Contact.met),
    col(Contact.met_on),
    col(Contact.about),
    col(Contact.circle),
    col(Contact.cadence),
    col(Contact.uid),
)
_WAY = (ContactMethod.kind, ContactMethod.value, ContactMethod.normalised, ContactMethod.platform, ContactMethod.label)
_FALLS = (Occasion.kind, Occasion.month, Occasion.day, Occasion.year)


def _records(session: Session, ids: Sequence[int]) -> dict[int, ContactRecord]:
    """The records of as many people as fit in one statement."""
    aliases = _owned(session, select(col(Alias.contact_id), col(Alias.name)), Alias, ids)
    ways = _owned(session, select(col(ContactMethod.contact_id), *map(col, _WAY)), ContactMethod, ids)
    falls = _owned(session, select(col(Occasion.contact_id), *map(col, _FALLS)), Occasion, ids)
    facts = _owned(session, select(col(Fact.contact_id), col(Fact.key), col(Fact.value)), Fact, ids)
    notes = _owned(session, select(col(Note.contact_id), col(Note.on), col(Note.text)), Note, ids, col(Note.on))
    tags = _owned(
        session,
        select(col(ContactTag.contact_id), col(Tag.name)).join(Tag, col(Tag.id) == col(ContactTag.tag_id)),
        ContactTag,
        ids,
        col(Tag.name),
    )
    kept = _owned(session, select(col(Origin.contact_id), col(Origin.rest)), Origin, ids, col(Origin.on))
    return {
        number: ContactRecord(
            **told,
            aliases=tuple(alias for (alias,) in aliases[number]),
            methods=tuple(Method(*way) for way in ways[number]),
            occasions=tuple((kind, YearlyDay(*day)) for kind, *day in falls[number]),
            facts=tuple((key, value) for key, value in facts[number]),
            tags=tuple(tag for (tag,) in tags[number]),
            notes=tuple((on, text) for on, text in notes[number]),
            rest=_united(rest for (rest,) in kept[number]),
        )
        for number, told in _people(session, ids)
    }


def _people(session: Session, ids: Sequence[int]) -> Iterator[tuple[int, dict[str, Any]]]:
    """What stands in the rows of people themselves, under the names that a record has for it."""
    for row in session.execute(select(*_PERSON).where(col(Contact.id).in_(ids))).mappings():
        told = dict(row)
        yield told.pop("id"), told


def _owned(
    session: Session, query: Select[*tuple[Any, ...]], owner: type[Any], ids: Sequence[int], *order: Any
) -> defaultdict[int, list[Sequence[Any]]]:
    """What a query finds, whose first column is whose it is, by person; in its order, else as it was written down."""
    found: defaultdict[int, list[Sequence[Any]]] = defaultdict(list)
    rows = session.execute(query.where(owner.contact_id.in_(ids)).order_by(*order, owner.id))
    for number, *values in rows:
        found[number].append(values)
    return found


def _united(parts: "Iterator[Mapping[str, Any] | None]") -> dict[str, Any]:
    """What several places told that has no room in the book, from the oldest to the newest.

    The cells of their tables are put together; of all else the newest has the last word.
    """
    whole: dict[str, Any] = {}
    for part in parts:
        for key, value in (part or {}).items():
            together = key == "columns" and isinstance(value, Mapping)
            whole[key] = {**whole.get(key, {}), **value} if together else value
    return whole
