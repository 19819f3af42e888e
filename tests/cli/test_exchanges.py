"""netbook exchanges and exchange: what passed, which way, and how both sides stand."""

import json

import pytest

from tests.cli.program import Netbook

BACK = "(netbook undo takes it back)\n"
KINDS = "introduction, referral, recommendation, advice, share, help, gift, business"


@pytest.fixture
def passed(known: Netbook) -> Netbook:
    """A book in which something passed with Ana, Bo and Grace."""
    known.said("log", "Bo introduced me to **Carla Voss** on 3 March 2025")
    known.said("exchange", "Bo", "advice", "how", "to", "price", "--received", "--on", "5 Nov 2026")
    known.said("exchange", "Bo", "advice", "--received", "--on", "4 May 2025")
    known.said("exchange", "Bo", "gift", "--given", "--on", "1 Jan 2026")
    known.said("exchange", "Ana", "help", "--given", "--on", "yesterday")
    known.said("exchange", "Ana", "introductions", "to Bo Lindqvist", "--given", "--on", "yesterday")
    known.said("exchange", "Grace", "share", "--given", "--on", "2 Feb 2026")
    known.said("exchange", "Grace", "share", "--received", "--on", "2 Feb 2026")
    known.said("circle", "Ana", "inner")
    known.said("circle", "Zoë", "close")
    return known


def test_the_list_by_person_begins_with_whom_one_owes_most(passed: Netbook) -> None:
    assert passed.out("exchanges").splitlines() == [
        "id  name          gave  got  balance      newest      what passed",
        "p5  Bo Lindqvist  1     3    +2 for you   Thu 5 Nov   advice twice, introductio…",
        "p2  Grace Hopper  1     1    even         2 Feb 2026  2 shares",
        "p1  Ana Reyes     2     0    +2 for them  yesterday   introduction, help",
        "",
        "whom you owe: Bo Lindqvist",
        "never asked: Ana Reyes, Zoë Brandt",
    ]


def test_a_wide_terminal_says_which_way_each_kind_passed(passed: Netbook, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "120")
    assert passed.out("exchanges", "bo").splitlines()[1:] == [
        "p5  Bo Lindqvist  1     3    +2 for you  Thu 5 Nov  got advice twice, introduction; gave gift",
        "",
        "whom you owe: Bo Lindqvist",
    ]


def test_by_year_and_by_kind_count_everything(passed: Netbook) -> None:
    assert passed.out("exchanges", "--by", "year").splitlines() == [
        "2026: gave 4 (introduction, share, help, gift), got 2 (advice, share)",
        "2025: gave nothing, got 2 (introduction, advice)",
    ]
    assert passed.out("exchanges", "--by", "kind", "--csv").splitlines() == [
        "kind,given,received,people,last",
        "introduction,1,1,2,2026-11-21",
        "advice,0,2,1,2026-11-05",
        "share,1,1,1,2026-02-02",
        "help,1,0,1,2026-11-21",
        "gift,1,0,1,2026-01-01",
    ]
    years = passed.json("exchanges", "--by", "year", "bo")
    assert [(each["year"], each["given"], each["received"]) for each in years] == [(2026, 1, 1), (2025, 0, 2)]


def test_forms_for_programs(passed: Netbook) -> None:
    assert passed.out("exchanges", "--ids").split() == ["p5", "p2", "p1"]
    assert passed.out("exchanges", "--ids", "--limit", "1") == "p5\n"
    found = passed.json("exchanges", "bo")
    assert found == [
        {
            "id": "p5", "name": "Bo Lindqvist", "given": 1, "received": 3, "balance": 2, "last": "2026-11-05",
            "kinds": [
                {"kind": "introduction", "given": 0, "received": 1},
                {"kind": "advice", "given": 0, "received": 2},
                {"kind": "gift", "given": 1, "received": 0},
            ],
        }
    ]  # fmt: skip
    assert (
        passed.out("exchanges", "ana", "--csv").splitlines()[1] == "p1,Ana Reyes,2,0,-2,2026-11-21,introduction; help"
    )


