"""A brief as a Markdown page: everything in it, not limited to a screen."""

from collections.abc import Iterable, Iterator
from datetime import date

from netbook.domain.briefing import Brief, PersonBrief
from netbook.domain.text import clean_line
from netbook.drawing import brief as told
from netbook.drawing import follower


def page(brief: Brief, today: date) -> Iterator[str]:
    """The lines of the page."""
    if len(brief.people) == 1:
        yield from _person(brief.people[0], today, "#")
        return
    yield f"# {_plain(', '.join(person.name for person in brief.people))}"
    yield from _part("## Last together", [told.together(brief, today)])
    yield from _part("## Who know each other", told.known(brief, today))
    yield from _part("## Tags of all of them", [told.tags(brief.shared_tags)] if brief.shared_tags else [])
    for person in brief.people:
        yield ""
        yield from _person(person, today, "##")


def _person(person: PersonBrief, today: date, level: str) -> Iterator[str]:
    yield f"{level} {_plain(told.who(person))}"
    for heading, items in _parts(person, today):
        yield from _part(f"{level}# {heading}", items)


def _parts(person: PersonBrief, today: date) -> Iterator[tuple[str, Iterable[str]]]:
    """What there is to say, in the order of the screen."""
    yield "Who", told.background(person)
    yield "Standing", told.standing(person, today)
    yield "You owe", (f"{told.owed(each, today)} ({each.id})" for each in person.you_owe)
    yield "They owe", (f"{told.owed(each, today)} ({each.id})" for each in person.they_owe)
    yield "Passed between you", told.passed(person)
    yield "What to ask", (told.ask(each, today) for each in person.ask)
    yield "Last conversations", (f"{told.talk(each, today)} ({each.id})" for each in person.talks)
    yield "Coming up", (told.coming(each, today) for each in person.occasions)
    yield "Family", told.family(person)
    yield "Facts", (f"{each.key}: {each.value}" for each in person.facts)
    yield "Latest note", [told.noted(person.note, today)] if person.note else []
    yield "People both of you know", (told.common(each) for each in person.common)
    yield "Online", follower.following(person.following)
    yield "About", [person.about] if person.about else []


def _part(heading: str, items: Iterable[str]) -> Iterator[str]:
    """A heading with its list; nothing at all where the list is empty."""
    found = [f"- {_plain(item)}" for item in items]
    if found:
        yield from ("", heading, "", *found)


def _plain(text: str) -> str:
    """A text on one line, in which nothing can be taken for HTML."""
    return clean_line(text).replace("&", "&amp;").replace("<", "&lt;")
