"""When the next touch is due."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netbook.domain.cadence import (
    HEALTH,
    Course,
    Standing,
    cadence_text,
    course,
    due_on,
    effective,
    health,
    hidden_until,
    is_shorter,
    next_occasion,
    spread,
)
from netbook.errors import Unreadable
from tests.domain.book import TODAY

LAST = date(2026, 10, 31)


@pytest.mark.parametrize(
    ("standing", "due"),
    [
        (Standing(), None),
        (Standing(circle="1mo", last=LAST), date(2026, 11, 30)),
        (Standing(own="6w", tags=("1w",), circle="1mo", last=LAST), date(2026, 12, 12)),
        (Standing(tags=("1y", "2w", "1mo"), circle="1w", last=LAST), date(2026, 11, 14)),
        (Standing(own="never", circle="1w", last=LAST), None),
        (Standing(circle="1w", since=TODAY), TODAY),
        (Standing(circle="1w", since=TODAY, last=LAST), date(2026, 11, 7)),
        (Standing(circle="1w", last=LAST, dropped=date(2026, 11, 7)), None),
        (Standing(circle="1w", last=TODAY, dropped=date(2026, 11, 7)), date(2026, 11, 29)),
        (Standing(circle="1w", last=LAST, archived=True), None),
    ],
)
def test_due_follows_from_cadence_and_last_contact(standing: Standing, due: date | None) -> None:
    assert due_on(standing) == due


def test_where_a_cadence_comes_from() -> None:
    assert effective("6w", ["1w"], "1mo") == ("6w", "own")
    assert effective(None, ["1mo", "3w"], "1w") == ("3w", "tag")
    assert effective(None, [], "1w") == ("1w", "circle")
    assert effective(None, [], None) == (None, None)


def test_the_later_of_snooze_and_pause_hides() -> None:
    standing = Standing(snoozed_until=date(2026, 12, 1), paused_until=date(2026, 12, 5))
    assert hidden_until(standing, TODAY) == date(2026, 12, 5)
    assert hidden_until(standing, date(2026, 12, 5)) is None


@pytest.mark.parametrize(
    ("typed", "stored"),
    [("6w", "6w"), ("2 weeks", "2w"), ("monthly", "1mo"), ("every 2 months", "2mo"), ("Never", "never")],
)
def test_cadences_as_typed(typed: str, stored: str) -> None:
    assert cadence_text(typed) == stored


@pytest.mark.parametrize("typed", ["", "often", "0w", "-1w", "9999y", "6 parsecs"])
def test_what_is_no_cadence_is_refused(typed: str) -> None:
    with pytest.raises(Unreadable, match="no cadence"):
        cadence_text(typed)


@given(st.dates(date(1990, 1, 1), date(2080, 1, 1)), st.dates(date(2000, 1, 1), date(2000, 12, 31)))
def test_an_occasion_comes_back_within_a_year(today: date, day: date) -> None:
    found = next_occasion(day.month, day.day, today)
    assert 0 <= (found - today).days <= 366
    assert (found.month, found.day) in ((day.month, day.day), (2, 28))


def test_the_29th_of_february_is_kept_on_the_28th() -> None:
    assert next_occasion(2, 29, date(2027, 1, 1)) == date(2027, 2, 28)
    assert next_occasion(2, 29, date(2028, 1, 1)) == date(2028, 2, 29)


@pytest.mark.parametrize(
    ("standing", "due", "late", "dormant"),
    [
        (Standing(circle="1mo", late_after="6w", last=LAST), (2026, 11, 30), (2026, 12, 12), (2027, 1, 23)),
        (Standing(circle="1y", late_after="15mo", last=LAST), (2027, 10, 31), (2028, 1, 31), (2029, 4, 30)),
        (Standing(own="4w", circle="1w", late_after="2w", last=LAST), (2026, 11, 28), (2026, 12, 12), (2027, 1, 23)),
        (Standing(tags=("10d",), last=LAST), (2026, 11, 10), (2026, 11, 15), (2026, 11, 30)),
        (Standing(circle="1mo", late_after="1w", last=LAST), (2026, 11, 30), (2026, 11, 30), (2026, 11, 30)),
        (Standing(circle="1w", late_after="2w", last=LAST), (2026, 11, 7), (2026, 11, 14), (2026, 11, 28)),
        (Standing(circle="1w", last=LAST, dropped=date(2026, 11, 7)), (2026, 11, 7), (2026, 11, 10), (2026, 11, 21)),
    ],
)  # fmt: skip
def test_how_a_relationship_cools(
    standing: Standing, due: tuple[int, int, int], late: tuple[int, int, int], dormant: tuple[int, int, int]
) -> None:
    assert course(standing) == Course(date(*due), date(*late), date(*dormant))


@pytest.mark.parametrize("cadence", [None, "never"])
def test_without_a_cadence_a_tie_is_dormant_after_three_years(cadence: str | None) -> None:
    days = course(Standing(own=cadence, last=LAST))
    assert days == Course(dormant=date(2029, 10, 31))
    assert health(LAST, days, date(2029, 10, 30)) == "warm"
    assert health(LAST, days, date(2029, 10, 31)) == "dormant"


def test_nothing_cools_before_the_first_contact_and_at_the_calendars_end() -> None:
    assert course(Standing(circle="1w", since=TODAY)) == Course()
    assert health(None, Course(), TODAY) is None
    for text in ("9998y", "2y"):
        assert course(Standing(own=text, last=date(9998, 6, 1))) == Course()


cadences = st.builds(lambda count, unit: f"{count}{unit}", st.integers(1, 60), st.sampled_from(("d", "w", "mo", "y")))


@given(cadences, st.none() | cadences, st.dates(date(1990, 1, 1), date(2090, 1, 1)), st.lists(st.integers(0, 90_000)))
def test_health_only_ever_goes_down_until_the_next_contact(
    cadence: str, late: str | None, last: date, days: list[int]
) -> None:
    found = course(Standing(circle=cadence, late_after=late, last=last))
    turns = [day for day in (found.due, found.late, found.dormant) if day]
    assert turns == sorted(turns)
    states = [health(last, found, last + timedelta(days=count)) or "" for count in sorted(days)]
    assert sorted(states, key=HEALTH.index) == states
    assert health(last, found, last) == "warm"


@pytest.mark.parametrize(
    ("one", "other", "shorter"),
    [("2w", "1mo", True), ("1mo", "2w", False), ("30d", "1mo", True), ("1y", "never", True), ("never", "never", False)],
)
def test_which_cadence_is_shorter(one: str, other: str, shorter: bool) -> None:
    assert is_shorter(one, other) == shorter


def test_in_a_circle_that_is_never_late_one_is_due_and_no_more() -> None:
    assert course(Standing(circle="1w", late_after="never", last=LAST)) == Course(due=date(2026, 11, 7))
    own = course(Standing(own="1w", circle="1mo", late_after="never", last=LAST))
    assert own.late == date(2026, 11, 10)


@given(st.integers(0, 3000), st.dates(max_value=date(9990, 1, 1)))
def test_many_who_get_a_cadence_at_once_come_due_in_turn(count: int, today: date) -> None:
    days = spread(count, today)
    assert len(days) == count
    assert days == sorted(days)
    assert all(timedelta(0) <= day - today < timedelta(days=364) for day in days)
    assert days[:1] == [today][:count]
    weeks = [(day - today).days // 7 for day in days]
    most = max((weeks.count(week) for week in set(weeks)), default=0)
    assert most <= max(15, -(-count // 52) + 1)
    if count >= 4:
        assert set(weeks) >= {0, 1, 2, 3}


def test_a_few_come_due_within_four_weeks_and_more_take_longer() -> None:
    assert [(day - TODAY).days for day in spread(4, TODAY)] == [0, 7, 14, 21]
    assert (spread(60, TODAY)[-1] - TODAY).days < 28 <= (spread(75, TODAY)[-1] - TODAY).days
    assert spread(3, date.max) == [date.max] * 3
