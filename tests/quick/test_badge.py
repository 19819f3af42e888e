"""The prompt badge: it counts as the agenda does, says nothing where there is nothing to say, and never writes."""

import random
import shutil
import sqlite3
import subprocess
import sys
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from netbook import config
from netbook.domain.cadence import next_occasion
from netbook.errors import Unreadable
from netbook.models import Contact, FollowUp, InboxLine, Interaction, Occasion, Participation, key_of
from netbook.quick.badge import FIELDS, counts, fill
from netbook.services import agenda
from netbook.storage import migrate, peek
from netbook.storage.book import Book, file_of, is_file
from tests.cli.program import Netbook, environment, process

DAY = date(2026, 11, 22)
NUMBERS = {"due": 3, "late": 0, "people": 2, "followups": 1, "occasions": 0, "inbox": 5}


@pytest.mark.parametrize(("template", "line"), [
    ("{due} due", "3 due"),
    ("{due} due[ ({late} late)]", "3 due"),
    ("{due} due[, {inbox} waiting]", "3 due, 5 waiting"),
    ("{late}", ""),
    ("{late} of {occasions}", ""),
    ("[{late} late][{occasions} days]", ""),
    ("{late}[ {people}]", "0 2"),
    ("{{{people}}} [[{followups}]] ", "{2} [1] "),
    ("just words", "just words"),
    ("[words] {due}", "words 3"),
    ("two\nlines {due}", "two lines 3"),
    ("", ""),
])  # fmt: skip
def test_a_template_is_filled(template: str, line: str) -> None:
    assert fill(template, NUMBERS) == line


@pytest.mark.parametrize(("template", "said"), [
    ("{dew}", "the badge has no field {dew}; did you mean {due}?"),
    ("{xyz}", "it may be {due}, {late}, {people}, {followups}, {occasions}, {inbox}"),
    ("{due", "a { is never closed"),
    ("[{due}", "a [ is never closed"),
    ("due}", "a } out of place"),
    ("a ]", "a ] out of place"),
    ("[a [b]]", "a [ out of place"),
])  # fmt: skip
def test_what_is_no_template_is_refused(template: str, said: str) -> None:
    with pytest.raises(Unreadable) as refused:
        fill(template, NUMBERS)
    assert said in str(refused.value)


def fill_at_random(book: Book, chance: random.Random) -> None:
    """Forty people with all that decides whether something is due, some weeks round the day."""

    def day() -> date:
        return DAY + timedelta(days=chance.randrange(-40, 40))

    def sometimes(often: float = 0.2) -> date | None:
        return day() if chance.random() < often else None

    with book.operation("chance") as session:
        people = [
            Contact(
                name=f"Person {n}",
                circle=chance.choice([None, "inner", "close", "wider"]),
                cadence=chance.choice([None, None, "1w", "never"]),
                cadence_since=sometimes(0.7),
                snoozed_until=sometimes(),
                paused_until=sometimes(),
                archived_at=datetime.now(UTC) if chance.random() < 0.1 else None,
            )
            for n in range(40)
        ]
        met = [Interaction(on=day(), kind="coffee", text="x") for _ in range(30)]
        session.add_all([*people, *met])
        session.flush()
        numbers = [key_of(person) for person in people]
        session.add_all(
            Participation(interaction_id=key_of(each), contact_id=chance.choice(numbers), role="present")
            for each in met
        )
        session.add_all(
            FollowUp(
                contact_id=chance.choice([None, *numbers]), due=day(), state=chance.choice(["open", "open", "done"])
            )
            for _ in range(40)
        )
        for _ in range(40):
            when = chance.choice([day(), date(2024, 2, 29), date(2024, 2, 28), date(2024, 3, 1)])
            session.add(Occasion(contact_id=chance.choice(numbers), kind="birthday", month=when.month, day=when.day))
        session.add_all(InboxLine(text="x", on=DAY, reason="?") for _ in range(3))


DAYS = [*(DAY + timedelta(days=7 * n) for n in range(-6, 7)),
        *(date(year, 2, 28) + timedelta(days=n) for year in (2027, 2028) for n in range(3))]  # fmt: skip


