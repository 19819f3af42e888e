"""netbook's own JSON: the whole book, table by table, as ``netbook export json`` writes it.

An object whose first key, ``netbook``, names the version of the format and of the tables; every other key is a table,
a list of rows. ``docs/reference/book.schema.json`` describes it.
"""

import re
from collections.abc import Iterator

from netbook.domain.records import Happening, ReadingOptions, Record
from netbook.formats.package import Member
from netbook.formats.whole.rows import HEAD, VERSION, Row, tables

__all__ = ["HEAD", "VERSION", "Row", "claims", "read", "tables"]

_BEGINS = re.compile(rb'(?:\xef\xbb\xbf)?\s*\{\s*"netbook"\s*:\s*\{[^}]{0,1000}?"version"\s*:')


def claims(member: Member, _options: ReadingOptions) -> bool:
    """Whether a file is a whole book."""
    return bool(_BEGINS.match(member.head))


def read(member: Member, _options: ReadingOptions) -> Iterator[Record | Happening]:
    """The people of a book, then what happened and what was promised, to be brought into another one.

    Raises:
        Unreadable: it is cut short, is no JSON, is a newer book's, or holds something else than rows.
        Failed: there is no room on the disk to sort it.
    """
    from netbook.formats.whole.people import records

    return records(member)
