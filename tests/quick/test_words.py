"""Words as shells cut and quote them."""

import subprocess

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netbook.quick.words import Line, typed
from tests.quick.asking import BREAKS


@pytest.mark.parametrize(("text", "words", "word", "had", "quote"), [
    ("", [], "", "", ""),
    ("a  b ", ["a", "b"], "", "", ""),
    ("a b", ["a"], "b", "", ""),
    (r"a b\ c", ["a"], "b c", "", ""),
    ("a 'b c", ["a"], "b c", "", "'"),
    ('a "b \\" \\c', ["a"], 'b " \\c', "", '"'),
    ("a 'b'\"c d\" ''", ["a", "bc d"], "", "", ""),
    ("a '' b", ["a", ""], "b", "", ""),
    ("a x:y", ["a"], "x:y", "x:", ""),
    ("a x@y", ["a"], "x@y", "x", ""),
    ('a "x:y', ["a"], "x:y", "", '"'),
    ('a --b="c d', ["a"], "--b=c d", "--b=", '"'),
    ("a b\\", ["a"], "b", "", ""),
    (r"a 'it\'s", ["a"], "it\\s", "it\\", ""),
], ids=str)  # fmt: skip
def test_a_line_is_cut_as_bash_cuts_it(text: str, words: list[str], word: str, had: str, quote: str) -> None:
    line = Line(text, BREAKS)
    assert (line.words, line.word, line.had, line.quote) == (words, word, had, quote)


def test_fish_escapes_inside_single_quotes() -> None:
    assert Line(r"a 'it\'s", fish=True).word == "it's"


STRANGE = [
    "a b",
    "$(x)",
    "`x`",
    "a;b",
    "O'Hara",
    'say "hi"',
    "back\\slash",
    "~x",
    "#x",
    "*?[a]",
    "{a,b}",
    "<>&|",
    "é ü",
    "(x)",
]


@pytest.mark.parametrize("quote", ["", "'", '"'])
def test_bash_reads_what_is_typed_as_it_was_meant(quote: str) -> None:
    line = " ".join(f"{quote}{typed(word, quote)}{quote}" for word in [*STRANGE, "wow!"])
    ended = subprocess.run(["bash", "-c", f"printf '%s\\0' {line}"], capture_output=True, text=True, check=True)
    assert ended.stdout.split("\0")[:-1] == [*STRANGE, "wow!"]


@given(
    st.lists(st.text(st.characters(exclude_categories=["Cc", "Cs"]), min_size=1), min_size=1), st.sampled_from("'\" ")
)
def test_what_is_typed_is_cut_as_it_was_meant(words: list[str], quote: str) -> None:
    mark = quote.strip()
    assert Line(" ".join(f"{mark}{typed(word, mark)}{mark}" for word in words) + " ").words == words
