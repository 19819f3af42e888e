"""Many processes at once, and processes killed at any moment."""

import os
import random
import signal
import sqlite3
import time
from contextlib import closing
from pathlib import Path

import pytest

from netbook.storage.book import Book
from netbook.storage.shelf import DAILY
from tests.storage.helpers import add, names, person, side_by_side

MANY = [8, pytest.param(50, marks=pytest.mark.slow)]


def intact(path: Path) -> bool:
    with closing(sqlite3.connect(path)) as raw:
        broken = raw.execute("PRAGMA foreign_key_check").fetchall()
        return not broken and raw.execute("PRAGMA integrity_check").fetchone() == ("ok",)


@pytest.mark.slow
@pytest.mark.parametrize("number", MANY)
@pytest.mark.usefixtures("journal_mode")
def test_processes_that_begin_the_same_book_all_land(path: Path, number: int) -> None:
    def work(place: int) -> None:
        with Book.open(str(path)) as book:
            add(book, f"n{place:02}")
            assert f"n{place:02}" in names(book)

    assert side_by_side(number, work) == [0] * number
    with Book.open(str(path)) as book:
        assert sorted(names(book)) == [f"n{place:02}" for place in range(number)]
        assert len(book.history(limit=None)) == number
    assert intact(path)


@pytest.mark.slow
@pytest.mark.parametrize("number", MANY)
@pytest.mark.usefixtures("journal_mode")
def test_no_update_is_lost_while_another_reads(path: Path, number: int) -> None:
    with Book.open(str(path)) as book:
        add(book, "0")

    def work(place: int) -> None:
        with Book.open(str(path)) as book:
            for _ in range(5):
                if place == 0:
                    assert names(book)[0].isdigit()
                    continue
                with book.operation("count") as session:
                    contact = person(session, 1)
                    contact.name = str(int(contact.name) + 1)

    assert side_by_side(number, work) == [0] * number
    with Book.open(str(path)) as book:
        assert names(book) == [str(5 * (number - 1))]


def test_of_many_processes_one_makes_the_daily_backup(path: Path) -> None:
    with Book.open(str(path)) as book:
        add(book, "Ana")

    def work(place: int) -> None:
        with Book.open(str(path)) as book:
            add(book, f"n{place}")
            assert book.warnings == []

    assert side_by_side(8, work) == [0] * 8
    with Book.open(str(path)) as book:
        assert [info.kind for info in book.shelf.listing()] == [DAILY]


@pytest.mark.parametrize("kills", [3, pytest.param(100, marks=pytest.mark.slow)])
@pytest.mark.usefixtures("journal_mode")
def test_what_was_acknowledged_survives_a_kill(path: Path, kills: int) -> None:
    Book.open(str(path)).close()
    acknowledged: list[int] = []
    chance = random.Random(7)
    for _ in range(kills):
        acknowledged += _killed_writer(path, chance.uniform(0.02, 0.3))
    assert len(acknowledged) >= kills
    assert intact(path)
    with Book.open(str(path)) as book:
        assert set(map(str, acknowledged)) <= set(names(book))
        assert len(book.history(limit=None)) == len(names(book))


def _killed_writer(path: Path, after: float) -> list[int]:
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reading)
        try:
            with Book.open(str(path)) as book:
                while True:
                    os.write(writing, b"%d\n" % _write_one(book))
        finally:
            os._exit(1)
    os.close(writing)
    time.sleep(after)
    os.kill(child, signal.SIGKILL)
    assert os.WIFSIGNALED(os.waitpid(child, 0)[1])
    with os.fdopen(reading) as said:
        return [int(line) for line in said.read().splitlines(keepends=True) if line.endswith("\n")]


def _write_one(book: Book) -> int:
    number = time.monotonic_ns()
    add(book, str(number))
    return number
