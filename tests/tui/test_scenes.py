import asyncio
from pathlib import Path

import pytest

from tests.tui.scenes import ALL, book_of, file_of, seen


@pytest.mark.parametrize("name", ALL)
def test_a_screen_looks_as_it_was_looked_at(
    name: str, request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    book: Path = request.getfixturevalue(book_of(name))
    monkeypatch.chdir(tmp_path)
    for size, text in asyncio.run(seen(book, name)).items():
        assert text == file_of(name, size).read_text(encoding="utf-8"), size
