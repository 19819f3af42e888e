"""Birthdays, anniversaries and named days of a person: setting one, and taking it away."""

from sqlmodel import Session, col, select

from netbook.domain.occasions import YearlyDay
from netbook.errors import NotFound
from netbook.models import Contact, Occasion, key_of


def put(session: Session, contact: Contact, kind: str, day: YearlyDay | None) -> None:
    """Set or clear an occasion of a person."""
    row = _row(session, contact, kind)
    if day is None:
        if row:
            session.delete(row)
    else:
        row = row or Occasion(contact_id=key_of(contact), kind=kind, month=1, day=1)
        row.month, row.day, row.year = day.month, day.day, day.year
        session.add(row)
    session.flush()


def take(session: Session, contact: Contact, kind: str) -> None:
    """Clear an occasion that a person has.

    Raises:
        NotFound: they have none of that kind.
    """
    if _row(session, contact, kind) is None:
        have = sorted(session.exec(select(Occasion.kind).where(Occasion.contact_id == contact.id)))
        raise NotFound(f"{contact.name} has no {kind}", f"they have {', '.join(have)}" if have else "they have none")
    put(session, contact, kind, None)


def of_kind(session: Session, contact: Contact, kind: str) -> YearlyDay | None:
    """The day of an occasion of a person."""
    row = _row(session, contact, kind)
    return YearlyDay(row.month, row.day, row.year) if row else None


def _row(session: Session, contact: Contact, kind: str) -> Occasion | None:
    query = select(Occasion).where(Occasion.contact_id == contact.id, Occasion.kind == kind)
    return session.exec(query.order_by(col(Occasion.id))).first()
