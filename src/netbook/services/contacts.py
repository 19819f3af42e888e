"""People: adding, showing, changing."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime

from sqlmodel import Session, col, select

from netbook.domain import methods
from netbook.domain import occasions as yearly
from netbook.domain.methods import Method
from netbook.domain.names import split_name, words_of
from netbook.domain.newcomer import Newcomer
from netbook.domain.spelling import did_you_mean, is_nearly
from netbook.domain.text import clean, clean_line, fold
from netbook.errors import NotFound, Unreadable
from netbook.models import Alias, Circle, Contact, ContactMethod, Fact, Note, key_of
from netbook.services import directory, occasions, tagging

BIRTHDAY = yearly.BIRTHDAY  # the occasion that is a field of a person as well


@dataclass(frozen=True, slots=True)
class Double:
    """Somebody in the book who may be the same as a new person, and why."""

    id: int
    name: str
    reason: str


def doubles(session: Session, newcomer: Newcomer) -> list[Double]:
    """People in the book who are likely the same: by a way to reach them, by name, or by one spelled almost like it."""
    found: dict[int, Double] = {}
    almost: dict[int, Double] = {}
    for method in newcomer.methods:
        query = select(ContactMethod).where(ContactMethod.normalised == method.normalised)
        for row in session.exec(query):
            if row.platform == method.platform:
                name = directory.names_of(session, [row.contact_id])[row.contact_id]
                found.setdefault(row.contact_id, Double(row.contact_id, name, f"has {row.value} too"))
    wanted = {tuple(sorted(words_of(name))) for name in (newcomer.name, *newcomer.aliases)}
    for person in directory.index(session, among=" ".join((newcomer.name, *newcomer.aliases))).people:
        if any(tuple(sorted(words_of(name))) in wanted for name in (person.name, *person.aliases)):
            found.setdefault(person.id, Double(person.id, person.name, "bears the same name"))
        elif is_nearly(newcomer.name, person.name):
            almost.setdefault(person.id, Double(person.id, person.name, "bears almost the same name"))
    return [*found.values(), *(double for number, double in almost.items() if number not in found)]


def add(session: Session, newcomer: Newcomer, today: date) -> Contact:
    """Add a person.

    Raises:
        NotFound: who introduced them, or their circle, is not in the book.
        Ambiguous: several people could have introduced them.
    """
    given, family = split_name(newcomer.name)
    through = directory.person(session, newcomer.via, today) if newcomer.via else None
    contact = Contact(
        name=newcomer.name,
        given=given,
        family=family,
        organisation=_line(newcomer.organisation),
        title=_line(newcomer.title),
        city=_line(newcomer.city),
        met=_line(newcomer.met),
        met_on=newcomer.met_on,
        introduced_by=through.id if through else None,
        circle=circle_key(session, newcomer.circle) if newcomer.circle else None,
        cadence=newcomer.cadence,
        cadence_since=today if newcomer.circle or newcomer.cadence or newcomer.tags else None,
    )
    session.add(contact)
    session.flush()
    for alias in newcomer.aliases:
        add_alias(session, contact, alias)
    for method in newcomer.methods:
        add_method(session, contact, method)
    tagging.tag_person(session, contact, newcomer.tags)
    if newcomer.birthday:
        occasions.put(session, contact, BIRTHDAY, newcomer.birthday)
    return contact


def _line(text: str | None) -> str | None:
    return clean_line(text) or None if text else None


def touch(session: Session, contact: Contact) -> None:
    """Note that a person's entry changed."""
    contact.updated_at = datetime.now(UTC)
    session.add(contact)
    session.flush()


def circle_key(session: Session, text: str, *, settable: bool = False) -> str:
    """The key of a circle by key or name; ``settable`` says that none, which is no circle, cannot be meant.

    Raises:
        NotFound: there is none.
    """
    wanted = fold(clean_line(text))
    circles = session.exec(select(Circle).order_by(col(Circle.position))).all()
    for circle in circles:
        if wanted in (fold(circle.key), fold(circle.name)):
            return circle.key
    known = [circle.key for circle in circles]
    every = f"circles are {', '.join(known)}{'' if settable else '; none takes a person out of theirs'}"
    raise NotFound(f"there is no circle {text!r}", did_you_mean(text, known, every))


