"""A list of followers that are decided about, and beside it the one the mark is on."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.types import CSSPathType

from netbook.drawing.lines import Line
from netbook.tui import keys
from netbook.tui.screens.audience_acts import Deciding
from netbook.tui.screens.filtered import Found
from netbook.tui.widgets.bars import Shown
from netbook.tui.widgets.listing import FIRST, Listing
from netbook.tui.widgets.page import Page

if TYPE_CHECKING:
    from sqlmodel import Session

    from netbook.domain.audience.views import FollowerView
    from netbook.domain.filters import Node
    from netbook.services.audience.triage import Queue

COUNTED = (
    "only counts so far; netbook audience import FILE reads who they are from the export of a platform, "
    "as it was downloaded"
)
_DECIDING = (*(f"decide('{name}')" for name in keys.DECISIONS), "alike", "reopen", "undo", "open")


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundFollowers(Found["FollowerView"]):
    """What a look at the book found, which counts only once it is shown: a later look may have overtaken it."""

    queue: "Queue"
    waiting: "Queue"
    decided: int


class Followers(Deciding):
    """Those whom a filter keeps, one key each."""

    CSS_PATH: ClassVar[CSSPathType | None] = ["filtered.tcss", "followers.tcss"]
    BINDINGS = keys.audience_bindings()
    PLACEHOLDER = "/ finds: a name, or is:known platform:instagram sign:burst"
    EMPTY = COUNTED
    NOUN = ("follower", "followers")
    AT_ONCE = True

    def __init__(self) -> None:
        super().__init__()
        self._queue: Queue | None = None  # all who waited when it was worked out
        self._worked_out: object = None  # the stamp of the book for which it holds

    def beside(self) -> ComposeResult:
        """The one the mark is on."""
        yield Page(id="card")

    def on_mount(self) -> None:
        """What stands beside the list is read, not walked through."""
        self.query_one("#card", Page).can_focus = False

    def on_the_bar(self) -> Shown:
        """What is decided with one key comes first."""
        return _DECIDING, ()

    # --- reading ---------------------------------------------------------------------------------------------------

    def kept_by(self, text: str) -> "Node":
        """What a filter means here.

        Raises:
            Unreadable: it says where, and what would be right.
        """
        from netbook.services.audience import listing

        return listing.read(text, self.app.desk.calendar)

    def found(self, session: "Session", text: str, limit: int | None) -> FoundFollowers:
        """Who waits, or whom the filter keeps."""
        from netbook.services.audience import listing, triage

        node, queue = self.kept_by(text), self._queue
        waiting = triage.left(session, queue, node) if queue else None
        if queue is None or waiting is None:
            queue = triage.queue(session)
            waiting = triage.left(session, queue, node) or queue
        listed = self.lists_all(text)
        numbers = listing.followers(session, node, limit=limit) if listed else waiting.numbers
        hint, empty = self.nothing(session, text) if not numbers else ("", False)
        return FoundFollowers(
            numbers=numbers,
            rows=listing.views(session, numbers[:FIRST], queue.blocks),
            empty=empty,
            hint=hint,
            queue=queue,
            waiting=waiting,
            decided=triage.decided(session),
        )

    def nothing(self, session: "Session", text: str) -> tuple[str, bool]:
        """What to say where nobody is listed, and whether there is nothing at all."""
        return ("nobody like that; fewer terms find more" if text.strip() else COUNTED), False

    def rows(self, session: "Session", numbers: Sequence[int]) -> "Sequence[FollowerView]":
        """Some followers."""
        from netbook.services.audience import listing

        return listing.views(session, numbers, self._queue.blocks if self._queue else None)

    def on_screen_resume(self) -> None:
        """Whom one comes back to is worked out anew where more than decisions was written, contacts perhaps."""
        if self._worked_out != self.app.stamp:
            self._queue = None

    def decided_here(self) -> None:
        """The queue holds for the book as it is now."""
        self._worked_out = self.app.stamp

    def shown(self, found: "Found[FollowerView]") -> None:
        """Who waits is known with what is shown."""
        assert isinstance(found, FoundFollowers), "found here"
        if self._queue is not found.queue:
            self._queue, self._worked_out = found.queue, self._seen
        self._waiting = found.waiting

    @on(Listing.Moved, "#rows")
    def moved(self) -> None:
        """Show the one the mark is on."""
        self.look_at_card()

    # --- drawing ---------------------------------------------------------------------------------------------------

    def drawn(self, row: "FollowerView", width: int) -> Line:
        """Mark, name, and where."""
        from netbook.drawing import audience

        return audience.row(row, width, offered=bool(self._waiting and int(row.id[1:]) in self._waiting.offered))

    def draw_card(self) -> None:
        """Show the one the mark is on, and what can be done with them."""
        page = self.query_one("#card", Page)
        page.display = self.card is not None
        page.show(self._drawn_card)
        self.refresh_bindings()

    def _drawn_card(self, width: int) -> list[Line]:
        from netbook.drawing import follower

        return follower.card(self.card, self.app.desk.today, width, for_all=self.for_all) if self.card else []
