"""*Done* for a person: you talked, and there is nothing to note."""

from datetime import date

from sqlmodel import Session

from netbook.models import Contact, Interaction, Participation, key_of
from netbook.services import ids


def talked(session: Session, contact: Contact, today: date) -> str:
    """Log a conversation with a person today; its id."""
    interaction = Interaction(on=today, kind="conversation", text=f"Talked with {contact.name}")
    session.add(interaction)
    session.flush()
    session.add(Participation(interaction_id=key_of(interaction), contact_id=key_of(contact), role="present"))
    session.flush()
    return ids.show(ids.INTERACTION, interaction.id)
