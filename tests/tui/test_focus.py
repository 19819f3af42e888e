"""Where the keys go that one presses."""

from pathlib import Path

import pytest
from textual.widgets import Input

from netbook.tui.widgets.fields import Row
from tests.tui.books import everybody
from tests.tui.seat import LARGE, SMALL, Seat, drive


@pytest.mark.slow
@pytest.mark.parametrize("mode", ["2", "5"])
def test_in_a_fresh_book_the_keys_are_not_typed_into_the_filter(empty: Path, mode: str) -> None:
    async def steps(seat: Seat) -> None:
        await seat.press(mode, "1", "space", mode, "l")
        assert "What happened" in seat.screen()
        await seat.press("escape", "slash", "x", "escape")
        await seat.press("escape", "a")
        await seat.type("Ana Reyes")
        await seat.press("enter", "escape", mode, "1", mode)
        assert not isinstance(seat.app.screen.focused, Input)
        await seat.press("2", "space")
        assert "1 marked" in seat.screen()

    drive(empty, SMALL, steps)
    assert everybody(empty) == ["Ana Reyes"]


@pytest.mark.slow
@pytest.mark.parametrize(
    ("mode", "size"),
    [
        (("1",), SMALL), (("2",), LARGE), (("3",), SMALL), (("3", "tab"), LARGE), (("5",), SMALL),
        (("5", "tab"), LARGE), (("2", "enter"), SMALL), (("i",), LARGE),
    ],
)  # fmt: skip
def test_a_window_that_was_too_small_gives_the_keys_back(
    sample: Path, mode: tuple[str, ...], size: tuple[int, int]
) -> None:
    async def steps(seat: Seat) -> None:
        await seat.press(*mode)
        before = seat.app.screen.focused
        await seat.pilot.resize_terminal(50, 12)
        await seat.settle()
        assert "needs 60 columns" in seat.screen()
        assert len(seat.screen().split()) < 20  # nothing else is drawn there
        await seat.pilot.resize_terminal(*size)
        await seat.settle()
        assert seat.app.screen.focused is before
        await seat.press("down")

    drive(sample, size, steps)


@pytest.mark.slow
def test_keys_that_come_at_once_all_count_in_the_form(sample: Path) -> None:
    async def steps(seat: Seat) -> None:
        await seat.press("2", "E")
        for key in ("tab",) * 4 + ("down", "enter") + ("x",):
            seat._send(key)
        await seat.settle()
        assert [row.kind.word for row in seat.app.screen.query(Row) if row.value.endswith("x")] == ["e-mail"]
        assert [row.value for row in seat.app.screen.query(Row)].index("x") == 6

    drive(sample, SMALL, steps)
