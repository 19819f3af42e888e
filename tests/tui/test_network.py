import re
from datetime import date, timedelta
from pathlib import Path

import pytest
from sqlmodel import Session

from netbook.models import Contact, Interaction, Participation, key_of
from netbook.services import ties
from netbook.storage.book import Book
from tests.tui.seat import LARGE, SMALL, TODAY, Seat, drive

pytestmark = pytest.mark.slow  # the scenes compare each of these screens on every run

SIZES = pytest.mark.parametrize("size", [LARGE])  # the scenes compare both
VIEWS = ("Circles", "Ties", "Year", "Reaching out", "Doors", "Contrast")
AT = {name: ("tab",) * place for place, name in enumerate(VIEWS)}


def marked(seat: Seat) -> str:
    return next((line[2:] for line in seat.screen().splitlines() if line.startswith("›")), "")


def view(seat: Seat) -> str:
    """The name of the view that is open."""
    found = re.search(r"▸(\D[^▸]*?)(?:  |$)", seat.screen().splitlines()[1])
    assert found, seat.screen()
    return found[1]


def meet(session: Session, name: str, *talks: tuple[date, str, str | None], circle: str | None = None) -> int:
    """Somebody with what happened: the day, the kind, who began."""
    contact = Contact(name=name, circle=circle)
    session.add(contact)
    session.flush()
    for on, kind, initiator in talks:
        talk = Interaction(on=on, kind=kind, text=f"{kind} with {name}", initiator=initiator)
        session.add(talk)
        session.flush()
        session.add(Participation(interaction_id=key_of(talk), contact_id=key_of(contact), role="present"))
    return key_of(contact)


@SIZES
def test_the_views_are_walked_through_both_ways(sample: Path, size: tuple[int, int]) -> None:
    async def steps(seat: Seat) -> None:
        await seat.press("3")
        assert "▸3 Network" in seat.screen()
        seen = [view(seat)]
        for key in ("tab", "right_square_bracket", "tab", "tab", "tab"):
            await seat.press(key)
            seen.append(view(seat))
        assert seen == list(VIEWS)
        await seat.press("tab")
        assert view(seat) == "Circles"
        await seat.press("shift+tab")
        assert view(seat) == "Contrast"
        await seat.press("left_square_bracket")
        assert view(seat) == "Doors"

    drive(sample, size, steps)


def test_a_click_on_a_name_opens_the_view(sample: Path) -> None:
    async def steps(seat: Seat) -> None:
        await seat.press("3")
        at = seat.screen().splitlines()[1].index("Year")
        await seat.pilot.click("Tabs", offset=(at, 0))
        await seat.settle()
        assert view(seat) == "Year"
        assert "53 weeks up to 22 Nov 2026" in seat.screen()
        await seat.press("shift+tab", "enter")  # a person has a row of names too
        assert view(seat) == "Brief"
        await seat.pilot.click("Tabs", offset=(seat.screen().splitlines()[1].index("Measured") - 1, 0))
        await seat.settle()
        assert view(seat) == "Measured"
        await seat.press("tab")
        assert view(seat) == "History"

    drive(sample, SMALL, steps)


@SIZES
def test_circles_tell_how_full_they_are_and_who_is_late(sample: Path, size: tuple[int, int]) -> None:
    async def steps(seat: Seat) -> None:
        await seat.press("3")
        screen = seat.screen()
        inner = re.search(r"› Inner +4  in all 4 of 5 +every 1w +(█+\S?)(·+)  ! 1 late", screen)
        assert inner, screen
        assert len(inner[1]) > 3 * len(inner[2])
        assert re.search(r"Network +21  in all 52 of 150  every 1y", screen)
        assert re.search(r"Wider +3 +never due", screen)
        assert re.search(r"In none +4\n", screen)
        for words in ("4 people · 2 due · 1 late", "room for 1 more", "late after 2w", "! Miguel Sousa  9 days late"):
            assert words in screen
        await seat.press("j")
        assert "! Søren Dahl  2 weeks late" in seat.screen()
        await seat.press("end")
        assert "in no circle" in seat.screen()

    drive(sample, size, steps)


@SIZES
def test_enter_shows_the_people_of_a_circle(sample: Path, size: tuple[int, int]) -> None:
    async def steps(seat: Seat) -> None:
        for keys, filter_, people in (((), "circle:inner", "Ana Reyes"), (("j",), "circle:close", "Hannah Weiss")):
            await seat.press("3", *keys, "enter")
            screen = await seat.until(filter_)
            assert "▸2 People" in screen
            assert marked(seat).strip().startswith(people)
        await seat.press("3", "end", "enter")
        assert "4 people" in await seat.until("circle:none")

    drive(sample, size, steps)


def test_enter_on_a_circle_shows_the_list_though_a_person_was_open_on_it(sample: Path) -> None:
    async def steps(seat: Seat) -> None:
        await seat.press("2", "enter", "3", "j", "enter")
        assert "circle:close" in await seat.until("9 people")

    drive(sample, SMALL, steps)


