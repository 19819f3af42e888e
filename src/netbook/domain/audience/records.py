"""What exports tell of an audience, free of any table."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime


@dataclass(frozen=True, slots=True)
class FollowerRecord:
    """One account as one list of an export tells of it: somebody who follows the user, whom the user follows, or both.

    ``number`` is the platform's own id, ``handle`` bare and as written, ``since`` when the following began (in UTC, a
    day alone at midnight); ``followers`` and ``following`` are that account's own counts; ``gone`` says that the list
    itself tells of them as having left, such as a subscriber who unsubscribed; ``talked`` whether a message was ever
    exchanged, none where the export does not tell.
    """

    handle: str | None = None
    name: str | None = None
    url: str | None = None
    number: str | None = None
    email: str | None = None
    since: datetime | None = None
    follows_me: bool = True
    i_follow: bool = False
    gone: bool = False
    followers: int | None = None
    following: int | None = None
    talked: bool | None = None
    file: str = ""
    line: int | None = None


@dataclass(frozen=True, slots=True)
class Count:
    """How many followed the user on a day, and whom the user followed, as a platform counted them."""

    on: date
    followers: int | None = None
    following: int | None = None


@dataclass(frozen=True, slots=True)
class About:
    """What an export tells of itself: whose it is, of which day, and what is not whole.

    ``missing`` are its files that should be there and are not, in words; ``total`` how many followers it says it holds;
    ``names`` the handle and the name that belong to a platform's own id, where the lists hold ids alone.
    """

    handle: str | None = None
    on: date | None = None
    missing: tuple[str, ...] = ()
    total: int | None = None
    names: Mapping[str, tuple[str, str | None]] = field(default_factory=dict)
