"""What follows from the rows (the search index, last contacts, due dates) is what a rebuild would make, always."""

import random
from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from string import ascii_lowercase
from typing import Any, TypeVar

from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from sqlmodel import Session, SQLModel, col, select

from netbook.domain.curation import ANSWERS, NEEDED
from netbook.errors import Conflict, NotFound
from netbook.models import (
    Alias,
    Appraisal,
    Circle,
    Contact,
    ContactMethod,
    ContactTag,
    Derived,
    Fact,
    Interaction,
    InteractionTag,
    Note,
    Participation,
    Preference,
    Rule,
    Tag,
    key_of,
)
from netbook.storage import derived, search
from netbook.storage.book import Book
from tests.storage.helpers import DAY

Act = Callable[[Session, int, int, str], None]
Row = TypeVar("Row", bound=SQLModel)
WORDS = ["Ana", "Zoë", "O’Brien", "李雷", "name", "text", "x" * 100, "…", ""]
QUICKLY = [each for each in Phase if each is not Phase.shrink]  # with a database behind it, that takes minutes


def some(session: Session, model: type[Row], number: int) -> Row | None:
    """One of the rows of a table, if it has any."""
    rows = session.exec(select(model)).all()
    return sorted(rows, key=key_of)[number % len(rows)] if rows else None  # type: ignore[arg-type]


def add_person(session: Session, one: int, other: int, text: str) -> None:
    circle = (None, "inner", "close", "wider")[other % 4]
    session.add(Contact(name=f"Bo {text}", circle=circle, cadence_since=DAY if one % 2 else None))


def change_person(session: Session, one: int, other: int, text: str) -> None:
    if person := some(session, Contact, one):
        match other % 6:
            case 0:
                person.name = text or "Cy"
            case 1:
                person.organisation, person.city, person.about = text, None, text
            case 2:
                person.circle, person.cadence_since = "trusted", DAY
            case 3:
                person.cadence = None if person.cadence else "6w"
            case 4:
                person.archived_at = None if person.archived_at else datetime.now(UTC)
            case 5:
                person.due_dropped = DAY


def hang_on_person(session: Session, one: int, other: int, text: str) -> None:
    if person := some(session, Contact, one):
        who = key_of(person)
        rows: list[SQLModel] = [
            Alias(contact_id=who, name=text),
            ContactMethod(contact_id=who, kind="email", value=text, normalised=text.lower()),
            Fact(contact_id=who, on=DAY, key="key", value=text),
            Note(contact_id=who, on=DAY, text=text),
        ]
        session.add(rows[other % len(rows)])


def change_what_hangs(session: Session, one: int, other: int, text: str) -> None:
    for note in (some(session, Note, one), some(session, Alias, one)):
        person = some(session, Contact, other)
        if note and person and other % 3:
            note.contact_id = key_of(person)
        elif note:
            session.delete(note)


def tag_person(session: Session, one: int, other: int, text: str) -> None:
    person, name = some(session, Contact, one), f"tag{other % 2}"
    if person is None:
        return
    tag = session.exec(select(Tag).where(Tag.name == name)).first() or Tag(name=name, cadence="1w" if text else None)
    session.add(tag)
    session.flush()
    query = select(ContactTag).where(ContactTag.contact_id == person.id, ContactTag.tag_id == tag.id)
    if link := session.exec(query).first():
        session.delete(link)
    else:
        session.add(ContactTag(contact_id=key_of(person), tag_id=key_of(tag)))


def change_tag(session: Session, one: int, other: int, text: str) -> None:
    if tag := some(session, Tag, one):
        tag.cadence = None if tag.cadence else "2w"
        tag.name = f"{tag.name}{text.lower()}" if other % 2 else tag.name


def change_circle(session: Session, one: int, other: int, _text: str) -> None:
    circle = some(session, Circle, one)
    assert circle is not None
    circle.cadence = (None, "9w", "never")[other % 3]


def log(session: Session, one: int, other: int, text: str) -> None:
    session.add(happened := Interaction(on=DAY - timedelta(days=other), kind="coffee", text=text, place=text))
    session.flush()
    for number, role in ((one, "present"), (other, "mentioned")):
        if person := some(session, Contact, number):
            session.add(Participation(interaction_id=key_of(happened), contact_id=key_of(person), role=role))


def change_interaction(session: Session, one: int, other: int, text: str) -> None:
    if happened := some(session, Interaction, one):
        happened.on += timedelta(days=other - 4)
        happened.notes = text


def change_who_was_there(session: Session, one: int, other: int, _text: str) -> None:
    if link := some(session, Participation, one):
        if other % 2:
            link.role = "present" if link.role == "mentioned" else "mentioned"
        elif person := some(session, Contact, other):
            link.contact_id = key_of(person)


def remove_interaction(session: Session, one: int, _other: int, _text: str) -> None:
    if happened := some(session, Interaction, one):
        for model in (Participation, InteractionTag):
            for row in session.exec(select(model).where(model.interaction_id == happened.id)):
                session.delete(row)
        session.delete(happened)


