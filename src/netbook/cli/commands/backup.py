"""``netbook backup``: safe copies of the book."""

from typing import TYPE_CHECKING, Annotated

import typer

from netbook.cli import options, output
from netbook.cli.desk import Desk

if TYPE_CHECKING:
    from pathlib import Path

app = typer.Typer(rich_markup_mode=None)


@app.callback(invoke_without_command=True)
def backup(context: typer.Context, json: options.Json = False) -> None:
    """Make a verified copy of the book.

    One is made by itself each day, with the first write, and before each upgrade.

    \b
    Examples:
      netbook backup
      netbook backup list
      netbook backup restore
    """
    if context.invoked_subcommand:
        return
    from netbook.storage import backup as backups

    made = backups.make(Desk.of(context).book, backups.MANUAL)
    if json:
        output.put_json(made)
    else:
        output.put(str(made.path))


@app.command("list")
def list_(context: typer.Context, json: options.Json = False, csv: options.Csv = False) -> None:
    """List the copies there are, newest first.

    \b
    Example:
      netbook backup list
    """
    from netbook.cli.table import Column
    from netbook.storage import backup as backups
    from netbook.storage.shelf import BackupInfo

    found = backups.listing(Desk.of(context).shelf)
    columns = [
        Column("when", lambda each: f"{each.at.astimezone():%Y-%m-%d %H:%M}"),
        Column("kind", lambda each: each.kind),
        Column("bytes", lambda each: f"{each.size:,}"),
        Column("file", lambda each: each.path.name, shrinks=1),
    ]
    empty = "there is no backup yet; netbook backup makes one"
    output.put_list(found, BackupInfo, columns, empty, json=json, csv=csv)


@app.command()
def restore(
    context: typer.Context,
    file: Annotated[str | None, typer.Argument(metavar="[FILE]", help="A backup; the newest if none is named.")] = None,
    yes: options.Yes = False,
) -> None:
    """Put a backup in the place of the book; the book as it is now is copied first.

    \b
    Examples:
      netbook backup restore
      netbook backup restore book-20261122T101500-manual.db --yes
    """
    from netbook.errors import Unreadable
    from netbook.storage import backup as backups

    desk = Desk.of(context)
    chosen = backups.find(desk.shelf, file)
    if not yes:
        question = f"Put the book of {chosen.at.astimezone():%Y-%m-%d %H:%M} in the place of the one of now?"
        if not desk.can_ask:
            raise Unreadable("restoring replaces the book", "say --yes if that is meant")
        if not desk.confirm(question):
            raise Unreadable("nothing was restored")
    output.say(f"restored {chosen.path.name}; the book as it was is kept as {_put_back(desk, chosen.path)}")


def _put_back(desk: Desk, backup: "Path") -> str:
    """Restore a backup; the name under which what it replaces is kept."""
    from netbook.errors import BookDamaged
    from netbook.storage import backup as backups
    from netbook.storage.book import file_of

    try:
        book = desk.book
    except BookDamaged:
        return backups.rescue(file_of(desk.settings.book), desk.shelf, backup).name
    return backups.restore(book, backup).path.name
