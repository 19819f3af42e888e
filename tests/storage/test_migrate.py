import os
import signal
import sqlite3
import time
from contextlib import closing
from pathlib import Path

import pytest
from sqlmodel import SQLModel

from netbook.errors import BookUnavailable
from netbook.storage import backup, engine, migrate, search
from netbook.storage.book import Book
from netbook.storage.migrate import CURRENT, SCHEMA_VERSION, Schema
from netbook.storage.shelf import MIGRATION
from tests.storage.helpers import add, names, person, side_by_side, state

BOOKS = Path(__file__).parent / "books"


def fixture(version: str, path: Path) -> Path:
    """The book that netbook wrote at ``version``."""
    with closing(sqlite3.connect(path)) as raw:
        raw.executescript((BOOKS / f"{version}.sql").read_text(encoding="utf-8"))
    return path


def shape(path: Path) -> set[tuple[str, ...]]:
    """Every table and index as SQLite has it, whatever the spacing."""
    with closing(sqlite3.connect(path)) as raw:
        found = raw.execute("SELECT type, name, tbl_name, sql FROM sqlite_master").fetchall()
    return {(kind, name, table, " ".join((sql or "").split())) for kind, name, table, sql in found}


def shoes(path: Path) -> list[int]:
    with closing(sqlite3.connect(path)) as raw:
        return [row[0] for row in raw.execute("SELECT shoe_size FROM contact")]


def test_the_version_is_that_of_the_newest_migration() -> None:
    newest = max(one.name for one in (CURRENT.scripts / "versions").glob("[0-9]*.py"))
    assert newest.split("_")[0] == SCHEMA_VERSION


def test_migrations_from_nothing_make_the_book_that_a_new_one_is(tmp_path: Path) -> None:
    new, migrated = tmp_path / "new.db", tmp_path / "migrated.db"
    Book.open(str(new)).close()
    migrated.touch()
    engines = engine.for_file(migrated)
    with engines.writing.begin() as connection:
        migrate.run(connection)
    engines.close()
    assert shape(migrated) == shape(new)
    assert SQLModel.metadata.tables.keys() <= {name for kind, name, *_ in shape(migrated) if kind == "table"}
    with Book.open(str(new)) as one, Book.open(str(migrated), create=False) as other:
        assert state(one) == state(other)


@pytest.mark.parametrize("version", sorted(one.stem for one in BOOKS.glob("*.sql")))
def test_every_book_ever_written_still_opens(version: str, path: Path) -> None:
    fixture(version, path)
    with closing(sqlite3.connect(path)) as raw:
        tables = [row[0] for row in raw.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        ours = [table for table in tables if not table.startswith(search.PREFIX)]
        assert all(raw.execute(f'SELECT count(*) FROM "{table}"').fetchone()[0] for table in ours)
    with Book.open(str(path), create=False) as book:
        assert names(book) == ["Ana Reyes", "Bo Lindqvist"]
        add(book, "Cy")
        book.undo()
        before = state(book)
        undone = book.undo()
        assert state(book) != before
        assert book.redo() == undone


def test_there_is_a_book_of_every_version() -> None:
    versions = {one.name.split("_")[0] for one in (CURRENT.scripts / "versions").glob("[0-9]*.py")}
    assert {one.stem for one in BOOKS.glob("*.sql")} == versions


@pytest.mark.usefixtures("journal_mode")
def test_an_upgrade_keeps_the_rows_and_leaves_a_backup(path: Path, newer: Schema) -> None:
    with Book.open(str(path)) as book:
        ana = add(book, "Ana")
        with book.operation("introduce") as session:
            person(session, ana).introduced_by = ana
        before = state(book)
    with Book.open(str(path), schema=newer) as book:
        assert not book.fresh
        assert state(book) == before
        (saved,) = backup.listing(book.shelf)
    assert saved.kind == MIGRATION
    assert shoes(path) == [42]
    with Book.open(str(saved.path)) as old:
        assert state(old) == before
    with pytest.raises(BookUnavailable, match="newer"):
        Book.open(str(path))


BROKEN = {
    "raises": "op.get_bind().exec_driver_sql('INSERT INTO nowhere VALUES (1)')",
    "loses rows": "op.execute('DELETE FROM contact')",
    "breaks a reference": "op.execute('UPDATE contact SET introduced_by = 99')",
}


@pytest.mark.parametrize("how", BROKEN)
@pytest.mark.usefixtures("journal_mode")
def test_an_upgrade_that_fails_leaves_the_book_as_it_was(path: Path, newer: Schema, how: str) -> None:
    with (newer.scripts / "versions" / "next.py").open("a") as script:
        script.write(f"    {BROKEN[how]}\n")
    with Book.open(str(path)) as book:
        add(book, "Ana")
        before = state(book)
    with pytest.raises(BookUnavailable, match="cannot be upgraded without loss"):
        Book.open(str(path), schema=newer)
    with Book.open(str(path), create=False) as book:
        assert state(book) == before
        assert len(backup.listing(book.shelf)) == 1
    assert all("shoe_size" not in sql for *_, sql in shape(path))


@pytest.mark.usefixtures("journal_mode")
def test_an_upgrade_that_is_killed_leaves_the_book_as_it_was(path: Path, newer: Schema, tmp_path: Path) -> None:
    with (newer.scripts / "versions" / "next.py").open("a") as script:
        half = str(tmp_path / "half")
        script.write(f"    import pathlib, time; pathlib.Path({half!r}).touch(); time.sleep(60)\n")
    with Book.open(str(path)) as book:
        add(book, "Ana")
    child = os.fork()
    if child == 0:
        Book.open(str(path), schema=newer)
        os._exit(0)
    while not (tmp_path / "half").exists():
        time.sleep(0.01)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    with Book.open(str(path), create=False) as book:
        assert names(book) == ["Ana"]
    assert all("shoe_size" not in sql for *_, sql in shape(path))


def test_of_many_processes_one_upgrades(path: Path, newer: Schema) -> None:
    with Book.open(str(path)) as book:
        add(book, "Ana")

    def work(_place: int) -> None:
        with Book.open(str(path), schema=newer) as book:
            assert names(book) == ["Ana"]

    assert side_by_side(8, work) == [0] * 8
    assert shoes(path) == [42]
    with Book.open(str(path), schema=newer) as book:
        (saved,) = backup.listing(book.shelf)
    with Book.open(str(saved.path)) as before_the_upgrade:
        assert names(before_the_upgrade) == ["Ana"]
