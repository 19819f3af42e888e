"""``netbook circles``: how many people each circle holds, and its settings."""

from typing import TYPE_CHECKING, Annotated

import typer

from netbook.cli import options, output
from netbook.cli.desk import Desk

if TYPE_CHECKING:
    from netbook.domain.circling import CircleView
    from netbook.models import Circle

app = typer.Typer(rich_markup_mode=None)


@app.callback(invoke_without_command=True)
def circles(context: typer.Context, json: options.Json = False, csv: options.Csv = False) -> None:
    """List the circles, from the inside, and how full they are.

    A capacity counts the people of the circles inside as well: close has room for 15 with the 5 of inner among them.
    It is a hint, not a limit. The archived are not counted.

    \b
    Examples:
      netbook circles
      netbook circles set trusted --capacity 40 --every 2mo --late 4mo
    """
    if context.invoked_subcommand:
        return
    from netbook.cli.table import Column
    from netbook.domain.circling import CircleView
    from netbook.services import circles as service

    with Desk.of(context).reading() as session:
        found = service.listing(session)
    columns = [
        Column("key", lambda each: each.key),
        Column("name", lambda each: each.name, shrinks=1),
        Column("people", lambda each: str(each.people)),
        Column("with those inside", _room),
        Column("every", lambda each: each.cadence, key="cadence"),
        Column("late after", lambda each: each.late_after, key="late_after"),
        Column("", lambda each: f"{each.over} over" if each.over else "", key="over"),
    ]
    output.put_list(found, CircleView, columns, "there are no circles", json=json, csv=csv)


def _room(each: "CircleView") -> str:
    return f"{each.within} of {each.capacity}" if each.capacity is not None else str(each.within)


@app.command("set")
def set_(
    context: typer.Context,
    circle: Annotated[str, typer.Argument(metavar="CIRCLE", help="The key or the name of a circle.")],
    name: Annotated[str | None, typer.Option("--name", metavar="TEXT", help="What it is called.")] = None,
    capacity: Annotated[
        str | None, typer.Option("--capacity", metavar="N|none", help="Room for N people, those inside included.")
    ] = None,
    every: Annotated[
        str | None, typer.Option("--every", metavar="PERIOD|never", help="How often to be in touch: 6w, 1mo.")
    ] = None,
    late: Annotated[
        str | None, typer.Option("--late", metavar="PERIOD|never", help="After how long without contact one is late.")
    ] = None,
    dry_run: options.DryRun = False,
) -> None:
    """Change how a circle is called, how many it holds, how often its people are due.

    What is due follows at once, for everybody in it without a cadence of their own or of a tag.

    \b
    Examples:
      netbook circles set inner --every 2w --late 4w
      netbook circles set trusted --capacity 40
      netbook circles set network --name Village --capacity none
    """
    from netbook.errors import Unreadable
    from netbook.services import circles as service

    desk = Desk.of(context)
    wanted = service.Wanted(name, capacity, every, late)
    if not wanted:
        raise Unreadable("nothing to change is given", "add --name, --capacity, --every or --late")
    with desk.writing("circles", dry_run=dry_run) as session:
        row, spaced = service.change(session, circle, wanted, desk.today)
        text = f"{_told(row)}{spaced.in_words(spaced.people)}"
        desk.call(session, text)
    desk.done(text, dry_run=dry_run)


def _told(row: "Circle") -> str:
    room = f"room for {row.capacity}" if row.capacity is not None else "room for any number"
    due = f"every {row.cadence}" if row.cadence and row.cadence != "never" else "never due"
    late = "" if not row.late_after or due == "never due" else f", late after {row.late_after}"
    late = ", never late" if row.late_after == "never" and late else late
    return f"{row.key} is called {row.name}: {room}, {due}{late}"
