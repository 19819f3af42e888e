"""The reader of whole books, by bytes alone; that they come back is tested beside the services."""

import json
import tracemalloc
from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from netbook.domain.methods import Method
from netbook.domain.occasions import YearlyDay
from netbook.domain.records import (
    ContactRecord,
    ExchangeRecord,
    FollowUpRecord,
    InteractionRecord,
    ReadingOptions,
    Rejected,
)
from netbook.domain.when import Calendar
from netbook.errors import Unreadable
from netbook.formats import Claim, named, package, read, recognised, whole
from netbook.formats.package import Member
from netbook.formats.whole import rows

OPTIONS = ReadingOptions(Calendar(date(2026, 11, 22)))
HEAD = {"version": 1, "schema": "0004"}
ANA = {"id": 1, "uid": "ana", "name": "Ana Reyes"}
BO = {"id": 2, "uid": "bo", "name": "Bo Lindqvist"}


def member(content: str | bytes) -> Member:
    return package.given("book.json", content.encode() if isinstance(content, str) else content).members[0]


def text_of(**tables: Any) -> str:
    return json.dumps({"netbook": HEAD, **tables})


def records(**tables: Any) -> list[Any]:
    return list(whole.read(member(text_of(**tables)), OPTIONS))


@pytest.mark.parametrize(
    ("content", "is_one"),
    [
        (text_of(), True),
        ('\ufeff\n\t { \n "netbook" : { "version" : 1 } }', True),
        ('{"netbook": {"schema": "0004", "version": 1}}', True),
        ('{"netbook": {"version": 99}}', True),  # a newer one is known, so that it can be said
        ('{"netbook": {"name": "mine"}}', False),
        ('{"netbook": 7}', False),
        ('{"contact": [], "netbook": {"version": 1}}', False),
        ('[{"netbook": {"version": 1}}]', False),
        ("netbook", False),
        ("", False),
    ],
)
def test_a_file_is_recognised_by_its_first_key(content: str, is_one: bool) -> None:
    assert whole.claims(member(content), OPTIONS) is is_one


def test_of_a_folder_it_is_the_one_that_is_read() -> None:
    with package.given("book.json", text_of(contact=[ANA]).encode()) as found:
        (claim,) = recognised(found, OPTIONS)
        assert claim.format.key == "netbook"
        assert [each.name for each in read(claim, OPTIONS) if isinstance(each, ContactRecord)] == ["Ana Reyes"]


def test_rows_come_in_the_order_of_the_file_each_with_its_table() -> None:
    content = text_of(contact=[ANA, BO], circle=[], origin=[{"said": {"a": [1, 2.5, None, {"b": True}]}}])
    assert list(whole.tables(member(content))) == [
        ("netbook", HEAD),
        ("contact", ANA),
        ("contact", BO),
        ("origin", {"said": {"a": [1, 2.5, None, {"b": True}]}}),
    ]


def test_however_it_is_laid_out_it_is_read_alike() -> None:
    content = text_of(contact=[ANA, BO])
    laid_out = json.dumps(json.loads(content), indent=3)
    assert list(whole.tables(member(laid_out))) == list(whole.tables(member("\ufeff" + content)))


BEGUN = '{"netbook": {"version": 1}'


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("", "book.json is cut short or damaged; export the book again"),
        ("[]", "book.json is no whole book of netbook; give what netbook export json wrote"),
        ("{}", "book.json is no whole book of netbook; give what netbook export json wrote"),
        ('{"contact": []}', "book.json is no whole book of netbook; give what netbook export json wrote"),
        ('{"netbook": {"version": "1"}}', "book.json is no whole book of netbook; give what netbook export json wrote"),
        ('{"netbook": {"version": 0}}', "book.json is no whole book of netbook; give what netbook export json wrote"),
        ('{"netbook": {"version": 2}}', "book.json was written by a newer netbook; upgrade netbook"),
        (BEGUN, "book.json is cut short or damaged"),
        (BEGUN + "} x", "book.json is cut short or damaged"),
        (BEGUN + "}{}", "book.json is cut short or damaged"),
        (BEGUN + ', "a": [{"b": 1}', "book.json is cut short or damaged"),
        (BEGUN + ', "a": [{"b": 1},]}', "book.json is cut short or damaged"),
        (BEGUN + ', "a": [{"b": NaN}]}', "book.json is cut short or damaged"),
        (BEGUN + f', "a": [{{"b": {2**63}}}]}}', "book.json is cut short or damaged"),
        (BEGUN + ', "a": [{"b": 1e999}]}', "book.json is cut short or damaged"),
        (BEGUN + f', "a": [{{"b": {"9" * 5000}}}]}}', "book.json is cut short or damaged"),
        (BEGUN + f', "a": [{{"b": {"[" * 100_000}}}]}}', "book.json has lists in lists that no book has"),
        (BEGUN + ', "a": 7}', "'a' in book.json is no list of rows; export the book again"),
        (BEGUN + ', "a": {"b": 7}}', "'a' in book.json is no list of rows; export the book again"),
        (BEGUN + ', "a": [{}, 7]}', "entry 2 of 'a' in book.json is no row; export the book again"),
        (BEGUN + ', "\\u001b[31ma\\nb": 7}', "'a b' in book.json is no list of rows; export the book again"),
    ],
)
def test_what_is_no_whole_book_is_refused_in_one_line(content: str, said: str) -> None:
    for reader in (whole.tables(member(content)), whole.read(member(content), OPTIONS)):
        with pytest.raises(Unreadable) as caught:
            list(reader)
        assert said in str(caught.value)
        assert str(caught.value).isprintable()


