from collections import Counter
from collections.abc import Iterator
from dataclasses import fields, replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import vobject
from hypothesis import given as given_
from hypothesis import settings
from hypothesis import strategies as st

from netbook.domain import methods
from netbook.domain.methods import Method
from netbook.domain.occasions import YearlyDay
from netbook.domain.records import ContactRecord, ReadingOptions, Record, Rejected
from netbook.domain.text import clean, clean_line
from netbook.domain.when import Calendar
from netbook.errors import Unreadable
from netbook.formats import vcard
from netbook.formats.package import given, opened
from netbook.formats.vcard import lines
from netbook.formats.vcard.lines import Property
from netbook.formats.vcard.values import day_of, unescaped

SAMPLES = Path(__file__).parent / "samples" / "vcard"
FILES = sorted(SAMPLES.rglob("*.vcf"))
OPTIONS = ReadingOptions(Calendar(date(2026, 11, 22)), "US")
ASIDE = {"rest", "remarks", "file", "line", "key"}  # fields that say nothing of the person
SAID = [field.name for field in fields(ContactRecord) if field.name not in ASIDE]


def read(text: str | bytes, options: ReadingOptions = OPTIONS) -> list[Record]:
    content = text.encode() if isinstance(text, str) else text
    with given("cards.vcf", content) as package:
        return list(vcard.read(package.members[0], options))


def people(text: str | bytes) -> list[ContactRecord]:
    return [record for record in read(text) if isinstance(record, ContactRecord)]


def person(*body: str, version: str = "3.0") -> ContactRecord:
    (found,) = people("\r\n".join(("BEGIN:VCARD", f"VERSION:{version}", *body, "END:VCARD", "")))
    return found


def written(record: ContactRecord, version: str = "3.0") -> list[str]:
    """The lines of a card, unfolded."""
    return "".join(vcard.write([record], version)).replace("\r\n ", "").split("\r\n")[2:-2]


def properties(record: ContactRecord) -> Counter[Property]:
    """What was kept of a card, as far as it is the same in every version."""
    found = [lines.parsed(line) for line in record.rest["vcard"]]
    return Counter(_plain(each) for each in found if each)


def _plain(each: Property) -> Property:
    value, parameters = unescaped(each.value), set(each.parameters)
    if value.startswith("data:") and ";base64," in value:
        kind, value = value[5:].split(";base64,")
        parameters = {pair for pair in parameters if pair[0] not in ("VALUE", "MEDIATYPE")}
        parameters |= {("TYPE", kind.split("/")[-1])} if kind else set()
    if ("ENCODING", "b") in parameters:
        parameters.remove(("ENCODING", "b"))
    if each.name == "TEL" and value.startswith("tel:"):
        value, parameters = value[4:], {pair for pair in parameters if pair[0] != "VALUE"}
    name = "ANNIVERSARY" if each.name == "X-ANNIVERSARY" else each.name
    if name == "GEO":
        value = value.removeprefix("geo:").replace(";", ",")
    if name in ("BDAY", "ANNIVERSARY") and (day := day_of(value, without_year=each.parameter("X-APPLE-OMIT-YEAR"))):
        value, parameters = str(day), {pair for pair in parameters if pair[0] != "X-APPLE-OMIT-YEAR"}
    parameters = {("TYPE", "pref") if pair == ("PREF", "1") else pair for pair in parameters}
    # A parameter of 3.0 has neither quotes nor lines.
    told = {(key, word.upper().replace('"', "").replace("\n", " ")) for key, word in parameters}
    return Property(name, value, tuple(sorted(told)), each.group)


def equal(one: ContactRecord, other: ContactRecord) -> None:
    for name in SAID:
        assert getattr(one, name) == getattr(other, name), name


def samples() -> Iterator[tuple[Path, list[Record]]]:
    for path in FILES:
        with opened(path) as package:
            assert vcard.claims(package.members[0], OPTIONS), path
            yield path, list(vcard.read(package.members[0], OPTIONS))


def test_every_card_of_the_samples_is_recovered_or_told_of() -> None:
    begun = found = 0
    refused: Counter[str] = Counter()
    for path, records in samples():
        content = path.read_bytes()
        upper = (content.decode("utf-16") if b"\0" in content[:40] else content.decode("latin-1")).upper()
        begun += upper.count("BEGIN:VCARD")
        found += len(records)
        refused.update(record.reason for record in records if isinstance(record, Rejected))
    assert (len(FILES), begun, found) == (145, 158, 158)
    assert refused == {"a card without a name, an address or a number": 29, "a list of people, not a person": 3}


@pytest.mark.parametrize("version", vcard.VERSIONS)
def test_no_property_and_no_value_of_the_samples_is_lost(version: str) -> None:
    for path, records in samples():
        before = [record for record in records if isinstance(record, ContactRecord)]
        after = people("".join(vcard.write(before, version)))
        assert len(before) == len(after), path
        for one, other in zip(before, after, strict=True):
            equal(replace(one, uid=one.uid or other.uid), other)
            assert not properties(one) - properties(other), path


