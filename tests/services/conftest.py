from pathlib import Path

import pytest

from tests.storage.conftest import book, file_book, path, postgres_book, postgres_server, postgres_url

__all__ = ["book", "file_book", "location", "path", "postgres_book", "postgres_server", "postgres_url"]


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.slow)])
def location(request: pytest.FixtureRequest, path: Path) -> str:
    """A book of nobody: that the two databases agree is tested in ``storage``, of the services when there is time."""
    return str(path) if request.param == "sqlite" else str(request.getfixturevalue("postgres_book").again())
