"""The contrast in the app: each count with what it means, and the people behind it."""

from pathlib import Path

from netbook.models import Contact
from netbook.storage.book import Book
from tests.tui.seat import LARGE, SMALL, Seat, drive

TABS = ("tab",) * 5


def test_each_count_opens_the_people_behind_it_and_esc_lists_everybody_again(audience: Path) -> None:
    async def steps(seat: Seat) -> None:
        await seat.press("3", *TABS)
        shown = seat.screen()
        assert "All followers:" in shown
        assert "The whole book, whether they follow you or not" in shown
        counted = next(line.partition("▊")[0] for line in shown.splitlines() if line.startswith("› you know"))
        many = int(counted.split()[3])
        assert "Followers linked to a contact" in shown
        await seat.press("enter")
        shown = seat.screen()
        assert "▸2 People" in shown
        assert "you know; esc lists everybody" in shown
        assert f" {many} p" in shown
        await seat.press("escape")
        shown = seat.screen()
        assert "esc lists everybody" not in shown
        assert f" {many} p" not in shown

    drive(audience, LARGE, steps)


def test_what_is_not_known_says_so(empty: Path) -> None:
    with Book.open(str(empty)) as book, book.operation("add Ana") as session:
        session.add(Contact(name="Ana Reyes"))

    async def steps(seat: Seat) -> None:
        await seat.press("3", *TABS)
        assert "All followers: not known" in seat.screen()
        assert "you know" in seat.screen()

    drive(empty, SMALL, steps)
