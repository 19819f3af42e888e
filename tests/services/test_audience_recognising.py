"""Who of the followers is a contact, and what is decided about the others."""

import itertools
from collections.abc import Sequence
from datetime import date, timedelta

import pytest

from netbook.domain import methods
from netbook.domain.audience.actions import DEEDS, Deed
from netbook.domain.newcomer import Newcomer
from netbook.errors import Conflict, NotFound, Unreadable
from netbook.models import Contact, key_of
from netbook.services import contacts
from netbook.services.audience import deciding, deeds, listing, recognising, triage
from netbook.storage.book import Book
from tests.services.audience_made import APRIL, JUNE, MARCH, MAY, bring, follows, rows, told
from tests.storage.helpers import state

FIRST = ("ana", "bo", "cy", "dee", "eva", "finn")
LAST = ("lind", "marsh", "holm", "berg", "reyes", "novak", "costa", "silva", "okoye", "sato")


def meet(book: Book, name: str, *reached: methods.Method) -> int:
    """Add a person."""
    with book.operation(f"add {name}") as session:
        return key_of(contacts.add(session, Newcomer(name, methods=reached), MARCH))


def linked(book: Book, platform: str = "instagram") -> dict[str, tuple[int | None, str | None]]:
    """Whom the followers are, and why."""
    return {name: (row.contact_id, row.linked_by) for name, row in rows(book, platform).items() if row.contact_id}


def offered(book: Book) -> list[tuple[str, int, str]]:
    """Who is offered as whom, the best first."""
    with book.reading() as session:
        found = recognising.offers(session)
        names = listing.views(session, [pair.follower for pair in found])
        return [
            (view.handle or view.called, pair.contact, pair.reason) for view, pair in zip(names, found, strict=True)
        ]


def decide(book: Book, handle: str, verdict: str | None) -> None:
    with book.operation("decide") as session:
        deciding.decide(session, [number(book, handle)], verdict, APRIL)


def number(book: Book, handle: str, platform: str = "instagram") -> int:
    return key_of(rows(book, platform)[handle])


def deed(name: str) -> Deed:
    return next(each for each in DEEDS if each.name == name)


def do(book: Book, numbers: Sequence[int], name: str, said: str | None = None) -> str:
    """What a key of the triage does."""
    with book.operation("decide") as session:
        return deeds.do(session, triage.queue(session), numbers, deed(name), APRIL, said)


def test_the_same_handle_page_and_address_link(book: Book) -> None:
    ana = meet(book, "Ana Reyes", methods.handle("instagram:Ana.R"))
    bo = meet(book, "Bo Lindqvist", methods.url("https://www.instagram.com/bolindq/"))
    cy = meet(book, "Cy Young", methods.email("Cy@ex.org"))
    report = bring(book, MARCH, ["ana.r", "bolindq", "zoe"])
    assert (report.linked, report.offered) == (2, 0)
    assert linked(book) == {"ana.r": (ana, "the same handle"), "bolindq": (bo, "the same handle")}
    bring(book, MARCH, ["cy@ex.org"], platform="substack")
    assert linked(book, "substack") == {"cy@ex.org": (cy, "the same e-mail address")}


def test_a_handle_of_another_platform_is_offered_and_links_nobody(book: Book) -> None:
    ana = meet(book, "Ana Reyes", methods.handle("x:qwertz99"))
    report = bring(book, MARCH, ["qwertz99"])
    assert (report.linked, report.offered, linked(book)) == (0, 1, {})
    assert offered(book) == [("qwertz99", ana, "the handle is the one on x")]


def test_a_name_that_two_bear_links_nobody(book: Book) -> None:
    meet(book, "Ana Reyes")
    meet(book, "Ana Reyes", methods.email("ana2@ex.org"))
    bo = meet(book, "Bo Lindqvist")
    cy = meet(book, "Cy Nakamura")
    people = [follows(f"{number}x", name=name) for number, name in enumerate(
        ("Ana Reyes", "Bo Lindqvist", "Lindqvist Bo", "Cy Nakamura"))]  # fmt: skip
    report = bring(book, MARCH, people, platform="facebook")
    assert {name: each[0] for name, each in linked(book, "facebook").items()} == {"3x": cy}
    assert (report.linked, report.offered) == (1, 3)
    assert {each[0] for each in offered(book) if each[1] == bo} == {"1x", "2x"}


