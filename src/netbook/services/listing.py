"""Which people and interactions a list shows, and in which order; and the lines it shows of them.

First the row numbers alone, then the lines for some of them at a time: a list of any length costs little memory, and
no reading lasts while somebody pages through it.
"""

from array import array
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from math import inf

import sqlalchemy
from sqlalchemy import Select, bindparam, func
from sqlmodel import Session, col, select

from netbook.domain.cadence import due_on
from netbook.domain.metrics import METRICS, Value
from netbook.domain.views import InteractionView, PersonRow
from netbook.models import Circle, Contact, ContactMethod, Derived, Interaction, key_of
from netbook.services import ids as numbers
from netbook.services import measures, ordering, reports, tagging
from netbook.services.filtering import EVERYBODY, Filter
from netbook.services.ordering import Order, order_by

_AT_ONCE = 500  # rows asked for in one statement: databases limit its parameters


def people(
    session: Session,
    asked: Filter | None = None,
    *,
    archived: bool | None = False,
    sort: str = "",
    limit: int | None = None,
) -> Sequence[int]:
    """The rows of the people that a filter keeps, by name unless ``sort`` says otherwise; the archived if asked for.

    ``archived`` is none where both are wanted. Only with a filter they may be sorted by a metric, which is measured as
    of its day.

    Raises:
        Unreadable: there is no such order.
        NotFound: the filter names somebody or a circle that is not in the book.
        Ambiguous: it names several people.
    """
    query = EVERYBODY
    if archived is not None and (asked is None or not asked.speaks_of_archived):
        put_away = col(Contact.archived_at)
        query = query.where(put_away.is_not(None) if archived else put_away.is_(None))
    if asked is not None:
        query = query.where(replace(asked, first_alone=limit is not None).people)
    orders = ordering.read(sort, [*_PEOPLE_BY, *METRICS])
    if asked is not None and any(order.key in METRICS for order in orders):
        return _by_metric(session, query, orders, asked.as_of)[:limit]
    query = query.order_by(*order_by(orders, _PEOPLE_BY), col(Derived.sorted_as), col(Contact.id))
    return _numbers(session, query.limit(limit))


def _by_metric(session: Session, query: Select[int | None], orders: Sequence[Order], as_of: date) -> list[int]:
    """The rows of a query in an order that only the program can tell."""
    plain = [order for order in orders if order.key not in METRICS]
    ranks = [func.dense_rank().over(order_by=order_by([order], _PEOPLE_BY)) for order in plain]
    ranked = query.add_columns(*ranks).order_by(col(Derived.sorted_as), col(Contact.id))
    places = {number: dict(zip(plain, rank, strict=True)) for number, *rank in session.execute(ranked)}
    keys = [order.key for order in orders if order.key in METRICS]
    found = measures.values(session, list(places), keys, as_of)

    def place(number: int) -> list[float]:
        return [
            places[number][order] if order in places[number] else _place(order, found[number][order.key])
            for order in orders
        ]

    return sorted(places, key=place)


def _place(order: Order, value: Value) -> float:
    """Where a value stands; what is not known comes last, whichever way."""
    if value is None:
        return inf
    amount = METRICS[order.key].words.index(value) if isinstance(value, str) else value
    return -amount if order.down else amount


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


def person_rows(
    session: Session,
    ids: Sequence[int],
    metrics: Sequence[str] = (),
    as_of: date | None = None,
    *,
    whole: bool = True,
) -> list[PersonRow]:
    """The lines of a list for some people, in the order of their ids given; whoever is gone by now is left out.

    With ``as_of`` they show some metrics too, and the last contact and due date of that day; unless ``whole`` they show
    neither tags nor ways to reach them.
    """
    told = measures.histories(session, ids, as_of) if as_of else {}
    tags, methods = (tagging.tags_of_people(session, ids), _reached(session, ids)) if whole else ({}, {})
    found = {row.id: row for row in session.execute(_LISTED, {"ids": list(ids)})}
    return [
        PersonRow(
            id=numbers.show(numbers.PERSON, number),
            name=row.name,
            organisation=row.organisation,
            title=row.title,
            city=row.city,
            circle=row.circle,
            tags=tuple(name for name, _ in tags.get(number, ())),
            cadence=row.cadence,
            last=told[number].standing.last if as_of else row.last,
            due=due_on(told[number].standing) if as_of else row.due,
            vetted=row.vetted,
            emails=tuple(methods.get((number, "email"), ())),
            phones=tuple(methods.get((number, "phone"), ())),
            archived=row.archived_at is not None,
            metrics={key: METRICS[key].measure(told[number]) for key in metrics},
        )
        for number in ids
        if number in found
        for row in [found[number]]
    ]


_LISTED = (
    sqlalchemy.select(
        col(Contact.id),
        col(Contact.name),
        col(Contact.organisation),
        col(Contact.title),
        col(Contact.city),
        col(Contact.circle),
        col(Contact.archived_at),
        col(Derived.cadence),
        col(Derived.last),
        col(Derived.due),
        col(Derived.vetted),
    )
    .join(Derived, col(Derived.contact_id) == col(Contact.id))
    .where(col(Contact.id).in_(bindparam("ids", expanding=True)))
)


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
    orders = ordering.read(sort, _INTERACTIONS_BY)
    query = select(col(Interaction.id))
    if asked is not None:
        query = query.where(asked.interactions)
    newest = (col(Interaction.on).desc(), col(Interaction.id).desc())
    return _numbers(session, query.order_by(*order_by(orders, _INTERACTIONS_BY), *newest).limit(limit))


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
