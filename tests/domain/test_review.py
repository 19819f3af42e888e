"""How much of what waits a review takes on."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netbook.domain.review import MONTHLY, PEOPLE, QUIET, STEPS, WEEKLY, fit, step_of, streak

kinds = st.sampled_from((WEEKLY, MONTHLY))
counts = st.integers(0, 50) | st.integers(0, 5_000)


@st.composite
def waiting(draw: st.DrawFn) -> tuple[str, dict[str, int]]:
    kind = draw(kinds)
    return kind, {step.key: draw(counts) for step in STEPS[kind] if step.minutes is not None}


@given(waiting(), st.integers(5, 480))
def test_a_review_takes_what_there_is_and_no_more_than_fits(waits: tuple[str, dict[str, int]], minutes: int) -> None:
    kind, found = waits
    taken = fit(kind, found, minutes)
    assert all(min(1, found[step]) <= taken[step] <= found[step] for step in found)
    long = sum(count * (step_of(kind, step).minutes or 0) for step, count in taken.items())
    unavoidable = sum(step_of(kind, step).minutes or 0 for step in found)
    assert long <= minutes + unavoidable


@given(waiting())
def test_with_time_enough_nothing_is_left_over(waits: tuple[str, dict[str, int]]) -> None:
    kind, found = waits
    assert fit(kind, found, 100_000) == found


@given(waiting(), st.integers(5, 400), st.integers(0, 80))
def test_more_time_never_takes_less(waits: tuple[str, dict[str, int]], minutes: int, more: int) -> None:
    kind, found = waits
    short, long = fit(kind, found, minutes), fit(kind, found, minutes + more)
    assert sum(long.values()) >= sum(short.values())


def test_half_an_hour_is_shared_between_people_and_the_rest() -> None:
    none = dict.fromkeys(("suggested", "occasions", "newcomers"), 0)
    many = {**none, "inbox": 100, "promises": 100, "people": 1_000}
    assert fit(WEEKLY, many, 30) == {**none, "inbox": 11, "promises": 1, "people": 11}
    few = {**none, "inbox": 1, "suggested": 8, "promises": 2, "people": 1_000, "occasions": 2}
    assert fit(WEEKLY, few, 30) == {**few, "people": 16}


def test_every_key_means_one_thing_in_its_step() -> None:
    for steps in STEPS.values():
        for step in steps:
            keys = [action.key for action in step.actions]
            assert len(set(keys)) == len(keys), step.key
            assert not set(keys) & {"q", "u", "?"}, step.key


def test_the_first_step_of_each_half() -> None:
    assert step_of(WEEKLY, PEOPLE).minutes == step_of(MONTHLY, QUIET).minutes == 1


@pytest.mark.parametrize(
    ("days", "weeks"),
    [
        ([], 0),
        ([0], 1),
        ([6], 1),  # the Monday of this week
        ([7], 1),  # last week: this one may still get one
        ([14], 0),
        ([0, 1, 8, 14, 30], 3),
        ([-1, 3, 10], 2),  # one of after today belongs to no week that is over
    ],
)
def test_the_streak_counts_weeks_in_a_row(days: list[int], weeks: int) -> None:
    sunday = date(2026, 11, 22)
    assert streak([sunday - timedelta(days=each) for each in days], sunday) == weeks
