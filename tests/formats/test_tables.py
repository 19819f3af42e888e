import csv
import io
import tracemalloc
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import replace
from importlib.util import find_spec
from pathlib import Path

import pytest
from hypothesis import example, settings
from hypothesis import given as tried
from hypothesis import strategies as st

from netbook import formats
from netbook.domain.records import ContactRecord, ReadingOptions, Rejected
from netbook.errors import NetbookError, Unreadable
from netbook.formats import Claim, anytable, named, read, recognised, tables
from netbook.formats.package import given, opened
from netbook.formats.tables import key_of
from netbook.formats.tables.rows import MOST_CELL, MOST_LINES, MOST_ROW, guarded, unguarded
from tests.formats.archives import zipped
from tests.formats.tables_made import MADE, OPTIONS, SAMPLES, records

ENDLESS = "it has more than 4,194,304 characters, or 65,536 lines"
KEYS = ("linkedin", "google", "outlook", "thunderbird", "csv")
# What each sample is; what is not named is nobody's.
OURS = {
    "google-csv/synthetic-2024/contacts.csv": "google",
    "outlook-csv/synthetic-classic/outlook_cp1252.csv": "outlook",
    "outlook-csv/synthetic-classic/outlook_utf8bom.csv": "outlook",
    "linkedin/made-2026/Connections.csv": "linkedin",
    "linkedin/made-2026-later/Connections.csv": "linkedin",
    "linkedin/made-2026/messages.csv": "linkedin-messages",
    "linkedin/made-2026/Invitations.csv": "linkedin-messages",
    "linkedin/made-mid-2021.csv": "linkedin",
    "linkedin/synthetic-excel-resaved/da_semicolon_cp1252_crlf.csv": "linkedin",
    "other-peers/notion/People 1a2b3c.csv": "csv",
}
FOLDERS = ("google-csv", "outlook-csv", "linkedin", "other-peers")
FILES = sorted(
    path.relative_to(SAMPLES).as_posix()
    for folder in FOLDERS
    for path in (SAMPLES / folder).rglob("*")
    if path.is_file() and path.suffix == ".csv"
)


@pytest.fixture(autouse=True)
def _those_there_are(monkeypatch: pytest.MonkeyPatch) -> None:
    """Only formats whose module is written are asked."""
    there = tuple(each for each in formats.FORMATS if find_spec(f"netbook.formats.{each.module}"))
    monkeypatch.setattr(formats, "FORMATS", there)


class TestWhoClaimsWhat:
    @pytest.mark.parametrize("name", FILES)
    def test_a_sample_has_the_one_format_it_is_of(self, name: str) -> None:
        with opened(SAMPLES / name) as package:
            if name in OURS:
                assert [claim.format.key for claim in recognised(package, OPTIONS)] == [OURS[name]]
            else:
                with pytest.raises(Unreadable):
                    recognised(package, OPTIONS)

    @pytest.mark.parametrize("name", FILES)
    def test_no_other_reader_of_a_program_claims_it(self, name: str) -> None:
        member = given(name, (SAMPLES / name).read_bytes()).members[0]
        claiming = [key for key in ("linkedin-messages", *KEYS[:-1]) if named(key).reader.claims(member, OPTIONS)]
        assert claiming == [key for key in [OURS.get(name)] if key and key != "csv"]

    @pytest.mark.parametrize(("key", "content"), MADE.values(), ids=MADE)
    def test_a_made_one_has_the_one_format_it_is_of(self, key: str, content: str) -> None:
        package = given("x.csv", content.encode())
        assert [claim.format.key for claim in recognised(package, OPTIONS)] == [key]
        claiming = [each for each in KEYS if named(each).reader.claims(package.members[0], OPTIONS)]
        assert [each for each in claiming if each != "csv"] == [each for each in [key] if each != "csv"]

    def test_of_linkedins_archive_the_people_come_first(self) -> None:
        with opened(next((SAMPLES / "linkedin").glob("*.zip"))) as package:
            claims = formats.oldest_first(reversed(recognised(package, OPTIONS)))
            assert [claim.format.key for claim in claims] == ["linkedin", "linkedin-messages", "linkedin-messages"]

    @pytest.mark.parametrize(
        "content",
        ["", "\n\n\n", "Dear Ana,\nhow are you; well?\n", '{"name": "Ana", "email": 1}', '["name", "email"]\n',
         "<html><p>Name, Email</p>", "BEGIN:VCARD\nFN:Ana\nEND:VCARD\n", "name: Ana\nemail: ana@example.com\n",
         "email,created_at\nana@example.com,2024-01-01\n",
            "\x01\x02\x03" * 100 + "\nName,Email\nAna,a@x.example\n", "a,b,c\n1,2,3\n"],
    )  # fmt: skip
    def test_what_has_no_heading_with_a_name_is_nobodys(self, content: str) -> None:
        member = given("x", content.encode()).members[0]
        assert [key for key in KEYS if named(key).reader.claims(member, OPTIONS)] == []

    @pytest.mark.parametrize("key", KEYS)
    def test_what_is_not_theirs_is_refused_in_a_line_when_it_is_read_all_the_same(self, key: str) -> None:
        with pytest.raises(Unreadable, match=r"people\.csv"):
            records(key, "Lorem ipsum\ndolor\n")


