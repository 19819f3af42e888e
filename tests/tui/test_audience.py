from pathlib import Path

import pytest

from netbook.domain.audience.actions import DEEDS
from netbook.models import Account, Contact, Follower
from netbook.services.audience import deciding
from netbook.storage.book import Book
from tests.tui import followers
from tests.tui.books import everybody, labels
from tests.tui.followers import found
from tests.tui.seat import LARGE, SMALL, TODAY, Seat, drive

FIRST = "@bo_lindqvist"


def marked(seat: Seat) -> str:
    return next((line for line in seat.screen().splitlines() if line.startswith("›")), "")


def bar(seat: Seat) -> str:
    return seat.screen().splitlines()[-1]


@pytest.mark.slow
@pytest.mark.parametrize("size", [SMALL, LARGE, (60, 15)])
def test_who_waits_is_listed_with_who_they_may_be_and_what_can_be_done(audience: Path, size: tuple[int, int]) -> None:
    async def steps(seat: Seat) -> None:
        await seat.press("4")
        screen = await seat.until("338 to go · 0 decided")
        assert f"? {FIRST}" in marked(seat)
        assert "may be Bo Lindqvist (p2)" in screen
        for deed in DEEDS[:5]:
            assert f"{deed.key} {deed.word}" in bar(seat)
        assert "? Help" in bar(seat)
        if size != (60, 15):
            assert "c New  * All  u Undo" in bar(seat)
            screen = await seat.until("480 followers")
            assert "instagram @me  334 followers  0 known  0 decided" in screen
            assert "x @me          480 followers" in screen

    drive(audience, size, steps)


@pytest.mark.slow
def test_every_key_decides_and_the_mark_goes_on(audience: Path) -> None:
    async def steps(seat: Seat) -> None:
        await seat.press("4", "y")
        assert "@bo_lindqvist is Bo Lindqvist" in seat.toasts()[-1]
        assert "@gracemwangi" in marked(seat)
        await seat.press("s")
        assert "who are they?" in seat.screen()
        await seat.type("Grase Mwangi")
        await seat.press("enter")
        assert "nobody in your book is called 'Grase Mwangi'; did you mean" in seat.screen()  # the question stays
        await seat.press("ctrl+u")
        await seat.type("p3")
        await seat.press("enter")
        assert "@gracemwangi is Grace Mwangi" in seat.toasts()[-1]
        await seat.press("r")
        assert "@ana_reyes.92" in marked(seat)
        await seat.press("x", "n")
        assert "335 to go" not in seat.screen()
        await seat.press("c")
        assert "what are they called?" in seat.screen()
        await seat.press("escape", "c")
        await seat.type("Ursula Voss")
        await seat.press("enter")
        assert "added Ursula Voss" in seat.toasts()[-1]
        assert "332 to go · 6 decided" in seat.screen()

    drive(audience, SMALL, steps)
    assert found(audience, "is:known")[:2] == ["bo_lindqvist", "gracemwangi"]
    assert found(audience, "is:real") == ["ana.reyes"]
    assert found(audience, "is:unknown") == ["ana_reyes.92"]
    assert len(found(audience, "is:not-a-person")) == 1
    assert everybody(audience)[-1] == "Ursula Voss"


@pytest.mark.slow
def test_undo_brings_the_mark_back_and_redo_takes_it_on(audience: Path) -> None:
    async def steps(seat: Seat) -> None:
        await seat.press("4", "r", "y", "x", "j", "j", "j")
        await seat.press("u")
        assert "@ana.reyes" in marked(seat)
        await seat.press("u")
        assert "@gracemwangi" in marked(seat)
        await seat.press("U")
        assert "@ana.reyes" in marked(seat)
        await seat.press("u", "u")
        assert FIRST in marked(seat)
        assert "338 to go · 0 decided" in seat.screen()

    drive(audience, SMALL, steps)
    assert len(found(audience, "is:open")) == 338


@pytest.mark.slow
def test_all_alike_are_decided_at_once_and_come_back_at_once(audience: Path) -> None:
    async def steps(seat: Seat) -> None:
        await seat.press("4", *["j"] * 6)
        before = marked(seat)
        await seat.press("asterisk")
        assert "The next key is for all 100 who came on Instagram in one burst" in seat.screen()
        assert "s Same" not in bar(seat)
        assert "c New" not in bar(seat)
        await seat.press("s", "c")  # which are for one alone
        assert "who are they?" not in seat.screen()
        await seat.press("escape")
        assert "The next key" not in seat.screen()
        await seat.press("asterisk", "j")
        assert "The next key" not in seat.screen()  # another one is meant now
        await seat.press("k", "asterisk", "n")
        assert "100 followers: not a person" in seat.toasts()[-1]
        assert "238 to go · 100 decided" in seat.screen()
        assert "@studio_0" in marked(seat)  # the first behind them
        await seat.press("u")
        assert "338 to go · 0 decided" in seat.screen()
        assert marked(seat) == before

    drive(audience, SMALL, steps)
    assert found(audience, "is:not-a-person") == []


