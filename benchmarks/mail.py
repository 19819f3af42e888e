"""What it costs to read the history out of a mailbox, against reading its bytes and doing nothing with them.

python benchmarks/mail.py [MEGABYTES]

Writes a mailbox of that size once (200 by default; kept in the temporary folder for the next run), with messages as
large as real ones: most a few thousand bytes, some with an attachment. Each measure is a process of its own: reading
the bytes, reading the encounters, and ``netbook import --dry-run`` into a book of 1,000 people of whom it tells. Prints
the CPU time of each, its ratio to reading the bytes, and the peak memory, which must not grow with the size.
"""

import os
import random
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from large_book import folder

BYTES = """
import sys
with open(sys.argv[1], "rb") as file:
    while file.read(1 << 20):
        pass
"""
READ = """
import sys
from datetime import date
from pathlib import Path
from netbook import formats
from netbook.domain.records import Encounter, ReadingOptions
from netbook.domain.when import Calendar
from netbook.formats.package import opened

options = ReadingOptions(Calendar(date(2026, 11, 22)), me=frozenset(["me@example.org"]))
with opened(Path(sys.argv[1])) as package:
    (claim,) = formats.recognised(package, options)
    print(sum(isinstance(each, Encounter) for each in formats.read(claim, options)))
"""
RECEIVED = "".join(
    f"Received: from relay{n}.example.net (relay{n}.example.net [192.0.2.{n}])\n by mx.example.org with ESMTPS id "
    f"0123456789abcdef{n}\n for <me@example.org>; Mon, 04 Mar 2024 11:20:34 +0000 (UTC)\n"
    for n in range(4)
)
SIGNED = "DKIM-Signature: v=1; a=rsa-sha256;\n bh=" + "\n ".join(["0123456789abcdef" * 4] * 8) + "\n"
PEOPLE = 1_000
LISTS = "List-Id: <letters.example.net>\nList-Unsubscribe: <https://example.net/>\n"


def messages(size: int) -> Iterator[bytes]:
    """Messages of so many bytes in all: lists, people of the book and others, in conversations of four."""
    chance, made, number = random.Random(7), 0, 0
    text = b"Lorem ipsum dolor sit amet, consectetur adipiscing elit, sed do eiusmod tempor incididunt.\n"
    attachment = b"QUJDREVGR0hJSktMTU5PUFFSU1RVVldYWVphYmNkZWZnaGlqa2xtbm9wcXJzdHV2d3h5ejAxMjM0NTY3\n"
    while made < size:
        other = f"person{chance.randrange(PEOPLE * 5)}@example.com"
        mine = number % 3 == 0
        root, day = number // 4, number % 28 + 1
        lines = (
            f"From {number}@xxx Mon Mar 04 11:20:34 +0000 2024\nX-GM-THRID: {1790000000000000000 + root}\n"
            f"X-Gmail-Labels: {'Sent' if mine else 'Inbox'},Opened\nDelivered-To: me@example.org\n{RECEIVED}{SIGNED}"
            f"Message-ID: <m{number}@x.example>\nDate: Mon, {day} Mar {2010 + number % 16} 12:20:34 +0100\n"
            f"From: {'Me <me@example.org>' if mine else f'=?UTF-8?Q?Jos=C3=A9?= <{other}>'}\n"
            f"To: {other if mine else 'me@example.org'}\nSubject: Re: lunch {root}\n"
            f"{LISTS if not mine and number % 2 else ''}Content-Type: text/plain\n\n"
        )
        body = attachment * chance.randrange(5_000, 30_000) if number % 25 == 0 else text * chance.randrange(5, 100)
        message = lines.encode() + body + b"\n"
        made, number = made + len(message), number + 1
        yield message


def file_of(megabytes: int) -> Path:
    """The mailbox of that size, made at the first time."""
    path = folder() / f"mail-{megabytes}.mbox"
    if not path.exists():
        with path.open("wb") as target:
            target.writelines(messages(megabytes << 20))
    return path


def run(*arguments: str, **more: str) -> tuple[float, float, str]:
    """CPU seconds, peak megabytes and output of a process."""
    child = subprocess.Popen(
        [sys.executable, *arguments],
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        env={**os.environ, **more},
    )
    assert child.stdout is not None
    said = child.stdout.read()
    _, status, used = os.wait4(child.pid, 0)
    assert status == 0, said
    return used.ru_utime + used.ru_stime, used.ru_maxrss / 1024, said


def main() -> None:
    """Make the mailbox and the book, measure, print."""
    mailbox = file_of(int(sys.argv[1]) if len(sys.argv) > 1 else 200)
    people, book = folder() / "mail-people.csv", folder() / "mail.db"
    people.write_text("Name,Email\n" + "".join(f"Person No{n},person{n}@example.com\n" for n in range(PEOPLE)))
    place = {"NETBOOK_BOOK": str(book), "NETBOOK_TODAY": "2026-11-22", "NETBOOK_ME": "me@example.org"}
    if not book.exists():
        run("-m", "netbook", "import", str(people), "--yes", **place)
    bytes_alone, *_ = run("-c", BYTES, str(mailbox))
    print(f"{mailbox.stat().st_size / 1e6:,.0f} MB: {bytes_alone:.2f} s to read the bytes")
    for what, arguments in (
        ("the encounters", ("-c", READ, str(mailbox))),
        ("an import, dry", ("-m", "netbook", "import", str(mailbox), "--dry-run")),
    ):
        seconds, memory, said = run(*arguments, **place)
        print(
            f"{what:16}{seconds:8.2f} s{seconds / bytes_alone:8.1f} x{memory:8.0f} MB   {' '.join(said.split())[:120]}"
        )


if __name__ == "__main__":
    main()
