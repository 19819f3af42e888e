"""Completion in the shells themselves, on a terminal."""

import os
import shutil
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pexpect
import pytest

from tests.cli.program import Netbook, environment
from tests.cli.screen import Screen

STARTS = {
    "bash": (["--norc", "--noprofile", "-i"], """PS1='> '; eval "$(netbook completion bash)"; clear"""),
    "zsh": (["-f", "-i"], "PS1='> '; autoload -Uz compinit; compinit -D -u; eval \"$(netbook completion zsh)\"; clear"),
    "fish": (
        ["--no-config", "-i"],
        "function fish_prompt; echo -n '> '; end; netbook completion fish | source; clear",
    ),
}


class Shell:
    """A shell on a terminal of 24 lines and 100 columns."""

    def __init__(self, name: str, folder: Path) -> None:
        arguments, first = STARTS[name]
        self.screen = Screen()
        path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
        variables = environment(TERM="xterm", PATH=path, LC_ALL="C.UTF-8", HISTFILE="/dev/null")
        self.child: pexpect.spawn[str] = pexpect.spawn(
            name, arguments, env=variables, cwd=str(folder), dimensions=(24, 100), encoding="utf-8"
        )
        self.child.delaybeforesend = None
        self._settle(lambda: bool(self.screen.text))
        self.child.send(f"{first}\r")
        self._settle(lambda: self.screen.text == ">")

    def shows(self, keys: str, line: str) -> str:
        """The screen once its first line is ``> LINE``, which it has to become after some keys."""
        self.child.send(keys)
        self._settle(lambda: self.screen.text.partition("\n")[0] == f"> {line}".rstrip())
        return self.screen.text

    def lists(self, keys: str, *words: str) -> None:
        """After some keys all these words have to stand on the screen."""
        self.child.send(keys)
        self._settle(lambda: all(word in self.screen.text for word in words))

    def _settle(self, reached: Callable[[], bool]) -> None:
        deadline, quiet = time.monotonic() + 20, False
        while not (quiet and reached()):
            assert time.monotonic() < deadline, f"the screen shows:\n{self.screen.text}"
            try:
                data = self.child.read_nonblocking(4096, timeout=0.05)
            except pexpect.TIMEOUT:
                quiet = True
                continue
            quiet = False
            if answer := self.screen.write(data):
                self.child.send(answer)


@pytest.fixture(params=STARTS)
def shell(request: pytest.FixtureRequest, hostile: Netbook) -> Iterator[Shell]:
    name = str(request.param)
    if not shutil.which(name):
        pytest.skip(f"no {name} is installed")
    opened = Shell(name, hostile.book.parent)
    yield opened
    opened.child.close(force=True)
    assert not (hostile.book.parent / "pwned").exists()


@pytest.mark.slow
def test_a_session(shell: Shell) -> None:
    clear = "\x15"
    name = Path(shell.child.command or "").name
    in_quotes = '"Grace Hopper"' if name != "fish" else "Grace\\ Hopper"
    shell.shows("netbook sho\t", "netbook show")
    shell.shows("bob\t", "netbook show Bobby\\ Rey")
    shell.shows(f'{clear}netbook show "gra\t', f"netbook show {in_quotes}")
    shell.shows(
        f"{clear}netbook show zoe\t", "netbook show zoe\\ brandt" if name == "fish" else "netbook show Zoë\\ Brandt"
    )
    shell.shows(f"{clear}netbook tag ana @fi\t", "netbook tag ana @fintech")
    shell.shows(f"{clear}netbook list circ\t", "netbook list circle:")
    shell.shows("cl\t", "netbook list circle:close")
    shell.shows(f"{clear}netbook show vera\t", r"netbook show Vera\ \$\(touch\ pwned\)")
    if name == "bash":
        shell.lists("\r", "Vera $(touch pwned) (p7)")


@pytest.mark.slow
@pytest.mark.parametrize("shell", ["bash", "zsh"], indirect=True)
def test_a_line_goes_on_inside_its_quotation(shell: Shell) -> None:
    shell.shows('netbook log "coffee with gra\t', 'netbook log "coffee with Grace Hopper')
    shell.shows(" @des\t", 'netbook log "coffee with Grace Hopper @design')


@pytest.mark.parametrize("shell", ["bash"], indirect=True)
def test_several_are_listed_and_what_was_typed_stays(shell: Shell) -> None:
    shell.lists("netbook show rey\t\t", "Rey\\ Okafor", "Ana\\ Reyes", "Bobby\\ Rey", "> netbook show rey")
