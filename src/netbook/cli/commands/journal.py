"""``netbook journal``, ``amend`` and ``remove``: what was written down, and mending it."""

from typing import TYPE_CHECKING, Annotated

import typer

from netbook.cli import options, output
from netbook.cli.desk import Desk

if TYPE_CHECKING:
    from datetime import date

    from netbook.cli.table import Column
    from netbook.domain.views import Named

Id = Annotated[str, typer.Argument(metavar="ID", help="The id of an interaction, such as i12.")]


def journal(
    context: typer.Context,
    filter_: options.FilterWords = None,
    sort: options.Sort = "",
    columns: options.Columns = None,
    limit: options.Limit = None,
    json: options.Json = False,
    csv: options.Csv = False,
    ids: options.Ids = False,
) -> None:
    """Show what was written down, newest first.

    Sorted otherwise by: on, kind, place, minutes, id; a - before one turns it round. Columns: id, on, at_time, kind,
    people, mentioned, place, minutes, initiator, tags, text, notes.

    \b
    Examples:
      netbook journal
      netbook journal with:ana grant
      netbook journal kind:coffee in:october --columns on,people,place
      netbook journal @fintech --limit 10
    """
    from netbook.cli.where import joined, nothing_like
    from netbook.domain.views import InteractionView
    from netbook.services import filtering, listing

    desk = Desk.of(context)
    with desk.reading() as session:
        asked = filtering.read(session, joined(filter_), desk.calendar)
        found = listing.interactions(session, asked, sort=sort, limit=output.most(limit))
        empty = "" if found else nothing_like(asked, "nothing like that is written down; fewer terms find more")
    output.put_list(
        desk.views(found, listing.interaction_views),
        InteractionView,
        _columns(desk.today),
        empty if filter_ else 'nothing is written down yet; netbook log "coffee with Ana" writes the first line',
        json=json,
        csv=csv,
        ids=ids,
        only=columns,
        shown=("id", "on", "kind", "people", "text"),
    )


def _columns(today: "date") -> "list[Column]":
    from netbook.cli.table import Column
    from netbook.domain.spoken import day, length

    def names(people: "tuple[Named, ...]") -> str:
        return ", ".join(one.name for one in people)

    return [
        Column("id", lambda each: each.id),
        Column("when", lambda each: day(each.on, today), key="on"),
        Column("time", lambda each: each.at_time, key="at_time"),
        Column("kind", lambda each: each.kind),
        Column("who", lambda each: names(each.people), shrinks=2, key="people", least=18),
        Column("spoken of", lambda each: names(each.mentioned), shrinks=2, key="mentioned"),
        Column("place", lambda each: each.place, shrinks=2),
        Column("long", lambda each: length(each.minutes) if each.minutes else "", key="minutes"),
        Column("began", lambda each: each.initiator, key="initiator"),
        Column("tags", lambda each: " ".join(f"@{tag}" for tag in each.tags), shrinks=3),
        Column("what", lambda each: each.text, shrinks=1, key="text"),
        Column("notes", lambda each: each.notes, shrinks=2),
    ]


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
