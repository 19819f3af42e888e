"""A script adds people, logs fifty lines, asks, and is answered right; undo takes everything back, table by table."""

import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from tests.cli.program import Netbook, write_book

NOT_THE_USERS = {"operation", "change", "meta", "alembic_version"}
PEOPLE = [
    "Ana Reyes, Northwind, in Lisbon, every 6 weeks @expat",
    "Grace Hopper, aka The Admiral, circle close",
    "Bo Lindqvist, Acme, every 2 weeks, via Ana",
    "Zoë Brandt, circle trusted, birthday 27 November 1986",
    "Tomás O'Brien, @sailing",
    "Priya Natarajan, priya@example.com, circle network",
    "Sam Okafor",
    "李雷, aka Li Lei, every year",
]
A, G, B, Z, T, P, S, L = names = [line.split(",")[0] for line in PEOPLE]

# What a person types, and by hand: its day, kind and the people present.
LINES: list[tuple[str, str, str, list[str]]] = [
    ("Coffee with Ana", "2026-11-22", "coffee", [A]),
    ("lunch with grace, bo and zoe on Friday @fintech", "2026-11-20", "meal", [G, B, Z]),
    ("Ana called me this morning", "2026-11-22", "call", [A]),
    ("called Bo, he starts at Globex on Monday", "2026-11-22", "call", [B]),
    ("Zoom with Tomas re Priya's startup", "2026-11-22", "video", [T]),
    ("drinks with The Admiral last night; follow up in 2 weeks", "2026-11-21", "drinks", [G]),
    ("texted Li Lei 3d ago", "2026-11-19", "message", [L]),
    ("Got an email from Sam, remind me to send the deck on Friday", "2026-11-22", "email", [S]),
    ("breakfast with Priya at 8am in Soho", "2026-11-22", "meal", [P]),
    ("walk with li lei in the park two weeks ago", "2026-11-08", "activity", [L]),
    ("met Sam at PyCon on 5 Nov", "2026-11-05", "meeting", [S]),
    ("Bo phoned the day before yesterday", "2026-11-20", "call", [B]),
    ("Helped Priya with her CV", "2026-11-22", "conversation", [P]),
    ("Bo referred a client to me", "2026-11-22", "conversation", [B]),
    ("Chat with Zoë", "2026-11-22", "conversation", [Z]),
    ("Wrote to sam okafor", "2026-11-22", "email", [S]),
    ("5 December: coffee with Ana", "2025-12-05", "coffee", [A]),
    ("Catch-up call with Ana; follow up every month", "2026-11-22", "call", [A]),
    ("introduced Ana to Sam by email", "2026-11-22", "email", [A, S]),
    ("Last Monday: hike with Tomás O'Brien and Zoë for 3h", "2026-11-16", "activity", [T, Z]),
    ("Follow-up call with Grace yesterday", "2026-11-21", "call", [G]),
    ("coffee with Sam; waiting for Sam: the contract", "2026-11-22", "coffee", [S]),
    ("letter from Tomás on 1 Nov", "2026-11-01", "letter", [T]),
    ("sent Zoë a postcard on 2026-10-30", "2026-10-30", "letter", [Z]),
    ("dinner with Priya and Sam on 10 October at Dishoom", "2026-10-10", "meal", [P, S]),
    ("visited Li Lei last month", "2026-10-22", "visit", [L]),
    ("beer with Bo last week", "2026-11-15", "drinks", [B]),
    ("video call with Zoë on 11 Nov for 45 min", "2026-11-11", "video", [Z]),
    ("cinema with Grace and Ana on Wednesday", "2026-11-18", "activity", [G, A]),
    ("conference with Tomas on 3 Sep", "2026-09-03", "event", [T]),
    ("messaged Grace on Tuesday", "2026-11-17", "message", [G]),
    ("tea with Ana on 14 Nov at 15:30", "2026-11-14", "coffee", [A]),
    ("emailed Priya yesterday", "2026-11-21", "email", [P]),
    ("missed call from Bo", "2026-11-22", "call", [B]),
    ("ran with Sam on Saturday", "2026-11-21", "activity", [S]),
    ("pint with Tomás on Thursday; check in next month", "2026-11-19", "drinks", [T]),
    ("supper with 李雷 on 2026-08-15", "2026-08-15", "meal", [L]),
    ("brunch with Zoë and Ana on 8 Nov", "2026-11-08", "meal", [Z, A]),
    ("whatsapp with Priya on Monday", "2026-11-16", "message", [P]),
    ("meeting with Bo Nov 12 fu 10d re contract", "2026-11-12", "meeting", [B]),
    ("phone call with Sam for half an hour", "2026-11-22", "call", [S]),
    ("Grace came over on 7 Nov", "2026-11-07", "conversation", [G]),
    ("climbing with Tomas on Nov 9", "2026-11-09", "activity", [T]),
    ("lunch with Ana at Monmouth on 2 November for 90 min @work", "2026-11-02", "meal", [A]),
    ("Zoë texted", "2026-11-22", "message", [Z]),
    ("got advice from Grace over coffee on 6 Nov", "2026-11-06", "coffee", [G]),
    ("dinner with Li Lei on 1 January", "2026-01-01", "meal", [L]),
    ("stayed with Priya on 20 June", "2026-06-20", "visit", [P]),
    ("gym with Bo on 13 Nov", "2026-11-13", "activity", [B]),
    ("coffee with Sam and Bo on 4 Nov", "2026-11-04", "coffee", [S, B]),
]

