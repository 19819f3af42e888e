"""netbook due, and the agenda that netbook alone prints."""

from typing import Any

import pytest

from tests.cli.program import Netbook

NOW = """\
id  due           who           what                       circle
p1  3 weeks late  Ana Reyes     every 1mo, last Thu 1 Oct  close
f1  today         Grace Hopper  send the deck
p5  today         Bo Lindqvist  every 2w, not met yet
"""
SOON = """\
id  due        who           what
o1  in 1 day   Grace Hopper  birthday, turns 60
f2  in 5 days  Grace Hopper  they owe: the keys
"""


@pytest.fixture
def busy(known: Netbook) -> Netbook:
    """Somebody is late, somebody is due today, and more lies ahead."""
    known.said("circle", "Ana", "close")
    known.said("log", "coffee with Ana on 1 October")
    known.said("every", "Bo", "2w")
    known.said("remind", "Grace", "send the deck", "--due", "today")
    known.said("remind", "Grace", "the keys", "--due", "friday", "--theirs")
    known.said("edit", "Grace", "--set", "birthday=23 November 1966")
    return known


def ids(netbook: Netbook, *arguments: str) -> list[str]:
    return netbook.out("due", "--ids", *arguments).split()


def test_due_is_a_table_the_longest_due_first(busy: Netbook) -> None:
    assert busy("due") == (0, NOW, "")


def test_a_wider_terminal_cuts_nothing(busy: Netbook, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "120")
    assert busy.out("due", "--days", "7") == (
        "id  due           who           what                       circle\n"
        "p1  3 weeks late  Ana Reyes     every 1mo, last Thu 1 Oct  close\n"
        "f1  today         Grace Hopper  send the deck\n"
        "p5  today         Bo Lindqvist  every 2w, not met yet\n"
        "o1  in 1 day      Grace Hopper  birthday, turns 60\n"
        "f2  in 5 days     Grace Hopper  they owe: the keys\n"
    )


def test_netbook_alone_prints_the_agenda(busy: Netbook) -> None:
    busy.said("log", "coffee with George", "--inbox")
    assert busy() == (
        0,
        f"Sunday 22 November 2026\n\nDue: 3\n{NOW}\nIn the next 7 days: 2\n{SOON}\n"
        "1 line in the inbox: netbook inbox\n",
        "",
    )


def test_the_agenda_of_an_empty_book_says_how_to_begin(netbook: Netbook) -> None:
    code, out, err = netbook()
    assert (code, err) == (0, "")
    assert out.startswith("Nobody here yet. netbook add ")


def test_as_csv_and_ids(busy: Netbook) -> None:
    assert busy.out("due", "--csv") == (
        "type,id,due,late,name,person,what,side,repeat,circle,cadence,last\n"
        "person,p1,2026-11-01,21,Ana Reyes,p1,,,,close,1mo,2026-10-01\n"
        "follow_up,f1,2026-11-22,0,Grace Hopper,p2,send the deck,me,,,,\n"
        "person,p5,2026-11-22,0,Bo Lindqvist,p5,,,,,2w,\n"
    )
    assert ids(busy, "--days", "7") == ["p1", "f1", "p5", "o1", "f2"]


def test_as_json(busy: Netbook) -> None:
    nothing: dict[str, Any] = {
        "what": None,
        "side": None,
        "repeat": None,
        "circle": None,
        "cadence": None,
        "last": None,
    }
    found = busy.json("due", "--days", "1")
    assert found[0] == {
        **nothing, "type": "person", "id": "p1", "due": "2026-11-01", "late": 21, "name": "Ana Reyes", "person": "p1",
        "circle": "close", "cadence": "1mo", "last": "2026-10-01",
    }  # fmt: skip
    assert found[3] == {
        **nothing, "type": "occasion", "id": "o1", "due": "2026-11-23", "late": -1, "name": "Grace Hopper",
        "person": "p2", "what": "birthday, turns 60",
    }  # fmt: skip


def test_nothing_due_says_what_to_try(known: Netbook) -> None:
    assert known("due") == (0, "", "nothing is due today; netbook due --days 7 looks ahead\n")
    assert known("due", "--days", "7") == (0, "", "nothing is due\n")
    assert known.json("due") == []


