"""The desk of the app: the book is read and written beside the screen, which never waits for it."""

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Lock
from typing import TYPE_CHECKING, TypeVar

from netbook import desk

if TYPE_CHECKING:
    from sqlmodel import Session

    from netbook.storage.book import Book

T = TypeVar("T")
_THREADS = 3  # so that a slow reading holds up neither the next one nor a writing


class Desk(desk.Desk):
    """A place of work whose work is done in threads; ``warnings`` are what there was to say before the screen stood."""

    def __init__(self, location: str | None = None) -> None:
        self.warnings: list[str] = []
        super().__init__(location, source="app", warn=self.warnings.append)
        self._threads = ThreadPoolExecutor(_THREADS, thread_name_prefix="book")
        self._opening = Lock()
        self._running: set[asyncio.Future[object]] = set()

    @property
    def book(self) -> "Book":
        """The book, opened once whichever thread comes first."""
        with self._opening:
            return super().book

    async def run(self, job: Callable[[], T]) -> T:
        """What a job gives, done in a thread."""
        running = asyncio.get_running_loop().run_in_executor(self._threads, job)
        self._running.add(running)  # type: ignore[arg-type]
        running.add_done_callback(self._running.discard)
        return await running

    @property
    def busy(self) -> bool:
        """Whether something is being read or written."""
        return bool(self._running)

    async def idle(self) -> None:
        """Wait for all that was begun."""
        while self._running:
            await asyncio.wait(self._running)

    async def read(self, look: "Callable[[Session], T]") -> T:
        """What a look at the book gives.

        Raises:
            NetbookError: the book cannot be read, or what was asked for is not there.
        """

        def job() -> T:
            with self.reading() as session:
                return look(session)

        return await self.run(job)

    async def write(self, label: str, change: "Callable[[Session], T]") -> T:
        """What a change of the book gives: one operation, one step of undo.

        Raises:
            NetbookError: it was refused; nothing was written.
        """

        def job() -> T:
            with self.writing(label) as session:
                return change(session)

        return await self.run(job)

    def close(self) -> None:
        """Wait for what is being written, and close the book."""
        self._threads.shutdown(cancel_futures=True)
        super().close()
