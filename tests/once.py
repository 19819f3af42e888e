"""What each of thousands of books would do anew is done once: compiling statements, and writing those of a new book."""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from typing import Any

import pytest
import sqlalchemy
from sqlalchemy import Connection, event
from sqlalchemy.dialects.postgresql.base import PGDialect
from sqlalchemy.dialects.sqlite.base import SQLiteDialect
from sqlalchemy.util import LRUCache

from netbook.storage import engine, migrate

_STATEMENTS = 4_000


@contextmanager
def compiled_once() -> Iterator[None]:
    """What one engine has compiled, the others need not."""
    compiled: LRUCache[Any, Any] = LRUCache(_STATEMENTS)
    create_engine = partial(sqlalchemy.create_engine, execution_options={"compiled_cache": compiled})
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(engine, "create_engine", create_engine)
        for dialect in (SQLiteDialect, PGDialect):  # a part of the key, which else is another for each engine
            patch.setattr(dialect, "__hash__", lambda self: hash(type(self)))
            patch.setattr(dialect, "__eq__", lambda self, other: type(self) is type(other))
        yield


@contextmanager
def made_once() -> Iterator[None]:
    """The statements that make a book are the same for all: they are written for the first, and then repeated."""
    written: dict[str, list[tuple[str, Any]]] = {}
    fill = migrate.fill

    def filled(connection: Connection, head: str) -> None:
        kind = connection.dialect.name
        if head != migrate.CURRENT.head:
            fill(connection, head)
        elif kind in written:
            for statement, values in written[kind]:
                connection.exec_driver_sql(statement, values)
        else:
            with _noted(connection) as said:
                fill(connection, head)
            written[kind] = said

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(migrate, "fill", filled)
        yield


@contextmanager
def _noted(connection: Connection) -> Iterator[list[tuple[str, Any]]]:
    said: list[tuple[str, Any]] = []

    def note(on: Connection, _cursor: object, statement: str, values: Any, *_: object) -> None:
        if on.dialect.name == "postgresql" and not values and said and not said[-1][1]:
            said[-1] = (f"{said[-1][0]};{statement}", values)  # one way to the server for all of them
        else:
            said.append((statement, values))

    event.listen(connection, "before_cursor_execute", note)
    try:
        yield said
    finally:
        event.remove(connection, "before_cursor_execute", note)
