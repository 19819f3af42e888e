import importlib.util
import re
import sqlite3
import sys
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from types import ModuleType

import pytest
from hypothesis import given as tried
from hypothesis import settings
from hypothesis import strategies as st

from netbook.domain.records import ContactRecord, ReadingOptions, Record
from netbook.domain.text import clean_line
from netbook.domain.when import Calendar
from netbook.errors import NotFound, Unreadable
from netbook.formats import FORMATS, Format, foreign, named, read, recognised, text
from netbook.formats.package import Member, given, opened
from tests.formats.archives import CARD, zip_at, zipped

SAMPLES = Path(__file__).parent / "samples"
OURS = "instagram twitter facebook tiktok github mastodon monica mail bluesky youtube email-platforms"
READ = (
    "people are read from vCard and CSV files, LinkedIn's Connections.csv, the journals of Monica and friends, "
    "abook's address book and netbook's own JSON"
)
OPTIONS = ReadingOptions(Calendar(date(2026, 3, 2)))

CARDS = Format("cards", "cards", "a test", "cards_of_a_test")
TABLES = Format("tables", "tables", "a test", "tables_of_a_test", any_table=True)
BOTH = (CARDS, TABLES)


def reader(name: str, beginning: bytes) -> ModuleType:
    """A module that claims what begins so, and makes a person of each line after."""

    def claims(member: Member, options: ReadingOptions) -> bool:
        return member.head.startswith(beginning)

    def people(member: Member, options: ReadingOptions) -> Iterator[Record]:
        with member.open() as stream:
            for number, line in enumerate(text.lines(stream, options.encoding), start=1):
                if number > 1:
                    yield ContactRecord(line.strip(), file=member.name, line=number)

    module = ModuleType(f"netbook.formats.{name}")
    module.__dict__.update(claims=claims, read=people)
    return module


@pytest.fixture(autouse=True)
def _readers(monkeypatch: pytest.MonkeyPatch) -> None:
    for each, beginning in ((CARDS, b"CARDS"), (TABLES, b"TABLE")):
        monkeypatch.setitem(sys.modules, f"netbook.formats.{each.module}", reader(each.module, beginning))


