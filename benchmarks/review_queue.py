"""What it costs to tell who is due and what a review asks about: 10,000 people, 100,000 interactions.

python benchmarks/review_queue.py [PEOPLE [ROUNDS]]

Makes the book once (kept in the temporary folder for the next run). In one process, in turn: ``due`` and the queues of
the weekly and the monthly review, and the yardstick they are compared with, which is the newest day of each person by
``SELECT contact, max(day) GROUP BY contact`` over a covering index, through ``sqlite3``. Prints medians, ratios and the
peak memory of the process. Ratios travel between machines; milliseconds do not.
"""

import resource
import sqlite3
import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path

from large_book import TODAY, folder, made

from netbook.domain.review import MONTHLY, WEEKLY
from netbook.services import agenda
from netbook.services.review.queue import queue
from netbook.storage.book import Book

NEWEST = "SELECT contact, max(day) FROM touch GROUP BY contact"


def yardstick(book: Path) -> sqlite3.Connection:
    """A table of people and days with a covering index, apart from the book."""
    connection = sqlite3.connect(":memory:")
    connection.execute("ATTACH ? AS book", (str(book),))
    connection.execute(
        'CREATE TABLE touch AS SELECT p.contact_id AS contact, i."on" AS day '
        "FROM book.participation p JOIN book.interaction i ON i.id = p.interaction_id WHERE p.role = 'present'"
    )
    connection.execute("CREATE INDEX covering ON touch (contact, day)")
    plan = " ".join(str(row) for row in connection.execute(f"EXPLAIN QUERY PLAN {NEWEST}"))
    assert "COVERING INDEX" in plan, plan
    return connection


def timed(act: Callable[[], object]) -> float:
    """Seconds."""
    begun = time.perf_counter()
    act()
    return time.perf_counter() - begun


def main() -> None:
    """Make the book, measure, print."""
    people = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000
    rounds = int(sys.argv[2]) if len(sys.argv) > 2 else 15
    path = made(folder(), people)
    raw = yardstick(path)
    times: dict[str, list[float]] = {}
    with Book.open(str(path)) as book:
        acts: dict[str, Callable[[], object]] = {
            "newest day by person": lambda: raw.execute(NEWEST).fetchall(),
            "due": lambda: within(book, lambda session: len(agenda.due(session, TODAY))),
            "weekly queue": lambda: within(book, lambda session: queue(session, WEEKLY, TODAY, 30)),
            "monthly queue": lambda: within(book, lambda session: queue(session, MONTHLY, TODAY, 30)),
        }
        for turn in range(rounds + 1):
            for name, act in acts.items():
                taken = timed(act)
                if turn:
                    times.setdefault(name, []).append(taken)
        found = within(book, lambda session: len(agenda.due(session, TODAY)))
    print(f"{people:,} people, {people * 10:,} interactions, {found:,} due; median of {rounds} turns in one process")
    base = statistics.median(times["newest day by person"])
    for name, taken in times.items():
        middle = statistics.median(taken)
        print(f"{name:<22}{middle * 1000:8.1f} ms{middle / base:7.2f} times the yardstick")
    print(f"peak memory {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB")


def within(book: Book, ask: Callable[[object], object]) -> object:
    """What is found in one reading of the book."""
    with book.reading() as session:
        return ask(session)


if __name__ == "__main__":
    main()
