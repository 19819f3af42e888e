import json
from datetime import date

import pytest

from netbook.domain.audience.records import About, FollowerRecord
from netbook.errors import Unreadable
from netbook.formats.package import given
from tests.formats.archives import zipped
from tests.formats.audience_read import OPTIONS, about, about_sample, of, platform, sample, told

START = "window.YTD.follower.part0 = "
LINK = "https://twitter.com/intent/user?user_id="


def followers(*ids: object, part: int = 0, kind: str = "follower") -> str:
    entries = json.dumps([{kind: {"accountId": each, "userLink": f"{LINK}{each}"}} for each in ids])
    return f"window.YTD.{kind}.part{part} = {entries}"


def tweets(*mentions: tuple[str, str, str, str]) -> str:
    """Tweets of an id, each with a mention of an id, a handle and a name."""
    entries = [
        {
            "tweet": {
                "id_str": tweet,
                "entities": {"user_mentions": [{"id_str": number, "screen_name": handle, "name": name}]},
            }
        }
        for tweet, number, handle, name in mentions
    ]
    return f"window.YTD.tweets.part0 = {json.dumps(entries)}"


def manifest(**listed: dict[str, int]) -> str:
    kinds = {
        kind: {"files": [{"fileName": f"data/{name}", "count": str(count)} for name, count in files.items()]}
        for kind, files in listed.items()
    }
    return f"window.__THAR_CONFIG = {json.dumps({'dataTypes': kinds, 'userInfo': {'userName': 'ana'}})}"


class TestTheLists:
    def test_a_follower_is_an_id(self) -> None:
        assert of("x", "follower.js", followers("3000000000000000003")).accounts == [
            FollowerRecord(number="3000000000000000003", url=f"{LINK}3000000000000000003", file="follower.js")
        ]

    def test_whom_one_follows(self) -> None:
        (account,) = of("x", "following.js", followers("12", kind="following")).accounts
        assert (account.number, account.follows_me, account.i_follow) == ("12", False, True)

    def test_the_archive_of_2025_is_read_whole(self) -> None:
        found = sample("x", "twitter/twitter-2025-01-22-abcdef.zip")
        assert found.formats == ["x", "x"]
        assert [each.number for each in found.followers] == [
            "100000001",
            "100000002",
            "3000000000000000003",
            "44196397",
        ]
        assert [each.number for each in found.followed] == ["100000002", "3000000000000000003"]
        assert found.refused == []

    def test_files_of_before_have_no_links(self) -> None:
        found = sample("x", "twitter/twitter-to-sqlite/follower.js")
        assert [(each.number, each.url) for each in found.accounts] == [("73747798", None), ("386025404", None)]

    def test_blocked_and_muted_accounts_are_no_audience(self) -> None:
        package = given(
            "x.zip",
            zipped(
                {"data/follower.js": followers("1").encode(), "data/block.js": followers("2", kind="block").encode()}
            ),
        )
        assert [each.number for each in told(package, "x").accounts] == ["1"]

    def test_a_list_may_be_empty(self) -> None:
        assert of("x", "follower.js", START + "[]").accounts == []
        assert of("x", "follower.js", "\ufeff" + START + "\n [ ]\n").accounts == []

    def test_an_entry_without_an_id_is_refused_and_the_rest_read(self) -> None:
        text = START + '[{"follower": {"accountId": "ana"}}, null, {"follower": {"accountId": 7}}, {"block": {}}, 3]'
        found = of("x", "follower.js", text)
        assert [each.number for each in found.accounts] == ["7"]
        assert [(each.reason, each.said) for each in found.refused] == [
            ('there is no "accountId" of digits in "follower"', said) for said in ("ana", "", "", "")
        ]

    @pytest.mark.parametrize(
        ("text", "said"),
        [
            (followers("1", "2")[:-20], r"^follower\.js is damaged or cut short after 1 accounts; download or"),
            (START, r"^follower\.js holds no accounts: it is empty or breaks off at its start"),
            (START + "[", r"is damaged or cut short after 0 accounts"),
            (START + "[]]", r"is damaged or cut short after 0 accounts"),
            (START + "null", r"^follower\.js holds null where a list of accounts is expected"),
            (START + '{"follower": {}}', r"holds an object where a list of accounts is expected"),
            (START + "[" + "9" * 5000 + "]", r"is damaged or cut short"),
        ],
    )
    def test_what_is_no_list_is_told(self, text: str, said: str) -> None:
        with pytest.raises(Unreadable, match=said):
            of("x", "follower.js", text)

    def test_an_archive_without_followers_is_told(self) -> None:
        package = given("x.zip", zipped({"data/tweets.js": tweets().encode(), "data/account.js": b"x"}))
        with pytest.raises(Unreadable, match="is an X archive"):
            told(package, "x")

    def test_another_file_is_not_read_as_one(self) -> None:
        member = given("a.js", b"window.YTD.mute.part0 = []").members[0]
        assert not platform("x").reader.claims(member, OPTIONS)
        with pytest.raises(Unreadable, match=r"a\.js does not begin with window\.YTD\.follower\.part0 ="):
            list(platform("x").reader.read(member, OPTIONS))


