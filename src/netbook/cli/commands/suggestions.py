"""``netbook suggestions``: what may have happened, as a calendar tells it."""

from typing import Annotated

import typer

from netbook.cli import options, output
from netbook.cli.desk import Desk

app = typer.Typer(rich_markup_mode=None)
Id = Annotated[str, typer.Argument(metavar="ID", help="The id of a suggestion, such as s4.")]


@app.callback(invoke_without_command=True)
def suggestions(
    context: typer.Context, json: options.Json = False, csv: options.Csv = False, ids: options.Ids = False
) -> None:
    """List what may have happened, as a calendar tells it.

    It comes with netbook import, and is a question until you answer it: the weekly review asks about the newest of it.

    \b
    Examples:
      netbook suggestions
      netbook suggestions log s4
      netbook suggestions log s5 --line "lunch with Ana and Bo on Tuesday"
      netbook suggestions drop s6
    """
    if context.invoked_subcommand:
        return
    from netbook.cli.table import Column
    from netbook.domain.spoken import day, length
    from netbook.domain.suggestions import SuggestionView
    from netbook.services import suggested

    desk = Desk.of(context)
    with desk.reading() as session:
        found = suggested.views(session, suggested.open_ones(session))
    columns = [
        Column("id", lambda each: each.id),
        Column("when", lambda each: f"{day(each.on, desk.today)} {each.at_time or ''}".strip()),
        Column("what", lambda each: each.text, shrinks=1),
        Column("who", lambda each: ", ".join(one.name for one in each.people), shrinks=2, least=12),
        Column("kind", lambda each: each.kind),
        Column("long", lambda each: length(each.minutes) if each.minutes else ""),
        Column("where", lambda each: each.place or "", shrinks=2),
    ]
    empty = "nothing is suggested; netbook import takes calendars (.ics)"
    output.put_list(found, SuggestionView, columns, empty, json=json, csv=csv, ids=ids)


@app.command()
def log(
    context: typer.Context,
    suggestion: Id,
    line: Annotated[str | None, typer.Option("--line", metavar="LINE", help="What happened, in other words.")] = None,
    new: options.New = False,
    dry_run: options.DryRun = False,
    json: options.Json = False,
) -> None:
    """Write down what is suggested, as it is or in other words.

    \b
    Examples:
      netbook suggestions log s4
      netbook suggestions log s5 --line "lunch with Ana and Bo on Tuesday"
    """
    from netbook.cli.entry import Entry
    from netbook.services import suggested
    from netbook.services.given import Options

    desk = Desk.of(context)
    with desk.reading() as session:
        row = suggested.get(session, suggestion)
        as_it_is = suggested.as_it_is(session, row)
    entry = Entry(desk, Options(), may_add=new, dry_run=dry_run, json=json)
    entry.suggested = suggestion
    if line:
        entry.write(line)
    else:
        entry.take(as_it_is)


@app.command()
def drop(context: typer.Context, suggestion: Id, dry_run: options.DryRun = False) -> None:
    """Let a suggestion go: it is never made again.

    \b
    Example:
      netbook suggestions drop s6
    """
    from netbook.services import suggested

    desk = Desk.of(context)
    with desk.writing(f"drop the suggestion {suggestion}", dry_run=dry_run) as session:
        gone = suggested.drop(session, suggested.get(session, suggestion), desk.today)
    desk.done(f"{gone.id} dropped: {gone.text}", dry_run=dry_run)
