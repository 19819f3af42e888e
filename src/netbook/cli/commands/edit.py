"""``netbook edit``: change what is known of a person, or the note of something that happened."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Annotated

import typer

from netbook.cli import options, output
from netbook.cli.desk import Desk

Assignments = list[str] | None
Saved = tuple[object, str]  # the view of what was changed, and what to say of it


def edit(
    context: typer.Context,
    name: Annotated[str, typer.Argument(metavar="NAME", help="A name, an alias, or an id such as p7 or i12.")],
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
    from_: Annotated[
        str | None, typer.Option("--from", metavar="FILE", help="Read the text from a file; - reads it.")
    ] = None,
    print_: Annotated[bool, typer.Option("--print", help="Print the text.", show_default=False)] = False,
    dry_run: options.DryRun = False,
    json: options.Json = False,
) -> None:
    """Change a person, or the note of an interaction.

    Without options the person opens as a text in your editor (VISUAL, else EDITOR); of an interaction the note does.
    --from gives the whole text: what is not in it is cleared.

    Fields: name, org, title, city, met, met-on, via, about, birthday, circle, every. Lists: email, phone, url,
    handle, address, alias.

    \b
    Examples:
      netbook edit "Ana Reyes" --set city=Lisbon --set "birthday=14 March"
      netbook edit "Ana Reyes" --add email=ana@example.com --remove phone=+442079460018
      netbook edit "Ana Reyes" --print
      netbook edit i12
    """
    from netbook.errors import Unreadable
    from netbook.services import ids

    desk = Desk.of(context)
    assigned = bool(set_ or add or remove)
    if assigned + (from_ is not None) + print_ > 1 or (print_ and (json or dry_run)):
        raise Unreadable(
            "a text and single fields cannot be changed at once",
            "give --set, --add and --remove, or --from, or --print",
        )
    parts = ids.split(name)
    if parts and parts[0] == ids.INTERACTION:
        if assigned:
            raise Unreadable(
                f"{name} is no person", f"netbook edit {name} changes its note, netbook amend {name} LINE the rest"
            )
        _edit_note(desk, name, _Text(desk, from_, print_, dry_run, json))
    elif assigned:
        _assign(desk, name, set_ or [], add or [], remove or [], dry_run=dry_run, json=json)
    else:
        _edit_person(desk, name, _Text(desk, from_, print_, dry_run, json))


def _assign(
    desk: Desk, name: str, set_: list[str], add: list[str], remove: list[str], *, dry_run: bool, json: bool
) -> None:
    """Change a person field by field."""
    from netbook.services import editing, people

    with desk.writing("edit", dry_run=dry_run) as session:
        edited = editing.Edit(session, desk.person(session, name), desk.today, desk.settings)
        for assignments, change in (
            (remove, editing.remove_from_field),
            (set_, editing.set_field),
            (add, editing.add_to_field),
        ):
            for assignment in assignments:
                change(edited, assignment)
        view = people.view(session, edited.contact, desk.today)
        desk.call(session, f"edit {view.name}")
    if json:
        output.put_json(view)
    else:
        changed = ", ".join((*set_, *add, *(f"without {each}" for each in remove)))
        desk.done(f"{view.name}: {changed}", dry_run=dry_run)


@dataclass(frozen=True, slots=True)
class _Text:
    """How a text is to be edited, and what shown of it."""

    desk: Desk
    file: str | None
    printed: bool
    dry_run: bool
    json: bool

    def edit(self, name: str, text: str, instead: str, save: Callable[[str], Saved], unchanged: Saved) -> None:
        """Have a text edited, in a file of that ``name``, and saved, and say so."""
        from netbook.cli import editor

        if self.printed:
            output.put_raw(text.removesuffix("\n"))
            return
        if self.file is not None:
            view, said = save(editor.given(self.file))
        else:
            draft = editor.Draft(text, name, f"edit {name.partition('.')[0]} --from", instead)
            view, said = editor.edit(self.desk, draft, save, keep=self.dry_run) or unchanged
        if self.json:
            output.put_json(view)
        else:
            self.desk.done(said, dry_run=self.dry_run)


def _edit_person(desk: Desk, name: str, how: _Text) -> None:
    """Change a person by the text of all that can be changed."""
    from netbook.domain import sheet
    from netbook.services import editing, people, sheets

    with desk.reading() as session:
        contact = desk.person(session, name)
        opened = sheets.of(session, contact, desk.today)
        before = people.view(session, contact, desk.today)

    def save(text: str) -> Saved:
        wanted = sheet.read(text)
        with desk.writing("edit", dry_run=how.dry_run) as session:
            edited = editing.Edit(session, desk.person(session, before.id), desk.today, desk.settings)
            # A file says how all is to be; only who has seen the text before can have left something as it was.
            base = opened if how.file is None else sheets.of(session, edited.contact, desk.today)
            said = sheets.apply(edited, base, wanted)
            view = people.view(session, edited.contact, desk.today)
            desk.call(session, f"edit {view.name}")
        return view, f"{view.name}: {', '.join(said)}" if said else view.name

    text = sheet.write(opened, f"{before.name} ({before.id})")
    instead = "change single fields with --set FIELD=VALUE, or give the text with --from FILE"
    how.edit(f"{before.id}.txt", text, instead, save, (before, before.name))


def _edit_note(desk: Desk, interaction: str, how: _Text) -> None:
    """Change the longer note of an interaction."""
    from netbook.cli import editor
    from netbook.domain.sheet import tidy
    from netbook.services import editing, interactions, reports

    with desk.reading() as session:
        (before,) = reports.interaction_views(session, [interactions.get(session, interaction)])

    def save(text: str) -> Saved:
        with desk.writing("edit", dry_run=how.dry_run) as session:
            row = interactions.get(session, before.id)
            as_opened = (before.notes or "") if how.file is None else None
            editing.set_notes(session, row, editor.without_comment(text), as_opened)
            (view,) = reports.interaction_views(session, [row])
            desk.call(session, f"edit the note of {view.id}")
        return view, f"{view.id}: {'its note is written' if view.notes else 'it has no note'}"

    names = ", ".join(one.name for one in before.people)
    comment = (
        f"{before.id}: {before.kind}{f' with {names}' if names else ''} on {before.on}. Write its note below "
        "(Markdown); this line is not kept, netbook amend changes the line itself."
    )
    text = editor.commented(comment, tidy(before.notes or ""))
    how.edit(f"{before.id}.md", text, "give the text with --from FILE", save, (before, before.id))
