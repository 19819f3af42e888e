import re
from pathlib import Path

import pytest

from netbook.services import directory, people
from netbook.storage.book import Book
from tests.tui.seat import LARGE, SMALL, TODAY, Seat, drive
from tests.tui.test_today import labels


def marked_row(seat: Seat) -> str:
    return next((line for line in seat.screen().splitlines() if line.startswith("›")), "")


@pytest.mark.slow
@pytest.mark.parametrize("size", [SMALL, LARGE])
def test_everybody_is_listed_with_what_one_wants_to_know(sample: Path, size: tuple[int, int]) -> None:
    async def steps(seat: Seat) -> None:
        await seat.press("2")
        screen = seat.screen()
        assert "▸2 People" in screen
        assert "Name↑" in screen
        assert "59 people" in screen
        assert "Aisha Bello" in marked_row(seat)
        assert ("Fintech lawyer" in screen) == (size == LARGE)  # beside the list where there is room
        await seat.press("down", "j", "k", "pagedown", "pageup", "end")
        assert "Zoë" in marked_row(seat) or "Yuki" in marked_row(seat)
        await seat.press("home", "G", "g")
        assert "Aisha Bello" in marked_row(seat)

    drive(sample, size, steps)


@pytest.mark.slow
def test_the_filter_speaks_the_language_of_the_command_line(sample: Path) -> None:
    async def steps(seat: Seat) -> None:
        await seat.press("slash")
        await seat.type("circle:inner")
        assert "4 people" in seat.screen()
        await seat.type(" bo")
        assert "1 person" in seat.screen()
        await seat.press("enter")
        assert "Bo Lindqvist" in marked_row(seat)
        await seat.press("slash", "end")
        await seat.type(" )")
        assert "Bo Lindqvist" in seat.screen()  # what was found stands while the filter cannot be read
        assert "')'" in seat.screen() or ")" in seat.screen()
        await seat.press("escape", "escape")
        await seat.until("59 people")

    drive(sample, SMALL, steps)


def test_nobody_found_says_who_is_spelled_like_it(sample: Path) -> None:
    async def steps(seat: Seat) -> None:
        await seat.press("2", "slash")
        await seat.type("lindqist")
        assert "0 people" in seat.screen()
        assert "did you mean Bo Lindqvist?" in seat.screen()

    drive(sample, SMALL, steps)


@pytest.mark.slow
def test_the_list_is_sorted_by_any_column_either_way(sample: Path) -> None:
    async def steps(seat: Seat) -> None:
        await seat.press("2", "s")
        assert "Circle↑" in seat.screen()
        assert "inner" in marked_row(seat)
        await seat.press("s")
        assert "Last↓" in seat.screen()
        await seat.press("s")
        assert "Due↑" in seat.screen()
        assert "! " in marked_row(seat)
        await seat.press("s")
        assert "Tie↓" in seat.screen()
        await seat.press("S")
        assert "Tie↑" in seat.screen()

    drive(sample, LARGE, steps)


@pytest.mark.slow
def test_many_are_marked_and_changed_at_once_and_back(sample: Path) -> None:
    async def steps(seat: Seat) -> None:
        await seat.press("2", "space", "space", "x")
        assert "3 marked of 59 people" in seat.screen()
        await seat.press("t")
        assert "Which tags for 3 people?" in seat.screen()
        await seat.type("@sailing")
        await seat.press("enter")
        assert seat.toasts()[-1].startswith("3 people: @sailing")
        await seat.press("slash")
        await seat.type("@sailing")
        assert "3 people" in seat.screen()
        await seat.press("enter", "A", "c", "home", "enter")
        assert seat.toasts()[-1].startswith("3 people: inner")
        await seat.press("A", "e")
        await seat.type("6w")
        await seat.press("enter")
        assert "3 people: every 6w" in seat.toasts()[-1]
        await seat.press("A", "p", "enter")
        assert "3 people: paused until" in seat.toasts()[-1]
        await seat.press("A", "T", "enter")
        await seat.press("escape", "u", "u", "u", "u", "u")

    drive(sample, LARGE, steps)
    assert labels(sample) == ["the sample network: 61 people"]


