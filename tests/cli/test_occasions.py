"""netbook occasions and occasion: birthdays, anniversaries and named days."""

import pytest

from tests.cli.program import Netbook

BACK = "(netbook undo takes it back)\n"
SHOWN = """\
id  on          in           who           what                       circle
o1  Sun 22 Nov  today        Grace Hopper  birthday, turns 40
o3  Mon 23 Nov  in 1 day     Bo Lindqvist  anniversary, 10 years
o2  Fri 1 Jan   in 5 weeks   Ana Reyes     name day                   close
o4  Sun 28 Feb  in 3 months  Ana Reyes     birthday (of 29 February)  close
"""


@pytest.fixture
def festive(known: Netbook) -> Netbook:
    known.said("circle", "Ana", "close")
    known.said("occasion", "Grace", "birthday", "22 November 1986")
    known.said("occasion", "Ana", "Name Day", "1", "January")
    known.said("occasion", "Bo", "anniversary", "2016-11-23")
    known.said("occasion", "Ana", "bday", "29", "Feb")
    return known


def test_they_are_listed_the_soonest_first(festive: Netbook, monkeypatch: pytest.MonkeyPatch) -> None:
    assert festive("occasions", "--days", "100") == (0, SHOWN, "")
    assert festive.out("occasions", "--ids").split() == ["o1", "o3", "o2"]
    monkeypatch.setenv("NETBOOK_TODAY", "2028-02-28")
    assert "Tue 29 Feb  in 1 day  Ana Reyes  birthday  close\n" in festive.out("occasions")


def test_as_json_and_csv(festive: Netbook) -> None:
    assert festive.json("occasions")[1] == {
        "id": "o3", "on": "2026-11-23", "days": 1, "name": "Bo Lindqvist", "person": "p5", "kind": "anniversary",
        "what": "anniversary, 10 years", "years": 10, "month": 11, "day": 23, "year": 2016, "circle": None,
    }  # fmt: skip
    assert festive.out("occasions", "--csv", "--days", "0").splitlines()[1] == (
        'o1,2026-11-22,0,Grace Hopper,p2,birthday,"birthday, turns 40",40,11,22,1986,'
    )


def test_what_is_due_says_the_same(festive: Netbook) -> None:
    assert [each["what"] for each in festive.json("due", "--days", "3") if each["type"] == "occasion"] == [
        "birthday, turns 40",
        "anniversary, 10 years",
    ]


def test_a_filter_keeps_some_and_a_minus_is_no_option(festive: Netbook) -> None:
    assert festive.out("occasions", "circle:close", "--ids", "--days", "400").split() == ["o2", "o4"]
    assert festive.out("occasions", "-circle:close", "--ids", "--days", "400").split() == ["o1", "o3"]
    said = festive.said("occasions", "circle:inner")
    assert said == "no occasion in the next 60 days with anybody like that\n"


def test_far_ahead_each_is_listed_once(festive: Netbook) -> None:
    assert len(festive.json("occasions", "--days", "3660")) == 4
    assert len(festive.json("occasions", "--days", "364")) == 4
    festive.said("occasion", "Helen", "birthday", "21 November")
    assert "Sun 21 Nov 2027  in 12 months  Helen Park" in festive.out("occasions", "--days", "365")


def test_the_archived_and_the_paused_are_left_out(festive: Netbook) -> None:
    festive.said("archive", "Grace")
    festive.said("pause", "Bo", "24 November")
    festive.said("pause", "Ana", "25 November")
    assert [each["id"] for each in festive.json("occasions")] == ["o2"]
    assert [each["id"] for each in festive.json("occasions", "is:archived")] == ["o1"]


def test_an_empty_book_says_what_to_do(netbook: Netbook) -> None:
    assert netbook.said("occasions") == (
        "no occasion in the next 60 days; netbook occasion NAME birthday 14 March sets one\n"
    )


def test_it_is_set_changed_and_taken_away_and_edit_agrees(known: Netbook) -> None:
    assert known.said("occasion", "Ana", "birthday", "14 March 1986") == f"Ana Reyes: birthday 14 Mar 1986 {BACK}"
    assert known.out("edit", "Ana", "--print").count("birthday: 14 March 1986\n") == 1
    assert "nothing has changed" in known.said("occasion", "Ana", "birthday", "1986-03-14")
    known.said("occasion", "Ana", "birthday", "15", "March")
    assert [(each["day"], each["year"]) for each in known.json("show", "Ana")["occasions"]] == [(15, None)]
    known.said("edit", "Ana", "--set", "birthday=16 March")
    assert known.json("occasions", "--days", "365")[0]["day"] == 16
    assert known.said("occasion", "Ana", "birthday", "none") == f"Ana Reyes: no birthday any more {BACK}"
    assert known.json("show", "Ana")["occasions"] == []
    known.said("undo")
    assert known.json("show", "Ana")["occasions"][0]["day"] == 16


def test_one_of_29_february_is_told(known: Netbook) -> None:
    assert known.said("occasion", "Ana", "birthday", "29 February 1984") == (
        f"Ana Reyes: birthday 29 Feb 1984, kept on the 28th in other years {BACK}"
    )


def test_it_can_be_tried(known: Netbook) -> None:
    before = known.book.read_bytes()
    assert known.said("occasion", "Ana", "wedding", "1 May", "--dry-run") == (
        "Ana Reyes: wedding 1 May (dry run: nothing was written)\n"
    )
    assert known.book.read_bytes() == before


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (["Ana", "birthday"], 2, 'something is missing; write netbook occasion "Ana Reyes" birthday 14 March'),
        (["Ana", "birthday", "31 February"], 2, "31 Feb is no date; give a day that exists"),
        (["Ana", "birthday", "31", "February", "2020"], 2, "31 Feb 2020 is no date; give a day that exists"),
        (["Ana", "birthday", "29 February 1985"], 2, "29 Feb 1985 is no date; give a day that exists"),
        (["Ana", "birthday", "1 March 2027"], 2, "the birthday '1 March 2027' lies ahead; check the year"),
        (["Ana", "anniversary", "soon"], 2, "'soon' is no anniversary; write it like 14 March or 1985-03-14"),
        (["Ana", "14", "March"], 2, "'14' is no occasion; write it like birthday, anniversary or 'name day'"),
        (["Ana", "", "14 March"], 2, "'' is no occasion; "),
        (["Ana", "birthday", "none"], 3, "Ana Reyes has no birthday; they have none"),
        (["Zaphod", "birthday", "14 March"], 3, "nobody in your book is called 'Zaphod'; "),
        (
            ["George", "birthday", "14 March"],
            4,
            "'George' could be George Washington Carver (p3), George Hall (p4); give more of the name, or the id",
        ),
    ],
    ids=lambda part: " ".join(part) if isinstance(part, list) else "",
)
def test_what_cannot_be_done_is_said_in_one_line(known: Netbook, arguments: list[str], code: int, said: str) -> None:
    assert known.refused(code, "occasion", *arguments).startswith(f"netbook: {said}")


def test_hostile_words_cannot_move_the_cursor(known: Netbook) -> None:
    assert known.said("occasion", "Ana", "we\x1b[2Jdding\n", "1 May").startswith("Ana Reyes: wedding 1 May ")
