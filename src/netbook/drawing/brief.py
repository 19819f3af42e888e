"""A brief on one screen: words in sections, fitted to its columns and rows."""

from collections.abc import Iterator, Sequence
from datetime import date

from netbook.domain.briefing import (
    BEFORE,
    Acquainted,
    Ask,
    Brief,
    Common,
    Owed,
    PersonBrief,
    Talk,
    Tie,
    Upcoming,
    in_one_line,
)
from netbook.domain.spoken import day, late, no_contact
from netbook.domain.text import clean_line, fold
from netbook.domain.views import NoteView
from netbook.domain.vocabulary import KINDS
from netbook.drawing import follower
from netbook.drawing.fitting import Line, Section, cut, fitted, wrapped

_ROWS = 5  # what each of several people needs
_PAGED = 8  # what each has where all do not fit on the screen
_PLACE = 40  # columns of a place
_HEAD = 6  # what they have in common
_KIND_WORDS = {kind.key: {kind.key, *kind.words.split(), *kind.weak.split()} for kind in KINDS}


def screen(brief: Brief, today: date, columns: int, rows: int) -> list[Line]:
    """The lines of a brief; they fit in ``rows`` for one person, and for several where there is room for all."""
    if len(brief.people) == 1:
        (person,) = brief.people
        return fitted(_title(person, columns), _sections(person, today), columns, rows)
    return _meeting(brief, today, columns, rows)


def _meeting(brief: Brief, today: date, columns: int, rows: int) -> list[Line]:
    """What they have in common, and a block for each."""
    head = (
        Section("All together", (together(brief, today),), 0, least=2),
        Section("Know each other", tuple(known(brief)), 1, least=2, fair=4, runs_on=True),
        Section("Shared tags", (tags(brief.shared_tags),) if brief.shared_tags else (), 2),
    )
    count = len(brief.people)
    lines = fitted((), head, columns, max(_HEAD, rows - _ROWS * count), airy=False)
    spare = rows - len(lines) - _ROWS * count
    airy = not 0 <= spare < count  # where they do not fit there is room enough, on pages
    for number, person in enumerate(brief.people):
        room = (rows - len(lines)) // (count - number) if spare >= 0 else _PAGED
        lines += [Line("")] * airy
        lines += fitted(_title(person, columns, 1), _few(person, today), columns, room - airy, airy=False)
    return lines


def _title(person: PersonBrief, columns: int, most: int = 2) -> list[Line]:
    first, *more = wrapped(who(person), columns, most)
    name = f"{person.name} ({person.id})"
    return [Line(first, min(len(first), len(name))), *(Line(line) for line in more)]


def _sections(person: PersonBrief, today: date) -> list[Section]:
    """Everything about one person, in the order of reading."""
    return [
        Section("Who", tuple(background(person)), 6, fair=2, runs_on=True),
        Section("Standing", tuple(standing(person, today)), 0, least=2, fair=2, runs_on=True),
        Section("You owe", tuple(owed(each, today) for each in person.you_owe), 1, fair=3),
        Section("They owe", tuple(owed(each, today) for each in person.they_owe), 2, fair=2),
        Section("Passed", tuple(passed(person)), 12, runs_on=True),
        Section("Ask", tuple(_asked(person, today)), 3, least=3, fair=4, whole=True, counted=False, group=1),
        Section("Last", tuple(talk(each, today) for each in person.talks), 4, least=3, fair=5, tall=3, group=1),
        Section("Coming", tuple(coming(each, today) for each in person.occasions), 5, runs_on=True, group=2),
        Section("Family", tuple(family(person)), 7, runs_on=True, group=2),
        Section("Facts", tuple(f"{each.key}: {each.value}" for each in person.facts), 8, fair=2, runs_on=True, group=2),
        Section("Note", (noted(person.note, today),) if person.note else (), 9, group=2),
        Section("Both know", tuple(map(_both_know, person.common)), 10, fair=2, runs_on=True, group=2),
        Section("Online", tuple(follower.following(person.following)), 13, runs_on=True, group=2),
        Section("About", (person.about,) if person.about else (), 11, least=0, group=2),
    ]


