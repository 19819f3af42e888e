import csv
import io
import string
import tracemalloc
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import example, settings
from hypothesis import given as tried
from hypothesis import strategies as st

from netbook.domain import methods
from netbook.domain.methods import Method
from netbook.domain.occasions import YearlyDay
from netbook.domain.records import ContactRecord, ReadingOptions
from netbook.domain.text import clean, clean_line
from netbook.errors import Unreadable
from netbook.formats import anytable
from netbook.formats.package import given
from tests.formats.tables_made import DEX, DMY, OPTIONS, SAMPLES, records

NOTION = (SAMPLES / "other-peers/notion/People 1a2b3c.csv").read_bytes()


ALIKE = ("organisation", "city", "email", "phone", "birthday", "about")
DUTIES = ("organisation", "title", "email", "phone", "birthday", "about")
LANGUAGES: dict[str, tuple[str, ...]] = {
    "Vorname, Nachname, Firma, Ort, E-Mail, Telefon, Geburtstag, Notizen": ("given", "family", *ALIKE),
    "Prénom, Nom de famille, Société, Ville, Courriel, Téléphone, Anniversaire, Remarques": ("given", "family", *ALIKE),
    "Nombre, Apellidos, Empresa, Ciudad, Correo electrónico, Móvil, Cumpleaños, Notas": ("name", "family", *ALIKE),
    "Nome, Cognome, Azienda, Città, Posta elettronica, Cellulare, Compleanno, Note": ("name", "family", *ALIKE),
    "Nome, Sobrenome, Empresa, Cidade, E-mail, Telemóvel, Aniversário, Observações": ("name", "family", *ALIKE),
    "Voornaam, Achternaam, Bedrijf, Plaats, E-mailadres, Telefoon, Verjaardag, Notities": ("given", "family", *ALIKE),
    "Fornavn, Efternavn, Virksomhed, Stilling, E-post, Telefon, Fødselsdag, Noter": ("given", "family", *DUTIES),
    "Imię, Nazwisko, Firma, Stanowisko, Adres e-mail, Komórka, Urodziny, Uwagi": ("given", "family", *DUTIES),
    "full_name, FirstName, last-name, JobTitle, phone_number, Website, dob, Labels": (
        "name", "given", "family", "title", "phone", "url", "birthday", "tags"
    ),
    "Name, Twitter, LinkedIn URL, GitHub username, Nickname, How we met, Met on, Circle, Every, ID": (
        "name", "x", "linkedin", "github", "alias", "met", "met-on", "circle", "cadence", "id"
    ),
}  # fmt: skip


def guess(content: str | bytes, options: ReadingOptions = OPTIONS) -> dict[str, tuple[str, ...]]:
    """What the columns of a table are taken for."""
    content = content.encode() if isinstance(content, str) else content
    return dict(anytable.columns(given("people.csv", content).members[0], options).guess)


def with_columns(**columns: str) -> ReadingOptions:
    return replace(OPTIONS, columns={key.replace("_", "-"): column for key, column in columns.items()})


