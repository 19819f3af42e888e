"""What every full screen has: the bar of the modes, the bar of the keys, and its data read beside it."""

from collections.abc import Callable
from typing import TYPE_CHECKING, ClassVar, TypeVar

from textual.app import ComposeResult
from textual.screen import Screen
from textual.widgets import Static

from netbook.errors import NetbookError
from netbook.tui.app import BookChanged
from netbook.tui.widgets.bars import KeyBar, ModeBar

if TYPE_CHECKING:
    from sqlmodel import Session

    from netbook.tui.app import NetbookApp

T = TypeVar("T")


class Mode(Screen[None], inherit_bindings=False):
    """A full screen; ``reload`` shows the book as it is now, the place kept."""

    app: "NetbookApp"
    FIRST: ClassVar[tuple[str, ...]] = ()  # the actions whose keys the bar at the bottom begins with

    def compose(self) -> ComposeResult:
        """The bars and what is between them."""
        yield ModeBar()
        yield from self.body()
        yield KeyBar(self.FIRST)
        yield Static(
            "netbook needs 60 columns and 15 lines.\nMake the window larger, or ctrl+q leaves.", id="too-small"
        )

    def body(self) -> ComposeResult:
        """What is between the bars."""
        raise NotImplementedError

    def reload(self) -> None:
        """Show the book as it is now."""
        raise NotImplementedError

    def on_mount(self) -> None:
        """Show the book."""
        self.reload()

    def on_screen_resume(self) -> None:
        """Show what changed while another screen was open."""
        if self._seen != self.app.stamp:
            self.reload()

    _seen: object = None

    def on_book_changed(self, _event: BookChanged) -> None:
        """Show what was written."""
        self.reload()

    async def read(self, look: "Callable[[Session], T]") -> T | None:
        """What a look at the book gives; none where it was refused, which is said."""
        self._seen = self.app.stamp
        try:
            return await self.app.desk.read(look)
        except NetbookError as problem:
            self.app.refuse(problem)
            return None

    async def write(self, label: str, change: "Callable[[Session], str]") -> bool:
        """Change the book and say what was done; whether it was not refused."""
        try:
            said = await self.app.desk.write(label, change)
        except NetbookError as problem:
            self.app.refuse(problem)
            return False
        await self.app.written(said)
        return True
