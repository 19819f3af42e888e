"""What and who is due."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from sqlalchemy import not_, select
from sqlmodel import Session, col

from netbook.domain.cadence import due_on, hidden_until, next_occasion
from netbook.domain.filters.terms import Days
from netbook.domain.occasions import OccasionAhead, in_words, years_on
from netbook.domain.views import DueItem
from netbook.domain.vocabulary import OPEN
from netbook.errors import Ambiguous
from netbook.models import Contact, Derived, FollowUp, Occasion
from netbook.services import conditions, followups, ids, upkeep
from netbook.services.conditions import Condition
from netbook.services.filtering import Filter


def due(
    session: Session, today: date, days: int = 0, asked: Filter | None = None, limit: int | None = None
) -> list[DueItem]:
    """Follow-ups, people and occasions due by ``days`` after ``today``, the longest due first.

    Raises:
        NotFound: the filter names somebody or a circle that is not in the book.
        Ambiguous: it names several people.
    """
    until = today + timedelta(days=days)
    among = [asked.people] if asked else []
    items = [
        *_follow_ups(session, today, until, among),
        *_people(session, today, until, among),
        *_occasions(session, today, until, among),
    ]
    items.sort(key=lambda item: (item.due, item.type, item.name or "", item.id))
    return items[:limit]


_WHO = (col(Contact.id), col(Contact.name), col(Contact.circle))
_SILENT = (col(Contact.snoozed_until), col(Contact.paused_until))
_FALLS = (col(Occasion.id), col(Occasion.kind), col(Occasion.month), col(Occasion.day), col(Occasion.year))
_MONTHS = 12
_PROMISED = (col(FollowUp.id), col(FollowUp.due), col(FollowUp.what), col(FollowUp.side), col(FollowUp.repeat))


def _follow_ups(session: Session, today: date, until: date, among: list[Condition]) -> Iterator[DueItem]:
    query = (
        select(*_PROMISED, *_WHO)
        .outerjoin(Contact, col(Contact.id) == col(FollowUp.contact_id))
        .outerjoin(Derived, col(Derived.contact_id) == col(Contact.id))
        .where(col(FollowUp.state) == OPEN, col(FollowUp.due) <= until, *among)
        .where(col(Contact.archived_at).is_(None), not_(conditions.after(Contact.paused_until, today)))
    )
    for number, day, what, side, repeat, who, name, circle in session.execute(query):
        yield DueItem(
            type="follow_up",
            id=ids.show(ids.FOLLOW_UP, number),
            due=day,
            late=(today - day).days,
            name=name,
            person=ids.show(ids.PERSON, who) if who else None,
            what=what,
            side=side,
            repeat=repeat,
            circle=circle,
        )


def _people(session: Session, today: date, until: date, among: list[Condition]) -> Iterator[DueItem]:
    standing = (col(Derived.cadence), col(Derived.last), col(Derived.due))
    query = (
        select(*_WHO, *_SILENT, *standing)
        .join(Derived, col(Derived.contact_id) == col(Contact.id))
        .where(conditions.due_by(Days(last=until), today), col(Contact.archived_at).is_(None), *among)
    )
    for number, name, circle, snoozed, paused, cadence, last, own in session.execute(query):
        day = max((own, *(until for until in (snoozed, paused) if until and until > today)))
        shown = ids.show(ids.PERSON, number)
        yield DueItem(
            type="person",
            id=shown,
            due=day,
            late=(today - day).days,
            name=name,
            person=shown,
            circle=circle,
            cadence=cadence,
            last=last,
        )


def _occasions(session: Session, today: date, until: date, among: list[Condition]) -> Iterator[DueItem]:
    for each in occasions(session, today, until, among):
        yield DueItem(
            type="occasion",
            id=each.id,
            due=each.on,
            late=-each.days,
            name=each.name,
            person=each.person,
            what=each.what,
            circle=each.circle,
        )


def occasions(
    session: Session, today: date, until: date, among: Sequence[Condition] = (), *, archived: bool = False
) -> list[OccasionAhead]:
    """The occasions up to a day, soonest first; not of people who are paused beyond theirs, nor of the archived.

    ``among`` are conditions on people; ``archived`` says that they settle what becomes of the archived.
    """
    query = (
        select(*_FALLS, *_WHO, col(Contact.paused_until))
        .join(Contact, col(Contact.id) == col(Occasion.contact_id))
        .join(Derived, col(Derived.contact_id) == col(Contact.id))
        .where(not_(conditions.after(Contact.paused_until, until)), *among)
    )
    if not archived:
        query = query.where(col(Contact.archived_at).is_(None))
    months = _months(today, until)
    if len(months) < _MONTHS:
        query = query.where(col(Occasion.month).in_(months))
    found = []
    for number, kind, month, day, year, who, name, circle, paused in session.execute(query):
        on = next_occasion(month, day, today)
        if on <= until and not (paused and paused > max(on, today)):
            years = years_on(on, year)
            found.append(
                OccasionAhead(
                    id=ids.show(ids.OCCASION, number),
                    on=on,
                    days=(on - today).days,
                    name=name,
                    person=ids.show(ids.PERSON, who),
                    kind=kind,
                    what=in_words(kind, years),
                    years=years,
                    month=month,
                    day=day,
                    year=year,
                    circle=circle,
                )
            )
    return sorted(found, key=lambda each: (each.on, each.name, int(each.id[1:])))


def _months(today: date, until: date) -> list[int]:
    """The months that a stretch of days touches."""
    count = (until.year - today.year) * _MONTHS + until.month - today.month
    return sorted({(today.month + ahead - 1) % _MONTHS + 1 for ahead in range(min(count, _MONTHS) + 1)})


def meant(session: Session, contact: Contact, today: date) -> FollowUp | None:
    """What a command such as ``done NAME`` speaks of: the person (none), or their one open follow-up.

    Raises:
        Ambiguous: it could be the person or a follow-up, or one of several.
    """
    promised = followups.open_of(session, contact)
    standing = upkeep.standing(session, contact)
    day = due_on(standing)
    person_due = day is not None and day <= today and hidden_until(standing, today) is None
    if not promised:
        return None
    if len(promised) == 1 and not person_due:
        return promised[0]
    listed = ", ".join(f"{ids.show(ids.FOLLOW_UP, row.id)} ({row.what or 'follow up'})" for row in promised[:8])
    whole = ids.show(ids.PERSON, contact.id)
    raise Ambiguous(
        f"several things are open with {contact.name}: {whole} (the person), {listed}",
        "give the id of the one you mean",
    )