# By hand: the cadence that holds, the day it asks for, the newest day present.
STANDING: dict[str, tuple[str | None, str | None, str]] = {
    A: ("6w", "2027-01-03", "2026-11-22"),
    G: ("1mo", "2026-12-21", "2026-11-21"),
    B: ("2w", "2026-12-06", "2026-11-22"),
    Z: ("3mo", "2027-02-22", "2026-11-22"),
    T: (None, None, "2026-11-22"),
    P: ("1y", "2027-11-22", "2026-11-22"),
    S: (None, None, "2026-11-22"),
    L: ("1y", "2027-11-19", "2026-11-19"),
}

# By hand: what is due within 30 days, the longest due first.
DUE = [
    ("2026-11-27", "follow_up", S, "send the deck", "me", None),
    ("2026-11-27", "occasion", Z, "birthday, turns 40", None, None),
    ("2026-11-29", "follow_up", S, "the contract", "them", None),
    ("2026-12-01", "follow_up", T, None, "me", None),
    ("2026-12-02", "follow_up", B, "contract", "me", None),
    ("2026-12-06", "follow_up", G, None, "me", None),
    ("2026-12-06", "person", B, None, None, None),
    ("2026-12-21", "person", G, None, None, None),
    ("2026-12-22", "follow_up", A, None, "me", "FREQ=MONTHLY"),
]


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("script") / "book.db"
    write_book(path, *(["add", line] for line in PEOPLE))
    write_book(path, ["log", "-"], stdin="".join(f"{line}\n" for line, *_ in LINES))
    return path


@pytest.fixture
def script(netbook: Netbook, written: Path) -> Netbook:
    shutil.copyfile(written, netbook.book)
    return netbook


