"""GitHub's API: who follows, or whom one follows, a list of accounts.

Source: ``api.github.com/users/NAME/followers`` and ``/following``, a page or several after each other.
"""

import re
from collections.abc import Iterator
from typing import Any

from netbook.domain.audience.records import About, FollowerRecord
from netbook.domain.records import ReadingOptions, Rejected
from netbook.formats.audience import streams, values
from netbook.formats.audience.streams import within
from netbook.formats.package import Member, Package

_BEGINS = re.compile(rb"(?:\xef\xbb\xbf)?\s*\[\s*\{")
_KEYS = (re.compile(rb'"login"\s*:'), re.compile(rb'"html_url"\s*:\s*"https://github\.com/'))
_OTHERS = ("block", "stargazer", "star", "watch", "subscri", "contribut", "collab", "member", "assign")
_PAGES = (30, 100)  # accounts in a page, as it is and as it can be asked for


def claims(member: Member, options: ReadingOptions) -> bool:
    """Whether it is a list of accounts on GitHub, and not by its name one of others than followers."""
    return _is_list(member, member.head)


def read(member: Member, options: ReadingOptions) -> Iterator[FollowerRecord | Rejected]:
    """The accounts: those who follow, or whom one follows where the name of the file says so.

    Raises:
        Unreadable: it is damaged, breaks off, or is no list.
    """
    follows = not ("following" in member.base and "follower" not in member.base)
    for entry in streams.entries(member, "accounts", several=True):
        yield _account(member, entry, follows)


def about(package: Package) -> About:
    """Whether a file holds exactly one page, so that others may be missing."""
    lists = (each for each in package.members if each.base.endswith(".json") and _is_list(each, streams.head(each)))
    return About(missing=tuple(filter(None, (streams.page(each, _PAGES) for each in lists))))


def _is_list(member: Member, head: bytes) -> bool:
    if any(word in member.base for word in _OTHERS):
        return False
    return bool(_BEGINS.match(head)) and all(key.search(head) for key in _KEYS)


def _account(member: Member, entry: Any, follows: bool) -> FollowerRecord | Rejected:
    handle = values.handle(within(entry, "login"))
    if handle is None:
        return values.rejected('there is no "login"', within(entry, "html_url"), member)
    return FollowerRecord(
        handle=handle,
        name=values.line(within(entry, "name")),
        url=values.url(within(entry, "html_url")),
        number=values.number(within(entry, "id")),
        follows_me=follows,
        i_follow=not follows,
        followers=values.count(within(entry, "followers")),
        following=values.count(within(entry, "following")),
        file=member.name,
    )
