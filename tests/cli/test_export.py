"""netbook export: where it goes, of whom, and what is never written over. How a format looks is tested elsewhere."""

import json
import os
import re
import shutil
import stat
import subprocess
import sys
from datetime import date
from pathlib import Path
from urllib.parse import unquote

import pytest
from icalendar import Calendar

from netbook.domain.vocabulary import EXPORTS
from netbook.models import Contact, Fact
from netbook.storage.book import Book
from tests.cli.program import Ended, Netbook, environment, write_book


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder to write into, where one stands."""
    path = tmp_path / "out"
    path.mkdir()
    monkeypatch.chdir(path)
    return path


FILLED = (
    ["add", "Ana Reyes, in Lisbon @design", "--birthday", "29 Feb 1984"],
    ["add", "Bo Lindqvist", "--birthday", "14 March"],
    ["add", "Cy Twombly"],
    ["log", "coffee with Ana and Bo yesterday about the deck"],
    ["remind", "Ana", "send the deck", "--due", "2026-12-01"],
    ["circle", "Ana", "inner"],
    ["archive", "Cy"],
)


@pytest.fixture(scope="module")
def filled_book(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("filled") / "book.db"
    write_book(path, *FILLED)
    return path


@pytest.fixture
def filled(netbook: Netbook, place: Path, filled_book: Path) -> Netbook:
    """Ana (p1), who knows Bo (p2); and Cy (p3), who is archived."""
    shutil.copy(filled_book, netbook.book)
    return netbook


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def headings(text: str) -> list[str]:
    return re.findall(r"^## (.+)$", text, re.M)


# --- to where --------------------------------------------------------------------------------------------------------


def test_a_file_holds_what_stdout_shows_for_its_owner_alone(filled: Netbook, place: Path) -> None:
    shown = filled.out("export", "markdown")
    assert headings(shown) == ["Ana Reyes", "Bo Lindqvist"]
    assert filled.out("export", "markdown", "-") == filled.out("export", "markdown", "--to", "-") == shown
    said = filled.said("export", "markdown", "people.md")
    assert said == "2 people written to people.md, for you alone to read\n"
    assert (place / "people.md").read_text() == shown
    assert mode(place / "people.md") == 0o600
    filled.said("export", "markdown", "Bo", "--to", "bo")
    assert headings((place / "bo").read_text()) == ["Bo Lindqvist"]
    assert sorted(path.name for path in place.iterdir()) == ["bo", "people.md"]


def test_the_file_may_stand_anywhere_among_the_words(filled: Netbook, place: Path) -> None:
    assert filled.said("export", "markdown", "city:lisbon", "Some PEOPLE.MD", "@design").startswith("1 person written")
    assert headings((place / "Some PEOPLE.MD").read_text()) == ["Ana Reyes"]
    assert filled.said("export", "markdown", "-@design", "bo.md") == (
        "1 person written to bo.md, for you alone to read\n"
    )


def test_a_term_that_ends_like_a_file_is_a_term(filled: Netbook) -> None:
    filled.said("edit", "Bo", "--set", "org=firma.md")
    assert headings(filled.out("export", "markdown", "org:firma.md")) == ["Bo Lindqvist"]
    assert headings(filled.out("export", "markdown", "-org:firma.md")) == ["Ana Reyes"]


def test_a_home_is_found(filled: Netbook, monkeypatch: pytest.MonkeyPatch, place: Path) -> None:
    monkeypatch.setenv("HOME", str(place))
    filled.said("export", "ics", "--to", "~/days.ics")
    assert (place / "days.ics").exists()


def test_as_json_what_was_written(filled: Netbook) -> None:
    assert filled.json("export", "ics", "days.ics") == {"format": "ics", "people": 2, "file": "days.ics"}
    assert filled.json("export", "markdown", "Ana", "--folder", "f") == {
        "format": "markdown", "people": 1, "file": "f",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        ("export mrkdown", 3, "there is no format 'mrkdown'; did you mean markdown?"),
        ("export markdown a.md b.md", 2, "a.md and b.md are several places to write to; give one of them"),
        ("export markdown a.md --to b", 2, "a.md and b are several places to write to; give one of them"),
        ("export markdown - --folder b", 2, "- and b are several places to write to; give one of them"),
        (
            "export markdown people.vcf", 2,
            "'people.vcf' looks like a file, but not of markdown; --to people.vcf writes to it; "
            "a file that ends in .md needs no --to",
        ),
        ("export markdown ./people", 2, "'./people' looks like a file, but not of markdown"),
        ("export markdown people/", 2, "'people/' looks like a file"),
        ("export markdown --force", 2, "--force needs a file; it writes over one; --to FILE names it"),
        ("export markdown --json", 2, "--json needs a file; it tells what was written to it; --to FILE names it"),
        ("export markdown --to ''", 2, "the name of the file is empty; write it like --to people.md"),
        ("export markdown --folder -", 2, "a folder cannot go to stdout; name one, such as --folder people"),
        ("export markdown --version 4.0", 2, "--version is for vcard; leave it out with markdown"),
        ("export ics --folder x", 2, "--folder is for vcard and markdown; leave it out with ics"),
        ("export markdown --todo", 2, "--todo is for ics; leave it out with markdown"),
        ("export markdown --due", 2, "--due is for ics; leave it out with markdown"),
        ("export json Ana", 2, "json is the whole book, and takes no filter; csv and vcard take one"),
        ("export vcard --version 2.1", 2, "vcard is not written as '2.1'; give 3.0 or 4.0"),
        ("export markdown circle:clsoe", 3, "there is no circle 'clsoe'"),
        ("export markdown --to .", 1, ". is a folder; name a file in it"),
        ("export markdown --to /dev/null", 1, "/dev/null is not a file; name another place"),
        ("export markdown --to nowhere/x", 1, "nowhere/x cannot be written (No such file or directory)"),
        ("export markdown --folder nowhere/x", 1, "nowhere/x cannot be written (No such file or directory)"),
    ],
)  # fmt: skip
def test_what_cannot_be_meant_is_refused_and_nothing_is_written(
    filled: Netbook, place: Path, words: str, code: int, said: str
) -> None:
    arguments = [word.strip("'") for word in words.split(" ")]
    assert filled.refused(code, *arguments).removeprefix("netbook: ").startswith(said)
    assert list(place.iterdir()) == []


def test_a_file_that_is_there_stays(filled: Netbook, place: Path) -> None:
    (place / "people.md").write_text("mine")
    (place / "people.md").chmod(0o644)
    (place / "link.md").symlink_to("missing")
    for name in ("people.md", "link.md"):
        assert filled.refused(4, "export", "markdown", name) == (
            f"netbook: {name} is there already; --force writes over it"
        )
    assert (place / "people.md").read_text() == "mine"
    assert filled.said("export", "markdown", "people.md", "--force").startswith("2 people written")
    assert headings((place / "people.md").read_text()) == ["Ana Reyes", "Bo Lindqvist"]
    assert mode(place / "people.md") == 0o600
    assert sorted(path.name for path in place.iterdir()) == ["link.md", "people.md"]


def test_the_book_itself_is_never_written_over(filled: Netbook) -> None:
    said = filled.refused(4, "export", "markdown", "--to", str(filled.book), "--force")
    assert said.endswith("is the book itself; name another file")
    assert filled.out("list", "--ids") == "p1\np2\n"


# --- a folder --------------------------------------------------------------------------------------------------------


def test_a_folder_has_a_page_a_person_for_its_owner_alone(filled: Netbook, place: Path) -> None:
    said = filled.said("export", "markdown", "--folder", "people")
    assert said == "2 people written to people, for you alone to read\n"
    pages = sorted((place / "people").iterdir())
    assert [path.name for path in pages] == ["README.md", "ana-reyes-p1.md", "bo-lindqvist-p2.md"]
    assert {mode(path) for path in pages} == {0o600}
    assert mode(place / "people") == 0o700
    for page in pages:
        targets = re.findall(r"\]\(([^)]+)\)", page.read_text())
        assert targets
        assert all((place / "people" / unquote(target)).exists() for target in targets)


def test_people_whom_a_filter_leaves_out_are_named_without_a_link(filled: Netbook, place: Path) -> None:
    filled.said("export", "markdown", "Ana", "--folder", "people")
    page = (place / "people" / "ana-reyes-p1.md").read_text()
    assert "with Bo Lindqvist:" in page
    assert "](" not in page


def test_a_folder_that_holds_files_stays_unless_forced_and_then_keeps_the_others(filled: Netbook, place: Path) -> None:
    folder = place / "people"
    folder.mkdir(0o755)
    filled.said("export", "markdown", "--folder", "people")
    assert mode(folder) == 0o700
    (folder / "mine.txt").write_text("mine")
    (folder / "ana-reyes-p1.md").write_text("old")
    assert filled.refused(4, "export", "markdown", "--folder", "people") == (
        "netbook: people holds files already; --force writes over those of the same name"
    )
    assert (folder / "ana-reyes-p1.md").read_text() == "old"
    filled.said("export", "markdown", "--folder", "people", "--force")
    assert (folder / "mine.txt").read_text() == "mine"
    assert (folder / "ana-reyes-p1.md").read_text().startswith("# Ana Reyes\n")
    (place / "file").write_text("x")
    assert filled.refused(1, "export", "markdown", "--folder", "file", "--force") == (
        "netbook: file is a file; name a folder"
    )
    assert sorted(path.name for path in place.iterdir()) == ["file", "people"]


# --- whom ------------------------------------------------------------------------------------------------------------


def test_the_archived_are_left_out_unless_the_filter_asks(filled: Netbook) -> None:
    assert headings(filled.out("export", "markdown", "is:archived")) == ["Cy Twombly"]
    assert headings(filled.out("export", "markdown", "is:archived or @design")) == ["Ana Reyes", "Cy Twombly"]


def test_nobody_makes_an_empty_file_and_a_line(filled: Netbook, place: Path) -> None:
    assert filled("export", "markdown", "Zelda") == (0, "# People\n", "nobody like that\n")
    assert filled("export", "markdown", "@desing") == (
        0, "# People\n", "nobody and nothing is tagged @desing; did you mean @design?\n",
    )  # fmt: skip
    assert filled.said("export", "ics", "Zelda", "days.ics") == (
        "nobody like that; days.ics was written, and holds nobody\n"
    )
    assert Calendar.from_ical((place / "days.ics").read_bytes())


def test_an_empty_book_makes_an_empty_file_and_a_line(netbook: Netbook, place: Path) -> None:
    assert netbook("export", "markdown") == (0, "# People\n", "nobody is in the book yet\n")
    assert netbook.said("export", "markdown", "people.md") == (
        "nobody is in the book yet; people.md was written, and holds nobody\n"
    )
    assert (place / "people.md").read_text() == "# People\n"
    netbook.said("export", "markdown", "--folder", "people")
    assert [path.name for path in (place / "people").iterdir()] == ["README.md"]


# --- a calendar ------------------------------------------------------------------------------------------------------


def summaries(text: str) -> list[tuple[str, str]]:
    calendar = Calendar.from_ical(text)
    return [(str(each.name), str(each["summary"])) for each in calendar.subcomponents]


def test_a_calendar_of_birthdays_and_promises(filled: Netbook) -> None:
    birthdays = [("VEVENT", "Ana Reyes: birthday (1984)"), ("VEVENT", "Bo Lindqvist: birthday")]
    promise = ("VEVENT", "Ana Reyes: send the deck")
    assert summaries(filled.out("export", "ics")) == [birthdays[0], promise, birthdays[1]]
    assert summaries(filled.out("export", "ics", "Bo")) == [birthdays[1]]
    assert summaries(filled.out("export", "ics", "Ana", "--todo", "--due")) == [
        birthdays[0], ("VTODO", promise[1]), ("VEVENT", "Ana Reyes: be in touch"),
    ]  # fmt: skip
    assert filled.said("export", "ics", "days.ics") == (
        "the reminders of 2 people written to days.ics, for you alone to read\n"
    )


def test_a_calendar_written_again_is_the_same(filled: Netbook) -> None:
    assert filled.out("export", "ics", "--due") == filled.out("export", "ics", "--due")


# --- trouble ---------------------------------------------------------------------------------------------------------


def one_line(ended: Ended, code: int, said: str) -> None:
    assert (ended.code, ended.out) == (code, b""), ended.err
    assert ended.err.count(b"\n") == 1
    assert said in ended.err.decode()


@pytest.fixture(scope="module")
def long_book(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A book of which every export is longer than a pipe holds."""
    path = tmp_path_factory.mktemp("long") / "book.db"
    with Book.open(str(path)) as book, book.operation("fill") as session:
        session.add_all(Contact(name=f"Łukasz Number{number}") for number in range(5))
        session.flush()
        facts = [(number % 5 + 1, "x" * 500) for number in range(500)]
        session.add_all(Fact(contact_id=who, on=date(2026, 1, 1), key="k", value=text) for who, text in facts)
    return path


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no /dev/full")
@pytest.mark.slow
def test_an_output_that_is_full_fails_in_one_line(filled: Netbook) -> None:
    with Path("/dev/full").open("wb") as full:
        ended = subprocess.run(
            [sys.executable, "-m", "netbook", "export", "markdown"],
            stdout=full, stderr=subprocess.PIPE, env=environment(), check=False,
        )  # fmt: skip
    one_line(Ended(ended.returncode, b"", ended.stderr), 1, "No space left on device")


