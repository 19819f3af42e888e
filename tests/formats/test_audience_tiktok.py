import json
from datetime import UTC, datetime
from typing import Any

import pytest

from netbook.domain.audience.records import About, FollowerRecord
from netbook.errors import Unreadable
from netbook.formats.package import given
from tests.formats.archives import zipped
from tests.formats.audience_read import OPTIONS, Told, about, about_sample, of, platform, sample, told

FANS = [{"Date": "2026-01-05 09:00:00", "UserName": "fan_one"}, {"Date": "2024-01-02 10:00:00", "UserName": "fan.two"}]


def export(value: Any) -> Told:
    return of("tiktok", "user_data_tiktok.json", json.dumps(value))


def settings(fans: Any) -> dict[str, Any]:
    return {"Profile And Settings": {"Follower": {"FansList": fans}}}


class TestJson:
    @pytest.mark.parametrize(
        ("path", "followed"), [("2022/user_data.json", "idol"), ("2024/user_data_tiktok.json", "creator_a")]
    )
    def test_both_lists_of_every_year_are_read(self, path: str, followed: str) -> None:
        found = sample("tiktok", f"tiktok/{path}")
        assert [(each.handle, each.since) for each in found.followers] == [
            ("fan_one", datetime(2026, 1, 5, 9, tzinfo=UTC)),
            ("fan.two", datetime(2024, 1, 2, 10, tzinfo=UTC)),
        ]
        assert [each.handle for each in found.followed] == [followed]
        assert found.refused == []
        assert about_sample("tiktok", f"tiktok/{path}") == About(handle="demo")

    @pytest.mark.parametrize("fans", [None, []])
    def test_a_list_may_be_null_or_empty(self, fans: Any) -> None:
        assert export(settings(fans)).accounts == []
        assert (
            export({"Activity": {"Follower List": fans and {}, "Following List": {"Following": fans}}}).accounts == []
        )

    def test_lists_lie_behind_much_else(self) -> None:
        much = {"Activity": {"Favorite Videos": [{"Link": "x" * 100}] * 1000, "Follower List": {"FansList": FANS}}}
        assert len(export(much).followers) == 2

    def test_what_is_blocked_is_not_read(self) -> None:
        value = settings(FANS)
        value["Profile And Settings"]["Block List"] = {"BlockList": [{"Date": "", "UserName": "troll"}]}
        assert {each.handle for each in export(value).accounts} == {"fan_one", "fan.two"}

    def test_an_entry_without_a_name_is_refused(self) -> None:
        found = export(settings([*FANS, {"Date": "2024-01-02 10:00:00"}, "x", None, {"UserName": ["a"]}]))
        assert len(found.accounts) == 2
        assert [(each.reason, each.said) for each in found.refused] == [
            ('there is no "UserName"', said) for said in ("2024-01-02 10:00:00", "", "", "")
        ]

    def test_a_hostile_name_is_cleaned(self) -> None:
        (account,) = export(settings([{"Date": None, "UserName": "@\x1b[31mana\u202e\n"}])).accounts
        assert account == FollowerRecord(handle="ana", file="user_data_tiktok.json")

    @pytest.mark.parametrize(
        ("content", "said"),
        [
            (
                '{"Activity": {}, "Ads": []}',
                r'holds no list of followers \(FansList\) nor of whom you follow, but "Activi',
            ),
            (
                '{"Activity": {"Follower List": {"FansList": {}}}}',
                "holds an object where the list FansList is expected",
            ),
            ('{"Activity": {"Follower List": {"FansList": 3}}}', "holds something else where the list FansList is"),
            (json.dumps(settings(FANS))[:-40], "is damaged or cut short after 1 accounts"),
            ('{"Activity": ' + "[" * 5000, "is damaged or cut short after 0 accounts"),
            ('{"Activity": ' + "9" * 5000, "is damaged or cut short after 0 accounts"),
        ],
    )
    def test_what_is_no_export_is_told(self, content: str, said: str) -> None:
        with pytest.raises(Unreadable, match=f"^user_data.json {said}"):
            of("tiktok", "user_data.json", content)


class TestText:
    TEXT = (
        "Date: 2024-01-02 10:00:00 UTC\r\nUsername: fan.two\r\n\r\nDate: 2026-01-05 09:00:00 UTC\nUserName: fan_one\n"
    )

    @pytest.mark.parametrize(
        ("name", "heading", "follows"),
        [
            ("Follower.txt", "", True),
            ("Following List.txt", "", False),
            ("list.txt", "Follower List\n\n", True),
            ("list.txt", "Following\n", False),
        ],
    )
    def test_which_list_it_is_shows_by_the_name_or_the_heading(self, name: str, heading: str, follows: bool) -> None:
        found = of("tiktok", name, heading + self.TEXT)
        assert [(each.handle, each.follows_me, each.i_follow) for each in found.accounts] == [
            ("fan.two", follows, not follows),
            ("fan_one", follows, not follows),
        ]
        assert found.accounts[0].since == datetime(2024, 1, 2, 10, tzinfo=UTC)

    def test_pairs_that_are_none_are_refused(self) -> None:
        found = of("tiktok", "Follower.txt", "Date: 1\nDate: 2\nUsername: ana\nUsername: \nDate: 3\n")
        assert [each.handle for each in found.accounts] == ["ana"]
        assert [(each.line, each.reason) for each in found.refused] == [
            (1, "a name is missing after it"),
            (4, 'there is no "UserName"'),
            (5, "the file breaks off after it"),
        ]

    def test_who_is_blocked_is_not_read(self) -> None:
        files = {"TikTok/Follower.txt": self.TEXT.encode(), "TikTok/Block List.txt": b"Date: 1\nUsername: troll\n"}
        assert len(told(given("x.zip", zipped(files)), "tiktok").accounts) == 2

    def test_a_text_of_something_else_is_told(self) -> None:
        for name, said in (("a.txt", "does not say whether"), ("Follower.txt", "holds no lines of")):
            member = given(name, b"words\n").members[0]
            assert not platform("tiktok").reader.claims(member, OPTIONS)
            with pytest.raises(Unreadable, match=f"^{name} {said}"):
                list(platform("tiktok").reader.read(member, OPTIONS))


@pytest.mark.parametrize("text", ["", "[]", '{"ProfileMap": 1}', '{"ProfileMap": {"userName": 3}}', '{"a": '])
def test_strange_files_do_not_tell_whose_they_are(text: str) -> None:
    assert about("tiktok", {"user_data.json": text}) == About()
