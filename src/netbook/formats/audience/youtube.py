"""YouTube's subscriptions.csv of Google Takeout: the channels one follows.

Its headings are in the user's language, so that it is known by what stands in its columns: ids and addresses.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from netbook.domain.audience.records import About, FollowerRecord
from netbook.domain.records import ReadingOptions, Rejected
from netbook.errors import Unreadable
from netbook.formats import tables
from netbook.formats.audience import values
from netbook.formats.package import Member, Package
from netbook.formats.tables import Heading
from netbook.formats.tables.rows import Row

_ID = re.compile(r"UC[\w-]{22}", re.ASCII)
_URL = re.compile(r"https?://(?:www\.|m\.)?youtube\.com/channel/(UC[\w-]{22})/?", re.ASCII | re.IGNORECASE)
_ENGLISH = ("channelid", "channelurl", "channeltitle")
_ROWS = 5  # that are looked at
_EXPECTED = (
    "Takeout's subscriptions.csv has an id such as UC1234567890123456789012 and the channel's address in each row"
)


class _Columns(NamedTuple):
    """Where the id, the address and the title stand."""

    number: int
    url: int
    title: int


def claims(member: Member, options: ReadingOptions) -> bool:
    """Whether its rows hold the ids of channels and their addresses."""
    return _plan(member, options) is not None


def read(member: Member, options: ReadingOptions) -> Iterator[FollowerRecord | Rejected]:
    """The channels, each by its id.

    Raises:
        Unreadable: it is damaged, or no list of channels.
    """
    plan = _plan(member, options)
    if plan is None:
        found = tables.widest(member, options)
        told = f"the columns {values.shown(found.names)}" if found else "no table"
        raise Unreadable(f"{member.name} has {told}, and is no list of channels", _EXPECTED)
    heading, columns = plan
    for row in tables.body(member, options, heading):
        yield row if isinstance(row, Rejected) else _channel(row, columns, member)


def about(package: Package) -> About:
    """Nothing: the list does not tell whose it is."""
    return About()


def _plan(member: Member, options: ReadingOptions) -> tuple[Heading, _Columns] | None:
    heading = tables.heading_of(member, options, lambda cells: len(cells) if len(cells) == 3 else 0, most=1)
    if heading is None or any(_ID.fullmatch(name) for name in heading.names):
        return None
    if heading.keys == _ENGLISH:
        return heading, _Columns(0, 1, 2)
    for cells in tables.sample(member, options, heading, _ROWS):
        number = next((at for at, cell in enumerate(cells) if _ID.fullmatch(cell)), None)
        url = next((at for at, cell in enumerate(cells) if _URL.fullmatch(cell)), None)
        if number is not None and url is not None:
            return heading, _Columns(number, url, 3 - number - url)
    return None


def _channel(row: Row, columns: _Columns, member: Member) -> FollowerRecord | Rejected:
    number, address, title = (row.cells[at] for at in columns)
    found = _URL.fullmatch(address)
    if not _ID.fullmatch(number) and found:
        number = found[1]
    if not _ID.fullmatch(number):
        return values.rejected("there is no id of a channel", " ".join(row.cells), member, row.line)
    return FollowerRecord(
        name=values.line(title),
        url=values.url(address),
        number=number,
        follows_me=False,
        i_follow=True,
        file=member.name,
        line=row.line,
    )
