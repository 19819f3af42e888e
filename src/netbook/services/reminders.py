"""What a calendar is to remind of: occasions, open promises, and on request the people who come due."""

from collections import Counter
from collections.abc import Iterator, Sequence
from uuid import NAMESPACE_URL, uuid5

from sqlalchemy import select
from sqlmodel import Session, col

from netbook.domain.occasions import YearlyDay
from netbook.domain.reminders import ComesDue, Promised, Reminder, Yearly
from netbook.domain.vocabulary import OPEN
from netbook.models import Contact, Derived, FollowUp, Occasion
from netbook.storage.rows import chunks


def reminders(
    session: Session, people: Sequence[int], *, due: bool = False, of_nobody: bool = False
) -> Iterator[Reminder]:
    """The reminders of these people, by person; ``due`` adds when to be in touch with them.

    ``of_nobody`` adds promises that are made to no person.
    """
    for part in chunks(people):
        found: dict[int, list[Reminder]] = {}
        for number, each in (*_yearly(session, part), *_promised(session, part), *_due(session, part if due else ())):
            found.setdefault(number, []).append(each)
        for number in part:
            yield from found.get(number, ())
    if of_nobody:
        query = select(*_PROMISE).where(col(FollowUp.contact_id).is_(None), col(FollowUp.state) == OPEN)
        for uid, *told in session.execute(query.order_by(col(FollowUp.id))):
            yield Promised(_uid("promise", uid), None, *told)


_WHO = (col(Contact.id), col(Contact.uid), col(Contact.name))
_FALLS = (col(Occasion.kind), col(Occasion.month), col(Occasion.day), col(Occasion.year))
_PROMISE = (col(FollowUp.uid), col(FollowUp.what), col(FollowUp.side), col(FollowUp.due), col(FollowUp.repeat))


def _yearly(session: Session, people: Sequence[int]) -> Iterator[tuple[int, Reminder]]:
    query = select(*_WHO, *_FALLS).join(Contact, col(Contact.id) == col(Occasion.contact_id))
    seen: Counter[tuple[int, str]] = Counter()
    for number, uid, name, kind, *day in session.execute(
        query.where(col(Contact.id).in_(people)).order_by(col(Occasion.id))
    ):
        # By its kind, not its day: a birthday that was corrected moves in the calendar.
        yield number, Yearly(_uid("occasion", uid, kind, seen[number, kind]), name, kind, YearlyDay(*day))
        seen[number, kind] += 1


def _promised(session: Session, people: Sequence[int]) -> Iterator[tuple[int, Reminder]]:
    query = select(col(Contact.id), col(Contact.name), *_PROMISE).join(
        Contact, col(Contact.id) == col(FollowUp.contact_id)
    )
    mine = query.where(col(Contact.id).in_(people), col(FollowUp.state) == OPEN)
    for number, name, uid, *told in session.execute(mine.order_by(col(FollowUp.due), col(FollowUp.id))):
        yield number, Promised(_uid("promise", uid), name, *told)


def _due(session: Session, people: Sequence[int]) -> Iterator[tuple[int, Reminder]]:
    """When these people come due: not before they are shown again, where they are snoozed or paused."""
    days = (col(Derived.due), col(Contact.snoozed_until), col(Contact.paused_until))
    query = select(*_WHO, *days).join(Derived, col(Derived.contact_id) == col(Contact.id))
    mine = query.where(col(Contact.id).in_(people), col(Derived.due).is_not(None))
    for number, uid, name, *told in session.execute(mine):
        yield number, ComesDue(_uid("due", uid), name, max(day for day in told if day))


def _uid(*parts: object) -> str:
    """An id that is the same whenever it is made of the same parts; whoever reads it learns nothing from it."""
    return str(uuid5(NAMESPACE_URL, "\n".join(map(str, ("netbook", *parts)))))
