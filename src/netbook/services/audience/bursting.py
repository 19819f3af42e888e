"""When many came at once: the bursts of each account, from how many came in each hour."""

from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, and_, false, func, or_, select
from sqlmodel import Session, col

from netbook.domain.audience.identity import DAY
from netbook.domain.audience.signals import STRONG, Burst, Sign, bursts
from netbook.domain.audience.signals import Follower as Seen
from netbook.domain.audience.signals.habits import in_a_burst
from netbook.models import Account, AudienceSnapshot, Follower, key_of
from netbook.services.audience import signing

_HOUR = len("2026-03-01T09")


class Bursts:
    """The bursts of the accounts, worked out once; it is kept for one list or one sitting, as that takes its time."""

    def __init__(self) -> None:
        self._of: dict[int, list[Burst]] = {}

    def of(self, session: Session, account: int) -> list[Burst]:
        """The bursts among those who ever followed an account, the oldest first."""
        if account not in self._of:
            self._of[account] = _bursts(session, account)
        return self._of[account]

    def holding(self, session: Session, account: int, since: str | None) -> Burst | None:
        """The burst in which somebody came who follows since then."""
        when = signing.moment(since)
        return next((each for each in self.of(session, account) if when and each.holds(when)), None)


def _bursts(session: Session, account: int) -> list[Burst]:
    hour = func.substr(col(Follower.since), 1, _HOUR)
    query = select(hour, func.count()).where(col(Follower.account_id) == account, col(Follower.follows_me))
    came: dict[datetime, int] = {}
    for since, count in session.execute(query.where(col(Follower.since).is_not(None)).group_by(hour)):
        if when := signing.moment(f"{since}:00" if len(since) == _HOUR else since):
            came[when] = came.get(when, 0) + count
    last = select(func.max(AudienceSnapshot.on)).where(col(AudienceSnapshot.account_id) == account)
    until = session.scalars(last.where(col(AudienceSnapshot.source) == "listed")).one()
    return bursts(came, until + timedelta(days=1) if until else None)


def sign(platform: str, burst: Burst) -> Sign:
    """What it tells of a follower to have come in a burst."""
    found = in_a_burst(Seen(since=burst.begin), signing.listed(platform, [burst]))
    assert found is not None, "a burst holds its beginning"
    return found


def inside(session: Session, blocks: Bursts, *, strong: bool = False) -> ColumnElement[bool]:
    """That a follower came in a burst, or in one that is a ``strong`` sign, as a condition."""
    accounts = [(key_of(each), each.platform) for each in session.scalars(select(Account))]
    parts = [
        within(number, each)
        for number, platform in accounts
        for each in blocks.of(session, number)
        if not strong or sign(platform, each).strength == STRONG
    ]
    return or_(*parts) if parts else false()


def within(account: int, burst: Burst) -> ColumnElement[bool]:
    """That a follower came in one burst; the text of a moment sorts behind that of its day."""
    cut = DAY if burst.by_day else _HOUR
    since, begin, end = col(Follower.since), burst.begin.isoformat()[:cut], burst.end.isoformat()[:cut]
    return and_(col(Follower.account_id) == account, since.is_not(None), since >= begin, since < end)
