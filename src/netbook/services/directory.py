"""Who is who: the name index of a book, and the person that a command means."""

from collections.abc import Collection
from datetime import date, timedelta
from itertools import chain
from typing import TYPE_CHECKING

from sqlalchemy import Select
from sqlmodel import Session, case, col, func, select

from netbook.domain.names import Match, NameIndex, Person, name_words, spelled_like
from netbook.errors import Ambiguous, NotFound
from netbook.models import Alias, Contact, Interaction, Participation
from netbook.services import ids
from netbook.storage import search

if TYPE_CHECKING:
    from netbook.domain.filters import Node


def index(session: Session, ranked_on: date | None = None, among: str | None = None) -> NameIndex:
    """Everybody by name, or only those whom a text could name: ``among`` is that text.

    ``ranked_on`` counts the last 365 days before it, to decide between people of one name.
    """
    people = select(Contact.id, Contact.name, Contact.archived_at).order_by(col(Contact.id))
    called = select(Alias.contact_id, Alias.name).order_by(col(Alias.id))
    bearers = None
    if among is not None:
        words = sorted(name_words(among))
        if not words:
            return NameIndex(())
        bearers = search.bearing(session.get_bind().dialect.name, search.PEOPLE, words, "name")
        people = people.where(col(Contact.id).in_(bearers))
        called = called.where(col(Alias.contact_id).in_(bearers))
    aliases: dict[int, list[str]] = {}
    for owner, alias in session.exec(called):
        aliases.setdefault(owner, []).append(alias)
    seen = _seen(session, ranked_on, bearers) if ranked_on else {}
    nobody_seen: tuple[int, date | None] = (0, None)
    return NameIndex(
        Person(number, name, tuple(aliases.get(number, ())), *seen.get(number, nobody_seen), gone is not None)
        for number, name, gone in session.exec(people)
        if number is not None
    )


def _seen(session: Session, today: date, among: Select[int] | None) -> dict[int, tuple[int, date]]:
    """Of each person: interactions in the last 365 days, and the newest of all."""
    recent = func.sum(case((col(Interaction.on) > today - timedelta(days=365), 1), else_=0))
    query = (
        select(Participation.contact_id, recent, func.max(Interaction.on))
        .join(Interaction, col(Interaction.id) == col(Participation.interaction_id))
        .where(Participation.role == "present", col(Interaction.on) <= today)
        .group_by(col(Participation.contact_id))
    )
    if among is not None:
        query = query.where(col(Participation.contact_id).in_(among))
    return {number: (int(count), last) for number, count, last in session.exec(query)}


def is_empty(session: Session) -> bool:
    """Whether nobody is in the book."""
    return session.exec(select(Contact.id).limit(1)).first() is None


def person(session: Session, text: str, today: date) -> Contact:
    """The person that ``text`` means: an id, or a name of one who fits.

    Raises:
        NotFound: nobody bears the name; the hint offers close spellings.
        Ambiguous: several people fit.
    """
    parts = ids.split(text)
    if parts and parts[0] == ids.PERSON:
        return by_number(session, parts[1])
    match = index(session, among=text).named(text)
    if match and match.person is None:
        match = index(session, today, among=text).named(text)
    if match is None:
        raise nobody(session, text)
    if match.person is None:
        raise several(text, match)
    return by_number(session, match.person.id)


def by_number(session: Session, number: int) -> Contact:
    """The person of row ``number``.

    Raises:
        NotFound: there is none.
    """
    found = session.get(Contact, number)
    if found is None:
        raise NotFound(f"there is no person {ids.show(ids.PERSON, number)}", "netbook list shows everybody")
    return found


def nobody(session: Session, said: str) -> NotFound:
    """The error for a name that nobody bears."""
    close = like(session, said)
    hint = f"did you mean {' or '.join(close)}?" if close else f'netbook add "{said}" adds them'
    return NotFound(f"nobody in your book is called {said!r}", hint)


def like(session: Session, said: str) -> list[str]:
    """Names in the book spelled like one that nobody bears; read one after the other, however many there are."""
    people = select(Contact.name).order_by(col(Contact.id))
    aliases = select(Alias.name, Contact.name).join(Contact, col(Contact.id) == col(Alias.contact_id))
    named = ((name, name) for (name,) in session.execute(people, execution_options=_STREAMED))
    called = session.execute(aliases.order_by(col(Alias.id)), execution_options=_STREAMED)
    return spelled_like(said, chain(named, ((name, bearer) for name, bearer in called)))


_STREAMED = {"yield_per": 1_000}


def nothing_found(session: Session, node: "Node") -> str:
    """What to say where a search found nothing: names spelled like its words, if there are."""
    from netbook.domain.filters import words_of  # a log needs no filters

    words = words_of(node)
    close = like(session, " ".join(words)) if words else []
    fewer = "fewer words find more" if len(words) > 1 else "the beginning of a word is enough"
    hint = f"did you mean {' or '.join(close)}?" if close else fewer
    return f"nothing found; {hint}"


def several(said: str, match: Match) -> Ambiguous:
    """The error for a name that several people bear."""
    listed = ", ".join(f"{each.name} ({each.ref})" for each in match.people[:8])
    more = f" and {len(match.people) - 8} more" if len(match.people) > 8 else ""
    return Ambiguous(f"{said!r} could be {listed}{more}", "give more of the name, or the id", candidates=match.people)


def names_of(session: Session, numbers: Collection[int]) -> dict[int, str]:
    """The names of the people in these rows."""
    if not numbers:
        return {}
    rows = session.exec(select(Contact.id, Contact.name).where(col(Contact.id).in_(numbers)))
    return {number: name for number, name in rows if number is not None}
