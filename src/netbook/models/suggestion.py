"""What a calendar says that happened, for a person to decide about."""

from datetime import date

from sqlmodel import Field, SQLModel, UniqueConstraint

from netbook.models.columns import reference


class Suggestion(SQLModel, table=True):
    """Something that may have happened with people of the book: it is asked about, and never logged in silence."""

    __table_args__ = (UniqueConstraint("source", "source_key"),)

    id: int | None = Field(default=None, primary_key=True)
    source: str  # formats.FORMATS
    source_key: str  # what the source knows it by
    on: date = Field(index=True)
    at_time: str | None = None  # "15:30", where it was
    kind: str  # vocabulary.KINDS
    place: str | None = None
    minutes: int | None = None
    text: str  # what the source calls it
    state: str = "open"  # domain.suggestions.STATES
    decided_on: date | None = None


class SuggestedPerson(SQLModel, table=True):
    """Somebody of the book who was to be there."""

    __tablename__ = "suggested_person"
    __table_args__ = (UniqueConstraint("suggestion_id", "contact_id"),)

    id: int | None = Field(default=None, primary_key=True)
    suggestion_id: int = reference("suggestion.id")
    contact_id: int = reference("contact.id")
