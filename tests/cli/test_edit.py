"""netbook edit: a person, field by field."""

import pytest

from tests.cli.program import Netbook

BACK = "(netbook undo takes it back)\n"
FIELDS = {
    "name": ("Ana Maria Reyes", "name", "Ana Maria Reyes"),
    "org": ("Northwind", "organisation", "Northwind"),
    "title": ("CTO", "title", "CTO"),
    "city": ("Lisbon", "city", "Lisbon"),
    "met": ("PyCon", "met", "PyCon"),
    "met-on": ("5 Nov", "met_on", "2026-11-05"),
    "via": ("Bo", "introduced_by", {"id": "p5", "name": "Bo Lindqvist"}),
    "about": ("A *friend*", "about", "A *friend*"),
    "birthday": (
        "14 March 1985",
        "occasions",
        [{"id": "o1", "kind": "birthday", "month": 3, "day": 14, "year": 1985, "next": "2027-03-14"}],
    ),
    "circle": ("close", "circle", "close"),
    "every": ("6w", "cadence", "6w"),
}
LISTS = {
    "email": ("Ana@Example.com", ("email", "Ana@Example.com", "ana@example.com", None)),
    "phone": ("+44 20 7946 0018", ("phone", "+44 20 7946 0018", "+442079460018", None)),
    "url": ("https://linkedin.com/in/anareyes", ("url", "https://linkedin.com/in/anareyes", "anareyes", "linkedin")),
    "handle": ("x:Ana", ("handle", "Ana", "ana", "x")),
    "address": ("1 High Street", ("address", "1 High Street", "1 high street", None)),
}


@pytest.mark.parametrize("field", FIELDS)
def test_a_field_is_set_cleared_and_taken_back(known: Netbook, field: str) -> None:
    value, key, stored = FIELDS[field]
    before = known.json("show", "p1")
    assert known("edit", "Ana", "--set", f"{field}={value}") == (
        0,
        "",
        f"{value if field == 'name' else 'Ana Reyes'}: {field}={value} {BACK}",
    )
    assert known.json("show", "p1")[key] == stored
    if field != "name":
        known.said("edit", "p1", "--set", f"{field}=")
        assert known.json("show", "p1")[key] == before[key]
        known.said("undo")
        assert known.json("show", "p1")[key] == stored
    known.said("undo")
    assert known.json("show", "p1") == before


@pytest.mark.parametrize("field", LISTS)
def test_one_more_is_added_once_and_taken_away(known: Netbook, field: str) -> None:
    value, stored = LISTS[field]
    for _ in range(2):
        known.said("edit", "Ana", "--add", f"{field}={value}")
    found = known.json("show", "Ana")["methods"]
    assert [(each["kind"], each["value"], each["normalised"], each["platform"]) for each in found] == [stored]
    assert known.said("edit", "Ana", "--remove", f"{field}={value}") == f"Ana Reyes: without {field}={value} {BACK}"
    assert known.json("show", "Ana")["methods"] == []


def test_an_alias_is_added_and_taken_away(known: Netbook) -> None:
    known.said("edit", "Grace", "--add", "alias=Amazing Grace", "--remove", "alias=the admiral")
    assert known.json("show", "p2")["aliases"] == ["Amazing Grace"]


def test_many_changes_are_one_operation(known: Netbook) -> None:
    before = known.json("show", "Ana"), len(known.operations())
    said = known.said("edit", "Ana", "--set", "city=Lisbon", "--set", "org=Northwind", "--add", "email=a@b.example")
    assert said == f"Ana Reyes: city=Lisbon, org=Northwind, email=a@b.example {BACK}"
    assert len(known.operations()) == before[1] + 1
    known.said("undo")
    assert known.json("show", "Ana") == before[0]


def test_one_bad_change_of_many_changes_nothing(known: Netbook) -> None:
    before = known.json("show", "Ana")
    known.refused(2, "edit", "Ana", "--set", "city=Lisbon", "--add", "email=nope")
    assert known.json("show", "Ana") == before


def test_a_dry_run_shows_the_person_as_they_would_be(known: Netbook) -> None:
    before = known.json("show", "Ana"), known.operations()
    assert known.json("edit", "Ana", "--set", "city=Lisbon", "--dry-run") == {**before[0], "city": "Lisbon"}
    assert known.said("edit", "Ana", "--set", "city=Lisbon", "--dry-run") == (
        "Ana Reyes: city=Lisbon (dry run: nothing was written)\n"
    )
    assert (known.json("show", "Ana"), known.operations()) == before


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        ([], 2, "nothing to change was given; write it like --set city=Lisbon"),
        (
            ["--set", "foo=1"],
            2,
            "there is no field 'foo'; fields are name, org, title, city, met, met-on, via, about, birthday, "
            "circle, every",
        ),
        (["--set", "city"], 2, "'city' is no field=value; write it like --set city=Lisbon"),
        (["--set", "name="], 2, 'there is no name; give the name first, such as "Ana Reyes, Northwind"'),
        (
            ["--set", "email=x@y.zz"],
            2,
            "a person may have several of email; use --add email=... and --remove email=...",
        ),
        (
            ["--add", "city=x"],
            2,
            "'city' holds one value or none; lists are email, phone, url, handle, address, alias; "
            "--set sets the others",
        ),
        (["--remove", "alias=No"], 3, "Ana Reyes does not go by 'No'; their aliases: none"),
        (["--remove", "email=no@no.no"], 3, "Ana Reyes has no email 'no@no.no'; they have none"),
        (["--set", "birthday=31 Feb"], 2, "31 Feb is no date; give a day that exists"),
        (["--set", "via=ana"], 2, "Ana Reyes cannot have introduced themselves"),
        (["--set", "via=Zaphod"], 3, "nobody in your book is called 'Zaphod'; netbook add \"Zaphod\" adds them"),
    ],
    ids=lambda part: " ".join(part) or "nothing" if isinstance(part, list) else "",
)
def test_what_cannot_be_changed_is_said_in_one_line(known: Netbook, arguments: list[str], code: int, said: str) -> None:
    before = known.json("show", "Ana")
    assert known.refused(code, "edit", "Ana", *arguments) == f"netbook: {said}"
    assert known.json("show", "Ana") == before


def test_what_is_said_of_a_text_of_several_lines_is_one_line(known: Netbook) -> None:
    assert known.said("edit", "Ana", "--set", "about=a\nb").count("\n") == 1
    assert known.json("show", "Ana")["about"] == "a\nb"
