"""``netbook exchanges`` and ``exchange``: what of value passed, given and received."""

from typing import TYPE_CHECKING, Annotated

import typer

from netbook.cli import options, output
from netbook.cli.desk import Desk
from netbook.domain.vocabulary import EXCHANGES

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from netbook.cli.table import Column
    from netbook.domain.doors import PersonExchanges

_NAMED = 5  # people in each of the lines below the table
_WIDE = 110  # columns of a terminal in which there is room to say of each kind which way it passed


def exchanges(
    context: typer.Context,
    filter_: options.FilterWords = None,
    by: Annotated[str, typer.Option("--by", metavar="WHAT", help="person, year or kind.")] = "person",
    limit: options.Limit = None,
    json: options.Json = False,
    csv: options.Csv = False,
    ids: options.Ids = False,
) -> None:
    """Show what passed between you and others: introductions, advice, help, gifts.

    Those to whom you owe most come first. "+3 for you" means that three more things came to you than went to them. An
    introduction of two people counts for each of the two.

    \b
    Examples:
      netbook exchanges
      netbook exchanges circle:close
      netbook exchanges --by year
    """
    from netbook.cli.where import joined, nothing_like
    from netbook.domain import doors
    from netbook.domain.exchanges import year_in_words
    from netbook.domain.spelling import did_you_mean
    from netbook.errors import Unreadable
    from netbook.services import exchanges as service
    from netbook.services import filtering

    desk = Desk.of(context)
    kinds = {"person": doors.PersonExchanges, "year": doors.YearExchanges, "kind": doors.KindExchanges}
    way = by.strip().casefold()
    if way not in kinds:
        raise Unreadable(f"there is no --by {by!r}", did_you_mean(way, kinds, "give person, year or kind"))
    if ids and way != "person":
        raise Unreadable("--ids is for --by person", "--json gives everything")
    with desk.reading() as session:
        asked = filtering.read(session, joined(filter_), desk.calendar) if filter_ else None
        found = service.BY[way](session, asked)
        empty = "" if found else _EMPTY
        if asked and not found:
            empty = nothing_like(asked, "nothing passed with anybody like that; fewer terms find more")
        as_table = way == "person" and found and not (json or csv or ids)
        unasked = service.not_asked(session, asked, _NAMED) if as_table else []
    if way == "year" and found and not (json or csv):
        for year in found[:limit]:
            output.put_wrapped(year_in_words(year))
        return
    output.put_list(found[:limit], kinds[way], _columns(way, desk.today), empty, json=json, csv=csv, ids=ids)
    if as_table:
        _put_sides(found, unasked)


_EMPTY = (
    'nothing passed yet; netbook log "Ana introduced me to **Carla Voss**" notes it by the way, '
    "netbook exchange Ana advice --given by hand"
)


def _put_sides(people: "Sequence[PersonExchanges]", unasked: "Sequence[str]") -> None:
    owed = [each.name for each in people if each.balance > 0]
    more = f" and {len(owed) - _NAMED} more" if len(owed) > _NAMED else ""
    output.put()
    if owed:
        output.put_wrapped(f"whom you owe: {', '.join(owed[:_NAMED])}{more}")
    else:
        output.put_wrapped("whom you owe: nobody in particular")
    if unasked:
        output.put_wrapped(f"never asked: {', '.join(unasked)}")


def _columns(by: str, today: "date") -> "list[Column]":
    from netbook.cli.table import Column
    from netbook.domain.exchanges import balance_in_words, in_short, in_words
    from netbook.domain.spoken import day

    told = in_words if output.width() >= _WIDE else in_short
    given = Column("gave", lambda each: str(each.given), key="given")
    received = Column("got", lambda each: str(each.received), key="received")
    newest = Column("newest", lambda each: day(each.last, today))
    passed = Column("what passed", lambda each: told(each.kinds), shrinks=2)
    if by == "kind":
        people = Column("people", lambda each: str(each.people))
        return [Column("kind", lambda each: each.kind), given, received, people, newest]
    return [
        Column("id", lambda each: each.id),
        Column("name", lambda each: each.name, shrinks=1, least=16),
        given,
        received,
        Column("balance", lambda each: balance_in_words(each.balance)),
        newest,
        passed,
    ]


def exchange(
    context: typer.Context,
    name: options.Name,
    kind: Annotated[str, typer.Argument(metavar="KIND", help=f"{', '.join(EXCHANGES)}.")],
    note: Annotated[list[str] | None, typer.Argument(metavar="NOTE", help="What it was.")] = None,
    given: Annotated[bool, typer.Option("--given", help="You gave it.", show_default=False)] = False,
    received: Annotated[bool, typer.Option("--received", help="They gave it to you.", show_default=False)] = False,
    on: Annotated[str | None, typer.Option("--on", metavar="DATE", help="When: yesterday, 5 Nov; else today.")] = None,
    dry_run: options.DryRun = False,
) -> None:
    """Write down that something passed between you and a person.

    A line of netbook log that tells of it does so by itself.

    \b
    Examples:
      netbook exchange "Ana Reyes" advice "how to price the workshop" --received
      netbook exchange bo gift "a book on ferries" --given --on "5 Nov"
    """
    from netbook.domain import when
    from netbook.domain.spoken import day
    from netbook.errors import Unreadable
    from netbook.services import exchanges as service

    desk = Desk.of(context)
    what = service.kind_of(kind)
    if given == received:
        problem = "--given and --received exclude one another" if given else "it is not said which way it passed"
        raise Unreadable(problem, "give --given or --received")
    way = "given" if given else "received"
    passed_on = when.past(on, desk.calendar) if on else desk.today
    with desk.writing("exchange", dry_run=dry_run) as session:
        contact = desk.person(session, name)
        service.write(session, contact, what, way, passed_on, " ".join(note) if note else None)
        told = f"{what} {way} ({contact.name})"
        desk.call(session, f"exchange {told}")
    desk.done(f"{told}, {day(passed_on, desk.today)}", dry_run=dry_run)
