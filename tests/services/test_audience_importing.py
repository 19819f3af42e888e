"""Exports of an audience, one after the other: who joined, left, came back, and what may not be read as leaving."""

from datetime import date

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from netbook.domain.audience.records import Count, FollowerRecord
from netbook.domain.records import Rejected
from netbook.errors import NotFound
from netbook.services.audience import accounts, deciding
from netbook.storage.book import Book
from tests.services.audience_made import (
    APRIL,
    JUNE,
    MARCH,
    MAY,
    Listed,
    bring,
    counted,
    current,
    followed,
    follows,
    rows,
    told,
)
from tests.storage.helpers import state

QUICKLY = [each for each in Phase if each is not Phase.shrink]
MANY = [f"one.{number}" for number in range(100)]


def test_joined_left_and_came_back(book: Book) -> None:
    first = bring(book, MARCH, [follows("Ana", 2026, 1, 1, 9), follows("bo", 2026, 1, 2, 9)])
    assert (told(first), first.first, first.followers, first.older) == ({"joined": 2}, True, 2, False)
    second = bring(book, APRIL, [follows("bo", 2026, 1, 2, 9), follows("cy", 2026, 3, 20, 9)])
    assert (told(second), second.first, second.gone) == ({"joined": 1, "left": 1, "same": 1}, False, 1)
    assert rows(book)["ana"].left_on == APRIL
    third = bring(
        book, MAY, [follows("ana", 2026, 5, 1, 8), follows("bo", 2026, 1, 2, 9), follows("cy", 2026, 3, 20, 9)]
    )
    assert told(third) == {"back": 1, "same": 2}
    ana = rows(book)["ana"]
    assert (ana.left_on, ana.since, ana.first_seen) == (None, "2026-05-01T08:00:00", MARCH)
    assert counted(book) == [(MARCH, 2, None, "listed"), (APRIL, 2, None, "listed"), (MAY, 3, None, "listed")]


def test_who_followed_and_left_soon_shows_it_until_they_come_back(book: Book) -> None:
    bring(book, MARCH, ["ana", follows("dee", 2026, 3, 9, 9)])
    bring(book, APRIL, ["ana"])
    assert rows(book)["dee"].left_on == APRIL
    bring(book, MAY, ["ana", follows("eve", 2026, 5, 9, 23)])
    bring(book, date(2026, 5, 12), ["ana"])
    assert (rows(book)["eve"].signs or "").rstrip("!") == "left"
    bring(book, JUNE, ["ana", follows("eve", 2026, 6, 2, 9)])
    assert rows(book)["eve"].signs is None


def test_another_handle_since_the_same_second_is_the_same_follower(book: Book) -> None:
    bring(book, MARCH, [follows("ana", 2026, 3, 10, 9, 30, 5), follows("bo", 2026, 1, 2, 9)])
    number = rows(book)["ana"].id
    assert number is not None
    with book.operation("decide") as session:
        deciding.decide(session, [number], "real", MARCH)
    report = bring(book, APRIL, [follows("ana.reyes", 2026, 3, 10, 9, 30, 5), follows("bo", 2026, 1, 2, 9)])
    assert told(report) == {"renamed": 1, "same": 1}
    assert report.named["renamed"] == ["ana, now ana.reyes"]
    ana = rows(book)["ana.reyes"]
    assert (ana.id, ana.verdict, ana.left_on, ana.handle_key) == (number, "real", None, "anareyes")
    assert told(bring(book, APRIL, [follows("ana.reyes", 2026, 3, 10, 9, 30, 5), follows("bo", 2026, 1, 2, 9)])) == {
        "same": 2
    }


def test_two_who_may_be_it_are_not_taken_for_renamed(book: Book) -> None:
    second = (2026, 1, 1, 9, 30, 5)
    bring(book, MARCH, [follows("ana", *second), follows("bo", *second)])
    report = bring(book, APRIL, [follows("cy", *second)], gone=True)
    assert told(report) == {"joined": 1, "left": 2}


