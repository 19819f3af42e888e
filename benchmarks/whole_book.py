"""What a whole book as JSON costs: 100,000 people and 1,000,000 interactions out, into an empty book, and undone.

python benchmarks/whole_book.py [PEOPLE]

Makes the book once (kept in the temporary folder for the next run). Each step is a process of its own: writing the
file, reading its rows alone, restoring them, undoing that, reading them as people with their history, and bringing
these into a book that holds something. Prints the CPU time of each, its ratio to reading the rows, and the peak memory.
Ratios travel between machines; seconds do not.
"""

import subprocess
import sys
from pathlib import Path

from large_book import folder, made

BEGIN = """
import resource, sys
from datetime import date
from pathlib import Path
from netbook.domain.imports import Report
from netbook.domain.records import ReadingOptions
from netbook.domain.when import Calendar
from netbook.formats import whole as format_
from netbook.formats.package import opened
from netbook.models import Contact
from netbook.services import whole
from netbook.services.importing import Import, Wishes
from netbook.storage.book import Book

large, file, new, other = map(Path, sys.argv[1:])
today = date(2026, 11, 22)
options = ReadingOptions(Calendar(today))
"""
END = """
used = resource.getrusage(resource.RUSAGE_SELF)
print(used.ru_utime + used.ru_stime, used.ru_maxrss // 1024)
"""
STEPS = {
    "write": """
with Book.open(str(large)) as book, book.reading() as session, file.open("w") as target:
    target.writelines(whole.dump(session))
""",
    "read rows": """
with opened(file) as package:
    rows = sum(1 for _ in format_.tables(package.members[0]))
""",
    "restore": """
with Book.open(str(new)) as book, opened(file) as package, book.operation("restore") as session:
    whole.restore(session, format_.tables(package.members[0]))
""",
    "undo": """
with Book.open(str(new)) as book:
    book.undo()
""",
    "read people": """
with opened(file) as package:
    records = sum(1 for _ in format_.read(package.members[0], options))
""",
    "join": """
with Book.open(str(other)) as book, opened(file) as package:
    with book.operation("add") as session:
        session.add(Contact(name="Bo Lindqvist"))
    with book.operation("import") as session:
        importing = Import(session, Wishes(), Report(), today, writes=True)
        importing.take(format_.read(package.members[0], options), "netbook")
        importing.finish()
""",
}


def main() -> None:
    people = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
    place = folder()
    large, file = made(place, people), place / f"whole-{people}.json"
    new, other = place / "restored.db", place / "joined.db"
    for each in (new, other):
        for name in (each, Path(f"{each}-wal"), Path(f"{each}-shm")):
            name.unlink(missing_ok=True)
    base = 0.0
    for name, step in STEPS.items():
        given = map(str, (large, file, new, other))
        done = subprocess.run([sys.executable, "-c", BEGIN + step + END, *given], capture_output=True, text=True)
        if done.returncode:
            sys.exit(f"{name}: {done.stderr}")
        seconds, megabytes = map(float, done.stdout.split())
        base = seconds if name == "read rows" else base
        ratio = f"{seconds / base:6.1f} x reading" if base else ""
        print(f"{name:12} {seconds:8.1f} s CPU {megabytes:6.0f} MB {ratio}", flush=True)
    print(f"the file: {file.stat().st_size / 1e6:,.0f} MB")


if __name__ == "__main__":
    main()
