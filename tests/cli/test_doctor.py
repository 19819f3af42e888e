"""netbook doctor: what is wrong, in a line each, and the commands it names."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from netbook.storage.doctor import CHECKS
from tests.cli.program import Netbook

WELL = "".join(f"ok    {check.key}\n" for check in CHECKS)


@pytest.fixture
def ana(netbook: Netbook) -> Netbook:
    """A book in which nothing is wrong: p1 and p2, i1 and f1."""
    netbook.said("add", "Ana Reyes @design every 6 weeks")
    netbook.said("add", "Bo Lindqvist, birthday 14 March, via Ana Reyes")
    netbook.said("log", "coffee with Ana; fu 2w: the deck")
    netbook.out("backup")
    return netbook


def run(netbook: Netbook, *statements: str) -> None:
    """Do something to the book behind its back."""
    with closing(sqlite3.connect(netbook.book)) as raw:
        raw.executescript(";".join(statements))


def wrong(netbook: Netbook) -> list[str]:
    """What is wrong, as the doctor says it."""
    code, out, _ = netbook("doctor")
    found = [line for line in out.splitlines() if not line.startswith("ok    ")]
    assert code == bool(found)
    return found


def test_all_is_well(ana: Netbook) -> None:
    assert ana("doctor") == (0, WELL, "all is well\n")
    assert ana("doctor", "--fix") == (0, WELL, "all is well\n")
    assert ana.json("doctor") == []


def test_what_is_wrong_is_told_with_what_to_do(ana: Netbook) -> None:
    run(ana, "DELETE FROM search_contact", "UPDATE derived SET due = '2020-01-01' WHERE contact_id = 2")
    code, out, err = ana("doctor")
    assert (code, err) == (1, "2 of 10 checks found something\n")
    assert "WRONG search index: 2 people are missing (p1, p2); netbook doctor --fix rebuilds it\n" in out
    assert "WRONG due dates: 1 person is out of date (p2); netbook doctor --fix rebuilds it\n" in out
    assert out.count("\n") == len(CHECKS)


def test_a_repair_says_what_it_did_and_is_no_operation(ana: Netbook) -> None:
    before = ana.operations()
    run(ana, "DELETE FROM search_contact", "DROP INDEX ix_alias_contact_id")
    ana.book.chmod(0o644)
    code, out, err = ana("doctor", "--fix")
    assert (code, err) == (0, "3 found something that is repaired; all is well\n")
    newest = Path(ana.json("backup", "list")[0]["path"]).name
    assert out.splitlines()[2:] == [
        f"fixed shape: made anew: the index ix_alias_contact_id; {newest} holds the book as it was",
        "ok    shape",
        "ok    vocabulary",
        f"fixed search index: made anew from the book; {newest} holds the book as it was",
        "ok    search index",
        "ok    due dates",
        "ok    journal",
        f"fixed permissions: yours alone now: {ana.book} (0600)",
        "ok    permissions",
        "ok    newest backup",
        "ok    settings",
    ]
    assert ana.operations() == before
    assert ana("doctor") == (0, WELL, "all is well\n")


def test_what_cannot_be_repaired_stays_wrong(ana: Netbook) -> None:
    run(ana, "UPDATE contact SET circle = 'vip' WHERE id = 1", "DELETE FROM derived")
    code, out, err = ana("doctor", "--fix")
    assert (code, err) == (1, "1 of 10 checks found something; 1 found something that is repaired\n")
    assert "WRONG vocabulary: the circle 'vip' of p1 is not known; netbook circle p1 network" in out
    assert "ok    due dates\n" in out


def test_as_json(ana: Netbook) -> None:
    run(ana, "UPDATE contact SET circle = 'vip' WHERE id = 1", "DELETE FROM search_contact WHERE rowid = 1")
    circle = {
        "check": "vocabulary",
        "wrong": "the circle 'vip' of p1 is not known",
        "do": "netbook circle p1 network puts them in another",
        "repairable": False,
        "repaired": False,
    }
    index = {
        "check": "search index",
        "wrong": "1 person is missing (p1)",
        "do": "netbook doctor --fix rebuilds it",
        "repairable": True,
        "repaired": False,
    }
    assert ana("doctor", "--json").code == 1
    assert told(ana, "doctor", "--json") == [circle, index]
    assert told(ana, "doctor", "--fix", "--json") == [circle, {**index, "repaired": True}]
    assert told(ana, "doctor", "--json") == [circle]


def told(netbook: Netbook, *arguments: str) -> object:
    import json

    _, out, err = netbook(*arguments)
    assert err == ""
    return json.loads(out)


@pytest.mark.slow
@pytest.mark.parametrize(
    ("damage", "command"),
    [
        ("UPDATE contact SET circle = 'vip' WHERE id = 1", ["circle", "p1", "network"]),
        ("UPDATE contact SET cadence = '7x' WHERE id = 1", ["every", "p1", "6w"]),
        ("UPDATE contact SET introduced_by = 77 WHERE id = 2", ["edit", "p2", "--set", "via="]),
        ("UPDATE tag SET cadence = '7x'; UPDATE contact SET cadence = NULL", ["every", "@design", "6w"]),
        ("UPDATE circle SET cadence = '7x' WHERE key = 'close'", ["circles", "set", "close", "--every", "1mo"]),
        ("UPDATE circle SET late_after = '7x' WHERE key = 'close'", ["circles", "set", "close", "--late", "never"]),
        ("UPDATE followup SET repeat = 'FREQ=SOMETIMES'", ["drop", "f1"]),
        ("UPDATE followup SET side = 'zzz'", ["drop", "f1"]),
        ("UPDATE interaction SET kind = 'zzz'", ["amend", "i1", "tea with Ana"]),
        ("UPDATE participation SET role = 'ghost'", ["amend", "i1", "tea with Ana"]),
        ("UPDATE occasion SET month = 13", ["occasion", "p2", "birthday", "14 March"]),
    ],
    ids=lambda part: " ".join(part) if isinstance(part, list) else "",
)
def test_the_command_it_names_mends_it(ana: Netbook, damage: str, command: list[str]) -> None:
    run(ana, damage)
    (first, *_) = [line for line in wrong(ana) if "--fix" not in line]
    assert " ".join(["netbook", *command[:2]]) in first
    code, _, err = ana(*command)
    assert code == 0, err
    ana("doctor", "--fix")
    assert wrong(ana) == []


def test_without_a_book_it_says_so(netbook: Netbook) -> None:
    assert netbook.refused(5, "doctor") == (
        f"netbook: there is no book at {netbook.book}; check the path; netbook add NAME begins a new book"
    )
    assert not netbook.book.exists()


def test_what_is_no_book_is_told(netbook: Netbook) -> None:
    netbook.book.write_text("Dear diary, " * 500)
    code, out, err = netbook("doctor", "--fix")
    assert code == 1
    assert f"WRONG pages: {netbook.book} is not a book; it was left as it is; netbook backup restore" in out
    assert "?     vocabulary: could not be looked at: the book cannot be read\n" in out
    assert "WRONG newest backup: there is no backup yet; netbook backup list" in out
    assert "could not be made" in err
    assert netbook.book.read_text() == "Dear diary, " * 500
    assert "Traceback" not in out + err


@pytest.mark.slow
def test_the_settings_that_are_wrong_do_not_keep_it_from_looking(ana: Netbook) -> None:
    file = Path.home() / "config" / "netbook" / "config.toml"
    file.parent.mkdir(parents=True)
    for content in ("region = ", 'regoin = "GB"', 'region = "Britain"'):
        file.write_text(content)
        file.chmod(0o600)
        (line,) = wrong(ana)
        assert line.startswith("WRONG settings: ")
        assert ana("doctor").err == "1 of 10 checks found something\n"


def test_settings_that_alone_could_say_where_the_book_lies(ana: Netbook, monkeypatch: pytest.MonkeyPatch) -> None:
    file = Path.home() / "config" / "netbook" / "config.toml"
    monkeypatch.delenv("NETBOOK_BOOK")
    file.parent.mkdir(parents=True)
    file.write_text(f'book = "{ana.book}"\nregion = "Britain"')
    file.chmod(0o600)
    assert [line.split(":")[0] for line in wrong(ana)] == ["WRONG settings"]
    file.write_text("book = ")
    assert "is not TOML" in ana.refused(2, "doctor")
    assert ana("--book", str(ana.book), "doctor").code == 1


def test_a_damaged_book_leads_to_the_doctor(ana: Netbook) -> None:
    with ana.book.open("r+b") as raw:
        raw.seek(100)
        raw.write(b"\xff" * 20_000)
    assert "netbook doctor" in ana.refused(5, "history")
    assert wrong(ana)[0].startswith(f"WRONG pages: the book {ana.book} is damaged")
    ana.said("backup", "restore", "--yes")
    assert wrong(ana) == []
