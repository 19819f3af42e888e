"""One import of an audience: what an export lists is compared with what was known, and the difference is written."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from sqlalchemy import select
from sqlmodel import Session, col

from netbook.domain.audience import recognition
from netbook.domain.audience.identity import began, both, ever, identity, merged, moment
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
from netbook.services.audience import accounts, known, recognising, signing
from netbook.services.audience.exports import Export
from netbook.services.audience.known import Known
from netbook.storage.journal import add_rows, change_rows
from netbook.storage.rows import Row, chunks

_SHOWING = {"name", "handle", "since", "left_on", "followers", "following"}  # what keys and signs are made of
_AT_ONCE = 2_000  # records that are compared at a time
_FEW = 10  # who left, which asks for no question
_SHARE = 0.2  # of those known, above which it is asked whether they left or the export lacks them


class AudienceImport:
    """Takes the records of one export; ``gone`` says whether those it lacks have left, none where that is open."""

    def __init__(self, session: Session, of: Account, export: Export, *, gone: bool | None = None) -> None:
        self.session = session
        self.account = of
        self.number = key_of(of)
        self.export = export
        self.gone = gone
        self._empty = not known.anybody(session, self.number)
        listed = [each for each in accounts.snapshots(session, self.number) if each.source == accounts.LISTED]
        days = [each.on for each in listed if each.followers is not None]
        self.next = min((on for on in days if on > export.on), default=None)  # the first list after this one
        self._older = self.next is not None
        self._older_following = any(each.on > export.on for each in listed if each.following is not None)
        self.report = ExportReport(of.platform, of.handle, export.on, first=not listed)
        self._following_me: set[int] = set()
        self._followed: set[int] = set()
        self._lists = {"followers": False, "following": False}
        self._strangers: dict[str, FollowerRecord] = {}  # who may be somebody under another handle

    def take(self, records: Iterable[FollowerRecord | Count | Rejected]) -> None:
        """Take records; several lists of one export may follow one another."""
        for part in chunks(self._people(records), _AT_ONCE):
            self._compare(merged(part))

    def finish(self) -> ExportReport:
        """Write who is missing, who was renamed, the count of the day; and link those who are surely known."""
        lists, report = self._lists, self.report
        report.older = (lists["followers"] and self._older) or (lists["following"] and self._older_following)
        absent = self._absent() if lists["followers"] and not self._older else []
        renamed = self._renamed(absent)
        self._add([record for key, record in self._strangers.items() if key not in renamed])
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
        if folded == record.handle and not name:
            return record
        return replace(record, handle=folded, name=record.name or name)

    # --- comparing -------------------------------------------------------------------------------------------------

    def _compare(self, records: Sequence[FollowerRecord]) -> None:
        keyed: dict[str, FollowerRecord] = {}
        for record in records:
            self._lists["followers"] |= record.follows_me and not record.gone  # one of those gone lists nobody
            self._lists["following"] |= record.i_follow
            key = identity(record)
            if key is None:
                self.report.note(REJECTED, record.file, "nothing to know them by")
            elif held := self._strangers.get(key):
                self._strangers[key] = both(held, record)
            else:
                keyed[key] = record
        there = self._known(keyed)
        changes: dict[int, Row] = {}
        for key, row in there.items():
            again = row.id in self._following_me or row.id in self._followed
            self._see(row.id, keyed[key])
            changed, outcome = self._changed(row, keyed[key], key)
            if not (again and outcome in (CHANGED, SAME)):
                self.report.note(outcome, _called(keyed[key]))
            if changed:
                changes[row.id] = changed
        change_rows(self.session, Follower, changes)
        new = {key: record for key, record in keyed.items() if key not in there}
        later = self._may_be_renamed(new)
        self._strangers |= later
        self._add([record for key, record in new.items() if key not in later])

    def _known(self, keyed: dict[str, FollowerRecord]) -> dict[str, Known]:
        """Who of them is in the book, by the key of the record."""
        found = known.by_key(self.session, self.number, keyed)
        rest = {key: record for key, record in keyed.items() if key not in found}
        if rest and not self._empty:
            taken = ({row.id for row in found.values()}, self._following_me, self._followed)
            found |= known.otherwise(self.session, self.number, rest, taken)
        return found

    def _see(self, number: int, record: FollowerRecord) -> None:
        if record.follows_me and not record.gone:
            self._following_me.add(number)
        if record.i_follow:
            self._followed.add(number)

    def _changed(self, row: Known, record: FollowerRecord, key: str) -> tuple[Row, str]:
        """What of a row the record changes, and what to call that."""
        said: Row = {"first_seen": min(row.first_seen, self.export.on)}
        if not self._older_following:
            said["i_follow"] = row.i_follow or record.i_follow
        if not self._older and record.follows_me:
            said |= {"follows_me": True, "left_on": (row.left_on or self.export.on) if record.gone else None}
        if not self._older:
            said |= {name: value for name in ("followers", "following") if (value := getattr(record, name)) is not None}
        if record.follows_me and record.since and (row.since is None or not row.follows_me or row.left_on):
            said["since"] = moment(record.since)
        for name in ("name", "handle", "url"):
            told, kept = getattr(record, name), getattr(row, name)
            said[name] = (kept or told) if self._older else (told or kept)
        if not self._older and (record.number or (record.handle and not known.has_number(row))):
            said["key"] = key
        changed = {name: value for name, value in said.items() if value != getattr(row, name)}
        outcome = _outcome(row, changed)
        if changed.keys() & _SHOWING or record.talked not in (None, signing.talked(row.signs)):
            changed |= self._keys(row._replace(**changed), record)
        return changed, outcome

    # --- writing ---------------------------------------------------------------------------------------------------

    def _add(self, records: Sequence[FollowerRecord]) -> None:
        kept = [each for each in records if each.follows_me or not self._older_following]
        ids = add_rows(self.session, Follower, [self._row(record) for record in kept])
        for number, record in zip(ids, kept, strict=True):
            self._see(number, record)
            gone = record.gone or (self.next and record.follows_me)
            self.report.note(GONE if gone else JOINED if record.follows_me else FOLLOWED, _called(record))

    def _row(self, record: FollowerRecord) -> Row:
        key, since = identity(record), moment(record.since)
        assert key is not None, "one who has no key is left out"
        row = Known(
            id=0,
            key=key,
            handle=record.handle,
            name=record.name,
            url=record.url,
            since=since,
            follows_me=record.follows_me,
            i_follow=record.i_follow and not self._older_following,
            first_seen=self.export.on,
            left_on=self.export.on if record.gone else self.next if record.follows_me else None,
            followers=record.followers,
            following=record.following,
        )
        told = {name: value for name, value in row._asdict().items() if name != "id"}
        return {"account_id": self.number, **told, **self._keys(row, record)}

    def _keys(self, row: Known, record: FollowerRecord | None = None) -> Row:
        """What a follower is looked up by, and what their own row shows; what was known of talks stays known."""
        keys = recognition.keys(row.name, row.handle)
        talked = ever(signing.talked(row.signs), record.talked if record else None)
        seen = (row.handle, row.name, row.since, row.left_on, row.followers, row.following, talked)
        odd = signing.stored(self.account.platform, *seen)
        return {"name_key": keys.name or None, "handle_key": keys.handle or None, "signs": odd}

    # --- who is missing ----------------------------------------------------------------------------------------------

    def _may_be_renamed(self, new: Mapping[str, FollowerRecord]) -> dict[str, FollowerRecord]:
        """Those of whom somebody else in the book has the very beginning."""
        if self._older or self._empty:
            return {}
        told = {key: moment(each.since) for key, each in new.items() if each.follows_me and not each.gone}
        there = known.beginnings(self.session, self.number, filter(None, set(told.values())))
        return {key: new[key] for key, since in told.items() if since in there}

    def _absent(self) -> list[Known]:
        """Who followed until now, and is not listed."""
        here = known.followers(self.session, self.number, self.export.on)
        return [row for row in here if row.id not in self._following_me]

    def _renamed(self, absent: Sequence[Known]) -> dict[str, int]:
        """Who is missing, and here under another handle since the very same second: the key of each, and the row."""
        there: dict[str | None, list[Known]] = {}
        for row in absent:
            there.setdefault(began(row.since, row.name), []).append(row)
        here: dict[str | None, list[str]] = {}
        for key, record in self._strangers.items():
            here.setdefault(began(moment(record.since), record.name), []).append(key)
        found: dict[str, int] = {}
        changes: dict[int, Row] = {}
        for since, keys in here.items():
            rows = there.get(since, [])
            if len(keys) != 1 or len(rows) != 1:
                continue
            record, row = self._strangers[keys[0]], rows[0]
            found[keys[0]] = row.id
            self._see(row.id, record)
            changed: Row = {"key": keys[0], "handle": record.handle, "url": record.url, "name": record.name or row.name}
            if not self._older_following:
                changed["i_follow"] = record.i_follow or row.i_follow
            changes[row.id] = changed | self._keys(row._replace(**changed), record)
            self.report.note(RENAMED, f"{row.handle or row.name}, now {_called(record)}")
        change_rows(self.session, Follower, changes)
        return found

    def _leave(self, absent: Sequence[Known]) -> None:
        self.report.gone = len(absent)
        if self.gone is False or (self.gone is None and self._asks(len(absent))):
            return
        change_rows(self.session, Follower, {row.id: self._gone(row) for row in absent})
        for row in absent:
            self.report.note(LEFT, row.name or row.handle or row.key)

    def _gone(self, row: Known) -> Row:
        return {"left_on": self.export.on, **self._keys(row._replace(left_on=self.export.on))}

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
        if not self._lists["following"] or self._older_following or self.export.about.missing:
            return
        mine = select(col(Follower.id)).where(col(Follower.account_id) == self.number, col(Follower.i_follow))
        gone = [number for number in self.session.scalars(mine) if number not in self._followed]
        change_rows(self.session, Follower, {number: {"i_follow": False} for number in gone if number})

    def _count(self) -> None:
        whole = self.gone is not False and (not self.report.question or self.gone is True)
        followers = len(self._following_me) if self._lists["followers"] else None
        following = len(self._followed) if self._lists["following"] else None
        self.report.followers, self.report.following = followers, following
        if whole and (followers is not None or following is not None):
            said = (self.export.on, followers, following, accounts.LISTED)
            self.report.snapshots += accounts.record(self.session, self.account, *said)


def _outcome(row: Known, changed: Row) -> str:
    if "left_on" in changed:
        return LEFT if changed["left_on"] else BACK
    if changed.get("follows_me"):
        return JOINED
    return CHANGED if changed else SAME


def _called(record: FollowerRecord) -> str:
    return record.name or record.handle or record.email or record.number or "?"
