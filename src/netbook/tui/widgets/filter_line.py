"""The line that a filter is typed into."""

from textual.geometry import Size
from textual.reactive import Reactive
from textual.widgets import Input


class FilterLine(Input):
    """An input of which no letter lays out the screen anew: the list below would be drawn once more than it changes."""

    virtual_size = Reactive(Size(0, 0))
