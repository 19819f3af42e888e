"""The sample network as a book: the same for a day, whole, nothing in the future, and worth asking questions of."""

from collections import Counter
from collections.abc import Callable, Iterable
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlmodel import Session, select

from netbook.demo.fill import fill
from netbook.domain import methods
from netbook.domain.cadence import next_occasion
from netbook.domain.names import split_name
from netbook.models import (
    Contact,
    ContactMethod,
    ContactTag,
    Derived,
    Exchange,
    Fact,
    FollowUp,
    Interaction,
    Note,
    Occasion,
    Relation,
    Tag,
)
from netbook.services import agenda, curation, directory
from netbook.storage.book import Book
from netbook.storage.rows import user_tables
from tests.demo.conftest import DAYS, TODAY

on_any_day = pytest.mark.parametrize(
    "day", [DAYS[0], *(pytest.param(day, marks=pytest.mark.slow) for day in DAYS[1:])], ids=str
)  # a network is made for each


def rows_of(session: Session) -> dict[str, list[Any]]:
    """Every row of every table, without the moments of writing."""
    written = {"created_at", "updated_at"}
    return {
        name: [
            {key: value for key, value in row.items() if key not in written}
            for row in session.execute(table.select().order_by(table.c.id)).mappings()
        ]
        for name, table in user_tables().items()
    }


@pytest.mark.slow
def test_the_same_day_gives_the_same_book(session: Session, tmp_path: Path) -> None:
    with Book.open(str(tmp_path / "again.db")) as book:
        with book.operation("again") as writing:
            fill(writing, TODAY)
        with book.reading() as again:
            assert rows_of(again) == rows_of(session)


def test_how_much_there_is(session: Session) -> None:
    counts = {name: len(rows) for name, rows in rows_of(session).items()}
    assert counts["contact"] == 61
    assert 700 <= counts["interaction"] <= 900
    assert 25 <= counts["followup"] <= 45
    assert counts["occasion"] > 20
    empty = {"distinction", "origin", "preference", "review", "review_item", "suggestion", "suggested_person"}
    assert {name for name, count in counts.items() if not count} <= empty
    circles = Counter(contact.circle for contact in session.exec(select(Contact)))
    assert (circles["inner"], circles["close"], circles["trusted"]) == (4, 9, 18)
    assert len([each for each in session.exec(select(Contact)) if each.archived_at]) == 2


@on_any_day
def test_some_belong_some_do_not_and_some_are_not_decided(session: Session, day: date) -> None:
    seen = curation.overview(session)
    assert 20 <= seen.curated <= 30
    assert 3 <= seen.out <= 8
    assert seen.open > 20
    asked = curation.candidates(session, day, 60)
    assert len([each for each in asked if each.verdict == "yes" and each.reason.startswith("answered 1")]) >= 3
    assert {each.reason for each in asked if each.verdict == "open"} > {"not decided yet", "3 answered so far"}


@pytest.mark.slow
def test_filling_is_one_step(tmp_path: Path) -> None:
    with Book.open(str(tmp_path / "book.db")) as book:
        with book.operation("the sample network") as session:
            fill(session, TODAY)
        assert [each.label for each in book.history()] == ["the sample network"]
        book.undo()
        with book.reading() as session:
            assert session.exec(select(Contact)).all() == []


@on_any_day
def test_nothing_lies_in_the_future(session: Session, day: date) -> None:
    ahead = {("followup", "due"), ("contact", "snoozed_until"), ("contact", "paused_until")}
    for name, table in user_tables().items():
        for row in session.execute(table.select()).mappings():
            for column, value in row.items():
                told = value.date() if isinstance(value, datetime) else value
                if isinstance(told, date) and not column.endswith("ed_at") and (name, column) not in ahead:
                    assert told <= day, (name, dict(row))
    for contact in session.exec(select(Contact)):
        assert contact.archived_at is None or contact.archived_at.date() <= day


