"""Cards to people."""

from collections.abc import Iterator, Sequence
from operator import itemgetter
from typing import Any

from netbook.domain.methods import Method
from netbook.domain.occasions import YearlyDay
from netbook.domain.records import ContactRecord, ReadingOptions, Record, Rejected
from netbook.domain.text import clean_line
from netbook.errors import Unreadable
from netbook.formats import text
from netbook.formats.package import Member
from netbook.formats.vcard.lines import Card, Property, cards
from netbook.formats.vcard.meaning import REMARK, TOO_LONG, Reader, apple_label, is_name
from netbook.formats.vcard.unfolding import BEGIN, marks
from netbook.formats.vcard.values import address_of, parts, unescaped

GROUPS = ("KIND", "X-ADDRESSBOOKSERVER-KIND")


def claims(member: Member, _options: ReadingOptions) -> bool:
    """Whether a file holds cards."""
    head = member.head[:4096].replace(b"\0", b"").removeprefix(b"\xff\xfe").removeprefix(b"\xfe\xff")
    begins = head.lstrip(b"\xef\xbb\xbf \t\r\n").upper().startswith(BEGIN)  # also where it has lost its lines
    return begins or any(BEGIN in marks(line) for line in head.splitlines())


def read(member: Member, options: ReadingOptions) -> Iterator[Record]:
    """The people of a file of cards, one at a time.

    Raises:
        Unreadable: no card of it can be told from the next, or it is not in the encoding that was named.
    """
    none = True
    with member.open() as stream:
        encoding, raw = text.raw_lines(stream, options.encoding)
        for card in cards(raw, encoding):
            none = False
            yield person(card, options.region, member.name)
    if none and claims(member, options):
        raise Unreadable("its cards have lost their lines", "export them again, and send the file as it is")


def person(card: Card, region: str | None, file: str = "") -> Record:
    """The person of a card, or why there is none."""
    for each in card.properties:
        if each.name in GROUPS and each.value.strip().casefold() in ("group", "list"):
            return Rejected("a list of people, not a person", _begins(card), file, card.line)
    told = Told(card.properties, region)
    name = told.called()
    if not name:
        reason = TOO_LONG if TOO_LONG in told.all(REMARK) else "a card without a name, an address or a number"
        return Rejected(reason, _begins(card), file, card.line)
    return ContactRecord(
        **told.fields(name),
        rest={"vcard": [each.line or each.written() for each in card.properties]},
        remarks=tuple(dict.fromkeys((*card.remarks, *told.all(REMARK)))),
        file=file,
        line=card.line,
    )


class Told:
    """What the properties of a card say together."""

    def __init__(self, properties: Sequence[Property], region: str | None) -> None:
        self.properties = properties
        self.reader = reader_of(properties, region)
        self.said = [(each, self.reader.tokens(each)) for each in properties]
        self._tokens: dict[str, list[Any]] = {}
        for _, tokens in self.said:
            for kind, value in tokens:
                self._tokens.setdefault(kind, []).append(value)

    def all(self, kind: str) -> list[Any]:
        """Everything that is said of one kind, in order."""
        return self._tokens.get(kind, [])

    def first(self, kind: str) -> Any:
        """What is said first of one kind."""
        return next(iter(self.all(kind)), None)

    def called(self) -> str:
        """What the person is called: by a name, else by what else one could know them by."""
        ways: list[Method] = self.all("method")
        known = [way.value for kind in ("email", "phone", "handle", "url") for way in ways if way.kind == kind]
        choices = (
            self.first("name"),
            self._put_together(),
            self.first("alias"),
            self.first("organisation"),
            *known,
            self.first("known"),
        )
        return next((each for each in choices if each and is_name(each)), "")

    def _put_together(self) -> str:
        """The name from its parts: prefix, given, additional, family, suffix."""
        for each in self.properties:
            if each.name == "N":
                found = [clean_line(part.replace(",", " ")) for part in parts(each.value)] + [""] * 5
                family, given, more, before, after = found[:5]
                if whole := " ".join(part for part in (before, given, more, family, after) if part):
                    return whole
        return ""

    def full_name(self) -> str | None:
        """What the first FN says, which other readers take for the name also where it cannot be one."""
        return next((clean_line(unescaped(each.value)) for each in self.properties if each.name == "FN"), None)

    def city(self) -> str | None:
        """The city of the preferred address, else of the home, else of the first that has one."""
        places = [
            (each, city) for each in self.properties if each.name == "ADR" and (city := address_of(each.value)[1])
        ]
        ranked = [(0 if each.preferred() else 1 if "home" in each.types() else 2, city) for each, city in places]
        return min(ranked, key=itemgetter(0), default=(0, None))[1]

    def about(self) -> str | None:
        """The notes, one below the other."""
        return "\n\n".join(dict.fromkeys(self.all("about"))) or None

    def fields(self, name: str) -> dict[str, Any]:
        """The fields of a record."""
        family, given = self.first("parts") or (None, None)
        ways: dict[Any, Method] = {}
        for way in self.all("method"):
            ways.setdefault(way.identity, way)
        occasions: dict[str, tuple[str, YearlyDay]] = {}
        for kind, day in self.all("occasion"):
            occasions.setdefault(kind.casefold(), (kind, day))
        facts: dict[str, str] = {}
        for key, value in self.all("fact"):
            facts.setdefault(key, value)
        return {
            "name": name,
            "family": family,
            "given": given,
            **{kind: self.first(kind) for kind in ONE},
            "city": self.city(),
            "about": self.about(),
            "aliases": tuple(alias for alias in dict.fromkeys(self.all("alias")) if alias != name),
            "methods": tuple(ways.values()),
            "occasions": tuple(occasions.values()),
            "facts": tuple(facts.items()),
            "tags": tuple(dict.fromkeys(self.all("tag"))),
            "key": next((clean_line(unescaped(each.value)) for each in self.properties if each.name == "UID"), None)
            or None,
        }


ONE = ("organisation", "title", "uid", "met", "met_on", "circle", "cadence")


def reader_of(properties: Sequence[Property], region: str | None) -> Reader:
    """What reads the properties of one card."""
    labels = {
        each.group.casefold(): apple_label(unescaped(each.value))
        for each in properties
        if each.name == "X-ABLABEL" and each.group
    }
    return Reader({group: label for group, label in labels.items() if label}, region)


def _begins(card: Card) -> str:
    return next((clean_line(unescaped(each.value))[:40] for each in card.properties if each.value), "")
