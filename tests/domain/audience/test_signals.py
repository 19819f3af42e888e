"""Each sign gives its reason, and what real people do and are called gives none."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netbook.domain.audience.signals import (
    SIGNALS,
    STRONG,
    WEAK,
    Burst,
    Follower,
    Listed,
    counted,
    judged,
    signs,
    stands_out,
)

REAL = """
    ana1987 kovac_92 j0hn ana.kovac.1990 mike2k user_experience fcbayern1900 maria.87 ana19870412 joao12041987
    li_20010315 zhang13812345678 ravi9876543210 ali09121234567 mohamed01012345678 olu_08031234567 kenji0312
    tanaka_2525 peter007 maria1234567 jan12345678 lucky7777777 sofia13131313 chris_8888888 hsv1887 schalke04
    1860munich bvb09 psg1970 barca1899 s04fan galatasaray1905 besiktas1903 agent47 route66 studio54 area51 b2bsales
    web3dev 4ever21 m4rt1n 4l3x4nd3r l33tcoder kr1st3n pi31415926 euler27182818 nyc212 dj0161 london020
    krzysztof1985 strzelczyk wrzszcz zmrzlina hrvoje77 brzkrv mhmd_slm khldmhmd1990 abdlrhmn99 nguyen.van.a.1995
    thuy_1999 oconnor1916 mcdonald73 vlkprst smrtka ctvrtek deadmau5 6ix9ine blink182 m83 xxxtentacion mgmt strfkr
    bvndit sbtrkt mstrkrft prhyme kxngcrooked sunn0 tv2 zxcvbnm1990 qwrtzuiop mcmxcvii xxviii99 b_1999_12_31 x_ana_x
    a1b2c3 s1234567 e10adc ana_2024_2025 peter_99999 lena_b_030 room101 catch22 ana_837492 jb007 sk8erboi h8rz
    gr8food user user1 user_99 test2024 1984reader 90sbaby 2pac_fan
""".split()
SCRIPTS = """
    王小明 李雷1990 田中太郎 김민준 Иван_1985 мария83749201 محمد علي عبدالله99
    Ελένη דנה हिमांशु สมชาย łukasz_wiśniewski zoë
""".split()
ODD = """
    maria_83749201 user8374920174 anna.38472916 xkqzvtrw9931 qxzjvkwp lena59201847 jessica_4719305826 member57392014
