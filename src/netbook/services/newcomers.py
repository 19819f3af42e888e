"""People to be added: who may be the same, what cannot be settled, and adding them field by field."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date

from sqlmodel import Session

from netbook.config import Settings
from netbook.domain.names import checked_name
from netbook.domain.newcomer import Newcomer
from netbook.domain.sheet import Sheet, at
from netbook.domain.vocabulary import METHODS
from netbook.errors import NetbookError
from netbook.models import Contact
from netbook.services import contacts, directory, editing, people, sheets


@dataclass(frozen=True, slots=True)
class Likely:
    """Somebody in the book who is likely the same, and why."""

    number: int
    name: str
    organisation: str | None
    reason: str


@dataclass(frozen=True, slots=True)
class Look:
    """A newcomer as the book sees them: who may be the same, and what of it cannot be written."""

    newcomer: Newcomer
    likely: tuple[Likely, ...] = ()
    problems: tuple[str, ...] = ()


def look(session: Session, newcomer: Newcomer, today: date) -> Look:
    """What the book has to say of a newcomer."""
    told = (
        _problem(lambda: newcomer.via and directory.person(session, newcomer.via, today)),
        _problem(lambda: newcomer.circle and contacts.circle_key(session, newcomer.circle)),
    )
    return Look(newcomer, likely(session, newcomer), tuple(filter(None, told)))


def _problem(settle: Callable[[], object]) -> str:
    try:
        settle()
    except NetbookError as problem:
        return str(problem)
    return ""


def likely(session: Session, newcomer: Newcomer) -> tuple[Likely, ...]:
    """Those in the book who are likely the same."""
    doubles = contacts.doubles(session, newcomer)
    rows = {row.id: row for row in people.rows(session, [each.id for each in doubles])}
    return tuple(Likely(each.id, each.name, rows[each.id].organisation, each.reason) for each in doubles)


def of(wanted: Sheet, region: str | None) -> Newcomer:
    """A newcomer by what tells people apart: names, and the ways to reach them that can be read."""
    newcomer = Newcomer(wanted.one("name").value, tuple(entry.value for entry in wanted.many("alias")))
    for entry in wanted.entries:
        if entry.field in METHODS and entry.value:
            try:
                method = contacts.read_method(entry.field, entry.value, region)
            except NetbookError:
                continue  # it is refused where it is written
            newcomer = replace(newcomer, methods=(*newcomer.methods, method))
    return newcomer


def add(session: Session, wanted: Sheet, today: date, settings: Settings) -> tuple[Contact, list[str]]:
    """Add a person field by field; what was written beside the name, in words.

    Raises:
        NetbookError: there is no name, or a value is none of its kind; ``line`` is that of its entry.
    """
    name = wanted.one("name")
    try:
        contact = contacts.add(session, Newcomer(checked_name(name.value)), today)
    except NetbookError as problem:
        raise at(name.line, problem) from None
    edit = editing.Edit(session, contact, today, settings)
    said = sheets.apply(edit, sheets.of(session, contact, today), wanted)
    if wanted.one("tags").value:  # a cadence that comes with a tag begins today
        contact.cadence_since = today
        session.flush()
    return contact, said
