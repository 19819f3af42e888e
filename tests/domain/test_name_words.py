"""A line reads the same whether everybody is known, or only those whom its words could name."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netbook.domain import logline
from netbook.domain.logline import LogLine
from netbook.domain.names import NameIndex, Person, name_words, words_of
from netbook.errors import Unreadable
from tests.domain.book import context, examples, people

CONTEXT = context()
ALL = [each for name in ("capture", "hurried", "careful", "strict") for each in examples(name)]
NAMES = ["Ana", "Anas", "Bo", "O'Brien", "O’Brien", "James", "Jame", "Mei-Ling", "Zoë", "the", "Dr", "van", "李雷", "s"]


def could_be_meant(line: str, everybody: list[Person]) -> list[Person]:
    """The people one of whose names has a word that the line has."""
    words = name_words(line)
    return [each for each in everybody if any(words & {*words_of(name)} for name in (each.name, *each.aliases))]


def reading(line: str, index: NameIndex) -> object:
    """What is read, or what is said instead."""
    try:
        return logline.read(line, replace(CONTEXT, index=index))
    except Unreadable as problem:
        return str(problem)


@pytest.mark.slow
def test_the_examples_read_the_same_against_fewer_people() -> None:
    everybody = NameIndex(people())
    differing = []
    for line in (example["line"] for example in ALL):
        found = reading(line, NameIndex(could_be_meant(line, people())))
        if isinstance(found, LogLine) and found.open_questions:
            found = reading(line, everybody)  # as services.interactions does, for names that are spelled alike
        if found != reading(line, everybody):
            differing.append(line)
    assert not differing


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", set()),
        ("Ana's flat", {"ana", "anas", "flat", "s"}),
        ("James' and Zoë’s", {"james", "and", "zoe", "zoes", "s"}),
        ("O'Brien", {"obrien", "o", "brien"}),
        ("Mei-Ling 李雷, Dr. Foo_Bar", {"mei", "ling", "李雷", "dr", "foo", "bar"}),
    ],
)
def test_the_words_that_could_be_names(text: str, words: set[str]) -> None:
    assert name_words(text) == words


names = st.lists(st.sampled_from(NAMES), min_size=1, max_size=3).map(" ".join)


@given(st.lists(names, min_size=1, max_size=6), st.data())
def test_any_book_reads_any_line_the_same_against_fewer_people(called: list[str], data: st.DataObject) -> None:
    everybody = [Person(number, name) for number, name in enumerate(called, start=1)]
    pieces = ["coffee with", "and", "call from", "about", "'s", "’s flat", "'", "-", ",", *called, *NAMES, "A."]
    line = data.draw(
        st.lists(st.sampled_from(pieces), max_size=8).map(" ".join).map(lambda said: said.replace(" '", "'"))
    )
    fewer = could_be_meant(line, everybody)
    assert reading(line, NameIndex(fewer)) == reading(line, NameIndex(everybody))
    assert NameIndex(fewer).named(line) == NameIndex(everybody).named(line)