@pytest.mark.slow
def test_one_is_archived_and_brought_back(sample: Path) -> None:
    async def steps(seat: Seat) -> None:
        await seat.press("2", "z")
        assert seat.toasts()[-1].startswith("Aisha Bello: archived")
        assert "58 people" in seat.screen()
        await seat.press("slash")
        await seat.type("is:archived")
        await seat.press("enter", "z")
        assert seat.toasts()[-1].startswith("Aisha Bello: back from the archive")

    drive(sample, SMALL, steps)


@pytest.mark.slow
def test_a_person_is_seen_from_all_sides(sample: Path) -> None:
    async def steps(seat: Seat) -> None:
        await seat.press("2", "slash")
        await seat.type("ana reyes")
        await seat.press("enter", "enter")
        for words in ("Standing", "Thu 19 Nov", "Notes", "promised", "you gave", "tie", "the sample network"):
            assert words in seat.screen(), words
            await seat.press("tab")
        await seat.press("shift+tab")
        assert "the sample network" in seat.screen()
        await seat.press("q")
        assert "▸2 People" in seat.screen()

    drive(sample, SMALL, steps)


@pytest.mark.slow
def test_notes_facts_promises_and_lines_are_written_on_a_person(sample: Path) -> None:
    async def steps(seat: Seat) -> None:
        await seat.press("2", "enter", "n")
        await seat.type("likes the sea")
        await seat.press("ctrl+s")
        await seat.press("f")
        await seat.type("sails")
        await seat.press("enter")
        assert "write it like partner: Sam" in seat.screen()
        await seat.type(": on Sundays")
        await seat.press("enter")
        await seat.press("r")
        await seat.type("send the map")
        await seat.press("enter", "enter")
        await seat.press("l")
        await seat.type("tea today")
        await seat.press("enter")
        await seat.until("last today")
        await seat.press("o", "enter")
        assert any(each.startswith("copied: aisha.bello@example.com") for each in seat.toasts())

    drive(sample, SMALL, steps)
    with Book.open(str(sample)) as book, book.reading() as session:
        view = people.view(session, directory.person(session, "Aisha Bello", TODAY), TODAY)
    assert view.notes[0].text == "likes the sea"
    assert ("sails", "on Sundays") in {(fact.key, fact.value) for fact in view.facts}
    assert [each.what for each in view.follow_ups if each.state == "open"] == ["send the map"]
    assert view.interactions[0].text == "tea today"


@pytest.mark.slow
@pytest.mark.parametrize(
    ("place", "name"),
    [
        pytest.param(("2",), "Aisha Bello", id="listed"),
        pytest.param(("2", "enter"), "Aisha Bello", id="alone"),
        pytest.param(("4", "tab", "down", "down", "enter"), "Amara Diallo", id="behind a count"),
    ],
)
def test_each_key_does_its_own_to_a_person_wherever_they_stand(sample: Path, place: tuple[str, ...], name: str) -> None:
    async def steps(seat: Seat) -> None:
        async def given(key: str, text: str, done: str) -> None:
            await seat.press(key, "ctrl+u")
            await seat.type(text)
            await seat.press("enter")
            assert done in labels(sample)[0]

        await seat.press(*place, "c", "home", "enter")
        assert labels(sample)[0] == f"{name}: inner"
        await given("e", "6w", f"{name}: every 6w")
        await given("t", "@early", f"{name}: @early")
        await seat.press("T", "enter")
        assert "taken off" in labels(sample)[0]
        await given("p", "in 2 weeks", f"{name}: paused until Sun 6 Dec")
        await given("f", "likes: tea", f"{name}: likes: tea")
        await seat.press("r")
        await seat.type("send it")
        await seat.press("enter", "enter")
        assert labels(sample)[0] == f"{name}: send it, due Sun 29 Nov"
        await seat.press("n")
        await seat.type("rows on Sundays")
        await seat.press("ctrl+s")
        assert labels(sample)[0] == f"noted on {name}"
        await seat.press("o", "enter")
        assert seat.toasts()[-1].startswith("copied: ")
        await seat.press("v")
        assert "not known yet" in seat.screen()
        await seat.press("escape", "E")
        assert "Save" in seat.screen()
        await seat.press("escape", "tab")
        assert "▸Timeline" in seat.screen()
        await seat.press("shift+tab")
        assert "▸Brief" in seat.screen()
        await seat.press("z")
        assert labels(sample)[0] == f"{name}: archived"

    drive(sample, LARGE, steps)


