"""How often one wants to be in touch: circles, cadences, pauses, and putting off a person's due date."""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from sqlmodel import Session, col, func, select

from netbook.domain.cadence import Standing, cadence_text, due_on
from netbook.errors import NotFound
from netbook.models import Circle, Contact, Interaction, Participation, Tag, key_of
from netbook.services import contacts, tagging

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


def set_cadence(session: Session, contact: Contact, text: str, today: date) -> str | None:
    """Give a person a cadence of their own, or take it away; what it is now.

    Raises:
        Unreadable: it is no cadence.
    """
    cadence = None if text.strip().casefold() in NONE else cadence_text(text)
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
        raise NotFound(f"nobody bears the tag @{name}", f"netbook tag NAME @{name} gives it to somebody")
    row.cadence = None if text.strip().casefold() in NONE else cadence_text(text)
    session.add(row)
    session.flush()
    bearers = [number for number, tags in tagging.tags_of_people(session).items() if name in (tag for tag, _ in tags)]
    people = [contact for number in bearers if (contact := session.get(Contact, number))]
    _spread(session, [contact for contact in people if contact.cadence_since is None], today)
    tagging.sweep(session, [name])
    return name, row.cadence


def _spread(session: Session, people: Sequence[Contact], today: date) -> None:
    """Have people who get a cadence at once come due over the weeks that follow, not all on one day."""
    for number, contact in enumerate(people):
        contact.cadence_since = today + timedelta(days=number * _WEEKS_TO_SPREAD * 7 // len(people))
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
    last = session.exec(
        select(func.max(Interaction.on))
        .join(Participation, col(Participation.interaction_id) == col(Interaction.id))
        .where(Participation.contact_id == contact.id, Participation.role == "present")
    ).one()
    tags = tagging.tags_of_people(session, key_of(contact)).get(key_of(contact), [])
    circles = circle_cadences(session)
    return standing_of(contact, last, (cadence for _, cadence in tags), circles)


def standing_of(
    contact: Contact, last: date | None, tags: Iterable[str | None], circles: dict[str, str | None]
) -> Standing:
    """What decides when a person is due, from their row and what hangs on it."""
    return Standing(
        own=contact.cadence,
        tags=tuple(text for text in tags if text),
        circle=circles.get(contact.circle or ""),
        since=contact.cadence_since,
        last=last,
        snoozed_until=contact.snoozed_until,
        paused_until=contact.paused_until,
        dropped=contact.due_dropped,
        archived=contact.archived_at is not None,
    )


def circle_cadences(session: Session) -> dict[str, str | None]:
    """The cadence of each circle, by key."""
    return dict(session.exec(select(Circle.key, Circle.cadence)).all())


def last_contacts(session: Session) -> dict[int, date]:
    """The day of the newest interaction in which each person was present."""
    rows = session.exec(
        select(Participation.contact_id, func.max(Interaction.on))
        .join(Interaction, col(Interaction.id) == col(Participation.interaction_id))
        .where(Participation.role == "present")
        .group_by(col(Participation.contact_id))
    )
    return dict(rows.all())
