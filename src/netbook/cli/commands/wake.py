"""``netbook wake``: dormant ties worth waking."""

from typing import TYPE_CHECKING

import typer

from netbook.cli import options, output
from netbook.cli.desk import Desk

if TYPE_CHECKING:
    from datetime import date

    from sqlmodel import Session

    from netbook.cli.table import Column
    from netbook.domain.doors import DormantTie

_MOST = 10  # people, unless --limit says otherwise


def wake(
    context: typer.Context,
    limit: options.Limit = None,
    json: options.Json = False,
    csv: options.Csv = False,
    ids: options.Ids = False,
) -> None:
    """Show dormant ties worth waking, and why.

    People who have been silent for so long that the tie sleeps, and those of the wider circle after a year. The ones
    to whom the tie was strongest come first; being curated, close, and what they gave you count too.

    \b
    Examples:
      netbook wake
      netbook wake --limit 3
    """
    from netbook.domain.doors import DormantTie
    from netbook.services import dormant

    desk = Desk.of(context)
    most = output.most(limit) or _MOST
    with desk.reading() as session:
        found = dormant.worth_waking(session, desk.today, most)
        asleep = dormant.count(session, desk.today) if found else 0
        empty = "" if found else _empty(session, desk.today)
    if json or csv or ids or not found:
        output.put_list(found, DormantTie, _columns(), empty, json=json, csv=csv, ids=ids)
        return
    for number, each in enumerate(found):
        if number:
            output.put()
        _put(each, desk.today)
    if asleep > len(found) and len(found) == most:
        more = asleep - len(found)
        output.say(f"{more} more {'is' if more == 1 else 'are'} dormant; --limit {2 * most} shows more of them")


def _put(tie: "DormantTie", today: "date") -> None:
    from netbook.domain.spoken import day

    output.put_heading(" · ".join(part for part in (f"{tie.name} ({tie.id})", tie.organisation, tie.city) if part))
    output.put_wrapped(f"  {'; '.join(tie.reasons)}")
    output.put_wrapped(f"  last: {tie.kind}, {day(tie.last, today)}: {tie.said}")


def _empty(session: "Session", today: "date") -> str:
    from netbook.domain.spoken import day
    from netbook.services import directory, dormant

    if directory.is_empty(session):
        return output.NOBODY
    coming = dormant.next_to_sleep(session, today)
    if coming is None:
        return "no tie is dormant; whom you have talked with, and how often you want to, decides: netbook log, every"
    return (
        f"no tie is dormant; the next would be {coming[0]}, from {day(coming[1], today)}; netbook due shows who is due"
    )


def _columns() -> "list[Column]":
    from netbook.cli.table import Column

    return [Column("id", lambda each: each.id), Column("name", lambda each: each.name)]
