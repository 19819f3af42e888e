"""``netbook brief``: one screen before the coffee."""

from typing import Annotated

import typer

from netbook.cli import options, output
from netbook.cli.desk import Desk

_FEWEST = 12  # rows below which nothing more is left out


def brief(
    context: typer.Context,
    names: Annotated[list[str], typer.Argument(metavar="NAME", help="Names, aliases, or ids such as p7.")],
    json: options.Json = False,
    md: Annotated[bool, typer.Option("--md", help="Print a Markdown page.", show_default=False)] = False,
) -> None:
    """Show all you want to know before you meet somebody, on one screen.

    Who they are, how you stand, what you owe each other, what to ask them, in the words in which you wrote it down,
    and what you last spoke of. Several names make one brief for a meeting. What does not fit on the screen is left
    out, the least important first; --md and --json give everything.

    \b
    Examples:
      netbook brief ana
      netbook brief ana bo priya
      netbook brief ana --md > ana.md
    """
    from netbook.errors import Unreadable
    from netbook.services import briefs

    if json and md:
        raise Unreadable("--json and --md exclude one another", "give one of them")
    desk = Desk.of(context)
    with desk.reading() as session:
        view = briefs.brief(session, [desk.person(session, name) for name in names], desk.calendar)
    if json:
        output.put_json(view)
        return
    if md:
        from netbook.drawing.brief_page import page

        for line in page(view, desk.today):
            output.put(line)
        return
    import shutil
    from contextlib import nullcontext

    from netbook.cli.pager import paged
    from netbook.drawing.brief import screen

    rows = max(_FEWEST, shutil.get_terminal_size((80, 24)).lines - 1)  # one is the prompt's
    lines = screen(view, desk.today, output.width(), rows)
    coloured = output.colourful()
    with paged() if len(lines) > rows else nullcontext():
        for each in lines:
            bold = each.bold if coloured else 0
            output.put_raw(f"\x1b[1m{each.text[:bold]}\x1b[0m{each.text[bold:]}" if bold else each.text)