def test_the_archived_are_left_out_unless_the_filter_speaks_of_them(passed: Netbook) -> None:
    passed.said("archive", "Bo")
    assert passed.out("exchanges", "--ids").split() == ["p2", "p1"]
    assert passed.out("exchanges", "is:archived", "--ids").split() == ["p5"]
    assert [each["received"] for each in passed.json("exchanges", "--by", "year")] == [2, 2]


def test_an_exchange_is_written_shown_and_undone(known: Netbook) -> None:
    told = "advice received (Ana Reyes), Thu 5 Nov"
    arguments = ("exchange", "ana reyes", "Advice", "how to price", "--received", "--on", "5 nov")
    assert known.said(*arguments, "-n") == f"{told} (dry run: nothing was written)\n"
    assert known.json("exchanges") == []
    assert known.said(*arguments) == f"{told} {BACK}"
    assert known.operations()[0]["label"] == "exchange advice received (Ana Reyes)"
    assert "passed: got advice" in known.out("show", "Ana").splitlines()
    assert known.json("show", "Ana")["exchanges"] == [
        {"kind": "advice", "direction": "received", "with": "Ana Reyes", "on": "2026-11-05", "note": "how to price"}
    ]
    known.said("undo")
    assert known.json("show", "Ana")["exchanges"] == []
    assert known.json("exchanges") == []


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (["exchange", "Ana", "advise", "--given"], 2, "there is no exchange 'advise'; did you mean advice?"),
        (["exchange", "Ana", "money", "--given"], 2, f"there is no exchange 'money'; known are {KINDS}"),
        (["exchange", "Ana", "gift"], 2, "it is not said which way it passed; give --given or --received"),
        (
            ["exchange", "Ana", "gift", "--given", "--received"],
            2,
            "--given and --received exclude one another; give --given or --received",
        ),
        (["exchange", "Ana", "gift", "--given", "--on", "tomorrow"], 2, None),
        (["exchange", "Zaphod", "gift", "--given"], 3, None),
        (["exchange", "George", "gift", "--given"], 4, None),
        (["exchanges", "--by", "month"], 2, "there is no --by 'month'; give person, year or kind"),
        (["exchanges", "--by", "years"], 2, "there is no --by 'years'; did you mean year?"),
        (["exchanges", "--by", "kind", "--ids"], 2, "--ids is for --by person; --json gives everything"),
        (["exchanges", "circle:clsoe"], 3, None),
    ],
    ids=lambda part: " ".join(part) if isinstance(part, list) else "",
)
def test_what_cannot_be_is_said_in_one_line(known: Netbook, arguments: list[str], code: int, said: str | None) -> None:
    refusal = known.refused(code, *arguments)
    assert said is None or refusal == f"netbook: {said}"


def test_where_nothing_passed_the_line_says_how_to_begin(netbook: Netbook) -> None:
    code, out, err = netbook("exchanges")
    assert (code, out) == (0, "")
    assert err.startswith('nothing passed yet; netbook log "Ana introduced me to **Carla Voss**"')
    netbook.said("add", "Ana Reyes")
    assert netbook("exchanges", "ana").err == "nothing passed with anybody like that; fewer terms find more\n"
    assert netbook("exchanges", "@rust").err == "nobody and nothing is tagged @rust\n"
    assert json.loads(netbook("exchanges", "--json").out) == []


def test_nobody_is_owed_where_all_is_even_or_given(known: Netbook) -> None:
    known.said("exchange", "Ana", "gift", "--given")
    assert known.out("exchanges").splitlines()[-1] == "whom you owe: nobody in particular"


def test_the_hostile_note_is_shown_as_words(known: Netbook) -> None:
    known.said("exchange", "Ana", "gift", "\x1b[31ma\tbook\x07 \u202e", "--given")
    assert known.json("show", "Ana")["exchanges"][0]["note"] == "a book"
