"""The program as a person runs it: in this process where speed counts, in one of its own where that matters."""

import contextlib
import io
import json
import os
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from netbook.cli.app import run

LINES = Path(__file__).parents[1] / "domain" / "lines"
TODAY = "2026-11-22"  # a Sunday
_WRITTEN: dict[str, bytes] = {}  # the books that ``once`` made


class Result(NamedTuple):
    """What one command line did."""

    code: int
    out: str
    err: str


class Netbook:
    """Runs command lines in this process, one after the other, on one book."""

    def __init__(self, book: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
        self.book = book
        self._capsys = capsys
        self._monkeypatch = monkeypatch

    def __call__(self, *arguments: str, stdin: str = "") -> Result:
        self._capsys.readouterr()
        self._monkeypatch.setattr(sys, "stdin", io.StringIO(stdin))
        code = run(list(arguments))
        return Result(code, *self._capsys.readouterr())

    def out(self, *arguments: str) -> str:
        """What a command that only shows something prints; it must succeed in silence."""
        code, out, err = self(*arguments)
        assert (code, err) == (0, ""), arguments
        return out

    def said(self, *arguments: str, stdin: str = "") -> str:
        """What a command that writes says of it; it must succeed and print no data."""
        code, out, err = self(*arguments, stdin=stdin)
        assert (code, out) == (0, ""), (arguments, err)
        return err

    def refused(self, code: int, *arguments: str, stdin: str = "") -> str:
        """The one line with which a command that must fail does so; the book must be the same, byte for byte."""
        before = self.book.read_bytes() if self.book.exists() else None
        got, out, err = self(*arguments, stdin=stdin)
        assert (got, out) == (code, ""), (arguments, err)
        assert err.count("\n") == 1, err
        assert err.endswith("\n")
        if before is None:
            assert not self.book.exists() or self.operations() == []
        else:
            assert self.book.read_bytes() == before
        return err.removesuffix("\n")

    def json(self, *arguments: str) -> Any:
        """What a command with ``--json`` prints."""
        return json.loads(self.out(*arguments, "--json"))

    def once(self, write: Callable[[], object]) -> "Netbook":
        """The book as ``write`` leaves it, which is called for the first test alone; the others get a copy."""
        name = f"{write.__module__}.{write.__qualname__}"
        if name in _WRITTEN:
            self.book.touch(mode=0o600)
            self.book.write_bytes(_WRITTEN[name])
        else:
            write()
            _WRITTEN[name] = self.book.read_bytes()
        return self

    def operations(self) -> list[Any]:
        """What was done so far, newest first."""
        found: list[Any] = self.json("history")
        return found


class Ended(NamedTuple):
    """What one process did, byte for byte."""

    code: int
    out: bytes
    err: bytes


def environment(**more: str) -> dict[str, str]:
    """What the processes of a test see: the fixtures have settled the home, the book and the day."""
    return {**os.environ, **more}


def process(
    *arguments: str | bytes,
    stdin: bytes = b"",
    env: Mapping[str, str] | None = None,
    options: tuple[str, ...] = (),
) -> Ended:
    """Run ``python -m netbook`` to its end."""
    ended = subprocess.run(
        [sys.executable, *options, "-m", "netbook", *arguments],
        input=stdin,
        capture_output=True,
        env=environment(**(env or {})),
        timeout=120,
        check=False,
    )
    return Ended(ended.returncode, ended.stdout, ended.stderr)


def write_book(path: Path, *commands: Sequence[str], stdin: str = "") -> None:
    """Make a book outside any one test, by commands that must all succeed; ``stdin`` is what each may read."""
    with pytest.MonkeyPatch.context() as patch, contextlib.redirect_stderr(io.StringIO()) as said:
        patch.setenv("NETBOOK_TODAY", TODAY)
        for arguments in commands:
            patch.setattr(sys, "stdin", io.StringIO(stdin))
            assert run(["--book", str(path), *arguments]) == 0, said.getvalue()


def people_of_the_examples() -> list[dict[str, Any]]:
    """The people whom the agreed example lines are read against."""
    book = json.loads((LINES / "book.json").read_text(encoding="utf-8"))
    assert book["today"] == TODAY
    found: list[dict[str, Any]] = book["people"]
    return found


def examples() -> list[dict[str, Any]]:
    """The agreed example lines with what must be read in them."""
    text = (LINES / "capture.jsonl").read_text(encoding="utf-8")
    return [json.loads(line) for line in text.splitlines()]
