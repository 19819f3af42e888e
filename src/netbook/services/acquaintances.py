"""Who knows whom among the people of the book: seen together, related, introduced."""

from collections.abc import Sequence
from datetime import date

from sqlalchemy import Select, func, select
from sqlalchemy.orm import aliased
from sqlmodel import Session, col

from netbook.domain.briefing import FAMILY_RELATIONS, Acquainted, Common
from netbook.domain.views import RelationView
from netbook.domain.vocabulary import RELATIONS
from netbook.models import Contact, Interaction, Participation, Relation, key_of
from netbook.services import directory, ids

_MOST = 8  # people in common


def common(session: Session, contact: Contact, related: Sequence[RelationView], today: date) -> tuple[Common, ...]:
    """A handful of those whom the user and a person both know: those linked to them, then by how often all met."""
    number = key_of(contact)
    seen = {other: (count, last) for _, other, count, last in session.execute(_met(today, [number]).limit(_MOST))}
    links: dict[int, list[str]] = {}
    for each in related:
        if each.kind not in FAMILY_RELATIONS:
            links.setdefault(ids.number(each.id, ids.PERSON), []).append(each.kind)
    if contact.introduced_by:
        links.setdefault(contact.introduced_by, []).append("introduced you")
    brought = select(col(Contact.id)).where(col(Contact.introduced_by) == number).order_by(col(Contact.id))
    for other in session.execute(brought.limit(_MOST)).scalars():
        if other is not None:
            links.setdefault(other, []).append("met through them")
    missing = [other for other in links if other not in seen]
    if missing:
        counted = session.execute(_met(today, [number], missing))
        seen |= {other: (count, last) for _, other, count, last in counted}
    names = directory.names_of(session, {*seen, *links})
    found = [
        Common(ids.show(ids.PERSON, other), name, *seen.get(other, (0, None)), tuple(links.get(other, ())))
        for other, name in names.items()
    ]
    found.sort(key=lambda each: (not any(_is_relation(link) for link in each.links), -each.together, each.name))
    return tuple(found[:_MOST])


def _is_relation(link: str) -> bool:
    return " " not in link  # manager, friend ..., not how one came to know them


def among(session: Session, people: Sequence[Contact], today: date) -> tuple[Acquainted, ...]:
    """The pairs among some people who know each other, those most often seen together first."""
    names = {key_of(each): each.name for each in people}
    numbers = list(names)
    seen = {
        (one, other): (count, last)
        for one, other, count, last in session.execute(_met(today, numbers, numbers))
        if one < other
    }
    links: dict[tuple[int, int], list[str]] = {}
    pairs = (col(Relation.contact_id).in_(numbers), col(Relation.other_id).in_(numbers))
    related = select(col(Relation.contact_id), col(Relation.other_id), col(Relation.kind)).where(*pairs)
    for one, other, kind in session.execute(related.order_by(col(Relation.id))):
        links.setdefault((min(one, other), max(one, other)), []).append(
            kind if RELATIONS.get(kind) == kind else f"{names[other]} is the {kind}"
        )
    for each in people:
        if each.introduced_by in names:
            pair = (min(key_of(each), each.introduced_by), max(key_of(each), each.introduced_by))
            links.setdefault(pair, []).append(f"{names[each.introduced_by]} introduced you to {each.name}")
    found = [
        Acquainted(names[one], names[other], *seen.get((one, other), (0, None)), tuple(links.get((one, other), ())))
        for one, other in {**seen, **links}
    ]
    return tuple(sorted(found, key=lambda each: (-each.together, each.one, each.other)))


def _met(today: date, numbers: Sequence[int], others: Sequence[int] | None = None) -> Select[int, int, int, date]:
    """How often, and when last, some people were present with others; the most often first."""
    one, other = aliased(Participation), aliased(Participation)
    times = func.count(col(Interaction.id).distinct())
    query = (
        select(col(one.contact_id), col(other.contact_id), times, func.max(col(Interaction.on)))
        .join(other, col(other.interaction_id) == col(one.interaction_id))
        .join(Interaction, col(Interaction.id) == col(one.interaction_id))
        .where(col(one.role) == "present", col(other.role) == "present", col(Interaction.on) <= today)
        .where(col(one.contact_id).in_(numbers), col(one.contact_id) != col(other.contact_id))
        .group_by(col(one.contact_id), col(other.contact_id))
        .order_by(times.desc(), func.max(col(Interaction.on)).desc(), col(other.contact_id))
    )
    return query if others is None else query.where(col(other.contact_id).in_(others))
