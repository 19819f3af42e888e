"""The ties of a book by their strength, measured a part at a time, so that a face can show how far it is."""

from array import array
from collections.abc import Sequence
from datetime import date

from sqlalchemy import select
from sqlmodel import Session, col

from netbook.domain.metrics import METRICS
from netbook.domain.ties import TieRow
from netbook.models import Contact, Derived
from netbook.services import measures

PART = 250  # people who are measured in one go


def met(session: Session) -> Sequence[int]:
    """The rows of all who were ever in touch and are not archived, those of the newest contact first."""
    query = select(col(Contact.id)).join(Derived, col(Derived.contact_id) == col(Contact.id))
    query = query.where(col(Contact.archived_at).is_(None), col(Derived.last).is_not(None))
    query = query.order_by(col(Derived.last).desc(), col(Derived.sorted_as), col(Contact.id))
    return array("q", (number for number in session.scalars(query) if number is not None))


def strengths(session: Session, numbers: Sequence[int], today: date) -> list[tuple[int, int]]:
    """Each of some people with the strength of their tie; without those who had no contact up to today."""
    found = measures.values(session, numbers, ("tie",), today)
    return [
        (number, tie) for number in numbers if number in found and isinstance(tie := found[number]["tie"], int)
    ]  # fmt: skip


def rows(session: Session, numbers: Sequence[int], today: date) -> list[TieRow]:
    """The lines of some people, in their order; whoever is gone by now is left out."""
    query = select(col(Contact.id), col(Contact.name), col(Contact.circle)).where(col(Contact.id).in_(numbers))
    known = {number: (name, circle) for number, name, circle in session.execute(query)}
    histories = measures.histories(session, numbers, today)
    found = []
    for number in numbers:
        if number not in known or number not in histories:
            continue
        history = histories[number]
        months = tuple(each.tie for each in measures.tie_by_month(history))
        health = METRICS["health"].measure(history)
        found.append(TieRow(number, *known[number], str(health) if health else None, history.standing.last,
                            months[-1], months))  # fmt: skip
    return found
