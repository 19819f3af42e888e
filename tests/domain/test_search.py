"""What is looked for in a text, and the piece of it that shows where it stands."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from netbook.domain.search import Excerpt, excerpt, search_words
from netbook.domain.text import clean_line, fold

WORDS = ["ana", "Ana’s", "O'Brien", "grant", "Grantham", "Zoë", "søren", "ÆRØ", "Straße", "李雷", "7", "x" * 40]
BETWEEN = [" ", " ", " ", "-", ", ", "/", "…", " (", "\n", "_"]
sentences = st.lists(st.tuples(st.sampled_from(WORDS), st.sampled_from(BETWEEN)), max_size=40).map(
    lambda parts: "".join(word + between for word, between in parts)
)
sought = st.lists(st.sampled_from(["ana", "an", "obri", "gra", "grant", "zoe", "soren", "aero", "strasse", "李", "7"]))
widths = st.integers(20, 100)


def marked(text: str, words: str, width: int = 60) -> str:
    return excerpt(text, search_words(words), width).marked("<", ">")


# --- words -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", ()),
        ("… - !", ()),
        ("Ana Reyes, ana", ("ana", "reyes")),
        ("Zoë BRANDT", ("zoe", "brandt")),
        ("Søren Łukasz Ægir Straße ı", ("soren", "lukasz", "aegir", "strasse", "i")),
        ("O'Brien O’Brien OʼBrien O`Brien", ("obrien",)),
        ("O´Brien", ("obrien",)),
        ("Mei-Ling foo_bar a/b", ("mei", "ling", "foo", "bar", "a", "b")),
        ("李雷 한국어 7th ½", ("李雷", "한국어", "7th", "1", "2")),
        ("ana@example.com +44 20", ("ana", "example", "com", "44", "20")),
        ('NEAR(a) "b*" col:c AND -d', ("near", "a", "b", "col", "c", "and", "d")),
        ("y" * 100 + " " + "y" * 70, ("y" * 64,)),
    ],
)
def test_the_words_of_a_text(text: str, words: tuple[str, ...]) -> None:
    assert search_words(text) == words


@given(st.text())
def test_words_are_folded_distinct_and_their_own_words(text: str) -> None:
    words = search_words(text)
    assert len(set(words)) == len(words)
    assert all(word.isalnum() and word == fold(word)[:64] for word in words)
    assert search_words(" ".join(words)) == words


# --- excerpts --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "words", "shown"),
    [
        ("talked about the grant", "grant", "talked about the <grant>"),
        ("Grants, granted; regrant", "GRANT", "<Grants>, <granted>; regrant"),
        ("Zoë met Søren in Århus", "zoe sor arhus", "<Zoë> met <Søren> in <Århus>"),
        ("tea with O’Brien", "o'brien", "tea with <O’Brien>"),
        ("tea with O'Brien", "obri", "tea with <O'Brien>"),
        ("Mei-Ling", "ling", "Mei-<Ling>"),
        ("Straße und Ærø", "strasse aero", "<Straße> und <Ærø>"),
        ("李雷 and 李", "李", "<李雷> and <李>"),
        ("nothing of that", "grant", "nothing of that"),
        ("grant", "", "grant"),
        ("", "grant", ""),
        ("one\n\ntwo\x1b[31m  three\x00", "three", "one two <three>"),
        ("Zoe\u0308 again", "zoe", "<Zoë> again"),
        ("tea with O´Brien and O`Brien", "obrien", "tea with <O´Brien> and <O`Brien>"),
        ("½ a loaf", "2", "<½> a loaf"),
    ],
)
def test_what_was_found_is_marked(text: str, words: str, shown: str) -> None:
    assert marked(text, words) == shown


LONG = " ".join(f"w{number:02}" for number in range(100))


def test_of_a_long_text_the_piece_with_most_of_the_words_is_shown() -> None:
    assert marked(LONG, "nowhere", 20) == "w00 w01 w02 w03 w04…"
    assert marked(LONG, "w00 w01", 20) == "<w00> <w01> w02 w03 w04…"
    assert marked(LONG, "w50", 20) == "…w49 <w50> w51 w52 w53…"
    assert marked(LONG, "w99", 20) == "…w95 w96 w97 w98 <w99>"
    assert marked(f"grant {LONG} ana grant {LONG}", "ana grant", 40).count("<") == 2


def test_the_beginning_of_a_word_is_not_worth_losing_the_hit() -> None:
    """A piece begins with a whole word only if the word that was found stays in it."""
    assert "<ana>" in marked(f"{'x' * 40}-ana {LONG}", "ana", 30)
    assert "<ana>" in marked(f"{LONG} https://example.com/very/long/path/ana {LONG}", "ana", 30)


@given(sentences, sought, widths)
@example(f"{'x' * 40}-ana {LONG}", ["ana"], 30)
def test_what_is_shown_is_a_piece_of_the_text_and_its_hits_are_hits(text: str, words: list[str], width: int) -> None:
    found, line = excerpt(text, words, width), clean_line(text)
    assert found.text.removeprefix("…").removesuffix("…") in line
    assert len(found.text) <= width + 2
    assert (len(line) <= width) == (found.text == line) or "…" in line
    end = 0
    for start, stop in found.hits:
        assert end <= start < stop <= len(found.text)
        piece, end = fold(found.text[start:stop]).replace("'", ""), stop
        cut = found.text[stop:] == "…"
        assert any(piece.startswith(word) or (cut and word.startswith(piece)) for word in words)
    everywhere = [word for word in search_words(text) if word.startswith(tuple(words))]
    assert bool(found.hits) == bool(everywhere)


@given(sentences, sought)
def test_no_hit_is_lost_in_a_text_that_fits(text: str, words: list[str]) -> None:
    found = excerpt(text, words, 10_000)
    hits = [word for start, stop in found.hits for word in search_words(found.text[start:stop])]
    assert dict.fromkeys(hits) == dict.fromkeys(word for word in search_words(text) if word.startswith(tuple(words)))


@given(st.text(max_size=200), st.lists(st.text(min_size=1, max_size=3)), st.integers(1, 60))
def test_any_text_has_an_excerpt(text: str, said: list[str], width: int) -> None:
    found = excerpt(text, [word for each in said for word in search_words(each)], width)
    assert len(found.text) <= width + 2
    assert all(0 <= start < stop <= len(found.text) for start, stop in found.hits)
    assert found.marked("", "") == found.text


def test_hits_are_put_between_marks() -> None:
    assert Excerpt("ana and bo", ((0, 3), (8, 10))).marked("[", "]") == "[ana] and [bo]"
    assert Excerpt("ana", ()).marked("[", "]") == "ana"