def tables(path: Path) -> dict[str, list[dict[str, Any]]]:
    """Every row of every table that holds what the user wrote, or what follows from it."""
    with closing(sqlite3.connect(path)) as connection:
        connection.row_factory = sqlite3.Row
        found = [row[0] for row in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        return {
            name: [dict(row) for row in connection.execute(f'SELECT * FROM "{name}" ORDER BY rowid')]
            for name in found
            if name not in NOT_THE_USERS and not name.startswith(("sqlite_", "search_"))
        }


def newest_first() -> Iterator[tuple[str, str, str, str, list[str]]]:
    numbered = [(day, number, line, kind, who) for number, (line, day, kind, who) in enumerate(LINES, start=1)]
    for day, number, line, kind, who in sorted(numbered, key=lambda each: each[:2], reverse=True):
        yield f"i{number}", day, kind, line, who


def test_the_lines_are_fifty() -> None:
    assert len(LINES) == 50
    assert len({kind for _, _, kind, _ in LINES}) == 13


def test_the_journal_is_right(script: Netbook) -> None:
    got = script.json("journal")
    assert [(each["id"], each["on"], each["kind"], [one["name"] for one in each["people"]]) for each in got] == [
        (number, day, kind, who) for number, day, kind, _, who in newest_first()
    ]
    for each, (_, _, _, line, _) in zip(got, newest_first(), strict=True):
        clause = line.split(";")[0].split(", remind")[0].split(" fu ")[0]
        assert each["text"] == clause


def test_the_list_is_right(script: Netbook) -> None:
    got = script.json("list")
    assert {each["name"]: (each["cadence"], each["due"], each["last"]) for each in got} == STANDING
    assert {each["name"]: each["tags"] for each in got if each["tags"]} == {A: ["expat"], T: ["sailing"]}


def test_what_is_due_is_right(script: Netbook) -> None:
    assert script.json("due") == []
    got = script.json("due", "--days", "30")
    keys = ("due", "type", "name", "what", "side", "repeat")
    assert sorted(tuple(map(str, (each[key] for key in keys))) for each in got) == sorted(
        tuple(map(str, each)) for each in DUE
    )
    assert [each["due"] for each in got] == [each[0] for each in DUE]


@pytest.mark.parametrize("name", names)
def test_show_is_right(script: Netbook, name: str) -> None:
    got = script.json("show", name)
    assert (got["cadence"], got["due"], got["last"]) == STANDING[name]
    present = [each["id"] for each in got["interactions"] if name in [one["name"] for one in each["people"]]]
    assert present == [number for number, *_, who in newest_first() if name in who]
    spoken_of = {each["text"] for each in got["interactions"] if name in [one["name"] for one in each["mentioned"]]}
    assert spoken_of == ({"Zoom with Tomas re Priya's startup"} if name == P else set())


def test_details_are_right(script: Netbook) -> None:
    by_text = {each["text"]: each for each in script.json("journal")}
    assert by_text["breakfast with Priya at 8am in Soho"]["at_time"] == "08:00"
    assert by_text["breakfast with Priya at 8am in Soho"]["place"] == "Soho"
    assert by_text["phone call with Sam for half an hour"]["minutes"] == 30
    assert by_text["lunch with Ana at Monmouth on 2 November for 90 min @work"]["minutes"] == 90
    assert by_text["lunch with Ana at Monmouth on 2 November for 90 min @work"]["tags"] == ["work"]
    assert by_text["Ana called me this morning"]["initiator"] == "them"
    assert by_text["Wrote to sam okafor"]["initiator"] == "me"
    assert [
        (each["kind"], each["direction"], each["with"]) for each in by_text["Bo referred a client to me"]["exchanges"]
    ] == [("referral", "received", B)]
    assert {each["with"] for each in by_text["introduced Ana to Sam by email"]["exchanges"]} == {A, S}


MORE = [
    ["tag", "Ana", "@design", "@lisbon"],
    ["untag", "Ana", "@expat"],
    ["every", "@design", "3w"],
    ["note", "Bo", "likes boats"],
    ["fact", "Bo", "partner", "Kim"],
    ["fact", "Bo", "partner", "Kim Lee"],
    ["alias", "Sam", "Sammy"],
    ["edit", "Priya", "--set", "city=Leeds", "--set", "birthday=29 Feb", "--add", "phone=+44 20 7946 0018"],
    ["edit", "Priya", "--set", "birthday=", "--remove", "email=priya@example.com"],
    ["remind", "Zoë", "the photos", "--due", "friday", "--every", "2w"],
    ["done", "f7"],
    ["snooze", "f1", "2w"],
    ["drop", "f2"],
    ["done", "p4"],
    ["drop", "Li Lei"],
    ["circle", "Tomas", "inner"],
    ["pause", "Tomas", "in 3 months"],
    ["archive", "Sam"],
    ["amend", "i2", "dinner with Grace and **Carla Voss** @fintech @rust; fu 3w: book"],
    ["remove", "i40"],
    ["log", "coffee with Zelda Fitz", "--inbox"],
    ["log", "coffee with Zed Yo yesterday", "--inbox"],
    ["inbox", "drop", "x1"],
    ["inbox", "resolve", "x2", "--new"],
    ["unarchive", "Sam"],
]


@pytest.mark.slow
def test_undo_gives_back_the_book_as_it_was_and_redo_as_it_became(netbook: Netbook) -> None:
    assert netbook.json("list") == []
    states = [tables(netbook.book)]
    assert [row["key"] for row in states[0]["circle"]] == ["inner", "close", "trusted", "network", "wider"]
    for line in PEOPLE:
        netbook.said("add", line)
        states.append(tables(netbook.book))
    for line, *_ in LINES:
        netbook.said("log", line)
        states.append(tables(netbook.book))
    for arguments in MORE:
        netbook.said(*arguments)
        states.append(tables(netbook.book))
    written = len(PEOPLE) + len(LINES) + len(MORE)
    assert len(netbook.operations()) == written == len(states) - 1
    for before in reversed(states[:-1]):
        netbook.said("undo")
        assert tables(netbook.book) == before
    netbook.refused(3, "undo")
    for after in states[1:]:
        netbook.said("redo")
        assert tables(netbook.book) == after
    netbook.refused(3, "redo")