""".split()
WHEN = datetime(2026, 3, 1, 9, 30, tzinfo=UTC)


def keys(follower: Follower, listed: Listed = Listed()) -> list[str]:  # noqa: B008
    return [sign.key for sign in signs(follower, listed)]


@pytest.mark.parametrize("handle", [*REAL, *SCRIPTS])
def test_handles_of_real_people_are_no_sign(handle: str) -> None:
    assert signs(Follower(handle), Listed("instagram")) == ()


@pytest.mark.parametrize("handle", ODD)
def test_handles_shaped_like_generated_ones_are_a_strong_sign(handle: str) -> None:
    (sign,) = signs(Follower(handle), Listed("instagram"))
    assert (sign.key, sign.strength) == ("handle", STRONG)


@pytest.mark.parametrize(
    ("platform", "handle"), [("x", "Maria83749201"), ("tiktok", "user1234567890123"), ("youtube", "user-xk3vb8qw1z")]
)
def test_what_a_platform_gives_to_newcomers_is_a_weak_sign(platform: str, handle: str) -> None:
    (sign,) = signs(Follower(handle), Listed(platform))
    assert sign.strength == WEAK
    assert "many people keep it" in sign.reason
    assert not stands_out([sign])


@pytest.mark.parametrize("platform", ["linkedin", "facebook", "newsletter"])
def test_numbers_that_a_platform_adds_by_itself_are_no_sign(platform: str) -> None:
    assert signs(Follower("ana-kovac-83749201"), Listed(platform)) == ()
    assert signs(Follower("ana.kovac.83749201"), Listed(platform)) == ()


@pytest.mark.parametrize(
    ("days", "reason"), [(0, "left on the day of following"), (1, "left within 1 day of following"),
                         (7, "left within 7 days of following"), (8, None), (-3, None)]
)  # fmt: skip
def test_following_and_leaving(days: int, reason: str | None) -> None:
    found = signs(Follower("ana", since=WHEN, left=WHEN.date() + timedelta(days=days)), Listed())
    assert [sign.reason for sign in found] == ([reason] if reason else [])
    assert signs(Follower("ana", left=date(2026, 3, 2)), Listed()) == ()


def test_following_everybody_needs_both_counts() -> None:
    (sign,) = signs(Follower("ana", followers=180, following=4_812), Listed())
    assert sign.reason == "follows 4,812 and is followed by 180"
    assert keys(Follower("ana", following=4_812)) == []
    assert keys(Follower("ana", followers=20, following=1_900)) == []
    assert keys(Follower("ana", followers=900, following=4_812)) == []


def test_no_name_is_a_sign_only_where_the_list_holds_names() -> None:
    names = Listed("mastodon", names=True)
    assert keys(Follower("8374"), names) == ["nameless"]
    assert keys(Follower(None, "  "), names) == ["nameless"]
    assert keys(Follower("8374", "王小明"), names) == []
    assert keys(Follower("ana"), names) == []
    assert keys(Follower("8374"), Listed("instagram")) == []
    assert keys(Follower(None), Listed("x")) == []


def test_silence_supports_another_sign_and_is_none_alone() -> None:
    odd, plain = "Maria83749201", Listed("x")
    assert keys(Follower("ana", talked=False), plain) == []
    found = signs(Follower(odd, talked=False), plain)
    assert [(sign.key, sign.strength) for sign in found] == [("handle", WEAK), ("silent", WEAK)]
    assert found[1].reason == "you never exchanged a message"
    assert (counted(found), stands_out(found)) == (1, False)
    assert keys(Follower(odd, talked=True), plain) == keys(Follower(odd), plain) == ["handle"]


@pytest.mark.parametrize(
    ("platform", "many", "by_day", "strength"),
    [("instagram", 312, False, STRONG), ("instagram", 120, False, WEAK), ("newsletter", 900, False, WEAK),
     ("linkedin", 900, True, WEAK)],
)  # fmt: skip
def test_arriving_in_a_burst(platform: str, many: int, by_day: bool, strength: str) -> None:
    hour = WHEN.replace(minute=0)
    listed = Listed(platform, bursts=[Burst(hour, hour + timedelta(hours=1), many, 2, by_day)])
    (sign,) = signs(Follower("ana", since=WHEN), listed)
    assert sign.strength == strength
    assert sign.reason.startswith(f"arrived among {many} in")
    assert keys(Follower("ana", since=hour + timedelta(hours=1)), listed) == []
    assert keys(Follower("ana"), listed) == []


def test_what_nothing_is_known_of_cannot_be_judged() -> None:
    assert not judged(Follower(), Listed())
    assert not judged(Follower(name="Ana"), Listed())
    assert not judged(Follower(followers=3), Listed())
    assert judged(Follower("ana"), Listed())
    assert judged(Follower(since=WHEN), Listed())
    assert judged(Follower(name="Ana"), Listed(names=True))


@given(st.text(max_size=40), st.sampled_from(["x", "instagram", "tiktok", "youtube", "linkedin", ""]), st.booleans())
def test_no_sign_calls_anybody_fake(handle: str, platform: str, names: bool) -> None:
    follower = Follower(handle, since=WHEN, left=WHEN.date(), followers=1, following=9_000, talked=False)
    found = signs(follower, Listed(platform, names))
    assert {sign.key for sign in found} <= {signal.key for signal in SIGNALS}
    assert all(sign.reason and not {"fake", "bot", "bought"} & set(sign.reason.split()) for sign in found)
