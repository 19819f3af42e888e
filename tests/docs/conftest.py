from collections.abc import Iterator

import pytest

from tests.docs.transcript import Copies, Person


@pytest.fixture(scope="session")
def copies(tmp_path_factory: pytest.TempPathFactory) -> Copies:
    """Sample networks of any day, each made once."""
    return Copies(tmp_path_factory.mktemp("samples"))


@pytest.fixture
def person(copies: Copies, monkeypatch: pytest.MonkeyPatch) -> Iterator[Person]:
    """Somebody with a home of their own who types what a page tells."""
    seated = Person(monkeypatch, copies)
    yield seated
    seated.leave()
