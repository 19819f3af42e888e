"""The quick-add line, and the ways to reach a person."""

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netbook.domain import methods
from netbook.domain.newcomer import read_newcomer
from netbook.domain.occasions import YearlyDay, read_yearly
from netbook.domain.when import Calendar
from netbook.errors import Unreadable
from tests.domain.book import TODAY

CALENDAR = Calendar(TODAY)


def test_the_line_of_the_book() -> None:
    line = (
        "Ana Reyes, Northwind, ana@example.com, +44 20 7946 0018, met at PyCon 2026 via Bo @design every 6 weeks "
        "birthday 14 March"
    )
    ana = read_newcomer(line, CALENDAR)
    assert (ana.name, ana.organisation, ana.met, ana.via, ana.cadence) == (
        "Ana Reyes",
        "Northwind",
        "PyCon 2026",
        "Bo",
        "6w",
    )
    assert [(each.kind, each.value, each.normalised) for each in ana.methods] == [
        ("email", "ana@example.com", "ana@example.com"),
        ("phone", "+44 20 7946 0018", "+442079460018"),
    ]
    assert (ana.tags, ana.birthday) == (("design",), YearlyDay(3, 14))


def test_pieces_come_in_any_order() -> None:
    pieces = [
        "Northwind",
        "ana@example.com",
        "in Lisbon",
        "@design",
        "met at PyCon on 5 Nov",
        "born 5 May, 1985",
        "via Bo",
    ]
    forward = read_newcomer(", ".join(["Ana Reyes", *pieces]), CALENDAR)
    backward = read_newcomer(", ".join(["Ana Reyes", *pieces[::-1]]), CALENDAR)
    assert forward == backward
    assert (forward.city, str(forward.met_on), forward.birthday) == ("Lisbon", "2026-11-05", YearlyDay(5, 5, 1985))


def test_a_name_alone_is_enough() -> None:
    assert read_newcomer("李雷", CALENDAR).name == "李雷"
    assert read_newcomer("Zoë Brandt @friend", CALENDAR).tags == ("friend",)
    assert read_newcomer("Mei-Ling Chen mei@example.com", CALENDAR).methods[0].kind == "email"


@pytest.mark.parametrize("line", ["", ", Northwind", "@design", "Ana, birthday 31 Feb", "Ana, every now and then"])
def test_what_cannot_be_read_is_refused(line: str) -> None:
    with pytest.raises(Unreadable):
        read_newcomer(line, CALENDAR)


@given(st.text(max_size=120))
def test_any_line_is_read_or_refused(line: str) -> None:
    with suppress(Unreadable):
        assert read_newcomer(line, CALENDAR).name


@pytest.mark.parametrize(
    ("text", "kind", "platform", "normalised"),
    [
        ("Ana@Example.com", "email", None, "ana@example.com"),
        ("https://www.linkedin.com/in/AnaReyes/?x=1", "url", "linkedin", "anareyes"),
        ("github.com/ana", "url", "github", "ana"),
        ("https://ana.example.com/about/", "url", None, "ana.example.com/about"),
        ("x:@Ana", "handle", "x", "ana"),
        ("twitter @ana", "handle", "x", "ana"),
        ("@ana@mastodon.social", "handle", "mastodon", "ana@mastodon.social"),
        ("020 7946 0018", "phone", None, "+442079460018"),
        ("+1 (415) 555-0132", "phone", None, "+14155550132"),
    ],
)
def test_ways_to_reach_a_person(text: str, kind: str, platform: str | None, normalised: str) -> None:
    found = methods.recognise(text, "GB")
    assert found is not None
    assert (found.kind, found.platform, found.normalised) == (kind, platform, normalised)


def test_a_phone_that_cannot_be_placed_is_kept_as_written() -> None:
    kept = methods.phone("020 7946 0018", None)
    assert (kept.value, kept.normalised) == ("020 7946 0018", "02079460018")


@pytest.mark.parametrize("text", ["Northwind", "Acme, Inc", "2026", "PyCon 2026", "ana@", "at example.com"])
def test_what_is_no_way_to_reach_anybody(text: str) -> None:
    assert methods.recognise(text, "GB") is None


@pytest.mark.parametrize(
    ("text", "birthday"),
    [
        ("14 March", YearlyDay(3, 14)),
        ("March 14, 1985", YearlyDay(3, 14, 1985)),
        ("1985-03-14", YearlyDay(3, 14, 1985)),
        ("29 Feb", YearlyDay(2, 29)),
        ("--03-14", YearlyDay(3, 14)),
    ],
)
def test_birthdays(text: str, birthday: YearlyDay) -> None:
    assert read_yearly(text, CALENDAR) == birthday


@pytest.mark.parametrize("text", ["yesterday", "2027-01-01", "13-13", "in March", "Friday"])
def test_what_is_no_birthday(text: str) -> None:
    with pytest.raises(Unreadable):
        read_yearly(text, CALENDAR)


@pytest.mark.parametrize(
    "text",
    ["+44 20 7946 0018 (work)", "020 7946 0018 ext. 12", "020 7946 0018 x12", "0800 123456p7w8", "Tel. 112", "*100#"],
)
def test_a_number_may_say_what_it_is(text: str) -> None:
    assert methods.phone(text, None).value == text


@pytest.mark.parametrize("text", ["phone100", "room 4012", "call me on 12345", "1-800-FLOWERS", "exe123", "12"])
def test_words_with_digits_in_them_are_no_number(text: str) -> None:
    with pytest.raises(Unreadable, match="no phone number"):
        methods.phone(text, None)
