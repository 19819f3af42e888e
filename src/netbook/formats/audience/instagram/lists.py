"""Instagram's lists in JSON, of all years: names with a day to 2020, ``string_list_data`` since."""

import re
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any
from urllib.parse import unquote

from netbook.domain.audience.records import FollowerRecord
from netbook.domain.records import Rejected
from netbook.domain.text import clean_line
from netbook.formats.audience.listed import Shape, entries, made, shape
from netbook.formats.audience.meta import moment, told
from netbook.formats.package import Member

_EXPECTED = "a list of accounts as Instagram exports it"
_FOLLOWERS, _FOLLOWING = "relationships_followers", "relationships_following"
_LISTS = {_FOLLOWERS, _FOLLOWING}
_PAIRS = {"followers", "following"}  # to 2020
# Instagram allows ASCII alone; that is no reason to lose anybody of whom a file tells otherwise.
_HANDLE = re.compile(r"[\w.]{1,64}")
_PROFILE = re.compile(r"(?:https?://)?(?:www\.)?instagram\.com/(?:_u/)?@?([\w.]{1,64})/?(?:[?#].*)?", re.IGNORECASE)
_PLACES = {"_u", "p", "reel", "reels", "explore", "stories", "accounts", "direct", "tv"}  # of the site, not of people
_LONGEST_NAME = 300
_ITS_FOLDER = "followers_and_following/"
_NAMED = re.compile(r"(followers|following)[^a-z]*\.json")
_NUMBERED = re.compile(r"followers\d+\.json")
_BESIDE = {"blocked_users", "restricted_users", "follow_requests_sent", "close_friends"}  # in connections.json
_OF_2020 = re.compile(rb'"(?:followers|following|blocked_users|restricted_users|follow_requests_sent)"\s*:\s*\{')
_FIRST_KEYS = 4096  # bytes in which the key of a list stands


def claims(member: Member) -> bool:
    """Whether it is a list of followers or followed, by its first keys, and where they leave it open by its place."""
    path, head = f"/{member.name.casefold()}", member.head
    named = bool(_NAMED.fullmatch(member.base))
    if "/threads/" in path or b'"text_post_app_' in head[:_FIRST_KEYS]:
        return False
    if named and _ITS_FOLDER in path:  # whatever is in it, as a page that is passed over reads as followers who left
        return True
    if not named and not (b'"relationships_follow' in head[:_FIRST_KEYS] or _OF_2020.search(head)):
        return False
    found = shape(head)
    return bool(found.values.keys() & _LISTS) or _is_of_2020(found, member.base) or (named and _is_ours(member, found))


def _is_ours(member: Member, found: Shape) -> bool:
    """Whether a file of that name alone is Instagram's, and not that of another platform."""
    if found.root == "start_array" and "" in found.values:
        entry = found.values[""][1]
        return entry is None or _is_entry(entry)
    if found.root == "start_map" and found.values:
        return _is_entry({key: first for key, (_, first) in found.values.items()})
    return bool(_NUMBERED.fullmatch(member.base)) and member.head.lstrip()[:1] in (b"", b"[", b"{")


def _is_entry(entry: Any) -> bool:
    if not isinstance(entry, dict) or "string_list_data" not in entry:
        return False
    first = next(iter(_items(entry)), None)
    href = first.get("href") if isinstance(first, dict) else None
    return not isinstance(href, str) or not href or handle_of(href) is not None


def _is_of_2020(found: Shape, base: str) -> bool:
    """Whether it is connections.json, in which other lists may stand before, or holds the same under another name."""
    maps = {key: first for key, (kind, first) in found.values.items() if kind == "start_map"}
    if base == "connections.json":
        return bool(maps.keys() & (_PAIRS | _BESIDE))
    return any(maps.get(key) is not None and _day(maps[key][1]) is not None for key in _PAIRS)


def read(member: Member) -> Iterator[FollowerRecord | Rejected]:
    """The accounts of a list.

    Raises:
        Unreadable: it is cut short, damaged, or no such list.
    """
    i_follow = member.base.startswith("following")

    def one(key: str, entry: Any) -> FollowerRecord | str:
        if key in _PAIRS:
            return _of_2020(member.name, key, *entry)
        follows = key == _FOLLOWERS if key else not i_follow
        return _account(member.name, entry, follows_me=follows)

    found = entries(member, _LISTS, _EXPECTED, _PAIRS)
    return made(member, _apart(found), one, _EXPECTED)


def _apart(found: Iterator[tuple[str, Any]]) -> Iterator[tuple[str, Any]]:
    """An entry for each account, where one entry holds several."""
    for key, entry in found:
        items = _items(entry) if isinstance(entry, dict) else []
        if len(items) > 1:
            yield from ((key, {**entry, "string_list_data": [item]}) for item in items)
        else:
            yield key, entry


def _items(entry: dict[str, Any]) -> list[Any]:
    items = entry.get("string_list_data")
    return items if isinstance(items, list) else [items] if isinstance(items, dict) else []


def _account(file: str, entry: Any, *, follows_me: bool) -> FollowerRecord | str:
    if not isinstance(entry, dict):
        return "it is no account"
    item = next(iter(_items(entry)), None)
    item = item if isinstance(item, dict) else {}
    title, href = told(entry.get("title")), item.get("href")
    href = href if isinstance(href, str) else ""
    spoken = (text.removeprefix("@") for text in (told(item.get("value")), title))
    handle = next((text for text in spoken if _HANDLE.fullmatch(text)), None) or handle_of(href)
    if not handle:
        return "it names no account"
    return FollowerRecord(
        handle,
        name=title[:_LONGEST_NAME] if title and title.removeprefix("@").casefold() != handle.casefold() else None,
        url=profile_of(handle) if "instagram.com/" in href else None,
        since=moment(item.get("timestamp")),
        follows_me=follows_me,
        i_follow=not follows_me,
        file=file,
    )


def handle_of(href: str) -> str | None:
    """The handle in the address of a profile; none where it is no such address."""
    found = _PROFILE.fullmatch(clean_line(unquote(href)))
    return found[1] if found and found[1].casefold() not in _PLACES else None


def is_handle(text: str) -> bool:
    """Whether a text could be a handle."""
    return bool(_HANDLE.fullmatch(text))


def profile_of(handle: str) -> str:
    """The address of a profile."""
    return f"https://www.instagram.com/{handle}"


def _of_2020(file: str, key: str, name: str, value: Any) -> FollowerRecord | str:
    handle = clean_line(name).removeprefix("@")
    if not _HANDLE.fullmatch(handle):
        return "it names no account"
    if not isinstance(value, str):
        return "it has no day"
    return FollowerRecord(
        handle, since=_day(value), follows_me=key == "followers", i_follow=key == "following", file=file
    )


def _day(value: Any) -> datetime | None:
    """A moment as ISO 8601 has it, in UTC where it names no zone."""
    try:
        found = datetime.fromisoformat(value) if isinstance(value, str) else None
        return found and (found.astimezone(UTC) if found.tzinfo else found.replace(tzinfo=UTC))
    except (ValueError, OverflowError):
        return None
