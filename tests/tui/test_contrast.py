"""The contrast in the app: each count with what it means, and who is behind it."""

import re
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlmodel import Session, select

from netbook.models import Appraisal, Contact, Follower, Interaction, Participation, Rule, key_of
from netbook.storage.book import Book
from tests.tui.books import labels
from tests.tui.followers import count_only, found
from tests.tui.seat import SMALL, TODAY, Seat, drive

TABS = ("tab",) * 5
PLACES = pytest.mark.parametrize("place", [("3", *TABS), ("4", "tab")], ids=["network", "audience"])


def cell(place: int) -> tuple[str, ...]:
    """The keys that open a cell."""
    return ("home", *("j",) * place, "enter")


OF_BOOK, TALKED_OF_BOOK = 6, 7


def counts(shown: str) -> list[tuple[str, str]]:
    """The cells that are in sight, each with its count."""
    return re.findall(r"^[› ] ([a-z].*?) +([\d,]+|not known)(?= +[█▏▎▍▌▋▊▉]| +\S?$| *$)", shown, re.MULTILINE)


def marked(seat: Seat) -> str:
    return next((line for line in seat.screen().splitlines() if line.startswith("›")), "")


@pytest.fixture
def talked_with(audience: Path) -> Path:
    """The audience, of whom two are known: one belongs, and with one who is archived now there was a coffee."""
    with Book.open(str(audience)) as book, book.operation("by hand") as session:
        for follower, contact in ((1, 1), (2, 2)):
            session.get_one(Follower, follower).contact_id = contact
        for rule in session.exec(select(Rule)):
            session.add(Appraisal(contact_id=1, rule_id=key_of(rule), answer="yes", on=TODAY))
        coffee(session, 1, 3)
        coffee(session, 2, 4)
        session.get_one(Contact, 3).archived_at = datetime(2026, 11, 1, tzinfo=UTC)
    return audience


def coffee(session: Session, number: int, contact: int) -> None:
    row = Interaction(on=TODAY - timedelta(days=number), kind="coffee", text="coffee", initiator="both")
    session.add(row)
    session.flush()
    session.add(Participation(interaction_id=key_of(row), contact_id=contact, role="present"))
    session.flush()


@pytest.mark.slow
@PLACES
def test_both_modes_show_the_same_and_tab_goes_on(talked_with: Path, place: tuple[str, ...]) -> None:
    async def steps(seat: Seat) -> None:
        await seat.press(*place)
        shown = seat.screen()
        assert "▸Contrast" in shown.splitlines()[1]
        assert f"▸{place[0]} " in shown
        assert counts(shown)[:7] == [
            ("you know", "2"),
            ("belong", "1"),
            ("talked with", "0"),
            ("both began", "0"),
            ("gave you something", "0"),
            ("belong", "1"),
            ("talked with", "2"),
        ]
        assert "All followers: 818" in marked(seat)
        assert "The newest count of every account" in shown
        await seat.press("tab")
        assert ("▸Circles" if place[0] == "3" else "▸Followers") in seat.screen().splitlines()[1]
        await seat.press("shift+tab")
        assert "▸Contrast" in seat.screen().splitlines()[1]
        await seat.press("escape", "1", place[0])
        assert ("▸Contrast" if place[0] == "3" else "▸Followers") in seat.screen().splitlines()[1]

    drive(talked_with, SMALL, steps)


@pytest.mark.slow
def test_a_click_changes_between_the_followers_and_the_contrast(audience: Path) -> None:
    async def steps(seat: Seat) -> None:
        await seat.press("4")
        for name in ("Contrast", "Followers"):
            await seat.pilot.click("Tabs", offset=(seat.screen().splitlines()[1].index(name), 0))
            await seat.settle()
            assert f"▸{name}" in seat.screen().splitlines()[1]

    drive(audience, SMALL, steps)


@pytest.mark.slow
def test_counts_of_followers_open_the_followers_who_are_triaged_there(talked_with: Path) -> None:
    async def steps(seat: Seat) -> None:
        await seat.press("4", "tab", "enter")
        shown = seat.screen()
        assert "All followers, as far as lists name them; esc goes back" in shown
        assert "338 followers" in shown
        await seat.press("r", "escape", "j", "enter")
        shown = seat.screen()
        assert "All followers: you know 2 people; esc goes back" in shown
        assert " 2 followers" in shown
        assert "= @bo_lindqvist" in marked(seat)
        await seat.press("o")  # they are somebody else
        assert "undecided again" in seat.toasts()[-1]
        assert " 1 follower" in seat.screen()
        await seat.press("slash")
        await seat.type("nobody")
        await seat.press("enter")
        assert "nobody like that; fewer terms find more" in seat.screen()
        await seat.press("escape", "enter")
        assert "Ana Reyes (p1)" in seat.screen()  # from the follower to the contact
        await seat.press("escape", "escape")
        assert ("you know", "1") in counts(seat.screen())
        assert "you know" in marked(seat)  # where one was

    drive(talked_with, SMALL, steps)
    assert len(found(talked_with, "is:real")) == 1
    assert found(talked_with, "is:known") == ["ana.reyes"]


