"""Logging what happened, and mending it."""

from dataclasses import dataclass, replace
from datetime import date

from sqlmodel import Session, col, select

from netbook.config import Settings
from netbook.domain.logline import Context, Given, LogLine, Who, read
from netbook.domain.names import SINGLE, Person, checked_name, split_name
from netbook.domain.text import clean
from netbook.domain.vocabulary import OPEN
from netbook.domain.when import Calendar
from netbook.errors import NetbookError, NotFound, Unreadable
from netbook.models import (
    Contact,
    Exchange,
    FollowUp,
    Interaction,
    InteractionTag,
    Participation,
    Tag,
    key_of,
)
from netbook.services import directory, ids, tagging


def read_line(
    session: Session,
    line: str,
    today: date,
    settings: Settings,
    given: Given | None = None,
) -> LogLine:
    """Read a line against the book; where it is not certain who is meant, those seen lately decide.

    Raises:
        Unreadable: see ``netbook.domain.logline.read``.
    """
    calendar = Calendar(today, settings.date_order)
    given = given or Given()
    told = f"{line} {given.follow_up or ''}"
    context = Context(directory.index(session, among=told), calendar, settings.follow_up_days, given)
    reading = read(line, context)
    if reading.open_questions:
        reading = read(line, replace(context, index=directory.index(session, today)))
    return reading


def unsettled(session: Session, reading: LogLine, *, may_add: bool) -> NetbookError | None:
    """Why a reading cannot be written yet: somebody unknown, or a name that several people bear."""
    for who in reading.open_questions:
        match = directory.index(session, among=who.said).named(who.said)
        if match and len(match.people) > 1:
            return directory.several(who.said, match)
        if not who.new or not may_add:
            close = directory.like(session, who.said)
            ask = f"did you mean {' or '.join(close)}? " if close else ""
            hint = f"{ask}--new adds a new person, **{who.said}** in the line too, --inbox keeps the line for later"
            return NotFound(f"nobody in your book is called {who.said!r}", hint)
    return None


@dataclass(frozen=True, slots=True)
class Written:
    """A reading as it was written: its people with their rows, the ids of what it made."""

    reading: LogLine
    interaction: str | None
    follow_ups: tuple[str, ...]


def record(
    session: Session, reading: LogLine, *, notes: str | None = None, source: tuple[str, str] | None = None
) -> Written:
    """Write a settled reading: new people, the interaction if the line tells of one, its follow-ups.

    ``source`` is where it comes from, and what it is known by there, if it was not thought of here.
    """
    reading = _with_new_people(session, reading)
    interaction = None
    if reading.on is not None and reading.kind is not None:
        interaction = Interaction(on=reading.on, kind=reading.kind, text=reading.text)
        if source:
            interaction.source, interaction.source_key = source
        _fill(interaction, reading, notes)
        session.add(interaction)
        session.flush()
        _attach(session, interaction, reading)
    return _finish(session, interaction, reading)


def label(written: Written, amended: str | None = None) -> str:
    """What the journal calls the writing of a line."""
    reading = written.reading
    people = [who.name for who in (reading.people or reading.everyone())]
    named = ", ".join(people[:3]) + (f" and {len(people) - 3} more" if len(people) > 3 else "")
    behind = f" with {named}" if named else ""
    if amended:
        return f"amend {amended}: {reading.kind}{behind}"
    return f"log {reading.kind}{behind}" if reading.kind else f"remind{behind}"


def talked(session: Session, contact: Contact, today: date) -> Written:
    """Log a conversation with a person today, with nothing to note."""
    who = Who(contact.name, Person(key_of(contact), contact.name))
    return record(session, LogLine(f"Talked with {contact.name}", "conversation", today, people=(who,)))


def _finish(session: Session, interaction: Interaction | None, reading: LogLine) -> Written:
    promised = _promise(session, interaction, reading)
    for came, through in reading.introduced_by:
        contact = session.get(Contact, _number(came)) if came.new else None
        if contact is not None:
            contact.introduced_by = _number(through)
            session.add(contact)
    session.flush()
    made = ids.show(ids.INTERACTION, interaction.id) if interaction else None
    return Written(reading, made, tuple(ids.show(ids.FOLLOW_UP, row.id) for row in promised))


