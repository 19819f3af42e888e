"""The properties of cards: groups, parameters, and text out of the encodings that phones use.

Follows RFC 6350 section 3, RFC 2426 section 5, RFC 6868 and the vCard 2.1 specification, and forgives what real
writers do: names with blanks, bare parameters, base64 that is not indented, cards inside cards.
"""

import binascii
import quopri
import re
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import groupby
from operator import itemgetter

from netbook.domain.text import clean, clean_line
from netbook.errors import Unreadable
from netbook.formats import text
from netbook.formats.vcard.unfolding import BEGIN, END, MOST, unfolded

MOST_PROPERTIES = 10_000
_COMMON = 100  # letters of parameters that are worth remembering
_LARGEST = 32 << 20  # bytes of one card
_DEEPEST = 100  # cards inside each other, or without an end
_HEAD = re.compile(r'\s*+(?:([\w-]++)\.)?([^:;]*+)((?:;(?:"[^"]*"|[^":;])*+)*+):')
_OPEN_QUOTE = re.compile(r"\s*+(?:([\w-]++)\.)?([^:;]*+)((?:;[^:]*+)?):")
_PARAMETER = re.compile(r';((?:"[^"]*"|[^":;])*)')
_ITEM = re.compile(r'(?:"[^"]*"|[^",])+')
_CHARSET = re.compile(rb"charset\s*=\s*\"?([\w.:-]+)", re.IGNORECASE)
_C1 = re.compile("[\x80-\x9f]")
_ENCODINGS = {"QUOTED-PRINTABLE": "", "8BIT": "", "7BIT": "", "BINARY": "", "BASE64": "b", "B": "b"}
_IN_BASE64 = ("ENCODING", "b")
_BINARY = {"PHOTO", "LOGO", "SOUND", "KEY"}
_CARETS = {"^n": "\n", "^'": '"', "^^": "^"}


@dataclass(frozen=True, slots=True)
class Property:
    """One property: ``value`` as it stands in a card of 3.0 or 4.0, its escapes kept; parameters in upper case.

    A parameter of several values is there once for each; one without a value (``TEL;HOME``) is a type. ``line`` is how
    it stood in the card, unfolded, if it needs no change to stand in another.
    """

    name: str
    value: str
    parameters: tuple[tuple[str, str], ...] = ()
    group: str = ""
    line: str = field(default="", compare=False, repr=False)

    def written(self, version: str = "4.0") -> str:
        """The property as a line, unfolded."""
        head = f"{self.group}.{self.name}" if self.group else self.name
        for key, pairs in groupby(self.parameters, itemgetter(0)):
            head += f";{key}={','.join(_quoted(value, version) for _, value in pairs)}"
        return f"{head}:{self.value}"

    def types(self) -> list[str]:
        """What its TYPE parameters say, in lower case."""
        return [value.casefold() for key, value in self.parameters if key == "TYPE"]

    def preferred(self) -> bool:
        """Whether it is marked as the first of its kind."""
        return "pref" in self.types() or self.parameter("PREF") == "1"

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
    size: int = 0

    def remark(self, said: str) -> None:
        """Tell something of the card once."""
        if said not in self.remarks:
            self.remarks.append(said)


def cards(raw: Iterable[bytes], encoding: str | None = None) -> Iterator[Card]:
    """The cards of a file, as each ends; one inside another is one of its own, and the end of the file ends all."""
    stack: list[Card] = []
    for number, line, size in unfolded(raw, lambda: bool(stack) and stack[-1].version == "2.1"):
        if line == BEGIN:
            stack.append(Card(number))
            if len(stack) > _DEEPEST:
                yield _unended(stack.pop(0))
        elif line == END:
            if stack:
                yield stack.pop()
        elif stack:
            _take(stack[-1], line, size, number, encoding)
    while stack:
        yield _unended(stack.pop())


def _unended(card: Card) -> Card:
    card.remark("the card has no end")
    return card


def _take(card: Card, line: bytes, size: int, number: int, encoding: str | None) -> None:
    if size > MOST:
        name = line[:40].split(b":")[0].split(b";")[0].decode("ascii", "replace").strip().upper()
        card.remark(f"{name} of {size / (1 << 20):.0f} MB was left out")
        return
    card.size += size
    if len(card.properties) >= MOST_PROPERTIES or card.size > _LARGEST:
        card.remark(f"what follows its {len(card.properties):,} first properties was left out")
        return
    found = _property(line, number, encoding, old=card.version == "2.1")
    if found is None:
        if line.strip() and not line.lstrip().startswith(b"#"):
            card.remark("a line that is no property was left out")
    elif found.name == "VERSION":
        card.version = found.value.strip()
    elif found.name != "PROFILE":  # which says once more that this is a card, and stops some readers
        card.properties.append(found)


