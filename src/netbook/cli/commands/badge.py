"""``netbook badge``: how much is due, for prompts and status bars."""

from typing import Annotated

import typer

from netbook.cli.desk import Desk


def badge(
    context: typer.Context,
    format_: Annotated[
        str | None, typer.Option("--format", metavar="TEXT", help="What to print, such as '{due} due[ ({late} late)]'.")
    ] = None,
) -> None:
    """Print how much is due in a few words, for a prompt or a status bar.

    Where nothing is due it prints nothing; what stands in [] vanishes where its numbers are 0. Fields are {due}, and
    of those {late}, {people}, {followups} and {occasions}; and {inbox}. The setting badge keeps a format.

    \b
    Examples:
      netbook badge
      netbook badge --format "{people} to call[, {inbox} in the inbox]"
      PS1='$(netbook badge) '$PS1
    """
    from netbook import quick

    desk = Desk.of(context)
    quick.print_badge(desk.settings, desk.today, format_)
