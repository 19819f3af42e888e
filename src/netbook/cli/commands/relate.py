"""``netbook relate``: what people are to each other."""

from typing import Annotated

import typer

from netbook.cli import options
from netbook.cli.desk import Desk
from netbook.domain.vocabulary import RELATIONS


def relate(
    context: typer.Context,
    name: options.Name,
    kind: Annotated[str, typer.Argument(metavar="KIND", help=f"{', '.join(RELATIONS)}; or none.")],
    other: Annotated[str, typer.Argument(metavar="OTHER", help="Who is that to them: a name, an alias, or an id.")],
    dry_run: options.DryRun = False,
) -> None:
    """Say what one person is to another: OTHER is the KIND of NAME.

    It is known of both; none takes all links between the two away.

    \b
    Examples:
      netbook relate "Ana Reyes" partner "Marco Silva"
      netbook relate "Ana Reyes" manager "Bo Lindqvist"     (Bo is Ana's manager)
      netbook relate "Ana Reyes" none "Marco Silva"
    """
    from netbook.services import relations

    desk = Desk.of(context)
    wanted = None if kind.strip().casefold() == "none" else relations.kind_of(kind)
    with desk.writing("relate", dry_run=dry_run) as session:
        one, two = desk.person(session, name), desk.person(session, other)
        if wanted:
            new = relations.relate(session, one, wanted, two)
            told = f"{one.name}: {wanted} is {two.name}{'' if new else ' already'}"
        else:
            told = f"{one.name}: {two.name} is no longer {', '.join(relations.part(session, one, two))}"
        desk.call(session, f"relate {told}")
    desk.done(told, dry_run=dry_run)
