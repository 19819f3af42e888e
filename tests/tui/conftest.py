"""The app on a small book."""

from pathlib import Path

import pytest

from netbook.storage.book import Book
from tests.tui import followers
from tests.tui import twice as doubled
from tests.tui.seat import TODAY


@pytest.fixture(autouse=True)
def own_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A home, a day and settings of the test's own."""
    for name in ("NO_COLOR", "NETBOOK_BOOK", "EDITOR", "VISUAL"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    monkeypatch.setenv("NETBOOK_TODAY", TODAY.isoformat())


@pytest.fixture
def sample(sample_network: Path, tmp_path: Path) -> Path:
    """The sample network, to be written into."""
    path = tmp_path / "book.db"
    path.write_bytes(sample_network.read_bytes())
    return path


@pytest.fixture
def empty(tmp_path: Path) -> Path:
    """A book of nobody."""
    path = tmp_path / "book.db"
    Book.open(str(path)).close()
    return path


@pytest.fixture(scope="session")
def made_audience(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A book with a small audience, made once."""
    path = tmp_path_factory.mktemp("audience") / "book.db"
    Book.open(str(path)).close()
    followers.fill(path)
    return path


@pytest.fixture
def audience(made_audience: Path, tmp_path: Path) -> Path:
    """A book with a small audience, to be written into."""
    path = tmp_path / "book.db"
    path.write_bytes(made_audience.read_bytes())
    return path


@pytest.fixture
def twice(empty: Path) -> Path:
    """A book in which some are there twice, to be written into."""
    doubled.fill(empty)
    return empty
