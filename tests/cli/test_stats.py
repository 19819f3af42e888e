"""A year of the network, as a page, as JSON and as a picture."""

import re
import shutil
import stat
from collections.abc import Iterable
from datetime import date
from pathlib import Path
from xml.etree import ElementTree

import pytest

from netbook.models import Contact, Interaction, Participation, key_of
from netbook.storage.book import Book
from tests.cli.program import Netbook, process, write_book

SVG = "{http://www.w3.org/2000/svg}"
LINES = [
    "Coffee with Ana at Monmouth yesterday for an hour",
    "Ana called me yesterday for 30 min",
    "I called Bo on 5 Nov",
    "dinner with Grace and Ana at monmouth on 3 March",
    "missed call with Bo on 6 Nov",
    "Coffee with Grace on 12 Oct 2025",
]


@pytest.fixture(scope="module")
def written_book(book_of_people: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("written") / "book.db"
    shutil.copy(book_of_people, path)
    circles = [["circle", "Ana", "inner"], ["circle", "Bo", "close"], ["circle", "Grace", "close"]]
    write_book(path, *(["log", line] for line in LINES), *circles, ["archive", "Grace"])
    return path


@pytest.fixture
def written(netbook: Netbook, written_book: Path) -> Netbook:
    shutil.copy(written_book, netbook.book)
    return netbook


def filled(book: Path, people: int, happened: Iterable[tuple[date, list[int]]]) -> None:
    """A book of so many people, and of coffees on some days with some of them (by number, from 0)."""
    with Book.open(str(book)) as opened, opened.operation("fill") as session:
        made = [Contact(name=f"Person {number:03}") for number in range(people)]
        session.add_all(made)
        session.flush()
        for on, present in happened:
            row = Interaction(on=on, kind="coffee", text="coffee")
            session.add(row)
            session.flush()
            for number in present:
                taking = Participation(interaction_id=key_of(row), contact_id=key_of(made[number]), role="present")
                session.add(taking)


ELSE = "--year YYYY shows another year, netbook journal all there is"
PAGE = """\
53 weeks up to 22 Nov 2026

      Dec Jan Feb Mar  Apr May  Jun Jul Aug  Sep Oct Nov
Mon ·····················································
Tue ···············░·····································
Wed ·····················································
Thu ··················································░··
Fri ·····················································
Sat ····················································▒
Sun ·····················································
    · none   ░ 1   ▒ 2   ▓ 3   █ 4+   interactions that day

interactions       4
people seen        3
hours logged       1 h 30, known of 2 of 4
days with contact  3 of 371
busiest day        Sat 21 Nov 2026, 2 interactions
longest run        1 week with contact, 16 Nov 2026 to 22 Nov 2026
not counted        1 attempt that reached nobody

Kinds                                     Places
call    2  ███████████████████████████    Monmouth  2  █████████████████████████
coffee  1  █████████████▌
meal    1  █████████████▌

Seen most                                 Who began
Ana Reyes     3  1 h 30  █████████████    you        1   25%  █████████
Bo Lindqvist  1          ████▍            they       1   25%  █████████
Grace Hopper  1          ████▍            both       0    0%
                                          not known  2   50%  ██████████████████

New people, a month
                ██                              ██
                ██                              ██
·   ·   ·   ·   1   ·   ·   ·   ·   ·   ·   ·   1
Nov Dec Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov

Circles today
Inner     1  in all 1 of 5    █████████▎····································
Close     1  in all 2 of 15   ██████▏·······································
Trusted   0  in all 2 of 50   █▉············································
Network   0  in all 2 of 150  ▋·············································
Wider     0
in none  16
"""
WIDE = """\
53 weeks up to 22 Nov 2026

        Dec     Jan     Feb     Mar       Apr     May       Jun     Jul     Aug       Sep     Oct     Nov
Mon · · · · · · · · · · · · · · · · · · · · · · · · · · · · · · · · · · · · · · · · · · · · · · · · · · · · ·
Tue · · · · · · · · · · · · · · · ░░· · · · · · · · · · · · · · · · · · · · · · · · · · · · · · · · · · · · ·
Wed · · · · · · · · · · · · · · · · · · · · · · · · · · · · · · · · · · · · · · · · · · · · · · · · · · · · ·
Thu · · · · · · · · · · · · · · · · · · · · · · · · · · · · · · · · · · · · · · · · · · · · · · · · · · ░░· ·
Fri · · · · · · · · · · · · · · · · · · · · · · · · · · · · · · · · · · · · · · · · · · · · · · · · · · · · ·
Sat · · · · · · · · · · · · · · · · · · · · · · · · · · · · · · · · · · · · · · · · · · · · · · · · · · · · ▒▒
Sun · · · · · · · · · · · · · · · · · · · · · · · · · · · · · · · · · · · · · · · · · · · · · · · · · · · · ·
    · none   ░ 1   ▒ 2   ▓ 3   █ 4+   interactions that day

interactions       4
people seen        3
hours logged       1 h 30, known of 2 of 4
days with contact  3 of 371
busiest day        Sat 21 Nov 2026, 2 interactions
longest run        1 week with contact, 16 Nov 2026 to 22 Nov 2026
not counted        1 attempt that reached nobody

Kinds                                                         Places
call    2  ███████████████████████████████████████████████    Monmouth  2  █████████████████████████████████████████████
coffee  1  ███████████████████████▌
meal    1  ███████████████████████▌

Seen most                                                     Who began
Ana Reyes     3  1 h 30  █████████████████████████████████    you        1   25%  ███████████████████
Bo Lindqvist  1          ███████████                          they       1   25%  ███████████████████
Grace Hopper  1          ███████████                          both       0    0%
                                                              not known  2   50%  ██████████████████████████████████████

New people, a month                                           Circles today
                ██                              ██            Inner     1  in all 1 of 5    █████▋······················
                ██                              ██            Close     1  in all 2 of 15   ███▊························
·   ·   ·   ·   1   ·   ·   ·   ·   ·   ·   ·   1             Trusted   0  in all 2 of 50   █▏··························
Nov Dec Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov           Network   0  in all 2 of 150  ▍···························
                                                              Wider     0
                                                              in none  16
"""


def test_the_page(written: Netbook) -> None:
    assert written("stats") == (0, PAGE, "")


def test_a_wider_page(written: Netbook, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "120")
    assert written("stats") == (0, WIDE, "")


@pytest.mark.slow
def test_a_terminal_that_knows_no_blocks_gets_other_signs(written: Netbook) -> None:
    out = process("stats", env={"PYTHONIOENCODING": "ascii", "COLUMNS": "80"}).out.decode("ascii")
    assert out.splitlines()[8].endswith("..+")
    assert "call    2  ###########################    Monmouth  2  #########################" in out


def test_the_figures(written: Netbook) -> None:
    view = written.json("stats")
    assert {key: value for key, value in view.items() if not isinstance(value, list | dict)} == {
        "first": "2025-11-17", "last": "2026-11-22", "until": "2026-11-22", "interactions": 4, "missed": 1, "ahead": 0,
        "people_seen": 3, "minutes": 90, "timed": 2, "days_with_contact": 3, "as_often": 0, "no_circle": 16,
        "given": 0, "received": 0, "reviews": 0, "review_streak": 0,
    }  # fmt: skip
    assert view["busiest"] == {"on": "2026-11-21", "interactions": 2, "days": 1}
    assert view["longest_run"] == {"weeks": 1, "first": "2026-11-16", "last": "2026-11-22"}
    assert view["days"] == [
        {"on": "2026-03-03", "interactions": 1},
        {"on": "2026-11-05", "interactions": 1},
        {"on": "2026-11-21", "interactions": 2},
    ]
    assert view["kinds"] == [
        {"key": "call", "interactions": 2, "percent": 50},
        {"key": "coffee", "interactions": 1, "percent": 25},
        {"key": "meal", "interactions": 1, "percent": 25},
    ]
    assert view["people"] == [
        {"id": "p1", "name": "Ana Reyes", "interactions": 3, "minutes": 90},
        {"id": "p5", "name": "Bo Lindqvist", "interactions": 1, "minutes": 0},
        {"id": "p2", "name": "Grace Hopper", "interactions": 1, "minutes": 0},
    ]
    assert [(part["key"], part["interactions"]) for part in view["began"]] == [
        ("me", 1), ("them", 1), ("both", 0), (None, 2),
    ]  # fmt: skip


def test_places_of_one_name_are_one(written: Netbook) -> None:
    (place,) = written.json("stats")["places"]
    assert (place["key"].casefold(), place["interactions"]) == ("monmouth", 2)


def test_whoever_was_met_before_is_nobody_new(written: Netbook) -> None:
    view = written.json("stats")
    assert {each["month"]: each["new"] for each in view["months"] if each["new"]} == {"2026-03": 1, "2026-11": 1}
    assert len(view["months"]) == 13
    before = written.json("stats", "--year", "2025")
    assert [(each["month"], each["new"]) for each in before["months"] if each["new"]] == [("2025-10", 1)]


def test_an_attempt_that_reached_nobody_is_no_first_meeting(known: Netbook) -> None:
    known.said("log", "missed call with Bo on 6 Oct")
    known.said("log", "call with Bo on 6 Nov")
    assert [each["month"] for each in known.json("stats")["months"] if each["new"]] == ["2026-11"]


def test_circles_are_cumulative_and_without_the_archived(written: Netbook) -> None:
    circles = written.json("stats")["circles"]
    assert [(each["key"], each["people"], each["within"], each["capacity"]) for each in circles] == [
        ("inner", 1, 1, 5), ("close", 1, 2, 15), ("trusted", 0, 2, 50), ("network", 0, 2, 150), ("wider", 0, 2, None),
    ]  # fmt: skip


def test_a_circle_with_too_many_says_so(known: Netbook) -> None:
    known.said("log", LINES[0])
    for number in range(1, 7):
        known.said("circle", f"p{number}", "inner")
    lines = known.out("stats").splitlines()
    assert next(line for line in lines if line.startswith("Inner")).endswith("█  1 over")
    known.said("circle", "p6", "none")
    lines = known.out("stats").splitlines()
    assert next(line for line in lines if line.startswith("Inner")).endswith("█  full")


@pytest.mark.parametrize(
    ("asked", "interactions"),
    [
        (["with:ana"], 3),
        (["kind:call"], 2),
        (["kind:call", "with:ana"], 1),
        (["-kind:call"], 2),
        (["circle:close"], 2),
        (["since:2026-10"], 3),
        (["monmouth"], 2),
        (["--year", "2025"], 1),
        (["--year", "2026", "with:grace"], 1),
        (["--year", "2024"], 0),
    ],
    ids=str,
)
def test_filters_and_years(written: Netbook, asked: list[str], interactions: int) -> None:
    assert written.json("stats", *asked)["interactions"] == interactions


def test_the_filter_stands_in_the_heading(written: Netbook) -> None:
    assert written.out("stats", "kind:call", "with:ana").startswith("53 weeks up to 22 Nov 2026: kind:call with:ana\n")
    assert written.out("stats", "--year", "2025").startswith("2025\n")
    assert written.out("stats", "--year", "2026").startswith("2026 up to 22 Nov 2026\n")


# --- little, much, and strange days ----------------------------------------------------------------------------------


def test_an_empty_book_says_how_to_begin(netbook: Netbook) -> None:
    code, out, err = netbook("stats")
    assert (code, out) == (0, "")
    assert err.startswith("Nobody here yet.")
    view = netbook.json("stats")
    assert (view["interactions"], view["busiest"], view["longest_run"], view["days"]) == (0, None, None, [])


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ([], f"nothing was written down in the last 53 weeks; {ELSE}"),
        (["--year", "2031"], f"nothing was written down in 2031; {ELSE}"),
        (["kind:coffee"], "nothing was written down in the last 53 weeks like that; fewer terms find more"),
        (["@nowhere"], "nobody and nothing is tagged @nowhere"),
    ],
    ids=str,
)  # fmt: skip
def test_a_year_without_anything_says_what_to_try(known: Netbook, asked: list[str], said: str) -> None:
    assert known("stats", *asked) == (0, "", f"{said}\n")


