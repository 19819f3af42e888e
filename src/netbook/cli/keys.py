"""One key at a time from the terminal, without enter."""

import sys

import typer

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
