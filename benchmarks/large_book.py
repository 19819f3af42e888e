"""What lists and searches cost in a large book: 100,000 people, 1,000,000 interactions.

python benchmarks/large_book.py [PEOPLE [ROUNDS]]

Makes the book once (kept in the temporary folder for the next run), then runs each command as a whole process,
interleaved, and prints medians and peak memory. ``find`` is compared with its share: the start of the program over an
empty book, and the raw FTS5 statements through ``sqlite3``. Ratios travel between machines; milliseconds do not.
"""

import os
import random
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

from sqlalchemy import insert

from netbook.models import Contact, Interaction, Participation
from netbook.models.columns import new_uid, utc_now
from netbook.storage import derived
from netbook.storage.book import Book
from netbook.storage.migrate import SCHEMA_VERSION
from netbook.storage.rows import table_of

TODAY = date(2026, 11, 22)
GIVEN = (
    "Ana Bo Carla Dmitri Eva Femi Gita Hugo Ines Jonas Kofi Lena Marco Nadia Omar Priya Quentin Rosa Sven Tess".split()
)
FAMILY = (
    "Abara Brandt Costa Dahl Eriksen Fischer Garcia Hansen Ito Jensen Kovac Lind Moreau Novak Okafor Petrov".split()
)
CITIES = "Lisbon Porto Berlin London Amsterdam Nairobi Lagos Copenhagen Madrid Zagreb".split()
TOPICS = "hiring funding the grant a talk the move climbing a book the budget schools an introduction pricing".split()
KINDS = ("coffee", "meal", "call", "message", "event")
CIRCLES = ("close", "trusted", "network", None)
RAW = (
    "SELECT c.id, c.name, d.last FROM contact c JOIN derived d ON d.contact_id = c.id WHERE c.id IN "
    "(SELECT rowid FROM search_contact WHERE search_contact MATCH ?) ORDER BY c.id DESC LIMIT 500",
    'SELECT i.id, i."on", i.kind, i.text FROM interaction i WHERE i.id IN '
    "(SELECT rowid FROM search_interaction WHERE search_interaction MATCH ?) ORDER BY i.id DESC LIMIT 500",
)


ONCE = ("list", "list --csv", "journal")  # everything: once is enough for its memory


def make_book(path: Path, people: int) -> None:
    """A book with ten interactions a person."""
    chance, now = random.Random(1), utc_now()
    with Book.open(str(path)) as book, book.engines.writing.begin() as connection:
        for start in range(0, people, 10_000):
            numbers = range(start + 1, min(start + 10_000, people) + 1)
            connection.execute(insert(table_of(Contact)), [_person(n, chance, now) for n in numbers])
        for start in range(0, people * 10, 10_000):
            numbers = range(start + 1, start + 10_001)
            happened = [_interaction(n, chance, now) for n in numbers]
            connection.execute(insert(table_of(Interaction)), happened)
            present = [{"interaction_id": n, "contact_id": n % people + 1, "role": "present"} for n in numbers]
            connection.execute(insert(table_of(Participation)), present)
        derived.rebuild(connection)


def _person(number: int, chance: random.Random, now: object) -> dict[str, object]:
    name = f"{GIVEN[number % 20]} {FAMILY[number // 20 % 16]} {number // 320}"
    return {
        "id": number, "uid": new_uid(), "name": name, "city": chance.choice(CITIES),
        "organisation": f"Company {number % 997}", "circle": chance.choice(CIRCLES), "cadence_since": TODAY,
        "created_at": now, "updated_at": now,
    }  # fmt: skip


def _interaction(number: int, chance: random.Random, now: object) -> dict[str, object]:
    text = f"Talked with {GIVEN[number % 20]} about {chance.choice(TOPICS)} and {chance.choice(TOPICS)}, no{number}"
    return {
        "id": number, "uid": new_uid(), "on": TODAY - timedelta(days=chance.randrange(900)),
        "kind": chance.choice(KINDS), "text": text, "missed": False, "source": "typed", "created_at": now,
    }  # fmt: skip


