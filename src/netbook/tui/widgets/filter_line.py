"""The line that a filter is typed into."""

from collections.abc import Callable

from textual.geometry import Size
from textual.reactive import Reactive
from textual.widgets import Input


class FilterLine(Input):
    """An input of which no letter lays out the screen anew: the list below would be drawn once more than it changes.

    ``typed`` is told at once, before the letter is painted: what it asks the book goes on meanwhile.
    """

    virtual_size = Reactive(Size(0, 0))

    def __init__(self, typed: Callable[[str], None], *, placeholder: str, id: str) -> None:
        super().__init__(placeholder=placeholder, id=id)
        self._typed = typed

    def watch_value(self, value: str) -> None:
        """Say what stands there now."""
        self._typed(value)
