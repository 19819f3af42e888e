"""Lines that wait for a decision, kept word for word."""

from datetime import date

from sqlmodel import Session, col, select

from netbook.domain.text import clean
from netbook.domain.views import InboxView
from netbook.errors import NotFound
from netbook.models import InboxLine
from netbook.services import ids


def keep(session: Session, text: str, reason: str, today: date) -> InboxView:
    """Keep a line for later, with why it could not be written."""
    row = InboxLine(text=clean(text), on=today, reason=reason)
    session.add(row)
    session.flush()
    return _view(row)


def lines(session: Session) -> list[InboxView]:
    """The lines that wait, oldest first."""
    return [_view(row) for row in session.exec(select(InboxLine).order_by(col(InboxLine.id)))]


def get(session: Session, text: str) -> InboxLine:
    """The line of an id.

    Raises:
        Unreadable: it is no such id.
        NotFound: there is none.
    """
    found = session.get(InboxLine, ids.number(text, ids.INBOX))
    if found is None:
        raise NotFound(f"there is no inbox line {text}", "netbook inbox lists them")
    return found


def drop(session: Session, row: InboxLine) -> InboxView:
    """Let a line go; what it was."""
    view = _view(row)
    session.delete(row)
    session.flush()
    return view


def _view(row: InboxLine) -> InboxView:
    return InboxView(ids.show(ids.INBOX, row.id), row.on, row.text, row.reason)
