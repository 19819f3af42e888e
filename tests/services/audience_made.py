"""Audiences for tests: exports of made followers, taken into a book as the command line does."""

from collections.abc import Iterable
from datetime import UTC, date, datetime
from typing import Any

from sqlmodel import col, select

from netbook.domain.audience.records import About, Count, FollowerRecord
from netbook.domain.audience.reports import ExportReport
from netbook.domain.records import Rejected
from netbook.models import Account, Follower, key_of
from netbook.services.audience import accounts
from netbook.services.audience.exports import Export
from netbook.services.audience.importing import AudienceImport
from netbook.storage.book import Book

Listed = FollowerRecord | Count | Rejected | str
MARCH, APRIL, MAY, JUNE = (date(2026, month, 10) for month in (3, 4, 5, 6))


def follows(handle: str | None, *since: int, **more: Any) -> FollowerRecord:
    """One who follows, since a moment."""
    return FollowerRecord(handle=handle, since=at(*since) if since else None, **more)


def followed(handle: str, *since: int, **more: Any) -> FollowerRecord:
    """One whom the user follows."""
    return follows(handle, *since, follows_me=False, i_follow=True, **more)


def at(*parts: int) -> datetime:
    """A moment in UTC."""
    return datetime(*parts, tzinfo=UTC)  # type: ignore[arg-type, misc]


def bring(
    book: Book,
    on: date,
    records: Iterable[Listed],
    *,
    platform: str = "instagram",
    handle: str | None = "me",
    gone: bool | None = None,
    **about: Any,
) -> ExportReport:
    """Import an export of that day; a text is the handle of one who follows."""
    export = Export(platform, About(handle, on, **about), on)
    with book.operation("import an audience") as session:
        importing = AudienceImport(session, accounts.account(session, platform, handle), export, gone=gone)
        importing.take(FollowerRecord(handle=each) if isinstance(each, str) else each for each in records)
        return importing.finish()


def told(report: ExportReport) -> dict[str, int]:
    """The outcomes that came."""
    return {outcome: count for outcome, count in report.counts.items() if count}


def rows(book: Book, platform: str = "instagram", handle: str = "me") -> dict[str, Follower]:
    """Everybody known of an account, by the handle, the name or the key."""
    with book.reading() as session:
        of = session.exec(select(Account).where(Account.platform == platform, Account.handle == handle)).one()
        found = session.exec(select(Follower).where(Follower.account_id == key_of(of)).order_by(col(Follower.id)))
        return {row.handle or row.name or row.key: row for row in found}


def current(book: Book, platform: str = "instagram", handle: str = "me") -> set[str]:
    """Who follows now."""
    return {name for name, row in rows(book, platform, handle).items() if row.follows_me and row.left_on is None}


def counted(book: Book, platform: str = "instagram") -> list[tuple[date, int | None, int | None, str]]:
    """The snapshots of a platform's accounts."""
    with book.reading() as session:
        mine = session.exec(select(Account).where(Account.platform == platform).order_by(col(Account.handle))).all()
        found = [each for of in mine for each in accounts.snapshots(session, key_of(of))]
    return [(each.on, each.followers, each.following, each.source) for each in found]
