"""The version of a book: checked cheaply at every open, made anew, or brought up to date behind a backup."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlalchemy import (
    Column,
    Connection,
    MetaData,
    PrimaryKeyConstraint,
    String,
    Table,
    insert,
    inspect,
    text,
)
from sqlalchemy.exc import DBAPIError
from sqlmodel import SQLModel

import netbook.models  # noqa: F401  registers every table
from netbook.domain.vocabulary import CIRCLES, RULES
from netbook.errors import BookUnavailable
from netbook.models.circle import Circle
from netbook.models.curation import Rule
from netbook.models.derived import Derived
from netbook.storage import derived, engine, faults, files, peek, search
from netbook.storage.engine import Engines
from netbook.storage.rows import table_of

SCHEMA_VERSION = peek.VERSION

_STAMP = Table(
    "alembic_version",
    MetaData(),
    Column("version_num", String(32), nullable=False),
    PrimaryKeyConstraint("version_num", name="alembic_version_pkc"),
)
_OURS = "'alembic_version', 'contact', 'operation', 'change'"
_COUNT = {
    "sqlite": f"SELECT count(*), sum(name IN ({_OURS})) FROM sqlite_master WHERE type = 'table'",
    "postgresql": f"SELECT count(*), sum((tablename IN ({_OURS}))::int) FROM pg_tables "
    "WHERE schemaname = current_schema()",
}


@dataclass(frozen=True, slots=True)
class Schema:
    """The version that this program writes, and the folder with the migrations that lead to it."""

    head: str = SCHEMA_VERSION
    scripts: Path = Path(__file__).parent / "migrations"


CURRENT = Schema()


def ensure(
    engines: Engines,
    book: str,
    *,
    create: bool,
    schema: Schema = CURRENT,
    back_up: Callable[[Connection], Any],
) -> bool:
    """See that the book has the schema's version; whether this call made its tables.

    ``back_up`` runs under the write lock before an upgrade.

    Raises:
        BookUnavailable: newer than the program, another program's, missing, or an upgrade failed.
    """
    with engines.reading.begin() as connection:
        found = version(connection, book, schema)
    if found == schema.head:
        engine.settle_journal_mode(engines)
        return False
    if found is None:
        if not create:
            raise files.missing(book)
        engine.settle_journal_mode(engines)
        return _make(engines, book, schema)
    engine.settle_journal_mode(engines)
    _upgrade(engines, book, schema, back_up)
    return False


def version(connection: Connection, book: str, schema: Schema = CURRENT) -> str | None:
    """The version of the book behind ``connection``, or none when the database is empty.

    Raises:
        BookUnavailable: newer than ``schema``, or not a netbook book.
    """
    tables, ours = connection.exec_driver_sql(_COUNT[connection.dialect.name]).one()
    if not tables:
        return None
    if ours < 4:
        raise faults.not_a_book(book)
    found = [str(row[0]) for row in connection.exec_driver_sql("SELECT version_num FROM alembic_version")]
    if len(found) != 1 or not found[0].isdigit():
        raise faults.not_a_book(book)
    if int(found[0]) > int(schema.head):
        raise BookUnavailable(
            f"the book {book} was written by a newer netbook (version {found[0]}, "
            f"this one knows {schema.head}); it was left as it is",
            "upgrade netbook: pip install --upgrade netbook-crm",
        )
    return found[0]


def fill(connection: Connection, head: str) -> None:
    """Make the tables of a new book, stamped, with its circles and rules; the caller commits."""
    SQLModel.metadata.create_all(connection, checkfirst=False)
    search.create(connection)
    _STAMP.create(connection)
    connection.execute(insert(_STAMP).values(version_num=head))
    circles = [
        {
            "key": circle.key,
            "name": circle.name,
            "position": position,
            "capacity": circle.capacity,
            "cadence": circle.cadence,
            "late_after": circle.late_after,
        }
        for position, circle in enumerate(CIRCLES)
    ]
    rules = [{"key": rule.key, "text": rule.text, "position": position} for position, rule in enumerate(RULES)]
    connection.execute(insert(table_of(Circle)), circles)
    connection.execute(insert(table_of(Rule)), rules)


def run(connection: Connection, schema: Schema = CURRENT) -> None:
    """Run the migrations up to the schema's head in the transaction that ``connection`` is in."""
    from alembic import command
    from alembic.config import Config

    config = Config(attributes={"connection": connection})
    config.set_main_option("script_location", str(schema.scripts).replace("%", "%%"))
    command.upgrade(config, schema.head)


def _make(engines: Engines, book: str, schema: Schema) -> bool:
    with engines.writing.begin() as connection:
        if version(connection, book, schema) is not None:  # another process was first
            return False
        fill(connection, schema.head)
    return True


def _upgrade(engines: Engines, book: str, schema: Schema, back_up: Callable[[Connection], Any]) -> None:
    with engines.writing.connect() as connection, loose_keys(connection), connection.begin():
        if version(connection, book, schema) == schema.head:  # another process was first
            return
        back_up(connection)
        before = row_counts(connection)
        try:
            run(connection, schema)
            derived.rebuild(connection)
        except DBAPIError as problem:
            raise faults.explained(problem, book) or _not_upgraded(book) from problem
        after = row_counts(connection)
        lost = [name for name, count in before.items() if after.get(name, count) < count]
        if lost or _broken_keys(connection):
            raise _not_upgraded(book)


def _not_upgraded(book: str) -> BookUnavailable:
    return BookUnavailable(
        f"the book {book} cannot be upgraded without loss; it was left as it is",
        "go on with the netbook that wrote it, and report this",
    )


def row_counts(connection: Connection) -> dict[str, int]:
    """How many rows every table has, whatever the version of the book; what follows from them is not counted."""
    quote = connection.dialect.identifier_preparer.quote
    return {
        name: connection.execute(text(f"SELECT count(*) FROM {quote(name)}")).scalar_one()
        for name in inspect(connection).get_table_names()
        if name not in (_STAMP.name, Derived.__tablename__) and not name.startswith(search.PREFIX)
    }


@contextmanager
def loose_keys(connection: Connection) -> Iterator[None]:
    """SQLite rebuilds a table by dropping it, which enforced references forbid; they are checked after."""
    if connection.dialect.name != "sqlite":
        yield
        return
    cursor = connection.connection.cursor()
    cursor.execute("PRAGMA foreign_keys=OFF")
    try:
        yield
    finally:
        cursor.execute("PRAGMA foreign_keys=ON")
        cursor.close()


def _broken_keys(connection: Connection) -> bool:
    if connection.dialect.name != "sqlite":
        return False
    return connection.exec_driver_sql("PRAGMA foreign_key_check").first() is not None
