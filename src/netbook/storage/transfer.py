"""A book in PostgreSQL backed up into an SQLite file, and restored from one."""

import shutil
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import JSON, Connection, MetaData, delete, insert, select, text

from netbook.storage import backup, derived, engine, migrate, search
from netbook.storage.engine import Engines
from netbook.storage.migrate import SCHEMA_VERSION, Schema
from netbook.storage.shelf import BEFORE_RESTORE, BackupInfo

if TYPE_CHECKING:
    from netbook.storage.book import Book


def to_file(engines: Engines, book: str, schema: Schema, target: Path) -> dict[str, int]:
    """Write the book into the empty file ``target`` at the version it has; raises the drivers' errors."""
    copies = engine.for_file(target)
    try:
        with engines.reading.begin() as source, copies.writing.connect() as copy, migrate.loose_keys(copy):
            found = migrate.version(source, book, schema)
            assert found is not None
            with copy.begin():
                if found == SCHEMA_VERSION:
                    migrate.fill(copy, found)
                else:
                    migrate.run(copy, Schema(found, schema.scripts))
                _pour(source, copy)
                if found == SCHEMA_VERSION:
                    derived.rebuild(copy)
            return migrate.row_counts(source)
    finally:
        copies.close()


def restore(book: "Book", chosen: Path) -> BackupInfo:
    """Give the book the content of ``chosen`` in one transaction; returns the backup of the present one."""
    with tempfile.TemporaryDirectory() as folder:  # 0700
        copy = Path(folder) / "book.db"
        shutil.copyfile(chosen, copy)
        copies = engine.for_file(copy)
        try:
            migrate.ensure(copies, str(chosen), create=False, schema=book.schema, back_up=lambda _: None)
            with book.engines.writing.begin() as target, copies.reading.begin() as source:
                saved = backup.make(book, BEFORE_RESTORE)
                _pour(source, target)
                derived.rebuild(target)
                count_on(target)
                return saved
        finally:
            copies.close()


def _pour(source: Connection, target: Connection) -> None:
    """Replace every row of ``target`` by those of ``source``, by the tables' own columns."""
    here, there = _tables(source), _tables(target)
    for name, table in there.tables.items():
        if name == "alembic_version":
            continue
        target.execute(delete(table))
        with source.execute(select(here.tables[name]).order_by(*here.tables[name].primary_key)) as found:
            for part in found.mappings().partitions(500):
                target.execute(insert(table), [dict(row) for row in part])


def _tables(connection: Connection) -> MetaData:
    if connection.dialect.name == "postgresql":
        # SQLite keeps the clock's digits alone, and they are UTC's.
        connection.exec_driver_sql("SET LOCAL timezone TO 'UTC'")
    found = MetaData()
    found.reflect(connection, only=lambda name, _: not name.startswith(search.PREFIX))
    for table in found.tables.values():
        for column in table.columns:
            if isinstance(column.type, JSON):
                column.type.none_as_null = True
    return found


def count_on(connection: Connection) -> None:
    """Have PostgreSQL number new rows after every id the journal may bring back, or those just written."""
    if connection.dialect.name != "postgresql":
        return
    quote = connection.dialect.identifier_preparer.quote
    for name, table in _tables(connection).tables.items():
        if "id" in table.c:
            used = f"SELECT max(id) AS id FROM {quote(name)}"
            noted = 'SELECT max(row_id) FROM change WHERE "table" = :name'
            highest = f"SELECT coalesce(max(id), 0) FROM ({used} UNION ALL {noted}) AS ids"
            new = f"SELECT setval(pg_get_serial_sequence(:quoted, 'id'), ({highest}) + 1, false)"
            connection.execute(text(new), {"name": name, "quoted": quote(name)})
