"""A text opened in the editor that a person has set, and kept until it is safely in the book."""

import os
import shlex
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

import typer

from netbook.cli import output
from netbook.cli.desk import Desk
from netbook.errors import Failed, NetbookError, Unreadable

T = TypeVar("T")
_USUAL = ("editor", "nano", "vi", "notepad")


@dataclass(frozen=True, slots=True)
class Draft:
    """A text to be edited: the name of its file tells nothing of anybody, as processes can be listed."""

    text: str
    file: str
    again: str  # what follows netbook to take a kept draft up, its path being written behind
    instead: str  # what to do where there is no editor


def edit(desk: Desk, draft: Draft, save: Callable[[str], T], *, keep: bool = False) -> T | None:
    """Have a text edited and saved: what ``save`` gives of the new one, or none where it was left as it is.

    ``save`` may refuse the text: on a terminal one is then asked whether to edit it again. The draft is deleted when
    it is saved, unless one is to ``keep`` it, or when nothing was changed in it.

    Raises:
        Unreadable: there is no editor and no terminal, or what was written is no text.
        Failed: the editor cannot be started, or ended with an error.
        NetbookError: ``save`` refused the text; the hint tells where it is kept.
    """
    command = _command(draft)
    path = _put_down(draft)
    kept = _kept(desk, path, draft)
    try:
        saved = _rounds(desk, command, path, draft, save)
    except BaseException as problem:
        if _changed(path, draft):
            _tell(problem, kept)
        else:
            _remove(path)
        raise
    if keep and saved is not None:
        output.say(f"netbook: {kept}")
    else:
        _remove(path)
    return saved


def _rounds(desk: Desk, command: list[str], path: Path, draft: Draft, save: Callable[[str], T]) -> T | None:
    """Edit and save the text until it is saved, or left as it was."""
    while True:
        desk.close()  # an editor may be open for long; who opens the book after that looks at its version again
        _run(command, path)
        text = read(path)
        if text == draft.text:
            return None
        try:
            return save(text)
        except NetbookError as problem:
            if not desk.can_ask:
                raise
            output.say(f"netbook: {problem}")
            output.say(f"netbook: {_kept(desk, path, draft)}")
            if desk.ask("e edits again, enter stops: ").casefold() not in ("e", "edit"):
                raise typer.Exit(problem.exit_code) from None


def _command(draft: Draft) -> list[str]:
    """The editor, and the options it is started with."""
    for variable in ("VISUAL", "EDITOR"):
        said = os.environ.get(variable, "").strip()
        if said:
            return _words(variable, said)
    if not (sys.stdin.isatty() and (sys.stdout.isatty() or sys.stderr.isatty())):
        raise Unreadable("there is no terminal to edit on", draft.instead)
    found = next((name for name in _USUAL if shutil.which(name)), None)
    if found is None:
        raise Unreadable("there is no editor", f"set EDITOR to the one you like, or {draft.instead}")
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


def _run(command: list[str], path: Path) -> None:
    """Wait for the editor; what it prints is talk, so that our own output stays data."""
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


def _put_down(draft: Draft) -> Path:
    """Write a draft into a folder that is the owner's alone, as is all that an editor leaves beside it."""
    folder = None
    try:
        folder = Path(tempfile.mkdtemp(prefix="netbook-"))
        handle = os.open(folder / draft.file, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
        with os.fdopen(handle, "wb") as file:
            file.write(draft.text.encode())
    except OSError as problem:
        if folder:
            shutil.rmtree(folder, ignore_errors=True)
        raise Failed(f"no draft can be written ({problem.strerror})", "name another folder in TMPDIR") from None
    return folder / draft.file


def _remove(path: Path) -> None:
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


def given(file: str) -> str:
    """The text that ``--from`` names: a file's, or with ``-`` what is read.

    Raises:
        Unreadable: it cannot be read, or is no text.
    """
    return sys.stdin.read() if file == "-" else read(Path(file))


def _changed(path: Path, draft: Draft) -> bool:
    try:
        return path.read_bytes() != draft.text.encode()
    except OSError:
        return False


def _kept(desk: Desk, path: Path, draft: Draft) -> str:
    book = f"--book {shlex.quote(desk.location)} " if desk.location else ""
    return f"your text is kept; netbook {book}{draft.again} {shlex.quote(str(path))} takes it up again"


def _tell(problem: BaseException, kept: str) -> None:
    """Say where the draft is kept: with the error, or where that is none of ours, before it."""
    if isinstance(problem, NetbookError):
        problem.hint = f"{problem.hint}{'' if problem.hint.endswith('?') else ';'} {kept}" if problem.hint else kept
    elif not isinstance(problem, typer.Exit):
        output.say(f"netbook: {kept}")


def commented(comment: str, text: str) -> str:
    """A longer text to be edited, behind a comment that tells what it is, and begins with an id."""
    from netbook.domain.text import clean_line

    return f"<!-- {clean_line(comment).replace('--', '-')} -->\n\n{text}".rstrip() + "\n"


def without_comment(text: str) -> str:
    """A longer text as it was edited, less that comment."""
    import re

    return re.sub(r"\A\s*<!-- [ip]\d+: .*?-->[^\S\n]*\n?", "", text, flags=re.DOTALL)
