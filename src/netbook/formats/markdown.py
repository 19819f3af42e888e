"""People as Markdown, to be read: one book, or a page a person with an index.

Written as CommonMark 0.31; what people are called and what was typed is shown as it is, what is Markdown in the book
(notes, the text about a person) stands as a quotation.
"""

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from urllib.parse import quote

from netbook.domain.filenames import file_name
from netbook.domain.markdown import escaped, linked, quoted
from netbook.domain.pages import PersonPage
from netbook.domain.views import ExchangeView, FollowUpView, InteractionView, Named
from netbook.domain.when.periods import spoken_repeat

INDEX = "README.md"
_SUFFIX = ".md"

Link = Callable[[str, str], str]  # an id and a name to what stands for the person


def write(pages: Iterable[PersonPage], known: Callable[[str], bool]) -> Iterator[str]:
    """The pages as one book; ``known`` says of an id whether that person is in it, to be linked to."""
    yield "# People\n"

    def link(number: str, name: str) -> str:
        return f"[{escaped(name)}](#{number})" if known(number) else escaped(name)

    for page in pages:
        yield f'\n<a id="{page.id}"></a>\n\n'
        yield from _page(page, link, 2)


def files(pages: Iterable[PersonPage], known: Callable[[str], bool]) -> Iterator[tuple[str, Iterator[str]]]:
    """The pages as files by their names, and last the index that links to all of them; raises nothing."""
    index = ["# People\n"]

    def link(number: str, name: str) -> str:
        return f"[{escaped(name)}]({quote(file_name(number, name, _SUFFIX))})" if known(number) else escaped(name)

    for page in pages:
        at = ", ".join(part for part in (page.record.organisation, page.record.city) if part)
        entry = f"- {link(page.id, page.record.name)}{f', {escaped(at)}' if at else ''}\n"
        index.append(entry if len(index) > 1 else f"\n{entry}")
        yield file_name(page.id, page.record.name, _SUFFIX), _page(page, link, 1)
    yield INDEX, iter(index)


def _page(page: PersonPage, link: Link, level: int) -> Iterator[str]:
    """One person: a heading, who they are, and a part for each kind of thing that is known."""
    record, marks = page.record, "#" * level
    yield f"{marks} {escaped(record.name)}\n"
    yield from _part("", _who(page, link))
    for heading, lines in (
        ("How to reach them", _reach(page)),
        ("Days", (f"- {escaped(kind)}: {day}" for kind, day in record.occasions)),
        ("Related", (f"- {escaped(each.kind)}: {link(each.id, each.name)}" for each in page.relations)),
        ("Known", (f"- {escaped(key)}: {linked(value)}" for key, value in record.facts)),
        ("About", quoted(record.about or "")),
        ("Notes", _notes(page)),
        ("Next", map(_promise, page.follow_ups)),
        ("What passed", map(_passed, page.exchanges)),
        ("What happened", (line for each in page.interactions for line in _happened(each, page, link))),
    ):
        yield from _part(f"{marks}# {heading}", lines)


def _part(heading: str, lines: Iterable[str]) -> Iterator[str]:
    """A part of a page, without blank lines at its end; none where it has no lines."""
    before = f"\n{heading}\n\n" if heading else "\n"
    for line in lines:
        if line:
            yield f"{before}{line}\n"
        before = "" if line else "\n"


def _who(page: PersonPage, link: Link) -> Iterator[str]:
    record = page.record
    at = ", ".join(part for part in (record.title, record.organisation, record.city) if part)
    if at:
        yield f"- {escaped(at)}"
    if record.aliases:
        yield f"- also known as {escaped(', '.join(record.aliases))}"
    if page.circle:
        yield f"- circle: {escaped(page.circle)}"
    if page.cadence:
        yield f"- {'never due' if page.cadence == 'never' else f'every {escaped(page.cadence)}'}"
    if record.tags:
        yield f"- tags: {escaped(' '.join(f'@{tag}' for tag in record.tags))}"
    if record.met or record.met_on or page.introduced_by:
        told = [f" {escaped(record.met)}" if record.met else "", f" on {record.met_on}" if record.met_on else ""]
        told.append(f" through {link(page.introduced_by.id, page.introduced_by.name)}" if page.introduced_by else "")
        yield f"- met{''.join(told)}"
    if page.last:
        yield f"- last contact: {page.last}"
    if page.archived:
        yield "- archived"


def _reach(page: PersonPage) -> Iterator[str]:
    for method in page.record.methods:
        label = f" ({escaped(method.label)})" if method.label else ""
        yield f"- {escaped(method.platform or method.kind)}{label}: {linked(method.value)}"


def _notes(page: PersonPage) -> Iterator[str]:
    notes: list[tuple[date, str]] = sorted(page.record.notes, key=lambda note: note[0], reverse=True)
    for on, text in notes:
        yield from (f"- {on}", "", *quoted(text, "  "), "")


def _promise(each: FollowUpView) -> str:
    whose = "they owe: " if each.side == "them" else ""
    repeat = f", {escaped(spoken_repeat(each.repeat))}" if each.repeat else ""
    return f"- {each.due}: {whose}{escaped(each.what or 'follow up')}{repeat}"


def _passed(each: ExchangeView) -> str:
    note = f": {escaped(each.note)}" if each.note else ""
    return f"- {each.on}: {escaped(each.direction)} {escaped(each.kind)}{note}"


def _happened(each: InteractionView, page: PersonPage, link: Link) -> Iterator[str]:
    def others(people: Iterable[Named]) -> str:
        return ", ".join(link(one.id, one.name) for one in people if one.id != page.id)

    there = page.id in (one.id for one in each.people)
    with_, at = others(each.people), f" at {escaped(each.place)}" if each.place else ""
    spoken_of = "" if there else " (spoken of)"
    yield f"- {each.on} {escaped(each.kind)}{at}{f' with {with_}' if with_ else ''}{spoken_of}: {escaped(each.text)}"
    if each.notes and each.notes.strip():
        yield from ("", *quoted(each.notes, "  "), "")
