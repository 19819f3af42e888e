"""The rows of a whole book brought together by what they hang on, on the disk, so that memory stays bounded."""

import json
import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing, contextmanager
from itertools import groupby

from netbook.errors import Failed
from netbook.formats.whole.rows import Row

# Nameless: SQLite keeps it in memory while it is small, then in a file of the user's own that no folder lists.
_NOWHERE = ""

Parts = Mapping[str, list[Row]]  # the rows that belong together, by table


class Sorter:
    """Takes rows in any order, and gives them back by owner."""

    def __init__(self, database: sqlite3.Connection) -> None:
        self._database = database
        database.execute("PRAGMA cache_size = -16000")  # KB
        database.execute("PRAGMA journal_mode = OFF")
        database.execute("CREATE TABLE kept (owner TEXT, number INTEGER, name TEXT, id INTEGER, row TEXT)")

    def fill(self, rows: Iterable[tuple[str, int, str, int, Row]]) -> None:
        """Take rows: of what kind their owner is, which one it is, their table, their id, and all the rest."""
        with _told():
            self._database.executemany(
                "INSERT INTO kept VALUES (?, ?, ?, ?, ?)",
                ((owner, number, name, key, json.dumps(row)) for owner, number, name, key, row in rows),
            )

    def of(self, owner: str) -> Iterator[Parts]:
        """The rows of each owner of a kind, by table and in the order of their ids."""
        query = "SELECT number, name, row FROM kept WHERE owner = ? ORDER BY number, name, id"
        with _told():
            found = iter(self._database.execute(query, (owner,)))
            for _, rows in groupby(found, key=lambda row: row[0]):
                parts: dict[str, list[Row]] = defaultdict(list)
                for _, name, row in rows:
                    parts[name].append(json.loads(row))
                yield parts


@contextmanager
def sorter() -> Iterator[Sorter]:
    """A sorter, which leaves nothing behind."""
    with _told(), closing(sqlite3.connect(_NOWHERE, isolation_level=None)) as database:
        database.execute("BEGIN")
        yield Sorter(database)


@contextmanager
def _told() -> Iterator[None]:
    try:
        yield
    except sqlite3.Error as problem:
        hint = "make room where temporary files lie, or name another folder in TMPDIR"
        raise Failed(f"the file cannot be sorted on the disk ({problem}); nothing was changed", hint) from None
