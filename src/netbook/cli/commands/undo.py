"""``netbook undo``, ``redo`` and ``history``: what was done, taken back and done again."""

from typing import Annotated

import typer

from netbook.cli import options, output
from netbook.cli.desk import Desk

_TRIED = "dry run: nothing was written"


def undo(
    context: typer.Context,
    operation: Annotated[
        str | None, typer.Argument(metavar="[ID]", help="A number of netbook history, or an id such as i12.")
    ] = None,
    dry_run: options.DryRun = False,
) -> None:
    """Take back the newest operation, or the one named.

    \b
    Examples:
      netbook undo
      netbook undo 12
      netbook undo i340
    """
    from netbook.services import past

    desk = Desk.of(context)
    number = None
    if operation:
        with desk.reading() as session:
            number = past.operation_of(session, operation)
    undone = desk.book.undo(number, dry_run=dry_run)
    output.say(f"undone: {undone.label} ({_TRIED if dry_run else 'netbook redo does it again'})")


def redo(context: typer.Context, dry_run: options.DryRun = False) -> None:
    """Do again what was undone last.

    \b
    Example:
      netbook redo
    """
    redone = Desk.of(context).book.redo(dry_run=dry_run)
    output.say(f"done again: {redone.label} ({_TRIED if dry_run else 'netbook undo takes it back'})")


def history(
    context: typer.Context,
    name: Annotated[str | None, typer.Argument(metavar="[NAME]", help="Only what touched this person.")] = None,
    limit: options.Limit = None,
    json: options.Json = False,
    csv: options.Csv = False,
    ids: options.Ids = False,
) -> None:
    """Show what was done, newest first.

    \b
    Examples:
      netbook history
      netbook history ana --limit 5
    """
    from netbook.cli.table import Column
    from netbook.domain.views import OperationView
    from netbook.models import key_of

    desk = Desk.of(context)
    contact = None
    if name:
        with desk.reading() as session:
            contact = key_of(desk.person(session, name))
    found = desk.book.history(limit=output.most(limit), contact=contact, touched=json)
    columns = [
        Column("id", lambda each: str(each.id)),
        Column("when", lambda each: f"{each.at.astimezone():%Y-%m-%d %H:%M}"),
        Column("", lambda each: "undone" if each.undone else ""),
        Column("what", lambda each: each.label, shrinks=1),
    ]
    output.put_list(found, OperationView, columns, "nothing was done yet", json=json, csv=csv, ids=ids)
