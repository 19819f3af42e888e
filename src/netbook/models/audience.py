"""The user's accounts on platforms, how many follow them, and who."""

from datetime import date

from sqlmodel import Field, Index, SQLModel, UniqueConstraint

from netbook.models.columns import reference


class Account(SQLModel, table=True):
    """An account of the user's own; an empty handle is one that is not known."""

    __table_args__ = (UniqueConstraint("platform", "handle"),)

    id: int | None = Field(default=None, primary_key=True)
    platform: str  # vocabulary.PLATFORMS, vocabulary.NEWSLETTERS, or any other word
    handle: str = ""


class AudienceSnapshot(SQLModel, table=True):
    """How many followed an account on a day, and whom it followed; typed, or as an export of that day has it."""

    __tablename__ = "audience_snapshot"
    __table_args__ = (UniqueConstraint("account_id", "on", "source"),)

    id: int | None = Field(default=None, primary_key=True)
    account_id: int = reference("account.id")
    on: date
    followers: int | None = None
    following: int | None = None
    source: str  # typed, or formats.audience.AUDIENCES


class Follower(SQLModel, table=True):
    """One who follows an account, followed it once, or is followed by it.

    ``key`` is what the platform knows them by. ``since`` is when the following began as the export tells it, in UTC: a
    moment (``2026-03-01T09:30:00``) or a day alone. ``left_on`` is the day of the first export without them. The
    ``name_key`` and ``handle_key`` are what contacts are found by, the ``signs`` the keys of what their own row shows.
    """

    __table_args__ = (
        UniqueConstraint("account_id", "key"),
        Index("ix_follower_handle", "handle"),
        Index("ix_follower_name_key", "name_key"),
        Index("ix_follower_handle_key", "handle_key"),
        Index("ix_follower_account_since", "account_id", "since"),
    )

    id: int | None = Field(default=None, primary_key=True)
    account_id: int = reference("account.id", index=False)
    key: str
    handle: str | None = None
    name: str | None = None
    url: str | None = None  # where it does not follow from the handle
    since: str | None = None
    follows_me: bool = True
    i_follow: bool = False
    first_seen: date
    left_on: date | None = None
    followers: int | None = None  # of their own
    following: int | None = None
    contact_id: int | None = reference("contact.id", optional=True)
    linked_by: str | None = None  # the reason, in words
    verdict: str | None = None  # audience.VERDICTS
    decided_on: date | None = None
    name_key: str | None = None
    handle_key: str | None = None
    signs: str | None = None
