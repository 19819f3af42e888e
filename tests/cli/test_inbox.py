"""netbook inbox: lines that wait are listed, resolved as of their day, and let go."""

import pytest

from tests.cli.program import Netbook


@pytest.fixture
def waiting(known: Netbook) -> Netbook:
    for line in ("coffee with George yesterday", "lunch with Zelda Fitz", "lunch with Ana on 31 Feb"):
        known.said("log", line, "--inbox")
    return known


def test_the_inbox_lists_what_waits_and_why(waiting: Netbook) -> None:
    assert waiting("inbox") == (
        0,
        "id  written  line                          why it waits\n"
        "x1  today    coffee with George yesterday  'George' could be George Washington…\n"
        "x2  today    lunch with Zelda Fitz         nobody in your book is called 'Zelda…\n"
        "x3  today    lunch with Ana on 31 Feb      31 Feb is no date\n",
        "",
    )
    assert waiting.out("inbox", "--ids") == "x1\nx2\nx3\n"
    assert waiting.out("inbox", "--csv") == (
        "id,on,text,reason\n"
        "x1,2026-11-22,coffee with George yesterday,\"'George' could be George Washington Carver (p3), "
        'George Hall (p4)"\n'
        "x2,2026-11-22,lunch with Zelda Fitz,nobody in your book is called 'Zelda Fitz'\n"
        "x3,2026-11-22,lunch with Ana on 31 Feb,31 Feb is no date\n"
    )


def test_an_empty_inbox_says_so(known: Netbook) -> None:
    assert known("inbox") == (0, "", "the inbox is empty\n")
    assert known.json("inbox") == []


def test_a_line_is_resolved_as_of_the_day_it_was_typed(waiting: Netbook, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NETBOOK_TODAY", "2026-12-24")
    assert waiting("inbox", "resolve", "x1", "--with", "George Hall") == (
        0,
        "",
        "i1 read as: coffee with George Hall, Sat 21 Nov (netbook undo takes it back)\n",
    )
    assert waiting.json("show", "George Hall")["last"] == "2026-11-21"
    assert [each["id"] for each in waiting.json("inbox")] == ["x2", "x3"]
    waiting.said("undo")
    assert [each["id"] for each in waiting.json("inbox")] == ["x1", "x2", "x3"]
    assert waiting.json("journal") == []


def test_resolving_can_add_the_person_or_write_the_line_anew(waiting: Netbook) -> None:
    waiting.said("inbox", "resolve", "x2", "--new")
    waiting.said("inbox", "resolve", "x3", "--line", "lunch with Ana on 28 Feb")
    assert [(each["on"], each["text"]) for each in waiting.json("journal")] == [
        ("2026-11-22", "lunch with Zelda Fitz"),
        ("2026-02-28", "lunch with Ana on 28 Feb"),
    ]
    assert [each["id"] for each in waiting.json("inbox")] == ["x1"]


def test_who_is_meant_is_given_in_the_order_of_the_line(known: Netbook) -> None:
    known.said("log", "coffee with George and Sam O and Zed Yo", "--inbox")
    known.said("inbox", "resolve", "x1", "--with", "p3", "--with", "**Zed Yo**")
    assert {each["name"] for each in known.json("journal")[0]["people"]} == {
        "George Washington Carver",
        "Sam Okafor",
        "Zed Yo",
    }


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (["resolve", "x9"], 3, "there is no inbox line x9; netbook inbox lists them"),
        (["resolve", "i1"], 2, "'i1' is not the id of an inbox line (x2); ids stand before each line of a list"),
        (["drop", "x9"], 3, "there is no inbox line x9; netbook inbox lists them"),
        (["drop", "p1"], 2, "'p1' is not the id of an inbox line (x2); ids stand before each line of a list"),
        (
            ["resolve", "x1"],
            4,
            "'George' could be George Washington Carver (p3), George Hall (p4); give more of the name, or the id",
        ),
        (["resolve", "x3"], 2, "31 Feb is no date; give a day that exists"),
    ],
    ids=lambda part: " ".join(part) if isinstance(part, list) else "",
)
def test_what_cannot_be_settled_stays(waiting: Netbook, arguments: list[str], code: int, said: str) -> None:
    assert waiting.refused(code, "inbox", *arguments) == f"netbook: {said}"
    assert len(waiting.json("inbox")) == 3


def test_dropping_lets_a_line_go_and_undo_brings_it_back(waiting: Netbook) -> None:
    before = waiting.json("inbox")
    assert waiting.said("inbox", "drop", "x2", "--dry-run") == (
        "x2 dropped: lunch with Zelda Fitz (dry run: nothing was written)\n"
    )
    assert waiting.json("inbox") == before
    assert waiting.said("inbox", "drop", "x2") == "x2 dropped: lunch with Zelda Fitz (netbook undo takes it back)\n"
    assert [each["id"] for each in waiting.json("inbox")] == ["x1", "x3"]
    waiting.said("undo")
    assert waiting.json("inbox") == before


def test_a_dry_run_resolves_nothing(waiting: Netbook) -> None:
    before = waiting.json("inbox"), waiting.operations()
    assert waiting.said("inbox", "resolve", "x1", "--with", "p4", "--dry-run") == (
        "read as: coffee with George Hall, yesterday (dry run: nothing was written)\n"
    )
    assert (waiting.json("inbox"), waiting.operations()) == before
