"""Backups: copies through SQLite's backup API, verified before they count, and restored the same way."""

import sqlite3
import time
from collections.abc import Callable
from contextlib import closing, suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import Connection

from netbook.errors import BookUnavailable, Failed, NotFound
from netbook.storage import engine, faults, files, migrate
from netbook.storage.migrate import Schema
from netbook.storage.shelf import AUTOMATIC, BEFORE_RESTORE, MANUAL, BackupInfo, Shelf

if TYPE_CHECKING:
    from netbook.storage.book import Book

__all__ = ["MANUAL", "BackupInfo", "copy_file", "find", "listing", "make", "rescue", "restore", "store", "verify"]

Counts = dict[str, int]


def make(book: "Book", kind: str = MANUAL) -> BackupInfo:
    """Back the book up now.

    Raises:
        Failed: the backup cannot be written.
        BookUnavailable: the book or its copy is damaged.
    """
    return store(book.shelf, kind, book.copy_into, book.schema)


def listing(shelf: Shelf) -> list[BackupInfo]:
    """The backups on a shelf, newest first.

    Raises:
        Failed: their folder cannot be read.
    """
    try:
        return shelf.listing()
    except OSError as problem:
        raise _unwritable(shelf.folder, problem) from None


def find(shelf: Shelf, name: str | None = None) -> BackupInfo:
    """The backup of that file name or path, or the newest.

    Raises:
        NotFound: there is none.
        Failed: their folder cannot be read.
    """
    found = listing(shelf)
    if name is None and found:
        return found[0]
    for info in found:
        if name in (info.path.name, str(info.path)):
            return info
    if name is None or not (path := Path(name).expanduser().absolute()).is_file():
        raise NotFound(
            "there is no such backup" if name else "there is no backup yet", "netbook backup list shows what there is"
        )
    facts = path.stat()
    return BackupInfo(path, MANUAL, datetime.fromtimestamp(facts.st_mtime, UTC), facts.st_size)


def store(shelf: Shelf, kind: str, copy_into: Callable[[Path], Counts], schema: Schema) -> BackupInfo:
    """Have ``copy_into`` fill a new file, verify it, and put it on the shelf.

    Raises:
        Failed: it cannot be written.
        BookUnavailable: the copy is not whole.
    """
    final = shelf.place(kind)
    unfinished = final.with_suffix(".part")
    try:
        files.private_folder(shelf.folder)
        files.private_file(unfinished)
        with faults.translated(str(unfinished)):
            counts = copy_into(unfinished)
        if verify(unfinished, schema) != counts:
            raise BookUnavailable("the backup is not whole and was not kept", "netbook backup tries again")
        unfinished.replace(final)
        files.flush_folder(shelf.folder)
        if kind in AUTOMATIC:
            shelf.rotate()
        return next(info for info in shelf.listing() if info.path == final)
    except OSError as problem:
        raise _unwritable(shelf.folder, problem) from None
    finally:
        with suppress(OSError):
            unfinished.unlink(missing_ok=True)


def copy_file(source: Path, target: Path) -> Counts:
    """Copy a live book into the empty file ``target``; raises the driver's errors."""
    engines = engine.for_file(source)
    try:
        with engines.reading.begin() as connection:
            return _copy(connection, target)
    finally:
        engines.close()


def verify(path: Path, schema: Schema = migrate.CURRENT) -> Counts:
    """Read every page of a backup; how many rows each table has.

    Raises:
        BookUnavailable: missing, damaged, not a netbook book, or a newer one.
    """
    files.ready(path, create=False)
    # Immutable: nothing is made beside the backup. A book put aside with its -wal needs that one, though.
    beside = path.with_name(f"{path.name}-wal").exists()
    engines = engine.for_file(path, options="mode=ro" if beside else "mode=ro&immutable=1")
    try:
        with faults.translated(str(path)), engines.reading.begin() as connection:
            if connection.exec_driver_sql("PRAGMA integrity_check").scalar() != "ok":
                raise faults.damaged(str(path))
            if migrate.version(connection, str(path), schema) is None:
                raise faults.not_a_book(str(path))
            return migrate.row_counts(connection)
    finally:
        engines.close()


