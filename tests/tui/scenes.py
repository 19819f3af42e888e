"""Every screen of the app as text, and as a picture for people to look at.

python -m tests.tui.scenes writes the texts anew, after one has looked at the pictures that a run of the tests left.
"""

import asyncio
import os
import re
import sys
import tempfile
from datetime import datetime, time
from pathlib import Path

from netbook.tui.app import NetbookApp
from tests.tui import followers, twice
from tests.tui.seat import LARGE, SMALL, TODAY, Seat

_DAY = re.compile(r"\d{4}-\d\d-\d\d \d\d:\d\d")  # on which the sample was made
FOLDER = Path(__file__).parent / "screens"
SIZES = (SMALL, LARGE)
SCENES: dict[str, tuple[str, ...]] = {
    "today": (),
    "today-person": ("down",) * 7,
    "today-week": ("down", "down"),
    "today-pick": ("G", "k"),
    "today-numbers": ("G",),
    "monthly": ("m",),
    "log": ("l", "type tea with Rosa in 2 days; follow up in 2 weeks: send the map"),
    "log-reading": ("l", "type coffee with Grace at Monmouth yesterday @design; follow up in 2 weeks: send the deck"),
    "log-question": ("l", "type tea with Sam Lee"),
    "ask": (*("down",) * 7, "s"),
    "add": ("a", "type Ana Reyes, Northwind, ana@example.com @design every 6 weeks"),
    "people": ("2",),
    "people-filtered": ("2", "slash", "type circle:close last:>30d"),
    "people-marked": ("2", "space", "space", "c"),
    "people-refused": ("2", "slash", "type c", "type :close"),
    "person": ("2", "down", "down", "down", "enter"),
    "person-timeline": ("2", "down", "down", "down", "enter", "tab"),
    "person-facts": ("2", "down", "down", "down", "enter", "tab", "tab", "tab"),
    "person-edit": ("2", "down", "down", "down", "E"),
    "note": ("2", "n", "type likes the sea"),
    "network": ("3",),
    "network-ties": ("3", "tab"),
    "network-year": ("3", "tab", "tab"),
    "network-reaching": ("3", "tab", "tab", "tab"),
    "network-doors": ("3", "tab", "tab", "tab", "tab"),
    "network-contrast": ("3", "tab", "tab", "tab", "tab", "tab"),
    "contrast-people": ("4", "tab", "down", "down", "enter"),
    "contrast-vet": ("4", "tab", "down", "down", "enter", "v"),
    "journal": ("5",),
    "journal-history": ("5", "tab"),
    "import": ("i", "type people/"),
    "import-columns": ("i", "type people/friends.csv", "enter"),
    "import-match": ("i", "type people/contacts.vcf", "enter"),
    "help": ("2", "question_mark"),
    "commands": ("ctrl+p",),
}
EMPTY = {
    "empty-today": (),
    "empty-people": ("2",),
    "empty-network": ("3",),
    "empty-audience": ("4",),
    "empty-journal": ("5",),
}
AUDIENCE: dict[str, tuple[str, ...]] = {  # on a book with a small audience
    "audience": ("4",),
    "audience-all": ("4", *("down",) * 5, "asterisk"),
    "audience-filtered": ("4", "slash", "type sign:burst", "enter"),
    "audience-asked": ("4", "c"),
    "audience-contrast": ("4", "tab"),
    "contrast-followers": ("4", "tab", "enter"),
}
TWICE: dict[str, tuple[str, ...]] = {  # on a book in which some are there twice
    "duplicates": ("D",),
    "duplicates-swapped": ("D", "s"),
    "duplicates-done": ("D", "m", "n", "m"),
    "duplicates-marked": ("2", "space", "G", "space", "M"),
}
ALL = {**SCENES, **EMPTY, **AUDIENCE, **TWICE}


def book_of(name: str) -> str:
    """Which book a screen shows: the sample, an empty one, or one with an audience or with people twice."""
    books = {"empty": EMPTY, "audience": AUDIENCE, "twice": TWICE}
    return next((book for book, scenes in books.items() if name in scenes), "sample")


def file_of(name: str, size: tuple[int, int]) -> Path:
    """Where the text of a screen lies."""
    return FOLDER / f"{name}-{size[0]}x{size[1]}.txt"


async def seen(book: Path, name: str, after: float = 0.35) -> dict[tuple[int, int], str]:
    """A screen at each size, as it is ``after`` some seconds; its pictures are written, for people to look at."""
    _lay_files(Path.home() / "people")
    app = NetbookApp(str(book))
    found = {}
    async with app.run_test(size=SMALL, notifications=True) as pilot:
        seat = Seat(app, pilot)
        await seat.settle()
        for key in ALL[name]:
            if key.startswith("type "):
                await seat.type(key.removeprefix("type "))
            else:
                await seat.press(key)
        await pilot.pause(after)  # what comes by itself after a pause
        for size in SIZES:
            await pilot.resize_terminal(*size)
            await seat.settle()
            found[size] = f"{_DAY.sub('····', seat.screen())}\n"
            file_of(name, size).with_suffix(".svg").write_text(app.export_screenshot(title="netbook"), encoding="utf-8")
    return found


def _lay_files(folder: Path) -> None:
    """Files to be brought, of one day."""
    folder.mkdir(exist_ok=True)
    cards = (("FN:Xenia Prokop", "ORG:Acme"), ("FN:Ana Reyes", "TEL:+44 20 7946 0018"))
    text = "".join("\n".join(("BEGIN:VCARD", *card, "END:VCARD", "")) for card in cards)
    day = datetime.combine(TODAY, time(12)).timestamp()
    for name, content in (("contacts.vcf", text), ("friends.csv", "Name,Email\nBo Ek,bo@example.com\n")):
        (folder / name).write_text(content)
        os.utime(folder / name, (day, day))


def main() -> None:
    """Write the texts anew."""
    from netbook.demo.fill import new_book
    from netbook.storage.book import Book

    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        os.environ.update(HOME=folder, XDG_DATA_HOME=folder, XDG_CONFIG_HOME=folder, NETBOOK_TODAY=str(TODAY))
        os.chdir(home)
        new_book(str(home / "sample.db"), TODAY)
        for made in ("empty.db", "audience.db", "twice.db"):
            Book.open(str(home / made)).close()
        followers.fill(home / "audience.db")
        twice.fill(home / "twice.db")
        for name in sys.argv[1:] or ALL:
            book = home / "book.db"
            book.write_bytes((home / f"{book_of(name)}.db").read_bytes())
            for size, text in asyncio.run(seen(book, name)).items():
                file_of(name, size).write_text(text, encoding="utf-8")
            for draft in home.rglob("drafts.json"):
                draft.unlink()


if __name__ == "__main__":
    main()
