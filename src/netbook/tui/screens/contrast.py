"""The contrast in the mode of the audience, beside the followers."""

from textual import on

from netbook.tui import keys
from netbook.tui.network.contrast import Contrast
from netbook.tui.screens.audience import NOBODY, SIDES
from netbook.tui.screens.showing import Showing
from netbook.tui.widgets.tabs import Tabs


class AudienceContrast(Showing):
    """Followers beside the people one knows, as the network shows it."""

    BINDINGS = keys.bindings(keys.AUDIENCE, only=("contrast",))
    VIEWS = (Contrast,)
    NAMES = SIDES
    NOBODY = NOBODY

    def on_mount(self) -> None:
        """Its name is the second."""
        self.query_one(Tabs).at = 1

    @on(Tabs.Chosen)
    def chosen(self, event: Tabs.Chosen) -> None:
        """To the followers, if their name was clicked."""
        if event.at == 0:
            self.action_contrast()

    def action_contrast(self) -> None:
        """Back to the followers."""
        self.app.pop_screen()
