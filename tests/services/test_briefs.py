"""What a brief gathers, on both databases."""

from datetime import date

from netbook.domain.when import Calendar
from netbook.drawing.brief import screen
from netbook.models import Account, Contact, Follower, key_of
from netbook.services.briefs import brief
from netbook.storage.book import Book

TODAY = date(2026, 11, 22)
LEFT = date(2026, 3, 1)


def test_it_says_where_one_follows_the_other_now(book: Book) -> None:
    rows: tuple[tuple[str, str, str | None, bool, bool, date | None], ...] = (
        # the platform, the account, since when, whether they follow, whether you do, when they left
        ("instagram", "me", "2025-05-01T10:00:00", True, False, None),
        ("instagram", "shop", "2024-03-01", True, False, None),
        ("my-letters", "", None, True, True, None),
        ("x", "me", "2023-01-01", False, True, None),
        ("tiktok", "me", "2023-02-01", True, False, LEFT),
        ("github", "me", "2022-02-01", True, True, LEFT),
    )
    with book.operation("by hand") as session:
        session.add(Contact(name="Ana Reyes"))
        session.flush()
        for platform, handle, since, follows, followed, left in rows:
            account = Account(platform=platform, handle=handle)
            session.add(account)
            session.flush()
            row = Follower(account_id=key_of(account), key="ana", first_seen=TODAY, contact_id=1, left_on=left)
            row.since, row.follows_me, row.i_follow = since, follows, followed
            session.add(row)
    with book.reading() as session:
        found = brief(session, [session.get_one(Contact, 1)], Calendar(TODAY))
    assert [(each.platform, each.follows_me, each.i_follow, each.since) for each in found.people[0].following] == [
        ("github", False, True, None),
        ("x", False, True, None),
        ("instagram", True, False, date(2024, 3, 1)),
        ("my-letters", True, True, None),
    ]
    assert [line.text for line in screen(found, TODAY, 80, 24)][-2:] == [
        "Online    follows you on Instagram since Mar 2024, on my-letters · you follow",
        "          them on GitHub, on X",
    ]
