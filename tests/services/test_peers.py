"""The books of other programs brought into one: nothing is lost, twice adds nothing, undo gives back what was."""

import json
import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from sqlalchemy import text as sql
from sqlmodel import col, select

from netbook.domain.imports import Report
from netbook.domain.records import ReadingOptions
from netbook.domain.when import Calendar
from netbook.formats import package, read, recognised
from netbook.models import Contact, FollowUp, Interaction, Relation
from netbook.services import interactions, whole, writing
from netbook.services.importing import Import, Wishes
from netbook.storage.book import Book
from tests.formats.monica_made import account
from tests.formats.test_friends import clean
from tests.storage.helpers import state

TODAY = date(2026, 3, 2)
OPTIONS = ReadingOptions(Calendar(TODAY), region="GB")
SAMPLES = Path(__file__).parents[1] / "formats" / "samples" / "peers"


@pytest.fixture
def either(location: str) -> Iterator[Book]:
    """A book in SQLite, and one in PostgreSQL."""
    with Book.open(location) as opened:
        yield opened


def bring(book: Book, name: str, content: bytes) -> Report:
    """Import one file, as the command does."""
    report = Report(None)
    with package.given(name, content) as found, book.operation("import") as session:
        importing = Import(session, Wishes(), report, TODAY)
        for claim in recognised(found, OPTIONS):
            importing.take(read(claim, OPTIONS), claim.format.key)
        importing.finish()
    return report


def dumped(book: Book) -> str:
    with book.reading() as session:
        return "".join(whole.dump(session))


def told(report: Report) -> str:
    """What an import says of entries: who was refused and why, what could not be read."""
    return json.dumps([[each.name, each.reason, each.remarks] for each in report.entries], ensure_ascii=False)


@pytest.fixture(scope="module")
def monica() -> tuple[bytes, list[str]]:
    made, make = account()
    return json.dumps(made, ensure_ascii=False, indent=4).encode(), make.words


@pytest.mark.slow
def test_of_a_whole_account_nothing_is_lost_twice_adds_nothing_and_undo_gives_back_what_was(
    either: Book, monica: tuple[bytes, list[str]]
) -> None:
    content, words = monica
    before = state(either)
    report = bring(either, "monica.json", content)
    assert (report.counts["new"], report.counts["rejected"]) == (299, 3)  # oneself, a picture, a paper
    there = (dumped(either) + told(report)).casefold()
    assert [word for word in words if word.casefold() not in there] == []
    after = state(either)
    again = bring(either, "monica.json", content)
    assert (again.counts["same"], again.happened, again.writes) == (299, {}, False)
    assert state(either) == after
    either.undo()
    assert state(either) == before


def test_what_several_did_together_is_one_thing_and_who_called_is_kept(file_book: Book) -> None:
    made, _ = account(6)
    contacts = made["account"]["data"][1]["values"][1:4]
    together = {
        "uuid": "00000000-0000-4000-8000-0000000000aa",
        "properties": {"summary": "Picnic by the river", "happened_at": "2024-05-04T00:00:00.000000Z"},
    }
    made["account"]["data"][-1]["values"].append(together)
    for each in contacts:
        each["data"].append({"type": "activity", "values": [together["uuid"]]})
    bring(file_book, "monica.json", json.dumps(made).encode())
    with file_book.reading() as session:
        (row,) = session.exec(select(Interaction).where(Interaction.text == "Picnic by the river")).all()
        there = session.execute(sql("SELECT count(*) FROM participation WHERE interaction_id = :row"), {"row": row.id})
        assert (row.on, row.kind, there.scalar()) == (date(2024, 5, 4), "meal", 3)
        calls = session.exec(
            select(Interaction.initiator).where(Interaction.kind == "call", Interaction.source == "monica")
        )
        assert set(calls) <= {"them", "me"}


