"""Mastodon and what speaks like it: whom one follows, and, of Takahe or of the API, who follows.

Source: Mastodon's ``following_accounts.csv``; Takahe's CSV of followers, headed ``Account address`` alone; the JSON of
``/api/v1/accounts/ID/followers`` and ``/following``. Who is blocked or muted, and lists, are none of an audience.
"""

import re
from collections.abc import Iterator
from typing import Any
from urllib.parse import urlsplit

from netbook.domain.audience.records import About, FollowerRecord
from netbook.domain.records import ReadingOptions, Rejected
from netbook.errors import Unreadable
from netbook.formats import tables
from netbook.formats.audience import streams, values
from netbook.formats.audience.streams import within
from netbook.formats.package import Member, Package
from netbook.formats.tables import Heading, key_of

_FOLLOWED = re.compile(rb'(?i)(?:\xef\xbb\xbf)?"?account address"?\s*[,;\t]\s*"?show boosts')
_ALONE = re.compile(rb'(?i)(?:\xef\xbb\xbf)?"?account address"?\s*(?:[\r\n]|\Z)')
_BARE = re.compile(rb"(?:\xef\xbb\xbf)?@?[^\s,;@\"]{1,200}@[^\s,;@\"]{1,200}\s*(?:[,;\t\r\n]|\Z)")
_API = re.compile(rb"(?:\xef\xbb\xbf)?\s*\[\s*\{")
_KEYS = (re.compile(rb'"acct"\s*:'), re.compile(rb'"display_name"\s*:'))
_ADDRESS = re.compile(r"@?([^\s@,;]{1,200}@[^\s@,;/]{1,253})")
_OTHERS = ("block", "mute", "request", "list", "endorse", "suggest")
_PAGES = (40, 80)  # accounts in a page of the API, as it is and as it can be asked for
_COLUMNS = ("Account address", "Show boosts", "Notify on new posts", "Languages")
_HINT = "give following_accounts.csv, or the followers as CSV or as the JSON of the API"


def claims(member: Member, options: ReadingOptions) -> bool:
    """Whether it is a table or an API's answer of followers or of those one follows."""
    return _is_table(member) or _is_api(member, member.head)


def read(member: Member, options: ReadingOptions) -> Iterator[FollowerRecord | Rejected]:
    """The accounts, each as ``name@server``.

    Raises:
        Unreadable: it is damaged, breaks off, or is none of these.
    """
    if _is_api(member, member.head):
        follows = not _says_following(member)
        for entry in streams.entries(member, "accounts", several=True):
            yield _account(member, entry, follows)
    elif _is_table(member):
        yield from _addresses(member, options)
    else:
        raise Unreadable(f"{member.name} is no list of Mastodon's followers or followed accounts", _HINT)


def about(package: Package) -> About:
    """Whose archive it is, and whether an answer of the API is one whole page."""
    actors = (_actor(each) for each in package.members if each.base == "actor.json")
    lists = (each for each in package.members if each.base.endswith(".json") and _is_api(each, streams.head(each)))
    pages = (streams.page(each, _PAGES) for each in lists)
    return About(handle=next(filter(None, actors), None), missing=tuple(filter(None, pages)))


def _is_table(member: Member) -> bool:
    head = member.head
    if _FOLLOWED.match(head):
        return True
    if _ALONE.match(head):
        return not any(word in member.base for word in _OTHERS) and "follow" in member.base
    return member.base.startswith("followingaccounts") and bool(_BARE.match(head))


def _is_api(member: Member, head: bytes) -> bool:
    if any(word in member.base for word in _OTHERS):
        return False
    return bool(_API.match(head)) and all(key.search(head) for key in _KEYS)


def _says_following(member: Member) -> bool:
    return "following" in member.base and "follower" not in member.base


def _addresses(member: Member, options: ReadingOptions) -> Iterator[FollowerRecord | Rejected]:
    heading = tables.heading_of(member, options, lambda cells: int(key_of(cells[0]) == "accountaddress"), most=1)
    followed = not _ALONE.match(member.head) or _says_following(member)
    if heading is None:  # a list of before headings
        heading = Heading(_COLUMNS, tuple(map(key_of, _COLUMNS)), 0, ",")
    for row in tables.body(member, options, heading):
        if isinstance(row, Rejected):
            yield row
            continue
        found = _ADDRESS.fullmatch(values.line(row.cells[0]) or "")
        if not found:
            yield values.rejected("it is no account address such as ana@example.social", row.cells[0], member, row.line)
        else:
            yield FollowerRecord(
                handle=found[1], follows_me=not followed, i_follow=followed, file=member.name, line=row.line
            )


def _account(member: Member, entry: Any, follows: bool) -> FollowerRecord | Rejected:
    """An account of the API, whose ids are those of the one server that was asked, and so are left."""
    handle = values.handle(within(entry, "acct"))
    link = values.url(within(entry, "url"))
    if handle is None:
        return values.rejected('there is no "acct"', within(entry, "display_name") or link, member)
    if "@" not in handle and (server := _server(link)):
        handle = f"{handle}@{server}"
    return FollowerRecord(
        handle=handle,
        name=values.line(within(entry, "display_name")),
        url=link,
        follows_me=follows,
        i_follow=not follows,
        followers=values.count(within(entry, "followers_count")),
        following=values.count(within(entry, "following_count")),
        file=member.name,
    )


def _actor(member: Member) -> str | None:
    actor = streams.small(member)
    handle, server = values.handle(within(actor, "preferredUsername")), _server(within(actor, "id"))
    return f"{handle}@{server}" if handle and server else None


def _server(address: object) -> str | None:
    try:
        return urlsplit(address).hostname if isinstance(address, str) and len(address) < 1000 else None
    except ValueError:
        return None
