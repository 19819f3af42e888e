"""What is most telling, in words: three sentences at most, chosen by rules, that praise nothing and scold nobody.

A rule speaks only where the data carries it; where the data is thin all of them are silent.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from netbook.domain.contrast.facts import Facts
from netbook.domain.contrast.funnel import followers_of, known_of
from netbook.domain.contrast.months import Month

AUDIENCE, NETWORK, EVEN = "audience", "network", "even"
MOST = 3
_FEW_TALKS = 10  # conversations, below which nothing is said of where they were
_FEW_PEOPLE = 5
_FEW_FOLLOWERS = 50
_CLEARLY = 1.25  # times as many
_MOVED = 10  # points of an index


@dataclass(frozen=True, slots=True)
class Told:
    """A sentence, the rule that speaks, and how telling it is (0 to 1)."""

    rule: str
    weight: float
    text: str


def leans(facts: Facts) -> str | None:
    """Where the conversations of the stretch were: with followers one knows, or with those who belong; none = too few.

    Somebody who is both counts on both sides.
    """
    known = known_of(facts.reaches)
    if len(facts.talks) < _FEW_TALKS or not _anybody_listed(facts) or not facts.decided:
        return None
    audience, network = facts.talks_with(known), facts.talks_with(facts.curated)
    if audience >= _CLEARLY * network:
        return AUDIENCE
    return NETWORK if network >= _CLEARLY * audience else EVEN


def sentences(facts: Facts, months: Sequence[Month] = ()) -> tuple[Told, ...]:
    """The most telling ones, the first of all first."""
    found = [told for rule in RULES if (told := rule(facts, months))]
    return tuple(sorted(found, key=lambda told: -told.weight)[:MOST])


def _anybody_listed(facts: Facts) -> bool:
    return any(each.listed for each in facts.reaches)


def _where_talk_was(facts: Facts, _months: Sequence[Month]) -> Told | None:
    side = leans(facts)
    if side is None:
        return None
    audience, network = facts.talks_with(known_of(facts.reaches)), facts.talks_with(facts.curated)
    share = abs(audience - network) / max(audience, network, 1)
    return Told(
        "where talk was",
        0.5 + share / 2,
        f"Of {len(facts.talks):,} conversations {audience:,} were with followers you know, {network:,} with people who "
        "belong.",
    )


def _known(facts: Facts, _months: Sequence[Month]) -> Told | None:
    followers = followers_of(facts.reaches) or 0
    if facts.people < _FEW_PEOPLE or followers < _FEW_FOLLOWERS or not _anybody_listed(facts):
        return None
    known = known_of(facts.reaches)
    talked = len(known & facts.talked)
    share = min(1.0, len(known) / followers)
    return Told(
        "known",
        0.45 + abs(share - 0.3) / 2,
        f"Of {followers:,} followers you know {len(known):,}, and talked with {talked:,}.",
    )


def _nowhere(facts: Facts, _months: Sequence[Month]) -> Told | None:
    matter = len(facts.matter)
    if matter < _FEW_PEOPLE or not _anybody_listed(facts):
        return None
    nowhere = len(facts.matter - known_of(facts.reaches))
    if not nowhere:
        return Told("nowhere", 0.4, f"All {matter:,} people who matter follow you somewhere.")
    follow = "follows" if nowhere == 1 else "follow"
    return Told(
        "nowhere", 0.4 + nowhere / matter / 2, f"{nowhere:,} of the {matter:,} who matter {follow} you nowhere."
    )


def _talked_back(facts: Facts, _months: Sequence[Month]) -> Told | None:
    if len(facts.talked) < _FEW_PEOPLE:
        return None
    back, all_ = len(facts.two_way), len(facts.talked)
    return Told(
        "talked back",
        0.45 + abs(back / all_ - 0.5) / 2,
        f"You talked with {all_:,} people; with {back:,} of them each side began at least once.",
    )


def _belonging(facts: Facts, _months: Sequence[Month]) -> Told | None:
    curated = len(facts.curated)
    if curated < _FEW_PEOPLE:
        return None
    share = len(facts.active) / curated
    return Told(
        "belonging",
        0.35 + abs(share - 0.5) * 0.8,
        f"You talked with {len(facts.active):,} of the {curated:,} people who belong.",
    )


def _worked(facts: Facts, _months: Sequence[Month]) -> Told | None:
    if len(facts.worked) < _FEW_PEOPLE or not _anybody_listed(facts):
        return None
    following = len(facts.worked & known_of(facts.reaches))
    share = following / len(facts.worked)
    follow = "follows" if following == 1 else "follow"
    return Told(
        "worked",
        0.4 + abs(share - 0.5) / 2,
        f"{len(facts.worked):,} people gave you something of value; {following:,} of them {follow} you.",
    )


def _growth(facts: Facts, _months: Sequence[Month]) -> Told | None:
    gained = sum(each.gained or 0 for each in facts.reaches)
    if gained < _FEW_FOLLOWERS:
        return None
    known = sum(len(each.gained_known) for each in facts.reaches)
    return Told(
        "growth",
        0.35 + abs(known / gained - 0.2) / 2,
        f"Of {gained:,} followers gained, {known:,} {'is somebody' if known == 1 else 'are people'} you know.",
    )


def _apart(_facts: Facts, months: Sequence[Month]) -> Told | None:
    told = [each for each in months if each.follower_index is not None and each.tie_index is not None]
    if len(told) < 3:
        return None
    followers, ties = (told[-1].follower_index or 0) - 100, (told[-1].tie_index or 0) - 100
    if abs(followers - ties) < 2 * _MOVED:
        return None
    moved = f"followers {_moved(followers)}, active ties {_moved(ties)}"
    return Told("apart", 0.5 + min(abs(followers - ties), 100) / 200, f"Since {told[0].end:%B %Y}: {moved}.")


def _moved(points: float) -> str:
    if abs(points) < 1:
        return "stayed"
    return f"{'grew' if points > 0 else 'shrank'} by {abs(points):.0f} %"


RULES: tuple[Callable[[Facts, Sequence[Month]], Told | None], ...] = (
    _where_talk_was,
    _known,
    _nowhere,
    _talked_back,
    _belonging,
    _worked,
    _growth,
    _apart,
)
