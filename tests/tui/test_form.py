from collections.abc import Callable
from pathlib import Path

import pytest
from textual import events

from netbook.domain.views import PersonView
from netbook.models import Contact
from netbook.storage.book import Book
from tests.cli.terminal import Terminal
from tests.tui.books import change, everybody, labels, person, sheet_of
from tests.tui.seat import LARGE, SMALL, Seat, drive
from tests.tui.test_terminal import HOSTILE, Small
from tests.tui.test_terminal import opened as at_terminal

pytestmark = pytest.mark.slow  # the scenes compare each of these screens on every run

ROWS = (
    "name",
    "other names",
    "organisation",
    "title",
    "city",
    "e-mail",
    "e-mail",
    "phone",
    "web or profile",
    "web or profile",
    "address",
    "birthday",
    "met",
    "met on",
    "introduced by",
    "circle",
    "every",
    "tags",
    "about",
)


def aisha(book: Path) -> int:
    """The row of the first in the list: she has an organisation, an e-mail and a profile."""
    return everybody(book).index("Aisha Bello") + 1


async def opened(seat: Seat) -> None:
    """The form of the first in the list."""
    await seat.press("2", "E")
    assert "Aisha Bello (p" in await seat.until("organisation")


async def to(seat: Seat, label: str, last: bool = False) -> None:
    """Walk to a field; of several to the first, or the last, which is empty."""
    await walk(seat, "down", len(ROWS) - 1 - ROWS[::-1].index(label) if last else ROWS.index(label))


async def walk(seat: Seat, key: str, times: int) -> None:
    """A key several times."""
    await seat.pilot.press(*[key] * times)
    await seat.settle()


async def wipe(seat: Seat, text: str = "") -> None:
    """Another text in a field."""
    await seat.pilot.press("end", "ctrl+u")
    await paste(seat, text)


async def paste(seat: Seat, text: str) -> None:
    """Paste a text where the cursor is."""
    if text:
        seat.app.screen.post_message(events.Paste(text))
    await seat.settle()


@pytest.mark.parametrize(("size", "key"), [(SMALL, "down"), (LARGE, "tab")])
def test_every_field_has_a_line_and_the_keys_walk_them(sample: Path, size: tuple[int, int], key: str) -> None:
    async def steps(seat: Seat) -> None:
        await opened(seat)
        assert f"Aisha Bello (p{aisha(sample)})" in seat.screen()
        assert "^s Save  ^e Whole sheet  ^r Start over  esc Leave" in seat.screen()
        for label in ROWS[1:]:
            await seat.pilot.press(key)
            assert f"│ {label:18}" in seat.screen()
        await seat.press(key)  # round, to the name
        await seat.press("shift+tab")
        assert "│ about" in seat.screen()
        await walk(seat, "up", len(ROWS) - 1)
        await seat.type("!")
        assert "name              Aisha Bello!" in seat.screen()
        await seat.press("enter", "enter")
        await seat.type("?")
        assert "organisation      Bello Legal?" in seat.screen()
        await seat.press("escape")

    drive(sample, size, steps)
    assert person(sample, aisha(sample)).organisation == "Bello Legal"


@pytest.mark.parametrize(("size", "over"), [(SMALL, "people"), (LARGE, "person")])
def test_what_is_changed_is_saved_in_one_operation(sample: Path, size: tuple[int, int], over: str) -> None:
    number = aisha(sample)

    async def steps(seat: Seat) -> None:
        if over == "person":
            await seat.press("2", "enter")
        await opened(seat) if over == "people" else await seat.press("E")
        await to(seat, "organisation")
        await wipe(seat, "Bello & Daughters")
        await seat.press("down", "down")
        await wipe(seat)
        await seat.press("ctrl+s")
        assert seat.toasts()[-1] == "Aisha Bello: org=Bello & Daughters, city= (u takes it back)"
        assert "Whole sheet" not in seat.screen()
        await seat.press("u", "U")

    drive(sample, size, steps)
    assert labels(sample)[0] == "edit Aisha Bello"
    assert (person(sample, number).organisation, person(sample, number).city) == ("Bello & Daughters", None)


