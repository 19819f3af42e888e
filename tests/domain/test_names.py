"""Who is meant by what is typed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netbook.domain.names import NameIndex, Person, checked_name, split_name, words_of
from netbook.errors import Unreadable
from tests.domain.book import people

INDEX = NameIndex(people())


@pytest.mark.parametrize(
    ("said", "names"),
    [
        ("Ana Reyes", ["Ana Reyes"]),
        ("ana reyes", ["Ana Reyes"]),
        ("ana", ["Ana Reyes"]),
        ("Reyes", ["Ana Reyes"]),
        ("Ana R.", ["Ana Reyes"]),
        ("A. Reyes", ["Ana Reyes"]),
        ("Dr Reyes", ["Ana Reyes"]),
        ("admiral", ["Grace Hopper"]),
        ("tomas obrien", ["Tomás O'Brien"]),
        ("TOMÁS O’BRIEN", ["Tomás O'Brien"]),
        ("mei ling", ["Mei-Ling Chen"]),
        ("George", ["George Washington Carver", "George Hall"]),
        ("George Carver", ["George Washington Carver"]),
        ("George W. Carver", ["George Washington Carver"]),
        ("George Washington", ["George Washington Carver"]),
        ("Sam", ["Sam Okafor"]),
        ("李雷", ["李雷"]),
        ("Li Lei", ["李雷"]),
    ],
)
def test_names_are_found_however_they_are_typed(said: str, names: list[str]) -> None:
    match = INDEX.named(said)
    assert match is not None
    assert [person.name for person in match.people] == names


def test_who_is_called_just_that_comes_before_who_has_a_middle_name_too() -> None:
    index = NameIndex([Person(1, "Grace Hopper"), Person(2, "Grace M. Hopper")])
    said = {
        name: [person.id for person in found.people]
        for name in ("Grace Hopper", "Grace M. Hopper", "Grace M Hopper", "Hopper")
        if (found := index.named(name))
    }
    assert said == {"Grace Hopper": [1], "Grace M. Hopper": [2], "Grace M Hopper": [2], "Hopper": [1, 2]}


@pytest.mark.parametrize("said", ["", "Zelda", "Ana Smith", "R. Ana", "Carver George", "!!!"])
def test_nobody_is_found_by_a_name_they_do_not_bear(said: str) -> None:
    assert INDEX.named(said) is None


def test_an_alias_beats_a_first_name_and_the_living_the_archived() -> None:
    index = NameIndex([Person(1, "Sam Okafor"), Person(2, "Samantha Lee", ("Sam",)), Person(3, "Bo A", archived=True)])
    found = index.named("sam")
    assert found is not None
    assert found.person == index.people[1]
    both = NameIndex([Person(1, "Bo A", archived=True), Person(2, "Bo B")]).named("bo")
    assert both is not None
    assert [person.id for person in both.people] == [2]
    gone = index.named("bo a")
    assert gone is not None
    assert gone.person is not None
    assert gone.person.archived


def test_close_spellings_are_offered_whatever_the_case_and_order() -> None:
    assert INDEX.close("garce") == ["Grace Hopper"]
    assert INDEX.close("reyes ana") == ["Ana Reyes"]
    assert INDEX.close("Lindquist")[0] == "Bo Lindqvist"
    assert INDEX.close("qqqq") == []


@pytest.mark.parametrize(
    ("name", "parts"),
    [
        ("Ana Reyes", ("Ana", "Reyes")),
        ("Ludwig van Beethoven", ("Ludwig", "van Beethoven")),
        ("George Washington Carver", ("George Washington", "Carver")),
        ("Dr. Ana Reyes PhD", ("Ana", "Reyes")),
        ("Bo", (None, None)),
    ],
)
def test_given_and_family_names(name: str, parts: tuple[str | None, str | None]) -> None:
    assert split_name(name) == parts


@given(st.text(min_size=1, max_size=30))
def test_whoever_is_in_the_book_is_found_by_their_full_name(name: str) -> None:
    match = NameIndex([Person(1, name)]).named(name)
    assert (match is not None) == bool(words_of(name))


@pytest.mark.parametrize("name", ["", "   ", "!!", "x" * 301])
def test_a_name_that_is_none_is_refused(name: str) -> None:
    with pytest.raises(Unreadable):
        checked_name(name)
