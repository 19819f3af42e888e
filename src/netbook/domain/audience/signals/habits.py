"""What a follower did, or did not: came in a burst, left at once, follows everybody, has no name, never wrote."""

from netbook.domain.audience.signals.sign import STRONG, WEAK, Follower, Listed, Sign

_SOON = 7  # days
_MANY = 2_000  # followed
_TIMES = 10  # more followed than following
_SURELY = 250  # in a burst; fewer may have been at a talk


def in_a_burst(follower: Follower, listed: Listed) -> Sign | None:
    """Came among many at once, far above the account's own rate; newsletters are imported so too."""
    if follower.since is None:
        return None
    burst = next((each for each in listed.bursts if each.holds(follower.since)), None)
    if not burst:
        return None
    if listed.platform == "newsletter":
        return Sign("burst", WEAK, f"arrived among {burst.words}; an imported list looks the same")
    if burst.by_day:
        return Sign("burst", WEAK, f"arrived among {burst.words}; only the days are known")
    strength = STRONG if burst.count >= _SURELY else WEAK
    return Sign("burst", strength, f"arrived among {burst.words}")


def left_at_once(follower: Follower, listed: Listed) -> Sign | None:
    """Left within a week of following."""
    if follower.since is None or follower.left is None:
        return None
    days = follower.left.toordinal() - follower.since.toordinal()
    if not 0 <= days <= _SOON:
        return None
    when = "on the day of following" if not days else f"within {days} day{'s' if days > 1 else ''} of following"
    return Sign("left", STRONG, f"left {when}")


def follows_everybody(follower: Follower, listed: Listed) -> Sign | None:
    """Follows thousands, and far more than follow them."""
    theirs, others = follower.followers, follower.following
    if theirs is None or others is None or others < _MANY or others <= _TIMES * theirs:
        return None
    return Sign("mass", STRONG, f"follows {others:,} and is followed by {theirs:,}")


def nameless(follower: Follower, listed: Listed) -> Sign | None:
    """Has neither a name nor a letter in the handle, in a list that holds names."""
    if not listed.names or any(map(str.isalpha, f"{follower.name or ''}{follower.handle or ''}")):
        return None
    return Sign("nameless", WEAK, "has no name, and no letter in the handle")


def silent(follower: Follower, listed: Listed) -> Sign | None:
    """Never exchanged a message: true of most people, so it only supports other signs."""
    if follower.talked is not False:
        return None
    return Sign("silent", WEAK, "you never exchanged a message", supports=True)
