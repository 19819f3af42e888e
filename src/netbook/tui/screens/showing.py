"""What screens of drawn views have in common: the view that is open reads the book, and rows of it are opened."""

from typing import TYPE_CHECKING, Any, ClassVar, cast

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.types import CSSPathType
from textual.widget import Widget
from textual.widgets import Static

from netbook.tui.network.view import View
from netbook.tui.screens.mode import Mode
from netbook.tui.widgets.tabs import Tabs
from netbook.tui.widgets.text import plain

if TYPE_CHECKING:
    from collections.abc import Sequence

    from netbook.tui.screens.people import People


class Showing(Mode):
    """One of several views, or the only one, below the names of what can be seen there."""

    CSS_PATH: ClassVar[CSSPathType | None] = "showing.tcss"
    NAMES: "ClassVar[Sequence[str]]"
    VIEWS: "ClassVar[Sequence[type[View[Any]]]]"
    NOBODY: ClassVar[str]  # what is said where there is nothing to show

    def __init__(self) -> None:
        super().__init__()
        self.at = 0

    def body(self) -> ComposeResult:
        """The names, and the views."""
        yield Tabs(self.NAMES)
        with Vertical(id="views"):
            for view in self.VIEWS:
                yield view()
        yield Static(plain(self.NOBODY), id="nobody", classes="empty")

    def on_mount(self) -> None:
        """Nothing is missing yet."""
        self.query_one("#nobody").display = False

    @property
    def views(self) -> "list[View[object]]":
        """All views, in their order."""
        return list(self.query(View).results())

    @property
    def view(self) -> "View[object]":
        """The one that is open."""
        return self.views[self.at]

    def home(self) -> Widget | None:
        """What the keys go to in the view that is open."""
        return self.view.target() if self.views else None

    def reload(self) -> None:
        """The book has changed: what is open is read anew, the others when they are opened."""
        for view in self.views:
            view.forget()
        if self.is_current and self.views:
            self.view.enter()

    def on_screen_resume(self) -> None:
        """Go on with what was left, and show what changed meanwhile."""
        self._seen = self.app.stamp  # each view knows by itself what it has seen
        if self.views:
            self.view.enter()

    def on_screen_suspend(self) -> None:
        """Nobody looks: what is being read is let go."""
        if self.views:
            self.view.leave()

    def say_nobody(self, *, empty: bool) -> None:
        """Show what to do where there is nothing in the book."""
        self.query_one("#nobody").display = empty
        self.query_one("#views").display = not empty

    # --- opening ---------------------------------------------------------------------------------------------------

    def open_person(self, number: int) -> None:
        """Open somebody over the whole screen."""
        from netbook.tui.screens.person import Person

        self.app.push_screen(Person(number))

    def show_people(self, text: str) -> None:
        """Show whom a filter keeps, in the list of people."""
        self.app.run_worker(self._in_people(text))

    async def _in_people(self, text: str) -> None:
        await self.app.switch_mode("people")
        while len(self.app.screen_stack) > 1:
            await self.app.pop_screen()
        people = cast("People", self.app.screen)
        people.call_after_refresh(people.show_only, text)
