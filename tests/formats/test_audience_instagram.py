import json
from typing import Any

import pytest
from hypothesis import given as tried
from hypothesis import settings
from hypothesis import strategies as st

from netbook.domain.audience.records import FollowerRecord
from netbook.domain.records import Rejected
from netbook.errors import Unreadable
from tests.formats.audience_made import at, claimed, followers, most_memory, owners, told, values

FOLDER = "connections/followers_and_following/"
FOLLOWERS = FOLDER + "followers_1.json"
FOLLOWING = FOLDER + "following.json"


def entry(handle: str, when: Any = 1700000000, **more: Any) -> dict[str, Any]:
    item = {"href": f"https://www.instagram.com/{handle}", "value": handle, "timestamp": when}
    return {"title": "", "media_list_data": [], "string_list_data": [item | more]}


def handles(content: Any, name: str = FOLLOWERS) -> list[str | None]:
    return [each.handle for each in followers("instagram", name, content)]


class TestEveryYear:
    def test_to_2020(self) -> None:
        content = {
            "blocked_users": {"spam.bot": "2020-01-02T10:00:00+00:00"},
            "following": {"bo_travel": "2019-05-06T08:00:00+02:00"},
            "followers": {"ana.reyes": "2019-06-05T08:00:00", "kim": "some day"},
            "close_friends": {"kim": "2019-06-05T08:00:00+00:00"},
        }
        assert claimed("instagram", "connections.json", content)
        assert followers("instagram", "connections.json", content) == [
            FollowerRecord(
                "bo_travel", since=at(2019, 5, 6, 6), follows_me=False, i_follow=True, file="connections.json"
            ),
            FollowerRecord("ana.reyes", since=at(2019, 6, 5, 8), file="connections.json"),
            FollowerRecord("kim", file="connections.json"),
        ]

    def test_2021(self) -> None:
        name = "followers_and_following/followers.json"
        content = {"relationships_followers": [entry("ana.reyes", 1640995200)]}
        assert claimed("instagram", name, content)
        assert followers("instagram", name, content) == [
            FollowerRecord("ana.reyes", url="https://www.instagram.com/ana.reyes", since=at(2022, 1, 1), file=name)
        ]

    def test_since_2022(self) -> None:
        content = [entry("ana.reyes"), entry("bo_lindqvist", 0)]
        assert claimed("instagram", FOLLOWERS, content)
        found = followers("instagram", FOLLOWERS, content)
        assert [(each.handle, each.since, each.follows_me, each.i_follow) for each in found] == [
            ("ana.reyes", at(2023, 11, 14, 22, 13, 20), True, False),
            ("bo_lindqvist", None, True, False),
        ]

    def test_following_since_2025(self) -> None:
        item = {"href": "https://www.instagram.com/_u/ana.reyes", "timestamp": 1700000500}
        content = {"relationships_following": [{"title": "ana.reyes", "string_list_data": [item]}]}
        assert claimed("instagram", FOLLOWING, content)
        assert followers("instagram", FOLLOWING, content) == [
            FollowerRecord(
                "ana.reyes",
                url="https://www.instagram.com/ana.reyes",
                since=at(2023, 11, 14, 22, 21, 40),
                follows_me=False,
                i_follow=True,
                file=FOLLOWING,
            )
        ]

    @pytest.mark.parametrize(
        "content",
        [
            entry("ana.reyes"),
            {"relationships_followers": entry("ana.reyes")},
            [{"string_list_data": entry("ana.reyes")["string_list_data"][0]}],
        ],
    )
    def test_a_list_may_be_a_single_object(self, content: Any) -> None:
        assert claimed("instagram", FOLLOWERS, content)
        assert handles(content) == ["ana.reyes"]

    @pytest.mark.parametrize("content", [[], {"relationships_followers": []}, {"followers": {}, "following": {}}])
    def test_a_list_that_is_empty_is_empty(self, content: Any) -> None:
        assert handles(content) == []

    def test_an_entry_of_several_accounts_is_that_many(self) -> None:
        several = {"title": "", "string_list_data": [{"value": "ana"}, {"value": "bo"}]}
        assert handles([several, entry("kim")]) == ["ana", "bo", "kim"]


