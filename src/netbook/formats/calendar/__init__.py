"""Calendars (iCalendar, RFC 5545) as Google, Outlook, Apple and others write them: what may have happened with people.

Nothing of it is sure to have happened: all of it is suggested. An event is known by its UID, one of several times of it
by that and the day it was on at first.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from netbook.domain.records import Encounter, Overlooked, ReadingOptions, Rejected
from netbook.domain.text import clean_line
from netbook.formats import text
from netbook.formats.calendar import told as telling
from netbook.formats.calendar.blocks import Block, blocks
from netbook.formats.calendar.invited import guests, own_address
from netbook.formats.calendar.rules import Unfollowed
from netbook.formats.calendar.series import instances, parsed
from netbook.formats.package import Member

DAYS = 365  # behind today, that are looked at
_BEGIN = re.compile(rb"\A(?:\xef\xbb\xbf)?\s*BEGIN:VCALENDAR\s", re.IGNORECASE)
_DAY = re.compile(r"(\d{4})(\d\d)(\d\d)(?:T|\Z)", re.ASCII)
_UNTIL = re.compile(r"\bUNTIL=(\d{8})", re.ASCII | re.IGNORECASE)
_LOOKED_AT = 500  # events by which the own address is guessed
_OWN = "-//netbook//"


def claims(member: Member, options: ReadingOptions) -> bool:
    """Whether it is a calendar."""
    head = member.head
    encoding = options.encoding or text.encoding_of(head)
    if encoding and encoding not in ("utf-8", "ascii"):
        head = head.decode(encoding, "replace").encode()
    return _BEGIN.match(head.removeprefix(b"\xef\xbb\xbf") + b"\n") is not None


def read(member: Member, options: ReadingOptions) -> Iterator[Encounter | Rejected | Overlooked]:
    """What may have happened in the last year; how much is passed over and why; what cannot be read.

    Raises:
        Unreadable: it is damaged.
    """
    today = options.calendar.today
    first = today - timedelta(days=DAYS)
    passed: Counter[str] = Counter()
    by_uid: dict[tuple[int, str], list[Block]] = defaultdict(list)
    with member.open() as stream:
        for number, block in enumerate(blocks(text.lines(stream, options.encoding))):
            reason = _apart(block, member.name, first, today)
            if not block.ends:
                yield _rejected("an event that does not end", block, member)
            elif reason:
                passed[reason] += 1
            else:
                by_uid[id(block.head), block.said("UID") or f"\n{number}"].append(block)
    me = options.me or _owner(member, [group[0] for group in by_uid.values()])
    for written in by_uid.values():
        try:
            yield from _of_one(written, first, today, me, passed)
        except Unfollowed as problem:
            yield _rejected(f"an event that {problem}", written[0], member)
    yield from (Overlooked(reason, count) for reason, count in passed.items())


def _apart(block: Block, name: str, first: date, today: date) -> str | None:
    """Why an event is passed over before it is read, as far as that is plain: most of a calendar lies years back."""
    if block.head.made_by.startswith(_OWN):
        return telling.OWN
    if telling.is_yearly(block.head, name.rpartition("/")[2]):
        return telling.YEARLY
    begins = _day(block.said("DTSTART"))
    if begins is None or block.has("RECURRENCE-ID"):
        return None
    if begins > today + timedelta(days=1):  # a zone may shift it by a day
        return telling.AHEAD
    rule = block.said("RRULE")
    ends = _day(until[1]) if (until := _UNTIL.search(rule)) else None if rule else begins
    if ends and ends < first - timedelta(days=1) and not block.has("RDATE"):
        return telling.OLD
    return None


def _day(said: str) -> date | None:
    found = _DAY.match(said)
    try:
        return date(*map(int, found.groups())) if found else None
    except ValueError:
        return None


def _owner(member: Member, written: Sequence[Block]) -> frozenset[str]:
    """Whose calendar it is; the name of it, or of its file, is an address in many cases."""
    events = []
    for block in written[-_LOOKED_AT:]:
        if block.has("ATTENDEE"):
            try:
                events.append(guests(parsed(block)))
            except Unfollowed:
                continue
    file = member.name.rpartition("/")[2].removesuffix(".ics")
    return own_address(events, [*dict.fromkeys(block.head.name for block in written), file])


def _of_one(
    written: Sequence[Block], first: date, today: date, me: frozenset[str], passed: Counter[str]
) -> Iterator[Encounter]:
    zone = telling.zone_of(written[0].head)
    for instance, on, at_time in telling.within(instances(written, first, today), zone):
        if not first <= on <= today:
            passed[telling.AHEAD if on > today else telling.OLD] += 1
            continue
        found = telling.told(instance, on, at_time, me)
        if isinstance(found, str):
            passed[found] += 1
        else:
            yield found


def _rejected(reason: str, block: Block, member: Member) -> Rejected:
    return Rejected(reason, clean_line(block.said("SUMMARY"))[:80], member.name, block.line)
