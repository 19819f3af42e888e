"""``netbook circle``, ``every``, ``pause``, ``archive`` and ``unarchive``: how close one wants to be."""

from typing import TYPE_CHECKING, Annotated

import typer

from netbook.cli import options
from netbook.cli.desk import Desk

if TYPE_CHECKING:
    pass

NameOrWhere = Annotated[
    str | None, typer.Argument(metavar="[NAME]", help="A name, an alias, or an id such as p7.", show_default=False)
]


def circle(
    context: typer.Context,
    words: Annotated[
        list[str], typer.Argument(metavar="[NAME] CIRCLE", help="inner, close, trusted, network, wider, none.")
    ],
    where: options.Where = None,
    dry_run: options.DryRun = False,
) -> None:
    """Put a person in a circle.

    Its cadence holds unless they have one of their own.

    \b
    Examples:
      netbook circle "Ana Reyes" close
      netbook circle "Ana Reyes" none
      netbook circle network --where "met:pycon circle:none" --dry-run
    """
    from netbook.cli import bulk
    from netbook.errors import Unreadable
    from netbook.services import upkeep

    desk = Desk.of(context)
    name, (key, *more) = bulk.split(words, where, 'circle "Ana Reyes" close', lambda text: len(text.split()) == 1)
    if more:
        raise Unreadable(f"{more[0]!r} is one word too many", 'write netbook circle "Ana Reyes" close')
    with desk.writing("circle", dry_run=dry_run) as session:
        whom = bulk.whom(desk, session, name, where)
        found, spread = upkeep.set_circles(session, whom.people, key, desk.today)
        text = f"{whom.named} {whom.are} in {found or 'no circle'}{whom.listed}{spread.in_words(len(whom.people))}"
        desk.call(session, text)
    desk.done(text, dry_run=dry_run)


def every(
    context: typer.Context,
    words: Annotated[
        list[str],
        typer.Argument(metavar="[NAME|@TAG] PERIOD", help="A person or all with a tag; 6w, 1mo, never, none."),
    ],
    where: options.Where = None,
    dry_run: options.DryRun = False,
) -> None:
    """Say how often to be in touch.

    With a person, or with everybody who bears a tag; none takes it away.

    \b
    Examples:
      netbook every "Ana Reyes" 6w
      netbook every @mentors 2 months
      netbook every "Ana Reyes" none      (the tag's or circle's again)
      netbook every 3mo --where "city:lisbon circle:trusted"
    """
    from netbook.cli import bulk
    from netbook.services import upkeep

    desk = Desk.of(context)
    is_cadence = bulk.readable(upkeep.read_cadence)
    name, period = bulk.split(words, where, 'every "Ana Reyes" 6w', is_cadence)
    with desk.writing("every", dry_run=dry_run) as session:
        if name and name.startswith(("@", "#")):
            tag, cadence, spread = upkeep.set_tag_cadence(session, name, " ".join(period), desk.today)
            who, count = f"@{tag}", 0
        else:
            whom = bulk.whom(desk, session, name, where)
            who, count = f"{whom.named}{whom.bracketed}", len(whom.people)
            cadence, spread = upkeep.set_cadences(session, whom.people, " ".join(period), desk.today)
        said = f"every {cadence}" if cadence not in (None, "never") else cadence or "no cadence of its own"
        text = f"{who}: {said}{spread.in_words(count)}"
        desk.call(session, text)
    desk.done(text, dry_run=dry_run)


def pause(
    context: typer.Context,
    words: Annotated[
        list[str], typer.Argument(metavar="[NAME] UNTIL", help="A day: 1 March, in 3 months; off ends it.")
    ],
    where: options.Where = None,
    dry_run: options.DryRun = False,
) -> None:
    """Silence a person until a day.

    Nothing of theirs is due before.

    \b
    Examples:
      netbook pause "Ana Reyes" in 3 months
      netbook pause "Ana Reyes" off
      netbook pause "in 3 weeks" --where city:berlin
    """
    from functools import partial

    from netbook.cli import bulk
    from netbook.services import upkeep

    desk = Desk.of(context)

    read = partial(upkeep.read_pause, today=desk.today, order=desk.settings.date_order)
    name, until = bulk.split(words, where, 'pause "Ana Reyes" in 3 months', bulk.readable(read))
    day = read(" ".join(until))
    with desk.writing("pause", dry_run=dry_run) as session:
        whom = bulk.whom(desk, session, name, where)
        for contact in whom.people:
            upkeep.pause(session, contact, day)
        state = f"paused until {day}" if day else "not paused any more"
        text = f"{whom.named} {whom.are} {state}{whom.listed}"
        desk.call(session, text)
    desk.done(text, dry_run=dry_run)


def archive(
    context: typer.Context, name: NameOrWhere = None, where: options.Where = None, dry_run: options.DryRun = False
) -> None:
    """Put a person away, out of lists and what is due.

    \b
    Examples:
      netbook archive "Ana Reyes"
      netbook archive --where "last:>3y circle:none"
    """
    _archive(context, name, where, True, dry_run)


def unarchive(
    context: typer.Context, name: NameOrWhere = None, where: options.Where = None, dry_run: options.DryRun = False
) -> None:
    """Bring an archived person back.

    \b
    Example:
      netbook unarchive "Ana Reyes"
    """
    _archive(context, name, where, False, dry_run)


def _archive(context: typer.Context, name: str | None, where: str | None, archived: bool, dry_run: bool) -> None:
    from netbook.cli import bulk
    from netbook.errors import Conflict
    from netbook.services import contacts

    desk = Desk.of(context)
    bulk.one_of_both(name, where, f'{"archive" if archived else "unarchive"} "Ana Reyes"')
    with desk.writing("archive", dry_run=dry_run) as session:
        whom = bulk.whom(desk, session, name, where, archived=not archived)
        changed = [contacts.set_archived(session, contact, archived) for contact in whom.people]
        if not any(changed):
            raise Conflict(f"{whom.named} {whom.are} {'archived already' if archived else 'not archived'}")
        text = f"{whom.named} {whom.are} {'archived' if archived else 'back from the archive'}{whom.listed}"
        desk.call(session, text)
    desk.done(text, dry_run=dry_run)
