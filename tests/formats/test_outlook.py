import pytest

from netbook.domain import methods
from netbook.domain.occasions import YearlyDay
from netbook.domain.records import ContactRecord, ReadingOptions
from netbook.formats.tables.outlook_words import FIELDS
from tests.formats.tables_made import (
    DMY,
    MDY,
    OPTIONS,
    OUTLOOK_DE,
    OUTLOOK_ES,
    OUTLOOK_FR,
    OUTLOOK_IT,
    OUTLOOK_NL,
    OUTLOOK_PT,
    SAMPLES,
    records,
)

ENGLISH = (
    "First Name,Last Name,Company,Home Street,Home City,Home State,Home Postal Code,Home Country/Region,Business City,"
    "Business Phone,Home Fax,Pager,Primary Phone,E-mail Address,E-mail Type,E-mail Display Name,E-mail 2 Address,"
    "Anniversary,Birthday,Categories,Priority,User 1"
)


def person(cells: str, options: ReadingOptions = OPTIONS) -> ContactRecord:
    """Somebody in an English file."""
    people, refused = records("outlook", f"{ENGLISH}\n{cells}\n", options)
    assert refused == []
    return people[0]


@pytest.mark.parametrize("name", ["outlook_cp1252.csv", "outlook_utf8bom.csv"])
def test_a_file_is_read_in_either_encoding(name: str) -> None:
    people, refused = records("outlook", (SAMPLES / "outlook-csv/synthetic-classic" / name).read_bytes())
    assert people == [
        ContactRecord(
            "Zoë Brändt",
            given="Zoë",
            family="Brändt",
            organisation="Contoso",
            methods=(methods.phone("+49 151 1234", None), methods.email("zoe@contoso.example")),
            occasions=(("birthday", YearlyDay(3, 14, 1990)),),
            tags=("friends", "vip"),
            file="people.csv",
            line=2,
        )
    ]
    assert refused == []


def test_german_headings() -> None:
    people, refused = records("outlook", OUTLOOK_DE)
    assert people == [
        ContactRecord(
            "Zoë Brändt",
            given="Zoë",
            family="Brändt",
            organisation="Woodgrove",
            title="Leiterin",
            city="Potsdam",
            about="Zeile 1\nZeile 2",
            methods=(
                methods.phone("+49 30 1234567", None),
                methods.phone("+49 151 1234567", None),
                methods.email("zoe@woodgrove.example"),
                methods.url("www.woodgrove.example"),
                methods.address("Am See 2, 14467 Potsdam"),
                methods.address("Hauptstr. 1, Hinterhaus, 10115 Berlin, Deutschland"),
            ),
            occasions=(("birthday", YearlyDay(3, 14, 1990)),),
            facts=(("children", "Tom"), ("manager", "Bo Lindqvist"), ("partner", "Kim")),
            tags=("freunde", "vip"),
            rest={"columns": {"Anrede": "Dr.", "Abteilung": "Vertrieb", "Benutzer 1": "x"}},
            file="people.csv",
            line=2,
        )
    ]
    assert [each.label for each in people[0].methods] == ["work", "mobile", None, None, "home", "work"]
    assert refused == []


def test_french_headings_of_which_two_are_alike() -> None:
    people, refused = records("outlook", OUTLOOK_FR, DMY)
    assert people == [
        ContactRecord(
            "Chloé Petit",
            given="Chloé",
            family="Petit",
            organisation="Contoso",
            title="Directrice",
            city="Paris",
            methods=(
                methods.phone("01 23 45 67 89", "GB"),
                methods.phone("06 12 34 56 78", "GB"),
                methods.email("chloe@contoso.example"),
                methods.address("1 rue de la Paix, 75002 Paris, France"),
            ),
            occasions=(("birthday", YearlyDay(3, 14, 1990)), ("anniversary", YearlyDay(6, 5, 2010))),
            facts=(("partner", "Max"), ("children", "Léa"), ("hobby", "voile"), ("manager", "Ana Reyes")),
            tags=("amis",),
            rest={"columns": {"Titre": "Mme", "Service": "Achats"}},
            file="people.csv",
            line=2,
        )
    ]
    assert refused == []