@pytest.mark.slow
def test_counts_of_people_open_the_people_from_where_one_acts_and_goes_back(talked_with: Path) -> None:
    async def steps(seat: Seat) -> None:
        await seat.press("3", *TABS)
        assert ("talked with", "2") in counts(seat.screen())
        await seat.press(*cell(TALKED_OF_BOOK))
        shown = seat.screen()
        assert "The whole book: talked with; esc goes back" in shown
        assert " 2 people" in shown  # one of them is archived
        assert "Grace Mwangi" in marked(seat)
        await seat.press("l")
        await seat.type("coffee today")
        await seat.press("enter", "c", "home", "enter")
        assert "Grace Mwangi: inner" in seat.toasts()[-1]
        await seat.press("slash")
        await seat.type("anna")
        assert "0 people" in seat.screen()  # though there is one in the book
        await seat.press("enter", "escape", "enter")
        assert "Grace Mwangi (p3)" in seat.screen()
        await seat.press("escape", "space", "escape", "escape")
        assert "▸Contrast" in seat.screen()
        assert marked(seat).startswith("› talked with")

    drive(talked_with, SMALL, steps)
    assert labels(talked_with)[0].startswith("Grace Mwangi: inner")
    assert labels(talked_with)[1] == "log coffee with Grace Mwangi"


@pytest.mark.slow
def test_one_vets_whom_one_finds_behind_a_count(talked_with: Path) -> None:
    async def steps(seat: Seat) -> None:
        await seat.press("4", "tab", *cell(TALKED_OF_BOOK), "A", "v")
        assert "1 of 2: Grace Mwangi 1/4: I would meet them for a drink" in " ".join(seat.screen().split())
        await seat.press(*("home", "enter") * 4)
        assert "Grace Mwangi is in your network (4 of 4)" in seat.toasts()[-1]
        assert "2 of 2: 安藤 美咲 1/4" in seat.screen()
        await seat.press("home", "j", "enter", "escape")  # what was answered stands
        assert "安藤 美咲 is out of your network (1 answered no)" in seat.toasts()[-1]
        assert "of 2: " not in seat.screen()
        await seat.press("u", "escape", "escape")
        assert ("belong", "1") in counts(seat.screen())  # Ana; the archived are not counted

    drive(talked_with, SMALL, steps)
    with Book.open(str(talked_with)) as book, book.reading() as session:
        given = session.exec(select(Appraisal).where(Appraisal.contact_id != 1)).all()
    assert [(each.contact_id, each.answer) for each in given] == [(3, "yes")] * 4
    assert labels(talked_with)[0] == "Grace Mwangi is in your network (4 of 4)"


def test_without_rules_nobody_is_vetted(audience: Path) -> None:
    with Book.open(str(audience)) as book, book.operation("no rules") as session:
        for rule in session.exec(select(Rule)):
            session.delete(rule)

    async def steps(seat: Seat) -> None:
        await seat.press("2", "v")
        assert "there are no rules to decide by; netbook rules add KEY TEXT adds one" in seat.toasts()[-1]

    drive(audience, SMALL, steps)


@pytest.mark.slow
def test_what_is_not_known_says_so_and_what_would_tell(empty: Path) -> None:
    with Book.open(str(empty)) as book, book.operation("add Ana") as session:
        session.add(Contact(name="Ana Reyes"))

    async def steps(seat: Seat) -> None:
        await seat.press("3", *TABS)
        assert "All followers: not known" in marked(seat)
        await seat.press("enter")
        assert "not known: netbook audience record instagram 12480 writes down" in seat.toasts()[-1]
        await seat.press("j")
        assert "netbook audience import FILE tells who follows you" in seat.screen()
        await seat.press("enter")
        assert "not known: netbook audience import FILE tells" in seat.toasts()[-1]
        await seat.press(*cell(OF_BOOK))
        assert "not known: v on a person asks your rules about them" in seat.toasts()[-1]
        await seat.press(*cell(TALKED_OF_BOOK))
        assert "The whole book: talked with: nobody" in seat.toasts()[-1]

    drive(empty, SMALL, steps)


@pytest.mark.slow
def test_counts_alone_are_shown_without_a_person_and_say_how_followers_get_names(empty: Path) -> None:
    count_only(empty)

    async def steps(seat: Seat) -> None:
        await seat.press("4", "tab")
        assert "All followers: 480" in marked(seat)
        await seat.press("enter")
        assert "only counts so far" in seat.screen()
        await seat.press("escape")
        assert "▸Contrast" in seat.screen()

    drive(empty, SMALL, steps)


def test_an_empty_book_says_what_to_do(empty: Path) -> None:
    async def steps(seat: Seat) -> None:
        await seat.press("4", "tab", "enter", "j")
        assert "Nobody yet." in seat.screen()
        assert "netbook audience import FILE" in seat.screen()
        await seat.press("tab")
        assert "▸Followers" in seat.screen()

    drive(empty, SMALL, steps)
