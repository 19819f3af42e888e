from dataclasses import replace
from datetime import UTC, datetime

import pytest

from netbook.domain.audience.records import FollowerRecord
from netbook.errors import Unreadable
from netbook.formats.package import given, opened
from tests.formats.audience_read import OPTIONS, SAMPLES, Told, of, platform, sample, told


def table(text: str, name: str = "people.csv", **columns: str) -> Told:
    return of("csv", name, text, replace(OPTIONS, columns=columns))


def test_the_columns_are_known_by_their_headings() -> None:
    text = 'Display Name,Username,Profile URL,Followed At,Followers,Id\nAna Reyes,@ana.r,https://x.com/Ana.R,2025-03-03,"1,200",7\n'
    assert table(text).accounts == [
        FollowerRecord(
            handle="ana.r",
            name="Ana Reyes",
            url="https://x.com/Ana.R",
            number="7",
            since=datetime(2025, 3, 3, tzinfo=UTC),
            followers=1200,
            file="people.csv",
            line=2,
        )
    ]


@pytest.mark.parametrize("heading", ["username", "Screen name", "ACCOUNT", "user", "Benutzername", "handle"])
def test_one_column_of_handles_is_enough(heading: str) -> None:
    assert [each.handle for each in table(f"{heading}\n@ana\nbo\n").accounts] == ["ana", "bo"]


def test_one_column_of_addresses_is_enough_too() -> None:
    (account,) = table("E-mail\nana@example.com\n").accounts
    assert (account.handle, account.email) == ("ana@example.com", "ana@example.com")
    (account,) = table("Profile URL\nhttps://x.com/ana\n").accounts
    assert (account.handle, account.url) == ("ana", "https://x.com/ana")
    (account,) = table("Ship,Who\nx,7\n", number="Who").accounts
    assert (account.handle, account.number) == (None, "7")


def test_names_are_put_together() -> None:
    (account,) = table("First name;Last name\nZoë;Öberg\n").accounts
    assert (account.name, account.handle) == ("Zoë Öberg", None)


def test_the_address_of_a_profile_tells_the_handle() -> None:
    text = "Name,Profile\nAna,https://www.instagram.com/ana.reyes/\nBo,https://bo.example/about\nCy,nowhere\n"
    assert [(each.handle, each.url) for each in table(text).accounts] == [
        ("ana.reyes", "https://www.instagram.com/ana.reyes/"),
        (None, "https://bo.example/about"),
        (None, None),
    ]
    (account,) = table("handle\nhttps://x.com/ana\n").accounts
    assert (account.handle, account.url) == ("ana", "https://x.com/ana")


def test_the_name_of_the_file_says_whom_one_follows() -> None:
    for name, follows in (("my_following.csv", False), ("followers.csv", True), ("followers-following.csv", True)):
        (account,) = table("username\nana\n", name).accounts
        assert (account.follows_me, account.i_follow) == (follows, not follows)


def test_the_user_may_say_which_columns_they_are() -> None:
    text = "Wer;Wo;Seit\nana;https://x.com/ana;3.3.2025\n"
    (account,) = table(text, handle="wer", url="Wo", since="Seit").accounts
    assert (account.handle, account.url, account.since) == (
        "ana",
        "https://x.com/ana",
        datetime(2025, 3, 3, tzinfo=UTC),
    )


def test_a_list_of_names_and_addresses_is_read() -> None:
    found = sample("csv", "email-platforms/ghost-migrate/invalid.csv")
    assert [(each.handle, each.name) for each in found.accounts] == [
        ("herroooo@substack.com", "Lorem"),
        ("testing@substacks.com", "Ipsum"),
        ("maguirec086@comm.ca", "Dolor Simet"),
    ]


@pytest.mark.parametrize(
    ("columns", "message", "hint"),
    [
        ({}, 'people.csv has no column of handles or names, but "Ship", "Mast"', "--map handle=COLUMN"),
        ({"handle": "Acct"}, "there is no column 'Acct' in the table", 'columns are "Ship", "Mast"'),
        ({"handel": "Ship"}, "there is no field 'handel'", "handle"),
        ({"since": "Mast"}, "has no column of handles or names", "--map handle=COLUMN"),
    ],
)
def test_columns_that_are_not_there_are_told(columns: dict[str, str], message: str, hint: str) -> None:
    with pytest.raises(Unreadable) as problem:
        table("Ship,Mast\nana,2\nbo,3\n", **columns)
    assert message in problem.value.message
    assert hint in (problem.value.hint or "")


def test_rows_that_say_nobody_are_refused() -> None:
    found = table("username,notes\n@,one\n\x1b[31mana\u202e,two\n,three\n" + "x" * 400 + ",four\n")
    assert [(each.line, each.reason, each.said[:5]) for each in found.refused] == [
        (2, "there is no handle, name, address or id", "@ one"),
        (4, "there is no handle, name, address or id", "three"),
        (5, "there is no handle, name, address or id", "xxxxx"),
    ]
    assert [each.handle for each in found.accounts] == ["ana"]


@pytest.mark.parametrize(
    "path",
    [
        "mastodon/muted_accounts.csv",
        "mastodon/blocked_accounts.csv",
        "mastodon/lists.csv",
        "linkedin/synthetic-other/Member_Follows.csv",
        "twitter/synthetic-2018-grailbird/tweets.csv",
        "email-platforms/ghost-migrate/members.txt",
    ],
)
def test_what_is_known_to_be_something_else_is_not_taken(path: str) -> None:
    with opened(SAMPLES / path) as package, pytest.raises(Unreadable, match=package.name):
        told(package, "csv")


def test_text_is_no_table() -> None:
    member = given("a.txt", b"\n\n").members[0]
    assert not platform("csv").reader.claims(member, OPTIONS)
    with pytest.raises(Unreadable, match=r"^a\.txt holds no table"):
        list(platform("csv").reader.read(member, OPTIONS))
