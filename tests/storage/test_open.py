import os
import stat
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import text

from netbook.errors import BookUnavailable
from netbook.models import Contact
from netbook.storage import engine
from netbook.storage.book import Book
from tests.storage.helpers import add, names


@pytest.fixture
def open_umask() -> Iterator[None]:
    before = os.umask(0)
    yield
    os.umask(before)


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


@pytest.mark.usefixtures("open_umask")
def test_nobody_else_can_read_the_book_or_what_lies_beside_it(tmp_path: Path, journal_mode: str) -> None:
    path = tmp_path / "deep" / "down" / "book.db"
    with Book.open(str(path)) as book:
        add(book, "Ana")
    with Book.open(str(path)) as book, book.operation("add") as session:
        session.add(Contact(name="Bo"))
        session.flush()
        session.execute(text("PRAGMA cache_spill"))
        beside = {one.name: mode(one) for one in path.parent.iterdir() if one.is_file()}
        expected = {"book.db-wal", "book.db-shm"} if journal_mode == "wal" else {"book.db-journal"}
        assert expected < beside.keys()
        assert set(beside.values()) == {0o600}
    assert mode(path.parent) == mode(path.parent.parent) == mode(path.parent / "backups") == 0o700
    assert {mode(one) for one in (path.parent / "backups").iterdir()} == {0o600}
    assert os.umask(0) == 0


def test_settings_that_keep_the_book_whole(path: Path, journal_mode: str) -> None:
    Book.open(str(path)).close()
    with Book.open(str(path)) as book, book.reading() as session:
        settings = [
            session.execute(text(f"PRAGMA {name}")).scalar()
            for name in ("journal_mode", "synchronous", "foreign_keys", "secure_delete", "busy_timeout")
        ]
    assert settings == [journal_mode, 3, 1, 1, 30_000]


@pytest.mark.parametrize(
    ("version", "safe"),
    [
        ((3, 40, 1), False),
        ((3, 44, 5), False),
        ((3, 44, 6), True),
        ((3, 45, 0), False),
        ((3, 50, 6), False),
        ((3, 50, 7), True),
        ((3, 51, 2), False),
        ((3, 51, 3), True),
        ((3, 53, 4), True),
    ],
)
def test_wal_only_where_its_bug_is_fixed(version: tuple[int, ...], safe: bool) -> None:
    assert engine.wal_is_safe(version) is safe


def test_a_book_that_lies_in_the_other_journal_mode_is_taken_over(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for safe, expected in ((True, "wal"), (False, "delete")):
        monkeypatch.setattr(engine, "wal_is_safe", lambda safe=safe: safe)
        with Book.open(str(path)) as book, book.reading() as session:
            assert session.execute(text("PRAGMA journal_mode")).scalar() == expected


def test_a_book_is_made_only_if_asked_for(path: Path) -> None:
    with pytest.raises(BookUnavailable, match="there is no book"):
        Book.open(str(path), create=False)
    assert not path.exists()
    path.touch()
    with pytest.raises(BookUnavailable, match="there is no book"):
        Book.open(str(path), create=False)
    with Book.open(str(path)) as book:
        assert book.fresh
        assert book.path == path
        assert book.location == str(path)


def test_paths_as_people_write_them(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.chdir(tmp_path)
    for location, expected in (
        ("~/a.db", "a.db"),
        ("b.db", "b.db"),
        (f"sqlite:///{tmp_path}/c.db", "c.db"),
        ("50% done?#.db", "50% done?#.db"),
        (":memory:", ":memory:"),
    ):
        with Book.open(location) as book:
            assert book.path == tmp_path / expected
            add(book, "Ana")
        assert (tmp_path / expected).stat().st_size > 0


def test_what_is_not_a_place_for_a_book_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    for location, words in (
        (str(tmp_path), "is a folder"),
        (str(tmp_path / "file" / "book.db"), "cannot be opened"),
        ("/dev/null", "is not a file"),
        ("mysql://me@host/book", "cannot lie in mysql"),
        ("postgresql://me@host:notaport/book", "cannot be read"),
    ):
        with pytest.raises(BookUnavailable, match=words):
            Book.open(location)


@pytest.mark.slow
def test_opening_a_book_loads_no_alembic_and_no_driver_it_does_not_need(path: Path) -> None:
    program = (
        "import sys; from netbook.storage.book import Book; b = Book.open(sys.argv[1]); b.close();"
        "b = Book.open(sys.argv[1]); b.close();"
        "print([m for m in ('alembic', 'psycopg', 'textual', 'typer') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", program, path], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_a_book_can_be_opened_twice_in_one_process(path: Path) -> None:
    with Book.open(str(path)) as one, Book.open(str(path)) as other:
        add(one, "Ana")
        add(other, "Bo")
        assert names(one) == names(other) == ["Ana", "Bo"]