class TestTheGuess:
    def test_a_file_of_notion_needs_no_help(self) -> None:
        people, refused = records("csv", NOTION)
        assert people == [
            ContactRecord(
                "Ada Lovelace",
                organisation="Analytical Engines",
                methods=(methods.email("ada@example.com"),),
                tags=("friend", "maths"),
                rest={
                    "columns": {
                        "Last contact": "March 12, 2024",
                        "Related to": "Charles Babbage (https://www.notion.so/Charles-0123456789abcdef0123456789abcdef)",
                    }
                },
                file="people.csv",
                line=2,
            )
        ]
        assert refused == []

    def test_nor_does_one_of_another_program(self) -> None:
        people, _ = records("csv", DEX)
        assert people == [
            ContactRecord(
                "Ana Reyes",
                organisation="Northwind",
                title="Engineer",
                methods=(
                    methods.email("ana@northwind.example"),
                    methods.phone("+44 7700 900123", None),
                    methods.url("linkedin.com/in/anareyes"),
                ),
                occasions=(("birthday", YearlyDay(3, 14)),),
                tags=("climbing", "vip"),
                cadence="6w",
                file="people.csv",
                line=3,
            )
        ]
        assert [each.label for each in people[0].methods] == ["work", "mobile", None]

    def test_it_is_shown_with_the_heading_and_the_first_rows(self) -> None:
        columns = anytable.columns(given("x.csv", NOTION).members[0], OPTIONS)
        assert columns.heading == ("Name", "Company", "Tags", "Last contact", "Email", "Related to")
        assert columns.guess == {
            "name": ("Name",),
            "organisation": ("Company",),
            "tags": ("Tags",),
            "email": ("Email",),
        }
        assert [row[:2] for row in columns.sample] == [("Ada Lovelace", "Analytical Engines")]

    @pytest.mark.parametrize("heading", LANGUAGES)
    def test_headings_are_known_in_many_languages(self, heading: str) -> None:
        cells = heading.split(", ")
        assert tuple(guess(";".join(cells) + "\n")) == LANGUAGES[heading]

    def test_several_columns_may_hold_one_field(self) -> None:
        found = guess("Name,Work Email,E-mail 2 - Value,Email (home),Mobile,Home phone,Fax,Website,Company,Employer\n")
        assert found == {
            "name": ("Name",),
            "email": ("Work Email", "E-mail 2 - Value", "Email (home)"),
            "phone": ("Mobile", "Home phone", "Fax"),
            "url": ("Website",),
            "organisation": ("Company",),
        }

    def test_their_labels_are_those_of_the_heading_or_of_a_column_beside(self) -> None:
        heading = "Name,Work Email,Email 2,Email 2 label,Mobile,Phone,Phone type,Office address"
        (found,), _ = records(
            "csv", f"{heading}\nAna,a@x.example,b@x.example,school,+44 7700 900123,+44 7700 900456,main,1 High St\n"
        )
        assert [(each.value, each.label) for each in found.methods] == [
            ("a@x.example", "work"),
            ("b@x.example", "school"),
            ("+44 7700 900123", "mobile"),
            ("+44 7700 900456", "main"),
            ("1 High St", "work"),
        ]
        assert found.rest == {}

    def test_cells_tell_what_headings_do_not(self) -> None:
        found = guess(
            "Name,Title,Reach,Where,Address\nAna,Dr.,ana@x.example,linkedin.com/in/ana,b@x.example\nBo,Mr,bo@x.example,,c@x.example\n"
        )
        assert found == {"name": ("Name",), "email": ("Reach", "Address"), "url": ("Where",)}

    def test_what_is_nothing_is_kept_by_its_heading(self) -> None:
        (found,), _ = records("csv", "Name,Shoe size,Mood\nAna,38,\n")
        assert found.rest == {"columns": {"Shoe size": "38"}}

    def test_a_heading_after_some_lines_of_talk_is_found(self) -> None:
        people, _ = records("csv", "My friends\n\nas of today;;\nName;Company\nAna;Northwind\n")
        assert [(each.name, each.organisation, each.line) for each in people] == [("Ana", "Northwind", 5)]

    def test_a_list_of_names_is_a_table(self) -> None:
        assert [each.name for each in records("csv", "Name\nAna Reyes\nBo Lindqvist\n")[0]] == [
            "Ana Reyes",
            "Bo Lindqvist",
        ]


class TestNames:
    @pytest.mark.parametrize(
        ("heading", "row", "name", "given", "family"),
        [
            ("Name", "Ana Reyes", "Ana Reyes", None, None),
            ("First name,Last name", "Ana,Reyes", "Ana Reyes", "Ana", "Reyes"),
            ("Vorname,Name", "Ana,Reyes", "Ana Reyes", "Ana", "Reyes"),
            ("Name,Surname", "Ana,Reyes", "Ana Reyes", "Ana", "Reyes"),
            ("Name,First name", "Ana Reyes,Ana", "Ana Reyes", "Ana", None),
            ("Name,First name,Last name", "Nana,Ana,Reyes", "Nana", "Ana", "Reyes"),
        ],
    )
    def test_a_column_called_name_is_whole_or_the_part_that_is_missing(
        self, heading: str, row: str, name: str, given: str | None, family: str | None
    ) -> None:
        (found,), _ = records("csv", f"{heading}\n{row}\n")
        assert (found.name, found.given, found.family) == (name, given, family)

    def test_who_is_called_after_an_address_has_no_parts_of_a_name(self) -> None:
        (found,), _ = records("csv", f"First name,Last name,Email\nAna,{'x' * 300},a@x.example\n")
        assert (found.name, found.given, found.family) == ("a@x.example", None, None)

    def test_a_name_that_is_none_is_kept_and_the_address_stands_for_it(self) -> None:
        long = "x" * 301
        people, refused = records("csv", f"Name,Email\n{long},a@x.example\n---,b@x.example\n{long},\n")
        assert [each.name for each in people] == ["a@x.example", "b@x.example"]
        assert people[0].rest == {"columns": {"Name": long}}
        assert people[0].remarks == ("the name has 301 characters",)
        assert [(each.reason, each.line) for each in refused] == [("the name has 301 characters", 4)]