def parsed(line: str) -> Property | None:
    """The property that a line holds, unfolded and in text; none where it holds none."""
    return _plain(clean(line).replace("\n", " "))


def _plain(line: str) -> Property | None:
    found = _split(line)
    if not found:
        return None
    group, name, head, value = found
    parameters, _ = (_common(head) if len(head) < _COMMON else _parameters(head)) if head else ((), False)
    name = name.upper() if name.isalpha() else clean_line(name.upper())
    return Property(name, value.strip(), parameters, group, line)


def _split(line: str) -> tuple[str, str, str, str] | None:
    """Group, name, parameters and value of a line."""
    if ":" not in line:
        return None
    found = _HEAD.match(line) or _OPEN_QUOTE.match(line)
    if not found or not found[2].strip():
        return None
    return found[1] or "", found[2].strip(), found[3], line[found.end() :]


def _property(line: bytes, number: int, encoding: str | None, *, old: bool) -> Property | None:
    header = line[: min(line.find(b":") + 1, 4000)]
    if not old and b";" not in header and "\n" not in (said := clean(text.decoded(line, encoding, number))):
        return _plain(said)
    header = header.upper()
    told = header.find(b"CHARSET") >= 0 and _CHARSET.search(header)
    charset = _codec(told[1].decode()) if told else None
    near = charset if charset and "\n".encode(charset) == b"\n" else None  # in which the line itself may be, too
    said = clean(_decoded(line, near, encoding, number))
    if not (old or told or b"ENCODING" in header or b"QUOTED" in header or b"BASE64" in header or "\n" in said):
        return _plain(said)
    found = _split(said)
    if not found:
        return None
    group, name, head, value = found
    name = clean_line(name.upper())
    parameters, coded = _parameters(head)
    if coded:
        value = _decoded(quopri.decodestring(value.encode(near or encoding or "utf-8", "replace")), charset or encoding)
    elif _IN_BASE64 in parameters and name not in _BINARY and not name.startswith("X-"):
        with suppress(ValueError):  # it may only say so
            value = _decoded(binascii.a2b_base64(value, strict_mode=True), charset or encoding)
        parameters = tuple(pair for pair in parameters if pair != _IN_BASE64)
    if old:
        value = _as_new(name, value, parameters)
    value = clean(value).replace("\n", "\\n").strip()
    return Property(name, value, parameters, group)


def _decoded(line: bytes, charset: str | None, encoding: str | None = None, number: int = 0) -> str:
    """Text of the charset that a property names for itself where it is, else as other lines are read."""
    if charset:
        try:
            told = line.decode(charset)
        except UnicodeError:
            pass
        else:
            if not _C1.search(told):
                return told
            encoding = None  # the letters of C1 are in no text: a phone says so of all that it writes
    return text.decoded(line, encoding, number)


@lru_cache(maxsize=100)
def _codec(name: str) -> str | None:
    """A charset of text, where there is one of that name."""
    try:
        return text.checked(name)
    except Unreadable:
        return None


@lru_cache(maxsize=1000)
def _common(said: str) -> tuple[tuple[tuple[str, str], ...], bool]:
    """Parameters that are short, of which a file has the same few again and again."""
    return _parameters(said)


def _parameters(said: str) -> tuple[tuple[tuple[str, str], ...], bool]:
    """The parameters, and whether the value is in quoted-printable; encodings that are undone here are left out."""
    found, coded = [], False
    for each in _PARAMETER.findall(said):
        key, equals, value = each.partition("=")
        key, value = (clean_line(key).upper(), value.strip()) if equals else ("", each.strip())
        if key in ("", "ENCODING") and (encoding := value.strip('"').upper()) in _ENCODINGS:
            coded = coded or encoding == "QUOTED-PRINTABLE"
            if _ENCODINGS[encoding]:
                found.append(_IN_BASE64)
        elif key != "CHARSET" and (key or value):
            found += [(key or "TYPE", item) for item in _items(value, words=key in ("", "TYPE"))]
    return tuple(found), coded


def _items(value: str, *, words: bool) -> list[str]:
    """The values of a parameter; types are words, which some quote all together."""
    if value.isalnum():
        return [value]
    found = [item.replace('"', "") for item in _ITEM.findall(value)]
    if "^" in value:
        found = [re.sub(r"\^[n'^]", lambda caret: _CARETS[caret[0]], item) for item in found]
    if words:
        return [bare for item in found for word in item.split(",") if (bare := word.strip())]
    return found or [""]


def _quoted(value: str, version: str) -> str:
    """A parameter's value, quoted where it has to be; what quotes cannot hold has a form in 4.0 alone (RFC 6868)."""
    if version == "4.0":
        value = value.replace("^", "^^").replace("\n", "^n").replace('"', "^'")
    else:
        value = value.replace("\n", " ").replace('"', "")
    return f'"{value}"' if any(mark in value for mark in ":;,") else value


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
