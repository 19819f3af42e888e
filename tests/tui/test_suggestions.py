"""What a calendar suggests, in the app: imported, asked about in the review, logged, changed, dropped, taken back."""

from datetime import date
from pathlib import Path

import pytest

from netbook.domain.records import Encounter, Named
from netbook.storage.book import Book
from tests.services.test_suggesting import bring
from tests.storage.helpers import add, state
from tests.tui.seat import LARGE, SMALL, Seat, drive
from tests.tui.test_today import to

EVENT = "BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:1\nSUMMARY:Tea w/ Ana\nDTSTART:20261118T090000\nEND:VEVENT\nEND:VCALENDAR\n"


def suggest(path: Path) -> None:
    with Book.open(str(path)) as book:
        add(book, "Ana Reyes")
        ana = (Named("Ana Reyes"),)
        for day, what in enumerate(("Coffee w/ Ana", "Planning", "Lunch with Ana"), start=17):
            event = Encounter(str(day), date(2026, 11, day), "meeting", what, ana, "15:00", "Monmouth", 60, sure=False)
            bring(book, event)


def rows(path: Path, table: str) -> list[dict[str, object]]:
    with Book.open(str(path)) as book:
        return state(book)[table]


@pytest.mark.slow
def test_each_is_asked_about_with_one_key_and_taken_back(empty: Path) -> None:
    suggest(empty)

    async def steps(seat: Seat) -> None:
        screen = seat.screen()
        assert "This week 3" in screen
        assert "› ? Tuesday 15:00 Coffee w/ Ana, Monmouth" in screen
        assert "Tuesday 15:00 Coffee w/ Ana, Monmouth: log it?" in " ".join(screen.replace("│", " ").split())
        assert "with Ana Reyes (p1) · coffee · 1 h" in screen
        await seat.press("y")
        assert seat.toasts()[-1].startswith("logged: coffee with Ana Reyes")
        assert "✓ Coffee w/ Ana" in seat.screen()
        await to(seat, "Wednesday 15:00 Planning")
        await seat.press("l")
        assert "meeting with Ana Reyes at Monmouth on 2026-11-18 at 15:00 for 60 min: Planning" in seat.screen()
        await seat.type(" @work")
        await seat.press("enter")
        assert any("logged: meeting with Ana Reyes, Wed 18 Nov" in each for each in seat.toasts())
        await to(seat, "Thursday 15:00 Lunch with Ana")
        await seat.press("x")
        assert seat.toasts()[-1].startswith("dropped: Lunch with Ana")
        await seat.press("u")
        await to(seat, "Thursday 15:00 Lunch with Ana")
        await seat.press("space")

    drive(empty, LARGE, steps)
    assert [row["state"] for row in rows(empty, "suggestion")] == ["logged", "logged", "open"]
    assert [(row["kind"], row["source"], row["source_key"]) for row in rows(empty, "interaction")] == [
        ("coffee", "calendar", "17"),
        ("meeting", "calendar", "18"),
    ]
    assert [row["outcome"] for row in rows(empty, "review_item")][:3] == ["logged", "logged", "skipped"]


@pytest.mark.slow
def test_a_calendar_is_imported_and_its_events_wait_in_the_review(empty: Path, tmp_path: Path) -> None:
    with Book.open(str(empty)) as book:
        add(book, "Ana Reyes")
    file = tmp_path / "calendar.ics"
    file.write_text(EVENT)

    async def steps(seat: Seat) -> None:
        await seat.press("i")
        await seat.press("ctrl+u")
        await seat.type(str(file))
        await seat.press("enter")
        await seat.until("1 past event with people of your book")
        assert rows(empty, "suggestion") == []
        await seat.press("enter")
        await seat.press("y")
        await seat.until("1 suggestion")
        await seat.press("escape", "1")
        assert "Wednesday 09:00 Tea w/ Ana" in seat.screen()

    drive(empty, SMALL, steps)
    assert [row["text"] for row in rows(empty, "suggestion")] == ["Tea w/ Ana"]
    assert rows(empty, "interaction") == []
