import os
import tempfile
from pathlib import Path

import pytest


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
