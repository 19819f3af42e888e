from collections import Counter
from datetime import date

import pytest

from netbook.domain import methods
from netbook.domain.records import ContactRecord, ReadingOptions, Rejected
from netbook.formats import Claim, named, read, recognised
from netbook.formats.package import given, opened
from tests.formats.tables_made import (
    DMY,
    LINKEDIN_2018,
    LINKEDIN_AGAIN,
    LINKEDIN_NOTES,
    MDY,
    OPTIONS,
    SAMPLES,
    records,
)

HEADING = "First Name,Last Name,URL,Email Address,Company,Position,Connected On"
HIDDEN = "a hidden or closed member"


def person(cells: str, heading: str = HEADING) -> ContactRecord:
    """One connection."""
    people, refused = records("linkedin", f"{heading}\n{cells}\n")
    assert refused == []
    return people[0]


def test_a_connection_is_read() -> None:
    assert person(
        "Ana,Reyes,https://www.linkedin.com/in/ana-reyes-0000,ana@example.com,Northwind,Engineer,12 Mar 2021"
    ) == ContactRecord(
        "Ana Reyes",
        given="Ana",
        family="Reyes",
        organisation="Northwind",
        title="Engineer",
        met="LinkedIn",
        met_on=date(2021, 3, 12),
        methods=(methods.url("https://www.linkedin.com/in/ana-reyes-0000"), methods.email("ana@example.com")),
        key="linkedin:ana-reyes-0000",
        file="people.csv",
        line=2,
    )


def test_the_archive_of_2026_is_read_whole() -> None:
    with opened(next((SAMPLES / "linkedin").glob("*.zip"))) as package:
        (claim,) = recognised(package, OPTIONS, named("linkedin"))
        found = list(read(claim, OPTIONS))
        progress = package.progress
    people = [each for each in found if isinstance(each, ContactRecord)]
    assert len(people) == 238
    assert Counter(each.reason for each in found if isinstance(each, Rejected)) == {HIDDEN: 2}
    assert len(found) == 240
    assert len({each.key for each in people}) == 238
    assert all(each.met_on and each.given and each.family and each.methods for each in people)
    assert [each.remarks for each in people if each.remarks] == []
    assert (people[0].name, people[0].line) == ("Ana Reyes", 5)
    assert progress.done == progress.total


@pytest.mark.parametrize(
    ("content", "names", "days"),
    [
        (LINKEDIN_2018, ["Ana Reyes"], [date(2018, 4, 9)]),
        (LINKEDIN_NOTES, ["Ana Reyes"], [date(2021, 3, 12)]),
        (
            LINKEDIN_AGAIN,
            ["Søren Ærø", "Ana Reyes", "Bo Lindqvist", "Kim Holm"],
            [date(2021, 2, 12), date(2019, 11, 3), date(2020, 3, 12), date(2020, 5, 12)],
        ),
    ],
)
@pytest.mark.parametrize("options", [OPTIONS, DMY, MDY])
@pytest.mark.parametrize("encoding", ["utf-8", "cp1252"])
def test_every_year_of_it_is_read(
    content: str, names: list[str], days: list[date], options: ReadingOptions, encoding: str
) -> None:
    people, _ = records("linkedin", content.removeprefix("\ufeff").encode(encoding), options)
    assert [each.name for each in people] == names
    assert [each.met_on for each in people] == days


def test_notes_of_several_lines_stand_before_the_heading_or_do_not() -> None:
    notes = 'Notes:\n"When exporting your connection data, some, of, the, addresses are missing"\n\n'
    for before in ("", notes, notes * 3, "\n\n"):
        people, _ = records("linkedin", f"{before}{HEADING}\nAna,Reyes,,,,,12 Mar 2021\n")
        assert [(each.name, each.line) for each in people] == [("Ana Reyes", before.count("\n") + 2)]


def test_who_is_hidden_is_refused_and_everybody_else_is_somebody() -> None:
    people, refused = records("linkedin", f"{HEADING}\n,,,,,,14 Jul 2020\n,,,,,Founder,\n,,,,Northwind,,12 Mar 2021\n")
    assert [each.name for each in people] == ["Northwind"]
    assert [(each.reason, each.said, each.line) for each in refused] == [
        (HIDDEN, "14 Jul 2020", 2),
        ("there is no name, address or number", "Founder", 3),
    ]


@pytest.mark.parametrize(
    ("url", "key"),
    [
        ("https://www.linkedin.com/in/Ana-Reyes", "linkedin:ana-reyes"),
        ("https://www.linkedin.com/in/tom%C3%A1s-kaya/", "linkedin:tomás-kaya"),
        ("https://pt.linkedin.com/in/ana-reyes/en?trk=x", "linkedin:ana-reyes"),
        ("", "ana@example.com"),
        ("https://www.linkedin.com/company/northwind", "ana@example.com"),
    ],
)
def test_the_profile_is_what_they_are_known_by_else_the_address(url: str, key: str) -> None:
    assert person(f"Ana,Reyes,{url},Ana@Example.com,,,").key == key


def test_who_has_neither_is_known_by_nothing() -> None:
    assert person("Ana,Reyes,,,,,").key is None


@pytest.mark.parametrize("family", ["Reyes, Ph.D.", "Reyes, MBA, PMP", "Reyes PhD", "Reyes Ph.D", "Reyes MBA"])
def test_what_stands_behind_a_family_name_is_kept_and_is_no_name(family: str) -> None:
    found = person(f'Ana,"{family}",,,,,')
    assert (found.name, found.family, found.rest) == ("Ana Reyes", "Reyes", {"columns": {"Last Name": family}})


@pytest.mark.parametrize("family", ["Reyes", "van Beethoven", "Mbaye", "Esquivel", "MBA"])
def test_a_family_name_is_left(family: str) -> None:
    found = person(f"Ana,{family},,,,,")
    assert (found.family, found.rest) == (family, {})


def test_a_day_of_two_ways_is_kept_unless_the_user_says_which() -> None:
    row = f"{HEADING}\nAna,Reyes,,,,,03/04/2021\n"
    (found,), _ = records("linkedin", row)
    assert (found.met_on, found.met) == (None, "LinkedIn")
    assert found.rest == {"columns": {"Connected On": "03/04/2021"}}
    assert found.remarks == ("the date 03/04/2021 can be read two ways",)
    assert records("linkedin", row, DMY)[0][0].met_on == date(2021, 4, 3)


def test_columns_of_other_years_are_kept() -> None:
    assert person("Ana,Reyes,12 Mar 2021,x", "First Name,Last Name,Connected On,Mood").rest == {
        "columns": {"Mood": "x"}
    }


@pytest.mark.parametrize("name", ["messages.csv", "Invitations.csv"])
def test_the_other_files_of_the_archive_are_not_it(name: str) -> None:
    member = given(name, (SAMPLES / "linkedin/made-2026" / name).read_bytes()).members[0]
    assert not named("linkedin").reader.claims(member, OPTIONS)


def test_it_is_read_as_it_comes() -> None:
    claim = Claim(named("linkedin"), given("x.csv", (HEADING + "\nAna,Reyes,,,,,\n" * 2).encode()).members[0])
    found = next(read(claim, OPTIONS))
    assert isinstance(found, ContactRecord)
    assert found.line == 2
