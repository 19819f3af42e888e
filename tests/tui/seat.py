"""Somebody in front of the app, who drives it as a person does."""

import asyncio
import unicodedata
from collections.abc import Awaitable, Callable
from datetime import date
from pathlib import Path

from textual import events
from textual.keys import REPLACED_KEYS, _character_to_key, _get_unicode_name_from_key
from textual.pilot import Pilot

from netbook.tui.app import NetbookApp

TODAY = date(2026, 11, 22)
SMALL, LARGE = (80, 24), (120, 36)
_SHORT = 0.01  # seconds
_QUIET = 3  # looks at which nothing is read or written, until everything is there
Drive = Callable[["Seat"], Awaitable[None]]


class Seat:
    """Somebody in front of the app."""

    def __init__(self, app: NetbookApp, pilot: Pilot[int]) -> None:
        self.app, self.pilot = app, pilot

    async def press(self, *keys: str) -> None:
        """Press keys, one after the other, each answered before the next."""
        for key in keys:
            self._send(key)
            await self.settle()

    async def type(self, text: str) -> None:
        """Type a text."""
        for letter in text:
            self._send(letter)
            await self._answered()
        await self.settle()

    def _send(self, key: str) -> None:
        """As Pilot does it, which then sleeps until the process is idle: twenty times as long as it takes."""
        name = key if len(key) > 1 or key.isalnum() else _character_to_key(key)
        try:
            letter: str | None = unicodedata.lookup(_get_unicode_name_from_key(REPLACED_KEYS.get(name, name)))
        except KeyError:
            letter = key if len(key) == 1 else None
        event = events.Key(name, letter)
        event.set_sender(self.app)
        assert self.app._driver is not None, "the app runs"
        self.app._driver.send_message(event)

    async def _answered(self) -> None:
        await self.pilot._wait_for_screen()
        self.app.screen._on_timer_update()

    async def settle(self) -> None:
        """Wait until what was begun is on the screen; a dialog is left to wait for its answer."""
        quiet = 0
        while quiet < _QUIET:
            await self._answered()
            quiet = 0 if self.app.desk.busy else quiet + 1
            await self.app.desk.idle()
            await asyncio.sleep(_SHORT)

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
            app.workers.cancel_all()  # as the app itself does first; the pilot takes the screens away under them

    asyncio.run(run())
