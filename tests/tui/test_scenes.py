import asyncio
from pathlib import Path

import pytest

from netbook.tui.modals import log
from netbook.tui.screens import filtered, people
from netbook.tui.widgets import person
from tests.tui.scenes import ALL, book_of, file_of, seen


@pytest.mark.parametrize("name", ALL)
def test_a_screen_looks_as_it_was_looked_at(
    name: str, request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    book: Path = request.getfixturevalue(book_of(name))
    monkeypatch.chdir(tmp_path)
    for module in (filtered, log, people, person):
        monkeypatch.setattr(module, "_PAUSE", 0.0)
    for size, text in asyncio.run(seen(book, name, after=0.03)).items():
        assert text == file_of(name, size).read_text(encoding="utf-8"), size
