"""Filters on the command line: list, journal and due narrowed, and --where for whole groups."""

from pathlib import Path

import pytest

from tests.cli.program import Netbook, write_book

BACK = "(netbook undo takes it back)\n"
TRIED = "(dry run: nothing was written)\n"
COMMANDS = [
    ["add", "Ana Reyes, Northwind, in Lisbon, ana@example.com @design", "--circle", "close"],
    ["add", "Zoë Brandt, Contoso, in New York @fintech", "--every", "1w", "--via", "Ana"],
    ["add", "Søren Olsen, Northwind, in Porto @fintech @design"],
    ["add", "Bo Lindqvist, in New York", "--circle", "inner"],
    ["add", "Dee Archer @fintech"],
    ["archive", "Dee"],
    ["log", "Coffee with Ana and Søren on 5 Nov at Monmouth @expat"],
    ["log", "Call with Zoë on 1 July about the flat"],
    ["log", "Coffee with Bo on 3 March 2025 about Ana"],
    ["log", "Dinner with Ana in Porto on 2 October"],
]


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("filters") / "book.db"
    write_book(path, *COMMANDS)
    return path


@pytest.fixture
def book(written: Path, netbook: Netbook) -> Netbook:
    netbook.book.write_bytes(written.read_bytes())
    return netbook


def listed(netbook: Netbook, *arguments: str, command: str = "list") -> str:
    code, out, _ = netbook(command, "--ids", *arguments)
    assert code == 0
    return " ".join(out.split())


# --- narrowing a list ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("words", "ids"),
    [
        (["northwind"], "p1 p3"),
        (["soren"], "p3"),
        (["@fintech"], "p3 p2"),
        (["#design", "city:porto"], "p3"),
        (["-@fintech"], "p1 p4"),
        (["-city:lisbon"], "p4 p3 p2"),
        (["not", "city:lisbon"], "p4 p3 p2"),
        (["-name:ana", "-circle:none"], "p4"),
        (["city:new york"], "p4 p2"),  # the shell has taken the marks of city:"new york"
        (["city:new york", "-bo"], "p2"),
        (["-city:new york"], "p1 p3"),
        (['city:"new york"'], "p4 p2"),
        (["city:lisbon", "or", "city:porto"], "p1 p3"),
        (["city:lisbon or city:porto"], "p1 p3"),
        (["(city:lisbon", "or", "@fintech)", "-ana"], "p3 p2"),
        (["-(city:lisbon or @fintech)"], "p4"),
        (["@fintech -@design"], "p2"),
        (["circle:none"], "p3 p2"),
        (["circle:inner or circle:close"], "p1 p4"),
        (["via:ana"], "p2"),
        (["introduced-by:ana reyes"], "p2"),
        (["has:email"], "p1"),
        (["is:archived"], "p5"),
        (["@fintech", "is:archived"], "p5"),
        (["@fintech", "(is:archived or -is:archived)"], "p5 p3 p2"),
        (["--archived"], "p5"),
        (["last:>90d"], "p4 p2"),
        (["last:<1mo"], "p1 p3"),
        (["last:2025-03"], "p4"),
        (["last:> 3 months"], "p4 p2"),
        (["due:overdue"], "p4 p2"),
        (["is:due"], "p4 p2"),
        (["kind:coffee"], "p1 p4 p3"),
        (["kind:coffee", "since:2026"], "p1 p3"),
        (["kind:call", "since:2026-10"], ""),
        (["-kind:coffee"], "p2"),
        (["with:ana"], "p1 p3"),
        (["place:monm", "-name:ana"], "p3"),
        (["--", "-city:lisbon"], "p4 p3 p2"),
    ],
    ids=str,
)
def test_a_list_holds_those_who_are_like_that(book: Netbook, words: list[str], ids: str) -> None:
    assert listed(book, *words) == ids


