"""What tells one follower of an account from the others, from one export to the next."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from netbook.domain.audience.records import FollowerRecord
from netbook.domain.text import fold

DAY = len("2026-03-01")  # letters of what ``moment`` gives where it is a day, or begins with one


def identity(record: FollowerRecord) -> str | None:
    """The strongest that an export holds: the platform's id, the handle, the address, the profile, name and day."""
    if record.number:
        return record.number
    said = record.handle or record.email or record.url
    if said:
        return said.casefold()
    if record.name:
        return f"{fold(record.name)}|{moment(record.since) or ''}"
    return None


def moment(since: datetime | None) -> str | None:
    """When a following began, as the book keeps it: a moment to the second in UTC, or a day where that is all."""
    if since is None:
        return None
    told = since.replace(tzinfo=None).isoformat(timespec="seconds")
    return told.removesuffix("T00:00:00")


def began(since: str | None, name: str | None) -> str | None:
    """What hardly two have in common: the second in which it began, or the day and the name."""
    if since is None or len(since) > DAY:
        return since
    return f"{since} {fold(name)}" if name else None


def merged(records: Sequence[FollowerRecord]) -> list[FollowerRecord]:
    """Each once, with what several lists say of them."""
    found: dict[str | None, FollowerRecord] = {}
    for record in records:
        key = identity(record)
        there = found.get(key)
        if there is None:
            found[key] = record
            continue
        found[key] = both(there, record)
    return list(found.values())


def both(one: FollowerRecord, two: FollowerRecord) -> FollowerRecord:
    """One record of two of the same account; since when they follow counts, not since when they are followed."""
    first, other = (one, two) if one.follows_me else (two, one)
    return replace(
        first,
        name=first.name or other.name,
        since=first.since or other.since,
        # An address that left and came again stands there twice.
        gone=first.gone and (other.gone or not other.follows_me),
        follows_me=first.follows_me or other.follows_me,
        i_follow=first.i_follow or other.i_follow,
        talked=ever(first.talked, other.talked),
    )


def ever(one: bool | None, two: bool | None) -> bool | None:
    """What two exports or lists tell together of whether a message was ever exchanged: once said, it is so for good."""
    return True if True in (one, two) else one if two is None else two
