"""A book that cannot be used, or an output that goes away: one line on stderr, the right code, an unchanged book."""

import ctypes
import os
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from tests.cli.program import Ended, Netbook, environment, process, write_book

COMMANDS = [["list"], ["log", "coffee with Ana"], ["due"], ["undo"], ["history"], ["backup"], []]


def one_line(ended: Ended, code: int, *words: str) -> None:
    assert (ended.code, ended.out) == (code, b""), ended
    line = ended.err.decode("utf-8")
    assert line.startswith("netbook: ")
    assert line.count("\n") == 1
    assert "; " in line, "it says what to do"
    for word in words:
        assert word in line


def everything(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


@pytest.fixture
def folder(netbook: Netbook) -> Path:
    """Where the book lies, apart from whatever else the tests leave."""
    return netbook.book.parent


@pytest.fixture
def ana(netbook: Netbook) -> Netbook:
    netbook.said("add", "Ana Reyes")
    return netbook


@pytest.mark.slow
def test_a_missing_book_is_made_without_being_asked_for(netbook: Netbook, tmp_path: Path) -> None:
    assert process("list", "--json") == (0, b"[]\n", b"")
    assert netbook.book.exists()
    below = tmp_path / "not" / "yet" / "there" / "book.db"
    assert process("--book", str(below), "add", "Ana Reyes").code == 0
    assert below.exists()


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_what_is_no_database_is_left_as_it_is(netbook: Netbook, folder: Path, command: list[str]) -> None:
    netbook.book.write_text("Dear diary, " * 500)
    before = everything(folder)
    code, out, err = netbook(*command)
    one_line(Ended(code, out.encode(), err.encode()), 5, "is not a book; it was left as it is", "--book")
    assert everything(folder) == before


@pytest.mark.slow
def test_in_a_process_too(netbook: Netbook, folder: Path) -> None:
    netbook.book.write_text("Dear diary, " * 500)
    before = everything(folder)
    one_line(process("log", "coffee with Ana"), 5, "is not a book")
    assert everything(folder) == before


@pytest.mark.slow
def test_the_database_of_another_program_is_left_as_it_is(netbook: Netbook, folder: Path) -> None:
    with closing(sqlite3.connect(netbook.book)) as other:
        other.execute("CREATE TABLE moz_places (id INTEGER PRIMARY KEY)")
    before = everything(folder)
    one_line(process("add", "Ana Reyes"), 5, "belongs to another program")
    assert everything(folder) == before


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_a_newer_book_is_left_as_it_is(ana: Netbook, folder: Path, command: list[str]) -> None:
    with closing(sqlite3.connect(ana.book)) as newer:
        newer.execute("UPDATE alembic_version SET version_num = '0999'")
        newer.commit()
    before = everything(folder)
    code, out, err = ana(*command)
    one_line(Ended(code, out.encode(), err.encode()), 5, "newer netbook", "left as it is", "upgrade")
    assert everything(folder) == before


@pytest.mark.slow
def test_a_damaged_book_is_left_as_it_is(ana: Netbook, folder: Path) -> None:
    with ana.book.open("r+b") as raw:
        raw.seek(100)
        raw.write(b"\xff" * 20_000)
    before = everything(folder)
    for command in (["list"], ["log", "coffee with Ana"]):
        one_line(process(*command), 5, "damaged", "left as it is")
    assert everything(folder) == before


@pytest.mark.slow
def test_a_folder_is_no_book(netbook: Netbook) -> None:
    netbook.book.mkdir()
    one_line(process("add", "Ana Reyes"), 5, "is a folder, not a book")
    assert list(netbook.book.iterdir()) == []


@pytest.mark.slow
def test_a_device_is_no_book(netbook: Netbook) -> None:
    one_line(process("--book", "/dev/null", "add", "Ana Reyes"), 5, "is not a file")


@pytest.mark.slow
def test_a_file_in_the_place_of_a_folder(netbook: Netbook, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    one_line(process("--book", str(tmp_path / "file" / "book.db"), "add", "Ana Reyes"), 5, "cannot be opened")
    assert (tmp_path / "file").read_text() == "x"


@pytest.mark.slow
def test_an_address_that_is_none(netbook: Netbook) -> None:
    one_line(process("--book", "mysql://localhost/x", "list"), 5, "mysql")
    one_line(process("--book", "://", "list"), 5)


@pytest.mark.slow
def test_a_server_that_does_not_answer_is_said_without_the_password(netbook: Netbook) -> None:
    ended = process("--book", "postgresql://ana:secret@127.0.0.1:1/book", "list")
    one_line(ended, 5, "does not answer")
    assert b"secret" not in ended.err


# --- locked ----------------------------------------------------------------------------------------------------


@contextmanager
def held(book: Path, how: str) -> Iterator[None]:
    """Another process holds a lock on the book."""
    code = f"""
import sqlite3, sys
connection = sqlite3.connect(sys.argv[1], isolation_level=None)
connection.execute("BEGIN {how}")
print("held", flush=True)
sys.stdin.read()
"""
    with subprocess.Popen(
        [sys.executable, "-c", code, str(book)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as other:
        assert other.stdout is not None
        assert other.stdin is not None
        assert other.stdout.readline() == "held\n"
        yield
        other.stdin.close()


@pytest.mark.slow
def test_a_book_that_another_writes_is_waited_for_and_then_said_to_be_locked(ana: Netbook) -> None:
    with held(ana.book, "IMMEDIATE"):
        one_line(process("log", "coffee with Ana", env={"NETBOOK_BUSY_MS": "200"}), 5, "locked", "nothing was changed")
        one_line(process("undo", env={"NETBOOK_BUSY_MS": "200"}), 5, "locked")
        assert process("list", "--ids") == (0, b"p1\n", b"")
    assert ana.json("journal") == []
    assert len(ana.operations()) == 1
    ana.said("log", "coffee with Ana")


@pytest.mark.slow
def test_a_book_that_another_holds_alone_is_said_to_be_locked(ana: Netbook) -> None:
    with held(ana.book, "EXCLUSIVE"):
        one_line(process("list", env={"NETBOOK_BUSY_MS": "200"}), 5, "locked")
        one_line(process("add", "Bo Lindqvist", env={"NETBOOK_BUSY_MS": "200"}), 5, "locked")
    assert len(ana.json("list")) == 1


@pytest.mark.slow
def test_lines_read_while_the_book_is_locked_are_named_and_the_others_saved(ana: Netbook) -> None:
    with held(ana.book, "IMMEDIATE"):
        ended = process("log", "-", stdin=b"coffee with Ana\n", env={"NETBOOK_BUSY_MS": "200"})
    assert ended.code == 5
    assert ended.err.splitlines()[0].startswith(b"netbook: line 1: ")
    assert b"Traceback" not in ended.err
    assert ana.json("journal") == []


# --- read-only -------------------------------------------------------------------------------------------------


def without_rights(*arguments: str) -> Ended:
    """Run the program without what lets root write everything."""

    def give_up() -> None:
        libc = ctypes.CDLL(None, use_errno=True)
        for capability in (1, 2):  # CAP_DAC_OVERRIDE, CAP_DAC_READ_SEARCH
            assert libc.prctl(24, capability, 0, 0, 0) == 0, "PR_CAPBSET_DROP"

    ended = subprocess.run(
        [sys.executable, "-m", "netbook", *arguments],
        capture_output=True,
        env=environment(),
        preexec_fn=give_up if os.getuid() == 0 else None,
        check=False,
        timeout=60,
    )
    return Ended(ended.returncode, ended.stdout, ended.stderr)


@pytest.fixture
def closed(ana: Netbook, tmp_path: Path) -> Iterator[Path]:
    """A folder with a book, in which nothing may be made."""
    place = tmp_path / "closed"
    place.mkdir()
    shutil.copyfile(ana.book, place / "book.db")
    place.chmod(0o555)
    yield place
    place.chmod(0o755)


@pytest.mark.slow
def test_a_read_only_book_can_be_read_but_not_written(closed: Path) -> None:
    book = closed / "book.db"
    book.chmod(0o444)
    before = everything(closed)
    assert without_rights("--book", str(book), "list", "--ids") == (0, b"p1\n", b"")
    for command in (["log", "coffee with Ana"], ["add", "Bo Lindqvist"], ["undo"]):
        one_line(without_rights("--book", str(book), *command), 1, "read-only", "nothing was changed")
    assert everything(closed) == before


@pytest.mark.slow
def test_a_dry_run_of_a_line_needs_no_right_to_write(closed: Path) -> None:
    (closed / "book.db").chmod(0o444)
    ended = without_rights("--book", str(closed / "book.db"), "log", "coffee with Ana", "--dry-run")
    assert ended == (0, b"", b"read as: coffee with Ana Reyes, today (dry run: nothing was written)\n")


@pytest.mark.slow
def test_a_backup_that_cannot_be_written_is_said_in_one_line(closed: Path) -> None:
    one_line(without_rights("--book", str(closed / "book.db"), "backup"), 1, "backup cannot be written")


@pytest.mark.slow
def test_a_book_that_may_not_be_read_or_made(closed: Path) -> None:
    book = closed / "book.db"
    book.chmod(0)
    one_line(without_rights("--book", str(book), "list"), 5, "cannot be opened")
    book.chmod(0o600)
    one_line(without_rights("--book", str(closed / "new.db"), "add", "Ana Reyes"), 5, "cannot be opened")
    one_line(without_rights("--book", str(closed / "new" / "book.db"), "add", "Ana Reyes"), 5, "cannot be opened")
    assert [path.name for path in closed.iterdir()] == ["book.db"]


# --- disk full -------------------------------------------------------------------------------------------------


@pytest.mark.slow
def test_a_book_that_may_not_grow_keeps_what_it_has(ana: Netbook) -> None:
    """A file size limit stands in for a full disk."""
    import resource

    ana.said("note", "Ana", "x")
    limit = ana.book.stat().st_size + 20_000

    def small() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))

    before = ana.json("show", "Ana"), ana.operations()
    ended = subprocess.run(
        [sys.executable, "-m", "netbook", "note", "Ana", "-"],
        input=b"and more " * 100_000,
        capture_output=True,
        env=environment(),
        preexec_fn=small,
        check=False,
    )
    one_line(Ended(ended.returncode, ended.stdout, ended.stderr), 1, "nothing was changed")
    assert (ana.json("show", "Ana"), ana.operations()) == before


@pytest.mark.slow
@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no /dev/full")
@pytest.mark.parametrize("command", [["list", "--json"], ["--help"], ["--version"]], ids=" ".join)
def test_an_output_that_is_full_fails_in_one_line(ana: Netbook, command: list[str]) -> None:
    ended = subprocess.run(
        f'exec "{sys.executable}" -m netbook {" ".join(command)} > /dev/full',
        shell=True,
        capture_output=True,
        env=environment(),
        check=False,
    )
    assert ended.returncode == 1
    assert b"Traceback" not in ended.stderr
    assert b"Exception ignored" not in ended.stderr
    assert ended.stderr.count(b"\n") == 1


# --- an output or input that goes away -----------------------------------------------------------------------------


@pytest.fixture(scope="module")
def long_book(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A book of which every list is longer than a pipe holds."""
    path = tmp_path_factory.mktemp("long") / "book.db"
    text = "and more " * 2000
    write_book(path, *(["add", f"Person Number{number}", "--org", text] for number in range(10)))
    write_book(path, *(["log", f"coffee with Person Number{number}", "--note", text] for number in range(10)))
    return path


@pytest.mark.slow
@pytest.mark.parametrize("command", ["list --csv", "journal --json"])
def test_a_reader_that_leaves_early_is_no_trouble(netbook: Netbook, long_book: Path, command: str) -> None:
    shutil.copyfile(long_book, netbook.book)
    assert len(netbook.out(*command.split())) > 2 * 65_536
    ended = subprocess.run(
        f'"{sys.executable}" -m netbook {command} | head -1',
        shell=True,
        capture_output=True,
        env=environment(),
        check=False,
    )
    assert (ended.returncode, ended.stderr) == (0, b"")
    assert ended.stdout.count(b"\n") == 1


@pytest.mark.slow
@pytest.mark.parametrize("command", [["list"], ["journal", "--json"], ["--help"], ["--version"]], ids=" ".join)
def test_a_reader_that_has_left_is_no_trouble(netbook: Netbook, long_book: Path, command: list[str]) -> None:
    shutil.copyfile(long_book, netbook.book)
    reading, writing = os.pipe()
    os.close(reading)
    ended = subprocess.run(
        [sys.executable, "-m", "netbook", *command],
        stdout=writing,
        stderr=subprocess.PIPE,
        env=environment(),
        check=False,
    )
    os.close(writing)
    assert ended.stderr == b""
    assert ended.returncode in (0, 1)


@pytest.mark.slow
def test_a_reader_that_leaves_while_lines_are_written_loses_none(ana: Netbook) -> None:
    lines = "".join(f"coffee with Ana on {day} November\n" for day in range(1, 21))
    ended = subprocess.run(
        f'"{sys.executable}" -m netbook log - --json | head -1',
        shell=True,
        input=lines.encode(),
        capture_output=True,
        env=environment(),
        check=False,
    )
    assert b"Traceback" not in ended.stderr
    written = [each["on"] for each in ana.json("journal")]
    assert written == sorted(written, reverse=True)
    assert len(ana.operations()) == len(written) + 1


@pytest.mark.slow
@pytest.mark.parametrize(
    ("command", "closing_off"),
    [
        ("list", ">&-"),
        ("log 'coffee with Ana'", ">&-"),
        ("--help", ">&-"),
        ("--version", ">&-"),
        ("log 'coffee with Ana'", "2>&-"),
        ("bogus", "2>&-"),
        ("list", "<&-"),
        ("log 'coffee with Ana'", "<&-"),
        ("log -", "<&-"),
        ("note Ana -", "<&-"),
    ],
)
def test_a_closed_stream_is_no_traceback(ana: Netbook, command: str, closing_off: str) -> None:
    ended = subprocess.run(
        f'exec "{sys.executable}" -m netbook {command} {closing_off}',
        shell=True,
        input=b"coffee with Ana\n" if closing_off != "<&-" else None,
        capture_output=True,
        env=environment(),
        check=False,
    )
    assert b"Traceback" not in ended.stderr
    assert ended.returncode in (0, 1, 2)
