"""Who reaches out, counted by the database: a book of any size costs no more than the people that are named."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from dateutil.relativedelta import relativedelta
from sqlalchemy import ColumnElement, and_, case, func, not_, or_, select
from sqlmodel import Session, col

from netbook.domain.reaching import ASKED, ENOUGH, PERIODS, UNEVEN, Began, NotAnswering, OneSided, Reaching
from netbook.domain.vocabulary import KINDS
from netbook.models import Contact, Interaction, Participation
from netbook.services import measures

_NAMED = 20  # people in each list
_LOOKED_AT = 100  # people whose attempts are counted one by one
_ONE_WAY = [kind.key for kind in KINDS if kind.one_way]


def reaching(session: Session, today: date) -> Reaching:
    """Who began in the last 90 and 365 days, and where one side alone reached out in the last year."""
    return Reaching(
        tuple(_began(session, days, today) for days in PERIODS),
        _one_sided(session, today, mine=True),
        _one_sided(session, today, mine=False),
        _silent(session, today),
    )


def _began(session: Session, days: int, today: date) -> Began:
    query = select(col(Interaction.initiator), col(Interaction.missed), func.count()).where(_since(days, today))
    told: dict[str | None, int] = {}
    missed = 0
    for who, failed, times in session.execute(query.group_by(col(Interaction.initiator), col(Interaction.missed))):
        if failed:
            missed += times
        else:
            told[who] = told.get(who, 0) + times
    you, they, both = (told.pop(who, 0) for who in ("me", "them", "both"))
    return Began(days, you, they, both, sum(told.values()), missed)


def _since(days: int, today: date) -> ColumnElement[bool]:
    return col(Interaction.on).between(today - relativedelta(days=days - 1), today)


def _attempt() -> ColumnElement[bool]:
    """That it is the user's own and asks for an answer, as ``Touch.is_attempt`` has it; never unknown."""
    who = func.coalesce(col(Interaction.initiator), "")
    mine = and_(who == "me", col(Interaction.kind).in_(_ONE_WAY))
    return and_(who.in_(("me", "")), or_(col(Interaction.missed), mine))


def _times(condition: ColumnElement[bool]) -> Any:
    return func.sum(case((condition, 1), else_=0))


def _touched(*columns: Any) -> Any:
    """Those who are not archived and took part in something."""
    query = select(*columns).select_from(Participation)
    query = query.join(Interaction, col(Interaction.id) == col(Participation.interaction_id))
    query = query.join(Contact, col(Contact.id) == col(Participation.contact_id))
    return query.where(col(Participation.role) == "present", col(Contact.archived_at).is_(None))


def _one_sided(session: Session, today: date, *, mine: bool) -> tuple[OneSided, ...]:
    who, began = col(Participation.contact_id), func.coalesce(col(Interaction.initiator), "")
    you = _times(or_(began.in_(("me", "both")), _attempt())).label("you")
    they = _times(began.in_(("them", "both"))).label("they")
    one, other = (you, they) if mine else (they, you)
    known = or_(col(Interaction.initiator).is_not(None), col(Interaction.missed))
    counted = (
        select(who.label("who"), you, they)
        .join(Interaction, col(Interaction.id) == col(Participation.interaction_id))
        .where(_since(PERIODS[-1], today), known, col(Participation.role) == "present")
        .group_by(who)
        .having(and_(one >= ENOUGH, one >= other * UNEVEN))
        .subquery()
    )
    query = select(col(Contact.id), col(Contact.name), counted.c.you, counted.c.they)
    query = query.join(counted, counted.c.who == col(Contact.id)).where(col(Contact.archived_at).is_(None))
    query = query.order_by(func.abs(counted.c.you - counted.c.they).desc(), col(Contact.name), col(Contact.id))
    return tuple(OneSided(*row) for row in session.execute(query.limit(_NAMED)))


def _silent(session: Session, today: date) -> tuple[NotAnswering, ...]:
    """Those who did not answer, of all whom the user tried in the last year."""
    found = []
    for number, history in measures.histories(session, _asked(session, today), today).items():
        if history.unanswered >= ASKED:
            found.append((number, history.unanswered, history.touches[-history.unanswered].on))
    names = dict(
        session.execute(
            select(col(Contact.id), col(Contact.name)).where(col(Contact.id).in_([number for number, *_ in found]))
        ).all()
    )
    told = [NotAnswering(number, names[number], attempts, first) for number, attempts, first in found]
    return tuple(sorted(told, key=lambda each: (-each.attempts, each.first, each.name))[:_NAMED])


def _asked(session: Session, today: date) -> Sequence[int]:
    """Those with most attempts since anything else happened, as near as days tell."""
    who, day = col(Participation.contact_id), col(Interaction.on)
    tried = _touched(who).where(_attempt(), _since(PERIODS[-1], today))
    answered = (
        _touched(who.label("who"), func.max(day).label("last"))
        .where(not_(_attempt()), day <= today, who.in_(tried))
        .group_by(who)
        .subquery()
    )
    query = _touched(who).outerjoin(answered, answered.c.who == who)
    query = query.where(_attempt(), day <= today, who.in_(tried))
    query = query.where(or_(answered.c.last.is_(None), day >= answered.c.last))
    query = query.group_by(who).having(func.count() >= ASKED).order_by(func.count().desc(), who)
    return list(session.scalars(query.limit(_LOOKED_AT)))
