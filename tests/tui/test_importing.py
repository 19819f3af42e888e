import asyncio
import zipfile
from collections.abc import Sequence
from pathlib import Path

import pytest
from sqlmodel import col, select
from textual.events import Paste

from netbook.domain import methods
from netbook.models import Contact
from netbook.services import contacts, people
from netbook.storage.book import Book
from tests.tui.seat import LARGE, SMALL, TODAY, Seat, drive

pytestmark = pytest.mark.slow  # the scenes compare each of these screens on every run

SIZES = pytest.mark.parametrize("size", [SMALL])  # the scenes compare both
Size = tuple[int, int]

TABLE = """Full name,Work mail,Tel,Firm,Shoe size
Ada Example,ada@example.com,+44 20 7946 0002,Northwind,39
Ola Nordmann,ola@example.com,,Fabrikam,44
"""
CARDS = """BEGIN:VCARD
VERSION:3.0
UID:one
FN:Ada Example
EMAIL:ada@example.com
END:VCARD
BEGIN:VCARD
VERSION:3.0
UID:two
FN:Bo Reyes
TEL:+44 20 7946 0001
END:VCARD
BEGIN:VCARD
VERSION:3.0
UID:three
FN:Ana Reyes
TITLE:Head of Research
END:VCARD
BEGIN:VCARD
VERSION:3.0
ORG:
END:VCARD
"""


@pytest.fixture
def ana(empty: Path) -> Path:
    """A book of Ana Reyes, who has a telephone."""
    with Book.open(str(empty)) as book, book.operation("add") as session:
        session.add(Contact(name="Ana Reyes", given="Ana", family="Reyes"))
        session.flush()
        (row,) = people.rows(session, [1])
        contacts.add_method(session, row, methods.phone("+44 20 7946 0001", None))
    return empty


@pytest.fixture
def files(tmp_path: Path) -> Path:
    """A folder of files of people, and one of something else."""
    folder = tmp_path / "files"
    (folder / "older").mkdir(parents=True)
    (folder / "people.csv").write_text(TABLE)
    (folder / "phone.vcf").write_text(CARDS)
    (folder / "notes.pdf").write_bytes(b"%PDF-1.4 not people")
    return folder


def names(book: Path) -> list[str]:
    with Book.open(str(book)) as opened, opened.reading() as session:
        return list(session.exec(select(Contact.name).order_by(col(Contact.id))))


def operations(book: Path) -> Sequence[str]:
    with Book.open(str(book)) as opened:
        return [each.label for each in opened.history() if not each.undone]


async def choose(seat: Seat, path: Path | str) -> None:
    """Type a path, and take it."""
    await seat.press("i")
    await name(seat, path)
    await seat.press("enter")


async def name(seat: Seat, path: Path | str) -> None:
    """Paste a path in the place of the one that stands there."""
    await seat.press("ctrl+u")
    seat.app.post_message(Paste(str(path)))
    await seat.settle()


@SIZES
def test_a_file_is_brought_step_by_step_and_taken_back(ana: Path, files: Path, size: Size) -> None:
    async def steps(seat: Seat) -> None:
        await choose(seat, files / "phone.vcf")
        screen = seat.screen()
        assert "▸2 Match" in screen
        assert "phone.vcf: vCard" in screen
        for words in (
            "» Import 1 new person and 1 changed",
            "1 unsure: who are they?",
            "phone.vcf, line 7: Bo Reyes, +442079460001; may be p1 Ana Reyes",
            "+ Ada Example",
            "~ Ana Reyes (p1): title Head of Research",
            "1 not read",
            "line 19: a card without a name",
        ):
            assert words in screen, screen
        await seat.press("tab")
        assert "Import 1 new person and 1 changed?" in seat.screen()
        assert "1 unsure and left out, 1 not read" in seat.screen()
        await seat.press("n")
        assert "▸2 Match" in seat.screen()
        await seat.press("enter", "y")
        assert "▸3 Apply" in seat.screen()
        assert "imported from phone.vcf: 1 new person and 1 changed; 1 unsure and left out, 1 not read" in " ".join(
            seat.screen().split()
        )
        assert any(each.startswith("imported from phone.vcf") for each in seat.toasts())
        await seat.press("u")
        assert "Taken back: the book is as it was before." in seat.screen()
        await seat.press("U")
        assert "1 new person and 1 changed" in seat.screen()
        await seat.press("escape")
        assert "▸1 Today" in seat.screen()

    drive(ana, size, steps)
    assert names(ana) == ["Ana Reyes", "Ada Example"]
    assert operations(ana)[0] == "import 1 new person and 1 changed from phone.vcf"


