"""A calendar on the command line: the preview, the list, the answers, and the weekly review on a terminal."""

from pathlib import Path

import pytest

from tests.cli.program import Netbook
from tests.cli.terminal import Opener

EVENTS = """BEGIN:VCALENDAR
VERSION:2.0
BEGIN:VEVENT
UID:1
SUMMARY:Coffee w/ Ana
DTSTART:20261117T150000
DTEND:20261117T160000
LOCATION:Monmouth\\, 27 Monmouth St
END:VEVENT
BEGIN:VEVENT
UID:2
SUMMARY:Planning
DTSTART:20261119T100000
DURATION:PT30M
ATTENDEE;CN=Ana Reyes:mailto:ana@work.example
ATTENDEE;CN=Bo Lindqvist:mailto:bo@work.example
END:VEVENT
BEGIN:VEVENT
UID:3
SUMMARY:Lunch with Grace Hopper
DTSTART:20261103T123000
END:VEVENT
BEGIN:VEVENT
UID:4
SUMMARY:Lunch with Ana
DTSTART:20261203T123000
END:VEVENT
BEGIN:VEVENT
UID:5
SUMMARY:Dentist
DTSTART:20261103T090000
END:VEVENT
END:VCALENDAR
"""


@pytest.fixture
def calendar(tmp_path: Path) -> str:
    file = tmp_path / "calendar.ics"
    file.write_text(EVENTS)
    return str(file)


@pytest.fixture
def suggested(known: Netbook, calendar: str) -> Netbook:
    known.said("import", calendar, "--yes")
    return known


def test_the_preview_says_what_is_suggested_and_what_is_not(known: Netbook, calendar: str) -> None:
    preview = (
        "calendar.ics: calendar (iCalendar)\n"
        "      3 past events with people of your book: suggested in the review, nothing\n"
        "          is logged\n"
        "        not suggested: 1 ahead of today, 1 with nobody of your book\n"
    )
    assert known("import", calendar, "--dry-run") == (0, preview, "dry run: nothing was written\n")
    said = "imported from calendar.ics: 3 suggestions (netbook undo takes it back)\n"
    assert known.said("import", calendar, "--yes") == said
    assert known.json("journal") == []
    assert known.operations()[0]["label"] == "import 3 suggestions from calendar.ics"
    again = known.json("import", calendar, "--dry-run")["suggested"]
    assert again == {
        "new": 0,
        "changed": 0,
        "overlooked": [
            {"reason": "suggested before", "count": 3},
            {"reason": "ahead of today", "count": 1},
            {"reason": "with nobody of your book", "count": 1},
        ],
    }


def test_where_nothing_is_suggested_it_says_why(netbook: Netbook, calendar: str) -> None:
    netbook.said("add", "Zoë Brandt")
    _, out, _ = netbook("import", calendar, "--dry-run")
    assert out == (
        "calendar.ics: calendar (iCalendar)\n"
        "        no past event to suggest\n"
        "        not suggested: 4 with nobody of your book, 1 ahead of today\n"
    )
    assert netbook.said("import", calendar, "--yes").startswith(
        "netbook: no past event to suggest\n"
        "netbook: not suggested: 4 with nobody of your book, 1 ahead of today\n"
        "imported from calendar.ics: nothing new"
    )
    assert netbook("suggestions") == (0, "", "nothing is suggested; netbook import takes calendars (.ics)\n")


def test_the_list(suggested: Netbook) -> None:
    code, out, err = suggested("suggestions")
    assert (code, err) == (0, "")
    assert [line.split("  ")[0] for line in out.splitlines()] == ["id", "s1", "s2", "s3"]
    assert max(map(len, out.splitlines())) <= 80
    for said in ("Tue 17 Nov 15:00  Coffee w/ Ana", "Ana Reyes", "coffee   1 h     Monmouth"):
        assert said in out.splitlines()[2]
    assert suggested.out("suggestions", "--ids") == "s1\ns2\ns3\n"
    assert suggested.out("suggestions", "--csv").splitlines()[0].startswith("id,source,on,at_time,kind")


