"""The names of views in a row, one of them open."""

from collections.abc import Sequence
from dataclasses import dataclass

from textual.message import Message
from textual.reactive import reactive

from netbook.drawing.lines import BOLD, FAINT, Line, Piece
from netbook.tui.widgets.bars import Bar

_NEXT = "next"


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

    def words(self, width: int) -> list[tuple[Line, str | None]]:
        """The names, with their places."""
        if sum(len(name) + 2 for name in self.names) > width:
            return [((Piece(f"▸{self.names[self.at]}", BOLD), Piece(f" {self.at + 1}/{len(self.names)}")), _NEXT)]
        return [
            ((Piece(f"{'▸' if place == self.at else ' '}{name} ", BOLD if place == self.at else FAINT),), str(place))
            for place, name in enumerate(self.names)
        ]

    async def chosen(self, action: str) -> None:
        """Say which name was clicked."""
        at = (self.at + 1) % len(self.names) if action == _NEXT else int(action)
        self.post_message(self.Chosen(self, at))
