"""The metrics of people, worked out from what happened up to a day."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date

from dateutil.relativedelta import relativedelta
from sqlalchemy import select
from sqlmodel import Session, col

from netbook.domain.metrics import METRICS, History, Passed, Reading, Touch, Value, tie_strength
from netbook.domain.views import TieOn
from netbook.models import Contact, Exchange, Interaction, Participation, key_of
from netbook.storage import derived
from netbook.storage.rows import chunks


def explained(history: History) -> dict[str, Reading]:
    """Every metric with its reasons, by key."""
    return {key: metric.explain(history) for key, metric in METRICS.items()}


def history_of(session: Session, contact: Contact, as_of: date) -> History:
    """What happened with one person up to a day."""
    return histories(session, [key_of(contact)], as_of)[key_of(contact)]


def tie_by_month(history: History) -> tuple[TieOn, ...]:
    """How strong the tie was on the same day of the twelve months behind, and is now."""
    behind = min(12, (history.today.year - 1) * 12 + history.today.month - 1)  # the calendar begins in the year 1
    days = [history.today - relativedelta(months=count) for count in range(behind, -1, -1)]
    return tuple(TieOn(day, tie_strength.measure(history.on(day))) for day in days)


def values(session: Session, ids: Sequence[int], keys: Sequence[str], as_of: date) -> dict[int, dict[str, Value]]:
    """The values of some metrics, by person and key."""
    return {
        number: {key: METRICS[key].measure(history) for key in keys}
        for part in chunks(ids)
        for number, history in histories(session, part, as_of).items()
    }


def histories(session: Session, ids: Sequence[int], as_of: date) -> Mapping[int, History]:
    """What happened with some people up to a day; as many as one statement takes."""
    touches, passed = _touches(session, ids, as_of), _passed(session, ids, as_of)
    found = {}
    for number, standing in derived.standings(session.connection(), ids).items():
        happened = touches.get(number, [])
        last = happened[-1].on if happened else None
        found[number] = History(as_of, replace(standing, last=last), happened, passed.get(number, []))
    return found


def everybody(session: Session, as_of: date) -> Iterator[tuple[int, History]]:
    """Each person in the book with what happened up to a day."""
    for part in chunks(session.execute(select(col(Contact.id)).order_by(col(Contact.id))).scalars().all()):
        yield from histories(session, part, as_of).items()


_TOUCH = tuple(col(getattr(Interaction, name)) for name in Touch._fields)
_PASSED = tuple(col(getattr(Exchange, name)) for name in Passed._fields)


def _touches(session: Session, ids: Sequence[int], as_of: date) -> dict[int, list[Touch]]:
    query = (
        select(col(Participation.contact_id), *_TOUCH)
        .join(Interaction, col(Interaction.id) == col(Participation.interaction_id))
        .where(col(Participation.role) == "present", col(Participation.contact_id).in_(ids))
        .where(col(Interaction.on) <= as_of)
        .order_by(col(Interaction.on), col(Interaction.id))
    )
    found: dict[int, list[Touch]] = {}
    for number, *touch in session.execute(query):
        found.setdefault(number, []).append(Touch(*touch))
    return found


def _passed(session: Session, ids: Sequence[int], as_of: date) -> dict[int, list[Passed]]:
    query = (
        select(col(Exchange.contact_id), *_PASSED)
        .where(col(Exchange.contact_id).in_(ids), col(Exchange.on) <= as_of)
        .order_by(col(Exchange.on), col(Exchange.id))
    )
    found: dict[int, list[Passed]] = {}
    for number, *passed in session.execute(query):
        found.setdefault(number, []).append(Passed(*passed))
    return found