def test_one_interaction(known: Netbook) -> None:
    known.said("log", "coffee with Ana today")
    lines = known.out("stats").splitlines()
    assert lines[9].endswith("·░")
    assert "interactions       1" in lines
    assert "hours logged       no length is written down" in lines
    assert "busiest day        Sun 22 Nov 2026, 1 interaction" in lines
    assert "longest run        1 week with contact, 16 Nov 2026 to 22 Nov 2026" in lines


def test_days_that_are_all_alike_have_no_busiest(netbook: Netbook) -> None:
    filled(netbook.book, 2, [(date(2026, 11, 2), [0]), (date(2026, 11, 9), [0, 1])])
    assert "busiest day        none, never more than one interaction" in netbook.out("stats").splitlines()
    assert netbook.json("stats")["busiest"] == {"on": "2026-11-09", "interactions": 1, "days": 2}


@pytest.mark.slow
def test_sections_side_by_side_do_not_touch(netbook: Netbook) -> None:
    filled(netbook.book, 1300, [(date(2026, 11, 2), list(range(1300))), (date(2026, 11, 3), list(range(20)))])
    (line,) = (line for line in netbook.out("stats").splitlines() if "1,290 more" in line)
    assert re.fullmatch("and 1,290 more, 10 with as many|.* {4}and 1,290 more, 10 with as many", line)


