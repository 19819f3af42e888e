import json
import shutil
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import closing, suppress
from datetime import UTC, date, datetime
from itertools import pairwise
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from sqlalchemy import text as sql
from sqlmodel import col, select

from netbook.domain.imports import Report
from netbook.domain.records import Brought, ContactRecord, Encounter, Named, ReadingOptions
from netbook.domain.when import Calendar
from netbook.errors import Conflict, Unreadable
from netbook.formats import package
from netbook.formats import whole as format_
from netbook.models import Circle, Derived
from netbook.services import whole
from netbook.services.importing import Import, Wishes
from netbook.storage import derived, doctor, rows, search
from netbook.storage.book import Book
from netbook.storage.migrate import SCHEMA_VERSION
from tests.services import audience_made
from tests.services.random_books import books, fill
from tests.storage.helpers import add, state

TODAY = date(2026, 11, 22)
SCHEMA = Path(__file__).parents[2] / "docs" / "reference" / "book.schema.json"
OPTIONS = ReadingOptions(Calendar(TODAY))
QUICKLY = [each for each in Phase if each is not Phase.shrink]  # with a database behind it, that takes minutes


@pytest.fixture(scope="module")
def sample(sample_network: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample network, with something in every table."""
    path = tmp_path_factory.mktemp("sample") / "book.db"
    shutil.copy(sample_network, path)
    with Book.open(str(path)) as book:
        bring(book, [ContactRecord("Ana Reyes", key="ana", rest={"columns": {"Ring": "7"}})])
        bring(book, [Encounter("1", TODAY, "meeting", "Tea", (Named("Ana Reyes"),), sure=False)], "calendar")
        ana = audience_made.follows("ana", 2026, 1, 1, 9, name="Ana Reyes")
        audience_made.bring(book, TODAY, [ana, "bo", audience_made.followed("cy")], platform="facebook")
        with book.engines.writing.begin() as connection:
            connection.execute(sql("INSERT INTO preference (key, value) VALUES ('rules_needed', '3')"))
            derived.rebuild(connection)
            moment = "'2026-11-15 08:30:00'"
            connection.execute(
                sql(
                    'INSERT INTO review (kind, "on", begun_at, finished_on, counts) VALUES '
                    f"('weekly', '2026-11-15', {moment}, NULL, '{{\"logged\": 2}}')"
                )
            )
            connection.execute(sql("INSERT INTO distinction (one_id, other_id, \"on\") VALUES (1, 2, '2026-11-15')"))
            connection.execute(
                sql("INSERT INTO review_item (review_id, position, step, subject) VALUES (1, 0, 'people', 'p7')")
            )
    return path


@pytest.fixture(scope="module")
def text(sample: Path) -> str:
    """The sample network as it is exported."""
    with Book.open(str(sample)) as book:
        return dumped(book)


@pytest.fixture(scope="module")
def untouched(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Book]:
    """An empty book for tests that write nothing."""
    with Book.open(str(tmp_path_factory.mktemp("empty") / "book.db")) as book:
        yield book


def bring(book: Book, records: Sequence[Brought], source: str = "linkedin") -> Report:
    report = Report(None)
    with book.operation("import") as session:
        importing = Import(session, Wishes(), report, TODAY)
        importing.take(records, source)
        importing.finish()
    return report


def dumped(book: Book) -> str:
    with book.reading() as session:
        return "".join(whole.dump(session))


def restore(book: Book, text: str | bytes) -> dict[str, int]:
    file = text.encode() if isinstance(text, str) else text
    with package.given("book.json", file) as given_, book.operation("import") as session:
        return whole.restore(session, format_.tables(given_.members[0]))


def wrong(location: str) -> dict[str, Any]:
    """What the doctor finds."""
    with closing(doctor.admit(location).book) as book:
        return {one.check: one for one in doctor.examine(doctor.Patient(book)) if not one.well}


@pytest.mark.slow
def test_what_is_exported_in_full_comes_back_equal_table_by_table(sample: Path, text: str, location: str) -> None:
    with Book.open(str(sample)) as one, Book.open(location) as other:
        empty = state(other)
        counts = restore(other, text)
        assert state(other) == state(one)
        assert counts == {name: len(rows) for name, rows in state(one).items()}
        assert all(counts.values())
        assert dumped(other) == text
        assert follows(other) == follows(one)
        newest = max(row["id"] for row in state(other)["contact"])
        assert add(other, "Zed") > newest
        other.undo()
        other.undo()
        assert state(other) == empty
        other.redo()
        assert state(other) == state(one)
    assert wrong(location) == {}


@pytest.mark.slow
def test_from_a_file_to_postgresql_and_back_the_text_stays_the_same(text: str, postgres_url: str, path: Path) -> None:
    with Book.open(postgres_url) as server, Book.open(str(path)) as file:
        restore(server, text)
        restore(file, dumped(server))
        assert dumped(server) == dumped(file) == text
        assert state(server) == state(file)


@pytest.mark.slow
def test_the_order_of_tables_and_rows_does_not_matter(sample: Path, text: str, file_book: Book) -> None:
    told = json.loads(text)
    head = {"netbook": told.pop("netbook")}
    turned = {**head, **{name: rows[::-1] for name, rows in reversed(told.items())}}
    restore(file_book, json.dumps(turned, indent=2))
    assert dumped(file_book) == text


def follows(book: Book) -> dict[str, Any]:
    """What is derived of everybody, and the words by which everything is found."""
    with book.reading() as session:
        found = session.exec(select(Derived).order_by(col(Derived.contact_id))).all()
        connection = session.connection()
        texts = {
            index.name: make(connection, search.ids_after(connection, index, 0, 10_000))
            for index, make in ((search.PEOPLE, derived.person_texts), (search.INTERACTIONS, derived.interaction_texts))
        }
        return {"derived": [row.model_dump() for row in found], **texts}


def test_the_head_tells_what_the_file_is_and_every_row_has_a_line(text: str) -> None:
    lines = text.splitlines()
    assert lines[:3] == [
        "{",
        f'"netbook": {{"version": 1, "schema": "{SCHEMA_VERSION}"}},',
        '"circle": [',
    ]
    told = json.loads(text)
    assert list(told) == ["netbook", *whole.ORDER]
    of_tables = (rows for name, rows in told.items() if name != "netbook")
    assert all(row["id"] < later["id"] for rows in of_tables for row, later in pairwise(rows))
    assert sum(line.startswith('{"id"') for line in lines) == sum(len(told[name]) for name in whole.ORDER)
    assert list(told["contact"][0]) == rows.user_tables()["contact"].c.keys()


def test_a_new_book_is_written_as_json_too(book: Book) -> None:
    told = json.loads(dumped(book))
    assert {name for name, rows in told.items() if rows} == {"netbook", "circle", "rule"}
    before = state(book)
    restore(book, dumped(book))
    assert state(book) == before


@pytest.mark.slow
def test_a_book_that_holds_something_is_not_filled(text: str, file_book: Book) -> None:
    add(file_book, "Ana")
    with pytest.raises(Conflict, match="the book is not empty"):
        restore(file_book, text)
    file_book.undo()
    with file_book.operation("circles") as session:
        circle = session.exec(select(Circle)).first()
        assert circle
        circle.cadence = "3w"
        session.add(circle)
    with pytest.raises(Conflict, match="the book is not empty"):
        restore(file_book, text)
    file_book.undo()
    assert restore(file_book, text)


@pytest.mark.slow
def test_the_schema_describes_what_is_written_and_nothing_else(text: str) -> None:
    schema = json.loads(SCHEMA.read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    check = jsonschema.Draft202012Validator(schema, format_checker=jsonschema.FormatChecker())
    told = json.loads(text)
    assert list(told) == schema["required"]
    check.validate(told)
    for damage in ({"shoe": 7}, {"id": 0}, {"name": None}, {"met_on": "2026-02-30"}):
        damaged = {**told, "contact": [{**told["contact"][0], **damage}]}
        assert not check.is_valid(damaged), damage
    assert not check.is_valid({**told, "shoes": []})
    assert all(
        "description" in column
        for table in whole.ORDER
        for column in schema["properties"][table]["items"]["properties"].values()
    )


ROW = {"id": 1, "uid": "u", "name": "Ana", "created_at": "2026-01-01T00:00:00", "updated_at": "2026-01-01T00:00:00"}
TAG = {"id": 1, "name": "climber"}
PROMISE = {"id": 1, "uid": "f", "due": "2026-01-01"}
HEAD = {"version": 1, "schema": SCHEMA_VERSION}


def text_of(head: object = None, **tables: Any) -> str:
    return json.dumps({"netbook": HEAD if head is None else head, **tables})


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (text_of({"version": 2}), "was written by a newer netbook"),
        (text_of({"version": 1, "schema": "9999"}), "was written by a newer netbook"),
        (text_of({"version": 1}), "does not say of which version its tables are"),
        (text_of({"version": 1, "schema": "²"}), "does not say of which version its tables are"),
        (text_of({"version": True}), "book.json is no whole book of netbook"),
        (text_of(7), "book.json is no whole book of netbook"),
        (json.dumps({"contact": [ROW]}), "book.json is no whole book of netbook"),
        (text_of(shoes=[ROW]), "there is no table 'shoes' in a book"),
        (text_of(operation=[ROW]), "there is no table 'operation' in a book"),
        (text_of(**{"a\x1b[31mb\n" + "x" * 99: [ROW]}), "there is no table 'ab " + "x" * 36 + "… in a book"),
        (text_of(contact=[{**ROW, "shoe": 3}]), "row 1 of contact has 'shoe', which there is not"),
        (text_of(contact=[{**ROW, "id": "1"}]), "a row of contact cannot have the id '1'"),
        (text_of(contact=[{**ROW, "id": 0}]), "a row of contact cannot have the id 0"),
        (text_of(contact=[{**ROW, "introduced_by": ROW["id"]}]), "nobody is introduced by themselves"),
        (text_of(contact=[{**ROW, "id": True}]), "a row of contact cannot have the id True"),
        (text_of(contact=[{"name": "Ana"}]), "a row of contact cannot have the id nothing"),
        (text_of(contact=[{**ROW, "id": 2**31}]), "a row of contact cannot have the id 2147483648"),
        (text_of(contact=[{**ROW, "name": None}]), "row 1 of contact has no name"),
        (text_of(contact=[{"id": 1}]), "row 1 of contact has no name"),
        (text_of(contact=[{**ROW, "name": 7}]), "row 1 of contact: name cannot be 7"),
        (text_of(contact=[{**ROW, "name": "\x1b[31m \u202e"}]), "row 1 of contact: name cannot be ''"),
        (text_of(contact=[{**ROW, "name": {"a": 1}}]), "row 1 of contact: name cannot be an object"),
        (text_of(contact=[{**ROW, "met_on": "2026-02-30"}]), "row 1 of contact: met_on cannot be '2026-02-30'"),
        (text_of(contact=[{**ROW, "met_on": "2026-W05-1"}]), "row 1 of contact: met_on cannot be '2026-W05-1'"),
        (text_of(contact=[{**ROW, "met_on": 7}]), "row 1 of contact: met_on cannot be 7"),
        (text_of(contact=[{**ROW, "created_at": "2026-01-01"}]), "row 1 of contact: created_at cannot be '2026-01-01'"),
        (text_of(contact=[{**ROW, "created_at": "0001-01-01T00:00:00+14:00"}]), "row 1 of contact: created_at cannot"),
        (text_of(contact=[{**ROW, "introduced_by": 7}]), "row 1 of contact needs row 7 of contact, which is not there"),
        (text_of(contact=[{**ROW, "introduced_by": True}]), "row 1 of contact: introduced_by cannot be True"),
        (text_of(contact=[{**ROW, "introduced_by": 1.0}]), "row 1 of contact: introduced_by cannot be 1.0"),
        (text_of(contact=[{**ROW, "introduced_by": 2**40}]), "row 1 of contact: introduced_by cannot be 1099511627776"),
        (text_of(contact=[{**ROW, "circle": "moon"}]), "row 1 of contact is in the circle 'moon', which is not there"),
        (text_of(contact=[{**ROW, "cadence": "often"}]), "row 1 of contact: cadence cannot be 'often'"),
        (text_of(contact=[ROW, ROW]), "row 1 of contact is there twice"),
        (text_of(contact=[ROW, {**ROW, "id": 2}]), "row 2 of contact is there twice with the same uid"),
        (
            text_of(
                contact=[ROW],
                tag=[TAG],
                contact_tag=[{"id": 1, "contact_id": 1, "tag_id": 1}, {"id": 2, "contact_id": 1, "tag_id": 1}],
            ),
            "row 2 of contact_tag is there twice with the same contact_id and tag_id",
        ),
        (text_of(tag=[TAG, {"id": 2, "name": "b"}] * 300), "row 1 of tag is there twice"),
        (
            text_of(note=[{"id": 1, "contact_id": 3, "on": "2026-01-01", "text": "x"}]),
            "row 1 of note needs row 3 of contact",
        ),
        (text_of(followup=[{**PROMISE, "repeat": "FREQ=OFTEN"}]), "row 1 of followup: repeat cannot be 'FREQ=OFTEN'"),
        (text_of(followup=[{**PROMISE, "state": "lost"}]), "row 1 of followup: state cannot be 'lost'"),
        (
            text_of(contact=[ROW], occasion=[{"id": 1, "contact_id": 1, "kind": "birthday", "month": 2, "day": 30}]),
            "row 1 of occasion: month 2 has no day 30",
        ),
        (
            text_of(origin=[{"id": 1, "source": "csv", "key": "a", "on": "2026-01-01", "said": []}]),
            "row 1 of origin: said cannot be a list",
        ),
        (text_of(contact=[ROW])[:-5], "is cut short or damaged"),
        (text_of()[:-1] + ', "contact": [{"id": nul}]}', "is cut short or damaged"),
        (text_of(contact=7), "'contact' in book.json is no list of rows"),
        (text_of(contact=[7]), "entry 1 of 'contact' in book.json is no row"),
    ],
)
def test_a_file_that_is_no_whole_book_is_refused_in_one_line_and_nothing_is_written(
    untouched: Book, text: str, said: str
) -> None:
    before = state(untouched)
    with pytest.raises(Unreadable) as caught:
        restore(untouched, text)
    assert said in str(caught.value)
    assert str(caught.value).isprintable()
    assert len(str(caught.value)) < 200
    assert state(untouched) == before
    assert untouched.history() == []


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (text_of(contact=[ROW, ROW]), "row 1 of contact is there twice"),
        (text_of(contact=[ROW, {**ROW, "id": 2}]), "row 2 of contact is there twice with the same uid"),
        (text_of(contact=[{**ROW, "introduced_by": 7}]), "row 1 of contact needs row 7 of contact, which is not there"),
    ],
)
def test_a_server_refuses_the_same_in_the_same_words(book: Book, text: str, said: str) -> None:
    before = state(book)
    with pytest.raises(Unreadable, match=said):
        restore(book, text)
    assert state(book) == before


def test_texts_are_cleaned_moments_are_of_utc_and_missing_columns_take_their_defaults(file_book: Book) -> None:
    row = {**ROW, "name": "A\x1b[31mna\u202e", "city": "Li\nsbon", "about": "one\n\x00two"}
    origin = {"id": 3, "source": "csv", "key": "a", "on": "2026-01-01", "said": {"n\x07": ["\x1b[31mx"]}}
    restore(
        file_book,
        "\ufeff"
        + text_of(
            {**HEAD, "schema": "0001"}, contact=[{**row, "created_at": "2026-01-01T02:30:00+02:00"}], origin=[origin]
        ),
    )
    (found,), (other,) = state(file_book)["contact"], state(file_book)["origin"]
    assert (found["name"], found["city"], found["about"]) == ("Ana", "Li sbon", "one\ntwo")
    assert (found["title"], found["archived_at"]) == (None, None)
    assert found["created_at"] == datetime(2026, 1, 1, 0, 30, tzinfo=UTC)
    assert (other["said"], other["rest"]) == ({"n": ["x"]}, None)
    assert state(file_book)["circle"] == []


def comes_back(one: Book, other: Book, made: dict[str, list[dict[str, Any]]]) -> None:
    """Whether a book with these rows is equal after it was exported and restored, and the other empty after an undo."""
    fill(one, made)
    empty = state(other)
    restore(other, dumped(one))
    assert state(other) == state(one)
    assert dumped(other) == dumped(one)
    other.undo()
    assert state(other) == empty


def test_any_book_comes_back_equal(tmp_path: Path) -> None:
    with Book.open(str(tmp_path / "one.db")) as one, Book.open(str(tmp_path / "other.db")) as other:
        empty = state(other)

        @settings(max_examples=5, deadline=None, phases=QUICKLY, suppress_health_check=list(HealthCheck))
        @given(books())
        def check(made: dict[str, list[dict[str, Any]]]) -> None:
            comes_back(one, other, made)

        check()
        assert state(other) == empty


@pytest.mark.slow
def test_any_book_comes_back_equal_from_a_file_and_a_server(book: Book, tmp_path: Path) -> None:
    with Book.open(str(tmp_path / "one.db")) as one:

        @settings(max_examples=40, deadline=None, phases=QUICKLY, suppress_health_check=list(HealthCheck))
        @given(books())
        def check(made: dict[str, list[dict[str, Any]]]) -> None:
            comes_back(one, book, made)

        check()


def damages(text: str) -> st.SearchStrategy[bytes]:
    """A file with a part taken out, put in another place, or written over."""
    whole_, places = text.encode(), st.integers(0, len(text.encode()))
    pieces = st.sampled_from([b"", b"{}", b"[]", b"null", b'"', b",", b"7", b"1e999", b"\xff", b"\\u0000", b"[" * 500])

    def damaged(ends: tuple[int, int], piece: bytes) -> bytes:
        first, last = sorted(ends)
        return whole_[:first] + piece + whole_[min(last, first + 40) :]

    return st.builds(damaged, st.tuples(places, places), pieces)


@pytest.mark.slow
def test_whatever_the_bytes_a_file_is_taken_whole_or_refused(file_book: Book) -> None:
    small = text_of(
        circle=[{"id": 1, "key": "inner", "name": "Inner", "position": 0}],
        contact=[{**ROW, "circle": "inner", "cadence": "6w", "met_on": "2026-01-01"}],
        note=[{"id": 1, "contact_id": 1, "on": "2026-01-01", "text": "x"}],
        origin=[{"id": 1, "source": "csv", "key": "a", "on": "2026-01-01", "said": {"a": [1]}, "rest": None}],
    )
    before = state(file_book)

    @settings(max_examples=25, deadline=None, phases=QUICKLY, suppress_health_check=list(HealthCheck))
    @given(damages(small))
    def check(file: bytes) -> None:
        with suppress(Unreadable):
            restore(file_book, file)
            json.loads(dumped(file_book))
            file_book.undo()
        assert state(file_book) == before

    check()


def records(text: str) -> list[Any]:
    return list(format_.read(package.given("book.json", text.encode()).members[0], OPTIONS))


def join(book: Book, text: str, wishes: Wishes | None = None) -> Report:
    """Bring a whole book into one that holds something."""
    report = Report(None)
    with book.operation("import") as session:
        importing = Import(session, wishes or Wishes(), report, TODAY)
        importing.take(records(text), "netbook")
        importing.finish()
    return report


@pytest.mark.slow
def test_people_of_another_book_join_this_one_with_what_happened_and_the_second_time_nothing(
    sample: Path, text: str, book: Book
) -> None:
    add(book, "Bo Lindqvist")
    told = json.loads(text)
    counts = {"interactions": len(told["interaction"]), "follow-ups": len(told["followup"])}
    counts |= {"introductions": sum(bool(each["introduced_by"]) for each in told["contact"])}
    counts |= {"relations": len(told["relation"])}
    before = state(book)
    report = join(book, text)
    assert report.counts == {"new": len(told["contact"]) - 1, "updated": 1}  # Bo
    assert report.happened == counts
    assert in_words(book) == in_words_of(sample)
    after = state(book)
    again = join(book, text)
    assert (again.counts["same"], again.happened, again.writes) == (len(told["contact"]), Counter(), False)
    assert state(book) == after
    book.undo()
    assert state(book) == before
    assert wrong(book.location) == {} if book.path else True


def in_words(book: Book) -> set[tuple[Any, ...]]:
    """What happened, what was promised and who knows whom, by the names of people."""
    with book.reading() as session:
        connection = session.connection()
        happened = connection.execute(
            sql(
                'SELECT i.uid, i."on", i.kind, i.text, i.minutes, i.place, i.initiator, '
                "CASE WHEN i.missed THEN 1 ELSE 0 END, p.role, c.name "
                "FROM interaction i LEFT JOIN participation p ON p.interaction_id = i.id "
                "LEFT JOIN contact c ON c.id = p.contact_id"
            )
        )
        tags = connection.execute(
            sql(
                "SELECT i.uid, t.name FROM interaction_tag l JOIN tag t ON t.id = l.tag_id "
                "JOIN interaction i ON i.id = l.interaction_id"
            )
        )
        passed = connection.execute(
            sql(
                'SELECT i.uid, e.kind, e.direction, e."on", e.note, c.name FROM exchange e '
                "JOIN interaction i ON i.id = e.interaction_id JOIN contact c ON c.id = e.contact_id"
            )
        )
        promised = connection.execute(
            sql(
                "SELECT f.uid, f.what, f.side, f.due, f.repeat, f.state, f.closed_on, i.uid AS arose, c.name "
                "FROM followup f LEFT JOIN interaction i ON i.id = f.interaction_id "
                "LEFT JOIN contact c ON c.id = f.contact_id"
            )
        )
        linked = connection.execute(
            sql(
                "SELECT 'introduced', c.name, o.name FROM contact c JOIN contact o ON o.id = c.introduced_by "
                "UNION SELECT r.kind, c.name, o.name FROM relation r JOIN contact c ON c.id = r.contact_id "
                "JOIN contact o ON o.id = r.other_id"
            )
        )
        return {tuple(map(str, row)) for found in (happened, tags, passed, promised, linked) for row in found}


def in_words_of(path: Path) -> set[tuple[Any, ...]]:
    with Book.open(str(path)) as book:
        return in_words(book)


PEOPLE = [
    {**ROW, "id": number, "uid": name.lower(), "name": name} for number, name in enumerate(["Ana", "Bo", "Cy"], 1)
]
COFFEE = {"id": 1, "uid": "i", "on": "2026-01-05", "kind": "coffee", "text": "coffee", "source": "typed"}
GIFT = {"kind": "gift", "direction": "given", "on": "2026-01-05"}


def there(*people: int, role: str = "present") -> list[dict[str, Any]]:
    return [{"id": who, "interaction_id": 1, "contact_id": who, "role": role} for who in people]


def test_who_is_left_out_is_left_out_of_what_happened_too(file_book: Book) -> None:
    text = text_of(
        contact=[PEOPLE[0], {**PEOPLE[1], "name": "!!"}, PEOPLE[2]],  # nobody is called so
        interaction=[COFFEE, {**COFFEE, "id": 2, "uid": "j"}, {**COFFEE, "id": 3, "uid": "k", "text": "alone"}],
        participation=[*there(1, 2, 3), {"id": 9, "interaction_id": 2, "contact_id": 2, "role": "present"}],
        exchange=[
            {"id": number, "contact_id": who, "interaction_id": at, **GIFT}
            for number, who, at in ((1, 1, 1), (2, 2, 1), (3, 2, None), (4, 3, None), (5, 3, None))
        ],
        followup=[
            {**PROMISE, "contact_id": 1, "interaction_id": 1},
            {**PROMISE, "id": 2, "uid": "g", "contact_id": 2},
            {**PROMISE, "id": 3, "uid": "h"},
        ],
    )
    report = join(file_book, text)
    assert report.counts == {"new": 2, "rejected": 1}
    assert report.happened == {"interactions": 2, "follow-ups": 2, "exchanges": 2}
    held = state(file_book)
    names = {row["id"]: row["name"] for row in held["contact"]}
    assert [row["text"] for row in held["interaction"]] == ["coffee", "alone"]
    assert [names[row["contact_id"]] for row in held["participation"]] == ["Ana", "Cy"]
    assert [(names[row["contact_id"]], row["interaction_id"]) for row in held["exchange"]] == [
        ("Ana", held["interaction"][0]["id"]),
        ("Cy", None),
        ("Cy", None),
    ]
    assert [(row["uid"], row["interaction_id"]) for row in held["followup"]] == [
        ("f", held["interaction"][0]["id"]),
        ("h", None),
    ]
    assert join(file_book, text).happened == {}
    assert state(file_book) == held


def test_what_another_import_brought_before_is_known_by_its_source(file_book: Book) -> None:
    text = text_of(
        contact=PEOPLE, interaction=[{**COFFEE, "source": "calendar", "source_key": "7"}], participation=there(1)
    )
    assert join(file_book, text).happened == {"interactions": 1}
    assert join(file_book, text.replace('"uid": "i"', '"uid": "other"')).happened == {}
    assert join(file_book, text.replace('"source_key": "7"', '"source_key": "8"')).happened == {}  # the same uid
    later = text.replace('"uid": "i"', '"uid": "other"').replace('"source_key": "7"', '"source_key": "8"')
    assert join(file_book, later).happened == {"interactions": 1}


def test_two_entries_of_a_file_that_are_one_person_here_take_part_once(file_book: Book) -> None:
    add(file_book, "Ana Reyes")
    same = [{**PEOPLE[0], "name": "Ana Reyes"}, {**PEOPLE[1], "name": "Ana Reyes"}]
    report = join(
        file_book,
        text_of(contact=same, interaction=[COFFEE], participation=[*there(1, 2), *there(2, role="mentioned")]),
        Wishes(otherwise="same"),
    )
    assert report.happened == {"interactions": 1}
    assert len(state(file_book)["contact"]) == len(state(file_book)["participation"]) == 1