class TestNames:
    @pytest.mark.parametrize(
        ("held", "handle", "name"),
        [
            (
                {"title": "x", "string_list_data": [{"value": "ana", "href": "https://www.instagram.com/bo"}]},
                "ana",
                "x",
            ),
            ({"title": "ana", "string_list_data": [{"href": "https://www.instagram.com/_u/bo"}]}, "ana", None),
            ({"title": "", "string_list_data": [{"href": "https://www.instagram.com/_u/bo"}]}, "bo", None),
            ({"string_list_data": [{"href": "http://instagram.com/bo/?igsh=abc"}]}, "bo", None),
            ({"title": "Ana Reyes", "string_list_data": [{"value": "@ana"}]}, "ana", "Ana Reyes"),
            ({"title": "Zo\u00c3\u00ab", "string_list_data": [{"value": "zoe"}]}, "zoe", "Zoë"),
            ({"title": "Zoë", "string_list_data": [{"value": "zoe"}]}, "zoe", "Zoë"),
            ({"title": "Kova\u010d \u00c3\u00ab", "string_list_data": [{"value": "k"}]}, "k", "Kovač Ã«"),
            ({"title": "\x1b[31mAna\u202e", "string_list_data": [{"value": "ana\x00"}]}, "ana", None),
            ({"string_list_data": [{"value": "tomas.marín"}]}, "tomas.marín", None),
            ({"string_list_data": [{"href": "https://www.instagram.com/tomas.mar%C3%ADn"}]}, "tomas.marín", None),
        ],
    )
    def test_a_handle_comes_from_the_value_the_title_or_the_address(self, held: Any, handle: str, name: str) -> None:
        (found,) = followers("instagram", FOLLOWERS, [held])
        assert (found.handle, found.name) == (handle, name)

    def test_a_name_is_of_bounded_length(self) -> None:
        (found,) = followers("instagram", FOLLOWERS, [entry("ana") | {"title": "a b" * 5000}])
        assert len(found.name or "") == 300

    @pytest.mark.parametrize(
        ("when", "since"),
        [
            (0, None),
            (-1, None),
            (None, None),
            (True, None),
            ("1700000000", None),
            (1e300, None),
            (1700000000000, at(2023, 11, 14, 22, 13, 20)),
            (1700000000.7, at(2023, 11, 14, 22, 13, 20)),
        ],
    )
    def test_a_time_that_is_none_is_left_out(self, when: Any, since: Any) -> None:
        (found,) = followers("instagram", FOLLOWERS, [entry("ana", when)])
        assert found.since == since


NONE_OF_OURS = {
    FOLDER + "close_friends.json": {"relationships_close_friends": [entry("ana")]},
    FOLDER + "following_hashtags.json": {"relationships_following_hashtags": [entry("ana")]},
    FOLDER + "restricted_profiles.json": {"timestamp": 0, "media": [], "label_values": [{"label": "URL"}], "fbid": "1"},
    FOLDER + "recent_follow_requests.json": {"relationships_permanent_follow_requests": [entry("ana")]},
    "your_instagram_activity/threads/followers.json": {"text_post_app_text_post_app_followers": [entry("ana")]},
    "your_instagram_activity/threads/followers_1.json": [entry("ana")],
    "followers.json": {"text_post_app_text_post_app_followers": [entry("ana")]},
    "friends_and_followers/followers.json": {"followers_v2": [{"name": "Ana Reyes", "timestamp": 1}]},
    "friends_and_followers/following.json": {"following_v2": [{"name": "Ana Reyes", "timestamp": 1}]},
    "github/followers.json": [{"login": "ana", "id": 1, "html_url": "https://github.com/ana"}],
    "bluesky/followers.json": {"followers": [{"did": "did:plc:abc", "handle": "ana.example.com"}]},
    "threads.json": [entry("ana") | {"string_list_data": [{"href": "https://www.threads.net/@ana"}]}],
    "following.json": [{"string_list_data": [{"href": "https://www.threads.net/@ana", "value": "ana"}]}],
    "connections.json": {"connections": [{"resourceName": "people/c1"}]},
    "personal_information.json": {"profile_user": []},
}


