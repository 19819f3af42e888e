"""Two years of a network: the stories, and the small talk that fills the weeks between them."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from random import Random
from typing import TypeVar

from netbook.demo.cast import PEOPLE, Character
from netbook.demo.smalltalk import (
    CARDS,
    FACE_TO_FACE,
    FAVOURS,
    FROM_AFAR,
    HOME,
    LEANING,
    OWN,
    PLACES,
    REMARKS,
    TOPICS,
    TRIPS,
    Opening,
)
from netbook.demo.stories import STORIES, Story

T = TypeVar("T")

_OLDEST = 729  # days back
_EVERY = {"inner": 8.5, "close": 31, "trusted": 90, "network": 240}  # days between two talks
_FRIENDS = ("inner", "close")
_AT_WORK = ("video", "email")


def woven() -> list[Story]:
    """Everything that happened, oldest first; the same on every day."""
    told = list(STORIES)
    for person in PEOPLE:
        if person.last is not None and person.circle in _EVERY:
            told.extend(_small_talk(person))
    return sorted(told, key=lambda story: -story.ago)


def day_of(story: Story, today: date) -> date:
    """The day of a story; what is work was done on a weekday."""
    day = today - timedelta(days=story.ago)
    at_work = story.kind in _AT_WORK or "office" in (story.place or "")
    return day - timedelta(days=max(0, day.weekday() - 4)) if at_work else day


def called(person: Character) -> str:
    """What a line calls a person: the first of a given name goes by it alone."""
    given = person.name.split()[0]
    return given if person is next(each for each in PEOPLE if each.name.split()[0] == given) else person.name


def _small_talk(person: Character) -> Iterator[Story]:
    chance = Random(f"small talk with {person.name}")
    topics = _Topics(person, chance)
    for ago, there in _meetings(person, chance):
        opening = _opening(person, chance, there=there)
        yield _line(person, ago, opening, topics.after(opening), chance)


def _meetings(person: Character, chance: Random) -> Iterator[tuple[int, bool]]:
    """The days on which there was small talk, and whether face to face."""
    pace = _EVERY[person.circle or ""]
    gap = max(2, round(pace / 4))
    newest, oldest = person.last or 0, min(person.met_ago, _OLDEST)
    taken = [story.ago for story in STORIES if person.key in story.who.split()]
    if newest not in taken:
        taken.append(newest)
        yield newest, False
    ago = float(newest)
    while (ago := ago + pace * chance.uniform(0.6, 1.4)) < oldest - gap:
        day, there = _travelled(person, round(ago), chance)
        if newest < day < oldest and all(abs(day - each) > gap for each in taken):
            taken.append(day)
            yield day, there


def _travelled(person: Character, ago: int, chance: Random) -> tuple[int, bool]:
    """The day of a talk, moved into a journey to where the person lives if one is near."""
    if person.city == HOME:
        at_home = not any(first >= ago >= last for trips in TRIPS.values() for first, last in trips)
        return ago, at_home and chance.random() < 0.75
    for first, last in TRIPS.get(person.city, ()):
        if first + 9 >= ago >= last - 9 and last > (person.last or 0):
            return chance.randint(last, first), True
    return ago, False


class _Topics:
    """What one talks about with a person; what happened to them is told once, the rest in turn."""

    def __init__(self, person: Character, chance: Random) -> None:
        self.chance = chance
        tags = [tag for tag in person.tags.split() if tag in TOPICS]
        tags.append("home" if person.circle in _FRIENDS or "neighbours" in tags else "work")
        own = OWN.get(person.key, ())
        self._news = iter(chance.sample(own, len(own)))
        self._remarks = self._dealt([(remark, "") for remark in REMARKS])
        self._matters = self._dealt([(topic, tag) for tag in tags for topic in TOPICS[tag]])

    def _dealt(self, deck: list[tuple[str, str]]) -> Iterator[tuple[str, str]]:
        while True:
            self.chance.shuffle(deck)
            yield from deck

    def after(self, opening: Opening) -> tuple[str, str]:
        """What follows an opening, and the tag it belongs to; none where it is said in the other's words."""
        if opening.kind == "letter":
            return self.chance.choice(CARDS), ""
        written = opening.kind in ("message", "email")
        if opening.passed or (written and opening.by == "me") or self.chance.random() < 0.55:
            return next(self._matters)
        if self.chance.random() < 0.5 and (news := next(self._news, None)):
            return news, ""
        return next(self._matters if written else self._remarks)


def _line(person: Character, ago: int, opening: Opening, topic: tuple[str, str], chance: Random) -> Story:
    what, pool = topic
    place = chance.choice(PLACES[person.city][opening.spot]) if opening.spot else None
    text = opening.text.format(name=called(person), place=place)
    if opening.kind == "call" and opening.by == "me" and chance.random() < 0.2:
        return Story(ago, "call", person.key, None, f"{text}, no answer", by="me", missed=True)
    tag = pool if pool in person.tags.split() and chance.random() < 0.2 else ""
    joint = chance.choice((" about ", " about ", ": ")) if pool else chance.choice((": ", ", "))
    joint = " about " if opening.passed else joint
    return Story(
        ago,
        opening.kind,
        person.key,
        place,
        f"{text}{joint}{what}{f' @{tag}' if tag else ''}",
        at=_some(opening.times, 0.25, chance),
        minutes=_some(opening.minutes, 0.35, chance),
        by=opening.by or (None if opening.passed else _began(person, chance)),
        tags=tag,
        passed=(f"{opening.passed} {person.key}",) if opening.passed else (),
    )


def _opening(person: Character, chance: Random, *, there: bool) -> Opening:
    if person.circle not in _FRIENDS and chance.random() < 0.15:
        return chance.choice(FAVOURS)
    choices = FACE_TO_FACE if there else FROM_AFAR
    lean = LEANING.get(person.key)
    if lean and chance.random() < 0.7:
        choices = tuple(each for each in choices if each.by in (lean, None))
    return chance.choices(choices, [each.weight for each in choices])[0]


def _began(person: Character, chance: Random) -> str | None:
    """Who began it, where one noted that."""
    return chance.choice((LEANING.get(person.key, "me"), LEANING.get(person.key, "them"), "both", None, None))


def _some(values: Sequence[T], share: float, chance: Random) -> T | None:
    return chance.choice(values) if values and chance.random() < share else None
