"""Column shorthands shared by the tables."""

from datetime import UTC, datetime
from typing import Any, Protocol
from uuid import uuid4

from sqlalchemy import Column, ForeignKey, Integer
from sqlmodel import Field


def reference(target: str, *, optional: bool = False, index: bool = True) -> Any:
    """A foreign key to ``target`` ("table.column"), checked at commit so that undo can restore rows in any order."""
    key = ForeignKey(target, deferrable=True, initially="DEFERRED")
    column = Column(Integer, key, nullable=optional, index=index)
    return Field(default=None, sa_column=column) if optional else Field(sa_column=column)


def new_uid() -> str:
    """A stable identifier that leaves the book with its row."""
    return str(uuid4())


class Row(Protocol):
    """A row of any table."""

    id: int | None


def key_of(row: Row) -> int:
    """The id of a row that was written."""
    assert row.id is not None, "the row was not flushed"
    return row.id


def utc_now() -> datetime:
    """The moment of writing, in UTC."""
    return datetime.now(UTC)
