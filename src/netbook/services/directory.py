"""Who is who: the name index of a book, and the person that a command means."""

from collections.abc import Collection
from datetime import date, timedelta

from sqlmodel import Session, case, col, func, select

from netbook.domain.names import Match, NameIndex, Person
from netbook.errors import Ambiguous, NotFound
from netbook.models import Alias, Contact, Interaction, Participation
from netbook.services import ids


def index(session: Session, ranked_on: date | None = None) -> NameIndex:
    """Everybody by name; ``ranked_on`` counts the last 365 days before it, to decide between people of one name."""
    aliases: dict[int, list[str]] = {}
    for owner, alias in session.exec(select(Alias.contact_id, Alias.name).order_by(col(Alias.id))):
        aliases.setdefault(owner, []).append(alias)
    seen = _seen(session, ranked_on) if ranked_on else {}
    nobody_seen: tuple[int, date | None] = (0, None)
    rows = session.exec(select(Contact.id, Contact.name, Contact.archived_at).order_by(col(Contact.id)))
    return NameIndex(
        Person(number, name, tuple(aliases.get(number, ())), *seen.get(number, nobody_seen), gone is not None)
        for number, name, gone in rows
        if number is not None
    )


def _seen(session: Session, today: date) -> dict[int, tuple[int, date]]:
    """Of each person: interactions in the last 365 days, and the newest of all."""
    recent = func.sum(case((col(Interaction.on) > today - timedelta(days=365), 1), else_=0))
    rows = session.exec(
        select(Participation.contact_id, recent, func.max(Interaction.on))
        .join(Interaction, col(Interaction.id) == col(Participation.interaction_id))
        .where(Participation.role == "present", col(Interaction.on) <= today)
        .group_by(col(Participation.contact_id))
    )
    return {number: (int(count), last) for number, count, last in rows}


def person(session: Session, text: str, today: date) -> Contact:
    """The person that ``text`` means: an id, or a name of one who fits.

    Raises:
        NotFound: nobody bears the name; the hint offers close spellings.
        Ambiguous: several people fit.
    """
    parts = ids.split(text)
    if parts and parts[0] == ids.PERSON:
        return by_number(session, parts[1])
    names = index(session)
    match = names.named(text)
    if match and match.person is None:
        match = index(session, today).named(text)
    if match is None:
        raise nobody(text, names)
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


def nobody(said: str, names: NameIndex) -> NotFound:
    """The error for a name that nobody bears."""
    close = names.close(said)
    hint = f"did you mean {' or '.join(close)}?" if close else f'netbook add "{said}" adds them'
    return NotFound(f"nobody in your book is called {said!r}", hint)


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
