"""Facebook's friends, followers and whom one follows, from its export in JSON, of every year since 2018.

Source: Accounts Centre, Export your information. Entries have a name and a time, and neither a handle nor an address.
"""

import re
from collections.abc import Iterator
from typing import Any

from netbook.domain.audience.records import About, FollowerRecord
from netbook.domain.audience.talks import Talks
from netbook.domain.audience.talks import talks as made_talks
from netbook.domain.records import ReadingOptions, Rejected
from netbook.formats.audience.listed import Shape, entries, made, shape
from netbook.formats.audience.meta import day, gaps, moment, named, profile, told
from netbook.formats.audience.threads import threads
from netbook.formats.package import Member, Package

_EXPECTED = "a list of friends or followers as Facebook exports it"
_FRIENDS = {"friends", *(f"friends_v{number}" for number in range(1, 10))}  # to 2020 without a number
_FOLLOWERS = {f"followers_v{number}" for number in range(1, 10)}
_FOLLOWING = {f"following_v{number}" for number in range(1, 10)}
_LISTS = _FRIENDS | _FOLLOWERS | _FOLLOWING
_KEYS = re.compile(rb'"(?:friends|(?:friends|followers|following)_v[1-9])"\s*:')
_FIRST_KEYS = 4096  # bytes in which the key of a list stands
_LONGEST_NAME = 300
# Where its lists lie; in the first two no other export has files, the last part being folded.
_FRIENDS_NAMED = re.compile(r"yourfriends\d*\.json")
_FOLLOWERS_NAMED = re.compile(r"peoplewhofollowedyou\d*\.json")
_FOLLOWING_NAMED = re.compile(r"whoyou['’]?(?:ve)?(?:followed|follow)\d*\.json")
_OF_2021 = re.compile(r"(?:^|/)friends_and_followers/(?:friends|followers|following|who_you_follow)(?:_\d+)?\.json$")
_PACKAGE = re.compile(r"facebook-(?P<handle>[\w.]{1,64})-(?P<day>\d{4}-\d\d-\d\d)(?!\d)", re.ASCII)
_NUMBERED = re.compile(r"(?P<before>people_who_followed_you_)(?P<number>\d{1,6})(?P<after>\.json)", re.IGNORECASE)


def claims(member: Member, options: ReadingOptions) -> bool:
    """Whether it is a list of friends, followers or followed, by its first keys, else by its place."""
    head = member.head
    placed = _is_placed(member)
    if not placed and not _KEYS.search(head[:_FIRST_KEYS]):
        return False
    found = shape(head)
    keys = found.values.keys() & _LISTS
    if keys - {"friends"}:
        return True
    if keys:
        first = found.values["friends"][1]
        return placed or (isinstance(first, dict) and {"name", "timestamp"} <= first.keys())
    return placed and not _is_others(found)


def _is_placed(member: Member) -> bool:
    named = (_FRIENDS_NAMED, _FOLLOWERS_NAMED, _FOLLOWING_NAMED)
    path = member.name.casefold()
    return (
        any(pattern.fullmatch(member.base) for pattern in named)
        or bool(_OF_2021.search(path))
        or f"/{path}".endswith("/friends/friends.json")
    )


def _is_others(found: Shape) -> bool:
    """Whether a file that is named as Facebook's is plainly that of another platform."""
    return any(key.startswith(("relationships_", "text_post_app_")) for key in found.values)


def read(member: Member, options: ReadingOptions) -> Iterator[FollowerRecord | Rejected]:
    """The people of a list; a friend follows and is followed.

    Raises:
        Unreadable: it is cut short, damaged, or no such list.
    """

    def one(key: str, entry: Any) -> FollowerRecord | str:
        kind = key or _kind_by_name(member)
        return _person(
            member.name, entry, follows_me=kind not in _FOLLOWING, i_follow=kind in _FRIENDS or kind in _FOLLOWING
        )

    return made(member, entries(member, _LISTS, _EXPECTED), one, _EXPECTED)


def _kind_by_name(member: Member) -> str:
    """The key that a file which is a bare list would have."""
    if member.base.startswith(("followers", "peoplewho")):
        return "followers_v3"
    return "friends_v2" if "friends" in member.base else "following_v3"


def _person(file: str, entry: Any, *, follows_me: bool, i_follow: bool) -> FollowerRecord | str:
    if not isinstance(entry, dict):
        return "it is no entry of a person"
    items = entry.get("string_list_data")
    item = items[0] if isinstance(items, list) and items else items
    item = item if isinstance(item, dict) else {}
    name = told(entry.get("name")) or told(item.get("value")) or told(entry.get("title"))
    if not name:
        return "it has no name"
    if len(name) > _LONGEST_NAME:
        return f"its name has more than {_LONGEST_NAME} letters"
    since = moment(entry.get("timestamp")) or moment(item.get("timestamp"))
    return FollowerRecord(name=name, since=since, follows_me=follows_me, i_follow=i_follow, file=file)


def about(package: Package) -> About:
    """Whose export it is, of which day, and which pages of the followers are missing."""
    found = named(package, _PACKAGE)
    handle = found["handle"] if found and not found["handle"].isdigit() else _own_handle(package)
    return About(handle, day(found["day"]) if found else None, tuple(gaps(package.members, _NUMBERED)))


def talks(package: Package, options: ReadingOptions) -> Talks | None:
    """With whom one ever talked, by the names that friends have too; none where it holds no conversations."""
    found = threads(package, "facebook", "instagram")
    return made_talks(None, found.names, whole=found.whole) if found else None


def _own_handle(package: Package) -> str | None:
    """The handle that the user's own profile tells."""
    held = profile(package, "profileinformation.json")
    found = next((held[key] for key in held if key.startswith("profile_v")), None) if isinstance(held, dict) else None
    return (told(found.get("username"))[:64] or None) if isinstance(found, dict) else None
