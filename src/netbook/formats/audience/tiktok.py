"""TikTok's export: who follows and whom one follows, as JSON or as text.

Source: Settings, Download your data. JSON: ``Activity, Follower List, FansList`` and, from 2023 on, ``Profile And
Settings, Follower, FansList``; text: ``Date:`` and ``Username:``, a line each.
"""

import re
from collections.abc import Iterator
from typing import Any

from netbook.domain.audience.records import About, FollowerRecord
from netbook.domain.records import ReadingOptions, Rejected
from netbook.errors import Unreadable
from netbook.formats import text
from netbook.formats.audience import streams, values
from netbook.formats.audience.streams import Event, within
from netbook.formats.package import Member, Package

_WHAT = "accounts"
_JSON = re.compile(rb"(?:\xef\xbb\xbf)?\s*\{\s*\"")
_KNOWN = re.compile(
    rb'"(?:FansList|Follower List|Following List|Profile And Settings|ProfileMap|Tiktok[^"]{0,40})"\s*:'
)
_NAMED = re.compile(r"userdata(tiktok)?\W{0,3}\d{0,3}\W{0,2}\.json$")
_PAIRS = re.compile(rb"(?im)^[ \t]*Date:[^\r\n]*\r?\n[ \t]*User ?name:")
_LINE = re.compile(r"\s*(Date|User ?name):(.*)", re.IGNORECASE)
# The key of a list and that of what it lies in, and whether it is of followers.
_LISTS = {
    ("Follower List", "FansList"): True,
    ("Follower", "FansList"): True,
    ("Following List", "Following"): False,
    ("Following", "Following"): False,
}
_PARENTS = {parent for parent, _ in _LISTS}
_HINT = "ask TikTok for all of your data, as JSON"


def claims(member: Member, options: ReadingOptions) -> bool:
    """Whether it is the JSON of a whole export, or a text of followers or of those one follows."""
    if _JSON.match(member.head):
        return bool(_NAMED.search(member.base) or _KNOWN.search(member.head))
    return bool(_PAIRS.search(member.head)) and _is_of_followers(member) is not None


def read(member: Member, options: ReadingOptions) -> Iterator[FollowerRecord | Rejected]:
    """The accounts of both lists.

    Raises:
        Unreadable: it is damaged, breaks off, or holds neither list.
    """
    if _JSON.match(member.head):
        for follows, entry in _entries(member):
            yield _record(member, options, follows, within(entry, "UserName"), within(entry, "Date"))
    else:
        yield from _of_text(member, options)


def about(package: Package) -> About:
    """Whose export it is."""
    names = (
        _profile(each) for each in package.members if each.base.endswith(".json") and _JSON.match(streams.head(each))
    )
    return About(handle=next((name for name in names if name), None))


def _record(
    member: Member, options: ReadingOptions, follows: bool, name: Any, when: Any, at: int | None = None
) -> FollowerRecord | Rejected:
    handle = values.handle(name)
    if handle is None:
        return values.rejected('there is no "UserName"', name or when, member, at)
    since = values.moment(when, options.calendar)
    return FollowerRecord(
        handle=handle, since=since, follows_me=follows, i_follow=not follows, file=member.name, line=at
    )


def _entries(member: Member) -> Iterator[tuple[bool, Any]]:
    """The entries of the lists, with whether they are of followers."""
    done = 0
    with member.open() as stream:
        rest, _ = streams.beginning(member, stream, _WHAT)
        found = _Lists(member)
        try:
            for each in found.entries(streams.events(rest)):
                yield each
                done += 1
        except streams.BROKEN:
            raise streams.broken(member, f"{done:,} {_WHAT}") from None
    if not found.any:
        raise Unreadable(
            f"{member.name} holds no list of followers (FansList) nor of whom you follow, but {found.told}", _HINT
        )


class _Lists:
    """The lists in an export, wherever they lie in it; ``any`` says whether there was one."""

    def __init__(self, member: Member) -> None:
        self.any = False
        self._member = member
        self._top: list[str] = []

    @property
    def told(self) -> str:
        """What it holds instead."""
        return values.shown(self._top) or "nothing"

    def entries(self, events: Iterator[Event]) -> Iterator[tuple[bool, Any]]:
        """The entries, with whether they are of followers."""
        keys: list[str] = []  # of each object that is open
        for event, value in events:
            if event == "map_key":
                keys[-1] = value
                if len(keys) == 1:
                    self._top.append(value)
            elif event in ("end_map", "end_array"):
                keys.pop()
            else:
                follows = _LISTS.get((keys[-2], keys[-1])) if len(keys) > 1 else None
                if follows is not None and event == "start_array":
                    self.any = True
                    for entry in streams.built(streams.inner(events)):
                        yield follows, entry
                    continue
                self._look(event, keys, follows)
                if event in ("start_map", "start_array"):
                    keys.append("")
                    if len(keys) > streams.DEEPEST:
                        raise ValueError("lists in lists")

    def _look(self, event: str, keys: list[str], follows: bool | None) -> None:
        """A list that is null is one; anything else in its place is not."""
        if event == "null" and (follows is not None or (len(keys) > 1 and keys[-1] in _PARENTS)):
            self.any = True
        elif follows is not None:
            first = b"{" if event == "start_map" else b'"' if event == "string" else b""
            raise streams.unexpected(self._member, first, f"the list {keys[-1]}")


def _profile(member: Member) -> str | None:
    """One's own handle, in ``ProfileMap``."""
    try:
        with streams.aside(member).open() as stream:
            rest, _ = streams.beginning(member, stream, _WHAT)
            inside = False
            key = ""
            for event, value in streams.events(rest):
                if event == "map_key":
                    key = value
                elif event == "start_map":
                    inside = key == "ProfileMap"
                elif inside and key == "userName" and event == "string":
                    return values.handle(value)
    except (*streams.BROKEN, Unreadable):
        pass  # whose it is stays open; what is broken is told where the followers are read
    return None


def _is_of_followers(member: Member) -> bool | None:
    """Whether a text is of followers, or of those one follows, by its name, else by what stands before the first."""
    before = member.head[:1000].decode("utf-8", errors="replace").partition("Date:")[0]
    for said in (member.base, before.casefold()):
        if "following" in said:
            return False
        if "follower" in said or "fans" in said:
            return True
    return None


def _of_text(member: Member, options: ReadingOptions) -> Iterator[FollowerRecord | Rejected]:
    follows = _is_of_followers(member)
    if follows is None:
        raise Unreadable(f"{member.name} does not say whether it is of followers", "name it Follower.txt")
    when: str | None = None
    begun = 0  # the line of a date whose name has not come
    read = 0
    with member.open() as stream:
        for at, line in enumerate(text.lines(stream, options.encoding), start=1):
            found = _LINE.match(line[:2000])
            if not found:
                continue
            read += 1
            if found[1].casefold() == "date":
                if begun:
                    yield values.rejected("a name is missing after it", when, member, begun)
                when, begun = found[2].strip(), at
            else:
                yield _record(member, options, follows, found[2].strip(), when, at)
                when, begun = None, 0
    if begun:
        yield values.rejected("the file breaks off after it", when, member, begun)
    if not read:
        raise Unreadable(f'{member.name} holds no lines of "Date:" and "Username:"', _HINT)
