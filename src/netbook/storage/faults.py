"""What a database driver complains about, said in words a person can act on."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.exc import DBAPIError

from netbook.errors import BookDamaged, BookUnavailable, Conflict, Failed, NetbookError


@contextmanager
def translated(book: str) -> Iterator[None]:
    """Turn driver errors inside the block into NetbookError; ``book`` is how a person knows the book.

    Raises:
        BookUnavailable: locked, damaged, not a database, cannot be reached.
        Failed: disk full, read-only, the disk refuses.
        Conflict: a reference or a value that must be unique is violated.
    """
    try:
        yield
    except (DBAPIError, sqlite3.Error) as problem:
        said = explained(problem, book)
        if said is None:
            raise
        # Not chained: PostgreSQL quotes the values of a row in its messages.
        raise said from None


def explained(problem: DBAPIError | sqlite3.Error, book: str) -> NetbookError | None:
    """Say what ``problem`` means for the book, or none when it is a fault of the program."""
    cause = problem.orig if isinstance(problem, DBAPIError) else problem
    if isinstance(cause, sqlite3.Error):
        return _sqlite(cause, book)
    return _postgresql(cause, book)


def _sqlite(cause: sqlite3.Error, book: str) -> NetbookError | None:
    code: int = getattr(cause, "sqlite_errorcode", 0)
    if code in (sqlite3.SQLITE_CONSTRAINT_FOREIGNKEY, sqlite3.SQLITE_CONSTRAINT_UNIQUE):
        return _violation(code == sqlite3.SQLITE_CONSTRAINT_UNIQUE)
    match code & 0xFF:
        case sqlite3.SQLITE_BUSY | sqlite3.SQLITE_LOCKED:
            return locked(book)
        case sqlite3.SQLITE_READONLY | sqlite3.SQLITE_PERM:
            return Failed(
                f"the book {book} is read-only; nothing was changed",
                "allow yourself to write the file and its folder, then run the command again",
            )
        case sqlite3.SQLITE_FULL:
            return Failed("the disk is full; nothing was changed", "free some space and run the command again")
        case sqlite3.SQLITE_IOERR:
            return Failed(
                f"the disk refuses to read or write the book {book}; nothing was changed",
                "check its free space and its health, then run the command again",
            )
        case sqlite3.SQLITE_CORRUPT:
            return damaged(book)
        case sqlite3.SQLITE_NOTADB:
            return BookDamaged(
                f"{book} is not a book; it was left as it is",
                "name another file with --book, or have netbook backup restore put the newest copy there",
            )
        case sqlite3.SQLITE_CANTOPEN | sqlite3.SQLITE_AUTH:
            return unopenable(book)
    return None


def _postgresql(cause: BaseException | None, book: str) -> NetbookError | None:
    state: str | None = getattr(cause, "sqlstate", None)
    if state is None:
        if type(cause).__name__ not in ("OperationalError", "ConnectionTimeout"):
            return None
        reason = str(cause).strip().splitlines()[0].removeprefix("connection failed: ")
        return BookUnavailable(
            f"the database {book} does not answer ({reason}); nothing was changed",
            "check its address and that the server runs, then run the command again",
        )
    if state in ("23503", "23505"):
        return _violation(state == "23505")
    if state in ("55P03", "40001", "40P01", "57014"):
        return locked(book)
    if state == "53100":
        return Failed("the server's disk is full; nothing was changed", "free some space there and try again")
    if state in ("25006", "42501"):
        return Failed(f"the database {book} may not be written; nothing was changed", "ask for the right to write")
    if state.startswith("42"):  # a statement that makes no sense there: the program's fault
        return None
    return Failed(
        f"PostgreSQL refuses (SQLSTATE {state}); nothing was changed",
        "see what the server says, then run the command again",
    )


def _violation(unique: bool) -> Conflict:
    if unique:
        return Conflict("the book holds this already; nothing was changed", "change the one that is there")
    return Conflict(
        "an entry would refer to something that is not in the book; nothing was changed",
        "netbook history shows what was done meanwhile",
    )


def locked(book: str) -> BookUnavailable:
    """The book has been busy for longer than a person waits."""
    return BookUnavailable(
        f"the book {book} is locked by another program; nothing was changed",
        "close that program or wait, then run the command again",
    )


def damaged(book: str) -> BookDamaged:
    """The file is a database whose pages contradict each other."""
    return BookDamaged(
        f"the book {book} is damaged; it was left as it is",
        "netbook doctor looks closer, netbook backup restore puts the newest good copy in its place",
    )


def unopenable(book: str) -> BookUnavailable:
    """The file cannot be opened at all."""
    return BookUnavailable(
        f"the book {book} cannot be opened; it was left as it is",
        "check the path, and that you may read and write the file and its folder",
    )


def not_a_book(book: str) -> BookUnavailable:
    """The database belongs to another program."""
    return BookUnavailable(
        f"{book} belongs to another program, not to netbook; it was left as it is",
        "name another file with --book",
    )
