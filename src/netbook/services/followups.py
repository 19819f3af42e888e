"""Promises with a day: made, done, put off, dropped."""

from dataclasses import dataclass
from datetime import date

from sqlmodel import Session, col, select

from netbook.domain import when
from netbook.domain.text import clean_line
from netbook.domain.views import FollowUpView
from netbook.domain.vocabulary import DONE, OPEN
from netbook.domain.when import Calendar
from netbook.errors import Conflict, NotFound
from netbook.models import Contact, FollowUp
from netbook.services import ids, reports


@dataclass(frozen=True, slots=True)
class Closed:
    """A follow-up that was closed, and the next one where it repeats."""

    follow_up: FollowUpView
    next: FollowUpView | None


def make(
    session: Session,
    contact: Contact,
    what: str | None,
    due: date,
    *,
    repeat: str | None = None,
    side: str = "me",
) -> FollowUpView:
    """Promise something to a person for a day; ``repeat`` is an RRULE."""
    row = FollowUp(
        contact_id=contact.id,
        what=clean_line(what) if what else None,
        due=due,
        repeat=repeat,
        side=side,
    )
    session.add(row)
    session.flush()
    return reports.follow_up_view(session, row)


def get(session: Session, text: str) -> FollowUp:
    """The open follow-up of an id.

    Raises:
        Unreadable: it is no such id.
        NotFound: there is none.
        Conflict: it is closed.
    """
    found = session.get(FollowUp, ids.number(text, ids.FOLLOW_UP))
    if found is None:
        raise NotFound(f"there is no follow-up {text}", "netbook due shows them with their ids")
    if found.state != OPEN:
        raise Conflict(f"{text} is {found.state} already", "netbook undo takes back the newest operation")
    return found


def open_of(session: Session, contact: Contact) -> list[FollowUp]:
    """The open follow-ups of a person, the first due first."""
    query = select(FollowUp).where(FollowUp.contact_id == contact.id, FollowUp.state == OPEN)
    return list(session.exec(query.order_by(col(FollowUp.due), col(FollowUp.id))))


def close(session: Session, row: FollowUp, state: str, today: date) -> Closed:
    """Close a follow-up as done or dropped; one that repeats and is done comes back on its next day."""
    row.state = state
    row.closed_on = today
    session.add(row)
    following = None
    if state == DONE and row.repeat:
        following = FollowUp(
            contact_id=row.contact_id,
            interaction_id=row.interaction_id,
            what=row.what,
            side=row.side,
            due=next_day(row.repeat, row.due, today),
            repeat=when.anchored(row.repeat, row.due),
        )
        session.add(following)
    session.flush()
    next_view = reports.follow_up_view(session, following) if following else None
    return Closed(reports.follow_up_view(session, row), next_view)


def next_day(repeat: str, due: date, today: date) -> date:
    """The first day after ``due`` and after ``today`` on which a repeat that began on ``due`` falls.

    Plain repeats keep their day of the month where a month has it: from 31 January to 28 February, then 31 March.
    """
    newest = max(due, today)
    plain = when.period_of_rule(repeat)
    if plain:
        times = 1
        while (found := plain.after(due, times)) <= newest:
            times += 1
        return found
    from datetime import datetime, time

    from dateutil.rrule import rrulestr

    following = rrulestr(repeat, dtstart=datetime.combine(due, time())).after(datetime.combine(newest, time()))
    if following is None:
        raise Conflict("the repeat has come to its end", "netbook remind makes a new one")
    return following.date()


def snooze(session: Session, row: FollowUp, until: date) -> FollowUpView:
    """Put a follow-up off until a day."""
    row.due = until
    row.snoozes += 1
    session.add(row)
    session.flush()
    return reports.follow_up_view(session, row)


def day_ahead(text: str, today: date, order: str | None) -> date:
    """Read a day to come.

    Raises:
        Unreadable: it is no date, or over.
    """
    return when.ahead(text, Calendar(today, order))
