import json

import pytest

from netbook.domain.audience.records import About, FollowerRecord
from netbook.errors import Unreadable
from netbook.formats.package import given, opened
from tests.formats.audience_read import OPTIONS, SAMPLES, about, about_sample, of, platform, sample, told


def account(acct: str, **more: object) -> dict[str, object]:
    return {"id": "1", "acct": acct, "display_name": "", "url": f"https://home.example/@{acct}", **more}


class TestTables:
    def test_whom_one_follows(self) -> None:
        found = sample("mastodon", "mastodon/following_accounts.csv")
        assert [each.handle for each in found.followed] == [
            "marten@other.example",
            "username@domain.example",
            "bob@example.test",
        ]
        assert (found.followers, found.refused) == ([], [])
        assert [each.handle for each in sample("mastodon", "mastodon/old/following_accounts.csv").followed] == [
            "marten@other.example"
        ]

    def test_a_list_without_a_heading_is_known_by_its_name(self) -> None:
        text = "ana@example.social\nbo@example.test,true,false,\n"
        found = of("mastodon", "following_accounts.csv", text)
        assert [(each.handle, each.line) for each in found.followed] == [
            ("ana@example.social", 1),
            ("bo@example.test", 2),
        ]
        assert not platform("mastodon").reader.claims(given("a.csv", text.encode()).members[0], OPTIONS)

    def test_who_follows_as_takahe_writes_it(self) -> None:
        text = "\ufeffAccount address\r\n@ana@example.social\r\n"
        assert of("mastodon", "followers.csv", text).accounts == [
            FollowerRecord(handle="ana@example.social", file="followers.csv", line=2)
        ]
        (followed,) = of("mastodon", "following.csv", text).accounts
        assert (followed.follows_me, followed.i_follow) == (False, True)

    @pytest.mark.parametrize("name", ["blocked_accounts", "muted_accounts", "lists"])
    def test_who_is_blocked_or_muted_is_no_audience(self, name: str) -> None:
        with opened(SAMPLES / f"mastodon/{name}.csv") as package, pytest.raises(Unreadable):
            told(package, "mastodon")
        member = given(f"{name}.csv", b"Account address\nana@example.social\n").members[0]
        assert not platform("mastodon").reader.claims(member, OPTIONS)

    def test_what_is_no_address_is_refused(self) -> None:
        found = of("mastodon", "f.csv", "Account address,Show boosts\nana,true\nbo@b.example,true\n@a b@c,1\n,true\n")
        assert [each.handle for each in found.accounts] == ["bo@b.example"]
        reason = "it is no account address such as ana@example.social"
        assert [(each.line, each.reason) for each in found.refused] == [(2, reason), (4, reason), (5, reason)]


class TestTheApi:
    def test_an_account_tells_its_counts(self) -> None:
        assert sample("mastodon", "mastodon/api/followers.json").accounts == [
            FollowerRecord(
                handle="marten@other.example",
                name="Pine Marten",
                url="https://other.example/@marten",
                followers=12,
                file="followers.json",
            )
        ]

    def test_an_account_of_ones_own_server_gets_its_name(self) -> None:
        (found,) = of("mastodon", "following.json", json.dumps([account("ana", following_count=3)])).accounts
        assert (found.handle, found.follows_me, found.i_follow, found.following) == ("ana@home.example", False, True, 3)

    def test_an_entry_without_an_address_is_refused(self) -> None:
        found = of("mastodon", "a.json", json.dumps([account("ana"), {"display_name": "Bo"}, None, account("a" * 400)]))
        assert len(found.accounts) == 1
        assert [(each.reason, each.said[:2]) for each in found.refused] == [
            ('there is no "acct"', "Bo"),
            ('there is no "acct"', ""),
            ('there is no "acct"', "ht"),
        ]

    def test_pages_after_each_other_are_read(self) -> None:
        text = json.dumps([account("ana")]) + "\n" + json.dumps([account("bo")])
        assert len(of("mastodon", "a.json", text).accounts) == 2

    def test_one_that_breaks_off_is_told(self) -> None:
        text = json.dumps([account("ana"), account("bo")])[:-9]
        with pytest.raises(Unreadable, match=r"^a\.json is damaged or cut short after 1 accounts"):
            of("mastodon", "a.json", text)

    @pytest.mark.parametrize(("held", "whole"), [(40, True), (80, True), (39, False), (120, False)])
    def test_a_full_page_is_pointed_out(self, held: int, whole: bool) -> None:
        text = json.dumps([account(f"a{number}") for number in range(held)])
        said = f"followers.json holds exactly {held} accounts, which is one full page: the next pages may be missing"
        assert about("mastodon", {"followers.json": text}).missing == ((said,) if whole else ())


def test_an_archive_tells_whose_it_is() -> None:
    assert about_sample("mastodon", "mastodon/archive/actor.json") == About(handle="otter@social.example")
    assert about("mastodon", {"actor.json": '{"preferredUsername": "a", "id": "https://[x"}'}) == About()


def test_another_file_is_not_read_as_one() -> None:
    with pytest.raises(Unreadable, match=r"^a\.csv is no list of Mastodon's followers"):
        list(platform("mastodon").reader.read(given("a.csv", b"x").members[0], OPTIONS))
