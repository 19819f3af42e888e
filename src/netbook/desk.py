"""What a face works with: the settings, the day, and the open book."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sqlmodel import Session

    from netbook.config import Settings
    from netbook.domain.when import Calendar
    from netbook.storage.book import Book

SAMPLE = "netbook-demo-"  # what the folders of sample networks begin with


class RollBack(Exception):
    """Ends a dry run."""


class Desk:
    """A place of work; ``warn`` is told what is odd about the settings."""

    def __init__(
        self, location: str | None = None, *, source: str = "cli", warn: Callable[[str], None] = print
    ) -> None:
        self.location = location
        self.source = source  # what the journal names as the source of what is written here
        self._warn = warn
        self._book: Book | None = None
        self.changed = False  # by the newest writing

    @cached_property
    def settings(self) -> "Settings":
        """The settings that hold."""
        from netbook import config

        return config.load(self.location, warn=self._warn)

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

    def close(self) -> None:
        """Close the book; what it has to warn of is said."""
        if self._book is not None:
            for warning in self._book.warnings:
                self._warn(f"netbook: {warning}")
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
                self.changed = journal.operation_id(session) is not None
                if dry_run:
                    raise RollBack
        except RollBack:
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
