"""The days of a review in the world of followers: how many there are, and who of those who came is somebody."""

from datetime import date, timedelta

from sqlmodel import Session

from netbook.domain.contrast.funnel import followers_of, gained_of
from netbook.domain.review_views import FollowersNow
from netbook.services.audience import accounts, recognising
from netbook.services.contrast import gathering


def followers(session: Session, since: date, until: date, *, offers: bool) -> FollowersNow | None:
    """The followers at the end of a stretch of days, and what changed in it; none where nobody ever counted them.

    With ``offers`` it is counted, too, who of them may be a contact, which takes longer.
    """
    held = accounts.with_counts(session)
    now = gathering.reaches(session, since, until, held)
    count = followers_of(now)
    if count is None:
        return None
    return FollowersNow(
        count,
        followers_of(gathering.reaches(session, since, since - timedelta(days=1), held)),
        gained_of(now),
        sum(len(each.gained_known) for each in now),
        len({pair.follower for pair in recognising.offers(session)}) if offers else 0,
    )
