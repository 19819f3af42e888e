"""The journal: every operation a person did, and every row it changed."""

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, Column
from sqlmodel import Field, SQLModel

from netbook.models.columns import reference, utc_now


class Operation(SQLModel, table=True):
    """One thing a person did, undone as a whole."""

    id: int | None = Field(default=None, primary_key=True)
    label: str
    at: datetime = Field(default_factory=utc_now)
    source: str = "cli"
    undone_at: datetime | None = None


class Change(SQLModel, table=True):
    """One row that an operation touched; ``before`` is none for a new row, ``after`` for a deleted one."""

    id: int | None = Field(default=None, primary_key=True)
    operation_id: int = reference("operation.id")
    table: str
    row_id: int = Field(index=True)
    before: dict[str, Any] | None = Field(default=None, sa_column=Column(JSON(none_as_null=True)))
    after: dict[str, Any] | None = Field(default=None, sa_column=Column(JSON(none_as_null=True)))


class Meta(SQLModel, table=True):
    """Bookkeeping that is not the user's data."""

    id: int | None = Field(default=None, primary_key=True)
    key: str = Field(unique=True)
    value: str
