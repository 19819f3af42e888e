"""The editor that a person has set, started on a text that lies in a folder of the owner's alone."""

import os
import shlex
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from netbook.errors import Failed, Unreadable

_USUAL = ("editor", "nano", "vi", "notepad")


def command(instead: str) -> list[str]:
    """The editor, and the options it is started with; ``instead`` is what to do where there is none.

    Raises:
        Unreadable: there is no editor, or no terminal.
        Failed: the one that is set is not there.
    """
    for variable in ("VISUAL", "EDITOR"):
        said = os.environ.get(variable, "").strip()
        if said:
            return _words(variable, said)
    if not (sys.stdin.isatty() and (sys.stdout.isatty() or sys.stderr.isatty())):
        raise Unreadable("there is no terminal to edit on", instead)
    found = next((name for name in _USUAL if shutil.which(name)), None)
    if found is None:
        raise Unreadable("there is no editor", f"set EDITOR to the one you like, or {instead}")
    return [found]


def _words(variable: str, said: str) -> list[str]:
    try:
        # A backslash is no escape on Windows; the quotes then stay.
        words = [
            word if os.name == "posix" else word.strip('"') for word in shlex.split(said, posix=os.name == "posix")
        ]
    except ValueError:
        words = []
    if not words:
        raise Unreadable(f"{variable} is {said!r}, which is no command", "a quote in it is open; write it like vim -n")
    if not shutil.which(words[0]):
        raise Failed(f"there is no editor {words[0]!r}", f"set {variable} to one that is there")
    return words


def run(command: list[str], path: Path) -> None:
    """Wait for the editor; what it prints is talk, so that our own output stays data.

    Raises:
        Failed: it cannot be started, or ended with an error.
    """
    try:
        with _deaf_to_interrupts():
            code = subprocess.run(
                [*command, str(path)], stdout=None if sys.stdout.isatty() else 2, check=False
            ).returncode
    except OSError as problem:
        raise Failed(
            f"the editor {command[0]!r} cannot be started ({problem.strerror})", "set EDITOR to another"
        ) from None
    if code:
        raise Failed(f"the editor {command[0]!r} ended with code {code}; nothing has changed")


@contextmanager
def _deaf_to_interrupts() -> Iterator[None]:
    """A ctrl-c in the editor is the editor's."""
    before = signal.signal(signal.SIGINT, lambda *_: None)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


def put_down(text: str, name: str) -> Path:
    """Write a text into a folder that is the owner's alone, as is all that an editor leaves beside it.

    Raises:
        Failed: it cannot be written.
    """
    folder = None
    try:
        folder = Path(tempfile.mkdtemp(prefix="netbook-"))
        handle = os.open(folder / name, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
        with os.fdopen(handle, "wb") as file:
            file.write(text.encode())
    except OSError as problem:
        if folder:
            shutil.rmtree(folder, ignore_errors=True)
        raise Failed(f"no draft can be written ({problem.strerror})", "name another folder in TMPDIR") from None
    return folder / name


def remove(path: Path) -> None:
    """Take the text and its folder away."""
    shutil.rmtree(path.parent, ignore_errors=True)


def read(path: Path) -> str:
    """The text of a file.

    Raises:
        Unreadable: it cannot be read, or is no text.
    """
    try:
        return path.read_text(encoding="utf-8-sig")
    except OSError as problem:
        raise Unreadable(f"{path} cannot be read ({problem.strerror})", "check the path") from None
    except UnicodeDecodeError:
        raise Unreadable(f"{path} is no UTF-8 text", "have your editor save it as UTF-8") from None
