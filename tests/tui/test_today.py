from pathlib import Path

import pytest

from netbook.services.review import progress
from netbook.storage.book import Book
from tests.tui.seat import LARGE, SMALL, TODAY, Seat, drive


def labels(book: Path) -> list[str]:
    with Book.open(str(book)) as opened:
        return [each.label for each in opened.history(limit=50) if not each.undone]


@pytest.mark.parametrize("size", [SMALL, LARGE])
def test_the_review_stands_there_with_the_first_thing_marked(sample: Path, size: tuple[int, int]) -> None:
    async def steps(seat: Seat) -> None:
        screen = seat.screen()
        assert "▸1 Today" in screen
        assert "Weekly review  0 of 19 ----------" in screen
        assert "Waiting lines 2 · Promises 4 · People due 9 · Coming up 4" in screen
        assert "› ? Drinks with Andreas at the tennis club" in screen
        assert "x1 · written Fri 20 Nov" in screen

    drive(sample, size, steps)


def test_every_key_of_every_step_leads_to_the_next(sample: Path) -> None:
    async def steps(seat: Seat) -> None:
        await seat.press("x")
        assert seat.toasts()[-1].startswith("dropped: Drinks with Andreas")
        assert "x Drinks" not in seat.screen()
        await seat.press("space")  # the second line stays open
        await seat.press("space")  # the week
        await seat.press("d")  # a promise is kept
        await seat.press("s")
        assert "until" in seat.screen()
        await seat.press("enter")
        assert any(each.startswith("snoozed: answer about the trainer role") for each in seat.toasts())
        await seat.press("x")
        assert any(each.startswith("dropped: send the flat contact") for each in seat.toasts())
        await seat.press("n")
        await seat.type("wants two pages")
        await seat.press("ctrl+s")
        assert any(each.startswith("noted on Priya Raman") for each in seat.toasts())

    drive(sample, SMALL, steps)
    assert labels(sample)[:7] == [
        "noted on Priya Raman",
        "dropped: send the flat contact, Rosa Neumann",
        "snoozed: answer about the trainer role until Sun 6 Dec",
        "done: pay invoice 31",
        "skipped: this week",
        "skipped: Lunch with Duarte at Café Janela about a party for Ana",
        "dropped: Drinks with Andreas at the tennis club",
    ]


async def to(seat: Seat, words: str) -> None:
    """Move the mark down to a row."""
    for _ in range(40):
        marked = next((line for line in seat.screen().splitlines() if line.startswith("›")), "")
        if words in marked:
            return
        await seat.press("j")
    raise AssertionError(f"no row with {words!r}:\n{seat.screen()}")


@pytest.mark.slow
def test_who_was_decided_about_is_opened_too(sample: Path) -> None:
    async def steps(seat: Seat) -> None:
        await to(seat, "Bo Lindqvist")
        assert "Bo Lindqvist (p" in seat.screen()  # the card of the one the mark is on
        await seat.press("d", "k")
        assert "✓ Bo Lindqvist" in next(line for line in seat.screen().splitlines() if line.startswith("›"))
        await seat.press("enter")
        assert "Bo Lindqvist" in await seat.until("History")

    drive(sample, LARGE, steps)


@pytest.mark.slow
def test_a_coffee_with_somebody_due_is_logged_and_taken_back(sample: Path) -> None:
    async def steps(seat: Seat) -> None:
        await to(seat, "Miguel Sousa")
        await seat.press("l")
        await seat.type("coffee yesterday")
        assert "who    Miguel Sousa" in seat.screen()
        await seat.press("enter")
        assert any("logged: coffee with Miguel Sousa, yesterday" in each for each in seat.toasts())
        await to(seat, "Bo Lindqvist")
        assert "✓ Miguel Sousa" in seat.screen()
        await to(seat, "Bo Lindqvist")
        await seat.press("d", "k", "k")
        assert "u takes back: done: talked with Bo Lindqvist" in seat.screen()  # the mark is on Miguel Sousa
        await seat.press("u")
        await to(seat, "Bo Lindqvist")
        await seat.press("k")
        assert "u takes back: log coffee with Miguel Sousa" in seat.screen()
        await seat.press("u")
        assert any(each.startswith("undone: log coffee with Miguel Sousa") for each in seat.toasts())
        assert "! Miguel Sousa" in seat.screen()
        await seat.press("U")
        assert "✓ Miguel Sousa" in seat.screen()

    drive(sample, LARGE, steps)


