"""The program on a terminal of its own, driven by keys."""

import sys
import time
from collections.abc import Callable

import pexpect

from tests.cli.program import environment
from tests.cli.screen import Screen


class Terminal:
    """The program on a terminal, of 24 lines and 100 columns unless a class says otherwise; or another script."""

    SIZE = (100, 24)
    SCRIPT = ""

    def __init__(self, *arguments: str, **env: str) -> None:
        columns, rows = self.SIZE
        self.screen = Screen(rows, columns)
        self.raw = ""
        variables = environment(**{"TERM": "xterm-256color", "COLUMNS": str(columns), **env})
        program = ["-c", self.SCRIPT] if self.SCRIPT else ["-m", "netbook"]
        self.child: pexpect.spawn[str] = pexpect.spawn(
            sys.executable, [*program, *arguments], env=variables, dimensions=(rows, columns), encoding="utf-8"
        )

    def until(self, words: str) -> str:
        """What stands on the screen once it holds ``words``."""
        return self._read(lambda: words in self.screen.text, words)

    def gone(self, words: str) -> str:
        """What stands on the screen once ``words`` do not any more."""
        return self._read(lambda: words not in self.screen.text, f"end of {words}")

    def asked(self, last: str = "") -> str:
        """What stands on the screen once a key is waited for below ``last``: what is typed before that is lost."""
        return self._read(lambda: self.screen.text.endswith(f"{last}\n>"), f"prompt below {last}")

    def type(self, text: str) -> None:
        """Press keys."""
        self.child.send(text)

    def end(self) -> int:
        """Wait until the program has left; its exit code."""
        self._read(lambda: not self.child.isalive() and self.child.flag_eof, "the end")
        self.child.close()
        return self.child.exitstatus if self.child.exitstatus is not None else -(self.child.signalstatus or 0)

    def _read(self, reached: Callable[[], bool], what: str) -> str:
        deadline = time.monotonic() + 30
        while not reached():
            assert time.monotonic() < deadline, f"no {what!r} on the screen:\n{self.screen.text}"
            try:
                data = self.child.read_nonblocking(4096, timeout=0.2)
            except pexpect.TIMEOUT:
                continue
            except pexpect.EOF:
                self.child.flag_eof = True
                assert reached() or what == "the end", f"it left without {what!r}:\n{self.screen.text}"
                if what == "the end":
                    self.child.wait()
                    return self.screen.text
                continue
            self.raw += data
            if answer := self.screen.write(data):
                self.child.send(answer)
        return self.screen.text


Opener = Callable[..., Terminal]
