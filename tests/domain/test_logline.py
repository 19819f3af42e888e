"""Lines as people type them get the readings they must get.

``capture.jsonl`` holds the agreed examples, ``hurried.jsonl`` and ``careful.jsonl`` what phones, Americans, Britons and
chatty people type, ``strict.jsonl`` both sides of every rule. Only the keys a line gives are compared.
"""

import unicodedata
from contextlib import suppress
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from netbook.domain import logline
from netbook.domain.logline import Given, LogLine, Who
from netbook.domain.logline.shown import as_json, in_words
from netbook.errors import Unreadable
from tests.domain.book import TODAY, context, examples, people

CONTEXT = context()
ALL = [each for name in ("capture", "hurried", "careful", "strict") for each in examples(name)]


@pytest.mark.parametrize("example", ALL, ids=lambda example: example["line"])
def test_a_line_gets_its_reading(example: dict[str, Any]) -> None:
    if "error" in example:
        with pytest.raises(Unreadable):
            logline.read(example["line"], CONTEXT)
        return
    got = comparable(logline.read(example["line"], CONTEXT))
    for key, value in example.items():
        if key == "follow_up" and isinstance(value, dict):
            assert {part: plain(got[key][part]) for part in value} == {
                part: plain(each) for part, each in value.items()
            }
        elif key != "line":
            assert got[key] == wanted(key, value), key


def comparable(reading: LogLine) -> dict[str, Any]:
    """The parts of a reading, in the form in which they are compared."""
    printed: dict[str, Any] = as_json(reading)
    certain = [each for each in printed["people"] if each["name"] is not None]
    return {
        **printed,
        "people": sorted(each["name"] for each in certain),
        "new": sorted(each["name"] for each in certain if each["new"]),
        "mentioned": sorted(each["name"] for each in printed["mentioned"]),
        "candidates": {each["said"]: sorted(each["candidates"]) for each in printed["people"] if each["name"] is None},
        "exchanges": sorted((each["kind"], each["direction"], each["with"]) for each in printed["exchanges"]),
        "tags": sorted(printed["tags"]),
        "place": plain(printed["place"]),
    }


def wanted(key: str, value: Any) -> Any:
    if key == "exchanges":
        return sorted((each["kind"], each["direction"], each["with"]) for each in value)
    if key == "candidates":
        return {said: sorted(names) for said, names in value.items()}
    if key == "follow_up":
        return value
    return sorted(value) if isinstance(value, list) else plain(value)


def plain(value: Any) -> Any:
    """Letter case and a leading "the" are free."""
    return value.casefold().removeprefix("the ") if isinstance(value, str) else value


# --- what every line keeps -------------------------------------------------------------------------------------

words = st.sampled_from(
    [word for example in ALL for word in example["line"].split()]
    + [
        "31 Feb",
        "Nov 5",
        "in 3 weeks",
        ";",
        ",",
        ".",
        " - ",
        ":",
        "**New Name**",
        "\\Ana",
        "@tag",
        "'",
        "“",
        "李雷",
        "\n",
    ]
)


@given(st.lists(words, min_size=1, max_size=14).map(" ".join))
@settings(max_examples=200, deadline=None)
def test_whatever_is_typed_is_read_or_refused_in_words(line: str) -> None:
    try:
        reading = logline.read(line, CONTEXT)
    except Unreadable:
        return
    assert reading == logline.read(line, CONTEXT)
    assert reading.on is None or reading.on <= TODAY
    assert all(each.due >= TODAY for each in reading.follow_ups)
    assert in_words(reading, TODAY)
    present = [who.name for who in reading.people]
    assert len(set(present)) == len(present)
    assert not {who.name for who in reading.mentioned} & set(present)


@given(st.text(max_size=200))
@settings(max_examples=200, deadline=None)
def test_any_text_is_read_or_refused(line: str) -> None:
    with suppress(Unreadable):
        logline.read(line, CONTEXT)


def test_a_line_without_a_clause_is_kept_as_typed() -> None:
    for example in ALL:
        if "error" in example:
            continue
        reading = logline.read(example["line"], CONTEXT)
        if not reading.follow_ups:
            assert reading.text == unicodedata.normalize("NFC", example["line"].strip())


