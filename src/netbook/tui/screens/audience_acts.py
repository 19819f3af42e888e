"""What the keys of the audience do: decide about one follower or about all alike, one decision after the other."""

import asyncio
from contextlib import suppress
from typing import TYPE_CHECKING

from textual import on, work

from netbook.domain.audience.actions import CONTACT, DEEDS, FOR_ALL, SAME, Deed
from netbook.domain.audience.views import FollowerView, TriageCard
from netbook.domain.names import checked_name
from netbook.tui.modals.ask import Ask
from netbook.tui.screens.filtered import Filtered
from netbook.tui.widgets.listing import Listing

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from sqlmodel import Session
    from textual.worker import Worker

    from netbook.services.audience.triage import Queue

_CALLED = 200  # letters of a name in a question
_LONGEST = 5.0  # seconds for which a key waits until the one before is on the screen


class Deciding(Filtered[FollowerView]):
    """Keys that are typed ahead wait for their turn, so that each is about whom the mark is on by then."""

    def __init__(self) -> None:
        super().__init__()
        self.card: TriageCard | None = None
        self.for_all = False  # whether the next key is for all alike
        self._waiting: Queue | None = None  # those of the list who wait
        self._turn = asyncio.Lock()
        self._shown = asyncio.Event()  # whether what was done last is on the screen
        self._listed_anew = False
        self._next: int | None = None  # whom the mark is to go to
        self._sitting: list[int] = []  # whom one decided about, in order
        self._standing = 0  # how many of these decisions stand

    def draw_card(self) -> None:
        """Show the one the mark is on, and what can be done with them."""
        raise NotImplementedError

    def lists_all(self, text: str) -> bool:
        """Whether those who are decided about are listed, too."""
        return bool(text.strip())

    def decided_here(self) -> None:
        """What was written is a decision, or was taken back: who waits is known without working it out anew."""
        raise NotImplementedError

    # --- where the mark is -----------------------------------------------------------------------------------------

    def kept(self) -> int | None:
        """Behind a decision the next one; on those again whose decision was taken back."""
        self._listed_anew = True
        following, self._next = self._next, None
        open_ = set(self._waiting.numbers) if self._waiting else set()
        back = None
        while self._standing and self._sitting[self._standing - 1] in open_:
            self._standing -= 1
            back = self._sitting[self._standing]
        while self._standing < len(self._sitting) and self._sitting[self._standing] not in open_:
            self._standing += 1
        return back or following or self.listing.number

    def _behind(self, numbers: "Sequence[int]", at: int, done: list[int]) -> int | None:
        """Whom the mark goes to: the first behind it who is not decided about with it, else the last before it.

        Where the decided ones are listed, too, it stays on the last.
        """
        gone = set(done)
        ways = [range(at + 1, len(numbers))]
        if not self.lists_all(self.line.value):
            ways.append(range(at - 1, -1, -1))
        return next((numbers[place] for way in ways for place in way if numbers[place] not in gone), None)

    @work(exclusive=True, group="card")
    async def look_at_card(self) -> None:
        """Read the one the mark is on."""
        await self._read_card()
        self.draw_card()
        if self._listed_anew:
            self._shown.set()

    async def _read_card(self) -> None:
        from netbook.services.audience import triage

        number, waiting = self.listing.number, self._waiting
        if not self._is_card_of(number):
            self.for_all = False
        if number is None or waiting is None:
            self.card = None
        else:
            self.card = await self.read(lambda session: triage.card(session, waiting, number))

    def _is_card_of(self, number: int | None) -> bool:
        return self.card is not None and self.card.follower.id[1:] == str(number)

    # --- keys ------------------------------------------------------------------------------------------------------

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Only what can be done with the one the mark is on; keys typed ahead are looked at again in their turn."""
        if action not in ("decide", "alike", "reopen") or not self.is_mounted:
            return True
        return self._can(action, str(parameters[0]) if parameters else "")

    def _can(self, action: str, name: str = "") -> bool:
        card = self.card
        if card is None:
            return False
        settled = bool(card.follower.contact or card.follower.verdict)
        if action == "alike":
            return card.alike > 1 and not settled
        if action == "reopen":
            return settled and not self.for_all
        deed = _deed(name)
        if deed.name == CONTACT and card.follower.contact:
            return False
        return bool(card.offers or not deed.offered_only) and (not self.for_all or deed.name in FOR_ALL)

    async def action_back(self) -> None:
        """From all alike to the one; else as everywhere."""
        if self.for_all or self._turn.locked():
            self._leave_all()
        else:
            await super().action_back()

    @work(group="acting")
    async def _leave_all(self) -> None:
        async with self._turn:
            self.for_all = False
            self.draw_card()

    @work(group="acting")
    async def action_alike(self) -> None:
        """The next key is for all alike."""
        async with self._turn:
            if not self._is_card_of(self.listing.number):
                await self._read_card()
            self.for_all = not self.for_all and self._can("alike")
        self.draw_card()

    @work(group="acting")
    async def action_decide(self, name: str) -> None:
        """Decide about the one, or about all alike."""
        async with self._turn:
            if not self._is_card_of(self.listing.number):
                await self._read_card()
            if self._can("decide", name):
                await self._decide(_deed(name))
        self.refresh_bindings()

    async def _decide(self, deed: Deed) -> None:
        from netbook.services.audience import deeds, triage

        card, waiting, number = self.card, self._waiting, self.listing.number
        if card is None or waiting is None or number is None:
            return
        said = await self._asked(deed, card) if deed.asks else None
        if deed.asks and not said:
            return
        for_all, self.for_all = self.for_all, False
        numbers = [number]

        def change(session: "Session") -> str:
            if for_all:
                numbers[:] = triage.like(session, waiting, number)[0]
            told = deeds.do(session, waiting, numbers, deed, self.app.desk.today, said)
            self.app.desk.call(session, told)
            return told

        await self._write(change, numbers)

    @work(group="acting")
    async def action_reopen(self) -> None:
        """Leave them undecided again."""
        from netbook.services.audience import deciding

        async with self._turn:
            number = self.listing.number
            if not self._is_card_of(number):
                await self._read_card()
            card = self.card
            if number is None or card is None or not self._can("reopen"):
                return

            def change(session: "Session") -> str:
                deciding.decide(session, [number], None, self.app.desk.today)
                told = f"{card.follower.called}: undecided again"
                self.app.desk.call(session, told)
                return told

            await self._write(change, [])
        self.refresh_bindings()

    async def _write(self, change: "Callable[[Session], str]", numbers: list[int]) -> None:
        """Write it, and wait until the list shows it; the mark goes behind ``numbers``, which it decides about."""
        number, listed, at = self.listing.number, self.listing.numbers, self.listing.cursor
        self._await_list()
        if not await self.write("decide about followers", change):
            return
        self.decided_here()
        if numbers and number is not None:
            self._next = self._behind(listed, at, numbers)
            self._sitting[self._standing :] = [number]
            self._standing += 1
        await self._see()

    def _await_list(self) -> None:
        self._listed_anew = False
        self._shown.clear()

    async def _see(self) -> None:
        with suppress(TimeoutError):  # one may have gone to another screen
            await asyncio.wait_for(self._shown.wait(), _LONGEST)

    @work(group="acting")
    async def action_undo(self) -> None:
        """Take back what was done last, and put the mark on whom it was about."""
        await self._turn_back(self.app.action_undo)

    @work(group="acting")
    async def action_redo(self) -> None:
        """Do again what was taken back."""
        await self._turn_back(self.app.action_redo)

    async def _turn_back(self, turn: "Callable[[], Worker[None]]") -> None:
        async with self._turn:
            before = self.app.stamp
            self._await_list()
            await turn().wait()
            if self.app.stamp != before:
                self.decided_here()
                await self._see()

    async def _asked(self, deed: Deed, card: TriageCard) -> str | None:
        """The answer to what a deed asks for; one that cannot be right is refused while it can be mended."""
        from netbook.services import directory

        question = f"{card.follower.called[:_CALLED]}: {(deed.asks or '').strip()}"
        if deed.name == SAME:
            today = self.app.desk.today
            return await self.app.push_screen_wait(
                Ask(
                    question,
                    hint="a name or an id such as p7",
                    check=lambda text: self.app.desk.read(lambda session: directory.person(session, text, today)),
                )
            )
        usual = card.follower.name or ""
        return await self.app.push_screen_wait(
            Ask(question, value=usual, hint="enter adds them to your book", check=checked_name)
        )

    @on(Listing.Opened, "#rows")
    def opened(self) -> None:
        """Open the contact they are, or may be."""
        from netbook.tui.screens.person import Person

        card = self.card
        if card is None:
            return
        person = card.follower.contact or (card.offers[0].person if card.offers else None)
        if person:
            self.app.push_screen(Person(int(person.id[1:])))
        else:
            self.app.tell("nobody of your book yet: s says who they are, c makes a contact of them")


def _deed(name: str) -> Deed:
    return next(each for each in DEEDS if each.name == name)
