"""The engine of the review, on both databases: what it asks, what settles it, how it goes on and ends."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from sqlmodel import Session, func, select

from netbook.domain.calendar import calendar_year
from netbook.domain.logline import LogLine, Who
from netbook.domain.names import Person
from netbook.domain.review import MONTHLY, WEEKLY, Action, step_of
from netbook.domain.when import Calendar
from netbook.errors import Conflict, Unreadable
from netbook.models import (
    Contact,
    FollowUp,
    InboxLine,
    Interaction,
    Note,
    Occasion,
    Participation,
    Review,
    ReviewItem,
    key_of,
)
from netbook.services import filtering, statistics
from netbook.services.review import acting, numbers, progress, suggestions
from netbook.services.review.board import board
from netbook.services.review.cards import card
from netbook.services.review.queue import queue
from netbook.storage.book import Book

TODAY = date(2026, 11, 22)
QUESTIONS = [("week", None), ("intentions", None), ("numbers", None)]


def ago(days: int) -> date:
    return TODAY - timedelta(days=days)


def person(session: Session, name: str, *days: int, circle: str | None = None, **more: Any) -> Contact:
    """Somebody one had coffee with so many days ago."""
    contact = Contact(name=name, circle=circle, cadence_since=ago(1000), **more)
    session.add(contact)
    session.flush()
    for each in days:
        talk(session, contact, each)
    return contact


def talk(session: Session, contact: Contact, days: int, **more: Any) -> None:
    happened = Interaction(on=ago(days), kind="coffee", text=f"coffee with {contact.name}", **more)
    session.add(happened)
    session.flush()
    session.add(Participation(interaction_id=key_of(happened), contact_id=key_of(contact), role="present"))
    session.flush()


def action(kind: str, step: str, name: str) -> Action:
    return next(
        each for each in step_of(kind, step).actions if each.name == name or (name == "skip" and each.key == " ")
    )


def asked(book: Book, kind: str = WEEKLY, today: date = TODAY, minutes: int = 60) -> list[tuple[str, str | None]]:
    with book.reading() as session:
        return [(each.step, each.subject) for each in queue(session, kind, today, minutes)[0]]


def begun(book: Book, kind: str = WEEKLY, today: date = TODAY) -> int:
    with book.operation("begin") as session:
        return key_of(progress.begin(session, kind, today, 60))


def do(book: Book, review: int, name: str, text: str = "", today: date = TODAY) -> str:
    """Take the next item of a review and do something with it."""
    with book.operation("decide") as session:
        row = session.get(Review, review)
        assert row is not None
        found = progress.upcoming(session, row, today)
        assert found is not None
        item, shown = found
        return acting.act(session, item, action(row.kind, shown.step, name), text, today, None)


def left(book: Book, review: int, today: date = TODAY) -> list[tuple[str, str | None]]:
    """What is still asked, in order."""
    with book.reading() as session:
        row = session.get(Review, review)
        assert row is not None
        shown = ((item, card(session, item.step, item.subject, today)) for item in progress.items(session, row))
        return [(item.step, item.subject) for item, each in shown if item.outcome is None and each]


def finished(book: Book, review: int, today: date = TODAY) -> dict[str, int]:
    with book.operation("finish") as session:
        row = session.get(Review, review)
        assert row is not None
        summary = progress.finish(session, row, today)
        return {**{each.outcome: each.count for each in summary.outcomes}, "undecided": summary.undecided}


def test_an_empty_book_asks_about_the_week_alone(book: Book) -> None:
    assert asked(book) == QUESTIONS
    assert asked(book, MONTHLY) == [("numbers", None)]
    review = begun(book)
    assert finished(book, review) == {"undecided": 0}


def test_everything_that_waits_is_asked_in_the_order_of_the_steps(book: Book) -> None:
    with book.operation("fill") as session:
        session.add(InboxLine(text="coffee with Ann", on=ago(2), reason="who?"))
        late = person(session, "Ada", 40, 700, circle="close")
        person(session, "Bo", 300, 900, circle="inner")
        person(session, "Cy", 10, 900, circle="inner", paused_until=ago(-9))
        person(session, "Di", 900, circle="inner", archived_at=None, snoozed_until=ago(-2))
        new = person(session, "Eve", 5)
        person(session, "Finn", 5, 800)  # known for long
        never = person(session, "Gus", circle="trusted")
        session.add(FollowUp(contact_id=late.id, what="the deck", due=ago(1)))
        session.add(FollowUp(contact_id=late.id, what="later", due=ago(-1)))
        session.add(FollowUp(what="alone", due=ago(3)))
        session.add(Occasion(contact_id=key_of(late), kind="birthday", month=12, day=1, year=1990))
        session.add(Occasion(contact_id=key_of(new), kind="birthday", month=12, day=20))
        never_id = never.id
    assert asked(book) == [
        ("inbox", "x1"),
        ("week", None),
        ("promises", "f3"), ("promises", "f1"),
        ("people", "p2"), ("people", "p1"), ("people", f"p{never_id}"),
        ("occasions", "o1"),
        ("newcomers", "p5"),
        ("intentions", None),
        ("numbers", None),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("today", "on"), [(date(2027, 2, 20), date(2027, 2, 28)), (date(2028, 2, 20), date(2028, 2, 29))]
)
def test_a_birthday_of_29_february_is_asked_about_every_year(book: Book, today: date, on: date) -> None:
    with book.operation("fill") as session:
        ada = person(session, "Ada")
        session.add(Occasion(contact_id=key_of(ada), kind="birthday", month=2, day=29, year=1992))
    assert ("occasions", "o1") in asked(book, today=today)
    review = begun(book, today=today)
    do(book, review, "skip", today=today)  # the week
    assert do(book, review, "remind", "send flowers", today=today).endswith(f"due Sun {on.day} Feb") or on.year == 2028
    with book.reading() as session:
        promised = session.get(FollowUp, 1)
        assert promised is not None
        assert (promised.due, promised.what) == (on, "send flowers")


def test_thousands_due_at_once_are_cut_to_what_fits_the_inner_circles_first(book: Book) -> None:
    with book.operation("fill") as session:
        for number in range(300):
            circle = ("network", "trusted", "inner")[number % 3]
            session.add(Contact(name=f"N{number}", circle=circle, cadence_since=ago(number)))
    with book.reading() as session:
        found, waiting = queue(session, WEEKLY, TODAY, 30)
    people = [each.subject for each in found if each.step == "people"]
    assert len(people) == 22
    assert waiting == {"people": 300 - 22}
    assert all(int((subject or "p0")[1:]) % 3 == 0 for subject in people)  # p3, p6 ... are inner
    assert people[0] == "p300"  # the longest due of them


def test_what_was_done_elsewhere_is_not_asked_again(book: Book) -> None:
    with book.operation("fill") as session:
        person(session, "Ada", 90, circle="close")
        person(session, "Bo", 90, circle="close")
        session.add(FollowUp(contact_id=1, what="the deck", due=ago(1)))
    review = begun(book)
    assert left(book, review)[1:4] == [("promises", "f1"), ("people", "p1"), ("people", "p2")]
    with book.operation("elsewhere") as session:
        ada = session.get(Contact, 1)
        assert ada is not None
        talk(session, ada, 0)
    assert left(book, review)[1:3] == [("promises", "f1"), ("people", "p2")]
    do(book, review, "skip")
    do(book, review, "done")
    do(book, review, "skip")
    assert finished(book, review) == {"done": 1, "skipped": 1, "settled elsewhere": 1, "undecided": 0}


def test_each_decision_does_what_it_says_and_undo_takes_it_back(book: Book) -> None:
    with book.operation("fill") as session:
        for name in ("Ada", "Bo", "Cy", "Di", "Eve"):
            person(session, name, 90, circle="close")
    review = begun(book)
    do(book, review, "skip")
    begun_at = left(book, review)
    said = [
        do(book, review, "done"),
        do(book, review, "snooze", "in 2 weeks"),
        do(book, review, "drop"),
        do(book, review, "reach", "missed"),
        do(book, review, "note", "likes rye"),
    ]
    assert said == [
        "done: talked with Ada",
        "snoozed: Bo until Sun 6 Dec",
        "dropped: Cy is not due any more until you next talk",
        "logged: Called Di, no answer",
        "noted on Eve",
    ]
    assert left(book, review)[0] == ("people", "p5")  # a note decides nothing
    with book.reading() as session:
        assert session.get(Note, 1) is not None
        called = session.get(Interaction, 7)
        assert called is not None
        assert (called.kind, called.initiator, called.missed) == ("call", "me", True)
    for _ in said:
        book.undo()
    assert left(book, review) == begun_at
    assert asked(book)[1:6] == [("people", f"p{number}") for number in range(1, 6)]


def test_what_cannot_be_read_decides_nothing(book: Book) -> None:
    with book.operation("fill") as session:
        person(session, "Ada", 90, circle="close")
    review = begun(book)
    do(book, review, "skip")
    for name, text in (("snooze", "someday"), ("snooze", "today"), ("reach", "pigeon"), ("note", "  ")):
        with pytest.raises(Unreadable):
            do(book, review, name, text)
    assert left(book, review)[0] == ("people", "p1")


def test_people_met_lately_are_placed_when_nothing_is_left_to_decide(book: Book) -> None:
    with book.operation("fill") as session:
        person(session, "Eve", 5)
    review = begun(book)
    do(book, review, "skip")
    do(book, review, "circle", "network")
    assert left(book, review)[0] == ("newcomers", "p1")  # not decided about yet
    with book.operation("vet") as session:
        item = session.get(ReviewItem, 2)
        assert item is not None
        rules = ("drink", "recommend", "business", "values")
        assert acting.vet(session, item, dict.fromkeys(rules, "yes"), TODAY) == "Eve: in your network"
    assert left(book, review) == QUESTIONS[1:]


def test_a_review_goes_on_where_it_stopped_for_a_week(book: Book) -> None:
    review = begun(book)
    with book.reading() as session:
        for days, goes_on in ((0, True), (6, True), (7, False), (-1, True)):  # -1: the clock went backwards
            found = progress.current(session, WEEKLY, TODAY + timedelta(days=days))
            assert (found is not None and found.id == review) == goes_on
        assert progress.current(session, MONTHLY, TODAY) is None


def test_one_that_was_left_is_closed_when_the_next_begins(book: Book) -> None:
    with book.operation("fill") as session:
        person(session, "Ada", 90, circle="close")
    old = begun(book)
    do(book, old, "skip")
    new = begun(book, today=TODAY + timedelta(days=8))
    assert new != old
    with book.reading() as session:
        (summary,) = progress.summaries(session, WEEKLY)
    assert (summary.id, summary.finished_on, summary.undecided) == (old, TODAY, 1)  # when it was left


def test_two_reviews_in_one_week_each_keep_their_summary(book: Book) -> None:
    with book.operation("fill") as session:
        ada = person(session, "Ada", 90, circle="close")
        session.add(FollowUp(contact_id=ada.id, what="the deck", due=ago(1)))
    first = begun(book)
    do(book, first, "skip")
    do(book, first, "done")
    assert finished(book, first) == {"done": 1, "undecided": 1}
    second = begun(book, today=TODAY + timedelta(days=2))
    assert left(book, second)[1] == ("people", "p1")
    assert finished(book, second, TODAY + timedelta(days=2)) == {"undecided": 1}
    with book.reading() as session:
        assert [one.id for one in progress.summaries(session)] == [second, first]


def test_the_month_asks_about_those_gone_quiet_and_spares_the_kept(book: Book) -> None:
    with book.operation("fill") as session:
        person(session, "Ada", 61, circle="close")  # twice a month: 60 or 61 days
        person(session, "Bo", 59, circle="close")
        person(session, "Cy", 700, circle="trusted")
        person(session, "Di", 700, circle="wider")
    assert [each for each in asked(book, MONTHLY) if each[0] == "quiet"] == [("quiet", "p1"), ("quiet", "p3")]
    review = begun(book, MONTHLY)
    assert do(book, review, "keep") == "kept: Ada"
    assert do(book, review, "circle", "network") == "Cy is in network"
    assert finished(book, review)["kept"] == 1
    later = TODAY + timedelta(days=35)
    assert ("quiet", "p1") not in asked(book, MONTHLY, later)
    assert ("quiet", "p1") in asked(book, MONTHLY, TODAY + timedelta(days=95))


@pytest.mark.parametrize(("name", "text", "said"), [
    ("pause", "in 3 months", "Ada is paused until 2027-02-22"),
    ("let go", "", "Ada is archived"),
])  # fmt: skip
def test_what_else_the_weed_out_can_do(book: Book, name: str, text: str, said: str) -> None:
    with book.operation("fill") as session:
        person(session, "Ada", 100, circle="close")
    review = begun(book, MONTHLY)
    assert do(book, review, name, text) == said
    assert asked(book, MONTHLY)[0][0] != "quiet"


def test_the_numbers_of_a_week(book: Book) -> None:
    with book.operation("fill") as session:
        person(session, "Ada", 7, 300)
        bo = person(session, "Bo", 200)
        talk(session, bo, 6, initiator="me", minutes=45)
        talk(session, bo, 0, initiator="both")
        person(session, "Cy", 1)
        session.add(FollowUp(contact_id=bo.id, what="a", due=ago(1), state="done", closed_on=ago(2)))
        session.add(FollowUp(contact_id=bo.id, what="b", due=ago(-5)))
        session.add(FollowUp(contact_id=bo.id, what="c", due=ago(-5), side="them"))
    with book.reading() as session:
        found = numbers.numbers(session, progress.since(WEEKLY, TODAY), TODAY)
    assert (found.since, found.until) == (ago(6), TODAY)
    assert (found.talks, found.people, found.new_people, found.minutes) == (3, 2, 1, 45)
    assert (found.by_you, found.by_them, found.by_both) == (1, 0, 1)
    assert (found.kept, found.open) == (1, 1)


def test_whom_to_pick_the_strongest_reason_first(book: Book) -> None:
    with book.operation("fill") as session:
        person(session, "Ada", 1500)
        person(session, "Bo", 3, circle="inner")
        person(session, "Cy", 1, circle="inner")  # just seen
        person(session, "Di", 20, circle="inner")
    with book.reading() as session:
        assert [(each.name, each.why) for each in suggestions.suggestions(session, WEEKLY, TODAY)] == [
            ("Di", "13 days late, last 20 days ago"),
            ("Bo", "due Thu 26 Nov, last 3 days ago"),
            ("Ada", "asleep; last 4 years ago; you talked once"),
        ]


def test_a_dormant_tie_is_offered_once_a_year(book: Book) -> None:
    with book.operation("fill") as session:
        person(session, "Ada", 1500)
    review = begun(book)
    with book.operation("offer") as session:
        row = session.get(Review, review)
        assert row is not None
        offered = suggestions.suggestions(session, WEEKLY, TODAY)
        assert [(each.name, each.asleep) for each in offered] == [("Ada", True)]
        suggestions.note_offered(session, row, offered, TODAY)
    with book.reading() as session:
        for days, again in ((8, False), (364, False), (366, True)):
            found = suggestions.suggestions(session, WEEKLY, TODAY + timedelta(days=days))
            assert ("Ada" in [each.name for each in found]) == again
    assert "offered" not in finished(book, review)


def test_what_was_decided_in_another_terminal_is_not_decided_twice(book: Book) -> None:
    with book.operation("fill") as session:
        person(session, "Ada", 90, circle="close")
    review = begun(book)
    do(book, review, "skip")
    with book.reading() as session:
        row = session.get(Review, review)
        assert row is not None
        found = progress.upcoming(session, row, TODAY)
        assert found is not None
        number = key_of(found[0])
    do(book, review, "done")
    with book.operation("again") as session:
        row, item = session.get(Review, review), session.get(ReviewItem, number)
        assert row is not None
        assert item is not None
        with pytest.raises(Conflict, match="decided meanwhile"):
            acting.act(session, item, action(WEEKLY, "people", "done"), "", TODAY, None)


def test_who_was_picked_and_missed_is_offered_first(book: Book) -> None:
    with book.operation("fill") as session:
        people = [person(session, name, 10, circle="network") for name in ("Ada", "Bo")]
    review = begun(book)
    with book.operation("pick") as session:
        row = session.get(Review, review)
        assert row is not None
        progress.pick(session, row, people, TODAY)
    assert finished(book, review) == {"picked": 2, "undecided": 2}
    week = TODAY + timedelta(days=7)
    with book.operation("talk") as session:
        bo = session.get(Contact, 2)
        assert bo is not None
        talk(session, bo, -5)
    with book.reading() as session:
        assert progress.seen_since(session, TODAY, week) == {"p2"}
        assert [(each.name, each.why) for each in suggestions.suggestions(session, WEEKLY, week)] == [
            ("Ada", "picked last time")
        ]


def test_an_occasion_that_passed_while_a_review_was_left_is_not_asked_about(book: Book) -> None:
    with book.operation("fill") as session:
        ada = person(session, "Ada")
        session.add(Occasion(contact_id=key_of(ada), kind="anniversary", month=11, day=24, year=2016))
    review = begun(book)
    do(book, review, "skip")
    with book.reading() as session:
        shown = card(session, "occasions", "o1", TODAY)
        assert shown is not None
        assert shown.what == "anniversary, 10 years"
    assert left(book, review)[0] == ("occasions", "o1")
    assert left(book, review, TODAY + timedelta(days=3)) == QUESTIONS[1:]


def test_who_is_archived_or_silent_is_asked_about_nowhere(book: Book) -> None:
    with book.operation("fill") as session:
        silent: list[dict[str, Any]]
        silent = [{"archived_at": datetime.now(UTC)}, {"paused_until": ago(-30)}, {"snoozed_until": ago(-30)}]
        for number, how in enumerate(silent):
            person(session, f"N{number}", 100, circle="inner", **how)
            person(session, f"M{number}", 5, **how)
        last = progress.begin(session, WEEKLY, ago(7), 60)
        progress.pick(session, last, [person(session, "P", archived_at=datetime.now(UTC))], ago(7))
        progress.finish(session, last, ago(7))
    assert asked(book) == QUESTIONS
    assert [each for each in asked(book, MONTHLY) if each[0] == "quiet"] == []
    with book.reading() as session:
        assert suggestions.suggestions(session, WEEKLY, TODAY) == []


def test_a_promise_of_somebody_archived_meanwhile_is_settled(book: Book) -> None:
    with book.operation("fill") as session:
        ada = person(session, "Ada", 3, 900)
        session.add(FollowUp(contact_id=ada.id, what="the deck", due=ago(1)))
    review = begun(book)
    do(book, review, "skip")
    assert left(book, review)[0] == ("promises", "f1")
    with book.operation("archive") as session:
        found = session.get(Contact, 1)
        assert found is not None
        found.archived_at = datetime.now(UTC)
    assert left(book, review)[0] == ("intentions", None)


def test_what_was_settled_in_the_world_meanwhile_is_not_done_again(book: Book) -> None:
    with book.operation("fill") as session:
        ada = person(session, "Ada", 90, circle="close")
        session.add(Occasion(contact_id=key_of(ada), kind="birthday", month=11, day=24))
    review = begun(book)
    do(book, review, "skip")
    with book.reading() as session:
        waiting = [each for each in progress.items(session, session.get_one(Review, review)) if each.subject]
        numbers_ = [key_of(each) for each in waiting]
    with book.operation("elsewhere") as session:
        talk(session, session.get_one(Contact, 1), 0)
        session.delete(session.get_one(Occasion, 1))
    for number, step, name in ((numbers_[0], "people", "done"), (numbers_[1], "occasions", "remind")):
        with book.operation("again") as session:
            item = session.get_one(ReviewItem, number)
            with pytest.raises(Conflict, match="settled elsewhere"):
                acting.act(session, item, action(WEEKLY, step, name), "x", TODAY, None)


def test_talking_keeps_no_promise(book: Book) -> None:
    with book.operation("fill") as session:
        ada = person(session, "Ada", 3, 900)
        session.add(FollowUp(contact_id=ada.id, what="the deck", due=ago(1)))
    review = begun(book)
    do(book, review, "skip")
    with book.operation("log") as session:
        found = progress.upcoming(session, session.get_one(Review, review), TODAY)
        assert found is not None
        who = Who("Ada", Person(1, "Ada"))
        assert not acting.logged(session, found[0], LogLine("coffee with Ada", "coffee", TODAY, people=(who,)), TODAY)
    assert left(book, review)[0] == ("promises", "f1")


@pytest.mark.slow
def test_more_wait_for_a_decision_than_a_review_holds(book: Book) -> None:
    with book.operation("fill") as session:
        for number in range(230):
            person(session, f"N{number}", 5)
    with book.reading() as session:
        found, waiting = queue(session, MONTHLY, TODAY, 30)
    assert len(found) - 1 + waiting["choose"] == 230


def test_a_review_in_which_nothing_was_decided_is_none(book: Book) -> None:
    with book.operation("fill") as session:
        person(session, "Ada", 90, circle="close")
    begun(book)
    begun(book, today=TODAY + timedelta(days=8))
    with book.reading() as session:
        assert progress.summaries(session) == []


def test_two_terminals_begin_one_review(book: Book) -> None:
    assert begun(book) == begun(book)


def test_who_comes_due_later_joins_the_review_that_is_open(book: Book) -> None:
    review = begun(book)
    do(book, review, "skip")
    with book.operation("fill") as session:
        for name in ("Ada", "Bo"):
            person(session, name, 200, circle="close")
    with book.reading() as session:
        shown = board(session, WEEKLY, TODAY, 60)
        view = progress.overview(session, WEEKLY, TODAY, 60)
    assert [(row.step, row.subject) for row in shown.rows] == [
        QUESTIONS[0],
        ("people", "p1"),
        ("people", "p2"),
        *QUESTIONS[1:],
    ]
    assert [each.id for each in view.items] == ["p1", "p2"]
    assert begun(book) == review
    assert left(book, review) == [("people", "p1"), ("people", "p2"), *QUESTIONS[1:]]
    do(book, review, "skip")
    begun(book)
    assert left(book, review) == [("people", "p2"), *QUESTIONS[1:]]  # nobody is asked about twice


@pytest.mark.slow
def test_no_more_joins_a_review_than_fits_the_time(book: Book) -> None:
    with book.operation("fill") as session:
        for number in range(40):
            person(session, f"N{number}", 200, circle="close")
    review = begun(book)
    before = left(book, review)
    for _ in range(5):
        do(book, review, "skip")
    begun(book)
    assert left(book, review) == before[5:]


def test_before_a_birthday_nothing_is_logged(book: Book) -> None:
    with book.operation("fill") as session:
        for name, days in (("Ada", 5), ("Bo", 0)):
            on = TODAY + timedelta(days=days)
            contact = person(session, name, 10, circle="close")
            session.add(Occasion(contact_id=key_of(contact), kind="birthday", month=on.month, day=on.day))
    review = begun(book)
    do(book, review, "skip")
    assert do(book, review, "done") == "logged: Wished Bo well: birthday"
    assert do(book, review, "done") == "done: Ada's birthday is Fri 27 Nov; nothing is logged yet"
    with book.reading() as session:
        assert session.exec(select(func.count()).select_from(Interaction)).one() == 3


def test_weeks_in_a_row_are_told_of_the_year_that_runs_alone(book: Book) -> None:
    review = begun(book)
    do(book, review, "skip")
    finished(book, review)
    with book.reading() as session:
        everything = filtering.read(session, "", Calendar(TODAY))
        for year, told in ((2026, (1, 1)), (2025, (0, 0))):
            view = statistics.of_year(session, everything, calendar_year(year, TODAY))
            assert (view.reviews, view.review_streak) == told


def test_who_was_added_by_mistake_and_taken_back_leaves_the_review(book: Book) -> None:
    with book.operation("fill") as session:
        person(session, "Ada", 90, circle="close")
    added = book.history()[0].id
    begun(book)
    book.undo(added)
    with book.reading() as session:
        shown = board(session, WEEKLY, TODAY, 60)
    assert [(row.subject, row.outcome) for row in shown.rows if row.subject] == [("p1", "settled elsewhere")]
