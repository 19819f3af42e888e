import json
from pathlib import Path

import pytest

from netbook.domain.newcomer import read_newcomer
from netbook.domain.when import Calendar
from netbook.services import contacts, listing
from netbook.storage.book import Book
from tests.tui.seat import LARGE, SMALL, TODAY, Seat, drive
from tests.tui.test_today import labels


def newest(book: Path) -> tuple[str, str, list[str]]:
    """What was logged last: its day, kind and people."""
    with Book.open(str(book)) as opened, opened.reading() as session:
        (view,) = listing.interaction_views(session, listing.interactions(session, sort="-id", limit=1))
    return str(view.on), view.kind, [one.name for one in view.people]


@pytest.mark.parametrize("size", [SMALL, LARGE])
def test_the_reading_stands_below_the_line_while_one_types(sample: Path, size: tuple[int, int]) -> None:
    async def steps(seat: Seat) -> None:
        await seat.press("l")
        assert "What happened?" in seat.screen()
        await seat.type(
            "coffee with Grace at Monmouth yesterday for 30 min @design; follow up in 2 weeks: send the deck"
        )
        screen = seat.screen()
        for words in (
            "who    Grace Mwangi",
            "when   yesterday",
            "how    coffee, 30 min",
            "where  Monmouth",
            "tags   @design",
            "next   send the deck, Sun 6 Dec",
        ):
            assert words in screen, words
        await seat.press("enter")

    drive(sample, size, steps)
    assert newest(sample) == ("2026-11-21", "coffee", ["Grace Mwangi"])
    assert labels(sample)[0] == "log coffee with Grace Mwangi"


def test_tab_steps_through_those_who_could_be_meant(sample: Path) -> None:
    with Book.open(str(sample)) as book, book.operation("two of one name") as session:
        for name in ("Sam Lee", "Sam Roy"):
            contacts.add(session, read_newcomer(name, Calendar(TODAY)), TODAY)

    async def steps(seat: Seat) -> None:
        await seat.press("l")
        await seat.type("tea with Sam")
        screen = seat.screen()
        assert "who    Sam?" in screen
        assert "Who is Sam?" in screen
        assert "› Sam Lee" in screen
        await seat.press("tab")
        assert "› Sam Roy" in seat.screen()
        await seat.press("tab")
        assert "› Sam, somebody new" in seat.screen()
        await seat.press("shift+tab", "enter")
        assert "who    Sam Roy" in seat.screen()
        await seat.press("enter")

    drive(sample, LARGE, steps)
    assert newest(sample)[2] == ["Sam Roy"]


def test_a_name_spelled_wrong_is_offered_as_it_is_spelled(sample: Path) -> None:
    async def steps(seat: Seat) -> None:
        await seat.press("l")
        await seat.type("call with Grase Mwangi")
        await seat.until("› Grace Mwangi")
        await seat.press("enter", "enter")

    drive(sample, SMALL, steps)
    assert newest(sample)[2] == ["Grace Mwangi"]


def test_somebody_new_is_added_by_the_line(sample: Path) -> None:
    async def steps(seat: Seat) -> None:
        await seat.press("l")
        await seat.type("coffee with Xenia Prokop")
        await seat.until("› Xenia Prokop, somebody new")
        await seat.press("enter")
        assert "Xenia Prokop (new)" in seat.screen()
        await seat.press("enter", "u")

    drive(sample, SMALL, steps)
    assert labels(sample) == ["the sample network: 61 people"]


def test_a_line_that_cannot_be_read_stays_with_what_is_wrong(sample: Path) -> None:
    async def steps(seat: Seat) -> None:
        await seat.press("l")
        await seat.type("coffee with Grace on 31 Feb")
        await seat.press("enter")
        assert "31 Feb" in seat.screen()
        assert "What happened?" in seat.screen()
        assert seat.toasts() == []

    drive(sample, SMALL, steps)


def test_the_draft_survives_leaving_and_the_end(sample: Path, tmp_path: Path) -> None:
    async def steps(seat: Seat) -> None:
        await seat.press("l")
        await seat.type("coffee with Gra")
        await seat.press("escape")
        assert seat.toasts()[-1] == "kept as a draft; l takes it up again"
        await seat.press("2", "q")

    async def again(seat: Seat) -> None:
        await seat.press("l")
        assert "coffee with Gra" in seat.screen()
        await seat.type("ce today")
        await seat.press("enter")

    drive(sample, SMALL, steps)
    (drafts,) = (tmp_path / "data").rglob("drafts.json")
    assert drafts.stat().st_mode & 0o777 == 0o600
    assert json.loads(drafts.read_text()) == {str(sample): {"log": "coffee with Gra"}}
    drive(sample, SMALL, again)
    assert not drafts.exists()
    assert newest(sample)[2] == ["Grace Mwangi"]


def test_an_inbox_line_is_settled_in_the_review(sample: Path) -> None:
    async def steps(seat: Seat) -> None:
        await seat.press("w")
        assert "Drinks with Andreas at the tennis club" in seat.screen()
        await seat.until("Andreas, somebody new")
        await seat.press("enter", "enter")
        assert "Waiting lines 1" in seat.screen()

    drive(sample, LARGE, steps)
    assert newest(sample) == ("2026-11-20", "drinks", ["Andreas"]) or newest(sample)[0] == "2026-11-20"
