"""netbook note, fact, tag, untag and alias: what one knows of a person."""

import pytest

from tests.cli.program import Netbook

BACK = "(netbook undo takes it back)\n"


def test_a_note_is_dated_and_kept_as_written(known: Netbook) -> None:
    assert known("note", "Ana", "Looking for a *flat*", "in Alfama") == (0, "", f"noted on Ana Reyes {BACK}")
    assert known.said("note", "p1", "-", stdin="# From May\n\n- Alfama\n") == f"noted on Ana Reyes {BACK}"
    assert known.json("show", "Ana")["notes"] == [
        {"on": "2026-11-22", "text": "# From May\n\n- Alfama"},
        {"on": "2026-11-22", "text": "Looking for a *flat* in Alfama"},
    ]


def test_a_fact_takes_the_place_of_the_one_of_its_key(known: Netbook) -> None:
    assert known.said("fact", "Ana", "partner", "Marco") == f"Ana Reyes: partner is Marco {BACK}"
    assert known.said("fact", "Ana", "Partner", "Sam", "Lee") == f"Ana Reyes: Partner is Sam Lee (was Marco) {BACK}"
    assert known.json("show", "Ana")["facts"] == [{"on": "2026-11-22", "key": "partner", "value": "Sam Lee"}]
    known.said("undo")
    assert known.json("show", "Ana")["facts"] == [{"on": "2026-11-22", "key": "partner", "value": "Marco"}]


def test_what_has_a_field_of_its_own_is_set_there(known: Netbook) -> None:
    known.said("fact", "Ana", "birthday", "3", "March", "1980")
    known.said("fact", "Ana", "City", "Porto")
    known.said("fact", "Ana", "e-mail", "ana@example.org")
    shown = known.json("show", "Ana")
    assert (shown["facts"], shown["city"]) == ([], "Porto")
    assert "ana@example.org" in [each["value"] for each in shown["methods"]]
    assert shown["occasions"][0]["kind"] == "birthday"
    known.refused(2, "fact", "Ana", "birthday", "31 Feb")
    known.refused(2, "fact", "Ana", "circle", "inner")


def test_tags_are_put_on_and_taken_off(known: Netbook) -> None:
    assert known.said("tag", "Ana", "@design", "expat", "#Work:Remote") == (
        f"Ana Reyes is tagged @design @expat @work:remote {BACK}"
    )
    assert known.json("list", "@expat")[0]["tags"] == ["design", "expat", "work:remote"]
    assert known.said("untag", "Ana", "@expat", "design") == f"Ana Reyes is no longer tagged @expat @design {BACK}"
    assert known.json("show", "Ana")["tags"] == ["work:remote"]
    known.said("undo")
    assert known.json("show", "Ana")["tags"] == ["design", "expat", "work:remote"]


def test_an_alias_is_a_name_by_which_lines_know_them(known: Netbook) -> None:
    assert known.said("alias", "Bo", "The Captain") == f"Bo Lindqvist goes by The Captain too {BACK}"
    known.said("log", "tea with the captain")
    shown = known.json("show", "the captain")
    assert (shown["id"], shown["aliases"], shown["last"]) == ("p5", ["The Captain"], "2026-11-22")


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (["note", "Ana", " "], 2, 'the note is empty; write it behind the name: netbook note "Ana Reyes" "likes tea"'),
        (["note", "Anna", "x"], 3, "nobody in your book is called 'Anna'; did you mean Ana Reyes?"),
        (["note", "reyes ana", "x"], 3, "nobody in your book is called 'reyes ana'; did you mean Ana Reyes?"),
        (
            ["note", "George", "x"],
            4,
            "'George' could be George Washington Carver (p3), George Hall (p4); give more of the name, or the id",
        ),
        (["note", "p99", "x"], 3, "there is no person p99; netbook list shows everybody"),
        (["fact", "Ana", "", "x"], 2, 'a fact needs a key and a value; write netbook fact "Ana Reyes" partner Sam'),
        (
            ["fact", "Ana", "likes", " "],
            2,
            'a fact needs a key and a value; write netbook fact "Ana Reyes" partner Sam',
        ),
        (["tag", "Ana", "a b"], 2, "'a b' is no tag; use letters, digits, - and :, such as @fintech"),
        (["tag", "Ana", ""], 2, "'' is no tag; use letters, digits, - and :, such as @fintech"),
        (
            ["untag", "Ana", "@expat"],
            3,
            'Ana Reyes has no such tag; netbook show "Ana Reyes" shows the ones there are',
        ),
        (["alias", "Ana", ""], 2, "the alias is empty; give a name they go by"),
        (["alias", "Ana", "ana REYES"], 2, "Ana Reyes goes by 'ana REYES' already"),
    ],
    ids=lambda part: " ".join(part) if isinstance(part, list) else "",
)
def test_what_cannot_be_done_is_said_in_one_line(known: Netbook, arguments: list[str], code: int, said: str) -> None:
    assert known.refused(code, *arguments) == f"netbook: {said}"


@pytest.mark.parametrize(
    "arguments",
    [
        ["note", "Ana", "likes tea"],
        ["fact", "Ana", "likes", "tea"],
        ["tag", "Ana", "@tea"],
        ["untag", "Ana", "@here"],
        ["alias", "Ana", "Nita"],
    ],
    ids=lambda part: part[0],
)
def test_each_can_be_tried_and_taken_back(known: Netbook, arguments: list[str]) -> None:
    known.said("tag", "Ana", "@here")
    before = known.json("show", "Ana"), known.operations()
    assert known.said(*arguments, "--dry-run").endswith("(dry run: nothing was written)\n")
    assert (known.json("show", "Ana"), known.operations()) == before
    assert known.said(*arguments).endswith(BACK)
    assert known.json("show", "Ana") != before[0]
    known.said("undo")
    assert known.json("show", "Ana") == before[0]


def test_where_nothing_changes_no_undo_is_offered(known: Netbook) -> None:
    """Undo would take back something else."""
    known.said("tag", "Ana", "@tea")
    before = known.operations()
    assert known.said("tag", "Ana", "@tea").startswith("Ana Reyes had those tags")
    assert known.operations() == before
    assert "undo" not in known.said("tag", "Ana", "@tea")


def test_what_is_said_of_a_fact_is_one_line(known: Netbook) -> None:
    assert known.said("fact", "Ana", "likes", "tea\nand cake").count("\n") == 1
    assert known.json("show", "Ana")["facts"][0]["value"] == "tea and cake"
