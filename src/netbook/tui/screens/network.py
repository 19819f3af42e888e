"""The network in pictures: circles, ties, the year, who reaches out, doors, the contrast."""

from typing import TYPE_CHECKING, cast

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widget import Widget
from textual.widgets import Static

from netbook.tui import keys
from netbook.tui.network.circles import Circles
from netbook.tui.network.contrast import Contrast
from netbook.tui.network.doors import Doors
from netbook.tui.network.reaching import ReachingOut
from netbook.tui.network.ties import Ties
from netbook.tui.network.view import View
from netbook.tui.network.year import Year
from netbook.tui.screens.mode import Mode
from netbook.tui.widgets.tabs import Tabs
from netbook.tui.widgets.text import plain

if TYPE_CHECKING:
    from collections.abc import Callable

    from netbook.tui.screens.people import People

VIEWS = (Circles, Ties, Year, ReachingOut, Doors, Contrast)
NOBODY = "Nobody here yet: a adds a person, l writes down what happened; then your network is drawn here."


class Network(Mode):
    """Views of the network, one at a time; only the one that is open reads the book."""

    CSS_PATH = "network.tcss"
    BINDINGS = keys.bindings(keys.NETWORK)

    def __init__(self) -> None:
        super().__init__()
        self.at = 0

    def body(self) -> ComposeResult:
        """The names of the views, and the views."""
        yield Tabs([view.NAME for view in VIEWS])
        with Vertical(id="views"):
            for view in VIEWS:
                yield view()
        yield Static(plain(NOBODY), id="nobody", classes="empty")

    def on_mount(self) -> None:
        """Show the first view."""
        self.query_one("#nobody").display = False
        self._arrange()

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
        """Show what to do where nobody is in the book."""
        self.query_one("#nobody").display = empty
        self.query_one("#views").display = not empty

    # --- walking through the views ---------------------------------------------------------------------------------

    def _arrange(self) -> None:
        self.query_one(Tabs).at = self.at
        for place, view in enumerate(self.views):
            view.display = place == self.at

    def turn_to(self, at: int) -> None:
        """To a view."""
        if not self.views:
            return  # a key that was quicker than the screen
        self.view.leave()
        self.at = at % len(VIEWS)
        self._arrange()
        self.view.enter()
        self.refresh_bindings()

    @on(Tabs.Chosen)
    def chosen(self, event: Tabs.Chosen) -> None:
        """To the view whose name was clicked."""
        self.turn_to(event.at)

    def action_next_view(self) -> None:
        """The next view."""
        self.turn_to(self.at + 1)

    def action_previous_view(self) -> None:
        """The view before."""
        self.turn_to(self.at - 1)

    # --- years -----------------------------------------------------------------------------------------------------

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Years are turned where a year is shown, as far as there are any."""
        by = {"year_back": 1, "year_on": -1}.get(action)
        if by is None:
            return True
        view = self.view if self.is_mounted and self.views else None
        return isinstance(view, Year) and view.can_turn(by)

    def action_year_back(self) -> None:
        """The year before."""
        self.query_one(Year).turn(1)

    def action_year_on(self) -> None:
        """The year after."""
        self.query_one(Year).turn(-1)

    # --- opening ---------------------------------------------------------------------------------------------------

    def open_person(self, number: int) -> None:
        """Open somebody over the whole screen."""
        from netbook.tui.screens.person import Person

        self.app.push_screen(Person(number))

    def show_people(self, text: str) -> None:
        """Show whom a filter keeps, in the list of people."""
        self.app.run_worker(self._in_people(lambda people: people.show_only(text)))

    def show_these(self, called: str, numbers: frozenset[int]) -> None:
        """Show some people and nobody else, in the list of people."""
        self.app.run_worker(self._in_people(lambda people: people.show_these(called, numbers)))

    async def _in_people(self, show: "Callable[[People], None]") -> None:
        await self.app.switch_mode("people")
        while len(self.app.screen_stack) > 1:
            await self.app.pop_screen()
        people = cast("People", self.app.screen)
        people.call_after_refresh(show, people)
