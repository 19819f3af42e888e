"""netbook add: a person from one line or from options."""

import json

import pytest

from tests.cli.program import Netbook

LINE = (
    "Ana Reyes, Northwind, ana@example.com, +44 20 7946 0018, met at PyCon 2026 via Bo "
    "@design every 6 weeks birthday 14 March"
)
EMAIL = {"kind": "email", "value": "ana@example.com", "normalised": "ana@example.com", "platform": None, "label": None}
PHONE = {"kind": "phone", "value": "+44 20 7946 0018", "normalised": "+442079460018", "platform": None, "label": None}


@pytest.fixture
def with_bo(netbook: Netbook) -> Netbook:
    netbook.said("add", "Bo Lindqvist")
    return netbook


NOT_MET = {"tie": None, "health": None, "reciprocity": None, "unanswered": None}


def test_a_line_says_everything(with_bo: Netbook) -> None:
    assert with_bo("add", LINE) == (
        0,
        "",
        "p2 added: Ana Reyes, Northwind, email ana@example.com, phone +442079460018, met PyCon 2026, via Bo, "
        "every 6 weeks, birthday 14 Mar @design (netbook undo takes it back)\n",
    )
    ana = with_bo.json("show", "p2")
    assert len(ana.pop("uid")) == 36
    assert {key: metric["value"] for key, metric in ana.pop("metrics").items()} == NOT_MET
    assert {each["tie"] for each in ana.pop("tie_by_month")} == {None}
    assert ana == {
        "id": "p2",
        "name": "Ana Reyes",
        "aliases": [],
        "organisation": "Northwind",
        "title": None,
        "city": None,
        "met": "PyCon 2026",
        "met_on": None,
        "introduced_by": {"id": "p1", "name": "Bo Lindqvist"},
        "circle": None,
        "cadence": "6w",
        "cadence_from": "own",
        "tags": ["design"],
        "methods": [EMAIL, PHONE],
        "occasions": [{"id": "o1", "kind": "birthday", "month": 3, "day": 14, "year": None, "next": "2027-03-14"}],
        "facts": [],
        "notes": [],
        "about": None,
        "last": None,
        "due": "2026-11-22",
        "vetted": "open",
        "snoozed_until": None,
        "paused_until": None,
        "archived": False,
        "relations": [],
        "exchanges": [],
        "follow_ups": [],
        "interactions": [],
    }


def test_options_say_the_same_as_the_line(with_bo: Netbook) -> None:
    line = with_bo.json("add", LINE)
    with_bo.said("undo")
    options = {
        "--org": "Northwind",
        "--email": "ana@example.com",
        "--phone": "+44 20 7946 0018",
        "--met": "PyCon 2026",
        "--via": "Bo",
        "--tag": "@design",
        "--every": "6 weeks",
        "--birthday": "14 March",
    }
    given = with_bo.json("add", "Ana Reyes", *(part for pair in options.items() for part in pair))
    assert {**line, "uid": ""} == {**given, "uid": ""}


def test_options_win_over_the_line_and_lists_grow(with_bo: Netbook) -> None:
    options = "--org Acme --every 2w --tag @expat --email ana@acme.example --circle close --title CTO --city Lisbon"
    ana = with_bo.json(
        "add", LINE, *options.split(), "--alias", "Nita", "--handle", "x:ana", "--url", "https://linkedin.com/in/anareyes",
        "--met-on", "5 Nov", "--note", "likes tea",
    )  # fmt: skip
    assert (ana["organisation"], ana["cadence"], ana["circle"]) == ("Acme", "2w", "close")
    assert (ana["title"], ana["city"], ana["met_on"]) == ("CTO", "Lisbon", "2026-11-05")
    assert (ana["tags"], ana["aliases"]) == (["design", "expat"], ["Nita"])
    assert ana["notes"] == [{"on": "2026-11-22", "text": "likes tea"}]
    assert [(each["kind"], each["platform"], each["normalised"]) for each in ana["methods"]] == [
        ("email", None, "ana@example.com"),
        ("phone", None, "+442079460018"),
        ("email", None, "ana@acme.example"),
        ("url", "linkedin", "anareyes"),
        ("handle", "x", "ana"),
    ]


