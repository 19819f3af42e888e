"""The pictures of the network keep what matters where there is little room."""

import re
from datetime import date

import pytest

from netbook.domain.circling import CircleNow, CircleView, LateOne
from netbook.domain.doors import MeetingView
from netbook.domain.reaching import Began
from netbook.domain.ties import TieRow
from netbook.domain.views import Named
from netbook.drawing import circles, doors, reaching, ties
from netbook.drawing.lines import Line, shown, wide

TODAY = date(2026, 11, 22)


def text(lines: list[Line]) -> str:
    return "\n".join(shown(each, coloured=False) for each in lines)


def circle(name: str, people: int, late: int = 0) -> CircleNow:
    over = max(people - 150, 0)
    return CircleNow(CircleView(name.lower(), name, people, people, 150, "1y", "15mo", over), people, late, late)


@pytest.mark.parametrize("width", [78, 118, 200])
def test_circles_keep_their_names_and_numbers(width: int) -> None:
    drawn = circles.circles([circle("Network", 74_814, 15_520), circle("Close", 3)], width)
    assert all(wide(line) <= width for line in drawn)
    assert re.search(r"Network +74,814 .*of 150 .*█.* 74,664 over, ! 15,520 late", text(drawn))
    assert ("every 1y" in text(drawn)) == (width > 80)
    assert ("in all 3" in text(drawn)) == (width > 80)


def test_of_many_who_are_late_the_rest_is_counted() -> None:
    one = circle("Network", 20, 3)
    row = CircleNow(one.circle, 20, 3, 3, (LateOne(1, "Ana\x1b[31m Reyes", TODAY), LateOne(2, "Bo", date(2026, 11, 1))))
    told = text(circles.late(row, TODAY, 40))
    assert "due today" in told
    assert "\x1b" not in told
    assert "! Bo  3 weeks late" in told
    assert told.endswith("and 1 more")


@pytest.mark.parametrize("width", [58, 78, 118])
def test_a_tie_has_the_columns_there_is_room_for(width: int) -> None:
    row = TieRow(1, "Łukasz Wiśniewski-Brzęczyszczykiewicz", "trusted", "cooling", TODAY, 57, (None, *range(40, 52)))
    heading, drawn = ties.heading(width), ties.row(row, TODAY, width)
    assert wide(drawn) <= width
    assert wide(heading) == wide(drawn)
    told = text([heading, drawn])
    assert re.search(r" 57  ·[▁-█]{12} ", told)
    assert "! cooling" in told
    assert ("trusted" in told) == ("Circle" in told) == (width >= 78)
    assert ("█████████" in told) == (width >= 118)  # the bar


def test_who_began_adds_up_to_all_of_it() -> None:
    told = text(reaching.totals([Began(90, 1, 1, 1, 0, 0), Began(365, 0, 0, 0, 0, 4)], 78))
    assert [int(found) for found in re.findall(r"^\S.*? +\d+ +(\d+)%", told, re.M)] == [34, 33, 33, 0]
    assert "+ 4 of yours that reached nobody" in told


def test_why_two_should_meet_stands_apart_from_the_pair() -> None:
    row = MeetingView(
        Named("p1", "Wanjiru Kamau"), Named("p2", "Margarida Pinto"), ("Wanjiru needs mentors",), 1.0, "introduced them"
    )
    assert text(doors.meetings([row], 80)) == "Wanjiru Kamau and Margarida Pinto  Wanjiru needs mentors"
