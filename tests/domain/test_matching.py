from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netbook.domain import methods
from netbook.domain.matching import Candidate, match, name_key, ways
from netbook.domain.occasions import YearlyDay
from netbook.domain.records import ContactRecord

ANA = ContactRecord("Ana Reyes")
HELD = Candidate(7, ("Ana Reyes",))
MAIL = methods.email("ana@example.com")
PHONE = methods.phone("+44 20 7946 0018", None)
PROFILE = methods.url("https://www.linkedin.com/in/ana-reyes-0000")


def with_(*found: methods.Method, name: str = "Ana Reyes") -> ContactRecord:
    return ContactRecord(name, methods=found)


def holding(*found: methods.Method, name: str = "Ana Reyes", number: int = 7) -> Candidate:
    return Candidate(number, (name,), ways=ways(found))


def test_nobody_is_meant_where_nothing_is_shared() -> None:
    assert match(ANA, []) is None
    assert match(with_(MAIL, name="Bo Lindqvist"), [HELD]) is None


def test_the_uid_leaves_no_doubt_whatever_the_name() -> None:
    found = match(replace(ANA, name="A. R.", uid="u1"), [Candidate(3, ("Bo",), uid="u1"), HELD])
    assert found is not None
    assert (found.number, found.score, found.sure) == (3, 1.0, True)


@pytest.mark.parametrize(
    "name", ["Ana Reyes", "Reyes, Ana", "ana reyes", "Ana Maria Reyes", "A. Reyes", "Dr Ana Reyes", "Ana"]
)
def test_a_way_to_reach_somebody_and_a_name_that_agrees_are_sure(name: str) -> None:
    found = match(with_(MAIL, name=name), [holding(MAIL, PHONE)])
    assert found is not None
    assert found.sure
    assert found.reason == "has ana@example.com too"


def test_a_shared_telephone_under_another_name_is_for_the_user_to_decide() -> None:
    found = match(with_(PHONE, name="Bo Reyes"), [holding(PHONE)])
    assert found is not None
    assert not found.sure
    assert found.reason == "has +44 20 7946 0018 too, but is called Ana Reyes"


def test_whoever_is_named_by_an_address_alone_is_who_has_it() -> None:
    found = match(with_(MAIL, name="ana@example.com"), [holding(MAIL)])
    assert found is not None
    assert found.sure


def test_a_handle_and_the_address_of_its_profile_are_one() -> None:
    found = match(with_(PROFILE, name="Ana"), [holding(methods.handle("linkedin:ana-reyes-0000"))])
    assert found is not None
    assert found.sure


@pytest.mark.parametrize(
    ("name", "score", "sure"),
    [
        ("Ana Reyes", 0.85, True),
        ("Reyes, Ana", 0.85, True),
        ("ANA REYÈS", 0.85, True),
        ("Ana Maria Reyes", 0.54, False),
        ("A. Reyes", 0.42, False),
        ("Ana", 0.3, False),
    ],
)
def test_a_name_alone(name: str, score: float, sure: bool) -> None:
    found = match(ContactRecord(name), [HELD])
    assert found is not None
    assert (round(found.score, 2), found.sure) == (score, sure)


def test_a_single_name_is_not_enough() -> None:
    found = match(ContactRecord("Ana"), [Candidate(7, ("Ana",))])
    assert found is not None
    assert not found.sure


def test_the_same_organisation_makes_a_name_surer() -> None:
    record = replace(ANA, organisation="Northwind")
    found = match(record, [replace(HELD, organisation="Northwind")])
    assert found is not None
    assert found.score == 0.95


@pytest.mark.parametrize(
    ("record", "candidate", "why"),
    [
        (
            with_(PROFILE),
            holding(methods.handle("linkedin:another-ana")),
            "bears the name, but has another linkedin profile",
        ),
        (
            replace(ANA, occasions=(("birthday", YearlyDay(3, 14)),)),
            replace(HELD, birthday=YearlyDay(3, 15)),
            "bears the name, but has another birthday",
        ),
        (
            replace(ANA, occasions=(("birthday", YearlyDay(3, 14, 1980)),)),
            replace(HELD, birthday=YearlyDay(3, 14, 1985)),
            "bears the name, but has another birthday",
        ),
        (ANA, replace(HELD, taken=True), "bears the same name, as somebody else in the file does"),
    ],
)
def test_what_speaks_against_a_name(record: ContactRecord, candidate: Candidate, why: str) -> None:
    found = match(record, [candidate])
    assert found is not None
    assert not found.sure
    assert found.reason == why


def test_a_birthday_without_a_year_agrees_with_one_that_has_it() -> None:
    record = replace(ANA, occasions=(("birthday", YearlyDay(3, 14)),))
    found = match(record, [replace(HELD, birthday=YearlyDay(3, 14, 1985))])
    assert found is not None
    assert found.sure


def test_two_who_fit_alike_are_for_the_user_to_decide() -> None:
    found = match(ANA, [HELD, Candidate(9, ("Ana Reyes",))])
    assert found is not None
    assert (found.number, found.sure, found.others) == (7, False, (9,))


def test_of_two_who_bear_the_name_the_one_with_the_address_is_meant() -> None:
    found = match(with_(MAIL), [HELD, holding(MAIL, number=9)])
    assert found is not None
    assert (found.number, found.sure) == (9, True)


def test_two_entries_of_one_file_are_two_people_unless_more_than_a_name_joins_them() -> None:
    fresh = Candidate(-1, ("Ana Reyes",), ways=ways([MAIL, PHONE]), fresh=True)
    assert match(ANA, [fresh]) is None
    assert match(with_(PHONE, name="Bo Reyes"), [fresh]) is None
    found = match(with_(MAIL), [fresh])
    assert found is not None
    assert found.sure


@given(st.lists(st.text(alphabet="abcé", min_size=1, max_size=5), min_size=1, max_size=4))
def test_the_order_of_names_does_not_matter(words: list[str]) -> None:
    assert name_key(" ".join(words)) == name_key(" ".join(reversed(words)))


@given(st.text(max_size=40), st.text(max_size=40))
def test_any_names_can_be_compared(one: str, other: str) -> None:
    found = match(ContactRecord(one), [Candidate(1, (other,))])
    back = match(ContactRecord(other), [Candidate(1, (one,))])
    assert (found and found.score) == (back and back.score)


def test_a_name_alone_does_not_tell_people_apart_who_were_said_to_be_two() -> None:
    other = Candidate(8, ("Ana Maria Reyes",), apart=frozenset([7]))
    found = match(ANA, [replace(HELD, apart=frozenset([8])), other])
    assert found is not None
    assert (found.number, found.sure, found.others) == (7, False, (8,))
    for told in (ANA, with_(MAIL)):
        sure = match(told, [replace(holding(MAIL) if told.methods else HELD, apart=frozenset([9])), other])
        assert sure is not None
        assert sure.sure
