"""netbook vet: who belongs, rule by rule; without a terminal and with one."""

import shutil
from pathlib import Path

import pytest

from tests.cli.program import Netbook, write_book
from tests.cli.terminal import Opener
from tests.cli.test_json_keys import leaves, leaves_of, section

BACK = "(netbook undo takes it back)\n"
SHOWN = """\
Ana Reyes is open: 2 not answered.

drink: I would meet them for a drink after the meeting.
  yes, today

recommend: I would recommend them to people who trust my judgement.
  not answered

business: I would do business with them.
  not known yet, today

values: We share values.
  yes, today
"""


@pytest.fixture(scope="module")
def book_of_talks(book_of_people: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """People in circles whom one talked with, some lately."""
    path = tmp_path_factory.mktemp("talks") / "book.db"
    shutil.copy(book_of_people, path)
    lines = (
        "coffee with Ana Reyes on 2026-11-20\ncoffee with Bo Lindqvist on 2026-11-21\n"
        "coffee with Grace Hopper on 2026-06-01\ncoffee with George Hall on 2026-07-01\n"
        "coffee with Helen Park on 2026-11-19\n"
    )
    write_book(path, ["log", "-"], stdin=lines)
    write_book(path, ["circle", "Ana", "close"], ["circle", "Grace", "inner"], ["archive", "Helen Park"])
    return path


@pytest.fixture
def talked(book_of_talks: Path, netbook: Netbook) -> Netbook:
    shutil.copy(book_of_talks, netbook.book)
    return netbook


def answers(netbook: Netbook, name: str = "Ana") -> dict[str, tuple[str | None, str | None]]:
    return {each["rule"]: (each["answer"], each["on"]) for each in netbook.json("vet", name)["answers"]}


# --- without a terminal -------------------------------------------------------------------------------------------


def test_answers_are_given_by_options_and_shown(known: Netbook) -> None:
    said = known.said("vet", "ana", "--yes", "drink, Values", "--unknown", "business")
    assert said == f"Ana Reyes is open: 2 not answered {BACK}"
    assert known.operations()[0]["label"] == "vet: Ana Reyes is open: 2 not answered"
    assert known.out("vet", "ana") == SHOWN
    assert known.json("vet", "p1")["verdict"] == "open"


def test_the_keys_of_the_answers_are_the_documented_ones(known: Netbook) -> None:
    assert leaves(known.json("vet", "ana")) - {"answers[]"} == leaves_of(section("vet ana"))


def test_one_answer_to_all_rules_with_an_exception(known: Netbook) -> None:
    assert known.said("vet", "p1", "--all", "yes") == f"Ana Reyes is in your network (4 of 4) {BACK}"
    assert known.said("vet", "p1", "--all", "yes", "--no", "values") == (
        f"Ana Reyes is out of your network (1 answered no) {BACK}"
    )
    assert answers(known)["values"] == ("no", "2026-11-22")
    known.said("undo")
    assert answers(known)["values"] == ("yes", "2026-11-22")
    known.said("undo")
    assert known.json("vet", "ana")["verdict"] == "open"
    known.said("redo")
    assert known.json("vet", "ana")["verdict"] == "yes"


def test_the_same_answer_counts_anew_on_a_later_day_only(known: Netbook, monkeypatch: pytest.MonkeyPatch) -> None:
    known.said("vet", "ana", "--yes", "drink")
    assert known.said("vet", "ana", "--yes", "drink") == "Ana Reyes is open: 3 not answered (nothing has changed)\n"
    assert len(known.operations()) == 20
    monkeypatch.setenv("NETBOOK_TODAY", "2026-11-23")
    known.said("vet", "ana", "--yes", "drink")
    assert answers(known)["drink"] == ("yes", "2026-11-23")
    known.said("undo")
    assert answers(known)["drink"] == ("yes", "2026-11-22")


def test_on_a_clock_that_went_backwards_the_newest_answer_counts(
    known: Netbook, monkeypatch: pytest.MonkeyPatch
) -> None:
    known.said("vet", "ana", "--yes", "drink")
    monkeypatch.setenv("NETBOOK_TODAY", "2026-11-20")
    assert "nothing has changed" in known.said("vet", "ana", "--yes", "drink")
    known.said("vet", "ana", "--no", "drink")
    assert answers(known)["drink"] == ("no", "2026-11-20")


def test_all_who_match_are_answered_in_one_operation(talked: Netbook) -> None:
    before = len(talked.operations())
    said = talked.said("vet", "--where", "circle:close or circle:inner", "--all", "yes")
    assert said == f"2 people are decided on (2 in): Ana Reyes, Grace Hopper {BACK}"
    assert len(talked.operations()) == before + 1
    assert [talked.json("vet", name)["verdict"] for name in ("Ana", "Grace", "Bo")] == ["yes", "yes", "open"]


def test_a_dry_run_writes_nothing(known: Netbook) -> None:
    before = known.book.read_bytes()
    said = known.said("vet", "ana", "--all", "yes", "--dry-run")
    assert said == "Ana Reyes is in your network (4 of 4) (dry run: nothing was written)\n"
    assert known.book.read_bytes() == before


def test_what_was_written_as_json(known: Netbook) -> None:
    assert known.json("vet", "ana", "--all", "no")["verdict"] == "no"


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (["ana", "--yes", "drnk"], 3, "there is no rule 'drnk'; did you mean drink?"),
        (["ana", "--yes", "x"], 3, "there is no rule 'x'; the rules are drink, recommend, business, values"),
        (
            ["ana", "--yes", "drink", "--no", "drink"],
            2,
            "the rule 'drink' is answered twice; give each rule one answer",
        ),
        (["ana", "--yes", ""], 2, "no rule is named; write it like --yes drink,values; netbook rules lists them"),
        (["ana", "--all", "maybe"], 2, "'maybe' is no answer; --all takes yes, no, unknown"),
        (["--all", "yes"], 2, 'nobody is named; write netbook vet "Ana Reyes" --yes drink, or --where with a filter'),
        (
            ["ana", "--where", "@x"],
            2,
            'a name and --where exclude one another; write netbook vet "Ana Reyes", or --where FILTER',
        ),
        (["ana", "--limit", "3"], 2, "--limit is for the list of whom to decide about next; leave it out"),
        (["Zaphod"], 3, "nobody in your book is called 'Zaphod'; netbook add \"Zaphod\" adds them"),
        (["p99"], 3, "there is no person p99; netbook list shows everybody"),
        (
            ["George", "--all", "yes"],
            4,
            "'George' could be George Washington Carver (p3), George Hall (p4); give more of the name, or the id",
        ),
    ],
    ids=lambda part: " ".join(part) if isinstance(part, list) else "",
)
def test_what_cannot_be_done_is_said_in_one_line(known: Netbook, arguments: list[str], code: int, said: str) -> None:
    assert known.refused(code, "vet", *arguments) == f"netbook: {said}"


