"""Tables fit the terminal and use what a wider one gives; wide letters are aligned by the cells they take."""

import shutil
from pathlib import Path

import pytest
from wcwidth import wcswidth

from tests.cli.program import Netbook, write_book

NAMES = [
    "Ana Reyes",
    "李雷 Lei Li of the very long family name indeed",
    "👩\u200d👩\u200d👧 Smith",
    "Zoë Brandt",
    "한국어 이름",
    "ﷺ Ali",
]
TABLES = [["list"], ["journal"], ["due", "--days", "60"], ["history"], ["inbox"], []]


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("wide") / "book.db"
    organisation = "国際交流基金 Foundation for everything"
    options = ["--org", organisation, "--tag", "sailing", "--tag", "字", "--circle", "trusted"]
    for number, name in enumerate(NAMES, start=1):
        who = ["--with", f"p{number}"]
        write_book(
            path,
            ["add", name, *options],
            ["log", "coffee about 漢字 and emoji 🎉 and much more than there is room for today", *who],
            ["log", "dinner at the 東京 restaurant with the long name @x; fu 3w: 電話 and more words", *who],
            ["log", f"coffee with Nobody{number} 李雷雷 about {'漢字' * 12}", "--inbox"],
            ["remind", f"p{number}", "電話する " * 20],
        )
    return path


@pytest.fixture
def wide(netbook: Netbook, written: Path) -> Netbook:
    shutil.copyfile(written, netbook.book)
    return netbook


def cells(line: str) -> int:
    found = wcswidth(line)
    assert found >= 0
    return found


@pytest.mark.parametrize("columns", [80, 100, 140])
@pytest.mark.parametrize("table", TABLES, ids=" ".join)
def test_a_table_fits(wide: Netbook, monkeypatch: pytest.MonkeyPatch, table: list[str], columns: int) -> None:
    monkeypatch.setenv("COLUMNS", str(columns))
    lines = wide.out(*table).splitlines()
    assert len(lines) > 5
    assert max(map(cells, lines)) <= columns


@pytest.mark.parametrize("table", [["list"], ["journal"], ["due", "--days", "60"], ["inbox"]], ids=" ".join)
def test_a_wider_terminal_is_used(wide: Netbook, monkeypatch: pytest.MonkeyPatch, table: list[str]) -> None:
    widest = {}
    for columns in (80, 140):
        monkeypatch.setenv("COLUMNS", str(columns))
        lines = wide.out(*table).splitlines()
        widest[columns] = max(map(cells, lines)), sum(line.count("…") for line in lines)
    assert widest[80][0] > 70
    assert widest[140][0] > widest[80][0]
    assert widest[140][1] < widest[80][1]


@pytest.mark.parametrize("columns", [80, 140])
@pytest.mark.parametrize(
    "table", [["list"], ["journal"], ["due", "--days", "60"], ["inbox"], ["history"]], ids=" ".join
)
def test_the_columns_stand_under_their_headings(
    wide: Netbook, monkeypatch: pytest.MonkeyPatch, table: list[str], columns: int
) -> None:
    """Before each heading every row has two blank cells: nothing runs over into the next column."""
    monkeypatch.setenv("COLUMNS", str(columns))
    heading, *rows = wide.out(*table).splitlines()
    starts = [at for at in range(2, len(heading)) if heading[at - 2 : at] == "  " and heading[at] != " "]
    assert starts
    for row in rows:
        for start in starts:
            before = beginning(row, start - 2)
            rest = row[len(before) :]
            assert not rest or (cells(before), rest[:2]) == (start - 2, "  "), (row, start)


def beginning(row: str, room: int) -> str:
    """As much of the beginning of a row as fits in that many cells."""
    return max((row[:end] for end in range(len(row) + 1) if cells(row[:end]) <= room), key=len)


def test_a_narrow_table_is_not_stretched(netbook: Netbook, monkeypatch: pytest.MonkeyPatch) -> None:
    netbook.said("add", "Ana Reyes")
    monkeypatch.setenv("COLUMNS", "140")
    assert netbook.out("list") == "id  name\np1  Ana Reyes\n"


def test_a_cut_cell_ends_in_an_ellipsis_and_json_is_never_cut(wide: Netbook) -> None:
    assert "…" in wide.out("inbox")
    assert all(each["text"].endswith("漢字") for each in wide.json("inbox"))


def test_a_card_fits(wide: Netbook) -> None:
    for number in range(1, 7):
        lines = wide.out("show", f"p{number}").splitlines()
        assert max(map(cells, lines)) <= 80


@pytest.mark.slow
def test_a_long_list_is_printed_plainly(netbook: Netbook) -> None:
    lines = "".join(f"coffee with **Person Number{number}**\n" for number in range(60))
    assert netbook("log", "-", stdin=lines).code == 0
    assert len(netbook.out("list").splitlines()) == 61