@pytest.mark.parametrize(
    ("words", "ids"),
    [
        (["ana"], "i1 i4 i3"),
        (["with:ana"], "i1 i4"),
        (["with:ana reyes", "kind:coffee"], "i1"),
        (["-with:ana"], "i2 i3"),
        (["-kind:coffee", "-monmouth"], "i4 i2"),
        (["in:october"], "i4"),
        (["since:2026-06", "until:2026-10"], "i4 i2"),
        (["place:porto"], "i4"),
        (["city:porto"], "i1"),
        (["@expat"], "i1"),
        (["@fintech"], "i1 i2"),
        (["@design", "or", "flat"], "i1 i4 i2"),
        (["circle:close", "@fintech"], "i1"),
        (["city:lisbon", "city:porto"], ""),  # nobody lives in both
    ],
    ids=str,
)
def test_the_journal_holds_what_is_like_that(book: Netbook, words: list[str], ids: str) -> None:
    assert listed(book, *words, command="journal") == ids


@pytest.mark.parametrize(
    ("words", "ids"),
    [([], "p4 p2"), (["@fintech"], "p2"), (["-@fintech"], "p4"), (["circle:inner"], "p4"), (["kind:call"], "p2"),
     (["--days", "30"], "p4 p2 p1"), (["--days", "30", "-city:new york"], "p1"), (["city:oslo"], "")],
    ids=str,
)  # fmt: skip
def test_what_is_due_is_narrowed_too(book: Netbook, words: list[str], ids: str) -> None:
    assert listed(book, *words, command="due") == ids


def test_an_argument_that_holds_a_whole_filter_is_one(book: Netbook) -> None:
    """What the shell hands over in one piece reads as it does in several, but for the blanks of a value."""
    assert listed(book, "@fintech -@design") == listed(book, "@fintech", "-@design")
    assert listed(book, "kind:coffee ana") == listed(book, "kind:coffee", "ana") == "p1"
    assert listed(book, "circle:close ana") == "p1"
    assert listed(book, "has:email lisbon") == "p1"


# --- order and columns -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("sort", "ids"),
    [("name", "p1 p4 p3 p2"), ("-name", "p2 p3 p4 p1"), ("last", "p4 p2 p1 p3"), ("-last", "p1 p3 p2 p4"),
     ("city,-name", "p1 p2 p4 p3"), ("circle", "p4 p1 p3 p2"), ("-id", "p4 p3 p2 p1"), ("Added", "p1 p2 p3 p4"),
     ("due", "p4 p2 p1 p3"), ("-due", "p1 p2 p4 p3"), ("", "p1 p4 p3 p2")],
)  # fmt: skip
def test_people_come_in_the_order_asked_for_those_without_last(book: Netbook, sort: str, ids: str) -> None:
    assert listed(book, "--sort", sort) == listed(book, f"--sort={sort}") == ids


@pytest.mark.parametrize(("sort", "ids"), [
    ("", "i1 i4 i2 i3"), ("on", "i3 i2 i4 i1"), ("kind", "i2 i1 i3 i4"), ("-place", "i4 i1 i2 i3"),
    ("-id", "i4 i3 i2 i1"),
])  # fmt: skip
def test_what_was_said_comes_in_the_order_asked_for(book: Netbook, sort: str, ids: str) -> None:
    assert listed(book, "--sort", sort, command="journal") == ids


def test_limit_is_taken_after_the_order(book: Netbook) -> None:
    assert listed(book, "--sort", "-last", "--limit", "2", "-@fintech") == "p1 p4"
    assert listed(book, "--limit", "1", "with:ana", command="journal") == "i1"


def test_the_columns_asked_for_are_shown_even_if_empty(book: Netbook) -> None:
    assert book.out("list", "--columns", "name, Phones,EMAILS", "@design") == (
        "name         phone  e-mail\nAna Reyes           ana@example.com\nSøren Olsen\n"
    )
    assert book.out("list", "--columns", "city,id", "--csv", "@design") == "city,id\nLisbon,p1\nPorto,p3\n"
    assert book.out("journal", "--columns", "on,place", "kind:coffee") == (
        "when        place\nThu 5 Nov   Monmouth\n3 Mar 2025\n"
    )
    assert book.out("due", "--columns", "name,cadence", "--csv") == "name,cadence\nBo Lindqvist,1w\nZoë Brandt,1w\n"


