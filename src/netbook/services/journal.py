"""What was written down, read back and taken out again."""

from collections.abc import Sequence
from datetime import date, timedelta

from sqlmodel import Session, col, select

from netbook.config import Settings
from netbook.domain.text import clean
from netbook.domain.views import FollowUpView, InteractionView
from netbook.errors import NetbookError
from netbook.models import FollowUp
from netbook.services import interactions, reports, tagging


def promised(session: Session, text: str) -> Sequence[FollowUpView]:
    """The follow-ups that arose from an interaction, the closed ones too, by their day.

    Raises:
        Unreadable: it is no such id.
        NotFound: there is none.
    """
    interaction = interactions.get(session, text)
    query = select(FollowUp).where(FollowUp.interaction_id == interaction.id)
    rows = session.exec(query.order_by(col(FollowUp.due), col(FollowUp.id))).all()
    return [reports.follow_up_view(session, row) for row in rows]


def annotate(session: Session, text: str, notes: str) -> InteractionView:
    """Put other notes on an interaction, empty ones for none; what it is now.

    Raises:
        Unreadable: it is no such id.
        NotFound: there is none.
    """
    interaction = interactions.get(session, text)
    interaction.notes = clean(notes).strip() or None
    session.add(interaction)
    session.flush()
    return reports.interaction_views(session, [interaction])[0]


def told_on(session: Session, text: str, settings: Settings) -> date:
    """The day on which the line of an interaction tells of the day it was: of ``yesterday``, the day after.

    Raises:
        Unreadable: it is no such id.
        NotFound: there is none.
    """
    interaction = interactions.get(session, text)
    on, typed = interaction.on, interaction.created_at.date()
    for day in (on, typed, on + timedelta(days=1)):
        try:
            reading = interactions.read_line(session, interaction.text, day, settings)
        except NetbookError:  # brought from elsewhere: it is no line
            break
        if reading.on == on:
            return day
    return on


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
