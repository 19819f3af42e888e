from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from sqlmodel import col, select

from netbook.domain import methods
from netbook.domain.imports import Report
from netbook.domain.occasions import YearlyDay
from netbook.domain.records import ContactRecord, Record, Rejected
from netbook.models import Contact, Origin
from netbook.services import contacts, duplicates, exporting, people
from netbook.services.importing import Import, Wishes
from netbook.storage.book import Book
from tests.storage.helpers import DAY, add, person, state

MAIL = methods.email("ana@example.com")
PHONE = methods.phone("+44 20 7946 0018", None)
ANA = ContactRecord(
    "Ana Reyes",
    given="Ana",
    family="Reyes",
    aliases=("Anita",),
    organisation="Northwind",
    title="Designer",
    city="Lisbon",
    met="PyCon",
    met_on=date(2019, 5, 4),
    about="Likes *tea*.",
    methods=(MAIL, replace(PHONE, label="mobile"), methods.url("https://linkedin.com/in/ana")),
    occasions=(("birthday", YearlyDay(3, 14, 1985)), ("anniversary", YearlyDay(2, 29))),
    facts=(("partner", "Sam"),),
    tags=("design", "pycon"),
    notes=((date(2020, 1, 2), "moved"),),
    uid="uid-ana",
    rest={"vcard": [["", "X-COLOUR", [], "blue"]]},
)
BO = ContactRecord("Bo Lindqvist", methods=(methods.email("bo@example.com"),))


@pytest.fixture
def book(file_book: Book) -> Book:
    """Most is the same in any database."""
    return file_book


@pytest.fixture
def either(location: str) -> Iterator[Book]:
    """A book in SQLite, and one in PostgreSQL."""
    with Book.open(location) as opened:
        yield opened


def bring(book: Book, records: Iterable[Record], wishes: Wishes | None = None, source: str = "vcard") -> Report:
    """Import one file."""
    return bring_files(book, [(records, source, None)], wishes)


def bring_files(
    book: Book, files: Iterable[tuple[Iterable[Record], str, date | None]], wishes: Wishes | None = None
) -> Report:
    """Import files, each with its format and its day, in one operation."""
    report = Report(None)
    with book.operation("import") as session:
        importing = Import(session, wishes or Wishes(), report, DAY)
        for records, source, on in files:
            importing.take(records, source, on)
        importing.finish()
    return report


def counts(report: Report) -> dict[str, int]:
    return {outcome: count for outcome, count in report.counts.items() if count}


def held(book: Book) -> list[ContactRecord]:
    """Everybody in the book, as records."""
    with book.reading() as session:
        ids = session.exec(select(Contact.id).order_by(col(Contact.id))).all()
        return list(exporting.records(session, [number or 0 for number in ids]))


def edit(book: Book, number: int, **values: Any) -> None:
    with book.operation("edit") as session:
        for name, value in values.items():
            setattr(person(session, number), name, value)


def test_a_person_arrives_with_everything_the_file_tells(either: Book) -> None:
    report = bring(either, [ANA])
    assert counts(report) == {"new": 1}
    (found,) = held(either)
    assert replace(found, methods=()) == replace(ANA, methods=())
    assert [(each.kind, each.value, each.normalised, each.platform, each.label) for each in found.methods] == [
        ("email", "ana@example.com", "ana@example.com", None, None),
        ("phone", "+44 20 7946 0018", "+442079460018", None, "mobile"),
        ("url", "https://linkedin.com/in/ana", "ana", "linkedin", None),
    ]


@pytest.mark.parametrize("uid", ["uid-ana", None])
def test_bringing_the_same_twice_changes_nothing(either: Book, uid: str | None) -> None:
    file: list[Record] = [replace(ANA, uid=uid), BO, ContactRecord("Cy"), Rejected("a card without a name", line=9)]
    bring(either, file)
    before = state(either)
    report = bring(either, file)
    assert counts(report) == {"same": 3, "rejected": 1}
    assert state(either) == before
    assert len(either.history()) == 1


EARLIER, LATER = date(2024, 5, 1), date(2025, 5, 1)
LINK = methods.url("https://linkedin.com/in/ana")
LINKED = ContactRecord("Ana Reyes", organisation="Northwind", title="Designer", methods=(LINK,), key="linkedin:ana")


