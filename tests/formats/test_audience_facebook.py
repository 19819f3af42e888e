import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given as tried
from hypothesis import settings

from netbook.domain.audience.records import FollowerRecord
from netbook.domain.records import Rejected
from netbook.errors import Unreadable
from netbook.formats import recognised
from netbook.formats.audience import AUDIENCES, facebook
from netbook.formats.package import Package, opened
from tests.formats.audience_made import OPTIONS, about, at, claimed, followers, told, values

SAMPLES = Path(__file__).parent / "samples" / "facebook"
FRIENDS = "connections/friends/your_friends.json"
FOLLOWERS = "connections/followers/people_who_followed_you.json"
FOLLOWING = "connections/followers/who_you've_followed.json"
ANA = {"name": "Ana Reyes", "timestamp": 1700000000}
SINCE = at(2023, 11, 14, 22, 13, 20)
BOTH, ME, THEM = (True, True), (True, False), (False, True)

LISTS = [
    ("friends/friends.json", {"friends": [ANA]}, BOTH),
    ("friends_and_followers/friends.json", {"friends_v2": [ANA]}, BOTH),
    ("friends_and_followers/followers.json", {"followers_v2": [ANA]}, ME),
    ("friends_and_followers/who_you_follow.json", {"following_v2": [ANA]}, THEM),
    ("friends_and_followers/following.json", {"following_v3": [ANA]}, THEM),
    (FRIENDS, {"friends_v2": [ANA]}, BOTH),
    (FRIENDS, [ANA], BOTH),
    (FRIENDS, {"friends_v2": ANA}, BOTH),
    (FRIENDS, ANA, BOTH),
    (FOLLOWERS, {"followers_v3": [ANA]}, ME),
    (FOLLOWERS, [{"string_list_data": [{"value": "Ana Reyes", "timestamp": 1700000000}]}], ME),
    ("people_who_followed_you_1.json", [{"string_list_data": {"value": "Ana Reyes", "timestamp": 1700000000}}], ME),
    (FOLLOWING, {"following_v3": [ANA]}, THEM),
    ("who_you've_followed.json", [ANA], THEM),
    ("who_you_ve_followed.json", [ANA], THEM),
    ("renamed.json", {"followers_v3": [ANA]}, ME),
    ("renamed.json", {"friends": [ANA]}, BOTH),
]


@pytest.mark.parametrize(("name", "content", "how"), LISTS)
def test_every_year_is_read(name: str, content: Any, how: tuple[bool, bool]) -> None:
    assert claimed("facebook", name, content)
    assert followers("facebook", name, content) == [
        FollowerRecord(name="Ana Reyes", since=SINCE, follows_me=how[0], i_follow=how[1], file=name)
    ]


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("connections/friends/removed_friends.json", {"deleted_friends_v2": [ANA]}),
        ("connections/friends/rejected_friend_requests.json", {"rejected_requests_v2": [ANA]}),
        ("connections/friends/received_friend_requests.json", {"received_requests_v2": [ANA]}),
        ("connections/friends/sent_friend_requests.json", {"sent_requests_v2": [ANA]}),
        ("friends_and_followers/removed_friends.json", {"deleted_friends_v2": [ANA]}),
        ("followers_and_following/followers.json", {"relationships_followers": []}),
        ("followers_1.json", [{"string_list_data": [{"href": "https://www.instagram.com/ana", "value": "ana"}]}]),
        ("other.json", {"friends": ["Ana Reyes"]}),
        ("other.json", {"friends": [{"name": "Ana Reyes"}]}),
        ("message_1.json", {"participants": [{"name": "Ana Reyes"}], "messages": []}),
        ("followers.json", "[]"),
        ("a.json", ""),
    ],
)
def test_other_lists_are_not_claimed(name: str, content: Any) -> None:
    assert not claimed("facebook", name, content)


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("Zo\u00c3\u00ab Br\u00c3\u00a4ndt \u00f0\u009f\u008c\u00aa", "Zoë Brändt \U0001f32a"),
        ("Ana Kova\u00c4\u008d", "Ana Kovač"),
        ("Ana Kovač", "Ana Kovač"),
        ("Zoë", "Zoë"),
        ("Ana\u202e\x00  Reyes\n", "Ana Reyes"),
        ("A" * 300, "A" * 300),
    ],
)
def test_a_name_is_repaired_and_cleaned(written: str, name: str) -> None:
    assert [each.name for each in followers("facebook", FRIENDS, {"friends_v2": [{"name": written}]})] == [name]