def _few(person: PersonBrief, today: date) -> list[Section]:
    """The least one should know of one of several people."""
    return [
        Section("Standing", tuple(_shortly(person, today)), 0, runs_on=True, counted=False),
        Section("You owe", tuple(owed(each, today) for each in person.you_owe), 1),
        Section("They owe", tuple(owed(each, today) for each in person.they_owe), 4),
        Section("Ask", tuple(_asked(person, today))[:2], 2, fair=2, whole=True, counted=False),
        Section("Last", tuple(talk(each, today) for each in person.talks[:1]), 3, tall=3),
    ]


def _asked(person: PersonBrief, today: date) -> Iterator[str]:
    """What to ask; not what stands in the latest note, which is shown itself."""
    for each in person.ask:
        if each.interaction or not person.note or each.quote not in person.note.text:
            yield ask(each, today)


def _shortly(person: PersonBrief, today: date) -> Iterator[str]:
    """Where it stands, in one line."""
    if person.archived:
        yield "archived"
    none = no_contact(person.met or person.met_on)
    yield f"last {day(person.last.on, today)}, {person.last.kind}" if person.last else none
    if person.due:
        yield f"due {day(person.due, today)}"
    if person.tie.strength is not None and person.tie.before is not None:
        by = person.tie.strength - person.tie.before
        yield f"tie {person.tie.strength}{f', {_by(by)}' if by else ''}"
    yield from (word for word in tie(person.tie) if not word.startswith("tie "))


def _both_know(each: Common) -> str:
    """Somebody both know, and the first reason: what they are, else how often all met, else how one came to them."""
    relations = [link for link in each.links if " " not in link]
    if relations:
        return _with_why(each.name, relations, 0)
    return _with_why(each.name, () if each.together else each.links, each.together)


def who(person: PersonBrief) -> str:
    """Who somebody is: ``Ana Reyes (p1) · Head of research · Northwind · Lisbon``."""
    parts = (f"{person.name} ({person.id})", person.title, person.organisation, person.city)
    return " · ".join(part for part in parts if part)


def tags(names: Sequence[str]) -> str:
    """Tags as they are written."""
    return " ".join(f"@{name}" for name in names)


def background(person: PersonBrief) -> Iterator[str]:
    """Circle, cadence, tags, other names, and how one met."""
    if person.circle:
        yield person.circle
    if person.cadence:
        yield f"every {person.cadence}" if person.cadence != "never" else "never due"
    if person.tags:
        yield tags(person.tags)
    if person.met or person.met_on or person.introduced_by:
        through = f"through {person.introduced_by.name}" if person.introduced_by else None
        on = f"{person.met_on.day} {person.met_on:%b %Y}" if person.met_on else None
        yield f"met: {', '.join(part for part in (person.met, through, on) if part)}"
    if person.aliases:
        yield f"also {', '.join(person.aliases)}"


def standing(person: PersonBrief, today: date) -> Iterator[str]:
    """Last contact, due date, tie, health, and who reaches out."""
    if person.archived:
        yield "archived"
    if person.last:
        place = f" at {cut(clean_line(person.last.place), _PLACE)}" if person.last.place else ""
        yield f"last {day(person.last.on, today)}, {person.last.kind}{place}"
    else:
        yield no_contact(person.met or person.met_on)
    if person.due:
        yield f"due {_when(person.due, today)}"
    for word, until in (("snoozed", person.snoozed_until), ("paused", person.paused_until)):
        if until and until > today:
            yield f"{word} until {day(until, today)}"
    yield from tie(person.tie)


def tie(found: Tie) -> Iterator[str]:
    """How the relationship stands, in words."""
    if found.strength is not None:
        yield f"tie {found.strength}{_moved(found)}"
    if found.health:
        yield found.health
    if found.unanswered:
        times = {1: "once", 2: "twice"}.get(found.unanswered, f"{found.unanswered} times")
        yield f"you asked {times} without an answer"
    elif found.reached_out:
        yield {"me": "you", "them": "they", "both": "both of you"}[found.reached_out] + " reached out last"


def _moved(found: Tie) -> str:
    if found.strength is None or found.before is None:
        return f", new in {BEFORE} days"
    by = found.strength - found.before
    return f", {_by(by)} in {BEFORE} days" if by else f", as {BEFORE} days ago"


def _by(points: int) -> str:
    return f"{'up' if points > 0 else 'down'} {abs(points)}"


def owed(each: Owed, today: date) -> str:
    """A promise and its day: first the day, which must not be cut."""
    return f"{_when(each.due, today)}: {each.what or 'follow up'}"


