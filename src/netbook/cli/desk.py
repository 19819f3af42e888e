"""What a command works with: the settings, the day, the open book, and the way to ask."""

import sys
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from typing import TYPE_CHECKING, TypeVar

import typer

from netbook import desk
from netbook.cli import output
from netbook.domain.text import clean

if TYPE_CHECKING:
    from sqlmodel import Session

    from netbook.domain.names import Person
    from netbook.models import Contact
    from netbook.storage.shelf import Shelf


T = TypeVar("T")
_AT_ONCE = 500  # rows read at a time


class Desk(desk.Desk):
    """One command's place of work."""

    def __init__(self, location: str | None = None) -> None:
        super().__init__(location, warn=output.say)

    @staticmethod
    def of(context: typer.Context) -> "Desk":
        """The desk of a running command."""
        desk = context.find_object(Desk)
        assert desk is not None, "the application's callback makes the desk"
        return desk

    def day_of(self, text: str | None) -> "date | None":
        """The day that ``--as-of`` names, if it was given.

        Raises:
            Unreadable: it is no date, or lies ahead.
        """
        from netbook.domain import when

        return when.past(text, self.calendar) if text is not None else None

    @property
    def shelf(self) -> "Shelf":
        """Where the backups lie; a book in a file need not be opened for it."""
        from netbook.storage import book

        if book.is_file(self.settings.book):
            return book.shelf_of(book.file_of(self.settings.book))
        return self.book.shelf

    def views(self, ids: Sequence[int], load: "Callable[[Session, Sequence[int]], Sequence[T]]") -> "Iterator[T]":
        """The views of rows, read some at a time, so that no reading lasts while they are shown."""
        if len(ids) > _AT_ONCE:
            import gc

            gc.set_threshold(2_000, 10, 10)  # a long list does not live for a moment only
        for start in range(0, len(ids), _AT_ONCE):
            with self.reading() as session:
                found = load(session, ids[start : start + _AT_ONCE])
            yield from found

    def done(self, text: str, *, dry_run: bool = False) -> None:
        """Say what was understood and how to take it back."""
        after = "netbook undo takes it back" if self.changed else "nothing has changed"
        after = "dry run: nothing was written" if dry_run else after
        output.say(f"{text} ({after})")

    @property
    def can_ask(self) -> bool:
        """Whether somebody is there to answer a question."""
        return sys.stdin.isatty() and sys.stderr.isatty()

    def person(self, session: "Session", text: str) -> "Contact":
        """The person that ``text`` means; where several fit, a terminal asks.

        Raises:
            NotFound: nobody bears the name.
            Ambiguous: several people fit, and there is nobody to ask.
        """
        from netbook.errors import Ambiguous
        from netbook.services import directory

        try:
            return directory.person(session, text, self.today)
        except Ambiguous as several:
            chosen = self.choose(f"Which {text}?", several.candidates) if self.can_ask else None
            if chosen is None:
                raise
            return directory.by_number(session, chosen.id)

    def choose(self, question: str, people: Sequence["Person"]) -> "Person | None":
        """Ask which of several people is meant; none where the answer is none of them."""
        from netbook.domain.spoken import day

        output.say(question)
        for number, person in enumerate(people, start=1):
            last = f"last met {day(person.last, self.today)}" if person.last else "not met yet"
            output.say(f"  {number}  {person.name} ({person.ref}), {last}")
        answer = self.ask("Number, or enter for none of them: ")
        numbers = {str(number): person for number, person in enumerate(people, start=1)}
        return numbers.get(answer)

    def ask(self, question: str) -> str:
        """Ask a question on the terminal; nothing where the answer is an end of file."""
        return self.answer(question) or ""

    def answer(self, question: str) -> str | None:
        """Ask a question on the terminal; none where the answer is an end of file."""
        print(clean(question), end="", file=sys.stderr, flush=True)
        line = sys.stdin.readline()
        return line.strip() if line else None

    def confirm(self, question: str) -> bool:
        """Ask for a yes."""
        return self.ask(f"{question} [y/N] ").casefold() in ("y", "yes")
