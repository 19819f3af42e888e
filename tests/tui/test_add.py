from pathlib import Path

import pytest
from textual import events

from tests.tui.books import everybody, labels, person
from tests.tui.seat import LARGE, SMALL, Seat, drive

pytestmark = pytest.mark.slow  # the scenes compare each of these screens on every run

BOTH = pytest.mark.parametrize("size", [SMALL, LARGE])
LINE = "Zoe Quill, Northwind, zoe@example.com, in Lisbon, met at PyCon 2026 @design every 6 weeks, born 14 March"


async def paste(seat: Seat, text: str) -> None:
    """Paste a text where the cursor is."""
    seat.app.screen.post_message(events.Paste(text))
    await seat.settle()


@BOTH
def test_a_line_is_read_while_one_types_and_saved_with_enter(empty: Path, size: tuple[int, int]) -> None:
    async def steps(seat: Seat) -> None:
        await seat.press("a")
        assert "Who is it?" in seat.screen()
        assert "The name, then in any order" in seat.screen()
        await paste(seat, LINE)
        screen = seat.screen()
        for line in (
            "name      Zoe Quill",
            "org       Northwind",
            "city      Lisbon",
            "ways      email zoe@example.com",
            "met       PyCon 2026",
            "tags      @design",
            "every     6 weeks",
            "birthday  14 Mar",
        ):
            assert line in screen
        assert "⏎ Save  tab Form  esc Leave" in screen
        await seat.press("enter")
        assert seat.toasts() == [
            "added: Zoe Quill, Northwind, in Lisbon, email zoe@example.com, met PyCon 2026, every 6 weeks, "
            "birthday 14 Mar @design (u takes it back)"
        ]
        assert "Zoe Quill (p1)" in await seat.until("Zoe Quill (p1)")
        await seat.press("escape", "a")
        assert "Zoe" not in seat.screen().split("Who is it?")[1]  # no draft is left

    drive(empty, size, steps)
    assert labels(empty) == ["add Zoe Quill"]
    zoe = person(empty, 1)
    assert (zoe.organisation, zoe.city, zoe.met, zoe.cadence) == ("Northwind", "Lisbon", "PyCon 2026", "6w")
    assert zoe.tags == ("design",)


def test_adding_is_one_step_of_undo(empty: Path) -> None:
    async def steps(seat: Seat) -> None:
        await seat.press("a")
        await paste(seat, LINE)
        await seat.press("enter", "u")
        assert any("undone: add Zoe Quill" in each for each in seat.toasts())
        await seat.press("escape", "2")

    drive(empty, SMALL, steps)
    assert everybody(empty) == []


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("Ana, born 31 Feb", "31 Feb"),
        ("Ana, every blue moon", "blue moon"),
        (", Northwind", "there is no name"),
        ("Zoe via Nobody Whatsoever", "Nobody Whatsoever"),
        ("Zoe, circle sideways", "there is no circle 'sideways'"),
    ],
)
def test_what_cannot_be_read_is_said_and_nothing_is_lost(sample: Path, line: str, said: str) -> None:
    before = everybody(sample)

    async def steps(seat: Seat) -> None:
        await seat.press("a")
        await paste(seat, line)
        assert said in " ".join(seat.screen().split())
        await seat.press("enter")
        assert "Who is it?" in seat.screen()
        assert said in " ".join(seat.screen().split())
        assert line in seat.screen()

    drive(sample, SMALL, steps)
    assert everybody(sample) == before


def test_an_empty_line_is_not_saved(empty: Path) -> None:
    async def steps(seat: Seat) -> None:
        await seat.press("a", "enter", "space", "enter")
        assert "Who is it?" in seat.screen()

    drive(empty, SMALL, steps)
    assert everybody(empty) == []


def test_leaving_keeps_the_line_for_another_day(empty: Path) -> None:
    async def leave(seat: Seat) -> None:
        await seat.press("a")
        await seat.type("Zoe Quill, Nor")
        await seat.press("escape")
        assert seat.toasts() == ["kept as a draft; a takes it up again"]
        assert "Who is it?" not in seat.screen()

    async def again(seat: Seat) -> None:
        await seat.press("a")
        assert "org       Nor" in seat.screen()
        await seat.press("right")  # typing would replace the draft
        await seat.type("thwind")
        await seat.press("enter")

    drive(empty, SMALL, leave)
    assert everybody(empty) == []
    drive(empty, SMALL, again)
    assert person(empty, 1).organisation == "Northwind"


@BOTH
def test_a_likely_double_is_shown_and_asked_about(sample: Path, size: tuple[int, int]) -> None:
    before = everybody(sample)
    number = before.index("Ana Reyes") + 1

    async def steps(seat: Seat) -> None:
        await seat.press("a")
        await seat.type("Ana Reyes @again")
        told = " ".join(seat.screen().replace("│", " ").split())
        assert f"! p{number} Ana Reyes, Northwind is in the book already (bears the same name)" in told
        await seat.press("enter")
        assert "Add Ana Reyes all the same?" in seat.screen()
        assert f"› open p{number}" in seat.screen()
        await seat.press("escape")  # leave
        assert "Who is it?" in seat.screen()
        await seat.press("enter", "end", "enter")  # leave, by the choice of it
        assert "name      Ana Reyes" in seat.screen()
        await seat.press("enter", "enter")  # open who is there
        assert f"(p{number})" in await seat.until(f"(p{number})")
        await seat.press("escape", "a", "enter", "down", "enter")  # add all the same
        assert f"(p{len(before) + 1})" in await seat.until(f"(p{len(before) + 1})")

    drive(sample, size, steps)
    assert everybody(sample) == [*before, "Ana Reyes"]
    assert person(sample, len(before) + 1).tags == ("again",)