@pytest.mark.slow
def test_talking_reaching_out_snoozing_and_dropping_people(sample: Path) -> None:
    async def steps(seat: Seat) -> None:
        await to(seat, "Miguel Sousa")
        await seat.press("d")
        await seat.press("o")  # Bo Lindqvist is next
        if "Reach Bo Lindqvist" in seat.screen():
            await seat.press("enter")
            assert any(each.startswith("copied: ") for each in seat.toasts())
        assert "Did you reach out to Bo Lindqvist?" in seat.screen()
        await seat.press("enter")
        await seat.press("s", "enter")
        await seat.press("x")

    drive(sample, LARGE, steps)
    assert labels(sample)[:4] == [
        "dropped: Tomás Ferreira is not due any more until you next talk",
        "snoozed: Søren Dahl until Sun 6 Dec",
        "logged: Emailed Bo Lindqvist",
        "done: talked with Miguel Sousa",
    ]


@pytest.mark.slow
def test_an_occasion_is_remembered_and_people_are_picked(sample: Path) -> None:
    async def steps(seat: Seat) -> None:
        await to(seat, "Leonor Vaz: birthday")
        await seat.press("r", "enter")
        assert any("congratulate, due" in each for each in seat.toasts())
        await seat.press("d")  # Tomás Ferreira was congratulated
        await to(seat, "Whom do you want to see next?")
        await seat.until("p picks 3 to 5 people")
        await seat.press("p")
        await seat.type("1, Ana Reyes")
        await seat.press("enter")
        assert any(each.startswith("picked: ") for each in seat.toasts())
        await to(seat, "The numbers, and the end")
        await seat.until("conversations")
        await seat.press("space")
        assert any(each.startswith("review finished: ") for each in seat.toasts())
        assert "The review is over" in seat.screen()
        assert "next week: " in seat.screen()
        await seat.press("space", "enter")  # the first of these is of no consequence
        assert "The review is over" not in seat.screen()
        assert "Weekly review  0 of" in seat.screen()
        first = next(line for line in seat.screen().splitlines() if line.startswith("›"))
        assert "Drinks with Andreas" in first

    drive(sample, LARGE, steps)
    with Book.open(str(sample)) as book, book.reading() as session:
        (summary,) = progress.summaries(session)
    assert {one.name for one in summary.picks} >= {"Ana Reyes"}
    assert summary.finished_on == TODAY


@pytest.mark.slow
def test_the_monthly_review_has_keys_of_its_own(sample: Path) -> None:
    async def steps(seat: Seat) -> None:
        await seat.press("m")
        assert "Monthly review" in seat.screen()
        assert "Gone quiet" in seat.screen()
        await seat.press("y", "u", "a", "u", "p", "enter")
        await to(seat, "? ")
        await seat.press("c")
        assert "Which circle for" in seat.screen()
        await seat.press("G", "enter")
        await seat.press("m")
        assert "Weekly review" in seat.screen()

    drive(sample, LARGE, steps)
    done = labels(sample)[:4]
    assert "no circle" in done[0]
    assert "paused until" in done[1]


@pytest.mark.slow
def test_rules_are_answered_one_after_the_other(sample: Path) -> None:
    async def steps(seat: Seat) -> None:
        await seat.press("m")
        await to(seat, "? ")
        await seat.press("v")
        assert "1/" in seat.screen()
        await seat.press("enter", "enter", "enter", "enter", "enter", "escape")

    drive(sample, LARGE, steps)
    assert "network" in labels(sample)[0] or "open" in labels(sample)[0]


@pytest.mark.slow
def test_an_empty_book_leads_to_the_first_line(empty: Path) -> None:
    async def steps(seat: Seat) -> None:
        screen = seat.screen()
        assert "Nobody here yet." in screen
        assert "netbook demo opens a sample network" in screen
        assert "Go on" not in screen
        await seat.press("space")
        assert seat.toasts() == []  # there is no review to begin
        await seat.press("l")
        await seat.type("coffee with **Ana Reyes** yesterday")
        await seat.press("enter")
        assert any("logged: coffee with Ana Reyes (new), yesterday" in each for each in seat.toasts())
        await seat.until("Weekly review  0 of 1")

    drive(empty, SMALL, steps)