@on_any_day
def test_a_handful_are_due_and_somebody_has_a_birthday(session: Session, day: date) -> None:
    due = agenda.due(session, day)
    assert 6 <= len([item for item in due if item.type == "person"]) <= 10
    assert len([item for item in due if item.type == "follow_up"]) == 4
    soon = [item for item in agenda.due(session, day, 3) if item.type == "occasion" and "birthday" in (item.what or "")]
    assert 1 <= len(soon) <= 2  # Henrik's is on 29 February
    for occasion in session.exec(select(Occasion)):
        coming = next_occasion(occasion.month, occasion.day, day)
        assert occasion.year is None or 18 < coming.year - occasion.year < 80


@on_any_day
def test_the_rows_agree_with_one_another(session: Session, day: date) -> None:
    met = {contact.id: contact.met_on for contact in session.exec(select(Contact))}
    for row in (*session.exec(select(Fact)), *session.exec(select(Note)), *session.exec(select(Exchange))):
        assert (met[row.contact_id] or date.min) <= row.on <= day, row
    for promise in session.exec(select(FollowUp)):
        assert (promise.closed_on is None) == (promise.state == "open"), promise
        arose = session.get(Interaction, promise.interaction_id) if promise.interaction_id else None
        assert arose is None or arose.on <= promise.due, promise
    for contact in session.exec(select(Contact)):
        assert (contact.given, contact.family) == split_name(contact.name)
        derived = session.get_one(Derived, contact.id)
        assert derived.cadence is None or contact.cadence_since is not None
        assert contact.introduced_by is None or contact.introduced_by < (contact.id or 0)


def test_ways_to_reach_people_are_stored_as_the_program_reads_them(session: Session) -> None:
    for row in session.exec(select(ContactMethod)):
        written = f"{row.platform} {row.value}" if row.kind == "handle" and row.value[0] != "@" else row.value
        read = methods.recognise(written, None)
        assert read
        assert (read.kind, read.value, read.normalised, read.platform) == (
            row.kind, row.value, row.normalised, row.platform
        )  # fmt: skip
        assert row.kind != "email" or row.value.endswith(("@example.com", "@example.org"))
        assert row.kind != "phone" or row.normalised.startswith(
            ("+44207946", "+447700900", "+493023125", "+4917139200")
        )


def test_one_row_says_what_two_people_are_to_each_other(session: Session) -> None:
    pairs = [frozenset((row.contact_id, row.other_id)) for row in session.exec(select(Relation))]
    assert len(set(pairs)) == len(pairs) > 15


def names(found: Iterable[Contact]) -> set[str]:
    return {contact.name for contact in found}


def everybody(session: Session, **wanted: object) -> list[Contact]:
    found = session.exec(select(Contact).where(Contact.archived_at == None))  # noqa: E711
    return [each for each in found if all(getattr(each, key) == value for key, value in wanted.items())]


def last(session: Session, contact: Contact) -> date | None:
    return session.get_one(Derived, contact.id).last


def lines(session: Session, *words: str, kind: str | None = None) -> list[Interaction]:
    found = session.exec(select(Interaction))
    return [each for each in found if all(word in each.text for word in words) and kind in (None, each.kind)]


def tagged(session: Session, tag: str) -> list[Contact]:
    bearers = select(ContactTag.contact_id).where(ContactTag.tag_id == Tag.id, Tag.name == tag)
    kept = set(session.exec(bearers))
    return [contact for contact in everybody(session) if contact.id in kept]


def through(session: Session, name: str) -> list[Contact]:
    return everybody(session, introduced_by=session.exec(select(Contact.id).where(Contact.name == name)).one())


def promised(session: Session, side: str) -> list[FollowUp]:
    return list(session.exec(select(FollowUp).where(FollowUp.state == "open", FollowUp.side == side)))


def reached(session: Session, **wanted: str) -> set[int]:
    rows = session.exec(select(ContactMethod))
    return {row.contact_id for row in rows if all(getattr(row, key) == value for key, value in wanted.items())}


def late(session: Session, day: date, circle: str) -> list[Any]:
    return [item for item in agenda.due(session, day) if item.circle == circle and item.late > 0 and item.cadence]


