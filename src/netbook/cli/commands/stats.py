"""``netbook stats``: a year of the network."""

from typing import TYPE_CHECKING, Annotated

import typer

from netbook.cli import options, output
from netbook.cli.desk import Desk

if TYPE_CHECKING:
    from netbook.domain.year import YearView
    from netbook.services.filtering import Filter

_NAMED = 10  # people, where nothing else is said


def stats(
    context: typer.Context,
    filter_: options.FilterWords = None,
    year: Annotated[
        int | None, typer.Option("--year", min=1, max=9998, metavar="YYYY", help="That calendar year instead.")
    ] = None,
    limit: Annotated[
        int | None, typer.Option("--limit", min=1, metavar="N", help="Name N people and places at most.")
    ] = None,
    json: options.Json = False,
    svg: options.Svg = None,
    force: options.Force = False,
) -> None:
    """Show a year of your network.

    The 53 weeks up to today as a calendar, with what happened, whom you saw, who began, whom you met for the first
    time, and how full your circles are. Attempts that reached nobody are not counted. A file that is there already
    is only written over with --force.

    \b
    Examples:
      netbook stats
      netbook stats --year 2025
      netbook stats with:ana
      netbook stats kind:coffee --svg coffees.svg
    """
    from netbook.cli import picture
    from netbook.cli.where import joined
    from netbook.domain import calendar
    from netbook.services import filtering, statistics

    picture.check(svg, force=force, json=json)
    desk = Desk.of(context)
    stretch = calendar.calendar_year(year, desk.today) if year else calendar.up_to(desk.today)
    with desk.reading() as session:
        asked = filtering.read(session, joined(filter_), desk.calendar)
        view = statistics.of_year(session, asked, stretch, limit or (None if json else _NAMED))
        empty = "" if view.interactions else _nothing(asked, view, year)
    if json:
        output.put_json(view)
    elif svg is not None:
        from netbook.drawing.poster import poster

        picture.put(poster(view, asked.text), svg, force=force)
    elif empty:
        output.say(empty)
    else:
        from netbook.drawing.year import page

        picture.put_page(page(view, asked.text, output.width()))


def _nothing(asked: "Filter", view: "YearView", year: int | None) -> str:
    """What to say of a year without anything."""
    from netbook.cli.where import nothing_like
    from netbook.services import directory

    if directory.is_empty(asked.session):
        return output.NOBODY
    when = f"in {year}" if year else "in the last 53 weeks"
    apart = [f"{view.ahead} after today"] if view.ahead else []
    apart += [f"{view.missed} attempt{'s' * (view.missed > 1)} that reached nobody"] if view.missed else []
    said = f"nothing was written down {when}{' but ' if apart else ''}{' and '.join(apart)}"
    if asked.keeps_all:
        return f"{said}; --year YYYY shows another year, netbook journal all there is"
    return nothing_like(asked, f"{said} like that; fewer terms find more")
