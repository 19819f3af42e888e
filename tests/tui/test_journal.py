import time
from datetime import date
from pathlib import Path

import pytest

from netbook.config import load
from netbook.models import Interaction
from netbook.services import interactions, journal
from netbook.storage.book import Book
from tests.tui.seat import LARGE, SMALL, TODAY, Seat, drive

pytestmark = pytest.mark.slow  # the scenes compare each of these screens on every run

SIZES = pytest.mark.parametrize("size", [LARGE])  # the scenes compare both


def log(book: Path, *lines: str, today: date = TODAY) -> None:
    """Write lines down, each a day after the one before, the last one on ``today``."""
    settings = load(None, warn=print)
    with Book.open(str(book)) as opened:
        for line in lines:
            with opened.operation(f"log {line[:20]}") as session:
                interactions.record(session, interactions.read_line(session, line, today, settings))


def read(book: Path, number: int) -> Interaction | None:
    with Book.open(str(book)) as opened, opened.reading() as session:
        return session.get(Interaction, number)


def labels(book: Path) -> list[str]:
    with Book.open(str(book)) as opened:
        return [each.label for each in opened.history(limit=20) if not each.undone]


def marked(seat: Seat) -> str:
    return next((line for line in seat.screen().splitlines() if line.startswith("›")), "")


@pytest.fixture
def written(empty: Path) -> Path:
    """A book of three things that happened."""
    log(
        empty,
        "coffee with **Ana Reyes** and **Bo Lindqvist** at Monmouth on 2 Nov for 45 min @design;"
        " follow up in 2 weeks: send the deck",
        "called **Grace Hopper** yesterday: she will review the talk",
        "Bo introduced me to **Zoë Brandt** today",
    )
    return empty


@SIZES
def test_what_happened_stands_there_newest_first_with_the_whole_of_it(written: Path, size: tuple[int, int]) -> None:
    async def steps(seat: Seat) -> None:
        await seat.press("5")
        screen = seat.screen()
        assert "▸5 Journal" in screen
        assert "3 interactions" in screen
        assert [line[2:11] for line in screen.splitlines()[4:7]] == ["today    ", "yesterday", "Mon 2 Nov"]
        await seat.press("j", "j")
        screen = seat.screen()
        assert marked(seat).startswith("› Mon 2 Nov  coffee   Ana Reyes, Bo")
        for words in (
            "Monday 2 November 2026  i1",
            "who     Ana Reyes, Bo Lindqvist",
            "how     coffee, 45 min",
            "where   Monmouth",
            "tags    @design",
            "send the deck",
        ):
            assert words in screen, screen

    drive(written, size, steps)


@SIZES
def test_the_filter_finds_as_one_types(written: Path, size: tuple[int, int]) -> None:
    async def steps(seat: Seat) -> None:
        await seat.press("5", "slash")
        await seat.type("with:bo kind:coffee")
        assert "1 interaction " in seat.screen()
        assert "Grace Hopper" not in seat.screen()
        await seat.type(" since:2027")
        assert "nothing like that is written down; fewer terms find more" in seat.screen()
        await seat.press("escape", "escape")  # to the list, and then without the filter
        assert "3 interactions" in seat.screen()
        await seat.press("slash")
        await seat.type("nonsense:1")
        assert "nonsense" in seat.screen().splitlines()[4]

    drive(written, size, steps)


@SIZES
def test_an_empty_book_has_one_friendly_line(empty: Path, size: tuple[int, int]) -> None:
    async def steps(seat: Seat) -> None:
        await seat.press("5")
        assert "Nothing is written down yet." in seat.screen()
        assert "l writes the first line" in seat.screen()
        await seat.press("E", "n", "x", "space", "enter", "j")  # nothing is there to do it with
        await seat.press("l")
        await seat.type("coffee with **Ana Reyes**")
        await seat.press("enter")
        assert "1 interaction " in seat.screen()

    drive(empty, size, steps)


