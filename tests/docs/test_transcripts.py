"""What the pages show is what happens when it is typed."""

import os
import re
import shlex
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import pexpect
import pytest

from netbook.quick.commands import COMMANDS
from tests.cli.screen import Screen
from tests.docs.transcript import DOCS, HOME, Block, Person, Step, agree, blocks, wrong_in

ROOT = DOCS.parent
PAGES = [ROOT / "README.md", *sorted(page for page in DOCS.rglob("*.md") if page.parent.name != "reference")]
TUTORIAL = DOCS / "tutorial.md"
TOLD = [page for page in PAGES if next(blocks(page.read_text(encoding="utf-8")), None)]


@pytest.mark.parametrize(
    "page",
    [pytest.param(page, id=page.stem, marks=() if page.stem == "README" else pytest.mark.slow) for page in TOLD],
)
def test_what_a_page_tells_happens(page: Path, person: Person) -> None:
    for step, got in wrong_in(page, person):
        shown = "\n".join(got)
        pytest.fail(f"{page.name}, line {step.at}: netbook answers\n\n$ {step.command}\n{shown}\n", pytrace=False)


def test_the_tutorial_is_among_them() -> None:
    assert TUTORIAL in TOLD
    assert sum(len(block.steps) for block in blocks(TUTORIAL.read_text(encoding="utf-8"))) > 30


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_links_lead_somewhere(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    for target in re.findall(r"\]\(([^)\s]+)\)", text):
        path, _, anchor = target.partition("#")
        if "://" in target:
            continue
        found = (page.parent / path).resolve() if path else page
        assert found.exists(), target
        if anchor:
            headings = re.findall(r"^#+ (.+)$", found.read_text(encoding="utf-8"), re.M)
            assert anchor in [
                re.sub(r"[^\w\- ]", "", heading).strip().lower().replace(" ", "-") for heading in headings
            ]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_commands_and_options_are_there(page: Path) -> None:
    for told in re.findall(r"(?:^\$ |`|\| )netbook ([a-z][^`\n|]*)", page.read_text(encoding="utf-8"), re.M):
        words = told.removeprefix("demo ").split()
        name = " ".join(words[:2]) if " ".join(words[:2]) in COMMANDS else words[0]
        assert name in COMMANDS or (page.stem, name) == ("shell-completion", "sho"), told
        options = {word.partition("=")[0] for word in words if re.match(r"--[a-z]", word)}
        assert options <= {"--help", *(COMMANDS[name][2] if options else ())}, told


def test_the_terms_of_the_page_on_filters(person: Person) -> None:
    page = (DOCS / "how-to" / "filters.md").read_text(encoding="utf-8")
    rows = [line.split("|")[1] for line in page.splitlines() if line.startswith("| `")]
    terms = [term.strip('"') if term.startswith('"') else term for row in rows for term in re.findall("`([^`]+)`", row)]
    assert len(terms) > 30
    person.begin(Block("2026-11-22", True, []))
    for term in terms:
        answer = person.type(Step(0, f"netbook list {shlex.quote(term)} --ids"))
        assert (person.code, [line for line in answer if "netbook:" in line]) == (0, []), term


class Bash:
    """An interactive bash on a terminal of 24 lines and 80 columns; what scrolled off is not forgotten."""

    def __init__(self, home: str) -> None:
        self.screen = Screen(rows=300, columns=80)
        self.home = home
        self.child: pexpect.spawn[str] = pexpect.spawn(
            "bash",
            ["--norc", "--noprofile", "-i"],
            env={**os.environ, "TERM": "xterm", "HISTFILE": "/dev/null", "PS1": "$ ", "PAGER": "false"},
            cwd=home,
            dimensions=(24, 80),
            encoding="utf-8",
        )
        self.child.delaybeforesend = None
        self._until(lambda: self.screen.text == "$")

    def take_up(self, block: Block) -> list[str]:
        """Type a block on an empty screen; what then stands there."""
        self._press(f"export NETBOOK_TODAY={block.day}; clear")
        self._until(lambda: self.screen.text == "$")
        for number, step in enumerate(block.steps, start=1):
            for line in step.command.split("\n"):
                self._press(line)
            for answer in step.typed:
                self._until(lambda: re.search(r"(\[y/N\]|none of them:)\Z", self.screen.text))
                self._press(answer)
            self._until(partial(self._prompted, number + 1))
        return self.screen.text.replace(self.home, HOME).splitlines()

    def _prompted(self, times: int) -> bool:
        return len(re.findall(r"^\$(?: |$)", self.screen.text, re.M)) == times

    def _press(self, line: str) -> None:
        """Type a line and press enter."""
        self.child.send(f"{line.replace(HOME, self.home)}\r")

    def _until(self, reached: Callable[[], object]) -> None:
        deadline, quiet = time.monotonic() + 30, False
        while not (quiet and reached()):
            assert time.monotonic() < deadline, f"the screen shows:\n{self.screen.text}"
            try:
                self.screen.write(self.child.read_nonblocking(4096, timeout=0.05))
                quiet = False
            except pexpect.TIMEOUT:
                quiet = True


@pytest.fixture
def bash(person: Person) -> Iterator[Bash]:
    opened = Bash(person.home)
    yield opened
    opened.child.close(force=True)


def wrapped(lines: list[str]) -> list[str]:
    """Lines as they stand on a terminal of 80 columns."""
    return [line[at : at + 80].rstrip() for line in lines for at in range(0, max(len(line), 1), 80)]


@pytest.mark.slow
def test_the_tutorial_on_a_terminal(person: Person, bash: Bash) -> None:
    for block in blocks(TUTORIAL.read_text(encoding="utf-8")):
        person.begin(block)
        shown = bash.take_up(block)
        if not agree(wrapped([*(line for step in block.steps for line in step.lines), "$"]), shown):
            pytest.fail("\n".join(["the screen shows:", *shown]), pytrace=False)
