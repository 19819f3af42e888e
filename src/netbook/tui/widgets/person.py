"""A person in views: the brief, the timeline, notes, facts, what passed, how it is measured, the history."""

import asyncio
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual import on, work
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.reactive import reactive

from netbook.drawing.lines import BOLD, Line, Piece
from netbook.errors import NetbookError
from netbook.tui.widgets.page import Page
from netbook.tui.widgets.tabs import Tabs

if TYPE_CHECKING:
    from datetime import date

    from netbook.domain.briefing import Brief
    from netbook.domain.views import OperationView, PersonView
    from netbook.tui.app import NetbookApp

VIEWS = ("Brief", "Timeline", "Notes", "Facts", "Passed", "Measured", "History")
_PAUSE = 0.1  # seconds
_HISTORY = 200  # operations that are shown


@dataclass(frozen=True, slots=True)
class Known:
    """What is shown of a person."""

    view: "PersonView"
    brief: "Brief"
    history: "Sequence[OperationView]"


class PersonPane(Vertical):
    """One person; ``number`` is their row, none shows nothing."""

    app: "NetbookApp"
    number: reactive[int | None] = reactive(None, repaint=False)
    at: reactive[int] = reactive(0, repaint=False)

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._known: Known | None = None

    def compose(self) -> ComposeResult:
        """The views, and the one that is open."""
        yield Tabs(VIEWS)
        yield Page(id="view")

    def watch_number(self) -> None:
        """Read the person, unless the mark goes on at once."""
        self.reload(after=_PAUSE)

    def watch_at(self) -> None:
        """Show the view."""
        self._show()

    @on(Tabs.Chosen)
    def chosen(self, event: Tabs.Chosen) -> None:
        """To the view whose name was clicked."""
        event.stop()
        self.at = event.at

    def turn(self, by: int) -> None:
        """To the next view, or one before."""
        self.at = (self.at + by) % len(VIEWS)

    @work(exclusive=True, group="person")
    async def reload(self, *, keep: bool = False, after: float = 0) -> None:
        """Read the person anew, ``after`` some seconds in which nobody else is asked for."""
        if after and self._known is not None:
            await asyncio.sleep(after)
        number = self.number
        if number is None:
            self._known = None
        else:
            try:
                self._known = await self.app.desk.run(lambda: self._read(number))
            except NetbookError:
                self._known = None  # gone by now
        self._show(keep=keep)

    def _read(self, number: int) -> Known:
        from netbook.services import briefs, directory, people

        desk = self.app.desk
        with desk.reading() as session:
            contact = directory.by_number(session, number)
            view = people.view(session, contact, desk.today)
            brief = briefs.brief(session, [contact], desk.calendar)
        return Known(view, brief, desk.book.history(limit=_HISTORY, contact=number))

    def _show(self, *, keep: bool = False) -> None:
        if not self.is_mounted:
            return
        self.query_one(Tabs).at = self.at
        self.query_one("#view", Page).show(self._drawn, keep=keep)

    def _drawn(self, width: int) -> list[Line]:
        from netbook.drawing import person

        if self._known is None:
            return []
        view, today = self._known.view, self.app.desk.today
        parts: dict[str, Callable[[], Sequence[Line]]] = {
            "Brief": lambda: self._brief(width, today),
            "Timeline": lambda: list(person.timeline(view, today, width)),
            "Notes": lambda: list(person.notes(view, width)),
            "Facts": lambda: list(person.facts(view, today, width)),
            "Passed": lambda: list(person.exchanged(view, width)),
            "Measured": lambda: list(person.measured(view, width)),
            "History": lambda: list(person.history(self._known.history if self._known else (), width)),
        }
        name = VIEWS[self.at]
        before = [] if name == "Brief" else person.head(view, today, width)
        return [*before, *parts[name]()]

    def _brief(self, width: int, today: "date") -> list[Line]:
        from netbook.drawing import brief
        from netbook.drawing.person import said_wide

        assert self._known is not None, "it is drawn of somebody"
        rows = max(self.query_one("#view", Page).size.height, 12)
        lines = brief.screen(self._known.brief, today, max(width, 30), rows)
        return [(said_wide(line.text[: line.bold], BOLD), Piece(line.text[line.bold :])) for line in lines]
