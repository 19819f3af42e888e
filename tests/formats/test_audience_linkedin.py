import io
import zipfile
from contextlib import suppress
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from hypothesis import given as tried
from hypothesis import settings
from hypothesis import strategies as st

from netbook.domain.audience.records import About, Count, FollowerRecord
from netbook.errors import Unreadable
from netbook.formats.package import given, opened
from tests.formats.archives import zipped
from tests.formats.audience_read import SAMPLES, about_sample, of, sample, told

HEADING = "First Name,Last Name,URL,Email Address,Company,Position,Connected On\n"
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
TOTAL = "Total followers on 11/20/2026:"


def cell(at: str, value: str | int) -> str:
    if isinstance(value, int):
        return f'<c r="{at}"><v>{value}</v></c>'
    return f'<c r="{at}" t="inlineStr"><is><t>{value}</t></is></c>'


def workbook(*rows: tuple[str | int, ...], sheet: str = "FOLLOWERS") -> bytes:
    """A workbook as Office writes it, with one sheet."""
    cells = "".join(
        f'<row r="{at}">{"".join(cell(f"{chr(65 + column)}{at}", value) for column, value in enumerate(row))}</row>'
        for at, row in enumerate(rows, start=1)
    )
    kinds = (
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        '<Override PartName="/xl/workbook.xml" '
        'ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>'
    )
    files = {
        "[Content_Types].xml": f'<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">{kinds}</Types>',
        "_rels/.rels": f'<Relationships xmlns="{RELATIONS}"><Relationship Id="r1" Type="{OFFICE}/officeDocument" '
        'Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}"><sheets>'
        f'<sheet name="{sheet}" sheetId="1" r:id="r1"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{RELATIONS}"><Relationship Id="r1" '
        f'Type="{OFFICE}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>',
        "xl/worksheets/sheet1.xml": f'<worksheet xmlns="{MAIN}"><sheetData>{cells}</sheetData></worksheet>',
    }
    return zipped({name: (XML + text).encode() for name, text in files.items()})


class TestConnections:
    def test_a_connection_follows_and_is_followed(self) -> None:
        text = HEADING + "Ana,Reyes,https://www.linkedin.com/in/Ana-R%C3%A9yes,ana@example.com,,,12 Mar 2021\n"
        assert of("linkedin", "Connections.csv", text).accounts == [
            FollowerRecord(
                handle="ana-réyes",
                name="Ana Reyes",
                url="https://www.linkedin.com/in/Ana-R%C3%A9yes",
                email="ana@example.com",
                since=datetime(2021, 3, 12, tzinfo=UTC),
                i_follow=True,
                file="Connections.csv",
                line=2,
            )
        ]

    def test_the_archive_of_2026_is_read_whole(self) -> None:
        found = sample("linkedin", "linkedin/Complete_LinkedInDataExport_11-20-2026.zip")
        assert (len(found.followers), len(found.followed), len(found.refused)) == (238, 238, 2)
        assert len({each.handle for each in found.accounts}) == 238
        assert {each.reason for each in found.refused} == {"a hidden or closed member"}
        assert about_sample("linkedin", "linkedin/Complete_LinkedInDataExport_11-20-2026.zip") == About(
            on=date(2026, 11, 20)
        )

    def test_without_an_address_there_is_no_handle(self) -> None:
        (ana, zoe) = sample("linkedin", "linkedin/made-mid-2021.csv").accounts
        assert (ana.handle, ana.name, ana.email) == (None, "Ana Reyes", None)
        assert (zoe.handle, zoe.name, zoe.email) == (None, "Zoë Brandt", "zoe@example.com")

    def test_whom_one_follows_there_is_not_read_as_an_audience(self) -> None:
        with opened(SAMPLES / "linkedin/synthetic-other/Member_Follows.csv") as package, pytest.raises(Unreadable):
            told(package, "linkedin")


class TestTheWorkbook:
    @pytest.mark.parametrize("number", [12480, "12,480", "12480"])
    def test_it_tells_how_many_follow(self, number: str | int) -> None:
        found = of("linkedin", "AnaReyes_2026.xlsx", workbook((TOTAL, number), ("Date", "New followers")))
        assert found.counts == [Count(date(2026, 11, 20), followers=12480)]
        assert (found.accounts, found.refused) == ([], [])

    def test_it_is_one_file_wherever_it_lies(self, tmp_path: Path) -> None:
        content = workbook((TOTAL, 5))
        (tmp_path / "a.xlsx").write_bytes(content)
        with opened(tmp_path / "a.xlsx") as package:
            assert [each.name for each in package.members] == ["a.xlsx"]
        for each in (opened(tmp_path), given("x.zip", zipped({"in/a.xlsx": content, "b.txt": b"words"}))):
            with each as package:
                assert told(package, "linkedin").counts == [Count(date(2026, 11, 20), followers=5)]

    def test_another_workbook_is_named_as_one(self) -> None:
        with pytest.raises(Unreadable, match=r"a\.xlsx is an Excel workbook; save the sheet as CSV, and give that"):
            of("linkedin", "a.xlsx", workbook(("Name",), sheet="People"))

    @pytest.mark.parametrize(
        ("rows", "said"),
        [
            ((), r'^a\.xlsx has no cell "Total followers on M/D/YYYY:" in its sheet FOLLOWERS'),
            ((("Total followers", 5),), "has no cell"),
            (((TOTAL,),), "has no cell"),
            (((TOTAL, "many"),), r"has 'many' beside its total of followers, which is no number"),
            ((("Total followers on 13/40/2026:", 5),), r"on 13/40/2026, which is no day"),
        ],
    )
    def test_a_sheet_of_another_shape_is_told(self, rows: tuple[tuple[str | int, ...], ...], said: str) -> None:
        with pytest.raises(Unreadable, match=said):
            of("linkedin", "a.xlsx", workbook(*rows))

    def test_a_sheet_that_is_damaged_is_told(self) -> None:
        with zipfile.ZipFile(io.BytesIO(workbook((TOTAL, 5)))) as archive:
            files = {name: archive.read(name) for name in archive.namelist()}
        files["xl/worksheets/sheet1.xml"] = b"<worksheet><sheetData><row"
        with pytest.raises(Unreadable, match=r"a\.xlsx"):
            of("linkedin", "a.xlsx", zipped(files))

    @tried(st.integers(0, 10_000), st.binary(min_size=1, max_size=40))
    @settings(max_examples=80, deadline=None)
    def test_whatever_is_damaged_is_told_in_one_line(self, at: int, bytes_there: bytes) -> None:
        content = workbook((TOTAL, 5))
        at %= len(content)
        with suppress(Unreadable):
            found = of("linkedin", "a.xlsx", content[:at] + bytes_there + content[at + len(bytes_there) :])
            assert len(found.counts) == 1
