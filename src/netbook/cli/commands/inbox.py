"""``netbook inbox``: lines waiting for a decision."""

from typing import Annotated

import typer

from netbook.cli import options, output
from netbook.cli.desk import Desk

app = typer.Typer(rich_markup_mode=None)
Id = Annotated[str, typer.Argument(metavar="ID", help="The id of a line, such as x2.")]


@app.callback(invoke_without_command=True)
def inbox(
    context: typer.Context, json: options.Json = False, csv: options.Csv = False, ids: options.Ids = False
) -> None:
    """List the lines waiting for a decision.

    \b
    Examples:
      netbook inbox
      netbook inbox resolve x2 --with "George Hall"
      netbook inbox drop x2
    """
    if context.invoked_subcommand:
        return
    from netbook.cli.table import Column
    from netbook.domain.spoken import day
    from netbook.domain.views import InboxView
    from netbook.services import inbox as waiting

    desk = Desk.of(context)
    with desk.reading() as session:
        found = waiting.lines(session)
    columns = [
        Column("id", lambda each: each.id),
        Column("written", lambda each: day(each.on, desk.today)),
        Column("line", lambda each: each.text, shrinks=1),
        Column("why it waits", lambda each: each.reason, shrinks=2),
    ]
    output.put_list(found, InboxView, columns, "the inbox is empty", json=json, csv=csv, ids=ids)


@app.command()
def resolve(
    context: typer.Context,
    line: Id,
    with_: Annotated[
        list[str] | None,
        typer.Option("--with", metavar="NAME", help="Who is meant; for several, in their order."),
    ] = None,
    text: Annotated[str | None, typer.Option("--line", metavar="LINE", help="The line, written anew.")] = None,
    new: options.New = False,
    dry_run: options.DryRun = False,
    json: options.Json = False,
) -> None:
    """Write a waiting line down, as of the day it was typed.

    \b
    Examples:
      netbook inbox resolve x2 --with "George Hall"
      netbook inbox resolve x3 --new
      netbook inbox resolve x4 --line "lunch with Bo on 1 March"
    """
    from netbook.cli.entry import Entry
    from netbook.services import inbox as waiting
    from netbook.services.given import Options

    desk = Desk.of(context)
    with desk.reading() as session:
        row = waiting.get(session, line)
        typed, written_on = row.text, row.on
    entry = Entry(desk, Options(), may_add=new, dry_run=dry_run, json=json)
    entry.day, entry.means, entry.resolves = written_on, tuple(with_ or ()), line
    entry.write(text or typed)


@app.command()
def drop(context: typer.Context, line: Id, dry_run: options.DryRun = False) -> None:
    """Let a waiting line go.

    \b
    Example:
      netbook inbox drop x2
    """
    from netbook.services import inbox as waiting

    desk = Desk.of(context)
    with desk.writing(f"drop {line} from the inbox", dry_run=dry_run) as session:
        gone = waiting.drop(session, waiting.get(session, line))
    desk.done(f"{gone.id} dropped: {gone.text}", dry_run=dry_run)
