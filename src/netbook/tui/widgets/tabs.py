"""The names of views in a row, one of them open."""

from collections.abc import Sequence
from dataclasses import dataclass

from textual.message import Message
from textual.reactive import reactive

from netbook.drawing.lines import BOLD, FAINT, Line, Piece
from netbook.tui.widgets.bars import Bar, Word


class Tabs(Bar):
    """The names; where there is no room for all, the one that is open, and which of how many it is."""

    at: reactive[int] = reactive(0)

    @dataclass
    class Chosen(Message):
        """A name was clicked."""

        tabs: "Tabs"
        at: int

        @property
        def control(self) -> "Tabs":
            """The row, by which handlers tell several apart."""
            return self.tabs

    def __init__(self, names: Sequence[str], *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.names = names

    def words(self, width: int) -> list[Word]:
        """The names, with their places."""
        if sum(len(name) + 2 for name in self.names) - 1 > width:
            here = (Piece(f"▸{self.names[self.at]}", BOLD), Piece(f" {self.at + 1}/{len(self.names)}"))
            return [self._word(here, (self.at + 1) % len(self.names))]
        return [
            self._word(
                (Piece(f"{'▸' if place == self.at else ' '}{name} ", BOLD if place == self.at else FAINT),), place
            )
            for place, name in enumerate(self.names)
        ]

    def _word(self, line: Line, at: int) -> Word:
        return Word(line, f"choose({at})", self)

    def action_choose(self, at: int) -> None:
        """Say which name was clicked."""
        self.post_message(self.Chosen(self, at))
