"""``netbook tag`` and ``untag``: free words on people."""

from typing import Annotated

import typer

from netbook.cli import options
from netbook.cli.desk import Desk

Words = Annotated[list[str], typer.Argument(metavar="[NAME] @TAG...", help="A person; letters, digits, - and :.")]


def tag(context: typer.Context, words: Words, where: options.Where = None, dry_run: options.DryRun = False) -> None:
    """Put tags on a person.

    \b
    Examples:
      netbook tag "Ana Reyes" @design @expat
      netbook tag @lisbon-dinner --where "city:lisbon circle:close"
    """
    from netbook.cli import bulk
    from netbook.services import upkeep

    desk = Desk.of(context)
    name, tags = bulk.split(words, where, 'tag "Ana Reyes" @design', _are_tags)
    with desk.writing("tag", dry_run=dry_run) as session:
        whom = bulk.whom(desk, session, name, where)
        names, spaced = upkeep.tag(session, whom.people, tags, desk.today)
        added = dict.fromkeys(names)
        desk.call(session, f"tag {whom.named} {_spoken(added)}")
    had = f"{whom.named} had those tags"
    tagged = f"{whom.named} {whom.are} tagged {_spoken(added)}{whom.listed}{spaced.in_words(len(whom.people))}"
    desk.done(tagged if added else had, dry_run=dry_run)


def untag(context: typer.Context, words: Words, where: options.Where = None, dry_run: options.DryRun = False) -> None:
    """Take tags off a person.

    \b
    Examples:
      netbook untag "Ana Reyes" @expat
      netbook untag @lisbon-dinner --where @lisbon-dinner
    """
    from netbook.cli import bulk
    from netbook.errors import NotFound
    from netbook.services import tagging

    desk = Desk.of(context)
    name, tags = bulk.split(words, where, 'untag "Ana Reyes" @expat', _are_tags)
    with desk.writing("untag", dry_run=dry_run) as session:
        whom = bulk.whom(desk, session, name, where)
        borne = tagging.borne(session, whom.people)
        taken = {tag: None for contact in whom.people for tag in tagging.untag_person(session, contact, tags)}
        if not taken:
            from netbook.domain.spelling import did_you_mean

            one = len(whom.people) == 1
            there = f'netbook show "{whom.named}" shows the ones there are' if one else None
            hint = did_you_mean(tags[0].lstrip("@#"), borne, there, mark="@")
            raise NotFound(f"{whom.named} {'has' if one else 'have'} no such tag", hint)
        desk.call(session, f"untag {whom.named} {_spoken(taken)}")
    desk.done(f"{whom.named} {whom.are} no longer tagged {_spoken(taken)}{whom.listed}", dry_run=dry_run)


def _spoken(tags: dict[str, None]) -> str:
    return " ".join(f"@{tag}" for tag in tags)


def _are_tags(text: str) -> bool:
    return bool(text) and all(word[0] in "@#" for word in text.split())
