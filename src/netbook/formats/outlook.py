"""Contacts as Outlook and outlook.com export them to CSV, in seven languages."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import lru_cache

from netbook.domain.records import ReadingOptions, Record
from netbook.formats import tables
from netbook.formats.package import Member
from netbook.formats.tables import Heading, key_of
from netbook.formats.tables.draft import Draft, Postal
from netbook.formats.tables.outlook_words import EMPTY_WORDS, FIELDS
from netbook.formats.tables.rows import Row

_PLACES = ("home", "work", "other")
_COMMON = {"title", "prefix", "given", "middle", "family", "suffix", "alias", "organisation", "department", "about"}
_COMMON |= {"url", "birthday", "anniversary", "tags", "default", "initials"}
_ENOUGH = 3  # fields that other programs do not name so


def claims(member: Member, options: ReadingOptions) -> bool:
    """Whether it is a table with the headings of Outlook."""
    return tables.heading_of(member, options, _worth) is not None


def read(member: Member, options: ReadingOptions) -> Iterator[Record]:
    """The people of an export.

    Raises:
        Unreadable: it is damaged, or no such export.
    """
    return tables.people(member, options, "Outlook's CSV", _worth, _person)


def _worth(cells: Sequence[str]) -> int:
    fields = set(_fields(tuple(map(key_of, cells))))
    named = {"given", "family", "organisation"} & fields
    own = {field for field in fields - _COMMON if field}
    return len(own) if named and len(own) >= _ENOUGH and any(each.startswith("email") for each in own) else 0


@lru_cache(maxsize=64)
def _fields(keys: tuple[str, ...]) -> list[str]:
    """The field of each column, empty where it is none."""
    seen: dict[str, int] = defaultdict(int)
    found = []
    for key in keys:
        known = FIELDS.get(key, [])
        at = seen[key] if keys.count(key) > 1 else len(known) - 1
        found.append(known[at] if 0 <= at < len(known) else "")
        seen[key] += 1
    return found


def _person(row: Row, heading: Heading, member: Member, options: ReadingOptions) -> Record:
    draft = Draft(options, member.name, row.line)
    parts: dict[str, str] = {}
    shown: list[tuple[str, str]] = []
    for name, field, cell in zip(heading.names, _fields(heading.keys), row.cells, strict=True):
        if not cell:
            continue
        if field == "shown":
            shown.append((name, cell))
        elif field.startswith(_PLACES) or field in ("given", "middle", "family"):
            parts.setdefault(field, cell)
            if parts[field] != cell:
                draft.keep(name, cell)
        else:
            _place(draft, field, name, cell)
    _name(draft, parts, heading, _fields(heading.keys))
    _addresses(draft, parts)
    for name, cell in shown:
        if not _told(draft, cell):
            draft.keep(name, cell)
    return draft.record()


def _place(draft: Draft, field: str, name: str, cell: str) -> None:
    """Put one cell where it belongs."""
    kind, _, rest = field.partition(" ")
    if kind == "phone":
        draft.phone(name, cell, rest.removesuffix(" 2"))
    elif kind == "email":
        draft.email(name, cell)
    elif kind == "fact":
        draft.fact(name, cell, rest)
    elif kind in ("birthday", "anniversary"):
        draft.day(name, cell, kind)
    elif kind == "tags":
        for label in re.split(r"[;,]", cell):
            draft.tag(label)
    elif kind == "url":
        draft.url(name, cell)
    elif kind == "alias":
        draft.alias(name, cell)
    elif kind in ("about", "organisation", "title"):
        draft.put(kind, name, cell)
    elif not (kind == "default" and key_of(cell) in EMPTY_WORDS) and not (kind == "type" and cell == "SMTP"):
        draft.keep(name, cell)


def _name(draft: Draft, parts: dict[str, str], heading: Heading, fields: Sequence[str]) -> None:
    given = " ".join(filter(None, (parts.get("given"), parts.get("middle"))))
    family = parts.get("family", "")
    first = next((at for at, field in enumerate(fields) if field in ("given", "family")), 0)
    draft.called(heading.names[first], f"{given} {family}".strip())
    draft.given, draft.family = draft.part(given), draft.part(family)


def _addresses(draft: Draft, parts: dict[str, str]) -> None:
    """One address a place; they live where home is, else where they work."""
    for place in _PLACES:
        street, city, region, postcode, country, *more = (
            parts.get(f"{place} {part}", "")
            for part in ("street", "city", "region", "postcode", "country", "street2", "street3", "box")
        )
        draft.lives(f"{place} address", Postal(street, city, region, postcode, country, tuple(more)), place)


def _told(draft: Draft, shown: str) -> bool:
    """Whether the name shown beside an address says nothing new."""
    emails = [method.value for method in draft.methods if method.kind == "email"]
    known = {draft.name, *emails, *(f"{draft.name} ({email})" for email in emails)}
    return key_of(shown) in {key_of(each) for each in known}
