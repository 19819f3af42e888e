"""One key at a time from the terminal, without enter; and lines, which may have been typed ahead."""

import sys

import typer

from netbook.domain.text import clean

_ENTER = ("\r", "\n")


class Keys:
    """Reads keys; several typed ahead are kept, and those that are no letter (arrows) passed over."""

    def __init__(self) -> None:
        self._ahead: list[str] = []

    def next(self, prompt: str = "> ") -> str:
        """The next key, in lower case; enter is a newline.

        Raises:
            KeyboardInterrupt: ctrl+c.
            EOFError: ctrl+d.
        """
        print(prompt, end="", file=sys.stderr, flush=True)
        while not self._ahead:
            typed = typer.getchar()
            self._ahead = [] if typed.startswith("\x1b") else list(typed)
        key = self._ahead.pop(0)
        shown = key if key.isprintable() and key != " " else ""
        print(shown, file=sys.stderr, flush=True)
        return "\n" if key in _ENTER else key.lower()

    def ahead(self) -> tuple[str, bool]:
        """What was typed ahead of a question, up to the end of its line, and whether that end was typed too."""
        typed, end, rest = "".join(self._ahead).replace("\r", "\n").partition("\n")
        self._ahead = list(rest)
        return typed, bool(end)

    def line(self, question: str) -> str | None:
        """The answer to a question, with enter at its end; none where it is an end of file."""
        typed, whole = self.ahead()
        print(f"{clean(question)}{typed}", end="\n" if whole else "", file=sys.stderr, flush=True)
        rest = "" if whole else sys.stdin.readline()
        return None if not (typed or rest or whole) else f"{typed}{rest}".strip()
