"""Which followers a list shows, in which order, and what it shows of them."""

from array import array
from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

from sqlalchemy import ColumnElement, and_, false, not_, or_, select, true
from sqlmodel import Session, col

from netbook.domain import filters
from netbook.domain.audience.signals import SIGNALS, Sign
from netbook.domain.audience.terms import AUDIENCE_TERMS
from netbook.domain.audience.verdicts import VERDICTS
from netbook.domain.audience.views import FollowerView
from netbook.domain.filters import And, Node, Not, Or, Term
from netbook.domain.filters.terms import Days, Key, Words
from netbook.domain.views import Named
from netbook.domain.when import Calendar
from netbook.models import Account, Contact, Follower
from netbook.services import ids, ordering
from netbook.services.audience import bursting, signing
from netbook.services.audience.bursting import Bursts
from netbook.services.audience.standing import HERE, MET, OPEN
from netbook.services.ordering import order_by

Condition = ColumnElement[bool]
_AT_ONCE = 500
BURST, SILENT = "burst", "silent"
_SIGNS = {signal.key for signal in SIGNALS}


def read(text: str, calendar: Calendar) -> Node:
    """Read a filter of followers.

    Raises:
        Unreadable: it says where, and what would be right.
    """
    return filters.parse(text, calendar, AUDIENCE_TERMS)


def followers(session: Session, node: Node, *, sort: str = "", limit: int | None = None) -> Sequence[int]:
    """The rows of the followers that a filter keeps, the newest first unless ``sort`` says otherwise.

    Raises:
        Unreadable: there is no such order.
    """
    orders = order_by(ordering.read(sort, _BY), _BY)
    query = select(col(Follower.id)).join(Account, col(Account.id) == col(Follower.account_id))
    query = query.where(condition(session, node))
    newest = col(Follower.since).desc().nulls_last()
    return array("q", session.scalars(query.order_by(*orders, newest, col(Follower.id).desc()).limit(limit)))


def condition(session: Session, node: Node) -> Condition:
    """A filter as a condition on ``follower`` joined with ``account``."""
    match node:
        case Term():
            return _TERMS[node.key](session, node.meaning)
        case Not(child):
            return not_(condition(session, child))
        case Or(children):
            return or_(*(condition(session, each) for each in children))
        case And(children):
            return and_(true(), *(condition(session, each) for each in children))


def views(session: Session, numbers: Sequence[int], blocks: Bursts | None = None) -> list[FollowerView]:
    """The followers of these rows, in their order; who is gone by now is left out."""
    query = (
        select(Follower, Account, col(Contact.name), MET)
        .join(Account, col(Account.id) == col(Follower.account_id))
        .outerjoin(Contact, col(Contact.id) == col(Follower.contact_id))
    )
    found: dict[int, FollowerView] = {}
    blocks = blocks or Bursts()
    for start in range(0, len(numbers), _AT_ONCE):
        part = query.where(col(Follower.id).in_(numbers[start : start + _AT_ONCE]))
        for row, account, name, met in session.execute(part):
            odd = signing.of_row(row, account.platform, blocks.of(session, row.account_id), met=met)
            found[row.id] = _view(row, account, name, odd)
    return [found[number] for number in numbers if number in found]


def _view(row: Follower, account: Account, name: str | None, odd: Sequence[Sign]) -> FollowerView:
    return FollowerView(
        id=ids.show(ids.FOLLOWER, row.id),
        platform=account.platform,
        account=account.handle,
        handle=row.handle,
        name=row.name,
        url=row.url,
        since=row.since,
        follows_me=row.follows_me and row.left_on is None,
        i_follow=row.i_follow,
        first_seen=row.first_seen,
        left_on=row.left_on,
        followers=row.followers,
        following=row.following,
        contact=Named(ids.show(ids.PERSON, row.contact_id), name or "") if row.contact_id else None,
        linked_by=row.linked_by,
        verdict=row.verdict,
        decided_on=row.decided_on,
        signs=tuple(sign.reason for sign in odd),
    )


def _words(_session: Session, words: Words) -> Condition:
    held = (
        or_(
            col(Follower.handle).icontains(word, autoescape=True),
            col(Follower.name).icontains(word, autoescape=True),
            col(Follower.name_key).contains(word, autoescape=True),
        )
        for word in words.words
    )
    return _sure(and_(*held))


def _sure(asked: Condition) -> Condition:
    """The same, false where it would be unknown, so that its opposite is true."""
    return asked.is_(True) if asked.type.python_type is bool else asked


def _days(_session: Session, days: Days) -> Condition:
    """Since when they follow, by the day; the text of a moment sorts behind that of its day."""
    inside = and_(col(Follower.since) >= days.first.isoformat(), col(Follower.since) < f"{days.last.isoformat()}~")
    return and_(col(Follower.since).is_not(None), inside)


def _of_verdict(verdict: str, _session: Session) -> Condition:
    return col(Follower.verdict).is_not_distinct_from(verdict)


_STATES: dict[str, Callable[[Session], Condition]] = {
    "known": lambda _session: col(Follower.contact_id).is_not(None),
    "open": lambda _session: and_(OPEN, HERE),
    **{key: partial(_of_verdict, key) for key in VERDICTS},
    "following": lambda _session: HERE,
    "followed": lambda _session: col(Follower.i_follow).is_(True),
    "left": lambda _session: col(Follower.left_on).is_not(None),
    "odd": lambda session: odd(session),
}


def odd(session: Session) -> Condition:
    """That somebody stands out: by a strong sign, or by two of any kind."""
    own = col(Follower.signs)
    told = and_(own.is_not(None), or_(own.contains("!"), own.contains(" ")))
    blocks = Bursts()
    strong, any_ = bursting.inside(session, blocks, strong=True), bursting.inside(session, blocks)
    return or_(told, strong, and_(signing.SHOWN, any_))


def signed(session: Session, key: str) -> Condition:
    """That a follower has one sign."""
    if key == BURST:
        return bursting.inside(session, Bursts())
    if key == SILENT:  # as it is shown: beside another sign, and never of one whom the book tells of
        return and_(signing.SILENT, not_(MET), or_(signing.SHOWN, bursting.inside(session, Bursts())))
    return and_(signing.SHOWN, col(Follower.signs).contains(key)) if key in _SIGNS else false()


def _state(session: Session, key: Key) -> Condition:
    return _STATES[key.key](session)


def _sign(session: Session, key: Key) -> Condition:
    return signed(session, key.key)


_TERMS: dict[str, Callable[[Session, Any], Condition]] = {
    "word": _words,
    "platform": lambda _session, key: col(Account.platform) == key.key,
    "account": lambda _session, key: col(Account.handle).ilike(key.key),
    "is": _state,
    "sign": _sign,
    "since": _days,
    "until": _days,
    "in": _days,
}
_BY = {
    "since": Follower.since,
    "name": Follower.name,
    "handle": Follower.handle,
    "platform": Account.platform,
    "left": Follower.left_on,
    "followers": Follower.followers,
    "following": Follower.following,
    "id": Follower.id,
}
