from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from sqlalchemy import select
from sqlmodel import Session, SQLModel, col

from netbook.domain import methods
from netbook.domain.duplicates.views import MergeView
from netbook.domain.imports import Report
from netbook.domain.records import ContactRecord, ReadingOptions
from netbook.domain.when import Calendar
from netbook.errors import Unreadable
from netbook.formats import package
from netbook.formats import whole as format_
from netbook.models import (
    Account,
    Alias,
    Appraisal,
    Contact,
    ContactMethod,
    ContactTag,
    Distinction,
    Exchange,
    Fact,
    Follower,
    FollowUp,
    Interaction,
    Note,
    Occasion,
    Origin,
    Participation,
    Relation,
    Review,
    ReviewItem,
    Rule,
    Tag,
    key_of,
)
from netbook.services import merging, whole
from netbook.services.importing import Import, Wishes
from netbook.services.merging.hanging import CARRIES
from netbook.storage import derived
from netbook.storage.book import Book
from netbook.storage.rows import pointing_at
from tests.services.random_books import books, fill
from tests.storage.helpers import DAY, add, person, state

QUICKLY = [each for each in Phase if each is not Phase.shrink]  # with a database behind it, that takes minutes


def merge(book: Book, stays: int, goes: int) -> MergeView:
    with book.operation("merge") as session:
        return merging.merge(session, person(session, stays), person(session, goes), DAY)


def test_whatever_names_a_person_goes_over() -> None:
    """A new table that names people has to say how it goes over when two become one."""
    assert {(column.table.name, column.name) for column in pointing_at(Contact)} == set(CARRIES)


# --- any book -----------------------------------------------------------------------------------------------------


def becomes_one(book: Book, made: dict[str, list[dict[str, Any]]], stays: int, goes: int) -> None:
    """Two of a random book become one, and two again."""
    fill(book, made)
    before = state(book)
    gone = next(row for row in before["contact"] if row["id"] == goes)
    merge(book, stays, goes)
    after = state(book)
    with book.reading() as session:
        for column in pointing_at(Contact):
            assert session.execute(select(column).where(column == goes)).first() is None, column
        assert session.get(Contact, goes) is None
        kept = " ".join(_texts(session, stays))
        assert session.scalars(select(col(Origin.contact_id)).where(col(Origin.key) == gone["uid"])).first() in (
            stays,
            None,
        )
    for table, names in _KEPT.items():
        for row in before[table]:
            if row["contact_id"] == goes:
                assert all(str(row[name]) in kept for name in names if row[name]), (table, row)
    for each in after["contact"]:
        assert each["introduced_by"] != each["id"] or each in before["contact"]
    there = [(row["interaction_id"], row["contact_id"]) for row in after["participation"] if row["contact_id"] == stays]
    was = [row["interaction_id"] for row in before["participation"] if row["contact_id"] in (stays, goes)]
    assert {number for number, _ in there} == set(was)
    assert not [row for row in after["review_item"] if row["subject"] == f"p{goes}"]
    book.undo()
    assert state(book) == before
    book.redo()
    assert state(book) == after
    book.undo()


_KEPT = {"note": ["text"], "fact": ["value"], "contact_method": ["normalised"], "exchange": ["note"]}


def _texts(session: Session, number: int) -> list[str]:
    """All that is written down of a person, as it stands."""
    return [
        str(value)
        for model, column in ((Note, "text"), (Fact, "value"), (ContactMethod, "normalised"), (Exchange, "note"))
        for value in session.scalars(select(getattr(model, column)).where(col(model.contact_id) == number))
    ]


def check(book: Book, examples: int) -> None:
    @settings(max_examples=examples, deadline=None, phases=QUICKLY, suppress_health_check=list(HealthCheck))
    @given(books(people=2), st.data())
    def holds(made: dict[str, list[dict[str, Any]]], data: st.DataObject) -> None:
        stays, goes = data.draw(st.permutations([row["id"] for row in made["contact"]]))[:2]
        becomes_one(book, made, stays, goes)

    holds()


@pytest.mark.slow
def test_two_of_any_book_become_one_and_undo_brings_every_row_back(file_book: Book) -> None:
    check(file_book, 3)


@pytest.mark.slow
def test_the_same_of_many_books_and_in_postgresql(book: Book) -> None:
    check(book, 25)


# --- what each thing becomes --------------------------------------------------------------------------------------


