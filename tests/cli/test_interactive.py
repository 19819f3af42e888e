"""On a terminal: the prompt shows how a line reads while one types, and questions are asked."""

import re
import sys

import pexpect
import pytest

from tests.cli.program import Netbook, environment
from tests.cli.screen import Screen
from tests.cli.terminal import Opener, Terminal


@pytest.mark.slow
def test_the_prompt_shows_the_reading_and_saves_on_enter(known: Netbook, terminal: Opener) -> None:
    seen = terminal("log")
    seen.until("log>")
    assert "what happened?" in seen.until("enter saves")
    seen.type("coffee with ana yest")
    seen.until("log> coffee with ana yest")
    seen.until("read as: coffee with Ana Reyes, ")
    seen.type("erday @expat; fu 2w")
    seen.until("read as: coffee with Ana Reyes, yesterday @expat; next: follow up, Sun 6 Dec")
    assert known.json("journal") == []
    seen.type("\r")
    seen.until("i1 f1 read as: coffee with Ana Reyes, yesterday @expat")
    assert seen.end() == 0
    assert [(each["on"], each["text"]) for each in known.json("journal")] == [
        ("2026-11-21", "coffee with ana yesterday @expat")
    ]


@pytest.mark.slow
def test_the_prompt_says_what_cannot_be_read_and_who_is_not_certain(known: Netbook, terminal: Opener) -> None:
    seen = terminal("log")
    seen.until("log>")
    seen.type("lunch with Ana on 31 Feb")
    seen.until("31 Feb is no date")
    seen.type("\x15coffee with George")  # ctrl-u clears the line
    seen.until("read as: coffee with George?")
    seen.type("\x03")
    seen.end()


@pytest.mark.slow
@pytest.mark.parametrize("key", ["\x03", "\x04"], ids=["ctrl-c", "ctrl-d"])
def test_leaving_the_prompt_writes_nothing(known: Netbook, terminal: Opener, key: str) -> None:
    before = known.operations()
    seen = terminal("log")
    seen.until("log>")
    if key == "\x03":
        seen.type("coffee with Ana")
        seen.until("read as: coffee with Ana Reyes, today")
    seen.type(key)
    assert seen.end() not in (0, -1)
    assert "Traceback" not in seen.screen.text
    assert known.operations() == before


@pytest.mark.slow
def test_an_empty_line_at_the_prompt_writes_nothing(known: Netbook, terminal: Opener) -> None:
    before = known.operations()
    seen = terminal("log")
    seen.until("log>")
    seen.type("\r")
    assert seen.end() == 2
    assert known.operations() == before


@pytest.mark.slow
def test_an_ambiguous_name_is_asked_for(known: Netbook, terminal: Opener) -> None:
    known.said("log", "lunch with George Hall on 5 Nov")
    seen = terminal("log", "coffee with George")
    text = seen.until("enter for none")
    assert re.search(
        r"Which George\?\n +1  George Washington Carver \(p3\), not met yet\n"
        r" +2  George Hall \(p4\), last met Thu 5 Nov",
        text,
    )
    seen.type("2\r")
    seen.until("i2 read as: coffee with George Hall, today")
    assert seen.end() == 0
    assert [each["id"] for each in known.json("journal")[0]["people"]] == ["p4"]


@pytest.mark.slow
def test_a_command_asks_too_whom_a_name_means(known: Netbook, terminal: Opener) -> None:
    seen = terminal("note", "George", "tall")
    seen.until("enter for none")
    seen.type("1\r")
    assert seen.end() == 0
    assert [each["text"] for each in known.json("show", "p3")["notes"]] == ["tall"]


@pytest.mark.slow
@pytest.mark.parametrize("answer", ["", "9"])
def test_an_answer_that_is_none_of_them_writes_nothing(known: Netbook, terminal: Opener, answer: str) -> None:
    before = known.operations()
    seen = terminal("note", "George", "tall")
    seen.until("enter for none")
    seen.type(f"{answer}\r")
    assert seen.end() == 4
    assert known.operations() == before


