"""The followers of the sample network: as many as said, the same each time, and the signals see what was planted."""

import os
import subprocess
import sys
from collections import Counter
from datetime import date, timedelta

import pytest

from netbook.demo.audience import audience, leaving
from netbook.demo.cast import PEOPLE
from netbook.domain.audience.records import FollowerRecord
from netbook.domain.audience.signals import STRONG, Burst, Follower, Listed, bursts, signs
from netbook.domain.text import fold
from tests.domain.book import TODAY

NAMES = {"linkedin", "newsletter"}
BOUGHT = 640


def seen(followers: list[FollowerRecord]) -> list[Burst]:
    hours = Counter(each.since.replace(minute=0, second=0) for each in followers if each.since)
    return bursts(hours, until=TODAY)


def test_there_are_as_many_as_said() -> None:
    told = {platform: followers for platform, _, followers, _ in audience(TODAY)}
    assert {platform: len(followers) for platform, followers in told.items()} == {
        "instagram": 5_200, "linkedin": 1_900, "x": 1_300, "newsletter": 600,
    }  # fmt: skip
    for followers in told.values():
        assert len({each.handle or each.email for each in followers}) == len(followers)
        assert all(each.since is None or each.since.date() < TODAY for each in followers)


@pytest.mark.slow
def test_they_are_the_same_each_time_and_move_with_the_day() -> None:
    assert list(audience(TODAY)) == list(audience(TODAY))
    program = f"from netbook.demo.audience import audience\nfrom datetime import date\nprint(list(audience({TODAY!r})))"
    program = program.replace("datetime.date", "date")
    outputs = {
        subprocess.run(
            [sys.executable, "-c", program], env={**os.environ, "PYTHONHASHSEED": seed}, capture_output=True, check=True
        ).stdout
        for seed in ("1", "2")
    }
    assert len(outputs) == 1
    later = next(audience(date(2028, 2, 29)))[2]
    assert [each.handle for each in later] == [each.handle for each in next(audience(TODAY))[2]]


def test_some_are_people_of_the_book_and_some_of_them_follow_nowhere() -> None:
    handles = {
        fold(person.name).replace("-", "").replace(" ", sep): person for person in PEOPLE for sep in (".", "_", "")
    }
    handles |= {text.partition(":")[2]: person for person in PEOPLE for text in person.reach if ":" in text}
    handles |= {text: person for person in PEOPLE for text in person.reach if "@example" in text}
    found = [
        person
        for _, _, followers, _ in audience(TODAY)
        for each in followers
        if (person := handles.get(each.handle or each.email or ""))
    ]
    places = Counter(person.key for person in found)
    assert 95 <= len(found) <= 125
    assert sum(many >= 2 for many in places.values()) > 20
    assert "ana" not in places


def test_the_night_of_the_bought_ones_is_found_and_nothing_else() -> None:
    for platform, _, followers, _ in audience(TODAY):
        told = seen(followers)
        if platform != "instagram":
            assert told == []
            continue
        (burst,) = told
        assert BOUGHT <= burst.count < BOUGHT + 10
        assert burst.end - burst.begin == timedelta(hours=5)


def test_few_others_get_a_strong_sign() -> None:
    left = leaving(next(audience(TODAY))[2], TODAY)
    assert len(left) == 120
    strong = total = 0
    for platform, _, followers, _ in audience(TODAY):
        listed = Listed(platform, platform in NAMES, seen(followers))
        for each in followers:
            planted = platform == "instagram" and ((each.handle or "")[-8:].isdigit() or each.handle in left)
            gone = left.get(each.handle or "") if platform == "instagram" else None
            told = Follower(each.handle, each.name, each.since, gone, each.followers, each.following)
            found = signs(told, listed)
            odd = any(sign.strength == STRONG for sign in found)
            assert odd or not planted
            strong += odd and not planted
            total += not planted
    assert strong <= 0.02 * total, (strong, total)


def test_the_counts_grow_month_by_month() -> None:
    for _, _, followers, counts in audience(TODAY):
        many = [count.followers or 0 for count in counts]
        assert many == sorted(many)
        assert many[-1] == len(followers)
        assert (len(counts), counts[-1].on) == (37, TODAY)