def test_an_escape_sequence_in_a_key_does_not_reach_the_terminal(known: Netbook) -> None:
    assert "\x1b" not in known.refused(3, "vet", "ana", "--yes", "\x1b[31mdrink\x1b]0;x\x07er")


# --- whom to decide about -----------------------------------------------------------------------------------------


def test_the_lately_met_come_first_then_the_inner_circles(talked: Netbook) -> None:
    assert talked("vet") == (
        0,
        "id  name          circle  last        now   why\n"
        "p1  Ana Reyes     close   Fri 20 Nov  open  not decided yet\n"
        "p5  Bo Lindqvist          yesterday   open  not decided yet\n"
        "p2  Grace Hopper  inner   Mon 1 Jun   open  not decided yet\n"
        "p4  George Hall           Wed 1 Jul   open  not decided yet\n",
        "",
    )
    assert [each["id"] for each in talked.json("vet", "--limit", "2")] == ["p1", "p5"]
    assert [each["id"] for each in talked.json("vet", "--where", "circle:inner or bo")] == ["p5", "p2"]


def test_who_is_decided_is_asked_again_after_a_year_or_gone_quiet(
    talked: Netbook, monkeypatch: pytest.MonkeyPatch
) -> None:
    talked.said("vet", "Ana", "--all", "yes")
    talked.said("vet", "Bo", "--all", "no")
    talked.said("vet", "Grace", "--yes", "drink")
    found = {each["name"]: each["reason"] for each in talked.json("vet")}
    assert found == {"Grace Hopper": "1 answered so far", "George Hall": "not decided yet"}
    monkeypatch.setenv("NETBOOK_TODAY", "2027-02-15")  # Ana, close: late after six weeks, dormant after twelve
    assert [(each["name"], each["reason"], each["verdict"]) for each in talked.json("vet")][2:] == [
        ("Ana Reyes", "gone quiet since 2027-02-12", "yes")
    ]
    talked.said("vet", "Ana", "--all", "yes")
    assert "Ana Reyes" not in [each["name"] for each in talked.json("vet")]
    monkeypatch.setenv("NETBOOK_TODAY", "2028-01-01")
    assert {each["name"]: each["reason"] for each in talked.json("vet")} == {
        "Grace Hopper": "1 answered so far",
        "George Hall": "not decided yet",
        "Bo Lindqvist": "answered 13 months ago",
    }
    monkeypatch.setenv("NETBOOK_TODAY", "2028-06-01")
    assert {each["name"]: each["reason"] for each in talked.json("vet", "--limit", "3")} == {
        "Grace Hopper": "1 answered so far",
        "George Hall": "not decided yet",
        "Ana Reyes": "answered 16 months ago",
    }


def test_nobody_waits(netbook: Netbook, known: Netbook) -> None:
    assert known.said("vet") == "nobody waits for a decision; netbook vet NAME decides about anybody\n"
    assert known.said("vet", "--where", "city:oslo").startswith("nobody like that waits for a decision; ")
    assert known.json("vet") == []


def test_in_an_empty_book(netbook: Netbook) -> None:
    assert netbook.said("vet").startswith("Nobody here yet.")


