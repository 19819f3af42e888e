"""Followers and active ties, month by month."""

from bisect import bisect_right
from datetime import date

from dateutil.relativedelta import relativedelta
from sqlmodel import Session

from netbook.domain.contrast.months import Month, ends, followers_on, indexed
from netbook.models import key_of
from netbook.services.audience import accounts
from netbook.services.contrast import gathering


def months(
    session: Session, first: date, until: date, curated: frozenset[int], platform: str | None = None
) -> tuple[Month, ...]:
    """The months of a stretch; a tie is active at the end of one if it talked in the twelve months before."""
    counts = {
        key_of(each): [
            (held.on, held.followers)
            for held in accounts.snapshots(session, key_of(each))
            if held.followers is not None
        ]
        for each in accounts.all_accounts(session)
        if platform in (None, each.platform)
    }
    talked = gathering.days(session, until, curated)
    found = []
    for end in ends(first, until):
        begin = end - relativedelta(years=1)
        active = sum(1 for days in talked.values() if bisect_right(days, end) > bisect_right(days, begin))
        found.append(Month(end, followers_on(end, counts), active))
    return indexed(found)
