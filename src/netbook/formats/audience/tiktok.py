"""TikTok's data: who follows, and whom one follows, as JSON of every year or as the pages of text.

Source: TikTok's data download, ``user_data.json`` (``Activity``), ``user_data_tiktok.json`` (``Profile And Settings``,
later ``Your Activity``), and ``Follower.txt``, ``Following.txt`` with ``Date:`` and ``Username:`` in turn.
"""

import re
from collections.abc import Iterator
from typing import Any

import ijson

from netbook.domain.audience.records import About, FollowerRecord
from netbook.domain.records import ReadingOptions, Rejected
from netbook.errors import Unreadable
from netbook.formats import text
from netbook.formats.audience import streams, values
from netbook.formats.package import Member, Package

_FANS, _FOLLOWED = "FansList", "Following"
_SECTIONS = re.compile(
    rb'"(?:Follower List|Following List|FansList|Profile And Settings|Profile Information|Profile Info)"\s*:'
)
_JSON = re.compile(r"^userdata.*\.json$")
_TEXT = re.compile(r"^(?:follower|following)(?:list)?s?\.txt$")
_PAIR = re.compile(rb"(?mi)^Date: [^\n]*\r?\n+User ?name: ")
_NAME = re.compile(r"(?i)user ?name:\s*(.*)")
_DATE = re.compile(r"(?i)date:\s*(.*)")
_EXPECTED = 'TikTok\'s "FansList" or "Following"'


def claims(member: Member, options: ReadingOptions) -> bool:
    """Whether it is the file of everything, or a page of followers or followed."""
    if _TEXT.match(member.base):
        return bool(_PAIR.search(member.head))
    head = member.head.removeprefix(b"\xef\xbb\xbf").lstrip()
    return head.startswith(b"{") and bool(_SECTIONS.search(head) or (_JSON.match(member.base) and b'"' in head))


def read(member: Member, options: ReadingOptions) -> Iterator[FollowerRecord | Rejected]:
    """The accounts of its lists.

    Raises:
        Unreadable: it is damaged, breaks off, or holds no such lists.
    """
    if member.base.endswith(".txt"):
        yield from _of_text(member, options)
    else:
        yield from _of_json(member, options)


def about(package: Package) -> About:
    """Whose data it is."""
    for member in package.members:
        if _JSON.match(member.base) and member.size <= streams.MOST_SMALL:
            found = _user_name(streams.small(member))
            if found:
                return About(handle=found)
    return About()


def _user_name(value: Any, deep: int = 0) -> str | None:
    if not isinstance(value, dict) or deep > 4:
        return None
    told = value.get("ProfileMap")
    if isinstance(told, dict) and (found := values.handle(told.get("userName"))):
        return found
    inside = (value.get(key) for key in ("Profile", "Profile And Settings", "Profile Information", "Profile Info"))
    return next((found for each in inside if (found := _user_name(each, deep + 1))), None)


def _of_json(member: Member, options: ReadingOptions) -> Iterator[FollowerRecord | Rejected]:
    lists: set[str] = set()
    taken = 0
    with member.open() as stream:
        rest, first = streams.beginning(member, stream, "followers")
        if first != b"{":
            raise streams.unexpected(member, first, "TikTok's data as an object")
        try:
            for kind, entry in _entries(ijson.parse(rest, use_float=True), lists):
                yield _record(entry, kind, member, options)
                taken += 1
        except streams.BROKEN:
            raise streams.broken(member, f"{taken:,} accounts") from None
    if not lists:
        raise Unreadable(
            f"{member.name} holds neither {_EXPECTED.replace(' or ', ' nor ')}",
            "ask TikTok for all of your data, as JSON",
        )


def _entries(events: Iterator[tuple[str, str, Any]], lists: set[str]) -> Iterator[tuple[str, Any]]:
    """The entries of the two lists, wherever they stand; null is a list that is empty."""
    kind, key = "", ""
    builder: dict[str, Any] | None = None
    for path, event, value in events:
        if not kind:
            name = path.rpartition(".")[2]
            if name in (_FANS, _FOLLOWED) and event in ("start_array", "null"):
                lists.add(name)
                kind = name if event == "start_array" else ""
            continue
        if event == "end_array" and builder is None:
            kind = ""
        elif event == "start_map" and builder is None:
            builder = {}
        elif event == "map_key":
            key = value
        elif event == "end_map" and builder is not None:
            yield kind, builder
            builder = None
        elif builder is not None and event in ("string", "number", "null", "boolean"):
            builder[key] = value
        elif builder is None:
            yield kind, value


def _record(entry: Any, kind: str, member: Member, options: ReadingOptions) -> FollowerRecord | Rejected:
    told = entry if isinstance(entry, dict) else {}
    handle = values.handle(told.get("UserName") or told.get("Username") or told.get("userName"))
    if handle is None:
        return values.rejected('there is no "UserName"', entry, member)
    since = values.moment(told.get("Date"), options.calendar)
    return _follower(handle, since, kind == _FANS, member)


def _follower(handle: str, since: Any, follows: bool, member: Member, line: int | None = None) -> FollowerRecord:
    return FollowerRecord(
        handle=handle, since=since, follows_me=follows, i_follow=not follows, file=member.name, line=line
    )


def _of_text(member: Member, options: ReadingOptions) -> Iterator[FollowerRecord | Rejected]:
    follows = member.base.startswith("follower")
    day: str | None = None
    for number, line in enumerate(_lines(member, options), start=1):
        if found := _DATE.fullmatch(line.strip()):
            day = found[1]
        elif found := _NAME.fullmatch(line.strip()):
            handle = values.handle(found[1])
            if handle:
                yield _follower(handle, values.moment(day, options.calendar), follows, member, number)
            else:
                yield values.rejected("there is no user name", line, member, number)
            day = None


def _lines(member: Member, options: ReadingOptions) -> Iterator[str]:
    with member.open() as stream:
        yield from text.lines(stream, options.encoding)