def restore(book: "Book", backup: Path) -> BackupInfo:
    """Give the book the content of ``backup``; the present one is backed up first, and that backup returned.

    Raises:
        BookUnavailable: the backup is damaged, no netbook book or a newer one; the book is in use.
        Failed: the disk refuses.
    """
    verify(backup, book.schema)
    with faults.translated(book.location):
        if book.path is None:
            from netbook.storage import transfer

            saved = transfer.restore(book, backup)
        else:
            saved = _restore_file(book, book.path, backup)
        book.bring_up_to_date()
    return saved


def rescue(path: Path, shelf: Shelf, backup: Path, schema: Schema = migrate.CURRENT) -> Path:
    """Put ``backup`` in the place of a file that is no book any more; where that file went.

    Raises:
        BookUnavailable: the backup is damaged, no netbook book or a newer one.
        Failed: the disk refuses.
    """
    verify(backup, schema)
    aside = shelf.place(BEFORE_RESTORE).with_suffix(".damaged")
    try:
        files.private_folder(shelf.folder)
        path.replace(aside)
        for ending in ("-wal", "-shm", "-journal"):  # they belong to the damaged file, not to what comes
            with suppress(FileNotFoundError):
                path.with_name(path.name + ending).replace(aside.with_name(aside.name + ending))
        files.private_file(path)
        with (
            faults.translated(str(path)),
            closing(engine.connect(backup, options="mode=ro")) as source,
            closing(engine.connect(path)) as target,
        ):
            source.backup(target)
    except OSError as problem:
        raise _unwritable(shelf.folder, problem) from None
    return aside


def _restore_file(book: "Book", path: Path, backup: Path) -> BackupInfo:
    live = engine.for_file(path)
    try:
        with (
            live.reading.connect() as connection,
            closing(engine.connect(backup, options="mode=ro")) as source,
        ):
            raw = connection.connection.driver_connection
            assert isinstance(raw, sqlite3.Connection)
            if raw.execute("PRAGMA journal_mode").fetchone()[0] == "wal":
                return _restore_over_wal(book, raw, source)
            # The lock outlives the transaction: nobody writes between the safety copy and the restore.
            # Asked for before the lock is held, that mode would keep a writer from committing and deadlock.
            raw.execute("BEGIN EXCLUSIVE")
            raw.execute("PRAGMA locking_mode=EXCLUSIVE")
            raw.execute("COMMIT")
            with connection.begin():
                saved = store(book.shelf, BEFORE_RESTORE, lambda copy: _copy(connection, copy), book.schema)
            source.backup(raw)
            return saved
    finally:
        live.close()


def _restore_over_wal(book: "Book", raw: sqlite3.Connection, source: sqlite3.Connection) -> BackupInfo:
    """In WAL mode no lock outlives a transaction, but others can read while the restore holds it."""
    saved: list[BackupInfo] = []
    deadline = time.monotonic() + engine.busy_ms() / 1000

    def after_a_page(status: int, _remaining: int, _total: int) -> None:
        if status in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
            if time.monotonic() > deadline:
                raise faults.locked(book.location)
        elif not saved:
            saved.append(make(book, BEFORE_RESTORE))

    source.backup(raw, pages=1, progress=after_a_page, sleep=0.05)
    return saved[0]


def _copy(connection: Connection, target: Path) -> Counts:
    counts = migrate.row_counts(connection)
    raw = connection.connection.driver_connection
    assert isinstance(raw, sqlite3.Connection)
    with closing(engine.connect(target)) as copy:
        raw.backup(copy)
        copy.execute("PRAGMA journal_mode=DELETE")  # a backup is one file
    return counts


def _unwritable(folder: Path, problem: OSError) -> Failed:
    return Failed(
        f"the backup cannot be written in {folder} ({problem.strerror}); the book was left as it is",
        "free some space there and see that you may write in it",
    )