def test_who_is_renamed_and_followed_back_is_one_also_in_long_lists(book: Book) -> None:
    crowd = [follows(f"one.{number}", 2025, 1, 1, 0, number // 60, number % 60) for number in range(2_100)]
    bring(book, MARCH, [follows("ana", 2026, 1, 1, 9), *crowd, followed("ana", 2026, 1, 3)])
    report = bring(book, APRIL, [follows("ana.reyes", 2026, 1, 1, 9), *crowd, followed("Ana.Reyes", 2026, 1, 3)])
    assert told(report) == {"renamed": 1, "same": 2_100}
    ana = rows(book)["ana.reyes"]
    assert (ana.since, ana.follows_me, ana.i_follow) == ("2026-01-01T09:00:00", True, True)
    assert (report.followers, report.following) == (2_101, 1)
    again = bring(book, MAY, [*crowd, follows("zoe", 2025, 1, 1, 0, 0, 1), *crowd, follows("zoe", 2025, 1, 1, 0, 0, 1)])
    assert told(again) == {"joined": 1, "left": 1, "same": 2_100}


def test_lists_of_whom_one_follows(book: Book) -> None:
    first = bring(book, MARCH, ["ana", "bo", followed("ana"), followed("cy", 2025, 1, 1)])
    assert (told(first), first.followers, first.following) == ({"joined": 2, "followed": 1}, 2, 2)
    assert current(book) == {"ana", "bo"}
    second = bring(book, APRIL, ["ana", "bo", "cy", followed("bo")])
    assert told(second) == {"same": 1, "changed": 1, "joined": 1}
    assert {name: row.i_follow for name, row in rows(book).items()} == {"ana": False, "bo": True, "cy": False}
    assert told(bring(book, MAY, [followed("ana"), followed("bo")])) == {"changed": 1, "same": 1}
    assert current(book) == {"ana", "bo", "cy"}, "a list of those one follows says nothing of who follows"
    assert counted(book)[-1] == (MAY, None, 2, "listed")


def test_a_later_list_of_whom_one_follows_makes_no_list_of_followers_older(book: Book) -> None:
    bring(book, MAY, [followed("ana"), followed("bo")])
    report = bring(book, APRIL, ["ana", "cy", followed("dee")])
    assert (current(book), report.older) == ({"ana", "cy"}, True)
    assert {name: row.i_follow for name, row in rows(book).items()} == {"ana": True, "bo": True, "cy": False}
    bring(book, JUNE, ["cy"])
    assert current(book) == {"cy"}


def test_subscribers_whom_the_list_itself_tells_gone(book: Book) -> None:
    kept, lost = (follows(f"{name}@ex.org", 2026, 1, 2) for name in ("ana", "bo"))
    left = FollowerRecord(handle="bo@ex.org", since=lost.since, gone=True)
    first = bring(book, MARCH, [kept, left], platform="substack")
    assert (told(first), current(book, "substack")) == ({"joined": 1, "gone": 1}, {"ana@ex.org"})
    assert first.followers == 1
    assert told(bring(book, MARCH, [kept, left], platform="substack")) == {"same": 2}
    assert told(bring(book, APRIL, [kept, lost], platform="substack")) == {"same": 1, "back": 1}
    assert told(bring(book, MAY, [kept, left], platform="substack")) == {"same": 1, "left": 1}
    assert rows(book, "substack")["bo@ex.org"].left_on == MAY


def test_a_list_of_those_who_are_gone_says_nothing_of_the_others(book: Book) -> None:
    bring(book, MARCH, ["ana@ex.org", "bo@ex.org", "cy@ex.org"], platform="mailchimp")
    gone = [FollowerRecord(handle=f"{name}@ex.org", gone=True) for name in ("bo", "dee")]
    report = bring(book, APRIL, gone, platform="mailchimp")
    assert (told(report), report.followers) == ({"left": 1, "gone": 1}, None)
    assert current(book, "mailchimp") == {"ana@ex.org", "cy@ex.org"}
    assert [each[0] for each in counted(book, "mailchimp")] == [MARCH]


def test_an_older_export_lets_nobody_leave_or_return(book: Book) -> None:
    bring(book, MARCH, ["ana", "bo"])
    bring(book, JUNE, ["ana", "cy"])
    report = bring(book, APRIL, ["bo", follows("dee", 2026, 4, 1, 9), follows("cy", 2026, 4, 2, 9)])
    assert (report.older, report.gone, told(report)) == (True, 0, {"same": 1, "gone": 1, "changed": 1})
    assert current(book) == {"ana", "cy"}
    found = rows(book)
    assert (found["dee"].left_on, found["dee"].first_seen) == (JUNE, APRIL)
    assert (found["bo"].left_on, found["cy"].first_seen, found["cy"].since) == (JUNE, APRIL, "2026-04-02T09:00:00")
    assert [each[:2] for each in counted(book)] == [(MARCH, 2), (APRIL, 3), (JUNE, 2)]
    bring(book, MAY, ["ana", "dee"])
    assert (current(book), rows(book)["dee"].left_on) == ({"ana", "cy"}, JUNE)


def test_twice_changes_no_table(book: Book) -> None:
    lists: list[list[Listed]] = [
        [follows("ana", 2026, 1, 1, 9), "bo", followed("ana"), followed("cy"), Count(MARCH, 12_000, 40)],
        [follows("ana.reyes", 2026, 1, 1, 9), followed("bo"), Count(APRIL, 12_100)],
        [FollowerRecord(name="Ana Reyes", since=None), "dee"],
    ]
    for on, records in zip((MARCH, APRIL, MAY), lists, strict=True):
        bring(book, on, records, gone=True)
        before, operations = state(book), len(book.history(limit=None))
        report = bring(book, on, records, gone=True)
        assert not report.writes
        assert state(book) == before
        assert len(book.history(limit=None)) == operations


def test_a_count_of_the_platform_stands_beside_the_list(book: Book) -> None:
    report = bring(book, MARCH, ["ana", Count(MARCH, 12_000, 400), Rejected("no handle", "x.json", line=3)])
    assert (report.counted, told(report)) == (12_000, {"joined": 1, "rejected": 1})
    assert counted(book) == [(MARCH, 1, None, "listed"), (MARCH, 12_000, 400, "counted")]


def test_missing_pages_are_asked_about_and_nobody_leaves(book: Book) -> None:
    bring(book, MARCH, ["ana", "bo", followed("ana"), followed("bo")])
    report = bring(book, APRIL, ["ana", "cy", followed("ana")], missing=("followers_2 is missing",))
    assert report.question == "followers_2 is missing. Is the export whole all the same?"
    assert (told(report), report.gone, current(book)) == ({"same": 1, "joined": 1}, 1, {"ana", "bo", "cy"})
    assert rows(book)["bo"].i_follow
    assert [each[0] for each in counted(book)] == [MARCH], "the count of a part is no count"
    bring(book, APRIL, ["ana", "cy"], missing=("followers_2 is missing",), gone=True)
    assert current(book) == {"ana", "cy"}
    assert counted(book)[-1] == (APRIL, 2, None, "listed")


@pytest.mark.parametrize(("left", "asked"), [(10, False), (11, False), (20, False), (21, True), (100, True)])
def test_many_who_are_missing_at_once_are_asked_about(book: Book, left: int, asked: bool) -> None:
    bring(book, MARCH, MANY)
    report = bring(book, APRIL, [*MANY[left:], "zoe"] if left == 100 else MANY[left:])
    assert (report.question is not None, report.gone) == (asked, left)
    assert told(report).get("left", 0) == (0 if asked else left)
    assert ("zoe" in current(book)) == (left == 100)
    if asked:
        assert str(report.question).startswith(f"{left} of {101 if left == 100 else 100} are not in this export.")


def test_few_who_are_missing_leave_also_where_they_are_most(book: Book) -> None:
    bring(book, MARCH, MANY[:11])
    assert told(bring(book, APRIL, MANY[:1])) == {"same": 1, "left": 10}


def test_an_export_that_says_how_many_it_holds_is_believed(book: Book) -> None:
    bring(book, MARCH, MANY)
    assert told(bring(book, APRIL, MANY[:5], total=5)) == {"same": 5, "left": 95}


def test_what_is_said_of_those_who_are_missing_holds(book: Book) -> None:
    bring(book, MARCH, MANY)
    part = bring(book, APRIL, ["zoe"], gone=False)
    assert (part.question, told(part), len(current(book))) == (None, {"joined": 1}, 101)
    assert [each[:2] for each in counted(book)] == [(MARCH, 100)], "the count of a part is no count"
    whole = bring(book, MAY, ["zoe"], gone=True)
    assert (told(whole), current(book)) == ({"same": 1, "left": 100}, {"zoe"})


def test_who_was_first_seen_later_has_not_left_by_a_list_of_before(book: Book) -> None:
    bring(book, MARCH, ["ana", "bo"])
    bring(book, JUNE, ["zoe"], gone=False)
    report = bring(book, MAY, ["ana"])
    assert (told(report), current(book)) == ({"same": 1, "left": 1}, {"ana", "zoe"})


def test_an_export_without_any_follower_lets_nobody_leave(book: Book) -> None:
    bring(book, MARCH, ["ana"])
    assert told(bring(book, APRIL, [])) == {}
    assert current(book) == {"ana"}


def test_linkedin_with_and_without_addresses_lists_the_same_people(book: Book) -> None:
    old = [
        FollowerRecord(name=name, since=follows("x", 2020, 5, day).since) for name, day in (("Ana Reyes", 1), ("Bo", 2))
    ]
    new = [FollowerRecord(each, name, f"https://linkedin.com/in/{each}", since=row.since)
           for each, name, row in (("ana-reyes-1", "Ana Reyes", old[0]), ("bo-l", "Bo", old[1]))]  # fmt: skip
    bring(book, date(2021, 1, 1), old, platform="linkedin")
    before = {name: row.id for name, row in rows(book, "linkedin").items()}
    report = bring(book, MARCH, new, platform="linkedin")
    assert told(report) == {"changed": 2}
    found = rows(book, "linkedin")
    assert [row.id for row in found.values()] == list(before.values())
    assert [(row.key, row.url) for row in found.values()] == [(each.handle, each.url) for each in new]
    stored = state(book)
    assert told(bring(book, date(2021, 1, 1), old, platform="linkedin")) == {"same": 2}
    assert told(bring(book, MARCH, new, platform="linkedin")) == {"same": 2}
    assert state(book) == stored


def test_linkedin_people_of_one_name_and_day_stay_apart_and_another_address_is_the_same_person(book: Book) -> None:
    since = follows("x", 2020, 5, 1).since
    one, two, three, four = (
        FollowerRecord(each, "Ana Reyes", since=since) for each in ("ana-1", "ana-2", "ana-3", "ana-4")
    )
    bring(book, MARCH, [one, two], platform="linkedin")
    assert told(bring(book, APRIL, [one, three, two], platform="linkedin")) == {"same": 2, "joined": 1}
    assert told(bring(book, MAY, [one, two, four], platform="linkedin")) == {"same": 2, "renamed": 1}
    assert current(book, "linkedin") == {"ana-1", "ana-2", "ana-4"}


def test_ids_get_the_handles_that_the_archive_tells(book: Book) -> None:
    ids = [FollowerRecord(number="12"), FollowerRecord(number="13")]
    bring(book, MARCH, ids, platform="x")
    report = bring(book, APRIL, ids, platform="x", names={"12": ("Ana_Reyes", "Ana Reyes")})
    assert told(report) == {"changed": 1, "same": 1}
    assert (rows(book, "x")["ana_reyes"].key, rows(book, "x")["ana_reyes"].name) == ("12", "Ana Reyes")
    assert told(bring(book, MAY, ids, platform="x")) == {"same": 2}
    assert rows(book, "x")["ana_reyes"].handle == "ana_reyes"


def test_a_list_of_handles_after_one_with_ids_and_back(book: Book) -> None:
    with_ids = [FollowerRecord("ana", number="12"), FollowerRecord("bo", number="13")]
    bring(book, MARCH, ["ana"], platform="x")
    assert told(bring(book, APRIL, with_ids, platform="x")) == {"changed": 1, "joined": 1}
    stored = state(book)["follower"]
    assert told(bring(book, MAY, ["ana", "bo"], platform="x")) == {"same": 2}
    assert told(bring(book, JUNE, with_ids, platform="x")) == {"same": 2}
    assert state(book)["follower"] == stored


def test_a_handle_that_went_over_to_somebody_else_is_somebody_else(book: Book) -> None:
    crowd = [FollowerRecord(f"one{number}", number=str(number)) for number in range(1_000, 3_100)]
    bring(book, MARCH, [FollowerRecord("ana", number="12"), *crowd], platform="x")
    number = rows(book, "x")["ana"].id
    bring(book, APRIL, [FollowerRecord("ana", number="99"), *crowd, FollowerRecord("reyes", number="12")], platform="x")
    found = rows(book, "x")
    assert (found["reyes"].id, found["reyes"].key, found["ana"].key) == (number, "12", "99")


def test_what_they_have_of_their_own_changes_with_the_counts(book: Book) -> None:
    bring(book, MARCH, [follows("ana", followers=10, following=20)], platform="github")
    assert rows(book, "github")["ana"].signs is None
    report = bring(book, APRIL, [follows("ana", followers=10, following=7_000)], platform="github")
    assert told(report) == {"changed": 1}
    assert rows(book, "github")["ana"].signs


def test_two_accounts_of_one_platform_have_nothing_to_do_with_each_other(book: Book) -> None:
    bring(book, MARCH, ["ana", "bo"], handle="work")
    bring(book, MARCH, ["ana"], handle="home")
    bring(book, APRIL, ["bo"], handle="work")
    assert (current(book, handle="work"), current(book, handle="home")) == ({"bo"}, {"ana"})
    with pytest.raises(NotFound, match="which of your instagram accounts: home, work"):
        bring(book, APRIL, ["ana"], handle=None)
    bring(book, APRIL, ["cy"], handle="@HOME")
    assert current(book, handle="home") == {"cy"}


def test_a_count_typed_before_the_handle_was_known_is_of_the_same_account(book: Book) -> None:
    with book.operation("record") as session:
        of = accounts.account(session, "instagram", None)
        assert accounts.record(session, of, MARCH, 12_000, None)
        assert not accounts.record(session, of, MARCH, 12_000, None)
    bring(book, APRIL, ["ana"], handle="ana.reyes")
    with book.reading() as session:
        assert [(each.platform, each.handle) for each in accounts.all_accounts(session)] == [("instagram", "ana.reyes")]
        newest = accounts.newest(accounts.snapshots(session, 1))
    assert newest is not None
    assert (newest.followers, newest.source) == (12_000, "typed")


def test_undo_and_redo_restore_every_table(book: Book) -> None:
    stages = [state(book)]
    exports: list[tuple[date, list[Listed]]] = [
        (MARCH, [follows("ana", 2026, 1, 1, 9), "bo", followed("cy"), Count(MARCH, 40)]),
        (JUNE, [follows("ana.reyes", 2026, 1, 1, 9), "dee"]),
        (APRIL, ["bo", "eve", followed("dee")]),
    ]
    for on, records in exports:
        bring(book, on, records)
        stages.append(state(book))
    for before in reversed(stages[:-1]):
        book.undo()
        assert state(book) == before
    for after in stages[1:]:
        book.redo()
        assert state(book) == after


HANDLES = st.sets(st.sampled_from("abcdefgh"), min_size=1)
EXPORTS = st.lists(st.tuples(st.integers(1, 28), HANDLES, st.sets(st.sampled_from("abcdxyz"))), min_size=1, max_size=5)


@pytest.mark.slow
def test_whatever_the_order_of_the_exports_the_newest_whole_one_holds(book: Book) -> None:
    @settings(
        max_examples=20 if book.path else 4, deadline=None, phases=QUICKLY, suppress_health_check=list(HealthCheck)
    )
    @given(EXPORTS)
    def holds(exports: list[tuple[int, set[str], set[str]]]) -> None:
        stages, newest = [state(book)], (0, set[str]())
        changed = []
        for day, handles, following in exports:
            records: list[Listed] = [*sorted(handles), *(followed(each) for each in sorted(following))]
            operations = len(book.history(limit=None))
            bring(book, date(2026, 3, day), records, gone=True)
            changed.append(len(book.history(limit=None)) > operations)
            newest = max(newest, (day, handles), key=lambda each: each[0]) if day != newest[0] else (day, handles)
            assert current(book) == newest[1]
            stages.append(state(book))
            assert not bring(book, date(2026, 3, day), records, gone=True).writes
            assert state(book) == stages[-1]
        for before, was in zip(reversed(stages[:-1]), reversed(changed), strict=True):
            if was:
                book.undo()
            assert state(book) == before

    holds()
