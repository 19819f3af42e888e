"""The doctor: each damage that is planted is found, repaired where that is promised, and nothing else is touched."""

import shutil
import sqlite3
import tempfile
from contextlib import closing
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import NamedTuple

import pytest
from sqlalchemy import create_engine, make_url

from netbook import config
from netbook.errors import BookUnavailable
from netbook.models import Alias, Contact, ContactTag, FollowUp, Note, Occasion, Tag
from netbook.storage import backup, doctor
from netbook.storage.book import Book, is_file
from netbook.storage.doctor import CHECKS, Outcome, pairs
from netbook.storage.shelf import BEFORE_RESTORE
from tests.storage.helpers import add, files, log, person, rename, state

ALL = [check.key for check in CHECKS]


def fill(book: Book) -> None:
    """People with all that a check looks at: p1 Ana has a circle and a tag, p2 Bo a cadence of his own."""
    ana, bo = add(book, "Ana Reyes"), add(book, "Bo Lindqvist")
    log(book, ana), log(book, bo)
    with book.operation("say more of them") as session:
        person(session, ana).circle = "close"
        person(session, ana).cadence_since = person(session, bo).cadence_since = date(2026, 1, 1)
        person(session, bo).cadence = "6w"
        tag = Tag(name="design", cadence="2w")
        session.add(tag)
        session.flush()
        assert tag.id
        session.add_all(
            [
                ContactTag(contact_id=ana, tag_id=tag.id),
                Alias(contact_id=ana, name="Anita"),
                Note(contact_id=ana, on=date(2026, 3, 1), text="tall"),
                Occasion(contact_id=ana, kind="birthday", month=3, day=14),
                FollowUp(contact_id=ana, what="the deck", due=date(2026, 4, 1), repeat="FREQ=MONTHLY"),
            ]
        )


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.slow)])
def location(request: pytest.FixtureRequest, path: Path) -> str:
    return str(path) if request.param == "sqlite" else str(request.getfixturevalue("postgres_url"))


@pytest.fixture
def patient(location: str, healthy: Path) -> str:
    """The location of a book in which nothing is wrong, backed up."""
    if is_file(location):
        shutil.copytree(healthy, Path(location).parent, dirs_exist_ok=True)
        return location
    with Book.open(location) as book:
        fill(book)
        backup.make(book)
    return location


