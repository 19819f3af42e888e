"""Logging what happened, and mending it."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

from sqlmodel import Session, col, select

from netbook.config import Settings
from netbook.domain.logline import Context, Given, LogLine, Who, read
from netbook.domain.names import NameIndex, split_name
from netbook.domain.text import clean, fold
from netbook.domain.views import FollowUpView, InteractionView
from netbook.domain.when import Calendar
from netbook.errors import Ambiguous, NetbookError, NotFound
from netbook.models import Contact, Exchange, FollowUp, Interaction, InteractionTag, Participation, Tag, key_of
from netbook.services import directory, followups, ids, reports, tagging


def read_line(
    session: Session, line: str, today: date, settings: Settings, given: Given | None = None, names: NameIndex | None = None
) -> LogLine:
    """Read a line against the book; where several people bear a name, those seen lately decide.

    Raises:
        Unreadable: see ``netbook.domain.logline.read``.
    """
    calendar = Calendar(today, settings.date_order)
    context = Context(names or directory.index(session), calendar, settings.follow_up_days, given or Given())
    reading = read(line, context)
    if any(len(who.candidates) > 1 for who in reading.open_questions):
        reading = read(line, replace(context, index=directory.index(session, today)))
    return reading


def given_people(session: Session, texts: Sequence[str], today: date) -> tuple[Who, ...]:
    """The people of ``--with``: ids or names; a name nobody bears is a new one."""
    return tuple(_given_person(session, text, today) for text in texts)


def _given_person(session: Session, text: str, today: date) -> Who:
    parts = ids.split(text)
    names = directory.index(session, today)
    if parts and parts[0] == ids.PERSON:
        contact = directory.by_number(session, parts[1])
        return Who(contact.name, next(each for each in names.people if each.id == contact.id))
    match = names.named(text)
    if match is None:
        return Who(clean(text).strip(" *"), new=True, marked=text.strip().startswith("**"))
    candidates = () if match.person else tuple(each.name for each in match.people)
    return Who(text, match.person, candidates=candidates)


def unsettled(reading: LogLine, names: NameIndex, *, may_add: bool) -> NetbookError | None:
    """Why a reading cannot be written yet: somebody unknown, or a name that several people bear."""
    for who in reading.open_questions:
        match = names.named(who.said)
        if match and len(match.people) > 1:
            return directory.several(who.said, match)
        if not who.new or not may_add:
            close = names.close(who.said)
            ask = f"did you mean {' or '.join(close)}? " if close else ""
            hint = f"{ask}--new adds a new person, **{who.said}** in the line too, --inbox keeps the line for later"
            return NotFound(f"nobody in your book is called {who.said!r}", hint)
    return None


def record(
    session: Session, reading: LogLine, today: date, *, notes: str | None = None
) -> tuple[InteractionView | None, list[FollowUpView]]:
    """Write a settled reading, new people too: the interaction, if the line tells of one, and its follow-ups."""
    added = _add_people(session, reading)
    interaction = None
    if reading.on is not None and reading.kind is not None:
        interaction = Interaction(on=reading.on, kind=reading.kind, text=reading.text)
        _fill(interaction, reading, notes)
        session.add(interaction)
        session.flush()
        _attach(session, interaction, reading, added)
    promised = _promise(session, interaction, reading, added)
    for came, through in reading.introduced_by:
        contact = session.get(Contact, added.get(came.said))
        if contact is not None:
            contact.introduced_by = _number(through, added)
    session.flush()
    view = reports.interaction_views(session, [interaction])[0] if interaction else None
    return view, [reports.follow_up_view(session, row) for row in promised]


def _add_people(session: Session, reading: LogLine) -> dict[str, int]:
    """Add the new people of a reading: the row of each, by what they were called."""
    added: dict[str, int] = {}
    for who in (*reading.everyone(), *(each.who for each in reading.exchanges)):
        if who.person is None and who.said not in added:
            given, family = split_name(who.said)
            contact = Contact(name=who.said, given=given, family=family)
            session.add(contact)
            session.flush()
            added[who.said] = key_of(contact)
    return added


def _number(who: Who, added: dict[str, int]) -> int:
    return who.person.id if who.person else added[who.said]


def _fill(interaction: Interaction, reading: LogLine, notes: str | None) -> None:
    interaction.at_time = reading.at_time
    interaction.place = reading.place
    interaction.minutes = reading.minutes
    interaction.initiator = reading.initiator
    interaction.missed = reading.missed
    interaction.notes = clean(notes) if notes else interaction.notes


def _attach(session: Session, interaction: Interaction, reading: LogLine, added: dict[str, int]) -> None:
    """People, tags and exchanges of an interaction."""
    for role, people in (("present", reading.people), ("mentioned", reading.mentioned)):
        for number in dict.fromkeys(_number(who, added) for who in people):
            session.add(Participation(interaction_id=key_of(interaction), contact_id=number, role=role))
    tagging.tag_interaction(session, interaction, reading.tags)
    for each in reading.exchanges:
        session.add(
            Exchange(
                contact_id=_number(each.who, added),
                interaction_id=interaction.id,
                kind=each.kind,
                direction=each.direction,
                on=interaction.on,
            )
        )


def _promise(
    session: Session, interaction: Interaction | None, reading: LogLine, added: dict[str, int]
) -> list[FollowUp]:
    everyone: list[int | None]
    rows = []
    for follow_up in reading.follow_ups:
        everyone = [_number(who, added) for who in follow_up.people]
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


def view(session: Session, text: str) -> InteractionView:
    """The view of the interaction of an id."""
    return reports.interaction_views(session, [get(session, text)])[0]


def amend(
    session: Session, text: str, reading: LogLine, today: date, *, notes: str | None = None
) -> tuple[InteractionView, list[FollowUpView]]:
    """Put a new reading in the place of an interaction; a line without a date keeps the old day.

    Its open follow-ups stay unless the new line brings its own.
    """
    interaction = get(session, text)
    added = _add_people(session, reading)
    old_tags = _detach(session, interaction)
    if reading.dated and reading.on:
        interaction.on = reading.on
    interaction.kind = reading.kind or interaction.kind
    interaction.text = reading.text
    _fill(interaction, reading, notes)
    session.add(interaction)
    _attach(session, interaction, reading, added)
    if reading.follow_ups:
        followups.forget_open(session, interaction)
    promised = _promise(session, interaction, reading, added)
    tagging.sweep(session, old_tags)
    view = reports.interaction_views(session, [interaction])[0]
    return view, [reports.follow_up_view(session, row) for row in promised]


def remove(session: Session, text: str) -> InteractionView:
    """Delete an interaction, and the open follow-ups that arose from it; what it was."""
    interaction = get(session, text)
    view = reports.interaction_views(session, [interaction])[0]
    old_tags = _detach(session, interaction)
    followups.forget_open(session, interaction)
    for follow_up in session.exec(select(FollowUp).where(FollowUp.interaction_id == interaction.id)):
        follow_up.interaction_id = None
        session.add(follow_up)
    session.flush()
    session.delete(interaction)
    session.flush()
    tagging.sweep(session, old_tags)
    return view


def _detach(session: Session, interaction: Interaction) -> list[str]:
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


def journal(session: Session, words: Iterable[str] = (), most: int | None = None) -> list[InteractionView]:
    """Interactions newest first; words are looked for in names, places and texts, ``@word`` is a tag."""
    rows = session.exec(select(Interaction).order_by(col(Interaction.on).desc(), col(Interaction.id).desc()))
    wanted = [fold(word) for word in words]
    if not wanted:
        return reports.interaction_views(session, rows.fetchmany(most) if most else rows.all())
    views = reports.interaction_views(session, rows.all())
    found = [each for each in views if all(_speaks_of(each, word) for word in wanted)]
    return found[:most]


def _speaks_of(view: InteractionView, word: str) -> bool:
    if word.startswith(("@", "#")):
        return word[1:] in view.tags
    names = (named.name for named in (*view.people, *view.mentioned))
    return any(word in fold(text) for text in (*names, view.kind, view.place or "", view.text, view.notes or ""))
