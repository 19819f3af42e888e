"""The address book of ``abook``: a section a person, fields a line each; fields of one's own are facts.

Source: abook's database.c; e-mail addresses stand in one field with commas between, days as 1985-03-14 or --03-14.
"""

import re
from collections.abc import Iterator

from netbook.domain.records import ReadingOptions, Record, Rejected
from netbook.domain.text import clean_line
from netbook.formats import text
from netbook.formats.package import Member
from netbook.formats.tables.draft import Draft, Postal

_BEGINS = re.compile(rb"(?:\xef\xbb\xbf)?# abook addressbook file|(?m:^program=abook\s)")
_SECTION = re.compile(r"\[([^\]]*)\]\s*")
_FORMAT = "format"
_PHONES = {"phone": "home", "workphone": "work", "mobile": "mobile", "fax": "fax", "pager": "pager"}
_DAYS = ("birthday", "anniversary")
_PLACE = ("address", "address2", "city", "state", "zip", "country")
_MOST = 1000  # fields of one person
_SAID = 80


def claims(member: Member, _options: ReadingOptions) -> bool:
    """Whether it begins as abook begins its file."""
    return bool(_BEGINS.search(member.head[:2000]))


def read(member: Member, options: ReadingOptions) -> Iterator[Record]:
    """The people of an address book.

    Raises:
        Unreadable: it is in another encoding than was named.
    """
    fields: dict[str, list[str]] = {}
    section: str | None = None
    begun, count = 0, 0
    with member.open() as stream:
        for number, raw in enumerate(text.lines(stream, options.encoding), start=1):
            line = raw.strip("\r\n")
            found = _SECTION.fullmatch(line)
            key, sign, value = line.partition("=")
            if found:
                if fields:
                    yield _person(fields, member.name, begun, options)
                fields, section, begun, count = {}, found[1], number, 0
            elif sign and section not in (None, _FORMAT) and clean_line(key) and count < _MOST:
                fields.setdefault(clean_line(key).casefold(), []).append(value)
                count += 1
            elif line.strip() and not line.startswith("#") and section != _FORMAT:
                yield Rejected("the line is no field of anybody", clean_line(line)[:_SAID], member.name, number)
    if fields:
        yield _person(fields, member.name, begun, options)


def _person(fields: dict[str, list[str]], file: str, line: int, options: ReadingOptions) -> Record:
    draft = Draft(options, file, line)
    draft.called("name", clean_line(_first(fields, "name")))
    street, more, city, state, code, country = (clean_line(_first(fields, name)) for name in _PLACE)
    draft.lives("address", Postal(street, city, state, code, country, (more,)), None)
    for key, values in fields.items():
        for value in values:
            if clean_line(value):
                _place(draft, key, value)
    return draft.record()


def _first(fields: dict[str, list[str]], name: str) -> str:
    """Take the first value of a field out; others by that name stay."""
    values = fields.get(name)
    return values.pop(0) if values else ""


def _place(draft: Draft, key: str, value: str) -> None:
    """Put one field where it belongs."""
    if key == "email":
        for each in value.split(","):
            draft.email(key, each.strip(' "'))
    elif key in _PHONES:
        draft.phone(key, value, _PHONES[key])
    elif key == "nick":
        draft.alias(key, value)
    elif key == "url":
        draft.url(key, value)
    elif key == "notes":
        draft.about = value.strip()
    elif key in _DAYS:
        draft.day(key, value, key)
    elif key == "groups":
        for each in value.split(","):
            draft.tag(each.strip(' "'))
    else:
        draft.fact(key, clean_line(value), key)
