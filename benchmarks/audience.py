"""What an audience costs: 1,000,000 followers as Instagram exports them, into a book of 2,000 contacts.

python benchmarks/audience.py [FOLLOWERS [CONTACTS]]

Writes the export once (kept in the temporary folder for the next run): pages of 10,000, some of them contacts under
another guise, a part come in a burst. Each command is a process of its own: importing it with ``netbook audience import
--yes``, again, what one does with it afterwards, and undoing it. Prints seconds, CPU seconds and peak memory of each,
the size of the book, and whether the second import changed nothing and the undo gave back the book that was.
"""

import hashlib
import json
import os
import random
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from itertools import islice
from pathlib import Path

from large_book import folder
from people import bare
from recognition import contacts, followers, planted
from sqlalchemy import insert

from netbook.domain.audience.recognition import Acquaintance
from netbook.models import Contact, ContactMethod
from netbook.models.columns import new_uid, utc_now
from netbook.storage import derived
from netbook.storage.book import Book
from netbook.storage.rows import table_of

PAGE = 10_000
NEWEST = datetime(2026, 11, 19, 21, 30, tzinfo=UTC)
YEARS = timedelta(days=6 * 365)
BURST = 200  # one in so many came in it
TODAY = "2026-11-22"
JOURNAL = ("operation", "change", "meta", "sqlite_sequence")
QUEUE = """
import sys
from netbook.services.audience import triage
from netbook.storage.book import Book

with Book.open(sys.argv[1]) as book, book.reading() as session:
    waiting = triage.queue(session)
    for place in (0, len(waiting.offered), len(waiting.numbers) - 1):
        triage.card(session, waiting, waiting.numbers[place])
    print(len(waiting.numbers))
"""
Moments = Iterator[int]


