"""Bytes to lines of text: a byte-order mark, else UTF-8, else what Western spreadsheets and phones write.

Guessers chose wrongly on the files tried, so there is no guessing: each line that is not UTF-8 is read as cp1252, which
also reads a file to which another program appended lines in another encoding.
"""

import codecs
from collections.abc import Iterable, Iterator
from itertools import chain

from netbook.errors import Unreadable
from netbook.formats.package import Stream

LONGEST_LINE = 48 << 20  # bytes; a longer one is no line of a text
_START = 400  # bytes that are looked at for the encoding
_FEWEST_ZEROS = 4  # of UTF-16, as a few may have strayed into any text
_PART = 1 << 16
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# Notations for programs, and a codec that only fails: no file of people is in one.
_NOT_OF_FILES = {"idna", "punycode", "unicode-escape", "raw-unicode-escape", "undefined"}


def encoding_of(head: bytes) -> str | None:
    """The encoding that the first bytes of a file show: by a mark, or the zeros of UTF-16; else none."""
    return _marked(head) or _by_zeros(head[:_START])


def checked(encoding: str) -> str:
    """The name of an encoding.

    Raises:
        Unreadable: there is none of that name.
    """
    try:
        name = codecs.lookup(encoding).name
        if name not in _NOT_OF_FILES:
            "a".encode(name)  # which codecs that are none of text refuse
            return name
    except (LookupError, ValueError):
        pass  # refused below, as is what is no encoding of files
    raise Unreadable(f"there is no encoding {encoding!r}", "name one such as utf-8, cp1252 or shift_jis")


def lines(stream: Stream, encoding: str | None = None) -> Iterator[str]:
    """The lines of a text with their ends, ``\\r`` alone being one too; ``encoding`` where it is known.

    Raises:
        Unreadable: it is not in that encoding, or a line has no end.
    """
    encoding, raw = raw_lines(stream, encoding)
    for number, line in enumerate(raw, start=1):
        if told := decoded(line, encoding, number):  # bytes may be no letter: the shifts of UTF-7
            yield told


def raw_lines(stream: Stream, encoding: str | None = None) -> tuple[str | None, Iterator[bytes]]:
    """The lines as bytes, without a mark, and the encoding they are in where one is known.

    Text whose lines cannot be found in its bytes, such as that of two bytes a letter, becomes UTF-8. A mark counts more
    than ``encoding``, which counts more than zeros.

    Raises:
        Unreadable: a line has no end, or there is no such encoding.
    """
    named = checked(encoding) if encoding else None
    start = _first(stream)
    rest = iter(lambda: stream.read(_PART), b"")
    mark = _marked(start)
    if mark == "utf-8":
        # Not named, since another program may have appended lines in another encoding.
        return None, _cut(chain([start.removeprefix(codecs.BOM_UTF8)], rest))
    found = mark or named or _by_zeros(start)
    if found and "\n".encode(found) != b"\n":
        return "utf-8", _cut(_recoded(chain([start], rest), found, strict=not mark and found == named))
    return found, _cut(chain([start], rest))


def decoded(line: bytes, encoding: str | None = None, number: int = 0) -> str:
    """One line as text.

    Raises:
        Unreadable: it is not in the encoding that was named.
    """
    try:
        return line.decode(encoding or "utf-8")
    except UnicodeError:
        if encoding:
            raise _not_in(f"line {number}", encoding) from None
        return line.decode("cp1252", errors="replace")


def _marked(head: bytes) -> str | None:
    return next((name for mark, name in _MARKS if head.startswith(mark)), None)


def _by_zeros(head: bytes) -> str | None:
    """UTF-16 by the zeros beside letters of ASCII, which no text of another encoding has at one side only."""
    enough = max(1, min(_FEWEST_ZEROS, len(head) // 4), len(head) // 20)
    first, second = head[::2].count(0), head[1::2].count(0)
    if second >= enough and second > 4 * first:
        return "utf-16-le"
    return "utf-16-be" if first >= enough and first > 4 * second else None


def _first(stream: Stream) -> bytes:
    """The bytes that are looked at, also where they come a few at a time."""
    start = b""
    while len(start) < _START and (part := stream.read(_START - len(start))):
        start += part
    return start


def _recoded(parts: Iterable[bytes], encoding: str, *, strict: bool) -> Iterator[bytes]:
    decoder = codecs.getincrementaldecoder(encoding)(errors="strict" if strict else "replace")
    try:
        for number, part in enumerate(chain(parts, [b""])):
            text = decoder.decode(part, final=not part)
            yield (text.removeprefix("\ufeff") if number == 0 else text).encode("utf-8", errors="replace")
    except UnicodeError:
        raise _not_in("this", encoding) from None


def _cut(parts: Iterable[bytes]) -> Iterator[bytes]:
    """Lines that end in ``\\n``, ``\\r\\n`` or ``\\r``, each byte of which is looked at once."""
    held: list[bytes] = []  # of a line whose end has not come
    size = 0
    waiting = b""  # a \r at the end of a part, whose \n may begin the next
    for part in parts:
        if not part:
            continue
        part = waiting + part
        waiting = part[-1:] if part.endswith(b"\r") else b""
        for piece in part.removesuffix(b"\r").splitlines(keepends=True):
            size += len(piece)
            if size > LONGEST_LINE:
                raise Unreadable(f"a line has more than {LONGEST_LINE:,} bytes", "this is no text that can be read")
            held.append(piece)
            if piece.endswith((b"\n", b"\r")):
                yield b"".join(held)
                held, size = [], 0
    if held or waiting:
        yield b"".join(held) + waiting


def _not_in(what: str, encoding: str) -> Unreadable:
    return Unreadable(f"{what} cannot be read as {encoding}", "leave the encoding away, or name another")
