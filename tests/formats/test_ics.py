"""Reminders as a calendar, as another program reads it."""

import re
from datetime import date, datetime

import pytest
from dateutil.rrule import rrulestr
from hypothesis import given, settings
from hypothesis import strategies as st
from icalendar import Calendar, Component

from netbook.domain.occasions import YearlyDay
from netbook.domain.reminders import ComesDue, Promised, Reminder, Yearly
from netbook.domain.text import clean_line
from netbook.formats import ics

TODAY = date(2026, 11, 22)
BIRTHDAY = Yearly("u1", "Ana Reyes", "birthday", YearlyDay(3, 14, 1985))


def written(*reminders: Reminder, todo: bool = False) -> str:
    return "".join(ics.write(reminders, TODAY, todo=todo))


def parsed(*reminders: Reminder, todo: bool = False) -> list[Component]:
    """What is in the calendar, read by the library, which must find no fault."""
    calendar = Calendar.from_ical(written(*reminders, todo=todo))
    assert isinstance(calendar, Calendar)
    assert not calendar.errors
    assert not [each.errors for each in calendar.subcomponents if each.errors]
    return list(calendar.subcomponents)


def day_of(component: Component, key: str = "dtstart") -> date:
    """The day of a component."""
    found = component.decoded(key)
    assert isinstance(found, date)
    return found


def falls(event: Component, count: int) -> list[date]:
    """The first days on which an event falls."""
    (told,) = re.findall(r"^RRULE:(.*)\r$", event.to_ical().decode(), re.M)
    rule = rrulestr(told, dtstart=datetime.combine(day_of(event), datetime.min.time()))
    return [day.date() for day, _ in zip(rule, range(count), strict=False)]


BIRTHDAY_TEXT = """\
BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//netbook//netbook export//EN
X-WR-CALNAME:netbook
BEGIN:VEVENT
SUMMARY:Ana Reyes: birthday (1985)
DTSTART;VALUE=DATE:19850314
DTEND;VALUE=DATE:19850315
DTSTAMP:20261122T000000Z
UID:u1
RRULE:FREQ=YEARLY
CLASS:PRIVATE
TRANSP:TRANSPARENT
END:VEVENT
END:VCALENDAR
"""


def test_a_birthday_is_a_yearly_event_of_a_whole_day_that_makes_nobody_busy() -> None:
    assert written(BIRTHDAY) == BIRTHDAY_TEXT.replace("\n", "\r\n")
    (event,) = parsed(BIRTHDAY)
    assert falls(event, 3) == [date(1985, 3, 14), date(1986, 3, 14), date(1987, 3, 14)]


def test_nobody_makes_an_empty_calendar() -> None:
    assert parsed() == []


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (YearlyDay(7, 26), [date(2026, 7, 26), date(2027, 7, 26)]),  # without a year: from this one on
        (YearlyDay(2, 29, 1984), [date(1984, 2, 29), date(1985, 2, 28), date(1986, 2, 28), date(1987, 2, 28),
                                  date(1988, 2, 29)]),
        (YearlyDay(2, 29), [date(2026, 2, 28), date(2027, 2, 28), date(2028, 2, 29)]),
        (YearlyDay(2, 29, 1985), [date(1985, 2, 28), date(1986, 2, 28)]),  # there was none that year
        (YearlyDay(12, 16, 1775), [date(1900, 12, 16), date(1901, 12, 16)]),
        (YearlyDay(1, 1, 9999), [date(9999, 1, 1)]),
        (YearlyDay(12, 31, 9999), [date(9999, 12, 31)]),
    ],
    ids=str,
)  # fmt: skip
def test_the_days_of_an_occasion(day: YearlyDay, expected: list[date]) -> None:
    (event,) = parsed(Yearly("u1", "Ana", "name day", day))
    assert falls(event, len(expected)) == expected
    assert event["summary"] == (f"Ana: name day ({day.year})" if day.year else "Ana: name day")


def promise(due: date, repeat: str | None = None, side: str = "me", what: str | None = "the deck") -> Promised:
    return Promised("u2", "Bo", what, side, due, repeat)


def test_promises_are_events_on_the_day_they_are_due() -> None:
    due = date(2026, 12, 1)
    mine, theirs, bare, mine_alone = parsed(
        promise(due), promise(due, side="them"), promise(due, what=None), Promised("u3", None, "taxes", "me", due, None)
    )
    told = [str(each["summary"]) for each in (mine, theirs, bare, mine_alone)]
    assert told == ["Bo: the deck", "waiting for Bo: the deck", "Bo: follow up", "taxes"]
    assert (mine.name, day_of(mine), "rrule" in mine) == ("VEVENT", due, False)


def test_promises_can_be_to_dos() -> None:
    once, again, birthday = parsed(
        promise(date(2026, 12, 1)), promise(date(2026, 12, 1), "FREQ=DAILY"), BIRTHDAY, todo=True
    )
    assert (once.name, day_of(once, "due"), once["status"], "dtstart" in once) == (
        "VTODO", date(2026, 12, 1), "NEEDS-ACTION", False,
    )  # fmt: skip
    assert (again.name, day_of(again), "due" in again) == ("VTODO", date(2026, 12, 1), False)
    assert birthday.name == "VEVENT"


@pytest.mark.parametrize(
    ("due", "repeat", "expected"),
    [
        (date(2026, 12, 1), "FREQ=WEEKLY;INTERVAL=2", [date(2026, 12, 1), date(2026, 12, 15)]),
        (date(2026, 12, 1), "FREQ=WEEKLY;BYDAY=TU", [date(2026, 12, 1), date(2026, 12, 8)]),
        (date(2027, 1, 31), "FREQ=MONTHLY", [date(2027, 1, 31), date(2027, 2, 28), date(2027, 3, 31)]),
        (date(2027, 2, 28), "FREQ=MONTHLY;BYMONTHDAY=28,29,30,31;BYSETPOS=-1", [date(2027, 2, 28), date(2027, 3, 31)]),
        (date(2028, 2, 29), "FREQ=YEARLY", [date(2028, 2, 29), date(2029, 2, 28)]),
    ],
)
def test_a_promise_that_repeats_falls_on_the_days_on_which_the_book_has_it(
    due: date, repeat: str, expected: list[date]
) -> None:
    (event,) = parsed(promise(due, repeat))
    assert falls(event, len(expected)) == expected


def test_a_repeat_that_nobody_can_read_is_left_out() -> None:
    for repeat in ("every now and then", "FREQ=", "FREQ=SOMETIMES", "FREQ=DAILY\r\nSUMMARY:x", ""):
        (event,) = parsed(promise(date(2026, 12, 1), repeat))
        assert "rrule" not in event


def test_people_who_come_due() -> None:
    (event,) = parsed(ComesDue("u4", "Ana", date.max))
    assert (str(event["summary"]), day_of(event)) == ("Ana: be in touch", date.max)


@settings(max_examples=40, deadline=None)
@given(st.text(min_size=1, max_size=200).map(clean_line).filter(bool))
def test_any_text_comes_back_equal_and_lines_are_short(text: str) -> None:
    (event,) = parsed(Promised("u2", text, text, "me", TODAY, None))
    assert str(event["summary"]) == f"{text}: {text}"
    lines = written(Promised("u2", text, text, "me", TODAY, None)).split("\r\n")
    assert max(len(line.encode()) for line in lines) <= 75
    assert not any("\n" in line or "\r" in line for line in lines)
