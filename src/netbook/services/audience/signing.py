"""What looks odd about the followers of the book: the signs of their own row are stored, bursts are worked out.

Behind the signs stands whether a message was ever exchanged, where that is known: ``handle! left!/silent``. It may
stand alone, as it is no sign then, but supports the one that comes later.
"""

from collections.abc import Sequence
from datetime import UTC, date, datetime
from functools import cache

from sqlalchemy import ColumnElement, and_, not_, or_
from sqlmodel import col

from netbook.domain.audience.signals import STRONG, Burst, Follower, Listed, Sign, signs
from netbook.domain.vocabulary import NEWSLETTERS
from netbook.models import Follower as Row

_NAMELESS = ("x", "instagram", "tiktok")  # whose exports hold no names, so that their lack tells nothing
_STRONG = "!"  # behind the key of a strong one, as it is stored
_SILENT, _TALKED = "/silent", "/talked"
_MARKS = {False: _SILENT, True: _TALKED, None: ""}
_OWN = col(Row.signs)
# That a row shows any sign, and that no message was ever exchanged with them.
SHOWN = and_(_OWN.is_not(None), not_(_OWN.startswith("/")))
SILENT = and_(_OWN.is_not(None), _OWN.endswith(_SILENT))


def listed(platform: str, bursts: Sequence[Burst] = ()) -> Listed:
    """The list of a platform, as signals see it."""
    known = "newsletter" if platform in NEWSLETTERS else platform
    return Listed(known, platform not in _NAMELESS, bursts)


def stored(
    platform: str,
    handle: str | None,
    name: str | None,
    since: str | None,
    left: date | None,
    followers: int | None,
    following: int | None,
    talked: bool | None = None,
) -> str | None:
    """The signs of a follower's own row, as it keeps them."""
    seen = Follower(handle, name, moment(since), left, followers, following)
    return " ".join(map(_key, signs(seen, _alone(platform)))) + _MARKS[talked] or None


@cache
def _alone(platform: str) -> Listed:
    return listed(platform)


def of_row(row: Row, platform: str, bursts: Sequence[Burst], *, met: bool = False) -> tuple[Sign, ...]:
    """The signs of a follower, with their reasons; ``met`` says that the book tells of talks with them."""
    ever = True if met else talked(row.signs)
    seen = Follower(row.handle, row.name, moment(row.since), row.left_on, row.followers, row.following, ever)
    return signs(seen, listed(platform, bursts))


def read(keys: str | None) -> tuple[Sign, ...]:
    """The signs that a row keeps, without their reasons."""
    own = _bare(keys).split()
    return tuple(Sign(key.removesuffix(_STRONG), STRONG if key.endswith(_STRONG) else "weak", "") for key in own)


def talked(keys: str | None) -> bool | None:
    """Whether a message was ever exchanged, as a row keeps it; none where that is not known."""
    return next((said for said, mark in _MARKS.items() if mark and (keys or "").endswith(mark)), None)


def alike(keys: str | None) -> ColumnElement[bool]:
    """That a row shows the same signs, whether one ever talked with them or not."""
    bare = _bare(keys)
    same = _OWN.in_([bare + mark for mark in _MARKS.values()])
    return same if bare else or_(_OWN.is_(None), same)


def _bare(keys: str | None) -> str:
    return (keys or "").partition("/")[0]


def _key(sign: Sign) -> str:
    return f"{sign.key}{_STRONG if sign.strength == STRONG else ''}"


def moment(since: str | None) -> datetime | None:
    """When a following began; a day alone begins at midnight."""
    return datetime.fromisoformat(since).replace(tzinfo=UTC) if since else None
