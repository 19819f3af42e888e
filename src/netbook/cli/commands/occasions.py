"""``netbook occasions`` and ``occasion``: birthdays, anniversaries and named days."""

from typing import TYPE_CHECKING, Annotated

import typer

from netbook.cli import options, output
from netbook.cli.desk import Desk

if TYPE_CHECKING:
    from netbook.domain.occasions import OccasionAhead, YearlyDay
    from netbook.domain.when import Calendar

_PLAIN = 300  # days within which a day and a month say which year


def occasions(
    context: typer.Context,
    filter_: options.FilterWords = None,
    days: Annotated[int, typer.Option("--days", min=0, max=3660, metavar="N", help="Look N days ahead.")] = 60,
    json: options.Json = False,
    csv: options.Csv = False,
    ids: options.Ids = False,
) -> None:
    """List the birthdays, anniversaries and named days ahead.

    The soonest come first; one of 29 February is kept on the 28th in other years. Those of people who are paused
    beyond them are left out.

    \b
    Examples:
      netbook occasions
      netbook occasions circle:inner --days 365
    """
    from datetime import date, timedelta

    from netbook.cli.table import Column
    from netbook.cli.where import joined, nothing_like
    from netbook.domain.occasions import OccasionAhead
    from netbook.domain.spoken import late
    from netbook.services import agenda, filtering

    desk = Desk.of(context)
    until = desk.today + timedelta(days=min(days, (date.max - desk.today).days))
    with desk.reading() as session:
        asked = filtering.read(session, joined(filter_), desk.calendar) if filter_ else None
        among, archived = ([asked.people], asked.speaks_of_archived) if asked else ([], False)
        found = agenda.occasions(session, desk.today, until, among, archived=archived)
        empty = f"no occasion in the next {days} days{' with anybody like that' if asked else ''}"
        empty = nothing_like(asked, empty) if asked and not found else empty
        empty += "; netbook occasion NAME birthday 14 March sets one" if not asked else ""
    columns = [
        Column("id", lambda each: each.id),
        Column("on", _day),
        Column("in", lambda each: late(-each.days), key="days"),
        Column("who", lambda each: each.name, shrinks=1, key="name", least=16),
        Column("what", _what, shrinks=2),
        Column("circle", lambda each: each.circle, shrinks=3),
    ]
    output.put_list(found, OccasionAhead, columns, empty, json=json, csv=csv, ids=ids)


def _day(each: "OccasionAhead") -> str:
    """The day with its weekday, and with the year where it is not plain which."""
    year = f" {each.on.year}" if each.days > _PLAIN else ""
    return f"{each.on:%a} {each.on.day} {each.on:%b}{year}"


def _what(each: "OccasionAhead") -> str:
    """What it is; of one on 29 February, where it is kept on the 28th, that too."""
    moved = (each.month, each.day) != (each.on.month, each.on.day)
    return f"{each.what} (of 29 February)" if moved else each.what


def occasion(
    context: typer.Context,
    name: options.Name,
    words: Annotated[
        list[str],
        typer.Argument(metavar="WHAT DAY", help="birthday, anniversary, ... and 14 March, 14 March 1986, or none."),
    ],
    dry_run: options.DryRun = False,
) -> None:
    """Note a day of a person that comes back every year.

    With the year, where it is known, it is said how old they turn, or how many years it has been. none takes it away.

    \b
    Examples:
      netbook occasion "Ana Reyes" birthday 14 March 1986
      netbook occasion "Ana Reyes" anniversary 2015-06-20
      netbook occasion "Ana Reyes" "name day" 26 July
      netbook occasion "Ana Reyes" anniversary none
    """
    from netbook.services import contacts
    from netbook.services import occasions as service

    desk = Desk.of(context)
    kind, day = _read(words, desk.calendar)
    with desk.writing("occasion", dry_run=dry_run) as session:
        contact = desk.person(session, name)
        if day is None:
            service.take(session, contact, kind)
        elif day != service.of_kind(session, contact, kind):
            service.put(session, contact, kind, day)
            contacts.touch(session, contact)
        text = f"{contact.name}: {kind} {_told(day)}" if day else f"{contact.name}: no {kind} any more"
        desk.call(session, text)
    desk.done(text, dry_run=dry_run)


def _told(day: "YearlyDay") -> str:
    leap = ", kept on the 28th in other years" if (day.month, day.day) == (2, 29) else ""
    return f"{day}{leap}"


def _read(words: list[str], calendar: "Calendar") -> "tuple[str, YearlyDay | None]":
    """What, and on which day; what is of several words may stand without quotation marks."""
    from netbook.domain.occasions import read_kind, read_yearly
    from netbook.errors import Unreadable

    if len(words) < 2:
        raise Unreadable("something is missing", 'write netbook occasion "Ana Reyes" birthday 14 March')
    first: Unreadable | None = None
    for end in range(1, len(words)):
        if end > 1 and any(sign.isdigit() for sign in words[end - 1]):
            break
        kind, said = read_kind(" ".join(words[:end])), " ".join(words[end:])
        if said.strip().casefold() in ("none", "-", "off"):
            return kind, None
        try:
            return kind, read_yearly(said, calendar, kind)
        except Unreadable as problem:
            first = first or problem
    assert first is not None, "there was something to read"
    raise first
