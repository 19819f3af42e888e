"""Somebody in front of the app, who drives it as a person does."""

import asyncio
from collections.abc import Awaitable, Callable
from datetime import date
from pathlib import Path

from textual.pilot import Pilot

from netbook.tui.app import NetbookApp

TODAY = date(2026, 11, 22)
SMALL, LARGE = (80, 24), (120, 36)
Drive = Callable[["Seat"], Awaitable[None]]


class Seat:
    """Somebody in front of the app."""

    def __init__(self, app: NetbookApp, pilot: Pilot[int]) -> None:
        self.app, self.pilot = app, pilot

    async def press(self, *keys: str) -> None:
        """Press keys, one after the other, each answered before the next."""
        for key in keys:
            await self.pilot.press(key)
            await self.settle()

    async def type(self, text: str) -> None:
        """Type a text."""
        await self.pilot.press(*("space" if letter == " " else letter for letter in text))
        await self.settle()

    async def settle(self) -> None:
        """Wait until what was begun is on the screen; a dialog is left to wait for its answer."""
        quiet = 0
        while quiet < 2:
            await self.pilot.pause()
            quiet = 0 if self.app.desk.busy else quiet + 1
            await self.app.desk.idle()

    async def until(self, words: str) -> str:
        """Wait for words that come by themselves; the screen that shows them."""
        for _ in range(400):
            await self.settle()
            if words in self.screen():
                return self.screen()
            await self.pilot.pause(0.02)
        raise AssertionError(f"{words!r} never came:\n{self.screen()}")

    def screen(self) -> str:
        """The screen as a person sees it."""
        return "\n".join(strip.text.rstrip() for strip in self.app.screen._compositor.render_strips()).rstrip()

    def toasts(self) -> list[str]:
        """What was said at the edge of the screen."""
        return [each.message for each in self.app._notifications]


def drive(book: Path, size: tuple[int, int], steps: Drive) -> None:
    """Open the app on a book and do something with it."""

    async def run() -> None:
        app = NetbookApp(str(book))
        async with app.run_test(size=size) as pilot:
            seat = Seat(app, pilot)
            await seat.settle()
            await steps(seat)

    asyncio.run(run())
