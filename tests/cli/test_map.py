"""Who introduced whom, as trees, as JSON, for Graphviz and as a picture."""

import re
import stat
from itertools import pairwise
from pathlib import Path
from xml.etree import ElementTree

import pytest
from wcwidth import wcswidth

from netbook.models import Contact
from netbook.storage.book import Book
from tests.cli.program import Netbook

SVG = "{http://www.w3.org/2000/svg}"
VIA = {"p2": "p1", "p5": "p1", "p3": "p5", "p4": "p5", "p7": "p6"}


@pytest.fixture
def woven(known: Netbook) -> Netbook:
    """Ana introduced Grace and Bo, Bo both Georges; somebody else one more."""
    for number, by in VIA.items():
        known.said("edit", number, "--set", f"via={by}")
    known.said("edit", "p1", "--set", "city=Lisbon", "--set", "org=Northwind", "--set", "circle=inner")
    known.said("edit", "p3", "--set", "city=Tuskegee")
    known.said("archive", "p4")
    return known


def chained(book: Path, links: dict[int, int], people: int) -> None:
    """A book of so many people, in which ``links`` (by whom, both from 0) says who introduced whom."""
    with Book.open(str(book)) as opened, opened.operation("fill") as session:
        made = [Contact(name=f"Person {number:04}", city="Lisbon") for number in range(people)]
        session.add_all(made)
        session.flush()
        for number, by in links.items():
            made[number].introduced_by = made[by].id


PAGE = """\
Opened the most doors
Ana Reyes (p1)     2  in all 4  ████████████████████████████████████████████████
Bo Lindqvist (p5)  2  in all 2  ████████████████████████████████████████████████
Zoë Brandt (p6)    1  in all 1  ████████████████████████

Who introduced whom
Ana Reyes (p1), inner, Northwind, Lisbon
├─ Bo Lindqvist (p5)
│  ├─ George Hall (p4), archived
│  └─ George Washington Carver (p3), Tuskegee
└─ Grace Hopper (p2)

Zoë Brandt (p6)
└─ Mei-Ling Chen (p7)

12 other people have no introductions, either way.
"""


def test_the_page(woven: Netbook) -> None:
    assert woven("map") == (0, PAGE, "")


def test_what_led_to_somebody_and_whom_they_introduced(woven: Netbook) -> None:
    assert woven.out("map", "Bo") == (
        "Bo Lindqvist was introduced by Ana Reyes and introduced 2 people\n"
        "\n"
        "Ana Reyes (p1), inner, Northwind, Lisbon\n"
        "└─ Bo Lindqvist (p5) ◂\n"
        "   ├─ George Hall (p4), archived\n"
        "   └─ George Washington Carver (p3), Tuskegee\n"
    )
    assert woven.out("map", "p1").startswith("Ana Reyes introduced 2 people, 4 in all\n")


def test_as_json_from_the_heads_on(woven: Netbook) -> None:
    rows = woven.json("map")
    assert rows[0] == {
        "id": "p1", "name": "Ana Reyes", "organisation": "Northwind", "city": "Lisbon", "circle": "inner",
        "archived": False, "introduced_by": None, "depth": 0, "introduced": 2, "in_all": 4, "circular": False,
    }  # fmt: skip
    assert [(row["id"], row["depth"], row["introduced_by"]) for row in rows] == [
        ("p1", 0, None), ("p5", 1, "p1"), ("p4", 2, "p5"), ("p3", 2, "p5"), ("p2", 1, "p1"), ("p6", 0, None),
        ("p7", 1, "p6"),
    ]  # fmt: skip
    assert [row["id"] for row in woven.json("map", "Grace")] == ["p1", "p2"]


def test_for_graphviz(woven: Netbook) -> None:
    woven.said("edit", "p7", "--set", 'name=A "quote" \\ <b>')
    lines = woven.out("map", "--dot").splitlines()
    assert (lines[0], lines[-1]) == ("digraph introductions {", "}")
    assert '  p1 [label="Ana Reyes\\nNorthwind, Lisbon"];' in lines
    assert '  p4 [label="George Hall", style="rounded,dashed"];' in lines
    assert '  p7 [label="A \\"quote\\" \\\\ <b>"];' in lines
    edges = [re.fullmatch(r"  (p\d+) -> (p\d+);", line) for line in lines if "->" in line]
    assert sorted((edge[2], edge[1]) for edge in edges if edge) == sorted(VIA.items())
    assert "p6" not in woven.out("map", "Grace", "--dot")


# --- nobody, circles, and very many ----------------------------------------------------------------------------------


def test_an_empty_book_says_how_to_begin(netbook: Netbook) -> None:
    assert netbook.said("map").startswith("Nobody here yet.")
    assert netbook.json("map") == []
    assert netbook.out("map", "--dot").splitlines()[-1] == "}"


def test_a_book_without_introductions_says_how_to_write_one_down(known: Netbook) -> None:
    assert known.said("map") == ("nobody was introduced by anybody yet; netbook edit NAME --set via=WHO says who did\n")
    assert known.said("map", "Ana") == (
        "nobody introduced Ana Reyes, and Ana Reyes introduced nobody; "
        'netbook edit "Ana Reyes" --set via=NAME says who did\n'
    )


