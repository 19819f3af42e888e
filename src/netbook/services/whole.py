"""The whole book as JSON, and back into an empty one, equal in every table."""

import json
from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, date, datetime
from typing import Any, TypeVar

from sqlalchemy import JSON, Column, Date, DateTime, Integer, Table, exists, select
from sqlalchemy import Boolean as Truth
from sqlmodel import Session, SQLModel

from netbook.domain.text import clean
from netbook.errors import Conflict, Unreadable
from netbook.models import Circle, Rule
from netbook.storage import rows, transfer
from netbook.storage.journal import add_rows
from netbook.storage.migrate import SCHEMA_VERSION
from netbook.storage.rows import Row

T = TypeVar("T")

VERSION = 1  # of the format
_GIVEN = (Circle, Rule)  # what a new book holds


def dump(session: Session) -> Iterator[str]:
    """The book as JSON text, a row a line; the same book gives the same text.

    The journal, what follows from the rows, and the search index stay behind.
    """
    head = json.dumps({"version": VERSION, "schema": SCHEMA_VERSION})
    yield f'{{\n"netbook": {head}'
    for name, table in sorted(rows.user_tables().items()):
        yield f',\n"{name}": ['
        before = "\n"
        for part in _parts(session, table):
            for row in part:
                told = {column: rows.encode(value) for column, value in row.items()}
                yield before + json.dumps(told, ensure_ascii=False)
                before = ",\n"
        yield "\n]" if before != "\n" else "]"
    yield "\n}\n"


def _parts(session: Session, table: Table) -> Iterator[list[Row]]:
    last = 0
    while True:
        query = select(table).where(table.c.id > last).order_by(table.c.id).limit(rows.CHUNK)
        found = [dict(row) for row in session.connection().execute(query).mappings()]
        if not found:
            return
        yield found
        last = found[-1]["id"]


def is_empty(session: Session) -> bool:
    """Whether nothing was written into the book yet."""
    given = {rows.table_of(model).name for model in _GIVEN}
    others = (table for name, table in rows.user_tables().items() if name not in given)
    return not any(session.connection().execute(select(table.c.id).limit(1)).first() for table in others)


def restore(session: Session, tables: Iterable[tuple[str, Mapping[str, Any]]]) -> dict[str, int]:
    """Fill an empty book with the rows of another, each with its own id; how many there are of each table.

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
    counts: dict[str, int] = dict.fromkeys(sorted(rows.user_tables()), 0)
    seen: dict[str, set[int]] = {name: set() for name in counts}
    waiting: list[Row] = []
    current = ""
    for name, row in tables:
        if name == "netbook":
            _check_head(row)
            continue
        if name not in counts:
            raise Unreadable(f"there is no table {clean(name)[:40]!r} in a book", "is it the JSON of another program?")
        if name != current or len(waiting) >= rows.CHUNK:
            _add(session, current, waiting)
            waiting, current = [], name
        waiting.append(_row(rows.user_tables()[name], row))
        if waiting[-1]["id"] in seen[name]:
            raise Unreadable(f"row {waiting[-1]['id']} of {name} is there twice", "export it again")
        seen[name].add(waiting[-1]["id"])
        counts[name] += 1
    _add(session, current, waiting)
    _check_references(session)
    transfer.count_on(session.connection())
    return counts


def _check_head(head: Mapping[str, Any]) -> None:
    if str(head.get("schema")) > SCHEMA_VERSION:
        raise Unreadable("the file was written by a newer netbook", "upgrade netbook")


def _add(session: Session, name: str, waiting: list[Row]) -> None:
    if not waiting:
        return
    model = next(each for each in _models() if rows.table_of(each).name == name)
    add_rows(session, model, waiting)


def _models() -> list[type[SQLModel]]:
    return [mapper.class_ for mapper in SQLModel._sa_registry.mappers]


def _row(table: Table, given: Mapping[str, Any]) -> Row:
    """A row as it may be stored: every column there, of its type, its text clean."""
    number = given.get("id")
    where = f"row {number if isinstance(number, int) else '?'} of {table.name}"
    if not isinstance(number, int) or isinstance(number, bool) or not 0 < number < 2**31:
        raise Unreadable(f"{where} has no id", "give what netbook export json wrote")
    unknown = [name for name in given if name not in table.c]
    if unknown:
        raise Unreadable(f"{where} has {clean(unknown[0])[:40]!r}, which there is not", "a newer netbook may know it")
    missing = rows.defaults(table, [column.name for column in table.c if column.name not in given])
    return {
        name: _value(column, given[name], where) if name in given else missing.get(name)
        for name, column in table.c.items()
    }


def _value(column: Column[Any], value: Any, where: str) -> Any:
    """A value of a column's type."""
    if value is None:
        if not column.nullable:
            raise Unreadable(f"{where} has no {column.name}", "give what netbook export json wrote")
        return None
    kind = rows.kind_of(column)
    try:
        if isinstance(kind, JSON):
            return _clean(value)
        if isinstance(kind, DateTime):
            found = datetime.fromisoformat(_text(value))
            return found if found.tzinfo else found.replace(tzinfo=UTC)
        if isinstance(kind, Date):
            return date.fromisoformat(_text(value))
        if isinstance(kind, Truth):
            return _of(bool, value)
        if isinstance(kind, Integer):
            return _of(int, value)
        return clean(_text(value))
    except (TypeError, ValueError):
        raise Unreadable(
            f"{where}: {column.name} cannot be {str(value)[:30]!r}", "mend the file, or export again"
        ) from None


def _text(value: Any) -> str:
    return _of(str, value)


def _of(kind: type[T], value: Any) -> T:
    if not isinstance(value, kind) or isinstance(value, bool) != (kind is bool):
        raise TypeError(kind.__name__)
    if isinstance(value, int) and not -(2**31) <= value < 2**31:
        raise ValueError(value)
    return value


def _clean(value: Any) -> Any:
    """JSON whose texts are clean."""
    if isinstance(value, str):
        return clean(value)
    if isinstance(value, list):
        return [_clean(each) for each in value]
    return {clean(key): _clean(each) for key, each in value.items()} if isinstance(value, dict) else value


def _check_references(session: Session) -> None:
    """See that every row finds those it needs, which the commit would refuse without a word on which."""
    for table in rows.user_tables().values():
        for key in table.foreign_keys:
            there = key.column.table.alias()
            gone = ~exists(select(there.c.id).where(there.c.id == key.parent))
            query = select(table.c.id, key.parent).where(key.parent.is_not(None), gone).limit(1)
            if found := session.connection().execute(query).first():
                needs = f"row {found[1]} of {key.column.table.name}"
                raise Unreadable(f"row {found[0]} of {table.name} needs {needs}, which is not there", "export it again")
