"""Bringing people from a file, step by step: the file, its columns, who they are, and the bringing itself."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, TypeVar

from textual import on, work
from textual.app import ComposeResult
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Static

from netbook.drawing import importing
from netbook.drawing.lines import FAINT, Line, Piece, said
from netbook.drawing.measure import cut
from netbook.errors import NetbookError
from netbook.tui import advice, files, keys
from netbook.tui.bringing import Bringing, Cancelled, Done
from netbook.tui.modals.ask import Confirm
from netbook.tui.screens.importing_acts import Acts
from netbook.tui.screens.importing_file import FileStep
from netbook.tui.screens.importing_steps import ColumnsStep, MatchStep
from netbook.tui.screens.mode import Mode
from netbook.tui.widgets.listing import Listing
from netbook.tui.widgets.page import Page
from netbook.tui.widgets.text import plain

if TYPE_CHECKING:
    from netbook.domain.imports import Report
    from netbook.formats.anytable import Columns

T = TypeVar("T")
FILE, COLUMNS, MATCH, APPLY = range(4)
STEPS = ("File", "Columns", "Match", "Apply")
_OF_MATCH = ("same", "somebody_else", "leave_open", "circle", "tag", "every")


class Importing(Mode):
    """The steps of an import."""

    CSS_PATH = "importing.tcss"
    OF_MODE = False
    BINDINGS = [
        *keys.bindings(keys.IMPORT),
        *keys.bindings(keys.PEOPLE, only=("circle", "tag", "every")),
        *keys.bindings(keys.EVERYWHERE, only=("back", "undo", "redo")),
    ]

    @dataclass
    class Read(Message):
        """So much of the file was read, 0 to 1."""

        share: float

    def __init__(self) -> None:
        super().__init__()
        self.step = FILE
        self.report: Report | None = None  # of the preview
        self.stale = False  # whether something was decided since
        self._gone = False
        self._busy = ""  # what is being done
        self._share = 0.0
        self._is_table = False
        self._done: Done | None = None
        self._is_back = False  # whether what was done was taken back

    def body(self) -> ComposeResult:
        """The steps, and the one that it is at."""
        self.bringing = Bringing(self.app.desk, lambda share: self.post_message(self.Read(share)))
        self.acts = Acts(self)
        yield Page(self._steps, id="steps")
        yield Static(id="problem")
        yield FileStep()
        yield ColumnsStep()
        yield MatchStep(self.acts.wishes)
        yield Page(self._ended, id="ended")
        yield Page(self._bar, id="busy")

    def on_mount(self) -> None:
        """At the file."""
        for name in ("#steps", "#busy"):
            self.query_one(name, Page).can_focus = False
        self.go(FILE)

    def on_unmount(self) -> None:
        """Whoever leaves, stops it."""
        self._gone = True
        self.bringing.leave()

    def home(self) -> Widget:
        """What is answered at the step."""
        answered = [self.query_one(FileStep).path, self.query_one(ColumnsStep).listing, self.match.listing]
        return [*answered, self.query_one("#ended")][self.step]

    def reload(self) -> None:
        """What was written elsewhere is seen by the next preview."""

    @property
    def match(self) -> MatchStep:
        """The preview."""
        return self.query_one(MatchStep)

    # --- where it is -----------------------------------------------------------------------------------------------

    def go(self, step: int, problem: str = "") -> None:
        """Go to a step, with what is wrong there."""
        if self._gone:
            return
        self.step = step
        shown = self.query_one("#problem", Static)
        shown.display = bool(problem)
        shown.update(plain(problem))
        parts: list[Widget] = [self.query_one(FileStep), self.query_one(ColumnsStep), self.match]
        for place, part in enumerate([*parts, self.query_one("#ended")]):
            part.display = place == step
        self.go_home()
        self.query_one("#steps", Page).show(self._steps)
        self.query_one("#ended", Page).show(self._ended)
        self._show_busy()

    def _steps(self, width: int) -> list[Line]:
        skips = frozenset() if self._is_table or self.step == FILE else frozenset((COLUMNS,))
        told = (
            f"{self.bringing.name}: {self.bringing.formats}" if self.step != FILE else "Where do the people come from?"
        )
        return [importing.steps(STEPS, self.step, skips), (Piece(" "), said(cut(told, width - 2), FAINT))]

    def _ended(self, width: int) -> list[Line]:
        if self._done is None:
            return []
        return list(importing.ended(self._done.said, self._done.report, width, is_back=self._is_back))

    def _bar(self, width: int) -> list[Line]:
        return [importing.bar(self._busy, self._share, width)] if self._busy else []

    def _show_busy(self) -> None:
        if self._gone:
            return
        busy = self.query_one("#busy", Page)
        busy.display = bool(self._busy)
        busy.show(self._bar)
        self.refresh_bindings()

    @on(Read)
    def read_so_far(self, event: Read) -> None:
        """Move the bar."""
        self._share = event.share
        self._show_busy()

    # --- from step to step -----------------------------------------------------------------------------------------

    async def run_long(self, what: str, job: Callable[[], T]) -> T | None:
        """Do something long in a thread; none where it was cancelled, or refused, which leads back to the file."""
        self._busy, self._share = what, 0.0
        self.bringing.ready()
        self._show_busy()
        try:
            return await self.app.desk.run(job)
        except Cancelled:
            self.app.tell("cancelled; the book is as it was")
        except NetbookError as problem:
            self.go(FILE, advice.in_keys(problem))
        finally:
            self._busy = ""
            self._show_busy()
        return None

    @on(FileStep.Typed)
    def typed(self) -> None:
        """What was wrong with an earlier path is so no more."""
        if self.step == FILE:
            self.query_one("#problem", Static).display = False

    @on(FileStep.Chosen)
    def chosen(self, event: FileStep.Chosen) -> None:
        """Look at the file."""
        if not self._busy:
            self._open(event.said)

    @work(exclusive=True, group="import")
    async def _open(self, path: str) -> None:
        bringing = self.bringing

        def job() -> "tuple[Columns | None, tuple[str, ...]]":
            bringing.open(files.meant(path))
            columns = bringing.columns()
            return columns, bringing.fields() if columns else ()

        found = await self.run_long(f"Looking at {path.rpartition('/')[2]}", job)
        if found is None:
            return
        self._is_table = found[0] is not None
        if self._is_table:
            self.acts.show_columns(*found)
            self.go(COLUMNS)
        else:
            await self.preview()

    async def preview(self) -> bool:
        """Show what it would do; whether that could be told, and asks nothing that was not asked before."""
        keeps = self.step == MATCH
        if not keeps:
            self.bringing.decided.clear()
            self.match.forget()
        report = await self.run_long(f"Reading {self.bringing.name}", self.bringing.preview)
        if report is None:
            return False
        self.report, self.stale = report, False
        asks = self.match.show(self.acts.first(report), report, keep=keeps)
        self.go(MATCH)
        if asks and keeps:
            self.app.tell("that brought up another question: who is unsure is shown")
        return not asks

    @work(exclusive=True, group="import")
    async def action_go_on(self) -> None:
        """The next step."""
        if self.step == COLUMNS:
            await self.preview()
        elif self.step == MATCH and (not self.stale or await self.preview()):
            await self._apply()

    async def _apply(self) -> None:
        report, bringing = self.report, self.bringing
        assert report is not None, "it was previewed"
        if not (planned := self.acts.planned(report)):
            self.app.tell("there is nothing to import")
            return
        if not await self.app.push_screen_wait(Confirm(f"Import {planned}?", importing.rest(report))):
            return
        self._done, self._is_back = None, False
        self.go(APPLY)
        done = await self.run_long(f"Importing {bringing.name}", bringing.write)
        if done is None:
            if self.step == APPLY:
                self.go(MATCH)
            return
        self._done = done
        self.go(APPLY)
        await self.app.written(done.said)

    # --- keys --------------------------------------------------------------------------------------------------------

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """What belongs to the step it is at, and nothing but leaving while something runs."""
        if action in ("complete", "to_list"):
            return self.step == FILE and not self._busy
        if action == "go_on":
            return self.step in (COLUMNS, MATCH) and not self._busy
        if action in _OF_MATCH:
            unsure = action in ("circle", "tag", "every") or self.match.entry is not None
            return self.step == MATCH and not self._busy and unsure
        return True

    async def action_back(self) -> None:
        """Stop what runs, else a step back, and from the file and the end out."""
        if self._busy:
            self.bringing.cancel()
        elif self.step in (FILE, APPLY):
            self.app.pop_screen()
        else:
            self.go(COLUMNS if self.step == MATCH and self._is_table else FILE)

    @work(exclusive=True, group="undo")
    async def action_undo(self) -> None:
        """Take back what was brought; before that what was done last."""
        if self._done is None or self._is_back:
            self.app.action_undo()
            return
        undo = partial(self.app.desk.book.undo, self._done.operation)
        self._is_back = await self.app.turn(undo, "undone", "U does it again")
        self.go(APPLY)

    @work(exclusive=True, group="undo")
    async def action_redo(self) -> None:
        """Bring again what was taken back; before that do again what was undone last."""
        if not self._is_back:
            self.app.action_redo()
            return
        self._is_back = not await self.app.turn(self.app.desk.book.redo, "done again", "u takes it back")
        self.go(APPLY)

    def action_complete(self) -> None:
        """The name as far as it is clear."""
        self.query_one(FileStep).complete()

    def action_to_list(self) -> None:
        """To the files."""
        self.query_one(FileStep).listing.focus()

    @on(Listing.Opened, "#fields")
    def field_opened(self) -> None:
        """Go on, or choose the column of a field."""
        self.acts.open_field()

    @on(Listing.Opened, "#entries")
    def entry_opened(self, event: Listing.Opened) -> None:
        """Go on, or settle an unsure one."""
        if event.index == 0:
            self.action_go_on()
        else:
            self.acts.settle()

    def action_same(self) -> None:
        """It is the person of the book."""
        self.acts.decide(importing.IS_SAME)

    def action_somebody_else(self) -> None:
        """It is somebody new."""
        self.acts.decide(importing.IS_NEW)

    def action_leave_open(self) -> None:
        """Nothing is decided about it."""
        self.acts.decide(importing.OPEN)

    def action_circle(self) -> None:
        """The circle of those who are new."""
        self.acts.circle()

    def action_tag(self) -> None:
        """A tag for all of them."""
        self.acts.tag()

    def action_every(self) -> None:
        """How often to be in touch with those who are new."""
        self.acts.every()