def test_a_card_becomes_a_person() -> None:
    found = person(
        "UID:urn:uuid:4fbe8971",
        "N:Reyes;Ana;Maria;Dr.;",
        "FN:Ana Reyes",
        "NICKNAME:Anita,Nita",
        "ORG:Northwind\\, Inc.;Design",
        "TITLE:Designer",
        "EMAIL;TYPE=INTERNET,HOME:ana@example.com",
        "item1.TEL:+44 20 7946 0018",
        "item1.X-ABLabel:_$!<Work>!$_",
        "ADR;TYPE=WORK:;;1 High St;London;;N1;UK",
        "ADR;TYPE=HOME:;;12 Rose Street;Lisbon;;1100;Portugal",
        "URL:https://www.linkedin.com/in/ana-reyes",
        "X-SOCIALPROFILE;TYPE=github:https://github.com/anareyes",
        "BDAY:1985-03-14",
        "item2.X-ABDATE:2015-06-01",
        "item2.X-ABLabel:Wedding",
        "NOTE:Likes tea\\, not coffee.\\nPlays the cello.",
        "CATEGORIES:Friends,MIPIM 2026",
    )
    assert (found.name, found.given, found.family, found.uid) == ("Ana Reyes", "Ana", "Reyes", "4fbe8971")
    assert found.key == "urn:uuid:4fbe8971"
    assert found.aliases == ("Anita", "Nita")
    assert (found.organisation, found.title, found.city) == ("Northwind, Inc.", "Designer", "Lisbon")
    assert found.about == "Likes tea, not coffee.\nPlays the cello."
    assert found.tags == ("friends", "mipim-2026")
    assert dict(found.occasions) == {"birthday": YearlyDay(3, 14, 1985), "Wedding": YearlyDay(6, 1, 2015)}
    assert [(each.kind, each.normalised, each.platform, each.label) for each in found.methods] == [
        ("email", "ana@example.com", None, "home"),
        ("phone", "+442079460018", None, "work"),
        ("address", "1 high st, n1 london, uk", None, "work"),
        ("address", "12 rose street, 1100 lisbon, portugal", None, "home"),
        ("url", "ana-reyes", "linkedin", None),
        ("url", "anareyes", "github", None),
    ]


@pytest.mark.parametrize(
    ("body", "name"),
    [
        (["N:Reyes;Ana;;Dr.;"], "Dr. Ana Reyes"),
        (["FN:", "NICKNAME:Anita"], "Anita"),
        (["N:;;;;", "N:Reyes;Ana;;;"], "Ana Reyes"),
        (["ORG:Northwind"], "Northwind"),
        (["EMAIL:ana@example.com"], "ana@example.com"),
        (["TEL:+44 20 7946 0018"], "+44 20 7946 0018"),
        (["FN:Reyes, Ana"], "Reyes, Ana"),
        (["FN;CHARSET=UTF-8:Zoë"], "Zoë"),
    ],
)
def test_what_somebody_is_called_by(body: list[str], name: str) -> None:
    assert person(*body).name == name


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("BDAY:19850314", YearlyDay(3, 14, 1985)),
        ("BDAY;VALUE=date:1985-03-14", YearlyDay(3, 14, 1985)),
        ("BDAY:1985-03-14T00:00:00Z", YearlyDay(3, 14, 1985)),
        ("BDAY:--0314", YearlyDay(3, 14)),
        ("BDAY:--03-14", YearlyDay(3, 14)),
        ("BDAY;X-APPLE-OMIT-YEAR=1604:1604-03-14", YearlyDay(3, 14)),
        ("BDAY:--0229", YearlyDay(2, 29)),
        ("BDAY:1985-02-29", None),
        ("BDAY:1985-13-01", None),
        ("BDAY;VALUE=text:about 1985", None),
    ],
)
def test_a_birthday_in_all_its_shapes(line: str, day: YearlyDay | None) -> None:
    found = person("FN:Ana", line)
    assert dict(found.occasions).get("birthday") == day
    assert found.remarks == (() if day else ("a birthday that is no day",))
    assert line in written(found)


@pytest.mark.parametrize(
    "line",
    [
        "ANNIVERSARY:20150601",
        "X-ANNIVERSARY:2015-06-01",
        "X-MS-ANNIVERSARY:20150601",
        "X-EVOLUTION-ANNIVERSARY:2015-06-01",
    ],
)
def test_an_anniversary_under_any_name(line: str) -> None:
    assert dict(person("FN:Ana", line).occasions) == {"anniversary": YearlyDay(6, 1, 2015)}


def test_cards_of_telephones_are_read() -> None:
    text = (
        "BEGIN:VCARD\r\nVERSION:2.1\r\nN;ENCODING=QUOTED-PRINTABLE;CHARSET=UTF-8:=52=65yes;=C3=81na;;;\r\n"
        "TEL;CELL;PREF:+44 20 7946 0018\r\n"
        "NOTE;ENCODING=QUOTED-PRINTABLE:Likes tea;=0D=0A=\r\nand, a lot, the sea\r\n"
        "PHOTO;ENCODING=BASE64;JPEG:AAAA\r\nBBBB\r\n\r\nEND:VCARD\r\n"
    )
    (found,) = people(text)
    assert found.name == "Ána Reyes"
    assert found.about == "Likes tea;\nand, a lot, the sea"
    assert [(each.normalised, each.label) for each in found.methods] == [("+442079460018", "mobile")]
    assert "PHOTO;ENCODING=b;TYPE=JPEG:AAAABBBB" in written(found)
    assert "NOTE:Likes tea\\;\\nand\\, a lot\\, the sea" in written(found)


@pytest.mark.parametrize(
    ("encoding", "name"), [("utf-16-le", "Ana"), ("utf-16", "Zoë"), ("utf-8-sig", "Zoë"), ("cp1252", "Zoë")]
)
def test_letters_however_they_are_stored(encoding: str, name: str) -> None:
    (found,) = people(f"BEGIN:VCARD\r\nVERSION:3.0\r\nFN:{name}\r\nEND:VCARD\r\n".encode(encoding))
    assert found.name == name


