"""Bluesky's repository, ``repo.car``: whom one follows. Who follows is in no file that Bluesky gives.

Source: the CAR format, version 1, and records of ``app.bsky.graph.follow``; blocks are read one after the other.
"""

import re
from collections.abc import Iterator
from contextlib import suppress
from typing import Any

from netbook.domain.audience.records import About, FollowerRecord
from netbook.domain.records import ReadingOptions, Rejected
from netbook.errors import Unreadable
from netbook.formats.audience import streams, values
from netbook.formats.audience.streams import within
from netbook.formats.package import Member, Package, Stream

_BEGINS = re.compile(rb"(?s)\A.{1,4}eroots")
_VERSION = b"gversion"
_FOLLOW = "app.bsky.graph.follow"
_DID = re.compile(r"did:[a-z]{1,30}:[A-Za-z0-9._:%-]{1,250}")
_MOST_BLOCK = 8 << 20  # bytes; records may have 1 MB
_SHA_256 = 0x12
_HINT = "download it again: Bluesky, Settings, Account, Export my data"


def claims(member: Member, options: ReadingOptions) -> bool:
    """Whether it is a repository."""
    return _is_car(member.head)


def read(member: Member, options: ReadingOptions) -> Iterator[FollowerRecord | Rejected]:
    """The accounts one follows, by their DIDs.

    Raises:
        Unreadable: it is damaged, breaks off, or is no repository of Bluesky.
    """
    if not _is_car(member.head):
        raise Unreadable(f"{member.name} is no repository of Bluesky (repo.car)", _HINT)
    owned = False
    for block in _blocks(member):
        owned = owned or _owner(block) is not None
        if within(block, "$type") == _FOLLOW:
            yield _followed(block, member, options)
    if not owned:
        raise Unreadable(f"{member.name} does not say whose it is, as a repository of Bluesky does", _HINT)


def about(package: Package) -> About:
    """Whose repository it is, as a DID."""
    for member in package.members:
        if _is_car(streams.head(member)):
            with suppress(Unreadable):
                return About(handle=next(filter(None, map(_owner, _blocks(streams.aside(member)))), None))
    return About()


def _is_car(head: bytes) -> bool:
    return bool(_BEGINS.match(head)) and _VERSION in head[:400]


def _owner(block: Any) -> str | None:
    """The DID in a commit, of which a repository has one."""
    return _did(within(block, "did")) if "data" in block and "rev" in block else None


def _did(value: object) -> str | None:
    return value if isinstance(value, str) and _DID.fullmatch(value) else None


def _followed(block: Any, member: Member, options: ReadingOptions) -> FollowerRecord | Rejected:
    number = _did(within(block, "subject"))
    if number is None:
        return values.rejected('there is no DID in "subject"', within(block, "subject"), member)
    return FollowerRecord(
        number=number,
        url=f"https://bsky.app/profile/{number}",
        since=values.moment(within(block, "createdAt"), options.calendar),
        follows_me=False,
        i_follow=True,
        file=member.name,
    )


def _blocks(member: Member) -> Iterator[dict[str, Any]]:
    """The records and nodes of a repository, each decoded on its own.

    Raises:
        Unreadable: it is damaged or breaks off.
    """
    from libipld import decode_dag_cbor

    read = 0
    with member.open() as stream:
        try:
            _part(stream, _length(stream) or 0)  # what it begins with
            while (length := _length(stream)) is not None:
                found = decode_dag_cbor(_content(_part(stream, length)))
                read += 1
                if isinstance(found, dict):
                    yield found
        except (ValueError, EOFError, RecursionError):
            raise Unreadable(f"{member.name} is damaged or cut short after {read:,} records", _HINT) from None


def _length(stream: Stream) -> int | None:
    """A length of up to eight groups of seven bits; none at the end of the file."""
    found = 0
    for shift in range(0, 56, 7):
        byte = stream.read(1)
        if not byte:
            if shift:
                raise EOFError
            return None
        found |= (byte[0] & 0x7F) << shift
        if byte[0] < 0x80:
            return found
    raise ValueError("a length of too many bytes")


def _part(stream: Stream, length: int) -> bytes:
    if length > _MOST_BLOCK:
        raise ValueError("a block of too many bytes")
    parts: list[bytes] = []
    while length and (part := stream.read(length)):
        parts.append(part)
        length -= len(part)
    if length:
        raise EOFError
    return b"".join(parts)


def _content(block: bytes) -> bytes:
    """What follows the id of a block: version 1, a codec, SHA-256, 32 bytes."""
    if len(block) < 36 or block[0] != 1 or block[2] != _SHA_256 or block[3] != 32:
        raise ValueError("an id of another kind")
    return block[36:]
