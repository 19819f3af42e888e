"""A small audience: who may be contacts, a burst, and others whom nobody knows."""

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from pathlib import Path

from netbook.domain.audience.recognition import keys
from netbook.models import Account, AudienceSnapshot, Contact, Follower, key_of
from netbook.services.audience import listing, signing
from netbook.services.audience.listing import read
from netbook.storage.book import Book
from tests.tui.seat import TODAY

CONTACTS = ("Ana Reyes", "Bo Lindqvist", "Grace Mwangi", "安藤 美咲")
OFFERED = ("ana.reyes", "bo_lindqvist", "gracemwangi", "ana_reyes.92")
_NAMED = ("安藤 さくら", "Zoë Brandt", "Ольга Волкова", "Tomás Ferreira de la Cruz y Santa María del Camino")
_BURST = datetime(2026, 3, 1, 9, tzinfo=UTC)
Row = tuple[str | None, str | None, str | None]  # handle, name, since when


def fill(book: Path, ordinary: int = 230) -> None:
    """Write it into a book."""
    with Book.open(str(book)) as opened, opened.operation("by hand") as session:
        session.add_all(Contact(name=name) for name in CONTACTS)
        accounts = [Account(platform=name, handle=handle) for name, handle in (("instagram", "me"), ("linkedin", ""))]
        counted = Account(platform="x", handle="me")
        session.add_all([*accounts, counted])
        session.flush()
        session.add(AudienceSnapshot(account_id=key_of(counted), on=TODAY, followers=480, source="typed"))
        for account, rows in zip(accounts, (_instagram(ordinary), _linkedin()), strict=True):
            found = list(rows)
            session.add_all(follower(account, *row) for row in found)
            session.add(AudienceSnapshot(account_id=key_of(account), on=TODAY, followers=len(found), source="listed"))


def count_only(book: Path) -> None:
    """Write a count alone into a book."""
    with Book.open(str(book)) as opened, opened.operation("by hand") as session:
        account = Account(platform="x", handle="me")
        session.add(account)
        session.flush()
        session.add(AudienceSnapshot(account_id=key_of(account), on=TODAY, followers=480, source="typed"))


def follower(account: Account, handle: str | None, name: str | None, since: str | None) -> Follower:
    """One who follows an account."""
    found = keys(name, handle)
    return Follower(
        account_id=key_of(account),
        key=handle or name or "",
        handle=handle,
        name=name,
        since=since,
        first_seen=TODAY,
        name_key=found.name or None,
        handle_key=found.handle or None,
        signs=signing.stored(account.platform, handle, name, since, None, None, None),
    )


def _instagram(ordinary: int) -> Iterable[Row]:
    for place, handle in enumerate(OFFERED):
        yield handle, None, f"2025-05-0{place + 1}"
    for place in range(100):
        yield f"user{74_803_191 + place * 7919}", None, f"{_BURST + timedelta(seconds=30 * place):%Y-%m-%dT%H:%M:%S}"
    for place in range(ordinary):
        yield f"studio_{place}", None, f"{TODAY - timedelta(days=3 * place + 5)}"


def _linkedin() -> Iterable[Row]:
    for place, name in enumerate(_NAMED):
        yield f"in-{place}", name, f"2024-02-1{place}"


def found(book: Path, text: str) -> list[str]:
    """The handles of the followers whom a filter keeps, in the order they came."""
    from netbook.domain.when import Calendar

    with Book.open(str(book)) as opened, opened.reading() as session:
        numbers = listing.followers(session, read(text, Calendar(TODAY)), sort="id")
        return [each.handle or "" for each in listing.views(session, numbers)]