VALUES: dict[str, tuple[str, Callable[[PersonView], object], object]] = {
    "name": ("Aisha B.", lambda one: one.name, "Aisha B."),
    "other names": ("Ish", lambda one: one.aliases, ("Ish",)),
    "organisation": ("Acme", lambda one: one.organisation, "Acme"),
    "title": ("Judge", lambda one: one.title, "Judge"),
    "city": ("Porto", lambda one: one.city, "Porto"),
    "e-mail": (
        "a@example.org",
        lambda one: next(each.value for each in one.methods if each.kind == "email"),
        "a@example.org",
    ),
    "phone": ("+351 21 123 4567", lambda one: [each.kind for each in one.methods].count("phone"), 1),
    "address": ("1 High Street", lambda one: [each.kind for each in one.methods].count("address"), 1),
    "birthday": (
        "14 March 1985",
        lambda one: [(each.month, each.day, each.year) for each in one.occasions],
        [(3, 14, 1985)],
    ),
    "met": ("at PyCon", lambda one: one.met, "at PyCon"),
    "met on": ("5 Nov", lambda one: str(one.met_on), "2026-11-05"),
    "introduced by": ("Bo Lindqvist", lambda one: one.introduced_by and one.introduced_by.name, "Bo Lindqvist"),
    "circle": ("close", lambda one: one.circle, "close"),
    "every": ("2 months", lambda one: one.cadence, "2mo"),
    "tags": ("@law @music", lambda one: one.tags, ("law", "music")),
    "about": ("Plays the cello.", lambda one: one.about, "Plays the cello."),
}


def test_every_field_is_written(sample: Path) -> None:
    number = aisha(sample)

    async def steps(seat: Seat) -> None:
        await opened(seat)
        at = 0
        for label in VALUES:
            where = seat_row(seat, label)
            await walk(seat, "down", where - at)
            at = where
            if label == "about":
                await paste(seat, VALUES[label][0])
            else:
                await wipe(seat, VALUES[label][0])
            assert f"{label:18}{VALUES[label][0]}" in seat.screen()
        await seat.press("ctrl+s")
        assert "u takes it back" in seat.toasts()[-1]

    drive(sample, LARGE, steps)
    one = person(sample, number)
    for label, (_, look, wanted) in VALUES.items():
        assert look(one) == wanted, label


def seat_row(seat: Seat, label: str) -> int:
    """Which row of the form a field is, now that others may have grown."""
    lines = [line.split("│")[-2] for line in seat.screen().split("\n") if line.count("│") > 1]
    shown = [line[1:19].strip() for line in lines[2:]]
    return shown.index(label)


def test_several_are_an_input_each_with_an_empty_one_below(sample: Path) -> None:
    number = aisha(sample)

    async def steps(seat: Seat) -> None:
        await opened(seat)
        await to(seat, "e-mail", last=True)
        await paste(seat, "second@example.com")
        assert seat.screen().count("│ e-mail") == 3
        await seat.press("down")
        await paste(seat, "third@example.com")
        assert seat.screen().count("│ e-mail") == 4
        await seat.press("ctrl+s")
        await opened(seat)
        await to(seat, "e-mail")
        await wipe(seat)
        await seat.press("ctrl+s")

    drive(sample, LARGE, steps)
    emails = [entry.value for entry in sheet_of(sample, number).many("email")]
    assert emails == ["second@example.com", "third@example.com"]


def test_the_web_is_an_address_or_a_profile(sample: Path) -> None:
    number = aisha(sample)

    async def steps(seat: Seat) -> None:
        await opened(seat)
        await to(seat, "web or profile", last=True)
        await seat.type("bello.example.com")
        await seat.press("down")
        await seat.type("github:abello")
        await seat.press("ctrl+s")

    drive(sample, LARGE, steps)
    found = sheet_of(sample, number)
    assert [entry.value for entry in found.many("url")] == ["bello.example.com"]
    assert [entry.value for entry in found.many("handle")] == ["linkedin:aishabello", "github:abello"]


