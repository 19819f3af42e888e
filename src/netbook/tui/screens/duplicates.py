"""Who is in the book twice: two side by side, one key, the next two."""

import asyncio
from collections.abc import Callable
from typing import TYPE_CHECKING

from textual import work
from textual.app import ComposeResult
from textual.widgets import Static

from netbook.domain.duplicates.sitting import Sitting
from netbook.drawing.lines import Line
from netbook.tui import keys
from netbook.tui.screens.mode import Mode
from netbook.tui.widgets.bars import Shown
from netbook.tui.widgets.page import Page
from netbook.tui.widgets.text import plain

if TYPE_CHECKING:
    from sqlmodel import Session

    from netbook.domain.duplicates.people import Pair
    from netbook.domain.duplicates.views import PairCard
    from netbook.models import Contact

_LOOKING = "looking who is in the book twice …"
_NOBODY = "Nobody seems to be in the book twice.\n\nIn People, M merges two whom you marked with space."
_DONE = "That was the last of them.\n\nu takes the last decision back, q leaves."


class Duplicates(Mode):
    """One pair after the other; with ``whom`` the two who are asked about alone."""

    CSS_PATH = "duplicates.tcss"
    BINDINGS = [*keys.bindings(keys.DUPLICATES), *keys.bindings(keys.EVERYWHERE, only=("undo", "redo"))]

    def __init__(self, whom: tuple[int, int] | None = None) -> None:
        super().__init__()
        self._whom = whom
        self._sitting: Sitting | None = None
        self._card: PairCard | None = None
        self._swapped: Pair | None = None  # the pair of which the other one is to stay
        self._turn = asyncio.Lock()  # keys that are typed ahead wait, so that each is about the pair that is shown then

    def body(self) -> ComposeResult:
        """How far one is, and the pair."""
        yield Static(id="line")
        yield Page(id="card")
        yield Static(plain(_LOOKING), id="nobody", classes="empty")

    def on_mount(self) -> None:
        """Nothing is shown before it was found."""
        self.query_one("#card").display = False

    def home(self) -> Page:
        """The pair."""
        return self.query_one("#card", Page)

    def on_the_bar(self) -> Shown:
        """What is decided with one key comes first."""
        return (*keys.DUPLICATES, "undo"), set(keys.EVERYWHERE) - {"undo", "help"}

    # --- reading ---------------------------------------------------------------------------------------------------

    def reload(self) -> None:
        """The pairs as they are now."""
        self._look()

    @work(exclusive=True, group="look")
    async def _look(self) -> None:
        """See who is in the book twice, once, and which pairs are open still."""
        async with self._turn:
            if self._sitting is None and (pairs := await self.read(self._pairs)) is not None:
                self._sitting = Sitting(pairs)
            await self._see()

    async def _see(self) -> None:
        """Show the pair that is asked about: the first that is open, or one whose decision was taken back."""
        if (sitting := self._sitting) is None:
            return  # why the book cannot be read was said
        while (back := sitting.newest) and await self._is_open(back):
            sitting.taken_back()
        while (pair := sitting.pair) and not await self._is_open(pair):
            sitting.later()
        self._card = await self.read(lambda session: self._read_card(session, pair)) if pair else None
        self._draw()

    async def _is_open(self, pair: "Pair") -> bool:
        from netbook.services import duplicates

        return bool(await self.read(lambda session: duplicates.is_open(session, pair)))

    def _pairs(self, session: "Session") -> "list[Pair]":
        from netbook.services import directory, duplicates

        if self._whom is None:
            return duplicates.find(session)
        one, other = (directory.by_number(session, number) for number in self._whom)
        return [duplicates.pair_of(session, one, other)]

    def _read_card(self, session: "Session", pair: "Pair") -> "PairCard":
        from netbook.services import duplicates

        return duplicates.card(session, pair, self.app.desk.today, swapped=self._swapped == pair)

    # --- drawing ---------------------------------------------------------------------------------------------------

    def _draw(self) -> None:
        sitting, card = self._sitting, self._card
        assert sitting is not None, "it was worked out"
        nobody = self.query_one("#nobody", Static)
        nobody.display = card is None
        nobody.update(plain(_DONE if sitting.pairs else _NOBODY))
        page = self.query_one("#card", Page)
        page.display = card is not None
        page.show(self._drawn)
        place = f"{sitting.at + 1:,} of {len(sitting.pairs):,} · {card.pair.score} of 100" if card else ""
        decided = f"{sitting.decided:,} decided" if sitting.decided else ""
        self.query_one("#line", Static).update(plain(" · ".join(part for part in (place, decided) if part)))
        self.go_home_if_lost()
        self.refresh_bindings()

    def _drawn(self, width: int) -> list[Line]:
        from netbook.drawing import duplicates

        return duplicates.card(self._card, width) if self._card else []

    # --- keys ------------------------------------------------------------------------------------------------------

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Where nobody is asked about only the way back is left."""
        return action not in keys.DUPLICATES or self._card is not None or action == "pair_before"

    @work(group="acting")
    async def action_merge_pair(self) -> None:
        """One person: the right one goes into the left one."""
        from netbook.services import merging

        def change(session: "Session", stays: "Contact", goes: "Contact") -> str:
            return merging.label(merging.merge(session, stays, goes, self.app.desk.today))

        await self._decide(change, Sitting.merged)

    @work(group="acting")
    async def action_not_same(self) -> None:
        """Two people, and not asked about again."""
        from netbook.services import duplicates

        def change(session: "Session", stays: "Contact", goes: "Contact") -> str:
            return duplicates.say_distinct(session, stays, goes, self.app.desk.today)

        await self._decide(change, lambda sitting, _stays, _goes: sitting.told_apart())

    async def _decide(
        self, change: "Callable[[Session, Contact, Contact], str]", after: Callable[[Sitting, int, int], None]
    ) -> None:
        from netbook.services import directory, ids

        async with self._turn:
            card, sitting = self._card, self._sitting
            if card is None or sitting is None:
                return
            stays, goes = (ids.number(each.id, ids.PERSON) for each in (card.pair.stays, card.pair.goes))

            def job(session: "Session") -> str:
                said = change(session, *(directory.by_number(session, number) for number in (stays, goes)))
                self.app.desk.call(session, said)
                return said

            if not await self.write("duplicates", job):
                return
            after(sitting, stays, goes)
            if self._whom and self.app.screen is self:
                self.app.pop_screen()
                return
            await self._see()

    @work(group="acting")
    async def action_swap_pair(self) -> None:
        """The other one stays."""
        async with self._turn:
            pair = self._sitting.pair if self._sitting else None
            self._swapped = None if self._swapped == pair else pair
            await self._see()

    @work(group="acting")
    async def action_later(self) -> None:
        """The pair is left for another time."""
        async with self._turn:
            if self._sitting:
                self._sitting.later()
                await self._see()

    @work(group="acting")
    async def action_pair_before(self) -> None:
        """The pair before again, if it is open still."""
        async with self._turn:
            while (sitting := self._sitting) and sitting.at:
                sitting.before()
                if sitting.pair and await self._is_open(sitting.pair):
                    break
            await self._see()
