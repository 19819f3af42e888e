"""What tells one follower of an account from the others, from one export to the next."""

from datetime import datetime

from netbook.domain.audience.records import FollowerRecord
from netbook.domain.text import fold


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