@pytest.mark.parametrize(
    ("label", "text", "said"),
    [
        ("name", "", "there is no name"),
        ("e-mail", "nothing", "'nothing' is no e-mail address"),
        ("phone", "x", "'x' is no phone number"),
        ("birthday", "31 Feb", "31 Feb"),
        ("met on", "once", "'once' is no date"),
        ("introduced by", "Nobody Whatsoever", "Nobody Whatsoever"),
        ("circle", "sideways", "there is no circle 'sideways'"),
        ("every", "blue moon", "blue moon"),
        ("tags", "@!", "!"),
    ],
)
def test_what_cannot_be_read_is_said_beside_its_field(sample: Path, label: str, text: str, said: str) -> None:
    size = LARGE if label in ("name", "tags") else SMALL
    number = aisha(sample)
    before = sheet_of(sample, number)

    async def steps(seat: Seat) -> None:
        await opened(seat)
        await to(seat, "city")
        await seat.type("X")  # would be saved with it
        await walk(seat, "up", ROWS.index("city"))
        await to(seat, label)
        await wipe(seat, text)
        await seat.press("shift+tab", "shift+tab", "ctrl+s")
        lines = seat.screen().split("\n")
        at = next(i for i, line in enumerate(lines) if f"│ {label:18}{text}" in line)
        assert said in lines[at + 1]
        assert "Save" in seat.screen()
        await seat.type("Q")  # the cursor is there
        assert f"{label:18}{text}Q" in seat.screen()
        await seat.press("escape")

    drive(sample, size, steps)
    assert sheet_of(sample, number) == before


def test_leaving_keeps_what_was_changed_for_this_person(sample: Path) -> None:
    number = aisha(sample)

    async def leave(seat: Seat) -> None:
        await opened(seat)
        await to(seat, "city")
        await wipe(seat, "Porto")
        await seat.press("escape")
        assert seat.toasts() == ["kept as a draft; E takes it up again"]
        await seat.press("down", "E")  # somebody else has none
        assert "Porto" not in seat.screen()
        await seat.press("escape")
        assert len(seat.toasts()) == 1  # nothing was changed there

    async def again(seat: Seat) -> None:
        await opened(seat)
        assert "city              Porto" in seat.screen()
        assert "what you changed stands here again" in seat.screen()
        await seat.press("ctrl+s")
        await opened(seat)
        assert "stands here again" not in seat.screen()

    drive(sample, SMALL, leave)
    assert person(sample, number).city == "London"
    drive(sample, LARGE, again)
    assert person(sample, number).city == "Porto"


def test_a_draft_takes_back_nothing_that_was_written_since(sample: Path) -> None:
    number = aisha(sample)

    async def leave(seat: Seat) -> None:
        await opened(seat)
        await to(seat, "city")
        await wipe(seat, "Porto")
        await seat.press("escape")

    async def again(seat: Seat) -> None:
        await opened(seat)
        assert "title             Judge" in seat.screen()
        await seat.press("ctrl+s")

    drive(sample, SMALL, leave)
    change(sample, number, "title=Judge")
    drive(sample, SMALL, again)
    assert (person(sample, number).city, person(sample, number).title) == ("Porto", "Judge")


def test_starting_over_shows_the_book_and_again_what_was_typed(sample: Path) -> None:
    number = aisha(sample)

    async def steps(seat: Seat) -> None:
        await opened(seat)
        await to(seat, "city")
        await wipe(seat, "Porto")
        await seat.press("ctrl+r")
        assert "city              London" in seat.screen()
        assert "ctrl+r brings back what you typed" in seat.screen()
        await seat.press("ctrl+r")
        assert "city              Porto" in seat.screen()
        await seat.press("ctrl+r", "escape", "E")
        assert "city              London" in seat.screen()

    drive(sample, SMALL, steps)
    assert person(sample, number).city == "London"


