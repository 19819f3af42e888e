"""What the readers of audiences make of a file or an archive, for their tests."""

import io
import json
import tracemalloc
from datetime import UTC, date, datetime
from typing import Any

from hypothesis import strategies as st

from netbook.domain.audience.records import About, Count, FollowerRecord
from netbook.domain.records import ReadingOptions, Rejected
from netbook.domain.when import Calendar
from netbook.formats import recognised
from netbook.formats.audience import AUDIENCES
from netbook.formats.package import Member, given
from tests.formats.archives import zipped

OPTIONS = ReadingOptions(Calendar(date(2026, 3, 2)))
Told = list[FollowerRecord | Count | Rejected]


def member(name: str, content: Any) -> Member:
    """A file; what is neither text nor bytes is written as JSON."""
    if not isinstance(content, bytes):
        content = (content if isinstance(content, str) else json.dumps(content)).encode()
    held = content
    return Member(name, len(held), lambda: io.BytesIO(held))


def claimed(key: str, name: str, content: Any) -> bool:
    return bool(_format(key).claims(member(name, content), OPTIONS))


def told(key: str, name: str, content: Any) -> Told:
    return list(_format(key).read(member(name, content), OPTIONS))


def followers(key: str, name: str, content: Any) -> list[FollowerRecord]:
    """The accounts of a file of which all can be read."""
    found = told(key, name, content)
    assert [each for each in found if isinstance(each, Rejected)] == []
    return [each for each in found if isinstance(each, FollowerRecord)]


def about(key: str, name: str, *members: str, **contents: Any) -> About:
    """What an archive of that name tells of itself."""
    files = dict.fromkeys(members, b"[]") | {each: json.dumps(held).encode() for each, held in contents.items()}
    with given(name, zipped(files)) as package:
        found = _format(key).about(package)
    assert isinstance(found, About)
    return found


def owners(name: str, files: dict[str, bytes]) -> dict[str, str]:
    """The files of an archive that are an audience, each with the platform."""
    ours = [each for each in AUDIENCES if each.key in ("instagram", "facebook")]
    with given(name, zipped(files)) as package:
        return {claim.member.name: claim.format.key for claim in recognised(package, OPTIONS, among=ours)}


def most_memory(key: str, name: str, content: bytes) -> int:
    """The bytes that reading takes at most, beside the file itself."""
    one = member(name, content)
    tracemalloc.start()
    try:
        assert sum(1 for _ in _format(key).read(one, OPTIONS)) > 1_000
        return tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()


def at(*parts: int) -> datetime:
    return datetime(*parts, tzinfo=UTC)  # type: ignore[arg-type, misc]


def _format(key: str) -> Any:
    return next(each for each in AUDIENCES if each.key == key).reader


# Any JSON, most of which looks a little like an export.
values = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text(max_size=12)
    | st.sampled_from(["ana", "2019-06-05"]),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(
            st.sampled_from(
                "string_list_data relationships_followers relationships_following followers following title value href "
                "timestamp name friends friends_v2 followers_v3 following_v2".split()
            )
            | st.text(max_size=5),
            inner,
            max_size=4,
        )
    ),
    max_leaves=20,
)
