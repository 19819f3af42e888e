"""netbook edit: a person, field by field, and as a text that is read from a file."""

import contextlib
import re
import sqlite3
from pathlib import Path
from typing import Any

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
        (
            [],
            2,
            "there is no terminal to edit on; change single fields with --set FIELD=VALUE, or give the text with "
            "--from FILE",
        ),
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


# --- as a text ----------------------------------------------------------------------------------------------------

SHEET = """\
# Ana Reyes (p1). Save and close to apply; lines that begin with # are not read.
# A longer text goes on in lines indented by two blanks. Delete a line, or its value, to clear it.

name: Ana Reyes
alias: Anita
org: Northwind
title:
city: Lisbon

met: PyCon 2026
met-on: 2026-05-12
via: Bo Lindqvist
circle: close
every: 6w
birthday: 14 March 1985
tags: @design @expat

email: ana@example.com
phone: +44 20 7946 0018
url: https://ana.example.com
handle: linkedin:anareyes
handle: mastodon:@ana@mastodon.social
address: 1 High Street

fact: likes = climbing

about:
  Two lines of
  *Markdown*.

note 2026-11-22:
  Looking for a flat.
"""


@pytest.fixture
def filled(known: Netbook) -> Netbook:
    """Ana with something in every field."""

    def write() -> None:
        file = known.book.parent / "ana.txt"
        file.write_text(SHEET, encoding="utf-8")
        known.said("edit", "Ana", "--from", str(file))

    return known.once(write)


def changed(netbook: Netbook, *pairs: tuple[str, str]) -> str:
    """What is said where these pieces of Ana's sheet are others."""
    text = netbook.out("edit", "p1", "--print")
    for old, new in pairs:
        assert text.count(old) == 1, old
        text = text.replace(old, new)
    return netbook.said("edit", "p1", "--from", "-", stdin=text)


def test_what_is_printed_is_what_was_read(filled: Netbook) -> None:
    assert filled.out("edit", "Ana", "--print") == SHEET
    shown = filled.json("show", "Ana")
    assert [(each["kind"], each["platform"], each["normalised"]) for each in shown["methods"]] == [
        ("email", None, "ana@example.com"),
        ("phone", None, "+442079460018"),
        ("url", None, "ana.example.com"),
        ("handle", "linkedin", "anareyes"),
        ("handle", "mastodon", "ana@mastodon.social"),
        ("address", None, "1 high street"),
    ]
    assert (shown["introduced_by"]["id"], shown["circle"], shown["cadence"]) == ("p5", "close", "6w")
    assert shown["notes"] == [{"on": "2026-11-22", "text": "Looking for a flat."}]


def test_all_of_it_is_one_operation_that_can_be_taken_back(known: Netbook) -> None:
    before = known.json("show", "Ana"), known.operations()
    said = known.said("edit", "Ana", "--from", "-", stdin=SHEET)
    assert said.startswith("Ana Reyes: org=Northwind, city=Lisbon, met=PyCon 2026, met-on=2026-05-12, via=Bo Lindqvist")
    assert said.endswith("likes=climbing, note of 2026-11-22 (netbook undo takes it back)\n")
    assert known.operations()[1:] == before[1]
    assert known.operations()[0]["label"] == "edit Ana Reyes"
    known.said("undo")
    assert known.json("show", "Ana") == before[0]


def test_a_text_that_says_the_same_changes_nothing(filled: Netbook) -> None:
    before = filled.json("history", "--limit", "99"), filled.book.read_bytes()
    for text in (SHEET, SHEET.replace("\n", "\r\n"), "\n\n".join(reversed(SHEET.split("\n\n")))):
        assert filled.said("edit", "Ana", "--from", "-", stdin=text) == "Ana Reyes (nothing has changed)\n"
    assert (filled.json("history", "--limit", "99"), filled.book.read_bytes()) == before


