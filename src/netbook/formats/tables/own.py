"""The headings of netbook's own tables, which are written and read without loss.

There is one row a person. ``name, given, family, aliases, organisation, title, city, birthday, tags, circle, cadence,
met, met on, about, facts, occasions, uid, id`` are always there; ``email, phone, address, url``, and the platforms
with a handle (``linkedin``), as often as somebody has several: ``email``, ``email 2``, each with ``email label``
beside it where somebody's has one. ``aliases``, ``facts`` (``likes: jazz``) and ``occasions``
(``anniversary: 2005-06-18``) hold a line each. A column that another table had, and whose heading would be taken for
one of these, is headed ``kept: ...``; what is beyond ``MOST_KEPT`` columns stands in ``more columns``, a line each.
"""

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from netbook.domain.vocabulary import PLATFORMS
from netbook.formats.tables import key_of

BEFORE = ("name", "given", "family", "aliases", "organisation", "title")
METHODS = ("email", "phone", "address", "url")
GROUPS = (*METHODS, *(each.key for each in PLATFORMS))
AFTER = (
    "city",
    "birthday",
    "tags",
    "circle",
    "cadence",
    "met",
    "met on",
    "about",
    "facts",
    "occasions",
    "uid",
    "id",
)
MORE = "more columns"
MOST_KEPT = 1000
_KEPT = "kept:"
_FIXED = {key_of(each): each for each in (*BEFORE, *AFTER, MORE)}
_GROUP = re.compile(rf"({'|'.join(GROUPS)})(?: ([2-9]|[1-9]\d+))?( label)?")
_LINE = re.compile(r"((?:[^\\:]|\\.)*): ?(.*)")
_ESCAPES = {"\\": "\\\\", "\n": "\\n", ":": "\\:"}


class Own(NamedTuple):
    """What a heading of one's own means: the field, which of several, and whether it holds the labels."""

    field: str
    number: int = 1
    labels: bool = False


def is_own(keys: Iterable[str]) -> bool:
    """Whether these are the keys of a heading that netbook wrote."""
    return {key_of(each) for each in (*BEFORE, *METHODS, *AFTER)} <= set(keys)


def understood(heading: str) -> Own | None:
    """What a heading means, or none where it is kept from another table."""
    fixed = _FIXED.get(key_of(heading))
    if fixed:
        return Own(fixed)
    found = _GROUP.fullmatch(" ".join(heading.casefold().split()))
    return Own(found[1], int(found[2] or 1), bool(found[3])) if found else None


def heading_of_kept(heading: str) -> str:
    """How a column kept from another table is headed."""
    if understood(heading) or heading.casefold().startswith(_KEPT) or not heading:
        return f"{_KEPT} {heading}".strip()
    return heading


def kept_heading(heading: str) -> str:
    """How a column was headed in the table it is from."""
    return heading[len(_KEPT) :].strip() if heading.startswith(_KEPT) else heading


def heading_of_method(group: str, number: int, *, labels: bool = False) -> str:
    """``email``, ``email 2``, ``email 2 label``."""
    return f"{group}{f' {number}' if number > 1 else ''}{' label' if labels else ''}"


def lines_of(pairs: Iterable[tuple[str, str]]) -> str:
    """Pairs as a cell, a line each: ``likes: jazz``."""
    return "\n".join(f"{_escaped(key)}: {_escaped(value, ':')}" for key, value in pairs)


def pairs_of(cell: str) -> Iterator[tuple[str, str]]:
    """The pairs of a cell; a line that is none has an empty key."""
    for line in cell.split("\n"):
        found = _LINE.fullmatch(line)
        if found:
            yield _plain(found[1]), _plain(found[2])
        elif line.strip():
            yield "", _plain(line)


def _escaped(text: str, but: str = "") -> str:
    return "".join(_ESCAPES[c] if c in _ESCAPES and c not in but else c for c in text)


def _plain(text: str) -> str:
    return re.sub(r"\\(.)", lambda found: "\n" if found[1] == "n" else found[1], text)
