"""The figures of a year add up, and every day stands in its place."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netbook.domain.calendar import Shades, calendar_year, grid, months, up_to
from netbook.domain.vocabulary import INITIATORS, KIND_KEYS
from netbook.domain.year import (
    Day,
    Happened,
    Tally,
    by_month,
    percents,
    tally,
)

TODAY = date(2026, 11, 22)
days = st.dates(date(1990, 1, 1), date(2060, 12, 31))


@st.composite
def happened(draw: st.DrawFn) -> Happened:
    times = draw(st.integers(1, 5))
    timed = draw(st.integers(0, times))
    return Happened(
        TODAY - timedelta(days=draw(st.integers(0, 60))),
        draw(st.sampled_from(KIND_KEYS)),
        draw(st.sampled_from((*INITIATORS, None))),
        draw(st.booleans()),
        times,
        draw(st.integers(0, 300)) * timed,
        timed,
    )


def counted(*on: date) -> Tally:
    return tally([Happened(each, "coffee") for each in on], {})


@given(st.lists(happened(), max_size=40))
def test_totals_add_up(rows: list[Happened]) -> None:
    found = tally(rows, {})
    reached = [row for row in rows if not row.missed]
    assert found.interactions == sum(row.times for row in reached)
    assert found.interactions + found.missed == sum(row.times for row in rows)
    for parts in (found.days, found.kinds, found.began):
        assert sum(part.interactions for part in parts) == found.interactions
    assert found.timed == sum(row.timed for row in reached) <= found.interactions
    assert found.minutes == sum(row.minutes for row in reached)
    assert {day.on for day in found.days} == {row.on for row in reached}
    assert sum(part.percent for part in found.began) == (100 if found.interactions else 0)
    assert [part.key for part in found.began] == ["me", "them", "both", None]


@given(st.lists(happened(), min_size=1, max_size=40))
def test_the_busiest_day_is_no_less_busy_than_any(rows: list[Happened]) -> None:
    found = tally(rows, {})
    if found.busiest is None:
        assert found.interactions == 0
        return
    such = [day.on for day in found.days if day.interactions == found.busiest.interactions]
    assert found.busiest.interactions == max(day.interactions for day in found.days)
    assert (found.busiest.on, found.busiest.days) == (max(such), len(such))


@given(st.sets(st.integers(0, 300), max_size=60))
def test_the_longest_run_is_of_weeks_that_all_had_contact(ago: set[int]) -> None:
    on = {TODAY - timedelta(days=each) for each in ago}
    run = counted(*on).longest_run
    weeks = {each - timedelta(days=each.weekday()) for each in on}
    longest = 0
    for week in weeks:
        length = 1
        while week + timedelta(weeks=length) in weeks:
            length += 1
        longest = max(longest, length)
    if run is None:
        assert not on
        return
    assert run.weeks == longest
    assert (run.first.weekday(), run.last.weekday()) == (0, 6)
    assert (run.last - run.first).days == 7 * run.weeks - 1
    assert all(run.first + timedelta(weeks=n) in weeks for n in range(run.weeks))


def test_of_two_runs_as_long_the_newer_one_is_told() -> None:
    run = counted(date(2026, 1, 5), date(2026, 1, 12), date(2026, 3, 2), date(2026, 3, 9)).longest_run
    assert run is not None
    assert (run.weeks, run.first, run.last) == (2, date(2026, 3, 2), date(2026, 3, 15))


def test_places_that_differ_in_case_or_accents_are_one() -> None:
    rows = [Happened(TODAY, "coffee", times=10)]
    found = tally(rows, {"Café Linde": 3, "cafe linde": 2, "Monmouth": 4, "CAFÉ LINDE": 1})
    assert [(place.key, place.interactions) for place in found.places] == [("Café Linde", 6), ("Monmouth", 4)]


def test_an_initiator_that_is_not_known_of_is_not_known() -> None:
    found = tally([Happened(TODAY, "coffee", "somebody else")], {})
    assert [part.interactions for part in found.began] == [0, 0, 0, 1]


@given(st.lists(st.integers(0, 1000), min_size=1, max_size=6))
def test_per_cents_add_up_and_are_near(counts: list[int]) -> None:
    found = percents(counts)
    whole = sum(counts)
    assert sum(found) == (100 if whole else 0)
    assert all(abs(part - 100 * count / whole) < 1 for part, count in zip(found, counts, strict=True) if whole)


@given(days, st.integers(0, 400))
def test_a_calendar_holds_each_day_once_in_its_row(first: date, more: int) -> None:
    last = first + timedelta(days=more)
    weeks = grid(first, last)
    inside = [day for week in weeks for day in week if day]
    assert inside == [first + timedelta(days=n) for n in range(more + 1)]
    assert all(day is None or day.weekday() == row for week in weeks for row, day in enumerate(week))
    assert all(any(week) for week in weeks)


@given(days)
def test_a_year_up_to_a_day_is_53_weeks_that_end_with_it(today: date) -> None:
    stretch = up_to(today)
    assert len(grid(stretch.first, stretch.last)) == 53
    assert stretch.first.weekday() == 0
    assert stretch.last == stretch.until == today
    assert 365 <= (stretch.last - stretch.first).days + 1 <= 371


@pytest.mark.parametrize(
    ("year", "count", "weeks"), [(2024, 366, 53), (2012, 366, 54), (2026, 365, 53), (9998, 365, 53)]
)
def test_a_calendar_year(year: int, count: int, weeks: int) -> None:
    stretch = calendar_year(year, date.max)
    assert sum(day is not None for week in grid(stretch.first, stretch.last) for day in week) == count
    assert len(grid(stretch.first, stretch.last)) == weeks
    assert stretch.until == stretch.last


def test_a_calendar_year_is_counted_as_far_as_today() -> None:
    assert calendar_year(2026, TODAY).until == TODAY
    assert calendar_year(2027, TODAY).until < calendar_year(2027, TODAY).first


def test_the_ends_of_the_calendar_do_no_harm() -> None:
    assert up_to(date.min).first == date.min
    assert len(grid(date(9999, 12, 1), date.max)) == 5
    assert counted(date.max).longest_run is not None
    assert calendar_year(1, TODAY).first == date.min


@given(days, st.integers(0, 800))
def test_months_are_all_there_in_order(first: date, more: int) -> None:
    last = first + timedelta(days=more)
    expected = sorted({(first + timedelta(days=n)).isoformat()[:7] for n in range(more + 1)})
    assert list(months(first, last)) == expected


@given(st.lists(st.tuples(st.integers(0, 370), st.integers(1, 9)), max_size=30), st.lists(st.integers(0, 370)))
def test_months_add_up(ago: list[tuple[int, int]], met: list[int]) -> None:
    stretch = up_to(TODAY)
    happened = [Day(TODAY - timedelta(days=n), count) for n, count in ago]
    found = by_month(stretch, happened, [TODAY - timedelta(days=n) for n in met])
    assert sum(month.interactions for month in found) == sum(count for _, count in ago)
    assert sum(month.new for month in found) == len(met)


@given(st.lists(st.integers(1, 2000)))
def test_shades_rise_with_what_happened(counts: list[int]) -> None:
    shades = Shades.of(counts)
    found = [shades.shade(count) for count in sorted(counts)]
    assert found == sorted(found)
    assert set(found) <= {1, 2, 3, 4}
    assert shades.shade(0) == 0


def test_one_crowded_day_does_not_bleach_the_others() -> None:
    assert Shades.of([1, 2, 3] * 20 + [90]).told == ("1", "2", "3", "4+")
    assert Shades.of([8] * 20).told == ("1–2", "3–4", "5–6", "7+")
    assert Shades.of([]).told == ("1", "2", "3", "4+")
