"""``netbook dupes`` and ``merge``: each of them once."""

import sys
from typing import TYPE_CHECKING, Annotated

import typer

from netbook.cli import options, output
from netbook.cli.desk import Desk

if TYPE_CHECKING:
    from netbook.cli.table import Column
    from netbook.domain.duplicates.views import MergeView

_NOBODY = "nobody seems to be in the book twice"
_MANY = 10_000  # people, from which on one waits


def dupes(
    context: typer.Context,
    filter_: options.FilterWords = None,
    not_same: Annotated[
        tuple[str, str] | None,
        typer.Option("--not-same", metavar="A B", help="Say that two people are not the same."),
    ] = None,
    limit: options.Limit = None,
    dry_run: options.DryRun = False,
    json: options.Json = False,
    csv: options.Csv = False,
) -> None:
    """Find who is in the book twice.

    On a terminal two people at a time, side by side, with one key each: merge, not the same, later; in a pipe a list,
    the likeliest first. Reasons are names, nicknames, initials, slips of the finger, addresses, numbers, profiles, days
    of birth, work and cities. With a filter those of whom one is like that.

    \b
    Examples:
      netbook dupes
      netbook dupes source:linkedin
      netbook dupes --json | jq '.[0]'
      netbook dupes --not-same "Ana Reyes" p62
    """
    from netbook.cli.where import joined, nothing_like
    from netbook.domain.duplicates.views import PairView
    from netbook.services import directory, duplicates, filtering, listing

    desk = Desk.of(context)
    if not_same:
        _not_same(desk, *not_same, dry_run=dry_run)
        return
    with desk.reading() as session:
        asked = filtering.read(session, joined(filter_), desk.calendar)
        among = set(listing.people(session, asked)) if filter_ else None
        if desk.can_ask and (count := duplicates.how_many(session)) > _MANY:
            output.say(f"looking through {count:,} people, which takes a moment")
        pairs = duplicates.find(session, among)[: output.most(limit)]
        empty = _NOBODY if pairs or not directory.is_empty(session) else output.NOBODY
        if among is not None and not among:
            empty = nothing_like(asked, "nobody like that; fewer terms find more")
    if pairs and not json and not csv and desk.can_ask and sys.stdout.isatty():
        from netbook.cli.dupes import run

        run(desk, pairs)
        return
    with desk.reading() as session:
        views = duplicates.views(session, pairs)
    output.put_list(views, PairView, _columns(), empty, json=json, csv=csv)


def _columns() -> "list[Column]":
    from netbook.cli.table import Column

    return [
        Column("stays", lambda each: f"{each.stays.id} {each.stays.name}", shrinks=1, least=16),
        Column("goes", lambda each: f"{each.goes.id} {each.goes.name}", shrinks=1, least=16),
        Column("score", lambda each: str(each.score)),
        Column("why", lambda each: "; ".join(each.reasons), shrinks=2, key="reasons"),
        Column("against", lambda each: "; ".join(each.against), shrinks=3),
    ]


def _not_same(desk: Desk, one: str, other: str, *, dry_run: bool) -> None:
    from netbook.services import duplicates

    with desk.writing("not the same", dry_run=dry_run) as session:
        told = duplicates.say_distinct(session, desk.person(session, one), desk.person(session, other), desk.today)
        desk.call(session, told)
    desk.done(told, dry_run=dry_run)


def merge(
    context: typer.Context,
    stays: Annotated[str, typer.Argument(metavar="NAME", help="Who stays: a name, an alias, or an id such as p7.")],
    goes: Annotated[str, typer.Argument(metavar="OTHER", help="Who goes into them, and is gone then.")],
    dry_run: options.DryRun = False,
    yes: options.Yes = False,
    json: options.Json = False,
) -> None:
    """Make two entries of one person one: OTHER goes into NAME.

    NAME keeps everything of both. Of what there can be one of, theirs stays, and what OTHER had is kept in a note.
    It is shown before it is done, and netbook undo brings OTHER back.

    \b
    Examples:
      netbook merge "Ana Reyes" p62
      netbook merge p1 p62 --dry-run
    """
    from netbook.errors import Unreadable

    desk = Desk.of(context)
    if not (yes or dry_run or desk.can_ask):
        raise Unreadable(
            "a merge asks before it writes", "say --yes if that is meant, or --dry-run to see what it does"
        )
    view = None
    if dry_run or not yes:
        view = _merged(desk, stays, goes, dry_run=True)
        if not json:
            _put(view)
        if not dry_run and not desk.confirm("Merge them?"):
            output.say("nothing was merged")
            return
        stays, goes = view.stays.id, view.goes.id  # who was chosen of several
    view = view if dry_run and view else _merged(desk, stays, goes, dry_run=False)
    if json:
        output.put_json(view)
    elif dry_run:
        output.say("dry run: nothing was written")
    else:
        from netbook.services import merging

        desk.done(merging.label(view))


def _merged(desk: Desk, stays: str, goes: str, *, dry_run: bool) -> "MergeView":
    from netbook.services import merging

    with desk.writing("merge", dry_run=dry_run) as session:
        view = merging.merge(session, desk.person(session, stays), desk.person(session, goes), desk.today)
        desk.call(session, merging.label(view))
    return view


def _put(view: "MergeView") -> None:
    from netbook.drawing import duplicates, lines

    for line in duplicates.merged(view, output.width()):
        output.put_raw(lines.shown(line, coloured=output.colourful(), unicode=output.can_draw()))
