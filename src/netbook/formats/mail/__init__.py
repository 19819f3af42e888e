"""Mail: a mailbox (mbox, of Gmail's Takeout too), a Maildir, or files of one message each (.eml, .emlx).

Source: RFC 4155 and 5322, cr.yp.to/proto/maildir.html. Headers alone are read: what was written is passed over unseen.
"""

import io
import re
from collections import Counter
from collections.abc import Generator, Iterator

from netbook.domain.records import Encounter, ReadingOptions, Rejected
from netbook.formats.mail import headers, letters, splitting
from netbook.formats.mail.headers import Headers
from netbook.formats.package import Member

TOO_LONG = f"mail whose headers have more than {splitting.MOST_HEADERS >> 20} MB"
_FIRST = re.compile(rb"[!-9;-~]{1,100}[ \t]*:")
_FROM = re.compile(rb"^from[ \t]*:", re.IGNORECASE | re.MULTILINE)
_MAIL = re.compile(rb"^(?:date|message-id|received|delivered-to)[ \t]*:", re.IGNORECASE | re.MULTILINE)


def claims(member: Member, options: ReadingOptions) -> bool:
    """Whether it begins as a mailbox, or is one message."""
    return splitting.begins(member.head) or _is_one(member.head)


def _is_one(head: bytes) -> bool:
    block = splitting.headers(io.BytesIO(head))
    return block is not None and bool(_FIRST.match(block) and _FROM.search(block) and _MAIL.search(block))


def read(member: Member, options: ReadingOptions) -> Iterator[Encounter | Rejected]:
    """The messages with somebody, one by one; of the others, at the end, how many there are of a kind.

    Raises:
        Unreadable: it is damaged.
    """
    where = letters.place(member.name)
    me = frozenset(map(letters.plain, options.me))
    refused: Counter[str] = Counter()
    for told in messages(member):
        reason = TOO_LONG if told is None else letters.ASIDE if where.is_aside else letters.aside(told)
        found = reason or letters.encounter(told or {}, me, options, is_sent=where.is_sent)
        if isinstance(found, Encounter):
            yield found
        elif found:
            refused[found] += 1
    for reason, count in refused.items():
        yield Rejected(reason, file=member.name, count=count)


def messages(member: Member, *, counted: bool = True) -> Generator[Headers | None, None, None]:
    """The headers of each message, none in place of those too long; ``counted`` as what is read of the file."""
    one = not splitting.begins(member.head)
    with member.open(counted=counted) as stream:
        for block in [splitting.headers(stream)] if one else splitting.blocks(stream):
            yield headers.parsed(block) if block is not None else None
