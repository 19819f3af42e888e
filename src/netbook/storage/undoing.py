"""Undo and redo: an operation's changes taken back or done again as a whole, or refused with the reason."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import (
    BindParameter,
    Column,
    ColumnElement,
    Connection,
    FromClause,
    Table,
    bindparam,
    delete,
    exists,
    insert,
    select,
    true,
    update,
)
from sqlalchemy import Row as Result

from netbook.domain.vocabulary import ID_LETTERS
from netbook.errors import Conflict, NotFound
from netbook.models.columns import utc_now
from netbook.models.journal import Change, Meta, Operation
from netbook.storage import derived, rows
from netbook.storage.derived import Touched
from netbook.storage.journal import REDO
from netbook.storage.rows import Row

_AT_ONCE = 5_000  # changes read at a time


@dataclass(frozen=True, slots=True)
class Undone:
    """The operation that was undone or redone, and when it was first done."""

    id: int
    label: str
    at: datetime


@dataclass(frozen=True, slots=True)
class _Step:
    """One row that has to be ``was`` and becomes ``becomes``; none stands for no row."""

    table: Table
    row_id: int
    was: Row | None
    becomes: Row | None


def undo(connection: Connection, operation_id: int | None) -> Undone:
    """Take back an operation, by default the newest; the caller commits.

    Raises:
        NotFound: there is no such operation, or nothing to undo.
        Conflict: something changed since, or still refers to what would go.
    """
    operation = _to_undo(connection, operation_id)
    _apply(connection, operation.id, _steps(connection, operation.id, backward=True))
    _mark(connection, operation.id, utc_now())
    _store_waiting(connection, [*_waiting(connection), operation.id])
    return Undone(operation.id, operation.label, operation.at)


def redo(connection: Connection) -> Undone:
    """Do the operation again that was undone last; the caller commits.

    Raises:
        NotFound: nothing was undone, or something new was done since.
        Conflict: the book changed in a way that forbids it.
    """
    waiting = _waiting(connection)
    if not waiting:
        raise NotFound("nothing to redo", "only what was undone last, with nothing new done since, can be redone")
    operation = _operation(connection, waiting[-1])
    _apply(connection, operation.id, _steps(connection, operation.id, backward=False))
    _mark(connection, operation.id, None)
    _store_waiting(connection, waiting[:-1])
    return Undone(operation.id, operation.label, operation.at)


def _operation(connection: Connection, operation_id: int) -> Result[Any]:
    table = rows.table_of(Operation)
    found = connection.execute(select(table).where(table.c.id == operation_id)).one_or_none()
    if found is None:
        raise NotFound(f"there is no operation #{operation_id}", "netbook history lists them")
    return found


def _to_undo(connection: Connection, operation_id: int | None) -> Result[Any]:
    if operation_id is not None:
        found = _operation(connection, operation_id)
        if found.undone_at is not None:
            raise Conflict(f"#{operation_id} is undone already", "netbook history lists what can be undone")
        return found
    table = rows.table_of(Operation)
    newest = select(table).where(table.c.undone_at.is_(None)).order_by(table.c.id.desc()).limit(1)
    if (last := connection.execute(newest).one_or_none()) is None:
        raise NotFound("nothing to undo")
    return last


def _steps(connection: Connection, operation_id: int, *, backward: bool) -> Iterator[_Step]:
    """What the operation did in its order, or what takes it back in the other; an import has a million of them."""
    change, tables = rows.table_of(Change), rows.user_tables()
    mine = select(change).where(change.c.operation_id == operation_id).limit(_AT_ONCE)
    order, last = (change.c.id.desc(), None) if backward else (change.c.id, None)
    while True:
        beyond = true() if last is None else change.c.id < last if backward else change.c.id > last
        found = connection.execute(mine.where(beyond).order_by(order)).all()
        for one in found:
            was, becomes = (one.after, one.before) if backward else (one.before, one.after)
            yield _Step(tables[one.table], one.row_id, was, becomes)
        if len(found) < _AT_ONCE:
            return
        last = found[-1].id


def _mark(connection: Connection, operation_id: int, moment: datetime | None) -> None:
    table = rows.table_of(Operation)
    connection.execute(update(table).where(table.c.id == operation_id).values(undone_at=moment))


def _waiting(connection: Connection) -> list[int]:
    """The undone operations that can be redone, the next one last."""
    meta = rows.table_of(Meta)
    stored = connection.execute(select(meta.c.value).where(meta.c.key == REDO)).scalar()
    return [int(one) for one in stored.split()] if stored else []


def _store_waiting(connection: Connection, ids: Sequence[int]) -> None:
    meta = rows.table_of(Meta)
    connection.execute(delete(meta).where(meta.c.key == REDO))
    if ids:
        connection.execute(insert(meta).values(key=REDO, value=" ".join(map(str, ids))))


def _apply(connection: Connection, operation_id: int, steps: Iterable[_Step]) -> None:
    touched = Touched()
    gone, there = defaultdict[str, set[int]](set), defaultdict[str, set[int]](set)
    for run in _runs(steps):
        table = run[0].table
        stored = rows.read(connection, table, [step.row_id for step in run])
        for step in run:
            if not rows.same(table, stored.get(step.row_id), step.was):
                raise _changed(connection, operation_id, step, stored.get(step.row_id))
            touched.note(table.name, step.row_id, step.was, step.becomes)
            (gone if step.becomes is None else there)[table.name].add(step.row_id)
        _write(connection, table, run)
    _check_references(connection, operation_id, gone, there)
    derived.refresh(connection, touched)


def _runs(steps: Iterable[_Step]) -> Iterator[list[_Step]]:
    """Neighbouring steps that one statement can do: one table, one kind, no row twice."""
    run: list[_Step] = []
    ids: set[int] = set()
    for step in steps:
        if run and (_kind(run[0]) != _kind(step) or step.row_id in ids or len(run) == rows.CHUNK):
            yield run
            run, ids = [], set()
        run.append(step)
        ids.add(step.row_id)
    if run:
        yield run


def _kind(step: _Step) -> tuple[str, bool, bool]:
    return step.table.name, step.was is None, step.becomes is None


def _write(connection: Connection, table: Table, run: list[_Step]) -> None:
    values = [rows.decode(table, step.becomes) for step in run if step.becomes is not None]
    if not values:
        connection.execute(delete(table).where(table.c.id.in_([step.row_id for step in run])))
    elif run[0].was is None:
        connection.execute(insert(table), values)
    else:
        names = [name for name in values[0] if name != "id"]
        changed: dict[str, BindParameter[Any]] = {name: bindparam(f"new_{name}") for name in names}
        statement = update(table).where(table.c.id == bindparam("row_id")).values(changed)
        named = [{"row_id": one["id"], **{f"new_{name}": one[name] for name in names}} for one in values]
        connection.execute(statement, named)


def _check_references(
    connection: Connection, operation_id: int, gone: Mapping[str, set[int]], there: Mapping[str, set[int]]
) -> None:
    """Refuse before the commit does, which could not say who is to blame."""
    for table in rows.user_tables().values():
        for key in table.foreign_keys:
            parent = key.column.table
            for part in rows.chunks(sorted(gone.get(parent.description, ()))):
                _refuse_dangling(connection, operation_id, table, key.parent, parent, key.parent.in_(part))
            for part in rows.chunks(sorted(there.get(table.name, ()))):
                _refuse_dangling(connection, operation_id, table, key.parent, parent, table.c.id.in_(part))


def _refuse_dangling(
    connection: Connection,
    operation_id: int,
    child: Table,
    column: Column[int],
    parent: FromClause,
    among: ColumnElement[bool],
) -> None:
    there = parent.alias()
    gone = ~exists(select(there.c.id).where(there.c.id == column))
    found = connection.execute(
        select(child.c.id, column.label("needs")).where(column.is_not(None), among, gone).limit(1)
    ).one_or_none()
    if found is None:
        return
    stored = rows.read(connection, child, [found.id])[found.id]
    needed = _name(parent.description, found.needs, None)
    by = _later(connection, operation_id, child.name, found.id) or _later(
        connection, operation_id, parent.description, found.needs
    )
    raise Conflict(
        f"{_name(child.name, found.id, stored)} needs {needed}, which would be gone{by}; nothing was changed",
        "undo that first; netbook history lists what was done",
    )


def _changed(connection: Connection, operation_id: int, step: _Step, stored: Row | None) -> Conflict:
    what = _name(step.table.name, step.row_id, stored or step.was or step.becomes)
    by = _later(connection, operation_id, step.table.name, step.row_id)
    return Conflict(
        f"{what} has changed since{by}; nothing was changed now",
        "undo that first; netbook history lists what was done",
    )


def _later(connection: Connection, operation_id: int, table: str, row_id: int) -> str:
    """Which other operation touched a row last, as the end of a sentence."""
    operation, change = rows.table_of(Operation), rows.table_of(Change)
    found = connection.execute(
        select(operation.c.id, operation.c.label)
        .join(change, change.c.operation_id == operation.c.id)
        .where(change.c.table == table, change.c.row_id == row_id)
        .where(operation.c.undone_at.is_(None), operation.c.id > operation_id)
        .order_by(operation.c.id.desc())
        .limit(1)
    ).one_or_none()
    return f", by #{found.id} '{found.label}'" if found else ""


def _name(table: str, row_id: int, row: Row | None) -> str:
    """A row as people see it: p7, or what it hangs on."""
    if table in ID_LETTERS:
        return f"{ID_LETTERS[table]}{row_id}"
    noun = table.replace("_", " ")
    for column, letter in (("contact_id", "p"), ("interaction_id", "i")):
        if row and row.get(column) is not None:
            return f"the {noun} of {letter}{row[column]}"
    return f"the {noun} {row_id}"