@pytest.mark.slow
def test_what_another_terminal_writes_is_shown_with_the_place_kept(sample: Path) -> None:
    from netbook.services import inbox

    async def steps(seat: Seat) -> None:
        await to(seat, "Miguel Sousa")
        with Book.open(str(sample)) as other, other.operation("elsewhere") as session:
            inbox.drop(session, inbox.get(session, "x1"))
        for _ in range(100):
            await seat.pilot.pause(0.05)
            await seat.settle()
            if "Drinks with Andreas" not in seat.screen():
                break
        assert "Waiting lines 1" in seat.screen()
        assert any(line.startswith("›") and "Miguel Sousa" in line for line in seat.screen().splitlines())

    drive(sample, LARGE, steps)


@pytest.mark.slow
def test_a_number_that_is_none_of_the_list_is_refused_in_the_question(sample: Path) -> None:
    async def steps(seat: Seat) -> None:
        await to(seat, "Whom do you want to see next?")
        await seat.press("p")
        await seat.type("1,99")
        await seat.press("enter")
        assert "there is no 99 in the list" in seat.screen()
        assert "Whom do you want to see?" in seat.screen()
        await seat.press("backspace", "backspace")
        await seat.type("Ana Nobody")
        await seat.press("enter")
        assert "nobody in your book is called 'Ana Nobody'" in seat.screen()
        await seat.press("escape")

    drive(sample, LARGE, steps)
    assert labels(sample) == ["the sample network: 61 people"]


@pytest.mark.slow
def test_today_is_no_day_to_put_something_off_to(sample: Path) -> None:
    async def steps(seat: Seat) -> None:
        await to(seat, "Miguel Sousa")
        await seat.press("s", "ctrl+u")
        await seat.type("today")
        await seat.press("enter")
        assert "'today' is today; give a day to come" in seat.screen()
        assert "until?" in seat.screen()

    drive(sample, LARGE, steps)


@pytest.mark.slow
def test_what_is_said_takes_the_place_of_what_was_said_before(sample: Path) -> None:
    async def steps(seat: Seat) -> None:
        await to(seat, "Miguel Sousa")
        await seat.press("d", "d", "d")
        assert len(seat.toasts()) == 1

    drive(sample, SMALL, steps)


@pytest.mark.slow
def test_a_review_is_not_ended_before_anything_is_decided(sample: Path) -> None:
    async def steps(seat: Seat) -> None:
        await seat.press("G", "space")
        assert seat.toasts()[-1].startswith("nothing was decided in this review yet")

    drive(sample, SMALL, steps)
    assert labels(sample) == ["the sample network: 61 people"]


@pytest.mark.slow
def test_who_comes_due_after_the_review_was_begun_is_shown(empty: Path) -> None:
    async def steps(seat: Seat) -> None:
        await seat.press("a")
        await seat.type("Max Gamma")
        await seat.press("enter", "escape", "space")
        assert seat.toasts()[-1].startswith("skipped: this week")
        await seat.press("2", "l")
        await seat.type("coffee with Max in May")
        await seat.press("enter", "e")
        await seat.type("4w")
        await seat.press("enter", "1")
        await seat.until("People due 1")
        await seat.press("g")
        await to(seat, "Max Gamma")
        assert "nothing waits" not in seat.screen()
        await seat.press("d")
        assert "done: talked with Max Gamma (u takes it back)" in seat.toasts()
        await seat.press("u")
        await seat.until("! Max Gamma")

    drive(empty, LARGE, steps)


@pytest.mark.slow
def test_what_was_copied_says_how_one_reached_out(sample: Path) -> None:
    async def steps(seat: Seat) -> None:
        await to(seat, "Miguel Sousa")
        await seat.press("o")
        lines = [line for line in seat.screen().splitlines() if "email" in line and "@" in line]
        assert lines, seat.screen()
        while not any("›" in line and "@example" in line for line in seat.screen().splitlines()):
            await seat.press("down")
        await seat.press("enter")
        assert "› log: email" in seat.screen()

    drive(sample, LARGE, steps)
