"""netbook demo: any command on the sample network, and nothing of one's own touched."""

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest

from tests.cli.program import Netbook, environment, process

TO_TRY = """\
This is a sample network, made anew each time; your own book is not touched. Try:
  netbook demo review
  netbook demo brief "Ana Reyes"
  netbook demo list city:lisbon "last:>90d"
  netbook demo log "coffee with Ana at Monmouth; follow up in 2 weeks: send the deck"
"""


@pytest.fixture(autouse=True)
def folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where temporary folders are made; every test must leave it empty."""
    path = tmp_path / "temporary"
    path.mkdir()
    monkeypatch.setenv("TMPDIR", str(path))
    monkeypatch.setattr(tempfile, "tempdir", str(path))
    return path


@pytest.fixture(autouse=True)
def nothing_is_left(folders: Path, surroundings: Path) -> Iterator[None]:
    """The temporary folders are gone, no book was made, and the home is as empty as it was."""
    yield
    assert list(folders.iterdir()) == []
    assert not surroundings.exists()
    home = Path(os.environ["HOME"])
    assert [path for path in home.rglob("*") if path.is_file()] == []


@pytest.fixture
def filled(netbook: Netbook, book_of: Callable[[date], Path], monkeypatch: pytest.MonkeyPatch) -> Netbook:
    """The program, which copies a sample network that was made before: that is quicker."""
    monkeypatch.setattr("netbook.demo.fill.new_book", lambda book, day: shutil.copyfile(book_of(day), book))
    return netbook


@pytest.mark.slow
def test_alone_it_prints_the_agenda_and_what_to_try(netbook: Netbook) -> None:
    code, out, err = netbook("demo")
    assert (code, err) == (0, TO_TRY)
    heading, _, rest = out.partition("\n\n")
    assert heading == "Sunday 22 November 2026"
    now, _, soon = rest.partition("\n\n")
    assert now.splitlines()[0] == "Due: 13"
    assert "Miguel Sousa" in now
    assert soon.startswith("In the next 7 days: ")
    assert "Leonor Vaz        birthday, turns 39" in soon
    assert out.endswith("\n2 lines in the inbox: netbook inbox\n")


@pytest.mark.slow
def test_what_is_suggested_works(filled: Netbook) -> None:
    assert filled.out("demo", "show", "Ana Reyes").startswith(
        "Ana Reyes (p1) · Head of research · Northwind · Lisbon\n"
    )
    assert "Isabel Quintana" in filled.out("demo", "list", "city:lisbon", "last:>90d", "--csv")
    line = "coffee with Ana at Monmouth; follow up in 2 weeks: send the deck"
    read_as = "read as: coffee with Ana Reyes, today, at Monmouth; next: send the deck, Sun 6 Dec"
    said = filled.said("demo", "log", line)
    assert said.endswith(f" {read_as} (netbook undo takes it back)\n")


@pytest.mark.slow
def test_options_reach_the_command(filled: Netbook) -> None:
    assert [each["organisation"] for each in filled.json("demo", "list", "northwind")] == ["Northwind"] * 4
    assert filled.out("demo", "--no-color", "due", "--ids", "--days", "3").split()[-1].startswith("p")
    assert filled.out("demo", "log", "--help") == filled.out("log", "--help")
    assert filled.out("demo", "inbox", "drop", "-h") == filled.out("inbox", "drop", "-h")


def test_lines_reach_the_command(filled: Netbook) -> None:
    code, out, err = filled("demo", "log", "-", stdin="called Bo\nlunch with Priya\n")
    assert (code, out, len(err.splitlines())) == (0, "", 2)


def test_its_own_help(filled: Netbook) -> None:
    assert filled.out("demo", "--help").startswith(
        "Usage: netbook demo [OPTIONS] [COMMAND]...\n\n  Look round a sample"
    )


@pytest.mark.slow
def test_filling_is_one_step_of_its_history(filled: Netbook) -> None:
    assert [each["label"] for each in filled.json("demo", "history")] == ["the sample network: 61 people"]
    assert filled.said("demo", "undo").startswith("undone: the sample network: 61 people ")


@pytest.mark.parametrize(("arguments", "code", "said"), [
    (["demo", "show", "Nobody"], 3, "nobody in your book is called 'Nobody'"),
    (["demo", "log", "Drinks with Andreas"], 3, "nobody in your book is called 'Andreas'"),
    (["demo", "demo"], 2, "there is no demo within the demo"),
    (["demo", "--no-color", "demo", "list"], 2, "there is no demo within the demo"),
    (["--book", "x.db", "demo"], 2, "netbook demo has a book of its own; leave --book out"),
    (["demo", "--book", "x.db", "list"], 2, "netbook demo has a book of its own; leave --book out"),
    (["demo", "--no-color", "--book=x.db", "list"], 2, "netbook demo has a book of its own; leave --book out"),
])  # fmt: skip
def test_what_fails_is_one_line_with_its_code(filled: Netbook, arguments: list[str], code: int, said: str) -> None:
    assert filled.refused(code, *arguments).startswith(f"netbook: {said}")
    assert not Path("x.db").exists()


@pytest.mark.parametrize("arguments", [["bogus"], ["list", "--bogus"], ["--bogus"], ["show"]], ids=" ".join)
def test_wrong_usage_is_answered_as_without_demo(filled: Netbook, arguments: list[str]) -> None:
    assert filled.refused(2, "demo", *arguments) == filled.refused(2, *arguments)


def test_the_book_and_its_backups_are_private_and_gone_afterwards(filled: Netbook, folders: Path) -> None:
    made = Path(filled.out("demo", "backup").strip())
    assert made.is_relative_to(folders)
    assert made.parent.name == "backups"
    assert not made.exists()


def test_it_is_gone_after_a_failure_too(netbook: Netbook, folders: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[int] = []

    def break_down(*_arguments: object) -> None:
        seen.extend(path.stat().st_mode & 0o777 for path in folders.iterdir())
        raise KeyboardInterrupt

    monkeypatch.setattr("netbook.demo.fill.fill", break_down)
    assert netbook("demo", "list").code == 130
    assert seen == [0o700]


@pytest.mark.slow
def test_ones_own_book_is_not_touched(filled: Netbook, surroundings: Path) -> None:
    surroundings.write_bytes(b"my book")
    for arguments in (["list"], ["add", "Zelda Fitz"], ["log", "called Bo"], ["undo"]):
        assert filled("demo", *arguments).code == 0
    assert surroundings.read_bytes() == b"my book"
    surroundings.unlink()


@pytest.mark.slow
def test_as_a_process(folders: Path) -> None:
    code, out, err = process("demo", "list", "--ids")
    assert (code, err, len(out.split())) == (0, b"", 59)


def test_its_help_loads_no_tables() -> None:
    code = "import sys; from netbook.cli.app import run; run(['demo', '-h']); sys.exit('sqlmodel' in sys.modules)"
    ended = subprocess.run([sys.executable, "-c", code], env=environment(), capture_output=True, check=False)
    assert ended.returncode == 0