@SIZES
def test_a_mailbox_tells_when_one_wrote_with_whom(ana: Path, files: Path, size: Size) -> None:
    headers = ["From -", "Delivered-To: me@example.org", "Date: Mon, 4 Mar 2024 12:20:34 +0100"]
    mails = [f"{chr(10).join(headers)}\nFrom: {who}@example.com\nTo: me@example.org\n\n" for who in ("ana", "bo")]
    (files / "box.mbox").write_text("\n".join(mails))

    async def steps(seat: Seat) -> None:
        await choose(seat, files / "box.mbox")
        assert "nobody of your book is in it" in seat.screen()
        assert "» There is nothing to import" in seat.screen()
        with Book.open(str(ana)) as book, book.operation("add") as session:
            contacts.add_method(session, people.rows(session, [1])[0], methods.email("ana@example.com"))
        await seat.press("escape")
        await choose(seat, files / "box.mbox")
        screen = seat.screen()
        for words in (
            "» Import 1 interaction with 1 person",
            "1 interaction with 1 person of your book",
            "1 conversation with nobody of your book is passed over",
            "taken for your own: me@example.org",
        ):
            assert words in screen, screen
        await seat.press("enter", "y")
        assert "imported from box.mbox: 1 interaction with 1 person; 1 with nobody of the book" in " ".join(
            seat.screen().split()
        )

    drive(ana, size, steps)
    assert (names(ana), operations(ana)[0]) == (["Ana Reyes"], "import 1 interaction with 1 person from box.mbox")


def test_what_was_taken_back_is_gone(ana: Path, files: Path) -> None:
    async def steps(seat: Seat) -> None:
        await choose(seat, files / "phone.vcf")
        await seat.press("enter", "y", "u", "q")

    drive(ana, SMALL, steps)
    assert names(ana) == ["Ana Reyes"]
    assert operations(ana) == ["add"]


@pytest.mark.parametrize(
    ("key", "told", "after"),
    [
        ("n", "Import 2 new people and 1 changed", ["Ana Reyes", "Ada Example", "Bo Reyes"]),
        ("o", "Import 1 new person and 1 changed", ["Ana Reyes", "Ada Example"]),
    ],
)
def test_who_is_unsure_is_settled(ana: Path, files: Path, key: str, told: str, after: list[str]) -> None:
    async def steps(seat: Seat) -> None:
        await choose(seat, files / "phone.vcf")
        await seat.press("g", "j", key, "tab")
        assert told in seat.screen()
        assert ("1 unsure and left out" in seat.screen()) is (key == "o")
        await seat.press("y")

    drive(ana, LARGE, steps)
    assert sorted(names(ana)) == sorted(after)


def test_an_answer_may_bring_up_another_question(ana: Path, files: Path) -> None:
    async def steps(seat: Seat) -> None:
        await choose(seat, files / "phone.vcf")
        await seat.press("g", "j", "s", "tab")  # Bo Reyes is Ana, so that Ana Reyes may be another
        assert "that brought up another question: who is unsure is shown" in seat.toasts()
        screen = seat.screen()
        assert "? phone.vcf, line 13: Ana Reyes" in screen
        assert "1 settled" in screen
        assert "= phone.vcf, line 7: Bo Reyes" in screen
        await seat.press("g", "j", "s", "tab")
        assert "2 settled" in seat.screen()
        assert "Import 1 new person?" in seat.screen()
        await seat.press("y")

    drive(ana, LARGE, steps)
    assert names(ana) == ["Ana Reyes", "Ada Example"]


