"""Pictures of the app and of the contrast, on the sample network as it stands on one day."""

import asyncio
import os
import re
import tempfile
from datetime import date
from pathlib import Path

from textual.widgets import Input

from netbook.demo.fill import new_book
from netbook.drawing.contrast.poster import poster
from netbook.services.contrast.report import contrast, last_year
from netbook.storage.book import Book
from netbook.tui.app import NetbookApp

TODAY = date(2026, 11, 22)
SIZE = (110, 30)
LINE = "coffee with Grace at Monmouth yesterday @design; follow up in 2 weeks: send the deck"
PICTURES: dict[str, tuple[str, ...]] = {
    "app-today": ("down",) * 7,
    "app-log": ("l", *LINE),
    "app-people": ("2", "down", "down", "down"),
    "app-network": ("3", "tab", "tab"),
    "app-audience": ("4", "down", "down"),
}


def pictures() -> dict[str, str]:
    """The pictures as SVG, by name."""
    with tempfile.TemporaryDirectory() as folder:
        home = dict.fromkeys(("HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME"), folder)
        os.environ.update(home, NETBOOK_TODAY=str(TODAY))
        os.environ.pop("NO_COLOR", None)
        book = Path(folder) / "book.db"
        new_book(str(book), TODAY)
        of_the_app = {f"{name}.svg": asyncio.run(_picture(book, keys)) for name, keys in PICTURES.items()}
        return {**of_the_app, "contrast.svg": _contrast(book)}


def _contrast(path: Path) -> str:
    with Book.open(str(path)) as book, book.reading() as session:
        return poster(contrast(session, *last_year(TODAY)))


async def _picture(book: Path, keys: tuple[str, ...]) -> str:
    app = NetbookApp(str(book))
    async with app.run_test(size=SIZE) as pilot:
        for key in ("", *keys):
            await pilot.press("space" if key == " " else key) if key else await pilot.pause()
            await app.desk.idle()
            await pilot.pause()
        for field in app.screen.query(Input):
            field.cursor_blink = False  # else it would be there in one picture and not in the next
        await pilot.pause(0.6)
        await app.desk.idle()
        await pilot.pause()
        return app.export_screenshot(title="netbook") + "\n"


def words(svg: str) -> str:
    """What a picture shows: its letters alone, which do not hang on the version of what draws it."""
    shown = svg.partition("</style>")[2]
    return " ".join(re.sub(r"<[^>]*>", " ", shown).replace("&#160;", " ").split())
