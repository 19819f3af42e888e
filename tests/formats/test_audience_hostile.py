"""Whatever is given, an audience is read from it or it is told in one line why not."""

import json
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given as tried
from hypothesis import settings
from hypothesis import strategies as st

from netbook.domain.audience.records import Count, FollowerRecord
from netbook.domain.records import Rejected
from netbook.domain.text import clean_line
from netbook.errors import Unreadable
from netbook.formats.package import given
from tests.formats.archives import zipped
from tests.formats.audience_read import OPTIONS, about, platform

NAMES = {
    "x": "data/follower.js",
    "linkedin": "Connections.csv",
    "tiktok": "user_data.json",
    "github": "followers.json",
    "bluesky": "repo.car",
    "mastodon": "following_accounts.csv",
    "youtube": "subscriptions.csv",
    "newsletter": "list.csv",
    "csv": "people.csv",
}
JSONS = ("x", "tiktok", "github", "mastodon")
TABLES = ("linkedin", "mastodon", "youtube", "newsletter", "csv")
KEYS = """follower|accountId|userLink|Activity|Follower|Follower List|FansList|Following|Following List|UserName|Date
|ProfileMap|userName|login|id|html_url|acct|display_name|url|followers_count|Profile And Settings"""
HEADINGS = """First Name|Last Name|URL|Connected On|Account address|Show boosts|Channel Id|Channel Url|Channel Title
|email|status|created_at|username|name|since|patron status|approval_status|checked_in_at"""
WORDS = KEYS.replace("\n", "").split("|")
CELLS = [
    *HEADINGS.replace("\n", "").split("|"),
    "UC1234567890123456789012",
    "http://www.youtube.com/channel/UC1234567890123456789012",
    "ana@example.com",
]
STARTS = {"x": "window.YTD.follower.part0 = ", "tiktok": "", "github": "", "mastodon": ""}

odd = st.text(st.sampled_from('a@\x1b[]{},;"\t\n\r\0\u202e\ud800é9:='), max_size=12)
scalars = st.none() | st.booleans() | st.integers() | st.floats() | odd | st.sampled_from(["ana", "2024-01-02", "7"])
values = st.recursive(
    scalars,
    lambda inside: st.lists(inside, max_size=4) | st.dictionaries(st.sampled_from(WORDS) | odd, inside, max_size=4),
    max_leaves=12,
)
rows = st.lists(st.lists(st.sampled_from(CELLS) | odd, min_size=1, max_size=5), min_size=1, max_size=6)


def read(key: str, content: bytes, name: str | None = None, **columns: str) -> list[Any]:
    """All that a reader makes of a file, without asking whether it claims it; none where it tells why not."""
    options = replace(OPTIONS, columns=columns)
    reader = platform(key).reader
    name = name or NAMES[key]
    try:
        member = given(name, content).members[0]
        reader.claims(member, options)
        found = list(reader.read(member, options))
    except Unreadable as problem:
        said, found = str(problem), []
    else:
        said = ""
    assert clean_line(said) == said
    for each in found:
        assert isinstance(each, FollowerRecord | Count | Rejected)
        if isinstance(each, FollowerRecord):
            told = [each.handle, each.name, each.number, each.email]
            assert any([*told, each.url])
            assert all(text is None or (0 < len(text) <= 300 and clean_line(text) == text) for text in told)
            assert each.since is None or each.since.utcoffset() is not None
    about(key, {name: content})
    return found


@pytest.mark.parametrize("key", JSONS)
@tried(data=st.data())
@settings(max_examples=60, deadline=None)
def test_any_json(key: str, data: st.DataObject) -> None:
    text = STARTS[key] + json.dumps(data.draw(values))
    cut = data.draw(st.integers(0, len(text)) | st.just(len(text)))
    read(key, text[:cut].encode("utf-8", "surrogatepass"), "followers.json" if key == "mastodon" else None)


@pytest.mark.parametrize("key", TABLES)
@tried(data=st.data())
@settings(max_examples=60, deadline=None)
def test_any_table(key: str, data: st.DataObject) -> None:
    delimiter = data.draw(st.sampled_from(",;\t"))
    text = "\n".join(delimiter.join(row) for row in data.draw(rows))
    encoding = data.draw(st.sampled_from(["utf-8", "utf-16", "cp1252"]))
    read(key, text.encode(encoding, "replace"))
    if key == "csv":
        read(key, text.encode(encoding, "replace"), handle=data.draw(st.sampled_from(CELLS)))


@pytest.mark.parametrize("key", NAMES)
@tried(content=st.binary(max_size=200))
@settings(max_examples=40, deadline=None)
def test_any_bytes(key: str, content: bytes) -> None:
    read(key, content)


@pytest.mark.parametrize("key", NAMES)
def test_a_package_that_is_damaged_tells_nothing_of_itself(key: str) -> None:
    names = [*NAMES.values(), "manifest.js", "data/account.js", "tweets.js", "actor.json"]
    archive = zipped(dict.fromkeys(names, b'window.YTD.x.part0 = {"dataTypes": [1]}')).replace(b"PK\3\4", b"PK\3\5")
    package = given("x.zip", b"PK\3\4" + archive)
    found = platform(key).reader.about(package)
    assert (found.handle, found.missing, found.total, dict(found.names)) == (None, (), None, {})


@pytest.mark.parametrize("key", JSONS)
def test_brackets_in_brackets_and_what_has_no_end_is_told(key: str) -> None:
    for inside in ("[" * 100_000, '{"a":' * 100_000, "9" * 10_000, "1e" + "9" * 30, "-" * 10, "[" + "0," * 1_000_001):
        assert read(key, (STARTS[key] + "[" + inside).encode(), "followers.json" if key == "mastodon" else None) == []