def test_the_clause_and_the_mark_before_it_leave_the_text() -> None:
    text = logline.read("Lunch with Bo. Follow up in 2 weeks. Lovely man.", CONTEXT).text
    assert text == "Lunch with Bo. Lovely man."
    assert logline.read("remind me to call Bo tomorrow", CONTEXT).text == ""
    assert logline.read("Call with Ana; fu 2w; great mood", CONTEXT).text == "Call with Ana; great mood"


def test_several_clauses_are_several_follow_ups() -> None:
    reading = logline.read("Coffee with Ana; remind me on Friday to book; waiting for Bo: the keys", CONTEXT)
    assert [(each.what, each.side, [who.name for who in each.people]) for each in reading.follow_ups] == [
        ("book", "me", ["Ana Reyes"]),
        ("the keys", "them", ["Bo Lindqvist"]),
    ]


def test_a_follow_up_without_a_day_says_that_it_was_assumed() -> None:
    reading = logline.read("Coffee with Ana; follow up about the flat", CONTEXT)
    assert str(reading.follow_ups[0].due) == "2026-11-29"
    assert reading.follow_ups[0].assumed
    assert "no day was given" in in_words(reading, TODAY)


def test_a_day_ahead_offers_the_reminder_to_type_instead() -> None:
    with pytest.raises(Unreadable) as refused:
        logline.read("Coffee with Ana tomorrow", CONTEXT)
    assert refused.value.hint == ('to be reminded, type: netbook remind "Ana Reyes" "coffee" --due 2026-11-23')


def test_the_date_order_settles_what_two_numbers_mean() -> None:
    line = "Coffee with Ana 5/11"
    assert str(logline.read(line, context("dmy")).on) == "2026-11-05"
    assert str(logline.read(line, context("mdy")).on) == "2026-05-11"
    with pytest.raises(Unreadable, match="two ways"):
        logline.read(line, CONTEXT)


def test_options_win_over_the_line() -> None:
    bo = next(person for person in people() if person.name == "Bo Lindqvist")
    options = Given(people=(Who("Bo", bo),), on=TODAY.replace(day=1), minutes=5, kind="call", place="Rome", tags=("x",))
    reading = logline.read("Coffee with Ana at Monmouth tomorrow for an hour @y", context(given=options))
    assert [who.name for who in reading.people] == ["Bo Lindqvist"]
    assert [who.name for who in reading.mentioned] == ["Ana Reyes"]
    assert (reading.kind, str(reading.on), reading.minutes, reading.place) == ("call", "2026-11-01", 5, "Rome")
    assert reading.tags == ("x", "y")


def test_who_was_introduced_is_remembered_with_who_did_it() -> None:
    reading = logline.read("Ana introduced me to **Carla Voss** at the Rust meetup", CONTEXT)
    assert [(came.name, through.name) for came, through in reading.introduced_by] == [("Carla Voss", "Ana Reyes")]


def test_an_attempt_that_failed_is_known_for_one() -> None:
    for line in ("Missed call from Jordan", "called Ana, no answer", "left a voicemail for Helen Park"):
        assert logline.read(line, CONTEXT).missed, line
    assert not logline.read("called Ana, no news", CONTEXT).missed


@pytest.mark.parametrize("line", ["", "  \n ", "\x00\x1b[0m", "coffee " * 2_000])
def test_nothing_and_too_much_are_refused(line: str) -> None:
    with pytest.raises(Unreadable):
        logline.read(line, CONTEXT)


def test_frequent_company_decides_between_people_of_one_name() -> None:
    from dataclasses import replace

    from netbook.domain.names import NameIndex

    def reading(hall: int, carver: int) -> LogLine:
        counts = {"George Hall": hall, "George Washington Carver": carver}
        index = NameIndex(replace(person, recent=counts.get(person.name, 0)) for person in people())
        return logline.read("Coffee with George", replace(CONTEXT, index=index))

    assert [who.name for who in reading(3, 1).people] == ["George Hall"]
    assert [who.name for who in reading(4, 2).people] == ["George Hall"]
    assert reading(3, 2).open_questions
    assert reading(2, 0).open_questions
