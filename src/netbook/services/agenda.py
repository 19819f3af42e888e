"""What and who is due."""

from datetime import date, timedelta

from sqlmodel import Session, col, select

from netbook.domain.cadence import due_on, effective, hidden_until, next_occasion
from netbook.domain.views import DueItem
from netbook.domain.vocabulary import OPEN
from netbook.errors import Ambiguous
from netbook.models import Contact, FollowUp, Occasion, key_of
from netbook.services import followups, ids, tagging, upkeep


def due(session: Session, today: date, days: int = 0) -> list[DueItem]:
    """Follow-ups, people and occasions due by ``days`` after ``today``, the longest due first."""
    until = today + timedelta(days=days)
    items = [
        *_follow_ups(session, today, until),
        *_people(session, today, until),
        *_occasions(session, today, until),
    ]
    return sorted(items, key=lambda item: (item.due, item.type, item.name or "", item.id))


def _follow_ups(session: Session, today: date, until: date) -> list[DueItem]:
    rows = session.exec(
        select(FollowUp, Contact)
        .outerjoin(Contact, col(Contact.id) == col(FollowUp.contact_id))
        .where(FollowUp.state == OPEN, col(FollowUp.due) <= until)
    )
    return [
        DueItem(
            type="follow_up",
            id=ids.show(ids.FOLLOW_UP, row.id),
            due=row.due,
            late=(today - row.due).days,
            name=contact.name if contact else None,
            person=ids.show(ids.PERSON, contact.id) if contact else None,
            what=row.what,
            side=row.side,
            repeat=row.repeat,
            circle=contact.circle if contact else None,
            cadence=None,
            last=None,
        )
        for row, contact in rows
        if contact is None or (contact.archived_at is None and not _paused(contact, today))
    ]


def _paused(contact: Contact, today: date) -> bool:
    return contact.paused_until is not None and contact.paused_until > today


def _people(session: Session, today: date, until: date) -> list[DueItem]:
    lasts, tags, circles = (
        upkeep.last_contacts(session),
        tagging.tags_of_people(session),
        upkeep.circle_cadences(session),
    )
    found = []
    for contact in session.exec(select(Contact).where(col(Contact.archived_at).is_(None))):
        number = key_of(contact)
        cadences = (text for _, text in tags.get(number, ()))
        standing = upkeep.standing_of(contact, lasts.get(number), cadences, circles)
        day = due_on(standing)
        if day is None or day > until or (hidden_until(standing, today) or today) > until:
            continue
        found.append(
            DueItem(
                type="person",
                id=ids.show(ids.PERSON, number),
                due=day,
                late=(today - day).days,
                name=contact.name,
                person=ids.show(ids.PERSON, number),
                what=None,
                side=None,
                repeat=None,
                circle=contact.circle,
                cadence=effective(standing.own, standing.tags, standing.circle)[0],
                last=standing.last,
            )
        )
    return found


def _occasions(session: Session, today: date, until: date) -> list[DueItem]:
    rows = session.exec(
        select(Occasion, Contact)
        .join(Contact, col(Contact.id) == col(Occasion.contact_id))
        .where(col(Contact.archived_at).is_(None))
    )
    found = []
    for row, contact in rows:
        if _paused(contact, today):
            continue
        day = next_occasion(row.month, row.day, today)
        if day > until:
            continue
        age = f", turns {day.year - row.year}" if row.year else ""
        found.append(
            DueItem(
                type="occasion",
                id=ids.show(ids.OCCASION, row.id),
                due=day,
                late=(today - day).days,
                name=contact.name,
                person=ids.show(ids.PERSON, contact.id),
                what=f"{row.kind}{age}",
                side=None,
                repeat=None,
                circle=contact.circle,
                cadence=None,
                last=None,
            )
        )
    return found


def meant(session: Session, contact: Contact, today: date) -> FollowUp | None:
    """What a command such as ``done NAME`` speaks of: the person (none), or their one open follow-up.

    Raises:
        Ambiguous: it could be the person or a follow-up, or one of several.
    """
    promised = followups.open_of(session, contact)
    standing = upkeep.standing(session, contact)
    day = due_on(standing)
    person_due = day is not None and day <= today and hidden_until(standing, today) is None
    if not promised:
        return None
    if len(promised) == 1 and not person_due:
        return promised[0]
    listed = ", ".join(f"{ids.show(ids.FOLLOW_UP, row.id)} ({row.what or 'follow up'})" for row in promised[:8])
    whole = ids.show(ids.PERSON, contact.id)
    raise Ambiguous(
        f"several things are open with {contact.name}: {whole} (the person), {listed}",
        "give the id of the one you mean",
    )