@pytest.mark.parametrize(
    ("content", "name", "title", "address", "facts", "tag"),
    [
        (OUTLOOK_ES, "Inés García López", "Jefa", "Calle Mayor 1, Madrid", {"children", "hobby", "manager"}, "amigos"),
        (
            OUTLOOK_IT,
            "Luca Bianchi",
            "Direttore",
            "Via Roma 1, 20121 Milano",
            {"partner", "children", "manager"},
            "amici",
        ),
        (
            OUTLOOK_NL,
            "Daan de Vries",
            "Directeur",
            "Damrak 1, 1012 LG Amsterdam",
            {"partner", "children", "hobby", "manager"},
            "vrienden",
        ),
        (
            OUTLOOK_PT,
            "Rita Sousa",
            "Diretora",
            "Rua Augusta 1, 1100 Lisboa",
            {"partner", "children", "hobby", "manager"},
            "amigos",
        ),
    ],
)
def test_spanish_italian_dutch_and_portuguese_headings(
    content: str, name: str, title: str, address: str, facts: set[str], tag: str
) -> None:
    (found,), refused = records("outlook", content)
    assert (found.name, found.title, found.organisation, found.tags) == (name, title, "Contoso", (tag,))
    assert [(each.kind, each.label) for each in found.methods] == [
        ("phone", "work"),
        ("phone", "mobile"),
        ("email", None),
        ("address", "work"),
    ]
    assert found.methods[-1].value == address
    assert {key for key, _ in found.facts} == facts
    assert found.about
    assert found.rest == {}
    assert refused == []


def test_phones_have_the_labels_of_their_columns() -> None:
    found = person("Ana,Reyes,,,,,,,,+44 20 7946 0018,+44 20 7946 0019,+44 20 7946 0020,+44 20 7946 0021,,,,,,,,,")
    assert [each.label for each in found.methods] == ["work", "home fax", "pager", "main"]


def test_an_address_of_a_country_with_states() -> None:
    found = person("Ana,Reyes,,1 Main St,Seattle,WA,98101,USA,,,,,,,,,,,,,,")
    assert [(each.value, each.label) for each in found.methods] == [("1 Main St, Seattle, WA 98101, USA", "home")]
    assert found.city == "Seattle"


def test_nothing_but_a_city_is_no_address() -> None:
    found = person("Ana,Reyes,,,,,,,Lisbon,,,,,,,,,,,,,")
    assert (found.city, found.methods) == ("Lisbon", ())


def test_no_date_is_none_and_one_of_two_ways_is_kept() -> None:
    row = "Ana,Reyes,,,,,,,,,,,,,,,,0/0/00,03/04/1990,,,"
    found = person(row)
    assert found.occasions == ()
    assert found.rest == {"columns": {"Birthday": "03/04/1990"}}
    assert found.remarks == ("the birthday 03/04/1990 can be read two ways",)
    assert person(row, DMY).occasions == (("birthday", YearlyDay(4, 3, 1990)),)
    (american,), _ = records("outlook", f"{ENGLISH}\n{row}\n", MDY)
    assert american.occasions == (("birthday", YearlyDay(3, 4, 1990)),)


def test_what_outlook_writes_for_everybody_is_not_kept_and_what_it_says_of_one_is() -> None:
    cells = "ana@x.example,SMTP,Ana Reyes (ana@x.example),,,,,Normal,"
    assert person(f"Ana,Reyes,,,,,,,,,,,,{cells}").rest == {}
    cells = "/o=Org/cn=ana,EX,Ana from Lisbon,,,,,High,blue"
    found = person(f"Ana,Reyes,,,,,,,,,,,,{cells}")
    assert found.rest == {
        "columns": {
            "E-mail Address": "/o=Org/cn=ana",
            "E-mail Type": "EX",
            "E-mail Display Name": "Ana from Lisbon",
            "Priority": "High",
            "User 1": "blue",
        }
    }
    assert found.remarks == ("'/o=Org/cn=ana' is no e-mail address",)


def test_who_has_only_a_company_is_called_so() -> None:
    found = person(",,Northwind,,,,,,,+44 20 7946 0018,,,,,,,,,,,,")
    assert (found.name, found.given, found.organisation) == ("Northwind", None, "Northwind")


def test_a_heading_means_one_thing_but_where_two_columns_bear_it() -> None:
    assert {key for key, fields in FIELDS.items() if len(fields) > 1} == {"titre"}
