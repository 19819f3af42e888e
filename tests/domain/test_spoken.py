"""How long, in words."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netbook.domain.spoken import ago, how_long
from tests.domain.book import TODAY


@pytest.mark.parametrize(
    ("days", "said"),
    [
        (-1, "today"),  # the clock went backwards
        (0, "today"),
        (1, "yesterday"),
        (2, "2 days ago"),
        (27, "27 days ago"),
        (28, "4 weeks ago"),
        (91, "13 weeks ago"),
        (92, "3 months ago"),
        (365, "12 months ago"),
        (730, "24 months ago"),
        (731, "2 years ago"),
        (1095, "2 years ago"),
        (1096, "3 years ago"),
        (30_000, "82 years ago"),
    ],
)
def test_how_long_ago(days: int, said: str) -> None:
    assert ago(TODAY - timedelta(days=days), TODAY) == said


@given(st.integers(1, 700_000), st.integers(7, 28))
def test_it_is_said_in_one_unit_and_never_of_none(days: int, weeks_from: int) -> None:
    count, unit = how_long(days, weeks_from).split()
    assert int(count) >= 1
    assert unit.endswith("s") == (int(count) != 1)


def test_the_longest_there_is() -> None:
    assert ago(date.min, date.max) == "9998 years ago"
