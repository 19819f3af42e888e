"""The figures of the contrast, a row each: what is divided by what, and what that means."""

from collections.abc import Callable
from dataclasses import dataclass

from netbook.domain.contrast.facts import Facts
from netbook.domain.contrast.funnel import are_listed, followers_of, gained_of, known_of


@dataclass(frozen=True, slots=True)
class Part:
    """A count that a figure is made of, with its name; none where it is not known."""

    name: str
    count: float | None


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure worked out: its value (none = not known), and the counts it is made of."""

    key: str
    title: str
    value: float | None
    unit: str
    definition: str
    over: Part
    under: Part | None = None


@dataclass(frozen=True, slots=True)
class Kind:
    """How a figure is made: ``over`` alone, or over ``under`` times ``times``."""

    key: str
    title: str
    unit: str
    definition: str
    over: tuple[str, Callable[[Facts], float | None]]
    under: tuple[str, Callable[[Facts], float | None]] | None = None
    times: int = 1

    def of(self, facts: Facts) -> Figure:
        """The figure of some facts."""
        over = Part(self.over[0], self.over[1](facts))
        if self.under is None:
            return Figure(self.key, self.title, over.count, self.unit, self.definition, over)
        under = Part(self.under[0], self.under[1](facts))
        value = over.count / under.count * self.times if over.count is not None and under.count else None
        return Figure(self.key, self.title, value, self.unit, self.definition, over, under)


def _followers(facts: Facts) -> int | None:
    return followers_of(facts.reaches)


def _listed(facts: Facts) -> bool:
    return are_listed(facts.reaches)


def _nowhere(facts: Facts) -> int | None:
    return len(facts.matter - known_of(facts.reaches)) if _listed(facts) else None


def _received_from(facts: Facts, people: frozenset[int]) -> int:
    return sum(count for number, count in facts.received.items() if number in people)


def _curated(facts: Facts) -> int | None:
    return len(facts.curated) if facts.decided else None


def _of_followers(count: Callable[[Facts, frozenset[int]], int]) -> Callable[[Facts], int | None]:
    return lambda facts: count(facts, known_of(facts.reaches)) if _listed(facts) else None


def _of_curated(count: Callable[[Facts, frozenset[int]], int]) -> Callable[[Facts], int | None]:
    return lambda facts: count(facts, facts.curated) if facts.decided else None


def _hours(facts: Facts) -> float | None:
    told = [talk.minutes for talk in facts.talks if talk.minutes and not facts.curated.isdisjoint(talk.people)]
    return sum(told) / 60 if told else None


def _gained(facts: Facts) -> int | None:
    return gained_of(facts.reaches)


def _gained_known(facts: Facts) -> int | None:
    told = [each for each in facts.reaches if each.gained is not None]
    return sum(len(each.gained_known) for each in told) if told else None


FIGURES: tuple[Kind, ...] = (
    Kind(
        "matter",
        "people who matter",
        "people",
        "Those who belong by your rules, and those in your inner and close circles.",
        ("people who matter", lambda facts: len(facts.matter) if facts.people else None),
    ),
    Kind(
        "nowhere",
        "of these, follow you nowhere",
        "people",
        "People who matter, of whom no list of followers that was read holds anybody linked to them.",
        ("people who matter and follow nowhere", _nowhere),
    ),
    Kind(
        "active",
        "active ties",
        "people",
        "People who belong by your rules, and with whom you talked in the stretch: present where something happened "
        "that was no attempt without an answer.",
        ("active ties", lambda facts: len(facts.active) if facts.decided else None),
    ),
    Kind(
        "active_per_thousand",
        "active ties per 1,000 followers",
        "people",
        "Active ties of the whole book, whether they follow you or not, over all followers.",
        ("active ties", lambda facts: len(facts.active) if facts.decided else None),
        ("followers", _followers),
        1000,
    ),
    Kind(
        "followers_per_active",
        "followers per active tie",
        "followers",
        "All followers over the active ties of the whole book.",
        ("followers", _followers),
        ("active ties", lambda facts: len(facts.active) if facts.decided else None),
    ),
    Kind(
        "talks_per_curated",
        "conversations per 100 who belong",
        "conversations",
        "Conversations of the stretch in which somebody who belongs was present, over those who belong.",
        ("conversations with those who belong", _of_curated(Facts.talks_with)),
        ("people who belong", _curated),
        100,
    ),
    Kind(
        "talks_per_followers",
        "conversations per 1,000 followers",
        "conversations",
        "Conversations of the stretch in which a follower you know was present, over all followers.",
        ("conversations with followers you know", _of_followers(Facts.talks_with)),
        ("followers", _followers),
        1000,
    ),
    Kind(
        "received_per_curated",
        "things of value per 100 who belong",
        "things",
        "What those who belong gave you in the stretch (introductions, advice, business, ...), over those who belong.",
        ("received from those who belong", _of_curated(_received_from)),
        ("people who belong", _curated),
        100,
    ),
    Kind(
        "received_per_followers",
        "things of value per 1,000 followers",
        "things",
        "What followers you know gave you in the stretch, over all followers.",
        ("received from followers you know", _of_followers(_received_from)),
        ("followers", _followers),
        1000,
    ),
    Kind(
        "growth",
        "of the followers gained, people you know",
        "%",
        "Of those who began to follow in the stretch and still do, the share who are people of your book.",
        ("gained and known", _gained_known),
        ("followers gained", _gained),
        100,
    ),
    Kind(
        "hours",
        "hours logged with those who belong",
        "hours",
        "The minutes of the conversations of the stretch with somebody who belongs, as far as they were written down.",
        ("hours", _hours),
    ),
)


def figures(facts: Facts) -> tuple[Figure, ...]:
    """Every figure, in its order."""
    return tuple(kind.of(facts) for kind in FIGURES)