class TestCells:
    def test_several_values_of_a_cell_are_parted(self) -> None:
        heading = "Name,Email,Phone,Aliases,Tags"
        reached = '"a@x.example; b@x.example\nc@x.example","+44 7700 900123\n+44 7700 900456"'
        row = f'Ana,{reached},"Nana, Annie","climbing; VIP,x | y"'
        (found,), _ = records("csv", f"{heading}\n{row}\n")
        assert [each.value for each in found.methods] == [
            "a@x.example",
            "b@x.example",
            "c@x.example",
            "+44 7700 900123",
            "+44 7700 900456",
        ]
        assert found.aliases == ("Nana", "Annie")
        assert found.tags == ("climbing", "vip", "x", "y")

    def test_an_address_may_stand_behind_a_name_or_a_scheme(self) -> None:
        people, _ = records("csv", "Name,Email\nAna,Ana Reyes <ana@x.example>\nBo,mailto:bo@x.example\n")
        assert [each.methods for each in people] == [
            (methods.email("ana@x.example"),),
            (methods.email("bo@x.example"),),
        ]

    @pytest.mark.parametrize("cell", ["ana", "@ana", "x.com/ana", "https://twitter.com/ana"])
    def test_a_column_of_a_platform_holds_handles_or_profiles(self, cell: str) -> None:
        (found,), _ = records("csv", f"Name,Twitter\nAna,{cell}\n")
        assert [(each.platform, each.normalised) for each in found.methods] == [("x", "ana")]

    def test_what_cannot_be_read_is_kept_with_a_remark(self) -> None:
        heading = "Name,Email,Phone,Website,Birthday,Met on,Every,Handle,Company"
        long = "y" * 1001
        (found,), _ = records("csv", f"{heading}\nAna,at home,none,nowhere,03/04/1990,30 Feb 2020,often,ana,{long}\n")
        assert found == ContactRecord(
            "Ana",
            rest={
                "columns": {
                    "Email": "at home",
                    "Phone": "none",
                    "Website": "nowhere",
                    "Birthday": "03/04/1990",
                    "Met on": "30 Feb 2020",
                    "Every": "often",
                    "Handle": "ana",
                    "Company": long,
                }
            },
            remarks=(
                "'at home' is no e-mail address",
                "'none' is no phone number",
                "'nowhere' is no web address",
                "the birthday 03/04/1990 can be read two ways",
                "'30 Feb 2020' is no date",
                "'often' is no cadence",
                "'ana' names no platform",
                "Company has 1,001 characters",
            ),
            file="people.csv",
            line=2,
        )

    def test_everything_of_a_cell_that_cannot_be_read_is_kept(self) -> None:
        many = ";".join(f"n{number}" for number in range(100))
        (found,), _ = records("csv", f'Name,Phone,Every,Frequency\nAna,"{many}",6w,1mo\n')
        assert found.rest == {"columns": {"Phone": many.replace(";", "\n"), "Frequency": "1mo"}}
        assert len(found.remarks) == 20
        assert found.cadence == "6w"

    def test_who_is_nobody_is_refused_for_that_whatever_else_is_wrong(self) -> None:
        people, refused = records("csv", "Name,Birthday,Email\n,soon,at home\n")
        assert people == []
        assert [(each.reason, each.said) for each in refused] == [("there is no name, address or number", "soon")]

    def test_the_order_of_dates_is_the_users(self) -> None:
        (found,), _ = records("csv", "Name,Birthday\nAna,03/04/1990\n", DMY)
        assert found.occasions == (("birthday", YearlyDay(4, 3, 1990)),)

    def test_an_address_that_is_a_book_is_kept(self) -> None:
        (found,), _ = records("csv", f"Name,Address\nAna,{'y' * 1001}\n")
        assert (found.methods, found.remarks) == ((), ("Address has 1,001 characters",))
        assert found.rest == {"columns": {"Address": "y" * 1001}}

    def test_there_is_an_end_to_the_ways_to_reach_one(self) -> None:
        many = " ".join(f"a{number}@x.example" for number in range(300))
        (found,), _ = records("csv", f"Name,Email\nAna,{many}\n")
        assert len(found.methods) == 200
        assert found.remarks[0] == "there are more than 200 ways to reach them"