@pytest.mark.parametrize(
    ("held", "reason"),
    [
        (7, "it is no entry of a person"),
        (None, "it is no entry of a person"),
        ({"timestamp": 1700000000}, "it has no name"),
        ({"name": "\x00 "}, "it has no name"),
        ({"name": ["Ana"]}, "it has no name"),
        ({"string_list_data": None}, "it has no name"),
        ({"name": "A" * 10_000}, "its name has more than 300 letters"),
    ],
)
def test_an_entry_that_is_none_is_rejected_and_the_rest_read(held: Any, reason: str) -> None:
    refused, found = told("facebook", FRIENDS, {"friends_v2": [held, ANA]})
    assert isinstance(refused, Rejected)
    assert (refused.reason, refused.file) == (reason, FRIENDS)
    assert isinstance(found, FollowerRecord)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ({"friends_v2": None}, "holds nothing under 'friends_v2', not a list of friends"),
        ({"friends_v2": "Ana"}, "holds a text under 'friends_v2'"),
        ({"friends_v9x": []}, "holds an object with 'friends_v9x'"),
        ([1, 2], "nothing could be made of the 2 entries of"),
        ("", "is empty"),
    ],
)
def test_a_file_that_is_no_list_is_refused(content: Any, said: str) -> None:
    assert claimed("facebook", FRIENDS, content)
    with pytest.raises(Unreadable) as refused:
        told("facebook", FRIENDS, content)
    assert said in refused.value.message
    assert FRIENDS in refused.value.message


def test_an_empty_list_is_empty() -> None:
    assert followers("facebook", FRIENDS, {"friends_v2": []}) == []
    assert followers("facebook", FOLLOWERS, "[]") == []


def test_a_file_that_is_cut_short_anywhere_is_refused_by_name() -> None:
    whole = json.dumps({"friends_v2": [ANA, ANA]}).encode()
    for end in range(len(whole)):
        with pytest.raises(Unreadable, match=r"your_friends\.json (ends in the middle|is empty)"):
            told("facebook", FRIENDS, whole[:end])


@pytest.mark.slow
@tried(values)
@settings(max_examples=150, deadline=None)
def test_whatever_is_given_is_read_or_refused(value: Any) -> None:
    for name in (FRIENDS, FOLLOWERS, "friends/friends.json", "x.json"):
        claimed("facebook", name, value)
        try:
            found = told("facebook", name, value)
        except Unreadable:
            continue
        assert all(each.name for each in found if isinstance(each, FollowerRecord))
    about("facebook", "x.zip", **{"profile_information.json": value})


@pytest.mark.parametrize(
    ("name", "counts", "handle", "on"),
    [
        ("2021", (4, 4), None, None),
        ("2026", (5, 4), "demo", None),
        ("facebook-demo-2026-09-01-AbCdEf.zip", (5, 4), "demo", "2026-09-01"),
    ],
)
def test_a_sample_is_read_whole(name: str, counts: tuple[int, int], handle: str, on: str) -> None:
    with opened(SAMPLES / name) as package:
        found = list(_all(package))
        known = facebook.about(package)
        assert package.progress.done == package.progress.total
    assert (sum(each.follows_me for each in found), sum(each.i_follow for each in found)) == counts
    assert (known.handle, known.on and known.on.isoformat(), known.missing) == (handle, on, ())
    assert {each.handle for each in found} == {None}


def _all(package: Package) -> Iterator[FollowerRecord]:
    ours = [each for each in AUDIENCES if each.key == "facebook"]
    for claim in recognised(package, OPTIONS, among=ours):
        for each in claim.format.reader.read(claim.member, OPTIONS):
            assert isinstance(each, FollowerRecord)
            yield each


@pytest.mark.parametrize(
    ("name", "handle", "on"),
    [
        ("facebook-ana.reyes-2026-09-01-AbCd.zip", "ana.reyes", "2026-09-01"),
        ("facebook-100001234567890-2026-09-01-AbCd.zip", None, "2026-09-01"),
        ("facebook-ana-2026-19-41-AbCd.zip", "ana", None),
        ("facebook-ana.zip", None, None),
        ("download.zip", None, None),
    ],
)
def test_its_name_tells_whose_it_is_and_of_which_day(name: str, handle: str, on: str) -> None:
    found = about("facebook", name, FRIENDS)
    assert (found.handle, found.on and found.on.isoformat()) == (handle, on)


def test_pages_that_are_missing_are_told() -> None:
    base = "connections/followers/people_who_followed_you"
    said = (
        "people_who_followed_you_2.json is missing: people_who_followed_you_1.json and people_who_followed_you_3.json "
        "are there"
    )
    assert about("facebook", "x.zip", f"{base}_1.json", f"{base}_3.json").missing == (said,)
    assert about("facebook", "x.zip", f"{base}.json", f"{base}_1.json").missing == ()
