"""Silence from one export to the next: claimed where the messages are known, never alone, never of one talked with."""

from typing import Any

import pytest

from netbook.domain import methods
from netbook.domain.when import Calendar
from netbook.services import people
from netbook.services.audience import deciding, listing, overview, triage
from netbook.storage.book import Book
from tests.services.audience_made import APRIL, JUNE, MARCH, MAY, bring, follows, rows
from tests.services.test_audience_recognising import meet, number
from tests.storage.helpers import log

ODD, OTHER = "Maria83749201", "Lena59201847"  # as X names newcomers: a weak sign
SILENT = "you never exchanged a message"


def reasons(book: Book, handle: str) -> list[str]:
    """What looks odd about a follower, as it is shown."""
    with book.reading() as session:
        return list(listing.views(session, [number(book, handle, "x")])[0].signs)


def found(book: Book, text: str) -> set[str]:
    with book.reading() as session:
        numbers = listing.followers(session, listing.read(text, Calendar(JUNE)))
        return {view.called for view in listing.views(session, numbers)}


def one(handle: str, talked: bool | None, *since: int, **more: Any) -> Any:
    return follows(handle, *since, talked=talked, **more)


def take(book: Book, on: Any, *records: Any) -> dict[str, int]:
    report = bring(book, on, records, platform="x")
    return {outcome: count for outcome, count in report.counts.items() if count}