def test_enter_asks_who_an_unsure_one_is(ana: Path, files: Path) -> None:
    async def steps(seat: Seat) -> None:
        await choose(seat, files / "phone.vcf")
        await seat.press("g", "j", "enter")
        assert "Bo Reyes: who is it?" in seat.screen()
        assert "the same person  p1 Ana Reyes" in seat.screen()
        await seat.press("g", "j", "enter")
        assert "+ phone.vcf, line 7: Bo Reyes" in seat.screen()
        assert "somebody else" in seat.screen()
        await seat.press("g", "enter")
        assert "Import 2 new people and 1 changed?" in seat.screen()
        await seat.press("n")
        assert "1 settled" in seat.screen()
        await seat.press("g", "j", "o")  # one may think again
        assert "? phone.vcf, line 7: Bo Reyes" in seat.screen()
        await seat.press("tab")
        assert "Import 1 new person and 1 changed?" in seat.screen()

    drive(ana, LARGE, steps)
    assert names(ana) == ["Ana Reyes"]


@SIZES
def test_circle_tag_and_cadence_of_whoever_is_new(ana: Path, files: Path, size: Size) -> None:
    async def steps(seat: Seat) -> None:
        await choose(seat, files / "phone.vcf")
        assert "Whoever is new: no circle, tag or cadence yet (c, t, e)" in seat.screen()
        await seat.press("c")
        assert "Which circle for whoever is new?" in seat.screen()
        await seat.press("g", "j", "enter")
        await seat.press("t")
        await seat.type("@conference")
        await seat.press("enter", "e")
        await seat.type("nonsense")
        await seat.press("enter")
        assert "nonsense" in seat.screen()
        await seat.press("ctrl+u")
        await seat.type("6w")
        await seat.press("enter")
        assert "Whoever is new: circle close, every 6w, @conference" in seat.screen()
        await seat.press("tab", "y")

    drive(ana, size, steps)
    with Book.open(str(ana)) as book, book.reading() as session:
        (ada,) = session.exec(select(Contact).where(Contact.name == "Ada Example"))
        card = people.card(session, ada, TODAY)
    assert (card.circle, card.cadence, card.tags) == ("close", "6w", ("conference",))


@SIZES
def test_the_columns_of_a_table_are_shown_and_changed(ana: Path, files: Path, size: Size) -> None:
    async def steps(seat: Seat) -> None:
        await choose(seat, files / "people.csv")
        screen = seat.screen()
        assert "▸2 Columns" in screen
        assert "name          Full name  such as Ada Example" in screen
        assert "email         Work mail  such as ada@example.com" in screen
        assert "kept as it is: Firm, Shoe size" in screen
        while "› organisation" not in screen:
            await seat.press("j")
            screen = seat.screen()
        await seat.press("enter")
        assert "Which column holds organisation?" in seat.screen()
        await seat.press("g", "j", "j", "j", "enter")
        assert "organisation  Firm  such as Northwind" in seat.screen()
        assert "kept as it is: Shoe size" in seat.screen()
        await seat.press("tab")
        assert "▸3 Match" in seat.screen()
        await seat.press("escape")
        assert "▸2 Columns" in seat.screen()
        await seat.press("g", "enter")
        assert "» Import 2 new people" in seat.screen()
        await seat.press("enter", "y")

    drive(ana, size, steps)
    with Book.open(str(ana)) as book, book.reading() as session:
        (ada,) = session.exec(select(Contact).where(Contact.name == "Ada Example"))
    assert ada.organisation == "Northwind"


def test_a_column_that_holds_no_names_is_left_out(ana: Path, files: Path) -> None:
    async def steps(seat: Seat) -> None:
        await choose(seat, files / "people.csv")
        await seat.press("j", "enter", "G", "enter")
        assert "kept as it is: Full name, Firm, Shoe size" in seat.screen()
        await seat.press("tab")
        assert "+ ada@example.com" in seat.screen()

    drive(ana, LARGE, steps)


