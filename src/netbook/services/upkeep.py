"""How often one wants to be in touch: circles, cadences, pauses, and putting off a person's due date."""

from collections.abc import Sequence
from datetime import date, timedelta

from sqlmodel import Session, col, select

from netbook.domain.cadence import Standing, cadence_text, due_on
from netbook.domain.spelling import did_you_mean
from netbook.errors import NotFound
from netbook.models import Contact, ContactTag, Derived, Tag, key_of
from netbook.services import contacts, tagging
from netbook.storage import derived

_WEEKS_TO_SPREAD = 4
NONE = {"none", "off", "-"}  # what takes a circle, cadence or pause away


def set_circle(session: Session, contact: Contact, text: str, today: date) -> str | None:
    """Put a person in a circle, or in none; the key of it.

    Raises:
        NotFound: there is no such circle.
    """
    key = None if text.strip().casefold() in NONE else contacts.circle_key(session, text)
    if key != contact.circle:
        contact.circle = key
        contact.cadence_since = today
        contacts.touch(session, contact)
    return key


def read_cadence(text: str) -> str | None:
    """A cadence as it is stored, or none where the text takes one away.

    Raises:
        Unreadable: it is no cadence.
    """
    return None if text.strip().casefold() in NONE else cadence_text(text)


def set_cadence(session: Session, contact: Contact, text: str, today: date) -> str | None:
    """Give a person a cadence of their own, or take it away; what it is now.

    Raises:
        Unreadable: it is no cadence.
    """
    cadence = read_cadence(text)
    if cadence != contact.cadence:
        contact.cadence = cadence
        contact.cadence_since = today
        contacts.touch(session, contact)
    return cadence


def set_tag_cadence(session: Session, tag: str, text: str, today: date) -> tuple[str, str | None]:
    """Give everybody with a tag a cadence, or take it away; the tag and what its cadence is now.

    Raises:
        Unreadable: it is no tag, or no cadence.
        NotFound: nobody bears the tag.
    """
    name = tagging.tag_name(tag)
    row = session.exec(select(Tag).where(Tag.name == name)).first()
    if row is None:
        give = f"netbook tag NAME @{name} gives it to somebody"
        raise NotFound(
            f"nobody bears the tag @{name}", did_you_mean(name, session.exec(select(Tag.name)), give, mark="@")
        )
    row.cadence = read_cadence(text)
    session.add(row)
    session.flush()
    bearers = select(Contact).join(ContactTag, col(ContactTag.contact_id) == col(Contact.id))
    people = session.exec(bearers.where(ContactTag.tag_id == row.id).order_by(col(Contact.id)))
    fresh = [contact for contact in people if contact.cadence_since is None]
    for contact in fresh:
        contact.cadence_since = today
        session.add(contact)
    spread(session, fresh, today)
    tagging.sweep(session, [name])
    return name, row.cadence


def spread(session: Session, people: Sequence[Contact], today: date) -> None:
    """Have those of several people who got a cadence today and were never met come due over the weeks that follow."""
    if len(people) > 1:
        unmet = set(session.exec(select(Derived.contact_id).where(col(Derived.last).is_(None))))
        fresh = [contact for contact in people if contact.cadence_since == today and contact.id in unmet]
        for number, contact in enumerate(fresh):
            contact.cadence_since = today + timedelta(days=number * _WEEKS_TO_SPREAD * 7 // len(fresh))
            session.add(contact)
    session.flush()


def pause(session: Session, contact: Contact, until: date | None) -> None:
    """Silence a person until a day; none ends the pause."""
    contact.paused_until = until
    contacts.touch(session, contact)


def snooze(session: Session, contact: Contact, until: date) -> None:
    """Hide a person until a day."""
    contact.snoozed_until = until
    contacts.touch(session, contact)


def drop_due(session: Session, contact: Contact) -> date:
    """Clear a person's due date until the next contact; what it was.

    Raises:
        NotFound: nothing is due with them.
    """
    due = due_on(standing(session, contact))
    if due is None:
        raise NotFound(f"nothing is due with {contact.name}", f'netbook show "{contact.name}" tells what there is')
    contact.due_dropped = due
    contacts.touch(session, contact)
    return due


def standing(session: Session, contact: Contact) -> Standing:
    """What decides when one person is due."""
    session.flush()
    return derived.standings(session.connection(), [key_of(contact)])[key_of(contact)]
