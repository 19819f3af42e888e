"""Briefs: what one wants to know before one meets somebody."""

from collections.abc import Sequence
from datetime import date, timedelta

from sqlalchemy import Select, case, func, select
from sqlmodel import Session, col

from netbook.domain import asking
from netbook.domain.audience.identity import DAY
from netbook.domain.briefing import (
    AHEAD,
    BEFORE,
    FAMILY_RELATIONS,
    Ask,
    Balance,
    Brief,
    Following,
    Owed,
    PersonBrief,
    Talk,
    Tie,
    Upcoming,
    beginning,
    is_family,
)
from netbook.domain.cadence import due_on, effective, next_occasion
from netbook.domain.metrics import METRICS, tie_strength
from netbook.domain.views import FactView, Named, NoteView
from netbook.domain.when import Calendar
from netbook.models import (
    Account,
    Alias,
    Contact,
    Exchange,
    Fact,
    Follower,
    Interaction,
    Note,
    Occasion,
    Participation,
    key_of,
)
from netbook.services import acquaintances, followups, ids, measures, relations, tagging, upkeep
from netbook.services.audience.standing import HERE
from netbook.storage.rows import chunks

_TALKS = 3
_READ = 500  # texts that are read for what to ask, the newest


def brief(session: Session, contacts: Sequence[Contact], calendar: Calendar) -> Brief:
    """The brief before one meets some people; the same person twice counts once."""
    people = list({key_of(each): each for each in contacts}.values())
    views = tuple(_person(session, each, calendar) for each in people)
    if len(people) == 1:
        return Brief(views, None, (), ())
    shared = set.intersection(*(set(view.tags) for view in views))
    return Brief(
        people=views,
        together=_together(session, [key_of(each) for each in people], calendar.today),
        acquainted=acquaintances.among(session, people, calendar.today),
        shared_tags=tuple(tag for tag in views[0].tags if tag in shared),
    )


def _person(session: Session, contact: Contact, calendar: Calendar) -> PersonBrief:
    today, number = calendar.today, key_of(contact)
    standing = upkeep.standing(session, contact)
    through = session.get(Contact, contact.introduced_by) if contact.introduced_by else None
    talks = _talks(session, number, today)
    promised = [
        (row.side, Owed(ids.show(ids.FOLLOW_UP, row.id), row.due, row.what))
        for row in followups.open_of(session, contact)
    ]
    related, facts = relations.of(session, contact), _facts(session, number)
    family = tuple(each for each in related if each.kind in FAMILY_RELATIONS)
    return PersonBrief(
        id=ids.show(ids.PERSON, number),
        name=contact.name,
        aliases=_aliases(session, number),
        title=contact.title,
        organisation=contact.organisation,
        city=contact.city,
        circle=contact.circle,
        cadence=effective(standing.own, standing.tags, standing.circle)[0],
        tags=tuple(name for name, _ in tagging.tags_of_people(session, [number]).get(number, [])),
        archived=standing.archived,
        met=contact.met,
        met_on=contact.met_on,
        introduced_by=Named(ids.show(ids.PERSON, through.id), through.name) if through else None,
        about=contact.about,
        last=next((talk for talk in talks if not talk.spoken_of), None),
        due=due_on(standing),
        snoozed_until=contact.snoozed_until,
        paused_until=contact.paused_until,
        tie=_tie(session, contact, today),
        you_owe=tuple(owed for side, owed in promised if side != "them"),
        they_owe=tuple(owed for side, owed in promised if side == "them"),
        exchanges=_exchanges(session, number, today),
        occasions=_occasions(session, number, today),
        family=family,
        family_facts=tuple(fact for fact in facts if is_family(fact.key)),
        facts=tuple(fact for fact in facts if not is_family(fact.key)),
        note=_note(session, number),
        common=acquaintances.common(session, contact, related, today),
        following=_following(session, number),
        talks=talks,
        ask=_ask(session, contact, calendar),
    )


def _aliases(session: Session, number: int) -> tuple[str, ...]:
    query = select(col(Alias.name)).where(col(Alias.contact_id) == number).order_by(col(Alias.id))
    return tuple(session.execute(query).scalars())


_TALK = (
    col(Interaction.id),
    col(Interaction.on),
    col(Interaction.kind),
    col(Interaction.place),
    col(Interaction.text),
    col(Interaction.notes),
)


def _of(number: int, role: str, today: date) -> Select[int | None, date, str, str | None, str, str | None]:
    """The interactions in which a person had a role, the newest first."""
    return (
        select(*_TALK)
        .join(Participation, col(Participation.interaction_id) == col(Interaction.id))
        .where(col(Participation.contact_id) == number, col(Participation.role) == role)
        .where(col(Interaction.on) <= today)
        .order_by(col(Interaction.on).desc(), col(Interaction.id).desc())
    )


def _talk(
    row: int | None, on: date, kind: str, place: str | None, text: str, notes: str | None, *, spoken_of: bool = False
) -> Talk:
    return Talk(ids.show(ids.INTERACTION, row), on, kind, place, text, beginning(notes or ""), spoken_of)


def _talks(session: Session, number: int, today: date) -> tuple[Talk, ...]:
    """The last conversations; where there are few, those in which others spoke of the person too."""
    found = [_talk(*row) for row in session.execute(_of(number, "present", today).limit(_TALKS))]
    if len(found) < _TALKS:
        rows = session.execute(_of(number, "mentioned", today).limit(_TALKS - len(found)))
        found += [_talk(*row, spoken_of=True) for row in rows]
    return tuple(found)


