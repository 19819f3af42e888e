"""A book: opened, read, written one operation at a time, undone, closed."""

import hashlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, date, datetime
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from sqlalchemy import URL, Connection, event, make_url
from sqlalchemy.exc import ArgumentError
from sqlmodel import Session

from netbook.config import default_book
from netbook.errors import BookUnavailable, NetbookError
from netbook.storage import backup, engine, faults, files, journal, migrate, undoing
from netbook.storage.engine import Engines
from netbook.storage.migrate import Schema
from netbook.storage.shelf import DAILY, MIGRATION, Shelf
from netbook.storage.undoing import Undone

if TYPE_CHECKING:
    from netbook.domain.views import OperationView

_ANY_ROW = "SELECT " + " OR ".join(
    f"EXISTS (SELECT 1 FROM {table})" for table in ("contact", "interaction", "inbox", "operation")
)


class _TriedOnly(Exception):
    """Ends a transaction that must leave no trace."""


class Book:
    """An open book; ``location`` is safe to show, ``path`` is none for PostgreSQL.

    ``fresh`` says that this open made the book; ``warnings`` are what the face should print on stderr.
    """

    def __init__(self, engines: Engines, location: str, path: Path | None, shelf: Shelf, schema: Schema) -> None:
        self.engines = engines
        self.location = location
        self.path = path
        self.shelf = shelf
        self.schema = schema
        self.fresh = False
        self.warnings: list[str] = []
        self._daily_done: date | None = None

    @classmethod
    def open(cls, location: str, *, create: bool = True, schema: Schema = migrate.CURRENT) -> "Book":
        """Open the book at ``location``, a path or a ``postgresql://`` URL; an older one is upgraded.

        Raises:
            BookUnavailable: missing (unless ``create``), locked, damaged, newer, or not a book.
            Failed: the disk is full, or the file is read-only and has to be written.
        """
        if not is_file(location):
            book = cls._at_url(_url(location), schema)
        else:
            path = file_of(location)
            files.ready(path, create=create)
            book = cls(engine.for_file(path), str(path), path, shelf_of(path), schema)
        try:
            book.fresh = book.bring_up_to_date(create=create)
        except BaseException:
            book.close()
            raise
        return book

    @classmethod
    def _at_url(cls, url: URL, schema: Schema) -> "Book":
        shown = url.render_as_string(hide_password=True)
        stem = f"{url.database or 'postgresql'}-{hashlib.sha256(shown.encode()).hexdigest()[:8]}"
        shelf = Shelf(default_book().parent / "backups", stem.replace("/", "_"))
        return cls(engine.for_url(url), shown, None, shelf, schema)

    def bring_up_to_date(self, *, create: bool = False) -> bool:
        """Check the version, upgrading an older book behind a backup; whether its tables were made now."""
        with faults.translated(self.location):
            return migrate.ensure(
                self.engines,
                self.location,
                create=create,
                schema=self.schema,
                back_up=lambda _: backup.make(self, MIGRATION),
            )

    @contextmanager
    def operation(self, label: str, *, source: str = "cli") -> Iterator[Session]:
        """One thing a person does: one transaction, one entry of the journal, one step of undo.

        It commits at the end of the block and rolls back on any exception.

        Raises:
            Conflict: a reference or a unique value is violated.
            Failed: the disk is full or read-only.
            BookUnavailable: another program holds the write lock for too long.
            RuntimeError: the block wrote rows by a statement, which the journal cannot see.
        """
        with self._writing() as connection, journal.recording(connection, label, source) as session:
            yield session

    @contextmanager
    def reading(self) -> Iterator[Session]:
        """A short look at the book as it is at one moment.

        Raises:
            BookUnavailable: the book is locked or damaged.
            RuntimeError: the block changed a row.
        """
        with (
            faults.translated(self.location),
            self.engines.reading.connect() as connection,
            Session(bind=connection, autoflush=False, expire_on_commit=False) as session,
        ):
            event.listen(session, "before_flush", _refuse_writing)
            yield session
            session.flush()

    def undo(self, operation_id: int | None = None, *, dry_run: bool = False) -> Undone:
        """Take back an operation, by default the newest that stands; a dry run only says which.

        Raises:
            NotFound: there is nothing to undo, or no such operation.
            Conflict: something changed since, or still refers to what would go; nothing was changed.
        """
        return self._turn(lambda connection: undoing.undo(connection, operation_id), dry_run)

    def redo(self, *, dry_run: bool = False) -> Undone:
        """Do again what was undone last; a dry run only says what that was.

        Raises:
            NotFound: nothing was undone, or something new was done since.
            Conflict: the book changed in a way that forbids it; nothing was changed.
        """
        return self._turn(undoing.redo, dry_run)

    def _turn(self, act: Callable[[Connection], Undone], dry_run: bool) -> Undone:
        with suppress(_TriedOnly), self._writing() as connection:
            done = act(connection)
            if dry_run:
                raise _TriedOnly
        return done

    def history(
        self, *, limit: int | None = 20, contact: int | None = None, touched: bool = False
    ) -> "list[OperationView]":
        """The newest operations first; ``contact`` keeps one person's, ``touched`` adds the rows."""
        from netbook.storage.history import history

        with faults.translated(self.location), self.engines.reading.begin() as connection:
            return history(connection, limit=limit, contact=contact, touched=touched)

    def stamp(self) -> object:
        """Something that is another once anybody has written into the book; it holds nobody up."""
        if self.path is not None:
            return files.stamp(self.path), files.stamp(self.path.with_name(f"{self.path.name}-wal"))
        with faults.translated(self.location), self.engines.reading.begin() as connection:
            return tuple(connection.exec_driver_sql("SELECT max(id), max(undone_at) FROM operation").one())

    def copy_into(self, target: Path) -> dict[str, int]:
        """Copy the book into an empty file; how many rows each table had. Raises the drivers' errors."""
        if self.path is not None:
            return backup.copy_file(self.path, target)
        from netbook.storage import transfer

        return transfer.to_file(self.engines, self.location, self.schema, target)

    def close(self) -> None:
        """Close every connection."""
        self.engines.close()

    def __enter__(self) -> "Book":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, problem: BaseException | None, where: TracebackType | None
    ) -> None:
        self.close()

    @contextmanager
    def _writing(self) -> Iterator[Connection]:
        try:
            with faults.translated(self.location), self.engines.writing.begin() as connection:
                self._back_up_daily(connection)
                yield connection
        except NetbookError:
            self.warnings.clear()  # the error says what is wrong
            raise

    def _back_up_daily(self, connection: Connection) -> None:
        """Under the write lock, so that of many processes one does it; a failure must not stop the write."""
        today = datetime.now(UTC).date()
        if self._daily_done == today:
            return
        self._daily_done = today
        try:
            if not self.shelf.has_daily(today) and connection.exec_driver_sql(_ANY_ROW).scalar():
                backup.make(self, DAILY)
        except (NetbookError, OSError) as problem:
            self.warnings.append(f"today's backup could not be made: {problem}")


def is_file(location: str) -> bool:
    """Whether a book's location is a file, not the address of a database."""
    return "://" not in location or location.startswith("sqlite:///")


def file_of(location: str) -> Path:
    """The file at a location that is one."""
    return Path(location.removeprefix("sqlite:///")).expanduser().absolute()


def shelf_of(path: Path) -> Shelf:
    """Where the backups of the book in a file lie, whether that can be opened or not."""
    return Shelf(path.parent / "backups", path.stem)


def _url(location: str) -> URL:
    try:
        url = make_url(location)
    except (ArgumentError, ValueError):
        raise BookUnavailable("the book's address cannot be read", "write postgresql://user@host/database") from None
    if url.get_backend_name() not in ("postgresql", "postgres"):
        raise BookUnavailable(
            f"a book cannot lie in {url.get_backend_name()}",
            "write a path or postgresql://user@host/database",
        )
    return url.set(drivername="postgresql")


def _refuse_writing(session: Session, *_context: object) -> None:
    if session.new or session.deleted or any(session.is_modified(one) for one in session.dirty):
        raise RuntimeError("a reading does not write: use Book.operation")
