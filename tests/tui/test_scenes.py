import asyncio
from pathlib import Path

import pytest

from tests.tui.scenes import EMPTY, SCENES, SIZES, file_of, seen


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("name", [*SCENES, *EMPTY])
def test_a_screen_looks_as_it_was_looked_at(
    name: str, size: tuple[int, int], request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    book: Path = request.getfixturevalue("empty" if name in EMPTY else "sample")
    monkeypatch.chdir(tmp_path)
    picture = file_of(name, size).with_suffix(".svg")  # for people to look at
    text = asyncio.run(seen(book, {**SCENES, **EMPTY}[name], size, picture))
    assert text == file_of(name, size).read_text(encoding="utf-8")
    assert picture.stat().st_size > 1000
