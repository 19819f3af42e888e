"""netbook done, snooze and drop: a follow-up, or a person who is due."""

from collections.abc import Iterator

import pytest

from tests.cli.program import Netbook

BACK = "(netbook undo takes it back)\n"


@pytest.fixture
def promised(known: Netbook) -> Netbook:
    """Ana is owed one thing, Bo two, of which one comes back; Grace is due."""
    known.said("remind", "Ana", "send the flat contact", "--due", "in 3 weeks")
    known.said("remind", "Bo", "the boat", "--due", "friday", "--every", "2w")
    known.said("remind", "Bo", "the keys", "--theirs")
    known.said("every", "Grace", "1mo")
    return known


def states(netbook: Netbook, name: str) -> Iterator[tuple[str, str, str]]:
    for each in netbook.json("show", name)["follow_ups"]:
        yield each["id"], each["state"], each["due"]


def test_a_follow_up_is_ticked_off(promised: Netbook) -> None:
    assert promised("done", "f1") == (0, "", f"done: f1 send the flat contact (Ana Reyes) {BACK}")
    assert list(states(promised, "Ana")) == [("f1", "done", "2026-12-13")]
    assert promised.json("journal") == []
    promised.said("undo")
    assert list(states(promised, "Ana")) == [("f1", "open", "2026-12-13")]


def test_one_that_repeats_comes_back_on_its_next_day(promised: Netbook, monkeypatch: pytest.MonkeyPatch) -> None:
    assert promised.said("done", "f2") == f"done: f2 the boat (Bo Lindqvist), again Fri 11 Dec (f4) {BACK}"
    assert set(states(promised, "Bo")) == {
        ("f2", "done", "2026-11-27"),
        ("f3", "open", "2026-11-29"),
        ("f4", "open", "2026-12-11"),
    }
    monkeypatch.setenv("NETBOOK_TODAY", "2027-01-20")  # long past due: the next day is one to come
    assert promised.said("done", "f4") == f"done: f4 the boat (Bo Lindqvist), again Fri 22 Jan (f5) {BACK}"
    promised.said("undo")
    promised.said("undo")
    assert set(states(promised, "Bo")) == {("f2", "open", "2026-11-27"), ("f3", "open", "2026-11-29")}