@pytest.mark.slow
@pytest.mark.parametrize("where", ["file", "postgresql"])
def test_it_counts_as_the_agenda_does(where: str, request: pytest.FixtureRequest, surroundings: Path) -> None:
    location = str(surroundings) if where == "file" else str(request.getfixturevalue("postgres_url"))
    with Book.open(location) as book:
        fill_at_random(book, random.Random(7))
        for day in DAYS:
            with book.reading() as session:
                found = agenda.due(session, day)
            looked = peek.look(location)
            assert looked is not None
            with looked:
                got = counts(looked, day)
            kinds = [item.type for item in found]
            assert got == {
                "due": len(found),
                "late": sum(item.late > 0 for item in found),
                "people": kinds.count("person"),
                "followups": kinds.count("follow_up"),
                "occasions": kinds.count("occasion"),
                "inbox": 3,
            }, day


def test_birthdays_are_kept_on_the_days_the_domain_says() -> None:
    """The badge asks for a day of the year; on no day is that another one than the domain's."""
    days = [date(2027, 1, 1) + timedelta(days=n) for n in range(365 * 2 + 1)]
    assert [day for day in days if next_occasion(2, 29, day) == day] == [date(2027, 2, 28), date(2028, 2, 29)]


@pytest.fixture
def due_today(netbook: Netbook) -> Netbook:
    """A book where a follow-up is due today and a person since yesterday."""
    netbook.said("add", "Ana Reyes", "--every", "6w")
    netbook.said("remind", "Ana", "send the deck", "--due", "tomorrow")
    return netbook


def test_it_says_what_is_due_in_one_line(due_today: Netbook) -> None:
    assert process("badge").out == b"1 due\n"
    assert process("badge", env={"NETBOOK_TODAY": "2026-11-24"}).out == b"2 due (2 late)\n"


def shown(netbook: Netbook, *arguments: str) -> str:
    """What the badge prints, by the quick way and by the one of all commands; it must succeed in silence."""
    ended = process("badge", *arguments)
    assert (ended.code, ended.err) == (0, b"")
    assert netbook.out("badge", *arguments) == ended.out.decode()
    return ended.out.decode()


def refused(netbook: Netbook, code: int, *arguments: str) -> str:
    """The one line with which the badge fails, by both ways."""
    ended = process("badge", *arguments)
    assert (ended.code, ended.out, ended.err.count(b"\n")) == (code, b"", 1)
    assert netbook("badge", *arguments) == (code, "", ended.err.decode())
    return ended.err.decode()