def test_letters_of_no_encoding_are_refused() -> None:
    with pytest.raises(Unreadable, match="is cut short or damaged"):
        list(whole.tables(member(BEGUN.encode() + b', "a": [{"b": "\xff"}]}')))


def test_a_row_without_an_end_is_refused_before_it_fills_memory(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rows, "LARGEST_ROW", 1 << 20)
    content = BEGUN + ', "a": [{"b": "' + "x" * (3 << 20)
    with pytest.raises(Unreadable, match="a row of more than 1,048,576 bytes"):
        list(whole.tables(member(content)))
    many = BEGUN + ', "a": [' + ", ".join(['{"b": "' + "x" * 1000 + '"}'] * 3000) + "]}"
    assert sum(1 for _ in whole.tables(member(many))) == 3001


def test_a_person_comes_with_all_that_hangs_on_them_wherever_it_stands_in_the_file() -> None:
    contact = {
        **ANA,
        "given": "Ana",
        "family": "Reyes",
        "organisation": "Northwind",
        "title": "Head",
        "city": "Lisbon",
        "met": "a talk",
        "met_on": "2025-01-02",
        "about": "Reads\nmaps.",
        "circle": "inner",
        "cadence": "6w",
    }
    of_ana = {"contact_id": 1}
    found = records(
        alias=[{"id": 1, **of_ana, "name": "Anita"}, {"id": 2, "contact_id": 2, "name": "B."}],
        contact_method=[
            {"id": 1, **of_ana, "kind": "email", "label": "work", "value": "Ana@x.org", "normalised": "ana@x.org"}
        ],
        contact_tag=[{"id": 1, **of_ana, "tag_id": 7}],
        tag=[{"id": 7, "name": "climber", "cadence": None}],
        contact=[contact, BO],
        note=[
            {"id": 2, **of_ana, "on": "2026-02-01", "text": "two"},
            {"id": 1, **of_ana, "on": "2026-01-01", "text": "x"},
        ],
        fact=[{"id": 1, **of_ana, "on": "2026-01-01", "key": "likes", "value": "sea"}],
        occasion=[{"id": 1, **of_ana, "kind": "birthday", "month": 2, "day": 29, "year": None}],
        origin=[
            {"id": 1, **of_ana, "on": "2026-02-01", "source": "csv", "rest": {"columns": {"Ring": "8", "Hat": "S"}}},
            {"id": 2, **of_ana, "on": "2026-01-01", "source": "csv", "rest": {"columns": {"Ring": "7", "Fax": "1"}}},
        ],
    )
    assert found == [
        ContactRecord(
            "Ana Reyes",
            "Ana",
            "Reyes",
            ("Anita",),
            "Northwind",
            "Head",
            "Lisbon",
            "a talk",
            date(2025, 1, 2),
            "Reads\nmaps.",
            (Method("email", "Ana@x.org", "ana@x.org", None, "work"),),
            (("birthday", YearlyDay(2, 29)),),
            (("likes", "sea"),),
            ("climber",),
            ((date(2026, 1, 1), "x"), (date(2026, 2, 1), "two")),
            "inner",
            "6w",
            "ana",
            "ana",
            {"columns": {"Ring": "8", "Fax": "1", "Hat": "S"}},
            file="book.json",
        ),
        ContactRecord("Bo Lindqvist", aliases=("B.",), uid="bo", key="bo", file="book.json"),
    ]
    assert found[0].methods[0].label == "work"


