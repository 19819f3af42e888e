"""The lines of a file of cards put together again: what was folded, broken or cut by an encoding is one line.

Where a card begins or ends is told however it is written: behind a byte-order mark, a blank or a group, two on a line.
"""

import re
from collections.abc import Callable, Iterable, Iterator

BEGIN, END = b"BEGIN:VCARD", b"END:VCARD"
MOST = 2 << 20  # bytes of one property: a picture beyond that is left out
_LONGEST_MARK = 200  # bytes of a line that says where a card begins or ends
_LONGEST_HEAD = 4000  # bytes of what stands before a value
_MARK = rb"(?:[\w-]+\.|AGENT[^:]*:)?((?:BEGIN|END):VCARD)"
_MARKS = re.compile(rb"(?:%s)+" % _MARK)
_AROUND_MARKS = b" \t\r\n;\xef\xbb\xbf"
_BLANKS = b" \t"
_SOFT_ENDS = b"= \t"  # of a line in quoted-printable that goes on
_ENCODED = re.compile(rb"[^:]*;\s*(?:encoding\s*=\s*)?\"?(?:(quoted-printable)|base64|b)\"?\s*[;:]", re.IGNORECASE)
_PROSE = re.compile(rb"\s*(?:[\w-]+\.)?(?:NOTE|LABEL|ADR)\b", re.IGNORECASE)  # what some break without folding it
_LONG_HEAD = re.compile(rb"(?:[\w-]+\.)?[\w-]+;[\w-]+=")  # of a property that is folded before its value begins


def unfolded(raw: Iterable[bytes], old: Callable[[], bool]) -> Iterator[tuple[int, bytes, int]]:
    """The lines: where each begins, its bytes as far as they are not too many, and how many there are.

    ``old`` tells, as the lines go out, whether they are of a card of 2.1.
    """
    held: _Line | None = None
    line = end = b""
    for number, whole in enumerate(raw, start=1):
        before, end = end, whole[-1:]
        if whole == b"\r\n" and before == b"\r":
            continue  # as some end every line in \r\r\n
        last, line = line, whole.rstrip(b"\r\n")
        found = marks(line) if len(line) <= _LONGEST_MARK and b"VCARD" in line.upper() else ()
        if held:
            # Most lines are whole, which is quickly seen: the next one begins as a property does.
            alone = b":" in line and line[:1] not in _BLANKS and last[-1:] not in _SOFT_ENDS
            if not alone and not found and held.goes_on(line, old):
                continue
            yield held.whole()
        held = _Line(number, line) if line and not found else None
        for mark in found:
            yield number, mark, len(mark)
    if held:
        yield held.whole()


def marks(line: bytes) -> list[bytes]:
    """Whether cards begin or end with a line: some forget to end the line before they begin the next."""
    if b"VCARD" not in (told := line.upper()):
        return []
    told = told.translate(None, _AROUND_MARKS)
    return re.findall(_MARK, told) if _MARKS.fullmatch(told) else []


class _Line:
    """One line while its pieces come."""

    __slots__ = ("base64", "broken", "coded", "first", "headed", "number", "pieces", "prose", "size", "soft")

    base64: bool

    def __init__(self, number: int, line: bytes) -> None:
        self.number = number
        self.first = line
        self.pieces: list[bytes] = []

    def whole(self) -> tuple[int, bytes, int]:
        """Where it begins, its bytes as far as they are not too many, and how many there are."""
        if not self.pieces:
            if self.first[-1:] not in _SOFT_ENDS:
                return self.number, self.first[: MOST + 1], len(self.first)
            self._begin()
        return self.number, b"".join(self.pieces), self.size

    def goes_on(self, line: bytes, old: Callable[[], bool]) -> bool:
        """Take the next line where it belongs to this one."""
        if not self.pieces:
            self._begin()
        if not line or (self.base64 and not line.strip()):
            # Which ends a value, but not where it only begins below; a folded line may still follow.
            self.soft = False
            self.base64 = self.base64 and len(self.pieces) == 1 and self.pieces[0].endswith(b":")
            return True
        folded = line[:1] in _BLANKS
        bare = (self.base64 or self.broken or self.prose) and b":" not in line and not _LONG_HEAD.match(line)
        if not (self.soft or folded or bare):
            return False
        if self.base64:
            line = line.strip()
        elif folded and not self.soft:  # in quoted-printable the blank is a letter, in 2.1 it stood there before
            line = line if old() else line[1:]
        elif self.broken:  # as Android breaks lines
            self.pieces[-1] = self.pieces[-1][:-1]
            line = b"\n" + line
        elif not self.soft:
            line = b"\n" + line
        self._take(line)
        return True

    def _begin(self) -> None:
        self.size = 0
        self.headed = self.base64 = self.coded = self.soft = self.prose = False
        self._take(self.first)

    def _take(self, line: bytes) -> None:
        if not self.headed:
            self._read_head(line)
        self.broken = line[-1:] == b"\\"
        if self.coded:
            bare = line.rstrip(_BLANKS)
            self.soft = bare[-1:] == b"="
            line = bare[:-1] if self.soft else line
        self.size += len(line)
        if (line and self.size <= MOST) or not self.pieces:
            self.pieces.append(line[: MOST + 1])

    def _read_head(self, line: bytes) -> None:
        """What the part before the value, which may be folded too, says of the lines to come."""
        told = b"".join((*self.pieces, line)) if self.pieces else line
        end = told.find(b":") + 1
        self.headed = end > 0 or len(told) > _LONGEST_HEAD
        head = told[: min(end, _LONGEST_HEAD)]
        if b";" in head:
            found = _ENCODED.match(head)
            self.coded = found is not None and found[1] is not None
            self.base64 = found is not None and not self.coded
        self.prose = _PROSE.match(head) is not None
