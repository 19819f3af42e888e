"""``netbook contrast``: the raw count of followers beside the network one knows, meets and helps."""

from typing import TYPE_CHECKING, Annotated

import typer

from netbook.cli import options, output
from netbook.cli.desk import Desk

if TYPE_CHECKING:
    from datetime import date

    from sqlmodel import Session

    from netbook.domain.contrast.view import Contrast

_EARLIEST = 1900  # a row of months from then on is long enough


def contrast(
    context: typer.Context,
    since: Annotated[
        str | None, typer.Option("--since", metavar="DAY", help="From then on; the last 12 months unless given.")
    ] = None,
    until: Annotated[str | None, typer.Option("--until", metavar="DAY", help="Up to then; today unless given.")] = None,
    platform: Annotated[
        str | None, typer.Option("--platform", metavar="PLATFORM", help="The followers of that platform alone.")
    ] = None,
    explain: Annotated[
        bool, typer.Option("--explain", help="Say what each figure means and is made of.", show_default=False)
    ] = False,
    json: options.Json = False,
    csv: options.Csv = False,
    svg: options.Svg = None,
    html: Annotated[
        str | None, typer.Option("--html", metavar="FILE", help="Write a page for a browser; - is stdout.")
    ] = None,
    force: options.Force = False,
) -> None:
    """Show what your followers are beside the people you know.

    How many of those who follow you are known, belong, were talked with, began as well, and gave you something; the
    same of your whole book; what the count would cost, and the hours; both over time. A day may be a month or a year:
    2026-03, last year. CSV holds the steps by platform, the total last. Nobody is named in pictures and pages; --svg
    and --html write over a file only with --force.

    \b
    Examples:
      netbook contrast
      netbook contrast --since 2026-01 --platform linkedin
      netbook contrast --explain
      netbook contrast --html contrast.html
    """
    from netbook.cli import picture

    picture.check_files({"svg": svg, "html": html}, force=force, json=json, csv=csv, explain=explain)
    desk = Desk.of(context)
    first, last = _stretch(desk, since, until)
    with desk.reading() as session:
        view = _worked_out(desk, session, first, last, platform)
    if json:
        output.put_json(view)
    elif csv:
        _put_rows(view)
    elif svg is not None:
        from netbook.drawing.contrast.poster import poster

        picture.put(poster(view), svg, force=force)
    elif html is not None:
        from netbook.drawing.contrast.page import page

        picture.put(page(view), html, force=force)
    else:
        _show(view, desk.today, explain=explain)


def _stretch(desk: Desk, since: str | None, until: str | None) -> "tuple[date, date]":
    """From when to when.

    Raises:
        Unreadable: they name no days, or lie ahead or the wrong way round.
    """
    from netbook.errors import Unreadable
    from netbook.services.contrast.report import last_year

    last = min(_days(desk, until)[1], desk.today) if until is not None else desk.today
    first = _days(desk, since)[0] if since is not None else last_year(last)[0]
    if first > last:
        raise Unreadable(f"--since {first} lies after --until {last}", "turn them round")
    return first, last


def _days(desk: Desk, text: str) -> "tuple[date, date]":
    """The first and last day of what is named; the day itself, twice, where it is one.

    Raises:
        Unreadable: it names no days, lies ahead, or so far back that nobody remembers.
    """
    from netbook.domain import when
    from netbook.domain.when.stretch import stretch
    from netbook.errors import Unreadable

    found = stretch(text, desk.calendar)
    if not found or found[0] > desk.today:
        found = (day := when.past(text, desk.calendar)), day
    if found[0].year < _EARLIEST:
        raise Unreadable(f"{text!r} lies too far back", f"give a day from {_EARLIEST} on")
    return found


def _worked_out(desk: Desk, session: "Session", first: "date", last: "date", platform: str | None) -> "Contrast":
    """The contrast, with what the settings say.

    Raises:
        NotFound: there is no account on the platform.
    """
    from netbook.domain.vocabulary import PLATFORM_NAMES
    from netbook.errors import NotFound
    from netbook.services.audience import accounts
    from netbook.services.contrast import report

    key = accounts.platform_key(platform) if platform is not None else None
    if key and all(each.platform != key for each in accounts.all_accounts(session)):
        name = PLATFORM_NAMES.get(key, key)
        raise NotFound(f"you have no account on {name} here", f"netbook audience record {key} COUNT begins one")
    return report.contrast(session, first, last, key, desk.settings.follower_price)


def _put_rows(view: "Contrast") -> None:
    from dataclasses import fields

    from netbook.domain.contrast.funnel import Funnel

    output.put_csv(view.funnels, [field.name for field in fields(Funnel)])


def _show(view: "Contrast", today: "date", *, explain: bool) -> None:
    """The page, and what would make more of it known today."""
    from netbook.cli import picture
    from netbook.drawing.contrast import words
    from netbook.drawing.contrast.lines import page

    all_ = view.funnels[-1]
    if not view.book.people and all_.followers is None:
        output.say(output.NOBODY)
        return
    picture.put_page(page(view, output.width(), explain=explain))
    if view.until < today:
        return
    if all_.followers is None:
        output.say(words.TO_COUNT)
    elif all_.recognised is None:
        output.say(words.TO_LIST)
    if view.book.curated is None:
        output.say(words.TO_DECIDE)
