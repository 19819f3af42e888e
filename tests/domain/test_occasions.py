"""Days that come back every year: how they are read, and what is said of them."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netbook.domain.occasions import YearlyDay, in_words, read_kind, read_yearly, years_on
from netbook.domain.when import Calendar
from netbook.errors import Unreadable
from tests.domain.book import TODAY

CALENDAR = Calendar(TODAY)


@pytest.mark.parametrize(
    ("kind", "year", "said"),
    [
        ("birthday", 1986, "birthday, turns 40"),
        ("birthday", 2025, "birthday, turns 1"),
        ("birthday", 2026, "birthday"),
        ("birthday", 2030, "birthday"),
        ("birthday", None, "birthday"),
        ("anniversary", 2016, "anniversary, 10 years"),
        ("anniversary", 2025, "anniversary, 1 year"),
        ("name day", 2020, "name day, 6 years"),
        ("name day", None, "name day"),
    ],
)
def test_only_of_a_birthday_somebody_turns(kind: str, year: int | None, said: str) -> None:
    assert in_words(kind, years_on(date(2026, 11, 23), year)) == said


@pytest.mark.parametrize(
    ("typed", "kind"),
    [("Birthday", "birthday"), ("bday", "birthday"), (" Name  Day ", "name day"), ("wedding", "wedding")],
)
def test_what_an_occasion_is_called(typed: str, kind: str) -> None:
    assert read_kind(typed) == kind


@pytest.mark.parametrize("typed", ["", "  ", "14", "birthday 14", "x" * 41])
def test_what_is_no_occasion(typed: str) -> None:
    with pytest.raises(Unreadable):
        read_kind(typed)


def test_the_error_names_the_occasion() -> None:
    with pytest.raises(Unreadable, match="'soon' is no anniversary"):
        read_yearly("soon", CALENDAR, "anniversary")
    with pytest.raises(Unreadable, match="the anniversary '2027-01-01' lies ahead"):
        read_yearly("2027-01-01", CALENDAR, "anniversary")


@given(st.dates(date(1900, 1, 1), TODAY))
def test_a_day_reads_back_as_it_is_said(day: date) -> None:
    known = YearlyDay(day.month, day.day, day.year)
    assert read_yearly(str(known), CALENDAR) == known
    assert read_yearly(day.isoformat(), CALENDAR) == known
