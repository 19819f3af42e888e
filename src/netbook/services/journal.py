"""What was written down, read back and taken out again."""

from collections.abc import Iterable

from sqlmodel import Session, col, select

from netbook.domain.text import fold
from netbook.domain.views import InteractionView
from netbook.models import FollowUp, Interaction
from netbook.services import interactions, reports, tagging


def entries(session: Session, words: Iterable[str] = (), most: int | None = None) -> list[InteractionView]:
    """Interactions newest first; words are looked for in names, places and texts, ``@word`` is a tag."""
    rows = session.exec(select(Interaction).order_by(col(Interaction.on).desc(), col(Interaction.id).desc()))
    wanted = [fold(word) for word in words]
    if not wanted:
        return reports.interaction_views(session, rows.fetchmany(most) if most else rows.all())
    views = reports.interaction_views(session, rows.all())
    found = [each for each in views if all(_speaks_of(each, word) for word in wanted)]
    return found[:most]


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


def _speaks_of(view: InteractionView, word: str) -> bool:
    if word.startswith(("@", "#")):
        return word[1:] in view.tags
    names = (named.name for named in (*view.people, *view.mentioned))
    return any(word in fold(text) for text in (*names, view.kind, view.place or "", view.text, view.notes or ""))