@pytest.mark.parametrize(
    ("line", "field", "value"),
    [
        ("Ana Reyes, in Lisbon", "city", "Lisbon"),
        ("Ana Reyes", "organisation", None),
        ("Ana Reyes, every month", "cadence", "1mo"),
        ("Ana Reyes, birthday 1985-03-14", "occasions", [(3, 14, 1985)]),
        ("Ana Reyes, born 29 February", "occasions", [(2, 29, None)]),
        ("Ana Reyes, @Design #expat", "tags", ["design", "expat"]),
        ("Ana Reyes, linkedin.com/in/anareyes", "methods", [("url", "linkedin", "anareyes")]),
        ("Ana Reyes, x:ana", "methods", [("handle", "x", "ana")]),
        ("Ana Reyes, @ana@mastodon.social", "methods", [("handle", "mastodon", "ana@mastodon.social")]),
        ("Ana Reyes, 020 7946 0018", "methods", [("phone", None, "02079460018")]),
        ("Ana Reyes, met on 5 Nov", "met_on", "2026-11-05"),
        ("李雷, 字节跳动", "organisation", "字节跳动"),
    ],
)
def test_the_pieces_come_in_any_order(netbook: Netbook, line: str, field: str, value: object) -> None:
    shown = netbook.json("add", line)[field]
    if field == "occasions":
        shown = [(each["month"], each["day"], each["year"]) for each in shown]
    if field == "methods":
        shown = [(each["kind"], each["platform"], each["normalised"]) for each in shown]
    assert shown == value


def test_the_region_that_is_set_places_a_phone(netbook: Netbook, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NETBOOK_REGION", "GB")
    assert netbook.json("add", "Ana Reyes, 020 7946 0018")["methods"][0] == {**PHONE, "value": "020 7946 0018"}


def test_a_dry_run_adds_nobody(netbook: Netbook) -> None:
    assert netbook.said("add", "Ana Reyes", "--dry-run") == "p1 added: Ana Reyes (dry run: nothing was written)\n"
    assert netbook.json("list") == []
    assert netbook.operations() == []


def test_a_likely_double_is_warned_of_and_added_in_a_script(netbook: Netbook) -> None:
    netbook.said("add", "Ana Reyes, ana@example.com")
    assert netbook("add", "Reyes Ana") == (
        0,
        "",
        "netbook: Reyes Ana may be in the book already: p1 Ana Reyes bears the same name\n"
        "p2 added: Reyes Ana (netbook undo takes it back)\n",
    )
    code, out, err = netbook("add", "A. R., ANA@example.com", "--json")
    assert (code, json.loads(out)["id"]) == (0, "p3")
    assert err == "netbook: A. R. may be in the book already: p1 Ana Reyes has ana@example.com too\n"


def test_undo_takes_the_whole_person_back(with_bo: Netbook) -> None:
    with_bo.said("add", LINE)
    assert with_bo.said("undo") == "undone: add Ana Reyes (netbook redo does it again)\n"
    assert [each["name"] for each in with_bo.json("list")] == ["Bo Lindqvist"]
    with_bo.refused(3, "show", "p2")


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        ([""], 2, 'there is no name; give the name first, such as "Ana Reyes, Northwind"'),
        (["@design"], 2, 'there is no name; give the name first, such as "Ana Reyes, Northwind"'),
        (["x" * 301], 2, "the name has 301 characters; keep it to 300"),
        (["Ana, born 31 Feb"], 2, "31 Feb is no date; give a day that exists"),
        (["Ana", "--birthday", "14 March 2030"], 2, "the birthday '14 March 2030' lies ahead; check the year"),
        (["Ana, every blue moon"], 2, "'blue moon' is no cadence; write it like 6w, 2 weeks, 1mo, 1y or never"),
        (["Ana", "--email", "nope"], 2, "'nope' is no e-mail address; write it like ana@example.com"),
        (["Ana", "--phone", "12"], 2, "'12' is no phone number; write it like +44 20 7946 0018"),
        (["Ana", "--url", "ht tp"], 2, "'ht tp' is no web address; write it like https://example.com"),
        (["Ana", "--tag", "two words"], 2, "'two words' is no tag; use letters, digits, - and :, such as @fintech"),
        (["Ana", "--via", "Nobody"], 3, "nobody in your book is called 'Nobody'; netbook add \"Nobody\" adds them"),
        (
            ["Ana", "--circle", "foo"],
            3,
            "there is no circle 'foo'; circles are inner, close, trusted, network, wider; "
            "none takes a person out of theirs",
        ),
    ],
    ids=lambda part: " ".join(part)[:40] if isinstance(part, list) else "",
)
def test_what_cannot_be_read_adds_nobody(netbook: Netbook, arguments: list[str], code: int, said: str) -> None:
    assert netbook.refused(code, "add", *arguments) == f"netbook: {said}"
    assert netbook.json("list") == []


def test_control_characters_of_options_reach_neither_book_nor_terminal(netbook: Netbook) -> None:
    netbook.said(
        "add", "Ann Lee", "--org", "Ac\x1b]0;x\x07\x1b[31mme\nX", "--city", "Lis\u202ebon", "--met", "M\x1b[31m"
    )
    ann = netbook.json("show", "ann")
    assert not any(
        ord(letter) < 32 or letter == "\u202e" for field in ("organisation", "city", "met") for letter in ann[field]
    )
