"""The parts of a reading that were given as options, read against the book."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlmodel import Session

from netbook.config import Settings
from netbook.domain import when
from netbook.domain.logline import Given, Who
from netbook.domain.names import Person
from netbook.domain.spelling import did_you_mean
from netbook.domain.tags import tag_name
from netbook.domain.text import clean_line
from netbook.domain.vocabulary import INITIATORS, KIND_KEYS
from netbook.domain.when import Calendar
from netbook.errors import Unreadable
from netbook.models import key_of
from netbook.services import directory, ids


@dataclass(frozen=True, slots=True)
class Options:
    """What was typed behind ``--with``, ``--on`` and their like."""

    people: tuple[str, ...] = ()
    on: str | None = None
    time: str | None = None
    minutes: str | None = None
    kind: str | None = None
    place: str | None = None
    by: str | None = None
    tags: tuple[str, ...] = ()
    follow_up: str | None = None

    def told(self) -> str:
        """A line that says what the options say, for the text of an entry that has no other."""
        people = " and ".join(text.strip("* ") for text in self.people)
        return f"{self.kind or 'conversation'}{f' with {people}' if people else ''}"


def read(session: Session, options: Options, today: date, settings: Settings) -> Given:
    """Read the options.

    Raises:
        Unreadable: one of them is none of its kind.
        NotFound: an id of ``--with`` is nobody's.
    """
    return Given(
        people=people(session, options.people, today) if options.people else None,
        on=when.past(options.on, Calendar(today, settings.date_order)) if options.on else None,
        at_time=when.clock(options.time) if options.time else None,
        minutes=when.minutes(options.minutes) if options.minutes else None,
        kind=_one_of(options.kind, KIND_KEYS, "kind") if options.kind else None,
        place=clean_line(options.place) or None if options.place else None,
        initiator=_one_of(options.by, INITIATORS, "initiator") if options.by else None,
        tags=tuple(tag_name(tag) for tag in options.tags),
        follow_up=options.follow_up,
    )


def people(session: Session, texts: Sequence[str], today: date) -> tuple[Who, ...]:
    """The people that ids or names mean; a name nobody bears is a new one."""
    names = directory.index(session, today, among=" ".join(texts))
    found = []
    for text in texts:
        parts = ids.split(text)
        if parts and parts[0] == ids.PERSON:
            contact = directory.by_number(session, parts[1])
            found.append(Who(contact.name, Person(key_of(contact), contact.name)))
            continue
        match = names.named(text)
        candidates = () if match is None or match.person else tuple(each.name for each in match.people)
        known = match.person if match else None
        marked = match is None and text.strip().startswith("**")
        found.append(Who(clean_line(text).strip("* "), known, match is None, marked, candidates))
    return tuple(found)


def _one_of(text: str, known: Sequence[str], what: str) -> str:
    value = text.strip().casefold()
    if value not in known:
        raise Unreadable(f"there is no {what} {text!r}", did_you_mean(text, known, f"known are {', '.join(known)}"))
    return value
