import pytest

from netbook.domain.duplicates.people import Pair
from netbook.errors import Conflict, Unreadable
from netbook.models import ContactMethod, Interaction, Participation, key_of
from netbook.services import contacts, duplicates
from netbook.storage.book import Book
from tests.storage.helpers import DAY, add, log, person

MAIL = "ana@example.com"


def found(book: Book, *among: int) -> list[Pair]:
    with book.reading() as session:
        return duplicates.find(session, set(among) or None)


def both(book: Book, *among: int) -> list[tuple[int, int]]:
    return [(pair.one, pair.other) for pair in found(book, *among)]


def test_who_is_there_twice_is_found_until_somebody_says_that_they_are_two(book: Book) -> None:
    ana, bo, anita, again = (add(book, name) for name in ("Ana Reyes", "Bo Lindqvist", "Nobody Known", "Bo Lindqist"))
    with book.operation("edit") as session:
        contacts.add_alias(session, person(session, anita), "Anita Reyes")
        for number in (ana, anita):
            session.add(ContactMethod(contact_id=number, kind="email", value=MAIL, normalised=MAIL))
    assert both(book) == [(ana, anita), (bo, again)]
    assert both(book, again) == [(bo, again)]
    with book.operation("not the same") as session:
        told = duplicates.say_distinct(session, person(session, again), person(session, bo), DAY)
    assert told == f"Bo Lindqist (p{again}) and Bo Lindqvist (p{bo}) are not the same"
    assert both(book) == [(ana, anita)]
    with book.operation("again") as session:
        one, other = person(session, bo), person(session, again)
        with pytest.raises(Conflict, match="not the same already"):
            duplicates.say_distinct(session, one, other, DAY)
        with pytest.raises(Unreadable, match="one entry already"):
            duplicates.say_distinct(session, one, one, DAY)
        assert not duplicates.is_open(session, duplicates.pair_of(session, one, other))
    book.undo()
    assert both(book) == [(ana, anita), (bo, again)]


def test_the_one_of_whom_more_is_known_would_stay(book: Book) -> None:
    bare, known, gone = (add(book, "Ana Reyes") for _ in range(3))
    log(book, known)
    with book.operation("archive") as session:
        contacts.set_archived(session, person(session, gone), True)
        person(session, gone).about = "Much is known."
    log(book, gone)
    with book.reading() as session:
        views = duplicates.views(session, duplicates.find(session))
        assert {(view.stays.id, view.goes.id) for view in views} == {
            (f"p{known}", f"p{bare}"),
            (f"p{known}", f"p{gone}"),
            (f"p{bare}", f"p{gone}"),
        }
        (card, turned) = (
            duplicates.card(session, duplicates.find(session)[0], DAY, swapped=swapped) for swapped in (False, True)
        )
    assert (card.pair.stays, card.pair.goes) == (turned.pair.goes, turned.pair.stays)


def test_two_at_one_table_are_two(book: Book) -> None:
    ana, again = add(book, "Ana Reyes"), add(book, "Ana Reyes")
    assert both(book) == [(ana, again)]
    with book.operation("dinner") as session:
        dinner = Interaction(on=DAY, kind="meal", text="dinner")
        session.add(dinner)
        session.flush()
        for number in (ana, again):
            session.add(Participation(interaction_id=key_of(dinner), contact_id=number, role="present"))
    assert both(book) == []