def test_decisions_survive_later_exports_and_those_who_left(book: Book) -> None:
    ana = meet(book, "Ana Reyes", methods.handle("instagram:ana"))
    bring(book, MARCH, ["ana", "bo", "cy", "dee"])
    decide(book, "ana", "not-a-person")
    decide(book, "bo", "real")
    with book.operation("decide") as session:
        deciding.same_as(session, number(book, "cy"), ana, APRIL)
    before = {name: (row.contact_id, row.linked_by, row.verdict, row.decided_on) for name, row in rows(book).items()}
    assert before["ana"] == (None, None, "not-a-person", APRIL)
    assert before["cy"] == (ana, "you said so", None, APRIL)
    for on, handles in ((APRIL, ["ana"]), (MAY, ["ana", "bo", "cy", "dee"]), (MARCH, ["ana", "dee"])):
        assert bring(book, on, handles, gone=True).linked == 0
    after = {name: (row.contact_id, row.linked_by, row.verdict, row.decided_on) for name, row in rows(book).items()}
    assert after == before


def test_a_contact_who_comes_later_is_offered_and_linked_by_the_next_export(book: Book) -> None:
    bring(book, MARCH, ["ana.r", "bo"])
    ana = meet(book, "Ana Reyes", methods.handle("instagram:ana.r"))
    assert offered(book) == [("ana.r", ana, "the same handle")]
    assert bring(book, MARCH, ["ana.r", "bo"]).linked == 1
    assert linked(book) == {"ana.r": (ana, "the same handle")}


def test_one_contact_is_one_follower_of_an_account(book: Book) -> None:
    ana = meet(book, "Ana Reyes", methods.handle("instagram:ana"))
    bring(book, MARCH, ["ana", "ana.private"])
    bring(book, MARCH, ["ana"], handle="home")
    assert rows(book, handle="home")["ana"].contact_id == ana
    with pytest.raises(Conflict, match=r"Ana Reyes is ana \(a1\) there already"), book.operation("d") as session:
        deciding.same_as(session, number(book, "ana.private"), ana, APRIL)
    with book.operation("d") as session:
        deciding.same_as(session, number(book, "ana"), ana, APRIL)
    assert rows(book)["ana"].linked_by == "you said so"


def test_a_follower_becomes_a_contact_with_the_way_to_reach_them(book: Book) -> None:
    bring(book, MARCH, ["ana"])
    bring(book, MARCH, [follows("bo@ex.org", name="Bo Lindqvist")], platform="substack")
    with pytest.raises(Unreadable, match="ana has no name yet"):
        do(book, [number(book, "ana")], "contact")
    assert do(book, [number(book, "ana")], "contact", "Ana Reyes") == "added Ana Reyes"
    assert do(book, [number(book, "bo@ex.org", "substack")], "contact") == "added Bo Lindqvist"
    with book.reading() as session:
        found = {row["value"] for row in state(book)["contact_method"]}
        assert session.get_one(Contact, 1).met == "Instagram"
    assert found == {"ana", "bo@ex.org"}
    assert linked(book)["ana"] == (1, "made a contact of them")
    assert bring(book, APRIL, ["ana"]).linked == 0


def test_a_follower_never_points_to_somebody_who_is_gone(book: Book) -> None:
    ana = meet(book, "Ana Reyes", methods.handle("instagram:ana"))
    added = book.history()[0].id
    bring(book, MARCH, ["ana"])
    before = state(book)
    with pytest.raises(Conflict):
        book.undo(added)
    assert state(book) == before
    book.undo()
    book.undo()
    assert state(book)["contact"] == state(book)["follower"] == []
    book.redo()
    book.redo()
    assert (state(book), ana) == (before, rows(book)["ana"].contact_id)


