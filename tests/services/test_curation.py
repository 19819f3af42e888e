"""The verdict that is kept of everybody follows answers, rules and how many are needed, through undo and redo."""

from datetime import date, timedelta

from sqlmodel import Session, col, select

from netbook.models import Contact, Derived, Interaction, Participation, key_of
from netbook.services import curation, directory, rules
from netbook.storage.book import Book

DAY = date(2026, 11, 22)
ALL = {"drink": "yes", "recommend": "yes", "business": "yes", "values": "yes"}


def verdicts(book: Book) -> list[str]:
    with book.reading() as session:
        kept = list(session.exec(select(Derived.vetted).order_by(col(Derived.contact_id))))
        people = session.exec(select(Contact).order_by(col(Contact.id))).all()
        assert kept == [curation.answers_of(session, contact).verdict for contact in people]
        assert rules.curated(session) == curation.overview(session).curated == kept.count("yes")
    return kept


def people(session: Session, *names: str) -> list[Contact]:
    found = [Contact(name=name) for name in names]
    session.add_all(found)
    session.flush()
    return found


def test_the_verdicts_follow(book: Book) -> None:
    with book.operation("add") as session:
        ana, bo, _ = people(session, "Ana", "Bo", "Cy")
        curation.answer(session, ana, ALL, DAY)
        curation.answer(session, bo, {**ALL, "values": "no"}, DAY)
    seen = [verdicts(book)]
    with book.operation("a rule more") as session:
        rules.add(session, "fun", "They are fun.")
    seen.append(verdicts(book))
    with book.operation("one less") as session:
        rules.retire(session, "values", DAY)
    seen.append(verdicts(book))
    with book.operation("three are enough") as session:
        rules.need(session, "3")
    seen.append(verdicts(book))
    with book.operation("an answer") as session:
        curation.answer(session, directory.by_number(session, 1), {"fun": "no", "drink": "no"}, DAY)
    seen.append(verdicts(book))
    with book.operation("all") as session:
        rules.need(session, "all")
    seen.append(verdicts(book))
    assert seen == [
        ["yes", "no", "open"],
        ["open", "no", "open"],
        ["open", "open", "open"],
        ["yes", "yes", "open"],
        ["no", "yes", "open"],
        ["no", "open", "open"],
    ]
    for before in reversed(seen[:-1]):
        book.undo()
        assert verdicts(book) == before
    for after in seen[1:]:
        book.redo()
        assert verdicts(book) == after


def test_whom_to_decide_about_on_both_databases(book: Book) -> None:
    """In order: lately and inside, lately, inside, and the rest; of three one is asked again."""
    with book.operation("add") as session:
        for name, circle, ago in (
            ("Far", None, 300), ("Inner", "inner", 200), ("New", None, 3), ("Close", "close", 20), ("Old", None, 900),
            ("Unmet", "inner", None), ("Gone", "inner", 1), ("Sure", "network", 10),
        ):  # fmt: skip
            (contact,) = people(session, name)
            contact.circle = circle
            contact.archived_at = contact.created_at if name == "Gone" else None
            if ago is not None:
                session.add(happened := Interaction(on=DAY - timedelta(days=ago), kind="coffee", text=name))
                session.flush()
                session.add(Participation(interaction_id=key_of(happened), contact_id=key_of(contact), role="present"))
            if name in ("Old", "Sure"):
                curation.answer(session, contact, ALL, DAY - timedelta(days=800 if name == "Old" else 1))
    with book.reading() as session:
        found = curation.candidates(session, DAY, 10)
        assert [each.name for each in found] == ["Close", "New", "Inner", "Far", "Old"]
        assert [each.name for each in curation.candidates(session, DAY, 3)] == ["Close", "New", "Old"]
        assert found[-1].reason == "answered 2 years ago"
