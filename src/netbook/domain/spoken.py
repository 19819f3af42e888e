"""Days and lengths of time as one says them."""

from datetime import date
from functools import lru_cache


@lru_cache(4_000)  # a list says the same days over and over
def day(when: date | None, today: date) -> str:
    """A day as one says it: ``today``, ``Fri 20 Nov``, ``5 Dec 2025``."""
    if when is None:
        return ""
    near = {-1: "yesterday", 0: "today", 1: "tomorrow"}.get((when - today).days)
    if near:
        return near
    name = f"{when.day} {when:%b}"
    return f"{when:%a} {name}" if abs((when - today).days) < 180 else f"{name} {when.year}"


def ago(when: date, today: date) -> str:
    """How long ago a day is: ``today``, ``26 days ago``, ``3 years ago``."""
    days = (today - when).days
    return "today" if days <= 0 else "yesterday" if days == 1 else f"{how_long(days)} ago"


def how_long(days: int, weeks_from: int = 28) -> str:
    """``26 days``, ``5 weeks``, ``7 months``, ``3 years``: how long, in the largest unit that says it well."""
    if days < weeks_from:
        count, unit = days, "day"
    elif days < 92:
        count, unit = days // 7, "week"
    elif days < 731:
        count, unit = round(days / 30.44), "month"
    else:
        count, unit = int(days / 365.25), "year"
    return f"{count} {unit}{'s' * (count != 1)}"


def length(minutes: int) -> str:
    """Minutes as one says them: ``45 min``, ``1 h 30``."""
    hours, rest = divmod(minutes, 60)
    if not hours:
        return f"{rest} min"
    return f"{hours} h {rest:02}" if rest else f"{hours} h"


def no_contact(met: object) -> str:
    """That nothing was written down with somebody; ``met`` is what is known of how one met, if one did."""
    return "nothing logged yet" if met else "not met yet"


def late(days: int) -> str:
    """How long something is past due, in words."""
    if days == 0:
        return "today"
    spoken = how_long(abs(days), weeks_from=14)
    return f"{spoken} late" if days > 0 else f"in {spoken}"
