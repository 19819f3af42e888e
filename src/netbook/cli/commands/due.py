"""``netbook due``, and the agenda that ``netbook`` alone prints."""

from typing import TYPE_CHECKING, Annotated

import typer

from netbook.cli import options, output
from netbook.cli.desk import Desk

if TYPE_CHECKING:
    from collections.abc import Sequence

    from netbook.domain.views import DueItem

AHEAD = 7  # days that the agenda looks ahead


def due(
    context: typer.Context,
    days: Annotated[int, typer.Option("--days", min=0, max=3660, metavar="N", help="Look N days ahead too.")] = 0,
    json: options.Json = False,
    csv: options.Csv = False,
    ids: options.Ids = False,
) -> None:
    """Show who and what is due.

    Follow-ups, people and birthdays, the longest due first.

    \b
    Examples:
      netbook due
      netbook due --days 7
    """
    from netbook.domain.views import DueItem
    from netbook.services import agenda

    desk = Desk.of(context)
    with desk.reading() as session:
        found = agenda.due(session, desk.today, days)
    empty = "nothing is due" if days else "nothing is due today; netbook due --days 7 looks ahead"
    output.put_list(found, DueItem, _COLUMNS, _rows(found), empty, json=json, csv=csv, ids=ids)


_COLUMNS = [
    output.Column("id"),
    output.Column("due"),
    output.Column("who", shrinks=1),
    output.Column("what", shrinks=2),
    output.Column("circle"),
]


def _rows(items: "Sequence[DueItem]") -> list[tuple[str, ...]]:
    return [(each.id, output.late(each.late), each.name or "", _what(each), each.circle or "") for each in items]


def _what(item: "DueItem") -> str:
    if item.type == "person":
        seen = f"last met {item.last}" if item.last else "not met yet"
        return f"be in touch (every {item.cadence}, {seen})"
    whose = "they owe: " if item.side == "them" else ""
    return f"{whose}{item.what or 'follow up'}"


def agenda(desk: Desk) -> None:
    """Print what is due today and in the week ahead."""
    from netbook.services import agenda as service
    from netbook.services import directory, inbox

    with desk.reading() as session:
        items = service.due(session, desk.today, AHEAD)
        waiting = len(inbox.lines(session))
        nobody = not directory.index(session).people
    if nobody and not items and not waiting:
        output.put(output.NOBODY)
        return
    now = [item for item in items if item.late >= 0]
    soon = [item for item in items if item.late < 0]
    output.put(f"{desk.today:%A} {desk.today.day} {desk.today:%B %Y}")
    output.put()
    output.put(f"Due: {len(now)}" if now else "Nothing is due today.")
    if now:
        output.put_table(_COLUMNS, _rows(now))
    if soon:
        output.put()
        output.put(f"In the next {AHEAD} days: {len(soon)}")
        output.put_table(_COLUMNS, _rows(soon))
    if waiting:
        output.put()
        output.put(f"{waiting} line{'s' * (waiting > 1)} in the inbox: netbook inbox")
