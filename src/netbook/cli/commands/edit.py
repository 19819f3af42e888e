"""``netbook edit``: change what is known of a person."""

from typing import Annotated

import typer

from netbook.cli import options, output
from netbook.cli.desk import Desk

Assignments = list[str] | None


def edit(
    context: typer.Context,
    name: options.Name,
    set_: Annotated[
        Assignments,
        typer.Option("--set", metavar="FIELD=VALUE", help="Set a field; an empty value clears it."),
    ] = None,
    add: Annotated[
        Assignments,
        typer.Option("--add", metavar="FIELD=VALUE", help="One more email, phone, url, handle, ..."),
    ] = None,
    remove: Annotated[
        Assignments, typer.Option("--remove", metavar="FIELD=VALUE", help="Take one of those away.")
    ] = None,
    dry_run: options.DryRun = False,
    json: options.Json = False,
) -> None:
    """Change a person, field by field.

    Fields: name, org, title, city, met, met-on, via, about, birthday, circle, every. Lists: email, phone, url,
    handle, address, alias.

    \b
    Examples:
      netbook edit "Ana Reyes" --set city=Lisbon --set "birthday=14 March"
      netbook edit "Ana Reyes" --add email=ana@example.com --remove phone=+442079460018
    """
    from netbook.errors import Unreadable
    from netbook.services import editing, people

    desk = Desk.of(context)
    if not (set_ or add or remove):
        raise Unreadable("nothing to change was given", "write it like --set city=Lisbon")
    with desk.writing("edit", dry_run=dry_run) as session:
        edited = editing.Edit(session, desk.person(session, name), desk.today, desk.settings)
        for assignments, change in (
            (remove, editing.remove_from_field),
            (set_, editing.set_field),
            (add, editing.add_to_field),
        ):
            for assignment in assignments or ():
                change(edited, assignment)
        view = people.view(session, edited.contact, desk.today)
        desk.call(session, f"edit {view.name}")
    if json:
        output.put_json(view)
    else:
        changed = ", ".join((*(set_ or ()), *(add or ()), *(f"without {each}" for each in remove or ())))
        desk.done(f"{view.name}: {changed}", dry_run=dry_run)