def commands() -> dict[str, list[str]]:
    """What is measured, by name: arguments of netbook."""
    return {
        "list": ["list"],
        "list (filtered)": ["list", "city:lisbon", "last:>90d", "circle:close"],
        "list --csv": ["list", "--csv"],
        "due": ["due"],
        "journal": ["journal"],
        "journal --limit 50": ["journal", "--limit", "50"],
        "find grant": ["find", "grant"],
        "find ana grant": ["find", "ana", "grant"],
        "find, one word": ["find", "no4711"],
        "show": ["show", "Lena Moreau 77"],
    }


def run(arguments: list[str], book: Path, home: str) -> tuple[float, int]:
    """Seconds and peak memory (bytes) of one whole process."""
    program = [str(Path(sys.executable).parent / "netbook"), "--book", str(book), *arguments]
    environment = {**os.environ, "NETBOOK_TODAY": str(TODAY), "HOME": home, "XDG_CONFIG_HOME": home}
    begun = time.perf_counter()
    child = subprocess.Popen(program, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, used = os.wait4(child.pid, 0)
    assert status == 0, arguments
    return time.perf_counter() - begun, used.ru_maxrss * 1024


def raw(book: Path, asked: str) -> float:
    """Seconds of the two FTS5 statements alone, their rows fetched."""
    connection = sqlite3.connect(book)
    begun = time.perf_counter()
    for statement in RAW:
        connection.execute(statement, (asked,)).fetchall()
    taken = time.perf_counter() - begun
    connection.close()
    return taken


def median(measure: Callable[[], float], rounds: int) -> float:
    return statistics.median(measure() for _ in range(rounds))


def folder() -> Path:
    """Where the books are kept for the next run."""
    found = Path(tempfile.gettempdir()) / f"netbook-large-{os.getuid()}"
    found.mkdir(mode=0o700, exist_ok=True)
    return found


def made(where: Path, people: int) -> Path:
    """The book of so many people, made if it is not there yet; one for each version of the tables."""
    book = where / f"{people}-{SCHEMA_VERSION}.db"
    if not book.exists():
        unfinished = book.with_suffix(".part")
        unfinished.unlink(missing_ok=True)
        begun = time.perf_counter()
        make_book(unfinished, people)
        unfinished.rename(book)
        print(f"made {people:,} people and {people * 10:,} interactions in {time.perf_counter() - begun:.0f} s")
    return book


def main() -> None:
    """Make the book, measure, print."""
    people = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
    rounds = int(sys.argv[2]) if len(sys.argv) > 2 else 5
    where = folder()
    book, empty = made(where, people), where / "empty.db"
    Book.open(str(empty)).close()
    print(f"{book.stat().st_size / 1e6:,.0f} MB; median of {rounds} interleaved runs")
    times: dict[str, list[float]] = {}
    memory: dict[str, int] = {}
    for turn in range(rounds):
        for name, arguments in {**commands(), "(start)": ["find", "grant"]}.items():
            if turn and name in ONCE:
                continue
            taken, used = run(arguments, empty if name == "(start)" else book, str(where))
            times.setdefault(name, []).append(taken)
            memory[name] = max(memory.get(name, 0), used)
    for name, taken in times.items():
        print(f"{name:<20}{statistics.median(taken) * 1000:9.0f} ms{memory[name] / 1e6:8.0f} MB")
    start = statistics.median(times["(start)"])
    for name, asked in (
        ("find grant", '"grant" *'),
        ("find ana grant", '"ana" * AND "grant" *'),
        ("find, one word", '"no4711" *'),
    ):
        alone = median(lambda asked=asked: raw(book, asked), rounds)
        whole = statistics.median(times[name])
        print(
            f"{name}: raw FTS5 {alone * 1000:.1f} ms; {whole / (start + alone):.2f} times start-up plus that; "
            f"beyond start-up {(whole - start) / alone:.1f} times the raw statements"
        )


if __name__ == "__main__":
    main()
