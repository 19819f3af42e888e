"""What people are to each other: one row a pair and kind, read from both sides."""

from sqlmodel import Session, col, or_, select

from netbook.domain.spelling import did_you_mean
from netbook.domain.text import clean_line
from netbook.domain.views import RelationView
from netbook.domain.vocabulary import RELATIONS
from netbook.errors import NotFound, Unreadable
from netbook.models import Contact, Relation, key_of
from netbook.services import directory, ids


def kind_of(text: str) -> str:
    """The kind of relation that ``text`` names.

    Raises:
        Unreadable: there is none of that name; the hint offers the nearest.
    """
    kind = clean_line(text).casefold()
    if kind in RELATIONS:
        return kind
    known = f"known are {', '.join(RELATIONS)}; none takes them away"
    raise Unreadable(f"there is no relation {text!r}", did_you_mean(kind, RELATIONS, known))


def relate(session: Session, contact: Contact, kind: str, other: Contact) -> bool:
    """Note that ``other`` is the partner, manager ... of ``contact``; whether that was new.

    Raises:
        Unreadable: both are the same person.
    """
    if any(kind == _seen_by(contact, row) for row in _between(session, contact, other)):
        return False
    session.add(Relation(contact_id=key_of(contact), other_id=key_of(other), kind=kind))
    session.flush()
    return True


def part(session: Session, contact: Contact, other: Contact) -> list[str]:
    """Take all links between two people away; what ``other`` was to ``contact``.

    Raises:
        NotFound: there is none.
        Unreadable: both are the same person.
    """
    rows = _between(session, contact, other)
    if not rows:
        raise NotFound(
            f"{contact.name} and {other.name} are not related", f'netbook show "{contact.name}" shows what there is'
        )
    for row in rows:
        session.delete(row)
    session.flush()
    return [_seen_by(contact, row) for row in rows]


def of(session: Session, contact: Contact) -> tuple[RelationView, ...]:
    """What others are to a person."""
    mine = or_(col(Relation.contact_id) == contact.id, col(Relation.other_id) == contact.id)
    rows = session.exec(select(Relation).where(mine).order_by(col(Relation.id))).all()
    others = [row.other_id if row.contact_id == contact.id else row.contact_id for row in rows]
    names = directory.names_of(session, others)
    return tuple(
        RelationView(_seen_by(contact, row), ids.show(ids.PERSON, other), names[other])
        for row, other in zip(rows, others, strict=True)
    )


def _between(session: Session, one: Contact, other: Contact) -> list[Relation]:
    if one.id == other.id:
        raise Unreadable(f"{one.name} cannot be related to themselves", "name two people")
    pair = (one.id, other.id)
    query = select(Relation).where(col(Relation.contact_id).in_(pair), col(Relation.other_id).in_(pair))
    return list(session.exec(query.order_by(col(Relation.id))))


def _seen_by(contact: Contact, row: Relation) -> str:
    return row.kind if row.contact_id == contact.id else RELATIONS.get(row.kind, row.kind)
