"""What an import costs beside reading the file: 100,000 vCards into an empty book.

python benchmarks/import_cards.py [CARDS [ROUNDS]]

Writes the file once (kept in the temporary folder for the next run). Each measure is a process of its own, in turn:
reading and normalising every card, importing them as ``netbook import --yes`` does, doing so again, and undoing it.
Prints the median CPU time of each, its ratio to reading, and the peak memory. Ratios travel between machines; seconds
do not.
"""

import os
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from large_book import folder

READ = """
import sys
from datetime import date
from pathlib import Path
from netbook import formats
from netbook.domain.records import ReadingOptions
from netbook.domain.when import Calendar
from netbook.formats.package import opened

options = ReadingOptions(Calendar(date(2026, 11, 22)), "GB")
with opened(Path(sys.argv[1])) as package:
    print(sum(1 for claim in formats.recognised(package, options) for _ in formats.read(claim, options)))
"""
GIVEN = "Ana Bo Chiara Dmitri Elena Farid Grace Hana Ivan Jonas Kemi Liam Mei Noor Oskar Priya".split()
FAMILY = "Reyes Lindqvist Rossi Novak Petrov Haddad Okafor Sato Said Berg Adeyemi Walsh Zhang Rao Nilsson Kaur".split()
WORK = ("Northwind", "Contoso", "Woodgrove, Inc.", "Łódź Software", "Fabrikam")


def cards(count: int) -> Iterator[str]:
    """Cards as address books write them, no two alike."""
    for n in range(count):
        given, family = GIVEN[n % 16], f"{FAMILY[n // 16 % 16]} {n:05}"
        lines = [
            "BEGIN:VCARD",
            "VERSION:3.0",
            f"UID:card-{n:06}",
            f"N:{family};{given};;;",
            f"FN:{given} {family}",
            f"ORG:{WORK[n % 5].replace(',', chr(92) + ',')};Sales",
            f"TITLE:{('Designer', 'Partner', 'Engineer')[n % 3]}",
            f"EMAIL;TYPE=INTERNET,HOME:{given.lower()}.{n}@example.com",
            f"TEL;TYPE=CELL:+44 7700 {n:06}",
            "ADR;TYPE=HOME:;;12 Rose Street;Lisbon;;1100;Portugal",
            f"BDAY:19{50 + n % 50}-{1 + n % 12:02}-{1 + n % 28:02}",
            "CATEGORIES:Friends,MIPIM 2026",
            f"NOTE:Met at the fair\\, hall {n % 9}.\\nLikes tea.",
            "END:VCARD",
        ]
        yield "\r\n".join(lines) + "\r\n"


def file_of(count: int) -> Path:
    """The file with so many cards, made at the first time."""
    path = folder() / f"cards-{count}.vcf"
    if not path.exists():
        with path.open("w", encoding="utf-8", newline="") as target:
            target.writelines(cards(count))
    return path


def run(*arguments: str, **more: str) -> tuple[float, float, str]:
    """CPU seconds, peak megabytes and output of a process."""
    child = subprocess.Popen(
        [sys.executable, *arguments], stdout=subprocess.PIPE, text=True, env={**os.environ, **more}
    )
    assert child.stdout is not None
    said = child.stdout.read()
    _, status, used = os.wait4(child.pid, 0)
    assert status == 0, said
    return used.ru_utime + used.ru_stime, used.ru_maxrss / 1024, said


def main() -> None:
    """Write the file, measure, print."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
    rounds = int(sys.argv[2]) if len(sys.argv) > 2 else 3
    path = file_of(count)
    times: dict[str, list[float]] = {"reading": [], "import": [], "again": [], "undo": []}
    peaks: dict[str, float] = {}
    for _ in range(rounds):
        with tempfile.TemporaryDirectory() as place:
            book = {"NETBOOK_BOOK": str(Path(place) / "book.db"), "NETBOOK_REGION": "GB", "HOME": place}
            bring = ("-m", "netbook", "import", str(path), "--yes")
            for name, arguments in {
                "reading": ("-c", READ, str(path)),
                "import": bring,
                "again": bring,
                "undo": ("-m", "netbook", "undo"),
            }.items():
                seconds, peak, _said = run(*arguments, **book)
                times[name].append(seconds)
                peaks[name] = max(peaks.get(name, 0), peak)
    print(f"{count:,} cards; median CPU time of {rounds} turns, each a process of its own")
    base = statistics.median(times["reading"])
    for name, taken in times.items():
        middle = statistics.median(taken)
        print(f"{name:<10}{middle:8.1f} s{middle / base:7.2f} times reading{peaks[name]:8.0f} MB at most")


if __name__ == "__main__":
    main()
