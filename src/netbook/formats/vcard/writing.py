"""People to cards, of 3.0 (RFC 2426) or 4.0 (RFC 6350).

What a card said that the person came from goes out again as it came, as long as the book still says so; what was edited
since is written anew.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from netbook.domain.methods import Method
from netbook.domain.occasions import BIRTHDAY
from netbook.domain.records import ContactRecord
from netbook.errors import Unreadable
from netbook.formats.vcard.lines import Property, parsed
from netbook.formats.vcard.meaning import ANNIVERSARY, LABELS, Token
from netbook.formats.vcard.reading import Told, reader_of
from netbook.formats.vcard.unfolding import marks
from netbook.formats.vcard.values import day_of, escaped, unescaped, written_day

VERSIONS = ("3.0", "4.0")
_TEXTS = frozenset(("FN", "NOTE", "TITLE", "ROLE", "SORT-STRING", "X-ABLABEL", "LABEL"))
_TYPES = {"home": "HOME", "work": "WORK", "mobile": "CELL", "fax": "FAX", "pager": "PAGER"}
_LIKE_A_LINK = re.compile(r"data:([\w/+.-]*);base64,", re.IGNORECASE)
_WIDTH = 75  # octets of a line


def write(records: Iterable[ContactRecord], version: str = "3.0") -> Iterator[str]:
    """The text of cards, one person after the other.

    Raises:
        Unreadable: cards of that version are not written.
    """
    if version not in VERSIONS:
        raise Unreadable(f"cards of {version} are not written", f"it may be {' or '.join(VERSIONS)}")
    for record in records:
        lines = [f"VERSION:{version}", *(_line(each, version) for each in properties(record, version))]
        yield "".join(f"{line}\r\n" for line in ("BEGIN:VCARD", *map(_folded, lines), "END:VCARD"))


def properties(record: ContactRecord, version: str = "3.0") -> list[Property]:
    """The properties of a person's card: what was kept and still holds, then what nothing kept says."""
    before = _kept(record.rest)
    told, reader = Told(before, None), reader_of(before, None)
    says = _says(record)
    missing = dict(says)
    now = _Now(record, says, told)
    found = []
    for each in before:
        tokens = reader.tokens(each)
        if each.name == "N":
            holds = (told.first("given"), told.first("family")) == (record.given, record.family)
        else:
            holds = all(map(now.holds, tokens))
        if holds:
            found.append(each)
            for token in tokens:
                missing.pop(("about", record.about) if token[0] == "about" else now.key(token), None)
    groups = {each.group for each in found if each.name != "X-ABLABEL"}
    found = [each for each in found if each.name != "X-ABLABEL" or each.group in groups]
    fresh = list(_fresh(record, missing, found, version))
    return [*fresh, *found]  # of several organisations the first is the one that counts


def _kept(rest: Mapping[str, Any]) -> list[Property]:
    """The properties that were kept; ``rest`` may come from a file that somebody made."""
    lines = rest.get("vcard", ())
    found = [parsed(" ".join(line.splitlines())) for line in lines if isinstance(line, str)]
    return [each for each in found if each and each.name not in ("BEGIN", "END", "VERSION")]


def _key(token: Token) -> Token:
    """What makes two tokens say the same; the number of a phone is normalised by where one is."""
    kind, value = token
    return (kind, (value.kind, value.value)) if isinstance(value, Method) else token


def _says(record: ContactRecord) -> dict[Token, Any]:
    """What a record says, by token."""
    tokens: list[Token] = [("name", record.name)]
    tokens += [(kind, getattr(record, kind)) for kind in _ONE if getattr(record, kind)]
    tokens += [("alias", alias) for alias in record.aliases]
    tokens += [("method", method) for method in record.methods]
    tokens += [("occasion", occasion) for occasion in record.occasions]
    tokens += [("tag", tag) for tag in record.tags]
    tokens += [("fact", fact) for fact in record.facts]
    return {_key(token): token[1] for token in tokens}


_ONE = ("organisation", "title", "about", "uid", "circle", "cadence", "met", "met_on")


