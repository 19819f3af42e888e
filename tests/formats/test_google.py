from netbook.domain import methods
from netbook.domain.occasions import YearlyDay
from netbook.domain.records import ContactRecord
from tests.formats.tables_made import DMY, GOOGLE_OLD, OPTIONS, SAMPLES, records

NEW = (
    "First Name,Middle Name,Last Name,Nickname,File As,Organization Name,Organization Title,Birthday,Notes,Photo,Labels"
)


def person(more: str, cells: str) -> ContactRecord:
    """Somebody in a file of today's heading, with more columns."""
    people, refused = records("google", f"{NEW},{more}\nAna,,Reyes,,,,,,,,* myContacts,{cells}\n", DMY)
    assert refused == []
    return people[0]


def test_a_file_of_today_is_read() -> None:
    people, refused = records("google", (SAMPLES / "google-csv/synthetic-2024/contacts.csv").read_bytes(), name="c.csv")
    assert people == [
        ContactRecord(
            "João Silva",
            given="João",
            family="Silva",
            organisation="Empresa X",
            title="Diretora",
            about="line one\nline two",
            methods=(
                methods.email("joao@example.com"),
                methods.email("joao2@example.com"),
                methods.phone("(11) 98765-4321", "GB"),
            ),
            occasions=(("birthday", YearlyDay(12, 12, 1975)), ("anniversary", YearlyDay(6, 18, 2005))),
            tags=("governo", "mipim-2026-contacts"),
            file="c.csv",
            line=2,
        ),
        ContactRecord(
            "No Year",
            given="No",
            family="Year",
            occasions=(("birthday", YearlyDay(3, 14)),),
            file="c.csv",
            line=4,
        ),
        ContactRecord("semnome@example.com", methods=(methods.email("semnome@example.com"),), file="c.csv", line=5),
    ]
    assert [method.label for method in people[0].methods] == ["work", "work", "mobile"]
    assert refused == []


def test_a_file_of_before_2024_is_read() -> None:
    people, refused = records("google", GOOGLE_OLD)
    assert people == [
        ContactRecord(
            "Ana Maria Reyes",
            given="Ana Maria",
            family="Reyes",
            aliases=("Nana",),
            organisation="Northwind",
            title="Engineer",
            city="London",
            about="Likes jazz",
            methods=(
                methods.email("ana@northwind.example"),
                methods.email("ana@example.com"),
                methods.handle("github:anareyes"),
                methods.phone("+44 20 7946 0018", "GB"),
                methods.address("1 High St, London N1, UK"),
                methods.url("https://ana.example/"),
            ),
            occasions=(("birthday", YearlyDay(3, 14)), ("anniversary", YearlyDay(6, 5, 2010))),
            facts=(("spouse", "Bo Lindqvist"), ("Shoe size", "38")),
            tags=("climbing",),
            rest={"columns": {"Name Prefix": "Dr.", "Organization 1 - Department": "Research"}},
            file="people.csv",
            line=2,
        )
    ]
    assert [each.label for each in people[0].methods] == ["work", "home", None, "mobile", "home", "Blog"]
    assert refused == []


def test_an_address_in_parts_becomes_one_and_home_is_where_they_live() -> None:
    columns = "{0} - Label,{0} - Formatted,{0} - Street,{0} - City,{0} - Region,{0} - Postal Code,{0} - Country"
    found = person(
        f"{columns.format('Address 1')},{columns.format('Address 2')}",
        "Work,,1 Main St,Seattle,WA,98101,USA,Home,,Am See 2,Potsdam,,14467,",
    )
    assert [(each.value, each.label) for each in found.methods] == [
        ("1 Main St, Seattle, WA 98101, USA", "work"),
        ("Am See 2, 14467 Potsdam", "home"),
    ]
    assert found.city == "Potsdam"


def test_several_values_of_one_column_are_parted_and_each_keeps_the_label() -> None:
    found = person("Phone 1 - Label,Phone 1 - Value", "* Mobile,+44 7700 900123 ::: +44 7700 900456")
    assert [(each.value, each.label) for each in found.methods] == [
        ("+44 7700 900123", "mobile"),
        ("+44 7700 900456", "mobile"),
    ]


def test_what_cannot_be_read_is_kept_and_said() -> None:
    found = person(
        "E-mail 1 - Label,E-mail 1 - Value,Event 1 - Label,Event 1 - Value", "Work,ana at home,Anniversary,soon"
    )
    assert (found.methods, found.occasions) == ((), ())
    assert found.rest == {"columns": {"E-mail 1 - Value": "ana at home", "Event 1 - Value": "soon"}}
    assert found.remarks == ("'ana at home' is no e-mail address", "'soon' is no anniversary")


def test_what_has_no_label_and_messengers_nobody_knows_are_kept() -> None:
    found = person(
        "Relation 1 - Label,Relation 1 - Value,Custom Field 1 - Label,Custom Field 1 - Value,IM 1 - Label,IM 1 - Value",
        ",Bo,,38,Skype,ana.reyes",
    )
    assert found.facts == ()
    assert found.remarks == ()
    assert found.rest == {
        "columns": {
            "Relation 1 - Value": "Bo",
            "Custom Field 1 - Value": "38",
            "IM 1 - Label": "Skype",
            "IM 1 - Value": "ana.reyes",
        }
    }


def test_the_marks_of_direction_round_a_number_go() -> None:
    assert person("Phone 1 - Label,Phone 1 - Value", "Mobile,\u202d+44 7700 900123\u202c").methods == (
        methods.phone("+44 7700 900123", None),
    )


def test_who_has_nothing_is_refused() -> None:
    people, refused = records(
        "google", f"{NEW},E-mail 1 - Label,E-mail 1 - Value\n,,,,,,,,a note,,* myContacts,,\n", OPTIONS
    )
    assert people == []
    assert [(each.reason, each.said, each.line) for each in refused] == [
        ("there is no name, address or number", "a note", 2)
    ]


def test_who_has_no_name_is_called_after_the_organisation_then_the_address_then_the_number() -> None:
    more = "E-mail 1 - Label,E-mail 1 - Value,Phone 1 - Label,Phone 1 - Value"
    rows = ",,,,,Northwind,,,,,,,info@northwind.example,,\n,,,,,,,,,,,,a@x.example,,+44 7700 900123\n"
    rows += ",,,,,,,,,,,,,,+44 7700 900123\n"
    people, _ = records("google", f"{NEW},{more}\n{rows}")
    assert [each.name for each in people] == ["Northwind", "a@x.example", "+44 7700 900123"]
