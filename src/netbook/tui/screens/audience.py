"""The audience: who follows, those who wait to be decided about first, and beside the list the one the mark is on."""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual import on, work
from textual.app import ComposeResult

from netbook.drawing.lines import Line
from netbook.tui import keys
from netbook.tui.screens.audience_acts import Deciding
from netbook.tui.screens.filtered import Found
from netbook.tui.widgets.bars import Shown
from netbook.tui.widgets.listing import FIRST, Listing
from netbook.tui.widgets.page import Page

if TYPE_CHECKING:
    from sqlmodel import Session

    from netbook.domain.audience.views import AccountView, FollowerView
    from netbook.services.audience.triage import Queue

_PAUSE = 1.0  # seconds after the last decision until the accounts are counted anew
NOBODY = (
    "Nobody yet.\n\n"
    "netbook audience import FILE reads who follows you from the exports of Instagram, LinkedIn, X and others, "
    "as they were downloaded; netbook audience record instagram 12480 writes down a count."
)
COUNTED = (
    "only counts so far; netbook audience import FILE reads who they are from the export of a platform, "
    "as it was downloaded"
)
ALL_DONE = "all are known or decided about; is:real, is:unknown, is:not-a-person, is:known lists them"


_DECIDING = (*(f"decide('{name}')" for name in keys.DECISIONS), "alike", "reopen", "undo", "open")


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundFollowers(Found["FollowerView"]):
    """What a look at the book found, which counts only once it is shown: a later look may have overtaken it."""

    queue: "Queue"
    waiting: "Queue"
    decided: int


class Audience(Deciding):
    """Those who wait to be decided about; with a filter, all whom it keeps."""

    CSS_PATH = ["filtered.tcss", "audience.tcss"]
    BINDINGS = keys.audience_bindings()
    PLACEHOLDER = "/ finds: a name, or is:known platform:instagram sign:burst"
    EMPTY = NOBODY
    NOUN = ("follower", "followers")
    AT_ONCE = True

    def __init__(self) -> None:
        super().__init__()
        self._queue: Queue | None = None  # all who waited when it was worked out
        self._worked_out: object = None  # the stamp of the book for which it holds
        self._accounts: Sequence[AccountView] = ()
        self._decided = 0

    def over(self) -> ComposeResult:
        """The accounts, a line each."""
        yield Page(self._heading, id="accounts")

    def beside(self) -> ComposeResult:
        """The one the mark is on."""
        yield Page(id="card")

    def on_mount(self) -> None:
        """What stands around the list is read, not walked through."""
        for name in ("#accounts", "#card"):
            self.query_one(name, Page).can_focus = False
        self.line.border_subtitle = "looking who waits"

    def on_the_bar(self) -> Shown:
        """What is decided with one key comes first."""
        return _DECIDING, ()

    # --- reading ---------------------------------------------------------------------------------------------------

    def found(self, session: "Session", text: str, limit: int | None) -> FoundFollowers:
        """Who waits, or whom the filter keeps."""
        from netbook.services.audience import accounts, listing, triage

        node, queue = listing.read(text, self.app.desk.calendar), self._queue
        waiting = triage.left(session, queue, node) if queue else None
        if queue is None or waiting is None:
            queue = triage.queue(session)
            waiting = triage.left(session, queue, node) or queue
        numbers = listing.followers(session, node, limit=limit) if text.strip() else waiting.numbers
        there = accounts.all_accounts(session) if not numbers else ()
        hint = ""
        if text.strip() and not numbers:
            hint = "nobody like that; fewer terms find more"
        elif there:
            hint = ALL_DONE if listing.followers(session, triage.EVERYBODY, limit=1) else COUNTED
        empty = not numbers and not there and not text.strip()
        rows = listing.views(session, numbers[:FIRST], queue.blocks)
        return FoundFollowers(
            numbers=numbers,
            rows=rows,
            empty=empty,
            hint="" if empty else hint,
            queue=queue,
            waiting=waiting,
            decided=triage.decided(session),
        )

    def rows(self, session: "Session", numbers: Sequence[int]) -> "Sequence[FollowerView]":
        """Some followers."""
        from netbook.services.audience import listing

        return listing.views(session, numbers, self._queue.blocks if self._queue else None)

    def reload(self) -> None:
        """Those who waited and wait still, in the order they have; the counts of the accounts come after a while."""
        super().reload()
        self._count_accounts()

    def on_screen_resume(self) -> None:
        """Whom one comes back to is worked out anew where more than decisions was written, contacts perhaps."""
        if self._worked_out != self.app.stamp:
            self._queue = None

    def decided_here(self) -> None:
        """The queue holds for the book as it is now."""
        self._worked_out = self.app.stamp

    @work(exclusive=True, group="accounts")
    async def _count_accounts(self) -> None:
        from netbook.services.audience import overview

        if self._accounts:
            await asyncio.sleep(_PAUSE)  # the next decision begins it anew
        self._accounts = await self.read(overview.accounts) or ()
        page = self.query_one("#accounts", Page)
        page.styles.height = min(len(self._accounts), 6)
        page.show(self._heading, keep=True)

    def shown(self, found: "Found[FollowerView]") -> None:
        """Who waits is known with what is shown."""
        assert isinstance(found, FoundFollowers), "found here"
        if self._queue is not found.queue:
            self._queue, self._worked_out = found.queue, self._seen
        self._waiting, self._decided = found.waiting, found.decided

    def listed(self) -> None:
        """Count them."""
        if self.line.value.strip():
            self.count()
        elif self.query_one("#nobody").display:
            self.line.border_subtitle = ""
        else:
            self.line.border_subtitle = f"{len(self.listing.numbers):,} to go · {self._decided:,} decided"

    @on(Listing.Moved, "#rows")
    def moved(self) -> None:
        """Show the one the mark is on."""
        self.look_at_card()

    # --- drawing ---------------------------------------------------------------------------------------------------

    def _heading(self, width: int) -> list[Line]:
        from netbook.drawing import audience

        return audience.accounts(self._accounts, width)

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
