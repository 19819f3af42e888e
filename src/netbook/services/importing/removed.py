"""What the user took away again of what another book brought, so that it does not come back with the same file."""

from collections.abc import Iterable, Iterator
from typing import Any

from sqlalchemy import select
from sqlmodel import Session, col

from netbook.models import Change, Operation
from netbook.storage.rows import chunks


def removed(session: Session, table: str) -> list[dict[str, Any]]:
    """The rows of a table that were deleted, as they were; not those whose coming or going was undone."""
    query = select(col(Change.before)).where(col(Change.table) == table, col(Change.after).is_(None))
    return [before for (before,) in session.execute(_in_effect(query)) if before]


def left(session: Session, people: Iterable[int], column: str) -> Iterator[tuple[int, Any]]:
    """Values of a column that people had, and have no more."""
    changed = col(Change.before).is_not(None), col(Change.after).is_not(None)
    for part in chunks(people):
        query = select(col(Change.row_id), col(Change.before), col(Change.after)).where(
            col(Change.table) == "contact", col(Change.row_id).in_(part), *changed
        )
        for number, before, after in session.execute(_in_effect(query)):
            if column in before and before[column] != after.get(column):
                yield number, before[column]


def _in_effect(query: Any) -> Any:
    return query.join(Operation, col(Operation.id) == col(Change.operation_id)).where(
        col(Operation.undone_at).is_(None)
    )
