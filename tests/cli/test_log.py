"""netbook log: a line is read, written, and said back."""

import json
from typing import Any

import pytest

from tests.cli.program import Netbook

LONG = (
    "Coffee with Ana Reyes at Monmouth yesterday for an hour about her move to Lisbon @expat; "
    "follow up in 3 weeks: send the flat contact"
)
BACK = "(netbook undo takes it back)\n"
INTERACTION = {
    "id": "i1",
    "on": "2026-11-21",
    "at_time": None,
    "kind": "coffee",
    "people": [{"id": "p1", "name": "Ana Reyes"}],
    "mentioned": [],
    "place": "Monmouth",
    "minutes": 60,
    "initiator": None,
    "tags": ["expat"],
    "exchanges": [],
    "text": "Coffee with Ana Reyes at Monmouth yesterday for an hour about her move to Lisbon @expat",
    "notes": None,
}
FOLLOW_UP = {
    "due": "2026-12-13",
    "what": "send the flat contact",
    "repeat": None,
    "with": ["Ana Reyes"],
    "side": "me",
}
READING = {
    "people": [{"name": "Ana Reyes", "id": "p1", "new": False}],
    "mentioned": [],
    "kind": "coffee",
    "on": "2026-11-21",
    "at_time": None,
    "place": "Monmouth",
    "minutes": 60,
    "initiator": None,
    "tags": ["expat"],
    "exchanges": [],
    "follow_up": FOLLOW_UP,
    "follow_ups": [FOLLOW_UP],
    "text": INTERACTION["text"],
}


def test_a_line_is_written_and_said_back(known: Netbook) -> None:
    assert known("log", LONG) == (
        0,
        "",
        "i1 f1 read as: coffee with Ana Reyes, yesterday, at Monmouth, 1 h @expat; "
        f"next: send the flat contact, Sun 13 Dec {BACK}",
    )
    assert known.json("journal") == [INTERACTION]
    shown = known.json("show", "ana")
    assert shown["interactions"] == [INTERACTION]
    assert shown["follow_ups"] == [
        {
            "id": "f1",
            "due": "2026-12-13",
            "what": "send the flat contact",
            "with": {"id": "p1", "name": "Ana Reyes"},
            "side": "me",
            "repeat": None,
            "state": "open",
            "interaction": "i1",
        }
    ]


def test_words_need_no_quotes(known: Netbook) -> None:
    assert (
        known.said("log", "coffee", "with", "Ana", "at", "3pm")
        == f"i1 read as: coffee with Ana Reyes, today, 15:00 {BACK}"
    )
    assert known.json("journal")[0]["text"] == "coffee with Ana at 3pm"


def test_every_part_can_be_given_as_an_option_which_wins(known: Netbook) -> None:
    options = "--with Bo --with Grace --kind call --place Rome --by them --tag work --minutes 1h30 --time 3pm".split()
    said = known.said(
        "log",
        "Coffee with Ana",
        *options,
        "--on",
        "5 Nov",
        "--note",
        "a longer note",
        "--follow-up",
        "in 3 weeks: sing",
    )
    assert said == (
        "i1 f1 f2 read as: call with Bo Lindqvist and Grace Hopper, Thu 5 Nov, 15:00, at Rome, 1 h 30, they began, "
        f"mentioning Ana Reyes @work; next: sing, Sun 13 Dec {BACK}"
    )
    assert known.json("journal") == [
        {
            "id": "i1",
            "on": "2026-11-05",
            "at_time": "15:00",
            "kind": "call",
            "people": [{"id": "p5", "name": "Bo Lindqvist"}, {"id": "p2", "name": "Grace Hopper"}],
            "mentioned": [{"id": "p1", "name": "Ana Reyes"}],
            "place": "Rome",
            "minutes": 90,
            "initiator": "them",
            "tags": ["work"],
            "exchanges": [],
            "text": "Coffee with Ana",
            "notes": "a longer note",
        }
    ]


def test_options_alone_are_enough(known: Netbook) -> None:
    assert known.said("log", "--with", "p1", "--kind", "call") == f"i1 read as: call with Ana Reyes, today {BACK}"
    assert known.json("journal")[0]["text"] == "call with p1"


