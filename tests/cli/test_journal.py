"""netbook journal, amend and remove: what was written down is found, mended and deleted."""

from collections.abc import Callable

import pytest

from tests.cli.program import Netbook

LINES = [
    "Coffee with Ana yesterday @expat; fu 2w: call",
    "Call with Bo about Ana's flat",
    "dinner with Grace in Rome 5 Nov",
]


@pytest.fixture
def written(known: Netbook) -> Netbook:
    for line in LINES:
        known.said("log", line)
    return known


def test_the_journal_is_a_table_newest_first(written: Netbook) -> None:
    assert written("journal") == (
        0,
        "id  when       kind    who           what\n"
        "i2  today      call    Bo Lindqvist  Call with Bo about Ana's flat\n"
        "i1  yesterday  coffee  Ana Reyes     Coffee with Ana yesterday @expat\n"
        "i3  Thu 5 Nov  meal    Grace Hopper  dinner with Grace in Rome 5 Nov\n",
        "",
    )


@pytest.mark.parametrize(
    ("words", "ids"),
    [
        ([], "i2 i1 i3"),
        (["rome"], "i3"),
        (["ROME", "grace"], "i3"),
        (["ana"], "i2 i1"),
        (["ana", "flat"], "i2"),
        (["@expat"], "i1"),
        (["#EXPAT"], "i1"),
        (["--limit", "2"], "i2 i1"),
        (["ana", "--limit", "1"], "i2"),
        (["meal"], "i3"),
        (["@flat"], ""),
    ],
    ids=str,
)
def test_words_and_tags_choose_lines(written: Netbook, words: list[str], ids: str) -> None:
    assert [each["id"] for each in written.json("journal", *words)] == ids.split()
    expected = "\n".join((*ids.split(), ""))
    code, out, _ = written("journal", *words, "--ids")
    assert (code, out) == (0, expected)


def test_the_journal_as_csv(written: Netbook) -> None:
    assert written.out("journal", "--csv") == (
        "id,on,at_time,kind,people,mentioned,place,minutes,initiator,tags,exchanges,text,notes\n"
        "i2,2026-11-22,,call,Bo Lindqvist,Ana Reyes,,,,,,Call with Bo about Ana's flat,\n"
        "i1,2026-11-21,,coffee,Ana Reyes,,,,,expat,,Coffee with Ana yesterday @expat,\n"
        "i3,2026-11-05,,meal,Grace Hopper,,Rome,,,,,dinner with Grace in Rome 5 Nov,\n"
    )


def test_nothing_found_says_what_to_try(known: Netbook) -> None:
    assert known("journal") == (
        0,
        "",
        'nothing is written down yet; netbook log "coffee with Ana" writes the first line\n',
    )
    assert known("journal", "mars") == (0, "", "nothing like that is written down; fewer terms find more\n")
    assert known.json("journal", "mars") == []


def test_one_form_at_a_time(written: Netbook) -> None:
    assert written.refused(2, "journal", "--json", "--csv") == (
        "netbook: --json, --csv and --ids exclude one another; give one of them"
    )


@pytest.mark.parametrize("limit", ["0", "-1", "x"])
def test_a_limit_that_is_none_is_refused(written: Netbook, limit: str) -> None:
    assert "--limit" in written.refused(2, "journal", f"--limit={limit}")


def test_a_limit_beyond_all_numbers_shows_all(written: Netbook) -> None:
    assert len(written.json("journal", "--limit", "99999999999999999999")) == 3


# --- amend -----------------------------------------------------------------------------------------------------------


def test_a_line_is_written_anew_and_keeps_its_day_and_its_follow_ups(written: Netbook) -> None:
    assert written.said("amend", "i1", "Lunch with Ana and Bo") == (
        "i1 read as: meal with Ana Reyes and Bo Lindqvist, yesterday (netbook undo takes it back)\n"
    )
    amended = written.json("journal", "lunch")[0]
    assert (amended["id"], amended["on"], amended["kind"], amended["tags"]) == ("i1", "2026-11-21", "meal", [])
    assert amended["text"] == "Lunch with Ana and Bo"
    assert [each["name"] for each in amended["people"]] == ["Ana Reyes", "Bo Lindqvist"]
    assert [each["id"] for each in written.json("due", "--days", "30")] == ["f1"]
    written.said("undo")
    assert written.json("journal", "@expat")[0]["text"] == "Coffee with Ana yesterday @expat"


