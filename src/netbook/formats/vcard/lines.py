"""The content lines of cards: unfolding, groups, parameters, and text out of the encodings that phones use.

Follows RFC 6350 section 3, RFC 2426 section 5, RFC 6868 and the vCard 2.1 specification, and forgives what real
writers do: names with blanks, bare parameters, base64 that is not indented, cards inside cards.
"""

import quopri
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache

from netbook.domain.text import clean, clean_line
from netbook.errors import Unreadable
from netbook.formats import text

MOST = 2 << 20  # bytes of one property: a picture beyond that is left out
_HEAD = re.compile(r'\s*(?:([\w-]+)\.)?([^:;]*)((?:;(?:"[^"]*"|[^":;])*)*):', re.DOTALL)
_PARAMETER = re.compile(r';((?:"[^"]*"|[^":;])*)')
_CHARSET = re.compile(rb"charset\s*=\s*\"?([\w.:-]+)", re.IGNORECASE)
_SOFT = re.compile(rb"[^:]*quoted-printable[^:]*:", re.IGNORECASE)
_BASE64 = re.compile(rb"[^:]*;\s*(?:encoding\s*=\s*)?(?:base64|b)\s*[;:]", re.IGNORECASE)
_ENCODINGS = {"QUOTED-PRINTABLE": "", "8BIT": "", "7BIT": "", "BINARY": "", "BASE64": "b", "B": "b"}
_PROSE = re.compile(rb"\s*(?:[\w-]+\.)?(?:NOTE|LABEL|ADR)\b[^:]*:", re.IGNORECASE)  # what some break without folding it
_CARETS = {"^n": "\n", "^'": '"', "^^": "^"}


@dataclass(frozen=True, slots=True)
class Property:
    """One property: ``value`` as it stands in a card of 3.0 or 4.0, its escapes kept; parameters in upper case.

    A parameter without a value (``TEL;HOME``) is a type. ``line`` is how it stood in the card, unfolded, if it needs no
    change to stand in another.
    """

    name: str
    value: str
    parameters: tuple[tuple[str, str], ...] = ()
    group: str = ""
    line: str = field(default="", compare=False, repr=False)

    def written(self) -> str:
        """The property as a line, unfolded."""
        head = f"{self.group}.{self.name}" if self.group else self.name
        parameters = "".join(f";{key}={_quoted(key, value)}" for key, value in self.parameters)
        return f"{head}{parameters}:{self.value}"

    def types(self) -> list[str]:
        """What its TYPE parameters say, in lower case."""
        return [word for key, value in self.parameters if key == "TYPE" for word in value.casefold().split(",")]

    def parameter(self, key: str) -> str | None:
        """The first value of a parameter."""
        return next((value for name, value in self.parameters if name == key), None)


@dataclass
class Card:
    """The properties of a card, where it begins, and what of it could not be read."""

    line: int
    version: str = ""
    properties: list[Property] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)


def cards(raw: Iterable[bytes], encoding: str | None = None) -> Iterator[Card]:
    """The cards of a file, as each ends; one inside another is one of its own, and the end of the file ends all."""
    stack: list[Card] = []
    for number, line, size in _logical(raw):
        said = line.strip().upper()
        if said == b"BEGIN:VCARD":
            stack.append(Card(number))
        elif said == b"END:VCARD":
            if stack:
                yield stack.pop()
        elif stack and said:
            _take(stack[-1], line, size, number, encoding)
    while stack:
        stack[-1].remarks.append("the card has no end")
        yield stack.pop()


def _take(card: Card, line: bytes, size: int, number: int, encoding: str | None) -> None:
    if size > MOST:
        name = line[:40].split(b":")[0].split(b";")[0].decode("ascii", "replace").strip().upper()
        card.remarks.append(f"{name} of {size / (1 << 20):.0f} MB was left out")
        return
    found = _property(line, number, encoding, old=card.version == "2.1")
    if found is None:
        if not line.lstrip().startswith(b"#"):
            card.remarks.append("a line that is no property was left out")
    elif found.name == "VERSION":
        card.version = found.value.strip()
    elif found.name != "PROFILE":  # which says once more that this is a card, and stops some readers
        card.properties.append(found)


def _logical(raw: Iterable[bytes]) -> Iterator[tuple[int, bytes, int]]:
    """The unfolded lines: where each begins, its bytes as far as they are not too many, and how many there are."""
    parts: list[bytes] = []
    begun = size = 0
    soft = base64 = broken = prose = False
    for number, whole in enumerate(raw, start=1):
        line = whole.rstrip(b"\r\n")
        if not line.strip():
            base64 = False  # which in 2.1 ends there; a folded line may still follow, as some end lines in \r\r\n
            continue
        folded = line[:1] in (b" ", b"\t")
        bare = (base64 or broken or prose) and b":" not in line
        if not (parts and (soft or folded or bare)):
            if parts:
                yield begun, b"".join(parts), size
            parts, begun, size = [], number, 0
            base64 = bool(_BASE64.match(line[:300]))
            prose = bool(_PROSE.match(line[:300]))
        elif folded:
            line = line.strip() if base64 else line[1:]
        elif broken:  # as Android breaks lines
            parts[-1] = parts[-1][:-1]
            line = b"\n" + line
        elif prose and not (soft or base64):
            line = b"\n" + line
        broken = line.endswith(b"\\")
        soft = line.endswith(b"=") and bool(_SOFT.match(parts[0][:300] if parts else line[:300]))
        line = line[:-1] if soft else line
        size += len(line)
        if size <= MOST or not parts:
            parts.append(line[: MOST + 1])
    if parts:
        yield begun, b"".join(parts), size


