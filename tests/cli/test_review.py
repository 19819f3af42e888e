"""netbook review: what it would ask in a pipe, and the whole of it on a terminal."""

import signal

import pytest

from netbook.domain.vocabulary import KIND_KEYS
from tests.cli.program import TODAY, Netbook
from tests.cli.terminal import Opener


@pytest.fixture
def waiting(known: Netbook) -> Netbook:
    """Something of every kind waits, and one conversation is written down."""
    known.said("circle", "Ana", "close")
    known.said("log", "coffee with Ana on 1 October")
    known.said("log", "coffee with Grace Hopper on 19 November")
    known.said("remind", "Bo", "the keys", "--due", "today", "--theirs")
    known.said("remind", "Bo", "later", "--due", "friday")
    known.said("edit", "Grace", "--set", "birthday=23 November 1966")
    known.said("log", "coffee with George", "--inbox")
    return known


def test_in_a_pipe_it_lists_what_it_would_ask(waiting: Netbook) -> None:
    code, out, err = waiting("review")
    assert (code, err) == (0, "")
    assert [line.split()[:2] for line in out.splitlines()] == [
        ["id", "step"], ["x1", "waiting"], ["f1", "promises"], ["p1", "people"], ["o1", "coming"], ["p2", "met"],
    ]  # fmt: skip
    assert max(map(len, out.splitlines())) <= 80
    assert waiting("review") == (0, out, "")  # nothing was written


def test_an_empty_book_says_how_to_begin(netbook: Netbook) -> None:
    code, out, err = netbook("review")
    assert (code, out) == (0, "")
    assert err.startswith("Nobody here yet.")
    code, out, err = netbook("reviews")
    assert (code, out, err) == (0, "", "no review is over yet; netbook review begins one\n")


def test_as_json_it_tells_everything_and_asks_nothing(waiting: Netbook) -> None:
    view = waiting.json("review")
    assert (view["kind"], view["on"], view["going_on"], view["decided"]) == ("weekly", TODAY, False, 0)
    assert [(each["step"], each["id"]) for each in view["items"]] == [
        ("inbox", "x1"), ("promises", "f1"), ("people", "p1"), ("occasions", "o1"), ("newcomers", "p2"),
    ]  # fmt: skip
    ana = view["items"][2]["person"]
    assert (ana["name"], ana["metrics"]["health"], ana["recent"][0]["text"]) == (
        "Ana Reyes", "cooling", "coffee with Ana on 1 October",
    )  # fmt: skip
    monthly = waiting.json("review", "--monthly")
    assert [(each["step"], each["id"]) for each in monthly["items"]] == [("choose", "p2"), ("choose", "p1")]


def test_what_does_not_fit_is_said(known: Netbook) -> None:
    for number in range(1, 9):
        known.said("every", f"p{number}", "1w")
    code, out, err = known("review", "--minutes", "5")
    assert (code, err) == (0, "people due: 6 more than fit 5 minutes\n")
    assert [line.split()[0] for line in out.splitlines()] == ["id", "p1", "p2"]
    assert known.json("review", "--minutes", "5")["waiting"] == [{"step": "people", "count": 6}]


@pytest.mark.parametrize("minutes", ["4", "481", "soon"])
def test_impossible_lengths_are_refused(known: Netbook, minutes: str) -> None:
    assert "--minutes" in known.refused(2, "review", "--minutes", minutes)
    assert "5 to 480" in known.refused(2, "config", "set", "review_minutes", minutes)


