"""What every full screen has: the bar of the modes, the bar of the keys, and its data read beside it."""

from collections.abc import Callable
from typing import TYPE_CHECKING, ClassVar, TypeVar

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.screen import Screen
from textual.widget import Widget
from textual.widgets import Static

from netbook.errors import NetbookError
from netbook.tui.app import BookChanged
from netbook.tui.widgets.bars import KeyBar, ModeBar, Shown

if TYPE_CHECKING:
    from sqlmodel import Session

    from netbook.tui.app import NetbookApp

T = TypeVar("T")


class Mode(Screen[None], inherit_bindings=False):
    """A full screen; ``reload`` shows the book as it is now, the place kept."""

    app: "NetbookApp"
    OF_MODE: ClassVar[bool] = True  # whether it belongs to the mode it was opened in
    AUTO_FOCUS = ""  # else a filter would take the keys where there is no list

    def compose(self) -> ComposeResult:
        """The bars and what is between them."""
        yield ModeBar(of_mode=self.OF_MODE)
        with Vertical(id="body"):
            yield from self.body()
        yield KeyBar(self.on_the_bar)
        yield Static(
            "netbook needs 60 columns and 15 lines.\nMake the window larger, or ctrl+q leaves.", id="too-small"
        )

    def body(self) -> ComposeResult:
        """What is between the bars."""
        raise NotImplementedError

    def reload(self) -> None:
        """Show the book as it is now."""
        raise NotImplementedError

    def on_the_bar(self) -> Shown:
        """The actions that the bar at the bottom begins with, and those it leaves out."""
        return (), ()

    def home(self) -> Widget | None:
        """Where the keys go unless one goes elsewhere."""
        return None

    def go_home(self) -> None:
        """The keys go to where they belong; where that is not shown, to the screen alone."""
        home = self.home()
        self.set_focus(home if _is_shown(home) else None)

    def go_home_if_lost(self) -> None:
        """The same where what had the keys is not shown any more."""
        if not _is_shown(self.focused):
            self.go_home()

    def on_mount(self) -> None:
        """Show the book."""
        self.reload()

    def on_screen_resume(self) -> None:
        """Show what changed while another screen was open."""
        if self._seen != self.app.stamp:
            self.reload()
        self.go_home_if_lost()

    def on_resize(self) -> None:
        """What was hidden in a window too small has lost the keys."""
        self.call_after_refresh(self.go_home_if_lost)

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


def _is_shown(widget: Widget | None) -> bool:
    """Whether a widget can have the keys; Textual would give them to what is hidden, too."""
    return widget is not None and widget.focusable and all(each.display for each in widget.ancestors_with_self)
