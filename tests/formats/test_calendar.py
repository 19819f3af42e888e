"""Calendars as other programs write them, as RFC 5545 allows them, and as nobody should."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from pathlib import Path
from time import tzset
from typing import Any

import pytest
from hypothesis import given as any_of
from hypothesis import settings
from hypothesis import strategies as st

from netbook.domain.records import Encounter, Overlooked, ReadingOptions, Rejected
from netbook.domain.suggestions import MOST_PEOPLE
from netbook.domain.when import Calendar
from netbook.errors import Unreadable
from netbook.formats import FORMATS, package, read, recognised
from tests.formats.archives import zipped

SAMPLES = Path(__file__).parent / "samples" / "calendar"
TODAY = date(2026, 11, 22)
WITH_ANA = "ATTENDEE;CN=Ana Reyes:mailto:ana@example.com"
LONDON = "Europe/London"
SINCE_EVER = "an event that recurs since more than 60 years"
NO_RULE = "an event that recurs by a rule that no calendar makes"

Found = tuple[list[Encounter], dict[str, int], list[str]]


def found(text: str | bytes, *me: str, name: str = "c.ics", today: date = TODAY) -> Found:
    """What may have happened, how much is passed over and why, and why something is refused."""
    content = text.encode() if isinstance(text, str) else text
    options = ReadingOptions(Calendar(today), me=frozenset(me))
    with package.given(name, content) as given:
        claims = recognised(given, options)
        assert {claim.format.key for claim in claims} == {"calendar"}
        records: list[Any] = [record for claim in claims for record in read(claim, options)]
    passed = {each.reason: each.count for each in records if isinstance(each, Overlooked)}
    refused = [each.reason for each in records if isinstance(each, Rejected)]
    return [each for each in records if isinstance(each, Encounter)], passed, refused


def event(*lines: str, uid: str | None = "1", start: str | None = ":20261110T150000") -> str:
    about = [f"UID:{uid}"] if uid else []
    begins = [f"DTSTART{start}"] if start else []
    return "\r\n".join(["BEGIN:VEVENT", *about, *begins, *lines, "END:VEVENT", ""])


def calendar(*events: str, head: str = "") -> str:
    return f"BEGIN:VCALENDAR\r\nVERSION:2.0\r\n{head}{''.join(events)}END:VCALENDAR\r\n"


def times(*lines: str, start: str, head: str = "", today: date = TODAY) -> list[str]:
    """When an event with Ana was."""
    met, _, refused = found(calendar(event(WITH_ANA, *lines, start=start), head=head), today=today)
    assert not refused
    return [f"{each.on} {each.at_time or ''}".strip() for each in met]


def told(each: Encounter) -> tuple[object, ...]:
    people = [one.name or one.methods[0].value for one in each.people]
    return each.key, str(each.on), each.at_time, each.kind, each.place, each.minutes, each.text, people


class TestPrograms:
    def test_google(self) -> None:
        met, passed, refused = found((SAMPLES / "google.ics").read_bytes())
        coffee = ("Coffee w/ Ana", ["Ana Reyes"])
        assert [told(each) for each in met] == [
            ("7kukuqrfedlm2f9t0oh6hpjg8k@google.com", "2026-07-14", "15:00", "meeting", "Monmouth Coffee Company", 60,
             *coffee),
            *(
                (f"weekly@google.com#{day}", day, "15:00", "video", None, 30, "Carla / weekly", ["Carla Voss"])
                for day in ("2026-10-15", "2026-11-12", "2026-11-19")
            ),
            ("weekly@google.com#2026-10-22", "2026-10-23", "16:00", "meeting", None, 60, "Lunch with Carla",
             ["Carla Voss"]),
        ]  # fmt: skip
        assert (passed, refused) == (
            {
                "cancelled": 1,
                "declined by you": 1,
                "birthdays and holidays": 1,
                "ahead of today": 1,
                "older than a year": 1,
            },
            [],
        )
        assert not any(each.sure for each in met)

    def test_outlook(self) -> None:
        met, passed, refused = found((SAMPLES / "outlook.ics").read_bytes(), "me@work.example")
        assert [told(each)[1:] for each in met] == [
            ("2026-11-12", "10:00", "video", None, 60, "Planung 2027", ["Reyes, Ana", "Bo Lindqvist"]),
            ("2026-11-10", "13:00", "meeting", "Zimmer 5", 90, "", ["Carla Voss"]),
        ]
        assert [each.normalised for one in met[0].people for each in one.methods] == [
            "ana@example.com", "bo@example.com",
        ]  # fmt: skip
        assert (passed, refused) == ({"cancelled": 1}, [])

    def test_apple(self) -> None:
        met, passed, refused = found((SAMPLES / "apple.ics").read_bytes(), "me@example.com")
        assert [told(each)[1:] for each in met] == [
            ("2026-11-17", "15:00", "meeting", "Café Grumpy", 60, "Walk with Ana & Bo", []),
            ("2026-11-07", None, "meeting", None, None, "Weekend in Porto", ["Ana Reyes"]),
        ]
        assert (passed, refused) == ({"that leave you free": 1}, [])

    def test_takeout_is_a_zip_of_calendars_each_named_after_an_address(self) -> None:
        mine = calendar(event(WITH_ANA, "ATTENDEE;PARTSTAT=DECLINED:mailto:me@example.com"))
        days = calendar(event("SUMMARY:Lunch with Ana"), head="X-WR-CALNAME:Holidays in Portugal\r\n")
        content = zipped(
            {"Takeout/Calendar/me@example.com.ics": mine.encode(), "Takeout/Calendar/d.ics": days.encode()}
        )
        met, passed, _ = found(content, name="takeout.zip")
        assert (met, passed) == ([], {"declined by you": 1, "birthdays and holidays": 1})

    def test_what_netbook_wrote_itself_is_no_news(self) -> None:
        head = "PRODID:-//netbook//netbook export//EN\r\n"
        assert found(calendar(event("SUMMARY:Ana Reyes: be in touch"), head=head))[1] == {
            "reminders of netbook's own": 1
        }


class TestTimes:
    @pytest.fixture(autouse=True)
    def place(self, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
        with monkeypatch.context() as patch:
            patch.setenv("TZ", "Asia/Tokyo")
            tzset()
            yield
        tzset()

    def test_greenwich_is_told_by_the_clock_of_the_calendar_else_of_here(self) -> None:
        assert times(start=":20260714T140000Z") == ["2026-07-14 23:00"]
        assert times(start=":20260714T140000Z", head=f"X-WR-TIMEZONE:{LONDON}\r\n") == ["2026-07-14 15:00"]
        assert times(start=":20260714T140000Z", head="X-WR-TIMEZONE:Nowhere/Else\r\n") == ["2026-07-14 23:00"]

    def test_every_other_is_told_as_it_is_written(self) -> None:
        zones = ("", ";TZID=America/New_York", ";TZID=Eastern Standard Time", ";TZID=Nowhere/Else", ';TZID="Ana: mine"')
        for zone in zones:
            assert times(start=f"{zone}:20260714T200000") == ["2026-07-14 20:00"], zone
        assert times(start=";VALUE=DATE:20260714") == ["2026-07-14"]

    def test_what_recurs_stays_at_its_hour_when_the_clocks_change(self) -> None:
        weekly = ["RRULE:FREQ=WEEKLY;COUNT=3"]
        assert times(*weekly, start=f";TZID={LONDON}:20261018T090000") == [
            "2026-10-18 09:00", "2026-10-25 09:00", "2026-11-01 09:00",
        ]  # fmt: skip
        head = f"X-WR-TIMEZONE:{LONDON}\r\n"
        assert times(*weekly, start=":20261018T080000Z", head=head)[1:] == ["2026-10-25 08:00", "2026-11-01 08:00"]

    def test_an_end_and_exceptions_in_greenwich_fit_the_clock_of_the_event(self) -> None:
        assert times(
            "RRULE:FREQ=DAILY;UNTIL=20260704T080000Z",
            "EXDATE:20260702T080000Z",
            "RDATE;VALUE=PERIOD:20260710T080000Z/PT1H",
            start=f";TZID={LONDON}:20260701T090000",
        ) == ["2026-07-01 09:00", "2026-07-03 09:00", "2026-07-04 09:00", "2026-07-10 09:00"]
        assert times("RRULE:FREQ=DAILY;UNTIL=20260703", "EXDATE;VALUE=DATE:20260702", start=":20260701T090000") == [
            "2026-07-01 09:00", "2026-07-03 09:00",
        ]  # fmt: skip

    def test_only_the_last_year_up_to_today_is_looked_at(self) -> None:
        assert times("RRULE:FREQ=MONTHLY;BYDAY=-1FR", start=":20100129T090000")[::5] == [
            "2025-11-28 09:00", "2026-04-24 09:00", "2026-09-25 09:00",
        ]  # fmt: skip
        assert times("RRULE:FREQ=DAILY", start=":20261119T090000", today=date(2026, 11, 20)) == [
            "2026-11-19 09:00", "2026-11-20 09:00",
        ]  # fmt: skip
        assert times("RRULE:FREQ=WEEKLY;UNTIL=20200101T000000Z", start=":20190101T090000") == []

    @pytest.mark.parametrize(
        ("lines", "minutes"),
        [
            (["DTEND:20261110T161500"], 75),
            (["DURATION:PT1H30M"], 90),
            (["DTEND:20261110T160000Z"], 60),  # one in Greenwich, one nowhere: as they are written
            (["DTEND:20261110T140000"], None),
            (["DTEND:20270110T140000"], None),
            (["DURATION:soon"], None),
            ([], None),
        ],
    )
    def test_how_long_it_took(self, lines: list[str], minutes: int | None) -> None:
        ((each,), _, _) = found(calendar(event(WITH_ANA, *lines)))
        assert each.minutes == minutes

    def test_of_several_versions_the_newest_counts(self) -> None:
        old, new = event(WITH_ANA, "SEQUENCE:2"), event(WITH_ANA, "SEQUENCE:10", start=":20261112T100000")
        for order in ((old, new), (new, old)):
            assert [str(each.on) for each in found(calendar(*order))[0]] == ["2026-11-12"]

    @settings(max_examples=60, deadline=None)
    @any_of(
        st.sampled_from(["DAILY", "WEEKLY", "MONTHLY", "YEARLY"]),
        st.integers(1, 5),
        st.dates(date(2024, 1, 1), date(2026, 11, 20)),
        st.one_of(st.none(), st.integers(1, 80)),
    )
    def test_what_recurs_is_found_on_every_day_of_its_rule(
        self, often: str, step: int, start: date, count: int
    ) -> None:
        """The days, counted one by one."""
        rule = f"RRULE:FREQ={often};INTERVAL={step}{f';COUNT={count}' if count else ''}"
        first, number, expected = TODAY - timedelta(days=365), 0, []
        day = start
        while day <= TODAY and not (count and number >= count):
            months = (day.year - start.year) * 12 + day.month - start.month
            fits = {
                "DAILY": (day - start).days % step == 0,
                "WEEKLY": (day - start).days % (7 * step) == 0,
                "MONTHLY": day.day == start.day and months % step == 0,
                "YEARLY": (day.month, day.day) == (start.month, start.day) and (day.year - start.year) % step == 0,
            }[often]
            number += fits
            expected += [f"{day} 09:00"] if fits and day >= first else []
            day += timedelta(days=1)
        assert times(rule, start=f":{start:%Y%m%d}T090000") == expected


class TestPeople:
    def test_who_declined_who_is_a_room_and_oneself_are_left_out(self) -> None:
        there = (
            "ORGANIZER;CN=Carla Voss:MAILTO:Carla@Example.com",
            "ATTENDEE;CN=Bo;PARTSTAT=DECLINED:mailto:bo@example.com",
            "ATTENDEE;CN=Beamer;CUTYPE=RESOURCE:mailto:beamer@example.com",
            "ATTENDEE;CN=me@example.com:mailto:me@example.com",
        )
        ((each,), _, _) = found(calendar(event(WITH_ANA, *there)), "me@example.com")
        assert told(each)[-1] == ["Ana Reyes", "Carla Voss"]

    def test_nobody_left(self) -> None:
        mine = "ATTENDEE:mailto:me@example.com"
        gone = "ATTENDEE;PARTSTAT=DECLINED:mailto:bo@example.com"
        assert found(calendar(event(mine, gone)), "me@example.com")[1] == {"declined by everybody else": 1}

    def test_whose_calendar_it_is_shows_where_one_is_in_nearly_all(self) -> None:
        mine = "ATTENDEE;PARTSTAT={}:mailto:me@example.com"
        others = [f"ATTENDEE:mailto:p{number}@example.com" for number in range(4)]
        accepted = [event(mine.format("ACCEPTED"), each, uid=each) for each in others]
        met, passed, _ = found(calendar(*accepted, event(mine.format("DECLINED"), WITH_ANA, uid="9")))
        assert [len(each.people) for each in met] == [1, 1, 1, 1]
        assert passed == {"declined by you": 1}
        assert len(found(calendar(*accepted[:2]))[0][0].people) == 2  # too few to tell

    def test_a_crowd_is_no_meeting(self) -> None:
        many = [f"ATTENDEE:mailto:p{number}@example.com" for number in range(10_000)]
        met, passed, refused = found(calendar(event(*many), event(WITH_ANA, uid="2")))
        assert (len(met), passed, refused) == (1, {f"with more than {MOST_PEOPLE} people": 1}, [])


@pytest.mark.parametrize(
    ("location", "kind", "place"),
    [
        ("https://zoom.us/j/123?pwd=x", "video", None),
        ("Microsoft Teams-Besprechung", "video", None),
        ("Google Meet: https://meet.google.com/abc", "video", None),
        ("Room 5; https://zoom.us/j/1", "meeting", "Room 5"),
        ("The Zoom Room\\, Leeds", "meeting", "The Zoom Room"),
        ("https://maps.example/x", "meeting", None),
        ("+44 20 7946 0018", "meeting", None),
        ("", "meeting", None),
    ],
)
def test_a_place_and_a_link(location: str, kind: str, place: str | None) -> None:
    ((each,), _, _) = found(calendar(event(WITH_ANA, f"LOCATION:{location}")))
    assert (each.kind, each.place) == (kind, place)


class TestHostile:
    @pytest.mark.parametrize(
        ("broken", "reason"),
        [
            (event("RRULE:FREQ=SECONDLY", uid="x"), "an event that recurs more often than once a day"),
            (event("RRULE:FREQ=DAILY;BYSECOND=1,2,3", uid="x"), NO_RULE),
            (event("RRULE:FREQ=DAILY;BYMONTHDAY=31;BYMONTH=2", uid="x"), NO_RULE),
            (event("RRULE:FREQ=YEARLY;BYMONTHDAY=30;BYMONTH=2", uid="x"), NO_RULE),
            (event("RRULE:FREQ=DAILY;INTERVAL=7;BYDAY=MO", uid="x"), NO_RULE),
            (event("RRULE:FREQ=DAILY;INTERVAL=9999", uid="x"), NO_RULE),
            (event("RRULE:FREQ=DAILY", start=":18500101T000000", uid="x"), SINCE_EVER),
            (event("RRULE:every now and then", uid="x"), "an event that recurs by a rule that cannot be read"),
            (event(start=None, uid="x"), "an event that has no beginning that can be read"),
            (event(start=":20261399T990000", uid="x"), "an event that has no beginning that can be read"),
            ("BEGIN:VEVENT\r\nUID:x\r\nSUMMARY:cut of", "an event that does not end"),
        ],
    )  # fmt: skip
    def test_one_broken_event_is_told_of_and_the_others_are_read(self, broken: str, reason: str) -> None:
        met, _, refused = found(f"BEGIN:VCALENDAR\r\n{event(WITH_ANA)}{broken}")
        assert ([each.key for each in met], refused) == (["1"], [reason])

    def test_a_broken_property_hurts_nothing_but_itself(self) -> None:
        lines = ("RDATE:soon", "ATTENDEE", 'ATTENDEE;CN="x:y', 'LOCATION;X="', "STATUS:\x1b[31m", "DTEND:9", "GEO:x")
        ((each,), _, refused) = found(calendar(event(WITH_ANA, *lines, "SUMMARY:Tea \x1b[31m\u202e w/ Ana")))
        assert (each.text, refused) == ("Tea w/ Ana", [])

    def test_events_without_a_uid_stay_apart_and_the_same(self) -> None:
        text = calendar(event(WITH_ANA, uid=None), event(WITH_ANA, uid=None, start=":20261111T150000"))
        keys = [each.key for each in found(text)[0]]
        assert len(set(keys)) == 2
        assert [each.key for each in found(text)[0]] == keys

    def test_a_page_instead_of_a_calendar_is_named(self) -> None:
        with pytest.raises(Unreadable, match=r"c\.ics is a web page"):
            found("<!doctype html><html><body>Sign in</body></html>")

    def test_utf_16_as_some_windows_programs_save_it(self) -> None:
        assert len(found(calendar(event(WITH_ANA)).encode("utf-16"))[0]) == 1

    @pytest.mark.slow
    @settings(max_examples=150, deadline=None)
    @any_of(st.data())
    def test_a_damaged_calendar_never_fails(self, data: st.DataObject) -> None:
        text = (SAMPLES / data.draw(st.sampled_from(["google.ics", "outlook.ics", "apple.ics"]))).read_bytes()
        start = data.draw(st.integers(20, len(text)))
        end = data.draw(st.integers(start, min(start + 200, len(text))))
        damaged = text[:start] + data.draw(st.binary(max_size=20)) + text[end:]
        for each in found(damaged)[0]:
            assert TODAY - timedelta(days=365) <= each.on <= TODAY
            assert each.at_time is None or datetime.strptime(each.at_time, "%H:%M")


def test_there_is_one_format_of_calendars() -> None:
    assert [each.meets for each in FORMATS if each.key == "calendar"] == [True]
