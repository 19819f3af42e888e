"""netbook undo, redo and history: what was done is taken back and done again."""

import csv
import io
import re

import pytest

from tests.cli.program import Netbook


@pytest.fixture
def done(netbook: Netbook) -> Netbook:
    def write() -> None:
        netbook.said("add", "Ana Reyes")
        netbook.said("add", "Bo Lindqvist")
        netbook.said("log", "coffee with Ana; fu 2w")
        netbook.said("tag", "Bo", "@sailing")

    return netbook.once(write)


def test_undo_goes_back_and_redo_forward_again(done: Netbook) -> None:
    assert done("undo") == (0, "", "undone: tag Bo Lindqvist @sailing (netbook redo does it again)\n")
    assert done.said("undo") == "undone: log coffee with Ana Reyes (netbook redo does it again)\n"
    assert done.json("journal") == []
    assert done.json("show", "Ana")["follow_ups"] == []
    assert done("redo") == (0, "", "done again: log coffee with Ana Reyes (netbook undo takes it back)\n")
    assert [each["id"] for each in done.json("journal")] == ["i1"]
    done.said("redo")
    assert done.json("show", "Bo")["tags"] == ["sailing"]
    assert done.refused(3, "redo") == (
        "netbook: nothing to redo; only what was undone last, with nothing new done since, can be redone"
    )


def test_after_something_new_nothing_can_be_redone(done: Netbook) -> None:
    done.said("undo")
    done.said("note", "Ana", "likes tea")
    done.refused(3, "redo")


def test_with_nothing_done_there_is_nothing_to_undo(netbook: Netbook) -> None:
    assert netbook.refused(3, "undo").startswith("netbook: nothing to undo")
    assert netbook("history") == (0, "", "nothing was done yet\n")


@pytest.mark.parametrize("named", ["3", "#3", "i1", "f1"])
def test_an_older_operation_is_named_by_number_or_id(done: Netbook, named: str) -> None:
    assert done.said("undo", named) == "undone: log coffee with Ana Reyes (netbook redo does it again)\n"
    assert done.json("journal") == []
    assert done.json("show", "Bo")["tags"] == ["sailing"]


def test_what_later_things_rest_on_is_not_undone(done: Netbook) -> None:
    refusal = done.refused(4, "undo", "1")
    assert re.search(r"by #3 'log coffee with Ana Reyes'; nothing was changed", refusal)
    assert len(done.json("list")) == 2
    assert [each["undone"] for each in done.operations()] == [False] * 4


@pytest.mark.parametrize(
    ("named", "code", "said"),
    [
        ("99", 3, "there is no operation #99; netbook history lists them"),
        ("nonsense", 2, "'nonsense' is no id; netbook history shows the numbers"),
        ("i9", 3, "nothing that was done touched i9; netbook history shows what was"),
        ("99999999999999999999", 3, None),
    ],
)
def test_what_was_not_done_is_not_undone(done: Netbook, named: str, code: int, said: str | None) -> None:
    refusal = done.refused(code, "undo", named)
    assert said is None or refusal == f"netbook: {said}"


def test_what_is_undone_is_not_undone_twice(done: Netbook) -> None:
    done.said("undo", "4")
    assert done.refused(4, "undo", "4") == ("netbook: #4 is undone already; netbook history lists what can be undone")


def test_history_is_a_table_newest_first(done: Netbook) -> None:
    done.said("undo")
    code, out, err = done("history")
    assert (code, err) == (0, "")
    assert re.sub(r"\d{4}-\d\d-\d\d \d\d:\d\d", "(when)          ", out) == (
        "id  when                      what\n"
        "4   (when)            undone  tag Bo Lindqvist @sailing\n"
        "3   (when)                    log coffee with Ana Reyes\n"
        "2   (when)                    add Bo Lindqvist\n"
        "1   (when)                    add Ana Reyes\n"
    )


def test_history_of_one_person(done: Netbook) -> None:
    assert [each["id"] for each in done.json("history", "ana")] == [3, 1]
    assert [each["id"] for each in done.json("history", "Bo", "--limit", "1")] == [4]
    done.refused(3, "history", "Zaphod")


def test_history_as_json_csv_and_ids(done: Netbook) -> None:
    newest = done.json("history", "--limit", "1")[0]
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\+00:00", newest["at"])
    assert (newest["id"], newest["label"], newest["source"], newest["undone"]) == (
        4,
        "tag Bo Lindqvist @sailing",
        "cli",
        False,
    )
    rows = list(csv.DictReader(io.StringIO(done.out("history", "--csv"))))
    assert [(row["id"], row["label"], row["undone"]) for row in rows][:2] == [
        ("4", "tag Bo Lindqvist @sailing", "no"),
        ("3", "log coffee with Ana Reyes", "no"),
    ]
    assert done.out("history", "--ids") == "4\n3\n2\n1\n"


@pytest.mark.parametrize("limit", ["0", "x"])
def test_a_limit_that_is_none_is_refused(done: Netbook, limit: str) -> None:
    assert "--limit" in done.refused(2, "history", "--limit", limit)


def test_a_limit_beyond_all_numbers_shows_all(done: Netbook) -> None:
    assert len(done.json("history", "--limit", "99999999999999999999")) == 4


@pytest.mark.parametrize("verb", ["undo", "redo"])
def test_both_can_be_tried(done: Netbook, verb: str) -> None:
    """terminal.md: --dry-run on whatever writes."""
    done.said("undo")
    before = done.operations()
    assert "nothing was written" in done.said(verb, "--dry-run")
    assert done.operations() == before
