"""What every view of the network has: it reads the book when it is shown, and shows what it read."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, ClassVar, Generic, NamedTuple, TypeVar, cast

from textual import on, work
from textual.containers import Vertical
from textual.geometry import Region
from textual.widget import Widget

from netbook.drawing.lines import FAINT, Line, Piece
from netbook.tui.widgets.listing import Listing
from netbook.tui.widgets.page import Page

if TYPE_CHECKING:
    from sqlmodel import Session

    from netbook.tui.app import NetbookApp
    from netbook.tui.screens.showing import Showing

T = TypeVar("T")
_NEVER = object()
_PATIENCE = 0.3  # seconds until it is said that the book is being read


class View(Vertical, Generic[T]):
    """A view; ``T`` is what it reads of the book."""

    app: "NetbookApp"
    NAME: ClassVar[str]

    def __init__(self) -> None:
        super().__init__()
        self.found: T | None = None
        self.anew = True  # whether what is on the screen is not what was asked for
        self._seen: object = _NEVER  # the state of the book that is shown

    @property
    def host(self) -> "Showing":
        """The screen it is on."""
        return cast("Showing", self.screen)

    def target(self) -> Widget:
        """What the keys go to."""
        raise NotImplementedError

    def has_nothing(self, session: "Session") -> bool:
        """Whether there is nothing in the book that it could show."""
        from netbook.services import directory

        return directory.is_empty(session)

    def read(self, session: "Session") -> T:
        """What is to be shown; in a thread beside the screen."""
        raise NotImplementedError

    def show(self, found: T) -> None:
        """Show what was read."""
        raise NotImplementedError

    def waits(self) -> None:
        """Say that it is being read."""

    def enter(self) -> None:
        """It is to be seen: read what has changed since it was."""
        self.target().focus()
        if self._seen is _NEVER or self._seen != self.app.stamp:
            self.look()

    def leave(self) -> None:
        """It is not to be seen any more: what is being read is let go."""
        self.workers.cancel_group(self, "look")

    def forget(self) -> None:
        """What is shown holds no more."""
        self._seen = _NEVER

    @work(exclusive=True, group="look")
    async def look(self) -> None:
        """Read the book and show it."""
        await self.looked()

    async def looked(self) -> None:
        """Read the book and show it; whoever leaves meanwhile finds it unread."""
        stamp = self.app.stamp
        with self.patience():
            found = await self.host.read(self._of_somebody)
        if found is None:
            return
        self._seen = stamp
        empty = not found
        self.host.say_nobody(empty=empty)
        if not empty:
            self.found, self.anew = found[0], False
            self.show(found[0])

    @contextmanager
    def patience(self) -> Iterator[None]:
        """Say that it is being read where that takes long and nothing else is to be seen."""
        timer = self.set_timer(_PATIENCE, self.waits) if self.anew else None
        try:
            yield
        finally:
            if timer:
                timer.stop()

    def _of_somebody(self, session: "Session") -> "list[T]":
        return [] if self.has_nothing(session) else [self.read(session)]


def waiting(text: str) -> Callable[[int], Sequence[Line]]:
    """What a page shows while the book is read."""
    return lambda _width: ((Piece(text, FAINT),),)


class Entry(NamedTuple):
    """A row of drawn lines: whom it opens, and what a page beside it tells; a heading has neither."""

    opens: object = None
    told: Callable[[int], Sequence[Line]] | None = None


class DrawnList(Listing[int]):
    """A list whose rows are drawn all at once, so that their bars are of one measure; headings are passed over."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(self._line, id=id, skips=lambda row: self.entries[row].opens is None)
        self.entries: Sequence[Entry] = ()
        self._all: Callable[[int], Sequence[Line]] = lambda _width: ()
        self._lines: tuple[int, Sequence[Line]] = (-1, ())

    def put(self, entries: Sequence[Entry], lines: Callable[[int], Sequence[Line]]) -> None:
        """Show rows, as many as ``lines`` draws for the columns there are; the mark stays on what it was on."""
        before = self.entry.opens if self.entry else None
        self.entries, self._all, self._lines = entries, lines, (-1, ())
        at = next((place for place, each in enumerate(entries) if each.opens == before is not None), 0)
        self.show(len(entries), range(len(entries)), cursor=at)

    @property
    def entry(self) -> Entry | None:
        """What the mark is on."""
        return self.entries[self.cursor] if self.cursor < len(self.entries) else None

    def scroll_to_cursor(self) -> None:
        """Have the line of the mark on the screen, with the heading right above it."""
        first = self.cursor
        while first and self.entries[first - 1].opens is None:
            first -= 1
        self.scroll_to_region(Region(0, first, 1, self.cursor - first + 1), animate=False, force=True)

    def _line(self, row: int, width: int) -> Line:
        if self._lines[0] != width:
            self._lines = (width, self._all(width))
        lines = self._lines[1]
        return lines[row] if row < len(lines) else ()


class Listed(View[T]):
    """A view of a list with a page beside or below it that tells of the row the mark is on."""

    def target(self) -> Widget:
        """The list."""
        return self.list

    @property
    def list(self) -> DrawnList:
        """The list."""
        return self.query_one(DrawnList)

    def waits(self) -> None:
        """Say so where the page is."""
        for page in self.query("#told").results(Page):
            page.show(waiting("Counting …"))

    @on(Listing.Moved)
    def moved(self) -> None:
        """Tell of the row."""
        entry = self.list.entry
        for page in self.query("#told").results(Page):
            page.show(entry.told if entry and entry.told else lambda _width: ())

    @on(Listing.Opened)
    def opened(self) -> None:
        """Open what the mark is on."""
        if (entry := self.list.entry) and entry.opens is not None:
            self.open(entry.opens)

    def open(self, what: object) -> None:
        """Open somebody, by their row."""
        if isinstance(what, int):
            self.host.open_person(what)
