"""The forest of introductions holds everybody once, whatever the introductions are."""

from collections.abc import Mapping

from hypothesis import given
from hypothesis import strategies as st

from netbook.domain.introductions import Forest, forest

links = st.dictionaries(st.integers(1, 25), st.integers(1, 25), max_size=25)


def drawn(trees: Forest) -> list[tuple[int, int]]:
    return list(trees.below(trees.heads))


def made(by: Mapping[int, int]) -> Forest:
    return forest(by, {})


@given(links)
def test_everybody_stands_once(by: dict[int, int]) -> None:
    found = [number for number, _ in drawn(made(by))]
    assert sorted(found) == sorted({*by, *by.values()})


@given(links)
def test_everybody_stands_below_who_introduced_them(by: dict[int, int]) -> None:
    trees = made(by)
    way: list[int] = []
    for number, depth in drawn(trees):
        del way[depth:]
        if way and depth:
            assert by[number] == way[-1]
        else:
            assert number in trees.circular or number not in by
        way.append(number)


@given(links)
def test_a_circle_is_cut_once(by: dict[int, int]) -> None:
    for head in made(by).circular:
        number, seen = by[head], [head]
        while number != head:
            seen.append(number)
            number = by[number]
        assert min(seen) == head
        assert made(by).circular & set(seen) == {head}


@given(links)
def test_counts_are_of_those_below(by: dict[int, int]) -> None:
    trees = made(by)
    for number, _ in drawn(trees):
        below = list(trees.below([number]))
        assert trees.in_all[number] == len(below) - 1
        assert len(trees.introduced.get(number, ())) == sum(depth == 1 for _, depth in below)


@given(links)
def test_the_way_up_is_the_way_down(by: dict[int, int]) -> None:
    trees = made(by)
    for number, depth in drawn(trees):
        chain = trees.above(number)
        assert len(chain) == depth
        if chain:
            assert chain[0] in trees.heads
            assert chain[-1] == by[number]


def test_the_largest_tree_comes_first_and_then_the_name() -> None:
    trees = forest({2: 1, 4: 3, 5: 3, 7: 6}, {1: "zoe", 6: "ana", 4: "cy", 5: "bo"})
    assert drawn(trees) == [(3, 0), (5, 1), (4, 1), (6, 0), (7, 1), (1, 0), (2, 1)]


def test_a_circle_of_two_and_somebody_alone() -> None:
    trees = made({1: 2, 2: 1, 3: 2, 9: 9})
    assert drawn(trees) == [(1, 0), (2, 1), (3, 2), (9, 0)]
    assert trees.circular == {1, 9}
    assert trees.above(3) == [1, 2]
    assert trees.above(9) == []


def test_a_chain_longer_than_the_stack() -> None:
    trees = made({number: number - 1 for number in range(2, 5001)})
    assert drawn(trees) == [(number, number - 1) for number in range(1, 5001)]
    assert len(trees.above(5000)) == 4999
    assert trees.in_all[1] == 4999


def test_nobody() -> None:
    assert drawn(made({})) == []
