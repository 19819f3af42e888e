"""What an event becomes: something to suggest, or something that is passed over, and why."""

import re
from collections.abc import Iterator, Sequence
from datetime import date, datetime, tzinfo
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from netbook.domain import when
from netbook.domain.records import Encounter
from netbook.domain.suggestions import MOST_PEOPLE
from netbook.domain.text import clean_line
from netbook.formats.calendar.invited import Guest, as_named, guests
from netbook.formats.calendar.places import is_video, place_of, says_how
from netbook.formats.calendar.series import Instance, minutes_of

if TYPE_CHECKING:
    from icalendar import Component

    from netbook.formats.calendar.blocks import Head

AHEAD = "ahead of today"
OLD = "older than a year"
CANCELLED = "cancelled"
DECLINED = "declined by you"
NOBODY_CAME = "declined by everybody else"
CROWD = f"with more than {MOST_PEOPLE} people"
YEARLY = "birthdays and holidays"
FREE = "that leave you free"
OWN = "reminders of netbook's own"
_LONGEST = 200  # letters of what it is called
_CALLED_OFF = re.compile(r"\s*(?:cancell?ed(?: event)?|abgesagt|annulée?|cancelado|geannuleerd)\s*:", re.IGNORECASE)
_YEARLY = re.compile(
    r"birthday|\bbday\b|anniversar|holiday|geburtstag|feiertag|ferien|anniversaire|jours? fériés?|cumpleaños|festivos|"
    r"compleanni|festività|verjaardag|feestdag|aniversário|feriados|födelsedag|helgdag|urodziny|święta",
    re.IGNORECASE,
)
_MEETS = (
    "X-GOOGLE-CONFERENCE",
    "CONFERENCE",
    "X-MICROSOFT-SKYPETEAMSMEETINGURL",
    "X-MICROSOFT-ONLINEMEETINGCONFLINK",
    "X-ZOOM-MEETING-URL",
)


def is_yearly(head: "Head", name: str) -> bool:
    """Whether a calendar is one of birthdays or holidays, by its name or that of its file."""
    return _YEARLY.search(head.name) is not None or _YEARLY.search(name) is not None


def zone_of(head: "Head") -> tzinfo | None:
    """The zone by whose clock a calendar tells the time where an event says it by Greenwich; none is that of here."""
    from icalendar.timezone.windows_to_olson import WINDOWS_TO_OLSON

    names = [head.zone] if head.zone else list(head.zones) if len(head.zones) == 1 else []
    for name in names:
        try:
            return ZoneInfo(WINDOWS_TO_OLSON.get(name, name))
        except (ValueError, OSError, KeyError):
            continue
    return None


def moment_of(start: date | datetime, zone: tzinfo | None) -> tuple[date, str | None]:
    """The day and the time by the clock that hung there; of a whole day none."""
    if not isinstance(start, datetime):
        return start, None
    if start.tzinfo is not None and not start.utcoffset() and _is_greenwich(start):
        start = start.astimezone(zone)
    return start.date(), f"{start:%H:%M}"


def _is_greenwich(start: datetime) -> bool:
    return str(start.tzinfo) in ("UTC", "Etc/UTC", "GMT", "Etc/GMT", "Zulu", "Etc/Zulu")


def told(instance: Instance, on: date, at_time: str | None, me: frozenset[str]) -> Encounter | str:
    """What may have happened then; else why it is not suggested."""
    event = instance.event
    summary = clean_line(str(event.get("SUMMARY", "")))[:_LONGEST]
    if str(event.get("STATUS", "")).upper() == "CANCELLED" or _CALLED_OFF.match(summary):
        return CANCELLED
    there = guests(event)
    others = [guest for guest in there if guest.address not in me]
    if reason := _why_not(event, summary, there, others, me, at_time):
        return reason
    location = str(event.get("LOCATION", ""))
    return Encounter(
        key=instance.key,
        on=on,
        kind="video" if _by_video(event, location, summary) else "meeting",
        text=summary,
        people=tuple(as_named(guest) for guest in others if guest.comes),
        at_time=at_time,
        place=place_of(location),
        minutes=_minutes(event) if at_time else None,
        sure=False,
    )


def _why_not(
    event: "Component",
    summary: str,
    there: Sequence[Guest],
    others: Sequence[Guest],
    me: frozenset[str],
    at_time: str | None,
) -> str | None:
    if any(guest.address in me and not guest.comes for guest in there):
        return DECLINED
    if others and not any(guest.comes for guest in others):
        return NOBODY_CAME
    if sum(guest.comes for guest in others) > MOST_PEOPLE:
        return CROWD
    if others:
        return None
    if at_time is None and ("YEARLY" in str(event.get("RRULE", "")) or _YEARLY.search(summary)):
        return YEARLY
    free = str(event.get("TRANSP", "")).upper() == "TRANSPARENT"
    return FREE if free and at_time else None  # whole days do so in most calendars, whatever they are


def _by_video(event: "Component", location: str, summary: str) -> bool:
    """Many calendars put a link to every event, which says little where words or a place say more."""
    if is_video(location):
        return True
    return not location.strip() and any(name in event for name in _MEETS) and not says_how(summary)


def _minutes(event: "Component") -> int | None:
    found = minutes_of(event)
    return found if found and 0 < found <= when.LONGEST else None


def within(found: Iterator[Instance], zone: tzinfo | None) -> Iterator[tuple[Instance, date, str | None]]:
    """Each time with its day and its time of day."""
    for instance in found:
        yield instance, *moment_of(instance.start, zone)
