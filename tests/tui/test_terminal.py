"""The app on a real terminal: what it writes there, and what it leaves in the book."""

import re
import termios
from pathlib import Path
from typing import Any

import pytest

from netbook.models import Account, Contact
from netbook.services import listing
from netbook.storage.book import Book
from tests.cli.terminal import Terminal
from tests.tui import followers
from tests.tui.seat import TODAY
from tests.tui.test_today import labels


class Small(Terminal):
    SIZE = (80, 24)


class Large(Terminal):
    SIZE = (120, 36)


def opened(book: Path, kind: type[Terminal] = Small, **env: str) -> Terminal:
    home = str(book.parent)
    places = {"HOME": home, "XDG_DATA_HOME": f"{home}/data", "XDG_CONFIG_HOME": f"{home}/config"}
    arguments = (str(book),) if kind.SCRIPT else ("--book", str(book))
    return kind(*arguments, **{"NETBOOK_TODAY": str(TODAY), **places, **env})


def test_open_log_review_three_people_undo_and_quit(sample: Path) -> None:
    seen = opened(sample)
    seen.until("Weekly review")
    seen.until("Drinks with Andreas")
    seen.type("l")
    seen.until("What happened?")
    seen.type("coffee with Grace yesterday")
    seen.until("Grace Mwangi")
    seen.type("\r")
    seen.until("logged: coffee with Grace Mwangi")
    for _ in range(7):
        seen.type("j")
    seen.until("› ! Miguel Sousa")
    seen.type("d")
    seen.until("› ! Bo Lindqvist")
    seen.type("d")
    seen.until("› ! Søren Dahl")
    seen.type("s")
    seen.until("Søren Dahl: until?")
    seen.type("\r")
    seen.until("› ! Tomás Ferreira")
    seen.type("u")
    seen.until("undone: snoozed: Søren Dahl")
    seen.type("q")
    assert seen.end() == 0
    assert labels(sample)[:3] == [
        "done: talked with Bo Lindqvist",
        "done: talked with Miguel Sousa",
        "begin the weekly review",
    ]
    with Book.open(str(sample)) as book, book.reading() as session:
        newest = listing.interaction_views(session, listing.interactions(session, sort="-id", limit=3))
    assert [(each.kind, each.people[0].name) for each in newest] == [
        ("conversation", "Bo Lindqvist"),
        ("conversation", "Miguel Sousa"),
        ("coffee", "Grace Mwangi"),
    ]


HOSTILE = (
    "A[/]",
    "B[@click=app.quit]x[/]",
    "C\x1b]0;owned\x07\x1b[31mred\x9b32m",
    "D\u202eevil\u2066",
    "E" * 10_000,
    "F\ud800".encode("utf-8", "replace").decode() + "安藤 👩‍👩‍👧",
    "G שלום",
)


@pytest.fixture
def hostile(empty: Path) -> Path:
    """A book into which somebody wrote names around every check."""
    with Book.open(str(empty)) as book, book.operation("by hand") as session:
        for name in HOSTILE:
            session.add(Contact(name=name, organisation=name[:300], city=name[:100], circle="inner"))
    return empty


@pytest.mark.slow
def test_hostile_names_are_shown_literally_and_nothing_of_them_reaches_the_terminal(hostile: Path) -> None:
    seen = opened(hostile, Large)
    seen.until("Weekly review")
    seen.type("2")
    seen.until("B[@click=app.qu…")
    seen.until("7 people")
    for key in ("j", "j", "j", "j", "j", "j", "g", "\r"):
        seen.type(key)
    seen.gone("7 people")
    for key in ("\t", "\t", "\t", "\t", "q"):
        seen.type(key)
    seen.until("7 people")
    seen.type("A")
    seen.until("7 marked")
    seen.type("c")
    seen.until("Which circle for 7 people?")
    seen.type("\r")
    seen.until("7 people: inner")
    seen.type("?")
    seen.until("esc leaves;")
    seen.type("\x1b")
    seen.gone("esc leaves;")
    seen.type("\x10")
    seen.until("A command, or somebody's name")
    seen.type("A")
    seen.until("A[/]")
    seen.type("\x1b")
    seen.gone("🔎")
    seen.type("3")
    seen.until("▸3 Network")
    seen.type("5")
    seen.until("▸5 Journal")
    seen.type("1")
    seen.until("▸1 Today")
    seen.type("l")
    seen.until("What happened?")
    seen.type("coffee with A[/]\r")
    seen.gone("What happened?")
    seen.type("q")
    assert seen.end() == 0
    assert "owned" not in re.sub(r"\x1b\[[0-9;?]*[a-zA-Z]", "", seen.raw).replace("0;owned", "")
    assert "\x1b]0;owned" not in seen.raw
    assert "\x9b" not in seen.raw
    assert "\u202e" not in seen.raw
    assert "\u2066" not in seen.raw


