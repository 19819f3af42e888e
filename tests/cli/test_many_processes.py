"""Many processes at once, and writers killed at random moments: nothing that was acknowledged is missing."""

import json
import random
import re
import signal
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path

import pytest

from tests.cli.program import Netbook, environment, process

COMMAND = [sys.executable, "-m", "netbook"]


def start(*arguments: str) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [*COMMAND, *arguments],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=environment(),
    )


def intact(path: Path) -> bool:
    with closing(sqlite3.connect(path)) as connection:
        return (
            connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
            and connection.execute("PRAGMA foreign_key_check").fetchone() is None
        )


@pytest.mark.parametrize(("number", "fresh"), [(50, False), (6, True)], ids=["a book", "no book yet"])
@pytest.mark.slow
def test_all_lines_of_processes_at_once_are_there_while_another_reads(
    netbook: Netbook, number: int, fresh: bool
) -> None:
    if not fresh:
        netbook.said("add", "Ana Reyes")
    writers = [start("log", f"coffee with **Writer Number{place}** about topic{place}") for place in range(number)]
    reads = 0
    while any(writer.poll() is None for writer in writers):
        ended = process("journal", "--json")
        assert (ended.code, ended.err) == (0, b"")
        assert len(json.loads(ended.out)) <= number
        reads += 1
    assert reads
    for writer in writers:
        out, err = writer.communicate()
        assert (writer.returncode, out) == (0, b""), err
        assert re.fullmatch(
            rb"i\d+ read as: coffee with Writer Number\d+ \(new\), today \(netbook undo takes it back\)\n", err
        )
    written = netbook.json("journal")
    assert {each["text"].split()[-1] for each in written} == {f"topic{place}" for place in range(number)}
    assert len({each["id"] for each in written}) == number
    assert len(netbook.operations()) == number + (not fresh)
    assert intact(netbook.book)


@pytest.mark.slow
@pytest.mark.parametrize("number", [4, pytest.param(20, marks=pytest.mark.slow)])
def test_the_same_new_person_in_many_lines_at_once_is_added_once(netbook: Netbook, number: int) -> None:
    writers = [start("log", "coffee with **Zelda Fitz**") for _ in range(number)]
    for writer in writers:
        assert writer.wait(120) == 0, writer.communicate()
    assert [each["name"] for each in netbook.json("list")] == ["Zelda Fitz"]
    assert len(netbook.json("show", "Zelda Fitz")["interactions"]) == number


@pytest.mark.slow
@pytest.mark.parametrize("kills", [3, pytest.param(50, marks=pytest.mark.slow)])
def test_what_was_acknowledged_survives_a_kill(netbook: Netbook, kills: int) -> None:
    netbook.said("add", "Ana Reyes")
    chance = random.Random(7)
    acknowledged: dict[str, str] = {}
    for storm in range(kills):
        acknowledged |= killed_writer(storm, chance.uniform(0.0, 0.4))
    assert len(acknowledged) >= kills
    assert intact(netbook.book)
    written = {each["id"]: each["text"] for each in netbook.json("journal")}
    assert acknowledged.items() <= written.items()
    assert len(netbook.operations()) == len(written) + 1


def killed_writer(storm: int, after: float) -> dict[str, str]:
    """Feed a writer lines and kill it some time after its first answer; the lines whose writing it said, by id."""
    writer = subprocess.Popen(
        [*COMMAND, "log", "-"],
        stdin=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        env=environment(),
    )
    assert writer.stdin is not None
    assert writer.stderr is not None
    lines = [f"coffee with Ana about storm {storm} line {number}" for number in range(400)]
    writer.stdin.write("".join(f"{line}\n" for line in lines).encode())
    writer.stdin.flush()
    said = writer.stderr.readline()
    time.sleep(after)
    writer.send_signal(signal.SIGKILL)
    said += writer.stderr.read()
    assert writer.wait() == -signal.SIGKILL, said
    writer.stdin.close()
    writer.stderr.close()
    found = re.findall(rb"^(i\d+) read as: coffee with Ana Reyes, today \(netbook undo takes it back\)\n", said, re.M)
    assert found, said
    return {number.decode(): line for number, line in zip(found, lines, strict=False)}
