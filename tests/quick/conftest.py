import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from netbook.__main__ import main
from netbook.models import Contact
from netbook.storage.book import Book
from tests.cli.conftest import netbook, surroundings
from tests.cli.program import Netbook, write_book
from tests.quick.asking import HOSTILE, read, variables
from tests.storage.conftest import postgres_server, postgres_url

__all__ = ["netbook", "postgres_server", "postgres_url", "surroundings"]

COMMANDS = [
    ["add", "Ana Reyes", "--org", "Northwind", "--city", "Lisbon", "--circle", "close", "--tag", "design"],
    ["add", "Zoë Brandt", "--city", "São Paulo", "--tag", "food:sour", "--tag", "fintech"],
    ["add", "Bo Lindqvist", "--alias", "Bobby Rey", "--city", "New York"],
    ["add", "Grace Hopper", "--alias", "The Admiral"],
    ["add", "Rey Okafor"],
    ["add", "Gale Ito"],
    ["archive", "Gale Ito"],
    ["log", "Coffee with Ana at Monmouth on 1 Nov; follow up in 3 weeks: send the deck"],
    ["log", "Call with Bo"],
    ["remind", "Zoë", "ask about the boat", "--due", "tomorrow"],
    ["fact", "Ana", "partner", "Marco"],
    ["log", "tea with Sam", "--inbox"],
]  # fmt: skip


@pytest.fixture(scope="session")
def book_to_complete(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A book of six people: p1 Ana Reyes to p6 Gale Ito, who is archived."""
    path = tmp_path_factory.mktemp("quick") / "book.db"
    write_book(path, *COMMANDS)
    return path


@pytest.fixture
def known(book_to_complete: Path, netbook: Netbook) -> Netbook:
    """The program over that book."""
    shutil.copyfile(book_to_complete, netbook.book)
    return netbook


@pytest.fixture
def answer(
    book_to_complete: Path, surroundings: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> Callable[..., tuple[str, list[str]]]:
    """``ask`` of that book, but in this process: there are many lines."""

    def leave(code: int) -> None:
        raise SystemExit(code)

    def answer(line: str, shell: str = "bash") -> tuple[str, list[str]]:
        for name, value in variables(line, shell).items():
            monkeypatch.setenv(name, value)
        with pytest.raises(SystemExit, match=r"^0$"):
            main()
        return read(capsys.readouterr().out)

    monkeypatch.setattr(os, "_exit", leave)
    monkeypatch.setenv("NETBOOK_BOOK", str(book_to_complete))
    return answer


@pytest.fixture
def hostile(known: Netbook) -> Netbook:
    """That book with names in it that no command would have let in."""
    with Book.open(str(known.book)) as book, book.operation("mischief") as session:
        session.add_all(Contact(name=name) for name in HOSTILE)
    return known
