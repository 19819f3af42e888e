"""The keys of a screen, in words."""

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.screen import Screen
from textual.widgets import Static

from netbook.drawing.lines import BOLD, Line, Piece
from netbook.drawing.measure import cells, pad
from netbook.tui import keys
from netbook.tui.modals.dialog import Dialog
from netbook.tui.widgets.bars import in_order
from netbook.tui.widgets.page import Page
from netbook.tui.widgets.text import plain

_GAP = 2


class Help(Dialog[None]):
    """What each key does on the screen below; it is read off the bindings, a person's own keys too."""

    BINDINGS = [*keys.bindings(keys.DIALOG, only=("leave",)), *keys.bindings({"close": keys.CLOSE})]

    def __init__(self, below: Screen[object]) -> None:
        super().__init__()
        self._rows = _rows(below)

    def compose(self) -> ComposeResult:
        """The list."""
        with Vertical(classes="box wide"):
            yield Static(plain("Keys"), classes="title")
            yield Page(self._drawn)
            yield Static(plain("esc leaves; [keys] in the settings file gives an action another key"), classes="faint")

    def on_mount(self) -> None:
        """As high as it needs to be."""
        found = self.query_one(Page)
        found.styles.height = len(self._rows)
        found.focus()

    def _drawn(self, _width: int) -> list[Line]:
        wide = max((cells(key) for key, _ in self._rows), default=0) + _GAP
        return [(Piece(pad(key, wide), BOLD), Piece(said)) for key, said in self._rows]

    def action_close(self) -> None:
        """Leave."""
        self.dismiss(None)


def _rows(below: Screen[object]) -> list[tuple[str, str]]:
    found: dict[str, tuple[list[str], str]] = {}
    for key, active in in_order(below):
        binding = active.binding
        if binding.system or not (binding.tooltip or binding.description):
            continue
        shown = below.app.get_key_display(binding.with_key(key))
        found.setdefault(binding.action, ([], binding.tooltip or binding.description))[0].append(shown)
    return [(" ".join(names), said) for names, said in found.values()]
