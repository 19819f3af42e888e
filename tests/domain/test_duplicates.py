from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from netbook.domain.duplicates.finding import between, pairs
from netbook.domain.duplicates.people import Entry, Pair
from netbook.domain.duplicates.sitting import Sitting
from netbook.domain.duplicates.slips import are_two_names, near
from netbook.domain.occasions import YearlyDay

MAIL, PHONE, PROFILE = ("email", "ana@example.com"), ("phone", "+442079460018"), ("linkedin", "ana")
BORN = YearlyDay(3, 14, 1985)


def found(*entries: Entry) -> list[tuple[int, int]]:
    return [(pair.one, pair.other) for pair in pairs(entries)]


def are_found(one: Entry, other: Entry) -> bool:
    return found(one, other) == [(one.number, other.number)]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Ana Reyes", "ana reyes"),
        ("Zoë Brandt", "Zoe Brandt"),
        ("Ana Reyes", "Reyes, Ana"),
        ("Ana Reyes", "Dr. Ana Reyes"),
        ("Ana Reyes", "Ana M. Reyes"),
        ("Robert Smith", "Bob Smith"),
        ("Jörg Müller", "Joerg Mueller"),
        ("Иван Петров", "Ivan Petrov"),
        ("A. Reyes", "Ana Reyes"),
        ("Ana R.", "Ana Reyes"),
        ("Bo Lindqvist", "Bo Lindqist"),
        ("Carmencita Arosa", "Carmen Arosa"),
        ("王强子", "王强子"),
    ],
)
def test_one_name_written_twice_is_found(one: str, other: str) -> None:
    assert are_found(Entry(1, (one,)), Entry(2, (other,)))
    assert are_found(Entry(1, ("Nobody Else", one)), Entry(2, (other,)))  # by an alias too


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Ana Reyes", "Bo Lindqvist"),
        ("Martin Silva", "Martina Silva"),
        ("Maria Silva", "Marta Silva"),
        ("Jan Kowalski", "Dan Kowalski"),
        ("Ana Reyes", "Ana Kovač"),
        ("Ana", "Ana Reyes"),
        ("John Smith Jr", "John Smith Sr"),
    ],
)
def test_other_names_are_others(one: str, other: str) -> None:
    assert found(Entry(1, (one,)), Entry(2, (other,))) == []


def test_a_name_says_less_where_many_bear_it_and_more_where_something_else_agrees() -> None:
    crowd = [Entry(number, (name,)) for number, name in enumerate(["John Smith"] * 8 + ["Ana Reyes"] * 2)]
    assert found(*crowd) == [(8, 9)]
    two = [Entry(number, ("John Smith",), (), None, "Northwind", "Leeds") for number in (20, 21)]
    assert (20, 21) in found(*crowd, *two)


@pytest.mark.parametrize("way", [MAIL, PROFILE])
def test_what_is_a_persons_own_joins_two_of_other_names(way: tuple[str, str]) -> None:
    assert are_found(Entry(1, ("Ana Reyes",), (way,)), Entry(2, ("Blue Lantern",), (way,)))
    married = between(Entry(1, ("Ana Reyes",), (way,)), Entry(2, ("Ana Silva",), (way,)))
    assert married.score >= 50
    assert "called otherwise" in married.against


def test_a_household_a_reception_and_an_office_join_nobody() -> None:
    assert found(Entry(1, ("Ana Reyes",), (PHONE,)), Entry(2, ("Oskar Reyes",), (PHONE,))) == []
    assert found(Entry(1, ("Ana Reyes",), (MAIL, PHONE)), Entry(2, ("Oskar Reyes",), (MAIL, PHONE))) == []
    work = (None, "Northwind", "Lisbon")
    assert found(Entry(1, ("Ana Reyes",), (PHONE,), *work), Entry(2, ("Bo Ek",), (PHONE,), *work)) == []
    office = ("email", "info@example.com")
    assert found(Entry(1, ("Ana Reyes",), (office,)), Entry(2, ("Bo Ek",), (office,))) == []
    many = [Entry(number, (f"{letter * 4} {letter * 7}",), (MAIL,)) for number, letter in enumerate("bcdfghjklm")]
    assert found(*many) == []


def test_who_is_written_down_by_one_name_is_found_by_the_number_or_the_work() -> None:
    whole = Entry(1, ("Ana Reyes",), (PHONE,), None, "Northwind")
    assert are_found(whole, Entry(2, ("Ana",), (PHONE,)))
    assert are_found(whole, Entry(2, ("Ana",), (), None, "Northwind"))


