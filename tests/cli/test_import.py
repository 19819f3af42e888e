"""People from files: what is shown, asked, written, and left as it was."""

import json
import signal
from pathlib import Path

import pytest

from tests.cli.program import Netbook
from tests.cli.terminal import Opener
from tests.formats.archives import zip_at, zipped

CARD = "BEGIN:VCARD\r\nVERSION:3.0\r\nUID:{uid}\r\nFN:{name}\r\n{more}END:VCARD\r\n"


def cards(path: Path, *people: tuple[str, str], more: str = "") -> str:
    """A file of cards: uid and name of each."""
    path.write_text("".join(CARD.format(uid=uid, name=name, more=more) for uid, name in people), encoding="utf-8")
    return str(path)


@pytest.fixture
def two(tmp_path: Path) -> str:
    return cards(tmp_path / "two.vcf", ("u1", "Ana Reyes"), ("u2", "Bo Lindqvist"), more="ORG:Northwind\r\n")


def names(netbook: Netbook) -> list[str]:
    return [person["name"] for person in netbook.json("list")]


def test_a_dry_run_shows_what_would_be_done_and_writes_nothing(netbook: Netbook, two: str) -> None:
    netbook("add", "Ana Reyes")
    code, out, err = netbook("import", two, "--dry-run")
    assert (code, err) == (0, "dry run: nothing was written\n")
    assert out == (
        "two.vcf: vCard 2.1, 3.0, 4.0\n"
        "      1 new\n"
        "          Bo Lindqvist\n"
        "      1 updated\n"
        "          Ana Reyes (p1): organisation Northwind\n"
    )
    assert names(netbook) == ["Ana Reyes"]


def test_without_a_terminal_it_does_nothing_unless_it_is_said(netbook: Netbook, two: str) -> None:
    netbook("list")
    assert netbook.refused(2, "import", two) == (
        "netbook: an import asks before it writes; say --yes if that is meant, or --dry-run to see what it does"
    )


def test_it_is_one_step_that_undo_takes_back_and_twice_adds_nothing(netbook: Netbook, two: str) -> None:
    assert netbook.said("import", two, "--yes") == (
        "imported from two.vcf: 2 new people (netbook undo takes it back)\n"
    )
    assert netbook.said("import", two, "--yes") == (
        "imported from two.vcf: nobody new; 2 the same (nothing has changed)\n"
    )
    assert [each["label"] for each in netbook.operations()] == ["import 2 new people from two.vcf"]
    netbook.said("undo")
    assert names(netbook) == []


def test_what_was_edited_stays_and_a_new_work_is_told(netbook: Netbook, two: str) -> None:
    netbook.said("import", two, "--yes")
    netbook.said("edit", "ana", "--set", "org=Own studio")
    cards(Path(two), ("u1", "Ana Reyes"), ("u2", "Bo Lindqvist"), more="ORG:Contoso\r\n")
    code, out, err = netbook("import", two, "--yes")
    assert (code, out) == (0, "")
    assert err == (
        "netbook: Bo Lindqvist moved: now at Contoso; was at Northwind\n"
        "imported from two.vcf: 1 changed; 1 the same (netbook undo takes it back)\n"
    )
    assert netbook.json("show", "ana")["organisation"] == "Own studio"
    assert netbook.json("show", "bo")["notes"][0]["text"] == "now at Contoso; was at Northwind"


def test_tags_circle_and_cadence_are_given_and_people_come_due_one_after_the_other(
    netbook: Netbook, tmp_path: Path
) -> None:
    file = cards(tmp_path / "many.vcf", *((f"u{number}", f"Person {number}") for number in range(30)))
    assert netbook.said("import", file, "--yes", "--tag", "@fair", "--circle", "close", "--every", "6w") == (
        "imported from many.vcf: 30 new people; they come due over the next 4 weeks (netbook undo takes it back)\n"
    )
    rows = netbook.json("list", "@fair", "circle:close", "source:vcard")
    assert len(rows) == 30
    assert {row["cadence"] for row in rows} == {"6w"}
    assert len({row["due"] for row in rows}) > 20


