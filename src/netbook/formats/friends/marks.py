"""The marks in a line of the journal: ``**Name**``, ``_Place_``, ``@tag``; taken off, and put back where they were."""

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from netbook.domain.text import clean_line

# The gem's own patterns, with the ends of a mark at the ends of words, so that snake_case is no place.
_MARK = re.compile(
    r"(?<!\*)\*\*(?=[^\W_])(?P<name>[^*]*[^*\s])\*\*(?!\*)|(?<!\w)_(?=[^\W_])(?P<place>[^_*;]*[^_*;\s])_(?!\w)"
)
TAG = r"@[^\W_]+(?:[:-][^\W_]+)*"
_TAG = re.compile(rf"(?<![^\W_]){TAG}")

Spellings = tuple[str, ...]  # how a name may stand in a text; the first is what is written


class Marked(NamedTuple):
    """What a line says without its marks, and what these name, each once."""

    plain: str
    names: tuple[str, ...]
    places: tuple[str, ...]


def parse(line: str) -> Marked:
    """Take the marks off."""
    names = (clean_line(found["name"]) for found in _MARK.finditer(line) if found["name"])
    places = (clean_line(found["place"]) for found in _MARK.finditer(line) if found["place"])
    plain = _MARK.sub(lambda found: found["name"] or found["place"], line)
    return Marked(plain, tuple(dict.fromkeys(names)), tuple(dict.fromkeys(places)))


def tags(line: str) -> list[str]:
    """The tags in a line, without their ``@`` and in small letters."""
    return list(dict.fromkeys(each[1:].lower() for each in _TAG.findall(line)))


def unmarked(line: str) -> Marked:
    """A line as the book keeps it: without marks, unless they could not be put back."""
    found = parse(line)
    again = parse(mark(found.plain, [(name,) for name in found.names], found.places)[0])
    if (again.plain, set(again.names), set(again.places)) == (found.plain, set(found.names), set(found.places)):
        return again
    return found._replace(plain=line)


def mark(line: str, names: Iterable[Spellings], places: Iterable[str]) -> tuple[str, list[str], list[str]]:
    """Put marks on names and places, each once and the longest first; those that do not stand in the line are left."""
    there = parse(line)
    left: list[str] = []
    gone: list[str] = []
    for spellings in sorted(names, key=lambda each: (-len(each[0]), each)):
        if spellings[0] not in there.names:
            found = _put(line, spellings, f"**{spellings[0]}**")
            left += [] if found else [spellings[0]]
            line = found or line
    for place in sorted(places, key=lambda each: (-len(each), each)):
        if place not in there.places:
            found = _put(line, (place,), f"_{place}_")
            gone += [] if found else [place]
            line = found or line
    return line, left, gone


def kept(line: str, names: Iterable[str], places: Iterable[str]) -> str:
    """A line with those marks alone that are on these names and places: Markdown uses the same signs."""
    meant = {"name": set(names), "place": set(places)}

    def one(found: re.Match[str]) -> str:
        kind = found.lastgroup or ""
        return found[0] if clean_line(found[kind]) in meant[kind] else found[kind]

    return _MARK.sub(one, line)


def _put(line: str, spellings: Sequence[str], marked: str) -> str | None:
    """The line with a mark where a name first stands as words of their own, and not in another mark."""
    taken = [found.span() for found in _MARK.finditer(line)]
    for each in spellings:
        for found in re.finditer(rf"(?<!\w){re.escape(each)}(?!\w)", line):
            if all(found.end() <= start or end <= found.start() for start, end in taken):
                return line[: found.start()] + marked + line[found.end() :]
    return None
