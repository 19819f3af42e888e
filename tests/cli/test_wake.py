"""netbook wake: dormant ties worth waking, with what was said last."""

from datetime import date

import pytest

from netbook.services import dormant
from netbook.storage.book import Book
from tests.cli.program import TODAY, Netbook

DAY = date.fromisoformat(TODAY)


@pytest.fixture
def asleep(known: Netbook) -> Netbook:
    """Bo slept in after many dinners, Grace after one e-mail from her; Ana is awake, Zoë was never met."""

    def write() -> None:
        for month in range(1, 13):
            known.said("log", f"dinner with Bo at Marco's, number {month}", "--on", f"2021-{month:02}-12")
        known.said("log", "Grace emailed me about the compiler", "--on", "2022-02-03")
        known.said("log", "coffee with Ana", "--on", "2026-11-01")
        known.said("exchange", "Bo", "gift", "a kettle", "--received", "--on", "2021-05-01")
        known.said("edit", "Zoë", "--set", "via=Bo")
        known.said("edit", "Bo", "--set", "org=Ledgerly", "--set", "city=Berlin")

    return known.once(write)


def test_the_strongest_first_with_reasons_and_what_was_said_last(asleep: Netbook) -> None:
    assert asleep.out("wake").splitlines() == [
        "Bo Lindqvist (p5) · Ledgerly · Berlin",
        "  4 years ago you talked every month; introduced you to Zoë Brandt; you got gift",
        "  last: meal, 12 Dec 2021: dinner with Bo at Marco's, number 12",
        "",
        "Grace Hopper (p2)",
        "  you talked once",
        "  last: email, 3 Feb 2022: Grace emailed me about the compiler",
    ]
    first, second = asleep.json("wake")
    assert (first["id"], first["last"], first["interaction"], first["curated"]) == ("p5", "2021-12-12", "i12", False)
    assert first["best"] >= first["strength"] > second["strength"] > 0
    assert asleep.out("wake", "--ids") == "p5\np2\n"
    assert asleep.out("wake", "--csv").splitlines()[2].startswith("p2,Grace Hopper,,,,no,2022-02-03,")


def test_a_limit_says_that_there_are_more(asleep: Netbook) -> None:
    code, out, err = asleep("wake", "--limit", "1")
    assert (code, out.splitlines()[0]) == (0, "Bo Lindqvist (p5) · Ledgerly · Berlin")
    assert err == "1 more is dormant; --limit 2 shows more of them\n"


@pytest.mark.parametrize(
    "arguments",
    [
        ["archive", "Bo"], ["pause", "Bo", "in 3 weeks"], ["snooze", "Bo", "3w"],
        ["log", "coffee with Bo yesterday"], ["every", "Bo", "5y"],
    ],
    ids=" ".join,
)  # fmt: skip
def test_who_is_away_or_awake_is_left_out(asleep: Netbook, arguments: list[str]) -> None:
    asleep.said(*arguments)
    assert asleep.out("wake", "--ids") == "p2\n"
    asleep.said("undo")
    assert asleep.out("wake", "--ids") == "p5\np2\n"


def test_an_attempt_without_an_answer_wakes_nobody(asleep: Netbook) -> None:
    asleep.said("log", "emailed Zoë", "--on", "2020-01-01")
    asleep.said("log", "emailed Bo", "--on", "2022-03-01")
    assert [(each["id"], each["last"]) for each in asleep.json("wake")] == [("p5", "2021-12-12"), ("p2", "2022-02-03")]


def test_the_wider_circle_is_offered_after_a_year(asleep: Netbook) -> None:
    asleep.said("circle", "Ana", "wider")
    assert "p1" not in asleep.out("wake", "--ids").split()
    asleep.said("amend", "i14", "coffee with Ana on 22 Nov 2025")
    assert "p1" in asleep.out("wake", "--ids").split()


def test_the_review_can_pass_over_some(asleep: Netbook) -> None:
    with Book.open(str(asleep.book)) as book, book.reading() as session:
        assert [each.name for each in dormant.worth_waking(session, DAY, 5)] == ["Bo Lindqvist", "Grace Hopper"]
        assert [each.name for each in dormant.worth_waking(session, DAY, 5, skip=[5])] == ["Grace Hopper"]
        assert [each.name for each in dormant.worth_waking(session, DAY, 1)] == ["Bo Lindqvist"]
        assert dormant.worth_waking(session, DAY, 5, skip={2, 5}) == []


def test_of_very_many_those_with_most_behind_them_are_considered(
    asleep: Netbook, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(dormant, "CONSIDERED", 1)
    with Book.open(str(asleep.book)) as book, book.reading() as session:
        assert [each.name for each in dormant.worth_waking(session, DAY, 1)] == ["Bo Lindqvist"]
        assert [each.name for each in dormant.worth_waking(session, DAY, 1, skip=[5])] == ["Grace Hopper"]


def test_where_nobody_sleeps_the_line_says_who_would_be_next(known: Netbook) -> None:
    assert known("wake") == (
        0,
        "",
        "no tie is dormant; whom you have talked with, and how often you want to, decides: netbook log, every\n",
    )
    known.said("every", "Ana", "1w")
    known.said("log", "coffee with Ana")
    assert known("wake").err == (
        "no tie is dormant; the next would be Ana Reyes, from Sun 13 Dec; netbook due shows who is due\n"
    )
    assert known.json("wake") == []


def test_an_empty_book(netbook: Netbook) -> None:
    assert netbook("wake").err.startswith("Nobody here yet.")


def test_forms_exclude_one_another(asleep: Netbook) -> None:
    assert "exclude one another" in asleep.refused(2, "wake", "--ids", "--json")
