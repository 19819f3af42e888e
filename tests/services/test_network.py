"""What the network is drawn of comes out alike from both databases."""

from datetime import date, timedelta

from netbook.domain.reaching import Began, NotAnswering, OneSided
from netbook.models import Contact, Interaction, Participation, key_of
from netbook.services import circles, reaching, statistics, ties
from netbook.storage.book import Book

TODAY = date(2026, 11, 22)


def ago(days: int) -> date:
    return TODAY - timedelta(days=days)


def write(book: Book) -> None:
    """Ana is close and late; Bo asks and asks; Cy is the one who calls; Dee is archived; Eve was never met."""
    with book.operation("write") as session:
        people = {
            name: Contact(name=name, circle=circle)
            for name, circle in (("Ana", "close"), ("Bo", "close"), ("Cy", None), ("Dee", "close"), ("Eve", "inner"))
        }
        session.add_all(people.values())
        session.flush()
        people["Dee"].archived_at = people["Dee"].created_at
        for name, days, kind, initiator, missed in (
            ("Ana", 50, "coffee", "both", False), ("Ana", 45, "coffee", None, False),
            ("Bo", 400, "meal", "them", False), ("Bo", 30, "message", "me", False), ("Bo", 20, "call", None, True),
            ("Bo", 10, "email", "me", False), ("Cy", 300, "call", "them", False), ("Cy", 200, "call", "them", False),
            ("Cy", 100, "call", "them", False), ("Cy", 5, "message", "me", False), ("Dee", 4, "message", "me", False),
            ("Dee", 3, "message", "me", False), ("Dee", 2, "message", "me", False), ("Cy", -3, "call", "them", False),
        ):  # fmt: skip
            talk = Interaction(on=ago(days), kind=kind, text=f"{kind} with {name}", initiator=initiator, missed=missed)
            session.add(talk)
            session.flush()
            session.add(Participation(interaction_id=key_of(talk), contact_id=key_of(people[name]), role="present"))


def test_who_reaches_out(book: Book) -> None:
    write(book)
    with book.reading() as session:
        found = reaching.reaching(session, TODAY)
    assert found.began == (
        Began(90, you=6, they=0, both=1, unknown=1, missed=1),
        Began(365, you=6, they=3, both=1, unknown=1, missed=1),
    )
    assert found.you == (OneSided(2, "Bo", you=3, they=0),)
    assert found.they == (OneSided(3, "Cy", you=1, they=3),)
    assert found.silent == (NotAnswering(2, "Bo", 3, ago(30)),)


def test_circles_as_they_stand(book: Book) -> None:
    write(book)
    with book.reading() as session:
        found = {each.key: each for each in circles.now(session, TODAY)}
    assert list(found) == ["inner", "close", "trusted", "network", "wider", "none"]
    close = found["close"]
    assert (close.people, close.due, close.late) == (2, 1, 1)
    assert [each.name for each in close.latest] == ["Ana"]
    assert (found["none"].people, found["none"].circle, found["none"].name) == (1, None, "In none")


def test_ties_are_of_those_who_were_met(book: Book) -> None:
    write(book)
    with book.reading() as session:
        numbers = ties.met(session)
        assert sorted(numbers) == [1, 2, 3]
        strong = dict(ties.strengths(session, numbers, TODAY))
        rows = ties.rows(session, [3, 99, 1], TODAY)
        assert ties.strengths(session, [4, 5], date(2020, 1, 1)) == []
    assert [row.name for row in rows] == ["Cy", "Ana"]
    assert [row.tie for row in rows] == [strong[3], strong[1]]
    assert [len(row.months) for row in rows] == [13, 13]
    assert rows[1].months[0] is None  # not met a year ago
    assert [row.health for row in rows] == ["warm", "cooling"]
    assert rows[0].last == ago(5)


def test_the_first_day_of_a_book(book: Book) -> None:
    with book.reading() as session:
        assert statistics.first_day(session, TODAY) is None
    write(book)
    with book.reading() as session:
        assert statistics.first_day(session, TODAY) == ago(400)
