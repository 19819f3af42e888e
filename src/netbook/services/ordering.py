"""The order of a list, as a person asks for it: ``last``, ``-due,name``."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement

from netbook.domain.spelling import did_you_mean
from netbook.errors import Unreadable


@dataclass(frozen=True, slots=True)
class Order:
    """By what a list is sorted; ``down`` turns it round."""

    key: str
    down: bool = False


def read(text: str, known: Collection[str]) -> list[Order]:
    """Read an order.

    Raises:
        Unreadable: there is no such order.
    """
    found = []
    for part in filter(None, (part.strip() for part in text.split(","))):
        key = part.lstrip("-+").casefold()
        if key not in known:
            hint = did_you_mean(key, known, f"sort by {', '.join(known)}; - before one turns it round")
            raise Unreadable(f"there is no order {part!r}", hint)
        found.append(Order(key, part.startswith("-")))
    return found


def order_by(orders: Sequence[Order], columns: Mapping[str, Any]) -> list[ColumnElement[Any]]:
    """The columns to sort by; what is not known comes last, whichever way."""
    found = []
    for order in orders:
        column = columns[order.key]
        found.append((column.desc() if order.down else column.asc()).nulls_last())
    return found