class TestWhatTheUserSays:
    def test_it_wins_over_the_guess(self) -> None:
        content = "Name,Company,Who\nx,Northwind,Ana Reyes\n"
        (found,), _ = records("csv", content, with_columns(name="who", about="Company"))
        assert (found.name, found.organisation, found.about) == ("Ana Reyes", None, "Northwind")
        assert found.rest == {"columns": {"Name": "x"}}
        assert guess(content, with_columns(name="who"))["name"] == ("Who",)

    def test_a_table_of_which_nothing_is_known_is_read_by_it(self) -> None:
        content = "a;b;c\nAna;Northwind;x\n"
        options = with_columns(name="A", organisation="b")
        assert anytable.claims(given("x", content.encode()).members[0], options)
        (found,), _ = records("csv", content, options)
        assert (found.name, found.organisation, found.rest) == ("Ana", "Northwind", {"columns": {"c": "x"}})

    def test_fields_of_two_words_and_their_other_names_are_understood(self) -> None:
        options = replace(OPTIONS, columns={"name": "a", "Met on": "b", "notes": "c", "LinkedIn": "d"})
        (found,), _ = records("csv", "a,b,c,d\nAna,12 Mar 2021,x,ana\n", options)
        assert (found.met_on, found.about) == (date(2021, 3, 12), "x")
        assert found.methods == (methods.handle("linkedin:ana"),)

    def test_no_column_may_be_named_too(self) -> None:
        (found,), _ = records("csv", "Name,Company\nAna,Northwind\n", with_columns(organisation=""))
        assert (found.organisation, found.rest) == (None, {"columns": {"Company": "Northwind"}})

    def test_a_column_there_is_none_of_is_told_with_those_there_are(self) -> None:
        with pytest.raises(Unreadable, match=r"^there is no column 'Fall name'; did you mean Full name\?"):
            records("csv", "Full name,Company\nAna,x\n", with_columns(name="Fall name"))
        with pytest.raises(Unreadable, match=r"^there is no column 'z'; columns are Full name, Company$"):
            records("csv", "Full name,Company\nAna,x\n", with_columns(name="z"))

    def test_the_heading_is_found_all_the_same(self) -> None:
        with pytest.raises(Unreadable, match=r"columns are Name, Company$"):
            records("csv", "a talk\nName,Company\nAna,x,y,z\n", with_columns(name="zzz"))

    def test_a_field_there_is_none_of_is_told_with_one_like_it(self) -> None:
        with pytest.raises(Unreadable, match=r"^there is no field 'emial'; did you mean email\?"):
            records("csv", "Name\nAna\n", with_columns(emial="Name"))

    def test_a_table_without_names_says_what_it_has(self) -> None:
        with pytest.raises(
            Unreadable, match=r"^people\.csv has no column of names; --map name=COLUMN says which that is of a, b$"
        ):
            records("csv", "a,b\n1,2\n")

    def test_nothing_is_no_table(self) -> None:
        with pytest.raises(Unreadable, match=r"^people\.csv holds no table$"):
            records("csv", "\n")


def texts(alphabet: str = "aZ é=+-@',;\"#:\\.1\t", most: int = 12) -> st.SearchStrategy[str]:
    return st.text(alphabet, min_size=1, max_size=most).map(clean_line).filter(lambda text: any(map(str.isalnum, text)))


def long_texts() -> st.SearchStrategy[str]:
    cells = st.text("aZ é=+-@',;\"\\:\n\t", min_size=1, max_size=30)
    return cells.map(lambda text: clean(text).strip()).filter(bool)


