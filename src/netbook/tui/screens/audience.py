"""The audience: who follows, those who wait to be decided about first, and beside the list the one the mark is on."""

import asyncio
from collections.abc import Sequence
from typing import TYPE_CHECKING

from textual import on, work
from textual.app import ComposeResult

from netbook.drawing.lines import Line
from netbook.tui import keys
from netbook.tui.network.contrast import Contrast
from netbook.tui.screens.filtered import Found
from netbook.tui.screens.followers import COUNTED, Followers, FoundFollowers
from netbook.tui.widgets.page import Page
from netbook.tui.widgets.tabs import Tabs

if TYPE_CHECKING:
    from sqlmodel import Session

    from netbook.domain.audience.views import AccountView, FollowerView

_PAUSE = 1.0  # seconds after the last decision until the accounts are counted anew
SIDES = ("Followers", Contrast.NAME)
NOBODY = (
    "Nobody yet.\n\n"
    "netbook audience import FILE reads who follows you from the exports of Instagram, LinkedIn, X and others, "
    "as they were downloaded; netbook audience record instagram 12480 writes down a count."
)
ALL_DONE = "all are known or decided about; is:real, is:unknown, is:not-a-person, is:known lists them"


class Audience(Followers):
    """Those who wait to be decided about; with a filter, all whom it keeps."""

    BINDINGS = keys.bindings(keys.AUDIENCE, only=("contrast",))
    EMPTY = NOBODY

    def __init__(self) -> None:
        super().__init__()
        self._accounts: Sequence[AccountView] = ()
        self._decided = 0

    def body(self) -> ComposeResult:
        """The names of both sides, and the followers."""
        yield Tabs(SIDES)
        yield from super().body()

    def over(self) -> ComposeResult:
        """The accounts, a line each."""
        yield Page(self._heading, id="accounts")

    def on_mount(self) -> None:
        """What stands over the list is read, not walked through."""
        self.query_one("#accounts", Page).can_focus = False
        self.line.border_subtitle = "looking who waits"

    # --- reading ---------------------------------------------------------------------------------------------------

    def nothing(self, session: "Session", text: str) -> tuple[str, bool]:
        """What to say where nobody waits, or nobody is there."""
        from netbook.services.audience import accounts, listing, triage

        if text.strip():
            return super().nothing(session, text)
        if not accounts.all_accounts(session):
            return "", True
        return (ALL_DONE if listing.followers(session, triage.EVERYBODY, limit=1) else COUNTED), False

    def reload(self) -> None:
        """Those who waited and wait still, in the order they have; the counts of the accounts come after a while."""
        super().reload()
        self._count_accounts()

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
        """How many are decided about, too."""
        super().shown(found)
        assert isinstance(found, FoundFollowers), "found here"
        self._decided = found.decided

    def listed(self) -> None:
        """Count them."""
        if self.line.value.strip():
            self.count()
        elif self.query_one("#nobody").display:
            self.line.border_subtitle = ""
        else:
            self.line.border_subtitle = f"{len(self.listing.numbers):,} to go · {self._decided:,} decided"

    def _heading(self, width: int) -> list[Line]:
        from netbook.drawing import audience

        return audience.accounts(self._accounts, width)

    # --- the other side --------------------------------------------------------------------------------------------

    @on(Tabs.Chosen)
    def chosen(self, event: Tabs.Chosen) -> None:
        """To the contrast, if its name was clicked."""
        if event.at:
            self.action_contrast()

    def action_contrast(self) -> None:
        """Followers beside the people one knows."""
        from netbook.tui.screens.contrast import AudienceContrast

        self.app.push_screen(AudienceContrast())
