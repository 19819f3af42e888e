"""A list of which the numbers of all rows are known, and the rows are read as they are to be shown."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, TypeVar

from textual import on, work

from netbook.drawing.lines import Line
from netbook.errors import NetbookError
from netbook.tui.widgets.listing import Listing

if TYPE_CHECKING:
    from sqlmodel import Session

    from netbook.tui.app import NetbookApp

T = TypeVar("T")


class Paged(Listing[T], inherit_bindings=True):
    """Rows of the book; ``rows`` reads those of some numbers."""

    app: "NetbookApp"

    def __init__(
        self,
        draw: Callable[[T, int], Line],
        rows: "Callable[[Session, Sequence[int]], Sequence[T]]",
        *,
        id: str | None = None,
    ) -> None:
        super().__init__(draw, id=id)
        self._read = rows
        self.numbers: Sequence[int] = ()
        self._version = 0  # of what is listed: rows that were asked for before are not taken

    @property
    def number(self) -> int | None:
        """The number of the row that the mark is on."""
        return self.numbers[self.cursor] if self.cursor < len(self.numbers) else None

    def hold(self, numbers: Sequence[int], rows: Sequence[T], keep: int | None, *, whole: bool = True) -> None:
        """Hold other rows, the first of them read already; the mark is on the one to ``keep``, or where it was."""
        self._version += 1
        at = 0
        if keep is not None:
            at = numbers.index(keep) if keep in numbers else min(self.cursor, max(len(numbers) - 1, 0))
        self.numbers = numbers
        self.show(len(numbers), rows, cursor=at, whole=whole)

    @on(Listing.Wanted)
    def _wanted(self, event: "Listing.Wanted") -> None:
        event.stop()
        self._fill(event.first, self.numbers[event.first : event.beyond], self._version)

    @work(group="rows")
    async def _fill(self, start: int, numbers: Sequence[int], version: int) -> None:
        try:
            rows = await self.app.desk.read(lambda session: self._read(session, numbers))
        except NetbookError as problem:
            self.app.refuse(problem)
            return
        if version == self._version:
            self.fill(start, rows)
