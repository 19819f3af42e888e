"""netbook circle, every, pause, archive and unarchive: how close one wants to be."""

import pytest

from tests.cli.program import TODAY, Netbook

BACK = "(netbook undo takes it back)\n"


def test_a_circle_gives_its_cadence(known: Netbook) -> None:
    assert known("circle", "Ana", "Close") == (0, "", f"Ana Reyes is in close {BACK}")
    shown = known.json("show", "Ana")
    assert (shown["circle"], shown["cadence"], shown["cadence_from"]) == ("close", "1mo", "circle")
    assert known.said("circle", "Ana", "none") == f"Ana Reyes is in no circle {BACK}"
    shown = known.json("show", "Ana")
    assert (shown["circle"], shown["cadence"], shown["due"]) == (None, None, None)


@pytest.mark.parametrize(
    ("words", "cadence", "said"),
    [
        (["6w"], "6w", "every 6w"),
        (["2", "months"], "2mo", "every 2mo"),
        (["monthly"], "1mo", "every 1mo"),
        (["year"], "1y", "every 1y"),
        (["never"], "never", "never"),
        (["none"], "1w", "no cadence of its own"),
    ],
    ids=lambda part: " ".join(part) if isinstance(part, list) else "",
)
def test_a_person_can_have_a_cadence_of_their_own(
    known: Netbook, words: list[str], cadence: str | None, said: str
) -> None:
    known.said("circle", "Ana", "inner")
    known.said("every", "Ana", "5w")
    assert known.said("every", "Ana", *words) == f"Ana Reyes: {said} {BACK}"
    assert known.json("show", "Ana")["cadence"] == cadence


def test_never_is_never_due(known: Netbook) -> None:
    known.said("circle", "Ana", "inner")
    known.said("every", "Ana", "never")
    assert known.json("show", "Ana")["due"] is None
    assert known.json("due", "--days", "3660") == []


def test_everybody_with_a_tag_gets_its_cadence(known: Netbook) -> None:
    for name in ("Ana", "Bo"):
        known.said("tag", name, "@mentors")
    assert known.said("every", "@mentors", "2", "months") == (
        f"@mentors: every 2mo; 2 who were not met yet come due over the next 2 weeks {BACK}"
    )
    assert [(each["name"], each["cadence"]) for each in known.json("list", "@mentors")] == [
        ("Ana Reyes", "2mo"),
        ("Bo Lindqvist", "2mo"),
    ]
    assert known.said("every", "#mentors", "none") == f"@mentors: no cadence of its own {BACK}"
    assert known.json("show", "Bo")["cadence"] is None
    known.said("undo")
    assert known.json("show", "Bo")["cadence"] == "2mo"


def test_a_paused_person_is_not_due_before_the_day(known: Netbook) -> None:
    known.said("every", "Ana", "2w")
    known.said("remind", "Ana", "the deck", "--due", "today")
    assert known.out("due", "--ids").split() == ["f1", "p1"]
    assert known.said("pause", "Ana", "in", "3", "months") == f"Ana Reyes is paused until 2027-02-22 {BACK}"
    assert known.json("show", "Ana")["paused_until"] == "2027-02-22"
    assert known.json("due", "--days", "30") == []
    assert known.said("pause", "Ana", "off") == f"Ana Reyes is not paused any more {BACK}"
    assert known.out("due", "--ids").split() == ["f1", "p1"]


def test_on_the_day_a_pause_ends_all_is_due_again(known: Netbook, monkeypatch: pytest.MonkeyPatch) -> None:
    known.said("every", "Ana", "2w")
    known.said("remind", "Ana", "the deck", "--due", "today")
    known.said("pause", "Ana", "1 March")
    monkeypatch.setenv("NETBOOK_TODAY", "2027-02-28")
    assert known.json("due") == []
    monkeypatch.setenv("NETBOOK_TODAY", "2027-03-01")
    assert known.out("due", "--ids").split() == ["f1", "p1"]


def test_nothing_of_a_paused_person_is_due_not_even_a_birthday(known: Netbook) -> None:
    known.said("edit", "Ana", "--set", "birthday=22 November")
    known.said("pause", "Ana", "in 3 months")
    assert known.json("due") == []


def test_an_archived_person_is_kept_but_neither_listed_nor_due(known: Netbook) -> None:
    known.said("every", "Ana", "2w")
    known.said("remind", "Ana", "the deck", "--due", "today")
    known.said("edit", "Ana", "--set", "birthday=22 November")
    assert len(known.json("due")) == 3
    assert known.said("archive", "Ana") == f"Ana Reyes is archived {BACK}"
    assert known.json("due") == []
    assert known.json("show", "Ana")["archived"] is True
    assert known.refused(4, "archive", "Ana") == "netbook: Ana Reyes is archived already"
    assert known.said("unarchive", "Ana") == f"Ana Reyes is back from the archive {BACK}"
    assert len(known.json("due")) == 3
    assert known.refused(4, "unarchive", "Ana") == "netbook: Ana Reyes is not archived"


