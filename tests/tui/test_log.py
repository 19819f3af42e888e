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


@pytest.mark.slow
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


@pytest.mark.slow
def test_tab_steps_through_those_who_could_be_meant(sample: Path) -> None:
    with Book.open(str(sample)) as book, book.operation("two of one name") as session:
        for name in ("Sam Lee", "Sam Roy"):
            contacts.add(session, read_newcomer(name, Calendar(TODAY)), TODAY)

    async def steps(seat: Seat) -> None:
        await seat.press("l")
        await seat.type("tea with Sam")
        screen = seat.screen()
        assert "who    Sam Lee?" in screen
        assert "Who is Sam?" in screen
        assert "› Sam Lee" in screen
        await seat.press("tab")
        assert "› Sam Roy" in seat.screen()
        assert "who    Sam Roy?" in seat.screen()
        await seat.press("tab")
        assert "› Sam, somebody new" in seat.screen()
        await seat.press("shift+tab", "enter")
        assert "who    Sam Roy" in seat.screen()
        await seat.press("enter")

    drive(sample, LARGE, steps)
    assert newest(sample)[2] == ["Sam Roy"]


@pytest.mark.slow
def test_a_name_spelled_wrong_is_offered_as_it_is_spelled(sample: Path) -> None:
    async def steps(seat: Seat) -> None:
        await seat.press("l")
        await seat.type("call with Grase Mwangi")
        await seat.until("› Grace Mwangi")
        await seat.press("enter", "enter")

    drive(sample, SMALL, steps)
    assert newest(sample)[2] == ["Grace Mwangi"]


@pytest.mark.slow
def test_somebody_new_comes_before_who_is_only_spelled_a_little_like_it(sample: Path) -> None:
    async def steps(seat: Seat) -> None:
        await seat.press("l")
        await seat.type("coffee with Marta yesterday")
        screen = await seat.until("Amara Diallo")
        assert "› Marta, somebody new" in screen
        assert "who    Marta (new)" in screen
        await seat.press("tab")
        assert "who    Amara Diallo?" in seat.screen()
        await seat.press("ctrl+u")
        await seat.type("coffee with Tmoás yesterday")
        screen = await seat.until("› Tomás Ferreira")
        assert "who    Tomás Ferreira?" in screen
        await seat.press("escape")

    drive(sample, LARGE, steps)


@pytest.mark.slow
def test_what_is_read_as_mere_text_is_shown(sample: Path) -> None:
    async def steps(seat: Seat) -> None:
        await seat.press("l")
        await seat.type("coffee with Carl, An, Marta and Mark in Lisbon yesterday 45 min @design")
        assert "said   An, Marta and Mark in Lisbon yesterday 45 min  " in seat.screen()
        await seat.press("ctrl+u")
        await seat.type("coffee with Grace; next friday: call the band")
        assert "said   next friday: call the band" in seat.screen()
        await seat.press("ctrl+u")
        await seat.type("met Grace from Acme at PyCon")
        assert "said   from Acme" in seat.screen()
        await seat.press("ctrl+u")
        await seat.type("coffee with Grace yesterday, 45 min, @design")
        assert "said" not in seat.screen()
        await seat.press("escape")

    drive(sample, LARGE, steps)


@pytest.mark.slow
def test_the_question_is_in_sight_on_the_smallest_screen(sample: Path) -> None:
    async def steps(seat: Seat) -> None:
        await seat.press("l")
        await seat.type("coffee with Grase Mwangi at Monmouth yesterday for 30 min @design; follow up Friday: the deck")
        screen = await seat.until("› Grace Mwangi")
        assert "Who is Grase Mwangi?" in screen
        assert "who    Grace Mwangi?" in screen
        await seat.press("tab")
        assert "› Grase Mwangi, somebody new" in seat.screen()
        await seat.press("escape")

    drive(sample, (60, 15), steps)


@pytest.mark.slow
def test_an_old_draft_gives_way_to_what_is_typed(sample: Path) -> None:
    async def steps(seat: Seat) -> None:
        await seat.press("l")
        await seat.type("coffee with Gra")
        await seat.press("escape", "l")
        await seat.type("tea with Grace")
        assert "coffee with Gra" not in seat.screen()
        await seat.press("enter", "w")
        await seat.type(" at noon")
        await seat.press("escape", "w")
        assert "A draft you left" in seat.screen()
        await seat.press("backspace", "escape", "w")
        assert "Drinks with Andreas at the tennis club" in seat.screen()
        assert "at noon" not in seat.screen()

    drive(sample, LARGE, steps)


@pytest.mark.slow
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


@pytest.mark.slow
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
        assert "A draft you left: typing replaces it" in seat.screen()
        await seat.press("right")
        await seat.type("ce today")
        assert "A draft you left" not in seat.screen()
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


@pytest.mark.slow
def test_longer_notes_go_through_an_editor(sample: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("EDITOR", "true")

    async def steps(seat: Seat) -> None:
        await seat.press("l")
        await seat.type("tea with Grace")
        await seat.press("ctrl+e")
        assert "an editor cannot be started here" in seat.toasts()[-1]  # a test has no terminal to lend
        assert "tea with Grace" in seat.screen()
        await seat.press("enter")

    drive(sample, SMALL, steps)
    assert labels(sample)[0] == "log coffee with Grace Mwangi"
