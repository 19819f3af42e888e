"""``netbook list`` and ``show``: who is in the book."""

from typing import TYPE_CHECKING, Annotated

import typer

from netbook.cli import options, output
from netbook.cli.desk import Desk

if TYPE_CHECKING:
    from datetime import date

    from netbook.cli.table import Column
    from netbook.domain.views import PersonRow


def list_(
    context: typer.Context,
    filter_: options.FilterWords = None,
    archived: Annotated[bool, typer.Option("--archived", help="Those who are archived.", show_default=False)] = False,
    sort: options.Sort = "",
    columns: options.Columns = None,
    limit: options.Limit = None,
    as_of: options.AsOf = None,
    json: options.Json = False,
    csv: options.Csv = False,
    ids: options.Ids = False,
) -> None:
    """List the people in the book.

    Sorted by name, or by: last, due, organisation, city, circle, added, id, or a metric; a - before one turns it
    round. Columns: id, name, organisation, title, city, circle, cadence, last, due, vetted, tags, emails, phones, and
    the metrics: tie, health, reciprocity, unanswered. With --as-of these, last and due are those of that day.

    \b
    Examples:
      netbook list
      netbook list city:lisbon "last:>90d"
      netbook list @design -circle:inner --sort -last --columns name,emails
      netbook list health:cooling --sort -tie --columns name,last,tie
      netbook list --csv > people.csv
    """
    from functools import partial

    from netbook.cli.where import joined, nothing_like
    from netbook.domain.metrics import METRICS
    from netbook.domain.views import PersonRow
    from netbook.services import filtering, listing

    desk = Desk.of(context)
    past = desk.day_of(as_of)
    with desk.reading() as session:
        asked = filtering.read(session, joined(filter_), desk.calendar, as_of=past)
        found = listing.people(session, asked, archived=archived, sort=sort, limit=output.most(limit))
        empty = "" if found else nothing_like(asked, "nobody like that; fewer terms find more")
    whole = json or (csv and not columns)
    wanted = [key for key in METRICS if whole or key in (columns or "").casefold()]
    rows = partial(listing.person_rows, metrics=wanted, as_of=past or (desk.today if wanted else None))
    output.put_list(
        desk.views(found, rows),
        PersonRow,
        _columns(past or desk.today),
        empty if filter_ or archived else output.NOBODY,
        json=json,
        csv=csv,
        ids=ids,
        only=columns,
        shown=("id", "name", "organisation", "circle", "cadence", "last", "due", "tags"),
    )


def _measure(key: str, row: "PersonRow") -> str:
    value = row.metrics[key]
    return "" if value is None else str(value)


def _columns(today: "date") -> "list[Column]":
    from functools import partial

    from netbook.cli.table import Column
    from netbook.domain.metrics import METRICS
    from netbook.domain.spoken import day

    return [
        Column("id", lambda each: each.id),
        Column("name", lambda each: each.name, shrinks=1, least=16),
        Column("organisation", lambda each: each.organisation, shrinks=2),
        Column("title", lambda each: each.title, shrinks=3),
        Column("city", lambda each: each.city, shrinks=2),
        Column("circle", lambda each: each.circle),
        Column("every", lambda each: each.cadence, key="cadence"),
        Column("last", lambda each: day(each.last, today)),
        Column("due", lambda each: day(each.due, today)),
        Column("vetted", lambda each: each.vetted),
        *(Column(key, partial(_measure, key), least=len(key)) for key in METRICS),
        Column("tags", lambda each: " ".join(f"@{tag}" for tag in each.tags), shrinks=3),
        Column("e-mail", lambda each: ", ".join(each.emails), shrinks=2, key="emails"),
        Column("phone", lambda each: ", ".join(each.phones), shrinks=2, key="phones"),
    ]


def show(
    context: typer.Context,
    name: Annotated[str, typer.Argument(metavar="NAME", help="A name, an alias, or an id such as p7 or i12.")],
    why: Annotated[
        bool, typer.Option("--why", help="Explain how the relationship is measured.", show_default=False)
    ] = False,
    as_of: options.AsOf = None,
    json: options.Json = False,
) -> None:
    """Show everything about one person, or about one conversation.

    The newest conversations come first.

    \b
    Examples:
      netbook show ana
      netbook show ana --why
      netbook show i12
    """
    from netbook.services import ids, people

    desk = Desk.of(context)
    past = desk.day_of(as_of)
    if (ids.split(name) or "")[:1] == (ids.INTERACTION,):
        _show_conversation(desk, name, json=json)
        return
    with desk.reading() as session:
        view = people.view(session, desk.person(session, name), desk.today, past)
    if json:
        output.put_json(view)
        return
    from netbook.cli.pager import paged
    from netbook.drawing import person

    with paged():
        for line in person.card(view, desk.today, person.why(view, past) if why or past else ()):
            output.put_wrapped(line)


def _show_conversation(desk: Desk, number: str, *, json: bool) -> None:
    from netbook.domain.spoken import day, length
    from netbook.services import interactions, reports

    with desk.reading() as session:
        (view,) = reports.interaction_views(session, [interactions.get(session, number)])
    if json:
        output.put_json(view)
        return
    people = ", ".join(f"{one.name} ({one.id})" for one in view.people)
    output.put_wrapped(
        " · ".join(part for part in (f"{view.kind} ({view.id})", day(view.on, desk.today), people) if part)
    )
    output.put_wrapped(view.text)
    for what, told in (
        ("time", view.at_time),
        ("place", view.place),
        ("long", length(view.minutes) if view.minutes else None),
        ("began", {"me": "you", "them": "they", "both": "both"}.get(view.initiator or "")),
        ("spoken of", ", ".join(f"{one.name} ({one.id})" for one in view.mentioned)),
        ("tags", " ".join(f"@{tag}" for tag in view.tags)),
        *((each.kind, f"{each.direction} ({each.with_})") for each in view.exchanges),
    ):
        if told:
            output.put_wrapped(f"{what}: {told}")
    if view.notes:
        output.put()
        for line in view.notes.splitlines():
            output.put_wrapped(line)