class _Now:
    """What a record says now, to compare what a kept property says with."""

    def __init__(self, record: ContactRecord, says: Mapping[Token, Any], told: Told) -> None:
        self.record = record
        self.says = says
        self.told = told
        self.kept_about = record.about is not None and told.fields("")["about"] == record.about
        self.numbers = {
            tail: each for each in record.methods if each.kind == "phone" for tail in _tails(each.normalised)
        }
        self.identities = {each.identity for each in record.methods}

    def key(self, token: Token) -> Token:
        """The token of the record that says the same: a number may be spelled in another way."""
        if _key(token) not in self.says and token[0] == "method" and (same := self._number(token[1])):
            return _key(("method", same))
        return _key(token)

    def holds(self, token: Token) -> bool:
        """Whether what a kept property says is still so; what netbook cannot read always is."""
        kind, value = token
        match kind:
            case "about":
                return self.kept_about
            case "uid" | "known" | "remark":
                return True
            case "alias":
                return token in self.says or value == self.record.name
            case "method":
                return _key(token) in self.says or value.identity in self.identities or bool(self._number(value))
            case "occasion" | "tag" | "fact":
                return token in self.says
            case "city":
                return bool(value == self.record.city or value != self.told.city())
        return value != self.told.first(kind) or bool(getattr(self.record, kind) == value)

    def _number(self, method: Method) -> Method | None:
        """The number of the record that this is, spelled as one does inside its country."""
        if method.kind != "phone" or method.normalised.startswith("+"):
            return None
        return self.numbers.get(method.normalised.lstrip("0"))


def _tails(normalised: str) -> Iterator[str]:
    """The figures of a number as they may be written inside its country, whose code has one to three of them."""
    digits = re.sub(r"\D", "", normalised)
    yield from (digits[size:].lstrip("0") for size in range(4 if normalised.startswith("+") else 1))


def _fresh(
    record: ContactRecord, missing: Mapping[Token, Any], found: Sequence[Property], version: str
) -> Iterator[Property]:
    """Properties for what no kept one says."""
    names = {each.name for each in found}
    used = {each.group for each in found}
    free = (f"item{number}" for number in range(1, len(used) + len(missing) + 2) if f"item{number}" not in used)
    if "FN" not in names:
        yield Property("FN", escaped(record.name))
    if "N" not in names:
        given, family = (record.given, record.family) if record.given or record.family else (record.name, None)
        if record.given or record.family:
            yield Property("N", f"{escaped(family or '')};{escaped(given or '')};;;")
        else:
            yield Property("N", ";;;;")
    lists: dict[str, list[str]] = {}
    for (kind, _), value in missing.items():
        match kind:
            case "alias" | "tag":
                lists.setdefault(_LISTS[kind], []).append(escaped(value))
            case "method":
                yield from _method(value, version, free)
            case "occasion":
                kind, day = value
                yield from _occasion(kind, day, version, free)
            case "uid":
                if "UID" not in names:
                    yield Property("UID", escaped(value))
            case "fact":
                yield Property("X-NETBOOK-FACT", ";".join(map(escaped, value)))
            case "met_on":
                yield Property("X-NETBOOK-MET-ON", value.isoformat())
            case "name":
                pass  # in FN above
            case _:
                yield Property(_PLAIN[kind], escaped(value))
    for name, values in lists.items():
        yield Property(name, ",".join(values))
    if record.city and record.city != Told(found, None).city():
        yield Property("ADR", f";;;{escaped(record.city)};;;", (("TYPE", "pref"),))


_LISTS = {"alias": "NICKNAME", "tag": "CATEGORIES"}
_PLAIN = {
    "organisation": "ORG",
    "title": "TITLE",
    "about": "NOTE",
    "circle": "X-NETBOOK-CIRCLE",
    "cadence": "X-NETBOOK-CADENCE",
    "met": "X-NETBOOK-MET",
}


def _method(method: Method, version: str, groups: Iterator[str]) -> Iterator[Property]:
    """A way to reach somebody; a label that is no type of cards is written as Apple does."""
    label = method.label
    kind = _TYPES.get(label or "")
    group = next(groups) if label and not kind else ""
    types: tuple[tuple[str, str], ...] = (("TYPE", kind),) if kind else ()
    match method.kind:
        case "email":
            yield Property("EMAIL", escaped(method.value), types, group)
        case "phone":
            yield Property("TEL", escaped(method.value), types, group)
        case "address":
            yield Property("ADR", f";;{escaped(method.value)};;;;", types, group)
        case "url":
            yield Property("URL", escaped(method.value), types, group)
        case _:
            service = (("TYPE", method.platform or ""), ("X-USER", method.value))
            name = "X-SOCIALPROFILE"
            yield Property(name, escaped(f"{method.platform}:{method.value}"), (*service, *types), group)
    if group:
        yield Property("X-ABLABEL", escaped(label or ""), group=group)