def test_what_happened_comes_after_the_people_with_who_was_there() -> None:
    at_1 = {"interaction_id": 1}
    coffee = {
        "id": 1,
        "uid": "coffee",
        "on": "2026-01-05",
        "at_time": "15:30",
        "kind": "coffee",
        "place": "Blue Bottle",
        "minutes": 45,
        "text": "coffee with Ana",
        "notes": "one\ntwo",
        "initiator": "me",
        "missed": False,
        "source": "calendar",
        "source_key": "7",
        "created_at": "2026-01-05T08:00:00+00:00",
    }
    promise = {"id": 1, "uid": "book", "contact_id": 1, **at_1, "what": "the book", "side": "them"}
    found = records(
        interaction=[coffee],
        participation=[
            {"id": 1, **at_1, "contact_id": 1, "role": "present"},
            {"id": 2, **at_1, "contact_id": 2, "role": "mentioned"},
            {"id": 3, **at_1, "contact_id": 9, "role": "present"},
        ],
        interaction_tag=[{"id": 1, **at_1, "tag_id": 7}],
        exchange=[
            {
                "id": 1,
                **at_1,
                "contact_id": 1,
                "kind": "gift",
                "direction": "given",
                "on": "2026-01-05",
                "note": "a map",
            },
            {
                "id": 2,
                "interaction_id": None,
                "contact_id": 2,
                "kind": "help",
                "direction": "received",
                "on": "2026-01-06",
            },
        ],
        followup=[
            {**promise, "due": "2026-02-01", "repeat": "FREQ=MONTHLY", "state": "done", "closed_on": "2026-01-30"},
            {"id": 2, "uid": "alone", "due": "2026-03-01", "contact_id": None, "interaction_id": None},
        ],
        tag=[{"id": 7, "name": "fintech"}],
        contact=[ANA, BO],
    )
    assert [each.name for each in found[:2]] == ["Ana Reyes", "Bo Lindqvist"]
    assert found[2:] == [
        InteractionRecord(
            uid="coffee",
            on=date(2026, 1, 5),
            kind="coffee",
            text="coffee with Ana",
            at_time="15:30",
            place="Blue Bottle",
            minutes=45,
            notes="one\ntwo",
            initiator="me",
            source="calendar",
            source_key="7",
            tags=("fintech",),
            present=("ana",),
            mentioned=("bo",),
            exchanges=(ExchangeRecord("ana", "gift", "given", date(2026, 1, 5), "a map"),),
        ),
        FollowUpRecord(
            "book", date(2026, 2, 1), "ana", "the book", "them", "FREQ=MONTHLY", "done", date(2026, 1, 30), "coffee"
        ),
        FollowUpRecord("alone", date(2026, 3, 1)),
        ExchangeRecord("bo", "help", "received", date(2026, 1, 6)),
    ]


def test_of_a_person_what_cannot_be_read_is_left_out_and_told() -> None:
    of_ana = {"contact_id": 1}
    (found,) = records(
        contact=[{**ANA, "cadence": "often", "met_on": "2026-02-30", "archived_at": "2026-01-01T00:00:00+00:00"}],
        contact_method=[{"id": 1, **of_ana, "kind": "drum", "value": "x", "normalised": "x"}],
        occasion=[{"id": 1, **of_ana, "kind": "birthday", "month": 2, "day": 30}],
        note=[
            {"id": 1, **of_ana, "on": "yesterday", "text": "x"},
            {"id": 2, **of_ana, "on": "2026-01-01", "text": "y"},
        ],
        contact_tag=[{"id": 1, **of_ana, "tag_id": [7]}],
    )
    assert (found.name, found.methods, found.tags, found.cadence) == ("Ana Reyes", (), (), None)
    assert found.notes == ((date(2026, 1, 1), "y"),)
    assert set(found.remarks) == {
        "was archived in that book",
        "'often' is no cadence",
        "its met on cannot be '2026-02-30'",
        "one contact method is left out: its kind cannot be 'drum'",
        "one occasion is left out: its day cannot be 30 of month 2",
        "one note is left out: its on cannot be 'yesterday'",
        "one contact tag is left out: '' is no tag",
    }


