"""Bluesky's repository: whom one follows, by their DID; who follows one is not in it.

Source: the AT Protocol's repository export, ``repo.car`` (CARv1, DAG-CBOR), records ``app.bsky.graph.follow``.
"""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from netbook.domain.audience.records import About, FollowerRecord
from netbook.domain.records import ReadingOptions, Rejected
from netbook.errors import Unreadable
from netbook.formats.audience import streams, values
from netbook.formats.package import Member, Package

_CAR = re.compile(rb"(?s)\A.{1,4}eroots")
_MOST = 512 << 20  # bytes, as a repository is decoded whole
_FOLLOW = "app.bsky.graph.follow"
_DID = re.compile(r"did:[a-z0-9]{1,20}:[\w.:%-]{1,200}")


def claims(member: Member, options: ReadingOptions) -> bool:
    """Whether it is a repository."""
    return bool(_CAR.match(member.head[:60])) and b"gversion" in member.head[:200]


def read(member: Member, options: ReadingOptions) -> Iterator[FollowerRecord | Rejected]:
    """Whom one follows.

    Raises:
        Unreadable: it is damaged, cut short, or no repository of Bluesky.
    """
    blocks = _blocks(member)
    if not any(isinstance(block, dict) and ("did" in block or "$type" in block) for block in blocks):
        raise Unreadable(f"{member.name} is a CAR file, but no repository of Bluesky", "export it again from Bluesky")
    for block in blocks:
        if isinstance(block, dict) and block.get("$type") == _FOLLOW:
            did = values.line(block.get("subject"))
            if did and _DID.fullmatch(did):
                since = values.moment(block.get("createdAt"), options.calendar)
                yield FollowerRecord(number=did, since=since, follows_me=False, i_follow=True, file=member.name)
            else:
                yield values.rejected('the "subject" of a follow is no DID', block.get("subject"), member)


def about(package: Package) -> About:
    """Whose repository it is, by the DID that signed it."""
    for member in package.members:
        if _CAR.match(member.head[:60]):
            try:
                commits = (block for block in _blocks(streams.aside(member)) if isinstance(block, dict))
                found = next((values.line(block["did"]) for block in commits if "did" in block), None)
            except Unreadable:
                return About()
            return About(handle=found)
    return About()


def _blocks(member: Member) -> list[Any]:
    import libipld

    with member.open() as stream:
        content = stream.read(_MOST + 1)
    if len(content) > _MOST:
        raise Unreadable(f"{member.name} has more than {_MOST:,} bytes", "such a repository cannot be read")
    try:
        _, found = libipld.decode_car(content)
    except Exception as problem:  # what it raises for bytes that are none is not said
        said = f"{member.name} is damaged or cut short"
        raise Unreadable(said, "export it again: Settings, Account, Export my data") from problem
    return list(found.values()) if isinstance(found, Mapping) else []