@pytest.mark.parametrize(
    ("only", "kept"),
    [("bo", ["Bo Lindqvist"]), ("@golf", ["Cy Demir"]), ("northwind", ["Ana Reyes", "Bo Lindqvist"]), ("nobody", [])],
)
def test_only_whom_one_wants_is_brought(netbook: Netbook, two: str, tmp_path: Path, only: str, kept: list[str]) -> None:
    golf = cards(tmp_path / "golf.vcf", ("u3", "Cy Demir"), more="CATEGORIES:Golf\r\n")
    netbook("import", two, golf, "--yes", "--only", only)
    assert names(netbook) == kept


def test_whoever_may_be_two_people_is_left_open_until_it_is_said(netbook: Netbook, tmp_path: Path) -> None:
    netbook("add", "Ana Reyes, Acme")
    netbook("add", "Ana Reyes, Contoso")
    file = cards(tmp_path / "ana.vcf", ("u1", "Ana Reyes"))
    assert netbook.said("import", file, "--yes") == (
        "netbook: ana.vcf, line 1: Ana Reyes; may be p1 Ana Reyes, Acme (60%): bears the same name, and so do others\n"
        "netbook: 1 left open; without --yes it asks, --unsure same or new answers for all\n"
        "imported from ana.vcf: nobody new; 1 unsure and left out (netbook undo takes it back)\n"
    )
    netbook.said("import", file, "--yes", "--unsure", "new")
    assert names(netbook) == ["Ana Reyes"] * 3


def test_json_tells_of_every_entry(netbook: Netbook, two: str) -> None:
    report = json.loads(netbook.out("import", two, "--yes", "--json"))
    assert report["files"] == [{"file": "two.vcf", "format": "vcard"}]
    assert report["counts"]["new"] == 2
    assert [(each["outcome"], each["id"], each["name"], each["line"]) for each in report["entries"]] == [
        ("new", "p1", "Ana Reyes", 1),
        ("new", "p2", "Bo Lindqvist", 7),
    ]


def test_a_table_is_mapped_as_one_says(netbook: Netbook, tmp_path: Path) -> None:
    (tmp_path / "people.csv").write_text("Wer,Wo,Ring\nAna Reyes,Lisbon,7\n", encoding="utf-8")
    file = str(tmp_path / "people.csv")
    netbook.said("import", file, "--yes", "--map", "name=Wer", "--map", "city=Wo")
    assert netbook.json("show", "ana")["city"] == "Lisbon"
    assert "Ring" in netbook.out("export", "csv").splitlines()[0]
    error = netbook.refused(2, "import", file, "--yes", "--map", "name=Who")
    assert "Who" in error
    assert "Wer" in error


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (["nothing.vcf"], 3, "there is no file nothing.vcf"),
        (["two.vcf", "--as", "vcrad"], 3, "there is no format 'vcrad'; did you mean vcard?"),
        (["two.vcf", "--as", "google"], 2, "two.vcf"),
        (["two.vcf", "--unsure", "maybe"], 2, "--unsure 'maybe' is not known; it may be same, new, leave"),
        (["two.vcf", "--circle", "golf"], 3, "there is no circle 'golf'"),
        (["two.vcf", "--every", "often"], 2, "'often' is no cadence"),
        (["two.vcf", "--tag", "two words"], 2, "'two words' is no tag"),
        (["two.vcf", "--only", "!!"], 2, "--only '!!' picks nobody"),
        (["two.vcf", "--map", "name"], 2, "--map 'name' has no field"),
        (["two.vcf", "--encoding", "klingon"], 2, "there is no encoding 'klingon'"),
        (["empty.vcf"], 2, "empty.vcf is empty"),
        (["page.vcf"], 2, "page.vcf"),
    ],
)
def test_what_cannot_be_is_refused_in_one_line(
    netbook: Netbook, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, arguments: list[str], code: int, words: str
) -> None:
    netbook("list")
    cards(tmp_path / "two.vcf", ("u1", "Ana Reyes"))
    (tmp_path / "empty.vcf").touch()
    (tmp_path / "page.vcf").write_text("<!DOCTYPE html><html><body>Ana</body></html>")
    monkeypatch.chdir(tmp_path)
    assert words in netbook.refused(code, "import", *arguments, "--yes")


