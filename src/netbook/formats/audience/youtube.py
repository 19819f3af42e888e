"""YouTube's subscriptions: the channels one follows; who follows one's own is nowhere in an export.

Source: Google Takeout, ``subscriptions.csv`` with the columns channel id, address, title; its headings and its name
are in the user's language, so it is known by its values.
"""

import re
from collections.abc import Iterator

from netbook.domain.audience.records import About, FollowerRecord
from netbook.domain.records import ReadingOptions, Rejected
from netbook.formats import tables, text
from netbook.formats.audience import streams, values
from netbook.formats.package import Member, Package
from netbook.formats.tables import Heading

_ID = re.compile(r"UC[\w-]{22}")
_ROW = re.compile(r'"?UC[\w-]{22}"?[,;\t]"?https?://(?:www\.)?youtube\.com/channel/UC[\w-]{22}"?[,;\t]')
_HEADING = re.compile(r"(?i)\W*channel id[,;\t]channel url[,;\t]channel title")
_FIELDS = ("id", "url", "title")


def claims(member: Member, options: ReadingOptions) -> bool:
    """Whether its second line is a channel, or its first the English heading."""
    start = member.head[:2000].decode("utf-8", errors="replace").removeprefix("\ufeff").splitlines()
    return bool(start and (_HEADING.match(start[0]) or (len(start) > 1 and _ROW.match(start[1]))))


def read(member: Member, options: ReadingOptions) -> Iterator[FollowerRecord | Rejected]:
    """The channels.

    Raises:
        Unreadable: it is damaged.
    """
    for row in tables.body(member, options, Heading(_FIELDS, _FIELDS, 1, _delimiter(member, options))):
        if isinstance(row, Rejected):
            yield row
            continue
        number, url, title = row.cells
        if _ID.fullmatch(number.strip()):
            yield FollowerRecord(
                number=number.strip(),
                name=values.line(title),
                url=values.url(url),
                follows_me=False,
                i_follow=True,
                file=member.name,
                line=row.line,
            )
        else:
            yield values.rejected("it has no channel id", " ".join(row.cells), member, row.line)


def about(package: Package) -> About:
    """Nothing: an export does not say whose it is."""
    return About()


def _delimiter(member: Member, options: ReadingOptions) -> str:
    with streams.aside(member).open() as stream:
        first = next(text.lines(stream, options.encoding), "")
    return max((",", ";", "\t"), key=first.count)
