"""``netbook map``: who introduced whom."""

import typer

from netbook.cli.desk import Desk


def map_(context: typer.Context) -> None:
    """Show who introduced whom."""
    Desk.of(context)