@pytest.mark.slow
@pytest.mark.parametrize(("answer", "added"), [("y", True), ("", False)])
def test_an_unknown_name_is_asked_about(known: Netbook, terminal: Opener, answer: str, added: bool) -> None:
    before = known.operations()
    seen = terminal("log", "coffee with Zelda Fitz")
    seen.until("Add Zelda Fitz as a new person? [y/N]")
    seen.type(f"{answer}\r")
    assert (seen.end() == 0) == added
    if added:
        assert known.json("show", "Zelda Fitz")["last"] == "2026-11-22"
    else:
        assert known.operations() == before


@pytest.mark.slow
def test_a_name_spelled_almost_right_is_offered(known: Netbook, terminal: Opener) -> None:
    seen = terminal("log", "coffee with Priya Natrajan")
    seen.until("1  Priya Natarajan (p9), not met yet")
    seen.type("1\r")
    assert seen.end() == 0
    assert known.json("show", "Priya")["last"] == "2026-11-22"


@pytest.mark.slow
@pytest.mark.parametrize("key", ["\x03", "\x04"], ids=["ctrl-c", "ctrl-d"])
def test_leaving_a_question_writes_nothing(known: Netbook, terminal: Opener, key: str) -> None:
    before = known.operations()
    seen = terminal("log", "coffee with Zelda Fitz")
    seen.until("[y/N]")
    seen.type(key)
    assert seen.end() > 0
    assert "Traceback" not in seen.screen.text
    assert known.operations() == before


@pytest.mark.slow
@pytest.mark.parametrize(("answer", "people"), [("y", 20), ("n", 19)])
def test_a_likely_double_is_asked_about(known: Netbook, terminal: Opener, answer: str, people: int) -> None:
    seen = terminal("add", "Ana Reyes")
    seen.until("Add Ana Reyes all the same? [y/N]")
    seen.type(f"{answer}\r")
    assert seen.end() == (0 if answer == "y" else 4)
    assert len(known.json("list")) == people


@pytest.mark.slow
def test_a_restore_is_asked_about(known: Netbook, terminal: Opener) -> None:
    known.out("backup")
    known.said("add", "Dee Dee")
    seen = terminal("backup", "restore", known.json("backup", "list")[-1]["path"])
    seen.until("[y/N]")
    seen.type("n\r")
    assert seen.end() == 2
    assert len(known.json("list")) == 20


@pytest.mark.slow
def test_yes_skips_the_question(known: Netbook, terminal: Opener) -> None:
    seen = terminal("add", "Ana Reyes", "--yes")
    assert seen.end() == 0
    assert "[y/N]" not in seen.screen.text
    assert len(known.json("list")) == 20


@pytest.mark.slow
@pytest.mark.parametrize(
    ("arguments", "env", "coloured"),
    [
        (["list"], {}, True),
        (["--no-color", "list"], {}, False),
        (["list"], {"NO_COLOR": "1"}, False),
        (["list"], {"NO_COLOR": ""}, True),
        (["list"], {"TERM_": "dumb"}, False),
    ],
    ids=["terminal", "--no-color", "NO_COLOR", "empty NO_COLOR", "dumb"],
)
def test_colour_only_where_it_is_wanted(
    known: Netbook,
    terminal: Opener,
    monkeypatch: pytest.MonkeyPatch,
    arguments: list[str],
    env: dict[str, str],
    coloured: bool,
) -> None:
    if "TERM_" in env:
        seen = Terminal.__new__(Terminal)
        seen.screen, seen.raw = Screen(), ""
        seen.child = pexpect.spawn(
            sys.executable, ["-m", "netbook", *arguments], env=environment(TERM="dumb"), encoding="utf-8"
        )
    else:
        seen = terminal(*arguments, **env)
    assert seen.end() == 0
    assert ("\x1b[" in seen.raw) == coloured
    assert "Ana Reyes" in seen.screen.text
