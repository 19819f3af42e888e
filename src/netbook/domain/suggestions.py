"""Suggestions: what may have happened, as a calendar tells it, with what a person decided about each."""

from collections.abc import Iterable, Set
from dataclasses import dataclass
from datetime import date

from netbook.domain.spoken import day, length
from netbook.domain.views import Named

OPEN, LOGGED, DROPPED = "open", "logged", "dropped"
STATES = (OPEN, LOGGED, DROPPED)

MOST_PEOPLE = 20  # with more of them it is a crowd, which nobody writes down person by person
_APART = 120  # minutes between two things of one day with the same people, from which they are two things


@dataclass(frozen=True, slots=True)
class SuggestionView:
    """Something that may have happened."""

    id: str
    source: str
    on: date
    at_time: str | None
    kind: str
    place: str | None
    minutes: int | None
    text: str
    people: tuple[Named, ...]


@dataclass(frozen=True, slots=True)
class Told:
    """Something of a day that is known: when it was, and who was there."""

    at_time: str | None
    people: frozenset[int]


def is_told(known: Iterable[Told], at_time: str | None, people: Set[int]) -> bool:
    """Whether one of what is known of a day was the same thing: all these people were there, at about that time."""
    return any(people <= each.people and _near(each.at_time, at_time) for each in known)


def _near(one: str | None, other: str | None) -> bool:
    return one is None or other is None or abs(_minute(one) - _minute(other)) <= _APART


def _minute(clock: str) -> int:
    hours, _, minutes = clock.partition(":")
    return int(hours) * 60 + int(minutes)


def called(view: SuggestionView, today: date) -> str:
    """``Tuesday 15:00 Coffee w/ Ana, Monmouth``: when it was, what, and where."""
    near = 1 < (today - view.on).days < 7
    when = f"{view.on:%A}" if near else day(view.on, today)
    where = f", {view.place}" if view.place and view.place.casefold() not in view.text.casefold() else ""
    return " ".join(part for part in (when[:1].upper() + when[1:], view.at_time, f"{view.text}{where}") if part)


def details(view: SuggestionView) -> str:
    """``with Ana Reyes (p7) · coffee · 1 h``: as what it would be written down."""
    names = ", ".join(f"{each.name} ({each.id})" for each in view.people)
    return " · ".join(
        part for part in (f"with {names}", view.kind, length(view.minutes) if view.minutes else "") if part
    )
