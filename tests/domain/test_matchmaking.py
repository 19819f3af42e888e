"""Who should meet: the reasons, what is rare counts more, and nobody who has met."""

from collections import Counter
from collections.abc import Collection, Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netbook.domain.matchmaking import Pair, Suggestion, suggestions
from netbook.domain.profiles import Profile
from netbook.domain.topics import item, sought, wishes, words

NOBODY: frozenset[Pair] = frozenset()


def best(
    *people: Profile, known: Collection[Pair] = NOBODY, limit: int = 10, only: int | None = None
) -> list[Suggestion]:
    return suggestions(people, lambda pairs: known, limit, only)


def named(found: Sequence[Suggestion]) -> list[tuple[str, str]]:
    return [(each.one.name, each.other.name) for each in found]


def test_what_few_share_counts_more_than_what_many_do() -> None:
    many = [Profile(number, f"Person {number}", tags=("fintech",)) for number in range(1, 7)]
    rare = [Profile(7, "Ana", tags=("beekeeping",)), Profile(8, "Bo", tags=("beekeeping",))]
    found = best(*many, *rare)
    assert named(found)[0] == ("Ana", "Bo")
    assert found[0].reasons == ("both @beekeeping",)
    assert found[0].score > found[1].score > 0


def test_a_city_alone_is_a_weak_reason_and_adds_to_others() -> None:
    ana = Profile(1, "Ana", city="Berlin", tags=("climate",))
    bo = Profile(2, "Bo", city="berlin", tags=("climate",))
    carl, dee = Profile(3, "Carl", city="Rome", tags=("rust",)), Profile(4, "Dee", city="Oslo", tags=("rust",))
    eve, fay = Profile(5, "Eve", city="Prague"), Profile(6, "Fay", city="Prague")
    found = best(ana, bo, carl, dee, eve, fay)
    assert named(found) == [("Ana", "Bo"), ("Carl", "Dee"), ("Eve", "Fay")]
    assert found[0].reasons == ("both @climate", "both in Berlin")


def test_a_wish_that_the_other_could_grant_is_strongest() -> None:
    ana = Profile(1, "Ana Reyes", "Ana", tags=("design",), wishes=("looking for a lawyer",))
    bo = Profile(2, "Bo Lind", "Bo", title="Lawyer", organisation="Lobo")
    carl = Profile(3, "Carl", tags=("design",))
    found = best(bo, carl, ana)
    assert named(found)[0] == ("Ana Reyes", "Bo Lind")
    assert found[0].reasons == ("Ana is looking for a lawyer, Bo is Lawyer at Lobo",)


@pytest.mark.parametrize(
    ("one", "other", "reason"),
    [
        ({"wishes": ("needs mentors",)}, {"tags": ("mentors",)}, "Ann needs mentors, Ben is @mentors"),
        ({"wishes": ("wants to meet climbers",)}, {"title": "Climber"}, "Ann wants to meet climbers, Ben is Climber"),
        ({"wishes": ("hiring robots",)}, {"organisation": "Robot Ltd"}, "Ann is hiring robots, Ben is at Robot Ltd"),
        (
            {"wishes": ("looking for maps",)},
            {"facts": (("likes", "climbing, old maps"),)},
            "Ann is looking for maps, Ben likes old maps",
        ),
        ({"facts": (("likes", "Climbing"),)}, {"facts": (("likes", "tea, climbing"),)}, "both like climbing"),
        (
            {"facts": (("works-on", "flood maps"),)},
            {"facts": (("likes", "maps"),)},
            "Ann works on flood maps, Ben likes maps",
        ),
        ({"facts": (("works-on", "flood maps"),)}, {"tags": ("flood",)}, "Ann works on flood maps, Ben is @flood"),
        (
            {"facts": (("likes", "sailing"),)},
            {"notes": ("Went sailing twice.",)},
            "Ann likes sailing, your notes on Ben speak of sailing",
        ),
        ({"talks": ("pycon",)}, {"talks": ("pycon",)}, "you talk with both about @pycon"),
        ({"promised": ((2, "introduce her to Ben"),)}, {}, "you promised Ann: introduce her to Ben"),
    ],
)
def test_reasons_in_words(one: dict[str, object], other: dict[str, object], reason: str) -> None:
    ann, ben = Profile(1, "Ann", **one), Profile(2, "Ben", **other)  # type: ignore[arg-type]
    for only in (None, 1, 2):
        (found,) = best(ann, ben, only=only)
        assert found.reasons == (reason,)
        assert found.one.number == (only or 1)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ({}, {}),
        ({"tags": ("a",)}, {"tags": ("b",)}),
        ({"facts": (("allergic-to", "walnuts"),)}, {"facts": (("allergic-to", "walnuts"),)}),
        ({"facts": (("likes", "good people"),)}, {"facts": (("likes", "new people"),)}),
        ({"notes": ("sailing",)}, {"notes": ("sailing",)}),
        ({"title": "Head of maps"}, {"title": "Head of legal"}),
        ({"wishes": ("looking for a lead",)}, {"title": "Design lead"}),
        ({"tags": ("x",), "organisation": "Acme"}, {"tags": ("x",), "organisation": "ACME"}),
    ],
)
def test_what_is_no_reason(one: dict[str, object], other: dict[str, object]) -> None:
    assert best(Profile(1, "Ann", **one), Profile(2, "Ben", **other)) == []  # type: ignore[arg-type]