@pytest.mark.slow
def test_hostile_followers_are_shown_literally_and_nothing_of_them_reaches_the_terminal(empty: Path) -> None:
    with Book.open(str(empty)) as book, book.operation("by hand") as session:
        account = Account(platform="linkedin", handle=HOSTILE[1])
        session.add_all([account, *(Contact(name=name) for name in HOSTILE)])
        session.flush()
        for place, name in enumerate(HOSTILE):
            row = followers.follower(account, f"in{place}", None, "2025-01-01")
            row.name, row.url = name, f"https://example.com/{name}"
            session.add(row)
    seen = opened(empty)
    seen.until("Weekly review")
    seen.type("4")
    seen.until("7 to go · 0 decided")
    seen.until("linkedin @B[@click=app.quit]x[/]")
    for decided, key in enumerate("rxnrx", 1):
        seen.type(key)
        seen.until(f"{7 - decided} to go · {decided} decided")
    seen.type("s")
    seen.until("who are they?")
    seen.type("\x1b")
    seen.gone("who are they?")
    seen.type("u")
    seen.until("3 to go · 4 decided")
    seen.type("*")
    seen.until("The next key is for all")
    seen.type("n")
    seen.until("0 to go · 7 decided")
    seen.type("q")
    assert seen.end() == 0
    assert "\x1b]0;owned" not in seen.raw
    assert not any(sign in seen.raw for sign in ("\x9b", "\u202e", "\u2066"))


class Crashing(Small):
    SCRIPT = """
import sys
from netbook.tui.app import NetbookApp
from netbook.tui.modals.log import Log

class Crashing(NetbookApp):

    def action_theme(self) -> None:
        note = "what Ana told me in private"
        raise RuntimeError(note)

app = Crashing(sys.argv[1])
app.run()
sys.exit(app.return_code)
"""


@pytest.mark.slow
def test_a_crash_shows_nothing_private_gives_the_terminal_back_and_keeps_the_draft(sample: Path) -> None:
    seen = opened(sample, Crashing)
    before = termios.tcgetattr(seen.child.child_fd)
    seen.until("Weekly review")
    seen.type("l")
    seen.until("What happened?")
    seen.type("coffee with Gra")
    seen.until("coffee with Gra")
    seen.type("\x1b")
    seen.until("kept as a draft")
    seen.type("\x14")
    assert seen.end() == 1
    assert "an error of netbook's own ended the app (RuntimeError)" in seen.raw
    assert "what Ana told me" not in seen.raw
    assert "note =" not in seen.raw
    assert "\x1b[?1049l" in seen.raw  # the screen from before
    assert "\x1b[?25h" in seen.raw  # the cursor
    assert "\x1b[?1000l" in seen.raw  # the mouse
    assert before
    again = opened(sample)
    again.until("Weekly review")
    again.type("l")
    again.until("coffee with Gra")
    again.type("\x1b")
    again.gone("What happened?")
    again.type("q")
    assert again.end() == 0


@pytest.mark.slow
@pytest.mark.parametrize("env", [{"NO_COLOR": "1"}, {"TERM": "xterm"}])
def test_without_colours_it_says_the_same(sample: Path, env: dict[str, Any]) -> None:
    seen = opened(sample, Small, **env)
    seen.until("› ? Drinks with Andreas")
    seen.until("9 days late")
    seen.type("2")
    seen.until("59 people")
    seen.type("q")
    assert seen.end() == 0
    if "NO_COLOR" in env:
        assert not re.search(r"\x1b\[[0-9;]*\b[34]8;", seen.raw)


@pytest.mark.slow
def test_a_book_that_cannot_be_opened_is_said_on_the_command_line(tmp_path: Path) -> None:
    damaged = tmp_path / "book.db"
    damaged.write_bytes(b"this is no book" * 500)
    seen = opened(damaged)
    assert seen.end() != 0
    assert "netbook: " in seen.screen.text
    assert "Traceback" not in seen.raw


@pytest.mark.slow
def test_the_demo_opens_on_the_sample_network(tmp_path: Path) -> None:
    seen = Terminal("demo", NETBOOK_TODAY=str(TODAY), HOME=str(tmp_path))
    seen.until("making a sample network ...")
    assert "making" not in seen.until("gone when you leave")
    seen.until("Drinks with Andreas")
    seen.type("q")
    assert seen.end() == 0