def test_a_monthly_repeat_keeps_its_day_of_the_month(known: Netbook, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NETBOOK_TODAY", "2027-01-30")
    known.said("remind", "Ana", "rent", "--due", "2027-01-31", "--every", "1mo")
    known.said("done", "f1")
    assert ("f2", "open", "2027-02-28") in set(states(known, "Ana"))
    known.said("done", "f2")
    assert ("f3", "open", "2027-03-31") in set(states(known, "Ana"))


def test_a_person_with_one_thing_open_stands_for_it_and_else_for_a_talk(promised: Netbook) -> None:
    assert promised.said("done", "Ana") == f"done: f1 send the flat contact (Ana Reyes) {BACK}"
    assert promised.said("done", "Ana") == f"done: i1 conversation with Ana Reyes today {BACK}"
    talk = promised.json("journal")[0]
    assert (talk["kind"], talk["on"], [each["id"] for each in talk["people"]]) == ("conversation", "2026-11-22", ["p1"])


def test_a_person_who_is_due_has_been_talked_with(promised: Netbook) -> None:
    assert [each["id"] for each in promised.json("due")] == ["p2"]
    assert promised.said("done", "Grace") == f"done: i1 conversation with Grace Hopper today {BACK}"
    assert promised.json("due") == []
    assert promised.json("show", "Grace")["due"] == "2026-12-22"


def test_where_several_things_are_open_it_asks_for_an_id(promised: Netbook) -> None:
    assert promised.refused(4, "done", "Bo") == (
        "netbook: several things are open with Bo Lindqvist: p5 (the person), f2 (the boat), f3 (the keys); "
        "give the id of the one you mean"
    )
    promised.said("remind", "Grace", "the talk")
    assert "p2 (the person), f4 (the talk)" in promised.refused(4, "drop", "Grace")
    assert promised.said("done", "p2") == f"done: i1 conversation with Grace Hopper today {BACK}"


def test_a_follow_up_is_put_off(promised: Netbook) -> None:
    assert (
        promised.said("snooze", "f1", "2w") == f"snoozed: f1 send the flat contact (Ana Reyes) until Sun 6 Dec {BACK}"
    )
    assert list(states(promised, "Ana")) == [("f1", "open", "2026-12-06")]


def test_a_person_is_hidden_until_a_day(promised: Netbook) -> None:
    assert promised.said("snooze", "Grace", "next", "month") == f"snoozed: Grace Hopper until Tue 1 Dec {BACK}"
    assert promised.json("show", "Grace")["snoozed_until"] == "2026-12-01"
    assert "p2" not in promised.out("due", "--ids", "--days", "8").split()
    assert "p2" in promised.out("due", "--ids", "--days", "9").split()


def test_a_dropped_follow_up_is_kept_but_asks_no_more(promised: Netbook) -> None:
    assert promised.said("drop", "f2") == f"dropped: f2 the boat (Bo Lindqvist) {BACK}"
    assert set(states(promised, "Bo")) == {("f2", "dropped", "2026-11-27"), ("f3", "open", "2026-11-29")}


def test_a_dropped_person_asks_again_after_the_next_contact(promised: Netbook, monkeypatch: pytest.MonkeyPatch) -> None:
    assert promised.said("drop", "Grace") == f"dropped: Grace Hopper is not due any more (was 2026-11-22) {BACK}"
    assert promised.json("due") == []
    monkeypatch.setenv("NETBOOK_TODAY", "2027-05-01")
    assert "p2" not in promised.out("due", "--ids").split()
    promised.said("log", "coffee with Grace on 1 March")
    assert "p2" in promised.out("due", "--ids").split()


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (["done", "f9"], 3, "there is no follow-up f9; netbook due shows them with their ids"),
        (["done", "p99"], 3, "there is no person p99; netbook list shows everybody"),
        (["done", "Nobody"], 3, "nobody in your book is called 'Nobody'; netbook add \"Nobody\" adds them"),
        (["snooze", "f1", "yesterday"], 2, "'yesterday' is over (2026-11-21); give a date from today on"),
        (
            ["snooze", "f1", "blue"],
            2,
            "'blue' is no date; write it like tomorrow, in 3 weeks, Friday or 2026-12-05",
        ),
        (
            ["drop", "Helen Park"],
            3,
            'nothing is due with Helen Park; netbook show "Helen Park" tells what there is',
        ),
    ],
    ids=lambda part: " ".join(part) if isinstance(part, list) else "",
)
def test_what_cannot_be_settled_is_said_in_one_line(
    promised: Netbook, arguments: list[str], code: int, said: str
) -> None:
    assert promised.refused(code, *arguments) == f"netbook: {said}"


@pytest.mark.parametrize(("verb", "state"), [("done", "done"), ("drop", "dropped")])
def test_what_is_settled_is_not_settled_twice(promised: Netbook, verb: str, state: str) -> None:
    promised.said(verb, "f1")
    for arguments in (["done", "f1"], ["drop", "f1"], ["snooze", "f1", "2w"]):
        assert promised.refused(4, *arguments) == (
            f"netbook: f1 is {state} already; netbook undo takes back the newest operation"
        )


@pytest.mark.parametrize("arguments", [
    ["done", "f2"], ["done", "Grace"], ["snooze", "f1", "2w"], ["snooze", "Grace", "2w"], ["drop", "f1"],
    ["drop", "Grace"],
], ids=" ".join)  # fmt: skip
def test_each_can_be_tried_and_taken_back(promised: Netbook, arguments: list[str]) -> None:
    def look() -> list[object]:
        return [*(promised.json("show", name) for name in ("Ana", "Bo", "Grace")), promised.json("journal")]

    before = look(), promised.operations()
    assert promised.said(*arguments, "--dry-run").endswith("(dry run: nothing was written)\n")
    assert (look(), promised.operations()) == before
    assert promised.said(*arguments).endswith(BACK)
    assert look() != before[0]
    promised.said("undo")
    assert look() == before[0]
