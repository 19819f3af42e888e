"""``netbook note``, ``fact``, ``tag``, ``untag`` and ``alias``: what one knows of a person."""

from typing import Annotated

import typer

from netbook.cli import options
from netbook.cli.desk import Desk

Tags = Annotated[list[str], typer.Argument(metavar="@TAG...", help="Letters, digits, - and :.")]


def note(
    context: typer.Context,
    name: options.Name,
    text: Annotated[list[str], typer.Argument(metavar="TEXT", help="The note (Markdown); - reads it.")],
    dry_run: options.DryRun = False,
) -> None:
    """Write a dated note on a person.

    \b
    Example:
      netbook note "Ana Reyes" "Looking for a flat in Alfama from May."
    """
    import sys

    from netbook.services import contacts

    desk = Desk.of(context)
    told = sys.stdin.read() if text == ["-"] else " ".join(text)
    with desk.writing("note", dry_run=dry_run) as session:
        contact = desk.person(session, name)
        contacts.add_note(session, contact, told, desk.today)
        desk.call(session, f"note on {contact.name}")
        who = contact.name
    desk.done(f"noted on {who}", dry_run=dry_run)


def fact(
    context: typer.Context,
    name: options.Name,
    key: Annotated[str, typer.Argument(metavar="KEY", help="What it is about: partner, children, likes.")],
    value: Annotated[list[str], typer.Argument(metavar="VALUE", help="What it is.")],
    dry_run: options.DryRun = False,
) -> None:
    """Note a fact about a person.

    It takes the place of an older one of that key.

    \b
    Example:
      netbook fact "Ana Reyes" partner Marco
    """
    from netbook.services import contacts

    desk = Desk.of(context)
    with desk.writing("fact", dry_run=dry_run) as session:
        contact = desk.person(session, name)
        before = contacts.set_fact(session, contact, key, " ".join(value), desk.today)
        desk.call(session, f"fact about {contact.name}: {key}")
        who = contact.name
    was = f" (was {before})" if before else ""
    desk.done(f"{who}: {key} is {' '.join(value)}{was}", dry_run=dry_run)


def tag(context: typer.Context, name: options.Name, tags: Tags, dry_run: options.DryRun = False) -> None:
    """Put tags on a person.

    \b
    Example:
      netbook tag "Ana Reyes" @design @expat
    """
    from netbook.services import tagging

    desk = Desk.of(context)
    with desk.writing("tag", dry_run=dry_run) as session:
        contact = desk.person(session, name)
        added = tagging.tag_person(session, contact, tags)
        desk.call(session, f"tag {contact.name} {_spoken(added)}")
        who = contact.name
    desk.done(f"{who} is tagged {_spoken(added)}" if added else f"{who} had those tags", dry_run=dry_run)


def untag(context: typer.Context, name: options.Name, tags: Tags, dry_run: options.DryRun = False) -> None:
    """Take tags off a person.

    \b
    Example:
      netbook untag "Ana Reyes" @expat
    """
    from netbook.errors import NotFound
    from netbook.services import tagging

    desk = Desk.of(context)
    with desk.writing("untag", dry_run=dry_run) as session:
        contact = desk.person(session, name)
        taken = tagging.untag_person(session, contact, tags)
        if not taken:
            raise NotFound(f"{contact.name} has no such tag", f'netbook show "{contact.name}" shows the ones there are')
        desk.call(session, f"untag {contact.name} {_spoken(taken)}")
        who = contact.name
    desk.done(f"{who} is no longer tagged {_spoken(taken)}", dry_run=dry_run)


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


def _spoken(tags: list[str]) -> str:
    return " ".join(f"@{tag}" for tag in tags)