def test_a_new_day_and_new_follow_ups_take_the_place_of_the_old(written: Netbook) -> None:
    written.said("amend", "i1", "Lunch with Ana on 3 Nov, follow up in 3 days: pay")
    assert written.json("journal", "lunch")[0]["on"] == "2026-11-03"
    assert [(each["what"], each["due"]) for each in written.json("due", "--days", "30")] == [("pay", "2026-11-25")]


def test_amend_moves_what_is_due(written: Netbook) -> None:
    written.said("every", "Ana", "1w")
    assert written.json("show", "Ana")["due"] == "2026-11-28"
    written.said("amend", "i1", "Lunch with Bo")
    assert written.json("show", "Ana")["last"] is None
    assert written.json("show", "Bo")["last"] == "2026-11-22"


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (["i9", "x"], 3, "there is no interaction i9; netbook journal shows them with their ids"),
        (["f1", "x"], 2, "'f1' is not the id of an interaction (i12); ids stand before each line of a list"),
        (["i1", ""], 2, 'the line is empty; write what happened, such as "coffee with Ana yesterday"'),
        (
            ["i1", "remind me to call Bo tomorrow"],
            2,
            "the line tells of nothing that happened; netbook remind makes a follow-up alone",
        ),
        (
            ["i1", "lunch with George"],
            4,
            "'George' could be George Washington Carver (p3), George Hall (p4); give more of the name, or the id",
        ),
    ],
    ids=lambda part: " ".join(part) if isinstance(part, list) else "",
)
def test_amend_refuses_in_one_line(written: Netbook, arguments: list[str], code: int, said: str) -> None:
    assert written.refused(code, "amend", *arguments) == f"netbook: {said}"
    assert [each["text"] for each in written.json("journal")] == [
        "Call with Bo about Ana's flat",
        "Coffee with Ana yesterday @expat",
        "dinner with Grace in Rome 5 Nov",
    ]


def test_a_dry_run_amends_nothing(written: Netbook) -> None:
    before = written.json("journal"), written.operations()
    assert written.said("amend", "i1", "tea with Bo", "--dry-run") == (
        "read as: coffee with Bo Lindqvist, yesterday (dry run: nothing was written)\n"
    )
    assert (written.json("journal"), written.operations()) == before


# --- remove ----------------------------------------------------------------------------------------------------------


def test_a_line_is_removed_with_its_open_follow_ups_and_comes_back(written: Netbook) -> None:
    everything: list[Callable[[], object]] = [
        lambda: written.json("journal"),
        lambda: written.json("due", "--days", "30"),
        lambda: written.json("show", "Ana"),
    ]
    before = [look() for look in everything]
    assert written("remove", "i1") == (
        0,
        "",
        "i1 removed: Coffee with Ana yesterday @expat (netbook undo takes it back)\n",
    )
    assert [each["id"] for each in written.json("journal")] == ["i2", "i3"]
    assert written.json("due", "--days", "30") == []
    assert written.json("show", "Ana")["last"] is None
    written.said("undo")
    assert [look() for look in everything] == before


def test_a_follow_up_that_was_done_outlives_its_line(written: Netbook) -> None:
    written.said("done", "f1")
    written.said("remove", "i1")
    promised = written.json("show", "Ana")["follow_ups"]
    assert [(each["id"], each["state"], each["interaction"]) for each in promised] == [("f1", "done", None)]


def test_remove_refuses_in_one_line(written: Netbook) -> None:
    assert written.refused(3, "remove", "i9") == (
        "netbook: there is no interaction i9; netbook journal shows them with their ids"
    )
    assert written.refused(2, "remove", "p1") == (
        "netbook: 'p1' is not the id of an interaction (i12); ids stand before each line of a list"
    )


def test_a_dry_run_removes_nothing(written: Netbook) -> None:
    before = written.json("journal"), written.operations()
    assert written.said("remove", "i1", "--dry-run") == (
        "i1 removed: Coffee with Ana yesterday @expat (dry run: nothing was written)\n"
    )
    assert (written.json("journal"), written.operations()) == before


def test_what_was_said_of_a_line_of_several_lines_is_one_line(known: Netbook) -> None:
    known.said("log", "coffee with Ana\nand more")
    assert known.said("remove", "i1").count("\n") == 1