@pytest.fixture(scope="module")
def healthy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with such a book and its backups."""
    folder = tmp_path_factory.mktemp("healthy")
    with Book.open(str(folder / "book.db")) as book:
        fill(book)
        backup.make(book)
    return folder


@pytest.fixture
def file(path: Path, healthy: Path) -> Path:
    """The same in a file."""
    shutil.copytree(healthy, path.parent, dirs_exist_ok=True)
    return path


def examined(location: str | Path, *, fix: bool = False) -> dict[str, Outcome]:
    """What each check says that does not find all well, or has repaired something."""
    patient = doctor.admit(str(location))
    try:
        outcomes = list(doctor.examine(patient, fix=fix))
    finally:
        patient.book.close()
    assert [outcome.check for outcome in outcomes] == ALL
    for outcome in outcomes:
        for finding in (*outcome.findings, *outcome.repaired):
            assert "\n" not in finding.wrong + finding.do
            assert finding.wrong
            assert finding.do
    return {outcome.check: outcome for outcome in outcomes if not outcome.well or outcome.did}


def run(location: str, *statements: str) -> None:
    """Do something to the book behind its back, references unchecked."""
    if is_file(location):
        with closing(sqlite3.connect(location)) as raw:
            raw.executescript(";".join(statements))
        return
    engine = create_engine(make_url(location))
    with engine.begin() as connection:
        connection.exec_driver_sql("SET LOCAL session_replication_role = replica")
        for statement in statements:
            connection.exec_driver_sql(statement)
    engine.dispose()


def user_rows(location: str) -> object:
    with Book.open(location, create=False) as book:
        return state(book)


class Damage(NamedTuple):
    """A statement, the check that finds what it does, words of what that says, and which others stumble over it."""

    sql: str
    check: str
    said: str
    mendable: bool = True
    also: tuple[str, ...] = ()
    server: str | None = None  # the statement for PostgreSQL, where it is another
    only: str = "sqlite postgresql"


UNREADABLE = ("vocabulary", "search index", "due dates", "journal")
SERVER_WORDS = "array_to_tsvector(ARRAY['zzz'])"
DAMAGES = {
    # references
    "a note of nobody": Damage(
        """INSERT INTO note (contact_id, "on", text) VALUES (77, '2026-01-01', 'x')""",
        "references", "the note 2 refers to p77, which is not in the book", False,
    ),
    "introduced by nobody": Damage(
        "UPDATE contact SET introduced_by = 77",
        "references", "p1 refers to p77, which is not in the book (and 1 more like it)", False, only="sqlite",
    ),
    "a promise to nobody": Damage(
        "UPDATE followup SET contact_id = 77", "references", "f1 refers to p77, which is not in the book", False,
    ),
    # shape
    "a lost table": Damage("DROP TABLE inbox", "shape", "the table inbox is lost", False, UNREADABLE),
    "a lost column": Damage(
        "ALTER TABLE fact DROP COLUMN value", "shape", "the table fact has lost value", False, UNREADABLE
    ),
    "a lost index": Damage("DROP INDEX ix_alias_contact_id", "shape", "the index ix_alias_contact_id is lost"),
    "a lost index of words": Damage(
        "DROP INDEX ix_search_contact_words", "shape", "ix_search_contact_words of the search index is lost",
        only="postgresql",
    ),
    "a lost search table": Damage("DROP TABLE search_contact", "shape", "search_contact of the search index is lost"),
    "a lost table of derived values": Damage(
        "DROP TABLE derived", "shape", "the table derived is lost", True, UNREADABLE, only="sqlite"
    ),
    # vocabulary
    "an unknown circle": Damage(
        "UPDATE contact SET circle = 'vip' WHERE id = 2", "vocabulary", "the circle 'vip' of p2 is not known", False
    ),
    "a cadence of a person": Damage(
        "UPDATE contact SET cadence = '7x' WHERE id = 2",
        "vocabulary", "the cadence '7x' of p2 is not known", False, ("due dates",),
    ),
    "a cadence of a tag": Damage(
        "UPDATE tag SET cadence = '7x'",
        "vocabulary", "the cadence '7x' of @design is not known", False, ("due dates",), only="sqlite",
    ),
    "a cadence of a circle": Damage(
        "UPDATE circle SET cadence = 'often' WHERE key = 'close'",
        "vocabulary", "the cadence 'often' of close is not known", False, only="sqlite",
    ),
    "a repeat": Damage(
        "UPDATE followup SET repeat = 'FREQ=SOMETIMES'",
        "vocabulary", "the repeat 'FREQ=SOMETIMES' of f1 is not known", False,
    ),
    "a kind of interaction": Damage(
        "UPDATE interaction SET kind = 'zzz'",
        "vocabulary", "the kind 'zzz' of i1 and 1 more is not known", False, ("search index",), only="sqlite",
    ),
    "a role": Damage(
        "UPDATE participation SET role = 'ghost' WHERE id = 2",
        "vocabulary", "the role 'ghost' of i2 is not known", False, ("due dates",),
    ),
    "a state": Damage(
        "UPDATE followup SET state = 'zzz'", "vocabulary", "the state 'zzz' of f1 is not known", False, only="sqlite",
    ),
    "an impossible birthday": Damage(
        "UPDATE occasion SET day = 31, month = 2", "vocabulary", "an occasion of p1 is on day 31 of month 2", False
    ),
    "a date that is none": Damage(
        "UPDATE followup SET due = '2026-02-30'",
        "vocabulary", "the date 'due' of f1 cannot be read", False, only="sqlite",
    ),
    "a moment that is none": Damage(
        "UPDATE contact SET created_at = 'once'",
        "vocabulary", "the date 'created_at' of p1 and 1 more cannot be read", False, only="sqlite",
    ),
    # what follows
    "a missing search row": Damage(
        "DELETE FROM search_contact WHERE rowid = 1", "search index", "1 person is missing (p1)",
        server="DELETE FROM search_contact WHERE id = 1",
    ),
    "a stale search row": Damage(
        "UPDATE search_contact SET city = 'zzz' WHERE rowid = 1", "search index", "1 person is out of date (p1)",
        server=f"UPDATE search_contact SET words = {SERVER_WORDS} WHERE id = 1",
    ),
    "a surplus search row": Damage(
        "INSERT INTO search_interaction (rowid, text) VALUES (99, 'zzz')",
        "search index", "1 interaction is in it without being in the book (i99)",
        server=f"INSERT INTO search_interaction VALUES (99, {SERVER_WORDS})",
    ),
    "an index at odds with itself": Damage(
        "UPDATE search_contact_content SET c0 = 'zzz'",
        "search index", "the index of people contradicts itself", only="sqlite",
    ),
    "a table of the index that is lost": Damage(
        "DROP TABLE search_contact_docsize", "search index", "the index of people contradicts itself", only="sqlite"
    ),
    "a wrong due date": Damage(
        "UPDATE derived SET due = '2020-01-01' WHERE contact_id = 1", "due dates", "1 person is out of date (p1)"
    ),
    "missing due dates": Damage("DELETE FROM derived", "due dates", "2 people are missing (p1, p2)"),
    "a surplus due date": Damage(
        "INSERT INTO derived (contact_id, sorted_as, vetted) VALUES (99, 'zzz', 'open')",
        "due dates", "1 person is in it without being in the book (p99)",
    ),
    # journal
    "a change of no operation": Damage(
        """INSERT INTO change (operation_id, "table", row_id) VALUES (99, 'contact', 1)""",
        "journal", "of the journal belongs to no operation", False,
    ),
    "a change of no table": Damage(
        """UPDATE change SET "table" = 'zzz' WHERE id = 1""", "journal", "is of a table that there is not", False
    ),
    "a change that cannot be read": Damage(
        "UPDATE change SET after = '{' WHERE id = 1",
        "journal", "the change 1 of the journal cannot be read", False, only="sqlite",
    ),
    "a redo of nothing": Damage(
        "INSERT INTO meta (key, value) VALUES ('redo', '1 99')", "journal", "what waits for a redo names operations"
    ),
}  # fmt: skip


def test_of_a_whole_book_nothing_is_said(patient: str) -> None:
    before = user_rows(patient)
    assert examined(patient) == examined(patient, fix=True) == {}
    assert user_rows(patient) == before


KINDS = [  # every fourth damage to a file is looked at each time, all of them among the slow tests
    pytest.param(kind, name, marks=[pytest.mark.slow] if kind == "postgresql" or number % 4 else [])
    for kind in ("sqlite", "postgresql")
    for number, (name, one) in enumerate(DAMAGES.items())
    if kind in one.only
]


@pytest.mark.parametrize(("location", "name"), KINDS, indirect=["location"])
def test_a_damage_is_found_and_mended_where_that_can_be(patient: str, name: str) -> None:
    damage = DAMAGES[name]
    run(patient, damage.sql if is_file(patient) else damage.server or damage.sql)
    found = examined(patient)
    assert set(found) == {damage.check, *damage.also}
    (finding, *_) = found[damage.check].findings
    assert damage.said in finding.wrong
    assert finding.mendable == damage.mendable == ("--fix" in finding.do)
    readable = damage.check != "shape" and only_dates_of_python(name)
    before = user_rows(patient) if readable else None
    fixed = examined(patient, fix=True)[damage.check]
    assert fixed.well == damage.mendable
    if damage.mendable:
        assert finding in fixed.repaired
        assert examined(patient) == {}
    else:
        assert finding in fixed.findings
    if readable:
        assert user_rows(patient) == before


def only_dates_of_python(name: str) -> bool:
    """Whether the rows can still be compared: the mapper cannot read a date that is none."""
    return "that is none" not in name


def test_before_the_first_repair_the_book_is_backed_up(patient: str) -> None:
    run(patient, "DELETE FROM derived", "INSERT INTO meta (key, value) VALUES ('redo', '99')")
    with Book.open(patient) as book:
        before = backup.listing(book.shelf)
    did = [outcome.did for outcome in examined(patient, fix=True).values()]
    with Book.open(patient) as book:
        newest, *rest = backup.listing(book.shelf)
        assert rest == before
        assert [newest.path.name in (each or "") for each in did] == [True, True]
        assert state(book) == user_rows(str(newest.path))


def test_a_backup_that_cannot_be_made_stops_the_repair(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    run(str(file), "DELETE FROM derived")
    shutil.rmtree(file.parent / "backups")
    (file.parent / "backups").write_text("in the way")
    found = examined(file, fix=True)
    assert "the backup that comes first could not be made" in (found["due dates"].did or "")
    assert [finding.wrong for finding in found["due dates"].findings] == ["2 people are missing (p1, p2)"]


@pytest.mark.slow
def test_more_rows_than_fit_one_part_are_compared(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pairs, "CHUNK", 5)
    with Book.open(str(path)) as book, book.operation("many") as session:
        session.add_all([Contact(name=f"Ana {number}") for number in range(34)])
    run(
        str(path),
        "DELETE FROM derived WHERE contact_id IN (1, 5, 6, 10, 34)",
        "DELETE FROM search_contact WHERE rowid <= 12 OR rowid > 30",
        *(f"INSERT INTO search_contact (rowid) VALUES ({number})" for number in (*range(-9, 0), *range(50, 67))),
    )
    found = examined(path)
    assert [finding.wrong for finding in found["due dates"].findings] == ["5 people are missing (p1, p5, p6 ...)"]
    assert [finding.wrong for finding in found["search index"].findings] == [
        "16 people are missing (p1, p2, p3 ...)",
        "26 people are in it without being in the book (p-9, p-8, p-7 ...)",
    ]
    examined(path, fix=True)
    assert examined(path) == {}


# --- the file ---------------------------------------------------------------------------------------------------------


def spoil(path: Path, at: int, length: int) -> None:
    with path.open("r+b") as raw:
        raw.seek(at)
        raw.write(b"\xff" * length)


def test_a_page_that_is_damaged_is_found_though_the_book_opens(file: Path) -> None:
    with closing(sqlite3.connect(file)) as raw:
        (page,) = raw.execute("SELECT rootpage FROM sqlite_master WHERE name = 'change'").fetchone()
        (size,) = raw.execute("PRAGMA page_size").fetchone()
    spoil(file, (page - 1) * size, size)
    before = file.read_bytes()
    found = examined(file, fix=True)
    (finding,) = found["pages"].findings
    assert "netbook backup restore" in finding.do
    assert not finding.mendable
    assert found["journal"].unmade
    assert not found.get("newest backup")
    assert file.read_bytes() == before


@pytest.mark.parametrize(("at", "length", "said"), [(100, 20_000, "is damaged"), (0, 5_000, "is not a book")])
def test_a_file_that_does_not_open_is_looked_at_as_far_as_that_goes(
    file: Path, at: int, length: int, said: str
) -> None:
    spoil(file, at, length)
    file.chmod(0o644)
    before = file.read_bytes()
    found = examined(file)
    (finding,) = found["pages"].findings
    assert said in finding.wrong
    assert "netbook backup restore" in finding.do
    unmade = {"references", "shape", "vocabulary", "search index", "due dates", "journal"}
    assert {name for name, outcome in found.items() if outcome.unmade} == unmade
    assert "newest backup" not in found
    assert examined(file, fix=True)["permissions"].well
    assert file.read_bytes() == before


def test_a_damaged_file_whose_backup_is_damaged_too(file: Path) -> None:
    with Book.open(str(file)) as book:
        newest = backup.find(book.shelf)
    spoil(file, 100, 20_000)
    spoil(newest.path, 100, 20_000)
    (finding,) = examined(file, fix=True)["newest backup"].findings
    assert "cannot be restored" in finding.wrong
    assert finding.do == "netbook backup list shows what else there is"


def test_a_newer_book_is_left_alone(file: Path) -> None:
    run(str(file), "UPDATE alembic_version SET version_num = '0999'")
    before = file.read_bytes()
    found = examined(file, fix=True)
    (finding,) = found["shape"].findings
    assert "newer netbook" in finding.wrong
    assert "upgrade netbook" in finding.do
    assert set(found) == {"shape", *UNREADABLE}
    assert file.read_bytes() == before


def test_a_book_without_people_in_its_shape_is_still_a_book(file: Path) -> None:
    run(str(file), "DROP TABLE contact")
    found = examined(file, fix=True)
    assert found["shape"].findings
    assert "vocabulary" in found


def test_where_there_is_no_book_it_says_so(path: Path) -> None:
    with pytest.raises(BookUnavailable, match="there is no book"):
        doctor.admit(str(path))
    assert not path.exists()
    with closing(sqlite3.connect(path)) as other:
        other.execute("CREATE TABLE moz_places (id INTEGER PRIMARY KEY)")
    with pytest.raises(BookUnavailable, match="belongs to another program"):
        doctor.admit(str(path))


def test_an_older_book_is_upgraded_first(path: Path) -> None:
    with closing(sqlite3.connect(path)) as raw:
        raw.executescript((Path(__file__).parent / "books" / "0001.sql").read_text(encoding="utf-8"))
    path.chmod(0o600)
    assert examined(path).keys() <= {"newest backup"}


def test_a_book_that_is_locked_says_so(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NETBOOK_BUSY_MS", "100")
    with closing(sqlite3.connect(file, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        with pytest.raises(BookUnavailable, match="locked by another program"):
            doctor.admit(str(file))


# --- permissions ------------------------------------------------------------------------------------------------------


def only(path: str | Path, check: str) -> str:
    """The one thing that is wrong, which the doctor mends; the user's rows stay as they are."""
    before = user_rows(str(path))
    found = examined(path)
    assert list(found) == [check]
    (finding,) = found[check].findings
    assert finding.mendable
    fixed = examined(path, fix=True)
    assert (list(fixed), fixed[check].repaired) == ([check], (finding,))
    assert examined(path) == {}
    assert user_rows(str(path)) == before
    return finding.wrong


