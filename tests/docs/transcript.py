"""The console blocks of the pages under docs: what is typed there, what must be answered, and on which day.

Comments between the blocks say how they are meant:

    <!-- day: 2026-11-16 -->  from here on it is that day; before the first of these, no block is run
    <!-- demo -->             from here on the book is the sample network, made on that day
    <!-- not run -->          the next block is only to be read

In a block a line that begins with ``$ `` is typed, ``> `` goes on with it after a backslash, and all else is the
answer, in which a line ``...`` stands for any lines. What a person types at a question stands behind it.

python -m tests.docs.transcript PAGE... writes into the pages what the program answers now.
"""

import contextlib
import os
import re
import shlex
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from io import StringIO
from pathlib import Path

import pytest

from netbook.cli.app import run
from netbook.demo.fill import new_book

DOCS = Path(__file__).parents[2] / "docs"
HOME = "/home/rosalind"  # in the pages; the home of a test is as long, so that tables are as wide

# What is different each time: the moment of writing, the names of backups, and how large they are.
VARIES = (
    (re.compile(r"\d{4}-\d\d-\d\d \d\d:\d\d"), "2026-11-22 18:30"),
    (re.compile(r"\d{8}T\d{12}Z"), "20261122T183000000000Z"),
    (re.compile(r"\d[\d,]+ +(?=book-)|(?<=bytes) +"), "  "),
)
_MARK = re.compile(r"<!--\s*(day:\s*(\d{4}-\d\d-\d\d)|demo|not run)\s*-->")
_ASKED = re.compile(r"(?:\[y/N\]|none of them:|y, n, \?(?: \(now [^)]+\))?:) (\S+)$")  # what was typed at a question
_STAGE = re.compile(r"""(?:[^|"'\\]|\\.|"(?:\\.|[^"\\])*"|'[^']*')+""", re.S)
_QUOTED = re.compile(r"""\\.|"(?:\\.|[^"\\$`!])*"|'[^']*'""", re.S)
_FOR_A_SHELL = re.compile(r"[;&<>$`*?~(){}\\\n]|^\w+=")


@dataclass
class Step:
    """One command line and its answer; ``at`` is the number of its first line on the page."""

    at: int
    command: str
    answer: list[str] = field(default_factory=list)

    @property
    def typed(self) -> list[str]:
        """What is typed at the questions it asks."""
        return [found[1] for line in self.answer if (found := _ASKED.search(line))]

    @property
    def lines(self) -> list[str]:
        """All of it, as it stands on the page."""
        first, *more = self.command.split("\n")
        return [f"$ {first}", *(f"> {line}" for line in more), *self.answer]


@dataclass
class Block:
    """A console block."""

    day: str
    demo: bool
    steps: list[Step]


def blocks(text: str) -> Iterator[Block]:
    """The blocks of a page that are run."""
    day, demo, skip, block = "", False, False, None
    for at, line in enumerate(text.splitlines(), start=1):
        if mark := _MARK.fullmatch(line.strip()):
            day, demo, skip = mark[2] or day, demo or mark[1] == "demo", mark[1] == "not run"
        elif line.startswith("```"):
            if block and day and not skip:
                yield block
            skip = skip and block is None
            block = Block(day, demo, []) if line == "```console" and block is None else None
        elif block and line.startswith("$ "):
            block.steps.append(Step(at, line[2:]))
        elif block and line.startswith("> ") and block.steps[-1].command.endswith("\\"):
            block.steps[-1].command += f"\n{line[2:]}"
        elif block:
            assert block.steps, f"line {at} answers nothing"
            block.steps[-1].answer.append(line)


def agree(told: list[str], got: list[str]) -> bool:
    """Whether an answer is the one that a page tells of."""
    if not told:
        return not got
    if told[0] == "...":
        return any(agree(told[1:], got[start:]) for start in range(len(got) + 1))
    return bool(got) and masked(told[0]) == masked(got[0]) and agree(told[1:], got[1:])


def masked(line: str, *, sizes: bool = True) -> str:
    """A line with what is different each time made the same."""
    for pattern, stands in VARIES if sizes else VARIES[:2]:
        line = pattern.sub(stands, line)
    return line.rstrip()