@pytest.mark.slow
def test_a_whole_review_on_a_terminal_left_in_the_middle_and_gone_on_with(waiting: Netbook, terminal: Opener) -> None:
    before = waiting.json("due", "--days", "30")
    seen = terminal("review")
    seen.until("coffee with George")
    seen.type("x")
    seen.until("This week")
    seen.type("l")
    seen.until("log>")
    seen.type("phoned Zoë for half an hour on Friday\r")
    seen.until("read as: call with Zoë Brandt, Fri 20 Nov, 30 min")
    seen.type(" ")
    seen.until("Promises · 1 of 1")
    seen.type("?")
    seen.until("tick it off")
    seen.type("s")
    seen.until("until [in 2 weeks]:")
    seen.type("someday\r")
    seen.until("'someday' is no date")  # and is asked for again
    seen.type("\r")
    seen.until("snoozed: the keys until Sun 6 Dec")
    seen.until("People due · 1 of 1")
    seen.until("last coffee 7 weeks ago")
    seen.child.kill(signal.SIGHUP)  # the terminal is closed
    seen.child.close(force=True)

    assert waiting.json("review")["decided"] == 3
    again = terminal("review")
    again.until("Going on with the one of today: 3 gone through")
    again.until("Ana Reyes (p1)")
    again.asked()
    again.type("u")
    again.until("undone: snoozed: the keys until Sun 6 Dec")
    again.until("Promises · 1 of 1")
    again.type("d")
    again.until("done: the keys")
    again.type("l")
    again.until("log>")
    again.type("coffee at Monmouth: the move\r")
    again.until("read as: coffee with Ana Reyes, today, at Monmouth")
    again.until("birthday, turns 60")
    again.type("d")
    again.until("done: Grace Hopper's birthday is tomorrow; nothing is logged yet")
    again.until("Met lately · 1 of 2")  # Zoë has joined them
    again.type("c")
    again.until("circle (inner")
    again.type("trusted\r")
    again.until("Grace Hopper is in trusted")
    again.type("v")
    for number in range(1, 5):
        again.until(f"{number}/4")
        again.type("y")
    again.until("Grace Hopper: in your network")
    again.until("Met lately · 2 of 2")
    again.type(" ")
    again.until("Pick 3 to 5 people")
    again.type("p")
    again.until("who (numbers or names")
    again.type("Ana, Zoë\r")
    again.until("picked: Ana Reyes, Zoë Brandt")
    again.until("promises kept")
    again.type("\r")
    again.until("next week: Ana Reyes, Zoë Brandt")
    assert again.end() == 0

    (review,) = waiting.json("reviews")
    assert {each["outcome"]: each["count"] for each in review["outcomes"]} == {
        "dropped": 1, "done": 2, "logged": 1, "vetted": 1, "picked": 2, "skipped": 1,
    }  # fmt: skip
    assert (review["undecided"], review["finished_on"]) == (0, TODAY)
    assert [one["name"] for one in review["picks"]] == ["Ana Reyes", "Zoë Brandt"]
    assert review["numbers"]["talks"] == 3
    assert waiting.json("list", "grace", "hopper")[0]["vetted"] == "yes"

    undone = ""
    while "begin the weekly review" not in undone:
        undone = waiting.said("undo")
    assert waiting.json("due", "--days", "30") == before
    assert waiting.json("reviews") == []
    assert [each["id"] for each in waiting.json("inbox")] == ["x1"]


@pytest.mark.slow
def test_the_month_on_a_terminal(known: Netbook, terminal: Opener) -> None:
    known.said("circle", "Ana", "close")
    known.said("log", "coffee with Ana on 1 May")
    seen = terminal("review", "--monthly")
    seen.until("silent for twice as long as every 1mo")
    seen.type("y")
    seen.until("kept: Ana Reyes")
    seen.until("Who belongs · 1 of 1")
    seen.type("\x03")
    seen.until("netbook review --monthly goes on here")
    assert seen.end() == 0
    assert known.json("review", "--monthly")["decided"] == 1


@pytest.mark.slow
def test_nothing_of_before_is_taken_back_in_a_review(waiting: Netbook, terminal: Opener) -> None:
    seen = terminal("review")
    seen.until("coffee with George")
    seen.type("u")
    seen.until("nothing was decided yet in this review")
    seen.type("q")
    seen.until("netbook review goes on here")
    assert seen.end() == 0


@pytest.mark.slow
def test_logging_anything_moves_the_due_date_everywhere(known: Netbook) -> None:
    known.said("every", "Ana", "2w")
    for kind in KIND_KEYS:
        known.said("log", "Ana Reyes on 1 November", "--kind", kind)
        assert "p1" in known.out("due", "--ids").split()
        assert [each["id"] for each in known.json("review")["items"] if each["step"] == "people"] == ["p1"]
        known.said("log", "Ana Reyes today", "--kind", kind)
        assert known.out("due", "--ids").split() == []
        assert known.json("list", "ana", "reyes")[0]["due"] == "2026-12-06"
        assert known.json("show", "Ana")["due"] == "2026-12-06"
        assert "people" not in [each["step"] for each in known.json("review")["items"]]
        for _ in range(2):
            known.said("undo")


@pytest.mark.slow
def test_a_review_that_is_undone_in_another_terminal_ends_in_one_line(waiting: Netbook, terminal: Opener) -> None:
    seen = terminal("review")
    seen.until("coffee with George")
    assert "begin the weekly review" in waiting.said("undo")
    seen.type("x")
    seen.until("this review was undone meanwhile; netbook review begins another")
    assert seen.end() == 4
