"""What follows from a person's rows, kept so that long lists need not work it out; ``storage.derived`` maintains it."""

from datetime import date

from sqlmodel import Field, SQLModel


class Derived(SQLModel, table=True):
    """One person's sort key, last contact and due date."""

    contact_id: int = Field(primary_key=True, sa_column_kwargs={"autoincrement": False})
    sorted_as: str = Field(index=True)  # the name, folded
    last: date | None = Field(default=None, index=True)  # newest interaction with them present
    cadence: str | None = None  # the one that holds
    cadence_from: str | None = None  # own, tag or circle
    due: date | None = Field(default=None, index=True)
