"""Bytes to lines of text: a byte-order mark, else UTF-8, else what Western spreadsheets and phones write.

Guessers chose wrongly on the files tried, so there is no guessing: each line that is not UTF-8 is read as cp1252, which
also reads a file to which another program appended lines in another encoding.
"""

import codecs
from collections.abc import Iterable, Iterator
from itertools import chain

from netbook.errors import Unreadable
from netbook.formats.package import Stream

LONGEST_LINE = 64 << 20  # bytes; a longer one is no line of a text
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)


def encoding_of(head: bytes) -> str | None:
    """The encoding that the first bytes of a file show: by a mark, or the zeros of UTF-16; else none."""
    for mark, name in _MARKS:
        if head.startswith(mark):
            return name
    start = head[:400]
    odd, even = start[1::2].count(0), start[::2].count(0)
    if len(start) >= 4 and odd > len(start) // 4 and even * 4 < odd:
        return "utf-16-le"
    if len(start) >= 4 and even > len(start) // 4 and odd * 4 < even:
        return "utf-16-be"
    return None


def checked(encoding: str) -> str:
    """The name of an encoding.

    Raises:
        Unreadable: there is none of that name.
    """
    try:
        return codecs.lookup(encoding).name
    except LookupError:
        raise Unreadable(f"there is no encoding {encoding!r}", "name one such as utf-8, cp1252 or shift_jis") from None


def lines(stream: Stream, encoding: str | None = None) -> Iterator[str]:
    """The lines of a text with their ends, ``\\r`` alone being one too; ``encoding`` where it is known.

    Raises:
        Unreadable: it is not in that encoding, or a line has no end.
    """
    encoding, raw = raw_lines(stream, encoding)
    for number, line in enumerate(raw, start=1):
        yield decoded(line, encoding, number)


def raw_lines(stream: Stream, encoding: str | None = None) -> tuple[str | None, Iterator[bytes]]:
    """The lines as bytes, without a mark, and the encoding they are in where one is known.

    Text of two or four bytes a letter becomes UTF-8, whose lines can be found.

    Raises:
        Unreadable: a line has no end.
    """
    start = stream.read(400)
    found = encoding_of(start) or (checked(encoding) if encoding else None)
    if found and found.startswith(("utf-16", "utf-32")):
        return "utf-8", _cut(_recoded(stream, start, found))
    mark = start.startswith(codecs.BOM_UTF8)
    parts = chain([start.removeprefix(codecs.BOM_UTF8)], iter(lambda: stream.read(1 << 16), b""))
    return None if mark else found, _cut(parts)


def decoded(line: bytes, encoding: str | None = None, number: int = 0) -> str:
    """One line as text.

    Raises:
        Unreadable: it is not in the encoding that was named.
    """
    try:
        return line.decode(encoding or "utf-8")
    except UnicodeDecodeError:
        if encoding:
            hint = "leave --encoding away, or name another"
            raise Unreadable(f"line {number} cannot be read as {encoding}", hint) from None
        return line.decode("cp1252", errors="replace")


def _recoded(stream: Stream, start: bytes, encoding: str) -> Iterator[bytes]:
    decoder = codecs.getincrementaldecoder(encoding)(errors="replace")
    yield decoder.decode(start).removeprefix("\ufeff").encode("utf-8", errors="replace")
    while part := stream.read(1 << 16):
        yield decoder.decode(part).encode("utf-8", errors="replace")
    yield decoder.decode(b"", final=True).encode("utf-8", errors="replace")


def _cut(parts: Iterable[bytes]) -> Iterator[bytes]:
    """Lines that end in ``\\n``, ``\\r\\n`` or ``\\r``."""
    held = b""
    for part in parts:
        *ready, held = (held + part).splitlines(keepends=True) or [b""]
        yield from ready
        if len(held) > LONGEST_LINE:
            raise Unreadable(f"a line has more than {LONGEST_LINE:,} bytes", "this is no text that can be read")
    if held:
        yield held