def mode(path: Path) -> int:
    return path.stat().st_mode & 0o777


def test_a_book_that_others_may_read(file: Path) -> None:
    file.chmod(0o644)
    assert only(file, "permissions") == f"others than you may read {file} (0644)"
    assert mode(file) == 0o600


def test_backups_that_others_may_read(file: Path) -> None:
    folder = file.parent / "backups"
    (copy,) = folder.iterdir()
    folder.chmod(0o755)
    copy.chmod(0o640)
    assert only(file, "permissions") == f"others than you may read {folder} (0755), {copy} (0640)"
    assert (mode(folder), mode(copy)) == (0o700, 0o600)


def test_settings_that_others_may_read(file: Path) -> None:
    settings = config.config_file()
    settings.parent.mkdir(parents=True)
    settings.write_text('region = "GB"')
    settings.chmod(0o644)
    assert only(file, "permissions") == f"others than you may read {settings} (0644)"
    assert mode(settings) == 0o600


@pytest.mark.slow
def test_the_folder_is_netbooks_own_only_in_the_usual_place(file: Path) -> None:
    file.parent.chmod(0o755)
    assert examined(file) == {}
    usual = config.default_book()
    shutil.copytree(file.parent, usual.parent)
    usual.parent.chmod(0o755)
    assert only(usual, "permissions") == f"others than you may read {usual.parent} (0755)"
    assert mode(usual.parent) == 0o700


