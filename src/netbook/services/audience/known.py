"""Who of an account's followers the book knows already, as far as an import may change it."""

from collections.abc import Collection, Container, Iterable, Mapping
from datetime import date
from typing import Any, NamedTuple

from sqlalchemy import Select, select
from sqlmodel import Session, col

from netbook.domain.audience.identity import moment
from netbook.domain.audience.records import FollowerRecord
from netbook.models import Follower
from netbook.storage.rows import by_value, chunks


class Known(NamedTuple):
    """A follower who is in the book."""

    id: int
    key: str
    handle: str | None
    name: str | None
    url: str | None
    since: str | None
    follows_me: bool
    i_follow: bool
    first_seen: date
    left_on: date | None
    followers: int | None
    following: int | None
    signs: str | None = None


_COLUMNS = tuple(col(getattr(Follower, name)) for name in Known._fields)


def anybody(session: Session, account: int) -> bool:
    """Whether anybody of an account is in the book."""
    mine = select(col(Follower.id)).where(col(Follower.account_id) == account)
    return session.scalars(mine.limit(1)).first() is not None


def beginnings(session: Session, account: int, moments: Iterable[str]) -> set[str]:
    """Which of these moments somebody of the account follows since."""
    mine = select(col(Follower.since)).where(col(Follower.account_id) == account)
    parts = (session.scalars(mine.where(col(Follower.since).in_(part))) for part in chunks(moments))
    return {since for part in parts for since in part if since}


def by_key(session: Session, account: int, keys: Iterable[str]) -> dict[str, Known]:
    """Those whom the book has under these keys."""
    mine = _of(account)
    found = (row for part in chunks(keys) for row in session.execute(mine.where(col(Follower.key).in_(part))))
    return {row.key: Known(*row) for row in found}


def otherwise(
    session: Session, account: int, records: Mapping[str, FollowerRecord], taken: Collection[Container[int]]
) -> dict[str, Known]:
    """Those whom the book has under another key: by their handle, or by name and day where one has no handle.

    ``taken`` are those who are somebody else; whoever has another id of the platform is somebody else too.
    """
    found: dict[str, Known] = {}
    others: set[int] = set()

    def take(key: str | None, row: Known, *, same: bool) -> None:
        if key and same and key not in found and not any(row.id in each for each in (others, *taken)):
            found[key] = row
            others.add(row.id)

    by_name = {(each.name, moment(each.since)): key for key, each in records.items() if each.name and each.since}
    by_handle = {each.handle: key for key, each in records.items() if each.handle}
    # By value: SQLite would go by the index of the account, and read all of it for each part of the handles.
    mine = select(*_COLUMNS).where(by_value(col(Follower.account_id)) == account)
    for part in chunks(by_handle):
        for row in session.execute(mine.where(col(Follower.handle).in_(part))):
            known = Known(*row)
            key = by_handle.get(known.handle or "")
            take(key, known, same=key is not None and not (records[key].number and has_number(known)))
    for part in chunks(dict.fromkeys(since for _, since in by_name if since)):
        for row in session.execute(_of(account).where(col(Follower.since).in_(part))):
            known = Known(*row)
            key = by_name.get((known.name or "", known.since))
            take(key, known, same=key is not None and not (known.handle and records[key].handle))
    return found


def has_number(row: Known) -> bool:
    """Whether somebody is known by the platform's own id, which is stronger than the handle."""
    return row.handle is not None and row.key != row.handle


def followers(session: Session, account: int, on: date) -> Iterable[Known]:
    """Who follows, and was seen on that day or before."""
    mine = _of(account).where(col(Follower.follows_me), col(Follower.left_on).is_(None))
    query = mine.where(col(Follower.first_seen) <= on).order_by(col(Follower.id))
    return (Known(*row) for row in session.execute(query, execution_options={"yield_per": 10_000}))


def _of(account: int) -> "Select[Any]":
    return select(*_COLUMNS).where(col(Follower.account_id) == account)
