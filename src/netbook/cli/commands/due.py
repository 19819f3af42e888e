"""``netbook due``, and the agenda that ``netbook`` alone prints."""

from typing import TYPE_CHECKING, Annotated

import typer

from netbook.cli import options, output
from netbook.cli.desk import Desk

if TYPE_CHECKING:
    from datetime import date

    from sqlmodel import Session

    from netbook.cli.table import Column
    from netbook.domain.views import DueItem

AHEAD = 7  # days that the agenda looks ahead


def due(
    context: typer.Context,
    filter_: options.FilterWords = None,
    days: Annotated[int, typer.Option("--days", min=0, max=3660, metavar="N", help="Look N days ahead too.")] = 0,
    limit: options.Limit = None,
    columns: options.Columns = None,
    json: options.Json = False,
    csv: options.Csv = False,
    ids: options.Ids = False,
) -> None:
    """Show who and what is due.

    Follow-ups, people and birthdays, the longest due first. Columns: id, type, due, name, what, side, repeat, circle,
    cadence, last.

    \b
    Examples:
      netbook due
      netbook due --days 7
      netbook due circle:inner
    """
    from netbook.cli.where import joined, nothing_like
    from netbook.domain.views import DueItem
    from netbook.services import agenda, filtering

    desk = Desk.of(context)
    with desk.reading() as session:
        asked = filtering.read(session, joined(filter_), desk.calendar) if filter_ else None
        found = agenda.due(session, desk.today, days, asked, output.most(limit))
        like = " with anybody like that" if asked else ""
        empty = f"nothing is due{like}" if days else f"nothing is due today{like}; netbook due --days 7 looks ahead"
        empty = nothing_like(asked, empty) if asked and not found else empty
    shown = ("id", "due", "name", "what", "circle")
    output.put_list(found, DueItem, _columns(desk.today), empty, json=json, csv=csv, ids=ids, only=columns, shown=shown)


def _columns(today: "date") -> "list[Column]":
    from netbook.cli.table import Column
    from netbook.domain.spoken import late

    return [
        Column("id", lambda each: each.id),
        Column("type", lambda each: each.type.replace("_", "-")),
        Column("due", lambda each: late(each.late)),
        Column("who", lambda each: each.name, shrinks=1, key="name", least=16),
        Column("what", lambda each: _what(each, today), shrinks=2),
        Column("whose move", lambda each: each.side, key="side"),
        Column("repeat", lambda each: each.repeat, shrinks=2),
        Column("circle", lambda each: each.circle),
        Column("every", lambda each: each.cadence, key="cadence"),
        Column("last", lambda each: str(each.last or "")),
    ]


def _what(item: "DueItem", today: "date") -> str:
    from netbook.domain.spoken import day

    if item.type == "person":
        return f"every {item.cadence}, {f'last {day(item.last, today)}' if item.last else 'not met yet'}"
    whose = "they owe: " if item.side == "them" else ""
    return f"{whose}{item.what or 'follow up'}"


def agenda(desk: Desk) -> None:
    """Print what is due today and in the week ahead."""
    from netbook.cli import table
    from netbook.services import agenda as service
    from netbook.services import directory, inbox

    with desk.reading() as session:
        items = service.due(session, desk.today, AHEAD)
        waiting = len(inbox.lines(session))
        picked = _picked(session, desk.today)
        nobody = directory.is_empty(session)
    if nobody and not items and not waiting:
        output.put(output.NOBODY)
        return
    now = [item for item in items if item.late >= 0]
    soon = [item for item in items if item.late < 0]
    columns = table.chosen(_columns(desk.today), ("id", "due", "name", "what", "circle"), None)
    output.put(f"{desk.today:%A} {desk.today.day} {desk.today:%B %Y}")
    output.put()
    output.put(f"Due: {len(now)}" if now else "Nothing is due today.")
    if now:
        table.put_table(columns, now)
    if soon:
        output.put()
        output.put(f"In the next {AHEAD} days: {len(soon)}")
        table.put_table(columns, soon)
    if picked:
        output.put()
        output.put_wrapped(picked)
    if waiting:
        output.put()
        output.put(f"{waiting} line{'s' * (waiting > 1)} in the inbox: netbook inbox")


def _picked(session: "Session", today: "date") -> str:
    """Whom one picked in the last weekly review, while its week lasts."""
    from netbook.domain.review import WEEKLY
    from netbook.domain.spoken import day
    from netbook.services.review import progress

    review = progress.newest(session, WEEKLY)
    if review is None or (today - review.on).days > progress.DAYS[WEEKLY]:
        return ""
    seen = progress.seen_since(session, review.on, today)
    people = [f"{one.name}{' (talked)' if one.id in seen else ''}" for one in progress.picks(session, review)]
    return f"Picked in the review of {day(review.on, today)}: {', '.join(people)}" if people else ""
