"""Whether the journal can undo and redo what it says."""

from collections.abc import Iterator

from sqlalchemy import Connection, delete, func, select

from netbook.models.journal import Change, Meta, Operation
from netbook.storage.doctor.patient import MEND, RESTORE, Finding, Patient
from netbook.storage.journal import REDO
from netbook.storage.rows import chunks, table_of, user_tables


def look(patient: Patient) -> Iterator[Finding]:
    """Look for changes and redos that hang on nothing."""
    with patient.reading() as connection:
        yield from _changes(connection)
        if not _redo_is_whole(connection):
            yield Finding("what waits for a redo names operations that are not there", MEND, mendable=True)


def mend(patient: Patient) -> str:
    """Let go of what waits for a redo."""
    meta = table_of(Meta)
    with patient.writing() as connection:
        connection.execute(delete(meta).where(meta.c.key == REDO))
    return "nothing waits for a redo any more"


def _changes(connection: Connection) -> Iterator[Finding]:
    change, operation = table_of(Change), table_of(Operation)
    loose = select(func.count(), func.min(change.c.id)).where(
        ~select(operation.c.id).where(operation.c.id == change.c.operation_id).exists()
    )
    strange = select(func.count(), func.min(change.c.id)).where(change.c.table.not_in(user_tables()))
    asked = [(loose, "belongs to no operation"), (strange, "is of a table that there is not")]
    if connection.dialect.name == "sqlite":  # a server keeps JSON as such
        broken = [each.is_not(None) & (func.json_valid(each) == 0) for each in (change.c.before, change.c.after)]
        asked.append((select(func.count(), func.min(change.c.id)).where(broken[0] | broken[1]), "cannot be read"))
    for query, wrong in asked:
        count, first = connection.execute(query).one()
        if count:
            more = f" (and {count - 1} more like it)" if count > 1 else ""
            yield Finding(f"the change {first} of the journal {wrong}{more}", RESTORE)


def _redo_is_whole(connection: Connection) -> bool:
    meta, operation = table_of(Meta), table_of(Operation)
    stored = connection.execute(select(meta.c.value).where(meta.c.key == REDO)).scalar()
    waiting = (stored or "").split()
    if not all(each.isascii() and each.isdigit() for each in waiting):
        return False
    known = sum(
        connection.execute(
            select(func.count()).where(operation.c.id.in_(part), operation.c.undone_at.is_not(None))
        ).scalar_one()
        for part in chunks({int(each) for each in waiting})
    )
    return known == len(set(waiting))