def test_what_the_user_wrote_stays_when_the_account_comes_again(file_book: Book) -> None:
    made, _ = account(20)
    content = json.dumps(made).encode()
    bring(file_book, "monica.json", content)
    with file_book.operation("edit") as session:
        contact = session.exec(select(Contact).where(col(Contact.introduced_by).is_not(None))).first()
        interaction = session.exec(select(Interaction)).first()
        promise = session.exec(select(FollowUp).where(FollowUp.state == "open")).first()
        assert contact
        assert interaction
        assert promise
        contact.organisation = "Woodgrove"
        interaction.text, promise.state, promise.closed_on = "as I remember it", "done", TODAY
        for row in (contact, interaction, promise):
            session.add(row)
    edited = state(file_book)
    bring(file_book, "monica.json", content)
    assert state(file_book) == edited
    made["account"]["data"][1]["values"][5]["properties"]["company"] = "Northwind"
    made["account"]["data"][1]["values"][5]["data"].append(
        {"type": "note", "values": [{"uuid": "n", "created_at": "2025-01-02", "properties": {"body": "moved"}}]}
    )
    report = bring(file_book, "monica.json", json.dumps(made).encode())
    assert (report.counts["updated"], report.happened) == (1, {})


def test_an_introduction_that_is_known_otherwise_stays_and_relations_come_once(file_book: Book) -> None:
    people = [
        {"uuid": f"u{number}", "properties": {"first_name": name, "first_met_through": "u2" if name == "Ana" else None}}
        for number, name in enumerate(("Ana", "Bo", "Cy"), start=1)
    ]
    ties = [("u1", "u2", "child"), ("u2", "u1", "parent"), ("u2", "u3", "boss"), ("u3", "u2", "subordinate")]
    made = account(3)[0]
    made["account"]["properties"] = {}
    made["account"]["data"] = [
        {"type": "contact", "values": people},
        {"type": "relationship", "values": [_tie(*each) for each in ties]},
    ]
    content = json.dumps(made).encode()
    report = bring(file_book, "monica.json", content)
    assert report.happened == {"introductions": 1, "relations": 2}
    held = state(file_book)
    names = {row["id"]: row["name"] for row in held["contact"]}
    # Monica's page of contact_is lists of_contact under the word: Bo is Ana's child, Cy Bo's manager.
    assert [(names[row["contact_id"]], names[row["other_id"]], row["kind"]) for row in held["relation"]] == [
        ("Ana", "Bo", "child"),
        ("Bo", "Cy", "manager"),
    ]
    with file_book.operation("edit") as session:
        ana = session.exec(select(Contact).where(Contact.name == "Ana")).one()
        ana.introduced_by = next(number for number, name in names.items() if name == "Cy")
        session.add(ana)
    before = state(file_book)
    assert bring(file_book, "monica.json", content).happened == {}
    assert state(file_book) == before


def test_what_was_taken_away_stays_away_unless_that_is_undone(file_book: Book) -> None:
    made, _ = account(16)
    content = json.dumps(made).encode()
    empty = state(file_book)
    bring(file_book, "monica.json", content)
    file_book.undo()
    assert state(file_book) == empty
    bring(file_book, "monica.json", content)  # an import that was undone took nothing away
    with file_book.operation("remove") as session:
        row = session.exec(select(Interaction).where(Interaction.kind == "call")).first()
        assert row
        interactions.detach(session, row)
        session.delete(row)
        session.delete(session.exec(select(FollowUp)).first())
        session.delete(session.exec(select(Relation)).first())
        contact = session.exec(select(Contact).where(col(Contact.introduced_by).is_not(None))).first()
        assert contact
        contact.introduced_by = None
        session.add(contact)
    without = state(file_book)
    assert not bring(file_book, "monica.json", content).writes
    assert state(file_book) == without
    file_book.undo()
    assert not bring(file_book, "monica.json", content).writes


def _tie(one: str, other: str, kind: str) -> dict[str, Any]:
    return {"uuid": f"{one}{other}", "properties": {"type": kind, "contact_is": one, "of_contact": other}}


@pytest.mark.parametrize("name", ["friends.md", "addressbook", "monica.json"])
def test_the_samples_come_once(either: Book, name: str) -> None:
    content = (SAMPLES / name).read_bytes()
    assert bring(either, name, content).writes
    before = state(either)
    assert not bring(either, name, content).writes
    assert state(either) == before


