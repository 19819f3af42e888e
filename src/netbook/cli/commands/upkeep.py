"""``netbook circle``, ``every``, ``pause``, ``archive`` and ``unarchive``: how close one wants to be."""

from typing import Annotated

import typer

from netbook.cli import options
from netbook.cli.desk import Desk


def circle(
    context: typer.Context,
    name: options.Name,
    key: Annotated[str, typer.Argument(metavar="CIRCLE", help="inner, close, trusted, network, wider, none.")],
    dry_run: options.DryRun = False,
) -> None:
    """Put a person in a circle.

    Its cadence holds unless they have one of their own.

    \b
    Examples:
      netbook circle "Ana Reyes" close
      netbook circle "Ana Reyes" none
    """
    from netbook.services import upkeep

    desk = Desk.of(context)
    with desk.writing("circle", dry_run=dry_run) as session:
        contact = desk.person(session, name)
        found = upkeep.set_circle(session, contact, key, desk.today)
        text = f"{contact.name} is in {found or 'no circle'}"
        desk.call(session, text)
    desk.done(text, dry_run=dry_run)


def every(
    context: typer.Context,
    name: Annotated[str, typer.Argument(metavar="NAME|@TAG", help="A person, or all with a tag.")],
    period: Annotated[list[str], typer.Argument(metavar="PERIOD", help="6w, 1mo, never; none takes it away.")],
    dry_run: options.DryRun = False,
) -> None:
    """Say how often to be in touch.

    With a person, or with everybody who bears a tag.

    \b
    Examples:
      netbook every "Ana Reyes" 6w
      netbook every @mentors 2 months
      netbook every "Ana Reyes" none      (the tag's or circle's again)
    """
    from netbook.services import upkeep

    desk = Desk.of(context)
    wanted = " ".join(period)
    with desk.writing("every", dry_run=dry_run) as session:
        if name.startswith(("@", "#")):
            tag, cadence = upkeep.set_tag_cadence(session, name, wanted, desk.today)
            who = f"@{tag}"
        else:
            contact = desk.person(session, name)
            cadence = upkeep.set_cadence(session, contact, wanted, desk.today)
            who = contact.name
        text = f"{who}: {f'every {cadence}' if cadence not in (None, 'never') else cadence or 'no cadence of its own'}"
        desk.call(session, text)
    desk.done(text, dry_run=dry_run)


def pause(
    context: typer.Context,
    name: options.Name,
    until: Annotated[list[str], typer.Argument(metavar="UNTIL", help="A day: 1 March, in 3 months; off ends it.")],
    dry_run: options.DryRun = False,
) -> None:
    """Silence a person until a day.

    Nothing of theirs is due before.

    \b
    Examples:
      netbook pause "Ana Reyes" in 3 months
      netbook pause "Ana Reyes" off
    """
    from netbook.services import followups, upkeep

    desk = Desk.of(context)
    said = " ".join(until)
    ends = said.casefold() in upkeep.NONE
    day = None if ends else followups.day_ahead(said, desk.today, desk.settings.date_order)
    with desk.writing("pause", dry_run=dry_run) as session:
        contact = desk.person(session, name)
        upkeep.pause(session, contact, day)
        text = f"{contact.name} is paused until {day}" if day else f"{contact.name} is not paused any more"
        desk.call(session, text)
    desk.done(text, dry_run=dry_run)


def archive(context: typer.Context, name: options.Name, dry_run: options.DryRun = False) -> None:
    """Put a person away, out of lists and what is due.

    \b
    Example:
      netbook archive "Ana Reyes"
    """
    _archive(context, name, True, dry_run)


def unarchive(context: typer.Context, name: options.Name, dry_run: options.DryRun = False) -> None:
    """Bring an archived person back.

    \b
    Example:
      netbook unarchive "Ana Reyes"
    """
    _archive(context, name, False, dry_run)


def _archive(context: typer.Context, name: str, archived: bool, dry_run: bool) -> None:
    from netbook.errors import Conflict
    from netbook.services import contacts

    desk = Desk.of(context)
    with desk.writing("archive", dry_run=dry_run) as session:
        contact = desk.person(session, name)
        if not contacts.set_archived(session, contact, archived):
            raise Conflict(f"{contact.name} is {'archived already' if archived else 'not archived'}")
        text = f"{contact.name} is {'archived' if archived else 'back from the archive'}"
        desk.call(session, text)
    desk.done(text, dry_run=dry_run)
