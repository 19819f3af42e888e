"""Who of the followers is a contact: those who surely are, are linked; who may be is offered."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from sqlalchemy import Select, select
from sqlmodel import Session, col

from netbook.domain.audience.recognition import Acquaintance, Clue, Pair, clues, judged
from netbook.models import Account, Alias, Contact, ContactMethod, Follower
from netbook.storage.journal import change_rows
from netbook.storage.rows import by_value, chunks

WORTH_ASKING = 20  # the least score of an offer: below it too many others may be meant
_COLUMN = {"handle": Follower.handle, "name": Follower.name_key, "handle_key": Follower.handle_key}


def link(session: Session, account: int) -> tuple[int, int]:
    """Link those of an account who surely are contacts; how many that were, and how many may be."""
    certain, offered = judged(pairs(session, account))
    changes = {pair.follower: {"contact_id": pair.contact, "linked_by": pair.reason} for pair in certain}
    change_rows(session, Follower, changes)
    return len(certain), len({pair.follower for pair in offered if pair.score >= WORTH_ASKING})


def offers(session: Session, account: int | None = None) -> list[Pair]:
    """Who may be whom, the best first, of those who are neither linked nor decided about."""
    numbers = [account] if account is not None else session.scalars(select(col(Account.id))).all()
    found = [pair for number in numbers if number for group in judged(pairs(session, number)) for pair in group]
    found = [pair for pair in found if pair.score >= WORTH_ASKING]
    return sorted(found, key=lambda pair: (-pair.score, pair.follower, pair.contact))


def pairs(session: Session, account: int) -> Iterator[Pair]:
    """Every follower of an account who is open, with every contact they may be."""
    platform = session.scalars(select(col(Account.platform)).where(col(Account.id) == account)).one()
    taken = set(session.scalars(_of(account, col(Follower.contact_id)).where(col(Follower.contact_id).is_not(None))))
    wanted: dict[str, dict[str, list[tuple[int, Clue]]]] = {column: defaultdict(list) for column in _COLUMN}
    for known in _acquaintances(session):
        if known.number not in taken:
            for clue in clues(known):
                if clue.platform in (None, platform):
                    wanted[clue.column][clue.key].append((known.number, clue))
    for column, by_key in wanted.items():
        yield from _found(session, account, column, by_key)


def _found(session: Session, account: int, column: str, by_key: dict[str, list[tuple[int, Clue]]]) -> Iterator[Pair]:
    place = col(_COLUMN[column])
    for part in chunks(by_key):
        query = _open(account, col(Follower.id), place).where(place.in_(part))
        for number, key in session.execute(query):
            for contact, clue in by_key[key]:
                yield Pair(number, contact, clue.score, clue.reason)


def _of(account: int, *columns: Any) -> "Select[Any]":
    return select(*columns).where(col(Follower.account_id) == account)


def _open(account: int, *columns: Any) -> "Select[Any]":
    # SQLite would go by the index of one of these, which nearly all have, and read them all for each part of the keys.
    mine = by_value(col(Follower.account_id)) == account
    free = by_value(col(Follower.contact_id)).is_(None)
    return select(*columns).where(mine, free, col(Follower.verdict).is_(None))


def _acquaintances(session: Session) -> Iterator[Acquaintance]:
    """The contacts, as far as followers are known by it."""
    aliases = _grouped(session.execute(select(col(Alias.contact_id), col(Alias.name))))
    query = select(col(ContactMethod.contact_id), col(ContactMethod.platform), col(ContactMethod.normalised))
    handles: dict[int, set[tuple[str, str]]] = defaultdict(set)
    emails: dict[int, set[str]] = defaultdict(set)
    for number, platform, value in session.execute(query.where(col(ContactMethod.kind).in_(("url", "handle")))):
        if platform and value:
            handles[number].add((platform, value.casefold()))
    for number, _, value in session.execute(query.where(col(ContactMethod.kind) == "email")):
        emails[number].add(value.casefold())
    for number, name in session.execute(select(col(Contact.id), col(Contact.name))):
        told = (name, *aliases.get(number, ()))
        yield Acquaintance(number, told, frozenset(handles[number]), frozenset(emails[number]))


def _grouped(found: Iterable[Sequence[object]]) -> dict[int, list[str]]:
    groups: dict[int, list[str]] = defaultdict(list)
    for number, value in found:
        groups[int(str(number))].append(str(value))
    return groups
