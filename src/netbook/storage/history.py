"""What was done, newest first."""

from collections import defaultdict

from sqlalchemy import ColumnElement, Connection, and_, or_, select

from netbook.domain.views import OperationView
from netbook.models.journal import Change, Operation
from netbook.storage import rows


def history(connection: Connection, *, limit: int | None, contact: int | None, touched: bool) -> list[OperationView]:
    """The newest operations; with ``contact``, those that touched the person or what hangs on them."""
    operation, change = rows.table_of(Operation), rows.table_of(Change)
    newest = select(operation).order_by(operation.c.id.desc()).limit(limit)
    if contact is not None:
        newest = newest.where(operation.c.id.in_(select(change.c.operation_id).where(_about(contact))))
    found = connection.execute(newest).all()
    rows_of = _touched(connection, [one.id for one in found]) if touched else {}
    return [
        OperationView(one.id, one.label, one.at, one.source, one.undone_at is not None, tuple(rows_of.get(one.id, ())))
        for one in found
    ]


def _about(contact: int) -> ColumnElement[bool]:
    change = rows.table_of(Change)
    ends = [end[key].as_integer() for end in (change.c.before, change.c.after) for key in ("contact_id", "other_id")]
    return or_(and_(change.c.table == "contact", change.c.row_id == contact), *(end == contact for end in ends))


def _touched(connection: Connection, operations: list[int]) -> dict[int, list[tuple[str, int]]]:
    change = rows.table_of(Change)
    found: dict[int, dict[tuple[str, int], None]] = defaultdict(dict)  # a dict keeps the order and each row once
    for part in rows.chunks(operations):
        wanted = select(change.c.operation_id, change.c.table, change.c.row_id)
        for one in connection.execute(wanted.where(change.c.operation_id.in_(part)).order_by(change.c.id)):
            found[one.operation_id][one.table, one.row_id] = None
    return {operation: list(touched) for operation, touched in found.items()}
