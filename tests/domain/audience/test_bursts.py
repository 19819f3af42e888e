"""Blocks of followers that arrived at once are found; what a good post or a fair brings is not."""

from collections import Counter
from datetime import UTC, date, datetime, timedelta
from random import Random

import pytest

from netbook.domain.audience.signals import Burst, bursts
from tests.domain.audience.arriving import BEGIN, HOUR, Arrived, bought, by_day, growth, post

SEEDS = 40
MIDDLE = BEGIN + timedelta(days=365, hours=14)


@pytest.mark.slow
@pytest.mark.parametrize(("many", "minutes"), [(500, 60), (2_000, 20 * 60), (1_000, 10), (640, 300)])
@pytest.mark.parametrize("a_day", [3, 20])
def test_blocks_that_were_bought_are_found(many: int, minutes: int, a_day: float) -> None:
    found = 0
    for seed in range(SEEDS):
        chance = Random(seed)
        came = growth(chance, a_day)
        begin, _ = bought(chance, came, many, minutes)
        told = bursts(came)
        found += len(told) == 1 and told[0].begin - begin < HOUR and told[0].count >= 0.97 * many
    assert found > 0.95 * SEEDS, found


@pytest.mark.slow
@pytest.mark.parametrize(
    ("many", "lasting", "rising"),
    [(3_000, 12, 0), (3_000, 14, 4), (1_000, 6, 0)],
)
def test_a_post_that_is_passed_on_is_no_burst(many: int, lasting: float, rising: float) -> None:
    flagged = []
    for seed in range(SEEDS):
        chance = Random(seed)
        came = growth(chance, chance.choice((1, 4, 15)))
        post(chance, came, many, lasting, rising)
        flagged += [seed for _ in bursts(came)]
    assert not flagged


@pytest.mark.slow
@pytest.mark.parametrize("a_day", [0.4, 3, 30])
def test_steady_growth_has_no_burst(a_day: float) -> None:
    came = [growth(Random(seed), a_day) for seed in range(8)]
    assert not any(bursts(each) or bursts(by_day(each)) for each in came)


def test_a_fair_a_talk_and_a_day_at_a_stand_are_no_bursts() -> None:
    for hours in ((20, 3, 2), (90,), (30, 45, 24), (20, 25, 22, 19, 24, 21, 23, 20)):
        came = growth(Random(1), 2)
        came.update({MIDDLE + at * HOUR: many for at, many in enumerate(hours)})
        assert not bursts(came), hours


def test_the_first_days_of_an_account_are_no_burst() -> None:
    assert not bursts({BEGIN: 30})
    launch = Counter({BEGIN + 9 * HOUR: 2_000, BEGIN + 10 * HOUR: 1_900}) + growth(Random(1), 10)
    assert not bursts(launch)


def test_one_date_that_was_put_on_many_is_no_burst() -> None:
    came = growth(Random(1), 2)
    total = sum(came.values())
    assert not bursts(came + Counter({MIDDLE: 2 * total}))
    days = by_day(came)
    assert not bursts(days + Counter({MIDDLE.replace(hour=0): 9 * total // 10}))
    only_after = Counter({hour: count for hour, count in came.items() if hour > MIDDLE + timedelta(days=30)})
    assert not bursts(only_after + Counter({MIDDLE: total // 3}))


def test_a_burst_says_what_was_seen() -> None:
    came = growth(Random(1), 2)
    assert bursts(came | Counter({MIDDLE: 312}))[0].words == "312 in one hour, where 3 a day are usual"
    assert Burst(MIDDLE, MIDDLE + 20 * HOUR, 2_000, 0.3).words == "2,000 in 20 hours, where 2 a week are usual"
    assert Burst(MIDDLE, MIDDLE + HOUR, 200, 1.2).words == "200 in one hour, where 1 a day is usual"
    assert Burst(MIDDLE, MIDDLE + HOUR, 200, 0).words == "200 in one hour, where fewer than 1 a week are usual"


def test_where_only_days_are_known_they_are_judged_by_the_day() -> None:
    came: Arrived = by_day(growth(Random(1), 3))
    day = MIDDLE.replace(hour=0)
    assert not bursts(came + Counter({day: 150}))
    (burst,) = bursts(came + Counter({day: 700}))
    assert (burst.begin, burst.end, burst.by_day) == (day, day + timedelta(days=1), True)
    assert "in one day" in burst.words
    flagged = 0
    for seed in range(SEEDS):
        chance = Random(seed)
        passed_on = growth(chance, 3)
        post(chance, passed_on, 3_000, 14)
        flagged += bool(bursts(by_day(passed_on)))
    assert flagged <= 0.02 * SEEDS, flagged


def test_what_had_not_ended_when_the_export_was_made_is_not_judged() -> None:
    came = Counter({hour: count for hour, count in growth(Random(1), 2).items() if hour < MIDDLE})
    came[MIDDLE] = 500
    assert not bursts(came)
    assert not bursts(came, until=MIDDLE + 3 * HOUR)
    assert bursts(came, until=(MIDDLE + timedelta(days=3)).date())


def test_several_blocks_are_found_even_on_one_day() -> None:
    came = growth(Random(1), 2)
    for at in (0, 12, 2_000):
        came[MIDDLE + at * HOUR] += 500
    assert [each.begin for each in bursts(came)] == [MIDDLE, MIDDLE + 12 * HOUR, MIDDLE + 2_000 * HOUR]


def test_a_stray_date_of_long_ago_changes_nothing() -> None:
    came = growth(Random(1), 2) | Counter({MIDDLE: 500})
    stray = Counter({datetime(1970, 1, 1, tzinfo=UTC): 1})
    assert bursts(came + stray) == bursts(came)
    assert bursts({}) == []
    assert bursts({datetime(1, 1, 1, tzinfo=UTC): 4, datetime(9999, 12, 31, 23, tzinfo=UTC): 900}) == []
    assert bursts({BEGIN: 3}, until=date(2026, 1, 1)) == []
