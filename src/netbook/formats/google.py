"""Contacts as Google Contacts exports them to CSV: until 2024 (``Given Name``) and since (``First Name``)."""

import re
from collections.abc import Iterator, Sequence

from netbook.domain.records import ReadingOptions, Record
from netbook.formats import tables
from netbook.formats.package import Member
from netbook.formats.tables import Heading, key_of
from netbook.formats.tables.draft import Draft, Postal, label_of
from netbook.formats.tables.rows import Row

_BETWEEN = ":::"
_GROUPS = {"* mycontacts", "* starred"}
_NUMBERED = re.compile(
    r"(e-?mail|phone|address|website|im|event|relation|custom field|organization) (\d+) - ([\w. ]+)", re.IGNORECASE
)
_LABELS = ("label", "type")
# What a column is, under either heading.
_FIELDS = {
    "name": "name",
    "firstname": "given",
    "givenname": "given",
    "middlename": "middle",
    "additionalname": "middle",
    "lastname": "family",
    "familyname": "family",
    "nickname": "alias",
    "organizationname": "organisation",
    "organization1name": "organisation",
    "organizationtitle": "title",
    "organization1title": "title",
    "birthday": "birthday",
    "notes": "about",
    "labels": "tags",
    "groupmembership": "tags",
}


def claims(member: Member, options: ReadingOptions) -> bool:
    """Whether it is a table with one of the headings of Google Contacts."""
    return tables.heading_of(member, options, _worth) is not None


def read(member: Member, options: ReadingOptions) -> Iterator[Record]:
    """The people of an export.

    Raises:
        Unreadable: it is damaged, or no such export.
    """
    return tables.people(member, options, "Google's CSV", _worth, _person)


def _worth(cells: Sequence[str]) -> int:
    keys = {key_of(cell) for cell in cells}
    groups = {"labels", "groupmembership"} & keys
    numbered = any(re.fullmatch(r"(?:email|phone)1(?:label|type|value)", key) for key in keys)
    own = {"fileas", "phoneticfirstname", "organizationname", "yominame", "givennameyomi"} & keys
    named = {"firstname", "givenname"} & keys
    return len(keys) if named and (numbered or (groups and own)) else 0


def _person(row: Row, heading: Heading, member: Member, options: ReadingOptions) -> Record:
    draft = Draft(options, member.name, row.line)
    parts: dict[str, str] = {}
    numbered: dict[tuple[str, int], dict[str, tuple[str, str]]] = {}
    for name, key, cell in zip(heading.names, heading.keys, row.cells, strict=True):
        field, found = _FIELDS.get(key), _NUMBERED.fullmatch(name)
        if not cell:
            continue
        if field in ("name", "given", "middle", "family"):
            parts[field] = cell
        elif field:
            _place(draft, field, name, cell)
        elif found:
            which = key_of(found[1]), int(found[2])
            numbered.setdefault(which, {})[key_of(found[3])] = (name, cell)
        else:
            draft.keep(name, cell)
    _name(draft, parts)
    for (kind, _), values in numbered.items():
        _numbered(draft, kind, values)
    return draft.record()


def _name(draft: Draft, parts: dict[str, str]) -> None:
    given = " ".join(filter(None, (parts.get("given"), parts.get("middle"))))
    family = parts.get("family", "")
    draft.called("Name", f"{given} {family}".strip() or parts.get("name", ""))
    draft.given, draft.family = draft.part(given), draft.part(family)
    whole = parts.get("name", "")
    if key_of(whole) != key_of(draft.name):
        draft.keep("Name", whole)


def _place(draft: Draft, field: str, name: str, cell: str) -> None:
    """Put one cell where it belongs."""
    if field == "tags":
        for label in cell.split(_BETWEEN):
            if label.strip().casefold() not in _GROUPS:
                draft.tag(label)
    elif field == "birthday":
        draft.day(name, cell)
    elif field == "alias":
        draft.alias(name, cell)
    else:
        draft.put(field, name, cell)


def _numbered(draft: Draft, kind: str, values: dict[str, tuple[str, str]]) -> None:
    """Put what has a label and a value, or several values, where it belongs."""
    label = next((label_of(values[each][1]) for each in _LABELS if each in values), None)
    heading, cell = values.get("value", ("", ""))
    known = {*_LABELS, "value"}
    if kind == "address":
        known |= _address(draft, values, label)
    elif not cell:
        known = set()
    elif kind in ("event", "relation", "customfield") and not label:
        draft.keep(heading, cell)
    elif kind == "im":
        known = {"value", "type"} | _messenger(draft, values)
    else:
        _values(draft, kind, heading, cell, label)
    for part, (name, text) in values.items():
        if part not in known:
            draft.keep(name, text)


def _values(draft: Draft, kind: str, heading: str, cell: str, label: str | None) -> None:
    place = {"email": draft.email, "phone": draft.phone, "website": draft.url}.get(kind)
    for value in cell.split(_BETWEEN):
        if place:
            place(heading, value, label)
        elif kind == "event":
            draft.day(heading, value, label or "")
        else:
            key = label or ""
            draft.fact(heading, value.strip(), key.casefold() if kind == "relation" else key)


def _address(draft: Draft, values: dict[str, tuple[str, str]], label: str | None) -> set[str]:
    """Read an address, as Google wrote it in one or of its parts; the parts that were used."""
    names = ("street", "city", "region", "postalcode", "country")
    more = ("extendedaddress", "pobox")
    street, city, region, postcode, country = (_of(values, name) for name in names)
    parts = Postal(street, city, region, postcode, country, tuple(_of(values, name) for name in more))
    heading, whole = values.get("formatted", ("Address", ""))
    if label == "home" and parts.city:
        draft.city = None
    if whole:
        draft.city = draft.city or draft.words(heading, parts.city)
        for value in whole.split(_BETWEEN):
            draft.address(heading, value, label)
    else:
        draft.lives(heading, parts, label)
    return {*names, *more, "formatted"}


def _of(values: dict[str, tuple[str, str]], name: str) -> str:
    return values.get(name, ("", ""))[1]


def _messenger(draft: Draft, values: dict[str, tuple[str, str]]) -> set[str]:
    """A handle, where the service is a platform the book knows; else it is kept. What was used up beside the value."""
    heading, cell = values["value"]
    told = "service" if "service" in values else "label"
    service = _of(values, told).lstrip("* ")
    known = [draft.messenger(heading, value, service) for value in cell.split(_BETWEEN)]
    return {told} if all(known) else set()
