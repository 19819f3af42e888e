"""netbook brief: one screen before the coffee."""

import re
import shutil
import sys
from datetime import date, timedelta
from itertools import combinations
from pathlib import Path

import pexpect
import pytest
from sqlmodel import select

from netbook.domain.when import Calendar
from netbook.drawing.brief import screen
from netbook.models import Contact, Fact, Interaction, Participation, key_of
from netbook.services import briefs
from netbook.storage.book import Book
from tests.cli.program import TODAY, Netbook, environment, write_book
from tests.cli.test_widths import cells

DAY = date.fromisoformat(TODAY)
LONG = "a sentence that goes on and on without ever coming to what it was that somebody wanted to say " * 4


@pytest.fixture(autouse=True)
def rows(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LINES", "24")


@pytest.fixture
def demo(netbook: Netbook, sample_network: Path) -> Netbook:
    """The program over the sample network."""
    shutil.copy(sample_network, netbook.book)
    return netbook


def test_a_person_well_known(demo: Netbook) -> None:
    assert (
        demo.out("brief", "Ana Reyes")
        == """\
Ana Reyes (p1) · Head of research · Northwind · Lisbon
Who        inner · every 1w · @climate @design · met: a workshop on flood maps,
           3 Nov 2022
Standing   last Thu 19 Nov, call · due Thu 26 Nov, in 4 days · tie 95, up 3 in
           90 days · warm · they reached out last
You owe    Thu 26 Nov, in 4 days: send her the printer who did the atlas
           Fri 27 Nov, in 5 days: read the year-one report
Passed     you gave 3: advice 1, help 1, introduction 1
Ask        said on 19 November: the ministry asked for a copy and the grant pays
           for the printing
           said on 5 November: wants to celebrate
           said on 25 May 2026: wants a house with a garden
Last       Thu 19 Nov: Ana called me about the flood maps, the ministry asked
           for a copy and the grant pays for the printing
           Sun 8 Nov: Dinner with Ana at Taberna da Rua: the ministry changed…
           Thu 5 Nov: Coffee with Ana at Café Janela: the grant reviewers…
Coming     turns 41 on Sat 2 Jan, in 5 weeks
Family     partner: Duarte
Facts      drinks: flat white, no sugar · works-on: flood maps of the estuary ·
           likes: sea swimming, in January too
Note       Thu 25 Jun: Wants introductions to **anybody who prints maps**.
Both know  Ingrid Halvorsen (manager) · Tiago Moura (report) · Ana Costa
           (together once) · Leonor Vaz (together once) · 1 more
"""
    )


def test_a_person_of_whom_others_spoke(demo: Netbook) -> None:
    assert (
        demo.out("brief", "Laura Stein")
        == """\
Laura Stein (p53) · Founder · Grünwerk · Berlin

Who        network · every 1y · @climate @founders · met: not yet, Bo will
           introduce us, through Bo Lindqvist
Standing   nothing logged yet · due Sun 8 Nov, 2 weeks late

Last       Thu 12 Nov, spoken of: Bo called me: the board approved the merchant
           app, wants me to meet Laura Stein who builds heat pumps

Note       Thu 12 Nov: Heat pumps for old Berlin houses; twelve people. Bo says
           she is funnier than me.
Both know  Bo Lindqvist (introduced you)
Online     follows you on LinkedIn since Aug 2025
"""
    )


def test_a_person_who_is_archived(demo: Netbook) -> None:
    assert (
        demo.out("brief", "Claire")
        == """\
Claire Dubois (p27) · Marketing director · Maison Lumière · Paris

Who       network · every 1y · met: a project in Paris, 13 Mar 2023
Standing  archived · last 22 Mar 2025, call · tie 1, as 90 days ago · cooling ·
          you reached out last

Last      22 Mar 2025: Called Claire about a tender
"""
    )


def test_a_meeting(demo: Netbook) -> None:
    assert (
        demo.out("brief", "Kwame", "Priya", "p8")
        == """\
All together     13 Sep 2025: Drinks with Kwame and Priya at The Old Ferry, he
                 starts in a month
Know each other  Priya Raman and Kwame Asante (Kwame Asante is the report,
                 together twice)
Shared tags      @fintech

Kwame Asante (p8) · Engineering manager · Kiosk Pay · London
Standing  last Tue 27 Oct, call · due Fri 27 Nov · tie 70, down 3 · warm · they
          reached out last
You owe   Sat 28 Nov, in 6 days: ask how the launch went
Ask       said on 27 October: his team ships the new ledger in a month
Last      Tue 27 Oct: Kwame called me: his team ships the new ledger in a month

Priya Raman (p6) · VP Product · Kiosk Pay · London
Standing  last Tue 10 Nov, video · due Thu 10 Dec · tie 79, up 7 · warm · you
          reached out last
You owe   today: send the proposal
Ask       said on 10 November: she wants a proposal
Last      Tue 10 Nov: Video call with Priya about the savings app, she wants a
          proposal @fintech (note: Wants by the end of the week: scope on **one
          page**; two prices; who from Northwind could do the screens (Ana?…
"""
    )


def test_a_page(demo: Netbook) -> None:
    assert (
        demo.out("brief", "Miguel", "--md")
        == """\
# Miguel Sousa (p4) · Chef · Taberna da Rua · Lisbon

## Who

- inner
- every 1w
- @neighbours
- met: the flat downstairs, 13 Nov 2020

## Standing

- last Fri 6 Nov, meal at Taberna da Rua
- due Fri 13 Nov, 9 days late
- tie 86, down 4 in 90 days
- cooling
- you reached out last

## Passed between you

- you gave 1: help 1

## What to ask

- said on 6 November: he wants to close on Mondays and see his mother
- said on 10 July: the fishmonger retires
- said on 31 March 2026: moving house, again

## Last conversations

- Fri 6 Nov: Dinner with Miguel at Taberna da Rua, he wants to close on Mondays and see his mother (i739)
- Fri 30 Oct: Zoom with Miguel, tired but in good spirits (i731)
- Thu 22 Oct: Called Miguel: back from a week in the hills (i723)

## Family

- partner: Leonor Vaz (p29)
- children: Clara, 9

## Facts

- works-on: Taberna Nova
- likes: old songs and new knives

## Latest note

- 23 Oct 2025: Free evenings are the first of the week, never the last.

## People both of you know

- Vasco Teixeira (friend, met through them, together once)
- Leonor Vaz (met through them, together twice)
- Ana Reyes (together once)
"""
    )


def test_a_page_for_a_meeting(demo: Netbook) -> None:
    assert (
        demo.out("brief", "Claire", "Emeka", "--md")
        == """\
# Claire Dubois, Emeka Obi

## Last together

- not yet, as far as your book tells

## Who know each other

- none of them, as far as your book tells

## Claire Dubois (p27) · Marketing director · Maison Lumière · Paris

### Who

- network
- every 1y
- met: a project in Paris, 13 Mar 2023

### Standing

- archived
- last 22 Mar 2025, call
- tie 1, as 90 days ago
- cooling
- you reached out last

### Last conversations

- 22 Mar 2025: Called Claire about a tender (i110)

## Emeka Obi (p59) · Data analyst · Naira Rails · Lagos

### Who

- @fintech
- met: only by name so far, through Seun Adeyemi

### Standing

- nothing logged yet

### What to ask

- noted on 20 October: wants to move to London

### Last conversations

- Sun 15 Nov, spoken of: Seun texted: Emeka is on leave, will introduce us after that (i745)

### Latest note

- Tue 20 Oct: Seun: the best analyst he has, wants to move to London.

### People both of you know

- Seun Adeyemi (manager, introduced you)
"""
    )


def test_nothing_known_at_all(netbook: Netbook) -> None:
    netbook.said("add", "Ana Reyes")
    assert netbook.out("brief", "ana") == "Ana Reyes (p1)\n\nStanding  not met yet\n"
    assert netbook.out("brief", "ana", "--md") == "# Ana Reyes (p1)\n\n## Standing\n\n- not met yet\n"


@pytest.fixture(scope="module")
def crowded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A book with one person of whom there is far too much."""
    path = tmp_path_factory.mktemp("crowded") / "book.db"
    name = "Maximiliane-Theodora von und zu Hohenstein-Wiedenbrück of the Very Long Name"
    options = ["--org", LONG, "--city", LONG, "--met", LONG, "--note", LONG, "--circle", "inner"]
    options += [part for number in range(12) for part in ("--tag", f"tag-of-some-length-{number}")]
    write_book(path, ["add", name, "--title", LONG, *options], ["edit", "p1", "--set", "birthday=5 Dec 1986"])
    write_book(path, *(["remind", "p1", LONG, "--due", "friday", *["--theirs"] * (number % 2)] for number in range(20)))
    with Book.open(str(path)) as book, book.operation("a crowd") as session:
        for number in range(200):
            wants = " ".join(f"boat{number}of{many}" for many in range(40))
            text, on = f"Coffee with Max: wants {wants}", DAY - timedelta(days=number)
            row = Interaction(on=on, kind="coffee", place=f"Café {LONG}", text=text, notes=LONG, initiator="me")
            session.add(row)
            session.flush()
            session.add(Participation(interaction_id=key_of(row), contact_id=1, role="present"))
        for number in range(30):
            session.add(Fact(contact_id=1, on=DAY, key=f"likes-{number}" if number % 3 else "children", value=LONG))
    return path


@pytest.mark.parametrize(("columns", "lines"), [(80, 24), (60, 20), (120, 40), (200, 60)])
@pytest.mark.slow
def test_far_too_much_fits_on_the_screen(
    netbook: Netbook, crowded: Path, monkeypatch: pytest.MonkeyPatch, columns: int, lines: int
) -> None:
    shutil.copy(crowded, netbook.book)
    monkeypatch.setenv("COLUMNS", str(columns))
    monkeypatch.setenv("LINES", str(lines))
    shown = netbook.out("brief", "p1").splitlines()
    assert lines - 3 <= len(shown) <= lines - 1
    assert max(map(cells, shown)) <= columns
    headings = [line.split("  ")[0] for line in shown[2:] if line[:1].strip()]
    for heading in ("Standing", "You owe", "They owe", "Ask", "Last", "Coming", "Family", "Facts", "Note"):
        assert heading in headings
    assert any(re.search(r"… · \d more$", line) for line in shown) or lines > 40
    everything = netbook.json("brief", "p1")["people"][0]
    assert (len(everything["you_owe"]), len(everything["they_owe"])) == (10, 10)
    assert (len(everything["talks"]), len(everything["ask"])) == (3, 5)
    assert len(everything["facts"]) + len(everything["family_facts"]) == 30


@pytest.mark.slow
@pytest.mark.parametrize(("columns", "rows"), [(80, 23), (40, 12), (120, 39)])
def test_everybody_fits_and_no_word_is_broken(sample_network: Path, columns: int, rows: int) -> None:
    with Book.open(str(sample_network)) as book, book.reading() as session:
        for contact in session.exec(select(Contact)):
            view = briefs.brief(session, [contact], Calendar(DAY))
            lines = [line.text for line in screen(view, DAY, columns, rows)]
            assert len(lines) <= rows
            assert max(map(cells, lines)) <= columns
            (person,) = view.people
            words = {word.strip("(:),") for line in lines for word in line.split() if "…" not in word}
            assert [word for word in words if len(word) > 12 and word not in repr(person)] == []
            assert lines == [line.rstrip() for line in lines]


@pytest.mark.parametrize("count", [2, 3])
def test_two_or_three_fit(sample_network: Path, count: int) -> None:
    with Book.open(str(sample_network)) as book, book.reading() as session:
        people = list(session.exec(select(Contact).limit(9)))
        for some in list(combinations(people, count))[::17]:
            lines = screen(briefs.brief(session, some, Calendar(DAY)), DAY, 80, 23)
            assert len(lines) <= 23
            assert max(cells(line.text) for line in lines) <= 80
            assert [line.text for line in lines if line.text.startswith(tuple(each.name for each in some))]


def test_eight_have_a_few_lines_each(demo: Netbook) -> None:
    shown = demo.out("brief", *(f"p{number}" for number in range(1, 9))).splitlines()
    assert 24 < len(shown) <= 8 * 8 + 6
    assert max(map(cells, shown)) <= 80
    assert sum(line.startswith("Standing") for line in shown) == 8


def test_what_it_says_of_days_that_come_back(netbook: Netbook) -> None:
    netbook.said("add", "Ana Reyes", "--birthday", "29 Feb 1992")
    netbook.said("add", "Bo Lindqvist")
    netbook.said("edit", "Bo", "--set", "birthday=5 Dec 1986")
    netbook.said("add", "Cleo Nash")
    netbook.said("edit", "Cleo", "--set", "birthday=23 Nov")
    assert "Coming    turns 40 on Sat 5 Dec, in 13 days" in netbook.out("brief", "bo").splitlines()
    assert "Coming    birthday tomorrow" in netbook.out("brief", "cleo").splitlines()
    assert "Coming" not in netbook.out("brief", "ana")
    assert netbook.json("brief", "bo")["people"][0]["occasions"] == [
        {"kind": "birthday", "on": "2026-12-05", "days": 13, "years": 40, "leap": False}
    ]


def test_a_29_february_is_kept_on_the_28th(netbook: Netbook, monkeypatch: pytest.MonkeyPatch) -> None:
    netbook.said("add", "Ana Reyes", "--birthday", "29 Feb 1992")
    monkeypatch.setenv("NETBOOK_TODAY", "2027-02-01")
    told = "Coming    turns 35 (29 February) on Sun 28 Feb, in 3 weeks"
    assert told in netbook.out("brief", "ana").splitlines()


def test_what_they_want_is_quoted_and_how_you_stand_is_told(known: Netbook) -> None:
    known.said("log", "Lunch with Ana on 27 October: the talk is in November")
    for day in ("2 November", "9 November"):
        known.said("log", f"Messaged Ana on {day}")
    shown = known.out("brief", "Ana")
    assert "Ask       said on 27 October: the talk is in November" in shown.splitlines()
    assert "you asked twice without an answer" in " ".join(shown.split())
    (person,) = known.json("brief", "Ana")["people"]
    assert person["ask"] == [
        {
            "said": "2026-10-27",
            "quote": "the talk is in November",
            "day": "2026-11-01",
            "why": "day",
            "interaction": "i1",
        }
    ]
    assert person["tie"]["unanswered"] == 2
    assert person["last"]["id"] == "i3"


def test_one_who_is_named_twice_counts_once(known: Netbook) -> None:
    assert known.out("brief", "Ana Reyes", "p1") == known.out("brief", "p1")


def test_strangers_are_said_to_be_so(known: Netbook) -> None:
    shown = known.out("brief", "Ana Reyes", "Grace Hopper").splitlines()
    assert shown[0].endswith("not yet, as far as your book tells")
    assert shown[1].endswith("none of them, as far as your book tells")


def test_refusals(known: Netbook) -> None:
    assert known.refused(2, "brief", "Ana", "--md", "--json") == (
        "netbook: --json and --md exclude one another; give one of them"
    )
    assert "nobody in your book is called 'Zelda'" in known.refused(3, "brief", "Ana", "Zelda")
    assert "'George' could be" in known.refused(4, "brief", "George")
    known.refused(2, "brief")


@pytest.mark.slow
def test_on_a_terminal_of_its_size_no_pager_is_needed(demo: Netbook) -> None:
    child = pexpect.spawn(
        sys.executable,
        ["-m", "netbook", "brief", "Ana Reyes"],
        env=environment(TERM="xterm-256color", PAGER="echo paged", LINES="24"),
        dimensions=(24, 80),
        encoding="utf-8",
        timeout=60,
    )
    lines = str(child.read()).splitlines()
    child.close()
    assert len(lines) == 23
    assert lines[0].startswith("\x1b[1mAna Reyes (p1)\x1b[0m · Head of research")
    assert [line for line in lines if "\x1b[1mYou owe\x1b[0m " in line]
    assert "paged" not in "".join(lines)


def test_who_was_met_and_never_logged_is_not_told_to_be_unmet(netbook: Netbook) -> None:
    netbook.said("add", "Bo Ek, met at the fair")
    assert "nothing logged yet" in netbook.out("brief", "Bo")
    told = netbook.out("show", "Bo")
    assert "nothing logged yet" in told
    assert "not met yet" not in told