def _with_new_people(session: Session, reading: LogLine) -> LogLine:
    """The reading with its new people added to the book, unless somebody of just that name came in meanwhile."""
    if not reading.strangers:
        return reading
    names = directory.index(session, among=" ".join(who.said for who in reading.strangers))
    answers: dict[str, Who] = {}
    for who in reading.strangers:
        match = names.named(who.said)
        if match and match.tier < SINGLE and len(match.people) == 1:
            answers[who.said] = replace(who, person=match.people[0], new=False)
            continue
        name = checked_name(who.said)
        given, family = split_name(name)
        contact = Contact(name=name, given=given, family=family)
        session.add(contact)
        session.flush()
        answers[who.said] = replace(who, person=Person(key_of(contact), name), new=True)
    return reading.settled(answers)


def _number(who: Who) -> int:
    assert who.person is not None, "a reading is settled before it is written"
    return who.person.id


def _fill(interaction: Interaction, reading: LogLine, notes: str | None) -> None:
    interaction.at_time = reading.at_time
    interaction.place = reading.place
    interaction.minutes = reading.minutes
    interaction.initiator = reading.initiator
    interaction.missed = reading.missed
    interaction.notes = clean(notes) if notes else interaction.notes


def _attach(session: Session, interaction: Interaction, reading: LogLine) -> None:
    """People, tags and exchanges of an interaction."""
    for role, people in (("present", reading.people), ("mentioned", reading.mentioned)):
        for number in dict.fromkeys(_number(who) for who in people):
            session.add(Participation(interaction_id=key_of(interaction), contact_id=number, role=role))
    tagging.tag_interaction(session, interaction, reading.tags)
    for each in reading.exchanges:
        session.add(
            Exchange(
                contact_id=_number(each.who),
                interaction_id=interaction.id,
                kind=each.kind,
                direction=each.direction,
                on=interaction.on,
            )
        )


def _promise(session: Session, interaction: Interaction | None, reading: LogLine) -> list[FollowUp]:
    rows: list[FollowUp] = []
    for follow_up in reading.follow_ups:
        everyone: list[int | None] = [_number(who) for who in follow_up.people]
        rows.extend(
            FollowUp(
                contact_id=number,
                interaction_id=interaction.id if interaction else None,
                what=follow_up.what,
                side=follow_up.side,
                due=follow_up.due,
                repeat=follow_up.repeat,
            )
            for number in (everyone or [None])
        )
    session.add_all(rows)
    session.flush()
    return rows


def get(session: Session, text: str) -> Interaction:
    """The interaction of an id.

    Raises:
        Unreadable: it is no such id.
        NotFound: there is none.
    """
    found = session.get(Interaction, ids.number(text, ids.INTERACTION))
    if found is None:
        raise NotFound(f"there is no interaction {text}", "netbook journal shows them with their ids")
    return found


def amend(session: Session, text: str, reading: LogLine, *, notes: str | None = None) -> Written:
    """Put a new reading in the place of an interaction; a line without a date keeps the old day.

    Its open follow-ups stay unless the new line brings its own.

    Raises:
        Unreadable: the line is only a follow-up.
    """
    interaction = get(session, text)
    if reading.on is None or reading.kind is None:
        raise Unreadable("the line tells of nothing that happened", "netbook remind makes a follow-up alone")
    reading = _with_new_people(session, reading)
    old_tags = detach(session, interaction)
    if not reading.dated:
        reading = replace(reading, on=interaction.on)
    interaction.on = reading.on or interaction.on
    interaction.kind = reading.kind or interaction.kind
    interaction.text = reading.text
    _fill(interaction, reading, notes)
    session.add(interaction)
    _attach(session, interaction, reading)
    if reading.follow_ups:
        forget_open(session, interaction)
    tagging.sweep(session, old_tags)
    return _finish(session, interaction, reading)


def detach(session: Session, interaction: Interaction) -> list[str]:
    """Take people, exchanges and tags off an interaction; the names of its tags."""
    names = session.exec(
        select(Tag.name)
        .join(InteractionTag, col(InteractionTag.tag_id) == col(Tag.id))
        .where(InteractionTag.interaction_id == interaction.id)
    ).all()
    for model in (Participation, Exchange, InteractionTag):
        for row in session.exec(select(model).where(model.interaction_id == interaction.id)):
            session.delete(row)
    session.flush()
    return list(names)


def forget_open(session: Session, interaction: Interaction) -> None:
    """Delete the open follow-ups that arose from an interaction."""
    query = select(FollowUp).where(FollowUp.interaction_id == interaction.id, FollowUp.state == OPEN)
    for row in session.exec(query):
        session.delete(row)
    session.flush()
