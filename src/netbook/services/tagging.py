"""Tags: free words on people and interactions."""

from collections.abc import Iterable, Sequence

from sqlmodel import Session, col, select

from netbook.domain.tags import tag_name
from netbook.models import Contact, ContactTag, Interaction, InteractionTag, Tag, key_of


def get_or_make(session: Session, name: str) -> Tag:
    """The tag of that name."""
    found = session.exec(select(Tag).where(Tag.name == name)).first()
    if found is None:
        found = Tag(name=name)
        session.add(found)
        session.flush()
    return found


def tag_person(session: Session, contact: Contact, names: Iterable[str]) -> list[str]:
    """Put tags on a person; the ones that are new to them."""
    have = {link.tag_id for link in session.exec(select(ContactTag).where(ContactTag.contact_id == contact.id))}
    added = []
    for name in dict.fromkeys(map(tag_name, names)):
        tag = get_or_make(session, name)
        if tag.id not in have:
            session.add(ContactTag(contact_id=key_of(contact), tag_id=key_of(tag)))
            added.append(name)
    session.flush()
    return added


def untag_person(session: Session, contact: Contact, names: Iterable[str]) -> list[str]:
    """Take tags off a person; the ones they bore. A tag nobody bears any more goes too, unless it has a cadence."""
    taken = []
    for name in dict.fromkeys(map(tag_name, names)):
        tag = session.exec(select(Tag).where(Tag.name == name)).first()
        query = select(ContactTag).where(ContactTag.contact_id == contact.id)
        link = session.exec(query.where(ContactTag.tag_id == tag.id)).first() if tag else None
        if link:
            session.delete(link)
            session.flush()
            taken.append(name)
    sweep(session, taken)
    return taken


def borne(session: Session, people: Sequence[Contact]) -> list[str]:
    """The tags that one of these people bears, as far as they fit in one question."""
    some = [key_of(contact) for contact in people[:500]]
    return sorted({name for tags in tags_of_people(session, some).values() for name, _ in tags})


def tag_interaction(session: Session, interaction: Interaction, names: Iterable[str]) -> None:
    """Put tags on an interaction."""
    for name in dict.fromkeys(map(tag_name, names)):
        session.add(InteractionTag(interaction_id=key_of(interaction), tag_id=key_of(get_or_make(session, name))))
    session.flush()


def sweep(session: Session, names: Iterable[str]) -> None:
    """Delete those of these tags that hang on nothing and carry no cadence."""
    for name in names:
        tag = session.exec(select(Tag).where(Tag.name == name)).first()
        if tag is None or tag.cadence:
            continue
        on_person = session.exec(select(ContactTag.id).where(ContactTag.tag_id == tag.id)).first()
        on_interaction = session.exec(select(InteractionTag.id).where(InteractionTag.tag_id == tag.id)).first()
        if on_person is None and on_interaction is None:
            session.delete(tag)
    session.flush()


def tags_of_people(session: Session, among: Sequence[int]) -> dict[int, list[tuple[str, str | None]]]:
    """The tags of some people: name and cadence, by person."""
    query = select(ContactTag.contact_id, Tag.name, Tag.cadence).join(Tag, col(Tag.id) == col(ContactTag.tag_id))
    rows = session.exec(query.where(col(ContactTag.contact_id).in_(among)).order_by(col(Tag.name)))
    found: dict[int, list[tuple[str, str | None]]] = {}
    for owner, name, cadence in rows:
        found.setdefault(owner, []).append((name, cadence))
    return found