def test_of_two_exports_of_one_source_the_later_one_counts(book: Book) -> None:
    later = replace(LINKED, organisation="Contoso", title="Partner")
    report = bring_files(book, [([LINKED], "linkedin", EARLIER), ([later], "linkedin", LATER)])
    assert counts(report) == {"new": 1, "twice": 1}
    assert [entry.moved for entry in report.moved] == ["now Partner at Contoso; was Designer at Northwind"]
    assert held(book)[0].organisation == "Contoso"
    before = state(book)
    assert counts(bring_files(book, [([LINKED], "linkedin", EARLIER), ([later], "linkedin", LATER)])) == {"same": 2}
    assert state(book) == before


@pytest.mark.parametrize("key", ["linkedin:ana", None])
def test_an_older_export_moves_nobody_backwards(book: Book, key: str | None) -> None:
    newest = replace(LINKED, organisation="Contoso", title="Partner", key=key)
    bring_files(book, [([newest], "linkedin", LATER)])
    report = bring_files(book, [([replace(LINKED, key=key)], "linkedin", EARLIER)])
    assert counts(report) == {"same": 1}
    assert report.moved == []
    assert (held(book)[0].organisation, held(book)[0].title) == ("Contoso", "Partner")


def test_cards_know_better_than_their_files_which_is_newer(book: Book) -> None:
    old, new = (
        replace(ANA, title=title, rest={"vcard": [f"REV:{day}"]})
        for title, day in (("Designer", "20240102T101500Z"), ("Partner", "2026-01-02T10:15:00Z"))
    )
    bring_files(book, [([new], "vcard", EARLIER)])
    assert counts(bring_files(book, [([old], "vcard", LATER)])) == {"same": 1}
    assert held(book)[0].title == "Partner"


def test_whom_one_file_brought_the_next_one_may_mean(either: Book) -> None:
    card = ContactRecord("Ana Reyes", uid="u1", organisation="Northwind")
    files = [([card, BO], "vcard", None), ([replace(LINKED, title=None), ContactRecord("Bo Lindqvist")], "csv", None)]
    report = bring_files(either, files)
    assert counts(report) == {"new": 2, "twice": 2}
    assert [len(each.methods) for each in held(either)] == [1, 1]
    before = state(either)
    assert counts(bring_files(either, files)) == {"same": 4}
    assert state(either) == before


def test_two_files_of_one_day_agree_the_second_time_and_note_a_move_once(book: Book) -> None:
    later = replace(LINKED, organisation="Contoso", title="Partner")
    files = [([LINKED], "linkedin", DAY), ([later], "linkedin", DAY)]
    bring_files(book, files)
    before = state(book)
    assert counts(bring_files(book, files)) == {"same": 1, "twice": 1}
    assert state(book) == before
    among = [([LINKED], "linkedin", EARLIER), *files]
    bring_files(book, among)
    assert state(book) == before
    third = replace(LINKED, title="Head")
    bring_files(book, [([LINKED], "linkedin", DAY), ([third], "linkedin", DAY)])
    assert held(book)[0].title == "Head"


def test_tables_without_keys_that_say_different_things_agree_the_second_time(book: Book) -> None:
    one, other = ContactRecord("Ana Reyes", city="Lisbon"), ContactRecord("Ana Reyes", city="Porto")
    files = [([one], "csv", None), ([other], "csv", None)]
    assert counts(bring_files(book, files)) == {"new": 1, "twice": 1}
    before = state(book)
    assert counts(bring_files(book, files)) == {"same": 2}
    assert state(book) == before


def test_cards_of_one_folder_are_two_people_of_one_name(book: Book) -> None:
    with book.operation("import") as session:
        importing = Import(session, Wishes(), Report(), DAY)
        for number in range(2):
            importing.take([ContactRecord("Ana Reyes", uid=f"u{number}")], "vcard", None, "cards")
        importing.take([ContactRecord("Ana Reyes", uid="u1", city="Lisbon")], "vcard", None, "cards")
        importing.finish()
    assert [found.city for found in held(book)] == [None, "Lisbon"]


