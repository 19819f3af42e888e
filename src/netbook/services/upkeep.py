"""How often one wants to be in touch: circles, cadences, pauses, and putting off a person's due date."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date

from sqlmodel import Session, col, select

from netbook.domain import when
from netbook.domain.cadence import NEVER, Standing, cadence_text, due_on, effective
from netbook.domain.cadence import spread as cadence_spread
from netbook.domain.spelling import did_you_mean
from netbook.domain.tags import tag_name
from netbook.domain.when import Calendar
from netbook.errors import NotFound
from netbook.models import Circle, Contact, ContactTag, Tag, key_of
from netbook.services import contacts, tagging
from netbook.storage import derived
from netbook.storage.rows import chunks

NONE = {"none", "off", "-"}  # what takes a circle, cadence or pause away


@dataclass(frozen=True, slots=True)
class Spread:
    """How many people come due over how many weeks."""

    people: int
    weeks: int

    def in_words(self, among: int) -> str:
        """``; they come due over the next 4 weeks``, of so many people; nothing where they are not spread."""
        if self.people < 2:
            return ""
        who = "they come" if self.people == among else f"{self.people} who were not met yet come"
        return f"; {who} due over the next {self.weeks} weeks"


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


def set_tag_cadence(session: Session, tag: str, text: str, today: date) -> tuple[str, str | None, Spread]:
    """Give everybody with a tag a cadence, or take it away; the tag, what its cadence is now, and how they come due.

    Raises:
        Unreadable: it is no tag, or no cadence.
        NotFound: nobody bears the tag.
    """
    name = tag_name(tag)
    row = session.exec(select(Tag).where(Tag.name == name)).first()
    if row is None:
        give = f"netbook tag NAME @{name} gives it to somebody"
        raise NotFound(
            f"nobody bears the tag @{name}", did_you_mean(name, session.exec(select(Tag.name)), give, mark="@")
        )
    bearers = select(Contact).join(ContactTag, col(ContactTag.contact_id) == col(Contact.id))
    people = session.exec(bearers.where(ContactTag.tag_id == row.id).order_by(col(Contact.id))).all()
    before = asked(session, people)
    row.cadence = read_cadence(text)
    session.add(row)
    spaced = begin(session, people, before, today)
    tagging.sweep(session, [name])
    return name, row.cadence, spaced


def set_circles(session: Session, people: Sequence[Contact], text: str, today: date) -> tuple[str | None, Spread]:
    """Put people in a circle, or in none; the key of it, and how they come due.

    Raises:
        NotFound: there is no such circle.
    """
    before = [contact.circle for contact in people]
    key, *_ = [set_circle(session, contact, text, today) for contact in people]
    changed = [contact for contact, was in zip(people, before, strict=True) if contact.circle != was]
    return key, spread(session, changed, today)


def set_cadences(session: Session, people: Sequence[Contact], text: str, today: date) -> tuple[str | None, Spread]:
    """Give people a cadence of their own, or take it away; what it is now, and how they come due.

    Raises:
        Unreadable: it is no cadence.
    """
    before = [contact.cadence for contact in people]
    cadence, *_ = [set_cadence(session, contact, text, today) for contact in people]
    changed = [contact for contact, was in zip(people, before, strict=True) if contact.cadence != was]
    return cadence, spread(session, changed, today)


def asked(session: Session, people: Sequence[Contact]) -> set[int]:
    """The rows of those of whom a cadence asks something."""
    session.flush()
    return {
        number
        for part in chunks(map(key_of, people))
        for number, standing in derived.standings(session.connection(), part).items()
        if effective(standing.own, standing.tags, standing.circle)[0] not in (None, NEVER)
    }


def begin(session: Session, people: Sequence[Contact], before: Collection[int], today: date) -> Spread:
    """Have the cadence begin today for those of whom none asked ``before``, and one asks now; spread as ``spread`` is.

    It may come from a tag or a circle that got one, long after people were put into it.
    """
    now = asked(session, people)
    fresh = [contact for contact in people if contact.id in now and contact.id not in before]
    for contact in fresh:
        contact.cadence_since = today
        session.add(contact)
    return spread(session, fresh, today)


def tag(session: Session, people: Sequence[Contact], names: Sequence[str], today: date) -> tuple[list[str], Spread]:
    """Put tags on people; those that are new to somebody, and how the people come due where a tag has a cadence."""
    before = asked(session, people)
    added = [name for contact in people for name in tagging.tag_person(session, contact, names)]
    return list(dict.fromkeys(added)), begin(session, people, before, today)


def spread(session: Session, people: Sequence[Contact], today: date) -> Spread:
    """Have those of several people who got a cadence today and were never met come due over the weeks that follow.

    The inner circles come first, then the order they are given in.
    """
    session.flush()
    if len(people) < 2:
        return Spread(0, 0)
    positions = dict(session.execute(select(Circle.key, Circle.position)).all())
    due_today = {
        number
        for part in chunks(map(key_of, people))
        for number, standing in derived.standings(session.connection(), part).items()
        if standing.last is None and standing.since == today and due_on(standing) == today
    }
    fresh = [contact for contact in people if contact.id in due_today]
    fresh.sort(key=lambda contact: positions.get(contact.circle or "", len(positions)))
    days = cadence_spread(len(fresh), today)
    for contact, day in zip(fresh, days, strict=True):
        contact.cadence_since = day
        session.add(contact)
    session.flush()
    return Spread(len(fresh), -(-(days[-1] - today).days // 7) if len(fresh) > 1 else 0)


def pause(session: Session, contact: Contact, until: date | None) -> None:
    """Silence a person until a day; none ends the pause."""
    contact.paused_until = until
    contacts.touch(session, contact)


def read_pause(text: str, today: date, order: str | None) -> date | None:
    """The day until which somebody is silenced, or none where the text ends a pause.

    Raises:
        Unreadable: it is no date, or over.
    """
    return None if text.strip().casefold() in NONE else when.ahead(text, Calendar(today, order))


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