@pytest.mark.parametrize(
    ("tables", "said"),
    [
        ({"contact": [{"id": 1, "uid": "a"}]}, "it has no name"),
        ({"contact": [{**ANA, "name": 7}]}, "its name cannot be 7"),
        ({"contact": [{**ANA, "city": ["Lisbon"]}]}, "its city cannot be ['Lisbon']"),
        (
            {"interaction": [{"id": 1, "uid": "i", "kind": "coffee", "text": "x"}]},
            "one interaction is left out: it has no on",
        ),
        (
            {"interaction": [{"id": 1, "uid": "i", "on": "2026-01-01", "kind": "sauna"}]},
            "one interaction is left out: its kind cannot be 'sauna'",
        ),
        (
            {"followup": [{"id": 1, "uid": "f", "due": "2026-01-01", "contact_id": 3}]},
            "one follow-up is left out: its contact id cannot be 3",
        ),
        (
            {"followup": [{"id": 1, "uid": "f", "due": "2026-01-01", "repeat": "often"}]},
            "one follow-up is left out: its repeat cannot be 'often'",
        ),
        ({"exchange": [{"id": 1, "contact_id": [1]}]}, "one exchange is left out: its contact id cannot be [1]"),
    ],
)
def test_a_row_of_which_nothing_can_be_made_is_told(tables: dict[str, Any], said: str) -> None:
    (found,) = records(**tables)
    assert isinstance(found, Rejected)
    assert (found.reason, found.file) == (said, "book.json")


def test_texts_of_a_file_are_cleaned() -> None:
    (found,) = records(contact=[{**ANA, "name": "A\x1b[31mna\u202e", "about": "a\x07\nb", "uid": "u\n1"}])
    assert (found.name, found.about, found.key) == ("Ana", "a\nb", "u 1")


TABLES = [*"contact alias contact_method occasion fact note contact_tag origin tag".split()]
TABLES += ["interaction", "participation", "interaction_tag", "exchange", "followup"]
COLUMNS = (
    "id uid name contact_id interaction_id tag_id kind on text value key month day year role due rest said".split()
)
anything = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-1, 3)
    | st.integers(-(2**62), 2**62)
    | st.sampled_from(["x", "", "2026-01-01", "coffee"]),
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(st.sampled_from(COLUMNS), inner, max_size=2),
    max_leaves=4,
)


@pytest.mark.slow
@settings(max_examples=50, deadline=None)
@given(
    st.dictionaries(
        st.sampled_from(TABLES), st.lists(st.dictionaries(st.sampled_from(COLUMNS), anything), max_size=3), max_size=6
    )
)
def test_whatever_rows_hold_they_become_records_or_are_told(tables: dict[str, Any]) -> None:
    for found in records(**tables):
        assert isinstance(found, ContactRecord | InteractionRecord | FollowUpRecord | ExchangeRecord | Rejected)


@settings(max_examples=40, deadline=None)
@given(st.binary(max_size=60), st.integers(0, 400))
def test_whatever_bytes_it_holds_it_is_read_or_refused(shard: bytes, place: int) -> None:
    content = text_of(contact=[ANA, BO], note=[{"id": 1, "contact_id": 1, "on": "2026-01-01", "text": "x"}]).encode()
    found = member(content[:place] + shard + content[place + len(shard) :])
    whole.claims(found, OPTIONS)
    try:
        told = list(read(Claim(named("netbook"), found), OPTIONS))
    except Unreadable as problem:
        told = []
        line = str(problem)
    else:
        line = ""
    assert line.isprintable()
    assert all(isinstance(each, ContactRecord | Rejected) for each in told)


@pytest.mark.slow
def test_a_large_book_is_read_in_little_memory(tmp_path: Any) -> None:
    path = tmp_path / "book.json"
    note = "x" * 200

    def parts() -> Iterator[str]:
        yield '{"netbook": {"version": 1, "schema": "0004"}, "contact": ['
        people = ({**ANA, "id": n, "uid": f"u{n}", "name": f"Ana {n}"} for n in range(1, 10_001))
        yield ", ".join(map(json.dumps, people)) + '], "note": ['
        notes = ({"id": n, "contact_id": n // 10 + 1, "on": "2026-01-01", "text": note} for n in range(1, 100_000))
        yield ", ".join(map(json.dumps, notes)) + "]}"

    with path.open("w") as file:
        file.writelines(parts())
    with package.opened(path) as found:
        tracemalloc.start()
        count = sum(
            len(each.notes) for each in whole.read(found.members[0], OPTIONS) if isinstance(each, ContactRecord)
        )
        peak = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
    assert count == 99_999
    assert peak < 16 << 20
