"""The sample network as it stands on some days that calendars are known to stumble over."""

from collections.abc import Callable, Iterator
from datetime import date
from functools import cache
from pathlib import Path

import pytest
from sqlmodel import Session

from netbook.demo.fill import new_book
from netbook.storage.book import Book
from tests.cli import program
from tests.cli.conftest import netbook, surroundings

__all__ = ["netbook", "surroundings"]

TODAY = date.fromisoformat(program.TODAY)
DAYS = (
    TODAY,
    date(2026, 12, 31),
    date(2028, 2, 29),
    date(2029, 6, 30),
)


@pytest.fixture(scope="session")
def book_of(sample_network: Path, tmp_path_factory: pytest.TempPathFactory) -> Callable[[date], Path]:
    """The book of the sample network on a day, made once."""

    @cache
    def made(day: date) -> Path:
        if day == TODAY:
            return sample_network
        path = tmp_path_factory.mktemp("demo") / "book.db"
        new_book(str(path), day)
        return path

    return made


@pytest.fixture
def session(book_of: Callable[[date], Path], day: date) -> Iterator[Session]:
    """A look at the sample network of the test's day."""
    with Book.open(str(book_of(day))) as book, book.reading() as session:
        yield session


@pytest.fixture
def day() -> date:
    """The day the test works on, unless it is given several."""
    return TODAY
