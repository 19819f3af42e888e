import gc
import os
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.domain.book import TODAY
from tests.once import compiled_once, made_once

gc.set_threshold(100_000, 20, 20)  # as the program itself does


@pytest.fixture(scope="session", autouse=True)
def quickly() -> Iterator[None]:
    """No test does what another has done already."""
    with compiled_once(), made_once():
        yield


@pytest.fixture(scope="session")
def sample_network(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample network of the day on which most tests run, made once, to be looked at and copied."""
    from netbook.demo.fill import new_book

    path = tmp_path_factory.mktemp("sample") / "book.db"
    new_book(str(path), TODAY)
    return path


@pytest.fixture(scope="session")
def homes(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the homes lie; ``mktemp`` would look through all before it for a number, in each of thousands of tests."""
    return tmp_path_factory.mktemp("homes")


@pytest.fixture(autouse=True)
def empty_home(homes: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No test sees, or writes in, the folders and settings of whoever runs it."""
    home = Path(tempfile.mkdtemp(dir=homes))
    monkeypatch.setenv("HOME", str(home))
    for name in ("CONFIG", "DATA", "STATE", "CACHE"):
        monkeypatch.setenv(f"XDG_{name}_HOME", str(home / name.lower()))
    for name in [name for name in os.environ if name.startswith("NETBOOK_")]:
        monkeypatch.delenv(name)
