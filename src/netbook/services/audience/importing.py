"""One import of an audience: what an export lists is compared with what was known, and the difference is written."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from itertools import compress
from typing import Any, NamedTuple

from sqlalchemy import select
from sqlmodel import Session, col

from netbook.domain.audience import recognition
from netbook.domain.audience.identity import identity, moment
from netbook.domain.audience.records import Count, FollowerRecord
from netbook.domain.audience.reports import (
    BACK,
    CHANGED,
    FOLLOWED,
    GONE,
    JOINED,
    LEFT,
    REJECTED,
    RENAMED,
    SAME,
    ExportReport,
)
from netbook.domain.records import Rejected
from netbook.models import Account, Follower, key_of
from netbook.services.audience import accounts, recognising, signing
from netbook.services.audience.exports import Export
from netbook.storage.journal import add_rows, change_rows
from netbook.storage.rows import Row, by_value, chunks

_DAY = len("2026-03-01")
_AT_ONCE = 2_000  # records that are compared at a time
_FEW = 10  # who left, which asks for no question
_SHARE = 0.2  # of those known, above which it is asked whether they left or the export lacks them


class _Known(NamedTuple):
    """A follower who is in the book, as far as an import may change it."""

    id: int
    key: str
    handle: str | None
    name: str | None
    since: str | None
    follows_me: bool
    i_follow: bool
    first_seen: date
    left_on: date | None
    followers: int | None
    following: int | None


_COLUMNS = tuple(col(getattr(Follower, name)) for name in _Known._fields)


class AudienceImport:
    """Takes the records of one export; ``gone`` says whether those it lacks have left, none where that is open."""

    def __init__(self, session: Session, of: Account, export: Export, *, gone: bool | None = None) -> None:
        self.session = session
        self.account = of
        self.number = key_of(of)
        self.export = export
        self.gone = gone
        listed = [each.on for each in accounts.snapshots(session, self.number) if each.source == accounts.LISTED]
        later = [on for on in listed if on > export.on]
        self.next = min(later, default=None)  # the first export after this one
        self.report = ExportReport(of.platform, of.handle, export.on, first=not listed, older=bool(later))
        self._before = max((on for on in listed if on < export.on), default=None)
        self._following_me: set[int] = set()
        self._followed: set[int] = set()
        self._lists = {"followers": False, "following": False}
        self._strangers: dict[str | None, FollowerRecord] = {}  # not known, though the last export should have them

    def take(self, records: Iterable[FollowerRecord | Count | Rejected]) -> None:
        """Take records; several lists of one export may follow one another."""
        for part in chunks(self._people(records), _AT_ONCE):
            self._compare(_merged(part, {}))

    def finish(self) -> ExportReport:
        """Write who is missing, who was renamed, the count of the day; and link those who are surely known."""
        absent = self._absent() if self._lists["followers"] and not self.report.older else []
        strangers = list(self._strangers.values())
        self._strangers.clear()
        renamed = self._renamed(strangers, absent)
        self._add([each for each in strangers if identity(each) not in renamed])
        self._leave([each for each in absent if each.id not in renamed.values()])
        self._unfollow()
        self._count()
        found = recognising.link(self.session, self.number)
        self.report.linked, self.report.offered = found
        return self.report

    # --- reading ---------------------------------------------------------------------------------------------------

    def _people(self, records: Iterable[FollowerRecord | Count | Rejected]) -> Iterator[FollowerRecord]:
        for record in records:
            if isinstance(record, Count):
                self.report.counted = record.followers
                said = (record.followers, record.following, accounts.COUNTED)
                self.report.snapshots += accounts.record(self.session, self.account, record.on, *said)
            elif isinstance(record, Rejected):
                where = f"{record.file}, line {record.line}" if record.line else record.file
                self.report.note(REJECTED, where, record.reason)
            else:
                yield self._with_name(record)

    def _with_name(self, record: FollowerRecord) -> FollowerRecord:
        found = self.export.about.names.get(record.number) if record.number and not record.handle else None
        handle, name = found or (record.handle, None)
        folded = handle.casefold() if handle else None
        if not found and folded == record.handle:
            return record
        return replace(record, handle=folded, name=record.name or name)

    # --- comparing -------------------------------------------------------------------------------------------------

    def _compare(self, keyed: dict[str | None, FollowerRecord]) -> None:
        keyless = keyed.pop(None, None)
        if keyless:
            self.report.note(REJECTED, keyless.file, "nothing to know them by")
        known = self._known(keyed)
        changes: dict[int, Row] = {}
        new: list[FollowerRecord] = []
        for key, record in keyed.items():
            assert key is not None
            self._lists["followers"] |= record.follows_me
            self._lists["following"] |= record.i_follow
            row = known.get(key)
            if row is None:
                new.append(record)
                continue
            self._see(row.id, record)
            changed, outcome = self._changed(row, record, key)
            self.report.note(outcome, _called(record))
            if changed:
                changes[row.id] = changed
        change_rows(self.session, Follower, changes)
        # Who was put off before comes again here as somebody whom the user follows.
        later = [identity(each) in self._strangers or self._should_be_known(each) for each in new]
        _merged(compress(new, later), self._strangers)
        self._add([each for each, late in zip(new, later, strict=True) if not late])

    def _known(self, keyed: dict[str | None, FollowerRecord]) -> dict[str, _Known]:
        """Who of them is in the book, by the key of the record: by that key, by the handle, or by name and day."""
        mine = select(*_COLUMNS).where(col(Follower.account_id) == self.number)
        found: dict[str, _Known] = {}
        for part in chunks(key for key in keyed if key):
            for row in self.session.execute(mine.where(col(Follower.key).in_(part))):
                found[row.key] = _Known(*row)
        rest = {key: record for key, record in keyed.items() if key and key not in found}
        if self.report.first or not rest:
            return found
        by_name = {(each.name, moment(each.since)): key for key, each in rest.items() if each.name and each.since}
        by_handle = {each.handle: key for key, each in rest.items() if each.handle}
        taken = {row.id for row in found.values()}
        for part in chunks(dict.fromkeys(since for _, since in by_name if since)):
            for row in self.session.execute(mine.where(col(Follower.since).in_(part))):
                if row.id not in taken and (key := by_name.get((row.name, row.since))):
                    found.setdefault(key, _Known(*row))
        # SQLite would go by the index of the account, and read all of it for each part of the handles.
        mine = select(*_COLUMNS).where(by_value(col(Follower.account_id)) == self.number)
        for part in chunks(by_handle):
            for row in self.session.execute(mine.where(col(Follower.handle).in_(part))):
                if row.id not in taken and (key := by_handle.get(row.handle or "")):
                    found.setdefault(key, _Known(*row))
        return found

    def _see(self, number: int, record: FollowerRecord) -> None:
        if record.follows_me and not record.gone:
            self._following_me.add(number)
        if record.i_follow:
            self._followed.add(number)

    def _changed(self, row: _Known, record: FollowerRecord, key: str) -> tuple[Row, str]:
        """What of a row the record changes, and what to call that."""
        said: Row = {"first_seen": min(row.first_seen, self.export.on)}
        if not self.report.older:
            said |= {"follows_me": row.follows_me or record.follows_me, "i_follow": row.i_follow or record.i_follow}
            said |= {name: value for name in ("followers", "following") if (value := getattr(record, name)) is not None}
            said["left_on"] = (row.left_on or self.export.on) if record.gone else None
            if not record.follows_me:
                said["left_on"] = row.left_on
        if record.follows_me and record.since and (row.since is None or not row.follows_me or row.left_on):
            said["since"] = moment(record.since)
        if not self.report.older or row.name is None or row.handle is None:
            called = {"name": record.name or row.name, "handle": record.handle or row.handle}
            if called != {"name": row.name, "handle": row.handle}:
                said |= called | self._keys(called["name"], called["handle"], record, moment(record.since))
        if row.key != key and not self.report.older and (record.number or record.handle):
            said["key"] = key
        changed = {name: value for name, value in said.items() if value != getattr(row, name, ...)}
        if row.left_on and "left_on" in changed and changed["left_on"] is None:
            return changed, BACK
        if "left_on" in changed:
            return changed, LEFT
        if changed.get("follows_me"):
            return changed, JOINED
        return changed, CHANGED if changed else SAME

    # --- writing ---------------------------------------------------------------------------------------------------

    def _add(self, records: Sequence[FollowerRecord]) -> None:
        ids = add_rows(self.session, Follower, [self._row(record) for record in records])
        for number, record in zip(ids, records, strict=True):
            self._see(number, record)
            outcome = GONE if record.gone else JOINED if record.follows_me else FOLLOWED
            self.report.note(outcome, _called(record))

    def _row(self, record: FollowerRecord) -> dict[str, Any]:
        left = self.export.on if record.gone else self.next if record.follows_me else None
        since = moment(record.since)
        return {
            "account_id": self.number,
            "key": identity(record),
            "handle": record.handle,
            "name": record.name,
            "url": record.url,
            "since": since,
            "follows_me": record.follows_me,
            "i_follow": record.i_follow and not self.report.older,
            "first_seen": self.export.on,
            "left_on": left,
            "followers": record.followers,
            "following": record.following,
            **self._keys(record.name, record.handle, record, since, left),
        }

    def _keys(
        self,
        name: str | None,
        handle: str | None,
        record: FollowerRecord,
        since: str | None,
        left: date | None = None,
    ) -> Row:
        """What a follower is looked up by, and what their own row shows."""
        keys = recognition.keys(name, handle)
        seen = (handle, name, since, left, record.followers, record.following)
        odd = signing.stored(self.account.platform, *seen)
        return {"name_key": keys.name or None, "handle_key": keys.handle or None, "signs": odd}

    # --- who is missing ----------------------------------------------------------------------------------------------

    def _should_be_known(self, record: FollowerRecord) -> bool:
        """Whether the export before this one was made while they followed already."""
        if not self._before or self.report.older:
            return False
        began = moment(record.since) if record.follows_me else None
        return began is not None and len(began) > _DAY and began[:_DAY] < self._before.isoformat()

    def _absent(self) -> list[_Known]:
        """Who followed until now, and is not listed."""
        mine = select(*_COLUMNS).where(
            col(Follower.account_id) == self.number, col(Follower.follows_me), col(Follower.left_on).is_(None)
        )
        found = self.session.execute(mine.order_by(col(Follower.id)), execution_options={"yield_per": 10_000})
        return [_Known(*row) for row in found if row.id not in self._following_me]

    def _renamed(self, strangers: Sequence[FollowerRecord], absent: Sequence[_Known]) -> dict[str | None, int]:
        """Who is missing, and here under another handle since the very same second: the key of each, and the row."""
        began: dict[str, list[_Known]] = {}
        for row in absent:
            began.setdefault(row.since or "", []).append(row)
        here: dict[str, list[FollowerRecord]] = {}
        for record in strangers:
            here.setdefault(moment(record.since) or "", []).append(record)
        found: dict[str | None, int] = {}
        changes: dict[int, Row] = {}
        for since, records in here.items():
            rows = began.get(since, [])
            if len(records) != 1 or len(rows) != 1:
                continue
            record, row = records[0], rows[0]
            key = identity(record)
            found[key] = row.id
            name = record.name or row.name
            said = {"key": key, "handle": record.handle, "name": name, "i_follow": row.i_follow or record.i_follow}
            changes[row.id] = said | self._keys(name, record.handle, record, since)
            self._see(row.id, record)
            self.report.note(RENAMED, f"{row.handle or row.name}, now {_called(record)}")
        change_rows(self.session, Follower, changes)
        return found

    def _leave(self, absent: Sequence[_Known]) -> None:
        self.report.gone = len(absent)
        if self.gone is False or (self.gone is None and self._asks(len(absent))):
            return
        change_rows(self.session, Follower, {row.id: self._gone(row) for row in absent})
        for row in absent:
            self.report.note(LEFT, row.name or row.handle or row.key)

    def _gone(self, row: _Known) -> Row:
        seen = (row.handle, row.name, row.since, self.export.on, row.followers, row.following)
        return {"left_on": self.export.on, "signs": signing.stored(self.account.platform, *seen)}

    def _asks(self, gone: int) -> bool:
        """Whether it has to be asked if they left: files are missing, or too many are."""
        missing, total = self.export.about.missing, self.export.about.total
        listed = len(self._following_me)
        if missing:
            self.report.question = f"{'; '.join(missing)}. Is the export whole all the same?"
        elif total is not None and total == listed:
            return False
        elif gone > _FEW and gone > _SHARE * (gone + listed):
            self.report.question = f"{gone:,} of {gone + listed:,} are not in this export. Have they all left?"
        return self.report.question is not None and gone > 0

    def _unfollow(self) -> None:
        """Those whom the user followed, where the export lists whom they follow, and these not."""
        if not self._lists["following"] or self.report.older or self.export.about.missing:
            return
        mine = select(col(Follower.id)).where(col(Follower.account_id) == self.number, col(Follower.i_follow))
        gone = [number for number in self.session.scalars(mine) if number not in self._followed]
        change_rows(self.session, Follower, {number: {"i_follow": False} for number in gone if number})

    def _count(self) -> None:
        whole = not self.report.question or self.gone is True
        followers = len(self._following_me) if self._lists["followers"] else None
        following = len(self._followed) if self._lists["following"] else None
        self.report.followers, self.report.following = followers, following
        if whole and (followers is not None or following is not None):
            said = (self.export.on, followers, following, accounts.LISTED)
            self.report.snapshots += accounts.record(self.session, self.account, *said)


def _merged(
    records: Iterable[FollowerRecord], found: dict[str | None, FollowerRecord]
) -> dict[str | None, FollowerRecord]:
    """Each once by what they are known by, with what several lists say of them, beside those ``found`` before."""
    for record in records:
        key = identity(record)
        there = found.get(key)
        if there is None:
            found[key] = record
            continue
        first, other = (there, record) if there.follows_me else (record, there)  # since when they follow counts
        found[key] = replace(
            first,
            name=first.name or other.name,
            since=first.since or other.since,
            follows_me=first.follows_me or other.follows_me,
            i_follow=first.i_follow or other.i_follow,
        )
    return found


def _called(record: FollowerRecord) -> str:
    return record.name or record.handle or record.email or record.number or "?"
