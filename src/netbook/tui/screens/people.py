"""Everybody: a filter, the list, and beside it the one the mark is on."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from textual import on, work
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.reactive import reactive
from textual.widgets import Input, Static

from netbook.domain.spoken import day
from netbook.drawing.lines import BOLD, FAINT, YELLOW, Line, Piece
from netbook.drawing.measure import pad
from netbook.errors import NetbookError
from netbook.tui import keys
from netbook.tui.screens.acting import Acting
from netbook.tui.widgets.listing import MARK, PAGE, Listing
from netbook.tui.widgets.page import Page
from netbook.tui.widgets.person import PersonPane
from netbook.tui.widgets.text import plain

if TYPE_CHECKING:
    from sqlmodel import Session

    from netbook.domain.views import PersonRow

_NAME = 15  # columns of a name at least
_COLUMNS = (  # the order, its heading, its columns, and whether it runs down at first
    ("name", "Name", 0, False),
    ("circle", "Circle", 7, False),
    ("last", "Last", 12, True),
    ("due", "Due", 12, False),
    ("tie", "Tie", 4, True),
)
NOBODY = (
    "Nobody here yet.\n\n"
    "a adds a person, i brings people from a file, l writes down what happened and adds whom it names.\n"
    "netbook demo opens a sample network to look round in."
)


@dataclass(frozen=True, slots=True)
class Found:
    """The rows of those whom a filter keeps, and the first of their lines."""

    numbers: Sequence[int]
    rows: "Sequence[PersonRow]"
    empty: bool  # whether nobody at all is in the book
    hint: str = ""


class People(Acting):
    """Everybody whom the filter keeps."""

    CSS_PATH = ["people.tcss", "person.tcss"]
    BINDINGS = [
        *keys.bindings(keys.PEOPLE),
        *keys.bindings(keys.PERSON),
        *keys.bindings(keys.EVERYWHERE, only=("find", "back")),
    ]

    order: reactive[str] = reactive("name", init=False)
    down: reactive[bool] = reactive(False, init=False)

    def __init__(self) -> None:
        super().__init__()
        self._numbers: Sequence[int] = ()
        self._marked: set[int] = set()
        self._version = 0  # of what is listed: rows that were asked for before are not taken
        self._wanted: int | None = None  # whom the mark is to be on after the next look

    def body(self) -> ComposeResult:
        """The filter, the list, and the one beside it."""
        yield Input(placeholder="/ finds: a name, or circle:close last:>90d @design", id="filter")
        yield Static(id="problem")
        with Horizontal():
            with Vertical(id="left"):
                yield Page(self._heading, id="heading")
                yield Listing(self._drawn, id="people")
                yield Static(plain(NOBODY), id="nobody", classes="empty")
            yield PersonPane(id="beside")

    def on_mount(self) -> None:
        """The keys go to the list."""
        self.query_one("#heading", Page).can_focus = False
        self.query_one("#nobody").display = False
        self.query_one("#problem").display = False
        self.listing.focus()
        self.reload()

    @property
    def listing(self) -> "Listing[PersonRow]":
        """The list."""
        return self.query_one("#people", Listing)

    @property
    def line(self) -> Input:
        """The filter."""
        return self.query_one("#filter", Input)

    # --- reading ---------------------------------------------------------------------------------------------------

    def reload(self) -> None:
        """The people as they are now, the mark kept on whom it is on."""
        self._wanted = self._current()
        self._look(self.line.value)
        if self.query_one("#beside").display:
            self.query_one(PersonPane).reload(keep=True)

    @on(Input.Changed, "#filter")
    def typed(self, event: Input.Changed) -> None:
        """Filter as one types."""
        self._wanted = None
        self._look(event.value)

    @work(exclusive=True, group="look")
    async def _look(self, text: str) -> None:
        self._seen = self.app.stamp
        order = f"{'-' if self.down else ''}{self.order}"
        try:
            found = await self.app.desk.read(partial(self._found, text=text, order=order))
        except NetbookError as problem:
            self._say(str(problem))
            return
        self._say(found.hint)
        self._version += 1
        self._numbers = found.numbers
        self._marked &= set(found.numbers) if self._marked else set()
        at = self._place(found.numbers)
        self.query_one("#nobody").display = found.empty
        self.listing.display = not found.empty
        self.listing.show(len(found.numbers), found.rows, cursor=at)
        self._head()

    def _found(self, session: "Session", text: str, order: str) -> Found:
        from netbook.services import directory, filtering
        from netbook.services import listing as lists

        desk = self.app.desk
        asked = filtering.read(session, text, desk.calendar)
        numbers = lists.people(session, asked, sort=order)
        rows = self._rows(session, numbers[:PAGE])
        empty = not numbers and directory.is_empty(session)
        hint = directory.nothing_found(session, asked.node) if text.strip() and not numbers and not empty else ""
        return Found(numbers, rows, empty, hint)

    def _rows(self, session: "Session", numbers: Sequence[int]) -> "Sequence[PersonRow]":
        from netbook.services import listing as lists

        return lists.person_rows(session, numbers, ("tie",), self.app.desk.today)

    def _place(self, numbers: Sequence[int]) -> int:
        """Where the one is whom the mark was on."""
        wanted, self._wanted = self._wanted, None
        if wanted is None:
            return 0
        return numbers.index(wanted) if wanted in numbers else min(self.listing.cursor, max(len(numbers) - 1, 0))

    @on(Listing.Wanted, "#people")
    def wanted(self, event: "Listing.Wanted") -> None:
        """Read the rows that are to be shown."""
        self._fill(event.first, self._numbers[event.first : event.beyond], self._version)

    @work(group="rows")
    async def _fill(self, start: int, numbers: Sequence[int], version: int) -> None:
        rows = await self.read(partial(self._rows, numbers=numbers))
        if rows is not None and version == self._version:
            self.listing.fill(start, rows)

    @on(Listing.Moved, "#people")
    def moved(self, event: "Listing.Moved") -> None:
        """Show the one beside the list."""
        if self.query_one("#beside").display:
            self.query_one(PersonPane).number = self._current()

    def on_resize(self) -> None:
        """What stands beside may have come or gone."""
        if self.query_one("#beside").display:
            self.query_one(PersonPane).number = self._current()
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
        for key, title, size in self._shown(self.listing.size.width - MARK):
            arrow = ("↓" if self.down else "↑") if key == self.order else ""
            pieces.append(Piece(pad(f"{title}{arrow}", size) + " ", BOLD if arrow else FAINT))
        return [tuple(pieces)]

    def _drawn(self, row: "PersonRow", width: int) -> Line:
        today = self.app.desk.today
        marked = int(row.id[1:]) in self._marked
        late = row.due is not None and row.due <= today
        told = {
            "name": Piece(row.name, FAINT if row.archived else ""),
            "circle": Piece(row.circle or "", FAINT),
            "last": Piece(day(row.last, today) if row.last else "not yet", FAINT),
            "due": Piece(("! " if late else "") + day(row.due, today), YELLOW if late else FAINT),
            "tie": Piece(str(row.metrics["tie"]) if row.metrics.get("tie") is not None else "", FAINT),
        }
        pieces = [Piece("* " if marked else "  ", YELLOW)]
        for key, _, size in self._shown(width):
            piece = told[key]
            pieces.append(Piece(pad(piece.text, size) + " ", piece.style))
        return tuple(pieces)

    def _head(self) -> None:
        self.query_one("#heading", Page).show(self._heading)
        count = len(self._numbers)
        marked = f"{len(self._marked)} marked of " if self._marked else ""
        self.line.border_subtitle = f"{marked}{count:,} {'person' if count == 1 else 'people'}"

    def _say(self, text: str) -> None:
        problem = self.query_one("#problem", Static)
        problem.display = bool(text)
        problem.update(plain(text))

    # --- keys ------------------------------------------------------------------------------------------------------

    def _current(self) -> int | None:
        return self._numbers[self.listing.cursor] if self.listing.cursor < len(self._numbers) else None

    def targets(self) -> Sequence[int]:
        """Those who are marked, else the one the mark is on."""
        current = self._current()
        return sorted(self._marked) or ([current] if current is not None else [])

    def acted(self) -> None:
        """What was done to all who were marked is done."""
        self._marked.clear()

    def watch_order(self) -> None:
        """Sort anew, and begin at the top."""
        self._look(self.line.value)

    def watch_down(self) -> None:
        """Turn round, and begin at the top."""
        self._look(self.line.value)

    def show_only(self, text: str) -> None:
        """Show whom a filter keeps."""
        self.line.value = text
        self.listing.focus()

    def action_find(self) -> None:
        """To the filter."""
        self.line.focus()

    async def action_back(self) -> None:
        """From the filter to the list; there first the filter goes, then the marks."""
        if self.line.has_focus:
            self.listing.focus()
        elif self.line.value:
            self.line.value = ""
        elif self._marked:
            self._marked.clear()
            self.listing.refresh()
            self._head()

    @on(Input.Submitted, "#filter")
    def submitted(self) -> None:
        """From the filter to what it found."""
        self.listing.focus()

    def action_mark(self) -> None:
        """Mark the one, and go on to the next."""
        number = self._current()
        if number is not None:
            self._marked ^= {number}
            self.listing.move(1)
            self.listing.refresh()
            self._head()

    def action_mark_all(self) -> None:
        """Mark all that are shown, or none."""
        self._marked = set() if self._marked else set(self._numbers)
        self.listing.refresh()
        self._head()

    def action_sort(self) -> None:
        """By the next column, each the way that tells most."""
        orders = [key for key, *_ in _COLUMNS]
        key, _, _, down = _COLUMNS[(orders.index(self.order) + 1) % len(orders)]
        self.set_reactive(People.down, down)
        self.order = key

    def action_turn(self) -> None:
        """The other way round."""
        self.down = not self.down

    @on(Listing.Opened, "#people")
    def opened(self, event: "Listing.Opened") -> None:
        """Open the person over the whole screen."""
        from netbook.tui.screens.person import Person

        number = self._current()
        if number is not None:
            self.app.push_screen(Person(number, self.query_one(PersonPane).at))

    def action_next_view(self) -> None:
        """The next view of the one beside the list."""
        self.query_one(PersonPane).turn(1)

    def action_previous_view(self) -> None:
        """The view before."""
        self.query_one(PersonPane).turn(-1)