def test_a_line_that_is_only_a_clause_writes_no_interaction(known: Netbook) -> None:
    assert known.said("log", "remind me to call Bo tomorrow") == (
        f"f1 read as: next: call Bo with Bo Lindqvist, tomorrow {BACK}"
    )
    assert known.json("journal") == []
    due = known.json("due", "--days", "1")
    assert [(each["id"], each["name"], each["what"]) for each in due] == [("f1", "Bo Lindqvist", "call Bo")]


def test_an_introduction_is_kept_as_an_exchange_and_with_the_person(known: Netbook) -> None:
    known.said("log", "Ana introduced me to **Carla Voss** at the Rust meetup")
    assert known.json("show", "Carla")["introduced_by"] == {"id": "p1", "name": "Ana Reyes"}
    assert known.json("journal")[0]["exchanges"] == [
        {"kind": "introduction", "direction": "received", "with": "Ana Reyes", "on": "2026-11-22", "note": None}
    ]


def test_a_dry_run_says_what_it_would_write_and_writes_nothing(known: Netbook) -> None:
    before = known.operations()
    assert known.said("log", "Coffee with Ana and **New Man**", "--dry-run") == (
        "read as: coffee with Ana Reyes and New Man (new), today (dry run: nothing was written)\n"
    )
    assert known.json("log", LONG, "--dry-run") == READING
    assert known.operations() == before
    assert known.json("journal") == []
    assert len(known.json("list")) == 19


def test_json_is_the_reading_with_the_ids_of_what_was_written(known: Netbook) -> None:
    code, out, err = known("log", LONG, "--json")
    assert (code, err) == (0, "")
    assert json.loads(out) == {"id": "i1", "follow_up_ids": ["f1"], **READING}
    assert known.json("journal") == [INTERACTION]


def test_a_dry_run_shows_unknown_and_ambiguous_people(known: Netbook) -> None:
    reading = known.json("log", "Coffee with George and Zelda Fitz", "--dry-run")
    assert reading["people"] == [
        {"name": None, "said": "George", "candidates": ["George Washington Carver", "George Hall"]},
        {"name": "Zelda Fitz", "id": None, "new": True},
    ]


# --- who is meant ----------------------------------------------------------------------------------------------


def test_a_name_nobody_bears_is_refused_without_new(known: Netbook) -> None:
    assert known.refused(3, "log", "coffee with Zelda Fitz") == (
        "netbook: nobody in your book is called 'Zelda Fitz'; --new adds a new person, "
        "**Zelda Fitz** in the line too, --inbox keeps the line for later"
    )
    assert known.refused(3, "log", "coffee with Priya Natrajan").startswith(
        "netbook: nobody in your book is called 'Priya Natrajan'; did you mean Priya Natarajan? "
    )


@pytest.mark.parametrize("arguments", [["coffee with Zelda Fitz", "--new"], ["coffee with **Zelda Fitz**"]])
def test_a_new_person_is_added_with_the_line(known: Netbook, arguments: list[str]) -> None:
    assert known.said("log", *arguments) == f"i1 read as: coffee with Zelda Fitz (new), today {BACK}"
    assert known.json("show", "p20")["name"] == "Zelda Fitz"
    known.said("undo")
    assert len(known.json("list")) == 19


def test_an_ambiguous_name_is_refused_with_the_candidates(known: Netbook) -> None:
    assert known.refused(4, "log", "Coffee with George") == (
        "netbook: 'George' could be George Washington Carver (p3), George Hall (p4); give more of the name, or the id"
    )


def test_of_several_the_one_seen_often_is_taken_and_named(known: Netbook) -> None:
    for day in ("1 Nov", "2 Nov"):
        known.said("log", f"coffee with George Hall on {day}")
    known.refused(4, "log", "Coffee with George")
    known.said("log", "coffee with George Hall on 3 Nov")
    known.said("log", "coffee with George Washington Carver on 4 Nov")
    assert known.said("log", "Coffee with George") == f"i5 read as: coffee with George Hall, today {BACK}"
    known.said("log", "coffee with George Washington Carver on 5 Nov")
    known.said("log", "coffee with George Washington Carver on 6 Nov")
    known.refused(4, "log", "Coffee with George")


def test_what_was_seen_over_a_year_ago_decides_nothing(known: Netbook) -> None:
    for day in ("2025-11-20", "2025-11-21", "2025-11-22"):
        known.said("log", f"coffee with George Hall on {day}")
    known.refused(4, "log", "Coffee with George")


