"""netbook introduce: who should meet, and why; and what to try where nobody is in sight."""

from datetime import date

import pytest
from sqlmodel import select

from netbook.models import Appraisal, Contact, Rule, key_of
from netbook.storage.book import Book
from tests.cli.program import Netbook

FEW = "fewer than 10 people are curated, so inner, close and trusted people count too\n"
TRY = "tags, cities and facts such as likes or works-on give reasons: netbook tag, edit and fact"


def curate(netbook: Netbook, names: list[str], answer: str = "yes") -> None:
    """Answer every rule about these people."""
    with Book.open(str(netbook.book)) as book, book.operation("vet") as session:
        for who in session.exec(select(Contact).where(Contact.name.in_(names))).all():  # type: ignore[attr-defined]
            for rule in session.exec(select(Rule)).all():
                session.add(
                    Appraisal(contact_id=key_of(who), rule_id=key_of(rule), answer=answer, on=date(2026, 11, 1))
                )


@pytest.fixture
def close(known: Netbook) -> Netbook:
    """Ana, Bo and Grace are close, and share things."""

    def write() -> None:
        for name in ("Ana", "Bo", "Grace"):
            known.said("circle", name, "close")
        known.said("tag", "Ana", "@climate")
        known.said("tag", "Bo", "@climate")
        known.said("edit", "Ana", "--set", "city=Berlin")
        known.said("edit", "Bo", "--set", "city=Berlin")
        known.said("edit", "Grace", "--set", "city=Berlin", "--set", "title=Admiral")
        known.said("log", "coffee with Bo: looking for an admiral, soon")

    return known.once(write)


def test_pairs_with_their_reasons_and_how_to_write_it_down(close: Netbook) -> None:
    code, out, err = close("introduce")
    assert code == 0
    assert out.splitlines() == [
        "Bo Lindqvist (p5) and Grace Hopper (p2)",
        "  Bo is looking for an admiral, Grace is Admiral; both in Berlin",
        "",
        "Ana Reyes (p1) and Bo Lindqvist (p5)",
        "  both @climate; both in Berlin",
        "",
        "Ana Reyes (p1) and Grace Hopper (p2)",
        "  both in Berlin",
    ]
    assert err == f'{FEW}when you have done it: netbook log "introduced Bo Lindqvist to Grace Hopper by email"\n'


def test_what_it_says_to_type_ends_the_suggestion(close: Netbook) -> None:
    (first, *_) = close_json(close)
    close.said("log", str(first["log"]))
    assert [(each["one"]["id"], each["other"]["id"]) for each in close_json(close)] == [("p1", "p5"), ("p1", "p2")]
    assert [each["name"] for each in close.json("exchanges")] == ["Bo Lindqvist", "Grace Hopper"]


def close_json(netbook: Netbook, *arguments: str) -> list[dict[str, dict[str, str]]]:
    import json

    found: list[dict[str, dict[str, str]]] = json.loads(netbook("introduce", *arguments, "--json").out)
    return found


@pytest.mark.parametrize(
    "arguments",
    [
        ["log", "dinner with Ana and Bo in May 2019"],
        ["relate", "Ana", "friend", "Bo"],
        ["edit", "Bo", "--set", "via=Ana"],
        ["edit", "Ana", "--set", "via=Bo"],
        ["log", "Ana introduced me to Bo"],
        ["exchange", "Ana", "introduction", "to Bo Lindqvist, by phone", "--given"],
        ["archive", "Bo"],
        ["pause", "Ana", "in 3 weeks"],
        ["circle", "Ana", "network"],
    ],
    ids=" ".join,
)
def test_who_has_met_or_is_away_is_not_suggested(close: Netbook, arguments: list[str]) -> None:
    assert ("p1", "p5") in [(each["one"]["id"], each["other"]["id"]) for each in close_json(close)]
    close.said(*arguments)
    found = [{each["one"]["id"], each["other"]["id"]} for each in close_json(close)]
    assert {"p1", "p5"} not in found
    close.said("undo")
    assert {"p1", "p5"} in [{each["one"]["id"], each["other"]["id"]} for each in close_json(close)]


