"""netbook dupes and netbook merge: each of them once."""

import pytest

from tests.cli.program import Netbook
from tests.cli.terminal import Opener, Terminal


@pytest.fixture
def twice(netbook: Netbook) -> Netbook:
    """Ana Reyes and Bo Lindqvist twice, and two of one name who are not the same."""
    netbook.said("add", "Ana Reyes, Northwind, ana@example.com, birthday 14 March 1985", "--tag", "design")
    netbook.said(
        "add", "Anita Reyes, ana@example.com", "--city", "Lisbon", "--title", "Partner", "--org", "Contoso", "--yes"
    )
    netbook.said("add", "Bo Lindqvist", "--city", "Oslo")
    netbook.said("add", "Bo Lindqist", "--city", "Oslo", "--yes")
    netbook.said("add", "Cy Demir, birthday 1 May 1970")
    netbook.said("add", "Cy Demir, birthday 2 June 1999", "--yes")
    netbook.said("log", "coffee with Anita Reyes yesterday")
    return netbook


def pairs(netbook: Netbook, *arguments: str) -> list[tuple[str, str]]:
    return [(each["stays"]["id"], each["goes"]["id"]) for each in netbook.json("dupes", *arguments)]


def test_the_likeliest_come_first_with_their_reasons(twice: Netbook) -> None:
    assert twice.out("dupes").splitlines() == [
        "stays            goes            score  why                             against",
        "p1 Ana Reyes     p2 Anita Reyes  86     Anita is short for Ana; the s…  another…",
        "p3 Bo Lindqvist  p4 Bo Lindqist  78     the same name but for a lette…",
    ]
    first, second = twice.json("dupes")
    assert first["reasons"] == ["Anita is short for Ana", "the same e-mail ana@example.com"]
    assert second["reasons"] == ["the same name but for a letter (lindqist, lindqvist)", "both in Oslo"]
    assert twice.out("dupes", "--csv").splitlines()[0] == "stays,goes,score,reasons,against"
    assert pairs(twice, "--limit", "1") == [("p1", "p2")]
    assert pairs(twice, "city:oslo") == [("p3", "p4")]


def test_nobody_is_said_in_words(netbook: Netbook) -> None:
    assert netbook("dupes") == (0, "", "Nobody here yet. " + netbook("list").err.removeprefix("Nobody here yet. "))
    netbook.said("add", "Ana Reyes")
    code, out, err = netbook("dupes")
    assert (code, out, err.strip()) == (0, "", "nobody seems to be in the book twice")
    assert netbook.json("dupes") == []
    assert "fewer terms find more" in netbook("dupes", "city:berlin").err


def test_a_merge_is_shown_done_and_taken_back(twice: Netbook) -> None:
    before = twice.json("show", "p2")
    assert twice("merge", "Ana", "p2", "--dry-run").out.splitlines() == [
        "Anita Reyes (p2) goes into Ana Reyes (p1)",
        "  changes   alias: Anita Reyes",
        "            city: Lisbon",
        "  moves     1 conversation",
        "  noted     work: Partner at Contoso (stays a note)",
    ]
    assert twice.json("show", "p2") == before
    said = twice.said("merge", "Ana", "p2", "--yes")
    assert said.strip() == "Anita Reyes (p2) went into Ana Reyes (p1) (netbook undo takes it back)"
    whole = twice.json("show", "Anita Reyes")
    assert (whole["id"], whole["organisation"], whole["city"]) == ("p1", "Northwind", "Lisbon")
    assert [each["text"] for each in whole["interactions"]] == ["coffee with Anita Reyes yesterday"]
    assert whole["notes"][0]["text"].splitlines()[1:] == ["- work: Partner at Contoso"]
    assert twice("show", "p2").code == 4 or "there is no person p2" in twice("show", "p2").err
    twice.said("undo")
    assert twice.json("show", "p2") == before


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("p1", "p2"), "a merge asks before it writes; say --yes if that is meant, or --dry-run to see what it does"),
        (("p1", "p1", "--yes"), "Ana Reyes (p1) is one entry already; name two of them"),
        (("p1", "p99", "--yes"), "there is no person p99; netbook list shows everybody"),
    ],
)
def test_what_cannot_be_merged_is_refused_in_one_line(twice: Netbook, arguments: tuple[str, ...], said: str) -> None:
    code, out, err = twice("merge", *arguments)
    assert (code != 0, out, err.strip()) == (True, "", f"netbook: {said}")


def test_who_is_not_the_same_is_not_asked_about_again(twice: Netbook) -> None:
    said = twice.said("dupes", "--not-same", "p4", "Bo Lindqvist")
    assert said.strip() == "Bo Lindqist (p4) and Bo Lindqvist (p3) are not the same (netbook undo takes it back)"
    assert pairs(twice) == [("p1", "p2")]
    assert "are not the same already" in twice("dupes", "--not-same", "p3", "p4").err
    twice.said("undo")
    assert len(pairs(twice)) == 2


def test_two_who_are_related_or_were_at_one_table_are_two(twice: Netbook) -> None:
    twice.said("relate", "p3", "sibling", "p4")
    twice.said("log", "dinner with Ana Reyes and Anita Reyes")
    assert pairs(twice) == []


ANA, BO = "1 conversation, last yesterday", "="  # how the lines of the two pairs end


def asked(seen: Terminal, end: str) -> str:
    """The screen once a pair whose last line ends so is asked about."""
    return seen.asked(f"{end}\nm merge, s swap, n not the same, enter later, u undo, q stop")


@pytest.mark.slow
def test_each_key_does_what_it_says(twice: Netbook, terminal: Opener) -> None:
    seen = terminal("dupes")
    shown = asked(seen, ANA)
    assert "2 pairs may be one person each" in shown
    assert "the same e-mail ana@example.com" in shown
    seen.type("k")
    seen.until("that is no key here")
    seen.type("s")
    seen.until("name      Anita Reyes (p2)")
    asked(seen, "happened  1 conversation, last yesterday")
    seen.type("m")
    seen.until("Ana Reyes (p1) went into Anita Reyes (p2)")
    asked(seen, BO)
    seen.type("n")
    seen.until("are not the same")
    seen.until("that was the last of them, 2 decided")
    assert seen.end() == 0
    assert pairs(twice) == []
    twice.said("undo")
    again = terminal("dupes")
    asked(again, BO)
    again.type("u")
    again.until("nothing was decided yet")
    again.type("m")
    again.until("that was the last of them, 1 decided")
    assert again.end() == 0


@pytest.mark.slow
def test_undo_goes_back_to_the_pair_and_quit_keeps_what_was_decided(twice: Netbook, terminal: Opener) -> None:
    seen = terminal("dupes")
    asked(seen, ANA)
    seen.type("m")
    asked(seen, BO)
    seen.type("u")
    seen.until("undone: Anita Reyes (p2) went into Ana Reyes (p1)")
    asked(seen, ANA)
    seen.type("\r")
    asked(seen, BO)
    seen.type("q")
    seen.until("left for now, 0 decided; netbook dupes goes on with the others")
    assert seen.end() == 0
    assert len(pairs(twice)) == 2


@pytest.mark.slow
def test_a_terminal_is_asked_before_a_merge(twice: Netbook, terminal: Opener) -> None:
    seen = terminal("merge", "p1", "p2")
    seen.until("Merge them? [y/N]")
    seen.type("\r")
    seen.until("nothing was merged")
    assert seen.end() == 0
    seen = terminal("merge", "p1", "p2")
    seen.until("Merge them? [y/N]")
    seen.type("y\r")
    seen.until("went into Ana Reyes (p1)")
    assert seen.end() == 0
