"""Who introduced whom, and what people are to each other, brought from another book, each link once."""

from collections.abc import Iterable, Mapping, Sequence

from sqlalchemy import select
from sqlmodel import Session, col

from netbook.domain.records import IntroductionRecord, RelationRecord
from netbook.domain.vocabulary import RELATIONS
from netbook.models import Contact, Relation, key_of
from netbook.services import contacts
from netbook.services.importing.removed import left, removed
from netbook.storage.journal import add_rows
from netbook.storage.rows import chunks

_Link = tuple[int, int, str]  # whose, who the other is, and what that one is to them


def link(
    session: Session, people: Mapping[str, int], records: Iterable[IntroductionRecord | RelationRecord]
) -> dict[str, int]:
    """Add the links that are new between ``people``, rows by the keys of their records: how many of each kind."""
    doors: dict[int, int] = {}
    links: dict[_Link, None] = {}
    for each in records:
        number, other = people[each.key], people[each.by if isinstance(each, IntroductionRecord) else each.other]
        if number == other:
            continue
        if isinstance(each, IntroductionRecord):
            doors.setdefault(number, other)
        else:
            links[number, other, each.kind] = None
    return {"introductions": _introduce(session, doors), "relations": _relate(session, list(links))}


def _introduce(session: Session, doors: Mapping[int, int]) -> int:
    """Write down who introduced whom, where that is not known, and was not taken away."""
    added, gone = 0, set(left(session, doors, "introduced_by"))
    for part in chunks(doors):
        query = select(Contact).where(col(Contact.id).in_(part), col(Contact.introduced_by).is_(None))
        for contact in session.scalars(query):
            if (key_of(contact), doors[key_of(contact)]) in gone:
                continue
            contact.introduced_by = doors[key_of(contact)]
            contacts.touch(session, contact)
            added += 1
    return added


def _relate(session: Session, links: Sequence[_Link]) -> int:
    """Add relations; one that the other side tells of is the same, and one that was taken away stays away."""
    gone = removed(session, "relation") if links else []
    known: set[_Link] = {(row["contact_id"], row["other_id"], row["kind"]) for row in gone}
    for part in chunks({number for number, _, _ in links} | {other for _, other, _ in links}):
        query = select(col(Relation.contact_id), col(Relation.other_id), col(Relation.kind))
        known.update(
            (one, other, kind) for one, other, kind in session.execute(query.where(col(Relation.contact_id).in_(part)))
        )
    new = []
    for each in links:
        if each not in known and _turned(each) not in known:
            new.append(each)
            known.add(each)
    add_rows(session, Relation, [{"contact_id": one, "other_id": other, "kind": kind} for one, other, kind in new])
    return len(new)


def _turned(link: _Link) -> _Link:
    """A link as its other side sees it."""
    one, other, kind = link
    return other, one, RELATIONS.get(kind, kind)
