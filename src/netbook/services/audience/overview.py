"""The user's accounts as they stand: how many follow, who of them is known, what looks odd."""

from datetime import date

from sqlalchemy import ColumnElement, and_, func, or_, select
from sqlmodel import Session, col

from netbook.domain.audience.views import AccountView, Counted
from netbook.models import Account, Follower, key_of
from netbook.services.audience import accounts as own
from netbook.services.audience import bursting, listing

_HERE = and_(col(Follower.follows_me), col(Follower.left_on).is_(None))


def accounts(session: Session, today: date) -> list[AccountView]:
    """Every account, by platform and handle."""
    blocks = bursting.Bursts(session)
    return [_view(session, each, blocks, today) for each in own.all_accounts(session)]


def _view(session: Session, of: Account, blocks: bursting.Bursts, today: date) -> AccountView:
    number = key_of(of)
    counts = own.snapshots(session, number)
    newest = own.newest(counts)
    listed = _count(session, number, _HERE)
    following = [each.following for each in counts if each.following is not None]
    return AccountView(
        platform=of.platform,
        handle=of.handle,
        followers=newest.followers if newest else None,
        following=following[-1] if following else None,
        on=newest.on if newest else None,
        source=newest.source if newest else None,
        listed=listed,
        followed=_count(session, number, col(Follower.i_follow)),
        linked=_count(session, number, _HERE, col(Follower.contact_id).is_not(None)),
        decided=_count(session, number, _HERE, col(Follower.verdict).is_not(None)),
        left=_count(session, number, col(Follower.left_on).is_not(None)),
        fleeting=_count(session, number, listing.signed(session, "fleeting")),
        estimate=None,
        bursts=tuple(each.words for each in blocks.of(number)),
        snapshots=tuple(Counted(each.on, each.followers, each.following, each.source) for each in counts),
    )


def _count(session: Session, account: int, *asked: ColumnElement[bool]) -> int:
    query = select(func.count()).select_from(Follower).where(col(Follower.account_id) == account, *asked)
    return session.scalars(query).one()
