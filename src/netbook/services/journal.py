"""What was written down, read back and taken out again."""

from sqlmodel import Session, select

from netbook.domain.views import InteractionView
from netbook.models import FollowUp
from netbook.services import interactions, reports, tagging


def remove(session: Session, text: str) -> InteractionView:
    """Delete an interaction, and the open follow-ups that arose from it; what it was.

    Raises:
        Unreadable: it is no such id.
        NotFound: there is none.
    """
    interaction = interactions.get(session, text)
    view = reports.interaction_views(session, [interaction])[0]
    tags = interactions.detach(session, interaction)
    interactions.forget_open(session, interaction)
    for follow_up in session.exec(select(FollowUp).where(FollowUp.interaction_id == interaction.id)):
        follow_up.interaction_id = None
        session.add(follow_up)
    session.flush()
    session.delete(interaction)
    session.flush()
    tagging.sweep(session, tags)
    return view
