import asyncio
from pathlib import Path

import pytest

from tests.tui.scenes import EMPTY, SCENES, file_of, seen


@pytest.mark.parametrize("name", [*SCENES, *EMPTY])
def test_a_screen_looks_as_it_was_looked_at(
    name: str, request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    book: Path = request.getfixturevalue("empty" if name in EMPTY else "sample")
    monkeypatch.chdir(tmp_path)
    for size, text in asyncio.run(seen(book, name)).items():
        assert text == file_of(name, size).read_text(encoding="utf-8"), size
