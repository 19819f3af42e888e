"""What one waits for, on stderr: in words, or as a bar that shows how far it is; nothing where nobody looks."""

import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from netbook.formats.package import Progress

T = TypeVar("T")
_EACH = 100  # records between two looks
_LEAST = 256 << 10  # bytes: less than that is read before one looks


def _is_watched() -> bool:
    return sys.stderr.isatty() and os.environ.get("TERM") != "dumb"


@contextmanager
def waiting(what: str) -> Iterator[None]:
    """Say what is being done, and take it away when it is done."""
    shown = _is_watched()
    if shown:
        print(f"{what} ...", end="", file=sys.stderr, flush=True)
    try:
        yield
    finally:
        if shown:
            print("\r\x1b[K", end="", file=sys.stderr, flush=True)


class Bar:
    """Moves as bytes are read."""

    def __init__(self, what: str, read: "Sequence[Progress]") -> None:
        from rich.console import Console
        from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn, TimeRemainingColumn

        self._read = read
        for each in read:
            each.done = 0
        columns = (TextColumn("{task.description}"), BarColumn(), TaskProgressColumn(), TimeRemainingColumn())
        console = Console(stderr=True)
        total = sum(each.total for each in read)
        hidden = total < _LEAST or not _is_watched()
        self._bar = Progress(*columns, console=console, transient=True, disable=hidden)
        self._task = self._bar.add_task(what, total=total)

    def __enter__(self) -> "Bar":
        self._bar.start()
        return self

    def __exit__(self, *_problem: object) -> None:
        self._bar.stop()

    def watched(self, records: Iterable[T]) -> Iterator[T]:
        """The records, the bar moving as they go by."""
        for number, record in enumerate(records):
            if number % _EACH == 0:
                self._bar.update(self._task, completed=sum(each.done for each in self._read))
            yield record
