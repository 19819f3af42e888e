"""Changing what is known of a person, field by field (``edit NAME --set city=Lisbon``), or of what happened."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from sqlmodel import Session

from netbook.config import Settings
from netbook.domain import when
from netbook.domain.names import checked_name, split_name
from netbook.domain.occasions import BIRTHDAY, read_yearly
from netbook.domain.sheet import tidy
from netbook.domain.spelling import did_you_mean
from netbook.domain.text import clean_line
from netbook.domain.when import Calendar
from netbook.errors import Conflict, Unreadable
from netbook.models import Contact, Interaction
from netbook.services import contacts, directory, occasions, upkeep


@dataclass(frozen=True, slots=True)
class Edit:
    """What a field is set to is read against the book, the day and the settings."""

    session: Session
    contact: Contact
    today: date
    settings: Settings

    @property
    def calendar(self) -> Calendar:
        """How dates are read."""
        return Calendar(self.today, self.settings.date_order)


def _name(edit: Edit, value: str) -> None:
    edit.contact.name = checked_name(value)
    edit.contact.given, edit.contact.family = split_name(edit.contact.name)


def _met_on(edit: Edit, value: str) -> None:
    edit.contact.met_on = when.past(value, edit.calendar) if value else None


def _introduced_by(edit: Edit, value: str) -> None:
    through = directory.person(edit.session, value, edit.today) if value else None
    if through and through.id == edit.contact.id:
        raise Unreadable(f"{edit.contact.name} cannot have introduced themselves")
    edit.contact.introduced_by = through.id if through else None


def _circle(edit: Edit, value: str) -> None:
    upkeep.set_circle(edit.session, edit.contact, value or "none", edit.today)


def _every(edit: Edit, value: str) -> None:
    upkeep.set_cadence(edit.session, edit.contact, value or "none", edit.today)


def _birthday(edit: Edit, value: str) -> None:
    birthday = read_yearly(value, edit.calendar) if value else None
    occasions.put(edit.session, edit.contact, BIRTHDAY, birthday)


def _about(edit: Edit, value: str) -> None:
    edit.contact.about = tidy(value) or None


def _organisation(edit: Edit, value: str) -> None:
    edit.contact.organisation = clean_line(value) or None


def _title(edit: Edit, value: str) -> None:
    edit.contact.title = clean_line(value) or None


def _city(edit: Edit, value: str) -> None:
    edit.contact.city = clean_line(value) or None


def _met(edit: Edit, value: str) -> None:
    edit.contact.met = clean_line(value) or None


FIELDS: dict[str, Callable[[Edit, str], None]] = {
    "name": _name,
    "org": _organisation,
    "title": _title,
    "city": _city,
    "met": _met,
    "met-on": _met_on,
    "via": _introduced_by,
    "about": _about,
    "birthday": _birthday,
    "circle": _circle,
    "every": _every,
}
LISTS = ("email", "phone", "url", "handle", "address", "alias")


def set_field(edit: Edit, assignment: str) -> None:
    """Set one field from ``field=value``; an empty value clears it.

    Raises:
        Unreadable: there is no such field, or the value is none of its kind.
        NotFound: a person or circle it names is not in the book.
    """
    field, value = _split(assignment)
    if field in LISTS:
        raise Unreadable(f"a person may have several of {field}", f"use --add {field}=... and --remove {field}=...")
    setter = FIELDS.get({"organisation": "org", "introduced-by": "via", "cadence": "every"}.get(field, field))
    if setter is None:
        known = f"fields are {', '.join(FIELDS)}"
        raise Unreadable(f"there is no field {field!r}", did_you_mean(field, FIELDS, known))
    setter(edit, value)
    contacts.touch(edit.session, edit.contact)


def add_to_field(edit: Edit, assignment: str) -> None:
    """Add one more from ``email=ana@example.com`` and the like.

    Raises:
        Unreadable: there is no such list, or the value is none of its kind.
    """
    field, value = _list_field(assignment)
    if field == "alias":
        contacts.add_alias(edit.session, edit.contact, value)
    else:
        method = contacts.read_method(field, value, edit.settings.region)
        contacts.add_method(edit.session, edit.contact, method)
    contacts.touch(edit.session, edit.contact)


def remove_from_field(edit: Edit, assignment: str) -> None:
    """Remove one from ``email=ana@example.com`` and the like.

    Raises:
        Unreadable: there is no such list.
        NotFound: the person has no such one.
    """
    field, value = _list_field(assignment)
    if field == "alias":
        contacts.remove_alias(edit.session, edit.contact, value)
    else:
        contacts.remove_method(edit.session, edit.contact, field, value, edit.settings.region)
    contacts.touch(edit.session, edit.contact)


def _list_field(assignment: str) -> tuple[str, str]:
    field, value = _split(assignment)
    if field not in LISTS:
        raise Unreadable(f"{field!r} holds one value or none", f"lists are {', '.join(LISTS)}; --set sets the others")
    return field, value


def _split(assignment: str) -> tuple[str, str]:
    field, sign, value = assignment.partition("=")
    if not sign or not field.strip():
        raise Unreadable(f"{assignment!r} is no field=value", "write it like --set city=Lisbon")
    return field.strip().casefold().replace("_", "-"), value.strip()


def set_notes(session: Session, interaction: Interaction, text: str, before: str | None = None) -> None:
    """Write the longer note of an interaction; an empty one clears it.

    Raises:
        Conflict: it is no longer ``before``, which the new one was made from.
    """
    notes, now = tidy(text), tidy(interaction.notes or "")
    if notes == now:
        return
    if before is not None and now != tidy(before):
        raise Conflict("the note was changed meanwhile", f"now it begins: {now[:60] or 'nothing'}")
    interaction.notes = notes or None
    session.add(interaction)
    session.flush()
