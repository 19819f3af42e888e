"""netbook list and show: who is in the book."""

import pytest

from tests.cli.program import Netbook

CARD = """\
Ana Reyes (p1) · CTO · Northwind · Lisbon
also known as Nita
close · every 1mo · last yesterday · due Mon 21 Dec · warm · tie 41 · @design
met at PyCon 2025-05-01 through Bo Lindqvist
email: ana@example.com
x: ana
birthday: 14 March 1985
partner: Marco

A *friend*

Next
  f1  Sun 6 Dec  send the deck
  f2  Sun 29 Nov  they owe: the keys

Notes
  2026-11-22  likes tea
              and cake

What happened (2)
  i1  2026-11-21  coffee  Coffee with Ana yesterday for an hour about the move
      to Lisbon, which is still on
  i2  2026-11-20  call  Call with Bo on Friday about Ana's flat  (spoken of)
"""


@pytest.fixture
def written(known: Netbook) -> Netbook:
    def write() -> None:
        fields = {
            "title": "CTO", "org": "Northwind", "city": "Lisbon", "met": "at PyCon", "met-on": "2025-05-01",
            "via": "Bo", "birthday": "14 March 1985", "about": "A *friend*", "circle": "close",
        }  # fmt: skip
        sets = [part for field, value in fields.items() for part in ("--set", f"{field}={value}")]
        known.said(
            "edit", "Ana", *sets, "--add", "email=ana@example.com", "--add", "handle=x:ana", "--add", "alias=Nita"
        )
        known.said("tag", "Ana", "@design")
        known.said("fact", "Ana", "partner", "Marco")
        known.said("note", "Ana", "likes tea\nand cake")
        known.said(
            "log",
            "Coffee with Ana yesterday for an hour about the move to Lisbon, which is still on; fu 2w: send the deck",
        )
        known.said("remind", "Ana", "the keys", "--theirs")
        known.said("log", "Call with Bo on Friday about Ana's flat")

    return known.once(write)


def test_show_is_a_card_of_everything(written: Netbook) -> None:
    code, out, err = written("show", "ana")
    assert (code, err) == (0, "")
    assert sorted(out.splitlines()) == sorted(CARD.splitlines())
    assert out.split("Next\n")[0] == CARD.split("Next\n")[0]
    assert out.split("Notes\n")[1] == CARD.split("Notes\n")[1]


def test_the_next_promise_stands_first(written: Netbook) -> None:
    assert written.out("show", "ana").split("Next\n")[1].splitlines()[:2] == [
        "  f2  Sun 29 Nov  they owe: the keys",
        "  f1  Sun 6 Dec  send the deck",
    ]


@pytest.mark.parametrize("name", ["p1", "ana", "ANA REYES", "nita", "Aná", "reyes", "ana r"])
def test_a_person_is_found_by_any_of_their_names(written: Netbook, name: str) -> None:
    assert written.json("show", name)["id"] == "p1"


def test_show_as_json_gives_the_whole_timeline(written: Netbook) -> None:
    shown = written.json("show", "ana")
    assert [each["id"] for each in shown["interactions"]] == ["i1", "i2"]
    assert [each["name"] for each in shown["interactions"][1]["mentioned"]] == ["Ana Reyes"]
    assert shown["last"] == "2026-11-21"  # being spoken of is no contact
    assert (shown["due"], shown["cadence"], shown["cadence_from"]) == ("2026-12-21", "1mo", "circle")


def test_list_is_a_table_by_name_without_empty_columns(written: Netbook) -> None:
    lines = written.out("list").splitlines()
    assert lines[0].split() == ["id", "name", "organisat…", "circle", "every", "last", "due"]
    assert len(lines) == 20
    assert max(map(len, lines)) <= 80
    assert "city" not in lines[0]
    assert [line.split()[0] for line in lines[1:4]] == ["p1", "p13", "p5"]


def test_a_short_list_exactly(written: Netbook) -> None:
    assert written.out("list", "lisbon") == (
        "id  name       organisation  circle  every  last       due         tags\n"
        "p1  Ana Reyes  Northwind     close   1mo    yesterday  Mon 21 Dec  @design\n"
    )
    assert written.out("list", "lindq") == "id  name          last\np5  Bo Lindqvist  Fri 20 Nov\n"


