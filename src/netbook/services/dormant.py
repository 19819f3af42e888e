"""Dormant ties worth waking, read from the book."""

from collections.abc import Collection, Sequence
from datetime import date
from typing import Any

from dateutil.relativedelta import relativedelta
from sqlalchemy import ColumnElement, and_, case, func, or_, select
from sqlmodel import Session, col

from netbook.domain.curation import CURATED
from netbook.domain.doors import DormantTie
from netbook.domain.exchanges import sums
from netbook.domain.vocabulary import CIRCLES
from netbook.domain.waking import Sleeper, Worth, ranked
from netbook.models import Contact, Derived, Exchange, Interaction, Participation
from netbook.services import directory, ids, measures
from netbook.services.conditions import there
from netbook.storage.rows import chunks

CONSIDERED = 200  # people whose strength is worked out: the curated first, then those of whom most is written down
_WIDER = CIRCLES[-1].key
_YEAR = relativedelta(years=1)  # the wider circle is never due; after so long a silence it is offered all the same


def worth_waking(session: Session, today: date, limit: int, skip: Collection[int] = ()) -> list[DormantTie]:
    """The dormant ties most worth waking, best first, without the people of the rows to ``skip``.

    Dormant by health, or in the wider circle and silent for a year; neither archived, paused nor snoozed. On a large
    book strengths are worked out for ``CONSIDERED`` people, or as many as are wanted: the curated first, then those
    with most conversations and exchanges.
    """
    numbers = _candidates(session, today, max(CONSIDERED, limit), skip)
    found = ranked(each for part in chunks(numbers) for each in _sleepers(session, part, today))[:limit]
    return [view for part in chunks(found, 400) for view in _views(session, part)]


def count(session: Session, today: date) -> int:
    """How many ties are dormant."""
    return session.scalar(_dormant(select(func.count()), today)) or 0


def next_to_sleep(session: Session, today: date) -> tuple[str, date] | None:
    """Whose tie falls asleep next unless there is contact before, and when."""
    day = col(Derived.turns_dormant)
    query = select(col(Contact.name), day).join(Derived, col(Derived.contact_id) == col(Contact.id))
    query = query.where(col(Contact.archived_at).is_(None), day > today).order_by(day, col(Contact.id)).limit(1)
    found = session.execute(query).first()
    return (found[0], found[1]) if found else None


def _dormant(query: Any, today: date) -> Any:
    """A query of people, as far as their ties are dormant and nothing silences them."""
    asleep: ColumnElement[bool] = and_(col(Derived.turns_dormant).is_not(None), col(Derived.turns_dormant) <= today)
    wider = and_(col(Contact.circle) == _WIDER, col(Derived.last).is_not(None), col(Derived.last) <= today - _YEAR)
    query = query.select_from(Contact).join(Derived, col(Derived.contact_id) == col(Contact.id))
    return query.where(or_(asleep, wider), there(today))


def _candidates(session: Session, today: date, most: int, skip: Collection[int]) -> list[int]:
    curated = case((col(Derived.vetted) == CURATED, 0), else_=1)
    passed_over = frozenset(skip)
    rows = session.execute(_dormant(select(col(Contact.id), curated), today))
    asleep = {number: not_curated for number, not_curated in rows if number not in passed_over}
    if len(asleep) <= most:
        return sorted(asleep)
    known = dict.fromkeys(asleep, 0)
    people = _dormant(select(col(Contact.id)), today)
    for column, condition in (
        (col(Participation.contact_id), col(Participation.role) == "present"),
        (col(Exchange.contact_id), col(Exchange.id).is_not(None)),
    ):
        counts = select(column, func.count()).where(condition, column.in_(people)).group_by(column)
        for number, times in session.execute(counts):
            if number in known:
                known[number] += times
    return sorted(asleep, key=lambda number: (asleep[number], -known[number], number))[:most]


def _sleepers(session: Session, part: Sequence[int], today: date) -> list[Sleeper]:
    columns = (Contact.id, Contact.name, Contact.circle, Contact.introduced_by)
    query = select(*(col(column) for column in columns), col(Derived.vetted))
    query = query.join(Derived, col(Derived.contact_id) == col(Contact.id)).where(col(Contact.id).in_(part))
    rows = session.execute(query.order_by(col(Contact.id))).all()
    histories = measures.histories(session, part, today)
    through = directory.names_of(session, {row.introduced_by for row in rows if row.introduced_by})
    brought: dict[int, list[str]] = {}
    came = select(col(Contact.introduced_by), col(Contact.name)).where(col(Contact.introduced_by).in_(part))
    for number, name in session.execute(came.order_by(col(Contact.id))):
        brought.setdefault(number, []).append(name)
    return [
        Sleeper(
            row.id, row.name, histories[row.id], row.circle, row.vetted,
            introduced=tuple(brought.get(row.id, ())),
            through=through.get(row.introduced_by),
            passed=sums((each.kind, each.direction, 1) for each in histories[row.id].exchanges),
        )
        for row in rows
    ]  # fmt: skip


def _views(session: Session, found: Sequence[Worth]) -> list[DormantTie]:
    numbers = [each.sleeper.number for each in found]
    query = select(col(Contact.id), col(Contact.organisation), col(Contact.city)).where(col(Contact.id).in_(numbers))
    cards = {number: (organisation, city) for number, organisation, city in session.execute(query)}
    talks = _last_talks(session, {each.sleeper.number: each.last for each in found})
    views = []
    for each in found:
        who, (organisation, city) = each.sleeper, cards[each.sleeper.number]
        interaction, kind, said = talks[who.number]
        views.append(
            DormantTie(
                ids.show(ids.PERSON, who.number), who.name, organisation, city, who.circle, who.vetted == CURATED,
                each.last, each.strength, each.best, each.reasons, ids.show(ids.INTERACTION, interaction), kind, said,
            )
        )  # fmt: skip
    return views


def _last_talks(session: Session, days: dict[int, date]) -> dict[int, tuple[int, str, str]]:
    """The newest conversation with each person on a day: its row, kind and words."""
    query = (
        select(col(Participation.contact_id), col(Interaction.id), col(Interaction.kind), col(Interaction.text))
        .add_columns(col(Interaction.on))
        .join(Interaction, col(Interaction.id) == col(Participation.interaction_id))
        .where(col(Participation.contact_id).in_(days), col(Participation.role) == "present")
        .where(col(Interaction.on).in_(set(days.values())))
        .order_by(col(Interaction.id))
    )
    rows = session.execute(query)
    return {number: (which, kind, text) for number, which, kind, text, on in rows if days[number] == on}
