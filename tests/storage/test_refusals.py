"""Disk full, read-only, locked, damaged, newer, not a book: one line that says so, and nothing lost."""

import os
import resource
import sqlite3
import subprocess
import traceback
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest
from sqlmodel import Session

from netbook.errors import BookUnavailable, Failed, NetbookError
from netbook.models import Contact
from netbook.storage.book import Book
from tests.storage.helpers import add, files, names

NOBODY = 65534


def check(problem: NetbookError) -> None:
    assert problem.hint
    assert "\n" not in str(problem)
    assert any(words in problem.message for words in ("nothing was changed", "left as it is"))


def refused(path: Path) -> BookUnavailable:
    before = files(path.parent)
    with pytest.raises(BookUnavailable) as caught:
        Book.open(str(path))
    assert files(path.parent) == before
    check(caught.value)
    return caught.value


def in_child(work: Callable[[], None]) -> None:
    """Run ``work`` in a process of its own, which may give up its rights."""
    child = os.fork()
    if child == 0:
        try:
            work()
        except BaseException:
            traceback.print_exc()
            os._exit(1)
        os._exit(0)
    assert os.waitpid(child, 0)[1] == 0


def fill(session: Session) -> None:
    session.add_all([Contact(name="x" * 1000) for _ in range(3000)])


def test_text_is_not_a_book(path: Path) -> None:
    path.write_text("Dear diary, " * 500)
    assert "is not a book" in refused(path).message


def test_the_file_of_another_program_is_left_alone(path: Path) -> None:
    with closing(sqlite3.connect(path)) as other:
        other.execute("CREATE TABLE moz_places (id INTEGER PRIMARY KEY)")
    assert "belongs to another program" in refused(path).message


def test_another_program_that_uses_alembic_is_left_alone(path: Path) -> None:
    with closing(sqlite3.connect(path)) as other:
        other.executescript(
            "CREATE TABLE alembic_version (version_num TEXT); INSERT INTO alembic_version VALUES ('0001')"
        )
    assert "belongs to another program" in refused(path).message


@pytest.mark.usefixtures("journal_mode")
def test_a_newer_book_is_not_touched(path: Path) -> None:
    with Book.open(str(path)) as book:
        add(book, "Ana")
    with closing(sqlite3.connect(path)) as newer:
        newer.execute("UPDATE alembic_version SET version_num = '0999'")
        newer.commit()
    assert "newer netbook (version 0999" in refused(path).message


def test_a_damaged_book_says_so(path: Path) -> None:
    with Book.open(str(path)) as book:
        for number in range(30):
            add(book, f"n{number}")
    with path.open("r+b") as raw:
        raw.seek(100)
        raw.write(b"\xff" * 20_000)
    assert "damaged" in refused(path).message


def test_a_locked_book_is_waited_for_and_then_says_so(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NETBOOK_BUSY_MS", "100")
    with Book.open(str(path)) as book, closing(sqlite3.connect(path, isolation_level=None)) as other:
        add(book, "Ana")
        other.execute("BEGIN EXCLUSIVE")
        with pytest.raises(BookUnavailable, match="locked by another program") as writing:
            add(book, "Bo")
        with pytest.raises(BookUnavailable, match="locked by another program"):
            names(book)
        with pytest.raises(BookUnavailable, match="locked by another program"):
            Book.open(str(path))
        other.execute("ROLLBACK")
        check(writing.value)
        add(book, "Cy")
        assert names(book) == ["Ana", "Cy"]


def test_a_locked_empty_file_says_so(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NETBOOK_BUSY_MS", "100")
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(BookUnavailable, match="locked by another program"):
            Book.open(str(path))


def give_up_rights() -> None:
    if os.getuid() == 0:
        os.setgid(NOBODY)
        os.setuid(NOBODY)


def test_a_read_only_book_can_be_read_but_not_written(open_folder: Path) -> None:
    path = open_folder / "book.db"
    with Book.open(str(path)) as book:
        add(book, "Ana")
    path.chmod(0o444)
    open_folder.chmod(0o555)

    def work() -> None:
        give_up_rights()
        with Book.open(str(path)) as book:
            assert names(book) == ["Ana"]
            with pytest.raises(Failed, match="read-only") as caught:
                add(book, "Bo")
            check(caught.value)
            assert names(book) == ["Ana"]

    in_child(work)
    open_folder.chmod(0o755)


def test_an_unreadable_book_or_folder_says_so(open_folder: Path) -> None:
    path = open_folder / "book.db"
    Book.open(str(path)).close()
    path.chmod(0)

    def work() -> None:
        give_up_rights()
        for place in (path, open_folder / "new" / "book.db"):
            with pytest.raises(BookUnavailable, match="cannot be opened") as caught:
                Book.open(str(place))
            check(caught.value)

    open_folder.chmod(0o555)
    in_child(work)
    open_folder.chmod(0o755)


@pytest.mark.slow
def test_a_file_that_may_not_grow_keeps_what_it_has(path: Path) -> None:
    with Book.open(str(path)) as book:
        add(book, "Ana")
    limit = path.stat().st_size + 100_000

    def work() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))
        with Book.open(str(path)) as book:
            with pytest.raises(Failed) as caught, book.operation("much") as session:
                fill(session)
            check(caught.value)
            assert names(book) == ["Ana"]

    in_child(work)
    with Book.open(str(path)) as book:
        add(book, "Bo")
        assert names(book) == ["Ana", "Bo"]


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    folder = tmp_path / "small"
    folder.mkdir()
    if subprocess.run(["mount", "-t", "tmpfs", "-o", "size=700k", "none", folder], check=False).returncode:
        pytest.skip("a small disk can only be mounted by root; the limited file covers the rest")
    yield folder
    subprocess.run(["umount", "-l", folder], check=True)


@pytest.mark.slow
@pytest.mark.usefixtures("journal_mode")
def test_a_full_disk_keeps_what_was_saved(small_disk: Path) -> None:
    with Book.open(str(small_disk / "book.db")) as book:
        add(book, "Ana")
        with pytest.raises(Failed, match="disk") as caught, book.operation("much") as session:
            fill(session)
        check(caught.value)
        assert names(book) == ["Ana"]


def test_a_backup_that_does_not_fit_does_not_stop_the_write(small_disk: Path) -> None:
    path = small_disk / "book.db"
    with Book.open(str(path)) as book:
        add(book, "Ana")
    (small_disk / "ballast").write_bytes(b"x" * (700_000 - path.stat().st_size - 70_000))
    with Book.open(str(path)) as book:
        add(book, "Bo")
        assert names(book) == ["Ana", "Bo"]
        assert len(book.warnings) == 1
        assert "backup" in book.warnings[0]
    assert list((small_disk / "backups").iterdir()) == []
