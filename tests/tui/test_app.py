import re
from pathlib import Path

import pytest

from netbook.tui import keys, themes
from tests.tui.seat import LARGE, SMALL, Seat, drive


@pytest.mark.slow
@pytest.mark.parametrize("size", [(59, 30), (1, 1)])
def test_a_window_too_small_is_said_and_nothing_breaks(sample: Path, size: tuple[int, int]) -> None:
    async def steps(seat: Seat) -> None:
        for mode in "1235":
            await seat.press(mode)
        if size[0] > 50:
            assert "netbook needs 60 columns and 15 lines." in seat.screen()
        await seat.pilot.resize_terminal(80, 24)
        await seat.settle()
        assert "▸5 Journal" in seat.screen()

    drive(sample, size, steps)


@pytest.mark.slow
@pytest.mark.parametrize(
    "keys_pressed", ["1", "3", "a", *(pytest.param(key, marks=pytest.mark.slow) for key in "245li?")]
)
def test_resizing_breaks_no_screen(sample: Path, keys_pressed: str) -> None:
    async def steps(seat: Seat) -> None:
        await seat.press("question_mark" if keys_pressed == "?" else keys_pressed)
        for size in ((200, 60), (60, 15), (110, 20), (40, 10), (80, 24)):
            await seat.pilot.resize_terminal(*size)
            await seat.settle()
        lines = (await seat.until("1 Today")).splitlines()
        assert len(lines) <= 24
        assert "1 Today" in lines[0]

    drive(sample, LARGE, steps)


@pytest.mark.slow
def test_what_a_key_does_is_told_whole_in_a_small_window(sample: Path) -> None:
    async def steps(seat: Seat) -> None:
        for keys_pressed in ("1", "2", "enter", "3", "4", "tab", "5"):
            await seat.press(keys_pressed, "question_mark")
            cut = []
            for _ in range(4):
                box = [line.split("│")[1] for line in seat.screen().splitlines() if line.count("│") > 1]
                cut += [line for line in box if line.rstrip().endswith("…")]
                await seat.press("pagedown")
            assert not cut, keys_pressed
            await seat.press("escape")

    drive(sample, SMALL, steps)


@pytest.mark.slow
def test_the_theme_is_changed_and_remembered(sample: Path, tmp_path: Path) -> None:
    async def steps(seat: Seat) -> None:
        assert seat.app.theme == "dark"
        await seat.press("ctrl+t")
        assert seat.app.theme == "light"

    async def again(seat: Seat) -> None:
        assert seat.app.theme == "light"
        await seat.press("ctrl+t")
        assert seat.app.theme == "plain"

    drive(sample, SMALL, steps)
    assert 'theme = "light"' in (tmp_path / "config" / "netbook" / "config.toml").read_text()
    drive(sample, SMALL, again)


def test_without_colours_the_terminals_own_are_used(
    sample: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")

    async def steps(seat: Seat) -> None:
        assert seat.app.theme == "plain"
        await seat.press("ctrl+t")
        assert seat.app.theme == "plain"
        assert "NO_COLOR" in seat.toasts()[-1]

    drive(sample, SMALL, steps)
    assert not (tmp_path / "config" / "netbook" / "config.toml").exists()


def test_the_sample_network_tells_what_it_is_and_remembers_no_theme(sample: Path, tmp_path: Path) -> None:
    book = tmp_path / "netbook-demo-x" / "book.db"
    book.parent.mkdir()
    book.write_bytes(sample.read_bytes())

    async def steps(seat: Seat) -> None:
        assert seat.screen().splitlines()[0].endswith("sample network")
        await seat.press("ctrl+t")
        assert seat.app.theme == "light"

    drive(book, SMALL, steps)
    assert not (tmp_path / "config" / "netbook" / "config.toml").exists()


def _brightness(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize("theme", [themes.DARK, themes.LIGHT], ids=lambda theme: theme.name)
def test_every_colour_of_a_theme_can_be_read_on_it(theme: object) -> None:
    """As the contrast of WCAG 2.1 has it: 4.5 to 1 for text."""
    assert isinstance(theme, type(themes.DARK))
    for text in (theme.foreground, theme.warning, theme.success, theme.error, theme.variables["faint"]):
        for ground in (theme.background, theme.surface, theme.panel, theme.variables["cursor"]):
            assert text
            assert ground
            light, dark = sorted((_brightness(text), _brightness(ground)), reverse=True)
            assert (light + 0.05) / (dark + 0.05) >= 4.5, (text, ground)


def test_a_person_gives_an_action_other_keys(sample: Path, tmp_path: Path) -> None:
    settings = tmp_path / "config" / "netbook" / "config.toml"
    settings.parent.mkdir(parents=True)
    settings.write_text('[keys]\nlog = "L,ctrl+l"\nloog = "x"\n')

    async def steps(seat: Seat) -> None:
        assert any("there is no action 'loog'; did you mean log?" in each for each in seat.toasts())
        assert "L Log" in seat.screen()
        await seat.press("l")
        assert "What happened?" not in seat.screen()
        await seat.press("ctrl+l")
        assert "What happened?" in seat.screen()

    drive(sample, SMALL, steps)


def test_every_action_has_a_word_and_says_what_it_does() -> None:
    for name, action in keys.ALL.items():
        assert action.word, name
        assert len(action.help) > 3, name
        assert re.fullmatch(r"[^,]+(,[^,]+)*", action.keys), name


@pytest.mark.slow
def test_quitting_goes_back_first_and_then_out(sample: Path) -> None:
    async def steps(seat: Seat) -> None:
        await seat.press("2", "enter", "q")
        assert "▸2 People" in seat.screen()
        assert seat.app.return_code is None
        await seat.press("q")
        assert seat.app.return_code == 0

    drive(sample, SMALL, steps)


def test_undo_and_redo_say_what_and_where_they_end(empty: Path) -> None:
    async def steps(seat: Seat) -> None:
        await seat.press("u")
        assert seat.toasts()[-1] == "there is nothing to take back"
        await seat.press("l")
        await seat.type("coffee with **Ana** today")
        await seat.press("enter", "u")
        assert seat.toasts()[-1] == "undone: log coffee with Ana (U does it again)"
        await seat.press("U")
        assert seat.toasts()[-1] == "done again: log coffee with Ana (u takes it back)"

    drive(empty, SMALL, steps)
