"""Monica's JSON as records: what becomes of each thing, and of accounts that are damaged or made to harm."""

import json
import tracemalloc
from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from netbook.domain.occasions import YearlyDay
from netbook.domain.records import (
    ContactRecord,
    ExchangeRecord,
    FollowUpRecord,
    InteractionRecord,
    IntroductionRecord,
    ReadingOptions,
    Rejected,
)
from netbook.domain.when import Calendar
from netbook.errors import Unreadable
from netbook.formats import monica, package
from netbook.formats.package import Member
from tests.formats.monica_made import account

TODAY = date(2026, 3, 2)
OPTIONS = ReadingOptions(Calendar(TODAY), region="GB")
HEAD = '{"version": "1.0-preview.1", "app_version": "4.1.2", "account": '
MADE = "2024-02-03T10:00:00.000000Z"
FIELD, EVENT = "f1", "e1"


def member(content: str | bytes) -> Member:
    return package.given("monica.json", content.encode() if isinstance(content, str) else content).members[0]


def whole(contacts: Any, more: Any = (), **account: Any) -> str:
    data = [{"count": 1, "type": "contact", "values": contacts}, *more]
    return HEAD + json.dumps({"uuid": "a", "data": data, **account}) + "}"


def records(contacts: Any, more: Any = (), **account: Any) -> list[Any]:
    return list(monica.read(member(whole(contacts, more, **account)), OPTIONS))


def contact(number: str = "u1", data: Any = (), **said: Any) -> dict[str, Any]:
    return {"uuid": number, "properties": {"first_name": "Ana", "last_name": "Reyes", **said}, "data": list(data)}


def of(kind: str, *values: Any) -> dict[str, Any]:
    """A collection of entries with these properties."""
    made = [{"uuid": f"{kind}{n}", "created_at": MADE, "properties": each} for n, each in enumerate(values)]
    return {"type": kind, "values": made}


def one(*data: Any, **said: Any) -> ContactRecord:
    found = records([contact(data=data, **said)])[0]
    assert isinstance(found, ContactRecord)
    return found


def happened(*data: Any) -> list[Any]:
    """What comes after the person on whom it hangs."""
    return records([contact(data=data)])[1:]


@pytest.mark.parametrize(
    ("given_", "born", "facts"),
    [
        ({"date": "1985-03-14T00:00:00Z"}, YearlyDay(3, 14, 1985), ()),
        ({"date": "2023-02-28", "is_year_unknown": True}, YearlyDay(2, 28), ()),
        ({"date": "1985-01-01", "is_age_based": True}, None, (("born", "about 1985"),)),
    ],
)
def test_a_birthday_is_as_exact_as_monica_knows_it(
    given_: dict[str, Any], born: YearlyDay | None, facts: tuple[tuple[str, str], ...]
) -> None:
    found = one(birthdate=given_)
    assert dict(found.occasions).get("birthday") == born
    assert found.facts == facts


def test_a_birthday_that_is_none_is_told_and_kept() -> None:
    found = one(birthdate={"date": "2023-02-30"})
    assert (found.occasions, found.remarks) == ((), ("the birthdate cannot be '2023-02-30'",))
    assert found.rest["columns"] == {"birthdate": "2023-02-30"}


def test_who_is_known_through_somebody_or_dead_never_comes_due() -> None:
    assert one(stay_in_touch_frequency=30).cadence == "30d"
    assert one(is_partial=True).cadence == "never"
    dead = one(is_dead=True, stay_in_touch_frequency=30, deceased_date={"date": "2020-05-01"})
    assert (dead.cadence, dead.facts) == ("never", (("died", "1 May 2020"),))
    assert one(is_active=False).remarks == ("was archived in Monica",)


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("LinkedIn", "https://www.linkedin.com/in/anareyes", ("url", "linkedin", "anareyes")),
        ("Twitter", "anareyes", ("handle", "x", "anareyes")),
        ("WhatsApp", "+44 20 7946 0018", ("phone", None, "+442079460018")),
    ],
)
def test_a_way_to_reach_them_is_known_by_its_type(name: str, data: str, said: tuple[str, str | None, str]) -> None:
    types = {"contact_field_types": [{"uuid": FIELD, "properties": {"name": name, "protocol": None, "type": None}}]}
    field = of("contact_field", {"data": data, "type": FIELD})
    (found,) = records([contact(data=[field])], instance=types)
    assert [(each.kind, each.platform, each.normalised) for each in found.methods] == [said]


def test_a_way_of_a_type_that_the_book_does_not_know_is_a_fact() -> None:
    types = {"contact_field_types": [{"uuid": FIELD, "properties": {"name": "Skype"}}]}
    fields = of("contact_field", {"data": "ana.r", "type": FIELD}, {"data": "lost", "type": "gone"})
    (found,) = records([contact(data=[fields])], instance=types)
    assert found.facts == (("Skype", "ana.r"), ("contact", "lost"))


