"""Where people were brought from, and what each place said of them last."""

from datetime import date
from typing import Any

from sqlalchemy import JSON, Column
from sqlmodel import Field, SQLModel, UniqueConstraint

from netbook.models.columns import reference


class Origin(SQLModel, table=True):
    """One entry of another address book, and the person it is; none where that was left open.

    What it ``said`` last time tells, at the next import, what the user changed since and what the source did; ``rest``
    is what has no place in the book, and goes out again.
    """

    __table_args__ = (UniqueConstraint("source", "key"),)

    id: int | None = Field(default=None, primary_key=True)
    contact_id: int | None = reference("contact.id", optional=True)
    source: str  # formats.FORMATS
    key: str  # what the source knows them by
    on: date  # of which what it said tells: when its file was written
    said: dict[str, Any] = Field(default_factory=dict, sa_column=Column(JSON(none_as_null=True), nullable=False))
    rest: dict[str, Any] | None = Field(default=None, sa_column=Column(JSON(none_as_null=True)))
