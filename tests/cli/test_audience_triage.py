"""netbook audience triage on a terminal: a card, one key, the next card."""

import zlib
from pathlib import Path

import pytest

from tests.cli.program import Netbook
from tests.cli.terminal import Opener, Terminal

ODD = [f"user{zlib.crc32(bytes([n])):010}" for n in range(3)]


@pytest.fixture
def waiting(known: Netbook, tmp_path: Path) -> Netbook:
    """One who may be Ana Reyes, three with generated handles, and two others."""
    known.said("edit", "Ana Reyes", "--add", "handle=mastodon:qwertz99@ex.org", "--add", "handle=x:qwertz99")
    rows = tmp_path / "t.csv"
    handles = ["qwertz99", *ODD, "finn.berg", "mia.holm"]
    rows.write_text(
        "\n".join(("handle,name,followed_at", *(f"{each},,2026-01-0{n + 1}" for n, each in enumerate(handles)), ""))
    )
    known.said("audience", "import", str(rows), "--account", "threads:me", "--yes")
    return known


def state(netbook: Netbook) -> dict[str, str | None]:
    """What each follower is: a verdict, a contact, or nothing yet."""
    found = netbook.json("audience", "list")
    return {each["handle"]: each["contact"]["name"] if each["contact"] else each["verdict"] for each in found}


def stop(seen: Terminal, decided: int) -> None:
    seen.type("q")
    seen.until(f"left for now, {decided} decided; netbook audience triage goes on with the others")
    assert seen.end() == 0


@pytest.mark.slow
def test_each_key_does_what_it_says_and_it_goes_on_where_one_stopped(waiting: Netbook, terminal: Opener) -> None:
    seen = terminal("audience", "triage")
    card = seen.until("q stop")
    assert "6 wait: 1 may be a contact, 3 look odd, 2 others" in card
    assert "may be Ana Reyes (p1)" in card
    seen.type("k")
    seen.until("that is no key here")
    seen.type("y")
    seen.until("@qwertz99 is Ana Reyes")
    card = seen.until("2 of 6")
    card = seen.until("all 3 alike")
    seen.type("*")
    seen.until("which key?")
    seen.type("n")
    seen.until("3 followers: not a person")
    seen.until("5 of 6")
    seen.until("@mia.holm")
    seen.type("s")
    seen.until("who are they?")
    seen.type("Nobody Atall\r")
    seen.until("nobody in your book is called")
    seen.type("s")
    seen.until("who are they? ")
    seen.type("Bo Lindqvist\r")
    seen.until("@mia.holm is Bo Lindqvist")
    seen.until("6 of 6")
    stop(seen, 5)
    assert state(waiting) == {
        "qwertz99": "Ana Reyes", **dict.fromkeys(ODD, "not-a-person"), "mia.holm": "Bo Lindqvist", "finn.berg": None,
    }  # fmt: skip
    again = terminal("audience", "triage")
    again.until("1 waits: 1 other")
    again.until("1 of 1")
    again.type("c")
    again.until("what are they called?")
    again.type("Finn Berg\r")
    again.until("added Finn Berg")
    again.until("that was the last of them, 1 decided")
    assert again.end() == 0
    assert waiting.json("show", "Finn Berg")["met"] == "Threads"
    assert terminal("audience", "triage").until("nobody waits: all followers are known or decided about")


@pytest.mark.slow
def test_undo_takes_back_what_was_decided_in_it_and_nothing_else(waiting: Netbook, terminal: Opener) -> None:
    waiting.said("audience", "decide", "a6", "real")
    before = state(waiting)
    seen = terminal("audience", "triage")
    seen.until("1 of 5")
    seen.type("u")
    seen.until("nothing was decided yet in this triage")
    seen.type("\r")
    seen.until("2 of 5")
    seen.type("*n")
    seen.until("5 of 5")
    seen.type("r")
    seen.until("that was the last of them, 4 decided")
    assert seen.end() == 0
    assert state(waiting)["finn.berg"] == "real"
    waiting.said("undo")
    waiting.said("undo")
    assert state(waiting) == before
    seen = terminal("audience", "triage", "is:odd")
    seen.until("1 of 3")
    seen.type("x")
    seen.until("2 of 3")
    seen.type("r")
    seen.until("3 of 3")
    seen.type("u")
    seen.until("undone: ")
    seen.type("u")
    seen.until("1 of 3")
    seen.type("u")
    seen.until("nothing was decided yet in this triage")
    waiting.said("note", "Bo Lindqvist", "tall")
    stop(seen, 0)
    assert state(waiting) == before


@pytest.mark.slow
def test_what_was_done_elsewhere_meanwhile_is_left_alone(waiting: Netbook, terminal: Opener) -> None:
    seen = terminal("audience", "triage", "platform:threads")
    seen.until("1 of 6")
    seen.type("r")
    seen.until("2 of 6")
    waiting.said("note", "Bo Lindqvist", "tall")
    seen.type("u")
    seen.until("nothing was decided yet in this triage; netbook undo takes back what was done before")
    waiting.said("undo")
    seen.type("u")
    seen.until("undone: @qwertz99: real")
    waiting.said("undo")  # the import itself
    seen.type("n")
    seen.until("not in the book any more")
    stop(seen, 0)
    assert state(waiting) == {}


@pytest.mark.slow
def test_a_question_that_is_left_empty_decides_nothing(waiting: Netbook, terminal: Opener) -> None:
    seen = terminal("audience", "triage", "finn.berg")
    seen.until("1 of 1")
    for key, question in (("s", "who are they?"), ("c", "what are they called?")):
        seen.type(key)
        seen.until(question)
        seen.type("\r")
    seen.type("*c")
    seen.until("that is no key here")
    seen.type("y")
    stop(seen, 0)
    assert set(state(waiting).values()) == {None}


@pytest.mark.slow
def test_ctrl_c_leaves_and_keeps_what_was_decided(waiting: Netbook, terminal: Opener) -> None:
    seen = terminal("audience", "triage")
    seen.until("1 of 6")
    seen.type("x")
    seen.until("2 of 6")
    seen.until("q stop")
    seen.type("\x03")
    seen.until("left for now, 1 decided")
    assert seen.end() == 0
    assert state(waiting)["qwertz99"] == "unknown"
