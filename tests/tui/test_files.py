import os
from pathlib import Path

import pytest

from netbook.tui import files


def below(text: str) -> list[tuple[str, str]]:
    return [(each.kind, each.name) for each in files.below(text)]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder of all sorts."""
    for name in ("ana.vcf", "Anna.CSV", "bo.zip", "notes.pdf", ".hidden.vcf"):
        (tmp_path / name).touch()
    (tmp_path / "Archive").mkdir()
    return tmp_path


def test_files_that_look_like_people_come_first_and_then_the_folders(folder: Path) -> None:
    assert below(f"{folder}/") == [
        ("file", "ana.vcf"),
        ("file", "Anna.CSV"),
        ("file", "bo.zip"),
        ("all", "all of this folder"),
        ("folder", "Archive"),
        ("up", ".."),
    ]
    assert below(f"{folder}/AN") == [("file", "ana.vcf"), ("file", "Anna.CSV")]
    assert below(f"{folder}/.h") == [("file", ".hidden.vcf")]
    assert below(f"{folder}/nowhere/") == below("/\0/") == below(f"/{'x' * 300}/") == []


def test_a_name_is_completed_as_far_as_it_is_clear(folder: Path) -> None:
    for text, after in (("a", "a"), ("an", "an"), ("ana", "ana.vcf"), ("Arc", "Archive/"), ("x", "x")):
        whole = f"{folder}/{text}"
        assert files.completed(whole, files.below(whole)) == f"{folder}/{after}"


def test_a_name_that_is_no_text_is_left_out(folder: Path) -> None:
    Path(os.fsdecode(bytes(folder / "b") + b"\xff.vcf")).touch()
    assert below(f"{folder}/b") == [("file", "bo.zip")]


def test_a_path_is_understood_as_terminals_drop_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    assert files.meant("'/a b/c.vcf' ") == Path("/a b/c.vcf")
    assert files.meant('"/a b/c.vcf"') == Path("/a b/c.vcf")
    assert files.meant("/a\\ b/c.vcf") == Path("/a b/c.vcf")
    assert files.meant("~/c.vcf") == tmp_path / "c.vcf"
    assert not files.is_folder(f"/{'x' * 300}")
    assert files.is_folder("~")
    assert files.beginning() == "~/"
    (tmp_path / "Downloads").mkdir()
    assert files.beginning() == "~/Downloads/"
