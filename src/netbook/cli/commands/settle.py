"""``netbook done``, ``snooze`` and ``drop``: a follow-up, or a person who is due."""

from typing import TYPE_CHECKING, Annotated

import typer

from netbook.cli import options
from netbook.cli.desk import Desk
from netbook.domain.vocabulary import DONE, DROPPED

if TYPE_CHECKING:
    from sqlmodel import Session

    from netbook.models import Contact, FollowUp

Due = Annotated[str, typer.Argument(metavar="ID|NAME", help="A follow-up (f3), or a person.")]


def done(context: typer.Context, due: Due, dry_run: options.DryRun = False) -> None:
    """Tick off a follow-up, or a talk with a person.

    Of a person it means: you talked, with nothing to note. Who has one open follow-up, and is not due otherwise,
    stands for that follow-up.

    \b
    Examples:
      netbook done f3
      netbook done "Ana Reyes"
    """
    from netbook.domain.spoken import day
    from netbook.services import followups, interactions

    desk = Desk.of(context)
    with desk.writing("done", dry_run=dry_run) as session:
        person, follow_up = _meant(desk, session, due)
        if follow_up:
            closed = followups.close(session, follow_up, DONE, desk.today)
            text = f"done: {closed.follow_up.id} {_spoken(closed.follow_up.what, person)}"
            if closed.next:
                text += f", again {day(closed.next.due, desk.today)} ({closed.next.id})"
        else:
            assert person is not None, "it is a follow-up or a person"
            made = interactions.talked(session, person, desk.today)
            text = f"done: {made.interaction} conversation with {person.name} today"
        desk.call(session, text)
    desk.done(text, dry_run=dry_run)


def snooze(
    context: typer.Context,
    due: Due,
    until: Annotated[list[str], typer.Argument(metavar="WHEN", help="2w, Friday, in a month.")],
    dry_run: options.DryRun = False,
) -> None:
    """Put a follow-up off, or hide a person, until a day.

    \b
    Examples:
      netbook snooze f3 2w
      netbook snooze "Ana Reyes" next month
    """
    from netbook.domain.spoken import day
    from netbook.services import followups, upkeep

    desk = Desk.of(context)
    on = followups.day_ahead(" ".join(until), desk.today, desk.settings.date_order)
    with desk.writing("snooze", dry_run=dry_run) as session:
        person, follow_up = _meant(desk, session, due)
        if follow_up:
            view = followups.snooze(session, follow_up, on)
            what = f"{view.id} {_spoken(view.what, person)}"
        else:
            assert person is not None, "it is a follow-up or a person"
            upkeep.snooze(session, person, on)
            what = person.name
        text = f"snoozed: {what} until {day(on, desk.today)}"
        desk.call(session, text)
    desk.done(text, dry_run=dry_run)


def drop(context: typer.Context, due: Due, dry_run: options.DryRun = False) -> None:
    """Drop a follow-up, or a person's due date.

    The person is due again after the next contact. Nothing is deleted.

    \b
    Examples:
      netbook drop f3
      netbook drop "Ana Reyes"
    """
    from netbook.services import followups, upkeep

    desk = Desk.of(context)
    with desk.writing("drop", dry_run=dry_run) as session:
        person, follow_up = _meant(desk, session, due)
        if follow_up:
            closed = followups.close(session, follow_up, DROPPED, desk.today)
            text = f"dropped: {closed.follow_up.id} {_spoken(closed.follow_up.what, person)}"
        else:
            assert person is not None, "it is a follow-up or a person"
            was = upkeep.drop_due(session, person)
            text = f"dropped: {person.name} is not due any more (was {was})"
        desk.call(session, text)
    desk.done(text, dry_run=dry_run)


def _meant(desk: Desk, session: "Session", text: str) -> "tuple[Contact | None, FollowUp | None]":
    """The person and the follow-up that an id or a name speaks of."""
    from netbook.services import agenda, directory, followups, ids

    parts = ids.split(text)
    if parts and parts[0] == ids.FOLLOW_UP:
        row = followups.get(session, text)
        return (directory.by_number(session, row.contact_id) if row.contact_id else None), row
    contact = desk.person(session, text)
    if parts:
        return contact, None
    return contact, agenda.meant(session, contact, desk.today)


def _spoken(what: str | None, person: "Contact | None") -> str:
    return f"{what or 'follow up'}{f' ({person.name})' if person else ''}"
