"""The journal of Ruby's ``friends``: a Markdown file of activities, notes, friends and locations, read and written.

Source: the gem's own reading and writing (introvert.rb, event.rb, friend.rb, location.rb). A name stands in ``**``, a
place in ``_``, a tag after ``@``; the newest event comes first, friends and places in the order of their bytes.
"""

import re

from netbook.domain.records import ReadingOptions
from netbook.formats import text
from netbook.formats.friends.reading import read
from netbook.formats.friends.writing import write
from netbook.formats.package import Member

__all__ = ["claims", "read", "write"]

_BEGINS = re.compile(r"\s*### (?:Activities|Notes|Friends|Locations):[ \t]*(?:[\r\n]|\Z)")


def claims(member: Member, options: ReadingOptions) -> bool:
    """Whether a file begins with a heading of such a journal."""
    head = member.head
    encoding = text.encoding_of(head) or options.encoding or "utf-8"
    return bool(_BEGINS.match(head[:1000].decode(encoding, errors="replace").removeprefix("\ufeff")))