def test_work_that_the_user_wrote_stays_as_a_whole(book: Book) -> None:
    bring(book, [ANA])
    edit(book, 1, organisation="Own studio")
    report = bring(book, [replace(ANA, organisation="Contoso", title="Head of Research")])
    assert counts(report) == {"same": 1}
    assert report.of("same")[0].kept == ("organisation", "title")
    assert report.moved == []
    (found,) = held(book)
    assert (found.organisation, found.title) == ("Own studio", "Designer")
    assert found.notes == ANA.notes


def test_facts_are_known_by_their_keys_whatever_their_case(book: Book) -> None:
    bring(book, [replace(ANA, facts=(("Partner", "Sam"), ("partner", "Sam"), ("Likes", "jazz")))])
    assert held(book)[0].facts == (("partner", "Sam"), ("likes", "jazz"))
    newer = replace(ANA, facts=(("PARTNER", "Kim"), ("Likes", "jazz")))
    assert counts(bring(book, [newer])) == {"updated": 1}
    assert held(book)[0].facts == (("partner", "Kim"), ("likes", "jazz"))


def test_undo_takes_all_of_it_back(either: Book) -> None:
    before = state(either)
    bring(either, [ANA, BO])
    either.undo()
    assert state(either) == before


def test_what_the_user_edited_stays_and_what_the_source_changed_arrives(either: Book) -> None:
    bring(either, [ANA])
    edit(either, 1, city="Porto", title=None)
    newer = replace(
        ANA, city="Madrid", title="Partner", organisation="Contoso", methods=(MAIL,), tags=("design", "new")
    )
    report = bring(either, [newer])
    assert counts(report) == {"updated": 1}
    (entry,) = report.of("updated")
    assert [(each.field, each.before, each.after) for each in entry.changes] == [
        ("organisation", "Northwind", "Contoso"),
        ("title", None, "Partner"),
        ("tag", None, "new"),
    ]
    assert entry.kept == ("city",)
    assert entry.moved == "now Partner at Contoso; was Designer at Northwind"
    (found,) = held(either)
    assert (found.city, found.title, found.organisation) == ("Porto", "Partner", "Contoso")
    assert found.tags == ("design", "new", "pycon")
    assert (DAY, "now Partner at Contoso; was Designer at Northwind") in found.notes
    assert counts(bring(either, [newer])) == {"same": 1}


def test_what_the_user_took_away_does_not_come_back(book: Book) -> None:
    bring(book, [ANA])
    with book.operation("edit") as session:
        contacts.remove_method(session, person(session, 1), "email", "ana@example.com", None)
    bring(book, [replace(ANA, title="Partner")])
    assert [each.kind for each in held(book)[0].methods] == ["phone", "url"]


def test_a_person_who_was_typed_is_recognised_and_only_completed(book: Book) -> None:
    add(book, "Ana Reyes")
    edit(book, 1, city="Porto")
    report = bring(book, [ANA])
    assert counts(report) == {"updated": 1}
    (entry,) = report.of("updated")
    assert (entry.id, entry.score, entry.reason, entry.kept) == ("p1", 0.85, "bears the same name", ("city",))
    (found,) = held(book)
    assert (found.name, found.city, found.organisation) == ("Ana Reyes", "Porto", "Northwind")
    assert counts(bring(book, [ANA])) == {"same": 1}


def test_two_sources_meet_in_one_person_and_each_owns_what_it_said(book: Book) -> None:
    bring(book, [ANA], source="vcard")
    linkedin = ContactRecord("Ana Reyes", title="Partner", organisation="Contoso", methods=(ANA.methods[2],), key="ana")
    report = bring(book, [linkedin], source="linkedin")
    assert counts(report) == {"same": 1}
    assert report.of("same")[0].kept == ("organisation", "title")
    with book.reading() as session:
        assert session.exec(select(Origin.source).order_by(col(Origin.id))).all() == ["vcard", "linkedin"]
    assert counts(bring(book, [replace(ANA, title="Head")], source="vcard")) == {"updated": 1}
    assert held(book)[0].title == "Head"


