"""People who were said to be two."""

from datetime import date

from sqlmodel import Field, SQLModel, UniqueConstraint

from netbook.models.columns import reference


class Distinction(SQLModel, table=True):
    """Two people of whom the user said that they are not the same; ``one_id`` is the lower one."""

    __table_args__ = (UniqueConstraint("one_id", "other_id"),)

    id: int | None = Field(default=None, primary_key=True)
    one_id: int = reference("contact.id")
    other_id: int = reference("contact.id")
    on: date
