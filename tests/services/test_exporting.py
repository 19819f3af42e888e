"""What leaves the book comes out alike from both databases, whole, and in few statements."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from sqlalchemy import event
from sqlmodel import Session

from netbook.domain.methods import Method
from netbook.domain.occasions import YearlyDay
from netbook.domain.pages import PersonPage
from netbook.domain.records import ContactRecord
from netbook.domain.reminders import ComesDue, Promised, Yearly
from netbook.domain.views import ExchangeView, FollowUpView, Named, RelationView
from netbook.models import (
    Alias,
    Contact,
    ContactMethod,
    ContactTag,
    Exchange,
    Fact,
    FollowUp,
    Interaction,
    Note,
    Occasion,
    Origin,
    Participation,
    Relation,
    Tag,
    key_of,
)  # fmt: skip
from netbook.services import exporting, pages, reminders, writing
from netbook.storage.book import Book

TODAY = date(2026, 11, 22)
OLD: dict[str, object] = {"columns": {"A": "old", "C": "c"}, "vcard": [["X-OLD", "1"]]}


def write(book: Book) -> None:
    """Ana with something of everything, Bo with nothing, and Cy, who is archived."""
    with book.operation("write") as session:
        ana = Contact(
            uid="uid-ana", name="Ana Reyes", given="Ana", family="Reyes", organisation="Northwind", title="Designer",
            city="Lisbon", met="PyCon", met_on=date(2025, 5, 1), about="Draws.", circle="inner", cadence="6w",
            snoozed_until=date(2026, 12, 24),
        )  # fmt: skip
        bo = Contact(uid="uid-bo", name="Bo")
        cy = Contact(uid="uid-cy", name="Cy", archived_at=datetime(2026, 1, 1, tzinfo=UTC))
        session.add_all([ana, bo, cy])
        session.flush()
        ana.introduced_by = key_of(bo)
        one = key_of(ana)
        tags = [Tag(name="zen"), Tag(name="art")]
        talk = Interaction(on=date(2026, 11, 1), kind="coffee", text="coffee with Ana", initiator="me")
        older = Interaction(on=date(2026, 10, 1), kind="call", text="Bo on Ana")
        session.add_all([*tags, talk, older])
        session.flush()
        session.add_all([ContactTag(contact_id=one, tag_id=key_of(tag)) for tag in tags])
        session.add_all([
            Alias(contact_id=one, name="Annie"), Alias(contact_id=one, name="A"),
            ContactMethod(
                contact_id=one, kind="email", value="Ana@x.example", normalised="ana@x.example", label="work"
            ),
            ContactMethod(contact_id=one, kind="handle", platform="x", value="ana", normalised="ana"),
            Occasion(contact_id=one, kind="birthday", month=2, day=29, year=1984),
            Occasion(contact_id=one, kind="name day", month=7, day=26),
            Fact(contact_id=one, on=TODAY, key="likes", value="tea"),
            Note(contact_id=one, on=date(2026, 2, 2), text="newer"),
            Note(contact_id=one, on=date(2026, 1, 1), text="older"),
            Relation(contact_id=one, other_id=key_of(bo), kind="manager"),
            Exchange(contact_id=one, kind="gift", direction="given", on=TODAY, note="a kettle"),
            FollowUp(uid="f-1", contact_id=one, what="the deck", due=date(2026, 12, 1), repeat="FREQ=MONTHLY"),
            FollowUp(uid="f-2", contact_id=one, what="done", due=date(2026, 1, 1), state="done"),
            FollowUp(uid="f-3", what="taxes", due=date(2026, 12, 2)),
            Participation(interaction_id=key_of(talk), contact_id=one, role="present"),
            Participation(interaction_id=key_of(older), contact_id=key_of(bo), role="present"),
            Participation(interaction_id=key_of(older), contact_id=one, role="mentioned"),
            origin(one, "google", "1", date(2026, 3, 1), {"columns": {"A": "new", "B": "b"}}),
            origin(one, "outlook", "1", date(2026, 1, 1), OLD),
            origin(one, "vcard", "1", date(2026, 2, 1), {"vcard": [["X-NEW", "2"]]}),
            origin(one, "linkedin", "1", date(2026, 4, 1), None),
        ])  # fmt: skip


def origin(owner: int, source: str, key: str, on: date, rest: dict[str, object] | None) -> Origin:
    return Origin(contact_id=owner, source=source, key=key, on=on, said={}, rest=rest)


ANA = ContactRecord(
    "Ana Reyes", "Ana", "Reyes", ("Annie", "A"), "Northwind", "Designer", "Lisbon", "PyCon", date(2025, 5, 1), "Draws.",
    methods=(
        Method("email", "Ana@x.example", "ana@x.example", label="work"),
        Method("handle", "ana", "ana", "x"),
    ),
    occasions=(("birthday", YearlyDay(2, 29, 1984)), ("name day", YearlyDay(7, 26))),
    facts=(("likes", "tea"),),
    tags=("art", "zen"),
    notes=((date(2026, 1, 1), "older"), (date(2026, 2, 2), "newer")),
    circle="inner",
    cadence="6w",
    uid="uid-ana",
    rest={"columns": {"A": "new", "B": "b", "C": "c"}, "vcard": [["X-NEW", "2"]]},
)  # fmt: skip


def test_both_databases_tell_the_same(book: Book) -> None:
    write(book)
    with book.reading() as session:
        people = list(exporting.records(session, [2, 1, 99, 3]))
        ana, cy = pages.pages(session, [1, 3])
        birthday, name_day, deck, later, taxes = reminders.reminders(session, [1, 3], due=True, of_nobody=True)
    assert people == [ContactRecord("Bo", uid="uid-bo"), ANA, ContactRecord("Cy", uid="uid-cy")]
    assert people[1].methods[0].label == "work"  # which makes no two of them different

    assert (ana.id, ana.record, ana.circle, ana.cadence) == ("p1", ANA, "Inner", "6w")
    assert (ana.introduced_by, ana.last, ana.archived) == (Named("p2", "Bo"), date(2026, 11, 1), False)
    assert ana.relations == (RelationView("manager", "p2", "Bo"),)
    due = date(2026, 12, 1)
    assert ana.follow_ups == (FollowUpView("f1", due, "the deck", None, "me", "FREQ=MONTHLY", "open", None),)
    assert ana.exchanges == (ExchangeView("gift", "given", "Ana Reyes", TODAY, "a kettle"),)
    assert [(each.id, each.people, each.mentioned) for each in ana.interactions] == [
        ("i1", (Named("p1", "Ana Reyes"),), ()),
        ("i2", (Named("p2", "Bo"),), (Named("p1", "Ana Reyes"),)),
    ]
    assert cy == PersonPage("p3", ContactRecord("Cy", uid="uid-cy"), None, None, None, None, archived=True)

    assert birthday == Yearly(birthday.uid, "Ana Reyes", "birthday", YearlyDay(2, 29, 1984))
    assert name_day == Yearly(name_day.uid, "Ana Reyes", "name day", YearlyDay(7, 26))
    assert deck == Promised(deck.uid, "Ana Reyes", "the deck", "me", date(2026, 12, 1), "FREQ=MONTHLY")
    assert later == ComesDue(later.uid, "Ana Reyes", date(2026, 12, 24))  # snoozed until then
    assert taxes == Promised(taxes.uid, None, "taxes", "me", date(2026, 12, 2), None)
    assert len({each.uid for each in (birthday, name_day, deck, later, taxes)}) == 5


def test_records_can_be_gone_through_again(file_book: Book) -> None:
    write(file_book)
    with file_book.reading() as session:
        people = exporting.Records(session, [1, 2])
        assert len(people) == 2
        assert list(people) == list(people) == [ANA, ContactRecord("Bo", uid="uid-bo")]


def test_a_relation_is_told_from_both_sides(file_book: Book) -> None:
    write(file_book)
    with file_book.reading() as session:
        (bo,) = pages.pages(session, [2])
    assert bo.relations == (RelationView("report", "p1", "Ana Reyes"),)


def test_a_corrected_birthday_keeps_its_uid(file_book: Book) -> None:
    write(file_book)
    with file_book.reading() as session:
        before = next(reminders.reminders(session, [1]))
    with file_book.operation("correct") as session:
        row = session.get(Occasion, 1)
        assert row
        row.day = 28
    with file_book.reading() as session:
        after = next(reminders.reminders(session, [1]))
    assert isinstance(before, Yearly)
    assert after == replace(before, day=YearlyDay(2, 28, 1984))


@contextmanager
def counting(session: Session) -> Iterator[list[str]]:
    """The statements that are run meanwhile."""
    said: list[str] = []

    def note(_connection: object, _cursor: object, statement: str, *_rest: object) -> None:
        if statement.startswith("SELECT"):
            said.append(statement)

    bind = session.get_bind()
    event.listen(bind, "before_cursor_execute", note)
    yield said
    event.remove(bind, "before_cursor_execute", note)


@pytest.mark.slow
def test_many_people_take_few_statements(file_book: Book) -> None:
    with file_book.operation("fill") as session:
        session.add_all(Contact(uid=f"u{number}", name=f"Person {number}") for number in range(1001))
    with file_book.reading() as session:
        with counting(session) as said:
            found = [record.uid for record in exporting.records(session, range(1, 1002))]
        assert len(said) == 3 * 8
        assert found == [f"u{number}" for number in range(1001)]
        with counting(session) as said:
            assert len(list(reminders.reminders(session, range(1, 1002), due=True))) == 0
        assert len(said) == 3 * 3


def test_records_are_read_as_they_are_asked_for(file_book: Book) -> None:
    with file_book.operation("fill") as session:
        session.add_all(Contact(name=f"Person {number}") for number in range(501))
    with file_book.reading() as session, counting(session) as said:
        rest = exporting.records(session, range(1, 502))
        assert said == []
        next(rest)
        assert len(said) == 8


def test_every_format_is_named_and_offers_only_its_options() -> None:
    from netbook.domain.vocabulary import EXPORTS
    from netbook.errors import NotFound, Unreadable

    assert [writing.named(each.key.upper()) for each in EXPORTS] == list(EXPORTS)
    with pytest.raises(NotFound, match="did you mean markdown"):
        writing.named("mrkdown")
    writing.check(writing.named("vcard"), {"version": "4.0"})
    with pytest.raises(Unreadable, match="--version is for vcard; leave it out with csv"):
        writing.check(writing.named("csv"), {"version": "4.0"})
