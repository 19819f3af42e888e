"""What of value passed: written down by hand, and added up by person, year and kind."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, and_, extract, func, or_, select
from sqlmodel import Session, col

from netbook.domain.curation import CURATED
from netbook.domain.doors import KindExchanges, PersonExchanges, YearExchanges
from netbook.domain.exchanges import Asked, never_asked, sums
from netbook.domain.spelling import did_you_mean
from netbook.domain.text import clean_line
from netbook.domain.views import ExchangeView
from netbook.domain.vocabulary import CIRCLES, EXCHANGES
from netbook.errors import Unreadable
from netbook.models import Contact, Derived, Exchange, key_of
from netbook.services import contacts, ids
from netbook.services.filtering import EVERYBODY, Filter

_CLOSE = tuple(circle.key for circle in CIRCLES[:2])  # inner and close
_LAYERS = {circle.key: position for position, circle in enumerate(CIRCLES)}


def kind_of(text: str) -> str:
    """The kind of exchange that ``text`` names; its plural will do.

    Raises:
        Unreadable: there is none of that name; the hint offers the nearest.
    """
    kind = clean_line(text).casefold()
    if kind not in EXCHANGES and kind.removesuffix("s") in EXCHANGES:
        kind = kind.removesuffix("s")
    if kind in EXCHANGES:
        return kind
    raise Unreadable(
        f"there is no exchange {text!r}", did_you_mean(kind, EXCHANGES, f"known are {', '.join(EXCHANGES)}")
    )


def write(session: Session, contact: Contact, kind: str, direction: str, on: date, note: str | None) -> None:
    """Write down that something passed on a day."""
    said = clean_line(note) if note else ""
    session.add(Exchange(contact_id=key_of(contact), kind=kind, direction=direction, on=on, note=said or None))
    contacts.touch(session, contact)


def of(session: Session, contact: Contact) -> tuple[ExchangeView, ...]:
    """What passed with a person, newest first."""
    columns = (col(Exchange.kind), col(Exchange.direction), col(Exchange.on), col(Exchange.note))
    query = select(*columns).where(col(Exchange.contact_id) == contact.id)
    rows = session.execute(query.order_by(col(Exchange.on).desc(), col(Exchange.id).desc()))
    return tuple(ExchangeView(kind, direction, contact.name, on, note) for kind, direction, on, note in rows)


def by_person(session: Session, asked: Filter | None = None) -> list[PersonExchanges]:
    """What passed with each person that a filter keeps, those to whom one owes most first; the archived if asked for.

    Raises:
        NotFound: the filter names somebody or a circle that is not in the book.
        Ambiguous: it names several people.
    """
    query = select(
        col(Exchange.contact_id), col(Contact.name), col(Exchange.kind), col(Exchange.direction),
        func.count(), func.max(col(Exchange.on)),
    ).join(Contact, col(Contact.id) == col(Exchange.contact_id))  # fmt: skip
    query = query.join(Derived, col(Derived.contact_id) == col(Contact.id)).where(_shown(asked))
    grouped = query.group_by(col(Exchange.contact_id), col(Contact.name), col(Exchange.kind), col(Exchange.direction))
    found: dict[int, list[Any]] = {}
    for row in session.execute(grouped):
        found.setdefault(row[0], []).append(row)
    people = []
    for number, rows in found.items():
        kinds = sums((kind, direction, count) for _, _, kind, direction, count, _ in rows)
        given, received = sum(each.given for each in kinds), sum(each.received for each in kinds)
        newest = max(row[5] for row in rows)
        name = ids.show(ids.PERSON, number)
        people.append(PersonExchanges(name, rows[0][1], given, received, received - given, newest, kinds))
    return sorted(people, key=lambda each: (-each.balance, -each.received, -each.last.toordinal(), each.name, each.id))


def by_year(session: Session, asked: Filter | None = None) -> list[YearExchanges]:
    """What passed in each year, the newest first; raises as ``by_person`` does."""
    year = extract("year", col(Exchange.on))
    query = select(year, col(Exchange.kind), col(Exchange.direction), func.count())
    grouped = _narrowed(query, asked).group_by(year, col(Exchange.kind), col(Exchange.direction))
    found: dict[int, list[tuple[str, str, int]]] = {}
    for number, kind, direction, count in session.execute(grouped):
        found.setdefault(int(number), []).append((kind, direction, count))
    years = []
    for number in sorted(found, reverse=True):
        kinds = sums(found[number])
        years.append(YearExchanges(number, sum(each.given for each in kinds), sum(e.received for e in kinds), kinds))
    return years


def by_kind(session: Session, asked: Filter | None = None) -> list[KindExchanges]:
    """What passed of each kind, in the order of the vocabulary; raises as ``by_person`` does."""
    counts = select(col(Exchange.kind), col(Exchange.direction), func.count())
    counts = _narrowed(counts, asked).group_by(col(Exchange.kind), col(Exchange.direction))
    whole = select(col(Exchange.kind), func.count(col(Exchange.contact_id).distinct()), func.max(col(Exchange.on)))
    whole = _narrowed(whole, asked).group_by(col(Exchange.kind))
    people = {kind: (count, newest) for kind, count, newest in session.execute(whole)}
    kinds = sums(tuple(row) for row in session.execute(counts))
    return [KindExchanges(each.kind, each.given, each.received, *people[each.kind]) for each in kinds]


BY: dict[str, Callable[[Session, Filter | None], Sequence[Any]]] = {
    "person": by_person,
    "year": by_year,
    "kind": by_kind,
}


def not_asked(session: Session, asked: Filter | None, most: int) -> list[str]:
    """The names of people who matter, that is curated or in inner or close, of whom nothing was ever received."""
    given, received = (
        select(func.count())
        .where(col(Exchange.contact_id) == col(Contact.id), col(Exchange.direction) == direction)
        .scalar_subquery()
        for direction in ("given", "received")
    )
    query = select(col(Contact.name), given, received, col(Contact.circle))
    query = query.join(Derived, col(Derived.contact_id) == col(Contact.id)).where(_shown(asked))
    query = query.where(or_(col(Derived.vetted) == CURATED, col(Contact.circle).in_(_CLOSE)))
    rows = session.execute(query)
    return never_asked(
        (Asked(name, g, r, _LAYERS.get(circle or "", len(_LAYERS))) for name, g, r, circle in rows), most
    )


def _shown(asked: Filter | None) -> ColumnElement[bool]:
    """The people whom a filter keeps, without the archived unless it speaks of them."""
    here = col(Contact.archived_at).is_(None)
    if asked is None:
        return here
    return asked.people if asked.speaks_of_archived else and_(asked.people, here)


def _narrowed(query: Any, asked: Filter | None) -> Any:
    """A query of exchanges, as far as they passed with people whom a filter keeps."""
    if asked is None:
        return query
    return query.where(col(Exchange.contact_id).in_(EVERYBODY.where(asked.people)))