# --- what is refused, and nothing found ------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (["list", "cty:x"], 2, "there is no filter term cty: (in the filter at character 1: cty:x); did you mean city"),
        (["list", "ana", "kind:cofee"], 2, "the kind 'cofee' is not known (in the filter at character 5: kind:cofee); "
                                           "did you mean coffee?"),
        (["journal", "(ana"], 2, "this parenthesis is never closed (in the filter at character 1: (ana); close it"),
        (["due", "ana", "or"], 2, "something to look for is missing (in the filter at its end)"),
        (["list", "last:soon"], 2, "'soon' is no time that was (in the filter at character 1: last:soon); write it "),
        (["list", "ana", "circle:foo"], 3, "there is no circle 'foo' (in the filter at character 5: circle:foo); "),
        (["journal", "with:Anna"], 3, "nobody in your book is called 'Anna' (in the filter at character 1: with:Anna); "
                                      "did you mean Ana Reyes?"),
        (["list", "--sort", "las"], 2, "there is no order 'las'; did you mean last?"),
        (["list", "--sort", "name,shoe"], 2, "there is no order 'shoe'; sort by name, last, due, organisation, city, "),
        (["journal", "--sort", "when"], 2, "there is no order 'when'; sort by on, kind, place, minutes, id; "),
        (["list", "--columns", "name,mails"], 2, "there is no column 'mails'; did you mean emails?"),
        (["list", "--columns", "xyzzy"], 2, "there is no column 'xyzzy'; columns are id, name, organisation, title, "),
        (["list", "--columns", ""], 2, "there is no column ''; columns are "),
        (["list", "--columns", "name", "--json"], 2, "--columns is for tables and --csv; "),
        (["due", "--columns", "who"], 2, "there is no column 'who'; columns are id, type, due, name, "),
    ],
    ids=lambda part: " ".join(part) if isinstance(part, list) else "",
)  # fmt: skip
def test_a_filter_that_cannot_be_read_is_refused_in_one_line(
    book: Netbook, arguments: list[str], code: int, said: str
) -> None:
    assert book.refused(code, *arguments).startswith(f"netbook: {said}")


def test_a_name_that_several_bear_is_refused_with_its_place(book: Netbook) -> None:
    book.said("add", "Ana Silva")
    assert book.refused(4, "journal", "flat", "with:ana").startswith(
        "netbook: 'ana' could be Ana Reyes (p1), Ana Silva (p6) (in the filter at character 6: with:ana); "
    )
    assert listed(book, "with:p1", "kind:meal", command="journal") == "i4"


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["list", "@fintec"], "nobody and nothing is tagged @fintec; did you mean @fintech?"),
        (["list", "ana", "@FINTEC"], "nobody and nothing is tagged @fintec; did you mean @fintech?"),
        (["journal", "@expta"], "nobody and nothing is tagged @expta; did you mean @expat?"),
        (["due", "@zzz"], "nobody and nothing is tagged @zzz"),
        (["list", "city:oslo"], "nobody like that; fewer terms find more"),
        (["journal", "mars"], "nothing like that is written down; fewer terms find more"),
        (["due", "city:oslo"], "nothing is due today with anybody like that; netbook due --days 7 looks ahead"),
        (["due", "city:oslo", "--days", "7"], "nothing is due with anybody like that"),
    ],
    ids=lambda part: " ".join(part) if isinstance(part, list) else "",
)
def test_where_nobody_is_like_that_it_says_what_to_try(book: Netbook, arguments: list[str], said: str) -> None:
    assert book(*arguments) == (0, "", f"{said}\n")
    assert book.json(*arguments) == []


def test_a_tag_that_is_known_and_on_nobody_else_is_no_mistake(book: Netbook) -> None:
    assert book("list", "@fintech", "city:lisbon").err == "nobody like that; fewer terms find more\n"
    assert listed(book, "-@fintec") == "p1 p4 p3 p2"