@SIZES
def test_what_is_refused_is_told_in_a_line_at_the_file(ana: Path, files: Path, size: Size) -> None:
    locked = files / "locked.zip"
    with zipfile.ZipFile(locked, "w") as archive:
        archive.writestr("people.csv", TABLE)
    raw = bytearray(locked.read_bytes())
    raw[6] |= 1  # as a password marks it
    raw[raw.index(b"PK\x01\x02") + 8] |= 1
    locked.write_bytes(raw)

    async def steps(seat: Seat) -> None:
        await choose(seat, files / "notes.pdf")
        assert "▸1 File" in seat.screen()
        assert "notes.pdf is a PDF" in seat.screen()
        await name(seat, f"'{locked}'")
        await seat.press("enter")
        assert "locked.zip has a password; unpack it, and give the folder" in seat.screen()
        await name(seat, files / "nothing.vcf")
        await seat.press("enter")
        assert "there is no file" in seat.screen()
        await name(seat, files / "phone.vcf")
        await seat.press("enter")
        assert "▸2 Match" in seat.screen()
        assert "there is no file" not in seat.screen()

    drive(ana, size, steps)
    assert operations(ana) == ["add"]


@SIZES
def test_a_path_is_completed_and_chosen_from_the_folder(ana: Path, files: Path, size: Size) -> None:
    (files / "people-old.csv").write_text(TABLE)

    async def steps(seat: Seat) -> None:
        await seat.press("i")
        await name(seat, f"{files}/")
        screen = seat.screen()
        assert all(each in screen for each in ("people.csv", "phone.vcf", "» all of this folder", "/ older", "↑ .."))
        assert "notes.pdf" not in screen
        await seat.type("pe")
        await seat.press("tab")
        assert "files/people" in seat.screen()
        assert "phone.vcf" not in seat.screen()
        await seat.type(".")
        await seat.press("tab", "enter")
        assert "▸2 Columns" in seat.screen()
        await seat.press("escape")
        await name(seat, f"{files}/ol")
        await seat.press("tab")
        assert "No file here looks as if people were in it" in seat.screen()
        await seat.press("down", "enter")  # back up
        assert "phone.vcf" in seat.screen()
        await seat.press("down", "j", "j", "enter")
        assert "phone.vcf: vCard" in seat.screen()

    drive(ana, size, steps)


def test_a_whole_folder_is_brought(ana: Path, files: Path) -> None:
    (files / "people.csv").unlink()
    (files / "second.vcf").write_text("BEGIN:VCARD\nVERSION:3.0\nFN:Kai Two\nTEL:+44 20 7946 0009\nEND:VCARD\n")

    async def steps(seat: Seat) -> None:
        await seat.press("i")
        await name(seat, f"{files}/")
        await seat.press("enter")  # into the list
        await seat.press("j", "j", "enter")
        assert "files: vCard" in seat.screen()
        assert "+ Kai Two" in seat.screen()

    drive(ana, LARGE, steps)


def test_the_same_file_twice_brings_nobody_twice(ana: Path, files: Path) -> None:
    async def steps(seat: Seat) -> None:
        await choose(seat, files / "phone.vcf")
        await seat.press("enter", "y", "escape")
        await choose(seat, files / "phone.vcf")
        assert "2 as they are in the book" in seat.screen()
        assert "» There is nothing to import" in seat.screen()
        await seat.press("g", "enter")
        assert "there is nothing to import" in seat.toasts()

    drive(ana, LARGE, steps)
    assert names(ana) == ["Ana Reyes", "Ada Example"]


@pytest.fixture
def many(tmp_path: Path) -> Path:
    """A file of so many people that it takes a while."""
    path = tmp_path / "many.vcf"
    card = "BEGIN:VCARD\nVERSION:3.0\nUID:{0}\nFN:Kim Number{0}\nEMAIL:kim{0}@example.com\nEND:VCARD\n"
    path.write_text("".join(card.format(number) for number in range(1500)))
    return path


async def at_once(seat: Seat, first: str, then: str) -> None:
    """Press a key, and another as soon as what the first one began runs."""
    seat.app.simulate_key(first)
    while "esc cancels" not in seat.screen():
        await asyncio.sleep(0)
    seat.app.simulate_key(then)