WORD = st.text(string.ascii_lowercase, min_size=1, max_size=5)
EMAILS = st.builds("{}@{}.example".format, WORD, WORD).map(methods.email)
PHONES = st.integers(100, 10**11).flatmap(
    lambda number: st.sampled_from([f"+{number}", f"({number}) -1", f"0{number}"]).map(
        lambda text: methods.phone(text, "GB")
    )
)
ADDRESSES = texts().filter(lambda text: text.strip(" ,")).map(methods.address)
URLS = st.builds("{}{}.example/{}".format, st.sampled_from(["", "https://"]), WORD, WORD).map(methods.url)
PROFILES = WORD.map(lambda word: methods.url(f"https://www.linkedin.com/in/{word}"))
HANDLES = st.builds(
    "{}:{}{}".format, st.sampled_from(["linkedin", "x", "mastodon"]), st.sampled_from(["", "@"]), WORD
).map(methods.handle) | WORD.map(lambda word: methods.handle(f"@{word}@mastodon.example"))
LABELLED = st.builds(
    lambda method, label: replace(method, label=label), EMAILS | PHONES | ADDRESSES | URLS | PROFILES | HANDLES,
    st.none() | texts(),
)  # fmt: skip
DAYS = st.dates(date(1900, 1, 1), date(2026, 11, 27))
YEARLY = st.builds(lambda day, known: YearlyDay(day.month, day.day, day.year if known else None), DAYS, st.booleans())
KINDS = st.sampled_from(["birthday", "anniversary", "name day", "a: b"])
HEADINGS = texts() | st.sampled_from(
    ["name", "Email 2", "E-Mail", "kept: x", "Birthday", "email label", "x", "met-on", "id"]
)
RECORDS = st.builds(
    ContactRecord,
    name=texts(),
    given=st.none() | texts(),
    family=st.none() | texts(),
    aliases=st.lists(texts(), max_size=3, unique=True).map(tuple),
    organisation=st.none() | texts(),
    title=st.none() | texts(),
    city=st.none() | texts(),
    met=st.none() | texts(),
    met_on=st.none() | DAYS,
    about=st.none() | long_texts(),
    methods=st.lists(LABELLED, max_size=5, unique_by=lambda method: method.identity).map(tuple),
    occasions=st.lists(st.tuples(KINDS, YEARLY), max_size=3, unique=True).map(tuple),
    facts=st.lists(st.tuples(texts(), long_texts()), max_size=3, unique=True).map(tuple),
    tags=st.lists(WORD, max_size=3, unique=True).map(tuple),
    circle=st.none() | WORD,
    cadence=st.none() | st.sampled_from(["6w", "1mo", "never"]),
    uid=st.none() | WORD,
    key=st.none() | texts(),
    rest=st.dictionaries(HEADINGS, long_texts(), max_size=3).map(
        lambda columns: {"columns": columns} if columns else {}
    ),
)


def comparable(record: ContactRecord) -> tuple[object, ...]:
    """A record as far as a table can say it: ways to reach somebody in the order of their kinds, and no file."""
    order = sorted(
        record.methods, key=lambda method: (method.kind, method.platform or "" if method.kind == "handle" else "")
    )
    return (
        replace(
            record,
            aliases=tuple(each for each in record.aliases if each != record.name),
            methods=tuple(order),
            occasions=tuple(sorted(record.occasions, key=str)),
            file="",
            line=None,
        ),
        [method.label for method in order],
        [method.value for method in order],
    )


def written(people: list[ContactRecord]) -> str:
    return "".join(anytable.write(people))


