"""Each rule of the sentences: when it must speak, and the nearest case in which it must be silent."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from netbook.domain.contrast.facts import Facts, Reach, Talk
from netbook.domain.contrast.months import Month, indexed
from netbook.domain.contrast.sentences import AUDIENCE, EVEN, MOST, NETWORK, RULES, leans, sentences

FIRST, UNTIL = date(2025, 11, 23), date(2026, 11, 22)
NOTHING = Facts(FIRST, UNTIL)


def some(count: int, first: int = 0) -> frozenset[int]:
    return frozenset(range(first, first + count))


def audience(followers: int | None, known: frozenset[int], listed: int | None = 100) -> tuple[Reach, ...]:
    return (Reach("instagram", followers, listed, known),)


def gained(count: int | None, known: int) -> tuple[Reach, ...]:
    return (Reach("instagram", 900, 900, some(20), count, some(known)),)


def talks(with_followers: int, with_network: int) -> Facts:
    """So many conversations with a follower one knows, and with somebody who belongs."""
    held = [Talk(some(1))] * with_followers + [Talk(some(1, 1))] * with_network
    return Facts(
        FIRST, UNTIL, people=2, decided=True, curated=some(1, 1), talks=tuple(held), reaches=audience(60, some(1))
    )


def months(*counts: tuple[int | None, int | None]) -> Sequence[Month]:
    return indexed([Month(date(2026, place + 1, 28), *each) for place, each in enumerate(counts)])


MATTER = Facts(FIRST, UNTIL, close=some(5), reaches=audience(60, some(3)))
WORKED = Facts(FIRST, UNTIL, worked=some(5), reaches=audience(60, some(2)))
KNOWN = Facts(FIRST, UNTIL, people=5, talked=some(2), reaches=audience(50, some(3)))
# The rule, what it says of which facts and months, and the least change that silences it.
PAIRS: dict[str, list[tuple[str, Facts, Sequence[Month], Facts, Sequence[Month]]]] = {
    "where talk was": [
        (
            "Of 10 conversations 3 were with followers you know, 7 with people who belong.",
            talks(3, 7), (), talks(3, 6), (),
        ),
        (
            "Of 10 conversations 10 were with followers you know, 0 with people who belong.",
            talks(10, 0), (), replace(talks(10, 0), decided=False), (),
        ),
        (
            "Of 10 conversations 5 were with followers you know, 5 with people who belong.",
            talks(5, 5), (), replace(talks(5, 5), reaches=audience(60, some(0), listed=None)), (),
        ),
    ],
    "known": [
        ("Of 50 followers you know 3, and talked with 2.", KNOWN, (), replace(KNOWN, people=4), ()),
        (
            "Of 50 followers you know 0, and talked with 0.",
            replace(KNOWN, reaches=audience(50, some(0))), (), replace(KNOWN, reaches=audience(49, some(0))), (),
        ),
        (
            "Of 50 followers you know 3, and talked with 2.",
            KNOWN, (), replace(KNOWN, reaches=audience(50, some(0), listed=None)), (),
        ),
    ],
    "nowhere": [
        ("2 of the 5 who matter follow you nowhere.", MATTER, (), replace(MATTER, close=some(4)), ()),
        (
            "1 of the 5 who matter follows you nowhere.",
            replace(MATTER, reaches=audience(60, some(4))), (), replace(MATTER, reaches=()), (),
        ),
        (
            "All 5 people who matter follow you somewhere.",
            replace(MATTER, reaches=audience(60, some(5))), (),
            replace(MATTER, reaches=audience(60, some(5), listed=None)), (),
        ),
    ],
    "talked back": [
        (
            "You talked with 5 people; with 1 of them each side began at least once.",
            replace(NOTHING, talked=some(5), two_way=some(1)), (),
            replace(NOTHING, talked=some(4), two_way=some(1)), (),
        ),
    ],
    "belonging": [
        (
            "You talked with 4 of the 5 people who belong.",
            replace(NOTHING, curated=some(5), talked=some(4)), (),
            replace(NOTHING, curated=some(4), talked=some(4)), (),
        ),
    ],
    "worked": [
        (
            "5 people gave you something of value; 2 of them follow you.",
            WORKED, (), replace(WORKED, worked=some(4)), (),
        ),
        (
            "5 people gave you something of value; 1 of them follows you.",
            replace(WORKED, reaches=audience(60, some(1))), (),
            replace(WORKED, reaches=audience(60, some(0), listed=None)), (),
        ),
    ],
    "growth": [
        (
            "Of 50 followers gained, 2 are people you know.",
            replace(NOTHING, reaches=gained(50, 2)), (), replace(NOTHING, reaches=gained(49, 2)), (),
        ),
        (
            "Of 50 followers gained, 1 is somebody you know.",
            replace(NOTHING, reaches=gained(50, 1)), (), replace(NOTHING, reaches=gained(None, 0)), (),
        ),
    ],
    "apart": [
        (
            "Since January 2026: followers grew by 50 %, active ties shrank by 20 %.",
            NOTHING, months((100, 10), (120, 9), (150, 8)), NOTHING, months((100, 10), (150, 8)),
        ),
        (
            "Since February 2026: followers stayed, active ties grew by 20 %.",
            NOTHING, months((None, 10), (100, 10), (100, 11), (100, 12)),
            NOTHING, months((None, 10), (100, 100), (100, 110), (100, 119)),
        ),
    ],
}  # fmt: skip


def said(rule: str, facts: Facts, told: Sequence[Month]) -> str | None:
    """What one rule says, however telling the others are."""
    found = [each for speak in RULES if (each := speak(facts, told))]
    return next((each.text for each in found if each.rule == rule), None)


@pytest.mark.parametrize("rule", PAIRS)
def test_a_rule_speaks_where_the_data_carries_it_and_is_silent_where_it_is_thin(rule: str) -> None:
    for text, facts, told, thin, few in PAIRS[rule]:
        assert said(rule, facts, told) == text
        assert said(rule, thin, few) is None


def test_every_rule_has_its_pair_and_of_nothing_none_speaks() -> None:
    spoken = {each.rule for pairs in PAIRS.values() for _, facts, told, *_ in pairs for each in sentences(facts, told)}
    assert spoken <= set(PAIRS)
    assert len(PAIRS) == len(RULES)
    assert sentences(NOTHING) == ()


@pytest.mark.parametrize(
    ("followers", "network", "side"), [(3, 7, NETWORK), (7, 3, AUDIENCE), (5, 5, EVEN), (4, 5, None)]
)
def test_it_leans_either_way_or_to_neither(followers: int, network: int, side: str | None) -> None:
    assert leans(talks(followers, network)) == side


PEOPLE = st.frozensets(st.integers(0, 30))
REACHES = st.tuples(PEOPLE, st.integers(0, 500), st.none() | st.integers(0, 500)).map(
    lambda said: Reach("x", said[2], said[2], said[0], said[1] + len(said[0]), said[0])
)
BOOKS = st.builds(
    Facts,
    st.just(FIRST),
    st.just(UNTIL),
    people=st.integers(0, 40),
    decided=st.booleans(),
    curated=PEOPLE,
    close=PEOPLE,
    talked=PEOPLE,
    worked=PEOPLE,
    talks=st.lists(st.builds(Talk, PEOPLE), max_size=30).map(tuple),
    reaches=st.lists(REACHES, max_size=3).map(tuple),
).map(lambda facts: replace(facts, two_way=frozenset(number for number in facts.talked if number % 3)))
COUNTS = st.none() | st.integers(0, 1_000)
COURSES = st.lists(st.tuples(COUNTS, COUNTS), max_size=12).map(lambda counts: months(*counts))
SCOLDING = {"only", "just", "merely", "neglected", "failed", "fake", "should", "unfortunately", "sadly", "great"}


@settings(max_examples=50)
@given(BOOKS, COURSES)
def test_three_at_most_the_most_telling_first_and_none_praises_or_scolds(facts: Facts, told: Sequence[Month]) -> None:
    found = sentences(facts, told)
    assert len(found) <= MOST
    assert [each.weight for each in found] == sorted((each.weight for each in found), reverse=True)
    for each in found:
        assert 0 <= each.weight <= 1
        assert each.text.endswith(".")
        assert not SCOLDING & set(each.text.casefold().strip(".").split())