@pytest.mark.slow
def test_a_note_that_is_left_stands_there_again(sample: Path) -> None:
    async def steps(seat: Seat) -> None:
        await seat.press("2", "n")
        await seat.type("half a tho")
        await seat.press("escape")

    async def again(seat: Seat) -> None:
        await seat.press("2", "n")
        assert "half a tho" in seat.screen()

    drive(sample, SMALL, steps)
    drive(sample, SMALL, again)


@pytest.mark.slow
def test_the_palette_finds_people_and_actions(sample: Path) -> None:
    async def steps(seat: Seat) -> None:
        await seat.press("ctrl+p")
        await seat.type("grace")
        await seat.until("Grace Mwangi")
        await seat.press("down", "enter")
        await seat.until("Standing")
        assert "Grace Mwangi" in seat.screen()

    drive(sample, LARGE, steps)


@pytest.mark.slow
def test_the_help_names_every_key_of_the_screen(sample: Path) -> None:
    async def steps(seat: Seat) -> None:
        await seat.press("2", "question_mark")
        screen = seat.screen()
        for words in ("mark this one, for what is done", "put them in a circle", "write down what happened"):
            assert words in screen
        for closes in ("escape", "question_mark", "q", "enter"):
            await seat.press(closes)
            assert "put them in a circle" not in seat.screen(), closes
            await seat.press("question_mark")
            assert "put them in a circle" in seat.screen(), closes

    drive(sample, LARGE, steps)


@pytest.mark.slow
def test_a_click_marks_and_another_opens(sample: Path) -> None:
    async def steps(seat: Seat) -> None:
        await seat.press("2")
        await seat.pilot.click("#rows", offset=(10, 3))
        await seat.settle()
        assert "Ana Reyes" in marked_row(seat)
        await seat.pilot.click("#rows", offset=(10, 3))
        await seat.settle()
        assert "Brief  Timeline" in seat.screen()
        await seat.pilot.click("ModeBar", offset=(3, 0))
        await seat.settle()
        assert "▸1 Today" in seat.screen()

    drive(sample, SMALL, steps)


def test_an_empty_book_says_what_to_do(empty: Path) -> None:
    async def steps(seat: Seat) -> None:
        await seat.press("2")
        assert "Nobody here yet." in seat.screen()
        await seat.press("j", "space", "s", "c", "t", "n", "o", "enter")  # nothing to do it with
        assert "Nobody here yet." in seat.screen()

    drive(empty, SMALL, steps)


@pytest.mark.slow
def test_the_circle_they_are_in_is_where_the_mark_begins(sample: Path) -> None:
    async def steps(seat: Seat) -> None:
        await seat.press("2", "c")
        assert "network" in marked_row(seat) or "› network" in seat.screen()
        assert "· now" in seat.screen()
        assert "every never" not in seat.screen()
        await seat.press("enter")
        assert "nothing has changed" in seat.toasts()[-1]
        await seat.press("home", "space", "space", "space", "c")
        assert "› leave them" in seat.screen()
        assert "1 of them now" in seat.screen() or "2 of them now" in seat.screen()
        await seat.press("enter")
        assert "3 marked" in seat.screen()

    drive(sample, SMALL, steps)
    assert labels(sample) == ["the sample network: 61 people"]


