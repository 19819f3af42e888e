"""People as pages: who they are, and all that happened, read a few at a time."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from sqlalchemy import or_, select
from sqlmodel import Session, col

from netbook.domain.pages import PersonPage
from netbook.domain.views import ExchangeView, FollowUpView, InteractionView, Named, RelationView
from netbook.domain.vocabulary import OPEN, RELATIONS
from netbook.models import (
    Circle,
    Contact,
    Derived,
    Exchange,
    FollowUp,
    Interaction,
    Participation,
    Relation,
    key_of,
)
from netbook.services import directory, exporting, ids, reports
from netbook.storage.rows import chunks

_AT_ONCE = 100  # people, with all that ever happened


def pages(session: Session, people: Sequence[int]) -> Iterator[PersonPage]:
    """The pages of these people, in their order; whoever is gone by now is left out."""
    circles = {row[0]: row[1] for row in session.execute(select(col(Circle.key), col(Circle.name)))}
    for part in chunks(people, _AT_ONCE):
        yield from _some(session, part, circles)


def _some(session: Session, people: Sequence[int], circles: dict[str, str]) -> Iterator[PersonPage]:
    related, promised = _relations(session, people), _promised(session, people)
    passed, happened = _passed(session, people), _happened(session, people)
    standing = (col(Derived.cadence), col(Derived.last), col(Contact.archived_at), col(Contact.introduced_by))
    query = select(col(Contact.id), *standing).join(Derived, col(Derived.contact_id) == col(Contact.id))
    told = {row[0]: row[1:] for row in session.execute(query.where(col(Contact.id).in_(people)))}
    through = _names(session, (row[3] for row in told.values() if row[3]))
    known = [number for number in people if number in told]
    for number, record in zip(known, exporting.records(session, known), strict=True):
        cadence, last, archived_at, introduced_by = told[number]
        yield PersonPage(
            id=ids.show(ids.PERSON, number),
            record=record,
            circle=circles.get(record.circle, record.circle) if record.circle else None,
            cadence=cadence,
            introduced_by=Named(ids.show(ids.PERSON, introduced_by), through[introduced_by]) if introduced_by else None,
            last=last,
            archived=archived_at is not None,
            relations=tuple(related[number]),
            follow_ups=tuple(promised[number]),
            exchanges=tuple(passed[number]),
            interactions=tuple(happened[number]),
        )


def _relations(session: Session, people: Sequence[int]) -> defaultdict[int, list[RelationView]]:
    """What others are to each of these people."""
    columns = (col(Relation.contact_id), col(Relation.other_id), col(Relation.kind))
    theirs = or_(col(Relation.contact_id).in_(people), col(Relation.other_id).in_(people))
    rows = session.execute(select(*columns).where(theirs).order_by(col(Relation.id))).all()
    names = _names(session, (each for one, other, _ in rows for each in (one, other)))
    found: defaultdict[int, list[RelationView]] = defaultdict(list)
    for one, other, kind in rows:
        found[one].append(RelationView(kind, ids.show(ids.PERSON, other), names[other]))
        found[other].append(RelationView(RELATIONS.get(kind, kind), ids.show(ids.PERSON, one), names[one]))
    return found


def _names(session: Session, people: Iterable[int]) -> dict[int, str]:
    names: dict[int, str] = {}
    for part in chunks(sorted(set(people))):
        names |= directory.names_of(session, part)
    return names


def _promised(session: Session, people: Sequence[int]) -> defaultdict[int, list[FollowUpView]]:
    """The open promises with each of these people, the first due first."""
    query = select(FollowUp).where(col(FollowUp.contact_id).in_(people), col(FollowUp.state) == OPEN)
    found: defaultdict[int, list[FollowUpView]] = defaultdict(list)
    for row in session.execute(query.order_by(col(FollowUp.due), col(FollowUp.id))).scalars():
        came_up = ids.show(ids.INTERACTION, row.interaction_id) if row.interaction_id else None
        shown = ids.show(ids.FOLLOW_UP, row.id)
        view = FollowUpView(shown, row.due, row.what, None, row.side, row.repeat, row.state, came_up)
        found[row.contact_id or 0].append(view)
    return found


def _passed(session: Session, people: Sequence[int]) -> defaultdict[int, list[ExchangeView]]:
    """What passed with each of these people, the newest first."""
    columns = (col(Exchange.kind), col(Exchange.direction), col(Contact.name), col(Exchange.on), col(Exchange.note))
    query = (
        select(col(Exchange.contact_id), *columns)
        .join(Contact, col(Contact.id) == col(Exchange.contact_id))
        .where(col(Exchange.contact_id).in_(people))
        .order_by(col(Exchange.on).desc(), col(Exchange.id).desc())
    )
    found: defaultdict[int, list[ExchangeView]] = defaultdict(list)
    for number, *values in session.execute(query):
        found[number].append(ExchangeView(*values))
    return found


def _happened(session: Session, people: Sequence[int]) -> defaultdict[int, list[InteractionView]]:
    """What happened with each of these people, or was said of them, the newest first."""
    roles = select(col(Participation.contact_id), col(Participation.interaction_id))
    pairs = session.execute(roles.where(col(Participation.contact_id).in_(people)).distinct()).all()
    views: dict[int, InteractionView] = {}
    for part in chunks(sorted({row for _, row in pairs})):
        rows = session.execute(select(Interaction).where(col(Interaction.id).in_(part))).scalars().all()
        views |= zip(map(key_of, rows), reports.interaction_views(session, rows), strict=True)
    found: defaultdict[int, list[InteractionView]] = defaultdict(list)
    for number, row in sorted(pairs, key=lambda pair: (views[pair[1]].on, pair[1]), reverse=True):
        found[number].append(views[row])
    return found
