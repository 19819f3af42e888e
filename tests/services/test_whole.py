import json
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from sqlmodel import col, select

from netbook.demo.fill import new_book
from netbook.domain.imports import Report
from netbook.domain.records import ContactRecord, ReadingOptions
from netbook.domain.when import Calendar
from netbook.errors import BookUnavailable, Conflict, NetbookError
from netbook.formats import package
from netbook.formats import whole as format_
from netbook.models import Derived
from netbook.services import whole
from netbook.services.importing import Import, Wishes
from netbook.storage import search
from netbook.storage.book import Book
from tests.storage.helpers import add, state

TODAY = date(2026, 11, 22)
MOMENT = datetime(2026, 11, 22, 8, 30, tzinfo=UTC)
SCHEMA = Path(__file__).parents[2] / "docs" / "reference" / "book.schema.json"
OPTIONS = ReadingOptions(Calendar(TODAY))


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample network."""
    path = tmp_path_factory.mktemp("sample") / "book.db"
    new_book(str(path), TODAY)
    with Book.open(str(path)) as book:
        bring(book, [ContactRecord("Ana Reyes", key="ana", rest={"columns": {"Ring": "7"}})])
    return path


def bring(book: Book, records: list[ContactRecord], source: str = "linkedin") -> Report:
    report = Report(None)
    with book.operation("import") as session:
        importing = Import(session, Wishes(), report, TODAY, writes=True)
        importing.take(records, source)
        importing.finish()
    return report


def dumped(book: Book) -> str:
    with book.reading() as session:
        return "".join(whole.dump(session, MOMENT))


def restore(book: Book, text: str | bytes) -> dict[str, int]:
    file = text.encode() if isinstance(text, str) else text
    with package.given("book.json", file) as given_, book.operation("import") as session:
        return whole.restore(session, format_.tables(given_.members[0]))


def test_what_is_exported_in_full_comes_back_equal_table_by_table(sample: Path, location: str) -> None:
    with Book.open(str(sample)) as one, Book.open(location) as other:
        text = dumped(one)
        empty = state(other)
        counts = restore(other, text)
        assert state(other) == state(one)
        assert counts == {name: len(rows) for name, rows in state(one).items()}
        assert counts["contact"] > 50
        assert dumped(other) == text
        newest = max(row["id"] for row in state(other)["contact"])
        assert add(other, "Zed") > newest
        other.undo()
        other.undo()
        assert state(other) == empty
        other.redo()
        assert state(other) == state(one)


def follows(book: Book) -> tuple[object, ...]:
    """What is derived of everybody, and what the search index holds of them."""
    with book.reading() as session:
        rows = session.exec(select(Derived).order_by(col(Derived.contact_id))).all()
        numbers = [row.contact_id for row in rows]
        indexed = search.stored(session.connection(), search.PEOPLE, numbers)
        return tuple(row.model_dump() for row in rows), tuple(sorted(indexed.items()))


def test_what_follows_from_the_rows_is_right_afterwards(sample: Path, path: Path) -> None:
    with Book.open(str(sample)) as one, Book.open(str(path)) as other:
        restore(other, dumped(one))
        assert follows(other) == follows(one)


def test_a_book_that_holds_something_is_not_filled(sample: Path, file_book: Book) -> None:
    add(file_book, "Ana")
    with Book.open(str(sample)) as one, pytest.raises(Conflict, match="the book is not empty"):
        restore(file_book, dumped(one))


def test_the_schema_describes_what_is_written_and_nothing_else(sample: Path) -> None:
    schema = json.loads(SCHEMA.read_text(encoding="utf-8"))
    with Book.open(str(sample)) as book:
        told = json.loads(dumped(book))
    assert list(told) == schema["required"]
    jsonschema.validate(told, schema, jsonschema.Draft202012Validator, format_checker=jsonschema.FormatChecker())
    told["contact"][0]["shoe"] = 7
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(told, schema)


ROW = {"id": 1, "uid": "u", "name": "Ana", "created_at": "2026-01-01T00:00:00", "updated_at": "2026-01-01T00:00:00"}


def text_of(head: object = None, **tables: list[Any]) -> str:
    return json.dumps({"netbook": {"version": 1, "schema": "0004"} if head is None else head, **tables})


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (text_of({"version": 2}), "was written by a newer netbook"),
        (text_of({"version": 1, "schema": "9999"}), "was written by a newer netbook"),
        (text_of(shoes=[ROW]), "there is no table 'shoes' in a book"),
        (text_of(contact=[{**ROW, "shoe": 3}]), "row 1 of contact has 'shoe', which there is not"),
        (text_of(contact=[{**ROW, "id": "1"}]), "a row of contact cannot have the id '1'"),
        (text_of(contact=[{**ROW, "id": 0}]), "a row of contact cannot have the id 0"),
        (text_of(contact=[{**ROW, "name": None}]), "row 1 of contact has no name"),
        (text_of(contact=[{**ROW, "name": 7}]), "row 1 of contact: name cannot be 7"),
        (text_of(contact=[{**ROW, "met_on": "2026-02-30"}]), "row 1 of contact: met_on cannot be '2026-02-30'"),
        (text_of(contact=[{**ROW, "introduced_by": 7}]), "row 1 of contact needs row 7 of contact, which is not there"),
        (text_of(contact=[{**ROW, "introduced_by": True}]), "row 1 of contact: introduced_by cannot be True"),
        (text_of(contact=[{**ROW, "introduced_by": 2**40}]), "row 1 of contact: introduced_by cannot be"),
        (text_of(contact=[ROW, ROW]), "row 1 of contact is there twice"),
        (
            text_of(note=[{"id": 1, "contact_id": 3, "on": "2026-01-01", "text": "x"}]),
            "row 1 of note needs row 3 of contact",
        ),
        (text_of(contact=[ROW])[:-5], "is cut short or damaged"),
        (text_of()[:-1] + ', "contact": [{"id": nul}]}', "is cut short or damaged"),
        (text_of(contact=7), "'contact' in book.json is no list of rows"),  # type: ignore[arg-type]
        (text_of(contact=[7]), "entry 1 of 'contact' in book.json is no row"),
    ],
)
def test_a_file_that_is_no_whole_book_is_refused_in_one_line_and_nothing_is_written(
    file_book: Book, text: str, said: str
) -> None:
    before = state(file_book)
    with pytest.raises(NetbookError) as caught:
        restore(file_book, text)
    assert said in str(caught.value)
    assert not isinstance(caught.value, BookUnavailable)
    assert state(file_book) == before


def test_texts_of_a_file_are_cleaned_and_missing_columns_take_their_defaults(file_book: Book) -> None:
    restore(file_book, "\ufeff" + text_of(contact=[{**ROW, "name": "A\x1b[31mna\u202e"}]))
    (found,) = state(file_book)["contact"]
    assert (found["name"], found["city"], found["archived_at"]) == ("Ana", None, None)
    assert state(file_book)["circle"] == []


def test_the_people_of_another_book_join_this_one_as_any_others_do(sample: Path, file_book: Book) -> None:
    add(file_book, "Bo Lindqvist")
    with Book.open(str(sample)) as one, package.given("book.json", dumped(one).encode()) as given_:
        member = given_.members[0]
        assert format_.claims(member, OPTIONS)
        people = [each for each in format_.read(member, OPTIONS) if isinstance(each, ContactRecord)]
        assert len(people) == len(state(one)["contact"])
        report = bring(file_book, people, "netbook")
    assert report.counts["updated"] == 1  # Bo
    before = state(file_book)
    assert bring(file_book, people, "netbook").counts["same"] == len(people)
    assert state(file_book) == before