def test_without_rules_nothing_can_be_decided(talked: Netbook) -> None:
    for key in ("drink", "recommend", "business", "values"):
        talked.said("rules", "remove", key)
    none = "there are no rules to decide by; netbook rules add KEY TEXT adds one\n"
    assert talked.said("vet") == none
    assert talked.said("vet", "ana") == none
    assert talked.refused(2, "vet", "ana", "--yes", "drink") == f"netbook: {none.strip()}"
    assert talked.refused(2, "vet", "ana", "--all", "yes").startswith("netbook: there are no rules")


# --- on a terminal ------------------------------------------------------------------------------------------------


@pytest.mark.slow
def test_each_rule_is_asked(talked: Netbook, terminal: Opener) -> None:
    talked.said("note", "Ana", "likes maps\nand more")
    talked.said("edit", "Ana", "--set", "title=Head", "--set", "org=Northwind")
    seen = terminal("vet", "ana")
    text = seen.until("y, n, ?:")
    assert "Ana Reyes (p1) · Head · Northwind" in text
    assert "1/4 I would meet them for a drink after the meeting." in text
    assert "close · every 1mo · last coffee 2 days ago · tie " in text
    assert "noted today: likes maps and more" in text
    seen.type("y\r")
    seen.until("2/4 ")
    seen.type("maybe\r")
    seen.until("y for yes, n for no, ? for not known yet, enter to leave it, q to stop")
    seen.type("Y\r")
    seen.until("3/4 ")
    seen.type("?\r")
    seen.until("4/4 ")
    seen.type("\r")
    seen.until("Ana Reyes is open: 2 not answered (netbook undo takes it back)")
    assert seen.end() == 0
    day = "2026-11-22"
    assert answers(talked) == {
        "drink": ("yes", day), "recommend": ("yes", day), "business": ("unknown", day), "values": (None, None),
    }  # fmt: skip


@pytest.mark.slow
def test_enter_keeps_an_answer_and_its_day(known: Netbook, terminal: Opener, monkeypatch: pytest.MonkeyPatch) -> None:
    known.said("vet", "ana", "--all", "yes")
    monkeypatch.setenv("NETBOOK_TODAY", "2026-12-24")
    seen = terminal("vet", "p1")
    seen.until("y, n, ? (now yes, Sun 22 Nov):")
    seen.type("\ry\r\r\r")
    seen.until("Ana Reyes is in your network (4 of 4) (netbook undo")
    assert seen.end() == 0
    assert [on for _, on in answers(known).values()] == ["2026-11-22", "2026-12-24", "2026-11-22", "2026-11-22"]


@pytest.mark.slow
@pytest.mark.parametrize("key", ["q\r", "\x04"], ids=["q", "ctrl-d"])
def test_what_was_answered_before_stopping_is_kept(known: Netbook, terminal: Opener, key: str) -> None:
    seen = terminal("vet", "ana")
    seen.until("1/4")
    seen.type("n\r")
    seen.until("2/4")
    seen.type(key)
    seen.until("Ana Reyes is out of your network (1 answered no)")
    assert seen.end() == 0
    assert answers(known)["drink"][0] == "no"


@pytest.mark.slow
def test_ctrl_c_writes_nothing(known: Netbook, terminal: Opener) -> None:
    before = known.operations()
    seen = terminal("vet", "ana")
    seen.until("1/4")
    seen.type("n\r")
    seen.until("2/4")
    seen.type("\x03")
    assert seen.end() == 130
    assert "Traceback" not in seen.screen.text
    assert known.operations() == before


@pytest.mark.slow
def test_a_dry_run_asks_and_writes_nothing(known: Netbook, terminal: Opener) -> None:
    before = known.operations()
    seen = terminal("vet", "ana", "--dry-run")
    seen.until("1/4")
    seen.type("y\ry\ry\ry\r")
    seen.until("Ana Reyes is in your network (4 of 4) (dry run: nothing was written)")
    assert seen.end() == 0
    assert known.operations() == before


@pytest.mark.slow
def test_going_through_people_each_is_an_operation_and_it_can_be_stopped(talked: Netbook, terminal: Opener) -> None:
    before = len(talked.operations())
    seen = terminal("vet")
    seen.until("Go through them now? [y/N]")
    seen.type("y\r")
    seen.until("1 of 4: not decided yet")
    seen.until("1/4")
    seen.type("y\ry\ry\ry\r")
    seen.until("2 of 4: not decided yet")
    seen.type("n\rq\r")
    seen.until("Bo Lindqvist is out of your network")
    assert seen.end() == 0
    assert [each["label"] for each in talked.operations()[: len(talked.operations()) - before]] == [
        "vet: Bo Lindqvist is out of your network (1 answered no)",
        "vet: Ana Reyes is in your network (4 of 4)",
    ]


@pytest.mark.slow
def test_the_list_alone_when_one_does_not_want_to(talked: Netbook, terminal: Opener) -> None:
    before = talked.operations()
    seen = terminal("vet")
    seen.until("Go through them now? [y/N]")
    seen.type("\r")
    assert seen.end() == 0
    assert talked.operations() == before