class TestClaiming:
    @pytest.mark.parametrize("name", NONE_OF_OURS)
    def test_other_lists_are_not_claimed(self, name: str) -> None:
        assert not claimed("instagram", name, NONE_OF_OURS[name])

    @pytest.mark.parametrize("name", ["followers_1.json", "followers_1 (1).json", "following.json", "Followers.JSON"])
    def test_a_list_is_claimed_outside_its_folder(self, name: str) -> None:
        assert claimed("instagram", name, [entry("ana")])
        assert claimed("instagram", name, "\ufeff" + json.dumps([entry("ana")]))

    def test_a_renamed_list_is_claimed_where_its_key_tells_it(self) -> None:
        assert claimed("instagram", "mine.json", {"relationships_followers": []})
        assert claimed("instagram", "mine.json", {"followers": {"ana": "2019-06-05T08:00:00+00:00"}})
        assert not claimed("instagram", "mine.json", {"followers": {"ana": 7}})
        assert not claimed("instagram", "mine.json", [entry("ana")])

    @pytest.mark.parametrize("content", ["", "[", '{"new": []}', "7", "\0\0"])
    def test_a_page_of_the_followers_is_never_passed_over(self, content: str) -> None:
        assert claimed("instagram", FOLLOWERS, content)
        with pytest.raises(Unreadable, match=r"^connections/followers_and_following/followers_1\.json "):
            told("instagram", FOLLOWERS, content)

    def test_of_two_platforms_in_one_archive_each_has_its_own(self) -> None:
        friends = json.dumps({"friends_v2": [{"name": "Ana Reyes", "timestamp": 1}]}).encode()
        files = {FOLLOWERS: json.dumps([entry("ana")]).encode(), "connections/friends/your_friends.json": friends}
        files |= {name: json.dumps(content).encode() for name, content in NONE_OF_OURS.items()}
        assert owners("x.zip", files) == {
            FOLLOWERS: "instagram",
            "connections/friends/your_friends.json": "facebook",
            "friends_and_followers/followers.json": "facebook",
            "friends_and_followers/following.json": "facebook",
        }


