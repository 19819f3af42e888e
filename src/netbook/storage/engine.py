"""A database engine with the settings that keep a book whole."""

import os
import sqlite3
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Connection, Engine, QueuePool, create_engine, event

from netbook.errors import BookUnavailable

WRITE_LOCK = 0x6E6574626F6F6B  # "netbook": the PostgreSQL advisory lock that makes one writer at a time
_WRITES = "netbook_writes"
_CACHE = 64 << 10  # KB of pages that a writing transaction holds at most


@dataclass(frozen=True, slots=True)
class Engines:
    """One pool seen twice: transactions that may write hold the write lock from their beginning."""

    reading: Engine
    writing: Engine

    @property
    def is_sqlite(self) -> bool:
        """Whether the book is a file."""
        return self.reading.dialect.name == "sqlite"

    def close(self) -> None:
        """Close every connection."""
        self.reading.dispose()


def busy_ms() -> int:
    """How long a process waits for the write lock: ``NETBOOK_BUSY_MS``, or 30 seconds."""
    given = os.environ.get("NETBOOK_BUSY_MS", "")
    return int(given) if given.isascii() and given.isdigit() else 30_000


def connect(path: Path, *, options: str = "mode=rw") -> sqlite3.Connection:
    """Open an existing SQLite file, never making one; raises sqlite3.Error."""
    return sqlite3.connect(
        f"{path.absolute().as_uri()}?{options}",
        uri=True,
        timeout=busy_ms() / 1000,
        isolation_level=None,
        check_same_thread=False,
    )


def for_file(path: Path, *, options: str = "mode=rw") -> Engines:
    """Engines over an SQLite file; nothing is opened yet."""
    engine = create_engine(
        "sqlite://",
        creator=lambda: connect(path, options=options),
        poolclass=QueuePool,
        pool_size=1,
        max_overflow=-1,
        hide_parameters=True,
    )
    event.listen(engine, "connect", _settle_connection)
    event.listen(engine, "begin", _begin_sqlite)
    return Engines(engine, engine.execution_options(**{_WRITES: True}))


def for_url(url: URL) -> Engines:
    """Engines over a PostgreSQL database; nothing is opened yet.

    Raises:
        BookUnavailable: the driver is not installed.
    """
    try:
        engine = create_engine(url, pool_size=1, max_overflow=-1, hide_parameters=True)
    except ModuleNotFoundError:
        raise BookUnavailable(
            "a book in PostgreSQL needs the psycopg driver, which is not installed",
            "pip install 'netbook-crm[postgres]'",
        ) from None
    event.listen(engine, "begin", _begin_postgresql)
    return Engines(
        engine.execution_options(isolation_level="REPEATABLE READ", postgresql_readonly=True),
        engine.execution_options(**{_WRITES: True}),
    )


def wal_is_safe(version: tuple[int, ...] = sqlite3.sqlite_version_info) -> bool:
    """Whether this SQLite is free of the WAL-reset bug (fixed in 3.51.3, 3.50.7 and 3.44.6)."""
    if version[:2] == (3, 50):
        return version >= (3, 50, 7)
    if version[:2] == (3, 44):
        return version >= (3, 44, 6)
    return version >= (3, 51, 3)


def settle_journal_mode(engines: Engines) -> None:
    """Give the file the journal mode this SQLite is safe with, unless others are using the book."""
    if not engines.is_sqlite:
        return
    wanted = "wal" if wal_is_safe() else "delete"
    pooled = engines.reading.raw_connection()
    try:
        cursor = pooled.cursor()
        with suppress(sqlite3.OperationalError):
            if cursor.execute("PRAGMA journal_mode").fetchone()[0] != wanted:
                cursor.execute("PRAGMA busy_timeout=0")
                cursor.execute(f"PRAGMA journal_mode={wanted}")
        cursor.execute(f"PRAGMA busy_timeout={busy_ms()}")
        cursor.close()
    finally:
        pooled.close()


def _settle_connection(connection: Any, _record: object) -> None:
    cursor = connection.cursor()
    cursor.execute("PRAGMA foreign_keys=ON")
    cursor.execute("PRAGMA secure_delete=ON")
    # DELETE mode needs EXTRA; in WAL mode it means FULL, and the mode may change.
    cursor.execute("PRAGMA synchronous=EXTRA")
    cursor.close()


def _writes(connection: Connection) -> bool:
    return bool(connection.get_execution_options().get(_WRITES))


def _begin_sqlite(connection: Connection) -> None:
    # SQLAlchemy's own begin takes no lock before the first write: two writers then lose updates or deadlock.
    if not _writes(connection):
        connection.exec_driver_sql("BEGIN")
        return
    # An import writes all over the indexes: with the usual 2 MB each row of a million would go to the disk at once.
    connection.exec_driver_sql(f"PRAGMA cache_size=-{_CACHE}")
    connection.exec_driver_sql("BEGIN IMMEDIATE")


def _begin_postgresql(connection: Connection) -> None:
    if _writes(connection):
        connection.exec_driver_sql(f"SET LOCAL lock_timeout = {busy_ms()}")
        connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({WRITE_LOCK})")
