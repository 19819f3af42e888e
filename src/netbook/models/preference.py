"""What the user prefers and the book itself carries, so that other machines and exports know it."""

from sqlmodel import Field, SQLModel


class Preference(SQLModel, table=True):
    """One preference: ``rules_needed`` is how many rules must be answered yes (none: all of them)."""

    id: int | None = Field(default=None, primary_key=True)
    key: str = Field(unique=True)
    value: str
