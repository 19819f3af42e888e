"""How relationships are measured: ten people worked out by hand, and the laws that hold for any history."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netbook.domain.cadence import Standing
from netbook.domain.metrics import METRICS, History, Passed, Touch
from netbook.domain.metrics.initiations import initiations
from netbook.domain.metrics.tie_strength import WEIGHTS, explain, shares, strength
from netbook.domain.vocabulary import KIND_KEYS
from tests.domain.book import TODAY


def ago(days: int, kind: str = "coffee", by: str | None = None, minutes: int | None = None, **more: bool) -> Touch:
    return Touch(TODAY - timedelta(days=days), kind, minutes, by, **more)


def passed(days: int, kind: str, direction: str) -> Passed:
    return Passed(TODAY - timedelta(days=days), kind, direction)


def history(*touches: Touch, exchanges: tuple[Passed, ...] = ()) -> History:
    return History(TODAY, Standing(last=touches[-1].on if touches else None), touches, exchanges)


# Worked out with a pocket calculator from the table of weights, with h = 2 ** -(days / half-life):
# recency 30 h60; frequency 25 (1 - e ** -(sum of h180 / 6)); depth 20 (1 - e ** -(sum of kind x length x h180 / 6));
# reciprocity 15 x balance x (1 - e ** -(sum of initiations / 3)); services 10 (1 - e ** -(sum of h365 / 2)).
BY_HAND = {
    "one coffee today, nobody knows who began": (history(ago(0)), [30, 3.8, 3.1, 4.3, 0], 41),
    "one coffee 60 days ago, from them": (history(ago(60, by="them")), [15, 3.1, 2.5, 0, 0], 21),
    "their dinner half a year ago, mine today": (
        history(ago(180, "meal", "them"), ago(0, "meal", "me")), [30, 5.5, 6.3, 3.9, 0], 46,
    ),
    "three messages without an answer": (
        history(*(ago(days, "message", "me") for days in (20, 10, 0))), [0, 0, 0, 0, 0], 0,
    ),
    "a message and its answer": (
        history(ago(30, "message", "me"), ago(20, "message", "them")), [23.8, 6.5, 0.9, 6.7, 0], 38,
    ),
    "two hours a year ago, and what passed": (
        history(
            ago(360, "visit", "both", 120),
            exchanges=(passed(365, "introduction", "received"), passed(0, "advice", "given")),
        ),
        [0.5, 1.0, 3.2, 2.3, 5.3], 12,
    ),
    "five short calls, a week apart": (
        history(*(ago(days, "call", None, 15) for days in (28, 21, 14, 7, 0))), [30, 13.7, 5.1, 11.9, 0], 61,
    ),
    "a coffee ten years ago": (history(ago(3650, by="both")), [0, 0, 0, 0, 0], 0),
    "a coffee, then an e-mail and a call without an answer": (
        history(ago(60, by="them"), ago(5, "email", "me"), ago(0, "call", "me", missed=True)),
        [15, 3.1, 2.5, 5.2, 0], 26,
    ),
    "my dinner, then a whole day's event": (
        history(ago(180, "meal", "me"), ago(90, "event", None, 600)), [10.6, 4.6, 5.2, 2.9, 0], 23,
    ),
}  # fmt: skip


@pytest.mark.parametrize("who", BY_HAND)
def test_ties_worked_out_by_hand(who: str) -> None:
    known, parts, score = BY_HAND[who]
    reading = explain(known)
    assert ([part.points for part in reading.parts], reading.value) == (parts, score)
    assert [part.most for part in reading.parts] == list(WEIGHTS.values())


def test_the_weights_are_a_hundred_points() -> None:
    assert sum(WEIGHTS.values()) == 100


@pytest.mark.parametrize("metric", METRICS)
def test_nobody_is_measured_before_the_first_touch(metric: str) -> None:
    assert METRICS[metric].measure(history()) is None
    assert METRICS[metric].explain(history()).why == "not met yet"


@pytest.mark.parametrize(
    ("touches", "value", "why"),
    [
        ([ago(9)], None, "not known 1"),
        ([ago(9, by="me")], 0, "you 1; you reached out last"),
        ([ago(9, by="me"), ago(9, by="them")], 100, "you 1, they 1; they reached out last"),
        ([ago(180, by="me"), ago(0, by="them"), ago(0)], 80, "you 1, they 1, not known 1; they reached out last"),
        ([ago(9, by="both"), ago(3)], 100, "both 1, not known 1; both reached out last"),
    ],
)
def test_reciprocity(touches: list[Touch], value: int | None, why: str) -> None:
    reading = METRICS["reciprocity"].explain(history(*touches))
    assert (reading.value, reading.why) == (value, why)


@pytest.mark.parametrize(
    ("touches", "count"),
    [
        ([ago(9, "message", "me")], 1),
        ([ago(9, "message", "me"), ago(8, "email", "me"), ago(7, "call", missed=True)], 3),
        ([ago(9, "message", "me"), ago(8, "message", "them")], 0),
        ([ago(9, "message", "me"), ago(8, "message")], 0),  # nobody knows who began: they may have written
        ([ago(9, "message", "me"), ago(8, "coffee", "me")], 0),  # which two have
        ([ago(9, "message", "them"), ago(8, "letter", "me"), ago(7, "letter", "me")], 2),
        ([ago(9, "call", "them", missed=True)], 0),
    ],
)
def test_attempts_without_an_answer(touches: list[Touch], count: int) -> None:
    assert METRICS["unanswered"].measure(history(*touches)) == count


def test_how_sure_a_score_is_follows_from_who_is_known_to_have_begun() -> None:
    assert explain(history(ago(3), ago(2))).confidence == 0
    assert explain(history(ago(3, by="me"), ago(3))).confidence == 50
    assert explain(history(ago(3, by="me"), ago(2, by="both"))).confidence == 100


# --- laws --------------------------------------------------------------------------------------------------------

touches = st.builds(
    Touch,
    on=st.integers(0, 4000).map(lambda days: TODAY - timedelta(days=days)) | st.dates(date(1, 1, 1), TODAY),
    kind=st.sampled_from((*KIND_KEYS, "of another program")),
    minutes=st.none() | st.integers(1, 10_080),
    initiator=st.sampled_from((None, "me", "them", "both")),
    missed=st.booleans(),
)
exchanges = st.builds(
    Passed,
    on=st.integers(0, 4000).map(lambda days: TODAY - timedelta(days=days)),
    kind=st.just("advice"),
    direction=st.sampled_from(("given", "received")),
)
histories = st.builds(
    lambda happened, value: history(*sorted(happened, key=lambda one: one.on), exchanges=tuple(value)),
    st.lists(touches, max_size=12),
    st.lists(exchanges, max_size=4),
)
NEAR = 1e-9


def with_one_more(known: History, touch: Touch) -> History:
    """The same history with a touch after all others of its day."""
    place = sum(one.on <= touch.on for one in known.touches)
    return replace(known, touches=(*known.touches[:place], touch, *known.touches[place:]))


@given(histories)
def test_a_score_stays_within_its_bounds(known: History) -> None:
    assert all(0 <= share <= 1 for share in shares(known).values())
    assert 0 <= strength(known) <= 100
    reading = explain(known)
    assert reading.value is None or reading.value == round(strength(known))
    assert reading.confidence is None or 0 <= reading.confidence <= 100


@given(histories, touches)
def test_another_contact_never_lowers_what_it_adds_to(known: History, touch: Touch) -> None:
    before, after = shares(known), shares(with_one_more(known, touch))
    for part in ("recency", "frequency", "depth", "services"):
        assert after[part] >= before[part] - NEAR


@given(histories, touches)
def test_another_contact_that_leaves_the_balance_no_worse_never_lowers_the_score(known: History, touch: Touch) -> None:
    more = with_one_more(known, touch)
    if touch.initiator == "both" or initiations(more).balance >= initiations(known).balance:
        assert strength(more) >= strength(known) - NEAR


@given(histories, exchanges)
def test_what_passed_never_lowers_the_score(known: History, one: Passed) -> None:
    assert strength(replace(known, exchanges=(*known.exchanges, one))) >= strength(known) - NEAR


@given(histories, st.integers(1, 4000))
def test_time_without_contact_never_raises_the_score(known: History, days: int) -> None:
    later = replace(known, today=TODAY + timedelta(days=days))
    assert strength(later) <= strength(known) + NEAR


@given(histories)
def test_the_balance_is_the_same_from_both_sides(known: History) -> None:
    turned = {"me": "them", "them": "me"}
    other = replace(known, touches=[one._replace(initiator=turned.get(one.initiator or "", one.initiator))
                                    for one in known.touches])  # fmt: skip
    assert initiations(other).balance == pytest.approx(initiations(known).balance)


@given(histories, st.sampled_from(list(METRICS)))
def test_what_is_measured_is_what_is_explained(known: History, key: str) -> None:
    metric = METRICS[key]
    value = metric.measure(known)
    assert metric.explain(known).value == value
    assert value is None or (value in metric.words if metric.words else isinstance(value, int))
