"""The user's own accounts, and how many follow them."""

import re
from datetime import date, timedelta

from sqlmodel import Session, col, select

from netbook.domain.spelling import like
from netbook.domain.text import clean_line
from netbook.domain.vocabulary import PLATFORM_NAMES, PLATFORMS
from netbook.errors import NotFound, Unreadable
from netbook.models import Account, AudienceSnapshot, key_of

TYPED, COUNTED, LISTED = "typed", "counted", "listed"  # the sources of a count, the surest first
_RANK = {TYPED: 0, COUNTED: 1, LISTED: 2}
_HOLDS = timedelta(days=92)  # how long a count that was typed or counted stands against a list, which may lack some
_PLATFORM = re.compile(r"[a-z0-9][a-z0-9.-]{0,29}")
_MOST = 2_000_000_000


def known_platform(said: str) -> str | None:
    """The key of a platform by its key, its name or its address, if it is one that is known."""
    names = PLATFORM_NAMES
    known = {key: key for key in names} | {name.casefold(): key for key, name in names.items()}
    known |= {host: each.key for each in PLATFORMS for host in each.hosts} | {"twitter": "x"}
    return known.get(clean_line(said).casefold())


def platform_key(said: str) -> str:
    """The key of a platform by its key, its name or its address; another one-word name is taken as it is.

    Raises:
        Unreadable: it is no such word, or looks like a slip of a known one.
    """
    if known := known_platform(said):
        return known
    word, names = clean_line(said).casefold(), PLATFORM_NAMES
    near = like(word, names)
    if near or not _PLATFORM.fullmatch(word):
        hint = (
            f"did you mean {' or '.join(near)}?" if near else f"such as {', '.join(list(names)[:5])}, or another word"
        )
        raise Unreadable(f"there is no platform {said!r}", hint)
    return word


def all_accounts(session: Session) -> list[Account]:
    """The accounts, by platform and handle."""
    return list(session.exec(select(Account).order_by(col(Account.platform), col(Account.handle))))


def account(session: Session, platform: str, handle: str | None) -> Account:
    """The account, new if it is not there; one whose handle was not known takes the one that is given.

    Raises:
        NotFound: there are several on the platform, and none is named.
    """
    there = [each for each in all_accounts(session) if each.platform == platform]
    bare = clean_line(handle or "").lstrip("@")
    if not bare:
        if len(there) > 1:
            named = ", ".join(each.handle or "(no handle)" for each in there)
            raise NotFound(f"which of your {platform} accounts: {named}?", "say which with --account HANDLE")
        return there[0] if there else _added(session, platform, "")
    for each in there:
        if each.handle.casefold() == bare.casefold():
            return each
    nameless = next((each for each in there if not each.handle), None)
    if nameless:
        nameless.handle = bare
        session.flush()
        return nameless
    return _added(session, platform, bare)


def _added(session: Session, platform: str, handle: str) -> Account:
    row = Account(platform=platform, handle=handle)
    session.add(row)
    session.flush()
    return row


def record(
    session: Session, of: Account, on: date, followers: int | None, following: int | None, source: str = TYPED
) -> bool:
    """Write down how many followed an account on a day; whether that is new. A count of that day is written over.

    Raises:
        Unreadable: there cannot be as many.
    """
    for count in (followers, following):
        if count is not None and not 0 <= count <= _MOST:
            raise Unreadable(f"{count:,} is no number of followers", "write it like 12480")
    number = key_of(of)
    there = session.exec(
        select(AudienceSnapshot).where(
            AudienceSnapshot.account_id == number, AudienceSnapshot.on == on, AudienceSnapshot.source == source
        )
    ).one_or_none()
    row = there or AudienceSnapshot(account_id=number, on=on, source=source)
    before = (row.followers, row.following)
    row.followers = followers if followers is not None else row.followers
    row.following = following if following is not None else row.following
    if there and before == (row.followers, row.following):
        return False
    session.add(row)
    session.flush()
    return True


def snapshots(session: Session, of: int) -> list[AudienceSnapshot]:
    """The counts of an account, the oldest first; of one day the surest last."""
    found = session.exec(select(AudienceSnapshot).where(AudienceSnapshot.account_id == of)).all()
    return sorted(found, key=lambda each: (each.on, -_RANK.get(each.source, 0)))


def with_counts(session: Session, platform: str | None = None) -> list[tuple[Account, list[AudienceSnapshot]]]:
    """The accounts, those of one platform alone if one is named, each with its counts."""
    held = [each for each in all_accounts(session) if platform in (None, each.platform)]
    return [(each, snapshots(session, key_of(each))) for each in held]


def newest(counts: list[AudienceSnapshot]) -> AudienceSnapshot | None:
    """The count that holds: the newest, but a typed or counted one of the last months against a mere list."""
    told = [each for each in counts if each.followers is not None]
    if not told:
        return counts[-1] if counts else None
    last = told[-1]
    sure = [each for each in told if each.source != LISTED and last.on - each.on <= _HOLDS]
    return sure[-1] if sure else last
