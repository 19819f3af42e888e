"""Everybody: a filter, the list, and beside it the one the mark is on."""

import asyncio
from collections.abc import Sequence
from typing import TYPE_CHECKING, ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.reactive import reactive

from netbook.domain.spoken import day
from netbook.drawing.lines import BOLD, FAINT, YELLOW, Line, Piece, said
from netbook.drawing.measure import pad
from netbook.tui import keys
from netbook.tui.screens.acting import Acting
from netbook.tui.screens.filtered import Filtered, Found
from netbook.tui.widgets.bars import Shown
from netbook.tui.widgets.listing import FIRST, Listing
from netbook.tui.widgets.page import Page
from netbook.tui.widgets.person import PersonPane

if TYPE_CHECKING:
    from sqlmodel import Session

    from netbook.domain.metrics import Value
    from netbook.domain.views import PersonRow
    from netbook.services.filtering import Filter

_PAUSE = 0.1  # seconds
_NAME = 15  # columns of a name at least
_COLUMNS = (  # the order, its heading, its columns, and whether it runs down at first
    ("name", "Name", 0, False),
    ("circle", "Circle", 7, False),
    ("last", "Last", 12, True),
    ("due", "Due", 12, False),
    ("tie", "Tie", 4, True),
)
_FIRST_OF_ALL = ("add", "import", "log")
_TO_ALL = ("circle", "vet", "every", "tag", "untag", "pause", "archive", "mark", "mark_all")
_TO_TWO = (*_TO_ALL[:-2], "merge", *_TO_ALL[-2:])
TO_ONE = (
    "open",
    "mark",
    "log",
    "add",
    "circle",
    "edit",
    "find",
    "undo",
    "note",
    "remind",
    "sort",
    "mark_all",
    "import",
)
NOBODY = (
    "Nobody here yet.\n\n"
    "a adds a person, i brings people from a file, l writes down what happened and adds whom it names.\n"
    "netbook demo opens a sample network to look round in."
)


