import hashlib
from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given as tried
from hypothesis import settings
from hypothesis import strategies as st
from libipld import encode_dag_cbor

from netbook.domain.audience.records import About, FollowerRecord
from netbook.errors import Unreadable
from netbook.formats.package import given
from tests.formats.audience_read import OPTIONS, SAMPLES, about, about_sample, of, platform, sample

COMMIT = {"did": "did:plc:me", "version": 3, "rev": "3k", "data": "x", "sig": b"x", "prev": None}
REPOSITORY = (SAMPLES / "bluesky/repo.car").read_bytes()


def length(number: int) -> bytes:
    return bytes([number]) if number < 128 else bytes([number & 0x7F | 0x80]) + length(number >> 7)


def car(*blocks: Any) -> bytes:
    """A repository of these blocks."""
    first = encode_dag_cbor({"roots": [], "version": 1})
    parts = [length(len(first)) + first]
    for block in blocks:
        content = encode_dag_cbor(block)
        block = b"\x01\x71\x12\x20" + hashlib.sha256(content).digest() + content
        parts.append(length(len(block)) + block)
    return b"".join(parts)


def follow(subject: object, when: object = "2024-11-20T08:01:02.003Z") -> dict[str, object]:
    return {"$type": "app.bsky.graph.follow", "subject": subject, "createdAt": when}


def test_whom_one_follows() -> None:
    found = of("bluesky", "repo.car", car(COMMIT, follow("did:plc:ana"), {"$type": "app.bsky.feed.post"}))
    assert found.accounts == [
        FollowerRecord(
            number="did:plc:ana",
            url="https://bsky.app/profile/did:plc:ana",
            since=datetime(2024, 11, 20, 8, 1, 2, tzinfo=UTC),
            follows_me=False,
            i_follow=True,
            file="repo.car",
        )
    ]


def test_a_repository_is_read_whole() -> None:
    found = sample("bluesky", "bluesky/repo.car")
    assert [each.number for each in found.followed] == [f"did:plc:riverotter00000000000{n}" for n in range(5)]
    assert (found.followers, found.refused) == ([], [])
    assert about_sample("bluesky", "bluesky/repo.car") == About(handle="did:plc:me")


def test_one_may_follow_nobody() -> None:
    assert of("bluesky", "repo.car", car(COMMIT)).accounts == []


def test_a_record_without_a_did_is_refused() -> None:
    rows = [follow("ana"), follow(None), follow("did:web:ana.example", "soon"), follow("did:plc:\x1b[31m")]
    found = of("bluesky", "repo.car", car(COMMIT, *rows))
    assert [(each.number, each.since) for each in found.accounts] == [("did:web:ana.example", None)]
    assert [(each.reason, each.said) for each in found.refused] == [
        ('there is no DID in "subject"', said) for said in ("ana", "", "did:plc:")
    ]


@pytest.mark.parametrize("at", [100, 300, 700, len(REPOSITORY) - 1])
def test_one_that_breaks_off_is_told(at: int) -> None:
    with pytest.raises(Unreadable, match=r"^repo\.car is damaged or cut short after \d records; download it again"):
        of("bluesky", "repo.car", REPOSITORY[:at])


def test_what_is_no_repository_is_told() -> None:
    with pytest.raises(Unreadable, match=r"^a\.car does not say whose it is"):
        of("bluesky", "a.car", car({"a": 1}))
    member = given("a.car", b"words").members[0]
    assert not platform("bluesky").reader.claims(member, OPTIONS)
    with pytest.raises(Unreadable, match=r"^a\.car is no repository of Bluesky"):
        list(platform("bluesky").reader.read(member, OPTIONS))
    with pytest.raises(Unreadable, match="damaged or cut short"):
        of("bluesky", "a.car", car(COMMIT) + length(1 << 40) + b"x")
    assert about("bluesky", {"a.car": car(COMMIT)[:80]}) == About()


@tried(st.integers(0, 5000), st.binary(min_size=1, max_size=30))
@settings(max_examples=150, deadline=None)
def test_whatever_is_damaged_is_read_or_told(at: int, there: bytes) -> None:
    at = 20 + at % (len(REPOSITORY) - 20)
    content = REPOSITORY[:at] + there + REPOSITORY[at + len(there) :]
    member = given("repo.car", content).members[0]
    try:
        list(platform("bluesky").reader.read(member, OPTIONS))
    except Unreadable as problem:
        said = problem.message
    else:
        said = "repo.car"
    assert said.startswith("repo.car")


def test_cbor_in_cbor_is_told() -> None:
    content = b"\x81" * 200_000 + b"\x01"
    block = b"\x01\x71\x12\x20" + bytes(32) + content
    with pytest.raises(Unreadable, match="damaged or cut short"):
        of("bluesky", "a.car", car(COMMIT) + length(len(block)) + block)
