"""What one item of a review asks, and its card; nothing where it was settled elsewhere meanwhile."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

from sqlmodel import Session, func, select

from netbook.domain import curation
from netbook.domain.cadence import next_occasion
from netbook.domain.occasions import in_words, years_on
from netbook.domain.review import CHOOSE, DAYS_AHEAD, INBOX, NEWCOMERS, OCCASIONS, PEOPLE, PROMISES, QUIET, SUGGESTED
from netbook.domain.review_views import ReviewItemView
from netbook.domain.suggestions import called, details
from netbook.domain.vocabulary import OPEN
from netbook.models import (
    Appraisal,
    Contact,
    Derived,
    FollowUp,
    InboxLine,
    Occasion,
    Suggestion,
)
from netbook.services import ids, people, suggested
from netbook.services.review.queue import is_quiet

Asked = tuple[ReviewItemView, Contact | None]


def card(session: Session, step: str, subject: str | None, today: date) -> ReviewItemView | None:
    """What to show of an item; none where nothing is left to decide."""
    found = asked(session, step, subject, today)
    if found is None:
        return None
    view, about = found
    return replace(view, person=people.card(session, about, today)) if about else view


def asked(session: Session, step: str, subject: str | None, today: date) -> Asked | None:
    """What an item asks, and the person it is about, whose card takes longer; none where nothing is left to decide."""
    if subject is None:
        return ReviewItemView(step, None, None, None, None, None), None
    parts = ids.split(subject)
    assert parts is not None, "a review item names a row"
    return _ASKED[step](session, step, subject, parts[1], today)


def _line(session: Session, step: str, subject: str, number: int, today: date) -> Asked | None:
    row = session.get(InboxLine, number)
    return (ReviewItemView(step, subject, row.text, row.reason, row.on, (today - row.on).days), None) if row else None


def _suggestion(session: Session, step: str, subject: str, number: int, today: date) -> Asked | None:
    row = session.get(Suggestion, number)
    if row is None or not suggested.is_open(session, row):
        return None
    (view,) = suggested.views(session, [row])
    return ReviewItemView(step, subject, called(view, today), details(view), row.on, None), None


def _promise(session: Session, step: str, subject: str, number: int, today: date) -> Asked | None:
    row = session.get(FollowUp, number)
    if row is None or row.state != OPEN or row.due > today:
        return None
    contact = session.get(Contact, row.contact_id) if row.contact_id else None
    if contact and (contact.archived_at or (contact.paused_until or today) > today):
        return None
    whose = "they owe: " if row.side == "them" else ""
    what = f"{whose}{row.what or 'follow up'}"
    return ReviewItemView(step, subject, what, None, row.due, (today - row.due).days), contact


def _due(session: Session, step: str, subject: str, number: int, today: date) -> Asked | None:
    contact, derived = session.get(Contact, number), session.get(Derived, number)
    if contact is None or derived is None or derived.due is None or derived.due > today or contact.archived_at:
        return None
    if any(day and day > today for day in (contact.snoozed_until, contact.paused_until)):
        return None
    return _about(step, contact, None, derived.due, today)


def _occasion(session: Session, step: str, subject: str, number: int, today: date) -> Asked | None:
    row = session.get(Occasion, number)
    contact = session.get(Contact, row.contact_id) if row else None
    if row is None or contact is None or contact.archived_at:
        return None
    day = next_occasion(row.month, row.day, today)
    if day > today + timedelta(days=DAYS_AHEAD):  # it passed since it was asked about first
        return None
    what = in_words(row.kind, years_on(day, row.year))
    return ReviewItemView(step, subject, what, None, day, (today - day).days), contact


def _newcomer(session: Session, step: str, subject: str, number: int, today: date) -> Asked | None:
    contact, derived = session.get(Contact, number), session.get(Derived, number)
    if contact is None or derived is None or contact.archived_at:
        return None
    missing = [] if contact.circle else ["no circle yet"]
    missing += ["not decided about yet"] if derived.vetted == curation.OPEN else []
    return _about(step, contact, ", ".join(missing), None, today) if missing else None


def _gone_quiet(session: Session, step: str, subject: str, number: int, today: date) -> Asked | None:
    contact, derived = session.get(Contact, number), session.get(Derived, number)
    if contact is None or derived is None or contact.archived_at or not derived.last:
        return None
    if not is_quiet(derived.last, derived.turns_due, today) or (contact.paused_until or today) > today:
        return None
    why = f"silent for twice as long as every {derived.cadence}"
    return _about(step, contact, why, derived.turns_due, today)


def _undecided(session: Session, step: str, subject: str, number: int, today: date) -> Asked | None:
    contact, derived = session.get(Contact, number), session.get(Derived, number)
    if contact is None or derived is None or contact.archived_at:
        return None
    answered = session.exec(select(func.max(Appraisal.on)).where(Appraisal.contact_id == number)).first()
    if answered and answered > today - timedelta(days=1):
        return None
    if derived.vetted != curation.OPEN:
        return _about(step, contact, f"decided on {answered}; does it still hold?", None, today)
    return _about(step, contact, "not decided about yet", None, today)


def _about(step: str, contact: Contact, what: str | None, due: date | None, today: date) -> Asked:
    late = (today - due).days if due else None
    return ReviewItemView(step, ids.show(ids.PERSON, contact.id), what, None, due, late), contact


_ASKED: dict[str, Callable[[Session, str, str, int, date], Asked | None]] = {
    INBOX: _line,
    SUGGESTED: _suggestion,
    PROMISES: _promise,
    PEOPLE: _due,
    OCCASIONS: _occasion,
    NEWCOMERS: _newcomer,
    QUIET: _gone_quiet,
    CHOOSE: _undecided,
}
