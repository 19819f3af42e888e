"""Something that is told, until one has read it."""

from collections.abc import Sequence

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Static

from netbook.tui import keys
from netbook.tui.modals.dialog import Dialog
from netbook.tui.widgets.text import plain


class Told(Dialog[None]):
    """A few lines; no key of what lies below does anything while they stand there."""

    BINDINGS = [*keys.bindings(keys.DIALOG, only=("leave",)), *keys.bindings({"close": keys.CLOSE})]

    def __init__(self, title: str, lines: Sequence[str]) -> None:
        super().__init__()
        self._title, self._lines = title, lines

    def compose(self) -> ComposeResult:
        """The lines."""
        with Vertical(classes="box"):
            yield Static(plain(self._title), classes="title")
            for line in self._lines:
                yield Static(plain(line))
            yield Static(plain("enter closes"), classes="faint")

    def action_close(self) -> None:
        """Leave."""
        self.dismiss(None)
