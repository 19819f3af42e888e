from collections.abc import Callable
from datetime import date

import pytest
from sqlalchemy import delete, insert, text, update
from sqlalchemy.exc import IntegrityError
from sqlmodel import Session, col, select

from netbook.errors import Conflict
from netbook.models import Change, Contact, Derived, Note, Origin, Tag
from netbook.storage import journal, rows
from netbook.storage.book import Book
from netbook.storage.journal import add_rows
from tests.storage.helpers import DAY, add, key, log, names, person, rename, state


@pytest.mark.parametrize("where", ["path", "postgres_url"])
def test_what_an_operation_writes_is_there_after_reopening(request: pytest.FixtureRequest, where: str) -> None:
    location = str(request.getfixturevalue(where))
    with Book.open(location) as book:
        assert book.fresh
        add(book, "Ana")
    with Book.open(location, create=False) as again:
        assert not again.fresh
        assert names(again) == ["Ana"]


def test_an_exception_takes_everything_back(book: Book) -> None:
    def half() -> None:
        with book.operation("add") as session:
            session.add(Contact(name="Ana"))
            session.flush()
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        half()
    assert names(book) == []
    assert book.history() == []


def test_an_operation_is_one_entry_of_the_journal(book: Book) -> None:
    ana = add(book, "Ana")
    interaction = log(book, ana)
    newest = book.history(touched=True)[0]
    assert (newest.label, newest.source, newest.undone) == ("log coffee", "cli", False)
    assert newest.touched[0] == ("interaction", interaction)
    assert [table for table, _ in newest.touched] == ["interaction", "participation"]


def test_an_operation_can_be_named_once_it_is_known(book: Book) -> None:
    with book.operation("log", source="tui") as session:
        session.add(Contact(name="Ana"))
        session.flush()
        number = journal.operation_id(session)
        journal.relabel(session, "log coffee with Ana")
    assert [(one.id, one.label, one.source) for one in book.history()] == [(number, "log coffee with Ana", "tui")]


def test_an_operation_that_changes_nothing_leaves_no_entry(book: Book) -> None:
    ana = add(book, "Ana")
    with book.operation("look") as session:
        person(session, ana)
    with book.operation("same") as session:
        person(session, ana).name = "Ana"
    with book.operation("there and back") as session:
        person(session, ana).name = "Bo"
        session.flush()
        person(session, ana).name = "Ana"
    with book.operation("come and go") as session:
        session.add(gone := Tag(name="x"))
        session.flush()
        session.delete(gone)
    assert len(book.history()) == 1


def test_a_savepoint_that_is_rolled_back_leaves_no_entry(book: Book) -> None:
    with book.operation("import") as session:
        savepoint = session.begin_nested()
        session.add(Contact(name="Ana"))
        session.flush()
        savepoint.rollback()
        session.add(Contact(name="Bo"))
    assert names(book) == ["Bo"]
    assert len(book.history(touched=True)[0].touched) == 1
    book.undo()
    assert names(book) == []


def test_a_row_refused_inside_a_savepoint_does_not_stop_the_operation(book: Book) -> None:
    with book.operation("tags") as session:
        session.add(Tag(name="old"))
        session.flush()
        savepoint = session.begin_nested()
        session.add(Tag(name="old"))
        with pytest.raises(IntegrityError):
            session.flush()
        savepoint.rollback()
        session.add(Tag(name="new"))
    assert len(book.history(touched=True)[0].touched) == 2


def test_a_broken_reference_is_a_conflict_and_the_book_goes_on(book: Book) -> None:
    with pytest.raises(Conflict, match="nothing was changed"), book.operation("note") as session:
        session.add(Note(contact_id=999, on=DAY, text="secret words"))
    add(book, "Ana")
    assert names(book) == ["Ana"]


def test_a_double_of_something_unique_is_a_conflict_that_quotes_nothing(book: Book) -> None:
    with book.operation("tag") as session:
        session.add(Tag(name="private"))
    with pytest.raises(Conflict) as refused, book.operation("tag") as session:
        session.add(Tag(name="private"))
    assert "private" not in str(refused.value)
    assert refused.value.__suppress_context__


