"""The words of dates, read from Sunday 22 November 2026."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netbook.domain import when
from netbook.domain.tokens import tokenize
from netbook.domain.when import Calendar, Period
from netbook.errors import Unreadable
from tests.domain.book import TODAY

CALENDAR = Calendar(TODAY)
days = st.dates(date(1990, 1, 1), date(2080, 12, 31))


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("today", "2026-11-22"),
        ("this morning", "2026-11-22"),
        ("tonight", "2026-11-22"),
        ("last night", "2026-11-21"),
        ("yesterday evening", "2026-11-21"),
        ("the day before yesterday", "2026-11-20"),
        ("3d ago", "2026-11-19"),
        ("two weeks ago", "2026-11-08"),
        ("a fortnight ago", "2026-11-08"),
        ("a couple of months ago", "2026-09-22"),
        ("last week", "2026-11-15"),
        ("last month", "2026-10-22"),
        ("last week on Friday", "2026-11-13"),
        ("the week before last", "2026-11-08"),
        ("Friday", "2026-11-20"),
        ("on fri", "2026-11-20"),
        ("last Friday night", "2026-11-20"),
        ("Sunday", "2026-11-15"),
        ("Sunday 15 November", "2026-11-15"),
        ("Fri, 20 Nov", "2026-11-20"),
        ("5 Nov", "2026-11-05"),
        ("5th of November", "2026-11-05"),
        ("Nov. 5", "2026-11-05"),
        ("Nov 5, 2025", "2025-11-05"),
        ("5 December", "2025-12-05"),
        ("22 Nov", "2026-11-22"),
        ("29 Feb", "2024-02-29"),
        ("the 30th", "2026-10-30"),
        ("on the 22nd", "2026-11-22"),
        ("2026-11-05", "2026-11-05"),
        ("25/10", "2026-10-25"),
        ("over the weekend", "2026-11-21"),
        ("last weekend", "2026-11-14"),
    ],
)
def test_backward(words: str, day: str) -> None:
    assert str(when.past(words, CALENDAR)) == day


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("today", "2026-11-22"),
        ("tomorrow", "2026-11-23"),
        ("the day after tomorrow", "2026-11-24"),
        ("in 3 weeks", "2026-12-13"),
        ("3w", "2026-12-13"),
        ("10d", "2026-12-02"),
        ("2mo", "2027-01-22"),
        ("1y", "2027-11-22"),
        ("in a fortnight", "2026-12-06"),
        ("in a month", "2026-12-22"),
        ("two weeks from now", "2026-12-06"),
        ("Friday", "2026-11-27"),
        ("on Sunday", "2026-11-29"),
        ("Friday week", "2026-12-04"),
        ("next week", "2026-11-23"),
        ("next Friday", "2026-11-27"),
        ("Tuesday next week", "2026-11-24"),
        ("next month", "2026-12-01"),
        ("end of month", "2026-11-30"),
        ("eom", "2026-11-30"),
        ("end of the year", "2026-12-31"),
        ("5 Dec", "2026-12-05"),
        ("5 Nov", "2027-11-05"),
        ("the 1st", "2026-12-01"),
        ("29 Feb", "2028-02-29"),
        ("2026-12-05", "2026-12-05"),
        ("this weekend", "2026-11-28"),
        ("in January", "2027-01-01"),
    ],
)
def test_forward(words: str, day: str) -> None:
    assert str(when.ahead(words, CALENDAR)) == day


def test_next_friday_is_the_one_of_next_week() -> None:
    wednesday = Calendar(date(2026, 11, 18))
    assert when.ahead("Friday", wednesday) == date(2026, 11, 20)
    assert when.ahead("next Friday", wednesday) == date(2026, 11, 27)


@pytest.mark.parametrize("words", ["31 Feb", "Feb 30", "2026-02-30", "2026-13-01", "32 Oct", "31/4", "29 Feb 2026"])
def test_days_that_do_not_exist_are_refused(words: str) -> None:
    for reader in (when.past, when.ahead):
        with pytest.raises(Unreadable):
            reader(words, CALENDAR)


@pytest.mark.parametrize("words", ["", "soon", "2026-W47", "20261105", "Nov", "yesterday today", "5"])
def test_what_is_no_day_is_refused(words: str) -> None:
    with pytest.raises(Unreadable, match="no date"):
        when.past(words, CALENDAR)


def test_a_log_does_not_lie_ahead_nor_a_promise_behind() -> None:
    with pytest.raises(Unreadable, match="lies ahead"):
        when.past("2026-11-23", CALENDAR)
    with pytest.raises(Unreadable, match="is over"):
        when.ahead("2026-11-21", CALENDAR)
    with pytest.raises(Unreadable, match="is over"):
        when.ahead("yesterday", CALENDAR)


@given(days, days)
def test_a_day_written_in_full_is_that_day(today: date, day: date) -> None:
    calendar = Calendar(today)
    for text in (
        day.isoformat(),
        f"{day:%d %B %Y}",
        f"{day:%b} {day.day}, {day.year}",
        f"{day.day} {day:%b} {day.year}",
    ):
        read = when.past if day <= today else when.ahead
        assert read(text, calendar) == day


@given(days, days)
def test_a_day_without_a_year_is_the_nearest_in_the_direction(today: date, day: date) -> None:
    text, calendar = f"{day.day} {day:%B}", Calendar(today)
    back, forward = when.past(text, calendar), when.ahead(text, calendar)
    assert (back.month, back.day) == (forward.month, forward.day) == (day.month, day.day)
    leap = (day.month, day.day) == (2, 29)
    assert timedelta(0) <= today - back < timedelta(days=366 * (8 if leap else 1) + 1)
    assert timedelta(0) <= forward - today < timedelta(days=366 * (8 if leap else 1) + 1)


@given(days, st.sampled_from("monday tuesday wednesday thursday friday saturday sunday".split()))
def test_a_weekday_is_within_the_week_before_or_after(today: date, name: str) -> None:
    back, forward = when.past(name, Calendar(today)), when.ahead(name, Calendar(today))
    assert f"{back:%A}".lower() == f"{forward:%A}".lower() == name
    assert 1 <= (today - back).days <= 7
    assert 1 <= (forward - today).days <= 7


@given(days, st.integers(1, 60), st.sampled_from(["d", "w", "mo", "y"]))
def test_a_period_is_written_and_read_back(day: date, count: int, unit: str) -> None:
    period = Period(count, unit)
    assert when.period(str(period)) == period
    assert when.period(f"every {period.spoken()}") == period
    assert when.period_of_rule(period.rule()) == period
    assert period.after(day) > day
    assert period.before(day) < day


def test_months_end_where_the_month_ends() -> None:
    assert Period(1, "mo").after(date(2027, 1, 31)) == date(2027, 2, 28)
    assert Period(1, "y").after(date(2028, 2, 29)) == date(2029, 2, 28)


def test_the_calendar_has_an_end() -> None:
    with pytest.raises(Unreadable, match="beyond the calendar"):
        when.ahead("in 9999 years", CALENDAR)


@pytest.mark.parametrize(
    ("words", "rule", "first"),
    [
        ("every 2 weeks", "FREQ=WEEKLY;INTERVAL=2", "2026-12-06"),
        ("weekly", "FREQ=WEEKLY", "2026-11-29"),
        ("every other week", "FREQ=WEEKLY;INTERVAL=2", "2026-12-06"),
        ("monthly", "FREQ=MONTHLY", "2026-12-22"),
        ("quarterly", "FREQ=MONTHLY;INTERVAL=3", "2027-02-22"),
        ("every year", "FREQ=YEARLY", "2027-11-22"),
        ("every Monday", "FREQ=WEEKLY;BYDAY=MO", "2026-11-23"),
    ],
)
def test_repeats(words: str, rule: str, first: str) -> None:
    tokens = tokenize(words)
    assert when.repeat_at(tokens, 0, TODAY) == (len(tokens), rule, date.fromisoformat(first))


@pytest.mark.parametrize(
    ("words", "length"),
    [
        ("45", 45),
        ("for 45 min", 45),
        ("for an hour", 60),
        ("half an hour", 30),
        ("1h30", 90),
        ("1h", 60),
        ("for two hours", 120),
        ("an hour and a half", 90),
        ("two and a half hours", 150),
        ("2 1/2 hours", 150),
        ("1.5 hours", 90),
        ("three quarters of an hour", 45),
        ("forty-five minutes", 45),
        ("for about an hour", 60),
        ("1 hour 20 min", 80),
    ],
)
def test_durations(words: str, length: int) -> None:
    assert when.minutes(words) == length


@pytest.mark.parametrize(
    ("words", "time"),
    [
        ("3pm", "15:00"),
        ("at 3 p.m.", "15:00"),
        ("12am", "00:00"),
        ("12pm", "12:00"),
        ("15:30", "15:30"),
        ("noon", "12:00"),
        ("midnight", "00:00"),
        ("at 3", "15:00"),
        ("at 9", "09:00"),
        ("at half past three", "15:30"),
        ("at quarter to four", "15:45"),
        ("08:00", "08:00"),
    ],
)
def test_times(words: str, time: str) -> None:
    assert when.clock(words) == time


@pytest.mark.parametrize("words", ["25:00", "3:75", "13:61pm", "late", ""])
def test_times_that_do_not_exist_are_refused(words: str) -> None:
    with pytest.raises(Unreadable):
        when.clock(words)
