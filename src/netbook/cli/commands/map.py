"""``netbook map``: who introduced whom."""

from typing import Annotated

import typer

from netbook.cli import options, output
from netbook.cli.desk import Desk

_NAME = typer.Argument(metavar="NAME", help="Somebody: how you came to know them, and whom they introduced.")


def map_(
    context: typer.Context,
    name: Annotated[str | None, _NAME] = None,
    json: options.Json = False,
    dot: Annotated[bool, typer.Option("--dot", help="Print a graph for Graphviz.", show_default=False)] = False,
    svg: options.Svg = None,
    force: options.Force = False,
) -> None:
    """Show who introduced whom.

    The trees of introductions, the largest first, and who opened the most doors. With NAME, the chain that led to
    somebody and all who hang on them. A file that is there already is only written over with --force.

    \b
    Examples:
      netbook map
      netbook map "Ana Reyes"
      netbook map --svg introductions.svg
      netbook map --dot | dot -Tpng -o introductions.png
    """
    from netbook.cli import picture
    from netbook.services import circles, introductions

    picture.check(svg, force=force, json=json, dot=dot)
    desk = Desk.of(context)
    with desk.reading() as session:
        person = desk.person(session, name) if name is not None else None
        view = introductions.around(session, person) if person else introductions.everybody(session)
        known = circles.listing(session) if svg is not None else []
        called = person.name if person else ""
    if json:
        output.put_json_list(view.rows)
    elif dot:
        from netbook.drawing import dot as graph

        for line in graph.dot(view):
            output.put_raw(line)
    elif svg is not None:
        from netbook.drawing.forest import forest

        picture.put(forest(view, [(each.key, each.name) for each in known]), svg, force=force)
    elif view.rows:
        from netbook.drawing.introductions import page

        picture.put_page(page(view, output.width()))
    else:
        output.say(_nothing(called, apart=view.apart))


def _nothing(called: str, *, apart: int) -> str:
    """What to say where nobody introduced anybody."""
    if called:
        how = f'netbook edit "{called}" --set via=NAME says who did'
        return f"nobody introduced {called}, and {called} introduced nobody; {how}"
    return (
        "nobody was introduced by anybody yet; netbook edit NAME --set via=WHO says who did" if apart else output.NOBODY
    )
