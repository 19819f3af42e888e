"""The journal of ``friends``, sorted and spelled as ``friends clean`` writes it."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from heapq import merge
from itertools import groupby

from netbook.domain.chronicle import Chronicle, Friend, Noted
from netbook.domain.text import clean_line
from netbook.domain.views import InteractionView
from netbook.formats.friends import marks
from netbook.formats.friends.reading import ACTIVITIES, BETWEEN, FRIENDS, LOCATIONS, NOTE, NOTES

_NO_NAME = re.compile(r"[()\[\]@*]+")  # what would end a name
_NO_PLACE = re.compile(r"[()\[\]*_;]+")
_JOINTS = re.compile(r"[^\W_]+")

Names = Mapping[str, marks.Spellings]  # by id


def write(chronicle: Chronicle) -> Iterator[str]:
    """The journal of some people, line by line."""
    names = _names(chronicle.people)
    places = {place for each in chronicle.people if (place := _place(each.city or ""))}
    alone: list[Noted] = []  # notes on nobody, which the book keeps among what happened
    yield f"{ACTIVITIES}\n"
    for each in chronicle.happened:
        here = [place for part in (each.place or "").split(BETWEEN) if (place := _place(part))]
        places.update(here)
        line = _activity(each, names, here)
        if NOTE in each.tags and not each.people:
            alone.append(Noted(each.on, line, ()))
        else:
            yield f"- {each.on}: {line}\n"
    yield f"\n{NOTES}\n"
    notes = merge(chronicle.notes, alone, key=lambda each: -each.on.toordinal())
    for on, of_a_day in groupby(notes, key=lambda each: each.on):
        for line in sorted(_note(note, names, places) for note in of_a_day):
            yield f"- {on}: {line}\n"
    yield f"\n{FRIENDS}\n"
    for friend in sorted(chronicle.people, key=lambda each: names[each.id][0].encode()):
        yield f"- {_friend(friend, names[friend.id][0])}\n"
    yield f"\n{LOCATIONS}\n"
    for place in sorted(places, key=str.encode):
        yield f"- {place}\n"


def _names(people: tuple[Friend, ...]) -> dict[str, marks.Spellings]:
    """What everybody is called, no two alike, and how else they may stand in a text."""
    taken: set[str] = set()
    found: dict[str, marks.Spellings] = {}
    for each in people:
        name = _free(_spelled(each.name, _NO_NAME) or f"Somebody {each.id}", taken)
        taken.add(name)
        others = (other for other in (each.name, *each.aliases, each.given or "") if any(map(str.isalnum, other)))
        found[each.id] = tuple(dict.fromkeys((name, *others)))
    return found


def _told_apart(people: Sequence[marks.Spellings]) -> list[marks.Spellings]:
    """How people may stand in a text, without what several of them go by."""
    uses = Counter(each for spellings in people for each in spellings)
    return [(name, *(each for each in others if uses[each] == 1)) for name, *others in people]


def _free(name: str, taken: set[str]) -> str:
    """The name, with a number where another bears it, since the gem knows people by their names."""
    number, free = 2, name
    while free in taken:
        free = f"{name} {number}"
        number += 1
    return free


def _spelled(text: str, without: re.Pattern[str]) -> str:
    """A text without the marks of the format, begun by a letter."""
    found = clean_line(without.sub(" ", text))
    return re.sub(r"^[\W_]+", "", found)


def _place(text: str) -> str:
    return _spelled(text, _NO_PLACE)


def _activity(each: InteractionView, names: Names, places: list[str]) -> str:
    """What happened on one line, with everybody who was there."""
    text = clean_line(f"{each.text} {each.notes or ''}") or each.kind
    there = _told_apart([names[one.id] for one in each.people if one.id in names])
    text = marks.kept(text, (name for name, *_ in there), places)
    line, absent, elsewhere = marks.mark(text, there, places)
    if absent:
        line += f" (with {', '.join(f'**{name}**' for name in absent)})"
    line += "".join(f" at _{place}_" for place in elsewhere)
    had = marks.tags(line)
    return line + "".join(f" @{tag}" for tag in map(_tag, each.tags) if tag and tag not in had and tag != NOTE)


def _note(note: Noted, names: Names, places: set[str]) -> str:
    if not note.people:
        return note.text
    there = _told_apart([names[each] for each in note.people])
    text = marks.kept(clean_line(note.text), (name for name, *_ in there), places)
    line, absent, _ = marks.mark(text, there, ())
    with_places = marks.mark(line, (), [place for place in places if place in line])[0]
    if marks.parse(with_places)[:2] == marks.parse(line)[:2]:
        line = with_places
    return f"{', '.join(f'**{name}**' for name in absent)}: {line}" if absent else line


def _friend(friend: Friend, name: str) -> str:
    aliases = [alias for each in friend.aliases if (alias := _spelled(each, _NO_NAME).replace("a.k.a.", "aka"))]
    others = f" (a.k.a. {' a.k.a. '.join(aliases)})" if aliases else ""
    city = _place(friend.city or "")
    tags = "".join(f" @{tag}" for tag in map(_tag, friend.tags) if tag)
    return f"{name}{others}{f' [{city}]' if city else ''}{tags}"


def _tag(tag: str) -> str:
    """A tag as the gem reads it: letters and digits, with single joints between."""
    joint = ":" if ":" in tag else "-"
    return tag if re.fullmatch(marks.TAG, f"@{tag}") else joint.join(_JOINTS.findall(tag))
