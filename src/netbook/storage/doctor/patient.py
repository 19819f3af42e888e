"""The book that is looked at, whether it opens or not, and what is found."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from sqlalchemy import Connection, inspect
from sqlmodel import SQLModel

from netbook.errors import BookDamaged, BookUnavailable, NetbookError
from netbook.storage import book as books
from netbook.storage import engine, faults, migrate
from netbook.storage.book import Book

RESTORE = "netbook backup restore puts the newest good copy in its place"
MEND = "netbook doctor --fix mends it"


@dataclass(frozen=True, slots=True)
class Finding:
    """What is wrong and what to do about it, a line each; ``mendable`` says whether the doctor can."""

    wrong: str
    do: str
    mendable: bool = False


@dataclass(slots=True)
class Patient:
    """A book; ``refusal`` is why it does not open, ``missing`` names tables without which it cannot be read."""

    book: Book
    refusal: NetbookError | None = None
    missing: set[str] = field(default_factory=set)

    @property
    def readable(self) -> bool:
        """Whether the tables that hold what the user wrote can be read."""
        return not self.refusal and not self.missing & set(SQLModel.metadata.tables)

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A look at the rows; raises what ``faults.translated`` does."""
        with faults.translated(self.book.location), self.book.engines.reading.begin() as connection:
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """A change that is no operation, since it follows from the rows; raises what ``faults.translated`` does."""
        with faults.translated(self.book.location), self.book.engines.writing.begin() as connection:
            yield connection


def admit(location: str) -> Patient:
    """Open the book at ``location`` as far as that goes; an older one is upgraded.

    Raises:
        BookUnavailable: missing, locked, out of reach, or not a book of this program.
        Failed: the disk refuses.
    """
    try:
        return Patient(Book.open(location, create=False))
    except BookUnavailable as refusal:
        if not books.is_file(location):
            raise
        path = books.file_of(location)
        book = Book(engine.for_file(path), str(path), path, books.shelf_of(path), migrate.CURRENT)
        patient = Patient(book, refusal)
        if isinstance(refusal, BookDamaged) or _is_ours(patient):
            return patient
        book.close()
        raise


def _is_ours(patient: Patient) -> bool:
    """Whether a file that does not open is a book all the same: a newer one, or one that has lost a table."""
    try:
        with patient.reading() as connection:
            found = set(inspect(connection).get_table_names())
    except NetbookError:
        return False
    known = SQLModel.metadata.tables.keys()
    return "alembic_version" in found and len(found & known) > len(known) / 2
