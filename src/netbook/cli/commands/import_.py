"""``netbook import``: people from the files of other programs, previewed, in one step that can be undone."""

from typing import Annotated

import typer

from netbook.cli import options
from netbook.cli.desk import Desk


def import_(
    context: typer.Context,
    files: options.Downloaded,
    dry_run: options.DryRun = False,
    yes: options.Yes = False,
    json: options.Json = False,
    tag: Annotated[list[str] | None, typer.Option("--tag", metavar="TAG", help="Put a tag on all of them.")] = None,
    circle: Annotated[
        str | None, typer.Option("--circle", metavar="CIRCLE", help="The circle of those who are new.")
    ] = None,
    every: Annotated[
        str | None, typer.Option("--every", metavar="PERIOD", help="The cadence of those who are new.")
    ] = None,
    only: Annotated[
        list[str] | None,
        typer.Option("--only", metavar="WHOM", help="new, updated, a @tag of the file, or words such as northwind."),
    ] = None,
    unsure: Annotated[
        str | None,
        typer.Option("--unsure", metavar="HOW", help="What to make of whom it is unsure of: same, new, leave."),
    ] = None,
    as_: options.AsFormat = None,
    encoding: options.Encoding = None,
    map_: options.ColumnMap = None,
) -> None:
    """Bring people from other programs, and when you wrote with them.

    vCard, LinkedIn, Google, Outlook, Thunderbird, abook, any CSV with a heading; and with what happened Monica's JSON,
    friends.md and netbook's own JSON. What it is shows by itself. It says who is new before it writes; what you wrote
    yourself stays; twice adds nobody. Mailboxes (mbox, Maildir, .eml) and LinkedIn's messages tell of people of the
    book; of mail the headers alone are read. Past events of calendars (.ics) are only suggested.

    \b
    Examples:
      netbook import contacts.vcf
      netbook import Basic_LinkedInDataExport_11-20-2026.zip --tag linkedin
      netbook import "All mail.mbox" --dry-run
      netbook import phone.vcf --only @friends --circle network
      netbook import people.csv --map name="Full name" --dry-run
    """
    from netbook.cli import importing

    importing.bring(
        Desk.of(context),
        files,
        importing.Asked(
            dry_run=dry_run,
            yes=yes,
            json=json,
            tags=tuple(tag or ()),
            circle=circle,
            every=every,
            only=tuple(only or ()),
            unsure=unsure,
            format=as_,
            encoding=encoding,
            columns=tuple(map_ or ()),
        ),
    )