@pytest.mark.slow
def test_all_alike_are_none_whom_the_filter_leaves_out(audience: Path) -> None:
    new = len(found(audience, "since:2026-10"))
    assert 10 < new < 20

    async def steps(seat: Seat) -> None:
        await seat.press("4", "slash")
        await seat.type("since:2026-10")
        await seat.press("enter")
        assert f"{new} followers" in seat.screen()
        await seat.press("asterisk", "r")
        assert f"{new} followers: real, not known" in seat.toasts()[-1]
        await seat.press("escape")
        assert f"{338 - new} to go · {new} decided" in seat.screen()

    drive(audience, SMALL, steps)
    assert len(found(audience, "is:real")) == new


@pytest.mark.slow
def test_keys_that_are_quicker_than_the_book_are_each_about_the_next_one(audience: Path) -> None:
    async def steps(seat: Seat) -> None:
        await seat.press("4")
        for key in "rrnxrr":
            seat._send(key)
        seat._send("u")
        await seat.until("333 to go · 5 decided")
        assert "@user" in marked(seat)

    drive(audience, SMALL, steps)
    real = found(audience, "is:real")
    assert real[:2] == ["bo_lindqvist", "gracemwangi"]
    assert len(real) == 3
    assert found(audience, "is:not-a-person") == ["ana.reyes"]
    assert found(audience, "is:unknown") == ["ana_reyes.92"]
    assert len(labels(audience)) == 6  # the making of it, and five decisions


@pytest.mark.slow
def test_with_a_filter_the_mark_goes_on_and_the_decided_ones_can_be_opened_again(audience: Path) -> None:
    async def steps(seat: Seat) -> None:
        await seat.press("4", "slash")
        await seat.type("platform:linkedin")
        await seat.press("enter")
        assert "4 followers" in seat.screen()
        assert "Tomás Ferreira" in marked(seat)
        await seat.press("r")
        assert "Ольга Волкова" in marked(seat)
        assert any(line.startswith("  r Tomás") for line in seat.screen().splitlines())
        await seat.press("o")
        assert "undecided again" not in "".join(seat.toasts())
        await seat.press("k")
        assert "o Open again" in bar(seat)
        assert "decided: a person, whom you do not know" in seat.screen()
        await seat.press("o")
        assert "undecided again" in seat.toasts()[-1]
        assert "Tomás" in marked(seat)
        await seat.press("end", "r")
        assert "安藤 さくら" in marked(seat)  # there is none behind
        await seat.press("u", "escape")
        assert "338 to go · 0 decided" in seat.screen()

    drive(audience, SMALL, steps)


@pytest.mark.slow
def test_a_filter_that_keeps_nobody_or_cannot_be_read_says_so(audience: Path) -> None:
    async def steps(seat: Seat) -> None:
        await seat.press("4", "slash")
        await seat.type("sgn:burst")
        assert "there is no filter term sgn" in seat.screen()
        await seat.press("ctrl+u")
        await seat.type("is:known")
        await seat.press("enter", "r", "y", "o", "asterisk", "enter")  # with nobody there is nothing to do
        assert "nobody like that; fewer terms find more" in seat.screen()
        assert "r Real" not in bar(seat)

    drive(audience, SMALL, steps)
    assert len(found(audience, "is:open")) == 338


@pytest.mark.slow
def test_enter_opens_the_contact_or_says_how_they_become_one(audience: Path) -> None:
    async def steps(seat: Seat) -> None:
        await seat.press("4", "enter")
        await seat.until("Bo Lindqvist")
        assert "instagram" not in seat.screen()
        await seat.press("escape")
        assert FIRST in marked(seat)
        await seat.press("end", "enter")
        assert "nobody of your book yet" in seat.toasts()[-1]

    drive(audience, SMALL, steps)


@pytest.mark.slow
def test_an_empty_book_counts_alone_and_a_list_that_is_done_say_what_to_do(empty: Path, audience: Path) -> None:
    async def nobody(seat: Seat) -> None:
        await seat.press("4", "y", "r", "asterisk", "o", "enter")
        assert "Nobody yet." in seat.screen()
        assert "netbook audience import FILE" in seat.screen()
        assert "to go" not in seat.screen()

    async def counts(seat: Seat) -> None:
        await seat.press("4", "r")
        assert "x @me  480 followers" in await seat.until("480 followers")
        assert "only counts so far" in seat.screen()

    async def done(seat: Seat) -> None:
        await seat.press("4")
        assert "all are known or decided about" in seat.screen()
        assert "0 to go · 338 decided" in seat.screen()
        await seat.press("u")
        assert "338 to go" in seat.screen()

    path = empty.with_name("nobody.db")
    Book.open(str(path)).close()
    drive(path, SMALL, nobody)
    followers.count_only(path)
    drive(path, SMALL, counts)
    with Book.open(str(audience)) as opened, opened.operation("decide") as session:
        deciding.decide(session, range(1, 339), "real", TODAY)
    drive(audience, SMALL, done)