def parsed(line: str) -> Property | None:
    """The property that a line holds, unfolded and in text; none where it holds none."""
    found = _split(line)
    if not found:
        return None
    group, name, head, value = found
    parameters, _ = _parameters(head) if head else ((), False)
    return Property(clean_line(name.upper()), clean(value).strip(), parameters, group, line)


def _split(line: str) -> tuple[str, str, str, str] | None:
    """Group, name, parameters and value of a line."""
    found = _HEAD.match(line)
    if not found and ":" in line:  # a quote that does not end
        found = re.match(r"\s*(?:([\w-]+)\.)?([^:;]*)((?:;[^:]*)?):", line)
    if not found or not found[2].strip():
        return None
    return found[1] or "", found[2].strip(), found[3], line[found.end() :]


def _property(line: bytes, number: int, encoding: str | None, *, old: bool) -> Property | None:
    header = line.split(b":", 1)[0][:1000].upper()
    told = header.find(b"CHARSET") >= 0 and _CHARSET.search(header)
    charset = _codec(told[1].decode()) if told else None
    near = charset if charset and "\n".encode(charset) == b"\n" else None  # in which the line itself may be, too
    text = clean(_decoded(line, near, encoding, number))
    if not (old or told or b"ENCODING" in header or b"QUOTED" in header or b"BASE64" in header or "\n" in text):
        return parsed(text)
    found = _split(text)
    if not found:
        return None
    group, name, head, value = found
    parameters, coded = _parameters(head)
    if coded:
        value = _decoded(quopri.decodestring(value.encode(near or encoding or "utf-8", "replace")), charset or encoding)
    if old:
        value = _as_new(name.upper(), value, parameters)
    value = clean(value).replace("\n", "\\n").strip()
    return Property(clean_line(name.upper()), value, parameters, group)


def _decoded(line: bytes, charset: str | None, encoding: str | None = None, number: int = 0) -> str:
    """Text of the charset that a property names for itself where it is, else as other lines are read."""
    if charset:
        try:
            return line.decode(charset)
        except UnicodeError:
            pass
    return text.decoded(line, encoding, number)


@cache
def _codec(name: str) -> str | None:
    """A charset of text, where there is one of that name."""
    try:
        return text.checked(name)
    except Unreadable:
        return None


def _parameters(said: str) -> tuple[tuple[tuple[str, str], ...], bool]:
    """The parameters, and whether the value is in quoted-printable; encodings that are undone here are left out."""
    found, coded = [], False
    for each in _PARAMETER.findall(said):
        key, equals, value = each.partition("=")
        key, value = (key.strip().upper(), value.strip()) if equals else ("", each.strip())
        value = value[1:-1] if len(value) > 1 and value[0] == value[-1] == '"' else value.replace('"', "")
        if "^" in value:
            value = re.sub(r"\^[n'^]", lambda caret: _CARETS[caret[0]], value)
        if key in ("", "ENCODING") and value.upper() in _ENCODINGS:
            coded = coded or value.upper() == "QUOTED-PRINTABLE"
            if _ENCODINGS[value.upper()]:
                found.append(("ENCODING", "b"))
        elif key != "CHARSET" and (key or value):
            found.append((clean_line(key) or "TYPE", clean(value)))
    return tuple(found), coded


def _quoted(key: str, value: str) -> str:
    """A parameter's value, quoted where it has to be, with the carets of RFC 6868 for what quotes cannot hold."""
    told = value.replace("^", "^^").replace("\n", "^n").replace('"', "^'")
    special = ":;" if key == "TYPE" else ":;,"
    return f'"{told}"' if any(mark in told for mark in special) else told


_STRUCTURED = {"N", "ADR", "ORG", "GENDER", "X-ANDROID-CUSTOM"}
_LISTS = {"NICKNAME", "CATEGORIES"}
_ADDRESSES = {"URL", "IMPP", "UID", "SOURCE", "FBURL", "CALURI", "CALADRURI", "GEO"}


def _as_new(name: str, value: str, parameters: tuple[tuple[str, str], ...]) -> str:
    """A value of 2.1, where only ``;`` is escaped, as 3.0 writes it."""
    if name in _ADDRESSES or any(key in ("ENCODING", "VALUE") for key, _ in parameters):
        return value
    if name in _STRUCTURED or name.startswith("X-"):
        parts = re.split(r"(?<!\\);", value)
        return ";".join(_escaped(part.replace("\\;", ";")) for part in parts)
    told = _escaped(value.replace("\\;", ";"))
    return told.replace("\\,", ",") if name in _LISTS else told


def _escaped(value: str) -> str:
    return re.sub(r"([\\;,])", r"\\\1", value)
