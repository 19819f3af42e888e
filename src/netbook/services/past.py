"""Which operation an id speaks of."""

from sqlmodel import Session, col, select

from netbook.domain.vocabulary import ID_LETTERS
from netbook.errors import NotFound, Unreadable
from netbook.models import Change, Operation
from netbook.services import ids

_TABLES = {letter: table for table, letter in ID_LETTERS.items()}


def operation_of(session: Session, text: str) -> int:
    """The operation of a number of the history, or the newest standing one that touched the row of an id.

    Raises:
        Unreadable: it is neither.
        NotFound: no operation touched it.
    """
    bare = text.strip().removeprefix("#")
    if bare.isascii() and bare.isdigit():
        return int(bare) if len(bare) < 19 else 0  # no book has as many, and no operation is #0
    parts = ids.split(text)
    if parts is None:
        raise Unreadable(f"{text!r} is no id", "netbook history shows the numbers")
    query = (
        select(Change.operation_id)
        .join(Operation, col(Operation.id) == col(Change.operation_id))
        .where(Change.table == _TABLES[parts[0]], Change.row_id == parts[1])
        .where(col(Operation.undone_at).is_(None))
        .order_by(col(Change.id).desc())
    )
    found = session.exec(query).first()
    if found is None:
        raise NotFound(f"nothing that was done touched {text}", "netbook history shows what was")
    return found
