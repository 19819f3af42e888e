"""What follows from a person's rows, kept so that long lists need not work it out; ``storage.derived`` maintains it."""

from datetime import date

from sqlmodel import Field, SQLModel


class Derived(SQLModel, table=True):
    """One person's sort key, last contact, due date, the days on which the relationship cools, and the verdict."""

    contact_id: int = Field(primary_key=True, sa_column_kwargs={"autoincrement": False})
    sorted_as: str = Field(index=True)  # the name, folded
    last: date | None = Field(default=None, index=True)  # newest interaction with them present
    cadence: str | None = None  # the one that holds
    cadence_from: str | None = None  # own, tag or circle
    due: date | None = Field(default=None, index=True)
    turns_due: date | None = None  # domain.cadence.Course: what health follows from, whatever was dropped or paused
    turns_late: date | None = None
    turns_dormant: date | None = Field(default=None, index=True)
    vetted: str  # domain.curation.VERDICTS