def test_with_a_name_the_pairs_of_that_person(close: Netbook) -> None:
    assert [each["other"]["name"] for each in close_json(close, "grace")] == ["Bo Lindqvist", "Ana Reyes"]
    assert close("introduce", "grace", "--limit", "1").out.count("(p") == 2
    close.said("tag", "Zoë", "@climate")  # in no circle, and named all the same
    assert [each["one"]["name"] for each in close_json(close, "Zoë")] == ["Zoë Brandt", "Zoë Brandt"]


def test_only_the_curated_count_where_there_are_enough(known: Netbook) -> None:
    names = [each["name"] for each in known.json("list")]
    for name in names[:12]:
        known.said(
            "edit", next(each["id"] for each in known.json("list") if each["name"] == name), "--set", "city=Rome"
        )
    known.said("circle", names[11], "inner")
    curate(known, names[:10])
    code, out, err = known("introduce", "--limit", "100")
    assert code == 0
    assert FEW not in err
    assert names[10] not in out
    assert names[11] not in out
    curate(known, names[:1], "no")
    _, out, err = known("introduce", "--limit", "100")
    assert err.startswith(FEW)
    assert names[0] not in out
    assert names[11] in out


def test_csv(close: Netbook) -> None:
    assert close("introduce", "--limit", "1", "--csv").out.splitlines() == [
        "one,other,reasons,score,log",
        'Bo Lindqvist,Grace Hopper,"Bo is looking for an admiral, Grace is Admiral; both in Berlin",16.2,'
        "introduced Bo Lindqvist to Grace Hopper by email",
    ]


@pytest.mark.parametrize(
    ("before", "arguments", "said"),
    [
        (
            [],
            [],
            "nobody is curated, and nobody is in inner, close or trusted; netbook circle NAME close puts them there\n",
        ),
        (
            [["circle", "Ana", "inner"]],
            [],
            f"{FEW}only one person counts so far; netbook circle NAME close adds others\n",
        ),
        (
            [["circle", "Ana", "inner"], ["circle", "Bo", "inner"]],
            [],
            f"{FEW}no two people in sight who should meet; {TRY}\n",
        ),
        ([["circle", "Ana", "inner"]], ["Bo"], f"{FEW}nobody in sight whom Bo Lindqvist should meet; {TRY}\n"),
    ],
)
def test_where_there_is_nobody_the_line_says_what_to_try(
    known: Netbook, before: list[list[str]], arguments: list[str], said: str
) -> None:
    for each in before:
        known.said(*each)
    assert known("introduce", *arguments) == (0, "", said)
    assert close_json(known, *arguments) == []


def test_an_empty_book(netbook: Netbook) -> None:
    assert netbook("introduce").err.startswith("nobody is curated")


@pytest.mark.parametrize(
    ("before", "code", "said"),
    [
        (["archive", "Ana"], 4, 'Ana Reyes is archived; netbook unarchive "Ana Reyes" brings them back'),
        (
            ["pause", "Ana", "in 3 weeks"],
            4,
            'Ana Reyes is paused until 2026-12-13; netbook pause "Ana Reyes" off ends it',
        ),
        (["tag", "Bo", "@x"], 3, "nobody in your book is called 'Zaphod'; netbook add \"Zaphod\" adds them"),
    ],
)
def test_who_cannot_be_introduced(known: Netbook, before: list[str], code: int, said: str) -> None:
    known.said(*before)
    name = "p1" if before[1] == "Ana" else "Zaphod"
    assert known.refused(code, "introduce", name) == f"netbook: {said}"


def test_a_name_that_a_shell_would_run_is_quoted(known: Netbook) -> None:
    for name in ("Eve `ls`", "Mallory `id`"):
        known.said("add", name, "--city", "Rome", "--circle", "close")
    said = known("introduce").err
    assert "netbook log 'introduced Eve `ls` to Mallory `id` by email'" in said
