"""netbook contrast: followers beside relationships, as a page, as data, as a picture and for a browser."""

import csv
import io
import shutil
import stat
from pathlib import Path
from xml.etree import ElementTree

import pytest

from tests.cli.program import TODAY, Netbook

STEPS = ["followers", "recognised", "curated", "talked", "two_way", "worked"]


@pytest.fixture
def demo(netbook: Netbook, sample_network: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Netbook:
    """The program over the sample network, which has an audience, in a folder where it may write."""
    shutil.copy(sample_network, netbook.book)
    monkeypatch.chdir(tmp_path)
    return netbook


@pytest.mark.slow
def test_the_demo_shows_the_contrast(netbook: Netbook) -> None:
    told = netbook.out("demo", "contrast")
    assert told.startswith("Followers beside relationships, 23 Nov 2025 to 22 Nov 2026\n")
    assert max(map(len, told.splitlines())) <= 80
    for heading in ("The whole count, to scale", "Of your followers", "Of the whole book", "Figures", "In words"):
        assert heading in told


def test_the_page_tells_what_the_data_tells(demo: Netbook) -> None:
    told, found = demo.out("contrast"), demo.json("contrast")
    assert [found["first"], found["until"], found["platform"]] == ["2025-11-23", TODAY, None]
    rows = {line.split()[0]: line.split()[1:] for line in told.splitlines() if line}
    total = found["funnels"][-1]
    assert total["platform"] is None
    assert rows["all"] == [f"{total[step]:,}" for step in STEPS]
    assert rows["LinkedIn"][0] == f"{found['funnels'][1]['followers']:,}"
    assert all(" ".join(sentence.split()) in " ".join(told.split()) for sentence in found["sentences"])
    assert "at 15 US dollars per 1,000" in told
    assert [month["end"] for month in found["months"]][:3] == ["2025-11-30", "2025-12-31", "2026-01-31"]
    assert [month["end"] for month in found["months"]][-2:] == ["2026-10-31", TODAY]


def test_a_wide_terminal_shows_figures_and_cost_side_by_side(demo: Netbook, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "120")
    told = demo.out("contrast").splitlines()
    assert max(map(len, told)) <= 120
    assert next(line for line in told if line.startswith("Figures")).endswith(
        "What the count would cost, and the hours"
    )


def test_explain_defines_every_figure(demo: Netbook) -> None:
    told = " ".join(demo.out("contrast", "--explain").split())
    for figure in demo.json("contrast")["figures"]:
        assert figure["definition"] in told
        assert figure["over"]["name"] in told


def test_csv_holds_the_funnels_a_row_each(demo: Netbook) -> None:
    heading, *rows = csv.reader(io.StringIO(demo.out("contrast", "--csv")))
    assert heading == ["platform", *STEPS]
    assert [row[0] for row in rows] == ["instagram", "linkedin", "substack", "x", ""]
    assert [list(map(str, each.values()))[1:] for each in demo.json("contrast")["funnels"]] == [row[1:] for row in rows]


@pytest.mark.parametrize(
    ("arguments", "first", "until"),
    [
        (["--since", "2026-01"], "2026-01-01", TODAY),
        (["--since", "2026-03-05", "--until", "2026-06"], "2026-03-05", "2026-06-30"),
        (["--until", "2026-06-30"], "2025-07-01", "2026-06-30"),
        (["--until", "2024-02-29"], "2023-03-01", "2024-02-29"),
        (["--since", "last year", "--until", "last year"], "2025-01-01", "2025-12-31"),
        (["--since", "2026", "--until", "2026"], "2026-01-01", TODAY),
        (["--since", "yesterday"], "2026-11-21", TODAY),
        (["--since", "2026-11-22"], TODAY, TODAY),
        (["--since", "1900"], "1900-01-01", TODAY),
    ],
    ids=str,
)
def test_a_stretch_is_read_as_people_name_it(demo: Netbook, arguments: list[str], first: str, until: str) -> None:
    found = demo.json("contrast", *arguments)
    assert (found["first"], found["until"]) == (first, until)
    assert demo.out("contrast", *arguments)


def test_one_platform_alone(demo: Netbook) -> None:
    for said in ("linkedin", "LinkedIn", "linkedin.com"):
        found = demo.json("contrast", "--platform", said)
        assert found["platform"] == "linkedin"
        assert [each["platform"] for each in found["funnels"]] == ["linkedin", None]
    told = demo.out("contrast", "--platform", "linkedin").splitlines()
    assert told[0].startswith("Followers on LinkedIn beside relationships, ")
    assert [line.split()[0] for line in told[3:5]] == ["LinkedIn", "Each"]


def test_the_price_is_a_setting(demo: Netbook) -> None:
    demo.said("config", "set", "follower_price", "12.50")
    cost = demo.json("contrast")["cost"]
    assert cost == {"amount": 112.5, "price": 12.5, "money": "", "source": "the price you set"}
    assert "followers, bought  112.50\n    at 12.50 per 1,000 (the price you set)\n" in demo.out("contrast")


@pytest.mark.parametrize(("option", "root"), [("--svg", "svg"), ("--html", "html")])
def test_pictures_and_pages_are_private_files(demo: Netbook, option: str, root: str) -> None:
    path = Path(f"contrast.{root}")
    assert demo.said("contrast", option, str(path)) == f"{path} written, for you alone to read\n"
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    written = path.read_text(encoding="utf-8")
    assert demo.out("contrast", option, "-").rstrip() == written.rstrip()
    tree = ElementTree.fromstring(written.removeprefix("<!DOCTYPE html>"))
    assert tree.tag.rpartition("}")[2] == root
    assert f"{path} is there already; --force writes over it" in demo.refused(4, "contrast", option, str(path))
    demo.said("contrast", option, str(path), "--force")
    assert path.read_text(encoding="utf-8") == written
    demo.said("contrast", option, f"~/{path}")
    assert (Path.home() / path).exists()


def test_nobody_is_named_in_pictures_and_pages(demo: Netbook) -> None:
    people = demo.json("list")
    drawn = demo.out("contrast", "--svg", "-") + demo.out("contrast", "--html", "-")
    names = {word for each in people for word in each["name"].split() if len(word) > 3}
    assert len(names) > 50
    words = set(drawn.replace("<", " ").replace(">", " ").replace(",", " ").replace(".", " ").split())
    assert not names & words


@pytest.mark.parametrize("option", [[], ["--explain"], ["--platform", "x"]], ids=str)
def test_an_empty_book_says_how_to_begin(netbook: Netbook, option: list[str]) -> None:
    if "--platform" in option:
        said = netbook.refused(3, "contrast", *option)
        assert said == "netbook: you have no account on X here; netbook audience record x COUNT begins one"
        return
    code, out, err = netbook("contrast", *option)
    assert (code, out) == (0, "")
    assert err.startswith("Nobody here yet.")


def test_an_empty_book_as_data_and_as_pictures_knows_nothing(netbook: Netbook) -> None:
    found = netbook.json("contrast")
    assert {each["value"] for each in found["figures"]} == {None}
    assert found["sentences"] == []
    assert netbook.out("contrast", "--csv") == "platform,followers,recognised,curated,talked,two_way,worked\n,,,,,,\n"
    for option in ("--svg", "--html"):
        assert "not known" in netbook.out("contrast", option, "-")


def test_what_would_make_more_known_is_said(known: Netbook) -> None:
    code, out, err = known("contrast")
    assert code == 0
    assert "not known" in out
    assert err == (
        "netbook audience record instagram 12480 writes down how many follow you\n"
        "netbook vet asks who belongs, by your rules\n"
    )
    known.said("audience", "record", "instagram", "12480")
    code, out, err = known("contrast")
    assert out.splitlines()[3].split() == ["Instagram", "12,480", *["not", "known"] * 5]
    assert err.startswith("netbook audience import FILE tells who follows you, from the export of a platform\n")


ONE = "exclude one another; give one of them"


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (["--since", "2030"], 2, "'2030' is no date"),
        (["--since", "soon"], 2, "'soon' is no date"),
        (["--since", ""], 2, "'' is no date"),
        (["--until", "2026-12-01"], 2, "'2026-12-01' lies ahead"),
        (["--since", "2026-05", "--until", "2026-03"], 2, "--since 2026-05-01 lies after --until 2026-03-31"),
        (["--since", "0001"], 2, "'0001' lies too far back; give a day from 1900 on"),
        (["--until", "0001-06-01"], 2, "'0001-06-01' lies too far back; give a day from 1900 on"),
        (["--platform", "mastodon"], 3, "you have no account on Mastodon here"),
        (["--platform", "instagrm"], 2, "there is no platform 'instagrm'; did you mean instagram?"),
        (["--platform", "<b>"], 2, "there is no platform '<b>'"),
        (["--json", "--csv"], 2, ONE),
        (["--json", "--svg", "a.svg"], 2, ONE),
        (["--csv", "--html", "a.html"], 2, ONE),
        (["--svg", "a.svg", "--html", "a.html"], 2, ONE),
        (["--explain", "--json"], 2, ONE),
        (["--explain", "--html", "a.html"], 2, ONE),
        (["--force"], 2, "--force is for --svg and --html; it writes over the file of a picture"),
        (["--force", "--json"], 2, "--force is for --svg and --html"),
        (["--html", " "], 2, "--html needs the name of a file; such as --html picture.html; - is stdout"),
        (["--svg", ""], 2, "--svg needs the name of a file; such as --svg picture.svg; - is stdout"),
        (["--html", "nowhere/a.html"], 1, "nowhere/a.html"),
        (["everybody"], 2, "everybody"),
    ],
    ids=str,
)
def test_what_cannot_be_is_refused(demo: Netbook, arguments: list[str], code: int, said: str) -> None:
    assert said in demo.refused(code, "contrast", *arguments)
    assert not list(Path.cwd().glob("a.*"))


@pytest.mark.parametrize("columns", [40, 60, 80, 100, 140])
def test_no_line_is_wider_than_the_terminal(demo: Netbook, monkeypatch: pytest.MonkeyPatch, columns: int) -> None:
    monkeypatch.setenv("COLUMNS", str(columns))
    for option in ([], ["--explain"]):
        assert max(map(len, demo.out("contrast", *option).splitlines())) <= columns
