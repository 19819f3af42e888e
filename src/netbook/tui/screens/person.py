"""One person, over the whole screen."""

from collections.abc import Sequence

from textual.app import ComposeResult

from netbook.tui import keys
from netbook.tui.screens.acting import Acting
from netbook.tui.widgets.page import Page
from netbook.tui.widgets.person import PersonPane


class Person(Acting):
    """Everything about one person, view by view."""

    CSS_PATH = "person.tcss"
    BINDINGS = [
        *keys.bindings(keys.PERSON),
        *keys.bindings(keys.PEOPLE, only=("circle", "vet", "every", "tag", "untag", "pause", "archive")),
    ]

    def __init__(self, number: int, at: int = 0) -> None:
        super().__init__()
        self._number, self._at = number, at

    def body(self) -> ComposeResult:
        """The person."""
        yield PersonPane()

    def on_mount(self) -> None:
        """Show them."""
        pane = self.query_one(PersonPane)
        pane.at, pane.number = self._at, self._number
        self.go_home()

    def home(self) -> Page:
        """The view that is open."""
        return self.query_one("#view", Page)

    def reload(self) -> None:
        """Read them anew."""
        self._seen = self.app.stamp
        self.query_one(PersonPane).reload(keep=True)

    def targets(self) -> Sequence[int]:
        """The one who is shown."""
        return (self._number,)

    def action_next_view(self) -> None:
        """The next view."""
        self.query_one(PersonPane).turn(1)

    def action_previous_view(self) -> None:
        """The view before."""
        self.query_one(PersonPane).turn(-1)
