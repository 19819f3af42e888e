"""GitHub's followers, as its API gives them: a list of accounts, in pages.

Source: GitHub's REST API, ``/users/NAME/followers`` and ``/users/NAME/following``; ``gh api --paginate`` writes the
pages one behind the other.
"""

import re
from collections.abc import Iterator
from typing import Any

from netbook.domain.audience.records import About, FollowerRecord
from netbook.domain.records import ReadingOptions, Rejected
from netbook.errors import Unreadable
from netbook.formats.audience import streams, values
from netbook.formats.package import Member, Package

_PAGES = (30, 100)  # accounts on a page, as it is unless asked for more, and at most
_LIST = re.compile(rb"(?:\xef\xbb\xbf)?\s*\[\s*\{")
_ACCOUNT = re.compile(rb'"login"\s*:')
_GITHUB = re.compile(rb'"html_url"\s*:|"node_id"\s*:')


def claims(member: Member, options: ReadingOptions) -> bool:
    """Whether it is a list of GitHub's accounts, which its name does not call something else."""
    head = member.head
    named = not re.search(r"block|member|star|contribut|collab", member.base)
    return bool(named and _LIST.match(head) and _ACCOUNT.search(head) and _GITHUB.search(head))


def read(member: Member, options: ReadingOptions) -> Iterator[FollowerRecord | Rejected]:
    """The accounts, those one follows where the file's name says so.

    Raises:
        Unreadable: it is damaged, or no list.
    """
    follows = "following" not in member.base
    for entry in streams.entries(member, "accounts", several=True):
        yield _record(entry, follows, member)


def _record(entry: Any, follows: bool, member: Member) -> FollowerRecord | Rejected:
    handle = values.handle(streams.within(entry, "login"))
    if handle is None:
        return values.rejected('there is no "login"', entry, member)
    return FollowerRecord(
        handle=handle,
        name=values.line(streams.within(entry, "name")),
        number=values.number(streams.within(entry, "id")),
        followers=values.count(streams.within(entry, "followers")),
        following=values.count(streams.within(entry, "following")),
        follows_me=follows,
        i_follow=not follows,
        file=member.name,
    )


def about(package: Package) -> About:
    """Whether what it holds is just a page of more."""
    return About(missing=tuple(filter(None, map(_page, package.members))))


def _page(member: Member) -> str | None:
    if member.size > streams.MOST_SMALL or not _ACCOUNT.search(member.head):
        return None
    try:
        count = sum(1 for _ in streams.entries(streams.aside(member), "accounts", several=True))
    except Unreadable:
        return None
    if count not in _PAGES:
        return None
    return f"{member.name} holds exactly {count} accounts, as one full page does: there may be more pages"