def test_an_entry_without_a_key_that_changed_is_the_same_entry(book: Book) -> None:
    old = ContactRecord("Ana Reyes", organisation="Northwind")
    bring(book, [old, BO], source="linkedin")
    report = bring(book, [replace(old, organisation="Contoso"), BO], source="linkedin")
    assert counts(report) == {"updated": 1, "same": 1}
    assert report.moved[0].moved == "now at Contoso; was at Northwind"
    with book.reading() as session:
        assert len(session.exec(select(Origin)).all()) == 3  # what it says now is known beside what it said
    assert counts(bring(book, [old, BO], source="linkedin")) == {"same": 2}


def test_somebody_in_the_file_twice_is_one_person(book: Book) -> None:
    again = ContactRecord("Reyes, Ana", methods=(MAIL, methods.email("ana@northwind.example")))
    report = bring(book, [ANA, again, ANA])
    assert counts(report) == {"new": 1, "twice": 2}
    (found,) = held(book)
    assert [each.value for each in found.methods if each.kind == "email"] == [
        "ana@example.com",
        "ana@northwind.example",
    ]
    before = state(book)
    assert counts(bring(book, [ANA, again, ANA])) in ({"same": 2, "twice": 1}, {"same": 3})
    assert state(book) == before


def test_two_people_of_one_name_in_a_file_stay_two(book: Book) -> None:
    others = [replace(ANA, uid="u2", methods=(methods.email("other@example.com"),)), ANA]
    assert counts(bring(book, others)) == {"new": 2}
    before = state(book)
    assert counts(bring(book, others)) == {"same": 2}
    assert state(book) == before


def test_whoever_may_be_two_people_waits_for_a_decision(either: Book) -> None:
    add(either, "Ana Reyes")
    add(either, "Ana Reyes")
    newcomer = ContactRecord("Ana Reyes", city="Lisbon", line=7)
    report = bring(either, [newcomer])
    assert counts(report) == {"unsure": 1}
    assert [found.city for found in held(either)] == [None, None]
    before = state(either)
    assert counts(bring(either, [newcomer])) == {"unsure": 1}
    assert state(either) == before
    (entry,) = report.of("unsure")
    assert (entry.id, entry.line, entry.reason) == ("p1", 7, "bears the same name, and so do others")
    assert counts(bring(either, [newcomer], Wishes(decided={entry.key: 2}))) == {"updated": 1}
    assert [found.city for found in held(either)] == [None, "Lisbon"]
    assert counts(bring(either, [newcomer])) == {"same": 1}


@pytest.mark.parametrize(
    ("otherwise", "expected"), [("new", {"new": 1}), ("same", {"updated": 1}), (None, {"unsure": 1})]
)
def test_what_becomes_of_the_unsure_can_be_said_at_once(
    book: Book, otherwise: str, expected: Mapping[str, int]
) -> None:
    add(book, "Ana")
    assert counts(bring(book, [ContactRecord("Ana", city="Lisbon")], Wishes(otherwise=otherwise))) == expected


def test_only_what_is_wanted_is_written(book: Book) -> None:
    bring(book, [ANA])
    file = [replace(ANA, title="Partner"), BO]
    assert counts(bring(book, file, Wishes(only=frozenset(["new"])))) == {"left": 1, "new": 1}
    assert held(book)[0].title == "Designer"
    assert counts(bring(book, [*file, ContactRecord("Cy")], Wishes(only=frozenset(["updated"])))) == {
        "updated": 1,
        "same": 1,
        "left": 1,
    }


def test_tags_are_for_everybody_and_the_circle_for_who_is_new(either: Book) -> None:
    add(either, "Ana Reyes")
    wishes = Wishes(tags=("phone",), circle="close")
    report = bring(either, [ANA, *(ContactRecord(f"Person {number}") for number in range(8))], wishes)
    assert counts(report) == {"updated": 1, "new": 8}
    found = held(either)
    assert all("phone" in each.tags for each in found)
    assert [each.circle for each in found] == [None, *["close"] * 8]
    with either.reading() as session:
        due = [people.view(session, person(session, number), DAY).due for number in range(2, 10)]
    assert due == sorted(due, key=str)
    assert len(set(due)) == 8


def test_a_circle_that_the_book_does_not_know_is_remarked_on(book: Book) -> None:
    report = bring(book, [replace(BO, circle="Close", cadence="6w"), ContactRecord("Cy", circle="golf")])
    assert [found.circle for found in held(book)] == ["close", None]
    ((kind, remarked),) = report.remarks.items()
    assert (kind, remarked.count) == ("there is no circle …", 1)
    assert [(remark, entry.name) for remark, entry in remarked.first] == [("there is no circle 'golf'", "Cy")]


