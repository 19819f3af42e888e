"""What the lines of the sample network say is what is stored of them."""

from datetime import date
from itertools import chain
from typing import Any

import pytest
from sqlmodel import Session

from netbook.demo.cast import BY_KEY, CLOSE, INNER, PEOPLE, TRUSTED
from netbook.demo.smalltalk import HOME, PLACES, TRIPS
from netbook.demo.stories import STORIES, Story
from netbook.demo.weave import day_of, woven
from netbook.domain.logline import Context, LogLine, read
from netbook.domain.when import Calendar
from netbook.services import directory
from tests.demo.conftest import TODAY

KEYS = {person.name: person.key for person in PEOPLE}


def reading_of(line: LogLine) -> dict[str, Any]:
    return {
        "kind": line.kind,
        "who": {KEYS.get(who.name, f"{who.name}?") for who in line.people},
        "spoken": {KEYS[who.name] for who in line.mentioned},
        "place": line.place,
        "missed": line.missed,
        "tags": list(line.tags),
        "passed": {f"{each.kind} {each.direction} {KEYS[each.who.name]}" for each in line.exchanges},
        "text": line.text,
        "on": TODAY,
        "dated": False,
        "follow_ups": (),
    }


def stored(story: Story) -> dict[str, Any]:
    return {
        "kind": story.kind,
        "who": set(story.who.split()),
        "spoken": set(story.spoken.split()),
        "place": story.place,
        "missed": story.missed,
        "tags": story.tags.split(),
        "passed": set(story.passed),
        "text": story.text,
        "on": TODAY,
        "dated": False,
        "follow_ups": (),
    }


@pytest.mark.slow
def test_every_line_reads_as_what_is_stored(session: Session) -> None:
    context = Context(directory.index(session, TODAY), Calendar(TODAY))
    for story in woven():
        line = read(story.text, context)
        assert reading_of(line) == stored(story)
        assert line.initiator in (None, story.by), story
        assert line.minutes in (None, story.minutes), story
        assert line.at_time in (None, story.at), story


def test_the_stories_are_many_and_about_those_who_are_close() -> None:
    assert len(STORIES) > 150
    main = {person.key for person in (*INNER, *CLOSE, *TRUSTED)}
    assert len([story for story in STORIES if main.intersection(story.who.split())]) > 120
    assert len([story for story in STORIES if story.notes]) >= 18
    assert 700 <= len(woven()) <= 900


def test_the_small_talk_hardly_repeats_itself() -> None:
    lines = [story.text for story in woven()]
    assert len(set(lines)) > 0.97 * len(lines)


def test_everybody_is_somebody() -> None:
    assert len(KEYS) == len(BY_KEY) == len(PEOPLE) == 61
    named = chain.from_iterable((story.who + " " + story.spoken).split() for story in woven())
    assert set(named) <= set(BY_KEY)
    assert {person.via for person in PEOPLE} - {None} <= set(BY_KEY)


@pytest.mark.parametrize("person", PEOPLE, ids=lambda person: person.key)
def test_a_person_is_met_first_and_seen_last_when_the_cast_says(person: Any) -> None:
    days = [story.ago for story in woven() if person.key in story.who.split()]
    if person.last is None:
        assert days == []
        return
    assert min(days) == person.last
    assert max(days) == person.met_ago if person.met_ago < 730 else max(days) < 730


def test_nobody_is_in_two_cities_on_one_day() -> None:
    cities = {spot: city for city, spots in PLACES.items() for spot in chain.from_iterable(spots.values())}
    for story in woven():
        away = {city for city, trips in TRIPS.items() for first, last in trips if first >= story.ago >= last}
        city = cities.get(story.place or "")
        if city:
            assert away <= {city}, story
            assert city == HOME or away == {city}, story


@pytest.mark.parametrize("today", [date(2026, 11, 22), date(2027, 2, 6), date(2027, 2, 7)])
def test_work_is_done_on_weekdays(today: date) -> None:
    for story in woven():
        day = day_of(story, today)
        assert 0 <= (today - day).days - story.ago <= 2
        assert day.weekday() < 5 or (story.kind != "video" and "office" not in (story.place or ""))
