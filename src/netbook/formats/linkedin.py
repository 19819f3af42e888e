"""LinkedIn's Connections.csv, of every year since 2018, and as spreadsheets save it again.

Source: LinkedIn's data export. Its heading is found by its words, since notes of several lines may stand before it.
"""

import re
from collections.abc import Iterator, Sequence
from urllib.parse import unquote

from netbook.domain.names import LONGEST_NAME
from netbook.domain.records import ReadingOptions, Record, Rejected
from netbook.domain.text import clean_line
from netbook.formats import tables
from netbook.formats.package import Member
from netbook.formats.tables import Heading, key_of
from netbook.formats.tables.draft import Draft
from netbook.formats.tables.rows import Row

HIDDEN = "a hidden or closed member"
_SLUG = re.compile(r"linkedin\.com/in/([^/?#\s]+)", re.IGNORECASE)
_PARTED = re.compile(r"[,;\s]+(?=https?://)", re.IGNORECASE)
# With a time of twelve hours it is LinkedIn's own, of 2018.
AMERICAN = re.compile(r"\d{1,2}/\d{1,2}/\d{2,4},?\s+\d{1,2}:\d{2}\s*[AP]M", re.IGNORECASE)
# What people put behind their family name; what stands behind a comma is taken for such in any case.
_SUFFIX = re.compile(
    r"[\s,]+(?:ph\.?\s?d|m\.?b\.?a|m\.?d|m\.?sc|b\.?sc|pmp|cpa|cfa|cissp|esq|dr|prof)\.?$", re.IGNORECASE
)
_FIELDS = {
    "firstname": "given",
    "lastname": "family",
    "url": "url",
    "emailaddress": "email",
    "company": "organisation",
    "position": "title",
    "connectedon": "met_on",
}


def slugs(text: str) -> Iterator[str]:
    """What tells people apart in the addresses of profiles, of which several may stand behind one another."""
    for part in _PARTED.split(text):
        if found := _SLUG.search(part):
            yield clean_line(unquote(found[1])).lower()


def claims(member: Member, options: ReadingOptions) -> bool:
    """Whether it is a table with the heading of Connections.csv."""
    return tables.heading_of(member, options, _worth) is not None


def read(member: Member, options: ReadingOptions) -> Iterator[Record]:
    """The connections; members who are hidden or gone are rejected.

    Raises:
        Unreadable: it is damaged, or no such export.
    """
    return tables.people(member, options, "LinkedIn's Connections.csv", _worth, _person)


def _worth(cells: Sequence[str]) -> int:
    keys = {key_of(cell) for cell in cells}
    return len(keys & set(_FIELDS)) if {"firstname", "lastname", "connectedon"} <= keys else 0


def _person(row: Row, heading: Heading, member: Member, options: ReadingOptions) -> Record:
    columns = list(zip(heading.names, map(_FIELDS.get, heading.keys), row.cells, strict=True))
    if all(field == "met_on" for _, field, cell in columns if cell):
        return Rejected(HIDDEN, clean_line(" ".join(row.cells))[:80], member.name, row.line)
    draft = Draft(options, member.name, row.line, met="LinkedIn")
    parts: dict[str, str] = {}
    for name, field, cell in columns:
        if field in ("given", "family"):
            parts.setdefault(field, _bare(draft, name, cell) if field == "family" else cell)
        elif field == "met_on":
            draft.met_day(name, cell, "mdy" if AMERICAN.match(cell) else None)
        elif field == "email":
            draft.email(name, cell)
        elif field == "url":
            draft.url(name, cell)
            draft.key = next((f"linkedin:{slug}" for slug in slugs(cell)), None)
        elif field:
            draft.put(field, name, cell)
        else:
            draft.keep(name, cell)
    draft.called("First Name", f"{parts['given']} {parts['family']}".strip())
    draft.given, draft.family = draft.part(parts["given"]), draft.part(parts["family"])
    draft.key = draft.key or next((each.normalised for each in draft.methods if each.kind == "email"), None)
    return draft.record()


def _bare(draft: Draft, heading: str, cell: str) -> str:
    """A family name without what follows it; the cell is kept where that is something."""
    bare = cell.partition(",")[0].strip()
    while len(bare) <= LONGEST_NAME and (shorter := _SUFFIX.sub("", bare)) != bare and shorter:
        bare = shorter
    if bare != cell:
        draft.keep(heading, cell)
    return bare