@SIZES
def test_an_import_that_is_stopped_leaves_the_book_as_it_is(ana: Path, many: Path, size: Size) -> None:
    async def steps(seat: Seat) -> None:
        await choose(seat, many)
        await seat.until("» Import 1,500 new people")
        await seat.press("tab")
        await at_once(seat, "y", "escape")
        await seat.until("▸2 Match")
        assert "cancelled; the book is as it was" in seat.toasts()
        await seat.press("tab")
        assert "Import 1,500 new people?" in seat.screen()

    drive(ana, size, steps)
    assert names(ana) == ["Ana Reyes"]
    assert operations(ana) == ["add"]


def test_a_preview_that_is_stopped_stays_at_the_file(ana: Path, many: Path) -> None:
    async def steps(seat: Seat) -> None:
        await seat.press("i")
        await name(seat, many)
        await at_once(seat, "enter", "escape")
        await seat.settle()
        assert "cancelled; the book is as it was" in seat.toasts()
        assert "▸1 File" in seat.screen()

    drive(ana, SMALL, steps)
    assert names(ana) == ["Ana Reyes"]


def test_leaving_while_it_runs_stops_it(ana: Path, many: Path) -> None:
    async def steps(seat: Seat) -> None:
        await choose(seat, many)
        await seat.until("» Import 1,500 new people")
        await seat.press("tab")
        await at_once(seat, "y", "q")
        await seat.settle()
        assert "▸1 Today" in seat.screen()

    drive(ana, SMALL, steps)
    assert names(ana) == ["Ana Reyes"]


def test_a_whole_book_fills_an_empty_one(ana: Path, tmp_path: Path) -> None:
    from netbook.services import whole

    file = tmp_path / "book.json"
    with Book.open(str(ana)) as book, book.reading() as session:
        file.write_text("".join(whole.dump(session)))
    fresh = tmp_path / "fresh.db"
    Book.open(str(fresh)).close()

    async def steps(seat: Seat) -> None:
        await choose(seat, file)
        assert "» Fill this book with it" in seat.screen()
        await seat.press("enter")
        assert "Import the whole book?" in seat.screen()
        await seat.press("y")
        assert "the whole book of book.json: 1 person, 0 interactions, all as it was" in seat.screen()

    drive(fresh, LARGE, steps)
    assert names(fresh) == ["Ana Reyes"]


def test_escape_leads_back_step_by_step(ana: Path, files: Path) -> None:
    async def steps(seat: Seat) -> None:
        await seat.press("5")
        await choose(seat, files / "phone.vcf")
        await seat.press("escape")
        assert "▸1 File" in seat.screen()
        await seat.press("escape")
        assert "▸5 Journal" in seat.screen()

    drive(ana, SMALL, steps)


def test_the_one_file_that_begins_like_it_is_taken(empty: Path, files: Path) -> None:
    async def steps(seat: Seat) -> None:
        await choose(seat, files / "nobody.vcf")
        assert "there is no file" in " ".join(seat.screen().split())
        await name(seat, files / "pho")
        assert "there is no file" not in " ".join(seat.screen().split())
        await seat.press("enter")
        screen = seat.screen()
        assert "▸2 Match" in screen
        assert "▸1 Today" not in screen  # an import belongs to no mode
        assert "+ Ada Example, ada@example.com" in screen

    drive(empty, SMALL, steps)


def test_all_who_are_new_can_be_looked_at(empty: Path, files: Path) -> None:
    cards = (f"BEGIN:VCARD\nFN:Person {letter}{number}\nEND:VCARD\n" for letter in "ABCDEF" for number in range(40))
    (files / "many.vcf").write_text("".join(cards))

    async def steps(seat: Seat) -> None:
        await choose(seat, files / "many.vcf")
        assert "240 new" in seat.screen()
        await seat.press("G")
        assert "› " in seat.screen()
        assert "+ Person F39" in seat.screen()
        assert "more" not in seat.screen()

    drive(empty, SMALL, steps)
