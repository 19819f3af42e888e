"""Files for their owner alone: whole or not at all, and never over another one unless that is meant."""

import os
import resource
import stat
from collections.abc import Iterator
from pathlib import Path

import pytest

from netbook.errors import Conflict, Failed, Unreadable
from netbook.storage import files
from tests.storage.test_refusals import give_up_rights, in_child


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def spoiled() -> Iterator[str]:
    """A text in the middle of which something goes wrong."""
    yield "begun"
    raise Unreadable("it cannot be told further")


def long() -> Iterator[str]:
    return (f"{number:08}\r\n" for number in range(20_000))


def test_a_text_that_comes_in_parts_is_written_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "people.vcf"
    before = os.umask(0)
    try:
        files.stream_private(path, long())
    finally:
        os.umask(before)
    assert path.read_bytes() == "".join(long()).encode()
    assert mode(path) == 0o600
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize("replace", [False, True])
def test_what_cannot_be_told_to_the_end_is_not_written(tmp_path: Path, replace: bool) -> None:
    with pytest.raises(Unreadable, match="further"):
        files.stream_private(tmp_path / "a", spoiled(), replace=replace)
    with pytest.raises(Unreadable, match="further"):
        files.write_folder(tmp_path / "b", [("good", ["x"]), ("bad", spoiled())], replace=replace)
    assert list(tmp_path.iterdir()) == []


def test_a_file_made_meanwhile_by_somebody_else_stays(tmp_path: Path) -> None:
    path = tmp_path / "a"

    def parts() -> Iterator[str]:
        yield "mine"
        path.write_text("theirs")

    with pytest.raises(Conflict, match="--force"):
        files.stream_private(path, parts())
    assert path.read_text() == "theirs"
    files.stream_private(path, parts(), replace=True)
    assert path.read_text() == "mine"
    assert mode(path) == 0o600
    assert list(tmp_path.iterdir()) == [path]


def test_a_file_system_without_links_will_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_path: Path, _target: Path) -> None:
        raise PermissionError(1, "Operation not permitted")

    monkeypatch.setattr(Path, "hardlink_to", refuse)
    files.stream_private(tmp_path / "a", ["x"])
    assert (tmp_path / "a").read_text() == "x"
    with pytest.raises(Conflict):
        files.stream_private(tmp_path / "a", ["y"])
    assert [path.name for path in tmp_path.iterdir()] == ["a"]


def test_a_folder_is_written_whole(tmp_path: Path) -> None:
    path = tmp_path / "people"
    files.write_folder(path, [("a.md", ["1", "2"]), ("b.md", [])])
    assert [(each.name, each.read_text(), mode(each)) for each in sorted(path.iterdir())] == [
        ("a.md", "12", 0o600), ("b.md", "", 0o600),
    ]  # fmt: skip
    assert mode(path) == 0o700
    assert list(tmp_path.iterdir()) == [path]
    with pytest.raises(Conflict, match="holds files already"):
        files.write_folder(path, [("c.md", ["3"])])
    files.write_folder(path, [("b.md", ["3"])], replace=True)
    assert [each.read_text() for each in sorted(path.iterdir())] == ["12", "3"]


def test_one_page_that_comes_twice_is_a_conflict_and_nothing_is_written(tmp_path: Path) -> None:
    with pytest.raises(Conflict):
        files.write_folder(tmp_path / "people", [("a", ["1"]), ("a", ["2"])])
    assert list(tmp_path.iterdir()) == []


def test_a_full_disk_leaves_what_was_there(tmp_path: Path) -> None:
    """A file size limit stands in for a full disk."""
    folder = tmp_path / "people"
    folder.mkdir()
    (folder / "a").write_text("as it was")

    def work() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (60_000, 60_000))
        with pytest.raises(Failed, match=r"cannot be written \(File too large\)"):
            files.stream_private(folder / "a", long(), replace=True)
        with pytest.raises(Failed, match=r"cannot be written \(File too large\)"):
            files.write_folder(folder, [("b", ["x"]), ("a", long())], replace=True)

    in_child(work)
    assert [each.name for each in tmp_path.iterdir()] == ["people"]
    assert [(each.name, each.read_text()) for each in folder.iterdir()] == [("a", "as it was")]


def test_a_folder_that_may_not_be_written_in(open_folder: Path) -> None:
    (open_folder / "a").write_text("as it was")
    (open_folder / "a").chmod(0o666)
    open_folder.chmod(0o555)

    def work() -> None:
        give_up_rights()
        for replace in (False, True):
            for name in ("a", "b")[not replace :]:
                with pytest.raises(Failed, match=r"cannot be written \(Permission denied\)"):
                    files.stream_private(open_folder / name, ["x"], replace=replace)
            with pytest.raises(Failed, match=r"cannot be written \(Permission denied\)"):
                files.write_folder(open_folder / "c", [("x", ["x"])], replace=replace)

    in_child(work)
    open_folder.chmod(0o755)
    assert [(each.name, each.read_text()) for each in open_folder.iterdir()] == [("a", "as it was")]
