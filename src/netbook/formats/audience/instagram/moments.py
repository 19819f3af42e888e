"""The moments beside the rows of Instagram's pages, in the language of the person who asked for them."""

import re
from dataclasses import replace
from datetime import UTC, datetime, time, timedelta, timezone

from netbook.domain.records import ReadingOptions
from netbook.domain.text import clean_line, fold
from netbook.errors import Unreadable
from netbook.formats.tables.dates import read_day

_ZONE = timezone(timedelta(hours=-8))  # of all rows, in summer too, wherever the person lives
_LATEST = datetime.max.date()
_LONGEST = 80
_BEFORE_THE_TIME = r"(?:at|um|om|kl\.?|alle(?: ore)?|a las?|às|as|à)\s+"
_MOMENT = re.compile(
    rf"(?P<day>.+?\d),?(?:\s+{_BEFORE_THE_TIME})?\s*(?<!\d)(?P<hour>\d{{1,2}})[:.h](?P<minute>\d\d)(?::\d\d)?\s*(?P<half>.*)"
)
# What follows a time of twelve hours: English, German, French, Spanish, Portuguese, Italian, Dutch.
_FIRST_HALF = {"am", "vorm", "du matin", "de la manana", "da manha", "di mattina", "del mattino", "'s ochtends"}
_SECOND_HALF = {
    *("pm", "nachm", "de l'apres-midi", "du soir", "de la tarde", "de la noche", "da tarde", "da noite"),
    *("da tarde/noite", "di pomeriggio", "del pomeriggio", "di sera", "'s middags", "'s avonds"),
}
_SPACED = re.compile(r"^([ap])\s+m$")
# July and November in Polish; June and October in Croatian, whose other months are not known.
_FALSE_FRIENDS = re.compile(r"\b(?:lip|lis|listopada?)\b")
_YEAR = re.compile(r"\d{4}")


def read_moment(text: str, options: ReadingOptions) -> datetime | None:
    """The moment that a text names, in UTC; the day alone where its time is not understood, else none."""
    said = clean_line(text)
    if len(said) > _LONGEST:
        return None
    parts = _MOMENT.fullmatch(said)
    day = parts["day"] if parts else said
    if not _YEAR.search(day) or _FALSE_FRIENDS.search(fold(day)):  # it writes no year of two digits
        return None
    try:
        # Its own clock may be ahead of this one.
        on = read_day(day, replace(options.calendar, today=_LATEST))
        at = _time(int(parts["hour"]), int(parts["minute"]), parts["half"]) if parts else None
        return datetime.combine(on, at, _ZONE).astimezone(UTC) if at else datetime.combine(on, time(), UTC)
    except (Unreadable, OverflowError):
        return None


def _time(hour: int, minute: int, half: str) -> time | None:
    """A time of day; ``half`` is what follows one of twelve hours."""
    said = _SPACED.sub(r"\1m", fold(half).replace(".", "").strip())
    try:
        if not said:
            return time(hour, minute)
        if not 1 <= hour <= 12 or said not in _FIRST_HALF | _SECOND_HALF:
            return None
        return time(hour % 12 + (12 if said in _SECOND_HALF else 0), minute)
    except ValueError:
        return None
