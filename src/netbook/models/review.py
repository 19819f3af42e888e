"""Reviews: what each went through, what was decided, and its summary."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import JSON, Column
from sqlmodel import Field, SQLModel

from netbook.models.columns import reference, utc_now


class Review(SQLModel, table=True):
    """A weekly or monthly review; one that is not finished goes on at its first item without an outcome."""

    id: int | None = Field(default=None, primary_key=True)
    kind: str  # weekly or monthly
    on: date  # the day it was begun
    begun_at: datetime = Field(default_factory=utc_now)
    finished_on: date | None = None
    counts: dict[str, Any] | None = Field(default=None, sa_column=Column(JSON(none_as_null=True)))


class ReviewItem(SQLModel, table=True):
    """One thing a review asks about, and what was decided."""

    __tablename__ = "review_item"

    id: int | None = Field(default=None, primary_key=True)
    review_id: int = reference("review.id")
    position: int
    step: str  # domain.review.STEPS, or WAKE
    subject: str | None = None  # an id such as p7, f3, o4, x2; none where the step itself is the question
    outcome: str | None = None  # as named in domain.review; none = not decided yet
    decided_on: date | None = None