WORDS = "Lunch with and, called about the flat in at a walk yesterday (sic) 2 * 3 é @Food @a:b-c".split(" ")
NAMES = ("Ana", "Ana Reyes", "Bo Lindqvist", "Zoë Q. Brandt", "An")
PLACES = ("Paris", "New York", "Ana", "York")


def lines(marked: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    """Events of a journal, some of one day, some that say the same."""
    texts = st.lists(st.sampled_from(WORDS) | marked, min_size=1, max_size=8).map(" ".join)
    days = st.dates(date(2024, 1, 1), date(2024, 1, 4))
    events = st.builds(lambda day, text: f"- {day}: {text}\n", days, texts)
    return st.lists(events, max_size=6, unique=True).map("".join)


def friend(name: str, aliases: list[str], place: str | None, tags: list[str]) -> str:
    others = f" (a.k.a. {' a.k.a. '.join(aliases)})" if aliases else ""
    return f"- {name}{others}{f' [{place}]' if place else ''}{''.join(f' @{tag}' for tag in tags)}\n"


MARKED = st.sampled_from([*(f"**{name}**" for name in NAMES), *(f"_{place}_" for place in PLACES), *NAMES, *PLACES])
FRIENDS = st.lists(
    st.builds(
        friend,
        st.sampled_from(NAMES),
        st.lists(st.sampled_from(["The Admiral", "Annie", "B."]), unique=True, max_size=2),
        st.none() | st.sampled_from(PLACES),
        st.lists(st.sampled_from(["navy", "x:y", "a-b"]), unique=True, max_size=2),
    ),
    unique_by=lambda line: re.split(r" [(\[@]", line)[0],
    max_size=4,
).map("".join)
JOURNALS = st.builds(
    lambda activities, notes, of: f"### Activities:\n{activities}\n### Notes:\n{notes}\n### Friends:\n{of}",
    lines(MARKED), lines(MARKED), FRIENDS,
)  # fmt: skip


def exported(book: Book) -> str:
    with book.reading() as session:
        chosen = writing.Chosen(session, writing.everybody(session), TODAY)
        return "".join(writing.text(writing.named("friends"), chosen))


def in_words(book: Book) -> set[tuple[Any, ...]]:
    """Everybody and everything of a book, by names."""
    held = state(book)
    names = {row["id"]: row["name"] for row in held["contact"]}
    tags = {row["id"]: row["name"] for row in held["tag"]}
    found: set[tuple[Any, ...]] = {("person", row["name"], row["city"]) for row in held["contact"]}
    for table, column in (("alias", "name"), ("note", "text")):
        found |= {(table, names[row["contact_id"]], row.get("on"), row[column]) for row in held[table]}
    found |= {("tagged", names[row["contact_id"]], tags[row["tag_id"]]) for row in held["contact_tag"]}
    for row in held["interaction"]:
        there = sorted(
            names[each["contact_id"]] for each in held["participation"] if each["interaction_id"] == row["id"]
        )
        told = sorted(tags[each["tag_id"]] for each in held["interaction_tag"] if each["interaction_id"] == row["id"])
        found.add((row["on"], row["kind"], row["text"], row["place"], *there, *told))
    return found


@pytest.mark.slow
@given(JOURNALS)
@settings(
    max_examples=15, deadline=None, phases=[Phase.generate],
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)  # fmt: skip
def test_in_and_out_and_in_again_a_journal_is_the_same(tmp_path: Path, journal: str) -> None:
    with Book.open(str(tmp_path / f"{uuid4()}.db")) as book, Book.open(str(tmp_path / f"{uuid4()}.db")) as other:
        bring(book, "friends.md", journal.encode())
        text = exported(book)
        assert clean(text) == text
        bring(other, "friends.md", text.encode())
        assert in_words(other) == in_words(book)
        assert exported(other) == text
        before = state(other)
        bring(other, "friends.md", text.encode())
        assert state(other) == before