@pytest.mark.slow
def test_a_reader_that_leaves_early_is_no_trouble(netbook: Netbook, long_book: Path) -> None:
    shutil.copy(long_book, netbook.book)
    ended = subprocess.run(
        f'"{sys.executable}" -m netbook export markdown | head -1',
        shell=True, capture_output=True, env=environment(), check=False,
    )  # fmt: skip
    assert (ended.returncode, ended.stdout, ended.stderr) == (0, b"# People\n", b"")


@pytest.mark.slow
def test_a_reader_that_takes_its_time_keeps_nobody_from_writing_and_gets_utf_8(
    netbook: Netbook, long_book: Path
) -> None:
    shutil.copy(long_book, netbook.book)
    with subprocess.Popen(
        [sys.executable, "-m", "netbook", "export", "markdown"],
        stdout=subprocess.PIPE,
        env=environment(PYTHONIOENCODING="latin-1"),
    ) as slow:
        assert slow.stdout
        assert os.read(slow.stdout.fileno(), 1) == b"#"
        with Book.open(str(netbook.book)) as book, book.operation("write") as session:
            session.connection().exec_driver_sql("PRAGMA busy_timeout = 0")
            session.connection().exec_driver_sql("CREATE TABLE blocked (id INTEGER)")
        text = slow.stdout.read().decode("utf-8")
    assert headings(text) == [f"Łukasz Number{number}" for number in range(5)]
    assert slow.returncode == 0