# --- lines that cannot be read ---------------------------------------------------------------------------------

UNREADABLE = {
    "lunch with Ana on 31 Feb": "31 Feb is no date; give a day that exists",
    "Coffee with Ana tomorrow": "tomorrow lies ahead, so this has not happened yet; "
    'to be reminded, type: netbook remind "Ana Reyes" "coffee" --due 2026-11-23',
    "coffee with Ana; follow up yesterday": "the follow-up is due 2026-11-21, which is over; give a day from today on",
    "coffee with Ana 5/11": "5/11 can be read two ways; write 5 Nov or 11 May, or set NETBOOK_DATE_ORDER to dmy or mdy",
    "": 'the line is empty; write what happened, such as "coffee with Ana yesterday"',
    " \t ": 'the line is empty; write what happened, such as "coffee with Ana yesterday"',
    "blah blah": "the line names nobody in your book and nothing that happened; "
    'write it like "coffee with Ana Reyes", or give --with and --kind',
    "x" * 10_001: "the line has 10,001 characters, more than 10,000; log it in short and keep the rest in --note",
}


@pytest.mark.parametrize("line", UNREADABLE, ids=lambda line: line[:40] or "empty")
def test_a_line_that_cannot_be_read_is_refused_in_one_line(known: Netbook, line: str) -> None:
    assert known.refused(2, "log", line) == f"netbook: {UNREADABLE[line]}"


@pytest.mark.parametrize(
    ("options", "code", "said"),
    [
        (
            ["--kind", "foo"],
            2,
            "there is no kind 'foo'; known are coffee, meal, drinks, call, video, message, email, letter, meeting, "
            "event, visit, activity, conversation",
        ),
        (["--by", "foo"], 2, "there is no initiator 'foo'; known are me, them, both"),
        (["--on", "31 Feb"], 2, "31 Feb is no date; give a day that exists"),
        (["--time", "25:00"], 2, "'25:00' is no time of day; write it like 3pm or 15:30"),
        (["--minutes", "blue"], 2, "'blue' is no duration; write it like 45, 1h30 or two hours"),
        (["--tag", "a b"], 2, "'a b' is no tag; use letters, digits, - and :, such as @fintech"),
        (["--follow-up", "yesterday"], 2, "the follow-up is due 2026-11-21, which is over; give a day from today on"),
        (["--with", "p99"], 3, "there is no person p99; netbook list shows everybody"),
        (
            ["--with", "George"],
            4,
            "'George' could be George Washington Carver (p3), George Hall (p4); give more of the name, or the id",
        ),
    ],
    ids=lambda part: " ".join(part) if isinstance(part, list) else "",
)
def test_an_option_that_cannot_be_read_is_refused_in_one_line(
    known: Netbook, options: list[str], code: int, said: str
) -> None:
    assert known.refused(code, "log", "coffee with Ana", *options) == f"netbook: {said}"


def test_a_day_ahead_as_an_option_is_refused(known: Netbook) -> None:
    assert known.refused(2, "log", "coffee with Ana", "--on", "2026-11-23").startswith(
        "netbook: '2026-11-23' lies ahead"
    )


@pytest.mark.parametrize("minutes", ["99999999999999999999", "-5"])
def test_minutes_that_no_day_holds_are_refused(known: Netbook, minutes: str) -> None:
    known.refused(2, "log", "coffee with Ana", f"--minutes={minutes}")


def test_without_a_line_and_a_terminal_it_says_how_to_give_one(known: Netbook) -> None:
    assert known.refused(2, "log") == (
        'netbook: there is no line; write netbook log "coffee with Ana", or netbook log - to read lines'
    )


def test_the_setting_for_dates_of_two_numbers_holds(known: Netbook, monkeypatch: pytest.MonkeyPatch) -> None:
    for order, day in (("dmy", "2026-11-05"), ("mdy", "2026-05-11")):
        monkeypatch.setenv("NETBOOK_DATE_ORDER", order)
        assert known.json("log", "coffee with Ana 5/11", "--dry-run")["on"] == day