def test_hostile_names_are_shown_as_text(netbook: Netbook, tmp_path: Path) -> None:
    file = cards(tmp_path / "x.vcf", ("u1", "Ana\x1b[31m \u202eReyes[/]"))
    code, out, err = netbook("import", file, "--dry-run")
    assert code == 0
    assert "Ana Reyes[/]" in out
    assert "\x1b" not in out + err


def test_another_book_joins_this_one_with_what_happened(netbook: Netbook, tmp_path: Path) -> None:
    file, other = str(tmp_path / "book.json"), str(tmp_path / "other.db")
    netbook("log", "--new", "coffee with Ana Reyes yesterday, follow up in 2 weeks")
    netbook("export", "json", file)
    netbook("--book", other, "add", "Bo Lindqvist")
    code, out, err = netbook("--book", other, "import", file, "--dry-run")
    assert (code, err) == (0, "dry run: nothing was written\n")
    assert out == (
        "book.json: netbook JSON\n      1 new\n          Ana Reyes\n        and with them 1 interaction, 1 follow-up\n"
    )
    counted = json.loads(netbook.out("--book", other, "import", file, "--yes", "--json"))["happened"]
    brought = {"interactions": 1, "follow_ups": 1, "exchanges": 0, "introductions": 0, "relations": 0}
    assert counted == {**brought, "people": 0, "known": 0, "strangers": 0}
    assert netbook.said("--book", other, "import", file, "--yes") == (
        "imported from book.json: nobody new; 1 the same (nothing has changed)\n"
    )
    assert netbook.json("--book", other, "show", "ana")["last"] == netbook.json("show", "ana")["last"]


def test_the_whole_book_goes_out_and_comes_back_into_an_empty_one(netbook: Netbook, two: str, tmp_path: Path) -> None:
    netbook.said("import", two, "--yes")
    netbook("log", "coffee with Ana yesterday; follow up in 2 weeks: send the deck")
    netbook("export", "json", str(tmp_path / "book.json"))
    other = str(tmp_path / "other.db")
    code, out, err = netbook("--book", other, "import", str(tmp_path / "book.json"), "--yes")
    assert (code, out) == (0, "")
    assert err == "the whole book of book.json: 2 people, 1 interaction, all as it was (netbook undo takes it back)\n"
    written = (tmp_path / "book.json").read_text(encoding="utf-8")
    # Its second line tells when it was written.
    assert netbook.out("--book", other, "export", "json").splitlines()[2:] == written.splitlines()[2:]


@pytest.mark.parametrize("format_", ["vcard", "csv"])
def test_what_is_exported_comes_back_the_same(netbook: Netbook, two: str, tmp_path: Path, format_: str) -> None:
    netbook.said("import", two, "--yes")
    netbook("edit", "ana", "--set", "city=Lisbon", "--set", "birthday=14 March 1985")
    first = tmp_path / f"first.{format_}"
    netbook("export", format_, "--to", str(first))
    other = str(tmp_path / "other.db")
    netbook("--book", other, "import", str(first), "--yes")
    assert netbook.out("--book", other, "export", format_) == first.read_bytes().decode()
    before = netbook.json("list")
    assert "2 the same" in netbook.said("import", str(first), "--yes")
    assert netbook.json("list") == before


def test_an_import_is_previewed_confirmed_and_triaged(terminal: Opener, netbook: Netbook, tmp_path: Path) -> None:
    netbook("add", "Cy")
    file = cards(tmp_path / "all.vcf", ("u1", "Ana Reyes"), ("u2", "Bo Lindqvist"), ("u3", "Cy"))
    book = terminal("import", file)
    screen = book.until("1 of 1")
    assert "Ana Reyes, Bo Lindqvist" in screen
    book.type("n\n")
    book.until("Import 3 new people? [y/N]")
    book.type("y\n")
    book.until("How close do you want to be?")
    book.type("e")
    book.until("1 of 3  Ana Reyes")
    book.type("2")
    book.until("2 of 3  Bo Lindqvist")
    book.type("t")
    book.until("Tag: @")
    book.type("golf\n")
    book.type("\n")
    book.until("3 of 3  Cy")
    book.type("q")
    book.until("1 person in close, 1 person @golf")
    assert book.end() == 0
    assert [row["name"] for row in netbook.json("list", "circle:close")] == ["Ana Reyes"]
    assert [row["name"] for row in netbook.json("list", "@golf")] == ["Bo Lindqvist"]
    netbook.said("undo")
    netbook.said("undo")
    assert names(netbook) == ["Cy"]