def test_an_encoding_can_be_named() -> None:
    card = "BEGIN:VCARD\r\nVERSION:3.0\r\nFN:安藤\r\nEND:VCARD\r\n".encode("shift_jis")
    (found,) = read(card, replace(OPTIONS, encoding="shift_jis"))
    assert isinstance(found, ContactRecord)
    assert found.name == "安藤"


def test_cards_inside_cards_and_without_an_end_are_all_there() -> None:
    text = (
        "BEGIN:VCARD\nFN:Ana\nBEGIN:VCARD\nFN:Bo\nEND:VCARD\nTITLE:Designer\nEND:VCARD\nBEGIN:VCARD\nFN:Cy\nTITLE:Pil"
    )
    assert [(found.name, found.title, found.remarks) for found in people(text)] == [
        ("Bo", None, ()),
        ("Ana", "Designer", ()),
        ("Cy", "Pil", ("the card has no end",)),
    ]


def test_lists_and_cards_without_a_name_are_told_of_with_their_lines() -> None:
    text = "BEGIN:VCARD\nKIND:group\nFN:Friends\nEND:VCARD\nBEGIN:VCARD\nREV:2020\nEND:VCARD\n"
    assert [(found.line, found.reason) for found in read(text) if isinstance(found, Rejected)] == [
        (1, "a list of people, not a person"),
        (5, "a card without a name, an address or a number"),
    ]
    (found,) = read(f"BEGIN:VCARD\nFN:{'A' * 301}\nEND:VCARD\n")
    assert isinstance(found, Rejected)
    assert found.reason == "a name of more than 300 letters"


@pytest.mark.slow
def test_a_picture_of_20_mb_is_left_out_and_the_person_is_not() -> None:
    card = (
        b"BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Ana\r\nPHOTO;ENCODING=b:"
        + b"\r\n ".join([b"A" * 74] * 280_000)
        + b"\r\nTITLE:X\r\nEND:VCARD"
    )
    (found,) = people(card)
    assert (found.name, found.title, found.remarks) == ("Ana", "X", ("PHOTO of 20 MB was left out",))


def test_what_was_edited_goes_out_as_edited_and_all_else_as_it_came() -> None:
    found = person(
        "UID:u1",
        "FN:Ana Reyes",
        "N:Reyes;Ana;;;",
        "ORG:Northwind;Design",
        "TEL;TYPE=CELL;X-NOTE=old:+44 20 7946 0018",
        "EMAIL:ana@example.com",
        "CATEGORIES:Friends,Golf",
        "X-COLOUR;SHADE=light:blue",
    )
    edited = replace(found, organisation="Contoso", methods=found.methods[:1], tags=("friends",))
    assert written(edited) == [
        "ORG:Contoso",
        "UID:u1",
        "FN:Ana Reyes",
        "N:Reyes;Ana;;;",
        "TEL;TYPE=CELL;X-NOTE=old:+44 20 7946 0018",
        "CATEGORIES:Friends",
        "X-COLOUR;SHADE=light:blue",
    ]
    (back,) = people("".join(vcard.write([edited])))
    equal(back, edited)


def test_a_picture_is_written_as_its_version_has_it() -> None:
    found = person("FN:Ana", "PHOTO;ENCODING=b;TYPE=JPEG:AAAA")
    assert "PHOTO:data:image/jpeg;base64,AAAA" in written(found, "4.0")
    assert "PHOTO;ENCODING=b;TYPE=JPEG:AAAA" in written(person("FN:Ana", "PHOTO:data:image/jpeg;base64,AAAA"))


def test_lines_are_75_octets_at_most_and_no_letter_is_cut() -> None:
    record = ContactRecord("Zoë " * 60 + "安藤" * 20, about="ü" * 500 + "a" * 500)
    raw = "".join(vcard.write([record])).encode()
    assert max(len(line) for line in raw.split(b"\r\n")) <= 75
    assert raw.decode()
    equal(replace(people(raw)[0], uid=None), replace(record, name=clean_line(record.name)))


def test_a_version_that_is_not_written_is_refused() -> None:
    with pytest.raises(Unreadable, match=r"cards of 2\.1 are not written"):
        list(vcard.write([ContactRecord("Ana")], "2.1"))


def test_another_reader_reads_what_is_written() -> None:
    record = ContactRecord(
        "Ana Reyes, Ph.D.",
        given="Ana",
        family="Reyes",
        organisation="Łódź; Software",
        title="Chief, of Staff",
        about="Two\nlines; and, more \\ here",
        methods=(
            methods.email("ana@example.com"),
            methods.phone("+44 20 7946 0018", None),
            methods.address("12 Rose Street, Lisbon"),
            methods.url("https://example.com/a,b"),
        ),
        occasions=(("birthday", YearlyDay(3, 14, 1985)),),
        uid="u-1",
    )
    card = vobject.readOne("".join(vcard.write([record])))
    assert card.fn.value == record.name
    assert (card.n.value.given, card.n.value.family) == ("Ana", "Reyes")
    assert card.org.value == [record.organisation]
    assert (card.title.value, card.note.value, card.uid.value) == (record.title, record.about, "u-1")
    assert (card.email.value, card.tel.value) == ("ana@example.com", "+44 20 7946 0018")
    assert (card.adr.value.street, card.url.value) == ("12 Rose Street, Lisbon", "https://example.com/a,b")
    assert card.bday.value == "1985-03-14"


