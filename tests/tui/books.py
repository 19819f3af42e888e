"""What the book holds after the app was used, and what another program does to it meanwhile."""

from pathlib import Path

from netbook import config
from netbook.domain.sheet import Sheet
from netbook.domain.views import PersonView
from netbook.services import directory, editing, people, sheets
from netbook.storage.book import Book
from tests.tui.seat import TODAY


def everybody(book: Path) -> list[str]:
    """The names of all, in the order they came."""
    with Book.open(str(book)) as opened, opened.reading() as session:
        return [one.name for one in sorted(directory.index(session).people, key=lambda one: one.id)]


def person(book: Path, number: int) -> PersonView:
    """One of them."""
    with Book.open(str(book)) as opened, opened.reading() as session:
        return people.view(session, directory.by_number(session, number), TODAY)


def sheet_of(book: Path, number: int) -> Sheet:
    """One of them, as the sheet has them."""
    with Book.open(str(book)) as opened, opened.reading() as session:
        return sheets.of(session, directory.by_number(session, number), TODAY)


def labels(book: Path) -> list[str]:
    """What was done and stands, the newest first."""
    with Book.open(str(book)) as opened:
        return [each.label for each in opened.history(limit=50) if not each.undone]


def change(book: Path, number: int, *assignments: str) -> None:
    """Another program changes somebody."""
    with Book.open(str(book)) as opened, opened.operation("edit", source="cli") as session:
        edit = editing.Edit(session, directory.by_number(session, number), TODAY, config.load(str(book)))
        for assignment in assignments:
            editing.set_field(edit, assignment)