@pytest.mark.slow
def test_an_import_that_is_not_confirmed_writes_nothing(terminal: Opener, netbook: Netbook, two: str) -> None:
    netbook("list")
    book = terminal("import", two)
    book.until("Import 2 new people? [y/N]")
    book.type("\n")
    book.until("nothing was imported")
    assert book.end() == 0
    assert netbook.operations() == []


@pytest.mark.slow
def test_the_columns_of_a_table_are_shown_and_asked_about(terminal: Opener, netbook: Netbook, tmp_path: Path) -> None:
    (tmp_path / "people.csv").write_text("Name,Ort,Ring\nAna Reyes,Lisbon,7\n", encoding="utf-8")
    book = terminal("import", str(tmp_path / "people.csv"))
    book.until("Right? enter is yes")
    book.type("what\n")
    book.until("'what' is neither yes nor FIELD=COLUMN")
    book.type("title=Ring\n")
    book.until("such as 7")
    book.type("yes\n")
    book.until("Import 1 new person? [y/N]")
    book.type("y\n")
    book.until("How close do you want to be?")
    book.type("\n")
    assert book.end() == 0
    assert netbook.json("show", "ana")["title"] == "7"


@pytest.mark.slow
def test_an_import_that_is_stopped_leaves_the_book_as_it_was(
    terminal: Opener, netbook: Netbook, tmp_path: Path
) -> None:
    netbook("add", "Zed")
    file = cards(tmp_path / "many.vcf", *((f"u{number}", f"Person {number}") for number in range(6000)))
    book = terminal("import", file, "--yes")
    book.until("Importing")
    book.child.kill(signal.SIGINT)
    book.until("stopped; nothing was written")
    assert book.end() == 130
    assert names(netbook) == ["Zed"]


HEADING = "First Name,Last Name,URL,Email Address,Company,Position,Connected On\n"
LINE = "Ana,Reyes,https://www.linkedin.com/in/ana,,{company},{title},15 Sep 2020\n"


def connections(folder: Path, company: str, title: str) -> str:
    folder.mkdir(parents=True)
    (folder / "Connections.csv").write_text(HEADING + LINE.format(company=company, title=title), encoding="utf-8")
    return str(folder)


def test_of_several_exports_the_newest_counts_whatever_they_are_called(netbook: Netbook, tmp_path: Path) -> None:
    newer = connections(tmp_path / "all" / "Basic_LinkedInDataExport_01-20-2026", "Contoso", "Partner")
    older = connections(tmp_path / "all" / "Basic_LinkedInDataExport_11-20-2024", "Northwind", "Designer")
    said = netbook.said("import", newer, older, "--yes")
    assert "Ana Reyes moved: now Partner at Contoso; was Designer at Northwind" in said
    assert "1 new person; 1 named again" in said
    for files in ([str(tmp_path / "all")], [older]):
        assert "nobody new" in netbook.said("import", *files, "--yes")
        assert netbook.json("show", "ana")["organisation"] == "Contoso"


def test_of_two_cards_of_one_person_the_one_that_was_changed_last_counts(netbook: Netbook, tmp_path: Path) -> None:
    new = cards(tmp_path / "a.vcf", ("u1", "Ana Reyes"), more="TITLE:Partner\r\nREV:20260102T101500Z\r\n")
    old = cards(tmp_path / "b.vcf", ("u1", "Ana Reyes"), more="TITLE:Designer\r\nREV:20240102T101500Z\r\n")
    netbook.said("import", new, old, "--yes")
    assert netbook.json("show", "ana")["title"] == "Partner"
    assert "nothing has changed" in netbook.said("import", str(tmp_path), "--yes")


def test_files_together_make_nobody_twice(netbook: Netbook, two: str, tmp_path: Path) -> None:
    connections(tmp_path / "in", "Northwind", "Designer")
    (tmp_path / "people.csv").write_text("Name,City\nBo Lindqvist,Lisbon\nCy Demir,Izmir\n", encoding="utf-8")
    said = netbook.said("import", two, str(tmp_path / "in"), str(tmp_path / "people.csv"), "--yes")
    assert "3 new people; 2 named again" in said
    assert names(netbook) == ["Ana Reyes", "Bo Lindqvist", "Cy Demir"]
    assert netbook.json("show", "bo")["city"] == "Lisbon"


