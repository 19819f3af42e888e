"""A bar on stderr that shows how far the reading of files is; nothing where nobody looks."""

import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from netbook.formats.package import Progress

T = TypeVar("T")
_EACH = 100  # records between two looks
_LEAST = 256 << 10  # bytes: less than that is read before one looks


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
        hidden = total < _LEAST or not sys.stderr.isatty() or os.environ.get("TERM") == "dumb"
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