@pytest.mark.parametrize(
    ("old", "new", "said", "key", "value"),
    [
        ("city: Lisbon", "city: Porto", "city=Porto", "city", "Porto"),
        ("city: Lisbon\n", "", "city=", "city", None),
        ("via: Bo Lindqvist", "via:", "via=", "introduced_by", None),
        ("circle: close", "circle:", "circle=", "circle", None),
        ("every: 6w", "every: 2 months", "every=2 months", "cadence", "2mo"),
        ("met-on: 2026-05-12", "met-on: yesterday", "met-on=yesterday", "met_on", "2026-11-21"),
        ("@design @expat", "@expat, @New", "@new, without @design", "tags", ["expat", "new"]),
        ("alias: Anita", "alias: Nita", "alias=Nita", "aliases", ["Nita"]),
        ("alias: Anita", "alias:", "without alias=Anita", "aliases", []),
        ("fact: likes = climbing", "fact:", "without likes=climbing", "facts", []),
        ("  Two lines of\n", "", "about", "about", "*Markdown*."),
        ("about:\n  Two lines of\n  *Markdown*.\n", "", "about", "about", None),
        ("about:\n", "about:\n      code\n\n", "about", "about", "    code\n\nTwo lines of\n*Markdown*."),
        ("note 2026-11-22:\n  Looking for a flat.", "", "without note of 2026-11-22", "notes", []),
        (
            "note 2026-11-22:\n",
            "note yesterday:\n",
            "note of yesterday",
            "notes",
            [{"on": "2026-11-21", "text": "Looking for a flat."}],
        ),
        (
            "note 2026-11-22:\n",
            "note: tall\nnote 2026-11-22:\n",
            "note",
            "notes",
            [{"on": "2026-11-22", "text": "tall"}, {"on": "2026-11-22", "text": "Looking for a flat."}],
        ),
    ],
)
def test_only_what_differs_is_changed(filled: Netbook, old: str, new: str, said: str, key: str, value: Any) -> None:
    before = filled.json("show", "Ana")
    assert changed(filled, (old, new)) == f"Ana Reyes: {said} {BACK}"
    after = filled.json("show", "Ana")
    assert after[key] == value
    other = {name for name in after if after[name] != before[name]}
    assert other - {"due", "cadence_from"} <= {key, "cadence"}
    filled.said("undo")
    assert filled.json("show", "Ana") == before


def test_a_name_and_an_alias_change_places(filled: Netbook) -> None:
    changed(filled, ("name: Ana Reyes", "name: Anita"), ("alias: Anita", "alias: Ana Reyes"))
    shown = filled.json("show", "p1")
    assert (shown["name"], shown["aliases"]) == ("Anita", ["Ana Reyes"])


def test_a_way_to_reach_somebody_is_mended_in_its_place_and_keeps_its_label(filled: Netbook) -> None:
    changed(filled, ("email:", "email work:"), ("handle: linkedin:anareyes", 'handle "a: b": linkedin:anareyes'))
    changed(filled, ("ana@example.com", "ana@example.org"), ("handle: mastodon:@ana@mastodon.social", "handle: x:ana"))
    shown = [(each["label"], each["value"], each["platform"]) for each in filled.json("show", "Ana")["methods"]]
    assert shown == [
        ("work", "ana@example.org", None),
        (None, "+44 20 7946 0018", None),
        (None, "https://ana.example.com", None),
        ("a: b", "anareyes", "linkedin"),
        (None, "ana", "x"),
        (None, "1 High Street", None),
    ]
    changed(filled, ("phone: +44 20 7946 0018", "phone: +44 20 7946 0018\nphone: 020 7946 0019\nphone: 020 7946 0019"))
    assert [each["value"] for each in filled.json("show", "Ana")["methods"] if each["kind"] == "phone"] == [
        "+44 20 7946 0018",
        "020 7946 0019",
    ]


def test_one_mended_into_another_is_one(filled: Netbook) -> None:
    changed(filled, ("email: ana@example.com", "email: ana@example.com\nemail: a@b.example"))
    changed(filled, ("email: a@b.example", "email: ANA@example.com"))
    assert [each["value"] for each in filled.json("show", "Ana")["methods"] if each["kind"] == "email"] == [
        "ana@example.com"
    ]


def notes(netbook: Netbook) -> list[tuple[int, str]]:
    with contextlib.closing(sqlite3.connect(netbook.book)) as connection:
        return connection.execute("SELECT id, text FROM note ORDER BY id").fetchall()


def test_notes_keep_their_rows(filled: Netbook) -> None:
    filled.said("note", "Ana", "tall and quick")
    changed(filled, ("  tall and quick\nnote 2026-11-22:\n  Looking for a flat.", "  Looking for a flat in Alfama."))
    assert notes(filled) == [(1, "Looking for a flat in Alfama.")]
    filled.said("undo")
    assert notes(filled) == [(1, "Looking for a flat."), (2, "tall and quick")]


def test_who_introduced_them_is_named_by_id_where_the_name_does_not_tell(known: Netbook) -> None:
    known.said("add", "Bo Lindqvist", "--yes")
    known.said("edit", "Ana", "--set", "via=p5")
    text = known.out("edit", "Ana", "--print")
    assert "\nvia: p5\n" in text
    assert known.said("edit", "Ana", "--from", "-", stdin=text) == "Ana Reyes (nothing has changed)\n"


@pytest.mark.parametrize(
    ("birthday", "shown"), [("14 March", "14 March"), ("1984-02-29", "29 February 1984"), ("29 Feb", "29 February")]
)
def test_a_birthday_reads_back_the_same(known: Netbook, birthday: str, shown: str) -> None:
    known.said("edit", "Ana", "--set", f"birthday={birthday}")
    before = known.json("show", "Ana")["occasions"]
    text = known.out("edit", "Ana", "--print")
    assert f"\nbirthday: {shown}\n" in text
    known.said("edit", "Grace", "--from", "-", stdin=text.replace("name: Ana Reyes", "name: Grace Hopper"))
    after = known.json("show", "p2")["occasions"]
    assert [{**each, "id": ""} for each in after] == [{**each, "id": ""} for each in before]


