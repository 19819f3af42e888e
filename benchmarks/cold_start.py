"""What a command costs from nothing: whole processes, interleaved, as ratios to ``python -c "import sqlite3"``.

python benchmarks/cold_start.py [ROUNDS]

The book has 1,000 people and 10,000 interactions. Ratios travel between machines; milliseconds do not.
"""

import os
import random
import statistics
import subprocess
import sys
import tempfile
import time
from datetime import date, timedelta
from pathlib import Path

from netbook.models import Contact, Interaction, Participation, key_of
from netbook.storage.book import Book

TODAY = date(2026, 11, 22)
GIVEN = (
    "Ana Bo Carla Dmitri Eva Femi Gita Hugo Ines Jonas Kofi Lena Marco Nadia Omar Priya Quentin Rosa Sven Tess".split()
)
FAMILY = (
    "Abara Brandt Costa Dahl Eriksen Fischer Garcia Hansen Ito Jensen Kovac Lind Moreau Novak Okafor Petrov".split()
)

LINES = {
    name: {"_NETBOOK_COMPLETE": "bash", "_NETBOOK_LINE": f"netbook {line}"}
    for name, line in (
        ("complete command", "lo"),
        ("complete name", "show abar"),
        ("complete line", 'log "coffee with abar'),
        ("complete filter", "list org:n"),
    )
}


def make_book(path: Path) -> None:
    """A book of 1,000 people, each met ten times."""
    chance = random.Random(1)
    with Book.open(str(path)) as book, book.operation("make the book of the benchmark") as session:
        people = [
            Contact(name=f"{GIVEN[n % 20]} {FAMILY[n // 20 % 16]}{n}", circle="network", cadence_since=TODAY)
            for n in range(1_000)
        ]
        session.add_all(people)
        met = [
            Interaction(on=TODAY - timedelta(days=chance.randrange(900)), kind="coffee", text=f"coffee, the {n}th")
            for n in range(10_000)
        ]
        session.add_all(met)
        session.flush()
        session.add_all(
            Participation(interaction_id=key_of(each), contact_id=key_of(people[n % 1_000]), role="present")
            for n, each in enumerate(met)
        )


def commands(book: Path) -> dict[str, list[str]]:
    """What is measured, by name."""
    program = [str(Path(sys.executable).parent / "netbook")]
    inside = [*program, "--book", str(book)]
    return {
        "import sqlite3": [sys.executable, "-c", "import sqlite3"],
        "--version": [*program, "--version"],
        "badge": [*program, "badge"],
        "complete command": program,
        "complete name": program,
        "complete line": program,
        "complete filter": program,
        "log": [*inside, "log", "Coffee with Ana Abara0 yesterday; follow up in 3 weeks: send the deck"],
        "list": [*inside, "list"],
        "due": [*inside, "due"],
    }


def main() -> None:
    """Measure and print."""
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 15
    with tempfile.TemporaryDirectory() as folder:
        book = Path(folder) / "book.db"
        make_book(book)
        plain = {**os.environ, "NETBOOK_TODAY": str(TODAY), "HOME": folder, "XDG_CONFIG_HOME": folder}
        plain["NETBOOK_BOOK"] = str(book)
        times: dict[str, list[float]] = {}
        for turn in range(rounds + 1):
            for name, command in commands(book).items():
                environment = {**plain, **LINES.get(name, {})}
                begun = time.perf_counter()
                subprocess.run(command, env=environment, capture_output=True, check=True)
                if turn:  # the first round warms the caches and takes the day's backup
                    times.setdefault(name, []).append(time.perf_counter() - begun)
    base = statistics.median(times["import sqlite3"])
    print(f"median of {rounds} interleaved runs; 1,000 people, 10,000 interactions")
    for name, taken in times.items():
        median = statistics.median(taken)
        print(f"{name:<18}{median * 1000:8.1f} ms  {median / base:5.1f}x")


if __name__ == "__main__":
    main()