def test_introductions_that_go_round(netbook: Netbook) -> None:
    chained(netbook.book, {0: 1, 1: 0, 2: 1, 3: 3}, 5)
    assert netbook.out("map").split("Who introduced whom\n")[1] == (
        "Person 0000 (p1), Lisbon, introduced by Person 0001 (p2), who is below\n"
        "└─ Person 0001 (p2), Lisbon\n"
        "   └─ Person 0002 (p3), Lisbon\n"
        "\n"
        "Person 0003 (p4), Lisbon, introduced by themselves\n"
        "\n"
        "1 other person has no introductions, either way.\n"
    )
    assert [row["id"] for row in netbook.json("map") if row["circular"]] == ["p1", "p4"]
    assert netbook.out("map", "p3").startswith("Person 0002 was introduced by Person 0001\n")
    assert netbook.out("map", "p4").startswith("Person 0003 was introduced by themselves\n")
    assert netbook.out("map", "--dot").count("->") == 4
    assert ElementTree.fromstring(netbook.out("map", "--svg", "-")).tag == f"{SVG}svg"


@pytest.mark.slow
def test_a_chain_longer_than_the_stack(netbook: Netbook) -> None:
    chained(netbook.book, {number: number - 1 for number in range(1, 1500)}, 1500)
    lines = netbook.out("map").splitlines()
    assert lines[-3].split() == ["(1485)", "└─", "Person", "1499", "(p1500),", "Lisbon"]
    assert max(map(len, lines)) <= 80
    assert [row["depth"] for row in netbook.json("map")] == list(range(1500))
    assert len(netbook.json("map", "Person 1499")) == 1500
    assert netbook.out("map", "--dot").count("->") == 1499
    found = ElementTree.fromstring(netbook.out("map", "--svg", "-"))
    assert len(list(found.iter(f"{SVG}text"))) > 1500


@pytest.mark.slow
def test_two_thousand_people_in_a_picture(netbook: Netbook) -> None:
    chained(netbook.book, {number: (number * 7919 % number) // 2 for number in range(1, 2000)}, 2000)
    found = ElementTree.fromstring(netbook.out("map", "--svg", "-"))
    places = sorted(
        (float(text.get("x", 0)), float(text.get("y", 0)))
        for text in found.iter(f"{SVG}text")
        if text.get("font-size") == "13"
    )
    assert len(places) == 2000
    near = [b for a, b in pairwise(places) if a[0] == b[0] and b[1] - a[1] < 20]
    assert near == []


@pytest.mark.parametrize("columns", ["60", "80", "120"])
def test_the_page_fits(netbook: Netbook, monkeypatch: pytest.MonkeyPatch, columns: str) -> None:
    monkeypatch.setenv("COLUMNS", columns)
    names = ["李雷 of a name that is long and longer still than one would think possible", "👩\u200d👩\u200d👧 Smith"]
    for number, name in enumerate(names * 3, start=1):
        netbook.said("add", name, "--org", "国際交流基金 Foundation", "--city", "東京", "--circle", "close")
        if number > 1:
            netbook.said("edit", f"p{number}", "--set", f"via=p{number - 1}")
    assert [line for line in netbook.out("map").splitlines() if wcswidth(line) > int(columns)] == []


# --- the picture -----------------------------------------------------------------------------------------------------


def test_the_picture(woven: Netbook) -> None:
    woven.said("edit", "p7", "--set", "name=<b>&\"'")
    text = woven.out("map", "--svg", "-")
    found = ElementTree.fromstring(text)
    shown = ["".join(each.itertext()) for each in found.iter(f"{SVG}text")]
    assert "5 people were introduced by 3. 12 other people have no introductions, either way." in shown
    assert any(each.endswith("<b>&\"'") for each in shown)
    assert any(each.endswith("Ana ReyesNorthwind, Lisbon") for each in shown)
    assert len([each for each in found.iter(f"{SVG}path") if each.get("class") == "branch"]) == 5
    assert len(woven.out("map", "Grace", "--svg", "-")) < len(text)


def test_a_picture_of_nothing_is_a_picture(netbook: Netbook) -> None:
    found = ElementTree.fromstring(netbook.out("map", "--svg", "-"))
    assert "Nobody in this book was introduced by anybody yet." in ["".join(each.itertext()) for each in found]


def test_the_file_is_for_its_owner_alone(woven: Netbook, tmp_path: Path) -> None:
    path = tmp_path / "map.svg"
    woven.said("map", "--svg", str(path))
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert woven.refused(4, "map", "--svg", str(path)) == f"netbook: {path} is there already; --force writes over it"


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (["--json", "--dot"], 2, "--json, --dot and --svg exclude one another; give one of them"),
        (["--dot", "--svg", "-"], 2, "--json, --dot and --svg exclude one another; give one of them"),
        (["--force"], 2, "--force is for --svg; it writes over the file of a picture"),
        (["Zzyzx"], 3, "nobody in your book is called 'Zzyzx'; netbook add \"Zzyzx\" adds them"),
        (["p99"], 3, "there is no person p99; netbook list shows everybody"),
    ],
    ids=str,
)
def test_what_cannot_be_is_refused_in_one_line(woven: Netbook, arguments: list[str], code: int, said: str) -> None:
    assert woven.refused(code, "map", *arguments) == f"netbook: {said}"