# --- the newest backup ------------------------------------------------------------------------------------------------


def aged(location: str, days: int) -> None:
    """Have every backup be older by that."""
    with Book.open(location) as book:
        for info in backup.listing(book.shelf):
            at = info.at - timedelta(days=days)
            info.path.rename(book.shelf.folder / f"{book.shelf.stem}-{at:%Y%m%dT%H%M%S%fZ}-{info.kind}.db")


def test_no_backup(patient: str) -> None:
    with Book.open(patient) as book:
        shutil.rmtree(book.shelf.folder)
    assert examined(patient) == {}, "a book begun today gets its first with the next write"
    run(patient, f"UPDATE operation SET at = '{datetime.now(UTC) - timedelta(days=2):%Y-%m-%d %H:%M:%S.%f}'")
    assert only(patient, "newest backup") == "there is no backup yet"


def test_an_empty_book_needs_no_backup(location: str) -> None:
    Book.open(location).close()
    assert examined(location) == {}


def test_a_damaged_backup(patient: str) -> None:
    with Book.open(patient) as book:
        newest = backup.find(book.shelf)
    spoil(newest.path, 100, 20_000)
    assert only(patient, "newest backup").startswith(f"{newest.path.name}, the newest, cannot be restored")


def test_an_old_backup_of_a_book_that_has_changed(patient: str) -> None:
    aged(patient, 9)
    assert only(patient, "newest backup").endswith("the newest, is 9 days old, and the book has changed since")


