"""What happened, who took part, and what of value passed."""

from datetime import date, datetime

from sqlmodel import Field, Index, SQLModel

from netbook.models.columns import new_uid, reference, utc_now


class Interaction(SQLModel, table=True):
    """Something that happened between the user and other people."""

    id: int | None = Field(default=None, primary_key=True)
    uid: str = Field(default_factory=new_uid, unique=True)
    on: date = Field(index=True)
    at_time: str | None = None  # "15:30", the local time of day
    kind: str  # vocabulary.KINDS
    place: str | None = None
    minutes: int | None = None
    text: str  # as typed, less the follow-up clause
    notes: str | None = None  # Markdown
    initiator: str | None = None  # me, them, both; none = unknown
    missed: bool = False  # an attempt that the line itself says failed: "missed call", "no answer"
    source: str = "typed"
    source_key: str | None = Field(default=None, index=True)
    created_at: datetime = Field(default_factory=utc_now)


class Participation(SQLModel, table=True):
    """Who took part in an interaction, or was spoken of."""

    __table_args__ = (Index("ix_participation_contact_role", "contact_id", "role", "interaction_id"),)

    id: int | None = Field(default=None, primary_key=True)
    interaction_id: int = reference("interaction.id")
    contact_id: int = reference("contact.id", index=False)
    role: str  # present or mentioned


class Exchange(SQLModel, table=True):
    """Something of value that passed between the user and a person."""

    id: int | None = Field(default=None, primary_key=True)
    contact_id: int = reference("contact.id")
    interaction_id: int | None = reference("interaction.id", optional=True)
    kind: str  # vocabulary.EXCHANGES
    direction: str  # given or received
    on: date
    note: str | None = None