def test_a_circle_over_its_capacity_says_by_how_many(empty: Path) -> None:
    with Book.open(str(empty)) as book, book.operation("write") as session:
        for number in range(7):
            meet(session, f"Person {number}", circle="inner")

    async def steps(seat: Seat) -> None:
        await seat.press("3")
        screen = seat.screen()
        assert re.search(r"Inner +7  in all 7 of 5 .*  2 over\n", screen), screen
        assert "with those inside 7 of 5: 2 over" in screen

    drive(empty, SMALL, steps)


@SIZES
def test_ties_are_listed_the_strongest_first_and_opened(sample: Path, size: tuple[int, int]) -> None:
    async def steps(seat: Seat) -> None:
        await seat.press("3", *AT["Ties"])
        screen = seat.screen()
        assert re.search(r"Name .*Tie  12 months +Health +Last +Circle", screen), screen
        assert re.match(r"Ana Reyes .* 95  [▁-█]{13} +warm +Thu 19 Nov +inner", marked(seat)), marked(seat)
        assert "! cooling" in screen
        values = [int(found) for found in re.findall(r" (\d+)  [▁-█·]{13} ", screen)]
        assert values == sorted(values, reverse=True)
        assert len(values) >= 15
        await seat.press("j", "j", "k", "enter")
        assert "Grace Mwangi (p3)" in seat.screen()
        await seat.press("escape")
        assert view(seat) == "Ties"
        assert marked(seat).startswith("Grace Mwangi")

    drive(sample, size, steps)


def test_ties_show_what_was_undone_and_keep_the_mark(sample: Path) -> None:
    with Book.open(str(sample)) as book, book.operation("met Nola") as session:
        talks = [(TODAY - timedelta(days=days), "coffee", "both") for days in range(30)]
        meet(session, "Nola Field", *talks, circle="inner")

    async def steps(seat: Seat) -> None:
        await seat.press("3", *AT["Ties"], *"jjjj")
        before = marked(seat)
        assert "Nola Field" in seat.screen()
        await seat.press("u")
        assert "Nola Field" not in seat.screen()
        assert marked(seat) == before
        await seat.press("U", "home", "j", "j")
        assert marked(seat).startswith("Nola Field")
        await seat.press("u")
        assert marked(seat).startswith("Bo Lindqvist")  # who comes after her

    drive(sample, SMALL, steps)


def test_more_ties_than_one_part_are_measured_part_by_part_and_read_page_by_page(empty: Path) -> None:
    people = 2 * ties.PART + 10
    with Book.open(str(empty)) as book, book.operation("write") as session:
        for number in range(people):
            meet(session, f"Person {number:03}", (TODAY - timedelta(days=number), "coffee", None))

    async def steps(seat: Seat) -> None:
        await seat.press("3")
        await seat.pilot.press("tab", "shift+tab", "tab", "1", "3")  # left while they are measured, and come back to
        await seat.until("› Person 000")
        await seat.press("end")
        assert f"› Person {people - 1}" in await seat.until(f"› Person {people - 1}")
        assert re.search(r"Person 509 .*[▁-█·]{13}", seat.screen())
        await seat.press("pageup", "home")
        assert marked(seat).startswith("Person 000")

    drive(empty, SMALL, steps)


@SIZES
def test_the_year_is_a_calendar_with_facts_and_bars(sample: Path, size: tuple[int, int]) -> None:
    async def steps(seat: Seat) -> None:
        await seat.press("3", *AT["Year"])
        screen = seat.screen()
        for words in ("53 weeks up to 22 Nov 2026", "← a year back", "Mon ", "· none", "interactions       390"):
            assert words in screen
        assert "→" not in screen
        await seat.press("right")  # there is none
        assert "53 weeks up to 22 Nov 2026" in seat.screen()
        await seat.press("left")
        assert "2025   ← a year back   → a year on" in seat.screen()
        assert "interactions       365" in seat.screen()
        await seat.press("left", "left")
        assert re.search(r"2024   → a year on", seat.screen())
        await seat.press("right", "right")
        assert "53 weeks up to 22 Nov 2026" in seat.screen()
        await seat.press("end")
        assert "Circles today" in seat.screen()
        await seat.press("home", "pagedown", "pageup", "down", "up")
        assert "53 weeks up to 22 Nov 2026" in seat.screen()

    drive(sample, size, steps)


def test_the_keys_of_years_are_offered_where_there_are_years(sample: Path) -> None:
    async def steps(seat: Seat) -> None:
        await seat.press("3")
        assert "Year back" not in seat.screen()
        await seat.press(*AT["Year"])
        assert "← Year back" in seat.screen()
        assert "Year on" not in seat.screen()
        await seat.press("left")
        assert "→ Year on" in seat.screen()

    drive(sample, LARGE, steps)