@pytest.mark.parametrize(("size", "agree"), [(SMALL, True), (LARGE, False)])
def test_what_another_program_changed_too_is_told(sample: Path, size: tuple[int, int], agree: bool) -> None:
    number = aisha(sample)

    async def steps(seat: Seat) -> None:
        await opened(seat)
        await to(seat, "city")
        await wipe(seat, "Porto")
        change(sample, number, "city=Madrid", "title=Judge")
        await seat.press("ctrl+s")
        lines = seat.screen().split("\n")
        at = next(i for i, line in enumerate(lines) if "city              Porto" in line)
        assert "city was changed meanwhile: it is 'Madrid' now" in lines[at + 1]
        if agree:
            await seat.press("ctrl+r")
            assert "city              Madrid" in seat.screen()
            await seat.press("escape")
        else:
            await seat.press("ctrl+s")
            assert "Aisha Bello: city=Porto (u takes it back)" in seat.toasts()

    drive(sample, size, steps)
    assert (person(sample, number).city, person(sample, number).title) == ("Madrid" if agree else "Porto", "Judge")


def test_a_field_that_was_cleared_and_changed_meanwhile_is_told_beside_it(sample: Path) -> None:
    number = aisha(sample)

    async def steps(seat: Seat) -> None:
        await opened(seat)
        await to(seat, "city")
        await wipe(seat)
        change(sample, number, "city=Madrid")
        await seat.press("ctrl+s")
        assert "city was changed meanwhile" in seat.screen()
        await seat.press("ctrl+s")

    drive(sample, SMALL, steps)
    assert person(sample, number).city is None


def test_nothing_changed_is_said_so(sample: Path) -> None:
    async def steps(seat: Seat) -> None:
        await opened(seat)
        await seat.press("ctrl+s")
        assert seat.toasts() == ["Aisha Bello (nothing has changed)"]

    before = labels(sample)
    drive(sample, SMALL, steps)
    assert labels(sample) == before


def editor(tmp_path: Path, script: str) -> str:
    """An editor that changes its file by a line of sed."""
    path = tmp_path / "editor.sh"
    path.write_text(f'#!/bin/sh\nsed -i "{script}" "$1"\n')
    path.chmod(0o700)
    return str(path)


def on_terminal(book: Path, script: str) -> Terminal:
    """The form of the first in the list, on a real terminal with that editor."""
    seen = at_terminal(book, Small, EDITOR=editor(book.parent, script))
    seen.until("Weekly review")
    seen.type("2")
    seen.until("Bo Lindqvist")
    seen.type("E")
    seen.until("Bello Legal")
    return seen


def test_the_whole_sheet_opens_in_the_editor(sample: Path) -> None:
    number = aisha(sample)
    seen = on_terminal(sample, "s/^city:.*/city: Porto/; s/^fact:$/fact: likes = chess/")
    seen.type("\x05")
    seen.until("as you left it in the editor, not saved yet")
    seen.until("Porto")
    seen.type("\x13")
    seen.until("Aisha Bello: city=Porto, likes=chess (u takes it back)")
    seen.type("q")
    assert seen.end() == 0
    assert person(sample, number).city == "Porto"
    assert [entry.value for entry in sheet_of(sample, number).many("fact") if entry.label == "likes"] == ["chess"]


def test_a_sheet_that_cannot_be_read_is_kept(sample: Path) -> None:
    number = aisha(sample)
    seen = on_terminal(sample, "s/^town:/city:/; t; s/^city:.*/town: Porto/")
    seen.type("\x05")
    seen.until("there is no field 'town'")
    seen.type("\x1b")
    seen.gone("Whole sheet")
    seen.type("E")
    seen.until("Bello Legal")
    seen.type("\x05")  # the text as it was left
    seen.until("as you left it in the editor, not saved yet")
    seen.type("\x13")
    seen.until("Aisha Bello: city=Porto (u takes it back)")
    seen.type("q")
    assert seen.end() == 0
    assert person(sample, number).city == "Porto"


