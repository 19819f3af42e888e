"""The audience: who follows, those who wait to be decided about first, and beside the list the one the mark is on."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from textual import on, work
from textual.app import ComposeResult

from netbook.domain.audience.actions import DEEDS, FOR_ALL, SAME, Deed
from netbook.drawing.lines import Line, Piece
from netbook.tui import keys
from netbook.tui.modals.ask import Ask
from netbook.tui.screens.filtered import Filtered, Found
from netbook.tui.widgets.listing import FIRST, Listing
from netbook.tui.widgets.page import Page

if TYPE_CHECKING:
    from sqlmodel import Session

    from netbook.domain.audience.views import AccountView, FollowerView, TriageCard
    from netbook.services.audience.triage import Queue

NOBODY = (
    "Nobody yet.\n\n"
    "netbook audience import FILE reads who follows you from the exports of Instagram, LinkedIn, X and others,\n"
    "as they were downloaded; netbook audience record instagram 12480 writes down a count."
)


class Audience(Filtered["FollowerView"]):
    """Those who wait to be decided about; with a filter, all whom it keeps."""

    CSS_PATH = ["filtered.tcss", "audience.tcss"]
    BINDINGS = keys.audience_bindings()
    PLACEHOLDER = "/ finds: a name, or is:known platform:instagram sign:burst"
    EMPTY = NOBODY
    NOUN = ("follower", "followers")

    def __init__(self) -> None:
        super().__init__()
        self._waiting: Queue | None = None  # whom the list shows, without a filter
        self._accounts: Sequence[AccountView] = ()
        self._card: TriageCard | None = None
        self._for_all = False  # whether the next key is for all alike

    def above(self) -> ComposeResult:
        """The accounts, a line each."""
        yield Page(self._heading, id="accounts")

    def beside(self) -> ComposeResult:
        """The one the mark is on."""
        yield Page(id="card")

    def on_mount(self) -> None:
        """What stands around the list is read, not walked through."""
        for name in ("#accounts", "#card"):
            self.query_one(name, Page).can_focus = False

    # --- reading ---------------------------------------------------------------------------------------------------

    def found(self, session: "Session", text: str, limit: int | None) -> "Found[FollowerView]":
        """Who waits, or whom the filter keeps."""
        from netbook.services.audience import listing, overview, triage

        node = listing.read(text, self.app.desk.calendar)
        self._waiting = triage.queue(session, node)
        if text.strip():
            numbers = listing.followers(session, node, limit=limit)
        else:
            numbers = self._waiting.numbers
            numbers = numbers if limit is None else numbers[:limit]
            self._accounts = overview.accounts(session, self.app.desk.today)
        empty = not numbers and not self._accounts
        nothing = "nobody like that; fewer terms find more" if text.strip() else "all are known or decided about"
        return Found(numbers, self.rows(session, numbers[:FIRST]), empty, "" if numbers or empty else nothing)

    def rows(self, session: "Session", numbers: Sequence[int]) -> "Sequence[FollowerView]":
        """Some followers."""
        from netbook.services.audience import listing

        return listing.views(session, numbers)

    def listed(self) -> None:
        """Count them, and tell of the accounts."""
        self.count("to decide: " if not self.line.value.strip() else "")
        self.query_one("#accounts", Page).show(self._heading)

    @on(Listing.Moved, "#rows")
    def moved(self) -> None:
        """Show the one beside the list."""
        self._for_all = False
        self._show_card()

    @work(exclusive=True, group="card")
    async def _show_card(self) -> None:
        from netbook.services.audience import triage

        number, waiting = self.listing.number, self._waiting
        self._card = None
        if number is not None and waiting is not None:
            self._card = await self.read(lambda session: triage.card(session, waiting, number))
        self._draw()

    # --- drawing ---------------------------------------------------------------------------------------------------

    def _heading(self, width: int) -> list[Line]:
        from netbook.drawing import audience

        return audience.accounts(self._accounts, width)

    def drawn(self, row: "FollowerView", width: int) -> Line:
        """Mark, name, and where."""
        from netbook.drawing import audience

        return audience.row(row, width, offered=bool(self._waiting and int(row.id[1:]) in self._waiting.offered))

    def _draw(self) -> None:
        self.query_one("#card", Page).show(self._drawn_card)
        self.refresh_bindings()

    def _drawn_card(self, width: int) -> list[Line]:
        from netbook.drawing import follower

        card = self._card
        if card is None:
            return []
        lines: list[Line] = [(Piece(each),) for each in follower.lines(card, self.app.desk.today, width)]
        if self._for_all:
            told = f"The next key is for all {card.alike:,} {card.alike_words}; esc for none."
            lines += [(Piece(""),), *((Piece(each),) for each in follower.wrapped(told, width))]
        return lines

    # --- keys ------------------------------------------------------------------------------------------------------

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Only what can be done with the one the mark is on."""
        if action not in ("decide", "alike", "reopen") or not self.is_mounted:
            return True
        card = self._card
        if card is None:
            return False
        if action == "alike":
            return card.alike > 1
        settled = bool(card.follower.contact or card.follower.verdict)
        if action == "reopen":
            return settled
        deed = _deed(str(parameters[0]))
        return bool(card.offers or not deed.offered_only) and (not self._for_all or deed.name in FOR_ALL)

    async def action_back(self) -> None:
        """From all alike to the one; else as everywhere."""
        if self._for_all:
            self._for_all = False
            self._draw()
        else:
            await super().action_back()

    def action_alike(self) -> None:
        """The next key is for all alike."""
        self._for_all = not self._for_all
        self._draw()

    @work(exclusive=True, group="acting")
    async def action_decide(self, name: str) -> None:
        """Decide about the one, or about all alike."""
        from netbook.services import directory
        from netbook.services.audience import deeds, triage

        deed, card, waiting, number = _deed(name), self._card, self._waiting, self.listing.number
        if card is None or waiting is None or number is None:
            return
        said = None
        if deed.asks:
            question = f"{card.follower.called}: {deed.asks.strip()}"
            usual = "" if deed.name == SAME else card.follower.name or ""
            hint = "a name or an id such as p7" if deed.name == SAME else "enter adds them to your book"
            said = await self.app.push_screen_wait(Ask(question, value=usual, hint=hint))
            if not said:
                return
        for_all, self._for_all = self._for_all, False

        def change(session: "Session") -> str:
            if deed.name == SAME:
                directory.person(session, said or "", self.app.desk.today)
            numbers = triage.like(session, waiting, number)[0] if for_all else [number]
            told = deeds.do(session, waiting, numbers, deed, self.app.desk.today, said)
            self.app.desk.call(session, told)
            return told

        await self.write("decide about followers", change)

    @work(exclusive=True, group="acting")
    async def action_reopen(self) -> None:
        """Leave them undecided again."""
        from netbook.services.audience import deciding

        number, card = self.listing.number, self._card
        if number is None or card is None:
            return

        def change(session: "Session") -> str:
            deciding.decide(session, [number], None, self.app.desk.today)
            told = f"{card.follower.called}: undecided again"
            self.app.desk.call(session, told)
            return told

        await self.write("decide about followers", change)

    @on(Listing.Opened, "#rows")
    def opened(self) -> None:
        """Open the contact they are, or may be."""
        from netbook.tui.screens.person import Person

        card = self._card
        if card and card.follower.contact:
            self.app.push_screen(Person(int(card.follower.contact.id[1:])))
        elif card and card.offers:
            self.app.push_screen(Person(int(card.offers[0].person.id[1:])))


def _deed(name: str) -> Deed:
    return next(each for each in DEEDS if each.name == name)