def test_files_that_are_not_read_are_told_of(netbook: Netbook, two: str, tmp_path: Path) -> None:
    folder = tmp_path / "given"
    folder.mkdir()
    Path(two).rename(folder / "two.vcf")
    (folder / "people.csv").write_text("Name,City\nCy Demir,Izmir\n", encoding="utf-8")
    (folder / "empty.vcf").touch()
    for number in range(4):
        (folder / f"{number}.png").write_bytes(b"\x89PNG\r\n\x1a\n")
    out = " ".join(netbook("import", str(folder), "--dry-run").out.split())
    assert "not read: empty.vcf is empty; export it again, or give another" in out
    assert 'not read: people.csv holds a table with the columns "Name", "City"; give it alone' in out
    assert "not read: 4 x a picture (0.png, 1.png, 2.png, …); people are read from" in out
    passed = json.loads(netbook.out("import", str(folder), "--dry-run", "--json"))["passed"]
    assert [each["file"] for each in passed] == ["0.png", "1.png", "2.png", "3.png", "empty.vcf", "people.csv"]
    assert "netbook: not read: empty.vcf is empty" in netbook.said("import", str(folder), "--yes")


def test_a_dry_run_makes_no_book(netbook: Netbook, two: str, tmp_path: Path) -> None:
    book = tmp_path / "nowhere" / "book.db"
    assert "2 new" in netbook("--book", str(book), "import", two, "--dry-run").out
    assert not book.parent.exists()


def test_a_tag_on_people_of_the_book_is_told(netbook: Netbook, two: str) -> None:
    netbook.said("import", two, "--yes")
    said = netbook.said("import", two, "--yes", "--tag", "fair")
    assert said == "imported from two.vcf: 2 of the book tagged; 2 the same (netbook undo takes it back)\n"
    assert "nothing has changed" in netbook.said("import", two, "--yes", "--tag", "fair")


@pytest.fixture
def whole(netbook: Netbook, tmp_path: Path) -> str:
    """A whole book with one interaction."""
    netbook("log", "--new", "coffee with Ana Reyes yesterday")
    netbook("export", "json", str(tmp_path / "book.json"))
    return str(tmp_path / "book.json")


def test_a_whole_book_comes_back_whole_before_the_other_files(
    netbook: Netbook, two: str, whole: str, tmp_path: Path
) -> None:
    other = str(tmp_path / "other.db")
    assert "the whole book: 1 person, 1 interaction" in netbook("--book", other, "import", whole, two, "--dry-run").out
    said = netbook.said("--book", other, "import", two, whole, "--yes", "--unsure", "new")
    assert "the whole book (1 person, 1 interaction) and 1 new person and 1 changed" in said
    assert [row["name"] for row in netbook.json("--book", other, "list")] == ["Ana Reyes", "Bo Lindqvist"]
    netbook.said("--book", other, "undo")
    assert netbook.json("--book", other, "list") == []
    assert "all as it was" in netbook.said("--book", other, "import", whole, "--yes", "--unsure", "new")


def test_a_whole_book_that_an_option_changes_is_told_of(netbook: Netbook, whole: str, tmp_path: Path) -> None:
    said = netbook.said("--book", str(tmp_path / "other.db"), "import", whole, "--yes", "--tag", "old")
    assert said.startswith("netbook: with --tag the people of book.json are brought as those of any file")


@pytest.mark.slow
def test_what_is_counted_in_the_question_is_what_comes(terminal: Opener, netbook: Netbook, tmp_path: Path) -> None:
    netbook("add", "Cy")
    netbook("add", "Dee")
    file = cards(tmp_path / "all.vcf", ("u1", "Ana Reyes"), ("u2", "Cy"), ("u3", "Dee"))
    book = terminal("import", file)
    book.until("1 of 2  all.vcf, line 6: Cy")
    book.type("n\n")
    book.until("2 of 2  all.vcf, line 11: Dee")
    book.type("u\ns\nn\n")
    book.until("Import 2 new people?")
    book.type("y\n")
    book.until("imported from all.vcf: 2 new people; 1 the same")
    book.type("q")
    assert book.end() == 0


