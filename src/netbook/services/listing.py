"""Which people and interactions a list shows, and in which order; and the lines it shows of them.

First the row numbers alone, then the lines for some of them at a time: a list of any length costs little memory, and
no reading lasts while somebody pages through it.
"""

from array import array
from collections.abc import Sequence

from sqlalchemy import Select
from sqlmodel import Session, col, select

from netbook.domain.views import InteractionView, PersonRow
from netbook.models import Circle, Contact, ContactMethod, Derived, Interaction, key_of
from netbook.services import ids as numbers
from netbook.services import reports, tagging
from netbook.services.filtering import Filter
from netbook.services.ordering import order_by

_AT_ONCE = 500  # rows asked for in one statement: databases limit its parameters


def people(
    session: Session, asked: Filter | None = None, *, archived: bool = False, sort: str = "", limit: int | None = None
) -> Sequence[int]:
    """The rows of the people that a filter keeps, by name unless ``sort`` says otherwise; the archived if asked for.

    Raises:
        Unreadable: there is no such order.
        NotFound: the filter names somebody or a circle that is not in the book.
        Ambiguous: it names several people.
    """
    query = select(col(Contact.id)).join(Derived, col(Derived.contact_id) == col(Contact.id))
    if asked is None or not asked.speaks_of_archived:
        put_away = col(Contact.archived_at)
        query = query.where(put_away.is_not(None) if archived else put_away.is_(None))
    if asked is not None:
        query = query.where(asked.people)
    query = query.order_by(*order_by(sort, _PEOPLE_BY), col(Derived.sorted_as), col(Contact.id))
    return _numbers(session, query.limit(limit))


_PEOPLE_BY = {
    "name": Derived.sorted_as,
    "last": Derived.last,
    "due": Derived.due,
    "organisation": Contact.organisation,
    "city": Contact.city,
    "circle": select(Circle.position).where(Circle.key == Contact.circle).scalar_subquery(),
    "id": Contact.id,
    "added": Contact.created_at,
}


def contacts(session: Session, ids: Sequence[int]) -> list[Contact]:
    """The people of these rows, in their order."""
    found: dict[int, Contact] = {}
    for start in range(0, len(ids), _AT_ONCE):
        part = select(Contact).where(col(Contact.id).in_(ids[start : start + _AT_ONCE]))
        found.update((key_of(contact), contact) for contact in session.exec(part))
    return [found[number] for number in ids if number in found]


def _numbers(session: Session, query: Select[int | None]) -> Sequence[int]:
    """Row numbers, a million of them in eight megabytes."""
    return array("q", session.scalars(query, execution_options={"yield_per": 10_000}))


def person_rows(session: Session, ids: Sequence[int]) -> list[PersonRow]:
    """The lines of a list for some people, in the order of their ids given; whoever is gone by now is left out."""
    tags, methods = tagging.tags_of_people(session, ids), _reached(session, ids)
    query = select(Contact, Derived).join(Derived, col(Derived.contact_id) == col(Contact.id))
    found = {
        key_of(contact): (contact, derived) for contact, derived in session.exec(query.where(col(Contact.id).in_(ids)))
    }
    return [
        PersonRow(
            id=numbers.show(numbers.PERSON, number),
            name=contact.name,
            organisation=contact.organisation,
            title=contact.title,
            city=contact.city,
            circle=contact.circle,
            tags=tuple(name for name, _ in tags.get(number, ())),
            cadence=derived.cadence,
            last=derived.last,
            due=derived.due,
            emails=tuple(methods.get((number, "email"), ())),
            phones=tuple(methods.get((number, "phone"), ())),
            archived=contact.archived_at is not None,
        )
        for number in ids
        if number in found
        for contact, derived in [found[number]]
    ]


def _reached(session: Session, ids: Sequence[int]) -> dict[tuple[int, str], list[str]]:
    """The e-mail addresses and phone numbers of some people."""
    query = select(ContactMethod.contact_id, ContactMethod.kind, ContactMethod.value).where(
        col(ContactMethod.contact_id).in_(ids), col(ContactMethod.kind).in_(("email", "phone"))
    )
    found: dict[tuple[int, str], list[str]] = {}
    for number, kind, value in session.exec(query.order_by(col(ContactMethod.id))):
        found.setdefault((number, kind), []).append(value)
    return found


def interactions(
    session: Session, asked: Filter | None = None, *, sort: str = "", limit: int | None = None
) -> Sequence[int]:
    """The rows of the interactions that a filter keeps, newest first unless ``sort`` says otherwise.

    Raises:
        Unreadable: there is no such order.
        NotFound: the filter names somebody or a circle that is not in the book.
        Ambiguous: it names several people.
    """
    query = select(col(Interaction.id))
    if asked is not None:
        query = query.where(asked.interactions)
    newest = (col(Interaction.on).desc(), col(Interaction.id).desc())
    return _numbers(session, query.order_by(*order_by(sort, _INTERACTIONS_BY), *newest).limit(limit))


_INTERACTIONS_BY = {
    "on": Interaction.on,
    "kind": Interaction.kind,
    "place": Interaction.place,
    "minutes": Interaction.minutes,
    "id": Interaction.id,
}


def interaction_views(session: Session, ids: Sequence[int]) -> list[InteractionView]:
    """The views of these interactions, in their order; what is gone by now is left out."""
    return reports.interaction_views(session, interaction_rows(session, ids))


def interaction_rows(session: Session, ids: Sequence[int]) -> list[Interaction]:
    """These interactions, in their order; what is gone by now is left out."""
    found = {row.id: row for row in session.exec(select(Interaction).where(col(Interaction.id).in_(ids)))}
    return [found[number] for number in ids if number in found]
