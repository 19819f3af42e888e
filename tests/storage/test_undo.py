from datetime import UTC, date, datetime, timedelta, timezone
from typing import Any
from uuid import uuid4

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select
from sqlmodel import Session, SQLModel

from netbook.errors import Conflict, NotFound
from netbook.models import Contact, ContactTag, FollowUp, Interaction, Note, Tag
from netbook.storage.book import Book
from tests.storage.helpers import DAY, add, key, log, names, person, rename, state


def test_undo_and_redo_of_adding_changing_and_removing(book: Book) -> None:
    states = [state(book)]
    ana = add(book, "Ana")
    states.append(state(book))
    with book.operation("fill in") as session:
        found = person(session, ana)
        found.city, found.met_on = "Lisbon", date(2024, 2, 29)
        found.archived_at = datetime(2026, 1, 2, 3, 4, 5, 678901, timezone(timedelta(hours=5)))
    states.append(state(book))
    with book.operation("remove") as session:
        session.delete(person(session, ana))
    states.append(state(book))
    for number in (2, 1, 0):
        book.undo()
        assert state(book) == states[number]
    for number in (1, 2, 3):
        book.redo()
        assert state(book) == states[number]
    assert not any(one.undone for one in book.history())


def test_undo_says_what_it_took_back(book: Book) -> None:
    add(book, "Ana")
    before = book.history()[0]
    undone = book.undo()
    assert (undone.id, undone.label, undone.at) == (before.id, "add Ana", before.at)
    assert book.history()[0].undone
    assert before.at.tzinfo == UTC


def test_undo_goes_back_step_by_step_and_any_operation_can_be_named(book: Book) -> None:
    add(book, "Ana")
    add(book, "Bo")
    add(book, "Cy")
    middle = book.history()[1].id
    book.undo(middle)
    assert names(book) == ["Ana", "Cy"]
    book.undo()
    assert names(book) == ["Ana"]
    book.redo()
    book.redo()
    assert names(book) == ["Ana", "Bo", "Cy"]


def test_nothing_to_undo_or_redo(book: Book) -> None:
    with pytest.raises(NotFound, match="nothing to undo"):
        book.undo()
    with pytest.raises(NotFound, match="nothing to redo"):
        book.redo()
    with pytest.raises(NotFound, match="no operation #41"):
        book.undo(41)
    add(book, "Ana")
    done = book.undo()
    with pytest.raises(Conflict, match="undone already"):
        book.undo(done.id)


def test_nothing_is_redone_on_top_of_something_new(book: Book) -> None:
    add(book, "Ana")
    book.undo()
    add(book, "Bo")
    with pytest.raises(NotFound, match="nothing to redo"):
        book.redo()
    assert names(book) == ["Bo"]


def test_undo_is_refused_with_the_reason_when_the_row_changed_since(book: Book) -> None:
    ana = add(book, "Ana")
    first = book.history()[0].id
    rename(book, ana, "Ana Reyes")
    later = book.history()[0].id
    before = state(book)
    with pytest.raises(Conflict, match=rf"p{ana} has changed since, by #{later} 'rename to Ana Reyes'"):
        book.undo(first)
    assert state(book) == before
    book.undo(later)
    book.undo(first)
    assert names(book) == []


def test_undo_is_refused_when_something_later_needs_what_would_go(book: Book) -> None:
    ana = add(book, "Ana")
    first = book.history()[0].id
    with book.operation("remind Ana") as session:
        session.add(promise := FollowUp(contact_id=ana, due=DAY))
    later = book.history()[0].id
    before = state(book)
    with pytest.raises(Conflict, match=rf"f{promise.id} needs p{ana}, which would be gone, by #{later} 'remind Ana'"):
        book.undo(first)
    assert state(book) == before
    assert len(book.history()) == 2


def test_undoing_a_removal_is_refused_when_what_it_hung_on_is_gone(book: Book) -> None:
    ana = add(book, "Ana")
    with book.operation("note") as session:
        session.add(note := Note(contact_id=ana, on=DAY, text="hello"))
    with book.operation("drop the note") as session:
        session.delete(session.get_one(Note, key(note.id)))
    dropped = book.history()[0].id
    with book.operation("remove Ana") as session:
        session.delete(person(session, ana))
    with pytest.raises(Conflict, match=f"the note of p{ana} needs p{ana}, which would be gone, by .*remove Ana"):
        book.undo(dropped)


def test_redo_is_refused_when_the_row_changed_meanwhile(book: Book) -> None:
    ana = add(book, "Ana")
    rename(book, ana, "Ana Reyes")
    first, second = book.history()[1].id, book.history()[0].id
    book.undo(second)
    book.undo(first)
    book.redo()
    book.redo()
    assert names(book) == ["Ana Reyes"]


