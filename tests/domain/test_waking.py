"""Dormant ties: which were strong, and the reasons in words."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from netbook.domain.exchanges import sums
from netbook.domain.metrics import History, Passed, Touch
from netbook.domain.waking import Sleeper, as_it_was, often, ranked

TODAY = date(2026, 11, 22)


def talks(last: date, count: int, every: int, kind: str = "coffee") -> list[Touch]:
    """So many talks, so many days apart, the last on a day."""
    return [Touch(last - timedelta(days=every * back), kind) for back in reversed(range(count))]


def sleeper(number: int, touches: list[Touch], **more: object) -> Sleeper:
    return Sleeper(number, f"Person {number}", History(TODAY, touches=touches), **more)  # type: ignore[arg-type]


def test_the_strongest_tie_at_its_last_talk_comes_first() -> None:
    weak = sleeper(1, talks(date(2023, 3, 12), 2, 200, "message"))
    strong = sleeper(2, talks(date(2020, 3, 12), 30, 20, "meal"))
    found = ranked([weak, strong])
    assert [each.sleeper.number for each in found] == [2, 1]
    assert found[0].strength > found[1].strength
    assert found[0].last == date(2020, 3, 12)


def test_a_tie_that_faded_has_been_stronger() -> None:
    faded = [*talks(date(2019, 5, 1), 40, 9, "meal"), Touch(date(2021, 6, 1), "message")]
    (found,) = ranked([sleeper(1, faded)])
    assert found.best > found.strength
    assert found.reasons == ("7 years ago you talked every week",)


def test_being_curated_close_and_helpful_counts() -> None:
    same = talks(date(2023, 3, 12), 4, 30)
    gift = sums([("gift", "received", 1)])
    found = ranked([
        sleeper(1, same), sleeper(2, same, passed=gift), sleeper(3, same, circle="trusted"),
        sleeper(4, same, vetted="yes"), sleeper(5, same, introduced=("Bo",)),
    ])  # fmt: skip
    assert [each.sleeper.number for each in found] == [4, 3, 5, 2, 1]


def test_reasons_in_words() -> None:
    passed = sums([("introduction", "received", 1), ("advice", "given", 2), ("gift", "received", 1)])
    full = sleeper(
        1, talks(date(2023, 3, 12), 12, 29), circle="close", vetted="yes", introduced=("Bo", "Cy", "Di"),
        through="Ana", passed=passed,
    )  # fmt: skip
    assert ranked([full])[0].reasons == (
        "3 years ago you talked every month", "introduced you to Bo, Cy and 1 more", "you got gift; gave advice twice",
        "Ana introduced you", "curated", "close",
    )  # fmt: skip
    assert ranked([sleeper(1, talks(date(2023, 3, 12), 1, 1))])[0].reasons == ("you talked once",)
    assert ranked([sleeper(1, talks(date(2023, 3, 12), 2, 9))])[0].reasons == ("you talked twice",)
    assert ranked([sleeper(1, talks(date(2023, 3, 12), 3, 400))])[0].reasons == ("you talked 3 times in all",)


def test_who_never_answered_is_left_out() -> None:
    assert ranked([sleeper(1, [Touch(date(2020, 1, 1), "email", initiator="me")]), sleeper(2, [])]) == []


def test_how_often() -> None:
    assert [often(count) for count in (3, 5, 10, 20, 40, 400)] == [
        "3 times a year", "every two months", "every month", "every two weeks", "every week", "every week",
    ]  # fmt: skip


touches = st.lists(
    st.builds(
        Touch,
        st.dates(date(2000, 1, 1), TODAY),
        st.sampled_from(["coffee", "email", "visit"]),
        st.none() | st.integers(1, 300),
        st.sampled_from([None, "me", "them", "both"]),
    ),
    max_size=20,
).map(lambda some: sorted(some, key=lambda touch: touch.on))
exchanges = st.lists(
    st.builds(Passed, st.dates(date(2000, 1, 1), TODAY), st.just("advice"), st.just("given")), max_size=3
)


@given(touches, exchanges, st.dates(date(2000, 1, 1), TODAY))
def test_strengths_are_of_their_day(some: list[Touch], passed: list[Passed], day: date) -> None:
    history = History(TODAY, touches=some, exchanges=passed)
    then = as_it_was(history, day)
    assert then.today == day
    assert all(touch.on <= day for touch in then.touches)
    assert all(each.on <= day for each in then.exchanges)
    for each in ranked([Sleeper(1, "Ana", history)]):
        assert 0 <= each.strength <= each.best <= 100
        assert each.last == history.talks[-1].on
