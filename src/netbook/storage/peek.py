"""A book looked at through the bare driver: quick, read-only, and never waiting for long.

The prompt badge and completion look at a book this way; whatever writes opens it through ``storage.book``.
"""

import os
import sqlite3
import stat

from netbook.errors import BookUnavailable

TYPE_CHECKING = False  # as type checkers know it; importing typing costs a third of the badge
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Any

    Row = tuple[Any, ...]

VERSION = "0007"  # of the tables that this program knows
_PATIENCE = 50  # milliseconds to wait for a lock
_OURS = "'alembic_version', 'contact', 'operation', 'change'"
_TABLES = {
    "?": f"SELECT count(*), sum(name IN ({_OURS})) FROM sqlite_master WHERE type = 'table'",
    "%s": f"SELECT count(*), sum((tablename IN ({_OURS}))::int) FROM pg_tables WHERE schemaname = current_schema()",
}
_MORE = "netbook due tells more"


class Peek:
    """A look at a book as it is at one moment; every method raises BookUnavailable."""

    def __init__(self, connection: "Any", problems: type[Exception], mark: str, book: str) -> None:
        self._connection = connection
        self._problems = problems  # what the driver raises
        self._mark = mark  # how it writes a parameter
        self._book = book

    def rows(self, statement: str, parameters: "Sequence[str | int]" = ()) -> "list[Row]":
        """What a statement finds; its parameters are written as ``?``."""
        try:
            return list(self._connection.execute(statement.replace("?", self._mark), parameters).fetchall())
        except self._problems as problem:
            raise _explained(problem, self._book) from None

    def bearing(self, words: "Sequence[str]") -> tuple[str, str]:
        """What selects the ids of people in whose names each of ``words`` begins a word, and its parameter."""
        if self._mark == "?":
            wanted = " AND ".join(f'"{word}" *' for word in words)
            return "SELECT rowid AS id FROM search_contact WHERE search_contact MATCH ?", f"{{name}} : ({wanted})"
        return "SELECT id FROM search_contact WHERE words @@ ?::tsquery", " & ".join(
            f"':name:{word}':*" for word in words
        )

    def close(self) -> None:
        """Let the book go."""
        self._connection.close()

    def __enter__(self) -> "Peek":
        return self

    def __exit__(self, *_problem: object) -> None:
        self.close()

    def holds_a_book(self) -> bool:
        """Whether there is anything; a book of today, if so.

        Raises:
            BookUnavailable: older, newer, or another program's.
        """
        ((tables, ours),) = self.rows(_TABLES[self._mark])
        if not tables:
            return False
        found = self.rows("SELECT version_num FROM alembic_version") if ours == 4 else []
        if len(found) != 1 or not str(found[0][0]).isdigit():
            raise BookUnavailable(f"{self._book} belongs to another program", "name another file with --book")
        version = int(found[0][0])
        if version > int(VERSION):
            raise BookUnavailable(f"{self._book} was written by a newer netbook", "upgrade netbook")
        if version < int(VERSION):
            raise BookUnavailable(
                f"{self._book} is of an older netbook", "any command upgrades it, such as netbook due"
            )
        return True


def look(book: str) -> Peek | None:
    """Look at the book at a path or a ``postgresql://`` address; none where there is no book yet.

    Raises:
        BookUnavailable: locked, damaged, older, newer, or no book.
    """
    peek = _at_address(book) if "://" in book else _at_path(book)
    try:
        if peek is None or peek.holds_a_book():
            return peek
    except BaseException:
        assert peek is not None, "nothing else can fail"
        peek.close()
        raise
    peek.close()
    return None


def _at_path(path: str) -> Peek | None:
    try:
        found = os.stat(path)  # noqa: PTH116 - pathlib costs the badge as much as all the rest
    except (FileNotFoundError, NotADirectoryError):
        return None
    except (OSError, ValueError) as problem:
        raise _explained(problem, path) from None
    if not stat.S_ISREG(found.st_mode):
        raise BookUnavailable(f"{path} is not a file", "name another one with --book")
    if not found.st_size:
        return None
    name = path.replace("%", "%25").replace("?", "%3f").replace("#", "%23")
    try:
        connection = sqlite3.connect(f"file:{name}?mode=ro", uri=True, timeout=_PATIENCE / 1000, isolation_level=None)
        connection.execute("BEGIN")
    except sqlite3.Error as problem:
        raise _explained(problem, path) from None
    return Peek(connection, sqlite3.Error, "?", path)


def _at_address(address: str) -> Peek:
    scheme, _, rest = address.partition("://")
    if scheme.partition("+")[0] not in ("postgresql", "postgres"):
        raise BookUnavailable(f"a book cannot lie in {scheme}", "write a path or postgresql://user@host/database")
    try:
        import psycopg
    except ModuleNotFoundError:
        raise BookUnavailable("a book in PostgreSQL needs psycopg", "pip install 'netbook-crm[postgres]'") from None
    book = "the book's database"  # its address may hold a password
    try:
        connection = psycopg.connect(f"postgresql://{rest}", connect_timeout=2)
        connection.read_only = True
        connection.execute(f"SET LOCAL lock_timeout = {_PATIENCE}")
    except psycopg.Error as problem:
        raise _explained(problem, book) from None
    return Peek(connection, psycopg.Error, "%s", book)


def _explained(problem: Exception, book: str) -> BookUnavailable:
    """What a driver's complaint means for who only wants to look."""
    code = getattr(problem, "sqlite_errorcode", 0) & 0xFF
    if code in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED) or getattr(problem, "sqlstate", None) == "55P03":
        return BookUnavailable(f"{book} is locked by another program", "try again")
    if code == sqlite3.SQLITE_NOTADB:
        return BookUnavailable(f"{book} is not a book", _MORE)
    if code == sqlite3.SQLITE_CORRUPT:
        return BookUnavailable(f"{book} is damaged", _MORE)
    return BookUnavailable(f"{book} cannot be read", _MORE)
