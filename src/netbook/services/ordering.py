"""The order of a list, as a person asks for it: ``last``, ``-due,name``."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import ColumnElement

from netbook.domain.spelling import did_you_mean
from netbook.errors import Unreadable


def order_by(text: str, known: Mapping[str, Any]) -> list[ColumnElement[Any]]:
    """The columns to sort by; what is not known comes last, whichever way.

    Raises:
        Unreadable: there is no such order.
    """
    found = []
    for part in filter(None, (part.strip() for part in text.split(","))):
        key = part.lstrip("-+").casefold()
        if key not in known:
            hint = did_you_mean(key, known, f"sort by {', '.join(known)}; - before one turns it round")
            raise Unreadable(f"there is no order {part!r}", hint)
        column = known[key]
        found.append((column.desc() if part.startswith("-") else column.asc()).nulls_last())
    return found