def full(book: Book) -> tuple[int, int, int]:
    """Ana Reyes, the same again as Anita, and Bo; of both of the two there is everything, some of it the same."""
    with book.operation("fill") as session:
        ana = Contact(
            name="Ana Reyes", organisation="Northwind", title="Designer", circle="network", about="Likes tea."
        )
        again = Contact(name="Anita Reyes", organisation="Contoso", city="Lisbon", circle="close", cadence="6w")
        again.about = "Sails."
        bo = Contact(name="Bo Lindqvist")
        session.add_all([ana, again, bo])
        session.flush()
        one, two, other = key_of(ana), key_of(again), key_of(bo)
        bo.introduced_by, ana.introduced_by = two, two
        tags = [Tag(name="design"), Tag(name="sailing")]
        met, spoken = (Interaction(on=DAY, kind="coffee", text=text) for text in ("both", "Anita alone"))
        account, review = Account(platform="x", handle="me"), Review(kind="weekly", on=DAY)
        session.add_all([*tags, met, spoken, account, review])
        session.flush()
        rule = key_of(session.scalars(select(Rule)).all()[0])
        for number in (one, two):
            session.add_all(
                [
                    ContactTag(contact_id=number, tag_id=key_of(tags[0])),
                    ContactMethod(contact_id=number, kind="email", value="A@x.org", normalised="a@x.org"),
                    Participation(interaction_id=key_of(met), contact_id=number, role="mentioned"),
                    Fact(contact_id=number, on=DAY, key="likes", value=f"tea {number}"),
                    Relation(contact_id=number, other_id=other, kind="friend"),
                    FollowUp(contact_id=number, interaction_id=key_of(met), what="the deck", due=DAY),
                    Exchange(contact_id=number, interaction_id=key_of(met), kind="gift", direction="given", on=DAY),
                    ReviewItem(review_id=key_of(review), position=number, step="people", subject=f"p{number}"),
                    Origin(contact_id=number, source="vcard", key=f"card-{number}", on=DAY, said={"name": "x"}),
                    Follower(account_id=key_of(account), key=f"k{number}", first_seen=DAY, contact_id=number),
                    Appraisal(contact_id=number, rule_id=rule, answer="yes" if number == two else "no", on=DAY),
                    Note(contact_id=number, on=DAY, text="tall"),
                ]
            )
        session.add_all(
            [
                ContactTag(contact_id=two, tag_id=key_of(tags[1])),
                ContactMethod(contact_id=two, kind="phone", value="+44 20 7946 0018", normalised="+442079460018"),
                Participation(interaction_id=key_of(spoken), contact_id=two, role="present"),
                Alias(contact_id=two, name="Nita"),
                Occasion(contact_id=one, kind="birthday", month=3, day=14),
                Occasion(contact_id=two, kind="birthday", month=3, day=14, year=1985),
                Occasion(contact_id=one, kind="anniversary", month=1, day=2),
                Occasion(contact_id=two, kind="anniversary", month=5, day=6),
                Relation(contact_id=one, other_id=two, kind="friend"),
                Distinction(one_id=one, other_id=two, on=DAY),
                Distinction(one_id=two, other_id=other, on=DAY),
                Note(contact_id=two, on=DAY, text="sings"),
            ]
        )
        session.flush()
        met_two = session.scalars(
            select(Participation).where(
                col(Participation.contact_id) == two, col(Participation.interaction_id) == met.id
            )
        ).one()
        met_two.role = "present"
    return one, two, other


