"""``netbook note``, ``fact`` and ``alias``: what one knows of a person."""

from typing import Annotated

import typer

from netbook.cli import options
from netbook.cli.desk import Desk


def note(
    context: typer.Context,
    name: options.Name,
    text: Annotated[
        list[str] | None, typer.Argument(metavar="[TEXT|-]", help="The note (Markdown); - reads it.")
    ] = None,
    dry_run: options.DryRun = False,
) -> None:
    """Write a dated note on a person.

    With no text, your editor opens for it (VISUAL, else EDITOR).

    \b
    Example:
      netbook note "Ana Reyes" "Looking for a flat in Alfama from May."
    """
    from netbook.cli import editor

    desk = Desk.of(context)
    if text:
        told = editor.without_comment(editor.given("-")) if text == ["-"] else " ".join(text)
        who = _write_note(desk, name, told, dry_run=dry_run)
    else:
        who = _note_in_editor(desk, name, dry_run=dry_run)
    desk.done(f"noted on {who}" if who else "no note", dry_run=dry_run)


def _write_note(desk: Desk, name: str, told: str, *, dry_run: bool) -> str:
    """Write a note down; on whom."""
    from netbook.services import contacts

    with desk.writing("note", dry_run=dry_run) as session:
        contact = desk.person(session, name)
        contacts.add_note(session, contact, told, desk.today)
        desk.call(session, f"note on {contact.name}")
        return contact.name


def _note_in_editor(desk: Desk, name: str, *, dry_run: bool) -> str:
    """Have a note written in the editor; on whom, or nothing where none was written."""
    from netbook.cli import editor
    from netbook.errors import Unreadable
    from netbook.services import ids

    instead = f'write netbook note "{name}" "likes tea", or - to read it'
    if not desk.can_ask:
        raise Unreadable("there is no note", instead)
    with desk.reading() as session:
        contact = desk.person(session, name)
        number, who = ids.show(ids.PERSON, contact.id), contact.name

    def save(text: str) -> str:
        told = editor.without_comment(text)
        return _write_note(desk, number, told, dry_run=dry_run) if told.strip() else ""

    comment = f"{number}: a note on {who}. Write it below (Markdown); this line is not kept."
    draft = editor.Draft(editor.commented(comment, ""), "note.md", f"note {number} - <", instead)
    return editor.edit(desk, draft, save, keep=dry_run) or ""


def fact(
    context: typer.Context,
    name: options.Name,
    key: Annotated[str, typer.Argument(metavar="KEY", help="What it is about: partner, children, likes.")],
    value: Annotated[list[str], typer.Argument(metavar="VALUE", help="What it is.")],
    dry_run: options.DryRun = False,
) -> None:
    """Note a fact about a person.

    It takes the place of an older one of that key. What has a field of its own is set there: birthday, city, email.

    \b
    Example:
      netbook fact "Ana Reyes" partner Marco
    """
    from netbook.services import facts
    from netbook.services.editing import Edit

    desk = Desk.of(context)
    with desk.writing("fact", dry_run=dry_run) as session:
        contact = desk.person(session, name)
        before = facts.note(key, " ".join(value), Edit(session, contact, desk.today, desk.settings))
        desk.call(session, f"fact about {contact.name}: {key}")
        who = contact.name
    was = f" (was {before})" if before else ""
    desk.done(f"{who}: {key} is {' '.join(value)}{was}", dry_run=dry_run)


def alias(
    context: typer.Context,
    name: options.Name,
    other: Annotated[str, typer.Argument(metavar="ALIAS", help="Another name they go by.")],
    dry_run: options.DryRun = False,
) -> None:
    """Give a person another name.

    Lines and commands know them by it too.

    \b
    Example:
      netbook alias "Grace Hopper" "The Admiral"
    """
    from netbook.services import contacts

    desk = Desk.of(context)
    with desk.writing("alias", dry_run=dry_run) as session:
        contact = desk.person(session, name)
        added = contacts.add_alias(session, contact, other)
        contacts.touch(session, contact)
        desk.call(session, f"alias {added} for {contact.name}")
        who = contact.name
    desk.done(f"{who} goes by {added} too", dry_run=dry_run)