class TestTheArchive:
    def test_it_tells_whose_it_is_and_what_accounts_are_called(self) -> None:
        assert about_sample("x", "twitter/twitter-2025-01-22-abcdef.zip") == About(
            handle="demo_user",
            on=date(2025, 1, 22),
            total=4,
            names={"100000001": ("river_otter", "River Otter")},
        )

    def test_a_folder_tells_its_day_by_the_manifest(self) -> None:
        assert about_sample("x", "twitter/synthetic-2025").on == date(2025, 1, 22)

    def test_the_newest_tweet_knows_what_an_account_is_called(self) -> None:
        files = {
            "data/tweets.js": tweets(("9", "1", "new", "New"), ("8", "1", "old", "Old"), ("7", "2", "bo", "")),
            "data/tweets-part1.js": tweets(("10", "1", "newest", "Newest\x1b[31m"), ("11", "-1", "gone", "Gone")),
        }
        assert about("x", files).names == {"1": ("newest", "Newest"), "2": ("bo", None)}

    def test_tweets_of_before_have_no_wrapping(self) -> None:
        text = (
            "window.YTD.tweet.part0 = "
            '[{"id_str": "1", "entities": {"user_mentions": [{"id_str": "5", "screen_name": "ana"}]}}]'
        )
        assert about("x", {"tweet.js": text}).names == {"5": ("ana", None)}

    def test_tweets_that_break_off_still_tell(self) -> None:
        text = tweets(("9", "1", "ana", "Ana"), ("8", "2", "bo", "Bo"))[:-10]
        assert about("x", {"data/tweets.js": text}).names == {"1": ("ana", "Ana")}

    def test_a_part_that_is_listed_and_not_there_is_missing(self) -> None:
        listed = manifest(follower={"follower.js": 2, "follower-part1.js": 1500}, following={"following.js": 1})
        found = about("x", {"a/data/manifest.js": listed, "a/data/follower.js": followers("1", "2")})
        assert found.missing == ("data/follower-part1.js with 1,500 accounts", "data/following.js with 1 accounts")
        assert found.total == 1502

    def test_nothing_is_missing_where_all_is_there(self) -> None:
        files = {"data/manifest.js": manifest(follower={"follower.js": 1}), "data/follower.js": followers("1")}
        assert about("x", files).missing == ()

    def test_without_a_manifest_a_gap_shows(self) -> None:
        files = {"follower.js": followers("1"), "follower-part2.js": followers("2", part=2)}
        assert about("x", files).missing == ("follower-part1.js",)
        assert about("x", {"follower-part1.js": followers("2", part=1)}).missing == ("follower.js",)

    @pytest.mark.parametrize(
        "text", ["", "window.x = [", "window.x = []", "window.x = {}", '{"dataTypes": {"follower": 3}}']
    )
    def test_strange_files_tell_nothing(self, text: str) -> None:
        files = {"data/manifest.js": text, "data/account.js": text, "data/tweets.js": text}
        assert about("x", files) == About()
