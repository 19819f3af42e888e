"""Who introduced whom."""

from typing import Any

from sqlalchemy import func, or_, select
from sqlmodel import Session, col

from netbook.domain.introductions import Forest, Introductions, MapRow, forest
from netbook.models import Contact, Derived, key_of
from netbook.services import ids


def everybody(session: Session) -> Introductions:
    """All introductions."""
    known, trees = _read(session)
    rows = [_row(known[number], trees, depth) for number, depth in trees.below(trees.heads)]
    whole = session.scalars(select(func.count()).select_from(Contact)).one()
    return Introductions(tuple(rows), whole - len(known))


def around(session: Session, contact: Contact) -> Introductions:
    """The chain of introductions that leads to somebody, and all who hang on them."""
    known, trees = _read(session)
    number = key_of(contact)
    asked = ids.show(ids.PERSON, number)
    if number not in known:
        return Introductions((), 0, asked)
    chain = trees.above(number)
    rows = [_row(known[each], trees, depth) for depth, each in enumerate(chain)]
    rows += [_row(known[each], trees, depth) for each, depth in trees.below([number], len(chain))]
    return Introductions(tuple(rows), 0, asked)


def _read(session: Session) -> tuple[dict[int, Any], Forest]:
    """Those who were introduced or introduced somebody, by their row numbers, and the forest they make."""
    doors = select(col(Contact.introduced_by)).where(col(Contact.introduced_by).is_not(None))
    query = (
        select(
            col(Contact.id), col(Contact.name), col(Contact.organisation), col(Contact.city), col(Contact.circle),
            col(Contact.archived_at), col(Contact.introduced_by), col(Derived.sorted_as),
        )
        .join(Derived, col(Derived.contact_id) == col(Contact.id))
        .where(or_(col(Contact.introduced_by).is_not(None), col(Contact.id).in_(doors)))
        .order_by(col(Contact.id))
    )  # fmt: skip
    known = {row.id: row for row in session.execute(query)}
    by = {number: row.introduced_by for number, row in known.items() if row.introduced_by in known}
    return known, forest(by, {number: row.sorted_as for number, row in known.items()})


def _row(person: Any, trees: Forest, depth: int) -> MapRow:
    by = person.introduced_by
    return MapRow(
        id=ids.show(ids.PERSON, person.id),
        name=person.name,
        organisation=person.organisation,
        city=person.city,
        circle=person.circle,
        archived=person.archived_at is not None,
        introduced_by=ids.show(ids.PERSON, by) if by else None,
        depth=depth,
        introduced=len(trees.introduced.get(person.id, ())),
        in_all=trees.in_all[person.id],
        circular=person.id in trees.circular,
    )
