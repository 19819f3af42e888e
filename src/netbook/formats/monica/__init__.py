"""Monica's export as JSON: people with their whole history.

Source: JsonExportAccount and the resources it writes, of Monica 4 (format 1.0-preview.1); later Monicas write none. An
``account`` holds collections ``{count, type, values}``; a contact holds others of its own, and whatever has no entries
is left out. Types of fields, activities and life events are told at the end of the file, with the uuids that name them.
"""

import re
from collections.abc import Iterator

from netbook.domain.records import Happening, ReadingOptions, Record
from netbook.formats.package import Member

__all__ = ["claims", "read"]

_BEGINS = re.compile(rb'(?:\xef\xbb\xbf)?\s*\{\s*"version"\s*:\s*"[^"]{0,60}"')
_ITS_OWN = re.compile(rb'"(?:app_version|exported_by)"\s*:')
_ACCOUNT = re.compile(rb'"account"\s*:')


def claims(member: Member, _options: ReadingOptions) -> bool:
    """Whether a file is an account of Monica, of whichever version."""
    head = member.head
    return bool(_BEGINS.match(head) and _ITS_OWN.search(head) and _ACCOUNT.search(head))


def read(member: Member, options: ReadingOptions) -> Iterator[Record | Happening]:
    """The people of an account, who they are to each other, what happened with them, and what is to be done.

    Raises:
        Unreadable: it is cut short, is no JSON, or of a version that is not known.
        Failed: there is no room on the disk to sort it.
    """
    from netbook.formats.monica.account import records

    return records(member, options)
