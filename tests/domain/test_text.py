"""Text is cleaned once, and nothing that could harm a terminal is left."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netbook.domain.text import clean, clean_line, fold
from netbook.domain.tokens import tokenize


@pytest.mark.parametrize(
    ("raw", "cleaned"),
    [
        ("Ana\x1b[31m Reyes\x1b[0m", "Ana Reyes"),
        ("\x1b]0;title\x07Ana", "Ana"),
        ("\x1b]8;;http://x\x1b\\Ana\x1b]8;;\x1b\\", "Ana"),
        ("A\x9b31mna", "Ana"),
        ("A\x9b\u202ena", "Ana"),
        ("Ana \x9d Reyes", "Ana  Reyes"),
        ("Ana\x90 Reyes\x98 of\x9e London\x9f", "Ana Reyes of London"),
        ("one\u2028two\u2029three\x0bfour\x0cfive\x85six\x1cseven", "one\ntwo\nthree\nfour\nfive\nsix\nseven"),
        ("\U0001f3f4\U000e0067\U000e0062\U000e0073\U000e0063\U000e0074\U000e007f", None),
        ("A\U000e0067na\U0001f3f4\U000e0067", "Ana\U0001f3f4"),
        ("Ana\u202eseyeR", "AnaseyeR"),
        ("Ana\ud800", "Ana"),
        ("A\x00n\x07a", "Ana"),
        ("one\r\ntwo\rthree", "one\ntwo\nthree"),
        ("e\u0301", "é"),
        ("👩\u200d💻", "👩\u200d💻"),
        ("می\u200cخواهم", "می\u200cخواهم"),
        ("[/] [@click=app.quit]x[/]", "[/] [@click=app.quit]x[/]"),
    ],
)
def test_cleaning(raw: str, cleaned: str | None) -> None:
    assert clean(raw) == (raw if cleaned is None else cleaned)
    assert clean_line(raw) == " ".join(clean(raw).split())


@given(st.text())
def test_cleaning_twice_is_cleaning_once_and_leaves_nothing_unsafe(text: str) -> None:
    once = clean(text)
    assert clean(once) == once
    assert all(c in "\n\t" or unicodedata.category(c) not in ("Cc", "Cs") for c in once)
    assert not set(once) & set("\u202a\u202b\u202d\u202e\u2066\u2067\u2068\u2069")
    assert "\n" not in clean_line(text)


@given(st.text())
def test_folding_twice_is_folding_once(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@pytest.mark.parametrize(
    ("text", "folded"), [("Zoë", "zoe"), ("O’Brien", "o'brien"), ("Łukasz", "lukasz"), ("ß", "ss")]
)
def test_folding(text: str, folded: str) -> None:
    assert fold(text) == folded


@given(st.text())
def test_tokens_stand_where_they_say_and_miss_nothing_but_blanks(text: str) -> None:
    line = clean(text)
    position = 0
    for token in tokenize(line):
        assert line[position : token.start].strip() == ""
        assert line[token.start : token.end] == token.text or token.kind == "break"
        position = token.end
    assert line[position:].strip() == ""