class Copies:
    """Sample networks by day, each made once and copied from then on."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def __call__(self, book: str, today: date) -> None:
        """Stands in for the function that makes one."""
        kept = self._folder / f"{today}.db"
        if not kept.exists():
            new_book(str(kept), today)
        shutil.copyfile(kept, book)


class Person:
    """Types the commands of one page, in a home of their own."""

    def __init__(self, patch: pytest.MonkeyPatch, copies: Copies) -> None:
        self.home = tempfile.mkdtemp(prefix="n", dir="/tmp")
        assert len(self.home) == len(HOME)
        self._patch = patch
        self.code = 0
        self._screen = StringIO()
        self._copies = copies
        self.settle()
        patch.setattr("netbook.demo.fill.new_book", copies)

    def leave(self) -> None:
        """Take the home away."""
        self._patch.undo()
        shutil.rmtree(self.home)

    def settle(self) -> None:
        """Sit down at a terminal of 80 columns."""
        for name in [name for name in os.environ if name.startswith(("NETBOOK_", "XDG_"))]:
            self._patch.delenv(name)
        for name in ("NO_COLOR", "VISUAL", "EDITOR", "PAGER", "LESS"):
            self._patch.delenv(name, raising=False)
        scripts = Path(sys.executable).parent
        for name, value in {
            "HOME": self.home,
            "XDG_CONFIG_HOME": f"{self.home}/.config",
            "XDG_DATA_HOME": f"{self.home}/.local/share",
            "PATH": f"{scripts}{os.pathsep}{os.environ['PATH']}",
            "COLUMNS": "80",
            "TZ": "UTC",
            "LC_ALL": "C.UTF-8",
            "SHELL": "/bin/bash",
            "TERM": "dumb",  # pages show no bars that move
        }.items():
            self._patch.setenv(name, value)
        self._patch.chdir(self.home)

    def begin(self, block: Block) -> None:
        """Take up a block: it is that day, and on the first one of a page about the sample network, that is there."""
        self._patch.setenv("NETBOOK_TODAY", block.day)
        book = Path(self.home, ".local/share/netbook/book.db")
        if block.demo and not book.exists():
            book.parent.mkdir(0o700, parents=True)
            self._copies(str(book), date.fromisoformat(block.day))
            book.chmod(0o600)

    def type(self, step: Step) -> list[str]:
        """Type a line; what is answered."""
        self._screen = StringIO()
        if step.command.startswith("export "):
            for each in shlex.split(step.command)[1:]:
                name, _, value = each.partition("=")
                self._patch.setenv(name, value.replace("~", self.home).replace(HOME, self.home))
        elif step.command == "echo $?":
            print(self.code, file=self._screen)
        else:
            self._pipe(step)
        return self._screen.getvalue().replace(self.home, HOME).splitlines()

    def _pipe(self, step: Step) -> None:
        stages = [stage.strip() for stage in _STAGE.findall(step.command)]
        data: str | None = None  # what the next of them reads; none is the keyboard
        for number, stage in enumerate(stages, start=1):
            onto = self._screen if number == len(stages) else StringIO()
            if stage.startswith("netbook") and not _FOR_A_SHELL.search(_QUOTED.sub("", stage)):
                self._netbook(shlex.split(stage)[1:], data, onto, step.typed)
            else:
                self._shell(stage, data, onto)
            data = onto.getvalue()

    def _netbook(self, arguments: list[str], data: str | None, onto: StringIO, typed: list[str]) -> None:
        """Run the program in this process, which is quicker than in one of its own."""
        keys = _Stream(self._screen, typed, terminal=True) if data is None else StringIO(data)
        self._patch.setattr(sys, "stdin", keys)
        talk = _Stream(self._screen, terminal=True)
        with contextlib.redirect_stderr(talk), contextlib.redirect_stdout(_Stream(onto)):
            self.code = run([each.replace(HOME, self.home) for each in arguments])

    def _shell(self, stage: str, data: str | None, onto: StringIO) -> None:
        ended = subprocess.run(
            ["bash", "-c", stage.replace(HOME, self.home)],
            input=data or "",
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT if onto is self._screen else None,
            encoding="utf-8",
            check=False,
        )
        onto.write(ended.stdout)
        self.code = ended.returncode


class _Stream(StringIO):
    """A stream that writes on a screen; what is typed into it appears there too."""

    def __init__(self, onto: StringIO, typed: Sequence[str] = (), *, terminal: bool = False) -> None:
        super().__init__()
        self._onto, self._typed, self._terminal = onto, iter(typed), terminal

    def write(self, text: str) -> int:
        return self._onto.write(text)

    def readline(self, _size: int | None = -1, /) -> str:  # type: ignore[override]
        line = f"{next(self._typed, '')}\n"
        self._onto.write(line)
        return line

    def isatty(self) -> bool:
        return self._terminal


def wrong_in(page: Path, person: Person) -> Iterator[tuple[Step, list[str]]]:
    """The steps of a page that are answered otherwise than it tells, and how."""
    for block in blocks(page.read_text(encoding="utf-8")):
        person.begin(block)
        for step in block.steps:
            got = person.type(step)
            if not agree(step.answer, got):
                yield step, got


def renew(page: Path, person: Person) -> None:
    """Write the answers of now into a page."""
    lines = page.read_text(encoding="utf-8").splitlines()
    for step, got in reversed(list(wrong_in(page, person))):
        end = step.at - 1 + len(step.lines)
        lines[end - len(step.answer) : end] = [masked(line, sizes=False) for line in got]
    page.write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    for name in [str(Path(name).absolute()) for name in sys.argv[1:]]:
        with pytest.MonkeyPatch.context() as patch, tempfile.TemporaryDirectory() as folder:
            rosalind = Person(patch, Copies(Path(folder)))
            renew(Path(name), rosalind)
            rosalind.leave()
