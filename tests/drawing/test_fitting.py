"""Sections fitted to a screen: whatever they hold, it fits, and nothing is cut without an ellipsis."""

from hypothesis import given, settings
from hypothesis import strategies as st

from netbook.domain.text import clean_line
from netbook.drawing.fitting import Line, Section, cut, fitted, wrapped
from tests.cli.test_widths import cells

TEXTS = st.text(st.sampled_from("ab漢 ·…é\n"), min_size=1).map(clean_line).filter(bool)
SECTIONS = st.builds(
    Section,
    label=st.sampled_from(("Ask", "You owe", "Last")),
    items=st.lists(TEXTS, max_size=6).map(tuple),
    rank=st.integers(0, 9),
    least=st.integers(0, 3),
    fair=st.integers(0, 5),
    tall=st.integers(1, 3),
    runs_on=st.booleans(),
    whole=st.booleans(),
    counted=st.booleans(),
    group=st.integers(0, 3),
)


@settings(max_examples=40)
@given(st.lists(SECTIONS, max_size=8), st.integers(40, 90), st.integers(2, 30), st.booleans())
def test_everything_fits(sections: list[Section], columns: int, rows: int, airy: bool) -> None:
    found = fitted([Line("Ana", 3)], sections, columns, rows, airy=airy)
    assert found[0] == Line("Ana", 3)
    assert len(found) <= rows
    for line in found:
        assert cells(line.text) <= columns
        assert "\n" not in line.text


@given(TEXTS, st.integers(4, 40))
def test_a_text_that_is_wrapped_is_whole(text: str, width: int) -> None:
    lines = wrapped(text, width)
    assert max(map(cells, lines)) <= width
    assert "".join(lines).replace(" ", "").replace("·", "") == text.replace(" ", "").replace("·", "")


@given(TEXTS, st.integers(4, 40))
def test_a_text_that_is_cut_says_so(text: str, width: int) -> None:
    found = cut(text, width)
    assert cells(found) <= width
    assert found == text or (found.endswith("…") and text.startswith(found[:-1]))


def test_words_are_not_broken_where_there_is_a_blank() -> None:
    assert cut("the ministry asked for a copy", 16) == "the ministry…"
    assert cut("the ministry, asked for a copy", 15) == "the ministry…"
    assert wrapped("the ministry asked for a copy", 16, 1) == ["the ministry…"]
    assert wrapped("the ministry asked for a copy", 16) == ["the ministry", "asked for a copy"]


def test_the_least_important_goes_first_and_what_is_left_out_is_counted() -> None:
    low = Section("Low", ("a", "b"), rank=9)
    high = Section("High", ("one", "two", "three", "four"), rank=0, fair=2)
    facts = Section("Facts", ("tea", "cake", "trains"), rank=1, runs_on=True)
    assert [line.text for line in fitted((), (low, high, facts), 40, 3)] == [
        "Low    a · 1 more", "High   one · 3 more", "Facts  tea · cake · trains",
    ]  # fmt: skip
    assert [line.text for line in fitted((), (low, high, facts), 40, 2)] == [
        "High   one · 3 more", "Facts  tea · cake · trains",
    ]  # fmt: skip
    assert [line.text for line in fitted((), (low, high, facts), 40, 4)][1:3] == ["High   one", "       two · 2 more"]
    assert [line.text for line in fitted((), (facts,), 20, 1)] == ["Facts  tea · 2 more"]
