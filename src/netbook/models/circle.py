"""Circles and tags: how people are grouped and how often they are touched."""

from sqlmodel import Field, SQLModel, UniqueConstraint

from netbook.models.columns import reference


class Circle(SQLModel, table=True):
    """A layer of the network, with the user's own capacity and cadence."""

    id: int | None = Field(default=None, primary_key=True)
    key: str = Field(unique=True)
    name: str
    position: int
    capacity: int | None = None  # cumulative; a hint, not a limit
    cadence: str | None = None
    late_after: str | None = None


class Tag(SQLModel, table=True):
    """A free tag, stored lower-case; it may carry a cadence."""

    id: int | None = Field(default=None, primary_key=True)
    name: str = Field(unique=True)
    cadence: str | None = None


class ContactTag(SQLModel, table=True):
    """A tag on a person."""

    __tablename__ = "contact_tag"
    __table_args__ = (UniqueConstraint("contact_id", "tag_id"),)

    id: int | None = Field(default=None, primary_key=True)
    contact_id: int = reference("contact.id")
    tag_id: int = reference("tag.id")


class InteractionTag(SQLModel, table=True):
    """A tag on an interaction."""

    __tablename__ = "interaction_tag"
    __table_args__ = (UniqueConstraint("interaction_id", "tag_id"),)

    id: int | None = Field(default=None, primary_key=True)
    interaction_id: int = reference("interaction.id")
    tag_id: int = reference("tag.id")