def test_the_format_may_come_from_an_option_a_variable_or_the_file(
    due_today: Netbook, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = config.config_file()
    file.parent.mkdir(parents=True)
    file.write_text('badge = "file {due}"\n')
    assert shown(due_today) == "file 1\n"
    monkeypatch.setenv("NETBOOK_BADGE", "variable {due}")
    assert shown(due_today) == "variable 1\n"
    assert shown(due_today, "--format", "option {due}") == "option 1\n"
    assert shown(due_today, "--format=option {due}") == "option 1\n"
    assert shown(due_today, "--format", "") == ""


def test_nothing_due_prints_nothing_and_a_missing_book_is_not_made(netbook: Netbook) -> None:
    assert shown(netbook) == ""
    assert not netbook.book.exists()
    netbook.book.touch()
    assert shown(netbook) == ""
    netbook.said("add", "Ana Reyes")
    assert shown(netbook) == ""


def test_nothing_is_written(due_today: Netbook) -> None:
    files = sorted(due_today.book.parent.rglob("*"))
    before = due_today.book.read_bytes()
    due_today.book.chmod(0o400)
    assert process("badge").code == 0
    assert due_today.book.read_bytes() == before
    assert sorted(due_today.book.parent.rglob("*")) == files


def test_wrong_usage_is_said(due_today: Netbook, monkeypatch: pytest.MonkeyPatch) -> None:
    assert "did you mean {people}?" in refused(due_today, 2, "--format", "{peple}")
    assert process("badge", "--frmat", "x").code == 2
    monkeypatch.setenv("NETBOOK_TODAY", "yesterday")
    assert "NETBOOK_TODAY" in refused(due_today, 2)


def test_another_book_may_be_named(due_today: Netbook, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NETBOOK_BOOK", "/nowhere.db")
    assert due_today.out("--book", str(due_today.book), "badge") == "1 due\n"


def test_a_file_that_is_no_book_is_said(netbook: Netbook, monkeypatch: pytest.MonkeyPatch) -> None:
    netbook.book.write_bytes(b"dear diary " * 100)
    assert "is not a book" in refused(netbook, 5)
    netbook.book.unlink()
    netbook.book.mkdir()
    assert "is not a file" in refused(netbook, 5)
    monkeypatch.setenv("NETBOOK_BOOK", "mysql://u:secret@h/d")
    assert "a book cannot lie in mysql" in refused(netbook, 5)


def test_a_database_of_another_program_is_said(netbook: Netbook) -> None:
    with sqlite3.connect(netbook.book) as other:
        other.execute("CREATE TABLE contact (id)")
    assert "belongs to another program" in refused(netbook, 5)


@pytest.mark.parametrize(("version", "words"), [
    ("0001", "any command upgrades it, such as netbook due"), ("9999", "upgrade netbook"), ("x", "another program"),
])  # fmt: skip
def test_a_book_of_another_version_is_said(due_today: Netbook, version: str, words: str) -> None:
    with sqlite3.connect(due_today.book) as book:
        book.execute("UPDATE alembic_version SET version_num = ?", (version,))
    assert words in refused(due_today, 5)


def test_a_damaged_book_is_said(due_today: Netbook) -> None:
    data = bytearray(due_today.book.read_bytes())
    data[4096:] = bytes(len(data) - 4096)
    due_today.book.write_bytes(data)
    assert "is damaged" in refused(due_today, 5)


def test_a_locked_book_is_not_waited_for(due_today: Netbook) -> None:
    holder = sqlite3.connect(due_today.book, isolation_level=None)
    holder.execute("PRAGMA locking_mode=EXCLUSIVE")
    holder.execute("BEGIN EXCLUSIVE")
    assert "is locked by another program" in refused(due_today, 5)
    holder.close()


def test_a_book_in_wal_mode_is_read_while_it_is_written(due_today: Netbook) -> None:
    holder = sqlite3.connect(due_today.book, isolation_level=None)
    holder.execute("PRAGMA journal_mode=WAL")
    holder.execute("BEGIN IMMEDIATE")
    holder.execute("UPDATE contact SET archived_at = '2026-01-01'")
    assert process("badge").out == b"1 due\n"
    holder.execute("COMMIT")
    assert process("badge").out == b""
    holder.close()
    assert process("badge").out == b""


def test_a_server_that_does_not_answer_is_said_without_its_password(
    netbook: Netbook, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NETBOOK_BOOK", "postgresql://u:secret@127.0.0.1:1/d")
    assert "the book's database cannot be read" in refused(netbook, 5)


@pytest.mark.parametrize("name", ["a b", "q?x", "h#x", "p%20", "ünï", "a;b"])
def test_a_book_of_any_name_is_found(due_today: Netbook, name: str) -> None:
    other = due_today.book.with_name(f"{name}.db")
    shutil.copyfile(due_today.book, other)
    looked = peek.look(str(other))
    assert looked is not None
    looked.close()


def test_the_peek_knows_the_version_and_the_places_of_books() -> None:
    assert peek.VERSION == migrate.SCHEMA_VERSION
    for location in ("/tmp/book.db", "sqlite:////tmp/book.db", "~/book.db", "book.db"):
        assert is_file(location)
        assert config.load(location).book == str(file_of(location))


def test_it_is_left_at_once_by_a_reader_that_has_gone(due_today: Netbook) -> None:
    with subprocess.Popen(
        [sys.executable, "-m", "netbook", "badge"], stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment()
    ) as child:
        assert child.stdout is not None
        child.stdout.close()
        assert child.stderr is not None
        assert child.stderr.read() == b""


def test_every_field_is_known_to_the_help(netbook: Netbook) -> None:
    shown = netbook.out("badge", "--help")
    assert all(f"{{{field}}}" in shown for field in FIELDS)