def test_another_reader_reads_the_samples_as_they_are_written_again() -> None:
    compared = 0
    for path, records in samples():
        for record in records:
            if not isinstance(record, ContactRecord):
                continue
            plain = [line for line in record.rest["vcard"] if "ENCODING=b" not in line]  # which it does not forgive
            text = "".join(vcard.write([replace(record, uid=record.uid or "u", rest={"vcard": plain})]))
            card = vobject.readOne(text, ignoreUnreadable=True)
            assert card.fn.value == record.name or clean_line(card.fn.value) == record.name, path
            told = {each.value for each in card.contents.get("email", ())} | {
                each.value for each in card.contents.get("tel", ())
            }
            for method in record.methods:
                if method.kind in ("email", "phone"):
                    assert any(method.value in clean_line(clean(value)) for value in told), path
                    compared += 1
    assert compared > 150


TEXT = st.text(st.characters(codec="utf-8", exclude_categories=["C", "Zl", "Zp"]), min_size=1, max_size=20).map(
    clean_line
)
WORDS = TEXT.filter(lambda text: any(map(str.isalnum, text)))
DAYS = st.builds(YearlyDay, st.integers(1, 12), st.integers(1, 28), st.none() | st.integers(1900, 2026))
LABELS = st.none() | st.sampled_from(["home", "work", "mobile", "fax", "pager", "Ferry office"])
WAYS = st.sampled_from(
    [
        methods.email("ana@example.com"),
        methods.email("a.b+c@example.org"),
        methods.phone("+44 20 7946 0018", None),
        methods.url("https://example.com/x;y,z"),
        methods.url("https://github.com/anareyes"),
        methods.handle("x:anareyes"),
        methods.address("12 Rose Street, 1100 Lisbon"),
    ]
)


def _labelled(method: Method, label: str | None) -> Method:
    return replace(method, label=label)


RECORDS = st.builds(
    ContactRecord,
    name=WORDS,
    given=st.none() | WORDS,
    family=st.none() | WORDS,
    aliases=st.lists(WORDS, max_size=2, unique=True).map(tuple),
    organisation=st.none() | WORDS,
    title=st.none() | WORDS,
    city=st.none() | WORDS,
    met=st.none() | WORDS,
    met_on=st.none() | st.dates(date(1900, 1, 1), date(2026, 1, 1)),
    about=st.none() | st.lists(WORDS, min_size=1, max_size=3).map("\n".join),
    methods=st.lists(st.builds(_labelled, WAYS, LABELS), max_size=4, unique_by=lambda each: each.identity).map(tuple),
    occasions=st.dictionaries(st.sampled_from(["birthday", "anniversary", "name day"]), DAYS, max_size=3).map(
        lambda found: tuple(sorted(found.items()))
    ),
    facts=st.dictionaries(st.sampled_from(["partner", "likes"]), WORDS, max_size=2).map(
        lambda found: tuple(found.items())
    ),
    tags=st.lists(st.sampled_from(["friends", "golf", "mipim-2026"]), max_size=2, unique=True).map(tuple),
    circle=st.none() | st.sampled_from(["close", "wider"]),
    cadence=st.none() | st.sampled_from(["6w", "never"]),
    uid=st.sampled_from(["u1", "7d3c"]),
)


@settings(max_examples=50, deadline=None)
@given_(RECORDS, st.sampled_from(vcard.VERSIONS))
def test_whoever_is_written_is_read_again(record: ContactRecord, version: str) -> None:
    record = replace(record, aliases=tuple(alias for alias in record.aliases if alias != record.name))
    (found,) = people("".join(vcard.write([record], version)))
    for name in SAID:
        one, other = getattr(record, name), getattr(found, name)
        if name in ("occasions", "facts", "tags", "methods", "aliases"):
            one, other = sorted(one, key=repr), sorted(other, key=repr)
        assert one == other, name
    assert [each.label for each in record.methods] == [each.label for each in found.methods]


@settings(max_examples=40, deadline=None)
@given_(RECORDS, RECORDS)
def test_any_edit_of_a_card_goes_out(before: ContactRecord, after: ContactRecord) -> None:
    (kept,) = people("".join(vcard.write([before])))
    edited = replace(after, rest=kept.rest, uid=before.uid, aliases=())
    (found,) = people("".join(vcard.write([edited])))
    for name in (
        "name",
        "given",
        "family",
        "organisation",
        "title",
        "city",
        "about",
        "met",
        "met_on",
        "circle",
        "cadence",
    ):
        assert getattr(found, name) == getattr(edited, name), name
    for name in ("occasions", "facts", "tags"):
        assert sorted(getattr(found, name)) == sorted(getattr(edited, name)), name
    assert {each.identity for each in found.methods} == {each.identity for each in edited.methods}


@settings(max_examples=40, deadline=None)
@given_(st.sampled_from(FILES), st.binary(max_size=30), st.floats(0, 1))
def test_no_bytes_break_the_reader(path: Path, junk: bytes, place: float) -> None:
    content = path.read_bytes()[:6000]
    at = int(len(content) * place)
    for damaged in (content[:at], content[:at] + junk + content[at:], junk + content[at:]):
        try:
            found = people(damaged)
        except Unreadable:
            continue
        for record in found:
            assert len(people("".join(vcard.write([record])))) == 1


def test_a_number_spelled_twice_goes_out_twice() -> None:
    lines = ["TEL:650-253-0000", "TEL;TYPE=WORK:(650) 253-0000", "TEL:+1 650 253 0000", "TEL:650 253 0000 ext. 5"]
    found = person("FN:Ana", *lines)
    assert [each.normalised for each in found.methods] == ["+16502530000", "+16502530000;ext=5"]
    assert [line for line in written(found) if line.startswith("TEL")] == lines
    assert not [line for line in written(replace(found, methods=())) if line.startswith("TEL")]


