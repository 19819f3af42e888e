"""What was promised next, and lines that wait for a decision."""

from datetime import date, datetime

from sqlmodel import Field, SQLModel

from netbook.models.columns import new_uid, reference, utc_now


class FollowUp(SQLModel, table=True):
    """A promise with a day: the user's move, or the other side's."""

    __tablename__ = "followup"

    id: int | None = Field(default=None, primary_key=True)
    uid: str = Field(default_factory=new_uid, unique=True)
    contact_id: int | None = reference("contact.id", optional=True)
    interaction_id: int | None = reference("interaction.id", optional=True)
    what: str | None = None
    side: str = "me"  # whose move it is: me or them
    due: date = Field(index=True)
    repeat: str | None = None  # RRULE
    state: str = "open"  # open, done, dropped
    closed_on: date | None = None
    snoozes: int = 0
    created_at: datetime = Field(default_factory=utc_now)


class InboxLine(SQLModel, table=True):
    """A captured line that could not be read with certainty, kept word for word."""

    __tablename__ = "inbox"

    id: int | None = Field(default=None, primary_key=True)
    text: str
    on: date  # the day of writing: relative dates count from it
    reason: str
