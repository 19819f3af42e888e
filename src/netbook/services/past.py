"""What was done in the book, and which operation an id speaks of."""

from array import array
from collections.abc import Sequence

from sqlmodel import Session, col, select

from netbook.domain.views import OperationView
from netbook.domain.vocabulary import ID_LETTERS
from netbook.errors import NotFound, Unreadable
from netbook.models import Change, Operation
from netbook.services import ids

_TABLES = {letter: table for table, letter in ID_LETTERS.items()}


def operations(session: Session, limit: int | None = None) -> Sequence[int]:
    """The numbers of all operations, or so many of them, the newest first."""
    return array("q", session.scalars(select(col(Operation.id)).order_by(col(Operation.id).desc()).limit(limit)))


def operation_views(session: Session, numbers: Sequence[int]) -> list[OperationView]:
    """The views of these operations, in their order."""
    found = {row.id: row for row in session.exec(select(Operation).where(col(Operation.id).in_(numbers)))}
    return [
        OperationView(number, row.label, row.at, row.source, row.undone_at is not None)
        for number in numbers
        if (row := found.get(number)) is not None
    ]


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
