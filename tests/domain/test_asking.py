"""What to ask somebody, picked from what was written down, in those words."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netbook.domain.asking import MOST, OLDEST, Said, questions
from netbook.domain.text import clean
from netbook.domain.when import Calendar

TODAY = date(2026, 11, 22)  # a Sunday
MON, OCT = date(2026, 11, 16), date(2026, 10, 27)


def asked(text: str, on: date = MON, notes: str | None = None, name: str = "Ana Reyes") -> list[str]:
    return [each.quote for each in questions([Said(on, text, notes)], name, Calendar(TODAY))]


# The day it was said, the line, what is quoted of it.
PICKED: list[tuple[date, str, str]] = [
    # a day that was to come
    (OCT, "Lunch with Ana at Monmouth: the talk is in November", "the talk is in November"),
    (OCT, "Coffee with Ana. The exhibition opens on 3 December.", "The exhibition opens on 3 December"),
    (MON, "Call with Ana about the trip to Oslo next week", "the trip to Oslo next week"),
    (MON, "Ana texted: dentist tomorrow, then the lawyer", "dentist tomorrow, then the lawyer"),
    (MON, "Coffee with Ana, her parents visit at Christmas", "her parents visit at Christmas"),
    (MON, "Ana called me: the board decides on Friday", "the board decides on Friday"),
    (OCT, "Lunch with Ana; the move is set for the end of November", "the move is set for the end of November"),
    (date(2026, 9, 23), "Coffee with Ana: her lease ends in three months", "her lease ends in three months"),
    (date(2025, 3, 2), "Lunch with Ana: the loan ends in November 2026", "the loan ends in November 2026"),
    (MON, "Coffee with Ana at Monmouth: moving in March", "moving in March"),
    (MON, "Ana's wedding is on 5 December", "Ana's wedding is on 5 December"),
    (date(2026, 11, 18), "Ana starts at Acme on Monday", "Ana starts at Acme on Monday"),
    # plans and hopes
    (MON, "Dinner with Ana: wants to take a year off and knows she will not",
     "wants to take a year off and knows she will not"),
    (MON, "Coffee with Ana who hopes to sell the house", "hopes to sell the house"),
    (MON, "Drinks with Ana: thinking of leaving the bank", "thinking of leaving the bank"),
    (MON, "Coffee with Ana, is planning a studio of one", "is planning a studio of one"),
    (MON, "Dinner with Ana: dreams of a second place across the river", "dreams of a second place across the river"),
    (MON, "Ana texted: the talk was turned down, will send it elsewhere", "will send it elsewhere"),
    (MON, "Walk with Ana: would like to write a cookbook", "would like to write a cookbook"),
    (MON, "Coffee with Ana: considers a doctorate", "considers a doctorate"),
    (MON, "Coffee with Ana; she is going to buy the boat", "she is going to buy the boat"),
    # searches and waits
    (MON, "Ana called me: looking for a flat in Berlin, two rooms and a balcony",
     "looking for a flat in Berlin, two rooms and a balcony"),
    (MON, "Video call with Ana: needs mentors, sent me a list", "needs mentors, sent me a list"),
    (MON, "Lunch with Ana: is hiring two people on the grant", "is hiring two people on the grant"),
    (MON, "Coffee with Ana at Padaria Lua, still waiting to hear about the grant",
     "still waiting to hear about the grant"),
    (MON, "Lunch with Ana: expects an answer from the ministry", "expects an answer from the ministry"),
    (MON, "Ana texted: the grant made the shortlist, interview next", "interview next"),
    (MON, "Coffee with Ana: wants to leave, does not know where to", "wants to leave, does not know where to"),
    # asked for
    (MON, "Ana called me about the maps, the ministry asked for a copy", "the ministry asked for a copy"),
    (MON, "Coffee with Ana: asked about the flat", "asked about the flat"),
    (MON, "Ana called me: the app is approved, wants me to meet Laura Stein", "wants me to meet Laura Stein"),
    # worries
    (MON, "Coffee with Ana: made engineering manager, nervous about the reviews",
     "made engineering manager, nervous about the reviews"),
    (MON, "Call with Ana: her father is in hospital", "her father is in hospital"),
    (MON, "Coffee with Ana: cannot sleep before deadlines", "cannot sleep before deadlines"),
    # news and work
    (MON, "Coffee with Ana: has an interview at the museum", "has an interview at the museum"),
    (MON, "Climbing with Ana, she is going to be a mother", "she is going to be a mother"),
    (MON, "Ana texted: an offer from Kiosk Pay", "an offer from Kiosk Pay"),
    (MON, "Coffee with Ana: Matilde starts school", "Matilde starts school"),
    (MON, "Coffee with Ana: is writing a book on tides", "is writing a book on tides"),
    (MON, "Run with Ana: trains for the half marathon", "trains for the half marathon"),
    (MON, "Lunch with Ana: her mother is learning to surf @family", "her mother is learning to surf"),
    (MON, "Coffee with Ana \u2014 wants a house \u2014 with a garden", "wants a house"),
    (MON, "coffee   with Ana:  she  wants\tto   sing", "she wants to sing"),
    (MON, 'Coffee with Ana: "I want out", but wants to stay until spring', "wants to stay until spring"),
]  # fmt: skip


@pytest.mark.parametrize(("on", "line", "quote"), PICKED)
def test_what_asks_to_be_asked_about_is_quoted(on: date, line: str, quote: str) -> None:
    assert asked(line, on) == [quote]


# What is over, the user's own, denied, or no news of anybody.
LEFT: list[tuple[date, str]] = [
    (MON, "Coffee with Ana at Monmouth"),
    (MON, "Coffee with Ana on Friday about the walk"),
    (MON, "Lunch with Ana: the board met on Friday"),
    (MON, "Lunch with Ana: they moved in March"),
    (MON, "Coffee with Ana: I want a new flat"),
    (MON, "Coffee with Ana, told her I am looking for a room"),
    (MON, "Coffee with Ana: my lease ends in March"),
    (MON, "Asked Ana for the numbers"),
    (MON, "Coffee with Ana: no longer looking for a flat"),
    (MON, "Coffee with Ana: does not want to move, not hiring"),
    (MON, "Coffee with Ana: a case that will not end"),
    (MON, "Dinner with Ana at Bo's new flat"),
    (MON, "Postcard from Ana, snow, a dog, good wishes"),
    (MON, "Call with Ana about trains to the south"),
    (MON, "Coffee with Ana: walks every Monday"),
    (MON, "Coffee with Ana: twins since last Friday"),
    (MON, "Coffee with Ana: a flight on 31 February"),
    (MON, "Coffee with Ana: forms of 5/11"),
    (date(2026, 3, 1), "Coffee with Ana: the exam is in April"),  # too long over
    (date(2025, 4, 1), "Coffee with Ana: wants to sing"),  # too long ago
    (date(2026, 1, 10), "Coffee with Ana: nervous about the reviews"),  # worries pass sooner
    (MON, ""),
    (MON, "wants"),
]


@pytest.mark.parametrize(("on", "line"), LEFT)
def test_what_does_not_is_left(on: date, line: str) -> None:
    assert asked(line, on) == []


def test_the_best_and_most_timely_come_first() -> None:
    said = [
        Said(TODAY - timedelta(days=200), "Coffee with Ana: wants to learn Welsh", source="i1"),
        Said(TODAY - timedelta(days=26), "Lunch with Ana: the talk is in November", source="i2"),
        Said(TODAY - timedelta(days=2), "Ana texted: looking for a tuba", source="i3"),
        Said(TODAY - timedelta(days=90), "Call with Ana: needs a lawyer", source="i4"),
    ]
    found = questions(said, "Ana Reyes", Calendar(TODAY))
    assert [(each.source, each.why) for each in found] == [
        ("i2", "day"), ("i3", "search"), ("i4", "search"), ("i1", "plan"),
    ]  # fmt: skip
    assert found[0].day == date(2026, 11, 1)
    assert found == questions(reversed(said), "Ana Reyes", Calendar(TODAY))
    assert questions(said, "Ana Reyes", Calendar(TODAY), most=1) == found[:1]


def test_what_came_up_again_later_has_been_overtaken() -> None:
    flat = Said(TODAY - timedelta(days=60), "Bo called me: looking for a flat in Berlin")
    tuba = Said(TODAY - timedelta(days=90), "Bo texted: wants a tuba")
    got = Said(TODAY - timedelta(days=30), "Bo texted: got the flat in Berlin")
    assert [each.quote for each in questions([flat, tuba], "Bo Lindqvist", Calendar(TODAY))] == [
        "looking for a flat in Berlin", "wants a tuba",
    ]  # fmt: skip
    assert [each.quote for each in questions([flat, tuba, got], "Bo Lindqvist", Calendar(TODAY))] == ["wants a tuba"]


def test_the_same_words_are_quoted_once() -> None:
    lines = ["Coffee with Ana: wants to sing", "Ana texted: Wants to sing!", "Call with Ana: wants to sing, soon"]
    said = [Said(TODAY - timedelta(days=number), line) for number, line in enumerate(lines)]
    assert len(questions(said, "Ana Reyes", Calendar(TODAY))) == 1


def test_bold_words_are_quoted_with_both_their_marks() -> None:
    assert asked("x", notes="Wants introductions to **anybody who prints maps**.") == [
        "Wants introductions to **anybody who prints maps**"
    ]


def test_notes_are_read_line_by_line() -> None:
    notes = "Wants by the end of the week:\n\n- scope on one page\n- **needs two prices**\n\n> is looking for a cook"
    assert asked("Call with Ana", notes=notes) == ["is looking for a cook", "needs two prices"]


def test_what_somebody_else_who_was_there_wants_is_not_theirs() -> None:
    text = "Dinner with Ana and Leonor: Leonor wants to paint. Ana hopes for rain"
    said = Said(MON, text, others=("Leonor Vaz",))
    assert [each.quote for each in questions([said], "Ana Reyes", Calendar(TODAY))] == ["Ana hopes for rain"]


def test_old_words_are_quoted_if_their_day_comes_now() -> None:
    long_ago = TODAY - timedelta(days=OLDEST + 200)
    assert asked("Coffee with Ana: the patent ends on 1 December 2026", long_ago) == [
        "the patent ends on 1 December 2026"
    ]
    assert asked("Coffee with Ana: the patent ends on 1 December 2027", long_ago) == []


WORDS = st.sampled_from(
    "Ana wants to hopes is looking for in November next week on Friday 31 Feb 9999-12-31 : , . ; @tag ** I my waits "
    "not needs asked \n - ' \" ( ) who about coffee with will 5/11 the 5th in 9999 years Christmas e\u0301 ﷺ 字 "
    "\t **bold words** **wants to".split(" ")
)
DAYS = st.dates(date(1, 1, 2), date(9999, 12, 30))


@given(st.text() | st.lists(WORDS).map(" ".join), st.text() | st.lists(WORDS).map(" ".join), DAYS, DAYS, st.text())
def test_any_text_is_read_and_every_quote_stands_in_it(text: str, notes: str, on: date, today: date, name: str) -> None:
    found = questions([Said(on, text, notes)], name, Calendar(today))
    assert len(found) <= MOST
    for each in found:
        assert each.quote == each.quote.strip() != ""
        assert each.quote in " ".join(clean(text).split()) or each.quote in " ".join(clean(notes).split())
        assert each.on == on
    assert len({each.quote for each in found}) == len(found)
