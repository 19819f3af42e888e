"""The circles: how full each is, how often in touch, how many are late."""

from functools import partial
from typing import TYPE_CHECKING

from textual.app import ComposeResult

from netbook.drawing import circles
from netbook.tui.network.view import DrawnList, Entry, Listed
from netbook.tui.widgets.page import Page

if TYPE_CHECKING:
    from sqlmodel import Session

    from netbook.domain.circling import CircleNow


class Circles(Listed["list[CircleNow]"]):
    """Each circle against its capacity; enter shows its people."""

    NAME = "Circles"

    def compose(self) -> ComposeResult:
        """The circles, and who of one is late."""
        yield DrawnList()
        yield Page(id="told")

    def read(self, session: "Session") -> "list[CircleNow]":
        """The circles as they stand."""
        from netbook.services import circles

        return circles.now(session, self.app.desk.today)

    def show(self, found: "list[CircleNow]") -> None:
        """Draw them."""
        today = self.app.desk.today
        entries = [Entry(each.key, partial(circles.late, each, today)) for each in found]
        self.list.put(entries, partial(circles.circles, found))
        self.list.styles.height = len(found) + 1

    def open(self, what: object) -> None:
        """Show the people of a circle."""
        self.host.show_people(f"circle:{what}")
