"""Exchanges and dormant ties come out alike from both databases."""

from datetime import date

from netbook.domain.doors import KindSum
from netbook.domain.when import Calendar
from netbook.models import Contact, Exchange, Interaction, Participation, key_of
from netbook.services import dormant, exchanges, filtering
from netbook.storage.book import Book

TODAY = date(2026, 11, 22)


def write(book: Book) -> None:
    """Ana and Bo, who were met long ago, Cy of the wider circle a year ago; Dee is close and was never met."""
    with book.operation("write") as session:
        ana, bo, cy, dee = people = [
            Contact(name="Ana", city="Rome"), Contact(name="Bo"), Contact(name="Cy", circle="wider"),
            Contact(name="Dee", circle="close"),
        ]  # fmt: skip
        session.add_all(people)
        session.flush()
        ana.introduced_by = key_of(bo)
        for who, on, kind in (
            (ana, date(2020, 5, 1), "email"), (bo, date(2021, 5, 1), "meal"), (bo, date(2021, 7, 1), "meal"),
            (cy, date(2025, 11, 22), "coffee"), (ana, date(2019, 5, 1), "coffee"),
        ):  # fmt: skip
            talk = Interaction(on=on, kind=kind, text=f"{kind} with {who.name}", initiator="both")
            session.add(talk)
            session.flush()
            session.add(Participation(interaction_id=key_of(talk), contact_id=key_of(who), role="present"))
        for who, kind, direction, on in (
            (ana, "advice", "given", date(2024, 12, 31)), (ana, "advice", "given", date(2025, 1, 1)),
            (bo, "gift", "received", date(2025, 2, 1)), (dee, "help", "given", date(2025, 2, 2)),
        ):  # fmt: skip
            session.add(Exchange(contact_id=key_of(who), kind=kind, direction=direction, on=on))


def test_both_databases_agree(book: Book) -> None:
    write(book)
    with book.reading() as session:
        people = exchanges.by_person(session)
        assert [(each.name, each.balance, each.last) for each in people] == [
            ("Bo", 1, date(2025, 2, 1)), ("Dee", -1, date(2025, 2, 2)), ("Ana", -2, date(2025, 1, 1)),
        ]  # fmt: skip
        years = exchanges.by_year(session)
        assert [(each.year, each.given, each.received) for each in years] == [(2025, 2, 1), (2024, 1, 0)]
        assert years[1].kinds == (KindSum("advice", 1, 0),)
        assert [(each.kind, each.people) for each in exchanges.by_kind(session)] == [
            ("advice", 1), ("help", 1), ("gift", 1),
        ]  # fmt: skip
        assert exchanges.not_asked(session, None, 5) == ["Dee"]
        rome = filtering.read(session, "city:rome", Calendar(TODAY))
        assert [each.name for each in exchanges.by_person(session, rome)] == ["Ana"]
        assert [each.given for each in exchanges.by_year(session, rome)] == [1, 1]
        assert [each.people for each in exchanges.by_kind(session, rome)] == [1]
        assert exchanges.not_asked(session, rome, 5) == []


def test_dormant_ties_of_both_databases_agree(book: Book) -> None:
    write(book)
    with book.reading() as session:
        found = dormant.worth_waking(session, TODAY, 10)
        assert [(each.name, each.last, each.said) for each in found] == [
            ("Bo", date(2021, 7, 1), "meal with Bo"), ("Ana", date(2020, 5, 1), "email with Ana"),
            ("Cy", date(2025, 11, 22), "coffee with Cy"),
        ]  # fmt: skip
        assert found[0].reasons == ("you talked twice", "introduced you to Ana", "you got gift")
        assert found[1].reasons == ("you talked twice", "you gave advice twice", "Bo introduced you")
        assert dormant.count(session, TODAY) == 3
        assert dormant.next_to_sleep(session, TODAY) == ("Cy", date(2028, 11, 22))
