"""What is drawn in lines fits, and can be read without colour."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netbook.domain.calendar import Shades
from netbook.drawing.bars import Bar, bars, solid
from netbook.drawing.calendar import CELLS, calendar
from netbook.drawing.lines import BOLD, Piece, beside, line, said, shown, wide
from netbook.drawing.measure import cells, cut, pad
from netbook.drawing.months import Month, columns
from netbook.drawing.tree import branches

FIRST, TODAY = date(2025, 11, 17), date(2026, 11, 22)
FULL = "█"


def plain(block: list[tuple[Piece, ...]]) -> list[str]:
    return [shown(each, coloured=False) for each in block]


# --- lines -----------------------------------------------------------------------------------------------------------


def test_styles_are_only_for_terminals_with_colour() -> None:
    drawn = line("a ", Piece("b", BOLD), "  ")
    assert shown(drawn, coloured=False) == "a b"
    assert shown(drawn, coloured=True) == "a \x1b[1mb\x1b[0m"


def test_signs_that_every_terminal_knows() -> None:
    drawn = line(" ".join(CELLS), " │  ├─ └─ ", "Zoë ◂")
    assert shown(drawn, coloured=False, unicode=False) == ". - + * # |  |- `- Zoë <"


def test_what_a_person_wrote_moves_no_cursor() -> None:
    assert said("a\x1b[2Jb\nc").text == "ab c"


def test_blocks_side_by_side_are_aligned() -> None:
    left, right = [line("字"), line()], [line("x"), line("y"), line("z")]
    assert plain(list(beside(left, right, 4))) == ["字  x", "    y", "    z"]
    assert plain(list(beside(right, left, 4))) == ["x   字", "y", "z"]


@given(st.text(max_size=30), st.integers(1, 30))
def test_what_is_padded_has_its_size(text: str, size: int) -> None:
    text = said(text).text
    assert cells(pad(text, size)) == size
    assert cells(cut(text, size)) <= size


# --- bars ------------------------------------------------------------------------------------------------------------


def test_bars_are_aligned_and_as_long_as_their_values() -> None:
    rows = [Bar("coffee", 8, "8"), Bar("call", 4, "4"), Bar("a", 0, "0")]
    assert plain(bars(rows, 19)) == [
        "coffee  8  ████████",
        "call    4  ████",
        "a       0",
    ]


def test_bars_on_a_bed_say_what_is_too_much() -> None:
    rows = [Bar("Inner", 3, "3 of 4", of=4), Bar("Close", 9, "9 of 6", over=True, of=6, after="3 over")]
    assert plain(bars(rows, 31)) == [
        "Inner  3 of 4  ██████··",
        "Close  9 of 6  ████████  3 over",
    ]


def test_no_room_at_all_is_no_trouble() -> None:
    assert plain(bars([Bar("nobody", 0, "0", of=0)], 10)) == ["nob…  0  ████"]
    assert bars([], 80) == []


@given(st.floats(0, 1), st.integers(1, 60))
def test_a_bar_keeps_in_its_room_and_what_there_is_is_seen(share: float, size: int) -> None:
    assert len(solid(share, size)) <= size
    assert bool(solid(share, size).strip()) == (share > 0)


bar = st.builds(
    Bar,
    name=st.text(max_size=40),
    value=st.integers(0, 10**6),
    told=st.just("12  3 h"),
    over=st.booleans(),
    of=st.none() | st.integers(0, 10**6),
    after=st.sampled_from(("", "full", "1,000 over")),
)


@given(st.lists(bar), st.integers(50, 200))
def test_bars_fit(rows: list[Bar], width: int) -> None:
    assert all(wide(each) <= width for each in bars(rows, width))


# --- the calendar ----------------------------------------------------------------------------------------------------


@given(st.dictionaries(st.integers(0, 370).map(lambda ago: TODAY - timedelta(days=ago)), st.integers(1, 12)))
def test_the_marked_cells_are_the_days_with_contact(days: dict[date, int]) -> None:
    rows = plain(calendar(FIRST, TODAY, TODAY, days, 80))[1:8]
    shades = Shades.of(days.values())
    drawn = [row[4:].ljust(53) for row in rows]
    assert sum(cell in CELLS[1:] for row in drawn for cell in row) == len(days)
    for day, count in days.items():
        week = (day - FIRST).days // 7
        assert drawn[day.weekday()][week] == CELLS[shades.shade(count)]


def test_a_small_calendar() -> None:
    first, last = date(2024, 2, 19), date(2024, 3, 24)
    days = {date(2024, 2, 29): 1, date(2024, 3, 4): 3, date(2024, 3, 10): 9}
    assert plain(calendar(first, last, date(2024, 3, 20), days, 42)) == [
        "      Mar",
        "Mon · · ░░· ·",
        "Tue · · · · ·",
        "Wed · · · · ·",
        "Thu · ░░· ·",
        "Fri · · · ·",
        "Sat · · · ·",
        "Sun · · ▓▓·",
        "    · none   ░ 1–3   ▒ 4–6   ▓ 7–9   █ 10+",
    ]


@pytest.mark.parametrize(("width", "columns_of_a_week"), [(80, 1), (110, 2), (200, 2)])
def test_a_wider_terminal_is_used(width: int, columns_of_a_week: int) -> None:
    drawn = plain(calendar(FIRST, TODAY, TODAY, {TODAY: 1}, width))
    assert len(drawn[7]) == 4 + 53 * columns_of_a_week
    assert max(map(len, drawn)) <= width


def test_a_narrow_terminal_shows_the_newest_weeks() -> None:
    drawn = plain(calendar(FIRST, TODAY, TODAY, {TODAY: 1, FIRST: 1}, 40))
    assert len(drawn[7]) == 40
    assert drawn[7][-1] == "░"
    assert sum(row.count("░") for row in drawn[1:8]) == 1
    assert max(map(len, drawn)) <= 40


# --- months ----------------------------------------------------------------------------------------------------------


def test_months_as_columns() -> None:
    rows = [Month("2026-01", 0), Month("2026-02", 16), Month("2026-03", 1), Month("2026-04", 8)]
    assert plain(columns(rows)) == [
        "    ██",
        "    ██  ▁▁  ██",
        "·   16  1   8",
        "Jan Feb Mar Apr",
    ]


def test_months_without_anything() -> None:
    assert plain(columns([Month("2026-01", 0)])) == ["", "", "·", "Jan"]


# --- trees -----------------------------------------------------------------------------------------------------------


def test_the_branches_of_a_tree() -> None:
    assert branches([0, 1, 2, 2, 1, 2, 0, 1], 80) == [
        "",
        "├─ ",
        "│  ├─ ",
        "│  └─ ",
        "└─ ",
        "   └─ ",
        "",
        "└─ ",
    ]


def test_a_tree_that_is_too_deep_says_what_it_leaves_out() -> None:
    drawn = branches(list(range(2000)), 60)
    assert max(map(len, drawn)) <= 36
    assert drawn[10] == " " * 27 + "└─ "
    assert drawn[11].startswith("(3) ")
    assert drawn[1999].startswith("(1991) ")
