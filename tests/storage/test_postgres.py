"""What is particular to a book in PostgreSQL; operations, undo and history are tested with both databases."""

import sys
from pathlib import Path

import pytest
from sqlalchemy import create_engine, make_url

from netbook.config import default_book
from netbook.errors import BookUnavailable
from netbook.storage import backup
from netbook.storage.book import Book
from netbook.storage.migrate import Schema
from netbook.storage.shelf import BEFORE_RESTORE, DAILY, MANUAL, MIGRATION
from tests.storage.helpers import add, log, names, person, rename, side_by_side, state


def run(url: str, *statements: str) -> None:
    """Do something to the database behind the book's back."""
    engine = create_engine(make_url(url))
    with engine.begin() as connection:
        for statement in statements:
            connection.exec_driver_sql(statement)
    engine.dispose()


@pytest.mark.slow
@pytest.mark.parametrize("number", [8, pytest.param(50, marks=pytest.mark.slow)])
def test_processes_that_begin_the_same_book_all_land(postgres_url: str, number: int) -> None:
    def work(place: int) -> None:
        with Book.open(postgres_url) as book:
            add(book, f"n{place:02}")

    assert side_by_side(number, work) == [0] * number
    with Book.open(postgres_url) as book:
        assert sorted(names(book)) == [f"n{place:02}" for place in range(number)]


@pytest.mark.slow
def test_no_update_is_lost(postgres_url: str) -> None:
    with Book.open(postgres_url) as book:
        add(book, "0")

    def work(_place: int) -> None:
        with Book.open(postgres_url) as book:
            for _ in range(5):
                with book.operation("count") as session:
                    contact = person(session, 1)
                    contact.name = str(int(contact.name) + 1)

    assert side_by_side(8, work) == [0] * 8
    with Book.open(postgres_url) as book:
        assert names(book) == ["40"]


def test_a_password_is_not_shown(postgres_url: str) -> None:
    url = make_url(postgres_url).set(password="hunter2").render_as_string(hide_password=False)
    with Book.open(url) as book:
        assert "hunter2" not in book.location
        assert book.path is None


def test_backups_are_books_in_the_users_folder(postgres_url: str) -> None:
    with Book.open(postgres_url) as book:
        log(book, add(book, "Ana"))
        made = backup.make(book)
        assert made.kind == MANUAL
        assert made.path.parent == default_book().parent / "backups"
        assert made.path.stat().st_mode & 0o777 == 0o600
        with Book.open(str(made.path)) as copy:
            assert state(copy) == state(book)
            assert copy.history(touched=True) == book.history(touched=True)
            copy.undo()
            copy.redo()
            assert state(copy) == state(book)


def test_the_first_operation_of_a_day_backs_up_what_was_there_before(postgres_url: str) -> None:
    for name in ("Ana", "Bo", "Cy"):
        with Book.open(postgres_url) as book:
            add(book, name)
            assert book.warnings == []
    with Book.open(postgres_url) as book:
        (daily,) = backup.listing(book.shelf)
    assert daily.kind == DAILY
    with Book.open(str(daily.path)) as copy:
        assert names(copy) == ["Ana"]


@pytest.mark.slow
def test_restoring_gives_the_backup_and_keeps_the_present(postgres_url: str) -> None:
    with Book.open(postgres_url) as book:
        ana = add(book, "Ana")
        add(book, "Bo")
        book.undo()
        old = state(book)
        made = backup.make(book)
        rename(book, ana, "Ana Reyes")
        log(book, ana)
        new = state(book)
        saved = backup.restore(book, made.path)
        assert state(book) == old
        assert book.redo().label == "add Bo"
        assert add(book, "Cy") == 3
        backup.restore(book, saved.path)
        assert state(book) == new
        assert [info.kind for info in backup.listing(book.shelf)] == [BEFORE_RESTORE, BEFORE_RESTORE, MANUAL]


@pytest.mark.slow
def test_a_book_moves_from_a_file_to_the_server(postgres_url: str, path: Path) -> None:
    with Book.open(str(path)) as book:
        log(book, add(book, "Ana"))
        before = state(book)
    with Book.open(postgres_url) as book:
        backup.restore(book, path)
        assert state(book) == before


@pytest.mark.slow
def test_an_upgrade_keeps_the_rows_and_leaves_a_backup(postgres_url: str, newer: Schema) -> None:
    with Book.open(postgres_url) as book:
        log(book, add(book, "Ana"))
        before = state(book)
    with Book.open(postgres_url, schema=newer) as book:
        assert state(book) == before
        (saved,) = backup.listing(book.shelf)
        assert saved.kind == MIGRATION
        with book.reading() as session:
            shoes = session.connection().exec_driver_sql("SELECT shoe_size FROM contact").scalar()
        backup.make(book)
        backup.restore(book, saved.path)
        assert state(book) == before
    assert shoes == 42
    with Book.open(str(saved.path)) as old:
        assert state(old) == before
    with pytest.raises(BookUnavailable, match="newer"):
        Book.open(postgres_url)


def test_an_upgrade_that_fails_leaves_the_book_as_it_was(postgres_url: str, newer: Schema) -> None:
    with (newer.scripts / "versions" / "next.py").open("a") as script:
        script.write("    op.execute('INSERT INTO nowhere VALUES (1)')\n")
    with Book.open(postgres_url) as book:
        add(book, "Ana")
    with pytest.raises(BookUnavailable):
        Book.open(postgres_url, schema=newer)
    with Book.open(postgres_url, create=False) as book:
        assert names(book) == ["Ana"]


def test_a_locked_book_says_so(postgres_url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    with Book.open(postgres_url) as book, Book.open(postgres_url) as other:
        monkeypatch.setenv("NETBOOK_BUSY_MS", "100")
        with other.operation("long"), pytest.raises(BookUnavailable, match="locked by another program"):
            add(book, "Ana")
        add(book, "Bo")
        assert names(book) == ["Bo"]


def test_the_database_of_another_program_is_left_alone(postgres_url: str) -> None:
    run(postgres_url, "CREATE TABLE invoices (id int)")
    with pytest.raises(BookUnavailable, match="belongs to another program"):
        Book.open(postgres_url)


def test_an_empty_database_is_no_book_unless_one_is_to_be_made(postgres_url: str) -> None:
    with pytest.raises(BookUnavailable, match="there is no book"):
        Book.open(postgres_url, create=False)


def test_a_newer_book_is_not_touched(postgres_url: str) -> None:
    Book.open(postgres_url).close()
    run(postgres_url, "UPDATE alembic_version SET version_num = '0999'")
    with pytest.raises(BookUnavailable, match="newer"):
        Book.open(postgres_url)


def test_a_server_that_does_not_answer_says_so(tmp_path: Path) -> None:
    with pytest.raises(BookUnavailable, match="does not answer") as caught:
        Book.open(f"postgresql://me:hunter2@/book?host={tmp_path}")
    assert "\n" not in str(caught.value)
    assert "hunter2" not in str(caught.value)


def test_a_missing_driver_says_how_to_get_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "psycopg", None)
    with pytest.raises(BookUnavailable, match=r"pip install 'netbook-crm\[postgres\]'"):
        Book.open("postgresql://me@localhost/book")
