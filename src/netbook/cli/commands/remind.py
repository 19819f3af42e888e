"""``netbook remind``: promise something for a day."""

from typing import Annotated

import typer

from netbook.cli import options, output
from netbook.cli.desk import Desk


def remind(
    context: typer.Context,
    name: options.Name,
    what: Annotated[list[str], typer.Argument(metavar="WHAT", help="What you promised.")],
    due: Annotated[str | None, typer.Option("--due", metavar="WHEN", help="tomorrow, in 3 weeks, Friday.")] = None,
    every: Annotated[str | None, typer.Option("--every", metavar="PERIOD", help="Again and again: 2w.")] = None,
    theirs: Annotated[
        bool, typer.Option("--theirs", help="It is their move: you wait for it.", show_default=False)
    ] = False,
    dry_run: options.DryRun = False,
    json: options.Json = False,
) -> None:
    """Promise something to a person for a day.

    \b
    Examples:
      netbook remind "Ana Reyes" "send the flat contact" --due "in 3 weeks"
      netbook remind bo "ask about the boat" --due friday --every 2w
    """
    from netbook.domain import when
    from netbook.domain.spoken import day
    from netbook.domain.when import spoken_repeat
    from netbook.services import followups

    desk = Desk.of(context)
    period = when.period(every) if every else None
    usual = period or when.Period(desk.settings.follow_up_days, "d")
    order = desk.settings.date_order
    on = followups.day_ahead(due, desk.today, order) if due else usual.after(desk.today)
    with desk.writing("remind", dry_run=dry_run) as session:
        contact = desk.person(session, name)
        made = followups.make(
            session,
            contact,
            " ".join(what),
            on,
            repeat=period.rule() if period else None,
            side="them" if theirs else "me",
        )
        desk.call(session, f"remind {contact.name}: {made.what or 'follow up'}")
        who = contact.name
    if json:
        output.put_json(made)
        return
    repeat = f", {spoken_repeat(made.repeat)}" if made.repeat else ""
    desk.done(f"{made.id} {who}: {made.what or 'follow up'}, due {day(made.due, desk.today)}{repeat}", dry_run=dry_run)
