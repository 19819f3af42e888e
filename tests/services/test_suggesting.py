"""What a calendar says that happened, on both databases: suggested, decided about once, never logged in silence."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from netbook import config
from netbook.domain import methods
from netbook.domain.imports import Report
from netbook.domain.records import Brought, Encounter, Named, Overlooked
from netbook.domain.review import SUGGESTED, WEEKLY
from netbook.domain.suggestions import Told, called, details, is_told
from netbook.errors import Conflict
from netbook.models import Contact, ContactMethod, Interaction, Participation, Review, key_of
from netbook.services import interactions, suggested
from netbook.services.importing import Import, Wishes
from netbook.services.review import progress
from netbook.services.review.queue import queue
from netbook.storage.book import Book
from tests.services.test_review import asked, do, finished
from tests.storage.helpers import state

TODAY = date(2026, 11, 22)  # a Sunday
TUESDAY = date(2026, 11, 17)
ANA = Named("Ana Reyes", (methods.email("ana@example.com"),))
BO = Named("Bo Lindqvist")
COFFEE = Encounter(
    "1", TUESDAY, "meeting", "Coffee w/ Ana", (ANA,), at_time="15:00", place="Monmouth", minutes=60, sure=False
)
SETTINGS = config.load()


@pytest.fixture
def filled(book: Book) -> Book:
    """Ana with her address, Bo without any, and two of the name Cy."""
    with book.operation("fill") as session:
        for name in ("Ana Reyes", "Bo Lindqvist", "Cy Young", "Cy Twombly"):
            session.add(Contact(name=name))
        session.flush()
        mail = methods.email("ana@example.com")
        session.add(ContactMethod(contact_id=1, kind="email", value=mail.value, normalised=mail.normalised))
    return book


def bring(book: Book, *records: Brought) -> Report:
    report = Report(None)
    with book.operation("import") as session:
        importing = Import(session, Wishes(), report, TODAY)
        importing.take(records, "calendar")
        importing.finish()
    return report


def open_now(book: Book) -> list[tuple[Any, ...]]:
    with book.reading() as session:
        found = suggested.views(session, suggested.open_ones(session))
    return [(each.id, str(each.on), each.at_time, each.kind, [one.name for one in each.people]) for each in found]


def talk(book: Book, *people: int, on: date = TUESDAY, **more: Any) -> None:
    with book.operation("log") as session:
        row = Interaction(**{"on": on, "kind": "coffee", "text": "x", **more})
        session.add(row)
        session.flush()
        for number in people:
            session.add(Participation(interaction_id=key_of(row), contact_id=number, role="present"))


def decide(book: Book, what: str, number: str = "s1") -> None:
    with book.operation(what) as session:
        row = suggested.get(session, number)
        if what == "drop":
            suggested.drop(session, row, TODAY)
        else:
            suggested.log(session, row, suggested.as_it_is(session, row), TODAY)


def test_past_events_with_people_of_the_book_are_suggested_and_nothing_is_logged(filled: Book) -> None:
    report = bring(
        filled, COFFEE, replace(COFFEE, key="2", people=(Named("Dora"),), text="Tea"), Overlooked("cancelled", 2)
    )
    assert (report.suggested, report.overlooked) == (1, {"with nobody of your book": 1, "cancelled": 2})
    assert report.writes
    assert open_now(filled) == [("s1", "2026-11-17", "15:00", "coffee", ["Ana Reyes"])]
    assert state(filled)["interaction"] == []
    with filled.reading() as session:
        (view,) = suggested.views(session, suggested.open_ones(session))
    assert called(view, TODAY) == "Tuesday 15:00 Coffee w/ Ana, Monmouth"
    assert details(view) == "with Ana Reyes (p1) · coffee · 1 h"


@pytest.mark.parametrize(
    ("event", "people", "kind"),
    [
        ({"people": (replace(ANA, name="A. R."),)}, [1], "coffee"),
        ({"people": (Named("Reyes, Ana", (methods.email("ana@work.example"),)),)}, [1], "coffee"),  # by her name
        ({"people": (Named(None, (methods.email("ana@work.example"),)),)}, [1], "coffee"),  # by the summary
        ({"people": (ANA, BO, ANA), "text": "Planning"}, [1, 2], "meeting"),
        ({"people": (ANA,), "kind": "video", "text": "Coffee w/ Ana"}, [1], "video"),
        ({"people": (ANA,), "text": ""}, [1], "meeting"),
        ({"people": (), "text": "Dinner with Bo & Ana"}, [2, 1], "meal"),
        ({"people": (), "text": "Call Bo re Ana's deck"}, [2], "call"),
        ({"people": (), "text": "Walk with Bo", "at_time": None}, [2], "activity"),
        ({"people": (), "text": "Bo in Paris", "at_time": None}, [], ""),  # it may as well be about him
        ({"people": (), "text": "Lunch with Cy"}, [], ""),  # which of them?
        ({"people": (), "text": "Remind me to call Bo"}, [], ""),
        ({"people": (), "text": "Dentist 5/11, 31 Feb"}, [], ""),
        ({"people": (Named("Ana"),), "text": "Standup"}, [], ""),  # a first name alone is nobody
    ],
)
def test_whom_an_event_means_and_what_it_was(filled: Book, event: dict[str, Any], people: list[int], kind: str) -> None:
    bring(filled, replace(COFFEE, **event))
    rows = state(filled)
    assert [row["contact_id"] for row in rows["suggested_person"]] == people
    assert [row["kind"] for row in rows["suggestion"]] == ([kind] if people else [])
    assert all(row["text"] for row in rows["suggestion"])


def test_twice_adds_nothing_and_what_was_dropped_or_logged_never_comes_back(filled: Book) -> None:
    events = [COFFEE, replace(COFFEE, key="2", at_time="19:00"), replace(COFFEE, key="3", at_time="23:00")]
    assert bring(filled, *events).suggested == 3
    before = state(filled)
    again = bring(filled, *events)
    assert (again.suggested, again.overlooked, again.writes) == (0, {"suggested before": 3}, False)
    assert state(filled) == before
    decide(filled, "drop", "s1")
    decide(filled, "log", "s2")
    assert [each[0] for each in open_now(filled)] == ["s3"]
    decided = state(filled)
    assert bring(filled, *events).suggested == 0
    assert state(filled) == decided
    (row,) = decided["interaction"]
    assert (row["source"], row["source_key"], row["kind"], row["at_time"], row["minutes"], row["place"]) == (
        "calendar", "2", "coffee", "19:00", 60, "Monmouth",
    )  # fmt: skip
    for number in ("s1", "s2"):
        with pytest.raises(Conflict, match="already"), filled.operation("x") as session:
            suggested.get(session, number)


def test_every_decision_is_one_step_that_is_taken_back(filled: Book) -> None:
    before = [state(filled)]
    bring(filled, COFFEE)
    for what in ("drop", "log"):
        before.append(state(filled))
        decide(filled, what)
        assert open_now(filled) == []
        filled.undo()
        assert state(filled) == before.pop()
    filled.undo()
    assert state(filled) == before.pop()


@pytest.mark.parametrize(
    ("people", "more", "is_it"),
    [
        ((1, 2), {}, True),
        ((1,), {"at_time": "16:30"}, True),
        ((1,), {"at_time": "19:00"}, False),
        ((1,), {"kind": "message"}, False),
        ((1,), {"kind": "call", "missed": True}, False),
        ((1,), {"on": TUESDAY - timedelta(days=1)}, False),
        ((2,), {}, False),
    ],
)
def test_what_is_written_down_is_not_suggested(
    filled: Book, people: tuple[int, ...], more: dict[str, Any], is_it: bool
) -> None:
    talk(filled, *people, **more)
    report = bring(filled, COFFEE)
    assert report.suggested == (0 if is_it else 1)
    assert report.overlooked["written down already"] == is_it
    if report.writes:
        filled.undo()
    filled.undo()
    bring(filled, COFFEE)
    talk(filled, *people, **more)  # after it was suggested
    assert bool(open_now(filled)) is not is_it
    filled.undo()
    assert open_now(filled)


def test_one_event_in_two_calendars_is_suggested_once(filled: Book) -> None:
    report = bring(filled, COFFEE, replace(COFFEE, key="copy", text="Coffee"))
    assert (report.suggested, report.overlooked) == (1, {"suggested before": 1})
    assert bring(filled, replace(COFFEE, key="third")).suggested == 0


def test_an_event_that_was_moved_is_asked_about_as_it_is_now_unless_it_was_decided(filled: Book) -> None:
    bring(filled, COFFEE)
    moved = replace(COFFEE, on=date(2026, 11, 19), place=None, people=(ANA, BO))
    report = bring(filled, moved)
    assert (report.suggested, report.suggested_anew) == (0, 1)
    assert open_now(filled) == [("s1", "2026-11-19", "15:00", "coffee", ["Ana Reyes", "Bo Lindqvist"])]
    assert bring(filled, moved).suggested_anew == 0
    decide(filled, "drop")
    assert not bring(filled, COFFEE).writes


@pytest.mark.parametrize(
    "event",
    [
        COFFEE,
        replace(COFFEE, text="Roadmap: Q1; follow up with Bo on 5 Nov"),
        replace(COFFEE, text="1:1", at_time=None, minutes=None, place="Room 5"),
        replace(COFFEE, people=(ANA, BO), text="Drinks at The Crown", place=None),
        replace(COFFEE, text="Lunch with Ana on Monday", place="Café Ö"),
    ],
)
def test_the_line_that_is_offered_to_be_changed_reads_as_what_is_suggested(filled: Book, event: Encounter) -> None:
    bring(filled, event)
    with filled.reading() as session:
        row = suggested.get(session, "s1")
        wanted = suggested.as_it_is(session, row)
        line = suggested.line(session, row, TODAY, SETTINGS)
        found = interactions.read_line(session, line, TODAY, SETTINGS)
    for name in ("kind", "on", "at_time", "minutes", "place"):
        assert getattr(found, name) == getattr(wanted, name), line
    assert [who.name for who in found.people] == [who.name for who in wanted.people]
    assert not found.follow_ups


class TestReview:
    def events(self, *days: int) -> Sequence[Encounter]:
        return [replace(COFFEE, key=str(day), on=TODAY - timedelta(days=day)) for day in days]

    def steps(self, book: Book, minutes: int = 60) -> list[str | None]:
        return [subject for step, subject in asked(book, minutes=minutes) if step == SUGGESTED]

    def test_they_come_before_the_question_of_the_week_oldest_first(self, filled: Book) -> None:
        bring(filled, *self.events(0, 5, 2))
        found = asked(filled)
        assert found[:4] == [(SUGGESTED, "s1"), (SUGGESTED, "s2"), (SUGGESTED, "s3"), ("week", None)]

    def test_they_are_asked_about_for_a_month_and_once(self, filled: Book) -> None:
        bring(filled, *self.events(0, 20, 31, 32))
        assert self.steps(filled) == ["s2", "s3", "s4"]  # the oldest first: s1 is of 32 days ago
        with filled.operation("begin") as session:
            review = key_of(progress.begin(session, WEEKLY, TODAY, 60))
        do(filled, review, "skip")
        finished(filled, review)
        bring(filled, *self.events(25))  # late, of days that a review looked back on
        assert self.steps(filled) == ["s5", "s3", "s4"]
        assert [each[0] for each in open_now(filled)] == ["s1", "s2", "s5", "s3", "s4"]

    def test_yes_logs_drop_lets_go_and_skip_leaves_open(self, filled: Book) -> None:
        bring(filled, *self.events(5, 3, 1))
        with filled.operation("begin") as session:
            review = key_of(progress.begin(session, WEEKLY, TODAY, 60))
        assert do(filled, review, "yes") == "logged: coffee with Ana Reyes"
        assert do(filled, review, "drop") == "dropped: Coffee w/ Ana"
        assert do(filled, review, "skip") == "skipped: Yesterday 15:00 Coffee w/ Ana, Monmouth"
        rows = state(filled)
        assert [row["state"] for row in rows["suggestion"]] == ["logged", "dropped", "open"]
        assert [row["outcome"] for row in rows["review_item"]][:3] == ["logged", "dropped", "skipped"]
        assert len(rows["interaction"]) == 1
        filled.undo()
        filled.undo()
        filled.undo()
        assert [row["state"] for row in state(filled)["suggestion"]] == ["open"] * 3
        assert state(filled)["interaction"] == []

    def test_a_line_typed_meanwhile_settles_it(self, filled: Book) -> None:
        bring(filled, COFFEE)
        with filled.operation("begin") as session:
            review = key_of(progress.begin(session, WEEKLY, TODAY, 60))
        talk(filled, 1)
        with filled.reading() as session:
            found = progress.upcoming(session, session.get_one(Review, review), TODAY)
            assert found is not None
            assert found[0].step == "week"
            assert SUGGESTED not in [each.step for each in queue(session, WEEKLY, TODAY, 60)[0]]


@settings(deadline=None)
@given(st.sets(st.integers(1, 4), min_size=1), st.sets(st.integers(1, 4)), st.integers(0, 1439), st.integers(0, 1439))
def test_the_same_people_at_about_the_same_time_are_the_same_thing(
    those: set[int], there: set[int], at: int, other: int
) -> None:
    def clock(minute: int) -> str:
        return f"{minute // 60:02}:{minute % 60:02}"

    known = [Told(clock(other), frozenset(there))]
    assert is_told(known, clock(at), those) == (those <= there and abs(at - other) <= 120)
    assert is_told(known, None, those) == (those <= there)
