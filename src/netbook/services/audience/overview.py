"""The user's accounts as they stand: how many follow, who of them is known, what looks odd."""

from collections.abc import Sequence
from itertools import chain, repeat

from sqlalchemy import ColumnElement, and_, case, func, literal, literal_column, select
from sqlmodel import Session, col

from netbook.domain.audience.estimate import Decision, Standing, estimate, tally
from netbook.domain.audience.signals import Burst
from netbook.domain.audience.verdicts import NOT_A_PERSON, REAL
from netbook.domain.audience.views import AccountView, Counted, EstimateView
from netbook.models import Account, Follower, key_of
from netbook.services.audience import accounts as own
from netbook.services.audience import bursting, listing, signing
from netbook.services.audience.standing import HERE


def accounts(session: Session) -> list[AccountView]:
    """Every account, by platform and handle."""
    blocks = bursting.Bursts()
    return [_view(session, each, blocks.of(session, key_of(each))) for each in own.all_accounts(session)]


def _view(session: Session, of: Account, blocks: Sequence[Burst]) -> AccountView:
    number = key_of(of)
    counts = own.snapshots(session, number)
    newest = own.newest(counts)
    count = _counts(
        session,
        number,
        listed=HERE,
        followed=col(Follower.i_follow).is_(True),
        linked=and_(HERE, col(Follower.contact_id).is_not(None)),
        decided=and_(HERE, col(Follower.verdict).is_not(None)),
        left=col(Follower.left_on).is_not(None),
        fleeting=listing.signed(session, "left"),
    )
    following = [each.following for each in counts if each.following is not None]
    return AccountView(
        platform=of.platform,
        handle=of.handle,
        followers=newest.followers if newest else None,
        following=following[-1] if following else None,
        on=newest.on if newest else None,
        source=newest.source if newest else None,
        **count,
        estimate=_estimate(session, of, blocks) if count["listed"] else None,
        bursts=tuple(each.words for each in blocks),
        snapshots=tuple(Counted(each.on, each.followers, each.following, each.source) for each in counts),
    )


def _estimate(session: Session, of: Account, blocks: Sequence[Burst]) -> EstimateView:
    """How many of those who follow now may be no people, counted by groups of the same signs."""
    number, names = key_of(of), signing.listed(of.platform).names
    inside = [bursting.within(number, each) for each in blocks]
    block = case(*((each, place) for place, each in enumerate(inside)), else_=-1) if inside else literal(-1)
    told = col(Follower.since).is_not(None) | col(Follower.handle).is_not(None)
    told = told | (col(Follower.followers).is_not(None) & col(Follower.following).is_not(None))
    judged = case((told | col(Follower.name).is_not(None) if names else told, 1), else_=0)
    linked = case((col(Follower.contact_id).is_not(None), 1), else_=0)
    groups = (col(Follower.signs), block, col(Follower.verdict), linked, judged)
    places: list[ColumnElement[int]] = [literal_column(str(place + 1)) for place in range(len(groups))]
    query = select(*groups, func.count()).where(col(Follower.account_id) == number, HERE).group_by(*places)
    standings = []
    for keys, place, verdict, known, tells, count in session.execute(query):
        burst = (bursting.sign(of.platform, blocks[place]),) if place >= 0 else ()
        decision = Decision.REAL if known or verdict == REAL else _DECIDED.get(verdict)
        standings.append(repeat(Standing((*burst, *signing.read(keys)), decision, bool(tells)), count))
    found = estimate(tally(chain.from_iterable(standings)))
    return EstimateView(found.low, found.high, found.of, found.method)


_DECIDED = {NOT_A_PERSON: Decision.NO_PERSON}


def _counts(session: Session, account: int, **asked: ColumnElement[bool]) -> dict[str, int]:
    """How many of an account each of the conditions holds for, in one look at them all."""
    query = select(*(func.count(case((each, 1))).label(name) for name, each in asked.items()))
    return dict(session.execute(query.where(col(Follower.account_id) == account)).mappings().one())
