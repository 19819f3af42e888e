"""What the dialogs of one line have in common: its reading stands below it while one types, and the line is kept."""

from typing import Generic, TypeVar

from textual import on, work
from textual.widgets import Input

from netbook.errors import NetbookError
from netbook.tui.modals.dialog import Dialog

T = TypeVar("T")
L = TypeVar("L")


class LineDialog(Dialog[T], Generic[T, L]):
    """A line that is read as one types; ``draft`` is what it is kept as, ``given`` what stands there at first."""

    def __init__(self, draft: str, given: str = "") -> None:
        super().__init__()
        self._draft, self._given = draft, given
        self._look: L | None = None
        self._problem: NetbookError | None = None
        self._saving = False

    async def _looked(self, line: str) -> L:
        """How a line is read, or why it cannot be."""
        raise NotImplementedError

    def _show(self) -> None:
        """Show the reading, or the problem."""
        raise NotImplementedError

    async def _look_on(self) -> None:
        """Look at what takes longer, once the reading is shown."""

    def on_mount(self) -> None:
        """Read what stands there already."""
        line = self.query_one(Input)
        line.cursor_position = len(line.value)
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
