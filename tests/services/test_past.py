from datetime import UTC, date, datetime

import pytest

from netbook.config import load
from netbook.errors import NotFound, Unreadable
from netbook.models import Interaction
from netbook.services import interactions, journal, past
from netbook.storage.book import Book

TODAY = date(2026, 11, 22)


def log(book: Book, line: str, *, typed: date = TODAY) -> str:
    """Write a line down as on another day; its id."""
    with book.operation(f"log {line}") as session:
        reading = interactions.read_line(session, line, typed, load(None, warn=print))
        written = interactions.record(session, reading)
        assert written.interaction is not None
        row = session.get(Interaction, int(written.interaction[1:]))
        assert row is not None
        row.created_at = datetime(typed.year, typed.month, typed.day, 12, tzinfo=UTC)
        session.add(row)
    return written.interaction


@pytest.mark.parametrize(
    ("line", "typed", "told"),
    [
        ("coffee with **Ana Reyes**", date(2026, 11, 10), date(2026, 11, 10)),
        ("coffee with **Ana Reyes** today", date(2026, 11, 10), date(2026, 11, 10)),
        ("coffee with **Ana Reyes** yesterday", date(2026, 11, 10), date(2026, 11, 10)),
        ("coffee with **Ana Reyes** last Friday", date(2026, 11, 10), date(2026, 11, 10)),
        ("coffee with **Ana Reyes** on 2 Nov", date(2026, 11, 10), date(2026, 11, 2)),
    ],
)
def test_a_line_is_read_again_as_on_a_day_that_leaves_it_where_it_was(
    file_book: Book, line: str, typed: date, told: date
) -> None:
    name = log(file_book, line, typed=typed)
    settings = load(None, warn=print)
    with file_book.reading() as session:
        day = journal.told_on(session, name, settings)
        assert day == told
        again = interactions.read_line(session, line, day, settings)
        assert again.on == interactions.get(session, name).on


def test_a_text_that_is_no_line_is_of_its_own_day(file_book: Book) -> None:
    with file_book.operation("brought") as session:
        session.add(Interaction(on=date(2020, 2, 3), kind="note", text="yesterday"))
    with file_book.reading() as session:
        assert journal.told_on(session, "i1", load(None, warn=print)) in (date(2020, 2, 3), date(2020, 2, 4))


def test_notes_take_the_place_of_those_before(file_book: Book) -> None:
    name = log(file_book, "coffee with **Ana Reyes**")
    for notes, kept in (("about the\n\natlas ", "about the\n\natlas"), ("  ", None)):
        with file_book.operation("notes") as session:
            assert journal.annotate(session, name, notes).notes == kept
    with file_book.reading() as session, pytest.raises(NotFound):
        journal.annotate(session, "i99", "nothing")


def test_what_was_promised_is_told_by_its_day_until_it_is_removed(file_book: Book) -> None:
    name = log(file_book, "coffee with **Ana Reyes**; follow up in 2 weeks: send the deck")
    with file_book.reading() as session:
        (promise,) = journal.promised(session, name)
        with pytest.raises(Unreadable):
            journal.promised(session, "Ana")
    assert (promise.what, promise.due) == ("send the deck", date(2026, 12, 6))
    with file_book.operation("remove") as session:
        journal.remove(session, name)
    file_book.undo()
    with file_book.reading() as session:
        assert journal.promised(session, name) == [promise]


def test_what_was_done_is_listed_newest_first_and_read_in_parts(file_book: Book) -> None:
    for line in ("coffee with **Ana Reyes**", "called **Bo Lindqvist**"):
        log(file_book, line)
    file_book.undo()
    with file_book.reading() as session:
        numbers = past.operations(session)
        views = past.operation_views(session, numbers[:1])
        assert list(numbers) == sorted(numbers, reverse=True)
        assert [(each.label, each.undone) for each in views] == [("log called **Bo Lindqvist**", True)]
        assert past.operation_views(session, [*numbers, 99]) == file_book.history()