HOSTILE = "../\x1b[31m=cmd|' `x`* [a](b) <script>\u202e # \\"


def test_hostile_names_stay_names(netbook: Netbook, place: Path) -> None:
    netbook.said("add", "Eve")
    netbook.said("edit", "p1", "--set", f"name={HOSTILE}")
    netbook.said("log", f"coffee with \\{HOSTILE}", "--with", "p1")
    for arguments in (["markdown"], ["ics", "--due"]):
        text = netbook.out("export", *arguments)
        assert not re.search("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202e]", text)
    netbook.said("export", "markdown", "--folder", "people")
    assert sorted(path.name for path in (place / "people").iterdir()) == ["README.md", "cmd-x-a-b-script-p1.md"]
    assert list(place.iterdir()) == [place / "people"]


def test_the_help_names_every_format(netbook: Netbook) -> None:
    told = " ".join(netbook.out("export", "--help").split())
    assert all(f"{each.key} ({each.name})" in told for each in EXPORTS)


# --- what other formats hold -----------------------------------------------------------------------------------------


def test_vcards_of_both_versions(filled: Netbook, place: Path) -> None:
    pytest.importorskip("netbook.formats.vcard")
    text = filled.out("export", "vcard")
    assert re.findall(r"^(?:VERSION|FN):(.*?)\r?$", text, re.M) == ["3.0", "Ana Reyes", "3.0", "Bo Lindqvist"]
    newer = filled.out("export", "vcard", "--version", "4.0", "circle:inner")
    assert re.findall(r"^(?:VERSION|FN):(.*?)\r?$", newer, re.M) == ["4.0", "Ana Reyes"]
    assert filled("export", "vcard", "Zelda") == (0, "", "nobody like that\n")
    filled.said("export", "vcard", "--folder", "cards")
    assert sorted(path.name for path in (place / "cards").iterdir()) == ["ana-reyes-p1.vcf", "bo-lindqvist-p2.vcf"]
    assert (place / "cards" / "ana-reyes-p1.vcf").read_text().count("BEGIN:VCARD") == 1


def test_a_table_of_people(filled: Netbook, place: Path) -> None:
    pytest.importorskip("netbook.formats.anytable")
    assert filled.said("export", "csv", "people.csv") == "2 people written to people.csv, for you alone to read\n"
    heading, *rows = (place / "people.csv").read_text().splitlines()
    assert "," in heading
    assert ["Ana Reyes" in rows[0], "Bo Lindqvist" in rows[1], len(rows)] == [True, True, 2]


def test_the_whole_book_with_the_archived(filled: Netbook, place: Path) -> None:
    pytest.importorskip("netbook.services.whole")
    assert filled.said("export", "json", "--to", "book") == (
        "the whole book, 3 people, written to book, for you alone to read\n"
    )
    text = (place / "book").read_text()
    assert json.loads(text)
    assert "Cy Twombly" in text
    assert filled.out("export", "json") == text
