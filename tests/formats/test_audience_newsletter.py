from datetime import UTC, datetime

import pytest

from netbook.domain.audience.records import FollowerRecord
from netbook.errors import Unreadable
from netbook.formats.package import given, opened
from tests.formats.audience_read import OPTIONS, SAMPLES, of, platform, sample

# A sample, its platform, how many rows it has, how many of them have gone, how many are refused.
LISTS = [
    ("synthetic/substack_2025_email_list.csv", "substack", 3, 1, 0),
    ("synthetic/kit.csv", "kit", 1, 0, 0),
    ("synthetic/beehiiv.csv", "beehiiv", 1, 0, 0),
    ("synthetic/patreon.csv", "patreon", 1, 0, 0),
    ("synthetic/luma.csv", "luma", 1, 0, 0),
    ("synthetic/ghost_members.csv", "ghost", 1, 0, 0),
    ("ghost-migrate/fixtures_signup_emails.csv", "substack", 21, 0, 0),
    ("ghost-migrate/fixtures_subscriber_emails.csv", "substack", 17, 0, 0),
    ("ghost-migrate/subscribed.csv", "mailchimp", 5, 0, 0),
    ("ghost-migrate/unsubscribed.csv", "mailchimp", 5, 5, 0),
    ("ghost-migrate/cleaned.csv", "mailchimp", 5, 5, 0),
    ("ghost-migrate/members.csv", "beehiiv", 9, 3, 0),
    ("ghost-migrate/subscribers.csv", "newsletter", 20, 0, 2),
    ("ghost-migrate/subs-v1.csv", "newsletter", 3, 1, 0),
    ("ghost-migrate/subs-v2.csv", "newsletter", 2, 1, 0),
]


def one(text: str) -> FollowerRecord:
    found = of("newsletter", "list.csv", text)
    assert found.refused == []
    (account,) = found.accounts
    return account


@pytest.mark.parametrize(("path", "name", "rows", "gone", "refused"), LISTS, ids=[row[0] for row in LISTS])
def test_a_list_is_read_whole_and_its_platform_known(path: str, name: str, rows: int, gone: int, refused: int) -> None:
    found = sample("newsletter", f"email-platforms/{path}")
    assert len(found.accounts) + len(found.refused) == rows
    assert (sum(each.gone for each in found.accounts), len(found.refused)) == (gone, refused)
    assert all(each.follows_me and not each.i_follow for each in found.accounts)
    with opened(SAMPLES / f"email-platforms/{path}") as package:
        assert platform("newsletter").reader.platform(package.members[0], OPTIONS) == name


def test_a_subscriber_is_known_by_the_address() -> None:
    text = "first_name,last_name,email_address,state,created_at\nMaja,Lund,Maja@Example.com,active,2025-03-03\n"
    assert one(text) == FollowerRecord(
        handle="Maja@Example.com",
        name="Maja Lund",
        email="Maja@Example.com",
        since=datetime(2025, 3, 3, tzinfo=UTC),
        file="list.csv",
        line=2,
    )


@pytest.mark.parametrize(
    ("written", "when"),
    [
        ("2025-01-01T00:00:00.000Z", datetime(2025, 1, 1, tzinfo=UTC)),
        ("2023-03-24 10:23:10 UTC", datetime(2023, 3, 24, 10, 23, 10, tzinfo=UTC)),
        ("2021-02-04 07:55:20 +0200", datetime(2021, 2, 4, 5, 55, 20, tzinfo=UTC)),
        ("2021-02-04T23:55:20-02:00", datetime(2021, 2, 5, 1, 55, 20, tzinfo=UTC)),
        ("12 Mar 2021", datetime(2021, 3, 12, tzinfo=UTC)),
        ("2021-02-30", None),
        ("2118-09-11", None),
        ("0001-01-01 00:00 +1400", None),
        ("soon", None),
        ("", None),
    ],
)
def test_times_are_read_as_the_platforms_write_them(written: str, when: datetime | None) -> None:
    assert one(f"email,status,created_at\na@example.com,active,{written}\n").since == when


@pytest.mark.parametrize(
    ("heading", "cells", "gone"),
    [
        ("Patron Status", "Former patron", True),
        ("Patron Status", "Declined patron", False),
        ("email_disabled", "true", True),
        ("email_disabled", "false", False),
        ("active_subscription,email_disabled", "true,true", False),
        ("subscribed_to_emails,deleted_at", "false,", True),
        ("subscribed_to_emails,deleted_at", "true,2024-01-01", True),
        ("approval_status,checked_in_at", "declined,", True),
        ("status,created_at", "Unsubscribed,", True),
        ("status,created_at", "pending,", False),
        ("status,created_at", "INACTIVE,", True),
    ],
)
def test_who_has_left(heading: str, cells: str, gone: bool) -> None:
    assert one(f"Email,{heading}\na@example.com,{cells}\n").gone is gone


def test_spreadsheets_of_other_lands_are_read() -> None:
    text = '\ufeffName;Email;Status;Created at\r\n"Zoë\r\nÖberg";zoe@example.com;active;2025-03-03\r\n'
    assert one(text).name == "Zoë Öberg"
    found = of("newsletter", "a.csv", "Email\tName\tSubscribed at\na@example.com\tJürgen\t\n".encode("cp1252"))
    assert [each.name for each in found.accounts] == ["Jürgen"]


def test_rows_without_an_address_are_refused() -> None:
    rows = ("ana,Ana,active,", ",Bo,active,", "", "a@example.com,\x1b[31mEve\u202e,active,", "1,2,3,4,5")
    text = "email,name,status,created_at\n" + "\n".join(rows)
    found = of("newsletter", "list.csv", text)
    assert [(each.line, each.reason) for each in found.refused] == [
        (2, "it is no e-mail address"),
        (3, "there is no e-mail address"),
        (6, "it has 5 cells, the heading 4"),
    ]
    assert [each.name for each in found.accounts] == ["Eve"]


def test_guests_who_were_only_invited_are_refused() -> None:
    found = of("newsletter", "g.csv", "email,approval_status,checked_in_at\na@example.com,invited,\n")
    assert [each.reason for each in found.refused] == ["invited, and has not answered"]


def test_a_table_without_the_headings_is_told() -> None:
    reader = platform("newsletter").reader
    member = given("ships.csv", b"ship,mast\na,1\n").members[0]
    assert not reader.claims(member, OPTIONS)
    assert reader.platform(member, OPTIONS) == "newsletter"
    with pytest.raises(
        Unreadable, match=r'^ships\.csv has the columns "ship", "mast", and is no list of subscribers; a'
    ):
        list(reader.read(member, OPTIONS))
