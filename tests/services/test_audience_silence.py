"""Silence from one export to the next: claimed where the messages are known, never alone, never of one talked with."""

import json
from datetime import date

import pytest

from netbook.domain.audience.records import FollowerRecord
from netbook.domain.records import ReadingOptions
from netbook.domain.when import Calendar
from netbook.formats.package import given
from netbook.services.audience import deciding, exports, listing, overview, triage
from netbook.storage.book import Book
from tests.formats.archives import zipped
from tests.services.audience_made import APRIL, JUNE, MARCH, MAY, bring, follows, rows, told
from tests.services.test_audience_recognising import meet, number
from tests.storage.helpers import log, state

ODD, OTHER = "maria83749201", "lena59201847"  # as X names newcomers: a weak sign
SILENT = "you never exchanged a message"


def take(book: Book, on: date, *records: FollowerRecord) -> dict[str, int]:
    return told(bring(book, on, records, platform="x"))


def reasons(book: Book, handle: str) -> tuple[str, ...]:
    """What looks odd about a follower, as it is shown, a word of each but silence."""
    with book.reading() as session:
        (view,) = listing.views(session, [number(book, handle, "x")])
        return tuple(
            next((word for word in ("handle", "arrived", "left") if word in each), each) for each in view.signs
        )


def kept(book: Book, text: str) -> set[str]:
    """The handles of those whom a filter keeps."""
    with book.reading() as session:
        numbers = listing.followers(session, listing.read(text, Calendar(JUNE)))
        return {view.handle or "" for view in listing.views(session, numbers)}


def test_what_was_once_told_of_talks_outlives_exports_that_do_not_tell(book: Book) -> None:
    assert take(book, MARCH, follows(ODD), follows("bo")) == {"joined": 2}
    before = state(book)
    assert (reasons(book, ODD), kept(book, "sign:silent")) == (("handle",), set())
    assert take(book, APRIL, follows(ODD, talked=False), follows("bo", talked=False)) == {"same": 2}
    assert (reasons(book, ODD), kept(book, "sign:silent")) == (("handle", SILENT), {ODD})
    book.undo()
    assert state(book)["follower"] == before["follower"]
    take(book, APRIL, follows(ODD, talked=False), follows("bo", talked=False))
    take(book, MAY, follows(ODD), follows("bo", 2026, 1, 2, name="Bo Duarte"))
    assert (reasons(book, ODD), kept(book, "sign:silent")) == (("handle", SILENT), {ODD})
    assert take(book, MARCH, follows(ODD, talked=True), follows("bo")) == {"same": 2}, "an older one, read later"
    take(book, JUNE, follows(ODD, talked=False), follows("bo"))
    assert (reasons(book, ODD), kept(book, "sign:silent")) == (("handle",), set())


def test_silence_is_no_sign_alone_and_supports_the_one_that_comes(book: Book) -> None:
    take(book, APRIL, follows("ana", 2026, 4, 8, 9, talked=False), follows("bo", talked=False), follows("cy"))
    assert (reasons(book, "ana"), kept(book, "is:odd or sign:silent")) == ((), set())
    with book.reading() as session:
        alike, words = triage.like(session, triage.queue(session), number(book, "ana", "x"))
    assert (len(alike), words) == (3, "on X in whom nothing looks odd")
    take(book, date(2026, 4, 12), follows("bo"), follows("cy"))
    assert (reasons(book, "ana"), kept(book, "sign:silent")) == (("left", SILENT), {"ana"})
    take(book, JUNE, follows("bo", 2026, 6, 1), follows("cy"), follows("ana.reyes", 2026, 4, 8, 9))
    take(book, JUNE, follows("cy"))
    assert kept(book, "sign:silent") == {"ana"}


def test_silence_is_not_one_sign_more(book: Book) -> None:
    crowd = [follows(f"one.{place}", 2026, 3, 1, 9, place // 60, place % 60, talked=False) for place in range(150)]
    usual = [
        follows(f"two.{month}.{day}", 2025, month, day, day % 24, talked=False)
        for month in range(1, 13)
        for day in range(1, 29)
    ]
    take(book, APRIL, *usual, *crowd, follows(ODD, talked=False), follows(OTHER, talked=True))
    assert (reasons(book, "one.5"), reasons(book, "two.5.5")) == (("arrived", SILENT), ())
    assert len(kept(book, "sign:silent")) == len(crowd) + 1
    assert kept(book, "is:odd") == set()
    with book.reading() as session:
        (account,) = overview.accounts(session)
        assert account.estimate
        assert (account.estimate.low, account.estimate.high) == (0, 0)
        alike, words = triage.like(session, triage.queue(session), number(book, ODD, "x"))
    assert (len(alike), words) == (2, "on X: a handle shaped like a generated one")


def test_a_contact_whom_the_book_tells_of_talks_with_is_not_silent(book: Book) -> None:
    take(book, MARCH, follows(ODD, talked=False), follows(OTHER, talked=False))
    maria, lena = meet(book, "Maria Voss"), meet(book, "Lena Okoye")
    with book.operation("decide") as session:
        deciding.same_as(session, number(book, ODD, "x"), maria, APRIL)
        deciding.same_as(session, number(book, OTHER, "x"), lena, APRIL)
    log(book, maria)
    assert (reasons(book, ODD), reasons(book, OTHER)) == (("handle",), ("handle", SILENT))
    assert kept(book, "sign:silent") == {OTHER}
    assert kept(book, "-sign:silent") == {ODD}
    assert rows(book, "x")[ODD].signs == rows(book, "x")[OTHER].signs == "handle/silent"


@pytest.mark.parametrize(
    ("page", "inbox", "silent"), [(1, "messages/inbox", False), (2, "messages/inbox", None), (1, "elsewhere", None)]
)
def test_an_export_says_of_each_follower_whether_one_talked(page: int, inbox: str, silent: bool | None) -> None:
    """Nobody is silent where a page of followers is missing, or the messages are."""
    people = [{"string_list_data": [{"value": each, "timestamp": 1_700_000_000}]} for each in ("ana.k", "bo")]
    thread = {"participants": [{"name": "ana.k"}, {"name": "me"}], "messages": [{"content": "bo"}]}
    files = {
        f"connections/followers_and_following/followers_{page}.json": people,
        f"your_instagram_activity/{inbox}/ana.k_17/message_1.json": thread,
    }
    archive = zipped({name: json.dumps(held).encode() for name, held in files.items()})
    options = ReadingOptions(Calendar(JUNE))
    with given("instagram-me-2026-06-01-AbCdEf.zip", archive) as package:
        (export,) = exports.found([package], options, JUNE)
        heard = [each for each in exports.records(export, options) if isinstance(each, FollowerRecord)]
    told_of = {each.handle: each.talked for each in heard}
    assert told_of == {"ana.k": None if inbox == "elsewhere" else True, "bo": silent}