class TestTheRegistry:
    def test_keys_are_unique_and_found_in_any_case(self) -> None:
        keys = [each.key for each in FORMATS]
        assert len(set(keys)) == len(keys)
        assert [named(key.upper()) for key in keys] == list(FORMATS)

    def test_a_key_that_is_none_is_told_with_one_that_is_like_it(self) -> None:
        with pytest.raises(NotFound, match=r"there is no format 'vcrad'.*vcard"):
            named("vcrad")

    @pytest.mark.parametrize("each", FORMATS, ids=lambda each: each.key)
    def test_every_format_has_a_module_that_claims_and_reads(self, each: Format) -> None:
        if importlib.util.find_spec(f"netbook.formats.{each.module}") is None:
            pytest.skip("not written yet")
        assert callable(each.reader.claims)
        assert callable(each.reader.read)

    def test_the_first_that_claims_a_file_has_it(self) -> None:
        second = replace(CARDS, key="second")
        claims = recognised(given("a", b"CARDS\nAna Reyes\n"), OPTIONS, among=(CARDS, second))
        assert [(claim.format.key, claim.member.name) for claim in claims] == [("cards", "a")]

    def test_of_an_archive_what_holds_people_is_read_and_the_rest_left(self) -> None:
        package = given("x.zip", zipped({"a": b"CARDS\nAna Reyes\n", "b": b"text", "c": b"CARDS\nBo Lindqvist\n"}))
        claims = recognised(package, OPTIONS, among=BOTH)
        people = [
            (record.name, record.line)
            for claim in claims
            for record in read(claim, OPTIONS)
            if isinstance(record, ContactRecord)
        ]
        assert people == [("Ana Reyes", 2), ("Bo Lindqvist", 2)]
        assert package.progress.total == package.progress.done == len(b"CARDS\nAna Reyes\nCARDS\nBo Lindqvist\n")

    def test_any_table_is_taken_when_it_is_given_alone_or_asked_for(self) -> None:
        alone = given("x.zip", zipped({"a": b"TABLE\nAna Reyes\n"}))
        assert [claim.format for claim in recognised(alone, OPTIONS, among=BOTH)] == [TABLES]
        package = given("x.zip", zipped({"a": b"TABLE\nAna Reyes\n", "b": b"CARDS\n"}))
        assert [claim.format for claim in recognised(package, OPTIONS, among=BOTH)] == [CARDS]
        assert [claim.member.name for claim in recognised(package, OPTIONS, TABLES, among=BOTH)] == ["a"]

    def test_another_format_than_was_asked_for_is_named(self) -> None:
        with pytest.raises(Unreadable, match=r"^a is cards, not tables; read it as cards$"):
            recognised(given("a", b"CARDS\n"), OPTIONS, TABLES, among=BOTH)

    def test_what_nobody_claims_is_named_and_so_is_what_was_asked_for(self) -> None:
        with pytest.raises(Unreadable, match=re.escape(f"a holds a calendar (iCalendar), not cards; {READ}")):
            recognised(given("a", b"BEGIN:VCALENDAR\r\n"), OPTIONS, CARDS, among=BOTH)

    def test_more_than_may_be_read_is_refused_before_it_is_read(self) -> None:
        package = given("x.zip", zipped({"a": b"CARDS\n" + b"x" * 1000}))
        package.progress.most = 500
        with pytest.raises(Unreadable, match=r"what x\.zip holds is 1,006 bytes, and 500 are read at most"):
            recognised(package, OPTIONS, among=BOTH)

    def test_a_member_that_is_damaged_is_told(self) -> None:
        archive = zipped({"a": b"CARDS\nAna Reyes\n"}).replace(b"PK\x03\x04", b"PK\x03\x05", 1)
        with pytest.raises(Unreadable, match="a is damaged or cut short"):
            recognised(given("x.zip", archive), OPTIONS, among=BOTH)


def expected() -> list[tuple[str, str, str]]:
    """What is said of every sample: its path, the sentence, and what to do."""
    rows = (SAMPLES / "refusals.txt").read_text(encoding="utf-8").splitlines()
    return [(path, said, hint) for path, said, hint in (row.split("\t") for row in rows)]


class TestSamples:
    @pytest.mark.parametrize(("path", "said", "hint"), expected(), ids=[row[0] for row in expected()])
    def test_a_sample_is_named_by_what_it_is(self, path: str, said: str, hint: str) -> None:
        with opened(SAMPLES / path) as package:
            assert foreign.refusal(package, None) == (said, hint)

    def test_every_sample_has_its_sentence(self) -> None:
        there = {
            file.relative_to(SAMPLES).as_posix()
            for folder in [*OURS.split(), "other-peers", "other-cards"]
            for file in (SAMPLES / folder).rglob("*")
            if file.is_file() and file.name != "SOURCES.txt"
        }
        assert there == {path for path, _, _ in expected() if (SAMPLES / path).is_file()}

    @pytest.mark.parametrize("path", [path for path, _, _ in expected() if (SAMPLES / path).is_dir()])
    def test_the_zip_of_a_folder_is_named_as_the_folder_is(self, path: str, tmp_path: Path) -> None:
        folder = SAMPLES / path
        files = {
            file.relative_to(folder).as_posix(): file.read_bytes()
            for file in sorted(folder.rglob("*"))
            if file.is_file()
        }
        zipped_folder = zip_at(tmp_path / folder.name, files)
        with opened(zipped_folder) as package, opened(folder) as same:
            assert foreign.refusal(package, None) == foreign.refusal(same, None)