@pytest.mark.slow
def test_each_table_is_asked_about_and_its_names_where_they_cannot_be_guessed(
    terminal: Opener, netbook: Netbook, tmp_path: Path
) -> None:
    (tmp_path / "a.csv").write_text("Wer;Wo\nAna Reyes;Lisbon\n", encoding="utf-8")
    (tmp_path / "b.csv").write_text("Name,Ring\nBo Lindqvist,7\n", encoding="utf-8")
    files = [str(tmp_path / name) for name in ("a.csv", "b.csv")]
    refused = netbook.refused(2, "import", *files, "--yes")
    assert 'the columns "Wer", "Wo"' in refused
    assert "--map name=COLUMN" in refused
    book = terminal("import", *files)
    book.until("a.csv is a table with the columns Wer, Wo.")
    book.type("Wie\n")
    book.until("there is no column 'Wie'")
    book.type("Wer\n")
    book.until("Right? enter is yes")
    book.type("city=Wo\n")
    book.until("such as Lisbon")
    book.type("\n")
    book.until("b.csv is a table")
    book.type("\n")
    book.until("Import 2 new people?")
    book.type("y\n")
    book.until("How close do you want to be?")
    book.type("\n")
    assert book.end() == 0
    assert netbook.json("show", "ana")["city"] == "Lisbon"


def test_what_stands_against_the_file_is_named(netbook: Netbook, two: str) -> None:
    netbook("add", "Ana Reyes, Acme")
    out = netbook("import", two, "--dry-run").out
    assert "      1 keep what the book has where the file says something else\n" in out
    assert "          Ana Reyes (p1): organisation\n" in out


def test_remarks_of_one_kind_are_told_together(netbook: Netbook, tmp_path: Path) -> None:
    rows = "".join(f"Person {number},mail{number}\n" for number in range(20))
    (tmp_path / "people.csv").write_text(f"Name,Email\n{rows}Ana Reyes,ana@example.com\n", encoding="utf-8")
    said = " ".join(netbook.said("import", str(tmp_path / "people.csv"), "--yes").split())
    assert "20 x … is no e-mail address (Person 0, line 2, Person 1, line 3, Person 2, line 4, …)" in said


def test_only_that_fits_nobody_says_which_tags_there_are(netbook: Netbook, tmp_path: Path) -> None:
    golf = cards(tmp_path / "golf.vcf", ("u3", "Cy Demir"), more="CATEGORIES:Golf\r\n")
    assert "netbook: --only fits nobody; the tags there are @golf\n" in netbook.said(
        "import", golf, "--yes", "--only", "@zzz"
    )


def test_many_files_of_one_kind_are_told_on_one_line(netbook: Netbook, tmp_path: Path) -> None:
    for number in range(7):
        cards(tmp_path / f"{number}.vcf", (f"u{number}", f"Person {number}"))
    out = netbook("import", str(tmp_path), "--dry-run").out
    assert out.startswith("7 files (0.vcf, 1.vcf, 2.vcf, …): vCard 2.1, 3.0, 4.0\n")


def test_a_zip_in_a_folder_is_one_of_its_files(netbook: Netbook, two: str, tmp_path: Path) -> None:
    folder = tmp_path / "given"
    folder.mkdir()
    zip_at(folder / "in.zip", {"two.vcf": Path(two).read_bytes(), "deep.zip": zipped({"a.vcf": b""})})
    (folder / "broken.zip").write_bytes(b"PK\x03\x04 and no more")
    code, out, _ = netbook("import", str(folder), "--dry-run")
    told = " ".join(out.split())
    assert (code, out.splitlines()[0]) == (0, "in.zip/two.vcf: vCard 2.1, 3.0, 4.0")
    assert "not read: in.zip/deep.zip is a zip inside what was given; unpack it, and give what is inside" in told
    assert "not read: broken.zip cannot be read: broken.zip is damaged or cut short" in told


