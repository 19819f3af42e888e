"""netbook backup: copies of the book, listed and restored."""

import json
import re
import stat
from pathlib import Path

import pytest

from tests.cli.program import Netbook


@pytest.fixture
def ana(netbook: Netbook) -> Netbook:
    netbook.said("add", "Ana Reyes")
    return netbook


def test_a_copy_is_made_and_its_path_printed(ana: Netbook) -> None:
    path = Path(ana.out("backup").strip())
    assert path.parent == ana.book.parent / "backups"
    assert re.fullmatch(r"book-\d{8}T\d{12}Z-manual\.db", path.name)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert ana.json("--book", str(path), "list")[0]["name"] == "Ana Reyes"


def test_as_json(ana: Netbook) -> None:
    made = ana.json("backup")
    assert made["kind"] == "manual"
    assert Path(made["path"]).stat().st_size == made["size"]
    assert ana.json("backup", "list")[0] == made


def test_the_copies_are_listed_newest_first(ana: Netbook) -> None:
    first = Path(ana.out("backup").strip())
    second = Path(ana.out("backup").strip())
    found = ana.json("backup", "list")
    assert [each["path"] for each in found] == [str(second), str(first)]
    table = ana.out("backup", "list").splitlines()
    assert re.fullmatch(r"when +kind +bytes +file", table[0])
    assert re.match(r"\d{4}-\d\d-\d\d \d\d:\d\d  manual  [\d,]+  ", table[1])
    assert len(table) == 3
    assert ana.out("backup", "list", "--csv").splitlines()[0] == "path,kind,at,size"


def test_without_any_it_says_how_to_make_one(netbook: Netbook) -> None:
    assert netbook("backup", "list") == (0, "", "there is no backup yet; netbook backup makes one\n")


def test_a_restore_wants_a_yes_and_can_be_taken_back(ana: Netbook) -> None:
    ana.out("backup")
    ana.said("add", "Bo Lindqvist")
    assert ana.refused(2, "backup", "restore") == "netbook: restoring replaces the book; say --yes if that is meant"
    assert len(ana.json("list")) == 2
    manual = next(each for each in ana.json("backup", "list") if each["kind"] == "manual")
    said = ana.said("backup", "restore", Path(manual["path"]).name, "--yes")
    assert re.fullmatch(r"restored (\S+); the book as it was is kept as \S+-before-restore\.db\n", said)
    assert [each["name"] for each in ana.json("list")] == ["Ana Reyes"]
    kept = next(each for each in ana.json("backup", "list") if each["kind"] == "before-restore")
    ana.said("backup", "restore", kept["path"], "--yes")
    assert [each["name"] for each in ana.json("list")] == ["Ana Reyes", "Bo Lindqvist"]


def test_without_a_name_the_newest_is_restored(ana: Netbook) -> None:
    ana.out("backup")
    ana.said("add", "Bo Lindqvist")
    ana.out("backup")
    ana.said("add", "Cy Young")
    ana.said("backup", "restore", "--yes")
    assert [each["name"] for each in ana.json("list")] == ["Ana Reyes", "Bo Lindqvist"]


@pytest.mark.parametrize("content", ["Dear diary", ""])
def test_what_is_no_backup_is_not_restored(ana: Netbook, tmp_path: Path, content: str) -> None:
    other = tmp_path / "other.db"
    other.write_text(content * 1000)
    ana.refused(5, "backup", "restore", str(other), "--yes")
    assert [each["name"] for each in ana.json("list")] == ["Ana Reyes"]


def test_a_backup_that_is_not_there_is_said_in_one_line(ana: Netbook) -> None:
    assert ana.refused(3, "backup", "restore", "nosuch.db", "--yes") == (
        "netbook: there is no such backup; netbook backup list shows what there is"
    )
    assert ana.refused(3, "backup", "restore", "--yes") == (
        "netbook: there is no backup yet; netbook backup list shows what there is"
    )


def test_the_first_write_of_a_day_makes_one(ana: Netbook) -> None:
    ana.said("add", "Bo Lindqvist")
    ana.said("add", "Cy Young")
    assert [each["kind"] for each in json.loads(ana.out("backup", "list", "--json"))] == ["daily"]
