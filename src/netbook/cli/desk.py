"""What a command works with: the settings, the day, the open book, and the way to ask."""

import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, TypeVar

import typer

from netbook.cli import output
from netbook.domain.text import clean

if TYPE_CHECKING:
    from sqlmodel import Session

    from netbook.config import Settings
    from netbook.domain.names import Person
    from netbook.domain.when import Calendar
    from netbook.models import Contact
    from netbook.storage.book import Book
    from netbook.storage.shelf import Shelf


T = TypeVar("T")
_AT_ONCE = 500  # rows read at a time
SAMPLE = "netbook-demo-"  # what the folders of sample networks begin with


class _RollBack(Exception):
    """Ends a dry run."""


class Desk:
    """One command's place of work."""

    def __init__(self, location: str | None = None) -> None:
        self.location = location
        self.source = "cli"  # what the journal names as the source of what is written here
        self._book: Book | None = None
        self._changed = False

    @staticmethod
    def of(context: typer.Context) -> "Desk":
        """The desk of a running command."""
        desk = context.find_object(Desk)
        assert desk is not None, "the application's callback makes the desk"
        return desk

    @cached_property
    def settings(self) -> "Settings":
        """The settings that hold."""
        from netbook import config

        return config.load(self.location, warn=output.say)

    @cached_property
    def today(self) -> date:
        """The day it is."""
        from netbook import config

        return config.today()

    @property
    def calendar(self) -> "Calendar":
        """How dates are read."""
        from netbook.domain.when import Calendar

        return Calendar(self.today, self.settings.date_order)

    def day_of(self, text: str | None) -> "date | None":
        """The day that ``--as-of`` names, if it was given.

        Raises:
            Unreadable: it is no date, or lies ahead.
        """
        from netbook.domain import when

        return when.past(text, self.calendar) if text is not None else None

    @property
    def book(self) -> "Book":
        """The book, opened when it is first needed."""
        if self._book is None:
            from netbook.storage.book import Book

            self._book = Book.open(self.settings.book)
        return self._book

    @property
    def on_sample(self) -> bool:
        """Whether the book is the sample network, which is gone at the end."""
        path = self.book.path
        return path is not None and path.parent.name.startswith(SAMPLE)

    @property
    def shelf(self) -> "Shelf":
        """Where the backups lie; a book in a file need not be opened for it."""
        from netbook.storage import book

        if book.is_file(self.settings.book):
            return book.shelf_of(book.file_of(self.settings.book))
        return self.book.shelf

    def close(self) -> None:
        """Close the book; what it has to warn of is said."""
        if self._book is not None:
            for warning in self._book.warnings:
                output.say(f"netbook: {warning}")
            self._book.close()
            self._book = None

    @contextmanager
    def writing(self, label: str, *, dry_run: bool = False) -> Iterator["Session"]:
        """One operation; a dry run is rolled back at its end."""
        from netbook.storage import journal

        try:
            with self.book.operation(label, source=self.source) as session:
                yield session
                session.flush()
                self._changed = journal.operation_id(session) is not None
                if dry_run:
                    raise _RollBack
        except _RollBack:
            pass

    @staticmethod
    def call(session: "Session", label: str) -> None:
        """Say better what the running operation does, now that it is known."""
        from netbook.storage.journal import relabel

        relabel(session, label)

    @contextmanager
    def reading(self) -> Iterator["Session"]:
        """A look at the book."""
        with self.book.reading() as session:
            yield session

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
        after = "netbook undo takes it back" if self._changed else "nothing has changed"
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