class TestRows:
    @pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
    @pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
    @pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
    def test_any_delimiter_end_of_line_and_encoding(self, delimiter: str, end: str, encoding: str) -> None:
        lines = [["Name", "Company", "Notes"], ["Zoë Brändt", "Woodgrove", "x, y; z"], ["Bo", "", ""]]
        text = io.StringIO()
        csv.writer(text, delimiter=delimiter, lineterminator=end).writerows(lines)
        people, refused = records("csv", text.getvalue().encode(encoding))
        assert [(each.name, each.organisation, each.about, each.line) for each in people] == [
            ("Zoë Brändt", "Woodgrove", "x, y; z", 2),
            ("Bo", None, None, 3),
        ]
        assert refused == []

    @pytest.mark.parametrize("first", ["sep=;", '"sep=;"', "SEP=;\r"])
    def test_a_first_line_may_name_the_delimiter(self, first: str) -> None:
        people, _ = records("csv", f"{first}\nName;Notes\nAna Reyes;a,b,c,d,e\n")
        assert [(each.name, each.about, each.line) for each in people] == [("Ana Reyes", "a,b,c,d,e", 3)]

    def test_no_other_delimiter_is_tried_then(self) -> None:
        member = given("x.csv", b"sep=;\nName;x,First name,Email,Company\nAna;1,2,3,4\n").members[0]
        assert anytable.columns(member, OPTIONS).heading == ("Name", "x,First name,Email,Company")

    def test_columns_without_a_heading_at_the_end_are_none(self) -> None:
        member = given("x.csv", b"Name,Company,,\nAna,x,,\n").members[0]
        assert anytable.columns(member, OPTIONS).heading == ("Name", "Company")

    def test_lines_in_two_encodings_are_both_read(self) -> None:
        people, _ = records("csv", "Name,Notes\nZoë,1\n".encode() + "Søren,2\n".encode("cp1252"))
        assert [each.name for each in people] == ["Zoë", "Søren"]

    def test_a_cell_may_have_lines_and_the_next_row_begins_after_them(self) -> None:
        people, _ = records("csv", 'Name,Notes\nAna,"one\n\ntwo ""2"""\nBo,x\n')
        assert [(each.name, each.about, each.line) for each in people] == [("Ana", 'one\n\ntwo "2"', 2), ("Bo", "x", 5)]

    @pytest.mark.parametrize("row", ['Ana,"Reyes,x', '"Ana,Reyes,x', 'Ana,Reyes,"x', '"Ana"",Reyes,x'])
    @pytest.mark.parametrize("after", ["Bo,Lindqvist,y\nKim,Holm,z\n", 'Bo,"Lindqvist",y\n"Kim","Holm","z"\n'])
    def test_a_quote_that_is_not_closed_costs_its_own_row(self, row: str, after: str) -> None:
        people, refused = records("csv", f"Name,Company,Notes\n{row}\n{after}")
        assert [(each.name, each.line) for each in people] == [("Bo", 3), ("Kim", 4)]
        assert [(each.reason, each.line, each.file) for each in refused] == [
            ("a quote is never closed", 2, "people.csv")
        ]

    def test_so_does_one_that_happens_to_be_closed_in_another_row(self) -> None:
        people, refused = records("csv", 'Name,Company,Notes\nAna,"x\nBo,y,2"\nKim,z,3\n')
        assert [(each.name, each.line) for each in people] == [("Bo", 3), ("Kim", 4)]
        assert [(each.reason, each.line) for each in refused] == [("a quote is never closed", 2)]

    def test_a_file_cut_within_a_note_loses_the_person_and_says_so(self) -> None:
        people, refused = records("csv", 'Name,Company,Notes\nBo,x,y\nAna,Northwind,"one\ntwo\nthree')
        assert [each.name for each in people] == ["Bo"]
        assert [(each.reason, each.line) for each in refused] == [
            ("a quote is never closed: the file ends within it", 3)
        ]

    def test_a_quote_in_a_text_is_a_letter(self) -> None:
        people, refused = records("csv", 'Name,Notes\n"Ana ""A"" Reyes",5" disk\nBo,"x"y\n')
        assert [(each.name, each.about) for each in people] == [('Ana "A" Reyes', '5" disk'), ("Bo", "xy")]
        assert refused == []

    def test_what_cannot_be_read_of_a_row_rejects_that_row(self) -> None:
        long = "x" * (MOST_CELL + 500_000)
        rows = [
            "Ana,1",
            "Nul\0,2",
            f"Long,{long}",
            f'Quoted,"{long}"',
            "Wide,1,2,3",
            "Many" + "," * 5000,
            f"Endless,{long}{long},{long}",
            "Bo,3",
        ]
        people, refused = records("csv", "Name,Notes\n" + "\n".join(rows) + "\n")
        assert [each.name for each in people] == ["Ana", "Bo"]
        assert [(each.line, each.reason) for each in refused] == [
            (3, "it has NUL characters"),
            (4, "a cell has more than 1,048,576 characters"),
            (5, "a cell has more than 1,048,576 characters"),
            (6, "it has 4 cells, the heading 2"),
            (7, "it has 5,001 cells"),
            (8, ENDLESS),
        ]
        assert refused[0].said == "Nul,2"
        assert all(len(each.said) <= 80 for each in refused)

    def test_a_row_parted_by_something_else_is_told(self) -> None:
        people, refused = records("csv", "Name,Company,City\nAna;Northwind;London\nBo|x|y\nKim; or Kay\n,\n")
        assert [each.name for each in people] == ["Kim; or Kay"]
        assert [(each.line, each.reason) for each in refused] == [
            (2, "it is parted by ';', the heading by ','"),
            (3, "it is parted by '|', the heading by ','"),
        ]

    @pytest.mark.parametrize("line", ["a longer line of a note\n" * 10, "\n"])
    @pytest.mark.slow
    def test_a_long_note_of_many_lines_makes_no_people(self, line: str) -> None:
        note = line * (MOST_ROW // 200 if len(line) > 1 else MOST_LINES + 10)
        people, refused = records("csv", f'Name,Company,Notes\nAna,x,"{note}"\nBo,y,z\n')
        assert [each.name for each in people] == ["Bo"]
        assert [(each.line, each.reason) for each in refused] == [(2, ENDLESS)]

    @pytest.mark.slow
    def test_ten_thousand_bad_rows_are_each_told_and_none_is_held(self) -> None:
        bad = "Name,Company\n" + "Ana,x\n" * 100 + "Bo,1,2,3\n" * 10_000
        member = given("x.csv", bad.encode()).members[0]
        tracemalloc.start()
        last, count = 0, Counter[str]()
        for record in anytable.read(member, OPTIONS):
            assert record.line is not None
            assert record.line > last
            last = record.line
            count[type(record).__name__] += 1
        peak = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        assert count == {"ContactRecord": 100, "Rejected": 10_000}
        assert last == 10_101
        assert peak < 8 << 20

    def test_a_heading_alone_is_a_table_of_nobody(self) -> None:
        for key, content in MADE.values():
            heading = content.split("\n")[0] if key not in ("linkedin", "csv") else "First Name,Last Name,Connected On"
            assert records(key, f"{heading}\n") == ([], [])

    def test_headings_that_are_alike_are_told_apart(self) -> None:
        people, _ = records("csv", "Name,Room,Room,,Room\nAna,1,2,3,4\n")
        assert people[0].rest == {"columns": {"Room": "1", "Room (2)": "2", "column 4": "3", "Room (3)": "4"}}

    def test_rows_of_nothing_are_passed_over(self) -> None:
        assert records("csv", "Name,Company\n,\n\nAna,\n , \n")[1] == []

    def test_an_encoding_there_is_none_of_is_told(self) -> None:
        member = given("x.csv", b"Name\nAna\n").members[0]
        with pytest.raises(Unreadable, match="no encoding 'klingon'"):
            anytable.claims(member, replace(OPTIONS, encoding="klingon"))

    def test_what_is_not_in_the_encoding_named_is_told_with_its_line(self) -> None:
        with pytest.raises(Unreadable, match="line 3 cannot be read as utf-8"):
            records("csv", b"Name\nAna\nS\xf8ren\n", replace(OPTIONS, encoding="utf-8"))


class TestCellsThatASpreadsheetRuns:
    @pytest.mark.parametrize("cell", ["=1+1", "+44", "-x", "@ana", "\tx", "\rx", "'=x", "''-x"])
    def test_they_are_guarded_and_given_back(self, cell: str) -> None:
        assert guarded(cell) == f"'{cell}"
        assert unguarded(guarded(cell)) == cell

    @pytest.mark.parametrize("cell", ["", "x", "'", "'x", "'90s", "O'Brien", "''"])
    def test_others_are_left(self, cell: str) -> None:
        assert guarded(cell) == unguarded(cell) == cell

    @tried(st.text(alphabet="'=+-@\t\rax", max_size=6))
    def test_whatever_is_guarded_comes_back(self, cell: str) -> None:
        assert unguarded(guarded(cell)) == cell
        assert not guarded(cell).startswith(("=", "+", "-", "@", "\t", "\r"))

    @pytest.mark.parametrize("key", ["google", "outlook", "thunderbird", "linkedin", "csv"])
    def test_every_reader_takes_the_guard_away(self, key: str) -> None:
        content = next(text for each, text in MADE.values() if each == key)
        plain, _ = records(key, content)
        cells = [[guarded(cell) if row else cell for cell in line] for row, line in enumerate(_cells(content))]
        text = io.StringIO()
        csv.writer(text, delimiter=";" if content.startswith("sep=") else ",").writerows(cells)
        assert [each.methods for each in records(key, text.getvalue())[0]] == [each.methods for each in plain]


def _cells(content: str) -> Sequence[Sequence[str]]:
    return list(csv.reader(io.StringIO(content), delimiter=";" if content.startswith("sep=") else ","))


def test_headings_are_compared_without_case_accents_blanks_and_punctuation() -> None:
    assert key_of("  E-Mail 2: Adresse ") == key_of("email2adresse") == "email2adresse"
    assert key_of("Straße geschäftlich") == "strassegeschaftlich"
    assert key_of("Catégories") == "categories"


WORDS = """Name,First Name,Last Name,Connected On,Email,Ana,12 Mar 2021,03/04/1990,+44 7700 900123,sep=;,ana@example.com
, ::: ,ß,99999999999999,--03-14,linkedin.com/in/x,%ff%"""
SHARDS = st.sampled_from([*WORDS.split(","), *",;\t|\n\r\"'\0\ud800", "\r\n", '""', "x" * 2000])


def _tries(key: str, content: bytes, options: ReadingOptions) -> Iterator[ContactRecord | Rejected]:
    package = given("x.csv", content)
    named(key).reader.claims(package.members[0], options)
    for record in read(Claim(named(key), package.members[0]), options):
        assert isinstance(record, ContactRecord | Rejected)
        yield record


class TestWhateverTheBytes:
    @pytest.mark.parametrize("key", KEYS)
    @settings(max_examples=40, deadline=None)
    @tried(st.lists(SHARDS, max_size=40), st.sampled_from(sorted(MADE)))
    def test_nothing_but_a_sentence_comes_of_it(self, key: str, shards: list[str], made: str) -> None:
        heading = next(text for each, text in MADE.values() if each == key).split("\n")[0] + "\n"
        for start in ("", heading, MADE[made][1]):
            content = (start + "".join(shards)).encode("utf-8", "surrogatepass")
            with suppress(NetbookError):
                for record in _tries(key, content, OPTIONS):
                    assert record.line
                    assert isinstance(record, Rejected) or any(c.isalnum() for c in record.name)

    @pytest.mark.parametrize("key", KEYS)
    @settings(max_examples=40, deadline=None)
    @tried(st.binary(max_size=300), st.integers(0, 400))
    @example(b"\xff\xfe\x00", 0)
    def test_not_of_any_bytes_either(self, key: str, noise: bytes, at: int) -> None:
        made = next(text for each, text in MADE.values() if each == key).encode()
        for content in (noise, made[:at] + noise + made[at:]):
            with suppress(NetbookError):
                list(_tries(key, content, OPTIONS))


def test_every_sample_says_where_it_is_from() -> None:
    for folder in FOLDERS:
        told = {line.split("\t")[0] for line in (SAMPLES / folder / "SOURCES.txt").read_text("utf-8").splitlines()}
        there = {path.relative_to(SAMPLES / folder).as_posix() for path in Path(SAMPLES / folder).rglob("*.*")}
        assert {name for name in there if name.endswith((".csv", ".zip"))} <= told


def test_a_table_that_goes_on_for_ever_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tables, "MOST_ROWS", 3)
    member = given("people.csv", b"Name,City\n" + b"Ana Reyes,Lisbon\n" * 4).members[0]
    with pytest.raises(Unreadable, match="more than 3 rows, as no address book does"):
        list(read(Claim(named("csv"), member), OPTIONS))


def test_a_small_zip_of_one_row_millions_of_times_is_refused() -> None:
    with pytest.raises(Unreadable, match="as no export does"):
        given("people.zip", zipped({"people.csv": b"Name,City,,,\n" + b"A,B,,,\n" * 1_500_000}))
