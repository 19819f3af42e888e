"""A few values in a row."""

from hypothesis import given
from hypothesis import strategies as st

from netbook.drawing.spark import spark

values = st.lists(st.none() | st.integers(0, 100))


@given(values)
def test_each_value_is_one_column_and_higher_ones_are_no_lower(found: list[int | None]) -> None:
    drawn = spark(found, 100)
    assert len(drawn) == len(found)
    assert [each is None for each in found] == [column == "·" for column in drawn]
    pairs = [(value, column) for value, column in zip(found, drawn, strict=True) if value is not None]
    assert [column for _, column in sorted(pairs)] == sorted(column for _, column in pairs)


def test_the_ends() -> None:
    assert spark([0, 12, 13, 50, 99, 100, None], 100) == "▁▁▂▅██·"
    assert spark([0], 0) == "▁"
