"""What mail and messages tell of people of the book: each once, whatever the order, and nobody is added."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from itertools import count

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlmodel import col, select

from netbook.domain import methods
from netbook.domain.imports import Report
from netbook.domain.records import ContactRecord, Encounter, Named, Record
from netbook.models import Interaction, Participation
from netbook.services import interactions, people
from netbook.services.importing import Import, Wishes
from netbook.storage.book import Book
from tests.storage.helpers import DAY, add, names, person, state

ANA = ContactRecord("Ana Reyes", methods=(methods.email("ana@example.com"),))
BO = ContactRecord("Bo Lindqvist", methods=(methods.email("bo@example.com"),))
NOON = 1_709_553_600.0  # 4 March 2024, 12:00 UTC


def mail(
    who: Sequence[str], key: str = "a/2024-03-04", by: str = "them", moment: float = NOON, text: str = "hi"
) -> Encounter:
    there = tuple(Named(methods=(methods.email(f"{name}@example.com"),)) for name in who)
    return Encounter(key, date(2024, 3, 4), "email", f"email: {text}", there, initiator=by, moment=moment)


def bring(book: Book, *files: Iterable[Record | Encounter], source: str = "mail") -> Report:
    report = Report(None)
    with book.operation("import") as session:
        importing = Import(session, Wishes(), report, DAY)
        for records in files:
            importing.take(records, source)
        importing.finish()
    return report


def told(book: Book) -> list[tuple[str, str | None, str, str, list[int]]]:
    """The key, who began, the text, the kind and the rows of people of each interaction."""
    with book.reading() as session:
        there = session.exec(select(Participation).order_by(col(Participation.contact_id))).all()
        rows = session.exec(select(Interaction).order_by(col(Interaction.source_key))).all()
        return [
            (
                each.source_key or "",
                each.initiator,
                each.text,
                each.kind,
                [p.contact_id for p in there if p.interaction_id == each.id],
            )
            for each in rows
        ]


@pytest.fixture
def either(location: str) -> Iterator[Book]:
    """A book of Ana and Bo in SQLite, and one in PostgreSQL."""
    with Book.open(location) as opened:
        bring(opened, [ANA, BO], source="vcard")
        yield opened


def test_a_conversation_of_a_day_is_one_and_whoever_wrote_first_began_it(either: Book) -> None:
    report = bring(
        either,
        [
            mail(["ana", "zoe"], by="me", moment=NOON + 60),
            mail(["ana", "bo"], moment=NOON, text="lunch"),
            mail(["bo"], key="b/2024-03-04", by="me"),
            mail(["bo"], key="b/2024-03-04", moment=NOON + 1),
            mail(["zoe"], key="c/2024-03-04"),
            mail(["zoe"], key="c/2024-03-04", by="me"),
        ],
    )  # fmt: skip
    assert told(either) == [
        ("a/2024-03-04", "them", "email: lunch", "email", [1, 2]),
        ("b/2024-03-04", "both", "email: hi", "email", [2]),
    ]
    assert (report.happened, len(report.met), report.strangers) == ({"interactions": 2}, 2, 1)
    assert names(either) == ["Ana Reyes", "Bo Lindqvist"]
    with either.reading() as session:
        assert [people.view(session, person(session, number), DAY).last for number in (1, 2)] == [date(2024, 3, 4)] * 2


def test_twice_and_a_later_mailbox_add_what_is_new_alone(either: Book) -> None:
    first = mail(["ana"])
    bring(either, [first])
    before = state(either)
    again = bring(either, [first, mail(["ana", "bo"], by="me", moment=NOON - 60, text="earlier")])
    assert (again.writes, again.known, state(either)) == (False, 1, before)
    later = bring(either, [first, mail(["bo"], key="b/2024-03-05")])
    assert (later.known, later.happened, len(later.met)) == (1, {"interactions": 1}, 1)
    either.undo()
    assert state(either) == before


def test_what_was_removed_does_not_come_back_but_what_was_undone_does(either: Book) -> None:
    box = [mail(["ana"]), mail(["bo"], key="b/2024-03-04")]
    bring(either, box)
    with either.operation("remove") as session:
        gone = session.exec(select(Interaction).where(Interaction.source_key == "a/2024-03-04")).one()
        interactions.detach(session, gone)
        session.delete(gone)
    assert (bring(either, box).known, len(told(either))) == (2, 1)
    either.undo()
    assert (bring(either, box).known, len(told(either))) == (2, 2)
    either.undo()
    assert told(either) == []
    assert bring(either, box).happened == {"interactions": 2}


def test_people_of_the_same_import_are_met_and_its_mailboxes_are_one(either: Book) -> None:
    cy = ContactRecord("Cy Demir", methods=(methods.email("cy@example.com"),))
    report = bring(either, [cy], [mail(["cy"], by="me")], [mail(["cy"], moment=NOON + 5)])
    assert told(either) == [("a/2024-03-04", "both", "email: hi", "email", [3])]
    assert (report.counts["new"], report.met) == (1, {3})


def test_people_are_known_by_what_is_theirs_alone_and_by_name_where_nothing_is_told(either: Book) -> None:
    assert add(either, "Sam Rao") != add(either, "Sam Rao")
    by_name = [
        replace(mail([]), key=f"{n}/x", people=(Named(name),)) for n, name in enumerate(("Reyes, Ana", "Bo", "Sam Rao"))
    ]
    report = bring(
        either, [*by_name, replace(mail(["bo"]), people=(Named("Ana Reyes", mail(["zoe"]).people[0].methods),))]
    )
    assert [each[0] for each in told(either)] == ["0/x"]
    assert report.strangers == 3


WHO = st.lists(st.sampled_from(["ana", "bo", "zoe"]), min_size=1, max_size=3, unique=True)
MAIL = st.builds(
    mail, WHO, st.sampled_from(["a/x", "b/x", "c/x"]), st.sampled_from(["me", "them"]),
    st.integers(0, 3).map(lambda after: NOON + after), st.sampled_from(["hi", "ho"]),
)  # fmt: skip
numbers = count()


@pytest.mark.slow
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(MAIL, max_size=8).flatmap(lambda box: st.tuples(st.just(box), st.permutations(box), st.integers(0, 8))))
def test_in_which_order_messages_lie_does_not_matter(
    file_book: Book, boxes: tuple[list[Encounter], list[Encounter], int]
) -> None:
    box, other, cut = boxes
    number = next(numbers)  # a source of its own, so that nothing was brought before
    if not names(file_book):
        bring(file_book, [ANA, BO], source="vcard")
    found = []
    for files in ([box], [other[:cut], other[cut:]]):
        report = bring(file_book, *files, source=f"mail {number}")
        found.append((told(file_book), report.happened, report.met, report.strangers))
        if report.writes:
            file_book.undo()
    assert found[0] == found[1]
    assert found[0][1] == Counter({"interactions": len({e.key for e in box if known(e)})} if found[0][0] else {})


def known(each: Encounter) -> bool:
    return any(named.methods[0].value in ("ana@example.com", "bo@example.com") for named in each.people)