def remove_person(session: Session, one: int, _other: int, _text: str) -> None:
    if person := some(session, Contact, one):
        for model in (Alias, Appraisal, ContactMethod, ContactTag, Fact, Note, Participation):
            for row in session.exec(select(model).where(model.contact_id == person.id)):
                session.delete(row)
        session.delete(person)


def appraise(session: Session, one: int, other: int, _text: str) -> None:
    person, rule = some(session, Contact, one), some(session, Rule, other)
    if person and rule:
        who, which = key_of(person), key_of(rule)
        session.add(Appraisal(contact_id=who, rule_id=which, answer=ANSWERS[(one + other) % 3], on=DAY))


def let_in(session: Session, one: int, other: int, _text: str) -> None:
    if person := some(session, Contact, one):
        for rule in session.exec(select(Rule)):
            said = "no" if other == key_of(rule) else "yes"
            session.add(Appraisal(contact_id=key_of(person), rule_id=key_of(rule), answer=said, on=DAY))


def take_an_answer_back(session: Session, one: int, _other: int, _text: str) -> None:
    if row := some(session, Appraisal, one):
        session.delete(row)


def change_rules(session: Session, one: int, other: int, text: str) -> None:
    rule = some(session, Rule, one)
    if other % 3 == 0 or rule is None:
        session.add(Rule(key=f"rule{one}{other}{len(session.exec(select(Rule)).all())}", text=text, position=other))
    elif other % 3 == 1:
        rule.retired_on = None if rule.retired_on else DAY
    else:
        rule.position, rule.text = other, text


def change_how_many_are_needed(session: Session, one: int, other: int, text: str) -> None:
    row = session.exec(select(Preference).where(Preference.key == NEEDED)).first()
    if row and other % 3 == 0:
        session.delete(row)
    elif row:
        row.value = str(one) if other % 3 == 1 else text or "²"
    else:
        session.add(Preference(key=NEEDED, value=str(other)))


ACTS: list[Act] = [
    add_person, change_person, hang_on_person, change_what_hangs, tag_person, change_tag, change_circle, log,
    change_interaction, change_who_was_there, remove_interaction, remove_person,
    appraise, let_in, take_an_answer_back, change_rules, change_how_many_are_needed,
]  # fmt: skip
numbers = st.integers(0, 8)
acts = st.tuples(st.sampled_from(ACTS), numbers, numbers, st.sampled_from(WORDS))
turns = st.sampled_from(["undo", "redo"])
steps = st.lists(st.one_of(st.lists(acts, min_size=1, max_size=3), turns), min_size=3, max_size=12)


def kept(book: Book) -> dict[str, Any]:
    """Everything that is kept of what follows from the rows."""
    with book.reading() as session:
        connection = session.connection()
        people = session.exec(select(Derived).order_by(col(Derived.contact_id))).all()
        index = {
            one.name: search.stored(connection, one, search.ids_after(connection, one, 0, 1_000))
            for one in search.INDEXES
        }
        return {**index, "derived": {one.contact_id: one.model_dump() for one in people}}


def anew(book: Book) -> dict[str, Any]:
    """The same after everything was made anew."""
    with book.engines.writing.begin() as connection:
        derived.rebuild(connection)
    return kept(book)


def test_after_any_operations_undo_and_redo_everything_is_as_if_made_anew(book: Book) -> None:
    empty = kept(book)

    @settings(max_examples=12 if book.path else 4, deadline=None, phases=QUICKLY)
    @given(st.lists(acts, min_size=4, max_size=8), steps)
    def check(first: list[Any], rest: list[Any]) -> None:
        for step in (first, *rest):
            if isinstance(step, list):
                with book.operation("act") as session:
                    for act, *told in step:
                        act(session, *told)
                        session.flush()
            else:
                with suppress(NotFound, Conflict):
                    book.undo() if step == "undo" else book.redo()
            with book.reading() as session:
                people = [key_of(one) for one in session.exec(select(Contact))]
                assert kept(book)["derived"] == derived.derived_rows(session.connection(), people)
        assert kept(book) == anew(book)
        with suppress(NotFound):
            while True:
                book.undo()
        assert kept(book) == empty == anew(book)

    check()


def test_a_long_text_is_indexed_as_it_is_made_anew(book: Book) -> None:
    """PostgreSQL takes a row of more than a megabyte of words without complaint, and keeps others."""
    letters = random.Random(1)
    words = ["".join(letters.choices(ascii_lowercase, k=64)) for _ in range(20_000)]
    with book.operation("write") as session:
        session.add(ana := Contact(name="Ana"))
        session.flush()
        session.add(Note(contact_id=key_of(ana), on=DAY, text=" ".join(words)))
    with book.reading() as session:
        connection = session.connection()
        texts = derived.person_texts(connection, [1])[1]
        stored = search.stored(connection, search.PEOPLE, [1])[1]
        assert stored == search.expected(connection.dialect.name, search.PEOPLE, texts)
        sought = search.matching(connection.dialect.name, search.PEOPLE, words[:1])
        assert list(session.scalars(sought)) == [1]