def test_a_dry_run_of_a_text_writes_nothing(filled: Netbook) -> None:
    before = filled.json("show", "Ana"), filled.operations()
    text = SHEET.replace("Lisbon", "Porto")
    assert filled.said("edit", "Ana", "--dry-run", "--from", "-", stdin=text) == (
        "Ana Reyes: city=Porto (dry run: nothing was written)\n"
    )
    code, out, _ = filled("edit", "Ana", "--json", "--from", "-", stdin=text)
    assert (code, '"city": "Porto"' in out) == (0, True)
    filled.said("undo")
    assert (filled.json("show", "Ana"), filled.operations()[1:]) == (before[0], before[1])


@pytest.mark.parametrize(
    ("old", "new", "code", "said"),
    [
        ("city:", "ciyt:", 2, "line 8: there is no field 'ciyt'; did you mean city?"),
        ("14 March 1985", "31 Feb", 2, "line 15: 31 Feb is no date; give a day that exists"),
        ("name: Ana Reyes\n", "", 2, "there is no name; give it a line such as name: Ana Reyes"),
        (
            "name: Ana Reyes",
            "name: ...",
            2,
            'line 4: there is no name; give the name first, such as "Ana Reyes, Northwind"',
        ),
        ("via: Bo Lindqvist", "via: Ana", 2, "line 12: Ana Reyes cannot have introduced themselves"),
        (
            "via: Bo Lindqvist",
            "via: Zaphod",
            3,
            "line 12: nobody in your book is called 'Zaphod'; netbook add \"Zaphod\" adds them",
        ),
        (
            "circle: close",
            "circle: x",
            3,
            "line 13: there is no circle 'x'; circles are inner, close, trusted, network, wider; none takes a person "
            "out of theirs",
        ),
        ("@design", "@de!sign", 2, "line 16: 'de!sign' is no tag; use letters, digits, - and :, such as @fintech"),
        ("ana@example.com", "nobody", 2, "line 18: 'nobody' is no e-mail address; write it like ana@example.com"),
        ("linkedin:anareyes", "anareyes", 2, None),
        ("alias: Anita", "alias: ana reyes", 2, "line 5: Ana Reyes goes by 'ana reyes' already"),
        ("fact: likes = climbing", "fact: climbing", 2, None),
        (
            "fact: likes = climbing",
            "fact: likes = a\nfact: Likes = b",
            2,
            "line 26: the fact 'likes' stands here a second time; keep one of the two",
        ),
        (
            "note 2026-11-22:",
            "note tomorrow:",
            2,
            "line 31: 'tomorrow' is no date; write it like yesterday, Friday, 5 Nov or 2026-11-05",
        ),
        ("  Looking", "Looking", 2, None),
    ],
    ids=lambda part: str(part)[:20],
)
def test_what_cannot_be_read_is_said_with_its_line_and_changes_nothing(
    filled: Netbook, old: str, new: str, code: int, said: str | None
) -> None:
    text = SHEET.replace(old, new).replace("title:", "title: CTO")
    refusal = filled.refused(code, "edit", "Ana", "--from", "-", stdin=text)
    assert refusal == f"netbook: {said}" if said else re.match(r"netbook: line \d+: .*; ", refusal)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--set", "city=x", "--from", "-"], None),
        (["--add", "alias=x", "--print"], None),
        (["--print", "--from", "-"], None),
        (["--print", "--json"], None),
        (["--from", "/nowhere/ana.txt"], "/nowhere/ana.txt cannot be read (No such file or directory); check the path"),
    ],
    ids=lambda part: " ".join(part) if isinstance(part, list) else "",
)
def test_text_and_fields_at_once_are_refused(known: Netbook, arguments: list[str], said: str | None) -> None:
    both = "a text and single fields cannot be changed at once; give --set, --add and --remove, or --from, or --print"
    assert known.refused(2, "edit", "Ana", *arguments) == f"netbook: {said or both}"


def test_a_file_that_is_no_text_is_refused(known: Netbook, tmp_path: Path) -> None:
    (tmp_path / "ana.txt").write_bytes(b"name: Ana \xff\n")
    refusal = known.refused(2, "edit", "Ana", "--from", str(tmp_path / "ana.txt"))
    assert refusal.endswith("ana.txt is no UTF-8 text; have your editor save it as UTF-8")


def test_a_text_in_utf_8_with_a_mark_before_it_is_read(known: Netbook, tmp_path: Path) -> None:
    (tmp_path / "ana.txt").write_bytes("\ufeffname: Ana Réyes\r\n".encode())
    known.said("edit", "Ana", "--from", str(tmp_path / "ana.txt"))
    assert known.json("show", "p1")["name"] == "Ana Réyes"
