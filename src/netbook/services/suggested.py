"""What may have happened, as a calendar tells it: listed, written down as it is or in other words, or let go."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date

from sqlalchemy import select as sql_select
from sqlmodel import Session, col, select

from netbook.config import Settings
from netbook.domain.logline import LogLine, Who
from netbook.domain.names import Person
from netbook.domain.suggestions import DROPPED, LOGGED, OPEN, SuggestionView, Told, is_told
from netbook.domain.views import Named
from netbook.domain.vocabulary import KINDS
from netbook.errors import Conflict, NetbookError, NotFound
from netbook.models import Contact, Interaction, Participation, SuggestedPerson, Suggestion, key_of
from netbook.services import ids, interactions
from netbook.services.interactions import Written
from netbook.storage.rows import chunks

_ONE_WAY = tuple(kind.key for kind in KINDS if kind.one_way)


def open_ones(session: Session, since: date | None = None) -> list[Suggestion]:
    """Those that nobody decided about, and of which nothing is written down by other ways, the oldest first."""
    query = select(Suggestion).where(Suggestion.state == OPEN)
    query = query.where(col(Suggestion.on) >= since) if since else query
    found = session.exec(query.order_by(col(Suggestion.on), col(Suggestion.at_time), col(Suggestion.id))).all()
    there, known = people_of(session, found), told_on(session, (each.on for each in found))
    return [each for each in found if not is_told(known[each.on], each.at_time, set(there[key_of(each)]))]


def is_open(session: Session, row: Suggestion) -> bool:
    """Whether nobody decided about it, and nothing of it is written down by other ways."""
    there = people_of(session, [row])[key_of(row)]
    return row.state == OPEN and not is_told(told_on(session, [row.on])[row.on], row.at_time, set(there))


def people_of(session: Session, rows: Sequence[Suggestion]) -> dict[int, dict[int, str]]:
    """Who was to be there: of each suggestion the names by their rows, in the order of the source."""
    found: dict[int, dict[int, str]] = {key_of(each): {} for each in rows}
    for part in chunks(found):
        query = (
            select(SuggestedPerson.suggestion_id, Contact.id, Contact.name)
            .join(Contact, col(Contact.id) == col(SuggestedPerson.contact_id))
            .where(col(SuggestedPerson.suggestion_id).in_(part))
            .order_by(col(SuggestedPerson.id))
        )
        for number, person, name in session.exec(query):
            if person is not None:
                found[number][person] = name
    return found


def told_on(session: Session, days: Iterable[date]) -> Mapping[date, list[Told]]:
    """What is written down of these days; messages are none of it, nor what failed."""
    there: dict[tuple[date, int, str | None], set[int]] = defaultdict(set)
    columns = (col(Interaction.on), col(Interaction.id), col(Interaction.at_time), col(Participation.contact_id))
    for part in chunks(set(days)):
        query = (
            sql_select(*columns)
            .join(Participation, col(Participation.interaction_id) == col(Interaction.id))
            .where(col(Interaction.on).in_(part), col(Interaction.kind).not_in(_ONE_WAY))
            .where(col(Interaction.missed).is_(False), col(Participation.role) == "present")
        )
        for on, number, at_time, person in session.execute(query):
            there[on, number, at_time].add(person)
    found: dict[date, list[Told]] = defaultdict(list)
    for (on, _, at_time), people in there.items():
        found[on].append(Told(at_time, frozenset(people)))
    return found


def views(session: Session, rows: Sequence[Suggestion]) -> list[SuggestionView]:
    """The views of these suggestions, in their order."""
    there = people_of(session, rows)
    return [
        SuggestionView(
            id=ids.show(ids.SUGGESTION, each.id),
            source=each.source,
            on=each.on,
            at_time=each.at_time,
            kind=each.kind,
            place=each.place,
            minutes=each.minutes,
            text=each.text,
            people=tuple(Named(ids.show(ids.PERSON, number), name) for number, name in there[key_of(each)].items()),
        )
        for each in rows
    ]


def get(session: Session, text: str) -> Suggestion:
    """The open suggestion of an id.

    Raises:
        Unreadable: it is no such id.
        NotFound: there is none.
        Conflict: it was decided already.
    """
    found = session.get(Suggestion, ids.number(text, ids.SUGGESTION))
    if found is None:
        raise NotFound(f"there is no suggestion {text}", "netbook suggestions lists them")
    if found.state != OPEN:
        raise Conflict(f"{text} was {found.state} already", "netbook undo takes back what was done last")
    return found


def as_it_is(session: Session, row: Suggestion) -> LogLine:
    """The reading of a suggestion, with nothing changed."""
    there = people_of(session, [row])[key_of(row)]
    people = tuple(Who(name, Person(number, name)) for number, name in there.items())
    return LogLine(row.text, row.kind, row.on, people, at_time=row.at_time, place=row.place, minutes=row.minutes)


def on_its_day(row: Suggestion, reading: LogLine) -> LogLine:
    """A reading that says no day is of the day that is suggested."""
    return replace(reading, on=row.on) if reading.on and not reading.dated else reading


def log(session: Session, row: Suggestion, reading: LogLine, today: date, *, notes: str | None = None) -> Written:
    """Write down what a suggestion was of; a line that tells of nothing that happened leaves it open."""
    reading = on_its_day(row, reading)
    written = interactions.record(session, reading, notes=notes, source=(row.source, row.source_key))
    if written.interaction:
        _decide(session, row, LOGGED, today)
    return written


def drop(session: Session, row: Suggestion, today: date) -> SuggestionView:
    """Let a suggestion go, for good; what it was."""
    (view,) = views(session, [row])
    _decide(session, row, DROPPED, today)
    return view


def _decide(session: Session, row: Suggestion, state: str, today: date) -> None:
    row.state, row.decided_on = state, today
    session.add(row)
    session.flush()


def line(session: Session, row: Suggestion, today: date, settings: Settings) -> str:
    """The line that reads as the suggestion, for a person to change; the shortest that does."""
    wanted = as_it_is(session, row)
    names = " and ".join(who.name for who in wanted.people)
    when = f"on {row.on}{f' at {row.at_time}' if row.at_time else ''}"
    long = f" for {row.minutes} min" if row.minutes else ""
    place = f" at {row.place}" if row.place else ""
    offered = (
        f"{row.text} {when}{long}",
        f"{row.text}{place} {when}{long}",
        f"{row.kind} with {names}{place} {when}{long}: {row.text}",
        f"{row.kind} with {names}{place} {when}{long}",
    )
    return next((each for each in offered if _reads_as(session, each, wanted, today, settings)), offered[-1])


def _reads_as(session: Session, line: str, wanted: LogLine, today: date, settings: Settings) -> bool:
    try:
        found = interactions.read_line(session, line, today, settings)
    except NetbookError:
        return False
    return not found.open_questions and not found.follow_ups and _gist(found) == _gist(wanted)


def _gist(reading: LogLine) -> tuple[object, ...]:
    there = {who.person.id for who in reading.people if who.person}
    return there, reading.kind, reading.on, reading.at_time, reading.place, reading.minutes
