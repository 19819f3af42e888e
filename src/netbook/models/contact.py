"""People, and what hangs on one person."""

from datetime import date, datetime

from sqlmodel import Field, SQLModel, UniqueConstraint

from netbook.models.columns import new_uid, reference, utc_now


class Contact(SQLModel, table=True):
    """A person in the book."""

    id: int | None = Field(default=None, primary_key=True)
    uid: str = Field(default_factory=new_uid, unique=True)
    name: str = Field(index=True)
    given: str | None = None
    family: str | None = None
    organisation: str | None = None
    title: str | None = None
    city: str | None = None
    met: str | None = None  # how or where, in the user's words
    met_on: date | None = None
    introduced_by: int | None = reference("contact.id", optional=True)
    circle: str | None = Field(default=None, index=True)  # circle.key
    cadence: str | None = None  # "6w", "1mo", "never"; none = the tag's or the circle's
    cadence_since: date | None = None
    snoozed_until: date | None = None
    paused_until: date | None = None
    due_dropped: date | None = None  # this due date asks no more; the next one does
    about: str | None = None
    archived_at: datetime | None = None
    created_at: datetime = Field(default_factory=utc_now)
    updated_at: datetime = Field(default_factory=utc_now)


class Alias(SQLModel, table=True):
    """Another name a person goes by."""

    id: int | None = Field(default=None, primary_key=True)
    contact_id: int = reference("contact.id")
    name: str


class ContactMethod(SQLModel, table=True):
    """A way to reach a person."""

    __tablename__ = "contact_method"

    id: int | None = Field(default=None, primary_key=True)
    contact_id: int = reference("contact.id")
    kind: str  # vocabulary.METHODS
    platform: str | None = None  # vocabulary.PLATFORMS, of a handle or profile URL
    label: str | None = None
    value: str  # as written
    normalised: str = Field(index=True)


class Note(SQLModel, table=True):
    """A dated note on a person (Markdown)."""

    id: int | None = Field(default=None, primary_key=True)
    contact_id: int = reference("contact.id")
    on: date
    text: str


class Fact(SQLModel, table=True):
    """A dated key and value about a person: partner, children, likes."""

    id: int | None = Field(default=None, primary_key=True)
    contact_id: int = reference("contact.id")
    on: date
    key: str
    value: str


class Occasion(SQLModel, table=True):
    """A birthday, anniversary or named day that comes back every year."""

    id: int | None = Field(default=None, primary_key=True)
    contact_id: int = reference("contact.id")
    kind: str
    month: int
    day: int
    year: int | None = None


class Relation(SQLModel, table=True):
    """What one person is to another: ``other_id`` is the partner, parent, colleague ... of ``contact_id``."""

    __table_args__ = (UniqueConstraint("contact_id", "other_id", "kind"),)

    id: int | None = Field(default=None, primary_key=True)
    contact_id: int = reference("contact.id")
    other_id: int = reference("contact.id")
    kind: str  # vocabulary.RELATIONS