def test_a_conversation_is_one_a_day_with_who_wrote() -> None:
    messages = [
        {"properties": {"content": text, "written_at": day, "written_by_me": mine}}
        for text, day, mine in (
            ("hello", "2024-04-02", True),
            ("hi", "2024-04-02", False),
            ("still there?", "2024-04-05", True),
        )
    ]
    found = happened(of("conversation", {"happened_at": "2024-04-02", "messages": messages}))
    assert [(each.on.day, each.kind, each.text, each.notes, each.initiator) for each in found] == [
        (2, "message", "2 messages", "me: hello\nthem: hi", "both"),
        (5, "message", "1 message", "me: still there?", "me"),
    ]
    assert len({each.uid for each in found}) == 2


def test_a_call_tells_who_called_and_how_it_felt() -> None:
    said = {"called_at": "2024-04-01T00:00:00Z", "content": "long story", "contact_called": True, "emotions": ["joy"]}
    (found,) = happened(of("call", said))
    assert found == InteractionRecord(
        "monica:call:call0", date(2024, 4, 1), "call", "long story", notes="felt: joy", initiator="them",
        source="monica", source_key="call:call0", present=("u1",),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("said", "made"),
    [
        (("one_time", 1, "2025-01-02", False), ("2025-01-02", None, "done")),
        (("one_time", 1, "2027-01-02", False), ("2027-01-02", None, "open")),
        (("week", 2, "2026-02-25", False), ("2026-03-11", "FREQ=WEEKLY;INTERVAL=2", "open")),
        (("month", 1, "2025-12-31", False), ("2026-03-31", "FREQ=MONTHLY;BYMONTHDAY=28,29,30,31;BYSETPOS=-1", "open")),
        (("year", 3, "2020-06-01", True), ("2020-06-01", "FREQ=YEARLY;INTERVAL=3", "dropped")),
    ],
)
def test_a_reminder_is_a_promise_due_when_monica_would_remind(
    said: tuple[str, int, str, bool], made: tuple[str, str | None, str]
) -> None:
    unit, number, day, inactive = said
    reminder = {"title": "call", "frequency_type": unit, "frequency_number": number, "initial_date": day}
    (found,) = happened(of("reminder", {**reminder, "inactive": inactive}))
    assert (str(found.due), found.repeat, found.state, found.what, found.key) == (*made, "call", "u1")


def test_a_yearly_reminder_is_a_day_of_theirs_and_that_of_the_birthday_is_the_birthday() -> None:
    yearly = {"frequency_type": "year", "frequency_number": 1, "delible": False}
    data = of(
        "reminder",
        {"title": "Wish Ana well", "initial_date": "2024-03-14", **yearly},
        {"title": "Wedding day", "initial_date": "2015-06-20", **yearly},
        {"title": "Wedding day", "initial_date": "2016-07-20", **yearly},
    )
    found = records([contact(data=[data], birthdate={"date": "1985-03-14"})])
    assert found[0].occasions == (("birthday", YearlyDay(3, 14, 1985)), ("wedding day", YearlyDay(6, 20)))
    assert [(each.what, str(each.due), each.repeat) for each in found[1:]] == [
        ("Wedding day", "2026-07-20", "FREQ=YEARLY")
    ]


def test_gifts_and_debts_have_passed_and_what_is_owed_is_promised() -> None:
    gifts = of("gift", {"name": "Atlas", "status": "offered", "date": "2023-12-24"}, {"name": "Tea", "status": "idea"})
    debts = of("debt", {"amount": 20, "currency": {"iso": "EUR"}, "in_debt": True, "status": "inprogress"})
    found = happened(gifts, debts)
    assert found == [
        ExchangeRecord("u1", "gift", "given", date(2023, 12, 24), "Atlas"),
        ExchangeRecord("u1", "help", "received", date(2024, 2, 3), "borrowed 20 EUR"),
        FollowUpRecord("monica:debt:debt0", date(2026, 3, 9), "u1", "pay back 20 EUR"),
    ]
    assert one(gifts).facts == (("gift idea", "Tea"),)


def test_oneself_is_nobody_of_the_book_and_what_one_has_to_do_is_of_nobody() -> None:
    task = of("task", {"title": "renew the passport"})
    users = [{"type": "user", "values": [{"uuid": "user", "properties": {"me_contact": "me"}}]}]
    met = contact("u1", first_met_through="me")
    found = records([contact("me", data=[task]), met], users)
    assert [type(each) for each in found] == [Rejected, ContactRecord, FollowUpRecord]
    assert (found[0].reason, found[2].key) == ("this is you yourself, and the book is of the others", None)


