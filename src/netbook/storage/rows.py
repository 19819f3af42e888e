"""Rows as the journal keeps them: plain dicts that JSON can hold and that compare equal when the rows do."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date, datetime, time
from functools import cache
from itertools import islice
from typing import Any, TypeVar

from pydantic.fields import FieldInfo
from sqlalchemy import Column, ColumnElement, Connection, Date, DateTime, Table, Time, TypeDecorator, func, select
from sqlalchemy.orm import Mapped
from sqlalchemy.types import TypeEngine
from sqlmodel import SQLModel

import netbook.models  # noqa: F401  registers every table
from netbook.models.derived import Derived
from netbook.models.journal import Change, Meta, Operation

Row = dict[str, Any]
T = TypeVar("T")

CHUNK = 500  # ids in one statement: SQLite before 3.32 takes 999 parameters
_BOOKKEEPING = frozenset(str(model.__tablename__) for model in (Operation, Change, Meta, Derived))


# Every note and fact moves a person's time of change, which is no reason to keep what else was done to them.
_ASIDE = frozenset(("updated_at",))


@cache
def user_tables() -> dict[str, Table]:
    """The tables that hold what the user wrote, by name; every one has an integer key ``id``."""
    tables = SQLModel.metadata.tables
    return {name: table for name, table in tables.items() if name not in _BOOKKEEPING}


def table_of(model: type[SQLModel]) -> Table:
    """The table behind a model."""
    return SQLModel.metadata.tables[str(model.__tablename__)]


def chunks(items: Iterable[T], size: int = CHUNK) -> Iterator[list[T]]:
    """Cut ``items`` into lists short enough for one statement."""
    rest = iter(items)
    while part := list(islice(rest, size)):
        yield part


def read(connection: Connection, table: Table, ids: Sequence[int]) -> dict[int, Row]:
    """The stored rows of ``table`` with these ids, by id."""
    found: dict[int, Row] = {}
    names = table.c.keys()
    for part in chunks(ids):
        stored = connection.execute(select(table).where(table.c.id.in_(part)))
        for row in encoded(table, (dict(zip(names, values, strict=True)) for values in stored)):
            found[row["id"]] = row
    return found


def by_value(column: Mapped[Any]) -> ColumnElement[Any]:
    """A column of numbers as a condition compares it, without that the database goes by an index of it."""
    return column + 0


def new_ids(connection: Connection, table: Table, count: int) -> list[int]:
    """Ids for so many new rows, as the database would number them; the caller holds the write lock."""
    if connection.dialect.name == "postgresql":
        sequence = func.nextval(func.pg_get_serial_sequence(table.name, "id"))
        return list(connection.execute(select(sequence).select_from(func.generate_series(1, count))).scalars())
    highest = connection.execute(select(func.coalesce(func.max(table.c.id), 0))).scalar_one()
    return list(range(highest + 1, highest + 1 + count))


def encode(value: Any) -> Any:
    """A column's value as JSON keeps it."""
    return value.isoformat() if isinstance(value, (date, time)) else value


def insert_many(connection: Connection, table: Table, columns: Sequence[str], values: Iterable[Sequence[Any]]) -> None:
    """Insert rows, their values in the order of ``columns``, by the driver itself, at half of what SQLAlchemy takes."""
    dialect = connection.dialect
    bound = [table.c[name].type.dialect_impl(dialect).bind_processor(dialect) for name in columns]
    special = [(place, process) for place, process in enumerate(bound) if process]
    ready = []
    for row in values:
        told = list(row)
        for place, process in special:
            told[place] = process(told[place])
        ready.append(tuple(told))
    quote = dialect.identifier_preparer.quote
    mark = "?" if dialect.paramstyle == "qmark" else "%s"
    names, marks = ", ".join(map(quote, columns)), ", ".join([mark] * len(columns))
    if ready:
        connection.exec_driver_sql(f"INSERT INTO {quote(table.name)} ({names}) VALUES ({marks})", ready)


def encoded(table: Table, values: Iterable[Row]) -> Iterator[Row]:
    """Rows that name every column, as ``read`` has them once they are stored."""
    days = [name for name, column in table.c.items() if isinstance(kind_of(column), Date | DateTime | Time)]
    for row in values:
        yield {**row, **{name: row[name].isoformat() for name in days if row[name] is not None}} if days else row


def decode(table: Table, row: Row) -> Row:
    """The values to store for a journalled row; a column that came later takes its model's default."""
    stored = {name: _decoded(table.c[name], value) for name, value in row.items() if name in table.c}
    fresh = [column.name for column in table.c if column.name not in row]
    return {**stored, **defaults(table, fresh)} if fresh else stored


def same(table: Table, stored: Row | None, journalled: Row | None) -> bool:
    """Whether a stored row is the journalled one, as far as the columns of then still exist."""
    if stored is None or journalled is None:
        return stored is journalled
    if stored == journalled:
        return True
    told = ((name, value) for name, value in journalled.items() if name in table.c and name not in _ASIDE)
    return all(stored[name] == value for name, value in told)


def _decoded(column: Column[Any], value: Any) -> Any:
    if value is None:
        return None
    kind = kind_of(column)
    if isinstance(kind, DateTime):
        return datetime.fromisoformat(value)
    if isinstance(kind, Date):
        return date.fromisoformat(value)
    return time.fromisoformat(value) if isinstance(kind, Time) else value


def kind_of(column: Column[Any]) -> TypeEngine[Any]:
    """What a column holds, whatever wraps it."""
    return column.type.impl_instance if isinstance(column.type, TypeDecorator) else column.type


def defaults(table: Table, names: Iterable[str]) -> Row:
    """What the table's model puts where nothing is said, for these columns."""
    fields = _fields(table.name)
    return {name: fields[name].get_default(call_default_factory=True) for name in names if name in fields}


def filler(table: Table, given: Iterable[str]) -> Callable[[], Row]:
    """What makes the other columns of a new row than those given, with a value of its own where each has one."""
    fields = _fields(table.name)
    missing = [column.name for column in table.c if column.name in fields and column.name not in {*given, "id"}]
    own = [name for name in missing if fields[name].default_factory]
    fixed = defaults(table, [name for name in missing if name not in own])
    return lambda: {**fixed, **defaults(table, own)}


@cache
def _fields(table: str) -> dict[str, FieldInfo]:
    for mapper in SQLModel._sa_registry.mappers:
        if mapper.local_table is SQLModel.metadata.tables[table]:
            fields: dict[str, FieldInfo] = mapper.class_.model_fields
            return fields
    return {}


def pointing_at(model: type[SQLModel]) -> list[Column[Any]]:
    """The columns of the user's tables that name rows of one of them."""
    target = table_of(model)
    return [
        key.parent
        for _, table in sorted(user_tables().items())
        for key in sorted(table.foreign_keys, key=lambda one: one.parent.name)
        if key.column.table is target
    ]
