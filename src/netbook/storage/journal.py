"""The journal: what an operation changes is written down, before and after, in its own transaction."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any

from sqlalchemy import Connection, bindparam, delete, event, insert, inspect, select, update
from sqlmodel import Session, SQLModel

from netbook.domain.text import clean_line
from netbook.models.columns import utc_now
from netbook.models.journal import Change, Meta, Operation
from netbook.storage import derived, rows
from netbook.storage.derived import Touched
from netbook.storage.rows import Row

REDO = "redo"  # the meta key under which undone operations wait, newest last
_RECORDER = "netbook_recorder"
_SMALL = 1000  # an operation with more changes than this is not looked through for a net effect of nothing
_WRITING = re.compile(r"\b(?:insert\s+(?:or\s+\w+\s+)?into|replace\s+into|update|delete\s+from)\s+\"?(\w+)", re.I)


_LONGEST_LABEL = 200


def shown_label(label: str) -> str:
    """A label as it may be shown: one short line without control characters."""
    text = clean_line(label)
    return text if len(text) <= _LONGEST_LABEL else f"{text[: _LONGEST_LABEL - 1]}…"


class _Recorder:
    """What one operation has written down so far."""

    def __init__(self, connection: Connection, label: str, source: str) -> None:
        self.connection = connection
        self.label = shown_label(label)
        self.source = source
        self.operation_id: int | None = None
        self.flushing = False
        self.changes = 0
        self.before: dict[str, dict[int, Row]] = {}
        self.touched = Touched()

    def ensure_operation(self) -> int:
        """The operation's id, its row being written at the first change."""
        if self.operation_id is None:
            operation = rows.table_of(Operation)
            values = {"label": self.label, "source": self.source, "at": utc_now()}
            key = self.connection.execute(insert(operation).values(values)).inserted_primary_key
            assert key is not None
            self.operation_id = key[0]
            meta = rows.table_of(Meta)
            # What was undone before cannot be redone on top of something new.
            self.connection.execute(delete(meta).where(meta.c.key == REDO))
        return self.operation_id

    def forget_rolled_back(self) -> None:
        """After a savepoint is rolled back, see whether the operation's row went with it."""
        self.flushing = False
        operation = rows.table_of(Operation)
        if self.operation_id is not None and not self.connection.invalidated:
            known = select(operation.c.id).where(operation.c.id == self.operation_id)
            self.operation_id = self.connection.execute(known).scalar()

    def finish(self) -> None:
        """Settle the label, and drop an operation whose changes cancel out."""
        if self.operation_id is None:
            return
        operation, change = rows.table_of(Operation), rows.table_of(Change)
        if self._cancels_out():
            self.connection.execute(delete(change).where(change.c.operation_id == self.operation_id))
            self.connection.execute(delete(operation).where(operation.c.id == self.operation_id))
            return
        self.connection.execute(
            update(operation)
            .where(operation.c.id == self.operation_id, operation.c.label != self.label)
            .values(label=self.label)
        )

    def _cancels_out(self) -> bool:
        if self.changes > _SMALL:
            return False
        change = rows.table_of(Change)
        mine = select(change).where(change.c.operation_id == self.operation_id).order_by(change.c.id)
        ends: dict[tuple[str, int], tuple[Row | None, Row | None]] = {}
        for row in self.connection.execute(mine):
            first = ends.get((row.table, row.row_id), (row.before, None))[0]
            ends[row.table, row.row_id] = (first, row.after)
        return all(first == last for first, last in ends.values())


class RecordingSession(Session):
    """A session whose flushes are journalled."""


@contextmanager
def recording(connection: Connection, label: str, source: str) -> Iterator[Session]:
    """A session on ``connection`` that journals what it flushes; the caller commits.

    Raises:
        RuntimeError: a statement writes rows behind the session's back, which the journal cannot see.
    """
    recorder = _Recorder(connection, label, source)
    event.listen(connection, "before_cursor_execute", _guard(recorder))
    with RecordingSession(bind=connection, expire_on_commit=False) as session:
        session.info[_RECORDER] = recorder
        yield session
        session.flush()
        derived.refresh(connection, recorder.touched)
        recorder.finish()


def relabel(session: Session, label: str) -> None:
    """Say better what the running operation does, once that is known."""
    recorder: _Recorder = session.info[_RECORDER]
    recorder.label = shown_label(label)


def operation_id(session: Session) -> int | None:
    """The id of the running operation after a flush, or none while it has changed nothing."""
    recorder: _Recorder = session.info[_RECORDER]
    return recorder.operation_id


def add_rows(session: Session, model: type[SQLModel], given: Sequence[Row]) -> list[int]:
    """Add rows in great number, journalled as a flush is, many times as fast; their ids, in order.

    ``given`` names columns, all the same ones; the others take the model's defaults. Nothing is validated.
    """
    if not given:
        return []
    session.flush()
    recorder: _Recorder = session.info[_RECORDER]
    connection, table = recorder.connection, rows.table_of(model)
    ids = rows.new_ids(connection, table, len(given)) if "id" not in given[0] else [row["id"] for row in given]
    fill = rows.filler(table, given[0])
    values = [{**fill(), "id": number, **row} for number, row in zip(ids, given, strict=True)]
    names = table.c.keys()
    recorder.flushing = True
    rows.insert_many(connection, table, names, ([row[name] for name in names] for row in values))
    recorder.flushing = False
    _note(recorder, table.name, [(n, None, after) for n, after in zip(ids, rows.encoded(table, values), strict=True)])
    return ids


