"""What the dialogs of one line have in common: its reading stands below it while one types, and the line is kept."""

from typing import Generic, TypeVar

from textual import on, work
from textual.widgets import Input
from textual.widgets.input import Selection

from netbook.drawing.lines import FAINT, Line, Piece
from netbook.errors import NetbookError
from netbook.tui.modals.dialog import Dialog

T = TypeVar("T")
L = TypeVar("L")
_LEFT = "A draft you left: typing replaces it, → keeps, backspace empties it."


class LineDialog(Dialog[T], Generic[T, L]):
    """A line that is read as one types; ``draft`` is what it is kept as, ``given`` what stands there at first."""

    def __init__(self, draft: str, given: str = "") -> None:
        super().__init__()
        self._draft, self._given = draft, given
        self._look: L | None = None
        self._problem: NetbookError | None = None
        self._saving = False
        self._found = ""  # the draft that stood there at first

    def _told_of_draft(self) -> list[Line]:
        """That what stands there is a draft, as long as it is as it was."""
        return [(Piece(_LEFT, FAINT),)] if self._found and self.query_one(Input).value == self._found else []

    async def _looked(self, line: str) -> L:
        """How a line is read, or why it cannot be."""
        raise NotImplementedError

    def _show(self) -> None:
        """Show the reading, or the problem."""
        raise NotImplementedError

    async def _look_on(self) -> None:
        """Look at what takes longer, once the reading is shown."""

    def on_mount(self) -> None:
        """Read what stands there already; a draft is marked, so that nothing new is glued to it."""
        line = self.query_one(Input)
        self._found = self.app.drafts.get(self._draft)
        line.selection = Selection(0 if self._found else len(line.value), len(line.value))
        self._read(line.value)

    @on(Input.Changed)
    def typed(self, event: Input.Changed) -> None:
        """Read the line anew, and keep it."""
        if not self._saving:
            self.app.drafts.keep(self._draft, "" if event.value == self._given else event.value)
            self._read(event.value)

    @work(exclusive=True, group="reading")
    async def _read(self, line: str) -> None:
        self._look, self._problem = None, None
        if line.strip():
            try:
                self._look = await self._looked(line)
            except NetbookError as problem:
                self._problem = problem
        self._show()
        await self._look_on()

    def _refuse(self, problem: NetbookError) -> None:
        """Show why the line cannot be read."""
        self._look, self._problem = None, problem
        self._show()
