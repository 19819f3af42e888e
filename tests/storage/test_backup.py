import os
import shutil
import sqlite3
import stat
import threading
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from netbook.errors import BookDamaged, BookUnavailable, Failed, NotFound
from netbook.storage import backup, engine
from netbook.storage.book import Book, shelf_of
from netbook.storage.shelf import BEFORE_RESTORE, DAILY, MANUAL, Shelf, kept
from tests.storage.helpers import add, files, names, rename, state


def kinds(book: Book) -> list[str]:
    return [info.kind for info in backup.listing(book.shelf)]


@pytest.mark.usefixtures("journal_mode")
def test_a_backup_is_one_private_file_that_is_a_whole_book(path: Path) -> None:
    with Book.open(str(path)) as book:
        add(book, "Ana")
        made = backup.make(book)
        assert (made.kind, made.path.parent) == (MANUAL, path.parent / "backups")
        assert made.size == made.path.stat().st_size > 0
        assert abs(datetime.now(UTC) - made.at) < timedelta(minutes=1)
        assert made.path.stat().st_mode & 0o777 == 0o600
        assert backup.listing(book.shelf) == [made]
        assert [one.name for one in made.path.parent.iterdir()] == [made.path.name]
        with Book.open(str(made.path)) as copy:
            assert state(copy) == state(book)


def test_a_new_book_has_nothing_to_back_up(file_book: Book) -> None:
    add(file_book, "Ana")
    assert kinds(file_book) == []


def test_the_first_operation_of_a_day_backs_up_what_was_there_before(path: Path) -> None:
    for name in ("Ana", "Bo", "Cy"):
        with Book.open(str(path)) as book:
            add(book, name)
    with Book.open(str(path)) as book:
        (daily,) = backup.listing(book.shelf)
    assert daily.kind == DAILY
    with Book.open(str(daily.path)) as copy:
        assert names(copy) == ["Ana"]


def test_looking_makes_no_backup(path: Path) -> None:
    with Book.open(str(path)) as book:
        add(book, "Ana")
    with Book.open(str(path)) as book:
        names(book)
        book.history()
        assert kinds(book) == []


def test_a_daily_backup_that_fails_is_told_and_the_write_goes_on(path: Path) -> None:
    with Book.open(str(path)) as book:
        add(book, "Ana")
    (path.parent / "backups").write_text("in the way")
    with Book.open(str(path)) as book:
        add(book, "Bo")
        add(book, "Cy")
        assert names(book) == ["Ana", "Bo", "Cy"]
        assert len(book.warnings) == 1
        assert "backup" in book.warnings[0]
        with pytest.raises(Failed, match="backup cannot be written"):
            backup.make(book)


def test_automatic_backups_thin_out_and_ones_made_by_hand_stay(tmp_path: Path) -> None:
    shelf = Shelf(tmp_path, "book")
    start = datetime(2026, 11, 22, 12, tzinfo=UTC)
    for days in range(0, 500):
        for hours in (0, 3):
            at = (start - timedelta(days=days, hours=hours)).strftime("%Y%m%dT%H%M%S%fZ")
            (tmp_path / f"book-{at}-daily.db").touch()
    (tmp_path / "book-20200101T000000000000Z-manual.db").touch()
    (tmp_path / "book-20200101T000000000000Z-migration.db").touch()
    (tmp_path / "book-notes.db").touch()
    (tmp_path / "other-20200101T000000000000Z-daily.db").touch()
    shelf.rotate()
    left = shelf.listing()
    dailies = [info.at for info in left if info.kind == DAILY]
    assert dailies[:7] == [start - timedelta(days=days) for days in range(7)]
    assert 17 <= len(dailies) <= 23
    assert min(dailies).date().isoformat() == "2025-12-31"
    assert [info.kind for info in left[len(dailies) :]].count(MANUAL) == 1
    assert len(list(tmp_path.iterdir())) == len(left) + 2


def test_days_without_a_backup_do_not_count() -> None:
    sparse = [datetime(2026, 1, 1, tzinfo=UTC) + timedelta(days=40 * number) for number in range(6)]
    assert kept(sparse) == set(sparse)


@pytest.mark.usefixtures("journal_mode")
def test_restoring_gives_the_backup_and_keeps_the_present(path: Path) -> None:
    with Book.open(str(path)) as book:
        ana = add(book, "Ana")
        old = state(book)
        made = backup.make(book)
        rename(book, ana, "Ana Reyes")
        add(book, "Bo")
        new = state(book)
        saved = backup.restore(book, made.path)
        assert state(book) == old
        assert [one.label for one in book.history()] == ["add Ana"]
        assert saved.kind == BEFORE_RESTORE
        assert kinds(book) == [BEFORE_RESTORE, MANUAL]
        backup.restore(book, saved.path)
        assert state(book) == new
        assert saved in backup.listing(book.shelf)
        add(book, "Cy")
    with Book.open(str(path)) as book:
        assert names(book) == ["Ana Reyes", "Bo", "Cy"]


