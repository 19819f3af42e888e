"""``netbook journal``, ``amend`` and ``remove``: what was written down, and mending it."""

from typing import Annotated

import typer

from netbook.cli import options, output
from netbook.cli.desk import Desk

Id = Annotated[str, typer.Argument(metavar="ID", help="The id of an interaction, such as i12.")]


def journal(
    context: typer.Context,
    words: Annotated[
        list[str] | None, typer.Argument(metavar="[WORD|@TAG]...", help="Only what holds each of these.")
    ] = None,
    limit: options.Limit = None,
    json: options.Json = False,
    csv: options.Csv = False,
    ids: options.Ids = False,
) -> None:
    """Show what was written down, newest first.

    \b
    Examples:
      netbook journal
      netbook journal ana lisbon
      netbook journal @fintech --limit 10
    """
    from netbook.domain.logline.shown import day
    from netbook.domain.views import InteractionView
    from netbook.services import journal as written

    desk = Desk.of(context)
    with desk.reading() as session:
        found = written.entries(session, words or (), output.most(limit))
    rows = [
        (each.id, day(each.on, desk.today), each.kind, ", ".join(one.name for one in each.people), each.text)
        for each in found
    ]
    columns = [
        output.Column("id"),
        output.Column("when"),
        output.Column("kind"),
        output.Column("who", shrinks=2),
        output.Column("what", shrinks=1),
    ]
    empty = (
        "nothing like that is written down; fewer words find more"
        if words
        else ('nothing is written down yet; netbook log "coffee with Ana" writes the first line')
    )
    output.put_list(found, InteractionView, columns, rows, empty, json=json, csv=csv, ids=ids)


def amend(
    context: typer.Context,
    interaction: Id,
    line: Annotated[list[str], typer.Argument(metavar="LINE", help="What happened, written anew.")],
    note: Annotated[str | None, typer.Option("--note", metavar="TEXT", help="A longer note.")] = None,
    new: options.New = False,
    dry_run: options.DryRun = False,
    json: options.Json = False,
) -> None:
    """Write a line of the journal anew.

    A line that says no date keeps the day it had.

    \b
    Example:
      netbook amend i12 "Coffee with Ana and Bo at Monmouth"
    """
    from netbook.cli.entry import Entry
    from netbook.services import interactions
    from netbook.services.given import Options

    desk = Desk.of(context)
    with desk.reading() as session:
        interactions.get(session, interaction)
    Entry(desk, Options(), note, may_add=new, dry_run=dry_run, json=json, amends=interaction).write(" ".join(line))


def remove(context: typer.Context, interaction: Id, dry_run: options.DryRun = False) -> None:
    """Delete one line of the journal.

    The follow-ups still open from it go too.

    \b
    Example:
      netbook remove i12
    """
    from netbook.services import journal as written

    desk = Desk.of(context)
    with desk.writing("remove", dry_run=dry_run) as session:
        gone = written.remove(session, interaction)
        desk.call(session, f"remove {gone.id}: {gone.kind} on {gone.on}")
    desk.done(f"{gone.id} removed: {gone.text}", dry_run=dry_run)