def test_an_old_backup_of_a_book_that_has_not_changed(patient: str) -> None:
    run(patient, f"UPDATE operation SET at = '{datetime.now(UTC) - timedelta(days=20):%Y-%m-%d %H:%M:%S.%f}'")
    examined(patient, fix=True)
    aged(patient, 9)
    assert examined(patient) == {}


@pytest.mark.slow
def test_a_backup_of_another_book(patient: str, tmp_path: Path) -> None:
    with Book.open(str(tmp_path / "other.db")) as other:
        fill(other)
        foreign = backup.make(other)
    with Book.open(patient) as book:
        shutil.copy(foreign.path, book.shelf.place("manual"))
    assert "is of another book" in only(patient, "newest backup")


def test_what_a_restore_has_put_aside_is_no_other_book(patient: str) -> None:
    with Book.open(patient) as book:
        newest = backup.find(book.shelf)
        rename(book, 1, "Ana Maria Reyes")
        assert backup.restore(book, newest.path).kind == BEFORE_RESTORE
        assert backup.listing(book.shelf)[0].kind == BEFORE_RESTORE
    assert examined(patient) == {}


def test_trying_a_backup_leaves_nothing_behind(file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "temporary"
    folder.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    before = files(file.parent / "backups")
    assert examined(file) == {}
    assert list(folder.iterdir()) == []
    assert files(file.parent / "backups") == before


# --- settings ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("content", "said", "do"),
    [
        (b"regoin = 'GB'", "there is no setting 'regoin'", "did you mean region?"),
        (b"region = 'Britain'", "'Britain'", "write a country's two letters"),
        (b"region = ", "is not TOML", "mend it"),
        (b"\xff", "is not UTF-8", "mend it"),
    ],
)
def test_settings_that_cannot_be_read(file: Path, content: bytes, said: str, do: str) -> None:
    settings = config.config_file()
    settings.parent.mkdir(parents=True)
    settings.write_bytes(content)
    settings.chmod(0o600)
    found = examined(file, fix=True)
    (finding,) = found.pop("settings").findings
    assert said in finding.wrong
    assert do in finding.do
    assert found == {}
    assert settings.read_bytes() == content