@pytest.mark.parametrize("charset", ["X-NONE", "UTF-8", "UTF-16", "idna", "US-ASCII", "base64"])
@pytest.mark.parametrize("encoding", ["cp1252", "utf-8"])
def test_a_charset_that_is_none_or_is_wrong_costs_no_letter(charset: str, encoding: str) -> None:
    card = f"BEGIN:VCARD\nVERSION:2.1\nFN;CHARSET={charset}:Zoë\nEND:VCARD\n".encode(encoding)
    (found,) = people(card)
    assert found.name == "Zoë"


def test_a_value_in_quoted_printable_has_the_charset_that_is_told() -> None:
    card = b"BEGIN:VCARD\nVERSION:2.1\nFN;CHARSET=ISO-8859-15;ENCODING=QUOTED-PRINTABLE:=A4\xa4 Zo=EB\nEND:VCARD\n"
    assert people(card)[0].name == "€€ Zoë"


def test_cards_that_lost_their_lines_are_refused() -> None:
    with pytest.raises(Unreadable, match="its cards have lost their lines"):
        read("BEGIN:VCARDVERSION:3.0FN:AnaEND:VCARD")


def test_an_encoding_that_is_wrong_is_refused_with_the_line() -> None:
    card = "BEGIN:VCARD\nVERSION:3.0\nFN:Zoë\nEND:VCARD\n".encode("cp1252")
    with pytest.raises(Unreadable, match="line 3 cannot be read as utf-8"):
        list(read(card, replace(OPTIONS, encoding="utf-8")))


def test_a_note_that_is_broken_without_being_folded_is_whole() -> None:
    found = person("FN:Ana", "NOTE:Likes tea", "and the sea", "TITLE:Pilot", "left out")
    assert (found.about, found.title) == ("Likes tea\nand the sea", "Pilot")
    assert found.remarks == ("a line that is no property was left out",)
    assert "NOTE:Likes tea\\nand the sea" in written(found)


def test_what_is_preferred_and_a_year_left_out_are_said_as_the_version_says_them() -> None:
    found = person(
        "FN:Ana",
        "TEL;TYPE=WORK,pref:+44 20 7946 0018",
        "EMAIL;TYPE=PREF:a@example.com",
        "BDAY;X-APPLE-OMIT-YEAR=1604:1604-03-14",
    )
    assert written(found)[-3:] == [
        "TEL;TYPE=WORK,pref:+44 20 7946 0018",
        "EMAIL;TYPE=PREF:a@example.com",
        "BDAY;X-APPLE-OMIT-YEAR=1604:1604-03-14",
    ]
    assert written(found, "4.0")[-3:] == [
        "TEL;TYPE=WORK;PREF=1:+44 20 7946 0018",
        "EMAIL;PREF=1:a@example.com",
        "BDAY:--0314",
    ]
    (back,) = people("".join(vcard.write([found], "4.0")))
    equal(replace(found, uid=None), back)
    assert "EMAIL;TYPE=pref:a@example.com" in written(back)


BO = "BEGIN:VCARD\nVERSION:3.0\nFN:Bo\nTITLE:Pilot\nEND:VCARD\n"


@pytest.mark.parametrize(
    ("end", "begin"),
    [
        ("END:VCARD", "BEGIN:VCARD\n"),
        ("END:VCARD\n", "\ufeffBEGIN:VCARD\n"),
        ("END:VCARD", "\ufeffBEGIN:VCARD\n"),
        ("END: VCARD\n", "BEGIN : VCARD\n"),
        ("END:VCARD;\n", "item1.BEGIN:VCARD\n"),
        (" END:VCARD\n", "\tbegin:vcard \n"),
    ],
)
def test_cards_begin_and_end_however_it_is_written(end: str, begin: str) -> None:
    first = begin.lstrip("\t") + "VERSION:3.0\nFN:Ana\nTITLE:Designer\n" + end
    found = people(first + BO.replace("BEGIN:VCARD\n", begin))
    assert [(each.name, each.title, each.remarks) for each in found] == [("Ana", "Designer", ()), ("Bo", "Pilot", ())]
    with given("cards.vcf", first.encode()) as package:
        assert vcard.claims(package.members[0], OPTIONS)


@pytest.mark.parametrize("version", vcard.VERSIONS)
def test_a_note_that_speaks_of_cards_ends_none(version: str) -> None:
    for size in range(50, 80):
        record = ContactRecord("Ana", about=f"{'x' * size}END:VCARD", uid="u")
        (found,) = people("".join(vcard.write([record], version)))
        assert found.about == record.about


def test_a_card_of_an_agent_is_one_of_its_own() -> None:
    found = people(
        "BEGIN:VCARD\nVERSION:2.1\nFN:Ana\nAGENT:BEGIN:VCARD\nVERSION:2.1\nFN:Bo\nTEL:+44 20 7946 0018\nEND:VCARD\n"
        "TITLE:Designer\nEND:VCARD\n"
    )
    assert [(each.name, each.title, len(each.methods)) for each in found] == [("Bo", None, 1), ("Ana", "Designer", 0)]


def old(*body: str | bytes) -> ContactRecord:
    """The person of a card of 2.1."""
    told = [line if isinstance(line, bytes) else line.encode() for line in body]
    (found,) = people(b"\r\n".join([b"BEGIN:VCARD", b"VERSION:2.1", *told, b"END:VCARD", b""]))
    return found


QUOTED = "NOTE;ENCODING=QUOTED-PRINTABLE:"


