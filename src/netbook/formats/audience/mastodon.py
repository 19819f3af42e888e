"""Mastodon: whom one follows as CSV, and followers where a server exports them: Takahe's CSV, or the API's JSON.

Source: Mastodon's Preferences, Import and export (``following_accounts.csv``, with and without a heading); Takahe's
``followers.csv``; the API's ``/api/v1/accounts/ID/followers``. An account is ``name@server``.
"""

import re
from collections.abc import Iterator, Sequence
from typing import Any

from netbook.domain.audience.records import About, FollowerRecord
from netbook.domain.records import ReadingOptions, Rejected
from netbook.formats import tables
from netbook.formats.audience import streams, values
from netbook.formats.package import Member, Package
from netbook.formats.tables import Heading, key_of

_ADDRESS = re.compile(r"@?([\w.-]{1,200}@[\w-]{1,63}(?:\.[\w-]{1,63})+)")
_JSON = re.compile(rb"(?:\xef\xbb\xbf)?\s*\[\s*\{")
_API = (re.compile(rb'"acct"\s*:'), re.compile(rb'"display_name"\s*:'))
_BARE = re.compile(rb"(?:\xef\xbb\xbf)?@?[\w.-]{1,200}@[\w.-]{1,200}\s*(?:,|\r?\n|\Z)")
_HEADING = "accountaddress"
_FOLLOWED = "followingaccounts.csv"


def claims(member: Member, options: ReadingOptions) -> bool:
    """Whether it lists followers, or those one follows; not whom one has muted, blocked or put in a list."""
    head = member.head
    if _JSON.match(head):
        return all(pattern.search(head) for pattern in _API) and not re.search("mute|block", member.base)
    heading = tables.heading_of(member, options, _worth, 1)
    if heading:
        return "hidenotifications" not in heading.keys and (len(heading.keys) > 1 or "block" not in member.base)
    return member.base == _FOLLOWED and bool(_BARE.match(head))


def read(member: Member, options: ReadingOptions) -> Iterator[FollowerRecord | Rejected]:
    """The accounts.

    Raises:
        Unreadable: it is damaged, or no such list.
    """
    follows = _follows(member, options)
    if _JSON.match(member.head):
        for entry in streams.entries(member, "accounts", several=True):
            yield _of_api(entry, follows, member)
        return
    heading = tables.heading_of(member, options, _worth, 1) or Heading((_HEADING,), (_HEADING,), 0, ",")
    for row in tables.body(member, options, heading):
        if isinstance(row, Rejected):
            yield row
        else:
            yield _record(row.cells[heading.keys.index(_HEADING)], follows, member, row.line)


def about(package: Package) -> About:
    """Whose archive it is, where its profile is beside."""
    for member in package.members:
        if member.base == "actor.json":
            actor = streams.small(member)
            name, where = (streams.within(actor, key) for key in ("preferredUsername", "id"))
            server = re.match(r"https?://([^/]+)", where) if isinstance(where, str) else None
            handle = values.handle(name)
            return About(handle=f"{handle}@{server[1]}" if handle and server else handle)
    return About()


def _worth(cells: Sequence[str]) -> int:
    return int(bool(cells) and key_of(cells[0]) == _HEADING)


def _follows(member: Member, options: ReadingOptions) -> bool:
    """Whether they follow the user: of a table with more columns than the address it is whom the user follows."""
    if _JSON.match(member.head):
        return "following" not in member.base
    heading = tables.heading_of(member, options, _worth, 1)
    return heading is not None and len(heading.keys) == 1 and "following" not in member.base


def _of_api(entry: Any, follows: bool, member: Member) -> FollowerRecord | Rejected:
    said = streams.within(entry, "acct")
    told = values.line(said) or ""
    handle = told if "@" in told else None
    url = values.url(streams.within(entry, "url"))
    if handle is None and told and url and (server := re.match(r"https?://([^/]+)", url)):
        handle = f"{told}@{server[1]}"  # an account of the server that was asked
    if handle is None:
        return values.rejected('there is no "acct" such as name@server', said, member)
    return FollowerRecord(
        handle=handle,
        name=values.line(streams.within(entry, "display_name")),
        url=url,
        followers=values.count(streams.within(entry, "followers_count")),
        following=values.count(streams.within(entry, "following_count")),
        follows_me=follows,
        i_follow=not follows,
        file=member.name,
    )


def _record(cell: str, follows: bool, member: Member, line: int) -> FollowerRecord | Rejected:
    found = _ADDRESS.fullmatch(cell.strip())
    if not found:
        return values.rejected("it is no address such as name@server", cell, member, line)
    return FollowerRecord(handle=found[1], follows_me=follows, i_follow=not follows, file=member.name, line=line)