@pytest.mark.slow
def test_what_has_a_field_of_its_own_is_no_fact(sample: Path) -> None:
    async def steps(seat: Seat) -> None:
        await seat.press("2", "f")
        await seat.type("birthday: 31 Feb")
        await seat.press("enter")
        assert "A fact about Aisha Bello" in seat.screen()
        for told in ("birthday: 3 March 1980", "e-mail: aisha@example.org", "city: Porto", "Partner: Sam"):
            await seat.press("escape", "f")
            await seat.type(told)
            await seat.press("enter")
        await seat.press("f")
        await seat.type("circle: inner")
        await seat.press("enter")
        assert "circle is no fact" in seat.screen()
        await seat.press("escape")

    drive(sample, SMALL, steps)
    with Book.open(str(sample)) as book, book.reading() as session:
        view = people.view(session, directory.person(session, "Aisha Bello", TODAY), TODAY)
    assert view.city == "Porto"
    assert "aisha@example.org" in [each.value for each in view.methods]
    assert [each.key for each in view.facts if each.key in ("birthday", "e-mail", "email", "city")] == []
    assert "partner" in [each.key for each in view.facts]
    assert any(each.kind == "birthday" and each.day == 3 for each in view.occasions)


@pytest.mark.slow
def test_who_is_marked_stays_so_under_the_next_filter(sample: Path) -> None:
    async def steps(seat: Seat) -> None:
        await seat.press("2", "slash")
        await seat.type("bo lindqvist")
        await seat.press("enter", "space", "slash", "ctrl+u")
        await seat.type("yuki")
        await seat.press("enter", "space")
        assert "2 marked, 1 of them not listed" in seat.screen()
        await seat.press("t")
        assert "Which tags for 2 people?" in seat.screen()
        await seat.type("@sailing")
        await seat.press("enter")
        assert seat.toasts()[-1].startswith("2 people: @sailing")
        await seat.press("slash", "end")
        await seat.pilot.pause(0.1)
        await seat.press("escape", "escape")
        await seat.until("59 people")
        await seat.until("Yuki")
        assert "Yuki" in marked_row(seat)

    drive(sample, SMALL, steps)


@pytest.mark.slow
def test_what_is_measured_is_wrapped_and_nothing_is_cut_without_a_sign(sample: Path) -> None:
    async def steps(seat: Seat) -> None:
        await seat.press("2", "enter", "tab")
        assert not re.search(r"\d{4}-\d\d-\d\d", seat.screen())  # days as they are said everywhere else
        await seat.press("tab", "tab", "tab", "tab")
        told = seat.screen().split("\n", 3)[3].rsplit("\n", 1)[0].split()
        await seat.pilot.resize_terminal(60, 60)
        await seat.settle()
        assert set(told) <= set(seat.screen().split())  # what no more fits on a line goes on below

    drive(sample, LARGE, steps)


def test_the_palette_shows_beginnings_of_words_before_scattered_letters(sample: Path) -> None:
    async def steps(seat: Seat) -> None:
        await seat.press("ctrl+p")
        await seat.type("mig")
        screen = await seat.until("Miguel Sousa")
        assert "Theme" not in screen[: screen.index("Miguel Sousa")]

    drive(sample, SMALL, steps)


@pytest.mark.slow
def test_the_views_beside_the_list_have_their_names(sample: Path) -> None:
    async def steps(seat: Seat) -> None:
        await seat.press("2")
        assert "▸Brief  Timeline" in seat.screen()

    drive(sample, (120, 40), steps)


def bar(seat: Seat) -> str:
    return seat.screen().splitlines()[-1]


@pytest.mark.slow
def test_the_bar_follows_what_one_is_at(sample: Path) -> None:
    async def of_some(seat: Seat) -> None:
        await seat.press("2")
        assert bar(seat).startswith(" ⏎ Open  space Mark  l Log  a Add  c Circle")
        await seat.press("space", "space")
        assert bar(seat).startswith(" c Circle  v Vet  e Every  t Tag  T Untag  p Pause  z Archive")
        assert "Edit" not in bar(seat)
        assert "? Help" in bar(seat)
        await seat.press("E")  # one person's: of whom the mark is on
        assert "Ana Costa (p" in seat.screen()
        await seat.press("escape", "1", "m")
        assert "m Other review" in bar(seat)

    drive(sample, SMALL, of_some)


def test_the_bar_of_an_empty_book_tells_how_people_come_in(empty: Path) -> None:
    async def of_nobody(seat: Seat) -> None:
        await seat.press("2")
        assert bar(seat).startswith(" a Add  i Import  l Log")
        assert "Circle" not in bar(seat)

    drive(empty, SMALL, of_nobody)
