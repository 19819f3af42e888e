"""netbook remind: a promise with a day."""

import pytest

from tests.cli.program import Netbook

BACK = "(netbook undo takes it back)\n"


def test_a_promise_is_made_said_and_due_on_its_day(known: Netbook) -> None:
    assert known("remind", "Ana", "send the", "flat contact", "--due", "in 3 weeks") == (
        0,
        "",
        f"f1 Ana Reyes: send the flat contact, due Sun 13 Dec {BACK}",
    )
    assert known.json("due", "--days", "20") == []
    assert known.json("due", "--days", "21") == [
        {
            "type": "follow_up",
            "id": "f1",
            "due": "2026-12-13",
            "late": -21,
            "name": "Ana Reyes",
            "person": "p1",
            "what": "send the flat contact",
            "side": "me",
            "repeat": None,
            "circle": None,
            "cadence": None,
            "last": None,
        }
    ]


def test_as_json(known: Netbook) -> None:
    assert known.json("remind", "Grace", "the talk", "--due", "2026-12-05", "--every", "1mo", "--theirs") == {
        "id": "f1",
        "due": "2026-12-05",
        "what": "the talk",
        "with": {"id": "p2", "name": "Grace Hopper"},
        "side": "them",
        "repeat": "FREQ=MONTHLY",
        "state": "open",
        "interaction": None,
    }


@pytest.mark.parametrize(
    ("options", "day", "repeat"),
    [
        ([], "2026-11-29", None),
        (["--due", "friday"], "2026-11-27", None),
        (["--due", "today"], "2026-11-22", None),
        (["--due", "next month"], "2026-12-01", None),
        (["--due", "eom"], "2026-11-30", None),
        (["--due", "3w"], "2026-12-13", None),
        (["--every", "2w"], "2026-12-06", "FREQ=WEEKLY;INTERVAL=2"),
        (["--every", "quarterly"], "2027-02-22", "FREQ=MONTHLY;INTERVAL=3"),
        (["--due", "friday", "--every", "month"], "2026-11-27", "FREQ=MONTHLY"),
    ],
    ids=lambda part: " ".join(part) if isinstance(part, list) else "",
)
def test_days_and_repeats_are_read_forward(known: Netbook, options: list[str], day: str, repeat: str | None) -> None:
    made = known.json("remind", "Ana", "call", *options)
    assert (made["due"], made["repeat"]) == (day, repeat)


def test_a_repeat_is_said(known: Netbook) -> None:
    assert known.said("remind", "bo", "ask about the boat", "--due", "friday", "--every", "2w") == (
        f"f1 Bo Lindqvist: ask about the boat, due Fri 27 Nov, every 2 weeks {BACK}"
    )


def test_a_dry_run_and_undo_leave_nothing(known: Netbook) -> None:
    before = known.operations()
    assert known.said("remind", "Ana", "x", "--dry-run").endswith("(dry run: nothing was written)\n")
    assert known.operations() == before
    known.said("remind", "Ana", "x")
    known.said("undo")
    assert known.json("show", "Ana")["follow_ups"] == []


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (["Bo", "x", "--due", "yesterday"], 2, "'yesterday' is over (2026-11-21); give a date from today on"),
        (["Bo", "x", "--due", "31 Feb"], 2, "31 Feb is no date; give a day that exists"),
        (
            ["Bo", "x", "--due", "soon"],
            2,
            "'soon' is no date; write it like tomorrow, in 3 weeks, Friday or 2026-12-05",
        ),
        (["Bo", "x", "--every", "blue"], 2, "'blue' is no period; write it like 6w, 2 weeks, 1mo or 1y"),
        (["Nobody", "x"], 3, "nobody in your book is called 'Nobody'; netbook add \"Nobody\" adds them"),
        (
            ["George", "x"],
            4,
            "'George' could be George Washington Carver (p3), George Hall (p4); give more of the name, or the id",
        ),
    ],
    ids=lambda part: " ".join(part) if isinstance(part, list) else "",
)
def test_what_cannot_be_promised_is_said_in_one_line(
    known: Netbook, arguments: list[str], code: int, said: str
) -> None:
    assert known.refused(code, "remind", *arguments) == f"netbook: {said}"


def test_a_promise_of_nothing_is_never_called_none(known: Netbook) -> None:
    code, _, err = known("remind", "Bo", "", "--due", "friday")
    assert "None" not in err
    if code == 0:
        assert "None" not in known.operations()[0]["label"]
    else:
        assert code == 2


def test_a_date_beyond_the_calendar_is_refused(known: Netbook) -> None:
    known.refused(2, "remind", "Bo", "x", "--every", "9000y")
    known.refused(2, "remind", "Bo", "x", "--due", "in 99999999999 weeks")
