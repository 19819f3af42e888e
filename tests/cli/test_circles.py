"""netbook circles: how full they are, and the user's own settings of them."""

import pytest

from tests.cli.program import Netbook

BACK = "(netbook undo takes it back)\n"
SHOWN = """\
key      name     people  with those inside  every  late after
inner    Inner    6       6 of 5             1w     2w          1 over
close    Close    2       8 of 15            1mo    6w
trusted  Trusted  0       8 of 50            3mo    6mo
network  Network  0       8 of 150           1y     15mo
wider    Wider    1       9                  never  never
"""


@pytest.fixture
def circled(known: Netbook) -> Netbook:
    """Seven in inner, of whom one is archived; two in close, one in wider."""
    for number in range(5, 12):
        known.said("circle", f"p{number}", "inner")
    for number in (1, 2):
        known.said("circle", f"p{number}", "close")
    known.said("circle", "p3", "wider")
    known.said("archive", "p11")
    return known


def test_they_are_listed_with_their_room(circled: Netbook) -> None:
    assert circled("circles") == (0, SHOWN, "")
    assert circled.json("circles")[0] == {
        "key": "inner", "name": "Inner", "people": 6, "within": 6, "capacity": 5, "cadence": "1w", "late_after": "2w",
        "over": 1,
    }  # fmt: skip
    assert circled.out("circles", "--csv").splitlines()[-1] == "wider,Wider,1,9,,never,never,0"


def test_in_an_empty_book(netbook: Netbook) -> None:
    assert [each["people"] for each in netbook.json("circles")] == [0] * 5


def test_what_is_due_follows_from_a_new_cadence(known: Netbook) -> None:
    known.said("circle", "Ana", "close")
    known.said("circle", "Bo", "close")
    known.said("every", "Bo", "1w")
    known.said("log", "coffee with Ana and Bo on 20 November")
    said = known.said("circles", "set", "Close", "--every", "2 weeks", "--late", "3w", "--name", "Dear ones")
    assert said == f"close is called Dear ones: room for 15, every 2w, late after 3w {BACK}"
    assert known.operations()[0]["label"] == "close is called Dear ones: room for 15, every 2w, late after 3w"
    assert [(each["name"], each["due"]) for each in known.json("due", "--days", "20")] == [
        ("Bo Lindqvist", "2026-11-27"),
        ("Ana Reyes", "2026-12-04"),
    ]
    assert known.json("list", 'circle:"dear ones"')[0]["name"] == "Ana Reyes"
    known.said("undo")
    assert known.json("show", "Ana")["due"] == "2026-12-20"
    known.said("redo")
    assert known.json("show", "Ana")["due"] == "2026-12-04"


def test_never_due_is_never_late(known: Netbook) -> None:
    known.said("circle", "Ana", "inner")
    known.said("log", "coffee with Ana on 20 November")
    assert known.said("circles", "set", "inner", "--every", "never") == (
        f"inner is called Inner: room for 5, never due {BACK}"
    )
    assert known.json("show", "Ana")["due"] is None
    assert known.said("circles", "set", "inner", "--every", "1w") == (
        f"inner is called Inner: room for 5, every 1w, never late {BACK}"
    )
    assert known.json("circles")[0]["late_after"] == "never"


def test_a_circle_without_limit(circled: Netbook) -> None:
    said = circled.said("circles", "set", "inner", "--capacity", "none")
    assert said == f"inner is called Inner: room for any number, every 1w, late after 2w {BACK}"
    assert circled.json("circles")[0]["over"] == 0


def test_the_same_again_changes_nothing(known: Netbook) -> None:
    assert "nothing has changed" in known.said("circles", "set", "inner", "--capacity", "5", "--every", "weekly")


def test_it_can_be_tried(known: Netbook) -> None:
    before = known.book.read_bytes()
    assert known.said("circles", "set", "inner", "--capacity", "7", "-n").endswith("(dry run: nothing was written)\n")
    assert known.book.read_bytes() == before


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (["inner"], 2, "nothing to change is given; add --name, --capacity, --every or --late"),
        (["clse", "--capacity", "4"], 3, "there is no circle 'clse'; did you mean close?"),
        (
            ["zzz", "--capacity", "4"],
            3,
            "there is no circle 'zzz'; circles are inner, close, trusted, network, wider",
        ),
        (
            ["inner", "--late", "3d"],
            2,
            "inner is due every 1w, so it cannot be late after 3d; give --late a longer period than --every, or never",
        ),
        (["inner", "--every", "1mo"], 2, "inner is due every 1mo, so it cannot be late after 2w; give --late "),
        (["wider", "--late", "2y"], 2, "wider is never due, so it cannot be late after 2y; "),
        (["inner", "--every", "soon"], 2, "'soon' is no cadence; write it like 6w, 2 weeks, 1mo, 1y or never"),
        (["inner", "--capacity", "0"], 2, "'0' is no capacity; give a number of people from 1 to 1,000,000, or none"),
        (["inner", "--capacity", "-3"], 2, "'-3' is no capacity; "),
        (["inner", "--capacity", "5.5"], 2, "'5.5' is no capacity; "),
        (["inner", "--capacity", "1000001"], 2, "'1000001' is no capacity; "),
        (["close", "--capacity", "4"], 2, "4 is too few: close holds inner too, which has room for 5; capacities "),
        (["inner", "--capacity", "16"], 2, "16 is too many: close holds inner too, and has room for 15; capacities "),
        (["inner", "--name", " "], 2, "'' is no name of a circle; take 1 to 40 letters"),
        (["inner", "--name", "x" * 41], 2, f"{'x' * 40!r} is no name of a circle; "),
        (["inner", "--name", "None"], 2, "'None' means no circle; take another name"),
        (["inner", "--name", "CLOSE"], 4, "the circle close is called so; take another name"),
    ],
    ids=lambda part: " ".join(part)[:40] if isinstance(part, list) else "",
)
def test_what_cannot_be_done_is_said_in_one_line(known: Netbook, arguments: list[str], code: int, said: str) -> None:
    assert known.refused(code, "circles", "set", *arguments).startswith(f"netbook: {said}")