def add_alias(session: Session, contact: Contact, alias: str) -> str:
    """Give a person another name.

    Raises:
        Unreadable: it is empty, or theirs already.
    """
    name = clean_line(alias)
    if not words_of(name):
        raise Unreadable("the alias is empty", "give a name they go by")
    have = session.exec(select(Alias.name).where(Alias.contact_id == contact.id)).all()
    if fold(name) in (fold(contact.name), *map(fold, have)):
        raise Unreadable(f"{contact.name} goes by {name!r} already")
    session.add(Alias(contact_id=key_of(contact), name=name))
    session.flush()
    return name


def add_method(session: Session, contact: Contact, method: Method) -> None:
    """Give a person a way to reach them; the same one twice is one."""
    query = select(ContactMethod).where(
        ContactMethod.contact_id == contact.id,
        ContactMethod.kind == method.kind,
        ContactMethod.normalised == method.normalised,
        ContactMethod.platform == method.platform,
    )
    if session.exec(query).first() is None:
        session.add(
            ContactMethod(
                contact_id=key_of(contact),
                kind=method.kind,
                platform=method.platform,
                label=method.label,
                value=method.value,
                normalised=method.normalised,
            )
        )
        session.flush()


def add_note(session: Session, contact: Contact, text: str, today: date) -> None:
    """Write a dated note on a person.

    Raises:
        Unreadable: it is empty.
    """
    cleaned = clean(text).strip()
    if not cleaned:
        raise Unreadable("the note is empty", 'write it behind the name: netbook note "Ana Reyes" "likes tea"')
    session.add(Note(contact_id=key_of(contact), on=today, text=cleaned))
    touch(session, contact)


def set_fact(session: Session, contact: Contact, key: str, value: str, today: date) -> str | None:
    """Note a fact about a person, in the place of an older one of that key; what it was before.

    Raises:
        Unreadable: key or value is empty.
    """
    name, told = clean_line(key).casefold(), clean_line(value)
    if not name or not told:
        raise Unreadable("a fact needs a key and a value", 'write netbook fact "Ana Reyes" partner Sam')
    row = session.exec(select(Fact).where(Fact.contact_id == contact.id, Fact.key == name)).first()
    before = row.value if row else None
    row = row or Fact(contact_id=key_of(contact), key=name, on=today, value=told)
    row.value, row.on = told, today
    session.add(row)
    touch(session, contact)
    return before


def set_archived(session: Session, contact: Contact, archived: bool) -> bool:
    """Archive a person or bring them back; whether that changed anything."""
    if (contact.archived_at is not None) == archived:
        return False
    contact.archived_at = datetime.now(UTC) if archived else None
    touch(session, contact)
    return True


def read_method(kind: str, value: str, region: str | None) -> Method:
    """Read a way to reach a person, of a kind that is known.

    Raises:
        Unreadable: the value is none of that kind.
    """
    readers = {
        "email": methods.email,
        "phone": lambda text: methods.phone(text, region),
        "url": methods.url,
        "handle": methods.handle,
        "address": methods.address,
    }
    return readers[kind](value)


def remove_method(session: Session, contact: Contact, kind: str, value: str, region: str | None) -> None:
    """Take a way to reach a person away.

    Raises:
        NotFound: they have no such one.
    """
    wanted = read_method(kind, value, region).normalised
    rows = session.exec(
        select(ContactMethod).where(ContactMethod.contact_id == contact.id, ContactMethod.kind == kind)
    ).all()
    row = next((row for row in rows if wanted == row.normalised or row.value == clean_line(value)), None)
    if row is None:
        have = ", ".join(each.value for each in rows) or "none"
        raise NotFound(f"{contact.name} has no {kind} {value!r}", f"they have {have}")
    session.delete(row)
    session.flush()


def remove_alias(session: Session, contact: Contact, alias: str) -> None:
    """Take another name of a person away.

    Raises:
        NotFound: they do not go by it.
    """
    rows: Sequence[Alias] = session.exec(select(Alias).where(Alias.contact_id == contact.id)).all()
    row = next((row for row in rows if fold(row.name) == fold(clean_line(alias))), None)
    if row is None:
        have = ", ".join(each.name for each in rows) or "none"
        raise NotFound(f"{contact.name} does not go by {alias!r}", f"their aliases: {have}")
    session.delete(row)
    session.flush()