def test_a_follow_up_without_a_day_is_due_after_the_days_that_are_set(
    known: Netbook, monkeypatch: pytest.MonkeyPatch
) -> None:
    line = ("log", "coffee with Ana; follow up about the flat", "--dry-run")
    assert known.json(*line)["follow_up"]["due"] == "2026-11-29"
    assert "Sun 29 Nov (no day was given)" in known.said(*line)
    monkeypatch.setenv("NETBOOK_FOLLOW_UP_DAYS", "3")
    assert known.json(*line)["follow_up"]["due"] == "2026-11-25"


# --- the inbox and many lines ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("coffee with George", "'George' could be George Washington Carver (p3), George Hall (p4)"),
        ("lunch with Zelda Fitz yesterday", "nobody in your book is called 'Zelda Fitz'"),
        ("lunch with Ana on 31 Feb", "31 Feb is no date"),
    ],
)
def test_with_inbox_a_line_that_is_not_certain_is_kept_word_for_word(known: Netbook, line: str, reason: str) -> None:
    assert known("log", line, "--inbox") == (0, "", f"x1 kept in the inbox: {reason} {BACK}")
    assert known.json("inbox") == [{"id": "x1", "on": "2026-11-22", "text": line, "reason": reason}]
    assert known.json("journal") == []


def test_with_inbox_a_certain_line_is_written(known: Netbook) -> None:
    known.said("log", "lunch with Ana", "--inbox")
    assert known.json("inbox") == []
    assert len(known.json("journal")) == 1


def test_what_goes_to_the_inbox_is_shown_as_json(known: Netbook) -> None:
    assert known.json("log", "coffee with George", "--inbox") == {
        "inbox": "x1",
        "text": "coffee with George",
        "reason": "'George' could be George Washington Carver (p3), George Hall (p4)",
    }


LINES = """coffee with Ana

lunch with Zelda Fitz
tea with Bo yesterday
dinner with George
lunch with Ana on 31 Feb
"""


def test_many_lines_are_each_an_operation_and_the_bad_ones_named(known: Netbook) -> None:
    code, out, err = known("log", "-", stdin=LINES)
    assert (code, out) == (3, "")
    assert err.splitlines() == [
        "i1 read as: coffee with Ana Reyes, today (netbook undo takes it back)",
        "netbook: line 3: nobody in your book is called 'Zelda Fitz'; --new adds a new person, "
        "**Zelda Fitz** in the line too, --inbox keeps the line for later",
        "i2 read as: coffee with Bo Lindqvist, yesterday (netbook undo takes it back)",
        "netbook: line 5: 'George' could be George Washington Carver (p3), George Hall (p4); "
        "give more of the name, or the id",
        "netbook: line 6: 31 Feb is no date; give a day that exists",
        "2 lines saved, 3 not; mend those and give them again",
    ]
    assert [each["label"] for each in known.operations()[:2]] == [
        "log coffee with Bo Lindqvist",
        "log coffee with Ana Reyes",
    ]
    known.said("undo")
    assert [each["id"] for each in known.json("journal")] == ["i1"]


def test_many_lines_as_json_are_one_object_a_line_in_order(known: Netbook) -> None:
    code, out, _ = known("log", "-", "--json", stdin=LINES)
    assert code == 3
    objects: list[dict[str, Any]] = [json.loads(line) for line in out.splitlines()]
    assert [(each.get("id"), each.get("line"), each.get("error")) for each in objects] == [
        ("i1", None, None),
        (None, 3, "nobody in your book is called 'Zelda Fitz'"),
        ("i2", None, None),
        (None, 5, "'George' could be George Washington Carver (p3), George Hall (p4)"),
        (None, 6, "31 Feb is no date"),
    ]


def test_many_lines_with_inbox_lose_none(known: Netbook) -> None:
    code, _, _ = known("log", "-", "--inbox", stdin=LINES)
    assert code == 0
    assert [each["text"] for each in known.json("inbox")] == LINES.split("\n")[2:3] + LINES.split("\n")[4:6]
    assert len(known.json("journal")) == 2


def test_no_lines_are_nothing_to_do(known: Netbook) -> None:
    before = known.operations()
    assert known("log", "-", stdin="") == (0, "", "")
    assert known.operations() == before


def test_a_line_about_somebody_just_added_by_the_line_before_is_read(known: Netbook) -> None:
    code, _, err = known("log", "-", stdin="met **Carla Voss**\ncoffee with Carla; fu 2w\n")
    assert (code, err.count("\n")) == (0, 2)
    assert len(known.json("show", "Carla Voss")["interactions"]) == 2