def test_lines_in_quoted_printable_end_where_they_end() -> None:
    found = old("FN:Ana", f"{QUOTED}one=", "", "TITLE:Designer", "X-A;ENCODING=QUOTED-PRINTABLE:a=")
    assert (found.about, found.title, found.remarks) == ("one", "Designer", ())
    assert old("FN:Ana", f"{QUOTED}one two= ", " three=", "=20four").about == "one two three four"
    assert old("FN:Ana", "NOTE:one two", " three").about == "one two three"
    assert person("FN:Ana", "NOTE:one two", " three").about == "one twothree"
    (found,) = people(f"BEGIN:VCARD\r\r\nVERSION:2.1\r\r\nFN:Ana\r\r\n{QUOTED}one=\r\r\n two\r\r\nEND:VCARD\r\r\n")
    assert found.about == "one two"


def test_a_charset_that_is_told_wrongly_by_a_telephone() -> None:
    assert old("FN;CHARSET=ISO-8859-1:Zoë Àlvarez").name == "Zoë Àlvarez"
    assert old("FN;CHARSET=ISO-8859-1;ENCODING=QUOTED-PRINTABLE:Zo=C3=AB =C3=80lvarez").name == "Zoë Àlvarez"
    assert old(b"FN;CHARSET=ISO-8859-1:Zo\xeb \x80").name == "Zoë €"


@pytest.mark.parametrize("version", ["2.1", "3.0"])
def test_text_in_base64_is_text(version: str) -> None:
    found = person(
        "N;ENCODING=BASE64:UmV5ZXM7QW5hOzs7",
        "NOTE;ENCODING=B:SGVsbG8g",
        " d29ybGQ=",
        "TITLE;ENCODING=B:no such",
        "PHOTO;ENCODING=B:SGVsbG8=",
        version=version,
    )
    assert (found.name, found.given, found.about, found.title) == ("Ana Reyes", "Ana", "Hello world", "no such")
    assert {"NOTE:Hello world", "TITLE:no such"} < set(written(found))
    assert "PHOTO;ENCODING=b:SGVsbG8=" in written(found)


def test_a_picture_of_a_telephone_may_begin_below() -> None:
    long = f"PHOTO;X-A={'a' * 400};ENCODING=BASE64;TYPE=JPEG:"
    for head in ("PHOTO;ENCODING=BASE64;TYPE=JPEG:", long):
        found = old("FN:Ana", head, "", "AAAA", "BBBB", "", "TITLE:Designer")
        assert found.remarks == ()
        assert any(line.endswith(":AAAABBBB") for line in found.rest["vcard"])
        assert found.title == "Designer"


@pytest.mark.parametrize(
    "line",
    [
        "TEL;TYPE=home,cell:+44 20 7946 0018",
        "N;SORT-AS=B,A:B;A;;;",
        "EMAIL;PID=1.1,2.1:ana@example.com",
        'ADR;LABEL="12 Rose Street, Lisbon":;;12 Rose Street;Lisbon;;;',
    ],
)
@pytest.mark.parametrize("version", vcard.VERSIONS)
def test_lists_of_parameters_stay_lists(line: str, version: str) -> None:
    assert line in written(person("FN:Ana", line), version)


def test_quotes_in_a_parameter() -> None:
    found = person("FN:Ana", 'TEL;TYPE="home","cell":+44 20 7946 0018', "NOTE;X-A=an ^'odd^' one:x", version="4.0")
    assert found.methods[0].label == "home"
    assert "TEL;TYPE=home,cell:+44 20 7946 0018" in written(found)
    assert "NOTE;X-A=an ^'odd^' one:x" in written(found, "4.0")
    assert "NOTE;X-A=an odd one:x" in written(found, "3.0")


@pytest.mark.slow
def test_a_million_lines_of_a_card_and_ten_thousand_cards_without_an_end_are_bounded() -> None:
    found = person("FN:Ana", *["X-A:x"] * 10_500)
    assert len(found.rest["vcard"]) == 10_000
    assert found.remarks == ("what follows its 10,000 first properties was left out",)
    cards = people("BEGIN:VCARD\nFN:Ana\n" * 10_000)
    assert len(cards) == 10_000


def test_a_line_of_blanks_and_a_list_of_commas_are_read_in_one_go() -> None:
    for line in ("\u2003" * 300_000 + "x", "X-A;" + '"' * 300_000, "NICKNAME:" + "\\," * 300_000):
        assert person("FN:Ana", line).name == "Ana"


def again(record: ContactRecord, version: str = "3.0") -> ContactRecord:
    """The person as the written card tells of them."""
    (found,) = people("".join(vcard.write([record], version)))
    return found


def same(one: ContactRecord, other: ContactRecord) -> None:
    """Two records say the same, in the same order where order counts."""
    for name in SAID:
        first, second = getattr(one, name), getattr(other, name)
        if name in ("occasions", "facts", "tags", "aliases"):
            first, second = sorted(first, key=repr), sorted(second, key=repr)
        assert first == second, name
    assert [(each.value, each.label) for each in one.methods] == [(each.value, each.label) for each in other.methods]


@pytest.mark.parametrize("version", vcard.VERSIONS)
@pytest.mark.parametrize("body", [["FN:", "NICKNAME:Anita"], ["FN:", "N:Reyes;Ana;;;"], ["N:;;;;", "FN:Ana"]])
def test_an_empty_name_is_none(body: list[str], version: str) -> None:
    found = person(*body)
    for record in (found, replace(found, name="Zed")):
        card = vobject.readOne("".join(vcard.write([record], version)))
        assert card.fn.value == again(record, version).name == record.name


