"""``netbook find``: what is known and was said."""

from typing import TYPE_CHECKING, Annotated

import typer

from netbook.cli import options, output
from netbook.cli.desk import Desk

if TYPE_CHECKING:
    from netbook.domain.search import Excerpt
    from netbook.domain.views import FoundView

_MOST = 20
_BESIDE = 38  # columns that id, name and date take


def find(
    context: typer.Context,
    text: Annotated[
        list[str], typer.Argument(metavar="TEXT|FILTER...", help="Words, with terms of a filter if you like.")
    ],
    limit: Annotated[
        int, typer.Option("--limit", min=1, metavar="N", help="Show N people and N conversations at most.")
    ] = _MOST,
    json: options.Json = False,
    csv: options.Csv = False,
    ids: options.Ids = False,
) -> None:
    """Find people by all that is known of them, and conversations by what was said.

    Every word has to be there, in any order, with or without accents; the beginning of a word is enough. People come
    first, then what was said, newest first.

    \b
    Examples:
      netbook find grant
      netbook find ana grant since:2026-01
      netbook find climbing city:lisbon
    """
    from netbook.cli.where import joined, nothing_like
    from netbook.domain.views import FoundView
    from netbook.services import directory, filtering, finding

    desk = Desk.of(context)
    asked_for = joined(text)
    with desk.reading() as session:
        asked = filtering.read(session, asked_for, desk.calendar, filtering.EVERYWHERE)
        width = max(30, output.width() - _BESIDE)
        found = finding.find(session, asked, limit=output.most(limit) or limit, width=width)
        empty = "" if found else nothing_like(asked, directory.nothing_found(session, asked.node))
    if json or csv or ids or not found:
        output.put_list(found, FoundView, [], empty, json=json, csv=csv, ids=ids)
        return
    _put_both(desk, found, limit)


def _put_both(desk: Desk, found: "list[FoundView]", limit: int) -> None:
    from netbook.cli.pager import paged
    from netbook.cli.table import Column, put_table
    from netbook.domain.spoken import day

    people = [each for each in found if each.type == "person"]
    said = [each for each in found if each.type != "person"]
    with paged():
        if people:
            output.put_heading("People")
            put_table(
                [
                    Column("id", lambda each: each.id),
                    Column("name", lambda each: each.name, shrinks=2, least=16),
                    Column("", lambda each: each.field),
                    Column("what is known", _told, shrinks=1),
                ],
                people,
            )
        if people and said:
            output.put()
        if said:
            output.put_heading("What was said")
            put_table(
                [
                    Column("id", lambda each: each.id),
                    Column("when", lambda each: day(each.on, desk.today)),
                    Column("with", lambda each: each.name, shrinks=2, least=16),
                    Column("what", _told, shrinks=1),
                ],
                said,
            )
    for group, one, many in ((people, "person is", "people are"), (said, "conversation is", "conversations are")):
        if len(group) == limit:
            shown = f"{limit} {one if limit == 1 else many} shown"
            output.say(f"{shown}; there may be more: --limit N shows them, more words find less")


def _told(found: "FoundView") -> "Excerpt":
    from netbook.domain.search import Excerpt

    return Excerpt(found.text, found.hits)
