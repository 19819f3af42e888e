"""Trees in a picture: no label lies upon another, and everybody is near those they introduced."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from netbook.drawing.layout import columns, heights


@st.composite
def depths(draw: st.DrawFn) -> list[int]:
    """The depths of a forest from above to below."""
    found = [0] if draw(st.booleans()) else []
    for _ in range(draw(st.integers(0, 30)) if found else 0):
        found.append(draw(st.integers(0, found[-1] + 1)))
    return found


@given(depths())
def test_no_two_rows_of_one_depth_are_near(found: list[int]) -> None:
    places = heights(found)
    for depth in set(found):
        column = [place for place, at in zip(places, found, strict=True) if at == depth]
        assert all(after - before >= 1 for before, after in pairwise(column))


@given(depths())
def test_everybody_stands_midway_before_their_branches(found: list[int]) -> None:
    places = heights(found)
    for row, depth in enumerate(found):
        end = next((n for n in range(row + 1, len(found)) if found[n] <= depth), len(found))
        branches = [places[n] for n in range(row + 1, end) if found[n] == depth + 1]
        if branches:
            assert places[row] == (branches[0] + branches[-1]) / 2


def test_a_chain_is_one_row_and_trees_keep_apart() -> None:
    assert heights([0, 1, 2]) == [0, 0, 0]
    assert heights([0, 1, 1, 0]) == [0.5, 0, 1, 2.5]
    assert heights([]) == []


def test_a_chain_longer_than_the_stack() -> None:
    assert heights(list(range(5000))) == [0] * 5000


@given(depths(), st.data())
def test_columns_leave_room_for_what_stands_in_them(found: list[int], data: st.DataObject) -> None:
    widths = [data.draw(st.integers(1, 200)) for _ in found]
    begins = columns(found, widths, 50)
    for depth, wide in zip(found, widths, strict=True):
        last = depth == max(found)
        assert begins[depth] + wide + (0 if last else 50) <= begins[depth + 1]
