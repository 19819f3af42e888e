"""The whole book as JSON, and back into an empty one, equal in every table."""

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from sqlalchemy import Table, select
from sqlalchemy.exc import IntegrityError
from sqlmodel import Session, SQLModel

from netbook.domain.vocabulary import CIRCLES, RULES
from netbook.errors import Conflict, Unreadable
from netbook.models import Circle, Rule
from netbook.storage import incoming, rows, transfer
from netbook.storage.journal import add_rows
from netbook.storage.migrate import SCHEMA_VERSION
from netbook.storage.rows import Row

VERSION = 1  # of the format
_HEAD = "netbook"
_GIVEN = (Circle, Rule)  # what a new book holds
# The tables in the order of the file, so that whoever reads it knows a row before others name it.
ORDER = (
    "circle",
    "rule",
    "preference",
    "tag",
    "contact",
    "alias",
    "contact_method",
    "contact_tag",
    "note",
    "fact",
    "occasion",
    "relation",
    "distinction",
    "appraisal",
    "origin",
    "interaction",
    "participation",
    "interaction_tag",
    "exchange",
    "followup",
    "inbox",
    "suggestion",
    "suggested_person",
    "review",
    "review_item",
    "account",
    "audience_snapshot",
    "follower",
)


def dump(session: Session) -> Iterator[str]:
    """The book as JSON text, a row a line; the same book gives the same text.

    The journal, what follows from the rows, and the search index stay behind.
    """
    head = json.dumps({"version": VERSION, "schema": SCHEMA_VERSION})
    yield f'{{\n"{_HEAD}": {head}'
    tables = rows.user_tables()
    assert set(ORDER) == set(tables), "every table has its place in the file"
    for name in ORDER:
        yield f',\n"{name}": ['
        before = "\n"
        for row in _stored(session, tables[name]):
            told = {column: rows.encode(value) for column, value in row.items()}
            yield before + json.dumps(told, ensure_ascii=False, allow_nan=False)
            before = ",\n"
        yield "\n]" if before != "\n" else "]"
    yield "\n}\n"


def _stored(session: Session, table: Table) -> Iterator[Row]:
    last = 0
    while True:
        query = select(table).where(table.c.id > last).order_by(table.c.id).limit(rows.CHUNK)
        found = [dict(row) for row in session.connection().execute(query).mappings()]
        yield from found
        if len(found) < rows.CHUNK:
            return
        last = found[-1]["id"]


def is_empty(session: Session) -> bool:
    """Whether the book holds what a new one does, and nothing else."""
    given = {rows.table_of(model).name for model in _GIVEN}
    others = (table for name, table in rows.user_tables().items() if name not in given)
    if any(session.connection().execute(select(table.c.id).limit(1)).first() for table in others):
        return False
    circles = [(each.key, each.name, each.capacity, each.cadence, each.late_after) for each in CIRCLES]
    rules = [(each.key, each.text, None) for each in RULES]
    return _held(session, Circle, ("key", "name", "capacity", "cadence", "late_after")) == circles and (
        _held(session, Rule, ("key", "text", "retired_on")) == rules
    )


def _held(session: Session, model: type[SQLModel], names: tuple[str, ...]) -> list[tuple[Any, ...]]:
    table = rows.table_of(model)
    query = select(*(table.c[name] for name in names)).order_by(table.c.position)
    return [tuple(row) for row in session.connection().execute(query)]


def restore(session: Session, tables: Iterable[tuple[str, Mapping[str, Any]]]) -> dict[str, int]:
    """Fill an empty book with the rows of another, each with its own id; how many there are of each table.

    ``tables`` are the names of tables and their rows, as ``formats.whole.tables`` gives them.

    Raises:
        Conflict: the book is not empty.
        Unreadable: a row is none of its table, or needs one that is not there; the caller has to roll back.
    """
    if not is_empty(session):
        raise Conflict("the book is not empty", "a whole book comes back into an empty one; --book names another")
    for model in _GIVEN:
        for given in session.scalars(select(model)):
            session.delete(given)
    session.flush()
    counts = dict.fromkeys(ORDER, 0)
    models = {rows.table_of(mapper.class_).name: mapper.class_ for mapper in SQLModel._sa_registry.mappers}
    for table, part in incoming.batches(_of_this_version(tables)):
        _add(session, models[table.name], table, part)
        counts[table.name] += len(part)
    incoming.check_references(session.connection())
    transfer.count_on(session.connection())
    return counts


def _of_this_version(tables: Iterable[tuple[str, Mapping[str, Any]]]) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """The rows, if the program that wrote them knew no more than this one."""
    for name, row in tables:
        if name != _HEAD:
            yield name, row
            continue
        schema = row.get("schema")
        if not isinstance(schema, str) or not (schema.isascii() and schema.isdigit() and len(schema) < 10):
            raise Unreadable("the file does not say of which version its tables are", "export the book again")
        if int(schema) > int(SCHEMA_VERSION):
            said = f"the file was written by a newer netbook (version {schema}, this one knows {SCHEMA_VERSION})"
            raise Unreadable(said, "upgrade netbook: pip install --upgrade netbook-crm")


def _add(session: Session, model: type[SQLModel], table: Table, part: list[Row]) -> None:
    """Add rows; of those that cannot stand together, say which."""
    try:
        with session.connection().begin_nested():
            add_rows(session, model, part)
    except IntegrityError:
        told = incoming.doubled(session.connection(), table, part)
        if told is None:
            raise
        raise told from None