GZIP, SEVEN, RAR = b"\x1f\x8b\x08\0", b"7z\xbc\xaf\x27\x1c\0\4", b"Rar!\x1a\x07\x01\0"
UNPACK = "unpack it, and give what is inside"
AS_CSV = "save the sheet as CSV, and give that"
FACEBOOK = b"<!DOCTYPE html><html><head><title>Facebook</title></head><body>friends</body></html>"
INSTAGRAM = b'<html><body><div class="_a6-g"><div class="_a6-p">ana.reyes</div></div></body></html>'
TAKEOUT = b"<!doctype html>\n<html><title>Google Takeout</title></html>"
CHOOSE = f"it is for looking at, and programs are given JSON, which can be chosen on asking; {READ}"
TELLING = {
    "a.vcf": (b"", "is empty", "export it again, or give another"),
    "b.csv": (b"\r\n \r\n", "holds nothing but blanks", "export it again, or give another"),
    "c.vcf.gz": (GZIP, "is a gzip file", UNPACK),
    "d.7z": (SEVEN, "is a 7z archive", UNPACK),
    "e.rar": (RAR, "is a rar archive", UNPACK),
    "f.tar": (b"a.vcf".ljust(257, b"\0") + b"ustar\x0000", "is a tar archive", UNPACK),
    "g.pdf": (b"%PDF-1.7\n%\xe2\xe3", "is a PDF", READ),
    "h.jpg": (b"\xff\xd8\xff\xe0\0\x10JFIF", "is a picture", READ),
    "i.png": (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "is a picture", READ),
    "j.heic": (b"\0\0\0\nftypheic", "is a picture", READ),
    "k.mp4": (b"\0\0\0\x18ftypmp42", "is a film", READ),
    "l.xls": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\0", "is an old Excel workbook", AS_CSV),
    "l.xlsx": (zipped({"xl/workbook.xml": b"<workbook/>"}), "is an Excel workbook", AS_CSV),
    "m.bin": (b"\0\1\2\3\x80\xff" * 9, "is a binary file of a kind that is not known", READ),
    "n.html": (FACEBOOK, "is a page of a Facebook export", CHOOSE),
    "o.html": (INSTAGRAM, "is a page of an Instagram export", CHOOSE),
    "p.html": (
        TAKEOUT,
        "is a page of Google's Takeout",
        "on contacts.google.com choose Export, and Google CSV or vCard",
    ),
    "q.html": (
        b"\n <!-- x --><HTML lang=en>",
        "is a web page (HTML)",
        f"give what the page offers for download; {READ}",
    ),
    "r.contact": (
        b'<?xml version="1.0"?><c:contact xmlns:c="http://schemas.microsoft.com/Contact">',
        "is a Windows contact",
        "in Windows Contacts choose Export, vCards",
    ),
    "s.ics": (b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\n", "holds a calendar (iCalendar)", READ),
    "t.ldif": (
        b"dn: cn=Ana Reyes\nobjectclass: person\ncn: Ana Reyes\n",
        "holds an address book as LDIF",
        "in Thunderbird choose Address Book, Export, and vCard or CSV",
    ),
    "u.txt": (b"Ana and I had coffee.\n", "holds text without cards or columns", READ),
    "v.txt": (
        b"Hello,\n\nBEGIN:VCARD\nFN:Ana Reyes\nEND:VCARD\n",
        "holds text with a vCard further down",
        "cut away what stands before BEGIN:VCARD",
    ),
    "w.json": (
        b'{"ships": [{"mast": 1, "k\\u001b": 2}]}',
        'holds JSON of a kind that is not known, with "ships", "mast"',
        READ,
    ),
    "x.csv": (
        "sep=;\nShip;Mast;Größe;Flag\nA;1;2;3\n".encode("utf-16"),
        'holds a table with the columns "Ship", "Mast", "Größe" and more',
        "a table is read by its column of names: say which that is with --map name=COLUMN",
    ),
    "y.eml": (b"Return-Path: <ana@example.com>\r\nFrom: Ana Reyes <ana@example.com>\r\n", "holds a mail", READ),
    "Company Follows.csv": (
        b"Organization,Followed On\nNorthwind,Thu Mar 09\n",
        "holds the companies one follows on LinkedIn",
        "it lists no people: give Connections.csv, or the whole zip",
    ),
    "messages.csv": (
        b'"CONVERSATION ID","CONVERSATION TITLE","FROM"\n"2-a","","Ana Reyes"\n',
        "holds LinkedIn's messages",
        "it lists no people: give Connections.csv, or the whole zip",
    ),
    "Invitations.csv": (
        b"From,To,Sent At,Message,Direction\n",
        "holds LinkedIn's invitations",
        "it lists no people: give Connections.csv, or the whole zip",
    ),
}


SQLITE, OFFICE = b"SQLite format 3\0", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
BRIEFLY = [
    ("is Thunderbird's address book", "abook.sqlite", SQLITE),
    ("is the database of Apple's Contacts", "AddressBook-v22.abcddb", SQLITE),
    ("is an SQLite database", "places.db", SQLITE),
    ("is a picture", "a.webp", b"RIFF\n\n\n\nWEBP"),
    ("is a sound", "a.mp3", b"ID3\4\0"),
    ("is an xz file", "a.xz", b"\xfd7zXZ\0\0"),
    ("is a bzip2 file", "a.bz2", b"BZh91AY&SY"),
    ("is a Zstandard file", "a.zst", b"\x28\xb5\x2f\xfd"),
    ("is an Outlook message", "a.msg", OFFICE),
    ("is an old Office document", "a.doc", OFFICE),
    ("is an Outlook data file", "a.pst", b"!BDN\1\2"),
    ("is a card of Apple's Contacts", "1:ABPerson.abcdp", b"bplist00\xd4"),
    ("is an Apple property list", "a.plist", b"bplist00\xd4"),
    ("is an Apple property list", "a.plist", b"<?xml version='1.0'?>\n<!DOCTYPE plist PUBLIC '-//Apple//DTD'>"),
    ("is a program", "a.exe", b"MZ\x90\0"),
    ("is a LinkedIn page", "a.html", b"<html><title>Connections | LinkedIn</title>"),
    ("is a page of X's archive", "Your archive.html", b"<html><script>window.__THAR_CONFIG"),
    ("is a browser's bookmarks", "a.html", b"<!DOCTYPE NETSCAPE-Bookmark-file-1>"),
    ("is XML of a kind that is not known", "a.xml", b"<ships><mast/></ships>"),
    ("holds text without cards or columns", "a.txt", b"<ana@example.com> wrote"),
    ("holds a calendar written as JSON (jCal)", "a.json", b'["vcalendar", []]'),
    ("holds a JSContact card", "a.json", b'{"@type": "Card", "version": "1.0"}'),
    ("holds a list of Threads accounts", "a.json", b'{"text_post_app_text_post_app_followers": []}'),
    ("holds a list of Instagram or Facebook accounts", "a.json", b'[{"string_list_data": [{"value": "a"}]}]'),
    ("holds the phone contacts Instagram was given", "a.json", b'{"contacts_contact_info": []}'),
    ("holds the phone contacts Facebook was given", "a.json", b'{"address_book_v2": {}}'),
    ("holds Bluesky accounts", "a.json", b'{"followers": [{"did": "did:plc:abc", "handle": "ana.example.com"}]}'),
    (
        "holds an archive of Mastodon or another ActivityPub server",
        "outbox.json",
        b'{"@context": "https://www.w3.org/ns/activitystreams", "id": "outbox.json"}',
    ),
    ("holds contacts of Google's People API", "a.json", b'{"connections": [{"resourceName": "people/c1"}]}'),
    ("holds a Telegram export", "result.json", b'{"about": "", "personal_information": {}, "contacts": {}}'),
    ("holds LinkedIn's messages", "messages.csv", b"From,To,Date,Subject,Content,Direction,Folder\n"),
    ("holds the members one follows on LinkedIn", "Member_Follows.csv", b"Date,Status,FullName\n"),
    ("holds a part of LinkedIn's archive", "Profile.csv", b"First Name,Last Name,Maiden Name,Address\n"),
    ("is Thunderbird's old address book", "abook.mab", b'// <!-- <mdb:mork:z v="1.4"/> -->'),
    ("holds an SQL dump", "a.sql", b"-- a dump\nINSERT INTO ships VALUES (1);\n"),
    ("holds a list of TikTok accounts", "Follower.txt", b"Date: 2026-01-05 09:00:00\nUsername: ana\n"),
    ("holds mutt's aliases", "aliases", b"alias ana Ana Reyes <ana@example.com>\n"),
    ("holds the records of Emacs' BBDB", "bbdb", b";; -*- mode: Emacs-Lisp; coding: utf-8; -*-\n;;; file-format: 9\n"),
    ("holds a vCard that is not whole", "a.vcf", b"BEGIN:VCARD"),
    ("holds a WhatsApp chat", "chat.txt", b"[12/03/2024, 09:15:22] Ana Reyes: Hello\n"),
    ("holds a WhatsApp chat", "chat.txt", b"12.03.24, 09:15 - Ana Reyes: Hello\n"),
    ("is a rich-text document", "a.rtf", b"{\\rtf1\\ansi"),
]


class TestFiles:
    @pytest.mark.parametrize("name", TELLING)
    def test_a_file_is_named_by_what_is_in_it(self, name: str) -> None:
        content, said, hint = TELLING[name]
        assert foreign.refusal(given(name, content), None) == (f"{name} {said}", hint)

    @pytest.mark.parametrize(("said", "name", "content"), BRIEFLY, ids=[f"{row[0]} {row[1]}" for row in BRIEFLY])
    def test_other_things_are_named_too(self, said: str, name: str, content: bytes) -> None:
        assert foreign.refusal(given(name, content), None)[0].split(", with ")[0] == f"{name} {said}"

    @pytest.mark.parametrize("name", TELLING)
    def test_it_is_so_in_a_zip_too(self, name: str) -> None:
        content, said, hint = TELLING[name]
        package = given("x.zip", zipped({name: content}))
        wanted = ", not vCard" if content else ""
        assert foreign.refusal(package, "vCard") == (f"x.zip holds only {name}, which {said}{wanted}", hint)

    def test_a_book_is_told_from_other_databases(self, tmp_path: Path) -> None:
        for name, tables in (("mine.db", ("contact", "interaction")), ("other.db", ("contact",))):
            with sqlite3.connect(tmp_path / name) as connection:
                for table in (*(f"filling_{number}" for number in range(50)), *tables):
                    connection.execute(f"CREATE TABLE {table} (id INTEGER NOT NULL, name VARCHAR)")
            connection.close()
        assert foreign.refusal(opened(tmp_path / "mine.db"), None) == ("mine.db is a netbook book", "--book opens it")
        assert foreign.refusal(opened(tmp_path / "other.db"), None)[0] == "other.db is an SQLite database"

    def test_a_zip_in_a_folder_is_named_as_one(self, tmp_path: Path) -> None:
        zip_at(tmp_path / "outer.zip", {"inner.zip": zipped({"a.vcf": CARD})})
        said = f"{tmp_path.name} holds only outer.zip/inner.zip, which is a zip inside what was given"
        assert foreign.refusal(opened(tmp_path), None) == (said, UNPACK)


WITHIN: dict[str, tuple[tuple[str, ...], str]] = {
    "an Excel workbook": (("[Content_Types].xml", "xl/workbook.xml", "xl/worksheets/sheet1.xml"), AS_CSV),
    "a spreadsheet or document of LibreOffice": (("mimetype", "content.xml", "META-INF/manifest.xml"), AS_CSV),
    "an archive of Apple's Contacts (.abbu)": (
        ("AddressBook-v22.abcddb", "Metadata/1:ABPerson.abcdp"),
        "in Contacts choose File, Export, Export vCard",
    ),
    "an Instagram export in HTML": (
        ("index.html", "connections/followers_and_following/followers_1.html"),
        CHOOSE,
    ),
    "an Instagram export": (("a/followers_and_following/followers_1.json", "a/b.json"), READ),
    "a Facebook export in HTML": (("connections/friends/your_friends.html", "x.html"), CHOOSE),
    "an X archive": (("Your archive.html", "data/manifest.js", "data/tweets.js"), READ),
    "a Google Takeout without contacts": (
        ("Takeout/archive_browser.html", "Takeout/Drive/a.txt"),
        "on contacts.google.com choose Export, and Google CSV or vCard",
    ),
    "LinkedIn's archive without the connections": (
        ("messages.csv", "Invitations.csv"),
        "ask LinkedIn for the larger archive, or for Connections alone",
    ),
    "a Notion export": (
        ("People 0123456789abcdef0123456789abcdef.csv", "People/Ana Reyes 0123456789abcdef0123456789abcdea.md"),
        "give its CSV alone",
    ),
    "a Word document": (("[Content_Types].xml", "word/document.xml"), READ),
    "a PowerPoint presentation": (("[Content_Types].xml", "ppt/presentation.xml"), READ),
    "a Numbers or Pages document": (("Index/Document.iwa", "preview.jpg"), AS_CSV),
    "an X archive of before 2019": (("tweets.csv", "data/js/tweet_index.js"), READ),
    "a Google Takeout with YouTube and without contacts": (
        ("Takeout/YouTube and YouTube Music/subscriptions/subscriptions.csv", "Takeout/archive_browser.html"),
        "on contacts.google.com choose Export, and Google CSV or vCard",
    ),
    "a Mastodon archive": (("actor.json", "outbox.json", "media_attachments/a.jpg"), READ),
    "Mastodon's lists": (("following_accounts.csv", "lists.csv"), READ),
    "a Telegram export": (("messages.html", "photos/a.jpg"), READ),
    "a mailbox (Maildir)": (("cur/1.M1.host:2,S", "new/2.M2.host"), READ),
}


class TestArchives:
    @pytest.mark.parametrize("what", WITHIN)
    def test_an_archive_is_named_by_what_is_in_it(self, what: str) -> None:
        names, hint = WITHIN[what]
        package = given("x.zip", zipped(dict.fromkeys(names, b"x")))
        assert foreign.refusal(package, None) == (f"x.zip is {what}", hint)

    @pytest.mark.parametrize("name", ["actor.json", "content.xml", "tweets.csv", "cur/1"])
    def test_one_of_the_files_of_an_archive_does_not_make_it(self, name: str) -> None:
        said, _ = foreign.refusal(given("x.zip", zipped({name: b"words", "other": b"words"})), None)
        assert said == f"x.zip holds 2 files, of which none is read: text without cards or columns ({name})"

    def test_nothing_in_it(self) -> None:
        assert foreign.refusal(given("x.zip", zipped({})), "vCard") == ("x.zip holds no files", READ)

    def test_of_many_things_some_are_told_and_what_is_known_first(self) -> None:
        files = {"1": b"words", "2": b"%PDF-1", "3": b"BEGIN:VCALENDAR", "4": b"\xff\xd8\xff", "5": b"\xff\xd8\xff"}
        assert foreign.refusal(given("x.zip", zipped(files)), None) == (
            "x.zip holds 5 files, of which none is read: a PDF (2), a calendar (iCalendar) (3), a picture (4) and more",
            READ,
        )

    def test_a_table_among_them_is_pointed_out(self) -> None:
        files = {"notes.txt": b"words", "people.csv": b"Who,Where\nAna Reyes,Lisbon\n"}
        assert foreign.refusal(given("x.zip", zipped(files)), None)[1] == (
            "unpack it: a table is read when it is given alone, such as people.csv"
        )


texts = st.text(st.sampled_from('ab,;|\t\n\r"{}[]: <>@\x1b\u202eé'), max_size=60)
names = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=20)
contents = st.binary(max_size=200) | texts.map(str.encode) | texts.map(lambda each: each.encode("utf-16"))


class TestWhateverIsGiven:
    @tried(st.text(max_size=30), st.dictionaries(names, contents, max_size=4))
    @settings(max_examples=60, deadline=None)
    def test_one_line_is_said(self, name: str, files: dict[str, bytes]) -> None:
        for each, content in [(name, zipped(files)), *files.items()]:
            try:
                said = foreign.refusal(given(each, content), None)
            except Unreadable as problem:
                said = (problem.message, problem.hint or "")
            assert all(said)
            assert said == tuple(map(clean_line, said))