BEHIND_THE_JOURNAL: list[Callable[[Session], object]] = [
    lambda session: session.exec(update(Contact).values(name="x")),
    lambda session: session.exec(delete(Contact).where(col(Contact.id) == 1)),
    lambda session: session.execute(insert(Tag), [{"name": "x"}]),
    lambda session: session.execute(text("UPDATE contact SET name = 'x'")),
    lambda session: session.execute(text('delete from "contact"')),
    lambda session: session.connection().exec_driver_sql("INSERT INTO tag (name) VALUES ('x')"),
    lambda session: session.bulk_insert_mappings(Tag, [{"name": "x"}]),
    lambda session: session.bulk_save_objects([Tag(name="x")]),
]


@pytest.mark.parametrize("write", BEHIND_THE_JOURNAL)
def test_a_statement_that_the_journal_cannot_see_is_refused(book: Book, write: Callable[[Session], object]) -> None:
    add(book, "Ana")
    with pytest.raises(RuntimeError, match="journal"), book.operation("bulk") as session:
        write(session)
    assert names(book) == ["Ana"]


def test_changing_an_id_is_refused(book: Book) -> None:
    ana = add(book, "Ana")
    with pytest.raises(RuntimeError, match="id"), book.operation("renumber") as session:
        person(session, ana).id = 77
    assert names(book) == ["Ana"]


def test_a_reading_that_writes_is_refused(book: Book) -> None:
    with pytest.raises(RuntimeError, match="reading"), book.reading() as session:
        session.add(Contact(name="Ana"))
    assert names(book) == []


def test_rows_outlive_the_block_that_read_them(book: Book) -> None:
    ana = add(book, "Ana")
    with book.reading() as session:
        found = person(session, ana)
    assert found.name == "Ana"


def test_history_is_newest_first_and_can_be_about_one_person(book: Book) -> None:
    ana, bo = add(book, "Ana"), add(book, "Bo")
    log(book, ana, "tea")
    rename(book, bo, "Bob")
    with book.operation("note") as session:
        session.add(note := Note(contact_id=ana, on=DAY, text="likes tea"))
    with book.operation("drop note") as session:
        session.delete(session.get_one(Note, key(note.id)))
    assert [one.label for one in book.history(limit=2)] == ["drop note", "note"]
    assert [one.label for one in book.history(contact=ana)] == ["drop note", "note", "log tea", "add Ana"]
    assert [one.label for one in book.history(contact=bo)] == ["rename to Bob", "add Bo"]


def test_circles_come_with_the_book_and_are_not_to_be_undone(book: Book) -> None:
    with book.reading() as session:
        circles = session.execute(text("SELECT key, name, capacity, cadence FROM circle ORDER BY position"))
        assert next(iter(circles)) == ("inner", "Inner", 5, "1w")
    assert book.history() == []


def test_rows_added_in_great_number_are_journalled_like_any_other(book: Book) -> None:
    empty = state(book)
    with book.operation("many") as session:
        people = add_rows(
            session, Contact, [{"name": "Ana", "met_on": date(2020, 2, 29)}, {"name": "Bo", "met_on": None}]
        )
        said = {"methods": [["email", None]], "name": "Ana"}
        given = [
            {"contact_id": number, "source": "vcard", "key": str(number), "on": DAY, "said": said} for number in people
        ]
        add_rows(session, Origin, given)
        assert add_rows(session, Origin, []) == []
    after = state(book)
    with book.reading() as session:
        changes = session.exec(select(Change)).all()
        assert len(changes) == 4
        for change in changes:
            table = rows.user_tables()[change.table]
            assert rows.read(session.connection(), table, [change.row_id]) == {change.row_id: change.after}
        assert session.exec(select(Derived.sorted_as).order_by(col(Derived.sorted_as))).all() == ["ana", "bo"]
    assert names(book) == ["Ana", "Bo"]
    book.undo()
    assert state(book) == empty
    book.redo()
    assert state(book) == after
    assert add(book, "Cy") == people[-1] + 1