def test_archived_people_are_known_too(book: Book) -> None:
    ana = meet(book, "Ana Reyes", methods.handle("instagram:ana"))
    with book.operation("archive") as session:
        contacts.set_archived(session, session.get_one(Contact, ana), True)
    assert bring(book, MARCH, ["ana"]).linked == 1


def test_the_queue_begins_with_who_is_offered_then_what_looks_odd_then_the_newest(book: Book) -> None:
    meet(book, "Zoe Quist", methods.handle("x:zq77"))
    burst = [follows(f"user{n}8{n}7264{n}", 2026, 5, 3, 4, 5, n % 60) for n in range(300)]
    days = ((date(2026, 1, 1) + timedelta(days=number), n) for number in range(120) for n in range(3))
    names = ("".join(each) for each in itertools.product(FIRST, "._", LAST, ("", ".x", ".art")))
    usual = [
        follows(name, each.year, each.month, each.day, 8 + n % 3 * 5)
        for (each, n), name in zip(days, names, strict=True)
    ]
    bring(book, MAY, [*usual, *burst, follows("zq77", 2024, 1, 1, 9)])
    with book.reading() as session:
        waiting = triage.queue(session)
        first, odd, rest = (listing.views(session, [waiting.numbers[place]])[0] for place in (0, 1, -1))
        card = triage.card(session, waiting, waiting.numbers[1])
    assert (len(waiting.numbers), len(waiting.offered), waiting.odd) == (661, 1, 300)
    assert (first.handle, odd.since, rest.since) == ("zq77", "2026-05-03T04:05:59", "2026-01-01T08:00:00")
    assert card is not None
    assert card.alike == 300
    assert "in one burst" in card.alike_words
    with book.operation("decide") as session:
        numbers, _ = triage.like(session, waiting, waiting.numbers[1])
        said = deeds.do(session, waiting, numbers, deed("not-a-person"), JUNE)
    assert said == "300 followers: not a person"
    with book.reading() as session:
        assert len(triage.queue(session).numbers) == 361


def test_accepting_all_who_are_offered_alike_takes_each_contact_once(book: Book) -> None:
    ana = meet(book, "Ana Reyes", methods.handle("x:ana_r"), methods.handle("mastodon:ana_r@ex.org"))
    bo = meet(book, "Bo Lindqvist", methods.handle("x:bo_l"))
    bring(book, MARCH, ["ana_r", "bo_l"])
    with book.operation("decide") as session:
        waiting = triage.queue(session)
        numbers, words = triage.like(session, waiting, waiting.numbers[0])
        assert words == "who may be contacts: the handle is the one on x"
        assert (
            deeds.do(session, waiting, numbers, deed("offered"), APRIL)
            == "2 followers are the contacts that were offered"
        )
    assert {each[0] for each in linked(book).values()} == {ana, bo}


def test_what_cannot_be_decided_is_refused(book: Book) -> None:
    bring(book, MARCH, ["ana"])
    with pytest.raises(Unreadable, match="no verdict 'fake'"):
        decide(book, "ana", "fake")
    with book.reading() as session:
        with pytest.raises(NotFound, match="no follower a9"):
            deciding.number_of(session, "a9")
        for said in ("p1", "nine", "a", "a-1", "a99999999999999999999"):
            with pytest.raises((Unreadable, NotFound)):
                deciding.number_of(session, said)


def test_an_open_one_may_be_linked_by_itself_again(book: Book) -> None:
    ana = meet(book, "Ana Reyes", methods.handle("instagram:ana"))
    bring(book, MARCH, [follows("ana", 2026, 1, 1)])
    decide(book, "ana", None)
    assert linked(book) == {}
    assert told(bring(book, APRIL, [follows("ana", 2026, 1, 1)])) == {"same": 1}
    assert linked(book)["ana"][0] == ana
