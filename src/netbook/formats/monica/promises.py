"""What is to be done, as Monica tells of it: reminders, tasks and debts; and days of every year that it reminds of."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import NamedTuple

from netbook.domain.occasions import YearlyDay, read_kind
from netbook.domain.records import ExchangeRecord, FollowUpRecord, ReadingOptions, Rejected
from netbook.domain.vocabulary import DONE, DROPPED, OPEN
from netbook.domain.when.periods import Period, anchored
from netbook.errors import Unreadable
from netbook.formats.monica import values
from netbook.formats.monica.values import Entry

_UNITS = {"week": "w", "month": "mo", "year": "y"}
_MOST = 9999  # weeks, months or years between two reminders
_LONGEST = 1000  # letters of what is to be done
_SOON = timedelta(days=7)  # what Monica gives no day is due a week after it is brought


class Yearly(NamedTuple):
    """A day of every year that a reminder is of: of which kind, when, and what the reminder says."""

    kind: str
    day: YearlyDay
    reminder: Entry


def yearly(contact: Entry) -> tuple[list[Yearly], list[Entry]]:
    """The reminders of a contact that are days of every year, and all others; that of the birthday is the birthday."""
    born = values.told(contact).get("birthdate")
    birthday = values.day(born.get("date")) if isinstance(born, dict) and born.get("is_age_based") is not True else None
    taken = {"birthday"} if birthday else set()
    found, others = [], []
    for each in values.held(contact, "reminder"):
        said = values.told(each)
        day = values.day(said.get("initial_date"))
        every_year = _period(said) == Period(1, "y") and said.get("inactive") is not True
        if birthday and day and every_year and said.get("delible") is False and _falls(day) == _falls(birthday):
            continue
        kind = _kind(said) if every_year and day else None
        if kind and day and kind not in taken:
            taken.add(kind)
            found.append(Yearly(kind, YearlyDay(day.month, day.day), said))
        else:
            others.append(each)
    return found, others


def promised(
    contact: Entry, key: str | None, file: str, options: ReadingOptions
) -> Iterator[FollowUpRecord | Rejected]:
    """What is to be done with a contact, or was done; without ``key`` it concerns nobody but the user."""
    today = options.calendar.today
    whose = values.key_of(contact)
    for each in yearly(contact)[1]:
        yield _reminder(each, key, whose, today) or _dayless("reminder", each, file)
    for each in values.held(contact, "task"):
        yield _task(each, key, whose, today)


def _reminder(entry: Entry, key: str | None, whose: str, today: date) -> FollowUpRecord | None:
    said = values.told(entry)
    day = values.day(said.get("initial_date"), entry.get("created_at"))
    if day is None:
        return None
    what, uid = _what(said), values.uid("reminder", entry, whose)
    period, is_over = _period(said), said.get("inactive") is True
    if period is None:
        over = is_over or day < today
        return FollowUpRecord(uid, day, key, what, state=DONE if over else OPEN, closed_on=day if over else None)
    rule = anchored(period.rule(), day)
    if is_over:
        closed = values.day(entry.get("updated_at")) or day
        return FollowUpRecord(uid, day, key, what, repeat=rule, state=DROPPED, closed_on=closed)
    return FollowUpRecord(uid, _next(period, day, today), key, what, repeat=rule)


def _task(entry: Entry, key: str | None, whose: str, today: date) -> FollowUpRecord:
    said = values.told(entry)
    what, uid = _what(said), values.uid("task", entry, whose)
    if said.get("completed") is True:
        day = values.day(said.get("completed_at"), entry.get("updated_at"), entry.get("created_at")) or today
        return FollowUpRecord(uid, day, key, what, state=DONE, closed_on=day)
    return FollowUpRecord(uid, _soon(today), key, what)


def debts(
    contact: Entry, key: str, file: str, options: ReadingOptions
) -> Iterator[ExchangeRecord | FollowUpRecord | Rejected]:
    """What was lent and borrowed, and that it is to be paid back."""
    today = options.calendar.today
    for each in values.held(contact, "debt"):
        said = values.told(each)
        day = values.day(each.get("created_at"))
        if day is None or not isinstance(said.get("in_debt"), bool):
            yield _dayless("debt", each, file)
            continue
        mine, sum_ = said["in_debt"], _sum(said)
        note = values.joined(f"{'borrowed' if mine else 'lent'} {sum_}".strip(), values.line(said.get("reason")))
        yield ExchangeRecord(key, "help", "received" if mine else "given", day, note[:_LONGEST])
        is_paid = said.get("status") not in ("inprogress", None)
        closed = values.day(each.get("updated_at")) or day if is_paid else None
        yield FollowUpRecord(
            values.uid("debt", each, values.key_of(contact)),
            closed or _soon(today),
            key,
            f"pay back {sum_}".strip(),
            side="me" if mine else "them",
            state=DONE if is_paid else OPEN,
            closed_on=closed,
        )


def _sum(said: Entry) -> str:
    currency = said.get("currency")
    if isinstance(currency, dict):
        currency = currency.get("iso") or currency.get("name")
    return values.joined(values.line(said.get("amount")), values.line(currency), by=" ")[:100]


def _period(said: Entry) -> Period | None:
    """How often a reminder comes back; none where it comes once."""
    unit, number = _UNITS.get(str(said.get("frequency_type"))), said.get("frequency_number")
    count = number if isinstance(number, int) and not isinstance(number, bool) and 0 < number <= _MOST else 1
    return Period(count, unit) if unit else None


def _kind(said: Entry) -> str | None:
    try:
        return read_kind(values.line(said.get("title")))
    except Unreadable:
        return None


def _next(period: Period, day: date, today: date) -> date:
    """The first day from today on that a repeat falls on."""
    times, found = 0, day
    try:
        while found < today:
            times += 1
            found = period.after(day, times)
    except Unreadable:  # beyond the calendar's end
        pass
    return found


def _falls(day: date) -> tuple[int, int]:
    return day.month, day.day


def _soon(today: date) -> date:
    return min(today, date.max - _SOON) + _SOON


def _what(said: Entry) -> str | None:
    found = values.joined(values.line(said.get("title")), values.line(said.get("description")))
    return found[:_LONGEST] or None


def _dayless(what: str, entry: Entry, file: str) -> Rejected:
    said = values.told(entry)
    return Rejected(f"the {what} does not say when", values.line(said.get("title") or said.get("amount"))[:80], file)