def test_as_many_are_named_as_are_asked_for(netbook: Netbook) -> None:
    filled(netbook.book, 30, [(date(2026, 11, 2), list(range(30)))])
    assert len(re.findall(r"Person \d+", netbook.out("stats", "--limit", "25"))) == 25
    assert len(set(re.findall(r"Person \d+", netbook.out("stats", "--limit", "25", "--svg", "-")))) == 25


def test_nobody_new(written: Netbook) -> None:
    lines = written.out("stats", "kind:call", "with:ana").splitlines()
    assert lines[lines.index("New people, a month") + 1] == "nobody"


def test_what_lies_after_today_is_not_counted(written: Netbook, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NETBOOK_TODAY", "2026-11-07")
    view = written.json("stats")
    assert (view["interactions"], view["ahead"], view["until"]) == (2, 2, "2026-11-07")
    assert "not counted        1 attempt that reached nobody, 2 interactions after today" in written.out("stats")
    assert written.json("stats", "--year", "2026")["ahead"] == 2
    assert written.json("stats", "--year", "2025")["ahead"] == 0
    monkeypatch.setenv("NETBOOK_TODAY", "2024-01-01")
    assert written.said("stats") == (f"nothing was written down in the last 53 weeks but 6 after today; {ELSE}\n")


def test_a_leap_year_of_54_weeks(netbook: Netbook, monkeypatch: pytest.MonkeyPatch) -> None:
    filled(netbook.book, 1, [(date(2012, month, 29), [0]) for month in range(1, 13)] + [(date(2012, 12, 31), [0])])
    lines = netbook.out("stats", "--year", "2012").splitlines()
    assert lines[0] == "2012"
    assert sum(line.count("░") for line in lines[3:10]) == 13
    assert max(map(len, lines[2:10])) == 4 + 54
    assert "days with contact  13 of 366" in lines
    monkeypatch.setenv("NETBOOK_TODAY", "2024-02-29")
    assert netbook.json("stats", "--year", "2024")["until"] == "2024-02-29"


def test_the_first_and_the_last_of_all_days(written: Netbook, monkeypatch: pytest.MonkeyPatch) -> None:
    assert written.json("stats", "--year", "1")["interactions"] == 0
    monkeypatch.setenv("NETBOOK_TODAY", "9999-12-31")
    assert written.json("stats", "--year", "9998")["interactions"] == 0
    assert written.json("stats")["last"] == "9999-12-31"


def test_many_who_were_seen_as_often(netbook: Netbook) -> None:
    filled(netbook.book, 200, [(date(2026, 11, 2), list(range(100))), (date(2026, 11, 9), list(range(100, 200)))])
    lines = netbook.out("stats").splitlines()
    named = re.findall(r"Person \d+", "\n".join(lines))
    assert named == [f"Person {number:03}" for number in range(10)]
    assert "and 190 more with as many" in "\n".join(lines)
    assert "and 197 more with as many" in netbook.out("stats", "--limit", "3")
    view = netbook.json("stats", "--limit", "3")
    assert (len(view["people"]), view["people_seen"], view["as_often"]) == (3, 200, 197)
    assert len(netbook.json("stats")["people"]) == 200


@pytest.mark.parametrize("columns", ["80", "100", "120", "200"])
def test_the_page_fits(written: Netbook, monkeypatch: pytest.MonkeyPatch, columns: str) -> None:
    monkeypatch.setenv("COLUMNS", columns)
    lines = written.out("stats").splitlines()
    assert max(map(len, lines)) <= int(columns)
    assert all(line == line.rstrip() for line in lines)


# --- the picture -----------------------------------------------------------------------------------------------------


def picture(text: str) -> list[str]:
    """The texts of a picture, which is well-formed."""
    found = ElementTree.fromstring(text)
    assert found.tag == f"{SVG}svg"
    return [_own(each) for each in found.iter(f"{SVG}text")]


def _own(text: ElementTree.Element) -> str:
    """A text without the tip that a pointer shows on it."""
    return "".join((text.text or "", *(f"{_own(each) * ('title' not in each.tag)}{each.tail or ''}" for each in text)))


def test_the_picture_holds_what_the_page_tells(written: Netbook) -> None:
    out = written.out("stats", "--svg", "-")
    texts = picture(out)
    for told in ("53 weeks up to 22 Nov 2026", "4", "interactions", "Kinds", "coffee", "Seen most", "Circles today"):
        assert told in texts, told
    assert "Ana Reyes" in texts
    cells = [
        each
        for each in ElementTree.fromstring(out).iter(f"{SVG}title")
        if (each.text or "").startswith("Sat 2026-11-21")
    ]
    assert [cell.text for cell in cells] == ["Sat 2026-11-21: 2"]


def test_names_cannot_break_the_picture(netbook: Netbook) -> None:
    name = "<b> & \"q\" 'x'"
    netbook.said("add", name)
    netbook.said("log", "coffee at </svg><script>", "--with", "p1")
    out = netbook.out("stats", "--svg", "-")
    assert name in picture(out)
    assert "<script" not in out


def test_a_picture_of_nothing_is_a_picture(netbook: Netbook) -> None:
    assert "Nothing was written down in this time." in picture(netbook.out("stats", "--svg", "-"))


def test_the_file_is_for_its_owner_and_not_written_over(written: Netbook, tmp_path: Path) -> None:
    path = tmp_path / "year.svg"
    assert written.said("stats", "--svg", str(path)) == f"{path} written, for you alone to read\n"
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    first = path.read_text(encoding="utf-8")
    assert first == written.out("stats", "--svg", "-")
    assert (
        written.refused(4, "stats", "--svg", str(path)) == f"netbook: {path} is there already; --force writes over it"
    )
    path.chmod(0o644)
    written.said("stats", "kind:call", "--svg", str(path), "--force")
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert path.read_text(encoding="utf-8") != first
    assert [each.name for each in tmp_path.iterdir() if "svg" in each.name] == ["year.svg"]


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (["--json", "--svg", "x"], 2, "--json and --svg exclude one another; give one of them"),
        (["--force"], 2, "--force is for --svg; it writes over the file of a picture"),
        (["--svg", ""], 2, "--svg needs the name of a file; such as --svg picture.svg; - is stdout"),
        (["--svg", "no/x.svg"], 1, "no/x.svg cannot be written (No such file or directory); name another place"),
        (["--svg", "x" * 300], 1, f"{'x' * 300} cannot be written (File name too long); name another place"),
        (["--svg", "/"], 1, "/ is a folder; name a file in it"),
        (["--svg", "/dev/null", "--force"], 1, "/dev/null is not a file; name another place"),
        (["with:nobody-at-all"], 3, None),
        (["kind:"], 2, None),
        (["--year", "0"], 2, None),
        (["--year", "9999"], 2, None),
        (["--year", "x"], 2, None),
        (["--limit", "0"], 2, None),
    ],
    ids=str,
)  # fmt: skip
def test_what_cannot_be_is_refused_in_one_line(
    written: Netbook, arguments: list[str], code: int, said: str | None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    found = written.refused(code, "stats", *arguments)
    assert said is None or found == f"netbook: {said}"


def test_what_passed_and_the_weekly_reviews_are_among_the_totals(written: Netbook) -> None:
    written.said("log", "got advice from Ana yesterday")
    assert "what passed        given 0, received 1\n" in written.out("stats")
    assert "what passed" not in written.out("stats", "with:bo")
