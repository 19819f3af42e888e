"""A mailbox cut into its messages: of each the headers alone, as bytes; what was written in it is passed over.

Source: RFC 4155 and what mail programs really write (mboxo, mboxrd, mboxcl): a message begins behind a line ``From ``.
"""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from netbook.formats.package import Stream

MOST_HEADERS = 1 << 20  # bytes of one message
_PART = 1 << 18
_SMALL_PART = 1 << 14  # of one message, of which the headers are most often shorter
_LOOKED_AT = 1024  # bytes behind what may be the beginning of a message
_LONGEST_LINE = 400  # bytes of the line that it begins with
_MARK = b"\nFrom "
_BEFORE = len(_MARK) + 2  # bytes that are kept before a place, to see a mark that lies in two parts, and the blank line
_DATED = re.compile(rb"From .*\b(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun),? .*\d\d?:\d\d")
_LOOSE = re.compile(rb"From (?:-?\s*$|.*\d\d?:\d\d)")
_HEADER = re.compile(rb"[!-9;-~]{1,100}[ \t]*:|>From ")
_START = re.compile(rb"\s*(?:\d{1,20}\s*\n)?")  # blank lines, and the length that Apple's .emlx begin with
_END = re.compile(rb"\r?\n\r?\n|\nFrom ")
_LINE = re.compile(rb"\A>?From [^\n]*\n")  # of a mailbox, where it stands over a message that lies alone
_PATCH = b" Mon Sep 17 00:00:00 2001"  # what git puts over a patch, which then stands in the text of a message


def begins(head: bytes) -> bool:
    """Whether bytes are the beginning of a mailbox."""
    return _is_beginning(b"\n\n" + head.lstrip(b"\r\n")[: 2 * _LOOKED_AT], 1)


def blocks(stream: "Stream") -> Iterator[bytes | None]:
    """The headers of each message of a mailbox, none in place of those that are too long."""
    reader = _Reader(stream)
    while reader.to_beginning():
        yield reader.headers()


def headers(stream: "Stream") -> bytes | None:
    """The headers of a file that is one message; none where they are too long."""
    reader = _Reader(stream, _SMALL_PART)
    reader.more()
    start = _START.match(reader.held)
    reader.at = start.end() if start else 0
    return reader.headers()


def as_message(block: bytes) -> bytes:
    """The headers of a message as they stand in a mailbox; of what has none, one that says nothing."""
    block = _LINE.sub(b"", block.strip(b"\r\n"))
    return b"From \n%s\n\n" % (block if _HEADER.match(block) else b"x:")


class _Reader:
    """Bytes of which a part is held, and the place in it."""

    def __init__(self, stream: "Stream", part: int = _PART) -> None:
        self._stream = stream
        self._part = part
        self.held = b"\n\n"
        self.at = 0

    def more(self) -> bool:
        """Take another part, and let go of what lies before the place; whether there was one."""
        part = self._stream.read(self._part)
        if part:
            self.held, self.at = self.held[self.at :] + part, 0
        return bool(part)

    def to_beginning(self) -> bool:
        """Go to the headers of the next message; whether there is one."""
        while True:
            found = self.held.find(_MARK, self.at)
            if found < 0:
                self.at = max(self.at, len(self.held) - _BEFORE)
                if not self.more():
                    return False
                continue
            self.at = max(self.at, found - 2)
            if len(self.held) - found < _LOOKED_AT and self.more():
                continue
            if _is_beginning(self.held, found):
                self.at = self.held.index(b"\n", found + 1) + 1
                return True
            self.at = found + 1

    def headers(self) -> bytes | None:
        """The headers from here on, up to a blank line or another message; none where they are too long."""
        seen = 0  # bytes of them that are looked through
        while True:
            for end in _END.finditer(self.held, self.at + seen, self.at + MOST_HEADERS):
                if end[0] != _MARK or _is_beginning(self.held, end.start()):
                    return self._up_to(end.start())
            seen = max(len(self.held) - self.at - _LOOKED_AT, 0)
            if seen > MOST_HEADERS:
                return None
            if not self.more():
                return self._up_to(len(self.held))

    def _up_to(self, end: int) -> bytes:
        start, self.at = self.at, end
        return self.held[start:end]


def _is_beginning(held: bytes, mark: int) -> bool:
    """Whether a message begins at a mark: its line tells a time, or stands alone, and a header follows."""
    end = held.find(b"\n", mark + 1, mark + _LONGEST_LINE)
    if end < 0:
        return False
    line = held[mark + 1 : end].rstrip(b"\r")
    if line.endswith(_PATCH) or not _HEADER.match(held, end + 1):
        return False
    after_blank = held[max(mark - 2, 0) : mark].endswith((b"\n", b"\n\r"))
    return bool(_DATED.match(line) or (after_blank and _LOOSE.match(line)))