def test_who_introduced_whom_and_what_lies_ahead() -> None:
    ahead = of("activity", {"summary": "Hike", "happened_at": "2026-05-01"})
    there = [{"type": "activity", "values": ["activity0"]}]
    found = records([contact(first_met_through="u2", data=there), contact("u2", first_name="Bo")], [ahead])
    assert found[2:] == [
        IntroductionRecord("u1", "u2"),
        FollowUpRecord("monica:activity:activity0:1", date(2026, 5, 1), "u1", "Hike"),
    ]


def test_what_says_no_day_is_told_and_all_else_is_brought() -> None:
    data = [
        {"type": "call", "values": [{"uuid": "c", "properties": {"content": "when?"}}, None, "x", {"properties": 7}]},
        of("note", {"body": "a note"}),
    ]
    found = records([contact(data=data)])
    assert found[0].notes == ((date(2024, 2, 3), "a note"),)
    assert [(each.reason, each.said) for each in found[1:]] == [
        ("the call does not say when", "when?"),
        ("the call does not say when", "call"),
    ]


AGAIN = "in Monica choose Settings, Export data, and Export to JSON"


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("", "monica.json holds no contacts: it is empty or breaks off at its start"),
        ("[]", "monica.json holds a list where an account of Monica is expected"),
        ('{"version": "2.0", "account": {}}', f"of version '2.0', and 1.0-preview.1 is read; {AGAIN}"),
        ('{"account": {}}', f"is an export of Monica without a version, and 1.0-preview.1 is read; {AGAIN}"),
        ('{"version": 1, "account": {}}', "is an export of Monica without a version"),
        (HEAD + "[]}", f"the account in monica.json is none; {AGAIN}"),
        (HEAD + '{"data": [{"values": [{}]}]}}', f"monica.json does not say of what its entries are; {AGAIN}"),
        (HEAD + '{"data": [{"type": "contact", "values": [{"uuid": "u"}', "is damaged or cut short after"),
        (HEAD + '{"data": []}} x', "is damaged or cut short after"),
        (HEAD + '{"data": [{"type": "contact", "values": [{"a": ' + "[" * 100_000, "is damaged or cut short after"),
        (HEAD + '{"data": [{"type": "contact", "values": [{"a": 1e999}]}]}}', "is damaged or cut short after"),
    ],
)  # fmt: skip
def test_what_is_no_account_is_refused_in_one_line(content: str, said: str) -> None:
    with pytest.raises(Unreadable) as caught:
        list(monica.read(member(content), OPTIONS))
    assert said in str(caught.value)
    assert str(caught.value).isprintable()


def test_every_place_where_it_may_be_cut_short_is_told_and_nobody_is_yielded() -> None:
    text = json.dumps(account(4)[0])
    for cut in range(len(HEAD), len(text) - 1, 97):
        with pytest.raises(Unreadable, match="damaged or cut short"):
            next(iter(monica.read(member(text[:cut]), OPTIONS)))


_NASTY = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**70), 2**70) | st.floats(allow_nan=False, allow_infinity=False)
    | st.sampled_from(["", "\0", "\x1b[31mred", "a" * 10_000, "‮", "2024-13-45", "u1", "no day", "<b>", "\ud800"])
    | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=4), inner, max_size=3),
    max_leaves=6,
)  # fmt: skip


def _places(value: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    if path:
        yield path
    for key, inner in value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ():
        yield from _places(inner, (*path, key))


@given(st.data())
@settings(max_examples=30, deadline=None)
def test_whatever_stands_in_any_place_of_an_account_is_read_cleaned_or_told(data: st.DataObject) -> None:
    made = json.loads(json.dumps(account(6)[0]))
    for path in data.draw(st.lists(st.sampled_from(list(_places(made["account"]))), min_size=1, max_size=3)):
        where = made["account"]
        try:
            for key in path[:-1]:
                where = where[key]
            where[path[-1]] = data.draw(_NASTY)
        except (TypeError, KeyError, IndexError):
            continue
    content = json.dumps(made)
    try:
        found = list(monica.read(member(content), OPTIONS))
    except Unreadable:
        return
    for each in found:
        assert not set(repr(each)) & set("\0\x1b‮")
        if isinstance(each, ContactRecord):
            assert 0 < len(each.name) <= 300
    assert found == list(monica.read(member(content), OPTIONS))


def test_pictures_do_not_fill_memory() -> None:
    picture = '{"uuid": "p", "properties": {"original_filename": "a.jpg", "dataUrl": "' + "A" * (2 << 20) + '"}}'
    content = HEAD + '{"data": [{"type": "photo", "values": [' + ", ".join([picture] * 15) + "]}]}}"
    given_ = member(content)
    del content
    tracemalloc.start()
    found = list(monica.read(given_, OPTIONS))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert [each.said for each in found if isinstance(each, Rejected)] == ["a.jpg"] * 15
    assert peak < 20 << 20
