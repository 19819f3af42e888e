"""A Maildir as one mailbox: the headers of its messages, one after the other, as a mailbox file has them.

Source: cr.yp.to/proto/maildir.html, and Maildir++ of Courier and Dovecot, whose folders' names begin with a dot.
"""

import io
import os
import re
from collections.abc import Iterator
from pathlib import Path
from typing import IO

_ABOUT = 4 << 10  # bytes of headers that a message has; they are not measured beforehand, as there may be very many
_PARTS = ("cur", "new")
_GONE = re.compile(r"[:;!]2,[A-Z]*[DT]")  # the flags of a draft, and of what is in the bin


def is_maildir(path: Path) -> bool:
    """Whether a folder is one."""
    return all((path / part).is_dir() for part in _PARTS)


def size(path: Path) -> int:
    """About how many bytes are read of it."""
    return sum(_ABOUT for _ in _files(path))


def opened(path: Path) -> IO[bytes]:
    """What is read of it; drafts and what is in the bin are left out."""
    return io.BufferedReader(_Stream(path), 1 << 16)


def _files(path: Path) -> Iterator[os.DirEntry[str]]:
    for part in _PARTS:
        with os.scandir(path / part) as entries:
            yield from (each for each in entries if not each.name.startswith("."))


class _Stream(io.RawIOBase):
    """The headers of a folder's messages."""

    def __init__(self, path: Path) -> None:
        self._parts = _mailbox(path)
        self._left = b""

    def readable(self) -> bool:
        """It is there to be read."""
        return True

    def readinto(self, buffer: "memoryview | bytearray") -> int:  # type: ignore[override]
        """Fill a buffer as far as there is something."""
        if not self._left:
            self._left = next(self._parts, b"")
        count = min(len(buffer), len(self._left))
        buffer[:count], self._left = self._left[:count], self._left[count:]
        return count


def _mailbox(path: Path) -> Iterator[bytes]:
    from netbook.formats.mail import splitting  # which reads what is opened here

    for each in _files(path):
        if _GONE.search(each.name) or not each.is_file():
            continue
        try:
            with Path(each.path).open("rb") as file:
                block = splitting.headers(file)
                if block is None:
                    file.seek(0)
                    block = file.read(splitting.MOST_HEADERS + 2)
        except FileNotFoundError:  # another program moved it meanwhile
            continue
        yield splitting.as_message(block)
