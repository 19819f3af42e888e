"""The estimate is a range with its method, and what the user decided goes before any sign."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from netbook.domain.audience.estimate import Decision, Standing, Tally, estimate, tally
from netbook.domain.audience.signals import STRONG, WEAK, Sign

SIGNS = st.builds(Sign, st.sampled_from(["burst", "handle"]), st.sampled_from([STRONG, WEAK]), st.just("seen"))
SIGNS |= st.just(Sign("silent", WEAK, "seen", supports=True))
STANDINGS = st.builds(
    Standing, st.lists(SIGNS, max_size=3).map(tuple), st.sampled_from([None, *Decision]), st.booleans()
)
AUDIENCES = st.lists(STANDINGS, max_size=30)


def test_the_method_is_told_in_words() -> None:
    told = estimate(Tally(of=6_905, one=530, several=302, unknown=120, real=8, no_person=10, right=10, wrong=2))
    assert (told.low, told.high, told.of) == (312, 540, 6_905)
    assert told.method == (
        "312 of 6,905 (4.5 %) to 540 (7.8 %); low counts those with two signs and those you decided are no person, "
        "high also those with one strong sign; 8 you decided are real count in neither; of 12 with such signs you "
        "decided about, 10 were no person; 120 could not be judged"
    )


def test_what_cannot_be_judged_is_not_known() -> None:
    assert estimate(Tally()).method == "not known: there are no followers"
    nothing = estimate(Tally(of=12, unknown=12))
    assert (nothing.low, nothing.high, nothing.method) == (None, None, "not known: none of 12 could be judged")
    none = estimate(Tally(of=12))
    assert (none.low, none.high) == (0, 0)
    assert none.method == "0 of 12 (0 %); nobody has a strong sign or two signs"


@given(AUDIENCES)
def test_the_range_lies_within_the_audience(audience: list[Standing]) -> None:
    told = estimate(tally(audience))
    assert told.of == len(audience)
    if told.low is None or told.high is None:
        assert all(not each.judged and not each.decision for each in audience)
    else:
        assert 0 <= told.low <= told.high <= told.of


@given(AUDIENCES, STANDINGS)
def test_deciding_moves_the_range_the_right_way_only(others: list[Standing], one: Standing) -> None:
    undecided = estimate(tally([*others, replace(one, decision=None)]))
    real = estimate(tally([*others, replace(one, decision=Decision.REAL)]))
    none = estimate(tally([*others, replace(one, decision=Decision.NO_PERSON)]))
    assert real.low is not None
    assert real.high is not None
    assert none.low is not None
    assert none.high is not None
    assert real.low <= (undecided.low or 0) <= none.low
    assert real.high <= (undecided.high or 0) <= none.high


@given(AUDIENCES)
def test_the_order_does_not_matter(audience: list[Standing]) -> None:
    assert tally(audience) == tally(reversed(audience))