def _when(on: date, today: date) -> str:
    """A day and how far it is: ``Thu 26 Nov, in 4 days``."""
    near = abs((on - today).days) <= 1
    return day(on, today) if near else f"{day(on, today)}, {late((today - on).days)}"


def passed(person: PersonBrief) -> Iterator[str]:
    """What of value went each way, in words."""
    for verb, counts in (
        ("you gave", [(each.kind, each.given) for each in person.exchanges]),
        ("they gave", [(each.kind, each.received) for each in person.exchanges]),
    ):
        told = [f"{kind} {count}" for kind, count in counts if count]
        if told:
            yield f"{verb} {sum(count for _, count in counts)}: {', '.join(told)}"


def noted(note: NoteView, today: date) -> str:
    """A note on one line, behind its day."""
    return f"{day(note.on, today)}: {in_one_line(note.text)}"


def coming(each: Upcoming, today: date) -> str:
    """An occasion: ``turns 40 on Sat 5 Dec, in 8 days``."""
    what = each.kind
    if each.years is not None:
        what = f"turns {each.years}" if each.kind == "birthday" else f"{each.kind} ({each.years} years)"
    if each.leap:
        what += " (29 February)" if each.on.day != 29 else ""
    return f"{what} {'' if each.days <= 1 else 'on '}{_when(each.on, today)}"


def family(person: PersonBrief) -> Iterator[str]:
    """Relatives in the book, and what is known of others."""
    for relation in person.family:
        yield f"{relation.kind}: {relation.name} ({relation.id})"
    for fact in person.family_facts:
        yield f"{fact.key}: {fact.value}"


def common(each: Common) -> str:
    """Somebody both know, and how."""
    return _with_why(each.name, each.links, each.together)


def _with_why(names: str, links: Sequence[str], together: int, last: str = "") -> str:
    seen = f"together {_times(together)}{last}" if together else ""
    why = ", ".join(part for part in (*links, seen) if part)
    return f"{names} ({why})" if why else names


def _times(count: int) -> str:
    return {1: "once", 2: "twice"}.get(count, f"{count} times")


def talk(each: Talk, today: date) -> str:
    """A conversation; its kind and place only where the text does not say them."""
    said = fold(each.text)
    words = set(said.replace(":", " ").replace(",", " ").split())
    named = bool(words & _KIND_WORDS.get(each.kind, {each.kind}))
    place = each.place if each.place and fold(each.place) not in said else None
    what = " at ".join(part for part in ("" if named and not place else each.kind, place) if part)
    when = ", ".join(part for part in (day(each.on, today), what, "spoken of" if each.spoken_of else "") if part)
    note = f" (note: {each.note})" if each.note else ""
    return f"{when}: {each.text}{note}" if each.text else f"{when}{note}"


def ask(each: Ask, today: date) -> str:
    """What to ask about: ``said on 27 October: the talk is in November``."""
    year = "" if abs((today - each.said).days) < 180 else f" {each.said.year}"
    return f"{'said' if each.interaction else 'noted'} on {each.said.day} {each.said:%B}{year}: {each.quote}"


def together(brief: Brief, today: date) -> str:
    """When all of several people were last seen at once."""
    return talk(brief.together, today) if brief.together else "not yet, as far as your book tells"


def known(brief: Brief, today: date | None = None) -> Iterator[str]:
    """Who of several people know each other; of up to four, who do not, too. With ``today``, at length."""
    for each in brief.acquainted:
        yield _at_length(each, today) if today else _in_short(each)
    pairs = {frozenset((each.one, each.other)) for each in brief.acquainted}
    names = [person.name for person in brief.people]
    if not pairs:
        yield "none of them, as far as your book tells"
    elif len(names) <= 4:
        for number, one in enumerate(names):
            for other in names[number + 1 :]:
                if frozenset((one, other)) not in pairs:
                    yield f"not yet {one} and {other}"


def _at_length(each: Acquainted, today: date) -> str:
    last = f", last {day(each.last, today)}" if each.last else ""
    return _with_why(f"{each.one} and {each.other}", each.links, each.together, last)


def _in_short(each: Acquainted) -> str:
    """Who introduced them only where nothing else is to say."""
    links = [link for link in each.links if " introduced " not in link]
    return _with_why(f"{each.one} and {each.other}", links if links or each.together else each.links, each.together)