def test_they_are_logged_as_they_are_or_in_other_words_and_dropped(suggested: Netbook) -> None:
    assert suggested.said("suggestions", "log", "s2") == (
        "i1 read as: coffee with Ana Reyes, Tue 17 Nov, 15:00, at Monmouth, 1 h (netbook undo takes it back)\n"
    )
    assert suggested.said("suggestions", "log", "s3", "--line", "call with Ana about the plan").startswith(
        "i2 read as: call with Ana Reyes, Thu 19 Nov"
    )
    assert suggested.said("suggestions", "drop", "s1") == (
        "s1 dropped: Lunch with Grace Hopper (netbook undo takes it back)\n"
    )
    assert suggested.json("suggestions") == []
    assert [each["text"] for each in suggested.json("journal")] == ["call with Ana about the plan", "Coffee w/ Ana"]
    for _ in range(3):
        suggested.said("undo")
    assert suggested.out("suggestions", "--ids") == "s1\ns2\ns3\n"
    assert suggested.json("journal") == []


def test_a_line_says_its_own_day(suggested: Netbook) -> None:
    said = suggested.said("suggestions", "log", "s3", "--line", "lunch with Bo on 18 November")
    assert "meal with Bo Lindqvist, Wed 18 Nov" in said


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (["log", "s9"], 3, "there is no suggestion s9; netbook suggestions lists them"),
        (["drop", "x1"], 2, "'x1' is not the id of a suggestion (s4); ids stand before each line of a list"),
        (["log", "s1", "--line", "lunch with Zelda Fitz"], 3, "nobody in your book is called 'Zelda Fitz'"),
    ],
)
def test_what_cannot_be_decided_is_refused(suggested: Netbook, arguments: list[str], code: int, said: str) -> None:
    assert suggested.refused(code, "suggestions", *arguments).startswith(f"netbook: {said}")


@pytest.mark.slow
def test_the_review_lists_them_and_asks_about_each_on_a_terminal(suggested: Netbook, terminal: Opener) -> None:
    listed = [(each["step"], each["id"], each["what"]) for each in suggested.json("review")["items"]]
    assert listed == [
        ("suggested", "s1", "Tue 3 Nov 12:30 Lunch with Grace Hopper"),
        ("suggested", "s2", "Tuesday 15:00 Coffee w/ Ana, Monmouth"),
        ("suggested", "s3", "Thursday 10:00 Planning"),
    ]
    seen = terminal("review")
    seen.until("This week · 1 of 3")
    seen.until("Tue 3 Nov 12:30 Lunch with Grace Hopper: log it?")
    seen.asked()
    seen.type(" ")
    seen.until("This week · 2 of 3")
    seen.until("Tuesday 15:00 Coffee w/ Ana, Monmouth: log it?")
    seen.until("s2 · with Ana Reyes (p1) · coffee · 1 h")
    seen.asked()
    seen.type("y")
    seen.until("logged: coffee with Ana Reyes")
    seen.until("Thursday 10:00 Planning: log it?")
    seen.asked()
    seen.type("l")
    seen.until("log> meeting with Ana Reyes and Bo Lindqvist on 2026-11-19 at 10:00 for 30 min: Planning")
    seen.type(" @work\r")
    seen.until("read as: meeting with Ana Reyes and Bo Lindqvist, Thu 19 Nov")
    seen.until("What else happened?")
    seen.asked()
    seen.type("q")
    assert seen.end() == 0
    assert [each["kind"] for each in suggested.json("journal")] == ["meeting", "coffee"]
    assert [each["source"] for each in suggested.operations()[:2]] == ["review", "review"]
    assert suggested.out("suggestions", "--ids") == "s1\n"
