import shutil
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.cli.program import TODAY, Netbook, people_of_the_examples, write_book
from tests.cli.terminal import Opener, Terminal


@pytest.fixture(autouse=True)
def surroundings(empty_home: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """The book, the day, the terminal's width and the time zone that every test of the command line runs with."""
    path = tmp_path / "book.db"
    monkeypatch.setenv("NETBOOK_BOOK", str(path))
    monkeypatch.setenv("NETBOOK_TODAY", TODAY)
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.setenv("TZ", "UTC")
    for name in ("NO_COLOR", "PYTHONWARNINGS", "VISUAL", "EDITOR"):
        monkeypatch.delenv(name, raising=False)
    time.tzset()
    yield path
    monkeypatch.undo()
    time.tzset()


@pytest.fixture
def netbook(surroundings: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Netbook:
    """The program over a book that does not exist yet."""
    return Netbook(surroundings, capsys, monkeypatch)


@pytest.fixture(scope="session")
def book_of_people(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A book with the people of the agreed examples, p1 to p19, and nothing else."""
    path = tmp_path_factory.mktemp("people") / "book.db"
    for person in people_of_the_examples():
        aliases = [part for alias in person.get("aliases", ()) for part in ("--alias", alias)]
        write_book(path, ["add", person["name"], *aliases])
    return path


@pytest.fixture
def known(book_of_people: Path, netbook: Netbook) -> Netbook:
    """The program over a book that knows Ana Reyes (p1), Grace Hopper (p2), Bo Lindqvist (p5) and sixteen others."""
    shutil.copy(book_of_people, netbook.book)  # with its permissions
    return netbook


@pytest.fixture
def terminal() -> Iterator[Opener]:
    """Opens the program on a terminal; all that were opened are closed at the end."""
    opened: list[Terminal] = []

    def open_one(*arguments: str, **env: str) -> Terminal:
        opened.append(Terminal(*arguments, **env))
        return opened[-1]

    yield open_one
    for each in opened:
        each.child.close(force=True)
