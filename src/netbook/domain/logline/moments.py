"""When it happened and how long it took."""

from netbook.domain import when
from netbook.domain.logline.scan import AHEAD, DATE, LENGTH, REPEAT, TAG, TEXT, TIME, Scan
from netbook.errors import Unreadable

_EVENING = {
    "tonight",
    "evening",
    "night",
    "dinner",
    "supper",
    "drinks",
    "pint",
    "pints",
    "beers",
    "party",
    "pub",
}
_MORNING = {"morning", "breakfast", "brekkie"}
# "first coffee in two years" looks back, not ahead.
_SAYING = {"say", "says", "said", "saying", "told", "tell", "asked", "invited", "that", "because", "offered"}
_LOOKING_BACK = {"first", "only", "time", "best", "longest", "once", "again", "seen"}


def find_tags(scan: Scan) -> None:
    """``@word`` and ``#word``, and what is no word of a head at all."""
    for i, token in enumerate(scan.tokens):
        if token.kind == "tag":
            scan.claim(i, i + 1, TAG)
        elif token.kind in ("email", "url"):
            scan.claim(i, i + 1, TEXT)


def find_moments(scan: Scan) -> None:
    """Dates, times and durations; a date that does not exist is kept as trouble until one knows whether it counts."""
    words = {token.low for token in scan.tokens}
    half = "pm" if words & _EVENING else "am" if words & _MORNING else ""
    i = 0
    while i < len(scan.tokens):
        i = _moment_at(scan, i, half) if scan.free(i) else i + 1


def _moment_at(scan: Scan, i: int, half: str) -> int:
    """Read what stands at ``i``; the position after it."""
    try:
        if end := _repeat_end(scan, i):
            scan.claim(i, end, REPEAT)
            return end
        length = when.duration_at(scan.tokens, i)
        if length and scan.free(i, length[0]):
            scan.lengths.append(length[1])
            scan.claim(i, length[0], LENGTH)
            return length[0]
        day = when.backward_at(scan.tokens, i, scan.context.calendar)
        if day and scan.free(i, day[0]):
            scan.dates.append(day[1])
            scan.claim(i, day[0], DATE)
            return day[0]
        coming = when.coming_at(scan.tokens, i, scan.context.calendar)
        if coming and scan.free(i, coming[0]) and not _looks_back(scan, i):
            scan.coming.append((coming[1], scan.said(i, coming[0])))
            scan.claim(i, coming[0], AHEAD)
            return coming[0]
        time = when.time_at(scan.tokens, i, half)
        if time and scan.free(i, time[0]):
            scan.times.append(time[1])
            scan.claim(i, time[0], TIME)
            return time[0]
    except Unreadable as problem:
        scan.trouble.append((i, problem))
        end = _trouble_end(scan, i)
        scan.claim(i, end, DATE)
        return end
    return i + 1


def _repeat_end(scan: Scan, i: int) -> int:
    """The end of a repeat such as ``every Friday``, which outside a follow-up is text; 0 where there is none."""
    calendar = scan.context.calendar
    found = when.repeat_at(scan.tokens, i, calendar.today)
    if not found and scan.low(i) in ("every", "each"):
        start = i + 1 + (scan.low(i + 1) == "other")
        day = when.backward_at(scan.tokens, start, calendar)
        return day[0] if day and scan.free(i, day[0]) else 0
    return found[0] if found and scan.free(i, found[0]) else 0


def _trouble_end(scan: Scan, i: int) -> int:
    """The position after a date that does not exist: one token of figures, or day and month."""
    start = i + (scan.low(i) in ("on", "at", "the"))
    figures = start < len(scan.tokens) and scan.tokens[start].kind in ("iso", "slash", "clock")
    return min(start + (1 if figures else 2), len(scan.tokens))


def _looks_back(scan: Scan, i: int) -> bool:
    """Whether a date ahead is part of what was said or of looking back, not the day of what happened."""
    before = {token.low for token in scan.tokens[:i]}
    return bool(before & _SAYING) or (scan.low(i) == "in" and bool(before & _LOOKING_BACK))
