"""LinkedIn as an audience: the connections, who follow each other, and the count in the workbook of analytics.

Source: LinkedIn's archive, read by ``netbook.formats.linkedin``; and the workbook under Analytics, Audience, Export,
whose sheet FOLLOWERS says ``Total followers on 11/20/2026:`` beside the number.
"""

import io
import re
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, time
from itertools import pairwise
from typing import Any

from netbook.domain.audience.records import About, Count, FollowerRecord
from netbook.domain.audience.talks import Talks
from netbook.domain.names import LONGEST_NAME
from netbook.domain.records import ContactRecord, ReadingOptions, Rejected
from netbook.errors import NetbookError, Unreadable
from netbook.formats import ages, linkedin, zips
from netbook.formats.audience import values
from netbook.formats.audience.linkedin_messages import talks_of
from netbook.formats.package import Member, Package

_KEY = "linkedin:"
_SHEET = "FOLLOWERS"
_MOST = 64 << 20  # bytes of a workbook, which has to be held in memory
_MOST_LIST = 1 << 20  # bytes of the list of its sheets
_ROWS = 20  # of the sheet, in which the total stands
_TOTAL = re.compile(r"total followers on (\d{1,2})/(\d{1,2})/(\d{4})\W*", re.IGNORECASE | re.ASCII)
_HINT = "export it from LinkedIn again: Analytics, Followers, Export"


def claims(member: Member, options: ReadingOptions) -> bool:
    """Whether it is Connections.csv, or a workbook with a sheet of followers."""
    return _is_workbook(member) if _like_workbook(member) else linkedin.claims(member, options)


def read(member: Member, options: ReadingOptions) -> Iterator[FollowerRecord | Count | Rejected]:
    """The connections, hidden ones rejected; of a workbook the one count.

    Raises:
        Unreadable: it is damaged, or none of both.
    """
    if _like_workbook(member):
        yield _count(member)
        return
    for each in linkedin.read(member, options):
        yield _connection(each) if isinstance(each, ContactRecord) else each


def about(package: Package) -> About:
    """The day in the name of the archive."""
    days = (ages.exported(replace(each, written=None), package.name) for each in package.members)
    return About(on=max((day for day in days if day), default=None))


def talks(package: Package, options: ReadingOptions) -> Talks | None:
    """With whom messages were ever exchanged; none where the archive holds none of them."""
    return talks_of(package, options)


def _connection(person: ContactRecord) -> FollowerRecord:
    key = person.key or ""
    reached = {method.kind: method.value for method in reversed(person.methods)}
    return FollowerRecord(
        handle=values.handle(key.removeprefix(_KEY)) if key.startswith(_KEY) else None,
        name=person.name[:LONGEST_NAME],
        url=values.url(reached.get("url")),
        email=reached.get("email"),
        since=datetime.combine(person.met_on, time(), UTC) if person.met_on else None,
        follows_me=True,
        i_follow=True,
        file=person.file,
        line=person.line,
    )


def _like_workbook(member: Member) -> bool:
    return member.base.endswith(".xlsx") and member.head.startswith(b"PK\x03\x04")


def _is_workbook(member: Member) -> bool:
    """Whether its list of sheets, which may stand at its end, names that of the followers."""
    if member.size > _MOST:
        return False
    try:
        with member.opener() as stream, zipfile.ZipFile(io.BytesIO(stream.read(_MOST))) as archive:
            listed = archive.open("xl/workbook.xml").read(_MOST_LIST)
    except (*zips.BROKEN, OSError, KeyError):
        return False
    return re.search(rb'name="followers"', listed, re.IGNORECASE) is not None


def _count(member: Member) -> Count:
    for row in _rows(member):
        cells = [cell for cell in row if cell not in ("", None)]
        for cell, beside in pairwise(cells):
            found = _TOTAL.fullmatch(cell.strip()) if isinstance(cell, str) else None
            if found:
                return Count(_day(member, *map(int, found.groups())), followers=_number(member, beside))
    raise Unreadable(f'{member.name} has no cell "Total followers on M/D/YYYY:" in its sheet {_SHEET}', _HINT)


def _day(member: Member, month: int, day: int, year: int) -> date:
    try:
        return date(year, month, day)
    except ValueError:
        raise Unreadable(
            f"{member.name} counts the followers on {month}/{day}/{year}, which is no day", _HINT
        ) from None


def _number(member: Member, cell: Any) -> int:
    """The number in a cell, which a workbook holds as a fraction or as a text."""
    whole = int(cell) if isinstance(cell, float) and cell.is_integer() else cell
    found = values.count(whole.replace(",", "") if isinstance(whole, str) else whole)
    if found is None:
        told = values.line(str(cell), 40)
        raise Unreadable(f"{member.name} has {told!r} beside its total of followers, which is no number", _HINT)
    return found


def _rows(member: Member) -> Sequence[Sequence[Any]]:
    """The first rows of the sheet.

    Raises:
        Unreadable: the workbook is damaged, made to fill memory, or has no such sheet.
    """
    from python_calamine import CalamineWorkbook

    with member.open() as stream:
        content = stream.read(_MOST + 1)
    if len(content) > _MOST:
        raise Unreadable(f"{member.name} has more than {_MOST:,} bytes, as no such workbook does", _HINT)
    _, close = zips.entries(member.name, io.BytesIO(content))  # which refuses what would fill memory
    close()
    try:
        workbook = CalamineWorkbook.from_filelike(io.BytesIO(content))
        name = next((each for each in workbook.sheet_names if each.upper() == _SHEET), None)
        if name is not None:
            return workbook.get_sheet_by_name(name).to_python(nrows=_ROWS)
    except (NetbookError, MemoryError):
        raise
    except Exception:  # of many kinds, and none of the library's documentation
        raise Unreadable(f"{member.name} is a damaged workbook", _HINT) from None
    found = values.shown(workbook.sheet_names)
    raise Unreadable(f"{member.name} has the sheets {found or 'of no name'}, and none called {_SHEET}", _HINT)
