"""What and who is due."""

from collections.abc import Iterator
from datetime import date, timedelta

from sqlalchemy import not_, select
from sqlmodel import Session, col

from netbook.domain.cadence import due_on, hidden_until, next_occasion
from netbook.domain.filters.terms import Days
from netbook.domain.views import DueItem
from netbook.domain.vocabulary import OPEN
from netbook.errors import Ambiguous
from netbook.models import Contact, Derived, FollowUp, Occasion
from netbook.services import conditions, followups, ids, upkeep
from netbook.services.conditions import Condition
from netbook.services.filtering import Filter


def due(
    session: Session, today: date, days: int = 0, asked: Filter | None = None, limit: int | None = None
) -> list[DueItem]:
    """Follow-ups, people and occasions due by ``days`` after ``today``, the longest due first.

    Raises:
        NotFound: the filter names somebody or a circle that is not in the book.
        Ambiguous: it names several people.
    """
    until = today + timedelta(days=days)
    among = [asked.people] if asked else []
    items = [
        *_follow_ups(session, today, until, among),
        *_people(session, today, until, among),
        *_occasions(session, today, until, among),
    ]
    items.sort(key=lambda item: (item.due, item.type, item.name or "", item.id))
    return items[:limit]


_WHO = (col(Contact.id), col(Contact.name), col(Contact.circle))
_SILENT = (col(Contact.snoozed_until), col(Contact.paused_until))
_PROMISED = (col(FollowUp.id), col(FollowUp.due), col(FollowUp.what), col(FollowUp.side), col(FollowUp.repeat))
_FALLS = (col(Occasion.id), col(Occasion.kind), col(Occasion.month), col(Occasion.day), col(Occasion.year))


def _follow_ups(session: Session, today: date, until: date, among: list[Condition]) -> Iterator[DueItem]:
    query = (
        select(*_PROMISED, *_WHO)
        .outerjoin(Contact, col(Contact.id) == col(FollowUp.contact_id))
        .outerjoin(Derived, col(Derived.contact_id) == col(Contact.id))
        .where(col(FollowUp.state) == OPEN, col(FollowUp.due) <= until, *among)
        .where(col(Contact.archived_at).is_(None), not_(conditions.after(Contact.paused_until, today)))
    )
    for number, day, what, side, repeat, who, name, circle in session.execute(query):
        yield DueItem(
            type="follow_up",
            id=ids.show(ids.FOLLOW_UP, number),
            due=day,
            late=(today - day).days,
            name=name,
            person=ids.show(ids.PERSON, who) if who else None,
            what=what,
            side=side,
            repeat=repeat,
            circle=circle,
        )


def _people(session: Session, today: date, until: date, among: list[Condition]) -> Iterator[DueItem]:
    standing = (col(Derived.cadence), col(Derived.last), col(Derived.due))
    query = (
        select(*_WHO, *_SILENT, *standing)
        .join(Derived, col(Derived.contact_id) == col(Contact.id))
        .where(conditions.due_by(Days(last=until), today), col(Contact.archived_at).is_(None), *among)
    )
    for number, name, circle, snoozed, paused, cadence, last, own in session.execute(query):
        day = max((own, *(until for until in (snoozed, paused) if until and until > today)))
        shown = ids.show(ids.PERSON, number)
        yield DueItem(
            type="person",
            id=shown,
            due=day,
            late=(today - day).days,
            name=name,
            person=shown,
            circle=circle,
            cadence=cadence,
            last=last,
        )


def _occasions(session: Session, today: date, until: date, among: list[Condition]) -> Iterator[DueItem]:
    query = (
        select(*_FALLS, *_WHO)
        .join(Contact, col(Contact.id) == col(Occasion.contact_id))
        .join(Derived, col(Derived.contact_id) == col(Contact.id))
        .where(col(Contact.archived_at).is_(None), not_(conditions.after(Contact.paused_until, today)), *among)
    )
    for number, kind, month, day_of_month, year, who, name, circle in session.execute(query):
        day = next_occasion(month, day_of_month, today)
        if day <= until:
            yield DueItem(
                type="occasion",
                id=ids.show(ids.OCCASION, number),
                due=day,
                late=(today - day).days,
                name=name,
                person=ids.show(ids.PERSON, who),
                what=f"{kind}, turns {day.year - year}" if year else kind,
                circle=circle,
            )


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