@pytest.mark.parametrize("now", ["Zed", "A", "B", "C", None])
@pytest.mark.parametrize(
    ("name", "field"),
    [
        ("FN", "name"),
        ("TITLE", "title"),
        ("ORG", "organisation"),
        ("X-NETBOOK-CIRCLE", "circle"),
        ("X-NETBOOK-MET", "met"),
    ],
)
def test_what_was_edited_counts_though_a_card_says_it_three_times(name: str, field: str, now: str | None) -> None:
    found = person("UID:u", *([] if field == "name" else ["FN:Ana"]), f"{name}:A", f"{name}:B", f"{name}:C")
    assert getattr(found, field) == "A"
    if field == "name" and now is None:
        return
    change: dict[str, Any] = {field: now}
    edited = replace(found, **change)
    same(edited, again(edited))
    left = [line.partition(":")[2] for line in written(edited) if line.startswith(f"{name}:")]
    assert set(left) == ({"A", "B", "C"} if now == "A" else {now, "B", "C"} if now else set())


SECOND = [
    ["BDAY:1985-03-14", "BDAY:1985-03-15"],
    ["ANNIVERSARY:20150601", "X-ANNIVERSARY:2015-06-02"],
    ["X-ABDATE:2015-06-01", "X-ABDATE:2015-06-02"],
    ["a.X-ABDATE:2015-06-01", "a.X-ABLABEL:Wedding", "b.X-ABDATE:2015-06-02", "b.X-ABLABEL:wedding"],
    ["BDAY:1985-03-14", "b.X-ABDATE:2015-06-02", "b.X-ABLABEL:Birthday"],
    ["X-NETBOOK-FACT:likes;tea", "X-NETBOOK-FACT:likes;coffee"],
    ["ADR;TYPE=pref:;;;Lisbon;;;", "ADR:;;;London;;;"],
]


@pytest.mark.parametrize("body", SECOND)
def test_a_second_one_of_a_kind_stays_until_there_is_none(body: list[str]) -> None:
    found = person("FN:Ana", "UID:u", *body)
    assert Counter(written(found)) == Counter(["FN:Ana", "UID:u", "N:;;;;", *body])
    nothing = replace(found, occasions=(), facts=(), city=None)
    same(nothing, again(nothing))
    assert len(written(nothing)) == 3
    other = replace(
        found,
        occasions=tuple((kind, YearlyDay(1, 2)) for kind, _ in found.occasions),
        facts=tuple((key, "the sea") for key, _ in found.facts),
        city=found.city and "Paris",
    )
    same(other, again(other))
    assert body[-1] in written(other)


@pytest.mark.parametrize("version", vcard.VERSIONS)
def test_commas_reach_another_reader(version: str) -> None:
    found = person(
        "FN:Ana",
        "TEL:+44 20 7946 0018,123",
        "URL:https://example.com/a,b;c",
        "EMAIL:Ana, of Lisbon <ana@example.com>",
        "UID:u,1",
    )
    card = vobject.readOne("".join(vcard.write([found], version)))
    assert (card.tel.value, card.url.value) == ("+44 20 7946 0018,123", "https://example.com/a,b;c")
    assert (card.email.value, card.uid.value) == ("Ana, of Lisbon <ana@example.com>", "u,1")
    same(found, again(found, version))


WAYS_OF_ONE = [
    "item1.TEL;TYPE=CELL;X-NOTE=old:+44 20 7946 0018",
    "EMAIL;TYPE=INTERNET;TYPE=HOME:ana@example.com",
    "Item2.TEL:+44 20 7946 0019",
    "ITEM2.X-ABLABEL:Ferry office",
    "ADR;TYPE=HOME,pref:;;12 Rose Street;Lisbon;;1100;Portugal",
    "ADR;TYPE=WORK:;;1 High St;London;;N1;UK",
    "X-SOCIALPROFILE;TYPE=github;X-USER=anareyes:x-apple:anareyes",
    "IMPP;X-SERVICE-TYPE=Skype:skype:ana",
]


def test_an_edited_way_to_reach_somebody_is_read_as_edited_with_all_else_of_it() -> None:
    found = person("FN:Ana", "UID:u", *WAYS_OF_ONE)
    assert [each.label for each in found.methods] == ["mobile", "home", "Ferry office", "home", "work", None]
    for label in ("work", "Ferry office", "Boat", None):
        edited = replace(found, methods=tuple(replace(each, label=label) for each in found.methods))
        same(edited, again(edited))
        assert any(";X-NOTE=old" in line for line in written(edited))
        assert any(":;;12 Rose Street;Lisbon;;1100;Portugal" in line for line in written(edited))
        assert sum("X-ABLABEL" in line for line in written(edited)) == (6 if label in ("Boat", "Ferry office") else 0)
    spelled = replace(found, methods=(methods.email("ANA@example.com"), *found.methods[2:]))
    same(spelled, again(spelled))


@pytest.mark.parametrize("version", vcard.VERSIONS)
def test_ways_to_reach_somebody_keep_the_order_of_the_book(version: str) -> None:
    found = person("FN:Ana", "UID:u", *WAYS_OF_ONE)
    new = methods.email("new@example.com")
    ways = found.methods
    for order in (ways[::-1], (new, *ways), (*ways, new), (*ways[:2], new, *ways[3:]), (ways[3], ways[0])):
        edited = replace(found, methods=order, city=found.city if ways[3] in order else None)
        same(edited, again(edited, version))