def write_export(where: Path, count: int, size: int) -> None:
    """The pages, the newest followers first, never more than one page in memory; no handle comes twice."""
    people, known = contacts(size)
    hidden = planted(people, known)
    guises = dict(zip(random.Random(4).sample(range(count), len(hidden)), hidden, strict=True))
    seen: set[int] = set()
    each = ((_once(bare(handle), seen), since) for (_, _, handle, _), since in _dated(followers(count, guises), count))
    for number in range((count + PAGE - 1) // PAGE):
        page = [_entry(handle, since) for handle, since in islice(each, PAGE)]
        (where / f"followers_{number + 1}.json").write_text(json.dumps(page), "utf-8")


def _once(handle: str, seen: set[int]) -> str:
    while hash(handle) in seen:
        handle += "_"
    seen.add(hash(handle))
    return handle


def _dated(made: Iterator[tuple[int, str | None, str, str]], count: int) -> Iterator[tuple[tuple, int]]:  # type: ignore[type-arg]
    chance, begin, burst = random.Random(5), int(NEWEST.timestamp()), count // 3
    step = int(YEARS.total_seconds()) / count
    for each in made:
        place = min(each[0], burst) if each[0] < burst + count // BURST else each[0]
        yield each, begin - int(place * step) - chance.randrange(7_200 if place == burst else 60)


def _entry(handle: str, since: int) -> dict[str, object]:
    data = {"href": f"https://www.instagram.com/{handle}", "value": handle, "timestamp": since}
    return {"title": "", "media_list_data": [], "string_list_data": [data]}


def write_book(path: Path, size: int) -> None:
    """The contacts, with their handles and addresses."""
    now = utc_now()
    _, known = contacts(size)
    people = [
        {"id": each.number + 1, "uid": new_uid(), "name": each.names[0], "created_at": now, "updated_at": now}
        for each in known
    ]
    with Book.open(str(path)) as book, book.engines.writing.begin() as connection:
        connection.execute(insert(table_of(Contact)), people)
        connection.execute(insert(table_of(ContactMethod)), [row for each in known for row in _methods(each)])
        derived.rebuild(connection)


def _methods(known: Acquaintance) -> Iterator[dict[str, object]]:
    for platform, handle in sorted(known.handles):
        told = {"kind": "handle", "platform": platform, "value": f"{platform}:{handle}", "normalised": handle}
        yield {"contact_id": known.number + 1, "label": None, **told}
    for address in sorted(known.emails):
        told = {"kind": "email", "platform": None, "value": address, "normalised": address}
        yield {"contact_id": known.number + 1, "label": None, **told}


def export_of(count: int, size: int) -> Path:
    """The folder with the export, made at the first time."""
    path = folder() / f"audience-{count}-{size}" / "instagram-ana.reyes-2026-11-20-AbCdEfGh"
    if not path.parent.exists():
        unfinished = path.parent.with_suffix(".part")
        shutil.rmtree(unfinished, ignore_errors=True)
        pages = unfinished / path.name / "connections" / "followers_and_following"
        pages.mkdir(parents=True)
        made = os.fork()  # apart, as what this process holds counts for those that it starts
        if not made:
            write_export(pages, count, size)
            os._exit(0)
        assert os.waitpid(made, 0)[1] == 0
        unfinished.rename(path.parent)
    return path


def run(name: str, *arguments: str, **more: str) -> str:
    """Run a process; print what it took."""
    begun = time.perf_counter()
    child = subprocess.Popen(
        [sys.executable, *arguments], stdout=subprocess.PIPE, text=True, env={**os.environ, **more}
    )
    assert child.stdout is not None
    said = child.stdout.read()
    _, status, used = os.wait4(child.pid, 0)
    taken, cpu = time.perf_counter() - begun, used.ru_utime + used.ru_stime
    assert status == 0, said
    print(f"{name:<32}{taken:8.1f} s{cpu:8.1f} s of CPU{used.ru_maxrss / 1024:7.0f} MB at most", flush=True)
    return said


def checksum(book: Path, *, without: tuple[str, ...] = ()) -> str:
    """Of every row of every table."""
    connection = sqlite3.connect(book)
    found = hashlib.sha256()
    names = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name").fetchall()
    for (name,) in names:
        if name not in without:
            found.update(name.encode())
            for row in connection.execute(f'SELECT * FROM "{name}" ORDER BY 1'):
                found.update(repr(row).encode())
    connection.close()
    return found.hexdigest()


def main() -> None:
    """Write the export and the book, measure, print."""
    numbers = [int(each) for each in sys.argv[1:]]
    count, size = (numbers + [1_000_000, 2_000][len(numbers) :])[:2]
    export = export_of(count, size)
    with tempfile.TemporaryDirectory() as place:
        book = Path(place) / "book.db"
        write_book(book, size)
        here = {"NETBOOK_BOOK": str(book), "NETBOOK_TODAY": TODAY, "HOME": place, "XDG_CONFIG_HOME": place}

        def netbook(name: str, *arguments: str) -> str:
            return run(name, "-m", "netbook", *arguments, **here)

        print(f"{count:,} followers, {size:,} contacts; each a process of its own")
        before = checksum(book, without=JOURNAL)
        print(netbook("import", "audience", "import", str(export), "--yes"), end="")
        print(f"the book: {book.stat().st_size / 1e6:,.0f} MB")
        once = checksum(book)
        print(netbook("import again", "audience", "import", str(export), "--yes"), end="")
        print("twice changes nothing" if checksum(book) == once else "TWICE CHANGES SOMETHING")
        netbook("accounts", "audience", "accounts")
        netbook("list --limit 20", "audience", "list", "--limit", "20")
        netbook("list is:open reyes --limit 20", "audience", "list", "is:open", "reyes", "--limit", "20")
        run("the queue of the triage, 3 cards", "-c", QUEUE, str(book), **here)
        netbook("undo", "undo")
        whole = checksum(book, without=JOURNAL) == before
        print("the book is as it was before" if whole else "THE BOOK IS NOT AS IT WAS")
        netbook("redo", "redo")


if __name__ == "__main__":
    main()