Question = Callable[[Session, date], Iterable[object]]
QUESTIONS: dict[str, tuple[Question, int, int]] = {
    "who in Lisbon did I last see over three months ago": (
        lambda book, day: [
            each for each in everybody(book, city="Lisbon") if (last(book, each) or day) < day - timedelta(days=92)
        ], 3, 8,
    ),
    "what did Ana say about the grant": (lambda book, _: lines(book, "Ana", "grant"), 12, 20),
    "what did the reviewers say": (lambda book, _: lines(book, "reviewer"), 4, 10),
    "everyone I met through Bo": (lambda book, _: through(book, "Bo Lindqvist"), 5, 8),
    "coffees in October": (lambda book, _: [one for one in lines(book, kind="coffee") if one.on.month == 10], 4, 20),
    "who works at Northwind": (lambda book, _: everybody(book, organisation="Northwind"), 3, 6),
    "whom do I owe something": (lambda book, _: promised(book, "me"), 8, 25),
    "who owes me": (lambda book, _: promised(book, "them"), 3, 8),
    "birthdays in the next two weeks": (
        lambda book, day: [item for item in agenda.due(book, day, 14) if item.type == "occasion"], 3, 6,
    ),
    "who likes climbing": (
        lambda book, _: [fact for fact in book.exec(select(Fact)) if fact.key == "likes" and "climbing" in fact.value],
        3, 6,
    ),
    "founders in Berlin I have not met this year": (
        lambda book, day: [
            each for each in tagged(book, "founders")
            if each.city == "Berlin" and (last(book, each) or date.min).year < day.year
        ], 2, 6,
    ),
    "when did I last talk with Grace": (lambda book, _: lines(book, "Grace"), 20, 120),
    "how did Grace's talk go": (lambda book, _: lines(book, "Grace", "talk"), 8, 20),
    "what did we say about the flat": (lambda book, _: lines(book, "flat"), 8, 20),
    "who has never been met": (
        lambda book, _: [each for each in everybody(book) if last(book, each) is None], 3, 3,
    ),
    "which conversations were at Monmouth": (
        lambda book, _: [one for one in lines(book) if one.place == "Monmouth"], 15, 45,
    ),
    "fintech people with an e-mail address": (
        lambda book, _: [each for each in tagged(book, "fintech") if each.id in reached(book, kind="email")], 5, 20,
    ),
    "inner-circle people who are overdue": (lambda book, day: late(book, day, "inner"), 1, 3),
    "who introduced whom": (lambda book, _: [each for each in everybody(book) if each.introduced_by], 15, 40),
    "what happened last week": (
        lambda book, day: [
            one for one in lines(book) if day - timedelta(days=day.weekday() + 7) <= one.on
            and one.on < day - timedelta(days=day.weekday())
        ], 3, 15,
    ),
    "calls longer ago than a year": (
        lambda book, day: [one for one in lines(book, kind="call") if one.on < day - timedelta(days=365)], 20, 100,
    ),
    "who is on LinkedIn": (lambda book, _: reached(book, platform="linkedin"), 20, 45),
    "whom did I meet at PyCon 2026": (lambda book, _: everybody(book, met="PyCon 2026"), 4, 8),
    "how did Zoë's round go": (lambda book, _: lines(book, "Zoë", "round"), 3, 10),
    "what was that book": (lambda book, _: lines(book, "The Slow Harbour"), 4, 8),
    "who is paused or snoozed": (
        lambda book, _: [each for each in everybody(book) if each.paused_until or each.snoozed_until], 2, 2,
    ),
}  # fmt: skip


@on_any_day
def test_questions_have_an_answer_on_any_day(session: Session, day: date) -> None:
    counts = {question: len(list(ask(session, day))) for question, (ask, _, _) in QUESTIONS.items()}
    assert {
        question: (count, least, most)
        for question, count in counts.items()
        for _, least, most in [QUESTIONS[question]]
        if not least <= count <= most
    } == {}


@on_any_day
def test_two_are_called_ana_and_one_is_meant(session: Session, day: date) -> None:
    assert names(each for each in everybody(session) if each.given == "Ana") == {"Ana Reyes", "Ana Costa"}
    assert directory.person(session, "Ana", day).name == "Ana Reyes"
