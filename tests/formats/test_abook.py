"""abook's address book as records."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from netbook.domain.occasions import YearlyDay
from netbook.domain.records import ContactRecord, ReadingOptions, Rejected
from netbook.domain.when import Calendar
from netbook.formats import abook, package
from netbook.formats.package import Member

OPTIONS = ReadingOptions(Calendar(date(2026, 3, 2)), region="GB")
SAMPLE = Path(__file__).parent / "samples" / "peers" / "addressbook"
HEAD = "# abook addressbook file\n\n[format]\nprogram=abook\nversion=0.6.1\n\n\n"


def member(content: str | bytes) -> Member:
    return package.given("addressbook", content.encode() if isinstance(content, str) else content).members[0]


def records(content: str | bytes) -> list[Any]:
    return list(abook.read(member(content), OPTIONS))


def test_the_sample_is_read() -> None:
    (ada,) = records(SAMPLE.read_bytes())
    assert isinstance(ada, ContactRecord)
    assert [(each.kind, each.value, each.label) for each in ada.methods] == [
        ("address", "1 St James, London", None),
        ("email", "ada@example.com", None),
        ("email", "ada2@example.com", None),
        ("phone", "+44 1", "mobile"),
    ]
    assert (ada.aliases, ada.city, ada.tags, ada.about) == (("ada",), "London", ("friends",), "first programmer")
    assert (ada.occasions, ada.line) == ((("anniversary", YearlyDay(12, 10)),), 8)


def test_every_field_has_its_place_and_those_of_ones_own_are_facts() -> None:
    content = HEAD + (
        "[0]\nname=Bo Lindqvist\nemail=\naddress=Lane 1\naddress2=Flat 2\ncity=Leeds\nstate=\nzip=LS1 1AA\ncountry=UK\n"
        "phone=+44 113 496 0001\nworkphone=+44 113 496 0002\nfax=none\nurl=https://bo.example.com\n"
        "birthday=1985-03-14\ngroups=climbing, Book club\ncustom1=a=b\nShoe size=43\nname=Bosse\n"
        "\n[1]\nemail=cy@example.com\n"
    )
    bo, cy = records(content)
    assert {(each.value, each.label) for each in bo.methods} == {
        ("Lane 1, Flat 2, LS1 1AA Leeds, UK", None),
        ("+44 113 496 0001", "home"),
        ("+44 113 496 0002", "work"),
        ("https://bo.example.com", None),
    }
    assert bo.occasions == (("birthday", YearlyDay(3, 14, 1985)),)
    assert bo.tags == ("climbing", "book-club")
    assert bo.facts == (("name", "Bosse"), ("custom1", "a=b"), ("shoe size", "43"))
    assert (bo.remarks, bo.rest) == (("'none' is no phone number",), {"columns": {"fax": "none"}})
    assert cy.name == "cy@example.com"


def test_what_is_no_field_is_told_with_its_line_and_bytes_of_windows_are_letters() -> None:
    content = HEAD.encode() + b"[0]\nname=Zo\xeb Brandt\nwhat?\n[1\n[2]\nphone=\0\x1b[31m\n"
    found = records(content)
    assert [each.name for each in found if isinstance(each, ContactRecord)] == ["Zoë Brandt"]
    assert [(each.reason, each.said, each.line) for each in found if isinstance(each, Rejected)] == [
        ("the line is no field of anybody", "what?", 10),
        ("the line is no field of anybody", "[1", 11),
        ("there is no name, address or number", "", 12),
    ]


@pytest.mark.parametrize(
    ("content", "is_one"),
    [(HEAD, True), ("[format]\nprogram=abook\nversion=0.5\n", True), ("[format]\nprogram=else\n", False), ("", False)],
)
def test_it_is_recognised_by_its_beginning(content: str, is_one: bool) -> None:
    assert abook.claims(member(content), OPTIONS) is is_one