@SIZES
def test_who_reaches_out_is_told_with_those_of_whom_one_side_does(sample: Path, size: tuple[int, int]) -> None:
    async def steps(seat: Seat) -> None:
        await seat.press("3", *AT["Reaching out"])
        screen = seat.screen()
        assert re.search(r"Who began, last 90 days +Who began, last 365 days", screen), screen
        assert re.search(r"you +16 +17%  █.* you +81 +21%  █", screen)
        assert re.search(r"they +22 .* they +112", screen)
        assert "It is you who reaches out, last 365 days" in screen
        assert re.match(r"Ana Costa +you 3  they 0  █+$", marked(seat)), marked(seat)
        assert re.search(r"Bo Lindqvist +you 4  they 24  █+\S?·+", screen)
        await seat.press("j")
        assert marked(seat).startswith("Bo Lindqvist")  # past the heading
        await seat.press("enter")
        assert "Bo Lindqvist (p2)" in seat.screen()

    drive(sample, size, steps)


def test_who_does_not_answer_is_named(empty: Path) -> None:
    with Book.open(str(empty)) as book, book.operation("write") as session:
        asked = [(TODAY - timedelta(days=days), "message", "me") for days in (40, 20, 3)]
        meet(session, "Ada Quiet", *asked)
        meet(session, "Ben Answers", *asked, (TODAY, "message", "them"))
        meet(session, "Cleo Once", (TODAY, "message", "me"))

    async def steps(seat: Seat) -> None:
        await seat.press("3", *AT["Reaching out"])
        silent = seat.screen().split("Not answering")[1]
        assert re.search(r"Ada Quiet  3 times, first Tue 13 Oct", silent), silent
        assert "Ben" not in silent
        assert "Cleo" not in silent

    drive(empty, SMALL, steps)


@SIZES
def test_doors_tell_who_opens_them_and_whom_to_wake(sample: Path, size: tuple[int, int]) -> None:
    async def steps(seat: Seat) -> None:
        await seat.press("3", *AT["Doors"])
        screen = seat.screen()
        assert "Opened the most doors" in screen
        assert re.match(r"Bo Lindqvist  6  in all 7  █+", marked(seat))
        assert "introduced 6 people, 7 with those whom these" in screen
        assert "Carla Voss" in screen
        await seat.press("j", "j", "j", "j", "j")
        assert re.match(r"Sebastian Kraus  once 47, last 15 months ago  █+\S?·", marked(seat)), marked(seat)
        assert "Last: coffee, 13 Aug 2025" in seat.screen()
        await seat.press("enter")
        assert "Sebastian Kraus (p26)" in seat.screen()

    drive(sample, size, steps)


@SIZES
def test_of_two_who_should_meet_one_is_chosen_to_be_opened(sample: Path, size: tuple[int, int]) -> None:
    async def steps(seat: Seat) -> None:
        await seat.press("3", *AT["Doors"], "end")
        assert marked(seat).startswith("Miguel Sousa and Joana Freitas")
        assert "When you have done it, log: introduced" in seat.screen()
        await seat.press("enter")
        assert "Open whom?" in seat.screen()
        await seat.press("j", "enter")
        assert "Joana Freitas (p" in seat.screen()

    drive(sample, size, steps)


@SIZES
def test_an_empty_book_says_what_to_do_in_every_view(empty: Path, size: tuple[int, int]) -> None:
    async def steps(seat: Seat) -> None:
        await seat.press("3")
        for name in VIEWS:
            screen = seat.screen()
            assert view(seat) == name
            assert "Nobody here yet: a adds a person, l writes down what happened" in " ".join(screen.split())
            assert len(screen.splitlines()) == size[1]
            await seat.press("left", "right", "enter", "j", "tab")

    drive(empty, size, steps)


def test_a_book_of_people_of_whom_nothing_is_known_says_so(empty: Path) -> None:
    with Book.open(str(empty)) as book, book.operation("write") as session:
        meet(session, "Ana Reyes", circle="close")

    async def steps(seat: Seat) -> None:
        await seat.press("3")
        for name, words in (
            ("Ties", "No ties to measure yet"),
            ("Year", "Nothing was written down in that time."),
            ("Reaching out", "With nobody does one side alone reach out"),
            ("Doors", "nobody was introduced by anybody yet"),
        ):
            await seat.press("tab")
            assert view(seat) == name
            assert words in seat.screen()
            await seat.press("j", "k", "enter")
            assert view(seat) == name

    drive(empty, SMALL, steps)


def test_what_another_program_writes_is_shown_where_one_is_and_where_one_comes_next(sample: Path) -> None:
    async def steps(seat: Seat) -> None:
        await seat.press("3", *AT["Ties"], "shift+tab")
        with Book.open(str(sample)) as book, book.operation("met Nola") as session:
            talks = [(TODAY - timedelta(days=days), "coffee", "both") for days in range(30)]
            meet(session, "Nola Field", *talks, circle="inner")
        await seat.until("5  in all 5 of 5")
        await seat.press("tab")
        assert "Nola Field" in await seat.until("Nola Field")

    drive(sample, SMALL, steps)
