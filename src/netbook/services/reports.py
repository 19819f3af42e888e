"""Views of interactions and follow-ups, put together from their rows."""

from collections.abc import Sequence

from sqlmodel import Session, col, select

from netbook.domain.views import ExchangeView, FollowUpView, InteractionView, Named
from netbook.models import (
    Contact,
    Exchange,
    FollowUp,
    Interaction,
    InteractionTag,
    Participation,
    Tag,
    key_of,
)
from netbook.services import ids

_AT_ONCE = 500  # rows asked for in one statement: databases limit its parameters


def interaction_views(session: Session, rows: Sequence[Interaction]) -> list[InteractionView]:
    """The views of ``rows``, in their order."""
    views: list[InteractionView] = []
    for start in range(0, len(rows), _AT_ONCE):
        views.extend(_some_views(session, rows[start : start + _AT_ONCE]))
    return views


def _some_views(session: Session, rows: Sequence[Interaction]) -> list[InteractionView]:
    numbers = [row.id for row in rows]
    people: dict[tuple[int, str], list[Named]] = {}
    for number, role, who, name in session.exec(
        select(Participation.interaction_id, Participation.role, Contact.id, Contact.name)
        .join(Contact, col(Contact.id) == col(Participation.contact_id))
        .where(col(Participation.interaction_id).in_(numbers))
        .order_by(col(Participation.id))
    ):
        people.setdefault((number, role), []).append(Named(ids.show(ids.PERSON, who), name))
    tags: dict[int, list[str]] = {}
    for number, tag in session.exec(
        select(InteractionTag.interaction_id, Tag.name)
        .join(Tag, col(Tag.id) == col(InteractionTag.tag_id))
        .where(col(InteractionTag.interaction_id).in_(numbers))
        .order_by(col(InteractionTag.id))
    ):
        tags.setdefault(number, []).append(tag)
    passed: dict[int, list[ExchangeView]] = {}
    for exchange, name in session.exec(
        select(Exchange, Contact.name)
        .join(Contact, col(Contact.id) == col(Exchange.contact_id))
        .where(col(Exchange.interaction_id).in_(numbers))
        .order_by(col(Exchange.id))
    ):
        view = ExchangeView(exchange.kind, exchange.direction, name, exchange.on, exchange.note)
        passed.setdefault(exchange.interaction_id or 0, []).append(view)
    return [
        InteractionView(
            id=ids.show(ids.INTERACTION, row.id),
            on=row.on,
            at_time=row.at_time,
            kind=row.kind,
            people=tuple(people.get((key_of(row), "present"), ())),
            mentioned=tuple(people.get((key_of(row), "mentioned"), ())),
            place=row.place,
            minutes=row.minutes,
            initiator=row.initiator,
            tags=tuple(tags.get(key_of(row), ())),
            exchanges=tuple(passed.get(key_of(row), ())),
            text=row.text,
            notes=row.notes,
        )
        for row in rows
    ]


def follow_up_view(session: Session, row: FollowUp) -> FollowUpView:
    """The view of a follow-up."""
    contact = session.get(Contact, row.contact_id) if row.contact_id else None
    return FollowUpView(
        id=ids.show(ids.FOLLOW_UP, row.id),
        due=row.due,
        what=row.what,
        with_=Named(ids.show(ids.PERSON, contact.id), contact.name) if contact else None,
        side=row.side,
        repeat=row.repeat,
        state=row.state,
        interaction=ids.show(ids.INTERACTION, row.interaction_id) if row.interaction_id else None,
    )
