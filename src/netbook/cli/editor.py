"""A text opened in the editor that a person has set, and kept until it is safely in the book."""

import shlex
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

import typer

from netbook import editor
from netbook.cli import output
from netbook.cli.desk import Desk
from netbook.errors import NetbookError

T = TypeVar("T")


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
    command = editor.command(draft.instead)
    path = editor.put_down(draft.text, draft.file)
    kept = _kept(desk, path, draft)
    try:
        saved = _rounds(desk, command, path, draft, save)
    except BaseException as problem:
        if _changed(path, draft):
            _tell(problem, kept)
        else:
            editor.remove(path)
        raise
    if keep and saved is not None:
        output.say(f"netbook: {kept}")
    else:
        editor.remove(path)
    return saved


def _rounds(desk: Desk, command: list[str], path: Path, draft: Draft, save: Callable[[str], T]) -> T | None:
    """Edit and save the text until it is saved, or left as it was."""
    while True:
        desk.close()  # an editor may be open for long; who opens the book after that looks at its version again
        editor.run(command, path)
        text = editor.read(path)
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


def given(file: str) -> str:
    """The text that ``--from`` names: a file's, or with ``-`` what is read.

    Raises:
        Unreadable: it cannot be read, or is no text.
    """
    return sys.stdin.read() if file == "-" else editor.read(Path(file))


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
