"""A year of the book in figures."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from sqlalchemy import and_, func, not_, select, true
from sqlmodel import Session, col

from netbook.domain import year
from netbook.domain.calendar import Stretch
from netbook.domain.review import WEEKLY, streak
from netbook.domain.year import Happened, Seen, YearView
from netbook.models import Contact, Derived, Exchange, Interaction, Participation
from netbook.services import circles, ids
from netbook.services.conditions import Condition
from netbook.services.filtering import Filter
from netbook.services.review import progress


def of_year(session: Session, asked: Filter, stretch: Stretch, limit: int | None = None) -> YearView:
    """The figures of a stretch; of the people seen, ``limit`` are named at most.

    Raises:
        NotFound: the filter names somebody or a circle that is not in the book.
        Ambiguous: it names several people.
    """
    kept = true() if asked.keeps_all else asked.interactions
    counted = and_(col(Interaction.on).between(stretch.first, stretch.until), kept)
    tally = year.tally(_happened(session, counted), _places(session, counted))
    seen, reviewed = _seen(session, counted), progress.finished_on(session, WEEKLY)
    return YearView(
        first=stretch.first,
        last=stretch.last,
        until=stretch.until,
        interactions=tally.interactions,
        missed=tally.missed,
        ahead=_ahead(session, kept, stretch, asked.today),
        people_seen=len(seen),
        minutes=tally.minutes,
        timed=tally.timed,
        days_with_contact=len(tally.days),
        busiest=tally.busiest,
        longest_run=tally.longest_run,
        days=tally.days,
        kinds=tally.kinds,
        places=tally.places[:limit],
        people=tuple(
            Seen(ids.show(ids.PERSON, number), name, times, int(minutes or 0))
            for number, name, times, minutes, _ in seen[:limit]
        ),
        as_often=sum(times == seen[limit - 1][2] for _, _, times, _, _ in seen[limit:])
        if limit and seen[limit:]
        else 0,
        began=tally.began,
        months=year.by_month(stretch, tally.days, _newcomers(session, seen, stretch)),
        circles=tuple(circles.listing(session)),
        no_circle=_in_no_circle(session),
        **_passed(session, asked, counted, stretch),
        reviews=sum(stretch.first <= on <= stretch.until for on in reviewed),
        review_streak=streak(reviewed, asked.today) if stretch.first <= asked.today <= stretch.last else 0,
    )


def first_day(session: Session, today: date) -> date | None:
    """The day of the first interaction up to today; none where there is none."""
    return session.scalar(select(func.min(col(Interaction.on))).where(col(Interaction.on) <= today))


def _passed(session: Session, asked: Filter, counted: Condition, stretch: Stretch) -> dict[str, int]:
    """How much of value was given and received; under a filter, in the interactions that it keeps."""
    query = select(col(Exchange.direction), func.count()).group_by(col(Exchange.direction))
    if asked.keeps_all:
        query = query.where(col(Exchange.on).between(stretch.first, stretch.until))
    else:
        query = query.where(col(Exchange.interaction_id).in_(select(col(Interaction.id)).where(counted)))
    found = dict(session.execute(query).all())
    return {direction: found.get(direction, 0) for direction in ("given", "received")}


def _happened(session: Session, counted: Condition) -> Iterator[Happened]:
    alike = (col(Interaction.on), col(Interaction.kind), col(Interaction.initiator), col(Interaction.missed))
    minutes = col(Interaction.minutes)
    query = select(*alike, func.count(), func.coalesce(func.sum(minutes), 0), func.count(minutes))
    rows = session.execute(query.where(counted).group_by(*alike))
    return (Happened(*row) for row in rows)


def _places(session: Session, counted: Condition) -> dict[str, int]:
    place = col(Interaction.place)
    query = select(place, func.count()).where(counted, not_(col(Interaction.missed)), place.is_not(None))
    return {name: count for name, count in session.execute(query.group_by(place)) if name}


def _ahead(session: Session, kept: Condition, stretch: Stretch, today: date) -> int:
    """How much is written down for days to come."""
    later = and_(col(Interaction.on) > today, col(Interaction.on).between(stretch.first, stretch.horizon))
    return session.scalars(select(func.count()).select_from(Interaction).where(later, kept)).one()


def _seen(session: Session, counted: Condition) -> list[Any]:
    """Those who took part, the most often first: row, name, times, minutes known, and the first day."""
    who, times = col(Participation.contact_id), func.count()
    met = (
        select(
            who.label("who"),
            times.label("times"),
            func.coalesce(func.sum(col(Interaction.minutes)), 0).label("minutes"),
            func.min(col(Interaction.on)).label("first"),
        )
        .join(Interaction, col(Interaction.id) == col(Participation.interaction_id))
        .where(counted, not_(col(Interaction.missed)), col(Participation.role) == "present")
        .group_by(who)
        .subquery()
    )
    query = (
        select(col(Contact.id), col(Contact.name), met.c.times, met.c.minutes, met.c.first)
        .join(met, met.c.who == col(Contact.id))
        .join(Derived, col(Derived.contact_id) == col(Contact.id))
        .order_by(met.c.times.desc(), met.c.minutes.desc(), col(Derived.sorted_as), col(Contact.id))
    )
    return list(session.execute(query))


def _newcomers(session: Session, seen: list[Any], stretch: Stretch) -> Iterator[date]:
    """The days on which those who were seen were met for the first time ever."""
    first = func.min(col(Interaction.on))
    query = (
        select(col(Participation.contact_id), first)
        .join(Interaction, col(Interaction.id) == col(Participation.interaction_id))
        .where(col(Participation.role) == "present", not_(col(Interaction.missed)))
        .group_by(col(Participation.contact_id))
        .having(first.between(stretch.first, stretch.until))
    )
    ever = dict(session.execute(query).all()) if seen else {}
    return (on for number, _, _, _, on in seen if ever.get(number) == on)


def _in_no_circle(session: Session) -> int:
    """How many people are in none and not archived."""
    nobody = (col(Contact.circle).is_(None), col(Contact.archived_at).is_(None))
    return int(session.scalar(select(func.count()).select_from(Contact).where(*nobody)) or 0)
