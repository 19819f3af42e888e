"""``netbook introduce``: who should meet."""

from typing import TYPE_CHECKING, Annotated

import typer

from netbook.cli import options, output
from netbook.cli.desk import Desk

if TYPE_CHECKING:
    from datetime import date

    from netbook.cli.table import Column
    from netbook.domain.doors import MeetingView
    from netbook.models import Contact
    from netbook.services.matchmaking import Meetings

_MOST = 10  # pairs, unless --limit says otherwise


def introduce(
    context: typer.Context,
    name: Annotated[str | None, typer.Argument(metavar="NAME", help="Who should meet them.")] = None,
    limit: options.Limit = None,
    json: options.Json = False,
    csv: options.Csv = False,
) -> None:
    """Show who should meet, and why.

    Two curated people who share a tag, a city or a topic, or of whom one looks for what the other is; never two who
    were present together, were introduced, are related, or work at the same place. What few people share counts most.

    \b
    Examples:
      netbook introduce
      netbook introduce "Ana Reyes"
    """
    from netbook.domain.doors import MeetingView
    from netbook.services import matchmaking

    desk = Desk.of(context)
    most = output.most(limit) or _MOST
    with desk.reading() as session:
        whom = desk.person(session, name) if name else None
        if whom:
            _refuse_silent(whom, desk.today)
        found = matchmaking.meetings(session, desk.today, most, whom)
        called = whom.name if whom else None
    if found.people and not found.curated:
        few = matchmaking.FEW
        output.say(f"fewer than {few} people are curated, so inner, close and trusted people count too")
    if json or csv or not found.found:
        output.put_list(found.found, MeetingView, _columns(), _empty(found, called), json=json, csv=csv)
        return
    for number, each in enumerate(found.found):
        if number:
            output.put()
        _put(each)
    output.say(f"when you have done it: netbook log {_quoted(found.found[0].log)}")


def _quoted(line: str) -> str:
    """A line as one types it in a shell, in which nothing of a name is run."""
    from shlex import quote

    return quote(line) if any(character in line for character in '"$`\\!') else f'"{line}"'


def _put(each: "MeetingView") -> None:
    output.put_heading(f"{each.one.name} ({each.one.id}) and {each.other.name} ({each.other.id})")
    output.put_wrapped(f"  {'; '.join(each.reasons)}")


def _refuse_silent(contact: "Contact", today: "date") -> None:
    """Raises Conflict for somebody who is archived or paused."""
    from netbook.errors import Conflict

    if contact.archived_at:
        raise Conflict(f"{contact.name} is archived", f'netbook unarchive "{contact.name}" brings them back')
    if contact.paused_until and contact.paused_until > today:
        end = f'netbook pause "{contact.name}" off ends it'
        raise Conflict(f"{contact.name} is paused until {contact.paused_until}", end)


def _empty(found: "Meetings", called: str | None) -> str:
    if not found.people:
        return "nobody is curated, and nobody is in inner, close or trusted; netbook circle NAME close puts them there"
    try_this = "tags, cities and facts such as likes or works-on give reasons: netbook tag, edit and fact"
    if called:
        return f"nobody in sight whom {called} should meet; {try_this}"
    if found.people == 1:
        return "only one person counts so far; netbook circle NAME close adds others"
    return f"no two people in sight who should meet; {try_this}"


def _columns() -> "list[Column]":
    from netbook.cli.table import Column

    return [
        Column("one", lambda each: each.one.name),
        Column("other", lambda each: each.other.name),
        Column("why", lambda each: "; ".join(each.reasons), shrinks=1, key="reasons"),
    ]
