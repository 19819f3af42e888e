"""The verdict that follows from answers, and how it is said."""

from datetime import date, timedelta
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netbook.domain.curating import AnswerView, Appraised, is_stale, why
from netbook.domain.curation import ANSWERS, CURATED, NO, OPEN, OUT, UNKNOWN, VERDICTS, YES, verdict
from tests.domain.book import TODAY

rules = st.lists(st.integers(1, 9), unique=True, max_size=6)
answers = st.dictionaries(st.integers(1, 12), st.sampled_from(ANSWERS))
needed = st.none() | st.integers(-1, 9)


@pytest.mark.parametrize(
    ("told", "wanted", "found"),
    [
        ("yyyy", None, CURATED),
        ("yyy?", None, OPEN),
        ("yyy.", None, OPEN),
        ("yyyn", None, OUT),
        ("n...", None, OUT),
        ("....", None, OPEN),
        ("yyn.", 2, CURATED),
        ("yn..", 2, OPEN),
        ("ynn?", 2, OPEN),
        ("nnny", 2, OUT),
        ("nnn?", 1, OPEN),
        ("nnnn", 1, OUT),
        ("yyyn", 9, OUT),
        ("yyyy", 9, CURATED),
        ("ynnn", 0, CURATED),
    ],
)
def test_the_verdict_follows_from_the_answers(told: str, wanted: int | None, found: str) -> None:
    words = {"y": YES, "n": NO, "?": UNKNOWN}
    assert verdict({i: words[sign] for i, sign in enumerate(told) if sign in words}, range(4), wanted) == found


@given(answers, rules, needed)
def test_one_more_yes_never_throws_anybody_out(told: dict[int, str], asked: list[int], wanted: int | None) -> None:
    rank = {OUT: 0, OPEN: 1, CURATED: 2}
    before = rank[verdict(told, asked, wanted)]
    for rule in asked:
        assert rank[verdict({**told, rule: YES}, asked, wanted)] >= before
        assert rank[verdict({**told, rule: NO}, asked, wanted)] <= before


@given(answers, rules, needed, st.randoms(use_true_random=False))
def test_order_does_not_matter(told: dict[int, str], asked: list[int], wanted: int | None, chance: Random) -> None:
    shuffled, pairs = list(asked), list(told.items())
    chance.shuffle(shuffled)
    chance.shuffle(pairs)
    assert verdict(dict(pairs), shuffled, wanted) == verdict(told, asked, wanted)


@given(answers, rules, needed)
def test_not_known_yet_is_as_good_as_not_answered(told: dict[int, str], asked: list[int], wanted: int | None) -> None:
    known = {rule: said for rule, said in told.items() if said != UNKNOWN}
    assert verdict(told, asked, wanted) == verdict(known, asked, wanted)


@given(answers, rules)
def test_the_fewer_are_needed_the_more_are_in(told: dict[int, str], asked: list[int]) -> None:
    found = [verdict(told, asked, wanted) for wanted in range(1, len(asked) + 1)]
    assert found == sorted(found, key=[CURATED, OPEN, OUT].index)
    if asked:
        assert found[-1] == verdict(told, asked) == verdict(told, asked, 99)
        assert found[0] == verdict(told, asked, -1)


@given(answers, rules, needed)
def test_when_all_is_answered_nothing_is_open(told: dict[int, str], asked: list[int], wanted: int | None) -> None:
    whole = {rule: said if (said := told.get(rule)) in (YES, NO) else NO for rule in asked}
    assert verdict(whole, asked, wanted) == OPEN or asked
    assert verdict(whole, asked, wanted) in (VERDICTS if not asked else (CURATED, OUT))


@given(answers, needed)
def test_without_rules_everybody_is_open(told: dict[int, str], wanted: int | None) -> None:
    assert verdict(told, [], wanted) == OPEN


def appraised(told: str, found: str, wanted: int) -> Appraised:
    words = {"y": YES, "n": NO, "?": UNKNOWN, ".": None}
    shown = tuple(AnswerView(str(i), "", words[sign], TODAY) for i, sign in enumerate(told))
    return Appraised("p1", "Ana Reyes", found, wanted, shown)


@pytest.mark.parametrize(
    ("view", "said"),
    [
        (appraised("yyyy", CURATED, 4), "Ana Reyes is in your network (4 of 4)"),
        (appraised("yynn", CURATED, 2), "Ana Reyes is in your network (2 of 4)"),
        (appraised("ynn.", OUT, 4), "Ana Reyes is out of your network (2 answered no)"),
        (appraised("ynnn", OUT, 2), "Ana Reyes is out of your network (3 answered no, 2 of 4 are needed)"),
        (appraised("yy?.", OPEN, 4), "Ana Reyes is open: 2 not answered"),
    ],
)
def test_the_verdict_in_words(view: Appraised, said: str) -> None:
    assert view.in_words == said


def test_why_somebody_is_asked_about() -> None:
    long_ago, lately = TODAY - timedelta(days=400), TODAY - timedelta(days=20)
    assert why(OPEN, 0, None, None, TODAY) == "not decided yet"
    assert why(OPEN, 2, lately, None, TODAY) == "2 answered so far"
    assert why(CURATED, 4, long_ago, None, TODAY) == "answered 13 months ago"
    assert why(OUT, 4, TODAY - timedelta(days=800), None, TODAY) == "answered 2 years ago"
    assert why(CURATED, 4, lately, date(2026, 11, 20), TODAY) == "gone quiet since 2026-11-20"


def test_answers_hold_for_a_year() -> None:
    assert not is_stale(TODAY - timedelta(days=365), TODAY)
    assert is_stale(TODAY - timedelta(days=366), TODAY)
