"""What can go wrong, in the words a person reads, and the exit code each kind carries."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from netbook.domain.names import Person


class NetbookError(Exception):
    """Something a person can act on: one line that says what happened and, after it, what to do.

    ``line`` is where in a text it lies, counted from 1; 0 where it lies in none.
    """

    exit_code = 1
    line = 0

    def __init__(self, message: str, hint: str | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint

    def __str__(self) -> str:
        where = f"line {self.line}: " if self.line else ""
        return f"{where}{self.message}; {self.hint}" if self.hint else f"{where}{self.message}"


class Failed(NetbookError):
    """The machine refused: disk full, read-only, a file that cannot be written."""


class Unreadable(NetbookError):
    """The input cannot be read: wrong usage, 31 Feb, an empty line."""

    exit_code = 2


class NotFound(NetbookError):
    """Nobody and nothing by that name or id."""

    exit_code = 3


class Ambiguous(NetbookError):
    """Several people or things fit; the message names them, ``candidates`` holds the people."""

    exit_code = 4

    def __init__(self, message: str, hint: str | None = None, candidates: "Sequence[Person]" = ()) -> None:
        super().__init__(message, hint)
        self.candidates = tuple(candidates)


class Conflict(NetbookError):
    """The book changed in a way that forbids this."""

    exit_code = 4


class BookUnavailable(NetbookError):
    """The book cannot be opened: locked, newer, damaged, not a book."""

    exit_code = 5


class BookDamaged(BookUnavailable):
    """The file where the book should be is no database any more, or one whose pages contradict each other."""
