"""Followers and active ties, month by month."""

from bisect import bisect_right

from dateutil.relativedelta import relativedelta
from sqlmodel import Session

from netbook.domain.contrast.facts import Facts
from netbook.domain.contrast.months import Month, ends, followers_on, indexed
from netbook.models import key_of
from netbook.services.audience import accounts


def months(session: Session, facts: Facts, platform: str | None = None) -> tuple[Month, ...]:
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
    found = []
    for end in ends(facts.first, facts.until):
        begin = end - relativedelta(years=1)
        active = sum(1 for days in facts.met.values() if bisect_right(days, end) > bisect_right(days, begin))
        found.append(Month(end, followers_on(end, counts), active))
    return indexed(found)