def test_everything_of_both_is_kept_each_thing_once(location: str) -> None:
    with Book.open(location) as book:
        one, two, other = full(book)
        before = state(book)
        view = merge(book, one, two)
        with book.reading() as session:
            ana = person(session, one)
            assert (ana.name, ana.organisation, ana.title, ana.city) == ("Ana Reyes", "Northwind", "Designer", "Lisbon")
            assert (ana.circle, ana.cadence, ana.introduced_by) == ("close", "6w", None)
            assert ana.about == "Likes tea.\n\nSails."
            assert person(session, other).introduced_by == one

            def told(model: type[Any], *names: str) -> list[Any]:
                found = session.scalars(select(model).where(model.contact_id == one).order_by(col(model.id)))
                return [tuple(getattr(row, name) for name in names) for row in found]

            assert told(Alias, "name") == [("Nita",), ("Anita Reyes",)]
            assert told(ContactMethod, "normalised") == [("a@x.org",), ("+442079460018",)]
            assert len(told(ContactTag)) == 2
            assert told(Fact, "value") == [(f"tea {one}; tea {two}",)]
            assert told(Participation, "role") == [("present",), ("present",)]
            assert told(Occasion, "kind", "day", "year") == [("birthday", 14, 1985), ("anniversary", 2, None)]
            assert [len(told(each)) for each in (FollowUp, Exchange, Follower, Appraisal)] == [1, 1, 2, 2]
            assert told(Origin, "key") == [(f"card-{one}",), (f"card-{two}",), (_uid(before, two),)]
            assert told(Relation, "other_id", "kind") == [(other, "friend")]
            notes = [text for (text,) in told(Note, "text")]
            assert notes[:2] == ["tall", "sings"]
            assert notes[2].splitlines() == [
                "Was in the book as Anita Reyes too, with",
                "- anniversary: 6 May",
                "- work: Contoso",
            ]
            apart = session.execute(select(col(Distinction.one_id), col(Distinction.other_id))).all()
            assert [tuple(row) for row in apart] == [(one, other)]
            assert session.scalars(select(col(ReviewItem.subject))).all() == [f"p{one}"]
        assert view.noted == ("anniversary: 6 May", "work: Contoso")
        assert view.dropped == ("introduced by each other", "friend of each other", "that they are not the same")
        with book.engines.reading.begin() as connection:
            found = derived.derived_rows(connection, [one])[one]
            stored = connection.execute(select(SQLModel.metadata.tables["derived"])).mappings().all()
        assert [dict(row) for row in stored if row["contact_id"] == one] == [found]
        assert two not in [row["contact_id"] for row in stored]
        book.undo()
        assert state(book) == before


def _uid(before: dict[str, list[dict[str, Any]]], number: int) -> str:
    return str(next(row["uid"] for row in before["contact"] if row["id"] == number))


def test_nobody_goes_into_themselves(file_book: Book) -> None:
    ana = add(file_book, "Ana")
    with pytest.raises(Unreadable, match="one entry already"):
        merge(file_book, ana, ana)
    assert len(file_book.history()) == 1


def test_introductions_lead_in_no_circle(file_book: Book) -> None:
    ana, bo, cy = (add(file_book, name) for name in ("Ana", "Bo", "Cy"))
    with file_book.operation("introduce") as session:
        person(session, bo).introduced_by = cy
        person(session, cy).introduced_by = ana
    view = merge(file_book, ana, bo)
    assert view.noted == ("introduced by: Cy",)
    with file_book.reading() as session:
        assert person(session, ana).introduced_by is None


# --- what is brought afterwards -----------------------------------------------------------------------------------

MAIL = methods.email("anita@example.com")
CARD = ContactRecord("Anita Reyes", organisation="Contoso", methods=(MAIL,), facts=(("likes", "tea"),), key="card-7")


def bring(book: Book, *records: ContactRecord) -> Report:
    report = Report(None)
    with book.operation("import") as session:
        importing = Import(session, Wishes(), report, DAY)
        importing.take(records, "vcard")
        importing.finish()
    return report


def test_what_was_brought_before_finds_who_stays_and_undoes_nothing(file_book: Book) -> None:
    ana = add(file_book, "Ana Reyes")
    with file_book.operation("edit") as session:
        person(session, ana).organisation = "Northwind"
    bring(file_book, CARD)
    merge(file_book, ana, ana + 1)
    before = state(file_book)
    assert bring(file_book, CARD).counts == {"same": 1}
    assert state(file_book) == before
    moved = ContactRecord("Anita Reyes", organisation="Fabrikam", city="Porto", methods=(MAIL,), key="card-7")
    assert bring(file_book, moved).counts == {"updated": 1}
    with file_book.reading() as session:
        found = person(session, ana)
        assert (found.name, found.organisation, found.city) == ("Ana Reyes", "Northwind", "Porto")
        assert len(session.scalars(select(col(Contact.id))).all()) == 1


def test_a_whole_book_that_knows_both_finds_who_stays(file_book: Book, tmp_path: Path) -> None:
    ana, again = add(file_book, "Ana Reyes"), add(file_book, "A. R. of Lisbon")
    with file_book.reading() as session:
        text = "".join(whole.dump(session))
    merge(file_book, ana, again)
    report = Report(None)
    with package.given("book.json", text.encode()) as given_, file_book.operation("import") as session:
        importing = Import(session, Wishes(), report, DAY)
        options = ReadingOptions(Calendar(date(2026, 11, 22)))
        importing.take(format_.read(given_.members[0], options), "netbook")
        importing.finish()
    assert report.counts["new"] == 0
    with file_book.reading() as session:
        assert session.scalars(select(col(Contact.name))).all() == ["Ana Reyes"]
