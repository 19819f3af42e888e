"""What every dialog has: it lies over a screen, leaves with escape, and shows what its keys do."""

from typing import TYPE_CHECKING, TypeVar

from textual.screen import ModalScreen

from netbook.tui import keys

if TYPE_CHECKING:
    from netbook.tui.app import NetbookApp

T = TypeVar("T")


class Dialog(ModalScreen[T], inherit_bindings=False):
    """A box over a screen."""

    app: "NetbookApp"
    BINDINGS = keys.bindings(keys.DIALOG, only=("leave",))

    def action_leave(self) -> None:
        """Leave without an answer."""
        self.dismiss(None)
