"""``netbook rules``: the questions that decide who belongs to the network."""

from typing import TYPE_CHECKING, Annotated

import typer

from netbook.cli import options, output
from netbook.cli.desk import Desk

if TYPE_CHECKING:
    from collections.abc import Callable

    from sqlmodel import Session

    from netbook.domain.curating import RulesView

app = typer.Typer(rich_markup_mode=None)
Rule = Annotated[str, typer.Argument(metavar="RULE", help="The key of a rule, such as drink.")]


@app.callback(invoke_without_command=True)
def rules(context: typer.Context, json: options.Json = False) -> None:
    """List the rules that decide who belongs to your network.

    netbook vet asks them about a person. Who has enough of them answered yes is in, who cannot have them any more is
    out, and the others are open.

    \b
    Examples:
      netbook rules
      netbook rules add travel "I would share a long journey with them."
      netbook rules need 3
    """
    if context.invoked_subcommand:
        return
    from netbook.cli.table import Column, put_table
    from netbook.services import curation

    with Desk.of(context).reading() as session:
        view = curation.overview(session)
    if json:
        output.put_json(view)
    elif view.rules:
        columns = [Column("key", lambda each: each.key), Column("rule", lambda each: each.text, shrinks=1, least=16)]
        put_table(columns, view.rules)
        output.put()
        output.put_wrapped(_standing(view))
    else:
        output.say("there are no rules, so nobody is in or out; netbook rules add KEY TEXT adds one")


def _standing(view: "RulesView") -> str:
    all_of = len(view.rules)
    needed = f"{view.needed} of {all_of} are" if view.needed < all_of else "The one is" if all_of == 1 else "All are"
    return f"{needed} needed: {view.curated} in your network, {view.out} out, {view.open} open."


@app.command()
def add(
    context: typer.Context,
    key: Annotated[str, typer.Argument(metavar="KEY", help="A short word for it, such as travel.")],
    text: Annotated[list[str] | None, typer.Argument(metavar="TEXT", help="What is asked, as a sentence.")] = None,
    dry_run: options.DryRun = False,
) -> None:
    """Add a rule.

    One that was removed is asked again, its answers counting as before; its text may be left out.

    \b
    Example:
      netbook rules add travel "I would share a long journey with them."
    """
    from netbook.services import rules as service

    def change(session: "Session") -> str:
        row = service.add(session, key, " ".join(text or ()))
        return f"rule {row.key}: {row.text}"

    _write(context, change, dry_run=dry_run)


@app.command()
def edit(
    context: typer.Context,
    key: Rule,
    text: Annotated[list[str], typer.Argument(metavar="TEXT", help="What is asked, as a sentence.")],
    dry_run: options.DryRun = False,
) -> None:
    """Write a rule anew.

    The answers to it stay: for another question, remove it and add one of another key.

    \b
    Example:
      netbook rules edit drink "I would have dinner with them."
    """
    from netbook.services import rules as service

    def change(session: "Session") -> str:
        row = service.edit(session, key, " ".join(text))
        return f"rule {row.key}: {row.text}"

    _write(context, change, dry_run=dry_run)


@app.command()
def remove(context: typer.Context, key: Rule, dry_run: options.DryRun = False) -> None:
    """Ask a rule no more.

    The answers to it are kept, and count again once it is added again.

    \b
    Example:
      netbook rules remove business
    """
    from netbook.services import rules as service

    def change(session: "Session") -> str:
        return f"rule {service.retire(session, key, Desk.of(context).today).key} is asked no more"

    _write(context, change, dry_run=dry_run)


@app.command()
def need(
    context: typer.Context,
    number: Annotated[str, typer.Argument(metavar="N|all", help="How many, or all.")],
    dry_run: options.DryRun = False,
) -> None:
    """Say how many rules have to be answered yes.

    \b
    Examples:
      netbook rules need 3
      netbook rules need all
    """
    from netbook.services import curation
    from netbook.services import rules as service

    def change(session: "Session") -> str:
        wanted, asked = service.need(session, number), len(curation.rules(session))
        return f"{f'{wanted} of {asked} rules' if wanted else 'all rules'} must be answered yes"

    _write(context, change, dry_run=dry_run)


def _write(context: typer.Context, change: "Callable[[Session], str]", *, dry_run: bool) -> None:
    """Change the rules, and say who is in the network by them."""
    from netbook.services import rules as service

    desk = Desk.of(context)
    with desk.writing("rules", dry_run=dry_run) as session:
        before = service.curated(session)
        text = change(session)
        desk.call(session, text)
        now = service.curated(session)
    are = f"{now} {'person is' if now == 1 else 'people are'} in your network"
    desk.done(f"{text}; {are}{' as before' if now == before else f' now, {before} before'}", dry_run=dry_run)
