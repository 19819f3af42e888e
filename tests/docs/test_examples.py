"""The scripts under examples do what their first lines say."""

import os
import re
import subprocess
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from tests.docs.transcript import DOCS, Block, Copies, Person

EXAMPLES = DOCS.parent / "examples"
TODAY = "2026-11-22"

CALENDAR = """\
BEGIN:VCALENDAR
BEGIN:VEVENT
DTSTART;TZID=Europe/Lisbon:20261120T130000
DTEND;TZID=Europe/Lisbon:20261120T140000
SUMMARY:Lunch with Andreas
END:VEVENT
BEGIN:VEVENT
DTSTART;TZID=Europe/Lisbon:20261119T150000
DTEND;TZID=Europe/Lisbon:20261119T154500
SUMMARY:Coffee with Leonor
LOCATION:Café Janela\\, Rua da Rosa 12\\, Lisbon
END:VEVENT
BEGIN:VEVENT
DTSTART:20261117T100000Z
DTEND:20261117T103000Z
SUMMARY:Call with Priya Raman about the
  savings app
LOCATION:https://example.com/meet/1
END:VEVENT
BEGIN:VEVENT
DTSTART;VALUE=DATE:20261118
SUMMARY:Holiday with Bo
END:VEVENT
BEGIN:VEVENT
DTSTART:20261120T090000
SUMMARY:Coffee with Grace
STATUS:CANCELLED
END:VEVENT
BEGIN:VEVENT
DTSTART:20261127T090000
SUMMARY:Breakfast with Bo
END:VEVENT
BEGIN:VEVENT
DTSTART:20261012T090000
SUMMARY:Walk with Tiago
END:VEVENT
END:VCALENDAR
"""

Run = Callable[..., str]


@pytest.fixture
def book(person: Person, copies: Copies, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the sample network, which the scripts work on."""
    person.begin(Block(TODAY, False, []))
    path = tmp_path / "book.db"
    copies(str(path), date.fromisoformat(TODAY))
    monkeypatch.setenv("NETBOOK_BOOK", str(path))
    return path


@pytest.fixture
def run(book: Path) -> Run:
    """Runs a script to its end; what it prints."""

    def run_script(name: str, *arguments: str, code: int = 0, said: str = "") -> str:
        interpreter = sys.executable if name.endswith(".py") else "sh"
        command = [interpreter, str(EXAMPLES / name), *arguments]
        ended = subprocess.run(command, capture_output=True, encoding="utf-8", check=False, timeout=60)
        assert (ended.returncode, ended.stderr) == (code, said), ended.stdout
        return ended.stdout

    return run_script


def test_all_are_tested_here() -> None:
    written = Path(__file__).read_text(encoding="utf-8")
    found = sorted(path.name for path in EXAMPLES.iterdir() if path.suffix in (".py", ".sh"))
    assert found
    assert [name for name in found if f'"{name}"' not in written] == []


@pytest.mark.parametrize("path", sorted(EXAMPLES.glob("*.*")), ids=lambda path: path.name)
def test_each_says_how_to_run_it(path: Path) -> None:
    head = path.read_text(encoding="utf-8")[:1200]
    assert head.startswith(("#!/bin/sh\n# ", '#!/usr/bin/env python3\n"""'))
    assert f"examples/{path.name}" in head
    assert not re.search("bash|zsh", head)
    assert os.access(path, os.X_OK)


@pytest.mark.slow
def test_log_from_calendar(run: Run, tmp_path: Path) -> None:
    calendar = tmp_path / "calendar.ics"
    calendar.write_text(CALENDAR, encoding="utf-8")
    lines = run("log_from_calendar.py", str(calendar))
    assert lines.splitlines() == [
        "2026-11-17 at 10:00 for 30 min, Call with Priya Raman about the savings app",
        "2026-11-19 at 15:00 for 45 min, at Café Janela, Coffee with Leonor",
        "2026-11-20 at 13:00 for 60 min, Lunch with Andreas",
    ]
    assert "2026-10-12 at 09:00, Walk with Tiago" in run("log_from_calendar.py", str(calendar), "60")
    ended = subprocess.run(
        ["netbook", "log", "-", "--inbox"], input=lines, capture_output=True, encoding="utf-8", check=False
    )
    assert [line.partition(" (netbook")[0] for line in ended.stderr.splitlines()] == [
        "i749 read as: call with Priya Raman, Tue 17 Nov, 10:00, 30 min",
        "i750 read as: coffee with Leonor Vaz, Thu 19 Nov, 15:00, at Café Janela, 45 min",
        "x3 kept in the inbox: nobody in your book is called 'Andreas'",
    ]


@pytest.mark.slow
def test_birthdays(run: Run) -> None:
    assert run("birthdays.sh").splitlines() == [
        "2026-11-24  Leonor Vaz turns 39",
        "2026-11-27  Tomás Ferreira turns 47",
        "2026-12-01  Yuki Tanaka",
        "2026-12-05  Nadia Øst turns 42",
        "2026-12-21  Søren Dahl turns 50",
    ]
    assert run("birthdays.sh", "3") == "2026-11-24  Leonor Vaz turns 39\n"


@pytest.mark.slow
def test_morning(run: Run, book: Path) -> None:
    first, *rest = run("morning.sh").splitlines()
    assert first == "netbook: 13 due (12 late)"
    assert len(rest) == 6
    assert "Omar Haddad" in rest[1]
    book.unlink()
    assert run("morning.sh") == ""


@pytest.mark.slow
def test_mail_merge(run: Run) -> None:
    subprocess.run(
        ["netbook", "edit", "Yuki Tanaka", "--add", "email=studio@example.com", "--set", "name=Tanaka, Yuki"],
        check=True,
        stderr=subprocess.DEVNULL,
    )
    lines = run("mail_merge.sh", "design").splitlines()
    assert lines[:2] == ["email,name", "ana.reyes@example.org,Ana Reyes"]
    assert {'yuki@example.com,"Tanaka, Yuki"', 'studio@example.com,"Tanaka, Yuki"'} < set(lines)
    some = run("mail_merge.sh", "@design", "city:lisbon", "-circle:inner")
    assert some == "email,name\ningrid@example.org,Ingrid Halvorsen\nleonor.vaz@example.org,Leonor Vaz\n"
    assert run("mail_merge.sh", code=2, said="usage: mail_merge.sh TAG [FILTER...]\n") == ""


@pytest.mark.slow
def test_who_is_quiet(run: Run) -> None:
    assert run("who_is_quiet.py", "circle:close").splitlines()[:2] == [
        " 84%  Kwame Asante, every 1mo, due 2026-11-27",
        " 77%  Rafael Nunes, every 1mo, due 2026-11-29",
    ]
    everybody = run("who_is_quiet.py")
    assert " 93%  Lena Fischer" in everybody
    assert "Ana Reyes" not in everybody


@pytest.mark.slow
def test_backup_elsewhere(run: Run, tmp_path: Path) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    made = Path(run("backup_elsewhere.sh", str(stick)).strip())
    assert (made.parent, made.stat().st_mode & 0o777) == (stick, 0o600)
    shown = subprocess.run(["netbook", "--book", str(made), "list", "--ids"], capture_output=True, check=True)
    assert len(shown.stdout.split()) == 59
    assert run("backup_elsewhere.sh", code=2, said="usage: backup_elsewhere.sh FOLDER\n") == ""