@pytest.mark.slow
def test_what_another_program_decides_goes_from_the_list_and_the_mark_stays(audience: Path) -> None:
    async def steps(seat: Seat) -> None:
        await seat.press("4", *["j"] * 10)
        before = marked(seat)
        with Book.open(str(audience)) as opened, opened.operation("decide") as session:
            deciding.decide(session, [1, 2], "real", TODAY)
        await seat.until("336 to go · 2 decided")
        assert marked(seat) == before
        with Book.open(str(audience)) as opened, opened.operation("import") as session:
            account = session.get_one(Account, 1)
            session.add(Contact(name="Noor Said"))
            session.add(followers.follower(account, "noor.said", None, "2026-11-21"))
        await seat.until("337 to go")
        assert marked(seat) == before
        await seat.press("home")
        assert "may be" in seat.screen()

    drive(audience, SMALL, steps)


@pytest.mark.slow
def test_a_contact_who_was_forgotten_meanwhile_is_offered_no_more(audience: Path) -> None:
    async def steps(seat: Seat) -> None:
        await seat.press("4")
        assert "y Yes" in bar(seat)
        with Book.open(str(audience)) as opened, opened.operation("forget") as session:
            session.delete(session.get_one(Contact, 2))
        for _ in range(50):
            await seat.pilot.pause(0.1)  # until the app looks at the book again
            if "may be Bo" not in seat.screen():
                break
        assert "may be Bo" not in seat.screen()
        await seat.settle()
        assert "y Yes" not in bar(seat)
        await seat.press("y")
        assert "338 to go" in seat.screen()

    drive(audience, SMALL, steps)


HOSTILE = (
    "A[/]",
    "B[@click=app.quit]x[/]",
    "C\x1b]0;owned\x07\x1b[31mred\x9b32m",
    "D\u202eevil\u2066",
    "安" * 3_000,
    "F安藤 👩‍👩‍👧",
    "G שלום",
)


@pytest.mark.slow
@pytest.mark.parametrize("size", [SMALL, LARGE])
def test_hostile_names_are_cut_and_shown_as_they_are(empty: Path, size: tuple[int, int]) -> None:
    with Book.open(str(empty)) as opened, opened.operation("by hand") as session:
        account = Account(platform="linkedin", handle="B[@click=app.quit]x[/]")
        session.add(account)
        session.flush()
        for place, name in enumerate(HOSTILE):
            row = followers.follower(account, f"in-{place}", None, None)
            row.name = name
            session.add(row)

    async def steps(seat: Seat) -> None:
        await seat.press("4")
        for _ in HOSTILE:
            await seat.press("r")
            screen = seat.screen()
            assert "\x1b" not in screen
            assert "\u202e" not in screen
        assert "0 to go · 7 decided" in seat.screen()
        await seat.press("u", "u", "u", "u", "u", "u", "u")
        assert "G שלום" in marked(seat)
        assert "G שלום" in seat.toasts()[-1]
        assert "7 to go · 0 decided" in seat.screen()
        assert "B[@click" in await seat.until("linkedin @B[@click")

    drive(empty, size, steps)


@pytest.mark.slow
@pytest.mark.parametrize("size", [SMALL, LARGE])
def test_a_hundred_decisions(audience: Path, size: tuple[int, int]) -> None:
    decided: list[str] = []

    async def steps(seat: Seat) -> None:
        await seat.press("4")
        for place in range(100):
            who = marked(seat)
            await seat.press("rnx"[place % 3])
            assert marked(seat) != who
            assert f"{337 - place} to go · {place + 1} decided" in seat.screen()
            decided.append(who)
        for who in reversed(decided):
            await seat.press("u")
            assert marked(seat) == who

    drive(audience, size, steps)
    assert len(set(decided)) == 100
    assert len(found(audience, "is:open")) == 338


@pytest.mark.slow
def test_decisions_are_written_by_themselves(audience: Path) -> None:
    async def steps(seat: Seat) -> None:
        await seat.press("4", "r", "n")

    drive(audience, SMALL, steps)
    with Book.open(str(audience)) as opened, opened.reading() as session:
        rows = [session.get_one(Follower, number) for number in (2, 3)]
        assert [(row.verdict, row.decided_on) for row in rows] == [("real", TODAY), ("not-a-person", TODAY)]
