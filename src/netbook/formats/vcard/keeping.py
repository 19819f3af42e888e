"""What of the card that a person came from still holds, now that the book may say otherwise.

Of each thing that a card says, such as a title or the day of a birthday, the first counts. While the book has that, all
stays as it came. Where the book has another, the one that counted is rewritten or goes, and the others stay behind what
is written anew; where the book has none, none can stay.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from itertools import count
from typing import Any

from netbook.domain.methods import Method
from netbook.domain.records import ContactRecord
from netbook.domain.text import clean_line
from netbook.formats.vcard.lines import Property, parsed
from netbook.formats.vcard.meaning import LABELS, Token
from netbook.formats.vcard.reading import Told
from netbook.formats.vcard.values import address_of, escaped, split, unescaped

Slot = tuple[Any, ...]
_ONE = ("name", "organisation", "title", "city", "about", "uid", "circle", "cadence", "met", "met_on")
_TYPES = {"home": "HOME", "work": "WORK", "mobile": "CELL", "fax": "FAX", "pager": "PAGER"}
_OF_A_VALUE = ("VALUE", "X-USER")  # parameters that say no more of another value


class Keeping:
    """The kept properties of a person, held against what the record says."""

    def __init__(self, record: ContactRecord) -> None:
        self.record = record
        self.before = _kept(record.rest)
        self.told = Told(self.before, None)
        self.ways = {each.identity: each for each in record.methods}
        phones = [each for each in record.methods if each.kind == "phone"]
        self.numbers = {tail: each for each in phones for tail in _tails(each.normalised)}
        self.numbers |= {each.value: each for each in phones}
        used = {each.group.casefold() for each in self.before}
        self.groups = (f"item{number}" for number in count(1) if f"item{number}" not in used)
        self.tokens = _tokens(record)
        self.now = dict(map(self.statement, self.tokens))
        self.counted = self.first(self.told)

    def statement(self, token: Token) -> tuple[Slot, Any]:
        """Of what a token says something, and what."""
        kind, value = token
        match kind:
            case "method":
                return (kind, (self._way(value) or value).identity), (value.value, value.label)
            case "occasion" | "fact":
                return (kind, value[0].casefold()), value[1]
            case "alias" | "tag":
                return (kind, value), True
        return (kind,), value

    def missing(self, properties: list[Property]) -> list[Token]:
        """What the record says and properties do not; a card has one UID, whichever the book knows."""
        said = self.first(self.told_by(properties))
        stated = [(token, *self.statement(token)) for token in self.tokens]
        return [
            token for token, slot, now in stated if said.get(slot) != now and not (slot == ("uid",) and slot in said)
        ]

    def first(self, told: Told) -> dict[Slot, Any]:
        """What properties say first of each thing, which is what counts; notes count together."""
        found: dict[Slot, Any] = {("about",): told.about(), ("city",): told.city(), ("name",): told.full_name()}
        for _, tokens in told.said:
            for slot, said in map(self.statement, tokens):
                found.setdefault(slot, said)
        return found

    def told_by(self, properties: list[Property]) -> Told:
        """What properties say together."""
        return self.told if properties == self.before else Told(properties, None)

    def kept(self) -> list[Property]:
        """The properties that still hold, in their order."""
        found = [left for each, tokens in self.told.said for left in self._left(each, tokens)]
        gone = _partners(self.before) - _partners(found)
        return [each for each in found if each.name != "X-ABLABEL" or each.group.casefold() not in gone]

    def in_order(self, found: list[Property], fresh: list[Property]) -> list[Property]:
        """The properties with the fresh ways to reach somebody among them, as the record has their order."""
        whole = [*found, *fresh]
        told = self.told_by(whole)
        read = [(slot[1], *said) for slot, said in self.first(told).items() if slot[0] == "method"]
        if read == [(each.identity, each.value, each.label) for each in self.record.methods]:
            return whole
        ranks = {identity: rank for rank, identity in enumerate(self.ways)}
        said = [self._identity(tokens) for _, tokens in told.said]
        places = [at for at, identity in enumerate(said) if identity]
        fresh_first = sorted(places, key=lambda at: (ranks.get(said[at], len(ranks)), at < len(found)))
        moved = dict(zip(places, (whole[at] for at in fresh_first), strict=True))
        return [moved.get(at, each) for at, each in enumerate(whole)]

    def _identity(self, tokens: list[Token]) -> Any:
        return next((self.statement(token)[0][1] for token in tokens if token[0] == "method"), None)

    def _left(self, each: Property, tokens: list[Token]) -> Iterator[Property]:
        """What is left of a property: itself, nothing, or what it has to be now."""
        if each.name in ("FN", "N") and not each.value.strip(" ;,"):
            if each.name == "N" and not (self.record.given or self.record.family):
                yield each
            return
        if each.name == "ADR" and self.counted["city",] and not self.record.city and address_of(each.value)[1]:
            # On one line, since its parts would name the city that the person is no more in.
            each = replace(each, value=f";;{escaped(address_of(each.value)[0])};;;;", line="")
        if each.name == "N" and tokens:
            yield from self._name(each, tokens[0][1])
        elif each.name in ("NICKNAME", "CATEGORIES"):
            yield from self._list(each, tokens)
        elif all(map(self._holds, tokens)):
            yield each
        elif tokens[0][0] == "method":
            yield from self._rewritten(each, tokens[0][1])

    def _holds(self, token: Token) -> bool:
        """Whether what a kept property says may stay; what netbook cannot read always may."""
        kind, value = token
        if kind in ("uid", "known", "remark") or (kind == "alias" and value == self.record.name):
            return True
        slot, said = self.statement(token)
        now, counted = self.now.get(slot), self.counted[slot]
        return bool(now == counted or (now is not None and said != counted and kind != "about"))

    def _name(self, each: Property, said: Any) -> Iterator[Property]:
        """The parts of a name, of which those that changed are written anew."""
        parts = split(each.value, ";")
        parts += [""] * (2 - len(parts))
        now = self.record.family, self.record.given
        if said == now or said != self.counted["parts",]:
            yield each
            return
        for at, part in enumerate(now):
            if clean_line(unescaped(parts[at])) != (part or ""):
                parts[at] = escaped(part or "")
        yield replace(each, value=";".join(parts), line="")

    def _list(self, each: Property, tokens: list[Token]) -> Iterator[Property]:
        """A list without what is no more, the rest spelled as it was."""
        if all(map(self._holds, tokens)):
            yield each
            return
        found = {part: self.told.reader.tokens(replace(each, value=part)) for part in split(each.value, ",")}
        left = [part for part, said in found.items() if said and all(map(self._holds, said))]
        if left:
            yield replace(each, value=",".join(left), line="")

    def _rewritten(self, each: Property, was: Method) -> Iterator[Property]:
        """A way to reach somebody as the record spells and labels it now."""
        now = self._way(was)
        if not now or (was.value != now.value and was.kind in ("address", "handle")):
            return
        same = was.value == now.value
        parameters = tuple(
            (key, value)
            for key, value in each.parameters
            if not (key == "TYPE" and value.casefold() in LABELS) and (same or key not in _OF_A_VALUE)
        )
        group = "" if each.group.casefold() in self.told.reader.labels else each.group
        value = each.value if same else escaped(now.value)
        yield from labelled(Property(each.name, value, parameters, group), now.label, self.groups)

    def _way(self, method: Method) -> Method | None:
        """The way of the record that this is; a number may be spelled as one does inside its country."""
        if method.identity in self.ways or method.kind != "phone" or method.normalised.startswith("+"):
            return self.ways.get(method.identity)
        return self.numbers.get(method.value) or self.numbers.get(method.normalised.lstrip("0"))


def labelled(each: Property, label: str | None, groups: Iterator[str]) -> Iterator[Property]:
    """A way to reach somebody with its label; one that is no type of cards is written as Apple does."""
    kind = _TYPES.get(label or "")
    if kind:
        yield replace(each, parameters=(*each.parameters, ("TYPE", kind)))
    elif label:
        group = next(groups)
        yield replace(each, group=group)
        yield Property("X-ABLABEL", escaped(label), group=group)
    else:
        yield each


def _kept(rest: Mapping[str, Any]) -> list[Property]:
    """The properties that were kept; ``rest`` may come from a file that somebody made."""
    lines = rest.get("vcard")
    found = [parsed(line) for line in lines if isinstance(line, str)] if isinstance(lines, list) else []
    return [each for each in found if each and each.name not in ("BEGIN", "END", "VERSION")]


def _tokens(record: ContactRecord) -> list[Token]:
    """What a record says; the parts of the name are written with it."""
    return [
        *((kind, value) for kind in _ONE if (value := getattr(record, kind))),
        *(("alias", alias) for alias in record.aliases),
        *(("method", method) for method in record.methods),
        *(("occasion", occasion) for occasion in record.occasions),
        *(("tag", tag) for tag in record.tags),
        *(("fact", fact) for fact in record.facts),
    ]


def _partners(properties: list[Property]) -> set[str]:
    """The groups in which there is more than a label."""
    return {each.group.casefold() for each in properties if each.name != "X-ABLABEL"}


def _tails(normalised: str) -> Iterator[str]:
    """The figures of a number as they may be written inside its country, whose code has one to three of them."""
    digits = re.sub(r"\D", "", normalised)
    yield from (digits[size:].lstrip("0") for size in range(4 if normalised.startswith("+") else 1))
