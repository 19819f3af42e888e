"""People to cards, of 3.0 (RFC 2426) or 4.0 (RFC 6350).

What a card said that the person came from goes out again as it came, as long as the book still says so; what was edited
since is written anew.
"""

from collections.abc import Iterable, Iterator

from netbook.domain.methods import Method
from netbook.domain.occasions import BIRTHDAY, YearlyDay
from netbook.domain.records import ContactRecord
from netbook.errors import Unreadable
from netbook.formats.vcard.keeping import Keeping, labelled
from netbook.formats.vcard.lines import Property
from netbook.formats.vcard.meaning import ANNIVERSARY, Token
from netbook.formats.vcard.unfolding import marks
from netbook.formats.vcard.values import escaped, written_day
from netbook.formats.vcard.versions import VERSIONS, as_line

_WIDTH = 75  # octets of a line
_LISTS = {"alias": "NICKNAME", "tag": "CATEGORIES"}
_PLAIN = {
    "name": "FN",
    "organisation": "ORG",
    "title": "TITLE",
    "about": "NOTE",
    "uid": "UID",
    "circle": "X-NETBOOK-CIRCLE",
    "cadence": "X-NETBOOK-CADENCE",
    "met": "X-NETBOOK-MET",
}


def write(records: Iterable[ContactRecord], version: str = "3.0") -> Iterator[str]:
    """The text of cards, one person after the other.

    Raises:
        Unreadable: cards of that version are not written.
    """
    if version not in VERSIONS:
        raise Unreadable(f"cards of {version} are not written", f"it may be {' or '.join(VERSIONS)}")
    for record in records:
        lines = [f"VERSION:{version}", *(as_line(each, version) for each in properties(record))]
        yield "".join(f"{line}\r\n" for line in ("BEGIN:VCARD", *map(_folded, lines), "END:VCARD"))


def properties(record: ContactRecord) -> list[Property]:
    """The properties of a person's card: what no kept one says, before what was kept and still holds."""
    keeping = Keeping(record)
    found = keeping.kept()
    ways = [each for kind, way in keeping.missing(found) if kind == "method" for each in _method(way, keeping.groups)]
    found = keeping.in_order(found, ways)
    fresh = list(_fresh(keeping.missing(found), keeping.groups))
    if not any(each.name == "N" for each in found):
        fresh.append(Property("N", f"{escaped(record.family or '')};{escaped(record.given or '')};;;"))
    return [*fresh, *found]


def _fresh(missing: Iterable[Token], groups: Iterator[str]) -> Iterator[Property]:
    """Properties for what no kept one says."""
    lists: dict[str, list[str]] = {}
    for kind, value in missing:
        match kind:
            case "alias" | "tag":
                lists.setdefault(_LISTS[kind], []).append(escaped(value))
            case "occasion":
                day: YearlyDay
                name, day = value
                yield from _occasion(name, day, groups)
            case "fact":
                yield Property("X-NETBOOK-FACT", ";".join(map(escaped, value)))
            case "met_on":
                yield Property("X-NETBOOK-MET-ON", value.isoformat())
            case "city":
                yield Property("ADR", f";;;{escaped(value)};;;", (("TYPE", "pref"),))
            case "method":
                pass  # written already, though it may be read in another way
            case _:
                yield Property(_PLAIN[kind], escaped(value))
    for name, values in lists.items():
        yield Property(name, ",".join(values))


def _method(method: Method, groups: Iterator[str]) -> Iterator[Property]:
    """A way to reach somebody."""
    value = escaped(method.value)
    match method.kind:
        case "email":
            found = Property("EMAIL", value)
        case "phone":
            found = Property("TEL", value)
        case "address":
            found = Property("ADR", f";;{value};;;;")
        case "url":
            found = Property("URL", value)
        case _:
            service = (("TYPE", method.platform or ""), ("X-USER", method.value))
            found = Property("X-SOCIALPROFILE", escaped(f"{method.platform}:{method.value}"), service)
    yield from labelled(found, method.label, groups)


def _occasion(kind: str, day: YearlyDay, groups: Iterator[str]) -> Iterator[Property]:
    if kind == BIRTHDAY:
        yield Property("BDAY", written_day(day))
    elif kind == ANNIVERSARY:
        yield Property("X-ANNIVERSARY", written_day(day))
    else:
        group = next(groups)
        yield Property("X-ABDATE", written_day(day), group=group)
        yield Property("X-ABLABEL", escaped(kind), group=group)


def _folded(line: str) -> str:
    """A line cut into pieces of 75 octets at most, none of which says that a card ends."""
    pieces = _cut(line, _WIDTH)
    if "VCARD" in line.upper():
        narrower = (_cut(line, width) for width in range(_WIDTH, 1, -1))
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
