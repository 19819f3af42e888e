from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from netbook.domain import methods
from netbook.domain.reconciling import Said, moved, reconcile, said
from netbook.domain.records import ContactRecord

MAIL = ["email", None, "ana@example.com", "ana@example.com", None]
WORK = ["email", None, "ana@northwind.example", "ana@northwind.example", "work"]
PHONE = ["phone", None, "+442079460018", "+44 20 7946 0018", "mobile"]


def after(outcome_changes: Said, ours: Said) -> Said:
    """The book once the changes are taken over, for scalar fields."""
    return ours | outcome_changes


def test_what_is_empty_is_filled_the_first_time() -> None:
    found = reconcile(None, {"name": "Ana Reyes", "city": "Lisbon"}, {"name": "Ana Reyes"})
    assert (found.changes, found.kept) == ({"city": "Lisbon"}, ())


def test_what_was_typed_stands_against_a_file() -> None:
    found = reconcile(None, {"name": "Ana Reyes", "city": "Lisbon"}, {"name": "Ana Reyes", "city": "Porto"})
    assert (found.changes, found.kept) == ({}, ("city",))


def test_what_the_source_changed_is_taken_over_where_it_was_its_own() -> None:
    found = reconcile({"title": "Designer"}, {"title": "Partner"}, {"title": "Designer"})
    assert found.changes == {"title": "Partner"}


def test_what_the_user_edited_is_never_overwritten() -> None:
    found = reconcile({"title": "Designer"}, {"title": "Partner"}, {"title": "Head of Design"})
    assert (found.changes, found.kept) == ({}, ("title",))


def test_an_edit_is_no_conflict_while_the_source_says_the_same() -> None:
    assert not reconcile({"title": "Designer"}, {"title": "Designer"}, {"title": "Head of Design"})
    assert reconcile({"title": "Designer"}, {"title": "Designer"}, {"title": "Head of Design"}).kept == ()


def test_what_the_user_took_away_does_not_come_back() -> None:
    assert not reconcile({"city": "Lisbon", "methods": [MAIL]}, {"city": "Lisbon", "methods": [MAIL]}, {})


def test_a_source_that_falls_silent_takes_nothing_away() -> None:
    ours = {"city": "Lisbon", "methods": [MAIL], "tags": ["friends"], "occasions": {"birthday": [3, 14, None]}}
    assert not reconcile(ours, {"name": "Ana"}, {**ours, "name": "Ana"})


def test_a_way_that_the_source_replaced_goes_and_one_that_the_user_added_stays() -> None:
    found = reconcile({"methods": [MAIL]}, {"methods": [WORK]}, {"methods": [MAIL, PHONE]})
    assert found.changes == {"methods": [WORK]}
    assert found.gone == (MAIL,)
    found = reconcile({"methods": [PHONE]}, {"methods": [PHONE, WORK]}, {"methods": [MAIL, PHONE]})
    assert (found.changes, found.gone) == ({"methods": [WORK]}, ())


def test_occasions_and_facts_are_looked_at_one_by_one() -> None:
    now = {"occasions": {"birthday": [3, 14, 1985], "anniversary": [6, 1, None]}, "facts": {"partner": "Sam"}}
    found = reconcile(None, now, {"occasions": {"birthday": [3, 15, None]}})
    assert found.changes == {"occasions": {"anniversary": [6, 1, None]}, "facts": {"partner": "Sam"}}
    assert found.kept == ("birthday",)


def test_the_parts_of_a_name_go_with_the_name() -> None:
    ours = {"name": "Ana Reyes", "given": "Ana", "family": "Reyes"}
    now = {"name": "Ana Reyes Costa", "given": "Ana", "family": "Reyes Costa"}
    assert reconcile(ours, now, ours).changes == {"name": "Ana Reyes Costa", "family": "Reyes Costa"}
    assert reconcile(None, now, ours).changes == {}


def test_a_change_of_work_is_told() -> None:
    was, now = {"title": "Designer", "organisation": "Northwind"}, {"title": "Partner", "organisation": "Contoso"}
    assert moved(was, now) == "now Partner at Contoso; was Designer at Northwind"
    assert moved(was, {"organisation": "Contoso"}) == "now at Contoso; was Designer at Northwind"
    assert moved(was, was) is None
    assert moved({}, now) is None
    assert moved(was, {}) is None


def test_a_record_says_each_thing_once_and_nothing_empty() -> None:
    twice = methods.email("ana@example.com"), methods.email("Ana@example.com")
    record = ContactRecord("Ana Reyes", aliases=("Ana Reyes", "Anita", "Anita"), tags=("a", "a"), methods=twice)
    assert said(record) == {"name": "Ana Reyes", "aliases": ["Anita"], "tags": ["a"], "methods": [MAIL]}


_TEXTS = st.sampled_from(["", "a", "b", "c"])
_SAID = st.fixed_dictionaries({}, optional=dict.fromkeys(("organisation", "title", "city", "about"), _TEXTS)).map(
    lambda found: {name: text for name, text in found.items() if text}
)


@given(_SAID, _SAID)
def test_bringing_the_same_twice_changes_nothing_the_second_time(now: Said, ours: Said) -> None:
    book: dict[str, Any] = after(reconcile(None, now, ours).changes, ours)
    assert not reconcile(now, now, book)


@given(_SAID, _SAID, _SAID)
def test_no_value_of_the_users_own_is_lost(before: Said, now: Said, ours: Said) -> None:
    changes = reconcile(before, now, ours).changes
    for name, value in ours.items():
        if before.get(name) != value:
            assert name not in changes