# --- whole groups ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("command", "said"),
    [
        (["circle", "network", "--where", "@design"], "2 people are in network: Ana Reyes, Søren Olsen"),
        (["circle", "--where", "@design", "none"], "2 people are in no circle: Ana Reyes, Søren Olsen"),
        (["circle", "network", "--where", "city:lisbon"], "Ana Reyes is in network"),
        (["every", "3", "months", "--where", "city:porto"], "Søren Olsen: every 3mo"),
        (["pause", "in", "3", "weeks", "--where", "city:lisbon"], "Ana Reyes is paused until 2026-12-13"),
        (["archive", "--where", "last:>90d"], "2 people are archived: Bo Lindqvist, Zoë Brandt"),
        (["archive", "--where=-@fintech"], "2 people are archived: Ana Reyes, Bo Lindqvist"),
        (["archive", "--where", 'city:"new york" -bo'], "Zoë Brandt is archived"),
        (["unarchive", "--where", "@fintech"], "Dee Archer is back from the archive"),
    ],
    ids=lambda part: " ".join(part) if isinstance(part, list) else "",
)  # fmt: skip
def test_where_is_one_operation_that_can_be_tried_and_undone(book: Netbook, command: list[str], said: str) -> None:
    def look() -> list[object]:
        return [book.json("show", f"p{number}") for number in range(1, 6)]

    before, done = look(), book.operations()
    assert book.said(*command, "--dry-run") == f"{said} {TRIED}"
    assert (look(), book.operations()) == (before, done)
    assert book.said(*command) == f"{said} {BACK}"
    assert [each["label"] for each in book.operations()[: -len(done)]] == [said]
    assert look() != before
    book.said("undo")
    assert look() == before


def test_of_many_people_the_first_are_named(netbook: Netbook) -> None:
    netbook("log", "-", stdin="".join(f"coffee with **Person {letter}**\n" for letter in "ABCDEFG"))
    assert netbook.said("circle", "close", "--where", "person") == (
        f"7 people are in close: Person A, Person B, Person C, Person D, Person E and 2 more {BACK}"
    )


def test_many_who_get_a_cadence_by_where_are_spread(known: Netbook) -> None:
    known.said("every", "1mo", "--where", "last:never")
    assert len({each["due"] for each in known.json("due", "--days", "60")}) > 3


def test_everybody_is_meant_only_by_a_filter(book: Netbook) -> None:
    assert "--where" in book.refused(2, "archive", "--where", "")
    assert "--where" in book.refused(2, "circle", "none", "--where", " ")


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (["circle", "close", "--where", "city:oslo"], 3, "nobody is like city:oslo; netbook list with the same words "),
        (["every", "2w", "--where", "@nobody"], 3, "nobody is like @nobody; "),
        (["pause", "friday", "--where", "city:oslo"], 3, "nobody is like city:oslo; "),
        (["archive", "--where", "is:archived"], 4, "Dee Archer is archived already"),
        (["archive", "--where", "xx:y"], 2, "there is no filter term xx: (in the filter at character 1: xx:y); "),
        (["archive", "--where", "with:zaphod"], 3, "nobody in your book is called 'zaphod' (in the filter at "),
        (["circle", "foo", "--where", "ana"], 3, "there is no circle 'foo'; circles are inner, close, "),
        (["every", "blue", "--where", "ana"], 2, "'blue' is no cadence; write it like 6w, "),
        (["pause", "2020-01-01", "--where", "ana"], 2, "'2020-01-01' is over (2020-01-01); "),
        (["circle", "--where", "ana"], 2, "Missing argument"),
        (["archive"], 2, "nobody is named; "),
        (["archive", "Ana", "--where", "zoe"], 2, "a name and --where exclude one another; "),
        (["unarchive", "Ana", "--where", "zoe"], 2, "a name and --where exclude one another; "),
        (["circle", "Ana", "close", "--where", "zoe"], 2, "a name and --where exclude one another; "),
        (["every", "Ana", "2w", "--where", "zoe"], 2, "a name and --where exclude one another; "),
        (["unarchive", "--where", "ana"], 3, "nobody archived is like ana; netbook list --archived with the same "),
    ],
    ids=lambda part: " ".join(part) if isinstance(part, list) else "",
)  # fmt: skip
def test_where_refuses_in_one_line(book: Netbook, arguments: list[str], code: int, said: str) -> None:
    assert book.refused(code, *arguments).startswith(f"netbook: {said}")
