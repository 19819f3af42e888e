"""What the contrast costs on a large book, against its group-by statements run alone.

python benchmarks/contrast.py [FOLLOWERS [PEOPLE [INTERACTIONS]]]

Makes a book of so many (1,000,000, 10,000 and 100,000 unless said otherwise), works the contrast out in a process of
its own, and prints its time and peak memory, and the time of the statements that count the same groups.
"""

import os
import sqlite3
import sys
import time
from datetime import date, timedelta
from pathlib import Path
from random import Random

from large_book import folder

from netbook.services.contrast.report import contrast, last_year
from netbook.storage.book import Book

TODAY = date(2026, 11, 22)
COUNTED = (
    "SELECT account_id, count(*), count(contact_id) FROM follower WHERE follows_me AND left_on IS NULL GROUP BY 1",
    "SELECT account_id, substr(since, 1, 7), count(*) FROM follower GROUP BY 1, 2",
    "SELECT contact_id, count(*) FROM follower WHERE contact_id IS NOT NULL GROUP BY contact_id",
    'SELECT p.contact_id, i.initiator, i.kind, i.missed, count(*), sum(i.minutes), max(i."on") FROM participation p '
    "JOIN interaction i ON i.id = p.interaction_id WHERE p.role = 'present' GROUP BY 1, 2, 3, 4",
    "SELECT contact_id, direction, count(*) FROM exchange GROUP BY contact_id, direction",
    "SELECT c.circle, d.vetted, count(*) FROM contact c JOIN derived d ON d.contact_id = c.id GROUP BY 1, 2",
)


def made(where: Path, followers: int, people: int, interactions: int) -> Path:
    """The book, made once by plain statements."""
    path = where / f"contrast-{followers}-{people}-{interactions}.db"
    if path.exists():
        return path
    Book.open(str(path)).close()
    chance = Random(8)
    day = [(TODAY - timedelta(days=each)).isoformat() for each in range(1100)]
    with sqlite3.connect(path) as raw:
        raw.execute("PRAGMA synchronous = OFF")
        circles = ("inner", "close", "trusted", "network", None)
        raw.executemany(
            "INSERT INTO contact (id, uid, name, circle, created_at, updated_at) VALUES (?, ?, ?, ?, ?, ?)",
            (
                (n, f"u{n}", f"Person {n}", chance.choice(circles), f"{day[900]} 08:00:00", f"{day[900]} 08:00:00")
                for n in range(1, people + 1)
            ),
        )
        raw.executemany(
            'INSERT INTO appraisal (contact_id, rule_id, answer, "on") VALUES (?, ?, ?, ?)',
            ((n, rule, "yes", day[200]) for n in range(1, people + 1, 5) for rule in range(1, 5)),
        )
        raw.executemany(
            'INSERT INTO interaction (id, uid, "on", kind, text, initiator, missed, source, created_at, minutes) '
            "VALUES (?, ?, ?, ?, 'x', ?, 0, 'typed', ?, ?)",
            (
                (
                    n,
                    f"i{n}",
                    day[chance.randrange(1100)],
                    chance.choice(("coffee", "message", "call")),
                    chance.choice(("me", "them", "both")),
                    f"{day[0]} 08:00:00",
                    chance.choice((None, 30, 60)),
                )
                for n in range(1, interactions + 1)
            ),
        )
        raw.executemany(
            "INSERT INTO participation (interaction_id, contact_id, role) VALUES (?, ?, 'present')",
            ((n, chance.randint(1, people)) for n in range(1, interactions + 1)),
        )
        raw.executemany(
            "INSERT INTO account (id, platform, handle) VALUES (?, ?, 'me')",
            enumerate(("instagram", "x", "linkedin", "tiktok"), 1),
        )
        raw.executemany(
            "INSERT INTO audience_snapshot (account_id, \"on\", followers, source) VALUES (?, ?, ?, 'typed')",
            (
                (account, day[30 * month], followers // 4 - 1000 * month)
                for account in range(1, 5)
                for month in range(36)
            ),
        )
        known = list(range(1, people // 4 + 1))
        raw.executemany(
            "INSERT INTO follower (account_id, key, handle, since, follows_me, i_follow, first_seen, contact_id) "
            "VALUES (?, ?, ?, ?, 1, 0, ?, ?)",
            (
                (
                    1 + n % 4,
                    f"k{n}",
                    f"h{n}",
                    f"{day[chance.randrange(1100)]}T10:00:00",
                    day[0],
                    known[n // 4] if n // 4 < len(known) else None,
                )
                for n in range(followers)
            ),
        )
    with Book.open(str(path)) as book, book.engines.writing.begin() as connection:
        from netbook.storage import derived

        derived.rebuild(connection)
    return path


def main() -> None:
    """Make the book, measure, print."""
    followers, people, interactions = (
        int(sys.argv[place]) if len(sys.argv) > place else usual
        for place, usual in ((1, 1_000_000), (2, 10_000), (3, 100_000))
    )
    path = made(folder(), followers, people, interactions)
    raw = sqlite3.connect(path)
    begun = time.process_time()
    for statement in COUNTED:
        raw.execute(statement).fetchall()
    alone = time.process_time() - begun
    raw.close()
    child = os.fork()
    if not child:
        with Book.open(str(path)) as book, book.reading() as session:
            begun = time.process_time()
            contrast(session, *last_year(TODAY))
            print(f"the contrast      {time.process_time() - begun:8.2f} s")
        sys.stdout.flush()
        os._exit(0)
    _, _, used = os.wait4(child, 0)
    print(f"its group-bys     {alone:8.2f} s")
    whole = used.ru_utime + used.ru_stime
    print(f"with its start    {whole:8.2f} s CPU, {used.ru_maxrss / 1000:.0f} MB at most")


if __name__ == "__main__":
    main()