def test_a_uid_that_somebody_bears_is_not_given_twice(book: Book) -> None:
    bring(book, [ANA])
    other = ContactRecord("Bo Lindqvist", uid="uid-ana")
    assert counts(bring(book, [other], source="google")) == {"same": 1}  # the uid leaves no doubt, and the name stands
    assert [found.name for found in held(book)] == ["Ana Reyes"]


def test_an_import_that_fails_leaves_nothing(book: Book) -> None:
    before = state(book)

    def broken() -> Iterable[Record]:
        yield from (ContactRecord(f"Person {number}") for number in range(1200))
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt), book.operation("import") as session:
        Import(session, Wishes(), Report(), DAY).take(broken(), "vcard")
    assert state(book) == before


# A uid is one person's, however they are spelled.
NAMES = {"u1": ["Ana Reyes", "Reyes, Ana", "A. Reyes"], "u2": ["Bo Lindqvist", "Bo"], "u3": ["Ana", "ana@example.com"]}
NAMED = st.sampled_from([(name, uid) for bears, names in NAMES.items() for name in names for uid in (bears, None)])
METHODS = st.sampled_from([MAIL, PHONE, methods.email("bo@example.com"), methods.handle("x:ana")])
RECORDS = st.builds(
    lambda named, **told: ContactRecord(name=named[0], uid=named[1], **told),
    NAMED,
    city=st.none() | st.sampled_from(["Lisbon", "Porto"]),
    title=st.none() | st.sampled_from(["Designer", "Partner"]),
    methods=st.lists(METHODS, max_size=2).map(tuple),
    tags=st.lists(st.sampled_from(["a", "b"]), max_size=2).map(tuple),
)
FILES = st.lists(RECORDS, max_size=6)


@pytest.mark.slow
@settings(max_examples=10, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(FILES, FILES, st.sampled_from(["vcard", "linkedin"]))
def test_any_file_twice_is_the_file_once_and_undo_restores(
    tmp_path: Path, first: list[ContactRecord], second: list[ContactRecord], source: str
) -> None:
    with Book.open(str(tmp_path / f"{uuid4()}.db")) as book:
        start = state(book)
        bring(book, first)
        bring(book, second, source=source)
        before = state(book)
        bring(book, second, source=source)
        assert state(book) == before
        for _ in book.history():
            book.undo()
        assert state(book) == start


@pytest.mark.slow
@settings(
    max_examples=10,
    deadline=None,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(FILES, FILES, st.sampled_from(["vcard", "linkedin"]), st.sampled_from([EARLIER, LATER]))
def test_files_together_are_the_files_one_after_the_other_and_twice_is_once(
    tmp_path: Path, first: list[ContactRecord], second: list[ContactRecord], source: str, day: date
) -> None:
    files = [(first, "vcard", day), (second, source, LATER)]
    told = []
    for imports in ([files], [[one] for one in files]):
        with Book.open(str(tmp_path / f"{uuid4()}.db")) as book:
            for each in imports:
                bring_files(book, each)
            told.append([replace(found, uid=None) for found in held(book)])
            if len(imports) == 1:
                before = state(book)
                bring_files(book, files)
                assert state(book) == before
    assert told[0] == told[1] or day == LATER  # of one day, what changes comes last


def test_of_two_who_were_said_to_be_two_neither_is_taken_for_the_other_by_name_alone(book: Book) -> None:
    ana, other = add(book, "Ana Reyes"), add(book, "Ana M. Reyes")
    plain = ContactRecord("Ana Reyes", key="somewhere")
    with book.operation("not the same") as session:
        duplicates.say_distinct(session, person(session, ana), person(session, other), DAY)
    report = bring(book, [plain])
    assert counts(report) == {"unsure": 1}
    (entry,) = report.of("unsure")
    assert entry.reason == "bears the same name, and so do others"
    assert counts(bring(book, [plain], Wishes(otherwise="same"))) == {"same": 1}
    book.undo()
    book.undo()
    book.undo()
    assert counts(bring(book, [plain])) == {"same": 1}  # as long as nobody said so