class TestWhatIsWrong:
    @pytest.mark.parametrize(
        ("held", "reason"),
        [
            (7, "it is no account"),
            ("ana", "it is no account"),
            (None, "it is no account"),
            ([], "it is no account"),
            ({}, "it names no account"),
            ({"title": "", "string_list_data": None}, "it names no account"),
            ({"title": None, "string_list_data": [None]}, "it names no account"),
            ({"string_list_data": [{"value": "a" * 10_000}]}, "it names no account"),
            ({"string_list_data": [{"value": ["ana"], "href": 7}]}, "it names no account"),
            ({"string_list_data": [{"href": "https://www.instagram.com/p/AbC/"}]}, "it names no account"),
            ({"string_list_data": [{"href": "https://example.com/ana"}]}, "it names no account"),
            ({"string_list_data": "ana"}, "it names no account"),
        ],
    )
    def test_an_entry_that_is_none_is_rejected_and_the_rest_read(self, held: Any, reason: str) -> None:
        refused, found = told("instagram", FOLLOWERS, [held, entry("bo")])
        assert isinstance(refused, Rejected)
        assert (refused.reason, refused.file) == (reason, FOLLOWERS)
        assert len(refused.said) <= 80
        assert isinstance(found, FollowerRecord)

    @pytest.mark.parametrize(
        ("content", "said"),
        [
            ([1, 2, 3], "nothing could be made of the 3 entries of "),
            (["ana"], "nothing could be made of the one entry of "),
            ([[[]]], "nothing could be made of the one entry of "),
            ({}, "holds an empty object, not a list of accounts as Instagram exports it"),
            ({"ships": [], "k\x1b": {"x": [1]}}, "holds an object with 'ships', 'k', not"),
            ({"relationships_followers": None}, "holds nothing under 'relationships_followers', not"),
            ({"relationships_followers": "ana"}, "holds a text under 'relationships_followers', not"),
            ({"relationships_followers": 7}, "holds a single value under 'relationships_followers', not"),
            ({"followers": ["ana"]}, "holds a list under 'followers', not"),
            ({"followers": {"ana": 7}}, "nothing could be made of the one entry of "),
            ({"followers": {"an a": "2019-06-05"}}, "nothing could be made of the one entry of "),
            ("null", "holds nothing, not"),
            ('"ana"', "holds a text, not"),
            ("7", "holds a single value, not"),
            ("", "is empty, where"),
            (" \n", "ends in the middle, where"),
            ("followers", "is damaged, and no JSON from some place on"),
            (b"[\xff]", "is damaged, and no JSON from some place on"),
            (json.dumps([entry("ana")]) + "x", "is damaged, and no JSON from some place on"),
            ("[" * 500_000, "followers_1.json holds lists in lists deeper than any export does"),
            ("[" + "9" * 5000 + "]", "is damaged, and no JSON from some place on"),
        ],
    )
    def test_a_file_that_is_no_list_is_refused(self, content: Any, said: str) -> None:
        with pytest.raises(Unreadable) as refused:
            told("instagram", FOLLOWERS, content)
        assert said in refused.value.message
        assert refused.value.hint

    def test_a_file_that_is_cut_short_anywhere_is_refused_by_name(self) -> None:
        for content in ([entry("ana.reyes"), entry("zoë")], {"followers": {"a": "2019-06-05"}, "following": {}}):
            whole = json.dumps(content, ensure_ascii=False).encode()
            for end in range(len(whole)):
                with pytest.raises(Unreadable, match=r"followers_1\.json (ends in the middle|is empty)"):
                    told("instagram", FOLLOWERS, whole[:end])

    def test_an_entry_without_an_end_is_refused_before_it_fills_memory(self) -> None:
        with pytest.raises(Unreadable, match=r"has an entry of more than 4,194,304 bytes"):
            told("instagram", FOLLOWERS, b'[{"title": "' + b"a" * 9_000_000)

    def test_memory_does_not_grow_with_the_file(self) -> None:
        content = json.dumps([entry(f"ana{number}") for number in range(4_000)], indent=40).encode()
        assert most_memory("instagram", FOLLOWERS, content) < len(content) / 2


class TestWhateverIsGiven:
    @tried(values, st.sampled_from([FOLLOWERS, FOLLOWING, "connections.json", "x.json"]))
    @settings(max_examples=150, deadline=None)
    def test_json_is_read_or_refused(self, value: Any, name: str) -> None:
        claimed("instagram", name, value)
        _read_or_refused(name, value)

    @tried(st.binary(max_size=80), st.sampled_from([FOLLOWERS, FOLDER + "following.html"]))
    @settings(max_examples=150, deadline=None)
    def test_bytes_are_read_or_refused(self, content: bytes, name: str) -> None:
        claimed("instagram", name, content)
        _read_or_refused(name, content)


def _read_or_refused(name: str, content: Any) -> None:
    try:
        found = told("instagram", name, content)
    except Unreadable:
        return
    for each in found:
        if isinstance(each, FollowerRecord):
            assert each.handle
            assert each.handle.isprintable()
            assert each.follows_me != each.i_follow