@pytest.mark.parametrize(
    ("words", "ids"),
    [
        (["northwind"], "p1"),
        (["lisbon", "@design"], "p1"),
        (["@design", "grace"], ""),
        (["zoe"], "p6"),
        (["admiral"], "p2"),
        (["nita"], "p1"),
        (["george"], "p4 p3"),
        (["sam"], "p10 p11"),
    ],
    ids=str,
)
def test_words_and_tags_choose_people(written: Netbook, words: list[str], ids: str) -> None:
    assert [each["id"] for each in written.json("list", *words)] == ids.split()


def test_list_as_json_csv_and_ids(written: Netbook) -> None:
    assert written.json("list", "ana", "@design") == [
        {
            "id": "p1",
            "name": "Ana Reyes",
            "organisation": "Northwind",
            "title": "CTO",
            "city": "Lisbon",
            "circle": "close",
            "tags": ["design"],
            "cadence": "1mo",
            "last": "2026-11-21",
            "due": "2026-12-21",
            "vetted": "open",
            "emails": ["ana@example.com"],
            "phones": [],
            "archived": False,
            "metrics": {"tie": 41, "health": "warm", "reciprocity": None, "unanswered": 0},
        }
    ]
    assert written.out("list", "--csv", "@design") == (
        "id,name,organisation,title,city,circle,tags,cadence,last,due,vetted,emails,phones,archived,tie,health,reciprocity,unanswered\n"
        "p1,Ana Reyes,Northwind,CTO,Lisbon,close,design,1mo,2026-11-21,2026-12-21,open,ana@example.com,,no,41,warm,,0\n"
    )
    assert written.out("list", "--ids", "george") == "p4\np3\n"


def test_nobody_says_what_to_try(netbook: Netbook) -> None:
    nobody = (
        'Nobody here yet. netbook add "Ana Reyes, Northwind" adds a person; '
        'netbook log "coffee with **Ana Reyes** yesterday" adds and logs at once.\n'
    )
    assert netbook("list") == (0, "", nobody)
    assert netbook("list", "x") == (0, "", "nobody like that; fewer terms find more\n")
    assert netbook("list", "--json") == (0, "[]\n", "")
    heading = (
        "id,name,organisation,title,city,circle,tags,cadence,last,due,vetted,emails,phones,archived,"
        "tie,health,reciprocity,unanswered\n"
    )
    assert netbook("list", "--csv") == (0, heading, "")
    assert netbook("list", "--ids") == (0, "", "")


def test_the_archived_are_listed_apart(known: Netbook) -> None:
    known.said("archive", "Ana")
    assert known.json("list", "ana reyes") == []
    assert [(each["id"], each["archived"]) for each in known.json("list", "--archived")] == [("p1", True)]


@pytest.mark.parametrize(
    ("name", "code", "said"),
    [
        ("Anna", 3, "nobody in your book is called 'Anna'; did you mean Ana Reyes?"),
        ("Zaphod", 3, "nobody in your book is called 'Zaphod'; netbook add \"Zaphod\" adds them"),
        ("p99", 3, "there is no person p99; netbook list shows everybody"),
        ("p99999999999999999999999", 3, None),
        (
            "George",
            4,
            "'George' could be George Washington Carver (p3), George Hall (p4); give more of the name, or the id",
        ),
        ("", 3, None),
    ],
)
def test_show_refuses_in_one_line(known: Netbook, name: str, code: int, said: str | None) -> None:
    refusal = known.refused(code, "show", name)
    assert said is None or refusal == f"netbook: {said}"


def test_csv_cells_that_a_spreadsheet_would_run_are_defused(netbook: Netbook) -> None:
    netbook.said("add", "=cmd|'/c calc'!A1")
    assert netbook.out("list", "--csv").splitlines()[1] == "p1,'=cmd|'/c calc'!A1,,,,,,,,,open,,,no,,,,"