def test_a_heading_that_is_a_person_is_told_of(netbook: Netbook, tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("Ana Reyes,ana@example.com\nBo Lindqvist,bo@example.com\n", encoding="utf-8")
    said = netbook.said("import", str(tmp_path / "a.csv"), "--yes", "--map", "name=Ana Reyes")
    assert "it was taken for the heading, and looks like somebody" in said
    assert names(netbook) == ["Bo Lindqvist"]


def test_a_table_with_a_stray_nul_is_read(netbook: Netbook, tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_bytes(b"Name,City\nAna Reyes,Lis\0bon\nBo Lindqvist,Porto\n")
    said = netbook.said("import", str(tmp_path / "a.csv"), "--yes")
    assert "1 x it has NUL characters (line 2)" in said
    assert names(netbook) == ["Bo Lindqvist"]


def test_a_table_of_the_book_itself_brings_nothing_new(netbook: Netbook, tmp_path: Path) -> None:
    card = cards(tmp_path / "a.vcf", ("u1", "Ana Reyes"), more="X-NETBOOK-FACT:Coffee Order;flat white\r\n")
    netbook.said("import", card, "--yes")
    netbook.said("fact", "ana", "Partner", "Sam")
    netbook("export", "csv", "--to", str(tmp_path / "book.csv"))
    before = netbook.json("show", "ana")
    assert "nobody new; 1 the same" in netbook.said("import", str(tmp_path / "book.csv"), "--yes")
    assert netbook.json("show", "ana") == before


PEERS = Path(__file__).parents[1] / "formats" / "samples" / "peers"


def test_who_leaves_monica_brings_the_years_along(netbook: Netbook) -> None:
    code, out, err = netbook("import", str(PEERS / "monica.json"), "--dry-run")
    assert (code, err) == (0, "dry run: nothing was written\n")
    assert out == (
        "monica.json: Monica's JSON\n"
        "      1 new\n"
        "          Zoë Q Brandt\n"
        "      1 not read\n"
        "          1 x this is you yourself, and the book is of the others\n"
        "        and with them 3 interactions, 2 follow-ups, 1 exchange\n"
    )
    netbook("import", str(PEERS / "monica.json"), "--yes")
    assert [each["kind"] for each in netbook.json("journal")] == ["meal", "email", "call"]
    netbook("undo")
    assert names(netbook) == []


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        (
            "dump.sql",
            "# Demo User dump of data\n# run migrations (`php artisan migrate`)\nINSERT IGNORE INTO `a` VALUES (1);",
            "netbook: dump.sql holds Monica's export as SQL; it is for Monica alone: there choose Settings, "
            "Export data, and Export to JSON, and give that",
        ),
        (
            "monica.json",
            '{"version": "2.0", "app_version": "5.0", "account": {}}',
            "netbook: monica.json is an export of Monica of version '2.0', and 1.0-preview.1 is read; in Monica choose "
            "Settings, Export data, and Export to JSON",
        ),
        (
            "monica.json",
            '{"version": "1.0-preview.1", "app_version": "4.1.2", "account": {"data": [{"type": "a", "values": [{',
            "netbook: monica.json is damaged or cut short after 0 entries; download or export it again",
        ),
    ],
)
def test_what_monica_wrote_otherwise_is_refused_in_one_line(
    netbook: Netbook, tmp_path: Path, name: str, content: str, said: str
) -> None:
    file = tmp_path / name
    file.write_text(content, encoding="utf-8")
    assert netbook.refused(2, "import", str(file), "--yes") == said
    assert names(netbook) == []


def test_a_journal_of_friends_goes_in_and_comes_out_as_it_was(netbook: Netbook, tmp_path: Path) -> None:
    assert netbook.said("import", str(PEERS / "friends.md"), "--yes") == (
        "imported from friends.md: 3 new people; 4 interactions (netbook undo takes it back)\n"
    )
    code, out, err = netbook("export", "friends")
    assert (code, out, err) == (0, (PEERS / "friends.md").read_text(encoding="utf-8"), "")
    assert netbook("export", "friends", "grace", str(tmp_path / "grace.md"))[0] == 0
    text = (tmp_path / "grace.md").read_text(encoding="utf-8")
    assert "- 2018-01-04: Got lunch with **Grace Hopper** and George Washington Carver. @food\n" in text
    assert "Celebrated the new year" not in text