def test_what_was_logged_shows_however_slow_the_book_is(empty: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    stamp = Book.stamp

    def slow(book: Book) -> object:
        time.sleep(0.2)
        return stamp(book)

    async def steps(seat: Seat) -> None:
        await seat.press("5")
        monkeypatch.setattr(Book, "stamp", slow)
        await seat.press("l")
        await seat.type("coffee with **Ana Reyes**")
        await seat.press("enter")
        await seat.until("1 interaction ")

    monkeypatch.setattr("netbook.tui.app._LOOKS", 1_000)  # else it would be seen a second later
    drive(empty, LARGE, steps)


def test_a_line_is_written_anew_on_the_day_it_was(written: Path) -> None:
    async def steps(seat: Seat) -> None:
        await seat.press("5", "j")
        await seat.press("E")
        assert "What happened, anew (i2)" in seat.screen()
        assert "when   yesterday" in seat.screen()
        await seat.press("ctrl+u")
        await seat.type("called Grace for 20 min")
        await seat.press("enter")
        assert any(each.startswith("changed: call with Grace Hopper, yesterday, 20 min") for each in seat.toasts())
        await seat.until("call, 20 min")

    drive(written, LARGE, steps)
    row = read(written, 2)
    assert row is not None
    assert (row.on, row.minutes) == (date(2026, 11, 21), 20)
    assert labels(written)[0] == "amend i2: call with Grace Hopper"


def test_an_amendment_that_was_left_stands_there_again(written: Path) -> None:
    async def steps(seat: Seat) -> None:
        await seat.press("5", "E", "escape")
        assert seat.toasts() == []  # nothing was typed
        await seat.press("E")
        await seat.type(", at last")
        await seat.press("escape")
        assert seat.toasts() == ["kept as a draft; it stands there again"]
        await seat.press("E")
        assert ", at last" in seat.screen()

    drive(written, LARGE, steps)


def test_notes_are_written_mended_and_taken_away(written: Path) -> None:
    async def steps(seat: Seat) -> None:
        await seat.press("5", "n")
        await seat.type("a grant for the atlas")
        await seat.press("ctrl+s")
        assert any(each.startswith("notes on i3") for each in seat.toasts())
        assert "a grant for the atlas" in seat.screen()
        await seat.press("n")
        await seat.type(" of rivers")
        await seat.press("ctrl+s")
        assert "a grant for the atlas of rivers" in seat.screen()
        await seat.press("n", "ctrl+u", "ctrl+s")
        assert "rivers" not in seat.screen()
        await seat.press("u")
        assert "a grant for the atlas of rivers" in seat.screen()

    drive(written, LARGE, steps)
    row = read(written, 3)
    assert row is not None
    assert row.notes == "a grant for the atlas of rivers"


def test_notes_go_through_an_editor(written: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    async def steps(seat: Seat) -> None:
        await seat.press("5", "n", "ctrl+e")
        assert "an editor cannot be started here" in seat.toasts()[-1]  # a test has no terminal to lend
        await seat.type("by hand")
        await seat.press("ctrl+s")

    monkeypatch.setenv("EDITOR", "true")
    drive(written, SMALL, steps)
    row = read(written, 3)
    assert row is not None
    assert row.notes == "by hand"


@SIZES
def test_a_line_is_removed_in_one_step_and_comes_back(written: Path, size: tuple[int, int]) -> None:
    async def steps(seat: Seat) -> None:
        await seat.press("5", "j", "j", "x")
        assert any(each.startswith("removed: coffee with") for each in seat.toasts())
        assert "2 interactions" in seat.screen()
        assert marked(seat).startswith("› yesterday")  # the last one there is
        await seat.press("u")
        assert "3 interactions" in seat.screen()
        await seat.press("x")
        await seat.press("G", "u")

    drive(written, size, steps)
    assert read(written, 1) is not None
    with Book.open(str(written)) as book, book.reading() as session:
        assert [each.what for each in journal.promised(session, "i1")] == ["send the deck"] * 2


@SIZES
def test_enter_opens_the_first_person(written: Path, size: tuple[int, int]) -> None:
    async def steps(seat: Seat) -> None:
        await seat.press("5", "j", "enter")
        assert "Grace Hopper (p3)" in seat.screen()
        await seat.press("escape")
        assert marked(seat).startswith("› yesterday")

    drive(written, size, steps)


def test_space_reads_on_to_the_end_and_then_to_the_next(written: Path) -> None:
    with Book.open(str(written)) as book, book.operation("notes") as session:
        journal.annotate(session, "i3", "\n".join(f"line {number}" for number in range(30)))

    async def steps(seat: Seat) -> None:
        await seat.press("5")
        assert "line 25" not in seat.screen()
        for _ in range(10):
            if "line 29" in seat.screen():
                break
            await seat.press("space")
        assert marked(seat).startswith("› today")
        await seat.press("space")
        assert marked(seat).startswith("› yesterday")

    drive(written, SMALL, steps)


@SIZES
def test_what_was_done_is_shown_and_taken_back(written: Path, size: tuple[int, int]) -> None:
    async def steps(seat: Seat) -> None:
        await seat.press("5", "tab")
        assert "What was done in the book, newest first" in seat.screen()
        assert "log Bo introduced me to" in marked(seat)
        await seat.press("E", "n", "x")  # of the other view
        assert seat.toasts() == []
        await seat.press("enter")
        assert any(each.startswith("undone: log Bo introduced me to") for each in seat.toasts())
        assert "undone" in marked(seat)
        await seat.press("j", "space")
        assert "undone" in marked(seat)
        assert "log called" in marked(seat)
        await seat.press("space")
        assert "undone already" in seat.toasts()[-1] or "is undone" in seat.toasts()[-1]
        await seat.press("tab")
        assert "1 interaction " in seat.screen()

    drive(written, size, steps)
    assert labels(written) == ["log coffee with **Ana Re"[:24]]


def test_what_changed_since_is_not_taken_back_and_it_is_said_why(written: Path) -> None:
    with Book.open(str(written)) as book, book.operation("mend the call") as session:
        journal.annotate(session, "i2", "she wrote, too")

    async def steps(seat: Seat) -> None:
        await seat.press("5", "tab", "j", "j")
        assert "log called" in marked(seat)
        await seat.press("enter")
        assert "mend the call" in seat.toasts()[-1]
        assert "undone" not in marked(seat)

    drive(written, LARGE, steps)
    assert read(written, 2) is not None


def test_escape_and_find_lead_back_from_what_was_done(written: Path) -> None:
    async def steps(seat: Seat) -> None:
        await seat.press("5", "tab", "escape")
        assert "3 interactions" in seat.screen()
        await seat.press("tab", "slash")
        await seat.type("grace")
        assert "1 interaction " in seat.screen()
        await seat.press("enter")
        assert marked(seat).startswith("› yesterday")

    drive(written, SMALL, steps)


def test_a_long_journal_is_read_page_by_page(sample: Path) -> None:
    async def steps(seat: Seat) -> None:
        await seat.press("5")
        assert "748 interactions" in seat.screen()
        await seat.press("G")
        assert "…" not in marked(seat)[:6]
        last = marked(seat)
        await seat.press("g", "pagedown", "pageup", "G", "k", "j")
        assert marked(seat) == last

    drive(sample, SMALL, steps)


def test_people_are_filtered_marked_and_kept_as_before(sample: Path) -> None:
    async def steps(seat: Seat) -> None:
        await seat.press("2", "slash")
        await seat.type("circle:inner")
        await seat.press("enter", "x")
        assert "1 marked of 4 people" in seat.screen()
        await seat.press("escape")
        await seat.until("1 marked of 59 people")
        await seat.press("escape")
        assert " 59 people" in seat.screen()
        assert "marked of" not in seat.screen()
        await seat.press("s", "S", "A")
        assert "59 marked of 59 people" in seat.screen()

    drive(sample, LARGE, steps)


def test_advice_speaks_of_keys_not_of_commands(sample: Path) -> None:
    async def steps(seat: Seat) -> None:
        await seat.press("l")
        await seat.type("lunch with Bo Lindqvist tomorrow")
        screen = " ".join(seat.screen().replace("│", " ").split())
        assert "lies ahead" in screen
        assert "netbook remind" not in screen
        assert "promises something for a day" in screen
        await seat.press("escape", "5", "l", "ctrl+u")
        await seat.type("coffee with Bo Lindqvist 3/4")
        screen = " ".join(seat.screen().replace("│", " ").split())
        assert "can be read two ways" in screen
        assert "NETBOOK" not in screen
        await seat.press("escape", "tab", "enter")
        await seat.press("enter")
        assert "netbook history" not in seat.toasts()[-1]
        assert "tab in the journal lists what was done" in seat.toasts()[-1]

    drive(sample, SMALL, steps)
