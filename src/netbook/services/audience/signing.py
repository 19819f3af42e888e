"""What looks odd about the followers of the book: the signs of their own row are stored, bursts are worked out."""

from collections.abc import Sequence
from datetime import UTC, date, datetime
from functools import cache

from netbook.domain.audience.signals import STRONG, Burst, Follower, Listed, Sign, signs
from netbook.domain.vocabulary import NEWSLETTERS
from netbook.models import Follower as Row

_NAMELESS = ("x", "instagram", "tiktok")  # whose exports hold no names, so that their lack tells nothing
_STRONG = "!"  # behind the key of a strong one, as it is stored


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
) -> str | None:
    """The signs of a follower's own row, as it keeps them."""
    seen = Follower(handle, name, moment(since), left, followers, following)
    found = signs(seen, _alone(platform))
    return " ".join(map(_key, found)) if found else None


@cache
def _alone(platform: str) -> Listed:
    return listed(platform)


def of_row(row: Row, platform: str, bursts: Sequence[Burst]) -> tuple[Sign, ...]:
    """The signs of a follower, with their reasons."""
    seen = Follower(row.handle, row.name, moment(row.since), row.left_on, row.followers, row.following)
    return signs(seen, listed(platform, bursts))


def read(keys: str | None) -> tuple[Sign, ...]:
    """The signs that a row keeps, without their reasons."""
    return tuple(
        Sign(key.removesuffix(_STRONG), STRONG if key.endswith(_STRONG) else "weak", "") for key in (keys or "").split()
    )


def _key(sign: Sign) -> str:
    return f"{sign.key}{_STRONG if sign.strength == STRONG else ''}"


def moment(since: str | None) -> datetime | None:
    """When a following began; a day alone begins at midnight."""
    return datetime.fromisoformat(since).replace(tzinfo=UTC) if since else None
