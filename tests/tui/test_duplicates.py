from pathlib import Path

import pytest

from netbook.models import Contact
from netbook.storage.book import Book
from tests.tui.books import everybody, labels, person
from tests.tui.seat import LARGE, SMALL, Seat, drive


@pytest.mark.slow
@pytest.mark.parametrize("size", [SMALL, LARGE, (60, 15)])
def test_two_stand_side_by_side_with_what_speaks_for_it(twice: Path, size: tuple[int, int]) -> None:
    async def steps(seat: Seat) -> None:
        await seat.press("2", "D")
        screen = await seat.until("1 of 4")
        assert "the same e-mail ana@x.org" in screen
        assert "Ana Reyes (p1)" in screen
        for words in ("m Merge", "s Swap", "n Not the same", "? Help"):
            assert words in screen.splitlines()[-1]
        if size != (60, 15):
            assert "Northwind" in screen

    drive(twice, size, steps)


@pytest.mark.slow
def test_each_key_decides_and_u_goes_back(twice: Path) -> None:
    before = everybody(twice)

    async def steps(seat: Seat) -> None:
        await seat.press("D")
        assert "Anita Reyes (p2)" in await seat.until("1 of 4")
        await seat.press("m")
        assert "Anita Reyes (p2) went into Ana Reyes (p1)" in seat.toasts()[-1]
        assert "Reyes, Ana (p3)" in seat.screen()  # of the two pairs with her that are one now
        assert "2 of 3" in seat.screen()
        await seat.press("n")
        assert "are not the same" in seat.toasts()[-1]
        assert "Bo Lindqist (p5)" in seat.screen()
        await seat.press("s")
        assert "Bo Lindqvist (p4)  " in seat.screen()
        await seat.press("u", "u")
        assert "1 of 4" in seat.screen()
        await seat.press("space", "space", "space", "m")
        assert "That was the last of them." in seat.screen()
        await seat.press("left")
        assert "3 of 4" in seat.screen()  # the newest that was left
        await seat.press("u")
        assert "4 of 4" in seat.screen()
        await seat.press("U")
        assert seat.toasts()[-1].startswith("done again: ")
        await seat.press("u", "escape")
        assert "▸1 Today" in seat.screen()

    drive(twice, LARGE, steps)
    assert everybody(twice) == before
    assert labels(twice) == ["by hand"]


@pytest.mark.slow
def test_who_is_said_to_be_two_is_not_asked_about_again(twice: Path) -> None:
    async def steps(seat: Seat) -> None:
        await seat.press("D")
        await seat.until("1 of 4")
        await seat.press("n", "n", "n", "n")
        assert "That was the last of them." in seat.screen()
        await seat.press("escape", "D")
        await seat.until("Nobody seems to be in the book twice.")

    drive(twice, SMALL, steps)
    assert len(labels(twice)) == 5


@pytest.mark.slow
def test_two_who_are_marked_become_one_whatever_they_are_called(twice: Path) -> None:
    async def steps(seat: Seat) -> None:
        await seat.press("2", "M")
        assert "mark two with space first" in seat.toasts()[-1]
        await seat.press("home", "space", "slash")
        await seat.type("cy")
        await seat.press("enter", "space", "M")
        screen = await seat.until("1 of 1")
        assert "called otherwise" in screen
        assert "Cy Demir" in screen
        await seat.press("s", "m")
        assert "went into" in seat.toasts()[-1]
        assert "▸2 People" in seat.screen()

    drive(twice, SMALL, steps)
    assert len(everybody(twice)) == 5


def test_another_program_decides_meanwhile(twice: Path) -> None:
    async def steps(seat: Seat) -> None:
        await seat.press("D")
        await seat.until("1 of 4")
        with Book.open(str(twice)) as book, book.operation("elsewhere") as session:
            session.delete(session.get_one(Contact, 6))
        await seat.press("m")
        await seat.until("2 of 3")

    drive(twice, SMALL, steps)
    assert person(twice, 1).aliases == ("Nita", "Anita Reyes")
