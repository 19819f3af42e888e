"""Long output on a terminal goes through a pager: ``$PAGER``, else less."""

import os
import shlex
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import IO, TextIO


class _Screenful:
    """Stands in for stdout: keeps what fits on a screen, and starts the pager when more comes."""

    def __init__(self, terminal: TextIO, command: list[str], rows: int) -> None:
        self.encoding = terminal.encoding
        self._terminal = terminal
        self._command = command
        self._rows = rows
        self._kept: list[str] = []
        self._lines = 0
        self._pager: subprocess.Popen[str] | None = None
        self._into: IO[str] | None = None

    def write(self, text: str) -> int:
        """Keep it, or hand it on."""
        if self._into is not None:
            return self._into.write(text)
        self._kept.append(text)
        self._lines += text.count("\n")
        if self._lines >= self._rows:
            self._start()
        return len(text)

    def flush(self) -> None:
        """Nothing is held back that could be seen."""

    def isatty(self) -> bool:
        """What is written ends on a terminal."""
        return True

    def fileno(self) -> int:
        """The terminal's."""
        return self._terminal.fileno()

    def finish(self) -> None:
        """Show what was kept, or wait until the pager is left."""
        if self._pager is None:
            self._terminal.write("".join(self._kept))
            return
        with suppress(OSError):
            assert self._into is not None
            self._into.close()
        while self._pager.poll() is None:
            with suppress(KeyboardInterrupt):  # ctrl+c is the pager's
                self._pager.wait()

    def _start(self) -> None:
        environment = {"LESS": "FRX", **os.environ}
        self._terminal.flush()
        try:
            self._pager = subprocess.Popen(
                self._command, stdin=subprocess.PIPE, env=environment, encoding="utf-8", errors="replace"
            )
            self._into = self._pager.stdin
        except OSError:  # a pager that cannot be started is no reason to show nothing
            self._into = self._terminal
        assert self._into is not None
        self._into.write("".join(self._kept))
        self._kept.clear()


@contextmanager
def paged() -> Iterator[None]:
    """What is printed inside goes through the pager if stdout is a terminal and it fills more than a screen."""
    command = _command() if sys.stdout.isatty() and os.environ.get("TERM") != "dumb" else None
    if not command:
        yield
        return
    terminal = sys.stdout
    screenful = _Screenful(terminal, command, shutil.get_terminal_size((80, 24)).lines - 1)
    sys.stdout = screenful
    try:
        with suppress(BrokenPipeError):  # the pager was left before the end
            yield
    finally:
        sys.stdout = terminal
        screenful.finish()


def _command() -> list[str] | None:
    """The pager as one starts it, or none where there is none or ``PAGER`` is empty or cat."""
    told = os.environ.get("PAGER")
    if told is None:
        return ["less"] if shutil.which("less") else None
    try:
        words = shlex.split(told)
    except ValueError:
        return None
    return words if words and words != ["cat"] else None