def test_a_day_of_birth_joins_two_of_one_given_name_and_parts_two_of_one_name() -> None:
    assert are_found(Entry(1, ("Ana Reyes",), (), BORN), Entry(2, ("Ana Silva",), (), BORN))
    other = Entry(2, ("Ana Reyes",), (), YearlyDay(5, 6, 1999))
    assert found(Entry(1, ("Ana Reyes",), (), BORN), other) == []
    assert between(Entry(1, ("Ana Reyes",), (), BORN), other).against == ("another birthday",)
    assert found(Entry(1, ("Ana Reyes",), (PROFILE,)), Entry(2, ("Ana Reyes",), (("linkedin", "other"),))) == []


def test_reasons_come_in_words() -> None:
    one = Entry(1, ("Robert Smith",), (MAIL, PHONE), BORN, "Northwind", "Leeds")
    pair = between(one, Entry(2, ("Bob Smith",), (MAIL,), YearlyDay(3, 14), "Northwind Ltd", "York"))
    assert pair.reasons == (
        "Bob is short for Robert",
        "the same e-mail ana@example.com",
        "the same birthday, 14 Mar 1985",
        "both at Northwind",
    )
    assert pair.against == ("another city",)


def test_who_was_said_to_be_two_is_none() -> None:
    two = [Entry(1, ("Ana Reyes",)), Entry(2, ("Ana Reyes",))]
    assert pairs(two, {(1, 2)}) == []


NAMES = st.sampled_from("Ana Reyes|Reyes Ana|Anita Reyes|A. Reyes|Bo Ek|Bo|José|Zoë Brandt|Ana Reyez|李明".split("|"))
ENTRIES = st.lists(
    st.builds(
        lambda name, ways, born, work: Entry(0, (name,), tuple(sorted(ways)), born, work),
        NAMES | st.text(max_size=12),
        st.sets(st.sampled_from([MAIL, PHONE, PROFILE, ("web", "x.org")])),
        st.sampled_from([None, BORN, YearlyDay(5, 6)]),
        st.sampled_from([None, "Northwind"]),
    ),
    max_size=8,
).map(lambda made: [Entry(at, e.names, e.ways, e.birthday, e.organisation) for at, e in enumerate(made)])


@settings(max_examples=100, deadline=None)
@given(ENTRIES, st.randoms())
def test_whatever_their_order_each_pair_comes_once_and_the_best_first(entries: list[Entry], chance: object) -> None:
    told = pairs(entries)
    shuffled = list(entries)
    chance.shuffle(shuffled)  # type: ignore[attr-defined]
    assert {(pair.one, pair.other, pair.score) for pair in pairs(shuffled)} == {
        (pair.one, pair.other, pair.score) for pair in told
    }
    assert [pair.score for pair in told] == sorted((pair.score for pair in told), reverse=True)
    assert len({(pair.one, pair.other) for pair in told}) == len(told)
    assert all(pair.one < pair.other and pair.reasons and 50 <= pair.score < 100 for pair in told)


def test_words_a_slip_apart_are_near_each_other() -> None:
    assert near({"lindqvist", "lindqist", "reyes"}) == {"lindqvist": ["lindqist"], "lindqist": ["lindqvist"]}
    assert are_two_names("martin", "martina")
    assert not are_two_names("lindqvist", "lindqist")


# --- a sitting ----------------------------------------------------------------------------------------------------


def sitting(*both: tuple[int, int]) -> Sitting:
    return Sitting([Pair(one, other, 90, ("why",)) for one, other in both])


def left(of: Sitting) -> list[tuple[int, int]]:
    return [(pair.one, pair.other) for pair in of.pairs[of.at :]]


def test_who_was_taken_in_is_the_other_one_from_then_on() -> None:
    one = sitting((1, 2), (2, 3), (1, 3), (2, 4), (5, 6))
    one.merged(1, 2)
    assert left(one) == [(1, 3), (1, 4), (5, 6)]
    one.later()
    one.merged(4, 1)
    assert left(one) == [(5, 6)]
    assert one.decided == 2
    one.taken_back()
    assert left(one) == [(1, 4), (5, 6)]
    one.taken_back()
    assert left(one) == [(1, 2), (2, 3), (1, 3), (2, 4), (5, 6)]


@given(st.lists(st.sampled_from(["merge", "turned", "apart", "later", "back"]), max_size=20))
def test_every_way_through_comes_to_an_end_and_back(steps: list[str]) -> None:
    whole = sitting(*combinations(range(1, 5), 2))
    before = left(whole)
    for step in steps:
        pair = whole.pair
        if step == "back":
            if whole.decided:
                whole.taken_back()
        elif pair is None or step == "later":
            whole.later()
        elif step == "apart":
            whole.told_apart()
        else:
            stays, goes = (pair.one, pair.other) if step == "merge" else (pair.other, pair.one)
            whole.merged(stays, goes)
            assert all(goes not in both for both in left(whole))
        assert len(set(left(whole))) == len(left(whole))
    while whole.decided:
        whole.taken_back()
    whole.at = 0
    assert left(whole) == before