@pytest.mark.parametrize("version", vcard.VERSIONS)
@pytest.mark.parametrize("city", ["Paris", "London", None])
def test_another_city_is_the_city(city: str | None, version: str) -> None:
    for body in (
        WAYS_OF_ONE,
        ["ADR;TYPE=pref:;;;Lisbon;;;", "ADR;TYPE=home:;;;London;;;"],
        ["ADR;PREF=1;TYPE=home:;;;Lisbon;;;"],
    ):
        found = replace(person("FN:Ana", "UID:u", *body), city=city)
        same(found, again(found, version))


def test_of_a_name_only_the_part_that_changed_is_written_anew() -> None:
    found = person("FN:Dr. Ana Reyes", "N;LANGUAGE=en:Reyes;Ana;Maria,Sofia;Dr.;Ph.D.")
    assert "N;LANGUAGE=en:Reyes;Anna;Maria,Sofia;Dr.;Ph.D." in written(replace(found, given="Anna"))
    assert "N;LANGUAGE=en:;Ana;Maria,Sofia;Dr.;Ph.D." in written(replace(found, family=None))
    assert "N:Lima\\;;Ana" in written(replace(person("FN:Ana", "N:;Ana"), family="Lima;"))
    assert "N:Lima;" in written(replace(person("FN:Ana", "N:Reyes"), family="Lima"))


def test_of_a_list_the_rest_is_spelled_as_it_was() -> None:
    found = person("FN:Ana", "CATEGORIES;X-A=b:MIPIM 2026,Friends,Golf!", "NICKNAME:Anita,Nita\\, too")
    edited = replace(found, tags=("mipim-2026", "golf", "sea"), aliases=("Nita, too",))
    assert {"CATEGORIES;X-A=b:MIPIM 2026,Golf!", "CATEGORIES:sea", "NICKNAME:Nita\\, too"} < set(written(edited))


def test_groups_are_the_same_in_any_case() -> None:
    found = person("FN:Ana", "UID:u", "ITEM1.TEL:+44 20 7946 0018", "item1.X-ABLabel:Boat", "item9.X-ABLabel:alone")
    assert found.methods[0].label == "Boat"
    more = replace(found, methods=(*found.methods, replace(methods.email("ana@example.com"), label="Ferry")))
    same(more, again(more))
    assert "item2.EMAIL:ana@example.com" in written(more)
    assert "item9.X-ABLABEL:alone" in written(replace(found, methods=()))
    assert "item1.X-ABLABEL:Boat" not in written(replace(found, methods=()))


def test_a_name_that_is_too_long_gives_way_to_another() -> None:
    found = person(f"FN:{'A' * 301}", "N:Reyes;Ana;;;", "UID:u")
    assert (found.name, found.remarks) == ("Ana Reyes", ("a name of more than 300 letters",))
    assert vobject.readOne("".join(vcard.write([found]))).fn.value == "Ana Reyes"
    assert f"FN:{'A' * 301}" in written(found)
    same(found, again(found))


@pytest.mark.parametrize(
    ("line", "three", "four"),
    [
        ("BDAY:1985-03-14", "BDAY:1985-03-14", "BDAY:19850314"),
        ("X-ANNIVERSARY:2015-06-01", "X-ANNIVERSARY:2015-06-01", "ANNIVERSARY:20150601"),
        ("GEO:37.1;-122.5", "GEO:37.1;-122.5", "GEO:geo:37.1,-122.5"),
        ("GEO:geo:37.1,-122.5", "GEO:37.1;-122.5", "GEO:geo:37.1,-122.5"),
        ("PHOTO;VALUE=URL:http://a/b.jpg", "PHOTO;VALUE=uri:http://a/b.jpg", "PHOTO;VALUE=uri:http://a/b.jpg"),
        (
            "PHOTO;TYPE=PREF;X-A=jpeg;TYPE=JPEG;ENCODING=b:AAAA",
            "PHOTO;TYPE=PREF;X-A=jpeg;TYPE=JPEG;ENCODING=b:AAAA",
            "PHOTO;PREF=1;X-A=jpeg:data:image/jpeg;base64,AAAA",
        ),
    ],
)
def test_what_each_version_writes_in_its_own_way(line: str, three: str, four: str) -> None:
    found = person("FN:Ana", line)
    assert three in written(found)
    assert four in written(found, "4.0")
    same(replace(found, uid=None), again(found, "4.0"))


@pytest.mark.slow
def test_ten_thousand_addresses_are_written_in_one_go() -> None:
    found = person("FN:Ana", *["ADR:;;;Lisbon;;;"] * 9_000)
    assert len(written(found)) == 9_002


@pytest.mark.parametrize("version", vcard.VERSIONS)
@pytest.mark.parametrize("first", ["NOTE:x", "PHOTO;ENCODING=b:AAAA", "ADR:;;12 Rose Street;Lisbon;;;", "X-A:a\\\\"])
def test_a_property_that_is_folded_before_its_value_is_one(first: str, version: str) -> None:
    long = f'ADR;LABEL="{"1 High St, " * 8}London":;;1 High St;London;;N1;UK'
    found = person("FN:Ana", first, long[:75], f" {long[75:]}", "TITLE:Designer")
    assert long in written(found, version)
    assert long in written(again(found, version), version)


def test_a_number_with_the_prefix_of_its_country_stays_as_it_is() -> None:
    card = "BEGIN:VCARD\nVERSION:3.0\nFN:Ana\nTEL;TYPE=CELL,pref;X-A=b:8 (495) 123-45-67\nEND:VCARD\n"
    (found,) = read(card, replace(OPTIONS, region="RU"))
    assert isinstance(found, ContactRecord)
    assert found.methods[0].normalised == "+74951234567"
    assert [line for line in written(found) if line.startswith("TEL")] == ["TEL;TYPE=CELL,pref;X-A=b:8 (495) 123-45-67"]
