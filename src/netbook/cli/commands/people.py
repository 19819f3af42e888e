"""``netbook list`` and ``show``: who is in the book."""

from typing import TYPE_CHECKING, Annotated

import typer

from netbook.cli import options, output
from netbook.cli.desk import Desk

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import date

    from netbook.cli.table import Column
    from netbook.domain.views import PersonRow, PersonView


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

    with paged():
        for line in _card(view, desk.today, _why(view, past) if why or past else ()):
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


def _why(view: "PersonView", past: "date | None") -> "Iterator[str]":
    """How the relationship is measured, metric by metric."""
    yield from ("", f"Measured as of {past}" if past else "Measured")
    for key, reading in view.metrics.items():
        value = "not known" if reading.value is None else reading.value
        yield f"  {key}  {value}  {reading.why}"
        for part in reading.parts:
            yield f"    {part.name:<12}{part.points:>5.1f} of {part.most}  {part.why}"
        if key == "tie" and reading.value is not None:
            yield f"    {'12 months':<12}{_by_month([each.tie for each in view.tie_by_month])}"


def _by_month(ties: "Sequence[int | None]") -> str:
    """The tie month by month, drawn where the terminal can."""
    from netbook.drawing.spark import spark

    first, last = (str(ties[place]) if ties[place] is not None else "none" for place in (0, -1))
    return f"{f'{spark(ties, 100)}  ' if output.can_draw() else ''}from {first} to {last}"


def _card(view: "PersonView", today: "date", why: "Iterable[str]") -> "Iterator[str]":
    """The card of a person, line by line."""
    from netbook.domain.exchanges import in_words, sums
    from netbook.domain.spoken import day

    yield " · ".join(part for part in (f"{view.name} ({view.id})", view.title, view.organisation, view.city) if part)
    if view.aliases:
        yield f"also known as {', '.join(view.aliases)}"
    yield " · ".join(_standing(view, today))
    if view.met or view.met_on or view.introduced_by:
        through = f"through {view.introduced_by.name}" if view.introduced_by else ""
        yield " ".join(part for part in ("met", view.met, str(view.met_on or ""), through) if part)
    for method in view.methods:
        yield f"{method.platform or method.kind}: {method.value}"
    for occasion in view.occasions:
        yield f"{occasion.kind}: {occasion.day} {occasion.next:%B}{f' {occasion.year}' if occasion.year else ''}"
    for relation in view.relations:
        yield f"{relation.kind}: {relation.name} ({relation.id})"
    if view.exchanges:
        yield f"passed: {in_words(sums((each.kind, each.direction, 1) for each in view.exchanges))}"
    for fact in view.facts:
        yield f"{fact.key}: {fact.value}"
    if view.about:
        yield from ("", *view.about.splitlines())
    yield from why
    promised = [each for each in view.follow_ups if each.state == "open"]
    if promised:
        yield from ("", "Next")
    for follow_up in promised:
        whose = "they owe: " if follow_up.side == "them" else ""
        yield f"  {follow_up.id}  {day(follow_up.due, today)}  {whose}{follow_up.what or 'follow up'}"
    if view.notes:
        yield from ("", "Notes")
    for note in view.notes:
        first, *more = note.text.splitlines()
        yield from (f"  {note.on}  {first}", *(f"              {line}" for line in more))
    if view.interactions:
        yield from ("", f"What happened ({len(view.interactions)})")
    for each in view.interactions:
        spoken_of = "" if view.id in (one.id for one in each.people) else "  (spoken of)"
        yield f"  {each.id}  {each.on}  {each.kind}  {each.text}{spoken_of}"
        first, *more = (each.notes or "").strip().splitlines() or [""]
        if first:
            yield f"      note: {first}{' …' if more else ''}"


def _standing(view: "PersonView", today: "date") -> "Iterator[str]":
    from netbook.domain.spoken import day

    if view.circle:
        yield view.circle
    if view.cadence:
        yield f"every {view.cadence}" if view.cadence != "never" else "never due"
    yield f"last {day(view.last, today)}" if view.last else "not met yet"
    if view.due:
        yield f"due {day(view.due, today)}"
    if (health := view.metrics["health"].value) not in (None, "due"):  # which was said
        yield str(health)
    if (tie := view.metrics["tie"].value) is not None:
        yield f"tie {tie}"
    if view.vetted != "open":
        yield "in your network" if view.vetted == "yes" else "not in your network"
    for word, until in (("snoozed", view.snoozed_until), ("paused", view.paused_until)):
        if until and until > today:
            yield f"{word} until {until}"
    if view.archived:
        yield "archived"
    if view.tags:
        yield " ".join(f"@{tag}" for tag in view.tags)