def test_people_of_one_given_name_are_told_apart() -> None:
    one, other = Profile(1, "Ana Reyes", "Ana", wishes=("needs chefs",)), Profile(2, "Ana Costa", "Ana", title="Chef")
    assert best(one, other)[0].reasons == ("Ana Reyes needs chefs, Ana Costa is Chef",)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("a pilot is near, wants to meet people from the city", ["wants to meet people from the city"]),
        ("Bo called me: looking for a flat in Berlin, two rooms", ["looking for a flat in Berlin"]),
        ("needs mentors, sent me a list", ["needs mentors"]),
        ("needs a million to build the next ten boxes", ["needs a million"]),
        ("hiring the first operations lead", ["hiring the first operations lead"]),
        ("Wants introductions to **anybody who prints maps**.", ["wants introductions to anybody who prints maps"]),
        ("wants to build something; needs to sleep", []),
        ("she wants a proposal; hiring again, needs now:", []),
        ("", []),
    ],
)
def test_wishes_are_read_from_plain_words(text: str, found: list[str]) -> None:
    assert list(wishes(text)) == found


def test_words_that_mean_something() -> None:
    assert words("The Head of flood maps, and CITIES") == {"flood": "flood", "map": "maps", "city": "cities"}
    assert sought("wants to meet people from the city") == ("city",)
    assert sought("looking for engineers") == ("engineer",)
    assert item("climbing, old maps and tea", "maps") == "old maps"


# --- laws ---------------------------------------------------------------------------------------------------------

few = st.sampled_from(["a1", "b2", "climate", "maps"])
profiles = st.builds(
    lambda city, tags, fact, title, wish: (city, tuple(sorted(tags)), fact, title, wish),
    st.sampled_from([None, "Berlin", "Rome"]),
    st.sets(few, max_size=3),
    st.sampled_from([(), (("likes", "maps"),), (("works-on", "climate maps"),)]),
    st.sampled_from([None, "Founder", "Chef"]),
    st.sampled_from([(), ("needs founders",), ("looking for maps",)]),
)
pairs = st.sets(st.tuples(st.integers(1, 12), st.integers(1, 12)).filter(lambda pair: pair[0] < pair[1]))


@given(st.lists(profiles, max_size=12), pairs, st.integers(1, 40), st.booleans())
def test_nobody_who_has_met_is_suggested_and_nobody_too_often(
    given_people: list[tuple[str | None, tuple[str, ...], tuple[tuple[str, str], ...], str | None, tuple[str, ...]]],
    met: set[Pair],
    limit: int,
    one_alone: bool,
) -> None:
    people = [
        Profile(number, f"P{number}", city=city, tags=tags, facts=facts, title=title, wishes=wished)
        for number, (city, tags, facts, title, wished) in enumerate(given_people, start=1)
    ]
    only = 1 if one_alone and people else None
    found = best(*people, known=met, limit=limit, only=only)
    shown = [(min(each.one.number, each.other.number), max(each.one.number, each.other.number)) for each in found]
    assert not met & set(shown)
    assert len(shown) == len(set(shown)) <= limit
    assert all(each.reasons and each.score > 0 and each.one.number != each.other.number for each in found)
    often = Counter(number for pair in shown for number in pair if number != only)
    assert max(often.values(), default=0) <= 3
    assert only is None or all(only in pair for pair in shown)
    assert best(*reversed(people), known=met, limit=limit, only=only) == found


def test_a_crowd_that_shares_everything_is_bounded() -> None:
    people = [Profile(number, f"P{number}", city="Rome", tags=("a", "b"), talks=("c",)) for number in range(1, 5001)]
    asked: list[Pair] = []

    def known(some: Sequence[Pair]) -> Sequence[Pair]:
        asked.extend(some)
        return some

    assert suggestions(people, known, 10) == []
    assert 0 < len(asked) <= 12_000
    assert len(best(*people)) == 10
