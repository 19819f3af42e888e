"""X's archive: who follows, and whom one follows, as ids; the tweets beside them tell what some are called.

Source: X's data archive since 2019, ``data/follower.js`` and its parts: ``window.YTD.follower.part0 = [...]``.
"""

import re
from collections.abc import Iterator, Sequence
from contextlib import suppress
from datetime import date
from typing import Any

from netbook.domain.audience.records import About, FollowerRecord
from netbook.domain.records import ReadingOptions, Rejected
from netbook.errors import Unreadable
from netbook.formats.audience import streams, values
from netbook.formats.audience.streams import within
from netbook.formats.package import Member, Package

_BEGINS = re.compile(rb"(?:\xef\xbb\xbf)?\s*window\.YTD\.(follower|following)\.part(\d{1,6})\s*=")
_TWEETS = re.compile(rb"(?:\xef\xbb\xbf)?\s*window\.YTD\.tweets?\.part\d{1,6}\s*=")
_DAY = re.compile(r"twitter-(\d{4})-(\d\d)-(\d\d)(?!\d)", re.IGNORECASE)
_MOST_NAMES = 1_000_000

Names = dict[str, tuple[str, str | None]]


def claims(member: Member, options: ReadingOptions) -> bool:
    """Whether it is a part of the followers, or of those one follows."""
    return bool(_BEGINS.match(member.head))


def read(member: Member, options: ReadingOptions) -> Iterator[FollowerRecord | Rejected]:
    """The accounts of a part, each by its id.

    Raises:
        Unreadable: it is damaged, breaks off, or holds no list.
    """
    found = _BEGINS.match(member.head)
    if not found:
        raise Unreadable(
            f"{member.name} does not begin with window.YTD.follower.part0 =", "give follower.js as X made it"
        )
    kind = found[1].decode()
    for entry in streams.entries(member, "accounts", assigned=True):
        account = within(entry, kind)
        number = values.number(within(account, "accountId"))
        if number is None:
            said = within(account, "accountId") or within(account, "userLink")
            yield values.rejected(f'there is no "accountId" of digits in "{kind}"', said, member)
        else:
            link = values.url(within(account, "userLink"))
            follows = kind == "follower"
            yield FollowerRecord(number=number, url=link, follows_me=follows, i_follow=not follows, file=member.name)


def about(package: Package) -> About:
    """Whose archive it is, of which day, which listed parts are not there, and what accounts are called."""
    manifest, folder = _manifest(package.members)
    user = next((_account(each) for each in package.members if each.base == "account.js"), None)
    handle = values.handle(user) or values.handle(within(manifest, "userInfo", "userName"))
    return About(
        handle=handle,
        on=_day(package) or _generated(manifest),
        missing=_missing(package.members, manifest, folder),
        total=_total(manifest),
        names=_names(package.members),
    )


def _manifest(members: Sequence[Member]) -> tuple[Any, str]:
    """The newest list of what an archive holds, and the folder it lies in."""
    found = [(streams.small(each), each.name.rpartition("/")[0]) for each in members if each.base == "manifest.js"]
    told = [(manifest, folder) for manifest, folder in found if isinstance(within(manifest, "dataTypes"), dict)]
    return max(told, key=lambda each: str(_generated(each[0]) or ""), default=(None, ""))


def _account(member: Member) -> Any:
    return within(streams.small(member), 0, "account", "username")


def _day(package: Package) -> date | None:
    """The day in the name of the zip, the latest where there are several."""
    days = []
    for name in (package.name, *{each.name.partition("/")[0] for each in package.members}):
        for found in _DAY.finditer(name):
            try:
                days.append(date(*map(int, found.groups())))
            except ValueError:
                continue
    return max(days, default=None)


def _generated(manifest: Any) -> date | None:
    told = values.line(within(manifest, "archiveInfo", "generationDate"))
    try:
        return date.fromisoformat(told[:10]) if told else None
    except ValueError:
        return None


def _listed(manifest: Any, kind: str) -> list[Any]:
    files = within(manifest, "dataTypes", kind, "files")
    return files if isinstance(files, list) else []


def _total(manifest: Any) -> int | None:
    counts = [values.count(within(each, "count")) for each in _listed(manifest, "follower")]
    return sum(each or 0 for each in counts) if counts and None not in counts else None


def _missing(members: Sequence[Member], manifest: Any, folder: str) -> tuple[str, ...]:
    """The parts that the archive lists and that are not there; without a list, the gaps between those that are."""
    if manifest is None:
        return _gaps(members)
    there = {each.name.casefold() for each in members}
    told = []
    for kind in ("follower", "following"):
        for each in _listed(manifest, kind):
            name = values.line(within(each, "fileName"))
            base = name.rpartition("/")[2] if name else ""
            if base and f"{folder}/{base}".removeprefix("/").casefold() not in there:
                count = values.count(within(each, "count"))
                told.append(f"{name} with {count:,} accounts" if count is not None else f"{name}")
    return tuple(told)


def _gaps(members: Sequence[Member]) -> tuple[str, ...]:
    parts: dict[str, set[int]] = {"follower": set(), "following": set()}
    for member in members:
        if member.base.startswith("follow") and (found := _BEGINS.match(streams.head(member))):
            parts[found[1].decode()].add(int(found[2]))
    return tuple(
        f"{kind}.js" if number == 0 else f"{kind}-part{number}.js"
        for kind, there in parts.items()
        for number in range(min(max(there, default=0), 1000))
        if number not in there
    )


def _names(members: Sequence[Member]) -> Names:
    """The handle and name of each id that a tweet mentions, as the newest of these tweets has them."""
    newest: dict[str, int] = {}
    names: Names = {}
    for member in members:
        if not member.base.startswith("tweet"):
            continue
        with suppress(Unreadable):  # what was read of it before is still true
            if _TWEETS.match(streams.head(member)):
                _mentions(member, names, newest)
    return names


def _mentions(member: Member, names: Names, newest: dict[str, int]) -> None:
    for entry in streams.entries(streams.aside(member), "tweets", assigned=True):
        tweet = within(entry, "tweet") or entry
        at = int(values.number(within(tweet, "id_str")) or values.number(within(tweet, "id")) or 0)
        mentions = within(tweet, "entities", "user_mentions")
        for each in mentions if isinstance(mentions, list) else ():
            number = values.number(within(each, "id_str")) or values.number(within(each, "id"))
            handle = values.handle(within(each, "screen_name"))
            if number and handle and newest.get(number, -1) < at and (number in names or len(names) < _MOST_NAMES):
                newest[number] = at
                names[number] = handle, values.line(within(each, "name"))
