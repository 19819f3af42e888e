"""Rows that come from a file: of the right types, cleaned, or refused with the table and the row."""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import UTC, date, datetime
from functools import cache, lru_cache, partial
from typing import Any

from pydantic_core import PydanticUndefined
from sqlalchemy import (
    JSON,
    Boolean,
    Column,
    Connection,
    Date,
    DateTime,
    Integer,
    Table,
    UniqueConstraint,
    exists,
    select,
    tuple_,
)

from netbook.domain.cadence import cadence_text
from netbook.domain.occasions import is_day
from netbook.domain.suggestions import STATES
from netbook.domain.text import clean, clean_json, clean_line
from netbook.domain.vocabulary import DONE, DROPPED, OPEN
from netbook.domain.when import is_repeat
from netbook.errors import Unreadable
from netbook.models import Circle, Contact
from netbook.storage import rows
from netbook.storage.rows import Row

_DAY = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)
_MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,6})?(?:Z|[+-]\d\d:\d\d)?", re.ASCII)
_CLOCK = re.compile(r"\d?\d:\d\d", re.ASCII)
_AGAIN = "export the book again, or mend the file"
_SHOWN = 40  # letters of what is wrong
_LONGEST_RULE = 1000  # letters of a cadence or a repeat
_MOST = 1 << 31  # of a number, in PostgreSQL
# The texts that may have several lines; a line break in any other would break a list.
_LONG = {
    ("contact", "about"),
    ("note", "text"),
    ("fact", "value"),
    ("interaction", "text"),
    ("interaction", "notes"),
    ("exchange", "note"),
    ("followup", "what"),
    ("inbox", "text"),
    ("rule", "text"),
}


def _remembered(known: Callable[[str], bool]) -> Callable[[str], bool]:
    """The same, asked once about each of the few short texts that stand in thousands of rows."""
    remembered = lru_cache(1000)(known)
    return lambda value: len(value) <= _LONGEST_RULE and remembered(value)


def _is_cadence(value: str) -> bool:
    try:
        cadence_text(value)
    except Unreadable:
        return False
    return True


# What the book computes with, beyond its type; other words may be of a newer program.
_KNOWN: dict[tuple[str, str], Callable[[Any], bool]] = {
    ("contact", "name"): lambda value: bool(clean_line(value)),
    ("contact", "cadence"): _remembered(_is_cadence),
    ("tag", "cadence"): _remembered(_is_cadence),
    ("circle", "cadence"): _remembered(_is_cadence),
    ("circle", "late_after"): _remembered(_is_cadence),
    ("interaction", "at_time"): lambda value: bool(_CLOCK.fullmatch(value)),
    ("participation", "role"): lambda value: value in ("present", "mentioned"),
    ("followup", "side"): lambda value: value in ("me", "them"),
    ("followup", "state"): lambda value: value in (OPEN, DONE, DROPPED),
    ("followup", "repeat"): _remembered(is_repeat),
    ("suggestion", "at_time"): lambda value: bool(_CLOCK.fullmatch(value)),
    ("suggestion", "state"): lambda value: value in STATES,
    ("occasion", "month"): lambda value: 1 <= value <= 12,
    ("occasion", "day"): lambda value: 1 <= value <= 31,
    ("occasion", "year"): lambda value: 1 <= value <= 9999,
}


def row_of(table: Table, given: Mapping[str, Any]) -> Row:
    """The row of a table as it may be stored; a column that is not given takes its model's default.

    Raises:
        Unreadable: something of it is not what it should be.
    """
    number = given.get("id")
    if (
        not isinstance(number, int) or isinstance(number, bool) or not 0 < number < _MOST - 1
    ):  # one is left to go on with
        raise Unreadable(f"a row of {table.name} cannot have the id {_shown(number)}", _AGAIN)
    columns = _columns(table.name)
    if unknown := next((name for name in given if name not in columns), None):
        raise _wrong(table, number, f" has {_shown(unknown)}, which there is not")
    if len(given) < len(columns):
        missing = rows.defaults(table, [name for name in columns if name not in given])
        given = {**{name: _or_none(value) for name, value in missing.items()}, **given}
    found: Row = {}
    for name, (optional, read) in columns.items():
        value = given.get(name)
        if value is None:
            if not optional:
                raise _wrong(table, number, f" has no {name}")
            found[name] = None
            continue
        try:
            found[name] = read(value)
        except (ValueError, TypeError, OverflowError):
            raise _wrong(table, number, f": {name} cannot be {_shown(value)}") from None
    if table.name == "contact" and found["introduced_by"] == number:
        raise _wrong(table, number, ": nobody is introduced by themselves")
    if table.name == "distinction" and found["one_id"] >= found["other_id"]:
        raise _wrong(table, number, ": the lower id of the two comes first")
    if table.name == "occasion" and not is_day(found["month"], found["day"]):
        raise _wrong(table, number, f": month {found['month']} has no day {found['day']}")
    return found


def _or_none(value: Any) -> Any:
    return None if value is PydanticUndefined else value


def _wrong(table: Table, number: int, what: str) -> Unreadable:
    return Unreadable(f"row {number} of {table.name}{what}", _AGAIN)