@pytest.mark.parametrize("at", range(len(HOSTILE)))
def test_who_was_written_around_every_check_can_be_mended(empty: Path, at: int) -> None:
    name = HOSTILE[at]
    with Book.open(str(empty)) as book, book.operation("by hand") as session:
        session.add(Contact(name=name, organisation=name[:300], city=name))

    async def steps(seat: Seat) -> None:
        await seat.press("2", "E")
        assert "Save" in await seat.until("organisation")
        assert not {"\x1b", "\x9b", "\u202e"} & set(seat.screen())
        await wipe(seat, "Mended")
        await seat.press("ctrl+s")

    drive(empty, SMALL, steps)
    assert everybody(empty) == ["Mended"]


def test_without_an_editor_one_is_told(sample: Path) -> None:
    async def steps(seat: Seat) -> None:
        await opened(seat)
        await seat.press("ctrl+e")
        assert "write it in the app" in seat.screen()

    drive(sample, SMALL, steps)


@pytest.mark.parametrize(
    ("text", "size"),
    [
        ("Zoe [/]", SMALL),
        ("[@click=app.quit]x[/]", LARGE),
        ("\x1b[31mZoe\x1b[0m", SMALL),
        ("y" * 10_000, LARGE),
        ("y" * 10_000, SMALL),
    ],
)
def test_hostile_texts_are_texts(sample: Path, text: str, size: tuple[int, int]) -> None:
    number = aisha(sample)
    kept = text.replace("\x1b[31m", "").replace("\x1b[0m", "")

    async def steps(seat: Seat) -> None:
        await opened(seat)
        await to(seat, "city")
        await seat.press("end", "ctrl+u")
        await paste(seat, text)
        assert "\x1b" not in seat.screen()
        await walk(seat, "down", len(ROWS) - 1 - ROWS.index("city"))
        await paste(seat, text)
        await seat.press("escape", "E")  # the draft of it
        await seat.press("ctrl+s")
        await opened(seat)
        assert f"city              {kept[:20]}" in seat.screen() or len(text) == 10_000
        await seat.press("escape")

    drive(sample, size, steps)
    assert (person(sample, number).city, person(sample, number).about) == (kept, kept)


def test_a_refusal_of_ten_thousand_letters_stays_short(sample: Path) -> None:
    async def steps(seat: Seat) -> None:
        await opened(seat)
        await to(seat, "e-mail", last=True)
        await paste(seat, "y" * 10_000)
        await seat.press("ctrl+s")
        assert "phone" in seat.screen()
        assert "Save" in seat.screen()

    drive(sample, SMALL, steps)


def test_who_is_gone_is_told_and_the_text_is_kept(sample: Path) -> None:
    async def steps(seat: Seat) -> None:
        await seat.press("a")
        await seat.type("Aaron Quill")
        await seat.press("enter", "E")
        await to(seat, "organisation")
        await seat.type("Acme")
        with Book.open(str(sample)) as book:
            book.undo()
        await seat.press("ctrl+s")
        assert "organisation      Acme" in seat.screen()
        assert "Save" in seat.screen()

    drive(sample, SMALL, steps)
    assert "Aaron Quill" not in everybody(sample)


def test_the_mouse_fills_and_saves(sample: Path) -> None:
    number = aisha(sample)

    async def steps(seat: Seat) -> None:
        await opened(seat)
        lines = seat.screen().split("\n")
        await seat.pilot.click(offset=(40, next(i for i, line in enumerate(lines) if "city   " in line)))
        await wipe(seat, "Porto")
        await seat.pilot.click(offset=(4, next(i for i, line in enumerate(lines) if "^s Save" in line)))
        await seat.settle()

    drive(sample, SMALL, steps)
    assert person(sample, number).city == "Porto"


def test_without_colours_all_is_said_in_words(sample: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")

    async def steps(seat: Seat) -> None:
        await opened(seat)
        await to(seat, "birthday")
        await wipe(seat, "31 Feb")
        await seat.press("ctrl+s")
        assert seat.screen().count("31 Feb") > 1  # in the field, and below it
        assert "such as" not in seat.screen()  # what is said where nothing stands looks like nothing else
        await seat.press("escape")

    drive(sample, SMALL, steps)
