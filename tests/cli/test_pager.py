"""Long output on a terminal goes through the pager; short output, other forms and pipes do not."""

import shutil
import stat
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pexpect
import pytest

from tests.cli.program import environment, process, write_book
from tests.cli.terminal import Terminal

MARK = "| "
ROWS, COLUMNS = 24, 100
Script = Callable[[str], str]


@pytest.fixture(scope="module")
def crowd(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Forty people of whom there is so much to tell that a pipe cannot hold it."""
    path = tmp_path_factory.mktemp("crowd") / "book.db"
    write_book(path, ["log", "-"], stdin="".join(f"coffee with **Person No{n:02}** at noon\n" for n in range(40)))
    write_book(path, *(["edit", f"p{n}", "--set", f"org={'x' * 2_000}"] for n in range(1, 41)))
    write_book(path, ["every", "1mo", "--where", "person"])
    return path


@pytest.fixture(autouse=True)
def book(crowd: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NETBOOK_BOOK", str(crowd))
    monkeypatch.delenv("PAGER", raising=False)
    monkeypatch.delenv("LESS", raising=False)


@pytest.fixture
def script(tmp_path: Path) -> Script:
    """Makes pagers, as ``PAGER`` names them: each begins with a line that says so, and does what it is told."""

    def write(does: str) -> str:
        path = tmp_path / "my pager"
        path.write_text(f"#!/bin/sh\necho paged\n{does}\n", encoding="utf-8")
        path.chmod(path.stat().st_mode | stat.S_IXUSR)
        return f"'{path}'"

    return write


def shown(*arguments: str, **env: str) -> list[str]:
    """The lines that stand on a terminal when the program has ended."""
    child = pexpect.spawn(
        sys.executable,
        ["-m", "netbook", *arguments],
        env=environment(**{"TERM": "xterm-256color", "COLUMNS": str(COLUMNS), **env}),
        dimensions=(ROWS, COLUMNS),
        encoding="utf-8",
        timeout=60,
    )
    text = str(child.read())
    child.close()
    assert child.exitstatus == 0, text
    for trace in ("Traceback", "Exception ignored", "BrokenPipe", "netbook: "):
        assert trace not in text
    return text.splitlines()


PEOPLE = ["list", "--columns", "id,name"]


@pytest.mark.slow
@pytest.mark.parametrize(
    "arguments",
    [PEOPLE, ["find", "person", "--limit", "41"]],
    ids=" ".join,
)
def test_what_is_longer_than_the_screen_goes_through_the_pager(script: Script, arguments: list[str]) -> None:
    first, heading, *rows = shown(*arguments, PAGER=script("exec sed 's/^/| /'"))
    assert first == "paged"
    assert all(line.startswith(MARK) for line in [heading, *rows])
    assert len(rows) >= 40


@pytest.mark.slow
@pytest.mark.parametrize("arguments", [[*PEOPLE, "--limit", "21"], ["list", "no00"], ["list", "nobody"]], ids=" ".join)
def test_what_fits_the_screen_does_not(script: Script, arguments: list[str]) -> None:
    assert "paged" not in shown(*arguments, PAGER=script("cat"))


@pytest.mark.slow
def test_the_pager_is_given_everything_once(script: Script) -> None:
    through = shown(*PEOPLE, PAGER=script("exec cat"), NO_COLOR="1")
    assert through[1:] == shown(*PEOPLE, PAGER="", NO_COLOR="1")
    assert len(through) == 42


@pytest.mark.slow
@pytest.mark.parametrize("arguments", [["--json"], ["--csv"], ["--ids"]], ids=str)
def test_what_programs_read_is_never_paged(script: Script, arguments: list[str]) -> None:
    assert "paged" not in shown("list", *arguments, PAGER=script("cat"))


@pytest.mark.slow
@pytest.mark.parametrize(
    "env",
    [{"PAGER": ""}, {"PAGER": " "}, {"PAGER": "cat"}, {"PAGER": "/nowhere/pager"}, {"PAGER": "no-such-pager -x"},
     {"PAGER": "'unclosed"}, {"TERM": "dumb"}],
    ids=str,
)  # fmt: skip
def test_without_a_pager_everything_is_shown_all_the_same(script: Script, env: dict[str, str]) -> None:
    lines = shown(*PEOPLE, **{"PAGER": script("cat"), **env})
    assert len(lines) == 41
    assert [line.split()[0] for line in lines[1:]] == [f"p{n}" for n in range(1, 41)]


@pytest.mark.slow
def test_into_a_pipe_nothing_is_paged(script: Script) -> None:
    ended = process(*PEOPLE, env={"PAGER": script("cat")})
    assert (ended.code, ended.err, ended.out.count(b"\n")) == (0, b"", 41)
    assert b"paged" not in ended.out


@pytest.mark.slow
def test_a_pager_may_have_options_and_blanks(script: Script) -> None:
    lines = shown(*PEOPLE, PAGER=script('echo "$@"; cat') + " --one 'two  three'")
    assert lines[:2] == ["paged", "--one two  three"]


@pytest.mark.slow
@pytest.mark.parametrize(
    ("does", "columns"),
    [
        ("head -n 2", "100"),
        ("head -n 2", "5000"),
        ("exit 0", "100"),
        ("exec <&-; sleep 0.2", "5000"),
        ("exit 3", "5000"),
    ],
)
def test_a_pager_left_early_leaves_no_trace(script: Script, does: str, columns: str) -> None:
    """Whether the output fits what a pipe holds, or the program is still writing."""
    assert shown("list", PAGER=script(does), COLUMNS=columns)[0] == "paged"


@pytest.mark.slow
def test_the_pager_has_the_colours(script: Script) -> None:
    heading = shown(*PEOPLE, PAGER=script("cat"))[1]
    assert heading.startswith("\x1b[1mid")
    assert shown(*PEOPLE, PAGER=script("cat"), NO_COLOR="1")[1].startswith("id")


@pytest.mark.slow
def test_less_leaves_short_output_and_colours_be_unless_told_otherwise(script: Script) -> None:
    pager = script("echo LESS=$LESS; cat")
    assert shown(*PEOPLE, PAGER=pager)[1] == "LESS=FRX"
    assert shown(*PEOPLE, PAGER=pager, LESS="i")[1] == "LESS=i"


@pytest.fixture
def less() -> Iterator[Terminal]:
    if not shutil.which("less"):
        pytest.skip("less is not installed")
    opened = Terminal(*PEOPLE)
    yield opened
    opened.child.close(force=True)


@pytest.mark.slow
@pytest.mark.parametrize("before", ["", "\x03", " "], ids=["at once", "after ctrl-c", "at the end"])
def test_less_is_paged_through_and_left(less: Terminal, before: str) -> None:
    less.until(":")
    assert "Person No21" in less.screen.text
    assert "Person No39" not in less.screen.text
    less.type(before)
    if before == " ":
        less.until("Person No39")
    less.type("q")
    assert less.end() == 0
    assert "Traceback" not in less.raw
    assert "stopped" not in less.raw