def test_a_name_means_somebody_current_before_the_archived(known: Netbook) -> None:
    known.said("archive", "George Hall")
    known.said("log", "coffee with George")
    assert known.json("show", "George Washington Carver")["last"] == "2026-11-22"


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (
            ["circle", "Ana", "foo"],
            3,
            "there is no circle 'foo'; circles are inner, close, trusted, network, wider; "
            "none takes a person out of theirs",
        ),
        (["circle", "Nobody", "close"], 3, "nobody in your book is called 'Nobody'; netbook add \"Nobody\" adds them"),
        (["every", "Ana", "blue"], 2, "'blue' is no cadence; write it like 6w, 2 weeks, 1mo, 1y or never"),
        (["every", "Ana", "0w"], 2, "'0w' is no cadence; write it like 6w, 2 weeks, 1mo, 1y or never"),
        (
            ["every", "@nobody", "2w"],
            3,
            "nobody bears the tag @nobody; netbook tag NAME @nobody gives it to somebody",
        ),
        (["pause", "Ana", "2020-01-01"], 2, "'2020-01-01' is over (2020-01-01); give a date from today on"),
        (
            ["archive", "George"],
            4,
            "'George' could be George Washington Carver (p3), George Hall (p4); give more of the name, or the id",
        ),
    ],
    ids=lambda part: " ".join(part) if isinstance(part, list) else "",
)
def test_what_cannot_be_done_is_said_in_one_line(known: Netbook, arguments: list[str], code: int, said: str) -> None:
    assert known.refused(code, *arguments) == f"netbook: {said}"


@pytest.mark.parametrize("arguments", [
    ["circle", "Ana", "close"], ["every", "Ana", "6w"], ["every", "@here", "6w"], ["pause", "Ana", "friday"],
    ["archive", "Ana"], ["unarchive", "Helen Park"],
], ids=" ".join)  # fmt: skip
def test_each_can_be_tried_and_taken_back(known: Netbook, arguments: list[str]) -> None:
    def look() -> list[object]:
        return [known.json("show", name) for name in ("Ana", "Helen Park")]

    known.said("tag", "Ana", "@here")
    known.said("archive", "Helen Park")
    before = look(), known.operations()
    assert known.said(*arguments, "--dry-run").endswith("(dry run: nothing was written)\n")
    assert (look(), known.operations()) == before
    assert known.said(*arguments).endswith(BACK)
    assert look() != before[0]
    known.said("undo")
    assert look() == before[0]


@pytest.mark.parametrize("arguments", [["circle", "Ana", "close"], ["every", "Ana", "6w"]], ids=" ".join)
def test_where_nothing_changes_no_undo_is_offered(known: Netbook, arguments: list[str]) -> None:
    """Undo would take back something else."""
    known.said(*arguments)
    before = known.operations()
    said = known.said(*arguments)
    assert known.operations() == before
    assert "undo" not in said


def test_many_come_due_in_turn_the_inner_circles_first(known: Netbook) -> None:
    known.said("circle", "p3", "inner")
    known.said("log", "coffee with Ana on 1 November")
    said = known.said("every", "2mo", "--where", "name:a or name:g or name:b or name:h")
    assert "; they come" not in said
    assert " who were not met yet come due over the next 4 weeks (netbook undo" in said
    due = [each["person"] for each in known.json("due", "--days", "60") if not each["last"]]
    assert due[0] == "p3"
    days = {each["due"] for each in known.json("due", "--days", "27")}
    assert len(days) == len(due)


def test_who_had_it_already_is_not_put_off_again(known: Netbook) -> None:
    known.said("circle", "network", "--where", "last:never")
    before = known.json("due", "--days", "60")
    assert len(before) == 18 + 1 - 0
    said = known.said("circle", "network", "--where", "last:never")
    assert "come due" not in said
    assert "nothing has changed" in said
    assert known.json("due", "--days", "60") == before


def test_in_a_circle_that_is_never_due_nobody_comes_due(known: Netbook) -> None:
    assert "come due" not in known.said("circle", "wider", "--where", "last:never")


SOME = "name:a or name:g or name:s or name:z"


@pytest.mark.parametrize(
    ("before", "then"),
    [
        (["tag", "--where", SOME, "@lisbon"], ["every", "@lisbon", "6w"]),
        (["circle", "wider", "--where", SOME], ["circles", "set", "wider", "--every", "1y"]),
    ],
    ids=["a tag", "a circle"],
)
def test_a_cadence_that_comes_long_after_begins_today(
    known: Netbook, monkeypatch: pytest.MonkeyPatch, before: list[str], then: list[str]
) -> None:
    monkeypatch.setenv("NETBOOK_TODAY", "2025-10-01")
    known.said(*before)
    monkeypatch.setenv("NETBOOK_TODAY", TODAY)
    assert known.out("due", "--ids") == ""
    assert "come due over the next" in known.said(*then)
    due = known.json("due", "--days", "60")
    assert len(due) > 5
    assert [each["late"] for each in due if each["late"] > 0] == []
    assert len({each["due"] for each in due}) == len(due)


def test_a_tag_that_has_a_cadence_asks_from_the_day_it_is_given(
    known: Netbook, monkeypatch: pytest.MonkeyPatch
) -> None:
    known.said("tag", "Ana", "@mentors")
    known.said("every", "@mentors", "1mo")
    assert known.out("due", "--ids") == "p1\n"
    known.said("tag", "Bo", "@mentors")
    assert known.out("due", "--ids") == "p1\np5\n"
