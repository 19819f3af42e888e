"""Cards to people."""

from collections.abc import Iterator, Sequence
from typing import Any

from netbook.domain.methods import Method
from netbook.domain.names import LONGEST_NAME
from netbook.domain.occasions import YearlyDay
from netbook.domain.records import ContactRecord, ReadingOptions, Record, Rejected
from netbook.domain.text import clean_line
from netbook.errors import Unreadable
from netbook.formats import text
from netbook.formats.package import Member
from netbook.formats.vcard.lines import Card, Property, cards
from netbook.formats.vcard.meaning import Reader, address_of, apple_label, preferred
from netbook.formats.vcard.unfolding import BEGIN, marks
from netbook.formats.vcard.values import parts, unescaped

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
        return Rejected("a card without a name, an address or a number", _begins(card), file, card.line)
    if len(name) > LONGEST_NAME:
        return Rejected(f"a name of more than {LONGEST_NAME} letters", name[:40], file, card.line)
    return ContactRecord(
        **told.fields(name),
        rest={"vcard": [each.line or each.written() for each in card.properties]},
        remarks=tuple(dict.fromkeys((*card.remarks, *told.all("remark")))),
        file=file,
        line=card.line,
    )


class Told:
    """What the properties of a card say together."""

    def __init__(self, properties: Sequence[Property], region: str | None) -> None:
        self.properties = properties
        self.reader = reader_of(properties, region)
        self._tokens: dict[str, list[Any]] = {}
        for each in properties:
            for kind, value in self.reader.tokens(each):
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
        return next((each for each in choices if each and any(map(str.isalnum, each))), "")

    def _put_together(self) -> str:
        """The name from its parts: prefix, given, additional, family, suffix."""
        for each in self.properties:
            if each.name == "N":
                found = [clean_line(part.replace(",", " ")) for part in parts(each.value)] + [""] * 5
                family, given, more, before, after = found[:5]
                return " ".join(part for part in (before, given, more, family, after) if part)
        return ""

    def city(self) -> str | None:
        """The city of the preferred address, else of the home, else of the first that has one."""
        found = [(each, city) for each in self.properties if each.name == "ADR" and (city := address_of(each)[1])]
        found.sort(key=lambda one: (not preferred(one[0]), "home" not in one[0].types()))
        return found[0][1] if found else None

    def fields(self, name: str) -> dict[str, Any]:
        """The fields of a record."""
        occasions: dict[str, YearlyDay] = {}
        for kind, day in self.all("occasion"):
            occasions.setdefault(kind, day)
        facts: dict[str, str] = {}
        for key, value in self.all("fact"):
            facts.setdefault(key, value)
        return {
            "name": name,
            **{kind: self.first(kind) for kind in ONE},
            "city": self.city(),
            "about": "\n\n".join(dict.fromkeys(self.all("about"))) or None,
            "aliases": tuple(alias for alias in dict.fromkeys(self.all("alias")) if alias != name),
            "methods": tuple({each.identity: each for each in reversed(self.all("method"))}.values())[::-1],
            "occasions": tuple(occasions.items()),
            "facts": tuple(facts.items()),
            "tags": tuple(dict.fromkeys(self.all("tag"))),
            "key": next((clean_line(unescaped(each.value)) for each in self.properties if each.name == "UID"), None)
            or None,
        }


ONE = ("given", "family", "organisation", "title", "uid", "met", "met_on", "circle", "cadence")


def reader_of(properties: Sequence[Property], region: str | None) -> Reader:
    """What reads the properties of one card."""
    labels = {
        each.group: apple_label(unescaped(each.value)) for each in properties if each.name == "X-ABLABEL" and each.group
    }
    return Reader({group: label for group, label in labels.items() if label}, region)


def _begins(card: Card) -> str:
    return next((clean_line(unescaped(each.value))[:40] for each in card.properties if each.value), "")
