"""``netbook log``: write down what happened."""

from typing import Annotated

import typer

from netbook.cli import options
from netbook.cli.desk import Desk
from netbook.domain.vocabulary import KIND_KEYS


def log(
    context: typer.Context,
    line: Annotated[list[str] | None, typer.Argument(metavar="[LINE|-]", help="What happened; - reads lines.")] = None,
    with_: Annotated[list[str] | None, typer.Option("--with", metavar="NAME", help="Who was there.")] = None,
    on: Annotated[str | None, typer.Option("--on", metavar="DATE", help="When: yesterday, Friday, 5 Nov.")] = None,
    time: Annotated[str | None, typer.Option("--time", metavar="TIME", help="At what time: 3pm, 15:30.")] = None,
    minutes: Annotated[str | None, typer.Option("--minutes", metavar="N", help="How long: 45, 1h30.")] = None,
    kind: Annotated[str | None, typer.Option("--kind", metavar="KIND", help=", ".join(KIND_KEYS) + ".")] = None,
    place: Annotated[str | None, typer.Option("--place", metavar="PLACE", help="Where.")] = None,
    by: Annotated[str | None, typer.Option("--by", metavar="WHO", help="Who began it: me, them or both.")] = None,
    tag: Annotated[list[str] | None, typer.Option("--tag", metavar="TAG", help="A tag; may be repeated.")] = None,
    note: Annotated[str | None, typer.Option("--note", metavar="TEXT", help="A longer note.")] = None,
    follow_up: Annotated[
        str | None, typer.Option("--follow-up", metavar="TEXT", help='"in 3 weeks: send the deck".')
    ] = None,
    new: options.New = False,
    inbox: Annotated[
        bool, typer.Option("--inbox", help="Keep a line that is not certain for later.", show_default=False)
    ] = False,
    dry_run: options.DryRun = False,
    json: options.Json = False,
) -> None:
    """Write down what happened, in one line.

    Options win over what the line says. With no line, a prompt shows how it reads while one types.

    \b
    Examples:
      netbook log "Coffee with Ana at Monmouth yesterday; follow up in 3 weeks: send the deck"
      netbook log "Ana called me" --minutes 20 --note "She starts at Acme in May."
      netbook log "met **Carla Voss** at PyCon"     (adds Carla without a question)
      netbook log - < lines.txt                     (one line, one entry)
    """
    from netbook.cli.entry import Entry
    from netbook.services.given import Options

    given = Options(tuple(with_ or ()), on, time, minutes, kind, place, by, tuple(tag or ()), follow_up)
    entry = Entry(Desk.of(context), given, note, may_add=new, inbox=inbox, dry_run=dry_run, json=json)
    text = " ".join(line or ())
    if text == "-":
        raise typer.Exit(entry.write_lines())
    if not text and line is None:
        text = given.told() if given.people or given.kind else entry.prompt()
    entry.write(text)
