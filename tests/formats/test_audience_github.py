import json

import pytest

from netbook.domain.audience.records import About, FollowerRecord
from netbook.errors import Unreadable
from netbook.formats.package import given
from tests.formats.audience_read import OPTIONS, about, of, platform, sample


def account(login: str, number: int = 1) -> dict[str, object]:
    return {"login": login, "id": number, "html_url": f"https://github.com/{login}"}


def test_a_follower_has_an_id_and_a_page() -> None:
    found = sample("github", "github/followers.json")
    assert found.accounts == [
        FollowerRecord(handle="octocat", number="1", url="https://github.com/octocat", file="followers.json")
    ]
    assert found.refused == []


def test_the_name_of_the_file_says_whom_one_follows() -> None:
    (found,) = of("github", "ana-following.json", json.dumps([account("bo")])).accounts
    assert (found.follows_me, found.i_follow) == (False, True)


def test_pages_after_each_other_are_read() -> None:
    text = json.dumps([account("ana", 1)]) + json.dumps([account("bo", 2)])
    assert [each.number for each in of("github", "followers.json", text).accounts] == ["1", "2"]


def test_others_than_followers_are_not_claimed() -> None:
    text = json.dumps([account("ana")]).encode()
    claims = platform("github").reader.claims
    for name in ("blocks.json", "stargazers.json", "repo_subscribers.json"):
        assert not claims(given(name, text).members[0], OPTIONS)
    assert not claims(given("followers.json", json.dumps(account("ana")).encode()).members[0], OPTIONS)
    assert not claims(given("followers.json", b"[]").members[0], OPTIONS)


def test_an_entry_without_a_login_is_refused() -> None:
    rows = [account("ana"), {"html_url": "https://github.com/x"}, 3, account("\u202e@"), {"login": "bo", "id": -1}]
    found = of("github", "followers.json", json.dumps(rows))
    assert [(each.handle, each.number) for each in found.accounts] == [("ana", "1"), ("bo", None)]
    assert {each.reason for each in found.refused} == {'there is no "login"'}
    assert len(found.refused) == 3


@pytest.mark.parametrize("cut", [1, 20, 60])
def test_a_list_that_breaks_off_is_told(cut: int) -> None:
    text = json.dumps([account("ana"), account("bo")])[:-cut]
    with pytest.raises(Unreadable, match=r"^followers\.json is damaged or cut short after \d accounts"):
        of("github", "followers.json", text)


@pytest.mark.parametrize(("held", "whole"), [(30, True), (100, True), (29, False), (101, False)])
def test_a_full_page_is_pointed_out(held: int, whole: bool) -> None:
    text = json.dumps([account(f"a{number}", number) for number in range(held)])
    said = f"followers.json holds exactly {held} accounts, which is one full page: the next pages may be missing"
    assert about("github", {"followers.json": text, "a.txt": "words"}) == About(missing=(said,) if whole else ())
