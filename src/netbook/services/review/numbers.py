"""What happened in a stretch of days, counted."""

from datetime import date

from sqlalchemy import ColumnElement, and_, case, exists, func, or_, select
from sqlmodel import Session, col

from netbook.domain.review_views import Numbers
from netbook.domain.vocabulary import DONE, OPEN
from netbook.models import Contact, FollowUp, Interaction, Participation


def numbers(session: Session, since: date, until: date) -> Numbers:
    """What happened from ``since`` to ``until``, both included."""
    within = col(Interaction.on).between(since, until)
    talks, minutes, me, them, both = session.execute(
        select(func.count(), func.coalesce(func.sum(col(Interaction.minutes)), 0), *map(_began, ("me", "them", "both")))
        .select_from(Interaction)
        .where(within)
    ).one()
    there = (
        select(col(Participation.contact_id))
        .join(Interaction, col(Interaction.id) == col(Participation.interaction_id))
        .where(within, col(Participation.role) == "present")
        .distinct()
        .subquery()
    )
    before = exists().where(
        col(Participation.contact_id) == there.c.contact_id,
        col(Participation.role) == "present",
        col(Interaction.id) == col(Participation.interaction_id),
        col(Interaction.on) < since,
    )
    known_before = or_(before, and_(col(Contact.met_on).is_not(None), col(Contact.met_on) < since))
    people, known = session.execute(
        select(func.count(), func.coalesce(func.sum(case((known_before, 1), else_=0)), 0))
        .select_from(there)
        .join(Contact, col(Contact.id) == there.c.contact_id)
    ).one()
    mine = col(FollowUp.side) == "me"
    kept = mine & (col(FollowUp.state) == DONE) & col(FollowUp.closed_on).between(since, until)
    waits = mine & (col(FollowUp.state) == OPEN)
    return Numbers(
        since=since,
        until=until,
        talks=talks,
        people=people,
        new_people=people - known,
        minutes=minutes,
        by_you=me,
        by_them=them,
        by_both=both,
        kept=_count(session, kept),
        open=_count(session, waits),
    )


def _began(who: str) -> ColumnElement[int]:
    return func.coalesce(func.sum(case((col(Interaction.initiator) == who, 1), else_=0)), 0)


def _count(session: Session, which: ColumnElement[bool]) -> int:
    return int(session.execute(select(func.count()).select_from(FollowUp).where(which)).scalar_one())