class TestOnesOwn:
    @settings(max_examples=30, deadline=None)
    @tried(st.lists(RECORDS, max_size=4))
    @example([ContactRecord("=cmd|x", about="'=x", rest={"columns": {"=x": "@y", "name": "z", "kept: name": "w"}})])
    @pytest.mark.slow
    def test_what_is_written_is_read_again(self, people: list[ContactRecord]) -> None:
        read, refused = records("csv", written(people))
        assert refused == []
        assert [each.remarks for each in read if each.remarks] == []
        assert [comparable(each) for each in read] == [comparable(each) for each in people]

    def test_it_is_a_table_as_people_like_it(self) -> None:
        ana = ContactRecord(
            "Ana Reyes",
            given="Ana",
            family="Reyes",
            aliases=("Nana", "Annie"),
            organisation="Northwind",
            city="London",
            methods=(
                methods.email("ana@example.com"),
                Method("email", "ana@northwind.example", "ana@northwind.example", label="work"),
                methods.phone("+44 7700 900123", None),
                methods.handle("linkedin:anareyes"),
            ),
            occasions=(("birthday", YearlyDay(3, 14)), ("anniversary", YearlyDay(6, 5, 2010))),
            facts=(("likes", "jazz"), ("children", "Tom: 3")),
            tags=("climbing", "vip"),
            met_on=date(2021, 3, 12),
            rest={"columns": {"Mood": "=good"}, "vcard": [["X-A", "b"]]},
        )
        first, second, third = csv.reader(io.StringIO(written([ana, ContactRecord("Bo")])))
        assert first == (
            "name,given,family,aliases,organisation,title,email,email 2,email 2 label,phone,address,url,linkedin,city,"
            "birthday,tags,circle,cadence,met,met on,about,facts,occasions,uid,id,Mood"
        ).split(",")
        assert {heading: cell for heading, cell in zip(first, second, strict=True) if cell} == {
            "name": "Ana Reyes",
            "given": "Ana",
            "family": "Reyes",
            "aliases": "Nana\nAnnie",
            "organisation": "Northwind",
            "email": "ana@example.com",
            "email 2": "ana@northwind.example",
            "email 2 label": "work",
            "phone": "'+44 7700 900123",
            "linkedin": "anareyes",
            "city": "London",
            "birthday": "'--03-14",
            "tags": "climbing, vip",
            "met on": "2021-03-12",
            "facts": "likes: jazz\nchildren: Tom: 3",
            "occasions": "anniversary: 2010-06-05",
            "Mood": "'=good",
        }
        assert third == ["Bo", *[""] * 25]

    def test_no_cell_of_it_is_run(self) -> None:
        record = ContactRecord("=1+1", about="@x", tags=("-x",), rest={"columns": {"+h": "\tx", "-": "\rx"}})
        rows = list(csv.reader(io.StringIO(written([record]), newline="")))
        assert not [cell for row in rows for cell in row if cell.startswith(("=", "+", "-", "@", "\t", "\r"))]

    def test_its_columns_are_shown_by_the_names_of_fields(self) -> None:
        found = guess(written([ContactRecord("Ana", methods=(methods.handle("x:ana"),))]))
        assert {"name", "alias", "met-on", "email", "x", "facts", "occasions", "id"} <= set(found)
        assert set(found) - {"facts", "occasions"} <= set(anytable.FIELDS)

    def test_nobody_is_a_table_too(self) -> None:
        assert records("csv", written([])) == ([], [])
        assert len(list(anytable.write([]))) == 1

    def test_a_spreadsheet_may_save_it_again(self) -> None:
        people = [ContactRecord("Zoë", methods=(methods.email("zoe@x.example"),), rest={"columns": {"Mood": "x"}})]
        text = io.StringIO()
        csv.writer(text, delimiter=";").writerows(csv.reader(io.StringIO(written(people))))
        assert [comparable(each) for each in records("csv", text.getvalue().encode("cp1252"))[0]] == [
            comparable(each) for each in people
        ]

    def test_columns_beyond_a_thousand_stand_together(self) -> None:
        people = [
            ContactRecord(
                f"P{number}", rest={"columns": {f"h{number}:{index}": f"a\nb: {index}" for index in range(30)}}
            )
            for number in range(40)
        ]
        assert len(next(anytable.write(people)).split(",")) < 1100
        assert [each.rest for each in records("csv", written(people))[0]] == [each.rest for each in people]

    def test_people_are_gone_through_and_never_held(self) -> None:
        rounds = []

        def people() -> Iterator[ContactRecord]:
            rounds.append(1)
            for number in range(3_000):
                yield ContactRecord(f"Ana {number}", about="x" * 2000, rest={"columns": {"Mood": str(number)}})

        tracemalloc.start()
        assert sum(1 for _ in anytable.write(people)) == 3_001
        peak = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        assert len(rounds) == 2
        assert peak < 1 << 20
