"""What happened, newest first, with the whole of it beside the list; and what was done in the book."""

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING, Any, cast

from textual import on, work
from textual.app import ComposeResult
from textual.widgets import Static

from netbook.drawing.lines import Line
from netbook.errors import NetbookError
from netbook.tui import keys
from netbook.tui.screens.filtered import Filtered, Found
from netbook.tui.widgets.listing import FIRST, PAGE, Listing
from netbook.tui.widgets.page import Page
from netbook.tui.widgets.paged import Paged
from netbook.tui.widgets.text import plain

if TYPE_CHECKING:
    from sqlmodel import Session

    from netbook.domain.views import FollowUpView, InteractionView, OperationView

NOTHING = "Nothing is written down yet.\n\nl writes the first line: coffee with Ana yesterday"
_ON_LINES = ("amend", "annotate", "remove", "read_on")


class Journal(Filtered["InteractionView"]):
    """What happened; with tab, what was done in the book."""

    CSS_PATH = ["filtered.tcss", "journal.tcss"]
    BINDINGS = keys.bindings(keys.JOURNAL)
    PLACEHOLDER = "/ finds: a word, or with:ana kind:coffee since:2026-01 @design"
    EMPTY = NOTHING
    NOUN = ("interaction", "interactions")

    def __init__(self) -> None:
        super().__init__()
        self.on_done = False  # whether what was done is shown

    def body(self) -> ComposeResult:
        """What happened, and what was done."""
        yield from super().body()
        yield Static(plain("What was done in the book, newest first; enter takes back one."), id="heading")
        yield Paged(self._operation, self._operations, id="done")

    def beside(self) -> ComposeResult:
        """The whole of the one the mark is on."""
        yield Page(id="whole")

    def on_mount(self) -> None:
        """What happened comes first; the whole of it is read with its own key."""
        self.query_one("#whole", Page).can_focus = False
        self._show_view()

    def home(self) -> "Paged[Any]":
        """The list that is shown."""
        return self.done if self.on_done else self.listing

    @property
    def done(self) -> "Paged[OperationView]":
        """The list of what was done."""
        return self.query_one("#done", Paged)

    @property
    def view(self) -> "InteractionView | None":
        """What the mark is on."""
        return self.listing.current

    # --- reading ---------------------------------------------------------------------------------------------------

    def reload(self) -> None:
        """What happened and what was done, as it is now."""
        super().reload()
        self._look_back()

    def found(self, session: "Session", text: str, limit: int | None) -> "Found[InteractionView]":
        """What the filter keeps."""
        from netbook.services import filtering
        from netbook.services import listing as lists

        asked = filtering.read(session, text, self.app.desk.calendar)
        numbers = lists.interactions(session, asked, limit=limit)
        empty = not numbers and not lists.interactions(session, limit=1)
        hint = "" if numbers or empty else "nothing like that is written down; fewer terms find more"
        return Found(numbers, self.rows(session, numbers[:FIRST]), empty, hint)

    def rows(self, session: "Session", numbers: Sequence[int]) -> "Sequence[InteractionView]":
        """Some interactions."""
        from netbook.services import listing as lists

        return lists.interaction_views(session, numbers)

    @work(exclusive=True, group="operations")
    async def _look_back(self) -> None:
        from netbook.services import past

        def look(session: "Session") -> "tuple[Sequence[int], Sequence[OperationView]]":
            numbers = past.operations(session)
            return numbers, past.operation_views(session, numbers[:PAGE])

        found = await self.read(look)
        if found is not None:
            self.done.hold(*found, self.done.number)

    def _operations(self, session: "Session", numbers: Sequence[int]) -> "Sequence[OperationView]":
        from netbook.services import past

        return past.operation_views(session, numbers)

    # --- drawing ---------------------------------------------------------------------------------------------------

    def drawn(self, row: "InteractionView", width: int) -> Line:
        """Day, kind, people, text."""
        from netbook.drawing import happened

        return happened.row(row, self.app.desk.today, width)

    def _operation(self, row: "OperationView", width: int) -> Line:
        from netbook.drawing import happened

        return happened.operation(row, width, row.at.astimezone())

    def listed(self) -> None:
        """Count them; where nothing is listed, nothing stands beside."""
        super().listed()
        self.query_one("#whole").display = bool(self.listing.numbers)
        self.refresh_bindings()

    @on(Listing.Moved, "#rows")
    def moved(self) -> None:
        """Show the whole of it."""
        self._show_whole()

    @work(exclusive=True, group="whole")
    async def _show_whole(self) -> None:
        from netbook.drawing import happened
        from netbook.services import journal

        view, page, today = self.view, self.query_one("#whole", Page), self.app.desk.today
        if view is None:
            page.show(lambda _width: ())
            return
        try:
            promised = await self.app.desk.read(lambda session: journal.promised(session, view.id))
        except NetbookError:
            promised = cast("Sequence[FollowUpView]", ())  # gone by now; the list is read anew
        page.show(lambda width: list(happened.whole(view, promised, today, width)))

    def _show_view(self) -> None:
        for name in ("#filter", "#found"):
            self.query_one(name).display = not self.on_done
        for name in ("#heading", "#done"):
            self.query_one(name).display = self.on_done
        if self.on_done:
            self.query_one("#problem").display = False
        self.go_home()
        self.refresh_bindings()

    # --- keys ------------------------------------------------------------------------------------------------------

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """What is done with a line is done where lines are shown, and taking back where that is shown."""
        if not self.is_mounted:
            return True
        if action in _ON_LINES:
            return not self.on_done and self.view is not None
        return self.on_done or action != "take_back"

    def action_other_view(self) -> None:
        """The other view."""
        self.on_done = not self.on_done
        self._show_view()

    def action_find(self) -> None:
        """To the filter."""
        if self.on_done:
            self.action_other_view()
        super().action_find()

    async def action_back(self) -> None:
        """From what was done to what happened; there from the filter to the list."""
        if self.on_done:
            self.action_other_view()
        else:
            await super().action_back()

    def action_read_on(self) -> None:
        """A screen further in the whole of it, and from its end to the next."""
        page = self.query_one("#whole", Page)
        if page.scroll_offset.y < page.max_scroll_y:
            page.action_page_down()
        else:
            self.listing.action_down()

    @work(exclusive=True, group="acting")
    async def action_amend(self) -> None:
        """Write the line anew."""
        from netbook.domain.names import Person
        from netbook.services import journal
        from netbook.tui.modals.log import Log

        view = self.view
        if view is None:
            return
        settings = self.app.desk.settings
        day = await self.read(lambda session: journal.told_on(session, view.id, settings))
        about = Person(int(view.people[0].id[1:]), view.people[0].name) if view.people else None
        if day is not None:
            title = f"What happened, anew ({view.id})"
            self.app.push_screen(
                Log(line=view.text, about=about, amends=view.id, notes=view.notes, day=day, title=title)
            )

    @work(exclusive=True, group="acting")
    async def action_annotate(self) -> None:
        """Write longer notes on it."""
        from netbook.services import journal
        from netbook.tui.modals.note import NoteText

        view = self.view
        if view is None:
            return
        text = await self.app.push_screen_wait(NoteText(f"Notes on: {view.text}", f"notes {view.id}", view.notes or ""))
        if text is not None:

            def change(session: "Session") -> str:
                journal.annotate(session, view.id, text)
                said = f"notes on {view.id}" if text else f"no notes on {view.id} any more"
                self.app.desk.call(session, said)
                return said

            await self.write("notes", change)

    @work(exclusive=True, group="acting")
    async def action_remove(self) -> None:
        """Take the line out of the book."""
        from netbook.services import journal

        view = self.view
        if view is None:
            return

        def change(session: "Session") -> str:
            gone = journal.remove(session, view.id)
            self.app.desk.call(session, f"remove {gone.id}: {gone.kind} on {gone.on}")
            return f"removed: {gone.text}"

        await self.write("remove", change)

    @on(Listing.Opened, "#rows")
    def opened(self) -> None:
        """Open the first person of it."""
        from netbook.tui.screens.person import Person

        if self.view and self.view.people:
            self.app.push_screen(Person(int(self.view.people[0].id[1:])))
        elif self.view:
            self.app.tell("nobody was there")

    @on(Listing.Opened, "#done")
    def action_take_back(self) -> None:
        """Take back what the mark is on."""
        self._take_back()

    @work(exclusive=True, group="acting")
    async def _take_back(self) -> None:
        number = self.done.number
        if number is not None:
            await self.app.turn(partial(self.app.desk.book.undo, number), "undone", "U does it again")
