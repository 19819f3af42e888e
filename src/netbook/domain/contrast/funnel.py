"""The funnel: of those who follow, whom one knows, who belongs, with whom one talked, who talked back, who helped."""

from collections.abc import Iterable
from dataclasses import dataclass

from netbook.domain.contrast.facts import Facts, Reach

FOLLOWERS = "followers"
RECOGNISED, CURATED, TALKED, TWO_WAY, WORKED = "recognised", "curated", "talked", "two_way", "worked"
STEPS = (RECOGNISED, CURATED, TALKED, TWO_WAY, WORKED)


@dataclass(frozen=True, slots=True)
class Funnel:
    """One funnel; each step is a part of the one before. ``platform`` is none for all of them together.

    In the total somebody who follows on several platforms counts once among those who are known, and on each of them
    among the followers. A step is none where no list of followers was read.
    """

    platform: str | None
    followers: int | None
    recognised: int | None
    curated: int | None
    talked: int | None
    two_way: int | None
    worked: int | None


def step_of(facts: Facts, known: Iterable[int], step: str) -> frozenset[int]:
    """Who of the known followers is still there at a step."""
    found = frozenset(known)
    for name, kept in (
        (CURATED, facts.curated),
        (TALKED, facts.talked),
        (TWO_WAY, facts.two_way),
        (WORKED, facts.worked),
    ):
        if STEPS.index(name) <= STEPS.index(step):
            found &= kept
    return found


def funnels(facts: Facts) -> tuple[Funnel, ...]:
    """The funnel of each platform, and the total last."""
    return (*(_funnel(facts, each.platform, [each]) for each in facts.reaches), _funnel(facts, None, facts.reaches))


def known_of(reaches: Iterable[Reach]) -> frozenset[int]:
    """The contacts who follow anywhere."""
    return frozenset(number for each in reaches for number in each.known)


def followers_of(reaches: Iterable[Reach]) -> int | None:
    """All followers of all platforms, as far as they are counted; none where none is."""
    counted = [each.followers for each in reaches if each.followers is not None]
    return sum(counted) if counted else None


def gained_of(reaches: Iterable[Reach]) -> int | None:
    """How many began to follow in the stretch, as far as that is known; none where it is nowhere."""
    counted = [each.gained for each in reaches if each.gained is not None]
    return sum(counted) if counted else None


def are_listed(reaches: Iterable[Reach]) -> bool:
    """Whether a list of followers was read of any of them."""
    return any(each.listed is not None for each in reaches)


def _funnel(facts: Facts, platform: str | None, reaches: Iterable[Reach]) -> Funnel:
    held = tuple(reaches)
    listed = are_listed(held)
    known = known_of(held)
    steps = (len(step_of(facts, known, step)) if listed else None for step in STEPS)
    return Funnel(platform, followers_of(held), *steps)