def _together(session: Session, numbers: Sequence[int], today: date) -> Talk | None:
    """When all of some people were last present at once."""
    present = (
        select(col(Participation.interaction_id))
        .where(col(Participation.role) == "present", col(Participation.contact_id).in_(numbers))
        .group_by(col(Participation.interaction_id))
        .having(func.count(col(Participation.contact_id).distinct()) == len(numbers))
    )
    query = (
        select(*_TALK)
        .where(col(Interaction.id).in_(present), col(Interaction.on) <= today)
        .order_by(col(Interaction.on).desc(), col(Interaction.id).desc())
        .limit(1)
    )
    row = session.execute(query).first()
    return _talk(*row) if row else None


def _tie(session: Session, contact: Contact, today: date) -> Tie:
    history = measures.history_of(session, contact, today)
    now = {key: metric.measure(history) for key, metric in METRICS.items()}
    before = tie_strength.measure(history.on(today - timedelta(days=BEFORE)))
    health = now["health"]
    return Tie(
        strength=_number(now["tie"]),
        before=before,
        health=health if isinstance(health, str) else None,
        reciprocity=_number(now["reciprocity"]),
        reached_out=next((touch.initiator for touch in reversed(history.touches) if touch.initiator), None),
        unanswered=_number(now["unanswered"]),
    )


def _number(value: int | str | None) -> int | None:
    return value if isinstance(value, int) else None


def _exchanges(session: Session, number: int, today: date) -> tuple[Balance, ...]:
    query = (
        select(col(Exchange.kind), col(Exchange.direction), func.count())
        .where(col(Exchange.contact_id) == number, col(Exchange.on) <= today)
        .group_by(col(Exchange.kind), col(Exchange.direction))
        .order_by(func.count().desc(), col(Exchange.kind))
    )
    found: dict[str, dict[str, int]] = {}
    for kind, direction, count in session.execute(query):
        found.setdefault(kind, {})[direction] = count
    return tuple(Balance(kind, each.get("given", 0), each.get("received", 0)) for kind, each in found.items())


def _occasions(session: Session, number: int, today: date) -> tuple[Upcoming, ...]:
    columns = (col(Occasion.kind), col(Occasion.month), col(Occasion.day), col(Occasion.year))
    found = []
    for kind, month, day, year in session.execute(select(*columns).where(col(Occasion.contact_id) == number)):
        on = next_occasion(month, day, today)
        if (on - today).days <= AHEAD:
            years = on.year - year if year and on.year > year else None
            found.append(Upcoming(kind, on, (on - today).days, years, (month, day) == (2, 29)))
    return tuple(sorted(found, key=lambda each: (each.on, each.kind)))


def _facts(session: Session, number: int) -> tuple[FactView, ...]:
    query = select(col(Fact.on), col(Fact.key), col(Fact.value)).where(col(Fact.contact_id) == number)
    return tuple(FactView(*row) for row in session.execute(query.order_by(col(Fact.on).desc(), col(Fact.id).desc())))


def _following(session: Session, number: int) -> tuple[Following, ...]:
    """Where one follows the other now, by platform, those who follow for longest first."""
    columns = (col(Account.platform), col(Follower.since), case((HERE, True), else_=False), col(Follower.i_follow))
    query = select(*columns).join(Account, col(Account.id) == col(Follower.account_id))
    found: dict[str, Following] = {}
    for platform, since, here, followed in session.execute(
        query.where(col(Follower.contact_id) == number).order_by(
            col(Follower.since).asc().nulls_last(), Account.platform
        )
    ):
        before = found.get(platform, Following(platform, False, False, None))
        since = date.fromisoformat(since[:DAY]) if since and here else None
        found[platform] = Following(
            platform, before.follows_me or here, before.i_follow or followed, before.since or since
        )
    return tuple(each for each in found.values() if each.follows_me or each.i_follow)


def _note(session: Session, number: int) -> NoteView | None:
    row = session.execute(_notes(number).limit(1)).first()
    return NoteView(*row) if row else None


def _notes(number: int) -> Select[date, str]:
    query = select(col(Note.on), col(Note.text)).where(col(Note.contact_id) == number)
    return query.order_by(col(Note.on).desc(), col(Note.id).desc())


def _ask(session: Session, contact: Contact, calendar: Calendar) -> tuple[Ask, ...]:
    """What to ask a person, from the newest texts in which they were present and the notes on them."""
    number = key_of(contact)
    rows = session.execute(_of(number, "present", calendar.today).limit(_READ)).all()
    others = _others(session, [row[0] for row in rows], number)
    said = [
        asking.Said(on, text, notes, ids.show(ids.INTERACTION, row), tuple(others.get(row, ())))
        for row, on, _, _, text, notes in rows
    ]
    noted = session.execute(_notes(number).limit(_READ))
    said += [asking.Said(on, text, logged=False) for on, text in noted if on <= calendar.today]
    found = asking.questions(said, contact.name, calendar)
    return tuple(Ask(each.on, each.quote, each.day, each.why, each.source) for each in found)


def _others(session: Session, interactions: Sequence[int], number: int) -> dict[int, list[str]]:
    """The names of those who were present besides a person, by interaction."""
    found: dict[int, list[str]] = {}
    for part in chunks(interactions):
        query = (
            select(col(Participation.interaction_id), col(Contact.name))
            .join(Contact, col(Contact.id) == col(Participation.contact_id))
            .where(col(Participation.interaction_id).in_(part), col(Participation.role) == "present")
            .where(col(Participation.contact_id) != number)
            .order_by(col(Participation.id))
        )
        for row, name in session.execute(query):
            found.setdefault(row, []).append(name)
    return found