def test_restoring_while_newer_data_waits_in_the_wal(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engine, "wal_is_safe", lambda: True)
    with Book.open(str(path)) as other, Book.open(str(path)) as book:
        add(book, "Ana")
        made = backup.make(book)
        add(other, "Bo")
        assert path.with_name("book.db-wal").stat().st_size > 0
        backup.restore(book, made.path)
        assert names(book) == names(other) == ["Ana"]
    with Book.open(str(path)) as again:
        assert names(again) == ["Ana"]


@pytest.mark.slow
@pytest.mark.usefixtures("journal_mode")
def test_what_another_writes_during_a_restore_is_in_the_safety_copy_or_in_the_book(path: Path, tmp_path: Path) -> None:
    with Book.open(str(path)) as book:
        add(book, "Ana")
        made = backup.make(book)
    stop = threading.Event()
    written: list[str] = []

    def write() -> None:
        with Book.open(str(path)) as other:
            while not stop.is_set():
                name = f"n{len(written)}"
                add(other, name)
                written.append(name)

    writer = threading.Thread(target=write)
    writer.start()
    kept_names: set[str] = set()
    with Book.open(str(path)) as book:
        try:
            for _ in range(5):
                saved = backup.restore(book, made.path)
                with Book.open(str(saved.path)) as copy:
                    kept_names |= set(names(copy))
        finally:
            stop.set()
            writer.join()
        kept_names |= set(names(book))
    assert set(written) <= kept_names


def test_a_locked_book_is_not_restored(file_book: Book, monkeypatch: pytest.MonkeyPatch, path: Path) -> None:
    add(file_book, "Ana")
    made = backup.make(file_book)
    monkeypatch.setenv("NETBOOK_BUSY_MS", "100")
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(BookUnavailable, match="locked"):
            backup.restore(file_book, made.path)


def test_a_torn_copy_is_refused(file_book: Book, tmp_path: Path) -> None:
    for number in range(40):
        add(file_book, f"n{number}")
    made = backup.make(file_book)
    before = state(file_book)
    torn = tmp_path / "torn.db"
    whole = made.path.read_bytes()
    for damaged in (
        whole[: len(whole) // 2],
        whole[: len(whole) // 2] + os.urandom(8192) + whole[len(whole) // 2 + 8192 :],
        b"not a database at all" * 100,
        b"",
    ):
        torn.write_bytes(damaged)
        with pytest.raises(BookUnavailable):
            backup.restore(file_book, torn)
    assert state(file_book) == before
    assert kinds(file_book) == [MANUAL]


def test_what_is_no_backup_of_a_book_is_refused(file_book: Book, tmp_path: Path) -> None:
    add(file_book, "Ana")
    newer = tmp_path / "newer.db"
    shutil.copy(backup.make(file_book).path, newer)
    with closing(sqlite3.connect(newer)) as raw:
        raw.execute("UPDATE alembic_version SET version_num = '0999'")
        raw.commit()
    other = tmp_path / "other.db"
    with closing(sqlite3.connect(other)) as raw:
        raw.execute("CREATE TABLE x (y)")
    for wrong, words in (
        (newer, "newer"),
        (other, "another program"),
        (tmp_path, "folder"),
        (tmp_path / "none.db", "no book"),
    ):
        before = files(tmp_path)
        with pytest.raises(BookUnavailable, match=words):
            backup.restore(file_book, wrong)
        assert files(tmp_path) == before
    assert names(file_book) == ["Ana"]


def test_a_backup_is_found_by_its_name_or_path_and_the_newest_by_default(file_book: Book, tmp_path: Path) -> None:
    add(file_book, "Ana")
    with pytest.raises(NotFound, match="no backup yet"):
        backup.find(file_book.shelf)
    first, second = backup.make(file_book), backup.make(file_book)
    assert backup.find(file_book.shelf) == second
    assert backup.find(file_book.shelf, first.path.name) == backup.find(file_book.shelf, str(first.path)) == first
    elsewhere = tmp_path / "stick.db"
    shutil.copy(first.path, elsewhere)
    assert backup.find(file_book.shelf, str(elsewhere)).path == elsewhere
    with pytest.raises(NotFound, match="no such backup"):
        backup.find(file_book.shelf, "nothing.db")


@pytest.mark.parametrize("content", [b"garbage", b"SQLite format 3\x00" + b"\xff" * 4096])
def test_a_damaged_book_is_put_aside_and_the_backup_in_its_place(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "book.db"
    with Book.open(str(path)) as book:
        add(book, "Ana Reyes")
        saved = backup.make(book)
    path.write_bytes(content)
    with pytest.raises(BookDamaged):
        Book.open(str(path))
    aside = backup.rescue(path, shelf_of(path), saved.path)
    assert aside.read_bytes() == content
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    with Book.open(str(path), create=False) as book:
        assert names(book) == ["Ana Reyes"]


def test_a_rescue_with_a_bad_backup_leaves_the_damaged_file(tmp_path: Path) -> None:
    path, bad = tmp_path / "book.db", tmp_path / "bad.db"
    path.write_bytes(b"garbage")
    bad.write_bytes(b"more garbage")
    with pytest.raises(BookUnavailable):
        backup.rescue(path, shelf_of(path), bad)
    assert path.read_bytes() == b"garbage"