@pytest.mark.parametrize("key", ["tab", "ctrl+f"])
def test_the_form_is_filled_from_the_line(empty: Path, key: str) -> None:
    async def steps(seat: Seat) -> None:
        await seat.press("a")
        await paste(seat, LINE)
        await seat.press(key)
        screen = seat.screen()
        assert "Somebody new" in screen
        for label, value in (
            ("name", "Zoe Quill"),
            ("organisation", "Northwind"),
            ("city", "Lisbon"),
            ("e-mail", "zoe@example.com"),
            ("birthday", "14 Mar"),
            ("met", "PyCon 2026"),
        ):
            assert f"{label:18}{value}" in screen
        await seat.press("down", "down", "down")
        await seat.type("Designer")
        await seat.press("ctrl+s")
        assert seat.toasts()[-1].startswith("added: Zoe Quill, org=Northwind, title=Designer")
        assert "Zoe Quill (p1)" in await seat.until("Zoe Quill (p1)")
        await seat.press("escape", "a")
        assert "Zoe" not in seat.screen().split("Who is it?")[1]

    drive(empty, LARGE, steps)
    assert labels(empty) == ["add Zoe Quill"]
    zoe = person(empty, 1)
    assert (zoe.title, zoe.cadence, zoe.tags) == ("Designer", "6w", ("design",))
    assert [(each.month, each.day) for each in zoe.occasions] == [(3, 14)]


def test_a_form_that_was_left_is_taken_up_with_what_the_line_adds(empty: Path) -> None:
    async def steps(seat: Seat) -> None:
        await seat.press("a")
        await seat.type("Zoe Quill")
        await seat.press("tab", "down", "down", "down")
        await seat.type("Designer")
        await seat.press("escape")  # to the line
        assert "What you changed in the form is kept there" in seat.screen()
        await seat.type(" @design")
        await seat.press("enter")  # the form holds more than the line
        assert "title             Designer" in seat.screen()
        assert "tags              @design" in seat.screen()
        await seat.press("ctrl+s")

    drive(empty, LARGE, steps)
    assert (person(empty, 1).title, person(empty, 1).tags) == ("Designer", ("design",))


def test_the_form_asks_about_a_double_too(sample: Path) -> None:
    before = everybody(sample)

    async def steps(seat: Seat) -> None:
        await seat.press("a", "tab")
        await seat.type("Ana Reyes")
        await seat.press("ctrl+s")
        assert "Add Ana Reyes all the same?" in seat.screen()
        await seat.press("escape")
        assert "name              Ana Reyes" in seat.screen()
        await seat.press("ctrl+s", "down", "enter")

    drive(sample, SMALL, steps)
    assert everybody(sample) == [*before, "Ana Reyes"]


def test_somebody_without_a_name_is_refused_beside_it(empty: Path) -> None:
    async def steps(seat: Seat) -> None:
        await seat.press("a", "tab", "ctrl+s")
        assert "there is no name" in seat.screen()
        await seat.type("Zoe")
        await seat.press("ctrl+s")

    drive(empty, SMALL, steps)
    assert everybody(empty) == ["Zoe"]


@BOTH
@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("Zoe [/]", "Zoe [/]"),
        ("\x1b[31mZoe\x1b[0m \x1b]0;owned\x07Quill", "Zoe Quill"),
        ("Zoë 田中", "Zoë 田中"),
    ],
)
def test_hostile_names_are_names(empty: Path, size: tuple[int, int], line: str, name: str) -> None:
    async def steps(seat: Seat) -> None:
        await seat.press("a")
        await paste(seat, line)
        assert f"name      {name}" in seat.screen()
        await seat.press("tab")
        assert f"name              {name}" in seat.screen()
        assert "\x1b" not in seat.screen()
        await seat.press("escape", "enter")
        assert name in await seat.until(f"{name} (p1)")

    drive(empty, size, steps)
    assert everybody(empty) == [name]


@BOTH
def test_markup_is_a_name_in_the_form_and_none_in_a_line(empty: Path, size: tuple[int, int]) -> None:
    async def steps(seat: Seat) -> None:
        await seat.press("a")
        await paste(seat, "[@click=app.quit]x[/]")
        assert "there is no name" in seat.screen()  # a line reads @click as a tag
        await seat.press("ctrl+u", "tab")
        await paste(seat, "[@click=app.quit]x[/]")
        await seat.press("ctrl+s")
        assert "[@click=app.quit]x[/] (p1)" in await seat.until("(p1)")

    drive(empty, size, steps)
    assert everybody(empty) == ["[@click=app.quit]x[/]"]


def test_a_name_of_ten_thousand_letters_is_refused_in_a_line(empty: Path) -> None:
    async def steps(seat: Seat) -> None:
        await seat.press("a")
        await paste(seat, "x" * 10_000)
        assert "the name has 10,000 characters" in seat.screen()
        await seat.press("enter", "tab")
        assert "the name has 10,000 characters" in seat.screen()
        assert "Leave" in seat.screen()

    drive(empty, SMALL, steps)
    assert everybody(empty) == []


@BOTH
def test_almost_the_same_name_is_shown_and_asked_about(sample: Path, size: tuple[int, int]) -> None:
    async def steps(seat: Seat) -> None:
        await seat.press("a")
        await seat.type("Ana Reyess")
        assert "(bears almost the" in seat.screen()
        await seat.press("enter")
        assert "Add Ana Reyess all the same?" in seat.screen()
        await seat.press("escape", "ctrl+u")
        await seat.type("Klaus, klaus@")
        assert "klaus@ is no whole e-mail address" in seat.screen()
        await seat.press("enter")
        assert "Who is it?" in seat.screen()

    drive(sample, size, steps)
    assert "Ana Reyess" not in everybody(sample)
