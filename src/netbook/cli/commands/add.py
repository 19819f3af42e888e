"""``netbook add``: a new person, from one line or from options."""

from dataclasses import replace
from typing import TYPE_CHECKING, Annotated

import typer

from netbook.cli import options, output
from netbook.cli.desk import Desk

if TYPE_CHECKING:
    from netbook.domain.newcomer import Newcomer
    from netbook.services.contacts import Double

Many = list[str] | None
One = str | None


def add(
    context: typer.Context,
    line: Annotated[list[str], typer.Argument(metavar="LINE", help="The name, then pieces in any order.")],
    alias: Annotated[Many, typer.Option("--alias", metavar="NAME", help="Another name they go by.")] = None,
    email: Annotated[Many, typer.Option("--email", metavar="ADDRESS", help="An e-mail address.")] = None,
    phone: Annotated[Many, typer.Option("--phone", metavar="NUMBER", help="A phone number.")] = None,
    handle: Annotated[Many, typer.Option("--handle", metavar="PLATFORM:NAME", help="As in x:ana.")] = None,
    url: Annotated[Many, typer.Option("--url", metavar="URL", help="A web address.")] = None,
    org: Annotated[One, typer.Option("--org", metavar="TEXT", help="Their organisation.")] = None,
    title: Annotated[One, typer.Option("--title", metavar="TEXT", help="What they do there.")] = None,
    city: Annotated[One, typer.Option("--city", metavar="TEXT", help="Where they live.")] = None,
    met: Annotated[One, typer.Option("--met", metavar="TEXT", help="How or where you met.")] = None,
    met_on: Annotated[One, typer.Option("--met-on", metavar="DATE", help="When you met.")] = None,
    via: Annotated[One, typer.Option("--via", metavar="NAME", help="Who introduced you.")] = None,
    circle: Annotated[One, typer.Option("--circle", metavar="CIRCLE", help="inner, close, trusted, ...")] = None,
    every: Annotated[One, typer.Option("--every", metavar="PERIOD", help="How often to be in touch: 6w.")] = None,
    tag: Annotated[Many, typer.Option("--tag", metavar="TAG", help="A tag; may be repeated.")] = None,
    birthday: Annotated[One, typer.Option("--birthday", metavar="DAY", help="14 March, 1985-03-14.")] = None,
    note: Annotated[One, typer.Option("--note", metavar="TEXT", help="A note on them.")] = None,
    yes: options.Yes = False,
    dry_run: options.DryRun = False,
    json: options.Json = False,
) -> None:
    """Add a person. Options win over what the line says.

    \b
    Examples:
      netbook add "Ana Reyes"
      netbook add "Ana Reyes, Northwind, ana@example.com, met at PyCon 2026 via Bo @design"
      netbook add "Bo Lindqvist" --circle close --birthday "14 March"
    """
    from netbook.domain import when
    from netbook.domain.cadence import cadence_text
    from netbook.domain.newcomer import in_words, read_newcomer
    from netbook.domain.occasions import read_yearly
    from netbook.domain.tags import tag_name
    from netbook.domain.when import Calendar
    from netbook.services import contacts, people

    desk = Desk.of(context)
    calendar = Calendar(desk.today, desk.settings.date_order)
    newcomer = read_newcomer(" ".join(line), calendar, desk.settings.region)
    typed = {"email": email, "phone": phone, "url": url, "handle": handle}
    methods = [
        contacts.read_method(kind, value, desk.settings.region)
        for kind, values in typed.items()
        for value in values or ()
    ]
    newcomer = replace(
        newcomer,
        aliases=(*newcomer.aliases, *(alias or ())),
        methods=(*newcomer.methods, *methods),
        organisation=org or newcomer.organisation,
        title=title or newcomer.title,
        city=city or newcomer.city,
        met=met or newcomer.met,
        met_on=when.past(met_on, calendar) if met_on else newcomer.met_on,
        via=via or newcomer.via,
        circle=circle or newcomer.circle,
        cadence=cadence_text(every) if every else newcomer.cadence,
        tags=tuple(dict.fromkeys((*newcomer.tags, *map(tag_name, tag or ())))),
        birthday=read_yearly(birthday, calendar) if birthday else newcomer.birthday,
    )
    _warn_of_doubles(desk, newcomer, yes=yes or dry_run)
    with desk.writing(f"add {newcomer.name}", dry_run=dry_run) as session:
        contact = contacts.add(session, newcomer, desk.today)
        if note:
            contacts.add_note(session, contact, note, desk.today)
        view = people.view(session, contact, desk.today)
    if json:
        output.put_json(view)
    else:
        desk.done(f"{view.id} added: {in_words(newcomer)}", dry_run=dry_run)


def _warn_of_doubles(desk: Desk, newcomer: "Newcomer", *, yes: bool) -> None:
    """Say who may be the same; a terminal is asked whether to go on."""
    from netbook.errors import Conflict
    from netbook.services import contacts

    with desk.reading() as session:
        doubles = contacts.doubles(session, newcomer)
    for double in doubles:
        output.say(f"netbook: {newcomer.name} may be in the book already: {_double(double)}")
    if doubles and not yes and desk.can_ask and not desk.confirm(f"Add {newcomer.name} all the same?"):
        raise Conflict("nobody was added", f"netbook show p{doubles[0].id} shows who is there")


def _double(double: "Double") -> str:
    return f"p{double.id} {double.name} {double.reason}"
