"""The values of a row, each of its type and cleaned."""

import re
from datetime import date
from typing import TypeGuard

from netbook.domain.text import clean, clean_line
from netbook.errors import Unreadable
from netbook.formats.whole.rows import Row

_DAY = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)
_SHOWN = 30  # letters of a value that is no such value


def is_id(value: object) -> TypeGuard[int]:
    """Whether a value can be the id of a row."""
    return isinstance(value, int) and not isinstance(value, bool) and 0 < value < 1 << 31


def text(row: Row, column: str) -> str | None:
    """A text, perhaps of several lines; none where there is nothing.

    Raises:
        Unreadable: it is something else.
    """
    value = row.get(column)
    if value is not None and not isinstance(value, str):
        raise wrong(column, value)
    return clean(value).strip() or None if value else None


def line(row: Row, column: str) -> str | None:
    """A text of one line; none where there is nothing.

    Raises:
        Unreadable: it is something else.
    """
    found = text(row, column)
    return clean_line(found) or None if found else None


def needed(row: Row, column: str) -> str:
    """A text of one line that has to be there.

    Raises:
        Unreadable: it is not.
    """
    found = line(row, column)
    if found is None:
        raise wrong(column, row.get(column))
    return found


def day(row: Row, column: str) -> date | None:
    """A day; none where there is none.

    Raises:
        Unreadable: it is something else.
    """
    value = row.get(column)
    if value is None:
        return None
    try:
        if isinstance(value, str) and _DAY.fullmatch(value):
            return date.fromisoformat(value)
    except ValueError:
        pass  # no such day: refused below, as is what has not the form of one
    raise wrong(column, value)


def needed_day(row: Row, column: str) -> date:
    """A day that has to be there.

    Raises:
        Unreadable: it is not.
    """
    found = day(row, column)
    if found is None:
        raise wrong(column, None)
    return found


def number(row: Row, column: str) -> int | None:
    """A whole number of 0 or more; none where there is none.

    Raises:
        Unreadable: it is something else.
    """
    value = row.get(column)
    if value is None:
        return None
    if not isinstance(value, int) or isinstance(value, bool) or not 0 <= value < 1 << 31:
        raise wrong(column, value)
    return value


def wrong(column: str, value: object) -> Unreadable:
    """What to say of a value that is none of its column."""
    if value is None or value == "":
        return Unreadable(f"it has no {column.replace('_', ' ')}")
    return Unreadable(f"its {column.replace('_', ' ')} cannot be {shown(value)}")


def shown(value: object) -> str:
    """How a value begins, on one line."""
    said = repr(clean_line(value)[: _SHOWN + 1]) if isinstance(value, str) else clean_line(str(value)[: _SHOWN + 1])
    return said if len(said) <= _SHOWN + 2 else f"{said[:_SHOWN]}…"