def change_rows(session: Session, model: type[SQLModel], changes: Mapping[int, Row]) -> None:
    """Change columns of rows in great number, by their ids, journalled as a flush is; what stays the same is left out.

    Objects of these rows that the session has loaded know nothing of it.
    """
    session.flush()
    recorder: _Recorder = session.info[_RECORDER]
    connection, table = recorder.connection, rows.table_of(model)
    for part in rows.chunks(changes):
        stored = rows.read(connection, table, part)
        after = {number: {**row, **_encoded(changes[number])} for number, row in stored.items()}
        changed = [number for number in after if after[number] != stored[number]]
        by_columns: dict[tuple[str, ...], list[Row]] = defaultdict(list)
        for number in changed:
            given = {f"new_{name}": value for name, value in changes[number].items()}
            by_columns[tuple(changes[number])].append({"row_id": number, **given})
        recorder.flushing = True
        for names, values in by_columns.items():
            new = {name: bindparam(f"new_{name}", type_=table.c[name].type) for name in names}
            connection.execute(update(table).where(table.c.id == bindparam("row_id")).values(new), values)
        recorder.flushing = False
        if changed:
            _note(recorder, table.name, [(number, stored[number], after[number]) for number in changed])


def _encoded(values: Row) -> Row:
    return {name: rows.encode(value) for name, value in values.items()}


def _note(recorder: _Recorder, table: str, ends: Sequence[tuple[int, Row | None, Row | None]]) -> None:
    """Write down what became of rows of one table."""
    operation = recorder.ensure_operation()
    for number, before, after in ends:
        recorder.touched.note(table, number, before, after)
    recorder.changes += len(ends)
    found = [(operation, table, number, before, after) for number, before, after in ends]
    rows.insert_many(recorder.connection, rows.table_of(Change), _CHANGE, found)


_CHANGE = ("operation_id", "table", "row_id", "before", "after")


def _guard(recorder: _Recorder) -> Any:
    def refuse_unseen(_c: object, _cursor: object, statement: str, *_rest: object) -> None:
        if recorder.flushing or statement[:6].upper() == "SELECT":
            return
        for table in _WRITING.findall(statement):
            if table.lower() in rows.user_tables():
                raise RuntimeError(
                    f"this statement writes the table {table} unseen by the journal: "
                    "change loaded objects of the session instead"
                )

    return refuse_unseen


def _stored_changes(session: Session) -> dict[str, list[int]]:
    """The ids of stored rows that the coming flush updates or deletes, by table."""
    touched: dict[str, list[int]] = defaultdict(list)
    for thing in [*(one for one in session.dirty if session.is_modified(one)), *session.deleted]:
        state = inspect(thing)
        name, key = state.mapper.local_table.name, state.identity[0]
        if name in rows.user_tables():
            if state.dict.get("id", key) != key:
                raise RuntimeError(f"the id of a row of {name} was changed, which the journal cannot follow")
            touched[name].append(key)
    return touched


@event.listens_for(RecordingSession, "before_flush")
def _remember(session: Session, *_context: object) -> None:
    recorder: _Recorder = session.info[_RECORDER]
    # The stored rows, not the attributes' history: that knows no value which was never loaded.
    recorder.before = {
        name: rows.read(recorder.connection, rows.user_tables()[name], ids)
        for name, ids in _stored_changes(session).items()
    }
    recorder.flushing = True


@event.listens_for(RecordingSession, "after_flush")
def _record(session: Session, _context: object) -> None:
    recorder: _Recorder = session.info[_RECORDER]
    recorder.flushing = False
    changes = [*_updates_and_deletes(recorder), *_inserts(session, recorder)]
    # A flush updates, then inserts, then deletes; undo goes through the same states backward, so that
    # a unique value which moved from row to row never stands twice.
    changes.sort(key=lambda one: (one["after"] is None, one["before"] is None))
    if not changes:
        return
    operation = recorder.ensure_operation()
    for change in changes:
        change["operation_id"] = operation
        recorder.touched.note(change["table"], change["row_id"], change["before"], change["after"])
    recorder.changes += len(changes)
    recorder.connection.execute(insert(rows.table_of(Change)), changes)


@event.listens_for(RecordingSession, "after_soft_rollback")
def _after_rollback(session: Session, previous: Any) -> None:
    if previous.nested:
        recorder: _Recorder = session.info[_RECORDER]
        recorder.forget_rolled_back()


def _inserts(session: Session, recorder: _Recorder) -> Iterator[Row]:
    added: dict[str, list[int]] = defaultdict(list)
    for thing in session.new:
        state = inspect(thing)
        if state.mapper.local_table.name in rows.user_tables():
            added[state.mapper.local_table.name].append(state.dict["id"])
    for name, ids in added.items():
        stored = rows.read(recorder.connection, rows.user_tables()[name], ids)
        for row_id in ids:
            yield {"table": name, "row_id": row_id, "before": None, "after": stored[row_id]}


def _updates_and_deletes(recorder: _Recorder) -> Iterator[Row]:
    for name, known in recorder.before.items():
        stored = rows.read(recorder.connection, rows.user_tables()[name], sorted(known))
        for row_id, before in sorted(known.items()):
            if before != (after := stored.get(row_id)):
                yield {"table": name, "row_id": row_id, "before": before, "after": after}