class People(Filtered["PersonRow"], Acting):
    """Everybody whom the filter keeps."""

    CSS_PATH = ["filtered.tcss", "people.tcss", "person.tcss"]
    BINDINGS = [*keys.bindings(keys.PEOPLE), *keys.bindings(keys.PERSON)]
    PLACEHOLDER = "/ finds: a name, or circle:close last:>90d @design"
    EMPTY = NOBODY
    NOUN = ("person", "people")
    TO_ONE: ClassVar[Sequence[str]] = TO_ONE  # what the bar begins with

    order: reactive[str] = reactive("name", init=False)
    down: reactive[bool] = reactive(False, init=False)

    def __init__(self) -> None:
        super().__init__()
        self._marked: set[int] = set()
        self._ties: dict[int, Value] = {}  # of those who were listed first, as far as they are measured

    def above(self) -> ComposeResult:
        """The names of the columns."""
        yield Page(self._heading, id="heading")

    def beside(self) -> ComposeResult:
        """The one the mark is on."""
        yield PersonPane(id="beside")

    def on_mount(self) -> None:
        """The heading is read, not walked through."""
        self.query_one("#heading", Page).can_focus = False

    def on_the_bar(self) -> Shown:
        """What is done to all who are marked; in an empty book, how people come into it; else what is done most."""
        if self.query_one("#nobody").display:
            return _FIRST_OF_ALL, {*keys.PEOPLE, *keys.PERSON}
        if self._marked:
            return _TO_TWO if len(self._marked) == 2 else _TO_ALL, {*keys.PERSON, *keys.EVERYWHERE} - {"undo", "help"}
        return self.TO_ONE, ()

    # --- reading ---------------------------------------------------------------------------------------------------

    def reload(self) -> None:
        """The people as they are now, the mark kept on whom it is on."""
        super().reload()
        if self.query_one("#beside").display:
            self.query_one(PersonPane).reload(keep=True)

    def found(self, session: "Session", text: str, limit: int | None) -> "Found[PersonRow]":
        """Whom the filter keeps."""
        from netbook.services import directory, filtering, people
        from netbook.services import listing as lists

        asked = filtering.read(session, text, self.app.desk.calendar)
        numbers = self.listed_by(session, asked, f"{'-' if self.down else ''}{self.order}", limit)
        away = self._marked.difference(numbers)
        self._marked -= away.difference(people.still_there(session, away)) if away else away
        rows = lists.person_rows(session, numbers[:FIRST], whole=False)  # their ties come when they are on the screen
        empty = not numbers and directory.is_empty(session)
        hint = directory.nothing_found(session, asked.node) if text.strip() and not numbers and not empty else ""
        return Found(numbers, rows, empty, hint)

    def listed_by(self, session: "Session", asked: "Filter", sort: str, limit: int | None) -> Sequence[int]:
        """Those whom the filter keeps, in their order."""
        from netbook.services import listing as lists

        return lists.people(session, asked, sort=sort, limit=limit)

    def rows(self, session: "Session", numbers: Sequence[int]) -> "Sequence[PersonRow]":
        """The rows of some people."""
        from netbook.services import listing as lists

        return lists.person_rows(session, numbers, ("tie",), self.app.desk.today, whole=False)

    def listed(self) -> None:
        """Who was marked stays so, listed now or not, so that they can be gathered from several filters."""
        self._measure(self.listing.numbers[:FIRST])
        self._head()

    @work(exclusive=True, group="ties")
    async def _measure(self, numbers: Sequence[int]) -> None:
        """How strong the ties of the first ones are, which takes longer than to list them."""
        from netbook.services import measures

        await asyncio.sleep(_PAUSE)  # the next letter makes another list of it
        found = await self.read(lambda session: measures.values(session, numbers, ["tie"], self.app.desk.today))
        self._ties |= {number: values["tie"] for number, values in (found or {}).items()}
        self.listing.refresh()

    @on(Listing.Moved, "#rows")
    def moved(self) -> None:
        """Show the one beside the list."""
        if self.query_one("#beside").display:
            self.query_one(PersonPane).number = self.listing.number

    def on_resize(self) -> None:
        """What stands beside may have come or gone."""
        self.moved()
        self._head()

    # --- drawing ---------------------------------------------------------------------------------------------------

    def _shown(self, width: int) -> list[tuple[str, str, int]]:
        """The columns there is room for, the name first."""
        room = width - _NAME - 2
        found = []
        for key, title, size, _ in _COLUMNS[1:]:
            if room >= size + 1:
                found.append((key, title, size))
                room -= size + 1
        return [("name", "Name", _NAME + max(room, 0)), *found]

    def _heading(self, _width: int) -> list[Line]:
        pieces = [Piece("    ")]
        for key, title, size in self._shown(self.listing.room):
            arrow = ("↓" if self.down else "↑") if key == self.order else ""
            pieces.append(Piece(pad(f"{title}{arrow}", size) + " ", BOLD if arrow else FAINT))
        return [tuple(pieces)]

    def drawn(self, row: "PersonRow", width: int) -> Line:
        """Mark, name and columns."""
        today = self.app.desk.today
        marked = int(row.id[1:]) in self._marked
        late = row.due is not None and row.due <= today
        tie = row.metrics.get("tie", self._ties.get(int(row.id[1:])))
        told = {
            "name": said(row.name, FAINT if row.archived else ""),
            "circle": said(row.circle or "", FAINT),
            "last": Piece(day(row.last, today) if row.last else "not yet", FAINT),
            "due": Piece(("! " if late else "") + day(row.due, today), YELLOW if late else FAINT),
            "tie": Piece("" if tie is None else str(tie), FAINT),
        }
        pieces = [Piece("*" if marked else " ", YELLOW)]
        for key, _, size in self._shown(width):
            piece = told[key]
            pieces.append(Piece(" " + pad(piece.text, size), piece.style))
        return tuple(pieces)

    def _head(self) -> None:
        self.query_one("#heading", Page).show(self._heading)
        away = len(self._marked.difference(self.listing.numbers)) if self.whole else 0
        told = (
            f"{len(self._marked)} marked, {away} of them not listed · " if away else f"{len(self._marked)} marked of "
        )
        self.count(told if self._marked else "")
        self.refresh_bindings()

    # --- keys ------------------------------------------------------------------------------------------------------

    def one(self) -> int | None:
        """The one the mark is on."""
        return self.listing.number

    def targets(self) -> Sequence[int]:
        """Those who are marked, as they are listed, and then those who are not; else the one the mark is on."""
        current, listed = self.listing.number, [each for each in self.listing.numbers if each in self._marked]
        return [*listed, *sorted(self._marked.difference(listed))] or ([current] if current is not None else [])

    def acted(self) -> None:
        """What was done to all who were marked is done."""
        self._marked.clear()

    def watch_order(self) -> None:
        """Sort anew, and begin at the top."""
        self.look_anew()

    def watch_down(self) -> None:
        """Turn round, and begin at the top."""
        self.look_anew()

    async def action_back(self) -> None:
        """From the filter to the list; there first the filter goes, then the marks."""
        if self._marked and not self.line.has_focus and not self.line.value:
            self._marked.clear()
            self.listing.refresh()
            self._head()
        else:
            await super().action_back()

    def action_mark(self) -> None:
        """Mark the one, and go on to the next."""
        number = self.listing.number
        if number is not None:
            self._marked ^= {number}
            self.listing.move(1)
            self.listing.refresh()
            self._head()

    def action_mark_all(self) -> None:
        """Mark all that are shown too; where they are, nobody any more."""
        shown = set(self.listing.numbers)
        self._marked = set() if shown <= self._marked else self._marked | shown
        self.listing.refresh()
        self._head()

    def action_merge(self) -> None:
        """Look at the two who are marked side by side, to make them one."""
        from netbook.tui.screens.duplicates import Duplicates

        if len(self._marked) != 2:
            self.app.tell("mark two with space first, then M shows them side by side", "warning")
            return
        one, other = sorted(self._marked)
        self._marked.clear()
        self._head()
        self.app.push_screen(Duplicates((one, other)))

    def action_sort(self) -> None:
        """By the next column, each the way that tells most."""
        orders = [key for key, *_ in _COLUMNS]
        key, _, _, down = _COLUMNS[(orders.index(self.order) + 1) % len(orders)]
        self.set_reactive(People.down, down)
        self.order = key

    def action_turn(self) -> None:
        """The other way round."""
        self.down = not self.down

    @on(Listing.Opened, "#rows")
    def opened(self) -> None:
        """Open the person over the whole screen."""
        from netbook.tui.screens.person import Person

        number = self.listing.number
        if number is not None:
            self.app.push_screen(Person(number, self.query_one(PersonPane).at))

    def action_next_view(self) -> None:
        """The next view of the one beside the list."""
        self.query_one(PersonPane).turn(1)

    def action_previous_view(self) -> None:
        """The view before."""
        self.query_one(PersonPane).turn(-1)
