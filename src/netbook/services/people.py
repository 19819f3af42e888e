"""One person: everything, or the few lines of a card."""

from collections.abc import Iterable
from datetime import date

from sqlmodel import Session, col, select
from sqlmodel.sql.expression import SelectOfScalar

from netbook.domain import curation
from netbook.domain.cadence import due_on, effective, next_occasion
from netbook.domain.metrics import METRICS
from netbook.domain.views import (
    FactView,
    MethodView,
    Named,
    NoteView,
    OccasionView,
    PersonCard,
    PersonView,
)
from netbook.domain.vocabulary import OPEN
from netbook.models import (
    Alias,
    Contact,
    ContactMethod,
    Derived,
    Fact,
    FollowUp,
    Interaction,
    Note,
    Occasion,
    Participation,
    key_of,
)
from netbook.services import exchanges, followups, ids, measures, relations, reports, tagging, upkeep
from netbook.storage.rows import chunks


def view(session: Session, contact: Contact, today: date, as_of: date | None = None) -> PersonView:
    """Everything about one person, the whole timeline newest first; with ``as_of`` as measured on another day."""
    standing, history = upkeep.standing(session, contact), measures.history_of(session, contact, as_of or today)
    shown = history.standing if as_of else standing
    cadence, source = effective(standing.own, standing.tags, standing.circle)
    through = session.get(Contact, contact.introduced_by) if contact.introduced_by else None
    happened = session.exec(
        select(Interaction)
        .join(Participation, col(Participation.interaction_id) == col(Interaction.id))
        .where(Participation.contact_id == contact.id)
        .order_by(col(Interaction.on).desc(), col(Interaction.id).desc())
    ).all()
    promised = session.exec(
        select(FollowUp).where(FollowUp.contact_id == contact.id).order_by(col(FollowUp.due), col(FollowUp.id))
    ).all()
    return PersonView(
        id=ids.show(ids.PERSON, contact.id),
        uid=contact.uid,
        name=contact.name,
        aliases=tuple(session.exec(select(Alias.name).where(Alias.contact_id == contact.id))),
        organisation=contact.organisation,
        title=contact.title,
        city=contact.city,
        met=contact.met,
        met_on=contact.met_on,
        introduced_by=Named(ids.show(ids.PERSON, through.id), through.name) if through else None,
        circle=contact.circle,
        cadence=cadence,
        cadence_from=source,
        tags=tuple(name for name, _ in tagging.tags_of_people(session, [key_of(contact)]).get(key_of(contact), [])),
        methods=ways(session, contact),
        occasions=_occasions(session, contact, today),
        relations=relations.of(session, contact),
        facts=tuple(
            FactView(fact.on, fact.key, fact.value)
            for fact in session.exec(select(Fact).where(Fact.contact_id == contact.id).order_by(col(Fact.key)))
        ),
        notes=tuple(NoteView(note.on, note.text) for note in session.exec(_notes(contact))),
        about=contact.about,
        last=shown.last,
        due=due_on(shown),
        vetted=session.exec(select(Derived.vetted).where(Derived.contact_id == contact.id)).first() or curation.OPEN,
        metrics=measures.explained(history),
        tie_by_month=measures.tie_by_month(history),
        snoozed_until=contact.snoozed_until,
        paused_until=contact.paused_until,
        archived=standing.archived,
        follow_ups=tuple(
            reports.follow_up_view(session, row) for row in sorted(promised, key=lambda row: row.state != OPEN)
        ),
        exchanges=exchanges.of(session, contact),
        interactions=tuple(reports.interaction_views(session, happened)),
    )


_RECENT = 3  # conversations on a card


def rows(session: Session, numbers: Iterable[int]) -> list[Contact]:
    """People by row, in the order of their rows."""
    return [
        contact
        for part in chunks(sorted(numbers))
        for contact in session.exec(select(Contact).where(col(Contact.id).in_(part)).order_by(col(Contact.id)))
    ]


def still_there(session: Session, numbers: Iterable[int]) -> set[int]:
    """Those of some rows that are people of the book."""
    parts = chunks(sorted(numbers))
    return {row for part in parts for row in session.exec(select(Contact.id).where(col(Contact.id).in_(part))) if row}


def card(session: Session, contact: Contact, today: date) -> PersonCard:
    """A person in a few lines."""
    number = key_of(contact)
    derived = session.get(Derived, number)
    owed = [reports.follow_up_view(session, row) for row in followups.open_of(session, contact)]
    recent = session.exec(
        select(Interaction)
        .join(Participation, col(Participation.interaction_id) == col(Interaction.id))
        .where(Participation.contact_id == number, Participation.role == "present")
        .order_by(col(Interaction.on).desc(), col(Interaction.id).desc())
        .limit(_RECENT)
    ).all()
    note = session.exec(_notes(contact).limit(1)).first()
    return PersonCard(
        id=ids.show(ids.PERSON, number),
        name=contact.name,
        title=contact.title,
        organisation=contact.organisation,
        city=contact.city,
        circle=contact.circle,
        cadence=derived.cadence if derived else None,
        tags=tuple(name for name, _ in tagging.tags_of_people(session, [number]).get(number, [])),
        vetted=derived.vetted if derived else curation.OPEN,
        due=derived.due if derived else None,
        metrics=measures.values(session, [number], list(METRICS), today)[number],
        you_owe=tuple(each for each in owed if each.side != "them"),
        they_owe=tuple(each for each in owed if each.side == "them"),
        recent=tuple(reports.interaction_views(session, recent)),
        note=NoteView(note.on, note.text) if note else None,
        reach=ways(session, contact),
    )


def _notes(contact: Contact) -> SelectOfScalar[Note]:
    """The notes on a person, newest first."""
    return select(Note).where(Note.contact_id == contact.id).order_by(col(Note.on).desc(), col(Note.id).desc())


def ways(session: Session, contact: Contact) -> tuple[MethodView, ...]:
    """How somebody is reached."""
    query = select(ContactMethod).where(ContactMethod.contact_id == contact.id).order_by(col(ContactMethod.id))
    return tuple(
        MethodView(row.kind, row.value, row.normalised, row.platform, row.label) for row in session.exec(query)
    )


def _occasions(session: Session, contact: Contact, today: date) -> tuple[OccasionView, ...]:
    query = select(Occasion).where(Occasion.contact_id == contact.id).order_by(col(Occasion.id))
    return tuple(
        OccasionView(
            ids.show(ids.OCCASION, row.id),
            row.kind,
            row.month,
            row.day,
            row.year,
            next_occasion(row.month, row.day, today),
        )
        for row in session.exec(query)
    )
