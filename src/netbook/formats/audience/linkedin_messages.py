"""With whom one talked on LinkedIn, from its messages.csv: who wrote to whom, and nothing of what was written.

Source: LinkedIn's archive. To 2023 only who wrote has a profile there, and to 2018 nobody has.
"""

from collections.abc import Iterable, Sequence

from netbook.domain.audience.talks import Talks, talks
from netbook.domain.records import ReadingOptions
from netbook.errors import Unreadable
from netbook.formats import linkedin, tables
from netbook.formats.audience import streams, values
from netbook.formats.package import Member, Package
from netbook.formats.tables.rows import Row

_FILE = "messages.csv"
_NEEDED = {"from", "to", "date", "content"}
_NAMES, _PROFILES, _DRAFT = ("from", "to"), ("senderprofileurl", "recipientprofileurls"), "ismessagedraft"


def talks_of(package: Package, options: ReadingOptions) -> Talks | None:
    """With whom messages were ever exchanged; none where the archive holds none of them."""
    files = [member for member in package.members if member.base == _FILE]
    names: set[str] = set()
    profiles: set[str] = set()
    read = [_read(member, options, names, profiles) for member in files]
    slugs = (slug for cell in profiles for slug in linkedin.slugs(cell))
    handles = [handle for slug in slugs if (handle := values.handle(slug))]
    return talks(handles, _apart(names), whole=all(read)) if files else None


def _read(member: Member, options: ReadingOptions, names: set[str], profiles: set[str]) -> bool:
    """Add what a file says of who wrote to whom; whether all of it could be read."""
    whole = True
    try:
        heading = tables.heading_of(member, options, _worth)
        member.let_go()
        if heading is None:
            return False
        for row in tables.body(streams.aside(member), options, heading):
            if not isinstance(row, Row):
                whole = False
                continue
            cells = dict(zip(heading.keys, row.cells, strict=True))
            if cells.get(_DRAFT, "").casefold() != "yes":
                names.update(cells[key] for key in _NAMES)
                profiles.update(cells.get(key, "") for key in _PROFILES)
    except Unreadable:
        return False
    return whole


def _worth(cells: Sequence[str]) -> int:
    keys = set(map(tables.key_of, cells))
    return len(keys) if keys >= _NEEDED else 0


def _apart(cells: Iterable[str]) -> set[str]:
    """The names in cells, whole and apart: a comma stands between people, and before a degree."""
    return {name for cell in cells for each in (cell, *cell.split(",")) if (name := each.strip())}
