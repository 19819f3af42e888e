from netbook.domain import methods
from netbook.domain.occasions import YearlyDay
from netbook.domain.records import ContactRecord
from netbook.formats import named
from netbook.formats.package import given
from tests.formats.tables_made import OPTIONS, THUNDERBIRD, THUNDERBIRD_DE, THUNDERBIRD_FR, records

HEADING = THUNDERBIRD.split("\n")[0]


def person(**cells: str) -> ContactRecord:
    """Somebody with these cells, blanks of the headings being underscores."""
    row = dict.fromkeys(HEADING.split(","), "") | {"First Name": "Ana"}
    row |= {key.replace("_", " "): cell for key, cell in cells.items()}
    people, refused = records("thunderbird", f"{HEADING}\n{','.join(row.values())}\n")
    assert refused == []
    return people[0]


def test_a_file_is_read() -> None:
    people, refused = records("thunderbird", THUNDERBIRD)
    assert people == [
        ContactRecord(
            "Ana Reyes",
            given="Ana",
            family="Reyes",
            aliases=("Nana",),
            organisation="Northwind",
            title="Engineer",
            city="London",
            about="Likes jazz",
            methods=(
                methods.email("ana@example.com"),
                methods.email("ana@northwind.example"),
                methods.phone("+44 20 7946 0018", None),
                methods.phone("+44 7700 900123", None),
                methods.url("https://northwind.example"),
                methods.address("1 High St, Flat 2, N1 London, UK"),
            ),
            occasions=(("birthday", YearlyDay(3, 14, 1985)),),
            rest={"columns": {"Department": "Research", "Custom 2": "red"}},
            file="people.csv",
            line=2,
        ),
        ContactRecord(
            "Bo Lindqvist",
            given="Bo",
            family="Lindqvist",
            aliases=("Lindqvist (Oslo)",),
            methods=(methods.email("bo@example.com"),),
            occasions=(("birthday", YearlyDay(5, 6)),),
            file="people.csv",
            line=3,
        ),
    ]
    assert [each.label for each in people[0].methods] == [None, None, "work", "mobile", "work", "home"]
    assert refused == []


def test_german_headings() -> None:
    (found,), refused = records("thunderbird", THUNDERBIRD_DE)
    assert (found.name, found.title, found.organisation) == ("Zoë Brändt", "Leiterin", "Woodgrove")
    assert found.methods == (methods.email("zoe@woodgrove.example"), methods.address("Am See 2, 14467 Potsdam"))
    assert found.occasions == (("birthday", YearlyDay(3, 14, 1990)),)
    assert found.rest == {}
    assert refused == []


def test_french_headings_of_which_the_first_is_home_and_the_second_work() -> None:
    (found,), _ = records("thunderbird", THUNDERBIRD_FR)
    assert found.city == "Lyon"
    assert [(each.value, each.label) for each in found.methods[1:]] == [
        ("1 rue Haute, 69001 Lyon", "home"),
        ("2 rue Basse, 75002 Paris", "work"),
    ]


def test_a_birthday_of_three_columns_is_read_if_it_is_a_day() -> None:
    assert person(Birth_Year="1985", Birth_Month="03", Birth_Day="4").occasions == (
        ("birthday", YearlyDay(3, 4, 1985)),
    )
    assert person(Birth_Year="0", Birth_Month="3", Birth_Day="4").occasions == (("birthday", YearlyDay(3, 4)),)
    for cells in ({"Birth_Year": "1985"}, {"Birth_Year": "1985", "Birth_Month": "13", "Birth_Day": "4"}):
        found = person(**cells)
        assert found.occasions == ()
        assert found.rest == {"columns": {key.replace("_", " "): cell for key, cell in cells.items()}}
        assert len(found.remarks) == 1


def test_the_name_that_is_shown_stands_for_one_that_is_missing() -> None:
    people, _ = records("thunderbird", f"{HEADING}\n,,Mum,,mum@example.com" + "," * 34 + "\n")
    assert [(each.name, each.given) for each in people] == [("Mum", None)]


def test_the_name_that_is_shown_is_no_alias_if_it_says_the_same() -> None:
    assert person(Last_Name="Reyes", Display_Name="Reyes Ana").aliases == ()
    assert person(Last_Name="Reyes", Display_Name="ana@example.com").aliases == ()
    assert person(Last_Name="Reyes", Display_Name="Mum").aliases == ("Mum",)


def test_a_table_with_a_primary_email_is_not_thunderbirds_for_that() -> None:
    member = given("x.csv", b"First Name,Last Name,Primary Email\nAna,Reyes,a@x.example\n").members[0]
    assert not named("thunderbird").reader.claims(member, OPTIONS)