def _occasion(kind: str, day: Any, version: str, groups: Iterator[str]) -> Iterator[Property]:
    if kind == BIRTHDAY:
        yield Property("BDAY", written_day(day))
    elif kind == ANNIVERSARY:
        yield Property("ANNIVERSARY" if version == "4.0" else "X-ANNIVERSARY", written_day(day))
    else:
        group = next(groups)
        yield Property("X-ABDATE", written_day(day), group=group)
        yield Property("X-ABLABEL", escaped(kind), group=group)


def _line(each: Property, version: str) -> str:
    each = _in_version(each, version)
    if each.name in _TEXTS:
        each = replace(each, value=escaped(unescaped(each.value)))
    return each.written(version)


def _in_version(each: Property, version: str) -> Property:
    """A property as its version has it: pictures, telephones as addresses, and what is preferred."""
    parameters = list(each.parameters)
    value = each.value
    link = _LIKE_A_LINK.match(value)
    if version == "3.0" and link:
        value = value[link.end() :]
        kind = link[1].rpartition("/")[2].upper()
        parameters = [pair for pair in parameters if pair[0] not in ("VALUE", "MEDIATYPE", "ENCODING")]
        parameters += [("ENCODING", "b"), *([("TYPE", kind)] if kind and kind.casefold() not in each.types() else [])]
    elif version == "4.0" and ("ENCODING", "b") in parameters:
        kind = next((word for word in each.types() if word not in LABELS), "")
        folder = "image/" if each.name in ("PHOTO", "LOGO") else "audio/" if each.name == "SOUND" else "application/"
        value = f"data:{folder + kind if kind else ''};base64,{value}"
        parameters = [pair for pair in parameters if pair[0] != "ENCODING" and pair[1].casefold() != kind]
    if version == "4.0":
        parameters = list(_preferred(parameters))
        year = each.parameter("X-APPLE-OMIT-YEAR")
        if year and value.startswith(f"{year}-") and (day := day_of(value, without_year=year)):
            value = written_day(day)
            parameters = [pair for pair in parameters if pair[0] != "X-APPLE-OMIT-YEAR"]
    else:
        parameters = [("TYPE", "pref") if pair == ("PREF", "1") else pair for pair in parameters]
    if version == "3.0" and each.name == "TEL" and value.casefold().startswith("tel:") and ";" not in value:
        value = value[4:]
        parameters = [pair for pair in parameters if pair[0] != "VALUE"]
    return Property(each.name, value, tuple(parameters), each.group)


def _preferred(parameters: Iterable[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    """Parameters as 4.0 has them, where what is preferred is no type."""
    for key, value in parameters:
        words = value.split(",") if key == "TYPE" else [value]
        kept = [word for word in words if key != "TYPE" or word.casefold() != "pref"]
        if kept:
            yield key, ",".join(kept)
        if len(kept) < len(words):
            yield "PREF", "1"


def _folded(line: str) -> str:
    """A line cut into pieces of 75 octets at most, none of which says that a card ends."""
    pieces = _cut(line, _WIDTH)
    if "VCARD" in line.upper():
        narrower = (_cut(line, width) for width in range(_WIDTH, 0, -1))
        pieces = next(found for found in narrower if not any(marks(piece.encode()) for piece in found))
    return "\r\n ".join(pieces)


def _cut(line: str, width: int) -> list[str]:
    """The pieces of a line, with no letter cut; a blank comes before all but the first."""
    if len(line) <= width and line.isascii():
        return [line]
    if line.isascii():
        return [line[:width], *(line[at : at + width - 1] for at in range(width, len(line), width - 1))]
    pieces: list[str] = []
    held: list[str] = []
    size = 0
    for letter in line:
        octets = len(letter.encode("utf-8", errors="replace"))
        if size + octets > width:
            pieces.append("".join(held))
            held, size = [], 1
        held.append(letter)
        size += octets
    return [*pieces, "".join(held)]
