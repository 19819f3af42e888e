"""The network in pictures: circles, ties, the year, who reaches out, doors, the contrast."""

from textual import on

from netbook.tui import keys
from netbook.tui.network.circles import Circles
from netbook.tui.network.contrast import Contrast
from netbook.tui.network.doors import Doors
from netbook.tui.network.reaching import ReachingOut
from netbook.tui.network.ties import Ties
from netbook.tui.network.year import Year
from netbook.tui.screens.showing import Showing
from netbook.tui.widgets.tabs import Tabs


class Network(Showing):
    """Views of the network, one at a time; only the one that is open reads the book."""

    BINDINGS = keys.bindings(keys.NETWORK)
    VIEWS = (Circles, Ties, Year, ReachingOut, Doors, Contrast)
    NAMES = tuple(view.NAME for view in VIEWS)
    NOBODY = "Nobody here yet: a adds a person, l writes down what happened; then your network is drawn here."

    def on_mount(self) -> None:
        """Show the first view."""
        self._arrange()

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
        self.at = at % len(self.VIEWS)
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