@pytest.mark.parametrize(("circle", "day"), [
    ("inner", "2026-10-08"), ("close", "2026-11-01"), ("trusted", "2027-01-01"), ("network", "2027-10-01"),
    ("wider", None),
])  # fmt: skip
def test_each_circle_has_its_cadence(known: Netbook, circle: str, day: str | None) -> None:
    known.said("log", "coffee with Ana on 1 October")
    known.said("circle", "Ana", circle)
    assert known.json("show", "Ana")["due"] == day


def test_a_month_is_a_month_of_the_calendar(known: Netbook) -> None:
    known.said("every", "Ana", "1mo")
    known.said("log", "coffee with Ana on 31 January")
    assert known.json("show", "Ana")["due"] == "2026-02-28"


def test_a_persons_cadence_goes_before_the_tags_and_that_before_the_circles(known: Netbook) -> None:
    known.said("log", "coffee with Ana")
    known.said("circle", "Ana", "inner")
    known.said("tag", "Ana", "@slow", "@slower")
    known.said("every", "@slow", "3w")
    known.said("every", "@slower", "1y")
    shown = known.json("show", "Ana")
    assert (shown["cadence"], shown["cadence_from"], shown["due"]) == ("3w", "tag", "2026-12-13")
    known.said("every", "Ana", "2w")
    shown = known.json("show", "Ana")
    assert (shown["cadence"], shown["cadence_from"], shown["due"]) == ("2w", "own", "2026-12-06")
    known.said("every", "Ana", "none")
    known.said("untag", "Ana", "@slow", "@slower")
    shown = known.json("show", "Ana")
    assert (shown["cadence"], shown["cadence_from"], shown["due"]) == ("1w", "circle", "2026-11-29")


@pytest.mark.parametrize("kind", ["coffee", "message", "email", "letter", "call"])
def test_a_contact_of_any_kind_moves_the_due_date(busy: Netbook, kind: str) -> None:
    busy.said("log", "--with", "Bo", "--kind", kind)
    assert busy.json("show", "Bo")["due"] == "2026-12-06"
    assert "p5" not in ids(busy)


def test_being_spoken_of_is_no_contact(busy: Netbook) -> None:
    busy.said("log", "coffee with Grace about Bo")
    assert "p5" in ids(busy)


def test_before_the_first_contact_the_day_the_cadence_was_set_counts(
    known: Netbook, monkeypatch: pytest.MonkeyPatch
) -> None:
    known.said("every", "Ana", "2w")
    monkeypatch.setenv("NETBOOK_TODAY", "2026-12-25")
    assert [(each["id"], each["due"], each["late"]) for each in known.json("due")] == [("p1", "2026-11-22", 33)]


def test_many_who_get_a_cadence_at_once_are_not_all_due_at_once(known: Netbook) -> None:
    """network.md: spread over the following weeks when many people get one at once."""
    for number in range(1, 20):
        known.said("tag", f"p{number}", "@everybody")
    known.said("every", "@everybody", "1mo")
    days = [each["due"] for each in known.json("due", "--days", "60")]
    assert len(days) == 19
    assert len(set(days)) > 1


@pytest.mark.parametrize(("today", "day"), [("2026-02-27", "2026-02-28"), ("2028-02-28", "2028-02-29")])
def test_a_birthday_of_29_february_is_kept_every_year(
    known: Netbook, monkeypatch: pytest.MonkeyPatch, today: str, day: str
) -> None:
    known.said("edit", "Ana", "--set", "birthday=29 February")
    monkeypatch.setenv("NETBOOK_TODAY", today)
    assert [(each["due"], each["what"]) for each in known.json("due", "--days", "1")] == [(day, "birthday")]


@pytest.mark.parametrize("days", ["-1", "x", "4000", ""])
def test_days_that_are_none_are_refused(known: Netbook, days: str) -> None:
    assert "--days" in known.refused(2, "due", f"--days={days}")


def test_a_cadence_that_leads_beyond_the_calendar_does_not_block_the_book(known: Netbook) -> None:
    code, _, _ = known("every", "Ana", "7990y")
    assert code in (0, 2)
    known.said("log", "coffee with Ana")
    assert len(known.json("list")) == 19
    assert known.json("due") == []