def _shown(value: object) -> str:
    """A value, or how it begins, on one line."""
    said = repr(clean_line(value[: 2 * _SHOWN])) if isinstance(value, str) else clean_line(_brief(value))
    return said if len(said) <= _SHOWN else f"{said[:_SHOWN]}…"


def _brief(value: object) -> str:
    names: dict[type[object], str] = {dict: "an object", list: "a list", type(None): "nothing"}
    return names.get(type(value)) or str(value)


@cache
def _columns(table: str) -> dict[str, tuple[bool, Callable[[Any], Any]]]:
    """Of every column, whether it may be empty, and what reads a value of it; that raises ValueError or TypeError."""
    columns = rows.user_tables()[table].c.items()
    return {name: (bool(column.nullable), _reader(table, name, column)) for name, column in columns}


def _reader(table: str, name: str, column: Column[Any]) -> Callable[[Any], Any]:
    known = _KNOWN.get((table, name))
    read = _of_type(column, long=(table, name) in _LONG)
    return partial(_checked, read, known) if known else read


def _checked(read: Callable[[Any], Any], known: Callable[[Any], bool], value: Any) -> Any:
    found = read(value)
    if not known(found):
        raise ValueError
    return found


def _of_type(column: Column[Any], *, long: bool) -> Callable[[Any], Any]:
    kind = rows.kind_of(column)
    if isinstance(kind, JSON):
        return _object
    if isinstance(kind, DateTime):
        return _moment
    if isinstance(kind, Date):
        return _day
    if isinstance(kind, Boolean):
        return _truth
    if isinstance(kind, Integer):
        return _number
    return _text if long else _line


def _object(value: Any) -> Any:
    if not isinstance(value, dict):
        raise TypeError
    return clean_json(value)


def _moment(value: Any) -> datetime:
    if not _MOMENT.fullmatch(value):
        raise ValueError
    found = datetime.fromisoformat(value)
    return found.astimezone(UTC) if found.tzinfo else found.replace(tzinfo=UTC)


def _day(value: Any) -> date:
    if not _DAY.fullmatch(value):
        raise ValueError
    return date.fromisoformat(value)


def _truth(value: Any) -> bool:
    if not isinstance(value, bool):
        raise TypeError
    return value


def _number(value: Any) -> int:
    if not isinstance(value, int) or isinstance(value, bool) or not -_MOST <= value < _MOST:
        raise TypeError
    return value


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise TypeError
    return clean(value)


def _line(value: Any) -> str:
    found = _text(value)
    return clean_line(found) if "\n" in found or "\t" in found else found


def doubled(connection: Connection, table: Table, given: Sequence[Row]) -> Unreadable | None:
    """Which of these rows, none of which is stored, bears what one of them or a stored row bears alone."""
    unique = [key for key in table.constraints if isinstance(key, UniqueConstraint)]
    for key in (table.primary_key, *unique):
        names = [column.name for column in key.columns]
        bear = [(row["id"], tuple(row[name] for name in names)) for row in given]
        wanted = {values for _, values in bear}
        stored = select(*key.columns).where(tuple_(*key.columns).in_(wanted))
        seen = {tuple(row) for row in connection.execute(stored)}
        for number, values in bear:
            if values in seen:
                same = f" with the same {' and '.join(names)}" if names != ["id"] else ""
                return _wrong(table, number, f" is there twice{same}")
            seen.add(values)
    return None


def check_references(connection: Connection) -> None:
    """See that every stored row finds those it needs, which the commit would refuse without a word on which.

    Raises:
        Unreadable: one does not.
    """
    for table in rows.user_tables().values():
        for key in table.foreign_keys:
            there = key.column.table.alias()
            gone = ~exists(select(there.c.id).where(there.c.id == key.parent))
            loose = select(table.c.id, key.parent).where(key.parent.is_not(None), gone).order_by(table.c.id).limit(1)
            if found := connection.execute(loose).first():
                needed = f"row {found[1]} of {key.column.table.name}"
                raise _wrong(table, found[0], f" needs {needed}, which is not there")
    contact, circle = rows.table_of(Contact), rows.table_of(Circle)
    gone = ~exists(select(circle.c.id).where(circle.c.key == contact.c.circle))
    loose = select(contact.c.id, contact.c.circle).where(contact.c.circle.is_not(None), gone).limit(1)
    if found := connection.execute(loose).first():
        raise _wrong(contact, found[0], f" is in the circle {_shown(found[1])}, which is not there")


def batches(
    tables: Iterable[tuple[str, Mapping[str, Any]]], size: int = rows.CHUNK
) -> Iterable[tuple[Table, list[Row]]]:
    """The rows of a file as they may be stored, some of one table at a time.

    Raises:
        Unreadable: there is no such table, or something of a row is not what it should be.
    """
    current: Table | None = None
    waiting: list[Row] = []
    for name, given in tables:
        if current is None or name != current.name or len(waiting) >= size:
            if current is not None and waiting:
                yield current, waiting
            current, waiting = _table(name), []
        waiting.append(row_of(current, given))
    if current is not None and waiting:
        yield current, waiting


def _table(name: str) -> Table:
    found = rows.user_tables().get(name)
    if found is None:
        raise Unreadable(f"there is no table {_shown(name)} in a book", "give what netbook export json wrote")
    return found