def test_values_that_never_were_loaded_come_back(book: Book) -> None:
    ana = add(book, "Ana")
    with book.operation("rename") as session:
        found = person(session, ana)
        session.expire(found)
        found.name = "Bo"
    with book.operation("merge") as session:
        session.merge(Tag(id=1, name="x"))
    book.undo()
    book.undo()
    assert names(book) == ["Ana"]


def test_a_unique_name_that_moved_from_row_to_row_moves_back(book: Book) -> None:
    with book.operation("tags") as session:
        session.add(one := Tag(name="a"))
        session.add(other := Tag(name="b"))
    before = state(book)
    with book.operation("swap") as session:
        first, second = session.get_one(Tag, key(one.id)), session.get_one(Tag, key(other.id))
        first.name = "tmp"
        session.flush()
        second.name = "a"
        session.flush()
        first.name = "b"
        session.add(Tag(name="c"))
    after = state(book)
    book.undo()
    assert state(book) == before
    book.redo()
    assert state(book) == after


def test_rows_made_after_an_undo_and_redo_get_ids_of_their_own(book: Book) -> None:
    add(book, "Ana")
    add(book, "Bo")
    book.undo()
    book.redo()
    assert add(book, "Cy") == 3


@pytest.mark.slow
def test_thousands_of_rows_are_undone_at_once(book: Book) -> None:
    with book.operation("import") as session:
        session.add_all([Contact(name=f"n{number}") for number in range(1500)])
    book.undo()
    assert names(book) == []
    book.redo()
    assert len(names(book)) == 1500


def test_interactions_keep_their_people_through_undo(book: Book) -> None:
    log(book, add(book, "Ana"))
    before = state(book)
    book.undo()
    book.redo()
    assert state(book) == before


def _pick(session: Session, model: type[SQLModel], place: int) -> Any:
    table = SQLModel.metadata.tables[str(model.__tablename__)]
    ids = list(session.scalars(select(table.c.id).order_by(table.c.id)))
    return session.get_one(model, ids[place % len(ids)]) if ids else None


def _do(session: Session, action: str, place: int, word: str) -> None:
    contact = _pick(session, Contact, place)
    tag = _pick(session, Tag, place)
    if action == "add":
        session.add(Contact(name=word, introduced_by=contact.id if contact else None))
    elif action == "log":
        session.add(Interaction(on=DAY, kind="call", text=word, missed=place % 2 == 0))
    elif action == "tag":
        session.add(Tag(name=uuid4().hex))
    elif contact is None:
        return
    elif action == "rename":
        contact.name, contact.archived_at = word, datetime(2026, 1, 1, place % 24, tzinfo=UTC)
    elif action == "note":
        session.add(Note(contact_id=contact.id, on=DAY + timedelta(days=place), text=word))
    elif action == "join" and tag is not None:
        table = SQLModel.metadata.tables["contact_tag"]
        if not session.scalar(select(table.c.id).where(table.c.contact_id == contact.id, table.c.tag_id == tag.id)):
            session.add(ContactTag(contact_id=contact.id, tag_id=tag.id))
    elif action == "remove":
        _remove(session, contact)


def _remove(session: Session, contact: Contact) -> None:
    for model, column in ((Note, "contact_id"), (ContactTag, "contact_id"), (Contact, "introduced_by")):
        for row in session.scalars(select(model).where(getattr(model, column) == contact.id)):
            if model is Contact:
                row.introduced_by = None
            else:
                session.delete(row)
    session.delete(contact)


ACTIONS = st.tuples(
    st.sampled_from(["add", "log", "tag", "rename", "note", "join", "remove"]),
    st.integers(0, 30),
    st.text(st.characters(codec="utf-8", exclude_characters="\0"), max_size=8),
)


OPERATIONS = st.lists(st.lists(ACTIONS, min_size=1, max_size=4), max_size=8)
SHARED_BOOK = settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


def there_and_back(book: Book, operations: list[list[tuple[str, int, str]]]) -> None:
    first, done_before = state(book), len(book.history(limit=None))
    for actions in operations:
        with book.operation("something") as session:
            for action in actions:
                _do(session, *action)
                session.flush()
    last = state(book)
    steps = len(book.history(limit=None)) - done_before
    for _ in range(steps):
        book.undo()
    assert state(book) == first
    for _ in range(steps):
        book.redo()
    assert state(book) == last


@pytest.mark.slow
@settings(SHARED_BOOK, max_examples=8)
@given(operations=OPERATIONS)
def test_undoing_everything_gives_the_first_state_and_redoing_it_the_last(
    book: Book, operations: list[list[tuple[str, int, str]]]
) -> None:
    there_and_back(book, operations)


@pytest.mark.slow
@settings(SHARED_BOOK, max_examples=80)
@given(operations=OPERATIONS)
def test_undoing_everything_many_times(book: Book, operations: list[list[tuple[str, int, str]]]) -> None:
    there_and_back(book, operations)
